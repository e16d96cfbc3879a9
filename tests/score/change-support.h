#pragma once

#include <math.h>

#include "score-support.h"
#include "score/kscore-change.h"

/* Two days with all that is needed to compare them. */
typedef struct {
  KscoreLedger *ledger[2];
  KscoreScore  *score[2];
  KscoreChange *change;
} ChangeScene;

static inline void
change_scene_init (ChangeScene          *self,
                   const KscoreEvidence *before,
                   KscoreDay             from,
                   const KscoreEvidence *after,
                   KscoreDay             to)
{
  self->ledger[0] = kscore_ledger_new (before, score_support_get_constants ());
  self->ledger[1] = before == after ? kscore_ledger_ref (self->ledger[0])
                                    : kscore_ledger_new (after, score_support_get_constants ());
  self->score[0] = kscore_score_new (self->ledger[0], from);
  self->score[1] = kscore_score_new (self->ledger[1], to);
  self->change = kscore_change_new (self->ledger[0], before, self->score[0],
                                    self->ledger[1], after, self->score[1]);
  if (self->change->known)
    g_assert_cmpfloat_with_epsilon (self->change->total, self->change->difference, 1e-9);
}

static inline void
change_scene_clear (ChangeScene *self)
{
  kscore_change_free (self->change);
  for (guint i = 0; i < 2; i++)
    {
      kscore_score_free (self->score[i]);
      kscore_ledger_unref (self->ledger[i]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChangeScene, change_scene_clear)

/* The points of one label and person (KSCORE_NO_INDEX: nobody); NAN where there is no part. */
static inline double
change_scene_get (const ChangeScene *self,
                  KscoreChangeLabel  label,
                  KscoreComponent    component,
                  guint32            person)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->change->parts->len; i++)
    {
      const KscoreChangePart *part = &g_array_index (self->change->parts, KscoreChangePart, i);

      if (part->label == label && part->component == component && part->person == person)
        {
          sum += part->points;
          n++;
        }
    }

  return n > 0 ? sum : (double) NAN;
}
