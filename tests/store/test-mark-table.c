#include "config.h"

#include "store/kscore-mark-table.h"

#include <math.h>

#include "store-fixture.h"

static void
put (KscoreDatabase *db,
     KscoreMarkKind  kind,
     const char     *maker,
     const char     *source,
     gint64          maker_id,
     double          value,
     gint64          from,
     gint64          to)
{
  g_autoptr (KscoreMark) mark = kscore_mark_new (kind, maker, source, from);
  g_autoptr (GError) error = NULL;

  mark->value = value;
  mark->to = to;
  g_assert_true (kscore_mark_table_put (db, 1, mark, maker_id, &error));
  g_assert_no_error (error);
}

static char *
list (KscoreDatabase *db)
{
  g_autoptr (GPtrArray) marks = kscore_mark_table_list (db, 1, NULL);
  GString *seen = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const KscoreMark *mark = g_ptr_array_index (marks, i);

      g_string_append_printf (seen, "%d %s %s %g %" G_GINT64_FORMAT "%s\n", mark->kind,
                              mark->maker, mark->source, mark->value, mark->from,
                              mark->to == KSCORE_TIME_UNKNOWN ? "" : " ended");
    }

  return g_string_free (seen, FALSE);
}

static void
test_one_row_a_mark (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *seen = NULL;
  gint64 id = test_add_actor (db, "bo");

  put (db, KSCORE_MARK_STAR, "bo", "tools", id, 1, 500, KSCORE_TIME_UNKNOWN);
  put (db, KSCORE_MARK_STAR, "bo", "tools", id, 1, 300, 900);
  put (db, KSCORE_MARK_STAR, "bo", "tools", id, 1, 400, 900);
  put (db, KSCORE_MARK_STAR, NULL, "tools", 0, 12, 400, KSCORE_TIME_UNKNOWN);
  put (db, KSCORE_MARK_LINKING_PAGE, "example.org", "https://example.org/a", 0, 1,
       KSCORE_TIME_UNKNOWN, KSCORE_TIME_UNKNOWN);
  put (db, KSCORE_MARK_LINKING_PAGE, "example.org", "https://example.org/a", 0, 1, 7,
       KSCORE_TIME_UNKNOWN);

  seen = list (db);
  g_assert_cmpstr (seen, ==,
                   "2 (null) tools 12 400\n"
                   "2 bo tools 1 300 ended\n"
                   "7 example.org https://example.org/a 1 7\n");
}

static void
test_reputation_keeps_readings (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *seen = NULL;

  put (db, KSCORE_MARK_REPUTATION, NULL, "answers", 0, 120, 900, KSCORE_TIME_UNKNOWN);
  put (db, KSCORE_MARK_REPUTATION, NULL, "answers", 0, 100, 500, KSCORE_TIME_UNKNOWN);
  put (db, KSCORE_MARK_KARMA, NULL, "news", 0, NAN, 500, KSCORE_TIME_UNKNOWN);
  put (db, KSCORE_MARK_KARMA, NULL, "news", 0, -4, 600, KSCORE_TIME_UNKNOWN);

  seen = list (db);
  g_assert_cmpstr (seen, ==,
                   "8 (null) answers 100 500\n"
                   "8 (null) answers 120 900\n"
                   "9 (null) news 0 500\n"
                   "9 (null) news 0 600\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/mark-table/one-row-a-mark", test_one_row_a_mark);
  g_test_add_func ("/store/mark-table/reputation", test_reputation_keeps_readings);

  return g_test_run ();
}
