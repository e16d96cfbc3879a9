#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-movement.h"

G_BEGIN_DECLS

extern const KscoreInsightWork kscore_movement_work;

KscoreMovement *kscore_movement_new (void);

G_END_DECLS
