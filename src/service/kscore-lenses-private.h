#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-lenses.h"

G_BEGIN_DECLS

/**
 * KscoreLensesAnswer:
 *
 * What the work of #KscoreLenses finds.
 */
typedef struct {
  GPtrArray *lenses; /* (owned) (element-type KscoreLens) */
  double     axis[KSCORE_LENSES_N_AXES];   /* 0 to 1, NAN where not told */
  double     from[KSCORE_LENSES_N_AXES];   /* from which it is the second side, 0 to 1 */
  char      *side[KSCORE_LENSES_N_AXES][2]; /* (owned): the names of its ends */
  char      *words[KSCORE_LENSES_N_AXES];  /* (owned): a sentence */
} KscoreLensesAnswer;

extern const KscoreInsightWork kscore_lenses_work;

KscoreLenses *kscore_lenses_new         (void);
void          kscore_lenses_answer_free (gpointer answer);

G_END_DECLS
