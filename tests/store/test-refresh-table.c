#include "config.h"

#include "store/kscore-refresh-table.h"

#include <string.h>

#include "store-fixture.h"
#include "store/kscore-account-table.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-post-table.h"

#define DAY ((gint64) 86400)
#define NOW (20000 * DAY)
#define LIKES KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
#define RESHARES KSCORE_KINDS_OF (KSCORE_KIND_RESHARE)

/* The account, and a page about it: a page is written by write_page(). */
static KscorePage *
new_page (void)
{
  g_autoptr (KscoreAccount) account = test_account_new ();

  return kscore_page_new (account);
}

static guint
write_page (KscoreDatabase *db,
            KscorePage     *page)
{
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  g_autoptr (GError) error = NULL;
  guint n_skipped = 99;

  g_assert_true (kscore_page_writer_write (writer, page, &n_skipped, &error));
  g_assert_no_error (error);
  kscore_page_free (page);

  return n_skipped;
}

static KscorePost *
add_post (KscorePage *page,
          const char *id,
          gint64      at,
          gint64      read_at)
{
  KscorePost *post = kscore_post_new (id, at);

  post->read_at = read_at;
  g_ptr_array_add (page->posts, post);

  return post;
}

static void
add_count (KscorePage *page,
           const char *post,
           KscoreKind  kind,
           gint64      total,
           gint64      at)
{
  g_ptr_array_add (page->counts, kscore_count_new (post, kind, total, at));
}

static char *
due_posts (KscoreDatabase *db,
           guint           limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) posts = kscore_refresh_table_due_posts (db, 1, NOW, limit, &error);
  GString *seen = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < posts->len; i++)
    g_string_append (seen, ((KscorePost *) g_ptr_array_index (posts, i))->native_id);

  return g_string_free (seen, FALSE);
}

#define assert_due_posts(db, limit, expected) G_STMT_START { \
  g_autofree char *seen_ = due_posts (db, limit); \
  g_assert_cmpstr (seen_, ==, expected); \
} G_STMT_END

static void
test_due_posts (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (GPtrArray) posts = NULL;
  KscorePage *page = new_page ();
  const KscorePost *first;
  KscorePost *post;

  post = add_post (page, "a", NOW - 5 * DAY, NOW - 2 * DAY);
  post->remote_id = g_strdup ("1");
  post->url = g_strdup ("https://social.example/a");
  post->text = g_strdup ("words");
  /* Young when it was read last, however long ago that is. */
  add_post (page, "b", NOW - 300 * DAY, NOW - 271 * DAY);
  add_post (page, "c", NOW - 300 * DAY, NOW - 270 * DAY);
  add_post (page, "d", NOW - 2 * DAY, NOW);
  add_post (page, "e", NOW - 2 * DAY, KSCORE_TIME_UNKNOWN);
  add_post (page, "f", NOW - 3 * DAY, NOW - 1);
  add_post (page, "g", NOW - 4 * DAY, NOW - 1);
  for (const char *id = "abcdefg"; *id != '\0'; id++)
    {
      char name[2] = { *id, '\0' };

      add_count (page, name, KSCORE_KIND_LIKE, 0, NOW - 10 * DAY);
    }
  /* Nothing told of them, in the middle of this refresh and years ago; and from an archive. */
  add_post (page, "h", NOW - 1 * DAY, NOW);
  add_post (page, "i", NOW - 3000 * DAY, NOW - 1000 * DAY);
  add_post (page, "j", NOW - 3000 * DAY, KSCORE_TIME_UNKNOWN);
  g_assert_cmpuint (write_page (db, page), ==, 0);
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "g", NOW, NULL));

  assert_due_posts (db, 100, "hfabi");
  assert_due_posts (db, 2, "hf");
  posts = kscore_refresh_table_due_posts (db, 1, NOW, 3, NULL);
  first = g_ptr_array_index (posts, 2);
  g_assert_cmpstr (first->native_id, ==, "a");
  g_assert_cmpstr (first->remote_id, ==, "1");
  g_assert_cmpstr (first->url, ==, "https://social.example/a");
  g_assert_cmpint (first->at, ==, NOW - 5 * DAY);
  g_assert_cmpint (first->read_at, ==, NOW - 2 * DAY);

  /* Read now: not due any more. */
  page = new_page ();
  add_post (page, "b", NOW - 300 * DAY, NOW);
  add_post (page, "f", NOW - 3 * DAY, NOW);
  add_count (page, "i", KSCORE_KIND_LIKE, 0, NOW);
  write_page (db, page);
  assert_due_posts (db, 100, "ha");
}

/* "a1(7)": the likes of post a, of which there are 7; a star behind it while it is under way. */
static char *
due_list (KscoreDatabase *db,
          KscoreKinds     kinds,
          KscoreList     *list)
{
  g_autoptr (KscorePost) post = NULL;
  g_autoptr (GError) error = NULL;
  gint64 total = 99;

  g_assert_true (kscore_refresh_table_due_list (db, 1, kinds, NOW - 100 * DAY, NOW, list, &post,
                                                &total, &error));
  g_assert_no_error (error);
  if (post == NULL)
    return g_strdup ("");

  g_assert_cmpint (list->account, ==, 1);
  g_assert_cmpint (list->post, >, 0);

  return g_strdup_printf ("%s%u(%" G_GINT64_FORMAT ")%s", post->native_id, list->kind, total,
                          list->cursor != NULL ? "*" : "");
}

#define assert_due_list(db, kinds, expected) G_STMT_START { \
  g_auto (KscoreList) list_ = { 0 }; \
  g_autofree char *seen_ = due_list (db, kinds, &list_); \
  g_assert_cmpstr (seen_, ==, expected); \
} G_STMT_END

static gint64
count_lists (KscoreDatabase *db,
             KscoreKinds     kinds)
{
  gint64 n = -1;

  g_assert_true (kscore_refresh_table_count_lists (db, 1, kinds, NOW - 100 * DAY, NOW, &n, NULL));

  return n;
}

static void
put_list (KscoreDatabase *db,
          gint64          post,
          guint           kind,
          gint64          landed_at,
          gint64          total,
          gboolean        hidden,
          const char     *cursor)
{
  KscoreList list = {
    .account = 1, .post = post, .kind = kind, .landed_at = landed_at, .total = total,
    .hidden = hidden, .cursor = (char *) cursor, .started_at = KSCORE_TIME_UNKNOWN,
    .from_at = KSCORE_TIME_UNKNOWN, .until_at = KSCORE_TIME_UNKNOWN,
  };

  g_assert_true (kscore_list_table_put (db, &list, NULL));
}

/* Lands the due lists one after the other. */
static char *
walk_lists (KscoreDatabase *db,
            KscoreKinds     kinds)
{
  GString *seen = g_string_new (NULL);

  for (;;)
    {
      g_auto (KscoreList) list = { 0 };
      g_autofree char *name = due_list (db, kinds, &list);

      if (name[0] == '\0')
        return g_string_free (seen, FALSE);

      g_string_append_printf (seen, "%s%s", seen->len > 0 ? " " : "", name);
      list.total = 3;
      g_assert_true (kscore_list_table_land (db, &list, NOW, NULL));
    }
}

static void
test_due_lists (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autofree char *walked = NULL;
  KscorePage *page = new_page ();

  assert_due_list (db, LIKES, "");
  add_post (page, "a", NOW - 9 * DAY, NOW);
  add_count (page, "a", KSCORE_KIND_LIKE, 5, NOW - DAY);
  add_count (page, "a", KSCORE_KIND_LIKE, 7, NOW);
  add_count (page, "a", KSCORE_KIND_RESHARE, 1, NOW);
  add_count (page, "a", KSCORE_KIND_REPLY, 4, NOW);
  add_post (page, "b", NOW - 8 * DAY, NOW);
  add_count (page, "b", KSCORE_KIND_LIKE, 0, NOW);
  add_count (page, "b", KSCORE_KIND_RESHARE, 2, NOW);
  add_post (page, "c", NOW - 7 * DAY, NOW); /* tells nothing */
  add_post (page, "d", NOW - 6 * DAY, KSCORE_TIME_UNKNOWN);
  add_count (page, "d", KSCORE_KIND_LIKE, 7, NOW);
  add_post (page, "e", NOW - 101 * DAY, NOW);
  add_count (page, "e", KSCORE_KIND_LIKE, 7, NOW);
  add_post (page, "f", NOW - 5 * DAY, NOW);
  add_count (page, "f", KSCORE_KIND_LIKE, 7, NOW);
  write_page (db, page);
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "f", NOW, NULL));

  g_assert_cmpint (count_lists (db, LIKES), ==, 1);
  g_assert_cmpint (count_lists (db, LIKES | RESHARES), ==, 3);
  g_assert_cmpint (count_lists (db, 0), ==, 0);
  assert_due_list (db, 0, "");
  assert_due_list (db, LIKES, "a1(7)");

  /* What has begun goes first, whatever its post. */
  put_list (db, 1, KSCORE_KIND_RESHARE, KSCORE_TIME_UNKNOWN, KSCORE_UNKNOWN, FALSE, "next");
  g_assert_cmpint (count_lists (db, LIKES | RESHARES), ==, 3);
  assert_due_list (db, LIKES, "a1(7)");
  walked = walk_lists (db, LIKES | RESHARES);
  g_assert_cmpstr (walked, ==, "a8(1)* b8(2) a1(7)");
  g_assert_cmpint (count_lists (db, LIKES | RESHARES), ==, 0);
}

static void
test_lists_again (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  KscorePage *page = new_page ();

  add_post (page, "a", NOW - 9 * DAY, NOW);
  add_count (page, "a", KSCORE_KIND_LIKE, 7, NOW - DAY);
  write_page (db, page);

  put_list (db, 1, KSCORE_KIND_LIKE, NOW - DAY, 7, FALSE, NULL);
  assert_due_list (db, LIKES, "");
  put_list (db, 1, KSCORE_KIND_LIKE, NOW - DAY, 6, FALSE, NULL);
  assert_due_list (db, LIKES, "a1(7)");
  /* In this refresh already. */
  put_list (db, 1, KSCORE_KIND_LIKE, NOW, 6, FALSE, NULL);
  assert_due_list (db, LIKES, "");
  put_list (db, 1, KSCORE_KIND_LIKE, NOW - DAY, KSCORE_UNKNOWN, FALSE, NULL);
  assert_due_list (db, LIKES, "a1(7)");

  put_list (db, 1, KSCORE_KIND_LIKE, NOW - 30 * DAY, 6, TRUE, NULL);
  assert_due_list (db, LIKES, "");
  g_assert_cmpint (count_lists (db, LIKES), ==, 0);
  put_list (db, 1, KSCORE_KIND_LIKE, NOW - 30 * DAY - 1, 7, TRUE, NULL);
  assert_due_list (db, LIKES, "a1(7)");
  g_assert_cmpint (count_lists (db, LIKES), ==, 1);

  /* All of them taken back, a fall of the count that is the newest reading. */
  page = new_page ();
  add_count (page, "a", KSCORE_KIND_LIKE, 0, NOW);
  write_page (db, page);
  put_list (db, 1, KSCORE_KIND_LIKE, NOW - DAY, 7, FALSE, NULL);
  assert_due_list (db, LIKES, "a1(0)");
  put_list (db, 1, KSCORE_KIND_LIKE, NOW - DAY, 0, FALSE, NULL);
  assert_due_list (db, LIKES, "");
}

static char *
due_actors (KscoreDatabase *db,
            guint           limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors = NULL;
  GString *seen = g_string_new (NULL);

  actors = kscore_refresh_table_due_actors (db, 1, NOW - 100 * DAY, NOW - 30 * DAY, limit, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < actors->len; i++)
    g_string_append_printf (seen, "%s ", ((KscoreActor *) g_ptr_array_index (actors, i))->key);

  return g_string_free (seen, FALSE);
}

#define assert_due_actors(db, limit, expected) G_STMT_START { \
  g_autofree char *seen_ = due_actors (db, limit); \
  g_assert_cmpstr (seen_, ==, expected); \
} G_STMT_END

static void
test_due_actors (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  static const char * const keys[] = {
    "zoe", "bo", "stale", "fresh", "https://social.example/users/ada", "ada@social.example",
  };
  KscorePage *page = new_page ();
  g_autoptr (GPtrArray) asked = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_ptr_array_add (page->interactions,
                       kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, keys[i], NOW - 100 * DAY));
      g_ptr_array_add (page->interactions,
                       kscore_interaction_new (NULL, KSCORE_KIND_MENTION, keys[i], NOW - DAY));
    }
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, "old", NOW - 101 * DAY));
  for (guint i = 2; i < 4; i++)
    {
      KscoreActor *actor = kscore_actor_new (keys[i]);

      actor->followers = 5;
      actor->read_at = i == 2 ? NOW - 31 * DAY : NOW - 30 * DAY;
      g_ptr_array_add (page->actors, actor);
    }
  g_ptr_array_add (page->actors, kscore_actor_new ("silent"));
  write_page (db, page);

  assert_due_actors (db, 10, "bo stale zoe ");
  assert_due_actors (db, 2, "bo stale ");

  /* Asked for, and nothing told: shown to nobody, but not asked again at once. */
  before = test_dump_database (db);
  asked = kscore_refresh_table_due_actors (db, 1, NOW - 100 * DAY, NOW - 30 * DAY, 2, NULL);
  g_assert_true (kscore_refresh_table_touch_actors (db, 1, asked, NOW, NULL));
  assert_due_actors (db, 10, "zoe ");
  after = test_dump_database (db);
  g_assert_cmpstr (after, ==, before);

  /* Told on the same day after all. */
  page = new_page ();
  g_ptr_array_add (page->actors, kscore_actor_new ("bo"));
  ((KscoreActor *) g_ptr_array_index (page->actors, 0))->followers = 0;
  ((KscoreActor *) g_ptr_array_index (page->actors, 0))->read_at = NOW;
  write_page (db, page);
  g_assert_true (kscore_refresh_table_touch_actors (db, 1, asked, NOW, NULL));
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM actor_readings"
                                         " WHERE followers = 0"), ==, 1);
}

/* What an archive, or with @read_at the network, tells of a post. */
static KscorePage *
page_about (const char *id,
            gint64      read_at)
{
  KscorePage *page = new_page ();
  KscorePost *post = add_post (page, id, NOW - 90 * DAY, read_at);

  post->text = g_strdup ("secret words");
  post->url = g_strdup ("https://social.example/secret");
  post->lang = g_strdup ("en");
  post->tags = g_strsplit ("secret", " ", -1);
  post->links = g_strsplit ("https://secret.example", " ", -1);
  post->reply_to = g_strdup ("kept");
  post->reply_to_self = TRUE;
  add_count (page, id, KSCORE_KIND_LIKE, 4, NOW - 80 * DAY);
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new (id, KSCORE_KIND_LIKE, "bo", NOW - 85 * DAY));

  return page;
}

static void
assert_gone (KscoreDatabase *db)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_reader_read (db, NULL);
  g_autoptr (GPtrArray) accounts = kscore_account_table_list (db, NULL);
  g_autoptr (GArray) found = kscore_post_table_search (db, "secret", 10, NULL);
  g_autofree char *rows = test_dump_rows (db);
  gint64 id = 0;

  g_assert_cmpuint (evidence->posts->len, ==, 1);
  g_assert_cmpuint (evidence->interactions->len, ==, 0);
  g_assert_cmpuint (evidence->readings->len, ==, 0);
  g_assert_cmpuint (evidence->self_replies->len, ==, 0);
  g_assert_cmpint (((KscoreStoredAccount *) g_ptr_array_index (accounts, 0))->n_posts, ==, 1);
  g_assert_cmpint (((KscoreStoredAccount *) g_ptr_array_index (accounts, 0))->n_interactions, ==,
                   0);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_null (strstr (rows, "secret"));
  g_assert_true (kscore_post_table_find (db, 1, "gone", &id, NULL));
  g_assert_cmpint (id, ==, KSCORE_POST_DELETED);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM posts_text"
                                         " WHERE posts_text MATCH 'secret'"), ==, 0);
}

static void
test_tombstone (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autofree char *gone = NULL;
  g_autofree char *again = NULL;
  g_autofree char *alive = NULL;
  g_autofree char *repeated = NULL;
  gint64 deleted;
  KscorePage *page = new_page ();

  add_post (page, "kept", NOW - 95 * DAY, KSCORE_TIME_UNKNOWN);
  write_page (db, page);
  write_page (db, page_about ("gone", NOW - 70 * DAY));
  put_list (db, 2, KSCORE_KIND_LIKE, NOW - 70 * DAY, 4, FALSE, "next");
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "gone", NOW - 60 * DAY, NULL));
  assert_gone (db);
  gone = test_dump_rows (db);

  /* Gone is gone: also when it is said again, and when an archive or an old page tells of it. */
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "gone", NOW - 60 * DAY, NULL));
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "never", NOW - 60 * DAY, NULL));
  g_assert_cmpuint (write_page (db, page_about ("gone", KSCORE_TIME_UNKNOWN)), ==, 0);
  g_assert_cmpuint (write_page (db, page_about ("gone", NOW - 60 * DAY)), ==, 0);
  again = test_dump_rows (db);
  g_assert_cmpstr (again, ==, gone);
  deleted = 2;
  {
    g_autoptr (GPtrArray) posts = kscore_post_table_lookup (db, &deleted, 1, NULL);

    g_assert_null (g_ptr_array_index (posts, 0));
  }

  /* The network shows it later: it is alive, with what is told then. */
  g_assert_cmpuint (write_page (db, page_about ("gone", NOW - 60 * DAY + 1)), ==, 0);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM interactions"), ==, 1);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM counts"), ==, 1);
  alive = test_dump_rows (db);
  g_assert_nonnull (strstr (alive, "secret words"));
  g_assert_cmpuint (write_page (db, page_about ("gone", NOW - 60 * DAY + 1)), ==, 0);
  repeated = test_dump_rows (db);
  g_assert_cmpstr (repeated, ==, alive);

  /* Gone within the second in which it was shown: that page, again, does not bring it back. */
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "gone", NOW - 65 * DAY, NULL));
  g_assert_cmpuint (write_page (db, page_about ("gone", NOW - 60 * DAY + 1)), ==, 0);
  assert_gone (db);
}

/* One page writer for pages around a deletion, as a refresh has it. */
static void
test_tombstone_in_one_page (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  gint64 read_at[] = { KSCORE_TIME_UNKNOWN, NOW };

  write_page (db, page_about ("gone", NOW - 70 * DAY));
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "gone", NOW - 60 * DAY, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KscorePage) page = page_about ("gone", read_at[i]);
      guint n_skipped = 99;

      g_assert_true (kscore_page_writer_write (writer, page, &n_skipped, NULL));
      g_assert_cmpuint (n_skipped, ==, 0);
      g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM interactions"), ==, i);
    }
}

/* Of readings that are the same the first and the last stay. */
static void
test_thin_counts (void)
{
  static const gint64 totals[] = { 5, 5, 5, 5, 7, 7, 7, 5 };
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  KscorePage *page = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      page = new_page ();
      add_post (page, "a", NOW - 9 * DAY, NOW + i);
      add_count (page, "a", KSCORE_KIND_LIKE, totals[i], NOW + i);
      add_count (page, "a", KSCORE_KIND_RESHARE, i, NOW + i);
      write_page (db, page);
    }
  /* Another refresh's posts are none of this one's business. */
  before = test_dump_rows (db);
  g_assert_true (kscore_refresh_table_thin_counts (db, 1, NOW + 99, NULL));
  after = test_dump_rows (db);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (kscore_refresh_table_thin_counts (db, 1, NOW + 7, NULL));
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM counts WHERE kind = 8"), ==, 8);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM counts WHERE kind = 1"), ==, 5);
  g_assert_cmpint (test_get_integer (db, "SELECT sum (at - 1728000000) FROM counts"
                                         " WHERE kind = 1"),
                   ==, 0 + 3 + 4 + 6 + 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/refresh-table/due-posts", test_due_posts);
  g_test_add_func ("/store/refresh-table/due-lists", test_due_lists);
  g_test_add_func ("/store/refresh-table/lists-again", test_lists_again);
  g_test_add_func ("/store/refresh-table/due-actors", test_due_actors);
  g_test_add_func ("/store/refresh-table/tombstone", test_tombstone);
  g_test_add_func ("/store/refresh-table/tombstone-in-one-page", test_tombstone_in_one_page);
  g_test_add_func ("/store/refresh-table/thin-counts", test_thin_counts);

  return g_test_run ();
}
