#pragma once

#include "service/kscore-history.h"

G_BEGIN_DECLS

void kscore_fake_history_fill     (KscoreHistory *self,
                                   guint          n_points,
                                   KscoreDay      last,
                                   double         end,
                                   gboolean       estimated);
void kscore_fake_history_set_past (KscoreHistory *self);

G_END_DECLS
