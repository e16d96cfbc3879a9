#include "config.h"

#include "service/kscore-statement-rows.h"

static void
load (KscoreStatementRows *rows,
      guint                position)
{
  KscorePartDetails *details = g_new0 (KscorePartDetails, 1);

  details->part.actor = 1000 + position;
  kscore_statement_rows_load (rows, position, details);
}

static void
test_one_object_while_alive (void)
{
  g_autoptr(KscoreStatementRows) rows = kscore_statement_rows_new ();
  g_autoptr(KscoreStatementRow) first = kscore_statement_rows_get (rows, 5);
  g_autoptr(KscoreStatementRow) again = kscore_statement_rows_get (rows, 5);
  g_autoptr(KscoreStatementRow) later = NULL;

  g_assert_true (first == again);
  load (rows, 5);
  later = kscore_statement_rows_get (rows, 5);
  g_assert_true (first == later);
  g_assert_true (kscore_statement_row_get_loaded (first));
  g_assert_cmpint (kscore_statement_row_get_actor (first), ==, 1005);
}

/* The newest first, each once, and those that nobody looks at any more not at all. */
static void
test_wanted (void)
{
  g_autoptr(KscoreStatementRows) rows = kscore_statement_rows_new ();
  g_autoptr(GPtrArray) looked_at = g_ptr_array_new_with_free_func (g_object_unref);
  guint positions[4];

  for (guint i = 0; i < 10; i++)
    {
      KscoreStatementRow *row = kscore_statement_rows_get (rows, i);

      if (i % 2 == 0)
        g_ptr_array_add (looked_at, row);
      else
        g_object_unref (row);
    }
  g_assert_true (kscore_statement_rows_is_wanted (rows));
  g_assert_cmpuint (kscore_statement_rows_take_wanted (rows, positions, 4), ==, 4);
  g_assert_cmpuint (positions[0], ==, 8);
  g_assert_cmpuint (positions[3], ==, 2);
  g_assert_cmpuint (kscore_statement_rows_take_wanted (rows, positions, 4), ==, 1);
  g_assert_cmpuint (positions[0], ==, 0);
  g_assert_false (kscore_statement_rows_is_wanted (rows));
}

static void
test_scrolled_far (void)
{
  g_autoptr(KscoreStatementRows) rows = kscore_statement_rows_new ();
  g_autoptr(KscoreStatementRow) last = NULL;
  guint positions[8];

  for (guint i = 0; i < 100000; i++)
    {
      g_clear_object (&last);
      last = kscore_statement_rows_get (rows, i);
    }
  g_assert_cmpuint (kscore_statement_rows_take_wanted (rows, positions, 8), ==, 1);
  g_assert_cmpuint (positions[0], ==, 99999);
}

/* Few are kept, and the ones used last. */
static void
test_kept (void)
{
  g_autoptr(KscoreStatementRows) rows = kscore_statement_rows_new ();
  g_autoptr(KscoreStatementRow) first = kscore_statement_rows_get (rows, 0);
  g_autoptr(KscoreStatementRow) first_again = NULL;
  g_autoptr(KscoreStatementRow) second = NULL;
  g_autoptr(KscoreStatementRow) third = NULL;

  load (rows, 0);
  for (guint i = 1; i <= KSCORE_STATEMENT_KEPT_ROWS; i++)
    {
      g_autoptr(KscoreStatementRow) row = kscore_statement_rows_get (rows, i);

      load (rows, i);
      if (i == KSCORE_STATEMENT_KEPT_ROWS - 1)
        {
          g_autoptr(KscoreStatementRow) used = kscore_statement_rows_get (rows, 1);

          g_assert_true (kscore_statement_row_get_loaded (used));
        }
    }
  /* The first has been let go, but somebody holds it. */
  first_again = kscore_statement_rows_get (rows, 0);
  g_assert_true (first == first_again);
  second = kscore_statement_rows_get (rows, 1);
  g_assert_true (kscore_statement_row_get_loaded (second));
  /* One more, and the oldest goes: not the one that was used since. */
  {
    g_autoptr(KscoreStatementRow) row = kscore_statement_rows_get (rows, 5000);

    load (rows, 5000);
  }
  third = kscore_statement_rows_get (rows, 2);
  g_assert_false (kscore_statement_row_get_loaded (third));
}

static void
test_outlived (void)
{
  KscoreStatementRows *rows = kscore_statement_rows_new ();
  g_autoptr(KscoreStatementRow) loaded = kscore_statement_rows_get (rows, 0);
  g_autoptr(KscoreStatementRow) waiting = kscore_statement_rows_get (rows, 1);

  load (rows, 0);
  load (rows, 7);
  kscore_statement_rows_free (rows);
  g_assert_true (kscore_statement_row_get_loaded (loaded));
  g_assert_false (kscore_statement_row_get_loaded (waiting));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-rows/one-object-while-alive", test_one_object_while_alive);
  g_test_add_func ("/service/statement-rows/wanted", test_wanted);
  g_test_add_func ("/service/statement-rows/scrolled-far", test_scrolled_far);
  g_test_add_func ("/service/statement-rows/kept", test_kept);
  g_test_add_func ("/service/statement-rows/outlived", test_outlived);
  return g_test_run ();
}
