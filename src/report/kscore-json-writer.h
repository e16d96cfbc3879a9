#pragma once

#include <glib.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreJsonWriter:
 *
 * Appends JSON text to a string, member by member, in the order of the calls: the same calls give
 * the same bytes. A tree of json-glib nodes would take seven times the text in memory.
 */
typedef struct {
  GString *out;    /* where the text goes, not owned */
  guint    depth;
  guint64  filled; /* bit i: the container at depth i has a member already */
} KscoreJsonWriter;

#define KSCORE_JSON_WRITER_INIT(string) { .out = (string) }

/* The name is NULL for an element of an array and for the outermost value. */
void kscore_json_writer_begin_object (KscoreJsonWriter *self,
                                      const char       *name);
void kscore_json_writer_end_object   (KscoreJsonWriter *self);
void kscore_json_writer_begin_array  (KscoreJsonWriter *self,
                                      const char       *name);
void kscore_json_writer_end_array    (KscoreJsonWriter *self);
void kscore_json_writer_add_null     (KscoreJsonWriter *self,
                                      const char       *name);
void kscore_json_writer_add_boolean  (KscoreJsonWriter *self,
                                      const char       *name,
                                      gboolean          value);
void kscore_json_writer_add_int      (KscoreJsonWriter *self,
                                      const char       *name,
                                      gint64            value);
void kscore_json_writer_add_count    (KscoreJsonWriter *self,
                                      const char       *name,
                                      gint64            value);
void kscore_json_writer_add_double   (KscoreJsonWriter *self,
                                      const char       *name,
                                      double            value);
void kscore_json_writer_add_rounded  (KscoreJsonWriter *self,
                                      const char       *name,
                                      double            value,
                                      int               decimals);
void kscore_json_writer_add_string   (KscoreJsonWriter *self,
                                      const char       *name,
                                      const char       *value);
void kscore_json_writer_add_strv     (KscoreJsonWriter   *self,
                                      const char         *name,
                                      const char * const *values);
void kscore_json_writer_add_day      (KscoreJsonWriter *self,
                                      const char       *name,
                                      KscoreDay         day);
void kscore_json_writer_add_time     (KscoreJsonWriter *self,
                                      const char       *name,
                                      gint64            time);

G_END_DECLS
