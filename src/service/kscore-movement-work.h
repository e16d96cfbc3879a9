#pragma once

#include "core/kscore-change-figures.h"
#include "service/kscore-workspace.h"

G_BEGIN_DECLS

KscoreChangeFigures *kscore_movement_compute (KscoreWorkspace  *workspace,
                                              KscoreDay         from,
                                              KscoreDay         to,
                                              guint             most,
                                              GCancellable     *cancellable,
                                              GError          **error);

G_END_DECLS
