#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"

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
 * "change-7", "change-30", "change-90"   double
 * "components"  GListModel of KscoreScoreRow (Response, Recognition, Audience; always three)
 * "networks"    GListModel of KscoreScoreRow
 */

#define KSCORE_TYPE_SCORE_ROW (kscore_score_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreScoreRow, kscore_score_row, KSCORE, SCORE_ROW, GObject)

/* Properties of a row: "id" string ("response", "x"), "title" string (translated), "detail"
 * string (translated: "9 of 13 weeks · 1,204 people", or why it is not known), "points" double
 * (NAN where not known), "maximum" double (the most points it could bring), "known" boolean. */

G_END_DECLS
