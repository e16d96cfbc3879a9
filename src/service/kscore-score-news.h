#pragma once

#include <math.h>

#include "core/kscore-date.h"
#include "core/kscore-model-name.h"

G_BEGIN_DECLS

/**
 * KscoreScoreNews:
 *
 * A score with what is never left out beside it, to be told in a sentence.
 */
typedef struct {
  double    score;    /* NAN where there is none */
  double    checked;  /* of what could be looked at person by person; NAN where there is none */
  KscoreDay day;      /* or KSCORE_DAY_UNKNOWN */
  gboolean  at_least; /* the true score may only be higher */
  char      model[KSCORE_MODEL_NAME_SIZE]; /* the version it is computed with */
} KscoreScoreNews;

#define KSCORE_SCORE_NEWS_NONE \
  { .score = NAN, .checked = NAN, .day = KSCORE_DAY_UNKNOWN }

G_END_DECLS
