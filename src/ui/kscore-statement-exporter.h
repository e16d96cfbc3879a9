#pragma once

#include <gtk/gtk.h>

#include "service/kscore-statement.h"
#include "ui/kscore-message-bar.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_EXPORTER (kscore_statement_exporter_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementExporter, kscore_statement_exporter, KSCORE,
                      STATEMENT_EXPORTER, GObject)

KscoreStatementExporter *kscore_statement_exporter_new           (GtkWidget             *widget,
                                                              KscoreMessageBar      *bar,
                                                              GActionMap            *actions);
void                   kscore_statement_exporter_set_statement (KscoreStatementExporter *self,
                                                              KscoreStatement       *statement);
void                   kscore_statement_exporter_set_possible  (KscoreStatementExporter *self,
                                                              gboolean               possible);
void                   kscore_statement_exporter_run           (KscoreStatementExporter *self,
                                                              GFile                 *file,
                                                              KscoreStatementFormat  format);

G_END_DECLS
