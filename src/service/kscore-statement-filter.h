#pragma once

#include <glib.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

typedef enum {
  KSCORE_STATEMENT_ALL,
  KSCORE_STATEMENT_SCORED,
  KSCORE_STATEMENT_NOT_SCORED,
} KscoreStatementScored;

/**
 * KscoreStatementFilter:
 * @search: (nullable): in the words of posts and the names of people
 * @network: (nullable): its id
 * @kind: (nullable): its id
 * @actor: a person's, 0 for all; @person: (nullable): the name, for the page only
 * @post: 0 for all; @post_text: (nullable): its beginning, for the page only
 * @from: inclusive, or %KSCORE_DAY_UNKNOWN
 * @to: inclusive, or %KSCORE_DAY_UNKNOWN
 * @scored: whether parts with points, without, or both
 *
 * Which parts are shown. Zeroed, with both days unknown, it shows all.
 */
typedef struct {
  char                  *search;    /* (owned) */
  char                  *network;   /* (owned) */
  char                  *kind;      /* (owned) */
  gint64                 actor;
  char                  *person;    /* (owned) */
  gint64                 post;
  char                  *post_text; /* (owned) */
  KscoreDay              from;
  KscoreDay              to;
  KscoreStatementScored  scored;
} KscoreStatementFilter;

KscoreStatementFilter *kscore_statement_filter_new   (void);
KscoreStatementFilter *kscore_statement_filter_copy  (const KscoreStatementFilter *self);
gboolean               kscore_statement_filter_equal (const KscoreStatementFilter *a,
                                                      const KscoreStatementFilter *b);
gboolean               kscore_statement_filter_is_empty (const KscoreStatementFilter *self);
void                   kscore_statement_filter_free  (KscoreStatementFilter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreStatementFilter, kscore_statement_filter_free)

G_END_DECLS
