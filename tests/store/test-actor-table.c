#include "config.h"

#include "store/kscore-actor-table.h"

#include "store-fixture.h"
#include "store/kscore-account-table.h"
#include "store/kscore-interaction-table.h"

static gint64
put (KscoreDatabase *db,
     const char     *key,
     const char     *handle,
     gint64          followers,
     KscoreDay       day,
     gboolean       *merged)
{
  g_autoptr (KscoreActor) actor = kscore_actor_new (key);
  g_autoptr (GError) error = NULL;
  gboolean ignored;
  gint64 id = 0;

  actor->handle = g_strdup (handle);
  actor->followers = followers;
  actor->read_at = kscore_day_to_time (day);
  g_assert_true (kscore_actor_table_put (db, 1, actor, &id, merged != NULL ? merged : &ignored,
                                         &error));
  g_assert_no_error (error);

  return id;
}

static gboolean
collect (gint64              id,
         const KscoreActor  *actor,
         const GArray       *readings,
         gpointer            user_data,
         GError            **error)
{
  GString *seen = user_data;

  g_string_append_printf (seen, "%s %s %" G_GINT64_FORMAT " %u%s\n", actor->key, actor->handle,
                          actor->followers, readings->len, actor->follows_owner ? " follows" : "");

  return TRUE;
}

static char *
list (KscoreDatabase *db)
{
  GString *seen = g_string_new (NULL);

  g_assert_true (kscore_actor_table_foreach (db, 1, collect, seen, NULL));

  return g_string_free (seen, FALSE);
}

static void
test_readings (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *seen = NULL;
  gint64 id = put (db, "did:plc:bo", "bo.example.org", 20, 19010, NULL);

  g_assert_cmpint (put (db, "did:plc:bo", "old.example.org", 10, 19000, NULL), ==, id);
  g_assert_cmpint (put (db, "did:plc:bo", NULL, 15, 19010, NULL), ==, id);
  put (db, "did:plc:al", NULL, KSCORE_UNKNOWN, 19000, NULL);

  /* The newest name and number, the highest of a day, every day; by key. */
  seen = list (db);
  g_assert_cmpstr (seen, ==, "did:plc:al (null) -1 0\ndid:plc:bo bo.example.org 20 2\n");
}

static void
test_undated_state (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscoreActor) actor = kscore_actor_new ("did:plc:bo");
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = NULL;
  gboolean merged;
  gint64 id;

  actor->followers = 30;
  actor->follows_owner = TRUE;
  g_assert_true (kscore_actor_table_put (db, 1, actor, &id, &merged, &error));
  /* Told of again without that word: still following. */
  put (db, "did:plc:bo", NULL, 40, 19000, NULL);

  seen = list (db);
  g_assert_cmpstr (seen, ==, "did:plc:bo (null) 40 2 follows\n");
}

static void
test_learns_lasting_key (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *seen = NULL;
  gboolean merged = FALSE;
  gint64 id = put (db, "bo@people.example", NULL, 10, 19000, NULL);

  g_assert_cmpint (put (db, "https://people.example/users/bo", "Bo@people.example", 20, 19001,
                        &merged), ==, id);
  g_assert_true (merged);
  /* The address still leads to the same actor. */
  g_assert_cmpint (put (db, "bo@people.example", NULL, 30, 19002, &merged), ==, id);
  g_assert_false (merged);

  seen = list (db);
  g_assert_cmpstr (seen, ==, "https://people.example/users/bo Bo@people.example 30 3\n");
}

static void
test_merges_two (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  KscoreInteraction follow = {
    .kind = KSCORE_KIND_FOLLOW, .at = kscore_day_to_time (19005) + 5,
    .precision = KSCORE_PRECISION_ESTIMATED,
  };
  KscoreInteraction exact = {
    .kind = KSCORE_KIND_FOLLOW, .at = kscore_day_to_time (19003) + 5,
    .precision = KSCORE_PRECISION_EXACT,
  };
  KscoreInteraction mention = {
    .kind = KSCORE_KIND_MENTION, .seq = 4, .at = kscore_day_to_time (19004),
  };
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *seen = NULL;
  gboolean merged = FALSE;
  gint64 address = put (db, "bo@people.example", NULL, 10, 19000, NULL);
  gint64 lasting = put (db, "https://people.example/users/bo", NULL, 20, 19001, NULL);
  gint64 ids[2] = { address, lasting };

  g_assert_cmpint (address, !=, lasting);
  g_assert_true (kscore_interaction_table_put (db, 1, address, 0, &exact, NULL));
  g_assert_true (kscore_interaction_table_put (db, 1, address, 0, &mention, NULL));
  g_assert_true (kscore_interaction_table_put (db, 1, lasting, 0, &follow, NULL));

  g_assert_cmpint (put (db, "https://people.example/users/bo", "bo@people.example", 20, 19001,
                        &merged), ==, lasting);
  g_assert_true (merged);
  seen = list (db);
  g_assert_cmpstr (seen, ==, "https://people.example/users/bo bo@people.example 20 2\n");

  /* One follow, at its exact time, and the mention. */
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM interactions"), ==, 2);
  g_assert_cmpint (test_get_integer (db, "SELECT day FROM interactions WHERE kind = 4"), ==,
                   19003);

  found = kscore_actor_table_lookup (db, ids, 2, NULL);
  g_assert_null (g_ptr_array_index (found, 0));
  g_assert_cmpstr (((KscoreActor *) g_ptr_array_index (found, 1))->handle, ==,
                   "bo@people.example");
}

static void
test_find_and_add (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscoreAccount) second = kscore_account_new ("mastodon", "https://b.example/users/a",
                                                         "a@b.example");
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = NULL;
  gboolean related = TRUE;
  gint64 id, found;

  g_assert_cmpint (kscore_account_table_put (db, second, NULL), ==, 2);
  g_assert_true (kscore_actor_table_find (db, 1, "did:plc:bo", &found, &related, &error));
  g_assert_cmpint (found, ==, 0);
  g_assert_false (related);

  g_assert_true (kscore_actor_table_add (db, 1, "did:plc:bo", &id, &error));
  g_assert_no_error (error);
  g_assert_true (kscore_actor_table_find (db, 1, "did:plc:bo", &found, &related, &error));
  g_assert_cmpint (found, ==, id);
  g_assert_true (related);
  /* Known on the network, not yet at the other account. */
  g_assert_true (kscore_actor_table_find (db, 2, "did:plc:bo", &found, &related, &error));
  g_assert_cmpint (found, ==, id);
  g_assert_false (related);
  seen = list (db);
  g_assert_cmpstr (seen, ==, "did:plc:bo (null) -1 0\n");

  g_assert_true (kscore_actor_table_is_lasting ("did:plc:bo"));
  g_assert_true (kscore_actor_table_is_lasting ("https://people.example/@bo"));
  g_assert_true (kscore_actor_table_is_lasting ("1234"));
  g_assert_false (kscore_actor_table_is_lasting ("bo@people.example"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/actor-table/readings", test_readings);
  g_test_add_func ("/store/actor-table/undated-state", test_undated_state);
  g_test_add_func ("/store/actor-table/learns-lasting-key", test_learns_lasting_key);
  g_test_add_func ("/store/actor-table/merges-two", test_merges_two);
  g_test_add_func ("/store/actor-table/find-and-add", test_find_and_add);

  return g_test_run ();
}
