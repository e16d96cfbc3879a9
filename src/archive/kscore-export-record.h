#pragma once

#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

/* One line of Kscore's own export each. They return NULL or FALSE for what cannot be. */

KscoreAccount     *kscore_export_record_account     (JsonObject      *object);
KscorePost        *kscore_export_record_post        (JsonObject      *object,
                                                     gint64           exported_at,
                                                     GPtrArray       *counts,
                                                     guint64         *counts_bad);
gboolean           kscore_export_record_actor       (JsonObject      *object,
                                                     gint64           read_at,
                                                     GPtrArray       *actors);
KscoreInteraction *kscore_export_record_interaction (JsonObject      *object);
KscoreMark        *kscore_export_record_mark        (JsonObject      *object);
KscoreOutgoing    *kscore_export_record_outgoing    (JsonObject      *object);
gboolean           kscore_export_record_audience    (JsonObject      *object,
                                                     KscoreAudience  *audience);
gboolean           kscore_export_record_coverage    (JsonObject      *object,
                                                     KscoreDay        last,
                                                     KscoreCoverage  *coverage);
gboolean           kscore_export_record_shown       (JsonObject      *object,
                                                     KscoreShown     *shown);

G_END_DECLS
