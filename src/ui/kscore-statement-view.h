#pragma once

#include <gtk/gtk.h>

#include "service/kscore-statement.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_VIEW (kscore_statement_view_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementView, kscore_statement_view, KSCORE, STATEMENT_VIEW, GtkWidget)

GtkWidget *kscore_statement_view_new           (void);
void       kscore_statement_view_set_statement (KscoreStatementView *self,
                                                KscoreStatement     *statement);

G_END_DECLS
