#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"
#include "service/kscore-score-row.h"
#include "service/kscore-top-post.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_SCORE_PART (kscore_score_part_get_type ())
G_DECLARE_FINAL_TYPE (KscoreScorePart, kscore_score_part, KSCORE, SCORE_PART, GObject)

/* Properties, all read only, notified on the main thread. Numbers are NAN where not known.
 *
 * "available"   boolean, whether there is a score at all
 * "computing"   boolean
 * "score", "low", "high", "checked"   double
 * "has-range"   boolean; "not enough weeks" otherwise
 * "at-least"    boolean, Recognition is not told: printed as "at least"
 * "provisional" boolean
 * "band"        string, translated ("Established")
 * "as-of"       int, KscoreDay; "as-of-today" boolean
 * "model"       string ("kscore-1")
 * "model-notice" string or NULL, a sentence: that there is a newer model, or that the one that was
 *               chosen cannot be used; nothing moves by itself
 * "change-7", "change-30", "change-90"   double
 * "components"  GListModel of KscoreScoreRow (Response, Recognition, Audience; always three)
 * "networks"    GListModel of KscoreScoreRow
 * "posts"       GListModel of KscoreTopPost: those that add most to Response, and everything else
 * "refreshed"   int64, seconds, when an account was read from its network last, or
 *               KSCORE_TIME_UNKNOWN
 */

gboolean    kscore_score_part_get_available  (KscoreScorePart *self);
double      kscore_score_part_get_score      (KscoreScorePart *self);
gboolean    kscore_score_part_get_range      (KscoreScorePart *self,
                                              double          *low,
                                              double          *high);
KscoreDay   kscore_score_part_get_as_of      (KscoreScorePart *self);
GListModel *kscore_score_part_get_components (KscoreScorePart *self);
GListModel *kscore_score_part_get_networks   (KscoreScorePart *self);
GListModel *kscore_score_part_get_posts      (KscoreScorePart *self);

G_END_DECLS
