#pragma once

#include "service/kscore-lenses.h"

G_BEGIN_DECLS

/**
 * KscoreFakeLenses:
 *
 * What lenses show.
 */
typedef enum {
  KSCORE_FAKE_LENSES_FULL,
  KSCORE_FAKE_LENSES_UNTOLD,
} KscoreFakeLenses;

void kscore_fake_lenses_fill (KscoreLenses     *lenses,
                              KscoreFakeLenses  shown);

G_END_DECLS
