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

char       *report_test_make_folder  (void);
void        report_test_remove       (const char         *path);
char       *report_test_read         (const char         *folder,
                                      const char         *name);

G_END_DECLS
