#pragma once

#include "service/kscore-statement-row-private.h"

G_BEGIN_DECLS

/* How many rows are kept that nobody looks at any more. */
#define KSCORE_STATEMENT_KEPT_ROWS 2000

/**
 * KscoreStatementRows:
 *
 * The rows of one order that anybody looks at or has looked at lately, and which of them are still
 * to be read. A row is the same object for as long as it is alive. For the main thread only.
 */
typedef struct _KscoreStatementRows KscoreStatementRows;

KscoreStatementRows *kscore_statement_rows_new  (void);
void                 kscore_statement_rows_free (KscoreStatementRows *self);
KscoreStatementRow  *kscore_statement_rows_get  (KscoreStatementRows *self,
                                                 guint                position);
gboolean             kscore_statement_rows_is_wanted (KscoreStatementRows *self);
guint                kscore_statement_rows_take_wanted (KscoreStatementRows *self,
                                                        guint               *positions,
                                                        guint                n_positions);
void                 kscore_statement_rows_load (KscoreStatementRows *self,
                                                 guint                position,
                                                 KscorePartDetails   *details);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreStatementRows, kscore_statement_rows_free)

G_END_DECLS
