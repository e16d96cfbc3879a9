#pragma once

#include <json-glib/json-glib.h>

#include "report/kscore-sink.h"

G_BEGIN_DECLS

/* A sink into memory, and the text that arrived there. */
KscoreSink *report_test_sink_new     (GOutputStream     **stream);
char       *report_test_sink_finish  (KscoreSink         *sink,
                                      GOutputStream      *stream);

/* A parsed value; fails the test where @text is not one. */
JsonNode   *report_test_parse        (const char         *text);
/* Fails where the object's members are others than @fields, or in another order. */
void        report_test_assert_fields (JsonObject         *object,
                                       const char * const *fields);

/**
 * ReportTestFolder:
 *
 * A folder of a test's own, and the place of an export in it.
 */
typedef struct {
  char *parent; /* (owned) */
  char *path;   /* (owned) */
} ReportTestFolder;

void        report_test_folder_set_up    (ReportTestFolder  *self,
                                          gconstpointer      data);
void        report_test_folder_tear_down (ReportTestFolder  *self,
                                          gconstpointer      data);
char       *report_test_read         (const char         *folder,
                                      const char         *name);

G_END_DECLS
