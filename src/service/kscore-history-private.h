#pragma once

#include "core/kscore-values.h"
#include "service/kscore-history.h"
#include "service/kscore-model-answer.h"

G_BEGIN_DECLS

KscoreHistory *kscore_history_new  (void);
void           kscore_history_take (KscoreHistory *self,
                                    GArray        *points,
                                    const GArray  *shown);

void           kscore_history_set_model (KscoreHistory          *self,
                                         const char             *model);
void           kscore_history_set_estimated (KscoreHistory       *self,
                                             const char          *estimated);
void           kscore_history_take_other (KscoreHistory           *self,
                                          const char              *title,
                                          const KscoreComparedDay *days,
                                          guint                    n_days);

G_END_DECLS
