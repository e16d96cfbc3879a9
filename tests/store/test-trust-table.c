#include "config.h"

#include "store/kscore-trust-table.h"

#include "store-fixture.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-forget.h"

static gboolean
add_name (const char  *network,
          const char  *key,
          gpointer     user_data,
          GError     **error)
{
  g_string_append_printf (user_data, "%s %s\n", network, key);
  return TRUE;
}

static void
check (KscoreDatabase *db,
       const char     *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_true (kscore_trust_table_foreach (db, add_name, names, NULL));
  g_assert_cmpstr (names->str, ==, expected);
}

static guint
count_known (KscoreDatabase *db)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_reader_read (db, NULL);
  guint n = 0;

  for (guint i = 0; i < evidence->actors->len; i++)
    n += g_array_index (evidence->actors, KscoreEvidenceActor, i).known ? 1 : 0;

  return n;
}

static void
test_put_and_set (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  gint64 actors[3] = { test_add_actor (db, "https://example.org/users/bo"),
                       test_add_actor (db, "https://example.org/users/cy"), 999 };

  check (db, "");
  g_assert_true (kscore_trust_table_set (db, actors, 3, TRUE, NULL));
  g_assert_true (kscore_trust_table_set (db, actors, 1, TRUE, NULL));
  check (db, "mastodon https://example.org/users/bo\nmastodon https://example.org/users/cy\n");
  g_assert_cmpuint (count_known (db), ==, 2);

  g_assert_true (kscore_trust_table_set (db, actors, 1, FALSE, NULL));
  g_assert_cmpuint (count_known (db), ==, 1);
  /* Also of somebody who is not stored yet. */
  g_assert_true (kscore_trust_table_put (db, "bluesky", "did:plc:dee", TRUE, NULL));
  g_assert_true (kscore_trust_table_put (db, "bluesky", "did:plc:dee", TRUE, NULL));
  check (db, "bluesky did:plc:dee\nmastodon https://example.org/users/cy\n");
  g_assert_true (kscore_trust_table_put (db, "bluesky", "did:plc:dee", FALSE, NULL));
  g_assert_true (kscore_trust_table_put (db, "bluesky", "did:plc:dee", FALSE, NULL));
  check (db, "mastodon https://example.org/users/cy\n");
}

/* Who was known by an address stays known by the key that it turns out to have. */
static void
test_moves_with_the_key (void)
{
  for (int is_there = 0; is_there < 2; is_there++)
    {
      g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
      g_autoptr (KscoreActor) bare = kscore_actor_new ("bo@example.org");
      g_autoptr (KscoreActor) full = kscore_actor_new ("https://example.org/users/bo");
      gboolean merged;
      gint64 id;

      if (is_there)
        test_add_actor (db, "https://example.org/users/bo");
      g_assert_true (kscore_actor_table_put (db, 1, bare, &id, &merged, NULL));
      g_assert_true (kscore_trust_table_set (db, &id, 1, TRUE, NULL));
      full->handle = g_strdup ("bo@example.org");
      g_assert_true (kscore_actor_table_put (db, 1, full, &id, &merged, NULL));
      g_assert_true (merged);
      check (db, "mastodon https://example.org/users/bo\n");
      g_assert_cmpuint (count_known (db), ==, 1);
    }
}

static void
test_forget (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  gint64 actor = test_add_actor (db, "https://example.org/users/bo");

  g_assert_true (kscore_trust_table_set (db, &actor, 1, TRUE, NULL));
  g_assert_true (kscore_forget_account (db, 1, NULL));
  check (db, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/trust-table/put-and-set", test_put_and_set);
  g_test_add_func ("/store/trust-table/moves-with-the-key", test_moves_with_the_key);
  g_test_add_func ("/store/trust-table/forget", test_forget);

  return g_test_run ();
}
