#pragma once

#include "report/kscore-dossier.h"
#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

/**
 * KscoreLoadedFigures:
 *
 * A score with all that a report of it can say.
 */
typedef struct {
  KscoreLoadedEvidence *loaded;      /* (owned) */
  KscoreScore          *score;       /* (owned) */
  KscoreAttribution    *attribution; /* (owned) */
  char                **actors;      /* (owned) (nullable) keys, by index in the evidence */
  char                **handles;     /* (owned) (nullable) */
  char                **posts;       /* (owned) (nullable) native ids */
  gint64               *times;       /* (owned) (nullable) by row of the ledger */
  KscoreDossier         dossier;     /* of the above */
} KscoreLoadedFigures;

KscoreLoadedFigures *kscore_loaded_figures_new        (KscoreWorkspace      *workspace,
                                                       KscoreDay             as_of,
                                                       GCancellable         *cancellable,
                                                       GError              **error);
gboolean             kscore_loaded_figures_load_names (KscoreLoadedFigures  *self,
                                                       KscoreWorkspace      *workspace,
                                                       GCancellable         *cancellable,
                                                       GError              **error);
gboolean             kscore_loaded_figures_load_times (KscoreLoadedFigures  *self,
                                                       KscoreWorkspace      *workspace,
                                                       GCancellable         *cancellable,
                                                       GError              **error);
void                 kscore_loaded_figures_free       (KscoreLoadedFigures  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreLoadedFigures, kscore_loaded_figures_free)

G_END_DECLS
