#include "config.h"

#include "store/kscore-interaction-table.h"

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-post-table.h"

static gint64
add_post (KscoreDatabase *db,
          const char     *native_id)
{
  g_autoptr (KscorePost) post = kscore_post_new (native_id, 0);
  gint64 id;

  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));

  return id;
}

static void
put (KscoreDatabase  *db,
     gint64           actor,
     gint64           post,
     gint64           seq,
     gint64           at,
     KscorePrecision  precision)
{
  KscoreInteraction interaction = {
    .kind = KSCORE_KIND_LIKE, .seq = seq, .at = at, .precision = precision,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_interaction_table_put (db, 1, actor, post, &interaction, &error));
  g_assert_no_error (error);
}

static gboolean
collect (const KscoreInteraction  *interaction,
         KscoreDay                 day,
         gpointer                  user_data,
         GError                  **error)
{
  g_string_append_printf (user_data, "%d %s %s %" G_GINT64_FORMAT " %d\n", day,
                          interaction->actor, interaction->post, interaction->seq,
                          interaction->precision);

  return TRUE;
}

static char *
list (KscoreDatabase *db)
{
  GString *seen = g_string_new (NULL);

  g_assert_true (kscore_interaction_table_foreach (db, 1, collect, seen, NULL));

  return g_string_free (seen, FALSE);
}

static void
test_exact_day_replaces_estimate (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *estimated = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *kept = NULL;
  gint64 actor = test_add_actor (db, "bo");
  gint64 post = add_post (db, "p");

  put (db, actor, post, 0, kscore_day_to_time (19010), KSCORE_PRECISION_ESTIMATED);
  estimated = list (db);
  g_assert_cmpstr (estimated, ==, "19010 bo p 0 2\n");

  put (db, actor, post, 0, kscore_day_to_time (19012), KSCORE_PRECISION_EXACT);
  exact = list (db);
  g_assert_cmpstr (exact, ==, "19012 bo p 0 0\n");

  /* Neither an estimate nor a later time moves it back; the same day again changes nothing. */
  put (db, actor, post, 0, kscore_day_to_time (19000), KSCORE_PRECISION_ESTIMATED);
  put (db, actor, post, 0, kscore_day_to_time (19013), KSCORE_PRECISION_EXACT);
  put (db, actor, post, 0, kscore_day_to_time (19012), KSCORE_PRECISION_EXACT);
  kept = list (db);
  g_assert_cmpstr (kept, ==, exact);
}

static void
test_within_one_day (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *seen = NULL;
  gint64 actor = test_add_actor (db, "bo");

  put (db, actor, 0, 0, kscore_day_to_time (19010) + 5, KSCORE_PRECISION_DAY);
  put (db, actor, 0, 0, kscore_day_to_time (19010) + 9, KSCORE_PRECISION_EXACT);
  seen = list (db);
  g_assert_cmpstr (seen, ==, "19010 bo (null) 0 0\n");
}

static void
test_order_is_by_remote_ids (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autofree char *seen = NULL;
  gint64 zoe = test_add_actor (db, "zoe");
  gint64 bo = test_add_actor (db, "bo");
  gint64 second = add_post (db, "p2");
  gint64 first = add_post (db, "p1");
  gint64 at = kscore_day_to_time (19010);

  put (db, zoe, second, 0, at, KSCORE_PRECISION_EXACT);
  put (db, zoe, first, 7, at, KSCORE_PRECISION_EXACT);
  put (db, zoe, first, 3, at, KSCORE_PRECISION_EXACT);
  put (db, bo, second, 0, at, KSCORE_PRECISION_EXACT);
  put (db, bo, second, -1, at - 86400, KSCORE_PRECISION_EXACT);

  seen = list (db);
  g_assert_cmpstr (seen, ==,
                   "19009 bo p2 -1 0\n"
                   "19010 bo p2 0 0\n"
                   "19010 zoe p1 3 0\n"
                   "19010 zoe p1 7 0\n"
                   "19010 zoe p2 0 0\n");
}

static gboolean
stop (const KscoreInteraction  *interaction,
      KscoreDay                 day,
      gpointer                  user_data,
      GError                  **error)
{
  guint *n_calls = user_data;

  (*n_calls)++;
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE, "enough");

  return FALSE;
}

static void
test_stops (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (GError) error = NULL;
  gint64 actor = test_add_actor (db, "bo");
  guint n_calls = 0;

  put (db, actor, 0, 1, 0, KSCORE_PRECISION_EXACT);
  put (db, actor, 0, 2, 0, KSCORE_PRECISION_EXACT);
  g_assert_false (kscore_interaction_table_foreach (db, 1, stop, &n_calls, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_cmpuint (n_calls, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/interaction-table/exact-replaces-estimate",
                   test_exact_day_replaces_estimate);
  g_test_add_func ("/store/interaction-table/within-one-day", test_within_one_day);
  g_test_add_func ("/store/interaction-table/order", test_order_is_by_remote_ids);
  g_test_add_func ("/store/interaction-table/stops", test_stops);

  return g_test_run ();
}
