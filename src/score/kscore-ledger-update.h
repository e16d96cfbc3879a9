#pragma once

#include "score/kscore-evidence-index.h"
#include "score/kscore-ledger-private.h"
#include "score/kscore-splice.h"

G_BEGIN_DECLS

/* A week of an account whose rows are others now, or have other points. */
typedef struct {
  guint slot;
  int   week;
} KscoreTouchedWeek;

/* What changed in a ledger. */
typedef struct {
  GArray  *rows;   /* (owned) (element-type KscoreSplice) */
  GArray  *makers; /* (owned) (element-type KscoreSplice) where not all of them are new */
  GArray  *people; /* (owned) (element-type guint32) in order, whose rows, rho or facts changed */
  GArray  *weeks;  /* (owned) (element-type KscoreTouchedWeek) */
  gboolean rho;    /* somebody's changed */
  gboolean estimated; /* since when supporters are certain may be another day */
  gboolean all_makers;
} KscoreLedgerUpdate;

void     kscore_ledger_update_init   (KscoreLedgerUpdate        *self);
void     kscore_ledger_update_clear  (KscoreLedgerUpdate        *self);
gboolean kscore_ledger_update_apply  (KscoreLedgerUpdate        *self,
                                      KscoreLedger              *ledger,
                                      const KscoreEvidence      *evidence,
                                      const KscoreEvidenceIndex *index,
                                      const KscoreEvidenceSizes *before,
                                      GArray                    *people);
void     kscore_ledger_update_weeks  (KscoreLedger              *ledger,
                                      const GArray              *removed,
                                      const GArray              *added,
                                      const GArray              *touched);
gboolean kscore_ledger_update_makers (KscoreLedgerUpdate        *self,
                                      KscoreLedger              *ledger,
                                      const KscoreEvidence      *evidence,
                                      const KscoreEvidenceIndex *index);
void     kscore_ledger_get_members   (const KscoreEvidence      *evidence,
                                      const KscoreEvidenceIndex *index,
                                      guint32                    person,
                                      GArray                    *members);
gboolean kscore_ledger_find_group    (const KscoreLedger        *ledger,
                                      const KscoreLedgerWeek    *week,
                                      guint32                    person,
                                      guint                     *group);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreLedgerUpdate, kscore_ledger_update_clear)

G_END_DECLS
