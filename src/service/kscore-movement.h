#pragma once

#include "service/kscore-insight.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_MOVEMENT (kscore_movement_get_type ())
G_DECLARE_FINAL_TYPE (KscoreMovement, kscore_movement, KSCORE, MOVEMENT, KscoreInsight)

G_END_DECLS
