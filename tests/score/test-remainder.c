#include "config.h"

#include "core/kscore-date.h"
#include "score/kscore-remainder.h"

static void
assert_runs (GArray          *runs,
             const KscoreRun *expected,
             guint            n)
{
  g_assert_cmpuint (runs->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (runs, KscoreRun, i).day, ==, expected[i].day);
      g_assert_cmpint (g_array_index (runs, KscoreRun, i).count, ==, expected[i].count);
    }
}

#define CHECK(post_day, totals, known, n_known, ...) G_STMT_START { \
  const KscoreRun expected[] = { __VA_ARGS__ }; \
  kscore_remainder_compute (post_day, totals, G_N_ELEMENTS (totals), known, n_known, runs); \
  assert_runs (runs, expected, G_N_ELEMENTS (expected)); \
} G_STMT_END

static void
test_growth (void)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (KscoreRun));
  const KscoreTotal first[] = { { 30, 7 } };
  const KscoreTotal grown[] = { { 20, 2 }, { 24, 4 }, { 27, 10 } };
  const KscoreTotal fallen[] = { { 20, 2 }, { 24, 6 }, { 25, 3 } };
  const KscoreTotal risen[] = { { 20, 5 }, { 21, 1 }, { 23, 5 } };
  const KscoreTotal early[] = { { 5, 1 }, { 6, 3 } };

  /* What the first reading finds is of the post's day, whenever that was. */
  CHECK (10, first, NULL, 0, { 10, 7 });
  CHECK (10, grown, NULL, 0, { 10, 2 }, { 22, 1 }, { 24, 1 }, { 25, 2 }, { 26, 2 }, { 27, 2 });
  /* A fall takes the youngest; the newest reading is the total, never the highest. */
  CHECK (10, fallen, NULL, 0, { 10, 2 }, { 21, 1 });
  CHECK (10, risen, NULL, 0, { 10, 1 }, { 22, 2 }, { 23, 2 });
  /* No reaction comes before its post. */
  CHECK (10, early, NULL, 0, { 10, 3 });
}

static void
test_known (void)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (KscoreRun));
  const KscoreTotal one[] = { { 30, 3 } };
  const KscoreTotal two[] = { { 20, 4 }, { 24, 8 } };
  const KscoreDay all[] = { 11, 12, 13, 14 };
  const KscoreDay late[] = { 12, 22 };
  const KscoreDay after[] = { 40 };

  CHECK (10, one, all, 1, { 10, 2 });
  CHECK (10, one, all, 2, { 10, 1 });
  CHECK (10, one, after, 1, { 10, 2 });
  /* Known ones are taken off the time in which they came. */
  CHECK (10, two, late, 2, { 10, 3 }, { 22, 1 }, { 23, 1 }, { 24, 1 });

  /* More known than counted leaves nothing, not less than nothing. */
  kscore_remainder_compute (10, one, 1, all, 4, runs);
  g_assert_cmpuint (runs->len, ==, 0);
}

/* One more known reaction with its count leaves every other unit on its day. */
static void
test_stays (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (KscoreRun));
      g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (KscoreRun));
      KscoreTotal totals[3];
      KscoreDay known[4];
      KscoreDay day = 10 + g_rand_int_range (rand, 0, 60);
      guint n_known = 0;

      for (int j = 0; j < 3; j++)
        totals[j] = (KscoreTotal) { 10 + 15 * j + g_rand_int_range (rand, 0, 15),
                                    g_rand_int_range (rand, 0, 30) };
      for (int j = 0; j < 3; j++)
        known[j] = 10 + 12 * j;
      kscore_remainder_compute (10, totals, 3, known, 3, before);

      for (int j = 0; j < 3; j++)
        totals[j].total += totals[j].day >= day || j == 2;
      /* In its place among the days */
      for (int j = 3; j > 0 && known[j - 1] > day; j--)
        known[j] = known[j - 1], n_known++;
      known[3 - n_known] = day;
      kscore_remainder_compute (10, totals, 3, known, 4, after);

      assert_runs (after, (const KscoreRun *) before->data, before->len);
    }
}

static void
test_extreme (void)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (KscoreRun));
  const KscoreTotal totals[] = { { 10, 0 }, { 17, G_MAXINT64 }, { 20, 5 }, { 22, G_MAXINT64 } };
  gint64 sum = 0;

  kscore_remainder_compute (10, totals, 4, NULL, 0, runs);
  for (guint i = 0; i < runs->len; i++)
    sum += g_array_index (runs, KscoreRun, i).count;
  g_assert_cmpint (sum, ==, G_MAXINT64);

  kscore_remainder_compute (10, totals, 2, NULL, 0, runs);
  g_assert_cmpuint (runs->len, ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      gint64 share = G_MAXINT64 / 7;
      gint64 count = g_array_index (runs, KscoreRun, i).count;

      g_assert_true (count == share || count == share + 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/remainder/growth", test_growth);
  g_test_add_func ("/score/remainder/known", test_known);
  g_test_add_func ("/score/remainder/stays", test_stays);
  g_test_add_func ("/score/remainder/extreme", test_extreme);

  return g_test_run ();
}
