#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-integrity-answer.h"
#include "service/kscore-integrity.h"

G_BEGIN_DECLS

/* Stores, in a worker thread, whether the owner knows people. @workspace is a #KscoreWorkspace. */
typedef gboolean (*KscoreIntegrityOverrule) (GObject       *workspace,
                                             const gint64  *actors,
                                             guint          n_actors,
                                             gboolean       known,
                                             GCancellable  *cancellable,
                                             GError       **error);

extern const KscoreInsightWork kscore_integrity_work;

KscoreIntegrity *kscore_integrity_new          (void);
void             kscore_integrity_set_work     (KscoreIntegrity         *self);
void             kscore_integrity_set_overrule (KscoreIntegrity         *self,
                                                KscoreIntegrityOverrule  overrule);

G_END_DECLS
