#pragma once

#include "score/kscore-ledger-private.h"

G_BEGIN_DECLS

/* What decides whether somebody is a maker, and since when. Taken in in this order: readings of
 * followers, rows, actors. */
typedef struct {
  KscoreDay established_day;
  KscoreDay first_day;  /* of a covered reaction */
  KscoreDay follow_day;
  guint32   account;    /* slot */
  KscoreDay purged_day; /* reacted first, of somebody who was purged since */
  KscoreDay dated_day;  /* of a follow with a date */
} KscoreMakerFacts;

/* Somebody whom the owner follows too does not become a supporter by following: such a row has no
 * points. */
static inline gboolean
kscore_ledger_is_reaction (const KscoreLedger *self,
                           guint               row)
{
  return self->covered[row] && self->points[row] > 0;
}

void     kscore_maker_facts_init         (KscoreMakerFacts              *self);
void     kscore_maker_facts_take_reading (KscoreMakerFacts              *self,
                                          const KscoreLedger            *ledger,
                                          const KscoreEvidenceFollowers *reading,
                                          KscoreDay                      first_day);
void     kscore_maker_facts_take_row     (KscoreMakerFacts              *self,
                                          const KscoreLedger            *ledger,
                                          guint                          row);
gboolean kscore_maker_facts_take_actor   (KscoreMakerFacts              *self,
                                          const KscoreLedger            *ledger,
                                          const KscoreEvidenceActor     *actor,
                                          guint32                        person,
                                          KscoreListed                  *listed);
void     kscore_maker_facts_fill         (const KscoreMakerFacts        *self,
                                          KscoreMaker                   *maker);
gboolean kscore_maker_facts_get_supports (const KscoreMakerFacts        *self);
guint    kscore_ledger_find_maker        (const KscoreLedger            *self,
                                          guint32                        person);
void     kscore_ledger_find_estimated    (KscoreLedger                  *self,
                                          const KscoreEvidence          *evidence);
void     kscore_ledger_finish_maker_rows (KscoreLedger                  *self,
                                          guint                          start,
                                          guint                          end);

G_END_DECLS
