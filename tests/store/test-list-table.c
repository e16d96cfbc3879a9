#include "config.h"

#include "store/kscore-list-table.h"

#include <string.h>

#include "store-fixture.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-post-table.h"
#include "store/kscore-refresh-table.h"
#include "store/kscore-source-table.h"
#include "store/kscore-statement.h"

#define DAY 86400
#define POST_DAY 19000
#define POST_AT ((gint64) POST_DAY * DAY + 50000)

static KscoreDatabase *
database_with_post (void)
{
  KscoreDatabase *db = test_database_new_with_account ();
  g_autoptr (KscorePost) post = kscore_post_new ("p", POST_AT);
  gint64 id;

  post->read_at = POST_AT + DAY;
  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  g_assert_cmpint (id, ==, 1);

  return db;
}

/* @names: keys with spaces between them; "bo=19003" is dated, to the day. */
static KscorePage *
page_of (guint       kind,
         const char *names)
{
  g_autoptr (KscoreAccount) account = test_account_new ();
  KscorePage *page = kscore_page_new (account);
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *date = strchr (words[i], '=');
      gint64 at = KSCORE_TIME_UNKNOWN;
      KscoreActor *actor;

      if (words[i][0] == '\0')
        continue;
      if (date != NULL)
        {
          at = g_ascii_strtoll (date + 1, NULL, 10) * DAY + 600;
          *date = '\0';
        }

      actor = kscore_actor_new (words[i]);
      actor->read_at = (POST_DAY + 100) * (gint64) DAY;
      actor->followers = 7;
      /* As a network says it of who stands on such a list. */
      actor->follows_owner = kind == KSCORE_LIST_FOLLOWERS;
      actor->followed_by_owner = kind == KSCORE_LIST_FOLLOWING;
      g_ptr_array_add (page->actors, actor);
      if (kind < KSCORE_N_KINDS && kind != KSCORE_LIST_FOLLOWERS)
        {
          KscoreInteraction *one = kscore_interaction_new ("p", (KscoreKind) kind, words[i], at);

          if (at == KSCORE_TIME_UNKNOWN)
            one->precision = KSCORE_PRECISION_ESTIMATED;
          g_ptr_array_add (page->interactions, one);
        }
    }

  return page;
}

static void
get (KscoreDatabase *db,
     guint           kind,
     KscoreList     *list)
{
  gboolean people = kind == KSCORE_LIST_FOLLOWERS || kind >= KSCORE_N_KINDS;
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_list_table_get (db, 1, people ? 0 : 1, kind, list, &error));
  g_assert_no_error (error);
}

static guint
stage (KscoreDatabase *db,
       guint           kind,
       const char     *names)
{
  g_auto (KscoreList) list = { 0 };
  g_autoptr (KscorePage) page = page_of (kind, names);
  g_autoptr (GError) error = NULL;
  guint n_new = 99;

  get (db, kind, &list);
  g_assert_true (kscore_list_table_stage (db, &list, page, &n_new, &error));
  g_assert_no_error (error);

  return n_new;
}

static void
land (KscoreDatabase *db,
      guint           kind,
      KscoreDay       day,
      gboolean        complete)
{
  g_auto (KscoreList) list = { 0 };
  g_autoptr (GError) error = NULL;

  get (db, kind, &list);
  list.total = 5;
  list.complete = complete;
  g_assert_true (kscore_list_table_land (db, &list, (gint64) day * DAY + 300, &error));
  g_assert_no_error (error);
}

static void
stage_and_land (KscoreDatabase *db,
                guint           kind,
                const char     *names,
                KscoreDay       day,
                gboolean        complete)
{
  stage (db, kind, names);
  land (db, kind, day, complete);
}

static gboolean
collect (const KscoreInteraction  *interaction,
         KscoreDay                 day,
         gpointer                  user_data,
         GError                  **error)
{
  GString *seen = user_data;

  g_string_append_printf (seen, "%s%s=%d%s", seen->len > 0 ? " " : "", interaction->actor,
                          day - POST_DAY,
                          interaction->precision == KSCORE_PRECISION_ESTIMATED ? "~" : "");

  return TRUE;
}

/* "bo=3 cy=5~": on the third day after the post, and on the fifth by estimation. */
static char *
show (KscoreDatabase *db)
{
  GString *seen = g_string_new (NULL);

  g_assert_true (kscore_interaction_table_foreach (db, 1, collect, seen, NULL));

  return g_string_free (seen, FALSE);
}

#define assert_interactions(db, expected) G_STMT_START { \
  g_autofree char *seen_ = show (db); \
  g_assert_cmpstr (seen_, ==, expected); \
} G_STMT_END

/* The keys of those who follow, or are followed, with the day of the first. */
static char *
show_relations (KscoreDatabase *db,
                const char     *column)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT a.key, r.follows_day FROM relations r JOIN actors a ON a.id = r.actor WHERE r.%s"
    " ORDER BY a.key", column);
  sqlite3_stmt *statement = kscore_statement_prepare (db, sql, NULL);
  GString *seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (kscore_statement_next (db, statement, &error))
    {
      g_autofree char *key = kscore_statement_dup_text (statement, 0);
      gint64 day = kscore_statement_get_int (statement, 1, 0);

      g_string_append_printf (seen, "%s%s", seen->len > 0 ? " " : "", key);
      if (day != 0)
        g_string_append_printf (seen, "=%d", (int) (day - POST_DAY));
    }
  g_assert_no_error (error);

  return g_string_free (seen, FALSE);
}

#define assert_relations(db, column, expected) G_STMT_START { \
  g_autofree char *seen_ = show_relations (db, column); \
  g_assert_cmpstr (seen_, ==, expected); \
} G_STMT_END

static void
test_row (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_auto (KscoreList) none = { 0 };
  g_auto (KscoreList) read = { 0 };
  KscoreList list = {
    .account = 1, .post = 1, .kind = KSCORE_KIND_LIKE, .landed_at = 5, .total = 0,
    .complete = TRUE, .hidden = TRUE, .cursor = (char *) "max_id=5&a='", .started_at = 6,
    .pages = 7, .from_at = -8, .until_at = -9,
  };

  get (db, KSCORE_KIND_LIKE, &none);
  g_assert_cmpint (none.account, ==, 1);
  g_assert_cmpint (none.post, ==, 1);
  g_assert_cmpuint (none.kind, ==, KSCORE_KIND_LIKE);
  g_assert_cmpint (none.landed_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (none.total, ==, KSCORE_UNKNOWN);
  g_assert_null (none.cursor);
  g_assert_cmpint (none.started_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (none.from_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (none.until_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_true (kscore_list_table_put (db, &none, NULL));

  g_assert_true (kscore_list_table_put (db, &list, NULL));
  get (db, KSCORE_KIND_LIKE, &read);
  g_assert_cmpint (read.landed_at, ==, 5);
  g_assert_cmpint (read.total, ==, 0);
  g_assert_true (read.complete);
  g_assert_true (read.hidden);
  g_assert_cmpstr (read.cursor, ==, list.cursor);
  g_assert_cmpint (read.started_at, ==, 6);
  g_assert_cmpuint (read.pages, ==, 7);
  g_assert_cmpint (read.from_at, ==, -8);
  g_assert_cmpint (read.until_at, ==, -9);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM lists"), ==, 1);
}

static void
test_nothing_is_known_before_landing (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_auto (KscoreList) list = { 0 };
  gint64 n_staged = 99, n_known = 99;

  g_assert_cmpuint (stage (db, KSCORE_KIND_LIKE, "bo cy"), ==, 2);
  g_assert_cmpuint (stage (db, KSCORE_KIND_LIKE, "cy di"), ==, 1);
  assert_interactions (db, "");
  get (db, KSCORE_KIND_LIKE, &list);
  g_assert_true (kscore_list_table_count (db, &list, &n_staged, &n_known, NULL));
  g_assert_cmpint (n_staged, ==, 3);
  g_assert_cmpint (n_known, ==, 0);
  /* Who they are is known. */
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM actor_readings"), ==, 3);

  land (db, KSCORE_KIND_LIKE, POST_DAY + 20, TRUE);
  assert_interactions (db, "bo=0~ cy=0~ di=0~");
  g_assert_true (kscore_list_table_count (db, &list, &n_staged, &n_known, NULL));
  g_assert_cmpint (n_staged, ==, 0);
  g_assert_cmpint (n_known, ==, 3);
  g_assert_cmpuint (stage (db, KSCORE_KIND_LIKE, "bo ed"), ==, 1);
}

static void
test_dating (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_auto (KscoreList) list = { 0 };

  stage_and_land (db, KSCORE_KIND_LIKE, "bo", POST_DAY + 10, TRUE);
  /* Two new ones in ten days, by their keys; an exact date stands as it is. */
  stage_and_land (db, KSCORE_KIND_LIKE, "di bo cy ed=19013", POST_DAY + 20, TRUE);
  assert_interactions (db, "bo=0~ ed=13 cy=15~ di=20~");
  g_assert_cmpint (test_get_integer (db, "SELECT at % 86400 FROM interactions WHERE day = 19015"),
                   ==, DAY / 2);
  get (db, KSCORE_KIND_LIKE, &list);
  g_assert_cmpint (list.landed_at, ==, (POST_DAY + 20) * (gint64) DAY + 300);
  g_assert_cmpint (list.total, ==, 5);
  g_assert_true (list.complete);

  /* An exact date learned later moves it. */
  stage_and_land (db, KSCORE_KIND_LIKE, "bo cy di=19018 ed", POST_DAY + 21, TRUE);
  assert_interactions (db, "bo=0~ ed=13 cy=15~ di=18");
}

static void
test_clocks (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();

  /* Never a day before the post's, never one after now. */
  stage_and_land (db, KSCORE_KIND_LIKE, "", POST_DAY - 10, TRUE);
  stage_and_land (db, KSCORE_KIND_LIKE, "bo cy", POST_DAY + 2, TRUE);
  assert_interactions (db, "bo=0~ cy=2~");
  stage_and_land (db, KSCORE_KIND_LIKE, "bo cy di", POST_DAY + 1, TRUE);
  assert_interactions (db, "bo=0~ di=1~ cy=2~");
  g_assert_cmpint (test_get_integer (db, "SELECT min(at) FROM interactions"), >=, POST_AT);
}

static void
test_withdrawn (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_autoptr (KscorePost) other = kscore_post_new ("other", POST_AT);
  KscoreInteraction kept = { .kind = KSCORE_KIND_LIKE, .at = POST_AT + 5 * DAY };
  gint64 bo = test_add_actor (db, "bo");
  gint64 id;

  g_assert_true (kscore_post_table_put (db, 1, other, &id, NULL));
  g_assert_true (kscore_interaction_table_put (db, 1, bo, id, &kept, NULL));
  kept.kind = KSCORE_KIND_RESHARE;
  g_assert_true (kscore_interaction_table_put (db, 1, bo, 1, &kept, NULL));
  /* Known from an archive, and not on the list any more. */
  kept.kind = KSCORE_KIND_LIKE;
  g_assert_true (kscore_interaction_table_put (db, 1, test_add_actor (db, "old"), 1, &kept, NULL));

  /* A list that was cut takes nothing away. */
  stage_and_land (db, KSCORE_KIND_LIKE, "bo cy", POST_DAY + 10, FALSE);
  assert_interactions (db, "bo=0~ cy=0~ bo=5 old=5 bo=5");
  stage_and_land (db, KSCORE_KIND_LIKE, "cy", POST_DAY + 11, TRUE);
  assert_interactions (db, "cy=0~ bo=5 bo=5");
  stage_and_land (db, KSCORE_KIND_LIKE, "", POST_DAY + 12, TRUE);
  assert_interactions (db, "bo=5 bo=5");
  /* Liked again: the list has landed before, so it is new. */
  stage_and_land (db, KSCORE_KIND_LIKE, "cy", POST_DAY + 14, TRUE);
  assert_interactions (db, "bo=5 bo=5 cy=14~");
}

static void
test_order_does_not_show (void)
{
  static const char * const orders[][3] = {
    { "bo cy", "di", "ed fu=19012" }, { "ed fu=19012", "di", "bo cy" }, { "fu di ed", "cy", "bo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (KscoreDatabase) db = database_with_post ();

      stage_and_land (db, KSCORE_KIND_LIKE, "", POST_DAY + 10, TRUE);
      for (guint j = 0; j < 3; j++)
        {
          /* Cut off before it was written for good, then read again, and once more. */
          g_assert_true (kscore_database_begin (db, NULL));
          stage (db, KSCORE_KIND_LIKE, orders[i][j]);
          stage (db, KSCORE_KIND_LIKE, "never");
          kscore_database_rollback (db);
          stage (db, KSCORE_KIND_LIKE, orders[i][j]);
          stage (db, KSCORE_KIND_LIKE, orders[i][j]);
        }
      stage (db, KSCORE_KIND_LIKE, "fu=19012 di");
      land (db, KSCORE_KIND_LIKE, POST_DAY + 14, TRUE);
      assert_interactions (db, "bo=11~ cy=12~ fu=12 di=13~ ed=14~");
    }
}

static void
test_foreign_rows (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_autoptr (KscorePage) page = page_of (KSCORE_KIND_RESHARE, "bo");
  g_auto (KscoreList) list = { 0 };
  guint n_new = 99;

  /* Another kind, another post, nobody, of no post: not of this list. */
  g_ptr_array_add (page->interactions, kscore_interaction_new ("q", KSCORE_KIND_LIKE, "bo", 5));
  g_ptr_array_add (page->interactions, kscore_interaction_new (NULL, KSCORE_KIND_LIKE, "bo", 5));
  g_ptr_array_add (page->interactions, kscore_interaction_new ("p", KSCORE_KIND_LIKE, NULL, 5));
  /* Of somebody whom the page does not describe. */
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new ("p", KSCORE_KIND_LIKE, "zoe", 19003 * DAY));
  get (db, KSCORE_KIND_LIKE, &list);
  g_assert_true (kscore_list_table_stage (db, &list, page, &n_new, NULL));
  g_assert_cmpuint (n_new, ==, 1);
  land (db, KSCORE_KIND_LIKE, POST_DAY + 10, TRUE);
  assert_interactions (db, "zoe=3");
}

static void
test_one_person_by_two_names (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_autoptr (KscorePage) page = page_of (KSCORE_KIND_LIKE, "https://people.example/users/bo");
  g_auto (KscoreList) list = { 0 };

  stage (db, KSCORE_KIND_LIKE, "bo@people.example");
  ((KscoreActor *) g_ptr_array_index (page->actors, 0))->handle = g_strdup ("Bo@people.example");
  get (db, KSCORE_KIND_LIKE, &list);
  g_assert_true (kscore_list_table_stage (db, &list, page, NULL, NULL));
  land (db, KSCORE_KIND_LIKE, POST_DAY + 10, TRUE);
  assert_interactions (db, "https://people.example/users/bo=0~");
}

static void
test_merged_while_staged (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_autoptr (KscoreActor) actor = kscore_actor_new ("https://people.example/users/bo");
  gboolean merged;
  gint64 id;

  /* Both rows are there, and both are staged, when they turn out to be one. */
  stage (db, KSCORE_KIND_LIKE, "https://people.example/users/bo bo@people.example");
  actor->handle = g_strdup ("bo@people.example");
  g_assert_true (kscore_actor_table_put (db, 1, actor, &id, &merged, NULL));
  g_assert_true (merged);
  land (db, KSCORE_KIND_LIKE, POST_DAY + 10, TRUE);
  assert_interactions (db, "https://people.example/users/bo=0~");
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM staged"), ==, 0);
}

static void
test_followers (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  KscoreInteraction exact = { .kind = KSCORE_KIND_FOLLOW, .at = POST_AT + DAY };

  /* An archive told when di followed. */
  g_assert_true (kscore_interaction_table_put (db, 1, test_add_actor (db, "di"), 0, &exact, NULL));

  g_assert_cmpuint (stage (db, KSCORE_LIST_FOLLOWERS, "bo cy"), ==, 2);
  assert_relations (db, "follows_owner", "");
  land (db, KSCORE_LIST_FOLLOWERS, POST_DAY + 10, TRUE);
  assert_relations (db, "follows_owner", "bo=10 cy=10");
  assert_interactions (db, "di=1");

  /* The second time, who is new has followed since. */
  g_assert_cmpuint (stage (db, KSCORE_LIST_FOLLOWERS, "zoe bo di abe"), ==, 3);
  land (db, KSCORE_LIST_FOLLOWERS, POST_DAY + 20, FALSE);
  assert_relations (db, "follows_owner", "abe=20 bo=10 cy=10 di=20 zoe=20");
  assert_interactions (db, "di=1 abe=15~ zoe=20~");

  /* Whoever has left stays one who once followed, and coming back is no second follow. */
  stage_and_land (db, KSCORE_LIST_FOLLOWERS, "bo abe", POST_DAY + 21, TRUE);
  assert_relations (db, "follows_owner", "abe=20 bo=10");
  assert_interactions (db, "di=1 abe=15~ zoe=20~");
  stage_and_land (db, KSCORE_LIST_FOLLOWERS, "bo abe zoe cy", POST_DAY + 31, TRUE);
  assert_relations (db, "follows_owner", "abe=20 bo=10 cy=31 zoe=31");
  assert_interactions (db, "di=1 abe=15~ zoe=20~ cy=31~");
}

/* As a refresh notes that the network does not show a list, and when that was. */
static void
hide (KscoreDatabase *db,
      guint           kind,
      KscoreDay       day)
{
  g_auto (KscoreList) list = { 0 };

  get (db, kind, &list);
  g_assert_true (kscore_list_table_drop (db, &list, NULL));
  list.hidden = TRUE;
  list.landed_at = (gint64) day * DAY;
  g_assert_true (kscore_list_table_put (db, &list, NULL));
}

/* That a list is hidden is no reading: whoever stands on it when it is shown is not new by that. */
static void
test_hidden (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();

  hide (db, KSCORE_LIST_FOLLOWERS, POST_DAY + 10);
  hide (db, KSCORE_KIND_LIKE, POST_DAY + 10);
  stage_and_land (db, KSCORE_LIST_FOLLOWERS, "bo cy", POST_DAY + 40, TRUE);
  stage_and_land (db, KSCORE_KIND_LIKE, "bo", POST_DAY + 40, TRUE);
  assert_relations (db, "follows_owner", "bo=40 cy=40");
  assert_interactions (db, "bo=0~");

  /* Read, hidden, and shown again. */
  hide (db, KSCORE_LIST_FOLLOWERS, POST_DAY + 45);
  hide (db, KSCORE_KIND_LIKE, POST_DAY + 45);
  assert_interactions (db, "bo=0~");
  stage_and_land (db, KSCORE_LIST_FOLLOWERS, "bo cy di ed", POST_DAY + 50, TRUE);
  stage_and_land (db, KSCORE_KIND_LIKE, "bo cy fu", POST_DAY + 50, TRUE);
  assert_interactions (db, "bo=0~ cy=45~ di=45~ fu=50~ ed=50~");
}

static void
test_following (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();

  g_assert_cmpuint (stage (db, KSCORE_LIST_FOLLOWING, "bo cy"), ==, 2);
  assert_relations (db, "followed_by_owner", "");
  land (db, KSCORE_LIST_FOLLOWING, POST_DAY + 10, TRUE);
  assert_relations (db, "followed_by_owner", "bo cy");
  g_assert_cmpuint (stage (db, KSCORE_LIST_FOLLOWING, "di bo"), ==, 1);
  land (db, KSCORE_LIST_FOLLOWING, POST_DAY + 20, FALSE);
  assert_relations (db, "followed_by_owner", "bo cy di");
  stage_and_land (db, KSCORE_LIST_FOLLOWING, "di", POST_DAY + 21, TRUE);
  assert_relations (db, "followed_by_owner", "di");
  assert_relations (db, "follows_owner", "");
  assert_interactions (db, "");
}

static void
test_drop (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_auto (KscoreList) list = { 0 };
  g_auto (KscoreList) dropped = { 0 };

  stage_and_land (db, KSCORE_KIND_LIKE, "bo", POST_DAY + 10, TRUE);
  stage (db, KSCORE_KIND_LIKE, "cy");
  stage (db, KSCORE_KIND_RESHARE, "cy");
  get (db, KSCORE_KIND_LIKE, &list);
  list.cursor = g_strdup ("next");
  list.started_at = 5;
  list.pages = 3;
  g_assert_true (kscore_list_table_put (db, &list, NULL));
  g_assert_true (kscore_list_table_drop (db, &list, NULL));
  get (db, KSCORE_KIND_LIKE, &dropped);
  g_assert_null (dropped.cursor);
  g_assert_cmpint (dropped.started_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpuint (dropped.pages, ==, 0);
  g_assert_cmpint (dropped.landed_at, ==, list.landed_at);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM staged"), ==, 1);
  assert_interactions (db, "bo=0~");
}

static void
test_post_is_gone (void)
{
  g_autoptr (KscoreDatabase) db = database_with_post ();
  g_auto (KscoreList) list = { 0 };

  stage (db, KSCORE_KIND_LIKE, "bo");
  get (db, KSCORE_KIND_LIKE, &list);
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "p", POST_AT + 9 * DAY, NULL));
  g_assert_cmpuint (stage (db, KSCORE_KIND_LIKE, "cy"), ==, 0);
  land (db, KSCORE_KIND_LIKE, POST_DAY + 10, TRUE);
  assert_interactions (db, "");
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM staged"), ==, 0);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM lists"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/list-table/row", test_row);
  g_test_add_func ("/store/list-table/nothing-before-landing",
                   test_nothing_is_known_before_landing);
  g_test_add_func ("/store/list-table/dating", test_dating);
  g_test_add_func ("/store/list-table/clocks", test_clocks);
  g_test_add_func ("/store/list-table/withdrawn", test_withdrawn);
  g_test_add_func ("/store/list-table/order", test_order_does_not_show);
  g_test_add_func ("/store/list-table/foreign-rows", test_foreign_rows);
  g_test_add_func ("/store/list-table/two-names", test_one_person_by_two_names);
  g_test_add_func ("/store/list-table/merged", test_merged_while_staged);
  g_test_add_func ("/store/list-table/followers", test_followers);
  g_test_add_func ("/store/list-table/hidden", test_hidden);
  g_test_add_func ("/store/list-table/following", test_following);
  g_test_add_func ("/store/list-table/drop", test_drop);
  g_test_add_func ("/store/list-table/post-is-gone", test_post_is_gone);

  return g_test_run ();
}
