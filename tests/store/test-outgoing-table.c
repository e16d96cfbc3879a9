#include "config.h"

#include "store/kscore-outgoing-table.h"

#include "store-fixture.h"
#include "store/kscore-actor-table.h"

static void
put (KscoreDatabase *db,
     KscoreKind      kind,
     const char     *remote_id,
     gint64          actor,
     KscoreDay       day)
{
  g_autoptr (KscoreOutgoing) outgoing = kscore_outgoing_new (remote_id, kind, NULL, day);
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_outgoing_table_put (db, 1, outgoing, actor, &error));
  g_assert_no_error (error);
}

static char *
list (KscoreDatabase *db)
{
  g_autoptr (GPtrArray) acts = kscore_outgoing_table_list (db, 1, NULL);
  GString *seen = g_string_new (NULL);

  for (guint i = 0; i < acts->len; i++)
    {
      const KscoreOutgoing *act = g_ptr_array_index (acts, i);

      g_string_append_printf (seen, "%s %s %s", kscore_kind_to_string (act->kind),
                              act->remote_id, act->actor != NULL ? act->actor : "-");
      if (act->day != KSCORE_DAY_UNKNOWN)
        g_string_append_printf (seen, " %d", act->day);
      g_string_append_c (seen, '\n');
    }

  return g_string_free (seen, FALSE);
}

static void
test_one_row_an_act (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  gint64 bo = test_add_actor (db, "https://b.example/users/bo");
  gint64 cy = test_add_actor (db, "https://b.example/users/cy");
  g_autofree char *seen = NULL;

  put (db, KSCORE_KIND_REPLY, "r1", bo, 19010);
  put (db, KSCORE_KIND_REPLY, "r1", bo, 19010);
  put (db, KSCORE_KIND_REPLY, "r2", bo, KSCORE_DAY_UNKNOWN);
  put (db, KSCORE_KIND_REPLY, "r2", bo, 19020);
  put (db, KSCORE_KIND_REPLY, "r2", bo, KSCORE_DAY_UNKNOWN);
  put (db, KSCORE_KIND_RESHARE, "r1", bo, 19005);
  /* One post can mention several people. */
  put (db, KSCORE_KIND_MENTION, "r1", bo, 19010);
  put (db, KSCORE_KIND_MENTION, "r1", cy, 19010);
  put (db, KSCORE_KIND_LIKE, "l1", cy, KSCORE_DAY_UNKNOWN);

  seen = list (db);
  g_assert_cmpstr (seen, ==,
                   "like l1 https://b.example/users/cy\n"
                   "reshare r1 https://b.example/users/bo 19005\n"
                   "reply r1 https://b.example/users/bo 19010\n"
                   "mention r1 https://b.example/users/bo 19010\n"
                   "mention r1 https://b.example/users/cy 19010\n"
                   "reply r2 https://b.example/users/bo 19020\n");
}

/* In any order, the person told best stays. */
static void
test_one_person_an_act (void)
{
  static const guint orders[][3] = {
    { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
      const gint64 people[] = {
        0, test_add_actor (db, "bo@b.example"), test_add_actor (db, "https://b.example/users/bo"),
      };
      g_autofree char *seen = NULL;

      for (guint k = 0; k < 3; k++)
        put (db, KSCORE_KIND_REPLY, "r1", people[orders[i][k]], 19010);
      seen = list (db);
      g_assert_cmpstr (seen, ==, "reply r1 https://b.example/users/bo 19010\n");
    }
}

static void
test_merged_actors (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscoreActor) actor = kscore_actor_new ("https://b.example/users/bo");
  g_autoptr (GError) error = NULL;
  gint64 address = test_add_actor (db, "bo@b.example");
  gint64 uri = test_add_actor (db, "https://b.example/users/bo");
  gboolean merged = FALSE;
  g_autofree char *seen = NULL;

  put (db, KSCORE_KIND_MENTION, "r1", address, 19010);
  put (db, KSCORE_KIND_MENTION, "r1", uri, KSCORE_DAY_UNKNOWN);
  put (db, KSCORE_KIND_REPLY, "r2", address, 19011);
  actor->handle = g_strdup ("bo@b.example");
  g_assert_true (kscore_actor_table_put (db, 1, actor, &uri, &merged, &error));
  g_assert_no_error (error);
  g_assert_true (merged);

  seen = list (db);
  g_assert_cmpstr (seen, ==,
                   "mention r1 https://b.example/users/bo 19010\n"
                   "reply r2 https://b.example/users/bo 19011\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/outgoing-table/one-row-an-act", test_one_row_an_act);
  g_test_add_func ("/store/outgoing-table/one-person-an-act", test_one_person_an_act);
  g_test_add_func ("/store/outgoing-table/merged-actors", test_merged_actors);

  return g_test_run ();
}
