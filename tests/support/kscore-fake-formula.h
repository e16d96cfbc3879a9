#pragma once

#include "service/kscore-model-choice.h"

G_BEGIN_DECLS

/**
 * KscoreFakeFormula:
 * @KSCORE_FAKE_FORMULA_FULL: everything known, a newer version there, one compared with
 * @KSCORE_FAKE_FORMULA_PARTIAL: Recognition not told, weights of the user's own in use
 */
typedef enum {
  KSCORE_FAKE_FORMULA_FULL,
  KSCORE_FAKE_FORMULA_PARTIAL,
} KscoreFakeFormula;

void kscore_fake_formula_fill (KscoreModelChoice *choice,
                               KscoreFakeFormula  formula);

G_END_DECLS
