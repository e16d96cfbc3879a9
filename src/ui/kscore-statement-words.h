#pragma once

#include "service/kscore-statement.h"

G_BEGIN_DECLS

/* What the Statement page says, without a widget. */

const char *kscore_statement_words_get_sort   (KscoreStatementSort  sort);
char       *kscore_statement_words_get_title  (KscoreStatementRow  *row);
char       *kscore_statement_words_get_detail (KscoreStatementRow  *row);
char       *kscore_statement_words_get_count  (double               count);
char       *kscore_statement_words_get_copy   (KscoreStatementRow  *row);
char       *kscore_statement_words_get_sums   (guint                n_all,
                                               guint                n_shown,
                                               guint                n_not_scored,
                                               double               points,
                                               double               score,
                                               gboolean             comparing,
                                               double               without);

G_END_DECLS
