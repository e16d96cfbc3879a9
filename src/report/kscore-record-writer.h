#pragma once

#include "core/kscore-date.h"
#include "report/kscore-json-writer.h"
#include "report/kscore-sink.h"

G_BEGIN_DECLS

/**
 * KscoreRecordFormat:
 * @KSCORE_RECORD_LINES: one JSON object a line
 * @KSCORE_RECORD_ARRAY: one JSON array, an element a line
 * @KSCORE_RECORD_CSV: a header and one line a record, what is not known empty
 */
typedef enum {
  KSCORE_RECORD_LINES,
  KSCORE_RECORD_ARRAY,
  KSCORE_RECORD_CSV,
} KscoreRecordFormat;

/**
 * KscoreRecordWriter:
 *
 * Writes records that all have the same fields in the same order. The list of fields is the
 * promise to readers: a field that is forgotten, added or out of order is a programming error.
 */
typedef struct _KscoreRecordWriter KscoreRecordWriter;

KscoreRecordWriter *kscore_record_writer_new         (KscoreSink         *sink,
                                                      KscoreRecordFormat  format,
                                                      const char * const *fields);
void                kscore_record_writer_begin       (KscoreRecordWriter *self);
gboolean            kscore_record_writer_end         (KscoreRecordWriter *self);
void                kscore_record_writer_add_boolean (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      gboolean            value);
void                kscore_record_writer_add_int     (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      gint64              value);
void                kscore_record_writer_add_count   (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      gint64              value);
void                kscore_record_writer_add_double  (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      double              value);
void                kscore_record_writer_add_rounded (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      double              value,
                                                      int                 decimals);
void                kscore_record_writer_add_string  (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      const char         *value);
void                kscore_record_writer_add_text    (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      const char         *value);
void                kscore_record_writer_add_strv    (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      const char * const *values);
void                kscore_record_writer_add_day     (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      KscoreDay           day);
void                kscore_record_writer_add_time    (KscoreRecordWriter *self,
                                                      const char         *field,
                                                      gint64              time);
KscoreJsonWriter   *kscore_record_writer_get_json    (KscoreRecordWriter *self,
                                                      const char         *field);
void                kscore_record_writer_close       (KscoreRecordWriter *self);
void                kscore_record_writer_free        (KscoreRecordWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreRecordWriter, kscore_record_writer_free)

G_END_DECLS
