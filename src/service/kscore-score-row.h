#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_SCORE_ROW (kscore_score_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreScoreRow, kscore_score_row, KSCORE, SCORE_ROW, GObject)

/* Properties, all read only: "id" string ("response", "x"), "title" string (translated), "detail"
 * string (translated: "9 of 13 weeks · 1,204 people", or why it is not known), "points" double
 * (NAN where not known), "maximum" double (the most points it could bring), "without" double (the
 * score without it, NAN where not known), "known" boolean. */
KscoreScoreRow *kscore_score_row_new         (const char     *id,
                                              const char     *title,
                                              const char     *detail,
                                              double          points,
                                              double          maximum,
                                              double          without);
const char     *kscore_score_row_get_id      (KscoreScoreRow *self);
const char     *kscore_score_row_get_title   (KscoreScoreRow *self);
const char     *kscore_score_row_get_detail  (KscoreScoreRow *self);
double          kscore_score_row_get_points  (KscoreScoreRow *self);
double          kscore_score_row_get_maximum (KscoreScoreRow *self);
double          kscore_score_row_get_without (KscoreScoreRow *self);
gboolean        kscore_score_row_get_known   (KscoreScoreRow *self);

G_END_DECLS
