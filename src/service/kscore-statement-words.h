#pragma once

#include "store/kscore-part-table.h"

G_BEGIN_DECLS

/**
 * KscoreStatementKind:
 *
 * What a part may be beside an interaction: kinds above those of interactions.
 */
typedef enum {
  KSCORE_STATEMENT_KIND_SUPPORTER = 32,
  KSCORE_STATEMENT_KIND_FOLLOWERS = 33,
  KSCORE_STATEMENT_KIND_MARK = 64, /* and the mark's kind */
} KscoreStatementKind;

G_STATIC_ASSERT (KSCORE_N_KINDS <= 32);
G_STATIC_ASSERT (KSCORE_N_MARKS <= 64);

/**
 * KscoreStatementReason:
 *
 * Why a part has no points.
 */
typedef enum {
  KSCORE_STATEMENT_REASON_NONE,
  KSCORE_STATEMENT_REASON_NOT_COVERED,
  KSCORE_STATEMENT_REASON_BEFORE,
  KSCORE_STATEMENT_REASON_AFTER,
  KSCORE_STATEMENT_REASON_FROZEN,
  KSCORE_STATEMENT_REASON_NOT_BEST,
  KSCORE_STATEMENT_REASON_FOLLOWED,
  KSCORE_STATEMENT_N_REASONS
} KscoreStatementReason;

#define KSCORE_STATEMENT_N_KINDS 256

const char *kscore_statement_words_get_kind_name (guint8                   kind);
const char *kscore_statement_words_get_kind      (guint8                   kind);
char       *kscore_statement_words_dup_choice    (guint8                   kind);
int         kscore_statement_words_find_choice   (const char              *id);
void        kscore_statement_words_rank_kinds    (guint8                  *ranks);
const char *kscore_statement_words_get_reason    (KscoreStatementReason    reason);
char       *kscore_statement_words_dup_date      (KscoreDay                day);
char       *kscore_statement_words_dup_time      (gint64                   at);
char       *kscore_statement_words_dup_points    (double                   points);
char       *kscore_statement_words_dup_person    (const KscorePartDetails *details);
char       *kscore_statement_words_dup_summary   (const KscorePartDetails *details);

G_END_DECLS
