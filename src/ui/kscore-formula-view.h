#pragma once

#include <gtk/gtk.h>

#include "service/kscore-model-choice.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_FORMULA_VIEW (kscore_formula_view_get_type ())
G_DECLARE_FINAL_TYPE (KscoreFormulaView, kscore_formula_view, KSCORE, FORMULA_VIEW, GtkWidget)

GtkWidget *kscore_formula_view_new (void);
void       kscore_formula_view_set_model_choice (KscoreFormulaView *self,
                                                 KscoreModelChoice *model_choice);

G_END_DECLS
