#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-engagement.h"

G_BEGIN_DECLS

/**
 * KscoreEngagementAnswer:
 *
 * What a worker found out: the lists hold at most %KSCORE_PEOPLE_LISTED each.
 */
typedef struct {
  GPtrArray         *people[KSCORE_N_PEOPLE_FILTERS]; /* (owned) (element-type KscorePerson) */
  guint              counts[KSCORE_N_PEOPLE_FILTERS];
  guint              n_unknown;
  gboolean           tells_new;
  KscoreDay          from;
  KscoreDay          day;
  KscoreWeekFigures  week;
  char              *zone; /* (owned): the name of the local time zone */
} KscoreEngagementAnswer;

KscoreEngagementAnswer *kscore_engagement_answer_new  (void);
void                    kscore_engagement_answer_free (KscoreEngagementAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreEngagementAnswer, kscore_engagement_answer_free)

extern const KscoreInsightWork kscore_engagement_work;

KscoreEngagement *kscore_engagement_new (void);

G_END_DECLS
