#pragma once

#include "score/kscore-constants.h"

G_BEGIN_DECLS

/**
 * KscoreEstimateColumn:
 *
 * The counts a table can tell of a person, in the order of their columns.
 */
typedef enum {
  KSCORE_ESTIMATE_LIKES,
  KSCORE_ESTIMATE_REPLIES,
  KSCORE_ESTIMATE_MENTIONS,
  KSCORE_ESTIMATE_RESHARES,
  KSCORE_ESTIMATE_QUOTES,
  KSCORE_ESTIMATE_SAVES,
  KSCORE_ESTIMATE_STARS,
  KSCORE_ESTIMATE_FORKS,
  KSCORE_ESTIMATE_FOLLOWERS,
  KSCORE_ESTIMATE_LISTS,
  KSCORE_ESTIMATE_SUPPORTERS,
  KSCORE_ESTIMATE_WEEKS,
  KSCORE_N_ESTIMATE_COLUMNS
} KscoreEstimateColumn;

/**
 * KscoreEstimate:
 *
 * The formula on counts alone. Numbers are NAN where not known.
 */
typedef struct {
  gboolean known; /* whether there is a score */
  double   score;
  double   low;
  double   high;
  double   value[KSCORE_N_COMPONENTS];  /* R, C, A */
  double   points[KSCORE_N_COMPONENTS];
} KscoreEstimate;

void        kscore_estimate                  (const KscoreConstants *constants,
                                              const double           row[KSCORE_N_ESTIMATE_COLUMNS],
                                              KscoreEstimate        *estimate);
const char *kscore_estimate_column_to_string (KscoreEstimateColumn   column);

G_END_DECLS
