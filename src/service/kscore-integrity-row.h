#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_INTEGRITY_ROW (kscore_integrity_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreIntegrityRow, kscore_integrity_row, KSCORE, INTEGRITY_ROW, GObject)

KscoreIntegrityRow *kscore_integrity_row_new          (const char         *title,
                                                       const char         *subtitle,
                                                       const char         *value,
                                                       const gint64       *actors,
                                                       guint               n_actors);
const char         *kscore_integrity_row_get_title    (KscoreIntegrityRow *self);
const char         *kscore_integrity_row_get_subtitle (KscoreIntegrityRow *self);
const char         *kscore_integrity_row_get_value    (KscoreIntegrityRow *self);
const gint64       *kscore_integrity_row_get_actors   (KscoreIntegrityRow *self,
                                                       guint              *n_actors);
void                kscore_integrity_row_set_known    (KscoreIntegrityRow *self,
                                                       gboolean            known);
gboolean            kscore_integrity_row_get_known    (KscoreIntegrityRow *self);

G_END_DECLS
