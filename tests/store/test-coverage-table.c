#include "config.h"

#include "store/kscore-coverage-table.h"

#include "store-fixture.h"

#define LIKES KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
#define N_DAYS 40

static void
put (KscoreDatabase *db,
     KscoreDay       from,
     KscoreDay       to,
     KscoreKinds     kinds)
{
  const KscoreCoverage interval = { from, to, kinds };
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_coverage_table_put (db, 1, &interval, &error));
  g_assert_no_error (error);
}

static char *
list (KscoreDatabase *db)
{
  g_autoptr (GArray) intervals = kscore_coverage_table_list (db, 1, NULL);
  GString *seen = g_string_new (NULL);

  for (guint i = 0; i < intervals->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (intervals, KscoreCoverage, i);

      g_string_append_printf (seen, "%u:%d..%d ", interval->kinds, interval->from, interval->to);
    }

  return g_string_free (seen, FALSE);
}

static void
test_merges (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *apart = NULL;
  g_autofree char *joined = NULL;

  put (db, 10, 12, LIKES);
  put (db, 14, 15, LIKES);
  put (db, 11, 11, LIKES);
  put (db, 20, 30, KSCORE_KINDS_POSTS);
  put (db, 9, 8, LIKES);
  put (db, KSCORE_DAY_UNKNOWN, 8, LIKES);
  put (db, 1, 8, 0);
  apart = list (db);
  g_assert_cmpstr (apart, ==, "1:20..30 2:10..12 2:14..15 ");

  put (db, 13, 13, LIKES);
  put (db, 31, 31, KSCORE_KINDS_POSTS);
  put (db, -5, 9, LIKES);
  joined = list (db);
  g_assert_cmpstr (joined, ==, "1:20..31 2:-5..15 ");
}

/* Against a table of single days. */
static void
test_any_order (void)
{
  for (guint run = 0; run < 50; run++)
    {
      g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
      gboolean covered[N_DAYS + 2] = { FALSE, };
      GString *expected = g_string_new (NULL);
      g_autofree char *wanted = NULL;
      g_autofree char *seen = NULL;
      int start = 0;

      for (guint i = 0; i < 8; i++)
        {
          int from = g_test_rand_int_range (1, N_DAYS);
          int length = g_test_rand_int_range (0, 6);
          int to = MIN (N_DAYS, from + length);

          put (db, from, to, LIKES);
          for (int day = from; day <= to; day++)
            covered[day] = TRUE;
        }

      for (int day = 1; day <= N_DAYS + 1; day++)
        {
          if (covered[day] && !covered[day - 1])
            start = day;
          if (!covered[day] && covered[day - 1])
            g_string_append_printf (expected, "2:%d..%d ", start, day - 1);
        }
      wanted = g_string_free (expected, FALSE);
      seen = list (db);
      g_assert_cmpstr (seen, ==, wanted);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/coverage-table/merges", test_merges);
  g_test_add_func ("/store/coverage-table/any-order", test_any_order);

  return g_test_run ();
}
