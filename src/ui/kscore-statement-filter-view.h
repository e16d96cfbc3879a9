#pragma once

#include <gtk/gtk.h>

#include "service/kscore-statement.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_FILTER_VIEW (kscore_statement_filter_view_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementFilterView, kscore_statement_filter_view, KSCORE,
                      STATEMENT_FILTER_VIEW, GtkWidget)

GtkWidget *kscore_statement_filter_view_new         (void);
void       kscore_statement_filter_view_set_choices (KscoreStatementFilterView   *self,
                                                     GListModel                  *networks,
                                                     GListModel                  *kinds);
void       kscore_statement_filter_view_set_filter  (KscoreStatementFilterView   *self,
                                                     const KscoreStatementFilter *filter);
const KscoreStatementFilter *
           kscore_statement_filter_view_get_filter  (KscoreStatementFilterView   *self);

G_END_DECLS
