#pragma once

#include "core/kscore-change-figures.h"
#include "service/kscore-insight.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_MOVEMENT (kscore_movement_get_type ())
G_DECLARE_FINAL_TYPE (KscoreMovement, kscore_movement, KSCORE, MOVEMENT, KscoreInsight)

/* Emits "changed" when the figures are others. */

void                       kscore_movement_set_days    (KscoreMovement *self,
                                                        KscoreDay       from,
                                                        KscoreDay       to);
void                       kscore_movement_get_days    (KscoreMovement *self,
                                                        KscoreDay      *from,
                                                        KscoreDay      *to);
const KscoreChangeFigures *kscore_movement_get_figures (KscoreMovement *self);

G_END_DECLS
