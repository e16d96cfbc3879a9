#pragma once

#include "core/kscore-lever.h"

G_BEGIN_DECLS

const char *kscore_lever_get_title      (KscoreLever      lever);
char       *kscore_lever_dup_amount     (KscoreLever      lever,
                                         double           amount);
char       *kscore_lever_dup_meaning    (KscoreLever      lever,
                                         gboolean         available,
                                         guint            n_weeks,
                                         guint            each,
                                         const char      *where);
const char *kscore_reason_get_title     (KscoreReasonCode code);
char       *kscore_reason_dup_code      (KscoreReasonCode code);
char       *kscore_reason_dup_sentence  (KscoreReasonCode code,
                                         double           value);
char       *kscore_reason_dup_reference (KscoreReasonCode code,
                                         double           reference,
                                         const char      *whose);
char       *kscore_reason_dup_points    (double           points,
                                         gboolean         in_favour);

G_END_DECLS
