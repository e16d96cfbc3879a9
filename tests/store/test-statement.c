#include "config.h"

#include "store/kscore-statement.h"

#include <math.h>

#include "core/kscore-date.h"
#include "store-fixture.h"

static void
test_round_trip (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GError) error = NULL;
  char *lines[] = { (char *) "one", (char *) "two", NULL };
  char *none[] = { NULL };
  g_autofree char *text = NULL;
  g_autofree char *repaired = NULL;
  g_auto (GStrv) strv = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (db, "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", &error);
  g_assert_no_error (error);
  kscore_statement_bind (statement, "iuutrrssvv", G_MININT64, (gint64) -1, (gint64) 0,
                         KSCORE_TIME_UNKNOWN, 0.5, INFINITY, "it's", "a\xff", lines, none);
  g_assert_true (kscore_statement_next (db, statement, &error));

  g_assert_cmpint (kscore_statement_get_int (statement, 0, 7), ==, G_MININT64);
  g_assert_cmpint (kscore_statement_get_int (statement, 1, 7), ==, 7);
  g_assert_cmpint (kscore_statement_get_int (statement, 2, 7), ==, 0);
  g_assert_cmpint (kscore_statement_get_int (statement, 3, 7), ==, 7);
  g_assert_cmpfloat (kscore_statement_get_real (statement, 4), ==, 0.5);
  g_assert_true (isnan (kscore_statement_get_real (statement, 5)));
  text = kscore_statement_dup_text (statement, 6);
  g_assert_cmpstr (text, ==, "it's");
  repaired = kscore_statement_dup_text (statement, 7);
  g_assert_cmpstr (repaired, ==, "a\xef\xbf\xbd");
  strv = kscore_statement_dup_strv (statement, 8);
  g_assert_cmpstrv (strv, lines);
  g_assert_null (kscore_statement_dup_strv (statement, 9));

  g_assert_false (kscore_statement_next (db, statement, &error));
  g_assert_no_error (error);
}

static void
test_reads_what_others_wrote (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *cut = NULL;
  sqlite3_stmt *statement;

  statement = kscore_statement_prepare (db, "SELECT CAST(x'61ff' AS TEXT), 'a' || char(0) || 'b'",
                                        &error);
  g_assert_no_error (error);
  g_assert_true (kscore_statement_next (db, statement, &error));
  text = kscore_statement_dup_text (statement, 0);
  g_assert_cmpstr (text, ==, "a\xef\xbf\xbd");
  cut = kscore_statement_dup_text (statement, 1);
  g_assert_cmpstr (cut, ==, "a");
  sqlite3_reset (statement);
}

static void
test_cache_looks_at_the_text (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GError) error = NULL;
  char sql[] = "SELECT 1";
  gint64 value;
  sqlite3_stmt *first = kscore_statement_prepare (db, "SELECT 3", &error);

  g_assert_true (kscore_database_get_integer (db, sql, &value, NULL));
  g_assert_cmpint (value, ==, 1);
  /* Another text at the same address. */
  sql[7] = '2';
  g_assert_true (kscore_database_get_integer (db, sql, &value, NULL));
  g_assert_cmpint (value, ==, 2);
  g_assert_nonnull (first);
}

static void
test_errors (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (kscore_statement_prepare (db, "SELECT FROM", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_false (kscore_statement_execute (db, &error, "INSERT INTO settings (key) VALUES (?)",
                                            "s", "k"));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (kscore_statement_execute (db, &error,
                                           "INSERT INTO settings (key, value) VALUES (?, ?)",
                                           "ss", "k", "v"));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/statement/round-trip", test_round_trip);
  g_test_add_func ("/store/statement/reads-what-others-wrote", test_reads_what_others_wrote);
  g_test_add_func ("/store/statement/cache-looks-at-the-text", test_cache_looks_at_the_text);
  g_test_add_func ("/store/statement/errors", test_errors);

  return g_test_run ();
}
