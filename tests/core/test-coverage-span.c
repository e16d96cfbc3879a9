#include "config.h"

#include "core/kscore-coverage-span.h"

#define LIKES KSCORE_KINDS_OF (KSCORE_KIND_LIKE)

static GArray *
flatten (const KscoreCoverage *intervals,
         guint                 n_intervals)
{
  g_autoptr (GArray) coverage = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));

  g_array_append_vals (coverage, intervals, n_intervals);
  return kscore_coverage_flatten (coverage);
}

static void
assert_span (GArray    *spans,
             guint      index,
             KscoreDay  from,
             KscoreDay  to,
             guint      told)
{
  const KscoreCoverageSpan *span = &g_array_index (spans, KscoreCoverageSpan, index);

  g_assert_cmpint (span->from, ==, from);
  g_assert_cmpint (span->to, ==, to);
  g_assert_cmpuint (span->told, ==, told);
}

static void
test_flatten (void)
{
  static const KscoreCoverage intervals[] = {
    { 100, 199, KSCORE_KINDS_POSTS },
    { 150, 249, LIKES | KSCORE_KINDS_PEOPLE },
    { 300, 300, KSCORE_KINDS_AUDIENCE },
    /* Nothing, and before itself. */
    { 320, 330, 0 },
    { 340, 330, KSCORE_KINDS_POSTS },
    { KSCORE_DAY_UNKNOWN, 400, KSCORE_KINDS_POSTS },
  };
  g_autoptr (GArray) spans = flatten (intervals, G_N_ELEMENTS (intervals));

  g_assert_cmpuint (spans->len, ==, 4);
  assert_span (spans, 0, 100, 149, KSCORE_COVERAGE_POSTS);
  assert_span (spans, 1, 150, 199, KSCORE_COVERAGE_POSTS | KSCORE_COVERAGE_COUNTS
                                   | KSCORE_COVERAGE_PEOPLE);
  assert_span (spans, 2, 200, 249, KSCORE_COVERAGE_COUNTS | KSCORE_COVERAGE_PEOPLE);
  assert_span (spans, 3, 300, 300, KSCORE_COVERAGE_FOLLOWERS);
}

/* Kinds that a person does not tell apart do not make a border. */
static void
test_flatten_joins (void)
{
  static const KscoreCoverage intervals[] = {
    { 160, 199, LIKES },
    { 100, 159, KSCORE_KINDS_OF (KSCORE_KIND_RESHARE) },
    { 120, 180, LIKES },
  };
  g_autoptr (GArray) spans = flatten (intervals, G_N_ELEMENTS (intervals));
  g_autoptr (GArray) none = kscore_coverage_flatten (NULL);

  g_assert_cmpuint (spans->len, ==, 1);
  assert_span (spans, 0, 100, 199, KSCORE_COVERAGE_COUNTS);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_sentences (void)
{
  static const KscoreCoverageSpan spans[] = {
    { 20454, 20483, KSCORE_COVERAGE_POSTS | KSCORE_COVERAGE_COUNTS },
    { 20484, 20484, KSCORE_COVERAGE_PEOPLE | KSCORE_COVERAGE_COUNTS },
    { 20600, 20601, KSCORE_COVERAGE_FOLLOWERS },
  };
  g_autofree char *first = kscore_coverage_span_describe (&spans[0]);
  g_autofree char *second = kscore_coverage_span_describe (&spans[1]);
  g_autofree char *whole = kscore_coverage_describe (spans, 3);
  g_autofree char *two = kscore_coverage_describe (spans, 2);
  g_autofree char *none = kscore_coverage_describe (NULL, 0);

  g_assert_cmpstr (first, ==,
                   "Covered from 1 January 2026 to 30 January 2026: posts, how many reacted.");
  g_assert_cmpstr (second, ==, "Covered on 31 January 2026: who reacted.");
  g_assert_cmpstr (whole, ==, "Covered from 1 January 2026 to 28 May 2026: posts, who reacted, "
                              "followers. There is 1 gap in it.");
  g_assert_cmpstr (two, ==,
                   "Covered from 1 January 2026 to 31 January 2026: posts, who reacted.");
  g_assert_cmpstr (none, ==, "No day is known completely yet.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/coverage-span/flatten", test_flatten);
  g_test_add_func ("/core/coverage-span/flatten-joins", test_flatten_joins);
  g_test_add_func ("/core/coverage-span/sentences", test_sentences);
  return g_test_run ();
}
