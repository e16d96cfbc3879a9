#pragma once

#include "score/kscore-simulator.h"

G_BEGIN_DECLS

#define KSCORE_MAX_REASONS 4

/**
 * KscoreReason:
 *
 * One thing that holds the score back, or carries it. @value and @reference are in the unit of the
 * #KscoreProfile's field: a number, or a share from 0 to 1.
 */
typedef struct {
  KscoreReasonCode code;
  double           value;        /* as it is */
  double           reference;    /* what it is held against */
  double           points;       /* attainable at the reference, or lost by falling to it */
  int              lever;        /* KscoreLever that moves it, or KSCORE_LEVER_NONE */
  double           lever_value;  /* that brings it to the reference; 0 where it carries the score */
} KscoreReason;

/**
 * KscoreReasons:
 *
 * Both lists are ordered by points, most first.
 */
typedef struct {
  guint        n_against;
  KscoreReason against[KSCORE_MAX_REASONS];
  guint        n_favour;
  KscoreReason favour[KSCORE_MAX_REASONS];
  KscoreBand   next; /* whose typical profile "against" is held against, or NONE */
  KscoreBand   band; /* the same of "favour" */
} KscoreReasons;

void kscore_reasons_init (KscoreReasons         *self,
                          const KscoreEvidence  *evidence,
                          const KscoreLedger    *ledger,
                          const KscoreScore     *score,
                          const KscoreSimulator *simulator,
                          const KscoreProfile   *peers);

G_END_DECLS
