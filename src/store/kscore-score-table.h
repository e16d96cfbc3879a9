#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreSnapshot:
 *
 * The score of one day, computed from what was known when it was written. A cache: it may be
 * replaced or thrown away at any time, unlike what was shown.
 */
typedef struct {
  KscoreDay day;
  double    score;       /* NAN where the day has none */
  double    low;         /* NAN where there is no range */
  double    high;
  double    checked;
  double    response;    /* points, NAN where unknown */
  double    recognition;
  double    audience;
  gboolean  estimated;   /* rests on undated state */
} KscoreSnapshot;

gboolean kscore_score_table_replace (KscoreDatabase        *db,
                                     gint64                 person,
                                     const char            *model,
                                     const KscoreSnapshot  *snapshots,
                                     gsize                  n_snapshots,
                                     GError               **error);
gboolean kscore_score_table_put     (KscoreDatabase        *db,
                                     gint64                 person,
                                     const char            *model,
                                     const KscoreSnapshot  *snapshots,
                                     gsize                  n_snapshots,
                                     GError               **error);
GArray  *kscore_score_table_list    (KscoreDatabase        *db,
                                     gint64                 person,
                                     const char            *model,
                                     GError               **error);
gboolean kscore_shown_table_put     (KscoreDatabase        *db,
                                     gint64                 person,
                                     const KscoreShown     *shown,
                                     gsize                  n_shown,
                                     GError               **error);
GArray  *kscore_shown_table_list    (KscoreDatabase        *db,
                                     gint64                 person,
                                     GError               **error);

G_END_DECLS
