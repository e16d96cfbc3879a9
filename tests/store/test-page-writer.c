#include "config.h"

#include "store/kscore-page-writer.h"

#include <string.h>

#include "store-fixture.h"
#include "store/kscore-statement.h"

static void
write_pages (KscoreDatabase   *db,
             KscorePageWriter *writer,
             guint             first,
             guint             last)
{
  for (guint i = first; i <= last; i++)
    {
      g_autoptr (KscorePage) page = test_page_new (i);
      g_autoptr (GError) error = NULL;
      guint n_skipped = 99;

      g_assert_true (kscore_page_writer_write (writer, page, &n_skipped, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_skipped, ==, 0);
    }
}

static void
test_again_changes_nothing (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  g_autofree char *before = NULL;
  g_autofree char *remembered = NULL;
  g_autofree char *after = NULL;

  write_pages (db, writer, 0, 9);
  before = test_dump_rows (db);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM posts"), ==, 50);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM interactions"), >, 400);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM coverage"), ==, 1);

  write_pages (db, writer, 0, 9);
  remembered = test_dump_rows (db);
  g_assert_cmpstr (remembered, ==, before);

  /* And where nothing is remembered. */
  kscore_page_writer_reset (writer);
  write_pages (db, writer, 0, 9);
  after = test_dump_rows (db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_order_does_not_show (void)
{
  g_autoptr (KscoreDatabase) forwards = test_database_new ();
  g_autoptr (KscoreDatabase) backwards = test_database_new ();
  g_autoptr (KscorePageWriter) first = kscore_page_writer_new (forwards);
  g_autoptr (KscorePageWriter) second = kscore_page_writer_new (backwards);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  write_pages (forwards, first, 0, 9);
  for (guint i = 0; i < 10; i++)
    write_pages (backwards, second, 9 - i, 9 - i);

  one = test_dump_database (forwards);
  other = test_dump_database (backwards);
  g_assert_cmpstr (one, ==, other);
}

static void
test_skips_what_cannot_be_kept (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  g_autoptr (KscoreAccount) account = test_account_new ();
  g_autoptr (KscorePage) page = kscore_page_new (account);
  g_autoptr (GError) error = NULL;
  guint n_skipped = 0;

  g_ptr_array_add (page->counts, kscore_count_new ("nowhere", KSCORE_KIND_LIKE, 3, 0));
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new ("nowhere", KSCORE_KIND_LIKE, "p", 0));
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, "p", KSCORE_TIME_UNKNOWN));
  g_ptr_array_add (page->interactions, kscore_interaction_new (NULL, KSCORE_KIND_NONE, "p", 0));
  g_ptr_array_add (page->posts, kscore_post_new ("undated", KSCORE_TIME_UNKNOWN));
  g_ptr_array_add (page->marks, kscore_mark_new (KSCORE_MARK_NONE, NULL, NULL, 0));
  /* This one can. */
  g_ptr_array_add (page->interactions, kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, "q", 0));

  g_assert_true (kscore_page_writer_write (writer, page, &n_skipped, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_skipped, ==, 6);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM interactions"), ==, 1);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM actors"), ==, 1);
}

static void
test_hostile_text (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  g_autoptr (KscoreAccount) account = test_account_new ();
  g_autoptr (KscorePage) page = kscore_page_new (account);
  KscorePost *post = kscore_post_new ("a\xff'b", 86400);
  KscoreActor *actor = kscore_actor_new ("k\xfe;");
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  post->text = g_strdup ("'; DROP TABLE posts; -- \xc3\x28 <b>&\x01");
  actor->handle = g_strdup ("\xf0\x28\x8c\x28");
  actor->followers = G_MININT64;
  g_ptr_array_add (page->posts, post);
  g_ptr_array_add (page->counts, kscore_count_new ("a\xff'b", KSCORE_KIND_LIKE, -1, G_MAXINT64));
  g_ptr_array_add (page->actors, actor);
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new ("a\xff'b", KSCORE_KIND_LIKE, "k\xfe;", G_MININT64 + 1));

  g_assert_true (kscore_page_writer_write (writer, page, NULL, &error));
  g_assert_no_error (error);
  dump = test_dump_database (db);
  g_assert_true (g_utf8_validate (dump, -1, NULL));
  g_assert_nonnull (strstr (dump, "DROP TABLE"));
  g_assert_cmpint (test_get_integer (db, "SELECT total FROM counts"), ==, 0);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM actor_readings"), ==, 0);
  g_assert_true (kscore_database_check (db, &error));
  g_assert_no_error (error);
}

static void
test_shown_alone (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  g_autoptr (KscorePage) page = kscore_page_new (NULL);
  KscoreShown shown = { .day = 19000, .score = 41.5, .low = 40, .high = 43, .model = "kscore-1" };

  g_array_append_val (page->shown, shown);
  g_assert_true (kscore_page_writer_write (writer, page, NULL, NULL));
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM shown"), ==, 1);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM accounts"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/page-writer/again-changes-nothing", test_again_changes_nothing);
  g_test_add_func ("/store/page-writer/order-does-not-show", test_order_does_not_show);
  g_test_add_func ("/store/page-writer/skips", test_skips_what_cannot_be_kept);
  g_test_add_func ("/store/page-writer/hostile-text", test_hostile_text);
  g_test_add_func ("/store/page-writer/shown-alone", test_shown_alone);

  return g_test_run ();
}
