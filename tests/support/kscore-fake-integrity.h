#pragma once

#include "service/kscore-integrity.h"

G_BEGIN_DECLS

/**
 * KscoreFakeDoubts:
 * @KSCORE_FAKE_DOUBTS_NONE: nobody counts less, and little can be told
 * @KSCORE_FAKE_DOUBTS_MANY: two groups and more people than are listed
 *
 * What Integrity shows.
 */
typedef enum {
  KSCORE_FAKE_DOUBTS_NONE,
  KSCORE_FAKE_DOUBTS_MANY,
} KscoreFakeDoubts;

void kscore_fake_integrity_fill (KscoreIntegrity  *integrity,
                                 KscoreFakeDoubts  doubts);

G_END_DECLS
