#pragma once

#include <gtk/gtk.h>

#include "service/kscore-statement.h"
#include "ui/kscore-statement-exporter.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_PAGE (kscore_statement_page_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementPage, kscore_statement_page, KSCORE, STATEMENT_PAGE, GtkWidget)

GtkWidget *kscore_statement_page_new           (void);
void       kscore_statement_page_set_statement (KscoreStatementPage *self,
                                                KscoreStatement     *statement);
void       kscore_statement_page_set_filter    (KscoreStatementPage         *self,
                                                const KscoreStatementFilter *filter);
KscoreStatementExporter *
           kscore_statement_page_get_exporter  (KscoreStatementPage *self);

G_END_DECLS
