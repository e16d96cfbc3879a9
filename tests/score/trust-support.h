#pragma once

#include "core/kscore-values.h"
#include "score/kscore-trust.h"
#include "score-support.h"

#define TRUST_SUPPORT_TIME (kscore_day_to_time (SCORE_SUPPORT_DAY))
#define TRUST_SUPPORT_HOUR 3600
#define TRUST_SUPPORT_DAYS (24 * TRUST_SUPPORT_HOUR)

/* A post at an exact time. */
static inline guint32
trust_support_add_post (KscoreEvidence *evidence,
                        gint64          at)
{
  guint32 post = score_support_add_post (evidence, 0, kscore_day_from_time (at));

  g_array_index (evidence->posts, KscoreEvidencePost, post).at = at;
  return post;
}

/* Somebody made at a time, with a profile that was read on a day; KSCORE_UNKNOWN is not told. */
static inline guint32
trust_support_add_actor (KscoreEvidence *evidence,
                         gint64          made,
                         gint64          followers,
                         gint64          following,
                         gint64          posts,
                         KscoreDay       day)
{
  guint32 actor = score_support_add_actor (evidence, KSCORE_UNKNOWN);
  KscoreEvidenceFollowers reading = { followers, actor, day, following, posts };

  g_array_index (evidence->actors, KscoreEvidenceActor, actor).created_at = made;
  g_array_append_val (evidence->followers, reading);
  return actor;
}

/* A reaction at an exact time; its index. */
static inline guint
trust_support_react (KscoreEvidence *evidence,
                     guint32         actor,
                     guint32         post,
                     gint64          at)
{
  guint index = score_support_add_interaction (evidence, 0, KSCORE_KIND_LIKE, actor, post,
                                               kscore_day_from_time (at));

  g_array_index (evidence->interactions, KscoreEvidenceInteraction, index).at = at;
  return index;
}

static inline const KscoreEvidenceInteraction *
trust_support_get (const KscoreEvidence *evidence,
                   guint                 index)
{
  return &g_array_index (evidence->interactions, KscoreEvidenceInteraction, index);
}

static inline KscoreEvidenceActor *
trust_support_get_actor (const KscoreEvidence *evidence,
                         guint32               index)
{
  return &g_array_index (evidence->actors, KscoreEvidenceActor, index);
}

static inline KscoreEvidence *
trust_support_new (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "bluesky", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, SCORE_SUPPORT_DAY - 300, SCORE_SUPPORT_DAY + 300);
  return evidence;
}
