#include "config.h"

#include "core/kscore-date.h"
#include "core/kscore-values.h"
#include "net/kscore-host-limit.h"

#define SECONDS(n) ((gint64) (n) * G_USEC_PER_SEC)
#define NOW        SECONDS (1000)
#define REAL_NOW   G_GINT64_CONSTANT (1793448000)
#define UNTOLD     { KSCORE_UNKNOWN, KSCORE_UNKNOWN, KSCORE_UNKNOWN, KSCORE_UNKNOWN }

static void
test_untold (void)
{
  KscoreHostLimit limit;
  const KscoreHttpTold told = UNTOLD;
  KscoreHostBudget budget = { 0 };

  kscore_host_limit_init (&limit);
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, 0);
  g_assert_cmpint (kscore_host_limit_get_spread (&limit, NOW), ==, 0);
  g_assert_false (kscore_host_limit_tell (&limit, NOW, REAL_NOW, &budget));
  g_assert_false (kscore_host_limit_learn (&limit, 200, &told, NOW));
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, 0);
  g_assert_false (kscore_host_limit_tell (&limit, NOW, REAL_NOW, &budget));
}

/* 30 s, doubling up to an hour, and from the start after an answer. */
static void
test_backoff (void)
{
  const gint64 expected[] = { 30, 60, 120, 240, 480, 960, 1920, 3600, 3600 };
  KscoreHostLimit limit;
  const KscoreHttpTold told = UNTOLD;

  kscore_host_limit_init (&limit);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (kscore_host_limit_learn (&limit, i % 2 ? 429 : 503, &told, NOW));
      g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, SECONDS (expected[i]));
    }
  for (guint i = 0; i < 100; i++)
    kscore_host_limit_learn (&limit, 429, &told, NOW);
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, SECONDS (3600));

  g_assert_false (kscore_host_limit_learn (&limit, 404, &told, NOW));
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, 0);
  g_assert_true (kscore_host_limit_learn (&limit, 429, &told, NOW));
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, SECONDS (30));
}

static void
test_told (void)
{
  const struct {
    guint          status;
    KscoreHttpTold told; /* retry_after, limit, remaining, reset_after */
    gint64         wait;
  } cases[] = {
    { 429, { 5, -1, -1, -1 }, 5 },
    { 429, { 5, -1, -1, 300 }, 5 },
    { 503, { 0, -1, -1, 300 }, 0 },
    { 429, { -1, 300, 0, 200 }, 200 },
    { 429, { -1, 300, 7, 200 }, 200 },
    { 429, { -1, -1, 0, -1 }, 30 },
    { 200, { -1, 300, 0, 200 }, 200 },
    { 200, { -1, 300, 1, 200 }, 0 },
    { 200, { -1, 300, 0, -1 }, 0 },
    { 200, { 50, -1, -1, -1 }, 0 },
    { 403, { 50, -1, -1, -1 }, 50 },
    { 403, { -1, 60, 0, 3600 }, 3600 },
    { 304, { -1, 60, 0, 10 }, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KscoreHostLimit limit;

      kscore_host_limit_init (&limit);
      g_assert_cmpint (kscore_host_limit_learn (&limit, cases[i].status, &cases[i].told, NOW), ==,
                       cases[i].status == 429 || cases[i].status == 503);
      g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, SECONDS (cases[i].wait));
      g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW + SECONDS (1)), ==,
                       SECONDS (MAX (cases[i].wait - 1, 0)));
      g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW + SECONDS (4000)), ==, 0);
    }
}

/* "At once", and then refused again: not believed a second time. */
static void
test_liar (void)
{
  KscoreHostLimit limit;
  const KscoreHttpTold told = { 0, -1, -1, -1 };

  kscore_host_limit_init (&limit);
  kscore_host_limit_learn (&limit, 429, &told, NOW);
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, 0);
  kscore_host_limit_learn (&limit, 429, &told, NOW);
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, SECONDS (30));
  kscore_host_limit_learn (&limit, 429, &told, NOW);
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, SECONDS (60));
}

static void
test_spread (void)
{
  const struct {
    KscoreHttpTold told;
    gint64         spread;
  } cases[] = {
    { { -1, 300, 29, 290 }, SECONDS (10) },
    { { -1, 300, 30, 300 }, 0 },
    { { -1, 300, 299, 300 }, 0 },
    { { -1, 300, 1, 300 }, SECONDS (300) },
    { { -1, 300, 0, 300 }, 0 },
    { { -1, -1, 5, 300 }, 0 },
    { { -1, 300, 5, -1 }, 0 },
    { { -1, 300, 5, 0 }, 0 },
    { { -1, 0, 0, 300 }, 0 },
    { { -1, 1, 1, 300 }, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KscoreHostLimit limit;

      kscore_host_limit_init (&limit);
      kscore_host_limit_learn (&limit, 200, &cases[i].told, NOW);
      g_assert_cmpint (kscore_host_limit_get_spread (&limit, NOW), ==, cases[i].spread);
      g_assert_cmpint (kscore_host_limit_get_spread (&limit, NOW + SECONDS (3600)), ==, 0);
    }
}

/* What is told is restored to the same, whatever the clock that never jumps says then. */
static void
test_round_trip (void)
{
  const KscoreHttpTold told = { 40, 300, 7, 200 };
  KscoreHostLimit limit;
  KscoreHostLimit later;
  KscoreHostBudget budget = { 0 };

  kscore_host_limit_init (&limit);
  kscore_host_limit_learn (&limit, 429, &told, NOW);
  g_assert_true (kscore_host_limit_tell (&limit, NOW, REAL_NOW, &budget));
  g_assert_cmpint (budget.not_before, ==, REAL_NOW + 40);
  g_assert_cmpint (budget.remaining, ==, 7);
  g_assert_cmpint (budget.reset_at, ==, REAL_NOW + 200);

  kscore_host_limit_restore (&later, &budget, SECONDS (3), REAL_NOW + 10);
  g_assert_cmpint (kscore_host_limit_get_wait (&later, SECONDS (3)), ==, SECONDS (30));
  g_assert_cmpint (later.remaining, ==, 7);

  /* Over. */
  kscore_host_limit_restore (&later, &budget, SECONDS (3), REAL_NOW + 200);
  g_assert_cmpint (kscore_host_limit_get_wait (&later, SECONDS (3)), ==, 0);
  g_assert_false (kscore_host_limit_tell (&later, SECONDS (3), REAL_NOW + 200, &budget));
  g_assert_cmpint (budget.not_before, ==, 0);
  g_assert_cmpint (budget.remaining, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (budget.reset_at, ==, KSCORE_TIME_UNKNOWN);
}

static void
test_restore_nothing_left (void)
{
  const KscoreHostBudget budget = { .host = NULL, .not_before = 0, .remaining = 0,
                                    .reset_at = REAL_NOW + 90 };
  KscoreHostLimit limit;

  kscore_host_limit_restore (&limit, &budget, NOW, REAL_NOW);
  g_assert_cmpint (kscore_host_limit_get_wait (&limit, NOW), ==, SECONDS (90));
}

/* Whatever was kept, by whatever clock: never more than an hour. */
static void
test_restore_anything (void)
{
  const gint64 times[] = { G_MININT64, G_MININT64 + 1, -1, 0, 1, REAL_NOW - 1, REAL_NOW,
                           REAL_NOW + 1, REAL_NOW + 100000, G_MAXINT64 - 1, G_MAXINT64 };
  const gint64 counts[] = { G_MININT64, -1, 0, 1, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (times); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (counts); k++)
        {
          const KscoreHostBudget budget = { .not_before = times[i], .reset_at = times[j],
                                            .remaining = counts[k] };
          KscoreHostBudget told = { 0 };
          KscoreHostLimit limit;
          gint64 wait;

          kscore_host_limit_restore (&limit, &budget, NOW, REAL_NOW);
          wait = kscore_host_limit_get_wait (&limit, NOW);
          g_assert_cmpint (wait, >=, 0);
          g_assert_cmpint (wait, <=, SECONDS (3600));
          kscore_host_limit_get_spread (&limit, NOW);
          kscore_host_limit_tell (&limit, NOW, REAL_NOW, &told);
          g_assert_cmpint (told.not_before, <=, REAL_NOW + 3600);
        }
}

static void
test_budget_free (void)
{
  KscoreHostBudget *budget = g_new0 (KscoreHostBudget, 1);

  budget->host = g_strdup ("a.example");
  kscore_host_budget_free (budget);
  kscore_host_budget_free (NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/host-limit/untold", test_untold);
  g_test_add_func ("/host-limit/backoff", test_backoff);
  g_test_add_func ("/host-limit/told", test_told);
  g_test_add_func ("/host-limit/liar", test_liar);
  g_test_add_func ("/host-limit/spread", test_spread);
  g_test_add_func ("/host-limit/round-trip", test_round_trip);
  g_test_add_func ("/host-limit/restore-nothing-left", test_restore_nothing_left);
  g_test_add_func ("/host-limit/restore-anything", test_restore_anything);
  g_test_add_func ("/host-limit/budget-free", test_budget_free);
  return g_test_run ();
}
