#pragma once

#include "service/kscore-figures.h"

G_BEGIN_DECLS

/* What the command line does with versions of the model. Every call blocks. */
gboolean kscore_figures_write_models     (KscoreWorkspace     *workspace,
                                          KscoreFigureFormat   format,
                                          GOutputStream       *stream,
                                          GCancellable        *cancellable,
                                          GError             **error);
gboolean kscore_figures_write_comparison (KscoreWorkspace     *workspace,
                                          const char          *version,
                                          gboolean             history,
                                          KscoreFigureFormat   format,
                                          GOutputStream       *stream,
                                          GCancellable        *cancellable,
                                          GError             **error);
gboolean kscore_figures_write_model_file (KscoreWorkspace     *workspace,
                                          const char          *version,
                                          GOutputStream       *stream,
                                          GCancellable        *cancellable,
                                          GError             **error);
gboolean kscore_figures_use_model        (KscoreWorkspace     *workspace,
                                          const char          *version,
                                          GCancellable        *cancellable,
                                          GError             **error);
gboolean kscore_figures_load_weights     (KscoreWorkspace     *workspace,
                                          const char          *path,
                                          GCancellable        *cancellable,
                                          GError             **error);
gboolean kscore_figures_remove_weights   (KscoreWorkspace     *workspace,
                                          GCancellable        *cancellable,
                                          GError             **error);

G_END_DECLS
