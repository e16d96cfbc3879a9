#include "config.h"

#include "support/sync-truth.h"

#include "store/kscore-statement.h"

typedef struct {
  GHashTable *true_rows; /* "kind|post|actor" */
  GHashTable *totals;    /* "kind|post" -> count + 1 */
  GHashTable *missing;   /* those by lasting ids that have not been seen */
  guint       n;
} Truth;

static const struct {
  const char *people;
  const char *count;
  KscoreKind  kind;
} told_kinds[] = {
  { "likes", "like", KSCORE_KIND_LIKE },
  { "boosts", "reshare", KSCORE_KIND_RESHARE },
  { "replies", "reply", KSCORE_KIND_REPLY },
  { "quotes", "quote", KSCORE_KIND_QUOTE },
};

static void
add_truth (Truth             *truth,
           KscoreFakeNetwork *network,
           guint              account,
           JsonObject        *post)
{
  const char *id = json_object_get_string_member (post, "id");

  for (gsize i = 0; i < G_N_ELEMENTS (told_kinds); i++)
    {
      JsonArray *people = json_object_get_array_member (post, told_kinds[i].people);
      JsonObject *counts = json_object_get_object_member (post, "counts");
      gint64 total = json_object_get_int_member (counts, told_kinds[i].count);

      g_hash_table_insert (truth->totals, g_strdup_printf ("%d|%s", told_kinds[i].kind, id),
                           GINT_TO_POINTER (total + 1));
      for (guint j = 0; j < json_array_get_length (people); j++)
        {
          guint actor = kscore_fake_network_find_account (network, json_array_get_string_element
                                                                     (people, j));
          g_autofree char *key = kscore_fake_network_dup_native_id (network, actor);
          g_autofree char *handle = kscore_fake_network_dup_handle (network, actor);

          if (actor == account)
            continue;
          g_hash_table_add (truth->true_rows,
                            g_strdup_printf ("%d|%s|%s", told_kinds[i].kind, id, key));
          g_hash_table_add (truth->missing,
                            g_strdup_printf ("%d|%s|%s", told_kinds[i].kind, id, key));
          /* Whose address is not told goes by the name. */
          g_hash_table_add (truth->true_rows,
                            g_strdup_printf ("%d|%s|%s", told_kinds[i].kind, id, handle));
        }
    }
}

static gboolean
check_truth (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  Truth *truth = data;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement
    = kscore_statement_prepare (db, "SELECT i.kind || '|' || p.native_id || '|' || a.key"
                                    " FROM interactions i JOIN actors a ON a.id = i.actor"
                                    " JOIN posts p ON p.id = i.post WHERE i.kind <> ?1", error);

  kscore_statement_bind (statement, "i", (gint64) KSCORE_KIND_FOLLOW);
  while (kscore_statement_next (db, statement, &local_error))
    {
      const char *row = (const char *) sqlite3_column_text (statement, 0);

      truth->n++;
      g_hash_table_remove (truth->missing, row);
      if (!g_hash_table_contains (truth->true_rows, row))
        g_error ("not so: %s", row);
    }
  g_assert_no_error (local_error);

  statement = kscore_statement_prepare (db, "SELECT c.kind || '|' || p.native_id, c.total,"
                                            " c.kind FROM counts c JOIN posts p ON p.id = c.post",
                                        error);
  while (kscore_statement_next (db, statement, &local_error))
    {
      const char *row = (const char *) sqlite3_column_text (statement, 0);
      gint64 total = GPOINTER_TO_INT (g_hash_table_lookup (truth->totals, row)) - 1;

      /* Nobody keeps anything in this world. */
      if (sqlite3_column_int64 (statement, 2) == KSCORE_KIND_SAVE)
        total = 0;
      if (total != sqlite3_column_int64 (statement, 1))
        g_error ("not so: %s", row);
    }
  g_assert_no_error (local_error);
  return TRUE;
}

/* Checks that of the account in the world nothing but the truth stands in the store, which holds
 * no other. @n_missing: (out) (optional): reactions of the world that are not in it.
 *
 * Returns: how many reactions are in it */
guint
sync_truth_check (SyncFixture *fixture,
                  guint        account,
                  guint       *n_missing)
{
  g_autoptr (GHashTable) missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) true_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonNode) told = kscore_fake_network_describe (fixture->network, account);
  JsonArray *posts = json_object_get_array_member (json_node_get_object (told), "posts");
  Truth truth = { true_rows, totals, missing, 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < json_array_get_length (posts); i++)
    add_truth (&truth, fixture->network, account,
               json_array_get_object_element (posts, i));
  kscore_store_run (kscore_workspace_get_store (fixture->workspace), KSCORE_STORE_READ,
                    check_truth, &truth, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sync_fixture_query (fixture, "SELECT count(*) FROM posts"), <=,
                   json_array_get_length (posts));
  g_assert_cmpint (sync_fixture_query (fixture, "SELECT count(*) FROM accounts"), ==, 1);
  if (n_missing != NULL)
    *n_missing = g_hash_table_size (missing);
  return truth.n;
}
