#pragma once

#include "core/kscore-values.h"
#include "service/kscore-history.h"

G_BEGIN_DECLS

KscoreHistory *kscore_history_new  (void);
void           kscore_history_take (KscoreHistory *self,
                                    GArray        *points,
                                    const GArray  *shown);

G_END_DECLS
