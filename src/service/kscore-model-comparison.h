#pragma once

#include "score/kscore-score.h"
#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

/**
 * KscoreModelComparison:
 *
 * The owner's score of the same evidence and days with two versions of the model.
 */
typedef struct {
  KscoreScore *used;         /* (owned): with the version that is used */
  KscoreScore *other;        /* (owned) */
  GArray      *used_series;  /* (owned) (element-type KscoreSeriesPoint) one a day */
  GArray      *other_series; /* (owned) (element-type KscoreSeriesPoint) the same days */
} KscoreModelComparison;

KscoreModelComparison *kscore_model_comparison_new  (KscoreWorkspace        *workspace,
                                                     const char             *version,
                                                     GCancellable           *cancellable,
                                                     GError                **error);
void                   kscore_model_comparison_free (KscoreModelComparison  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreModelComparison, kscore_model_comparison_free)

G_END_DECLS
