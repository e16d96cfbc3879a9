#pragma once

#include "score/kscore-ledger.h"

G_BEGIN_DECLS

#define KSCORE_HOURS_DAYS  7
#define KSCORE_HOURS_HOURS 24
#define KSCORE_N_HOUR_CELLS (KSCORE_HOURS_DAYS * KSCORE_HOURS_HOURS)
/* Days that are looked at: half a year. */
#define KSCORE_HOURS_WINDOW 182
/* Younger posts are left out: reactions to them still come. */
#define KSCORE_HOURS_AGE 7
/* Fewer posts say nothing about an hour. */
#define KSCORE_HOURS_MIN_POSTS 3
/* The most that the probability of chance may be where an hour is named the best. */
#define KSCORE_HOURS_CHANCE 0.05

/**
 * KscoreZoneFunc:
 * @time: seconds since 1970 UTC
 * @user_data: what was given with it
 *
 * Returns: how many seconds local time is ahead of UTC then
 */
typedef int (*KscoreZoneFunc) (gint64   time,
                               gpointer user_data);

/**
 * KscoreHourCell:
 *
 * One hour of one day of the week, in local time.
 */
typedef struct {
  guint  n_posts;     /* published in it */
  guint  n_reactions; /* that came in it, whenever the post was published */
  double median;      /* reactions of one of its posts, NAN where fewer than 3 are behind it */
  double rank;        /* where its posts stand on average among the posts of their accounts, 0 (the
                       * fewest reactions) to 1, NAN likewise */
} KscoreHourCell;

/**
 * KscoreHours:
 *
 * When posts were published, what came of them, and when. Cells are by day, Monday first, then by
 * hour.
 */
typedef struct {
  KscoreDay      from;
  KscoreDay      day;
  KscoreHourCell cells[KSCORE_N_HOUR_CELLS];
  guint          n_posts;             /* in all cells */
  guint          n_reactions;
  guint          n_posts_undated;     /* left out: their hour is not known */
  guint          n_reactions_undated;
  guint          n_told;              /* cells with a median */
  double         median;              /* of all posts, NAN where there are none */
  int            best;                /* the cell with the least chance, or -1 */
  double         chance;              /* that any of the cells would stand out as much if hours made
                                       * no difference, at most; NAN where there is no best */
  gboolean       stands_out;          /* that is below 0.05 */
} KscoreHours;

KscoreHours *kscore_hours_new  (const KscoreEvidence *evidence,
                                const KscoreLedger   *ledger,
                                KscoreDay             day,
                                KscoreZoneFunc        zone,
                                gpointer              zone_data);
void         kscore_hours_free (KscoreHours          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHours, kscore_hours_free)

G_END_DECLS
