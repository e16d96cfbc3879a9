#pragma once

#include <gtk/gtk.h>

#include "service/kscore-lenses.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_LENSES_VIEW (kscore_lenses_view_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLensesView, kscore_lenses_view, KSCORE, LENSES_VIEW, GtkWidget)

GtkWidget *kscore_lenses_view_new (void);
void       kscore_lenses_view_set_lenses (KscoreLensesView *self,
                                          KscoreLenses     *lenses);

G_END_DECLS
