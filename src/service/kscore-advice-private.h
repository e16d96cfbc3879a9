#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-advice.h"

G_BEGIN_DECLS

#define KSCORE_ADVICE_MAX_REASONS 4

/* A reason in plain numbers; see kscore_reason_row_new(). */
typedef struct {
  KscoreReasonCode code;
  double           value;
  double           reference;
  double           points;
  int              lever;
  double           lever_value;
} KscoreAdviceReason;

/**
 * KscoreAdviceAnswer:
 *
 * What the insight is told. Reasons are ordered by points.
 */
typedef struct {
  KscoreSimulation  *simulation; /* (owned) */
  const char        *next;       /* the band that "against" is held against, translated; static */
  const char        *band;       /* the same of "favour" */
  guint              n_against;
  KscoreAdviceReason against[KSCORE_ADVICE_MAX_REASONS];
  guint              n_favour;
  KscoreAdviceReason favour[KSCORE_ADVICE_MAX_REASONS];
} KscoreAdviceAnswer;

extern const KscoreInsightWork kscore_advice_work;

KscoreAdvice *kscore_advice_new (void);

G_END_DECLS
