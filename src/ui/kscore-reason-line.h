#pragma once

#include <gtk/gtk.h>

#include "service/kscore-reason-row.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_REASON_LINE (kscore_reason_line_get_type ())
G_DECLARE_FINAL_TYPE (KscoreReasonLine, kscore_reason_line, KSCORE, REASON_LINE, GtkListBoxRow)

GtkWidget       *kscore_reason_line_new     (KscoreReasonRow  *row,
                                             double            most);
KscoreReasonRow *kscore_reason_line_get_row (KscoreReasonLine *self);

G_END_DECLS
