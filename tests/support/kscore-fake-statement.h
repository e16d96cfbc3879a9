#pragma once

#include "service/kscore-statement.h"

G_BEGIN_DECLS

/* A scripted statement: made-up rows, computed from their place. Below KSCORE_FAKE_MANY parts it
 * really filters and sorts; above, an order is a permutation and every filter shows half. What an
 * export does is told by the file's name:
 *
 * "broken…"   STORAGE
 * "endless…"  until it is cancelled
 * others      writes one line a part
 */
#define KSCORE_FAKE_MANY 20000

KscoreStatement    *kscore_fake_statement_new         (void);
/* @score: NAN for none; the points of all parts are one less. */
void                kscore_fake_statement_fill        (KscoreStatement *self,
                                                       guint            n_parts,
                                                       double           score);
/* @problem: (nullable): why it cannot be made from now on. */
void                kscore_fake_statement_set_problem (KscoreStatement *self,
                                                       const char      *problem);
/* @endless: whether loading never ends. */
void                kscore_fake_statement_set_endless (KscoreStatement *self,
                                                       gboolean         endless);
/* What is told of the score without what is shown; nothing until then. */
void                kscore_fake_statement_set_without (KscoreStatement *self,
                                                       gboolean         comparing,
                                                       double           without);
gboolean            kscore_fake_statement_get_active  (KscoreStatement *self);
/* Of the whole, not of what is shown. */
KscoreStatementRow *kscore_fake_statement_row_new     (guint            part);

G_END_DECLS
