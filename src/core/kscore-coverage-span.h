#pragma once

#include "core/kscore-values.h"

G_BEGIN_DECLS

/**
 * KscoreCoverageTold:
 * @KSCORE_COVERAGE_POSTS: the account's own posts
 * @KSCORE_COVERAGE_COUNTS: how many reacted
 * @KSCORE_COVERAGE_PEOPLE: who reacted
 * @KSCORE_COVERAGE_FOLLOWERS: how many follow
 *
 * What is known of some days, as bits.
 */
typedef enum {
  KSCORE_COVERAGE_POSTS = 1 << 0,
  KSCORE_COVERAGE_COUNTS = 1 << 1,
  KSCORE_COVERAGE_PEOPLE = 1 << 2,
  KSCORE_COVERAGE_FOLLOWERS = 1 << 3,
} KscoreCoverageTold;

/**
 * KscoreCoverageSpan:
 *
 * Days of which the same is known, the first and the last included.
 */
typedef struct {
  KscoreDay from;
  KscoreDay to;
  guint     told; /* KscoreCoverageTold */
} KscoreCoverageSpan;

GArray *kscore_coverage_flatten       (const GArray             *coverage);
char   *kscore_coverage_span_describe (const KscoreCoverageSpan *span);
char   *kscore_coverage_describe      (const KscoreCoverageSpan *spans,
                                       guint                     n_spans);

G_END_DECLS
