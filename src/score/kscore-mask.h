#pragma once

#include "score/kscore-ledger.h"

G_BEGIN_DECLS

/**
 * KscoreMask:
 *
 * Parts of a ledger that a score is computed without.
 */
typedef struct _KscoreMask KscoreMask;

KscoreMask *kscore_mask_new          (const KscoreLedger *ledger);
void        kscore_mask_free         (KscoreMask         *self);
void        kscore_mask_clear        (KscoreMask         *self);
void        kscore_mask_hide_row     (KscoreMask         *self,
                                      guint               row);
void        kscore_mask_hide_mark    (KscoreMask         *self,
                                      guint               mark);
void        kscore_mask_hide_post    (KscoreMask         *self,
                                      guint32             post);
void        kscore_mask_hide_person  (KscoreMask         *self,
                                      guint32             person);
void        kscore_mask_hide_kind    (KscoreMask         *self,
                                      KscoreKind          kind);
void        kscore_mask_hide_account (KscoreMask         *self,
                                      guint32             account);
void        kscore_mask_hide_supporter (KscoreMask       *self,
                                        guint32           person);
void        kscore_mask_hide_audience (KscoreMask        *self,
                                       guint32            account);
void        kscore_mask_hide_doubles (KscoreMask         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreMask, kscore_mask_free)

G_END_DECLS
