#pragma once

#include <gtk/gtk.h>

#include "service/kscore-statement.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_CHIPS (kscore_statement_chips_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementChips, kscore_statement_chips, KSCORE, STATEMENT_CHIPS,
                      GtkWidget)

GtkWidget *kscore_statement_chips_new         (void);
void       kscore_statement_chips_set_choices (KscoreStatementChips        *self,
                                               GListModel                  *networks,
                                               GListModel                  *kinds);
void       kscore_statement_chips_set_filter  (KscoreStatementChips        *self,
                                               const KscoreStatementFilter *filter);
const KscoreStatementFilter *
           kscore_statement_chips_get_filter  (KscoreStatementChips        *self);

G_END_DECLS
