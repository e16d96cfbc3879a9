#pragma once

#include "core/kscore-evidence.h"
#include "score/kscore-constants.h"

G_BEGIN_DECLS

/**
 * KscoreLedger:
 *
 * The evidence as the model sees it: one row for everything somebody did, with the anonymous
 * remainder of the counts, cleared of the owner's own and of doubles, clipped to coverage, in one
 * order whatever order it arrived in. Immutable once made, so threads may share it.
 */
typedef struct _KscoreLedger KscoreLedger;

/**
 * KscoreLedgerRow:
 *
 * Something that people did. Indices are those of the evidence the ledger was made from.
 */
typedef struct {
  KscoreDay       day;
  guint32         account;
  guint32         post;      /* or KSCORE_NO_INDEX */
  guint32         actor;     /* or KSCORE_NO_INDEX: nobody known */
  guint32         person;    /* the actor that stands for its group, or KSCORE_NO_INDEX */
  KscoreKind      kind;
  KscorePrecision precision;
  gint64          count;     /* 1 where the actor is known */
  double          points;    /* by kind; 0 for a follow by somebody the owner follows */
  double          trust;
  KscoreSignals   signals;   /* that lowered it */
  gboolean        covered;   /* outside coverage it is shown and has no points */
} KscoreLedgerRow;

KscoreLedger          *kscore_ledger_new           (const KscoreEvidence  *evidence,
                                                    const KscoreConstants *constants);
KscoreLedger          *kscore_ledger_ref           (KscoreLedger          *self);
void                   kscore_ledger_unref         (KscoreLedger          *self);
const KscoreConstants *kscore_ledger_get_constants (const KscoreLedger    *self);

guint                  kscore_ledger_get_n_rows    (const KscoreLedger    *self);
void                   kscore_ledger_get_row       (const KscoreLedger    *self,
                                                    guint                  index,
                                                    KscoreLedgerRow       *row);
guint                  kscore_ledger_get_n_accounts (const KscoreLedger   *self);
guint                  kscore_ledger_get_n_marks   (const KscoreLedger    *self);

KscoreDay              kscore_ledger_get_first_day (const KscoreLedger    *self);
KscoreDay              kscore_ledger_get_score_day (const KscoreLedger    *self,
                                                    KscoreDay              today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreLedger, kscore_ledger_unref)

G_END_DECLS
