#pragma once

#include "service/kscore-statement-row.h"
#include "store/kscore-part-table.h"

G_BEGIN_DECLS

KscoreStatementRow *kscore_statement_row_new  (guint               position);
void                kscore_statement_row_load (KscoreStatementRow *self,
                                               KscorePartDetails  *details);

G_END_DECLS
