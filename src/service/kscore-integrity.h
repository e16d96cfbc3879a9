#pragma once

#include "service/kscore-insight.h"
#include "service/kscore-integrity-row.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_INTEGRITY (kscore_integrity_get_type ())
G_DECLARE_FINAL_TYPE (KscoreIntegrity, kscore_integrity, KSCORE, INTEGRITY, KscoreInsight)

/* Signals: "shown", a new answer is shown or "busy" has changed; "overruled", somebody is known now
 * or not any more, so that the score has to be computed anew. */

GListModel         *kscore_integrity_get_signals     (KscoreIntegrity     *self);
GListModel         *kscore_integrity_get_groups      (KscoreIntegrity     *self);
GListModel         *kscore_integrity_get_people      (KscoreIntegrity     *self);
GListModel         *kscore_integrity_get_known       (KscoreIntegrity     *self);
const char         *kscore_integrity_get_summary     (KscoreIntegrity     *self);
const char         *kscore_integrity_get_sharing     (KscoreIntegrity     *self);
const char         *kscore_integrity_get_top         (KscoreIntegrity     *self);
const char * const *kscore_integrity_get_gaps        (KscoreIntegrity     *self);
guint               kscore_integrity_get_n_unlisted  (KscoreIntegrity     *self);
const char         *kscore_integrity_get_obstacle    (KscoreIntegrity     *self);
gboolean            kscore_integrity_get_busy        (KscoreIntegrity     *self);
void                kscore_integrity_overrule_async  (KscoreIntegrity     *self,
                                                      KscoreIntegrityRow  *row,
                                                      gboolean             known,
                                                      GAsyncReadyCallback  callback,
                                                      gpointer             user_data);
gboolean            kscore_integrity_overrule_finish (KscoreIntegrity     *self,
                                                      GAsyncResult        *result,
                                                      GError             **error);

G_END_DECLS
