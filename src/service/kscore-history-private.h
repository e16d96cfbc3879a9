#pragma once

#include "service/kscore-history.h"

G_BEGIN_DECLS

KscoreHistory *kscore_history_new  (void);
void           kscore_history_take (KscoreHistory *self,
                                    GArray        *points);

G_END_DECLS
