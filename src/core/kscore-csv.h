#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_CSV_MAX_FIELD  (1024 * 1024)
#define KSCORE_CSV_MAX_FIELDS 1000

typedef struct _KscoreCsvReader KscoreCsvReader;

KscoreCsvReader    *kscore_csv_reader_new       (GInputStream     *stream);
KscoreCsvReader    *kscore_csv_reader_new_bytes (const char       *data,
                                                 gsize             length);
void                kscore_csv_reader_free      (KscoreCsvReader  *self);
const char * const *kscore_csv_reader_read      (KscoreCsvReader  *self,
                                                 guint            *n_fields,
                                                 GCancellable     *cancellable,
                                                 GError          **error);
guint64             kscore_csv_reader_get_line  (KscoreCsvReader  *self);
void                kscore_csv_append           (GString          *row,
                                                 const char       *field);
void                kscore_csv_append_text      (GString          *row,
                                                 const char       *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreCsvReader, kscore_csv_reader_free)

G_END_DECLS
