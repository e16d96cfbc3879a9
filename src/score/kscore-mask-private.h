#pragma once

#include "score/kscore-ledger-private.h"
#include "score/kscore-mask.h"

G_BEGIN_DECLS

struct _KscoreMask {
  const KscoreLedger *ledger;
  guint8             *rows;      /* (owned) by row */
  guint8             *marks;     /* (owned) by mark of the evidence */
  guint8             *people;    /* (owned) by person */
  guint8             *accounts;  /* (owned) by slot */
  guint8             *audiences; /* (owned) by slot */
};

static inline gboolean
kscore_mask_hides_row (const KscoreMask *self,
                       guint             row)
{
  return self->rows[row];
}

static inline gboolean
kscore_mask_hides_mark (const KscoreMask       *self,
                        const KscoreLedgerMark *mark)
{
  return self->marks[mark->index];
}

static inline gboolean
kscore_mask_hides_person (const KscoreMask *self,
                          guint32           person)
{
  return self->people[person];
}

static inline gboolean
kscore_mask_hides_account (const KscoreMask *self,
                           guint32           slot)
{
  return slot != KSCORE_NO_INDEX && self->accounts[slot];
}

static inline gboolean
kscore_mask_hides_audience (const KscoreMask *self,
                            guint32           slot)
{
  return self->accounts[slot] || self->audiences[slot];
}

G_END_DECLS
