#include "config.h"

#include "store/kscore-score-table.h"

#include <math.h>

#include "store-fixture.h"
#include "store/kscore-account-table.h"

static void
test_snapshots (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  KscoreSnapshot days[] = {
    { .day = 19001, .score = 41.5, .low = 40, .high = 43, .checked = 39, .response = 20,
      .recognition = NAN, .audience = 12, .estimated = TRUE },
    { .day = 19000, .score = NAN, .low = NAN, .high = NAN, .checked = NAN, .response = NAN,
      .recognition = NAN, .audience = NAN },
  };
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  g_autoptr (GArray) other = NULL;
  g_autoptr (GArray) third = NULL;

  g_assert_true (kscore_score_table_put (db, KSCORE_OWNER, "kscore-1", days, 2, NULL));
  g_assert_true (kscore_score_table_put (db, KSCORE_OWNER, "kscore-2", days, 1, NULL));
  first = kscore_score_table_list (db, KSCORE_OWNER, "kscore-1", NULL);
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_true (isnan (g_array_index (first, KscoreSnapshot, 0).score));
  g_assert_cmpfloat (g_array_index (first, KscoreSnapshot, 1).score, ==, 41.5);
  g_assert_true (isnan (g_array_index (first, KscoreSnapshot, 1).recognition));
  g_assert_true (g_array_index (first, KscoreSnapshot, 1).estimated);

  days[0].score = 42;
  g_assert_true (kscore_score_table_put (db, KSCORE_OWNER, "kscore-1", days, 1, NULL));
  second = kscore_score_table_list (db, KSCORE_OWNER, "kscore-1", NULL);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpfloat (g_array_index (second, KscoreSnapshot, 1).score, ==, 42);

  g_assert_true (kscore_score_table_replace (db, KSCORE_OWNER, "kscore-1", days, 1, NULL));
  third = kscore_score_table_list (db, KSCORE_OWNER, "kscore-1", NULL);
  g_assert_cmpuint (third->len, ==, 1);
  other = kscore_score_table_list (db, KSCORE_OWNER, "kscore-2", NULL);
  g_assert_cmpfloat (g_array_index (other, KscoreSnapshot, 0).score, ==, 41.5);
}

static void
test_shown_is_never_rewritten (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  KscoreShown figures[] = {
    { .day = 19001, .score = 41.5, .low = 40, .high = 43, .model = "kscore-1" },
    { .day = 19001, .score = 50, .low = NAN, .high = NAN, .model = "kscore-1" },
    { .day = 19001, .score = 51, .low = NAN, .high = NAN, .model = "kscore-2" },
    { .day = 19000, .score = NAN, .model = "kscore-1" },
  };
  g_autoptr (GArray) stored = NULL;

  g_assert_true (kscore_shown_table_put (db, KSCORE_OWNER, figures, 4, NULL));
  stored = kscore_shown_table_list (db, KSCORE_OWNER, NULL);
  g_assert_cmpuint (stored->len, ==, 2);
  g_assert_cmpfloat (g_array_index (stored, KscoreShown, 0).score, ==, 41.5);
  g_assert_cmpstr (g_array_index (stored, KscoreShown, 1).model, ==, "kscore-2");
  g_assert_true (isnan (g_array_index (stored, KscoreShown, 1).low));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/score-table/snapshots", test_snapshots);
  g_test_add_func ("/store/score-table/shown", test_shown_is_never_rewritten);

  return g_test_run ();
}
