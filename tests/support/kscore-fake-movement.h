#pragma once

#include "service/kscore-movement.h"

G_BEGIN_DECLS

/**
 * KscoreFakeMovement:
 * @KSCORE_FAKE_MOVEMENT_MANY: every label there is, with posts and people
 * @KSCORE_FAKE_MOVEMENT_USUAL: what a month brings
 * @KSCORE_FAKE_MOVEMENT_NOTHING: nothing moved
 * @KSCORE_FAKE_MOVEMENT_UNKNOWN: the first day has no score
 */
typedef enum {
  KSCORE_FAKE_MOVEMENT_MANY,
  KSCORE_FAKE_MOVEMENT_USUAL,
  KSCORE_FAKE_MOVEMENT_NOTHING,
  KSCORE_FAKE_MOVEMENT_UNKNOWN,
} KscoreFakeMovement;

KscoreChangeFigures *kscore_fake_movement_new_figures (KscoreFakeMovement  kind);
void                 kscore_fake_movement_fill        (KscoreMovement     *movement,
                                                       KscoreFakeMovement  kind);

G_END_DECLS
