#pragma once

#include "service/kscore-history.h"

G_BEGIN_DECLS

void kscore_fake_history_fill     (KscoreHistory *self,
                                   guint          n_points,
                                   KscoreDay      last,
                                   double         end,
                                   gboolean       estimated);
void kscore_fake_history_set_past (KscoreHistory *self);
void kscore_fake_history_compare  (KscoreHistory *self,
                                   const char    *other);

G_END_DECLS
