#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-movement.h"

G_BEGIN_DECLS

/* How far back it looks where nobody says. */
#define KSCORE_MOVEMENT_DAYS 30

/* The question; the answer is KscoreChangeFigures. */
typedef struct {
  KscoreDay from;
  KscoreDay to;
} KscoreMovementDays;

extern const KscoreInsightWork kscore_movement_work;

KscoreMovement *kscore_movement_new (void);

G_END_DECLS
