#pragma once

#include "service/kscore-model-use.h"
#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

gboolean kscore_workspace_use_model      (KscoreWorkspace       *self,
                                          const char            *name,
                                          GCancellable          *cancellable,
                                          GError               **error);
gboolean kscore_workspace_load_weights   (KscoreWorkspace       *self,
                                          GBytes                *bytes,
                                          GCancellable          *cancellable,
                                          GError               **error);
gboolean kscore_workspace_remove_weights (KscoreWorkspace       *self,
                                          GCancellable          *cancellable,
                                          GError               **error);
GBytes  *kscore_workspace_read_model     (KscoreWorkspace       *self,
                                          const char            *name,
                                          GError               **error);

G_END_DECLS
