#pragma once

#include "core/kscore-date.h"
#include "service/kscore-insight.h"
#include "service/kscore-person.h"

G_BEGIN_DECLS

/**
 * KscorePeopleFilter:
 * @KSCORE_PEOPLE_ALL: all who reacted in the last 91 days
 * @KSCORE_PEOPLE_NEW: who reacted for the first time in the last 28 days
 * @KSCORE_PEOPLE_BACK: who reacted in the last 28 days after 91 days without
 * @KSCORE_PEOPLE_WAITING: who wrote in the last 28 days and was not answered
 *
 * Which people are shown.
 */
typedef enum {
  KSCORE_PEOPLE_ALL,
  KSCORE_PEOPLE_NEW,
  KSCORE_PEOPLE_BACK,
  KSCORE_PEOPLE_WAITING,
  KSCORE_N_PEOPLE_FILTERS
} KscorePeopleFilter;

/* The most people that a list holds; its count tells of all. */
#define KSCORE_PEOPLE_LISTED 1000

#define KSCORE_WEEK_HOURS (7 * 24)

/**
 * KscoreHourFigures:
 * @n_posts: posts published in this hour of the week
 * @n_reactions: reactions that came in it
 * @median: reactions of one of its posts, NAN where fewer than 3 posts are behind it
 */
typedef struct {
  guint  n_posts;
  guint  n_reactions;
  double median;
} KscoreHourFigures;

/**
 * KscoreWeekFigures:
 * @hours: by day, Monday first, then by hour of local time
 * @from: the first day that is looked at
 * @day: the last
 * @n_posts: posts in all hours; @n_posts_undated: posts left out, whose hour is not known
 * @n_reactions: reactions in all hours; @n_reactions_undated: likewise
 * @n_told: hours with a median
 * @median: reactions of one of all posts, NAN where there are none
 * @best: the hour that stands out most, or -1
 * @chance: the probability that any hour would stand out as much if hours made no difference, NAN
 *   where there is no best
 * @stands_out: whether that is below 0.05
 *
 * When posts were published and what came of them.
 */
typedef struct {
  KscoreHourFigures hours[KSCORE_WEEK_HOURS];
  KscoreDay         from;
  KscoreDay         day;
  guint             n_posts;
  guint             n_posts_undated;
  guint             n_reactions;
  guint             n_reactions_undated;
  guint             n_told;
  double            median;
  int               best;
  double            chance;
  gboolean          stands_out;
} KscoreWeekFigures;

#define KSCORE_TYPE_ENGAGEMENT (kscore_engagement_get_type ())
G_DECLARE_FINAL_TYPE (KscoreEngagement, kscore_engagement, KSCORE, ENGAGEMENT, KscoreInsight)

/* Properties, notified on the main thread when an answer is shown: "shown" uint, how many were. */

GListModel              *kscore_engagement_get_people    (KscoreEngagement   *self,
                                                          KscorePeopleFilter  filter);
guint                    kscore_engagement_get_count     (KscoreEngagement   *self,
                                                          KscorePeopleFilter  filter);
guint                    kscore_engagement_get_n_unknown (KscoreEngagement   *self);
gboolean                 kscore_engagement_get_tells_new (KscoreEngagement   *self);
KscoreDay                kscore_engagement_get_day       (KscoreEngagement   *self);
const KscoreWeekFigures *kscore_engagement_get_week      (KscoreEngagement   *self);

G_END_DECLS
