#include "config.h"

#include "store/kscore-post-table.h"

#include "store-fixture.h"

static gint64
put (KscoreDatabase  *db,
     const char      *native_id,
     const char      *text,
     gint64           at,
     KscorePrecision  precision)
{
  g_autoptr (KscorePost) post = kscore_post_new (native_id, at);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  post->text = g_strdup (text);
  post->precision = precision;
  g_assert_true (kscore_post_table_put (db, 1, post, &id, &error));
  g_assert_no_error (error);

  return id;
}

static void
assert_found (KscoreDatabase *db,
              const char     *words,
              guint           n_found,
              gint64          first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kscore_post_table_search (db, words, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, n_found);
  if (n_found > 0)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
}

static void
test_update (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscorePost) full = kscore_post_new ("p", 1000);
  g_autoptr (GPtrArray) posts = NULL;
  const char * const tags[] = { "one", "two", NULL };
  const KscorePost *stored;
  gint64 ids[2] = { 0, 99 };
  gint64 id;

  id = put (db, "p", NULL, 900, KSCORE_PRECISION_ESTIMATED);
  full->text = g_strdup ("All of it");
  full->lang = g_strdup ("en");
  full->tags = g_strdupv ((char **) tags);
  full->reply_to = g_strdup ("q");
  full->reply_to_self = TRUE;
  full->kind = KSCORE_POST_REPLY;
  g_assert_true (kscore_post_table_put (db, 1, full, &ids[0], NULL));
  g_assert_cmpint (ids[0], ==, id);
  /* Another source that knows less and worse. */
  g_clear_pointer (&full->text, g_free);
  full->at = 5;
  full->precision = KSCORE_PRECISION_DAY;
  g_assert_true (kscore_post_table_put (db, 1, full, &ids[0], NULL));

  posts = kscore_post_table_lookup (db, ids, 2, NULL);
  g_assert_cmpuint (posts->len, ==, 2);
  g_assert_null (g_ptr_array_index (posts, 1));
  stored = g_ptr_array_index (posts, 0);
  g_assert_cmpint (stored->at, ==, 1000);
  g_assert_cmpint (stored->precision, ==, KSCORE_PRECISION_EXACT);
  g_assert_cmpstr (stored->text, ==, "All of it");
  g_assert_cmpstr (stored->lang, ==, "en");
  g_assert_cmpstr (stored->reply_to, ==, "q");
  g_assert_true (stored->reply_to_self);
  g_assert_cmpint (stored->kind, ==, KSCORE_POST_REPLY);
  g_assert_cmpstrv (stored->tags, tags);
  g_assert_null (stored->links);
}

static void
test_what_the_network_tells (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscorePost) post = kscore_post_new ("p", 1000);
  g_autoptr (GPtrArray) posts = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const KscorePost *stored;
  gint64 id;

  post->remote_id = g_strdup ("42");
  post->read_at = 2000;
  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  before = test_dump_rows (db);

  /* An archive knows neither; an older page comes late. */
  g_clear_pointer (&post->remote_id, g_free);
  post->read_at = KSCORE_TIME_UNKNOWN;
  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  post->read_at = 1500;
  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  after = test_dump_rows (db);
  g_assert_cmpstr (after, ==, before);

  post->read_at = 3000;
  post->remote_id = g_strdup ("43");
  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  posts = kscore_post_table_lookup (db, &id, 1, NULL);
  stored = g_ptr_array_index (posts, 0);
  g_assert_cmpstr (stored->remote_id, ==, "43");
  g_assert_cmpint (stored->read_at, ==, 3000);

  /* First known from an archive. */
  id = put (db, "q", "words", 5, KSCORE_PRECISION_EXACT);
  {
    g_autoptr (KscorePost) other = kscore_post_new ("q", 5);
    g_autoptr (GPtrArray) others = NULL;

    other->read_at = -5;
    g_assert_true (kscore_post_table_put (db, 1, other, &id, NULL));
    others = kscore_post_table_lookup (db, &id, 1, NULL);
    stored = g_ptr_array_index (others, 0);
    g_assert_cmpint (stored->read_at, ==, -5);
    g_assert_null (stored->remote_id);
    g_assert_cmpstr (stored->text, ==, "words");
  }
}

static gboolean
collect (gint64             id,
         gint64             account,
         const KscorePost  *post,
         const GPtrArray   *counts,
         gpointer           user_data,
         GError           **error)
{
  g_string_append_printf (user_data, "%s:", post->native_id);
  for (guint i = 0; i < counts->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (counts, i);

      g_assert_cmpstr (count->post, ==, post->native_id);
      g_string_append_printf (user_data, " %d@%" G_GINT64_FORMAT "=%" G_GINT64_FORMAT,
                              count->kind, count->at, count->total);
    }
  g_string_append_c (user_data, '\n');

  return TRUE;
}

static void
test_counts_keep_readings (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  const gint64 readings[][3] = {
    { KSCORE_KIND_REPLY, 10, 2 }, { KSCORE_KIND_LIKE, 20, 7 }, { KSCORE_KIND_LIKE, 10, 9 },
    { KSCORE_KIND_LIKE, 30, 7 },  { KSCORE_KIND_LIKE, 20, 6 }, { KSCORE_KIND_LIKE, 40, -1 },
  };
  g_autoptr (GString) seen = g_string_new (NULL);
  gint64 id;

  put (db, "z", NULL, 0, KSCORE_PRECISION_EXACT);
  id = put (db, "a", NULL, 0, KSCORE_PRECISION_EXACT);
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (KscoreCount) count = kscore_count_new ("a", (KscoreKind) readings[i][0],
                                                        readings[i][2], readings[i][1]);

      g_assert_true (kscore_count_table_put (db, id, count, NULL));
    }

  g_assert_true (kscore_post_table_foreach (db, 1, collect, seen, NULL));
  g_assert_cmpstr (seen->str, ==, "a: 1@10=9 1@20=7 1@30=7 1@40=0 5@10=2\nz:\n");

  g_string_truncate (seen, 0);
  g_assert_true (kscore_post_table_visit (db, id, collect, seen, NULL));
  g_assert_true (kscore_post_table_visit (db, 99, collect, seen, NULL));
  g_assert_cmpstr (seen->str, ==, "a: 1@10=9 1@20=7 1@30=7 1@40=0 5@10=2\n");
}

static void
test_search (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  gint64 old = put (db, "1", "Bridges over 100% \"quoted\" rivers", 100, KSCORE_PRECISION_EXACT);
  gint64 new = put (db, "2", "Größere Brücken, over_under C++", 200, KSCORE_PRECISION_EXACT);

  put (db, "3", NULL, 300, KSCORE_PRECISION_EXACT);
  assert_found (db, "over", 2, new);
  assert_found (db, "bridges", 1, old);
  assert_found (db, "rücke", 1, new);
  assert_found (db, "\"quoted\"", 1, old);
  assert_found (db, "0%", 1, old);
  assert_found (db, "r_", 1, new);
  assert_found (db, "C++", 1, new);
  assert_found (db, "OR NOT", 0, 0);
  assert_found (db, "*", 0, 0);
  assert_found (db, "", 0, 0);
  assert_found (db, "\xff\xfe\xfd", 0, 0);

  /* An edited text is found by its new words only. */
  put (db, "1", "Tunnels", 100, KSCORE_PRECISION_EXACT);
  assert_found (db, "bridges", 0, 0);
  assert_found (db, "tunnel", 1, old);
}

static KscorePost *
find_post (KscoreDatabase *db,
           gint64          id)
{
  g_autoptr (GPtrArray) posts = kscore_post_table_lookup (db, &id, 1, NULL);

  return g_steal_pointer (&posts->pdata[0]);
}

/* What the network shows is how the post is now, whatever an archive from before says of it, and
 * whichever of them comes first. */
static void
test_edited (void)
{
  static const char * const tags[] = { "one", NULL };

  for (guint order = 0; order < 2; order++)
    {
      g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
      g_autoptr (KscorePost) stored = NULL;
      gint64 id;

      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (KscorePost) post = kscore_post_new ("a", 100);

          if (i == order)
            {
              post->text = g_strdup ("From the archive");
              post->tags = g_strdupv ((char **) tags);
              post->links = g_strdupv ((char **) tags);
              post->lang = g_strdup ("en");
            }
          else
            {
              post->text = g_strdup ("Edited since");
              post->read_at = 500;
            }
          g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
        }
      stored = find_post (db, id);
      g_assert_cmpstr (stored->text, ==, "Edited since");
      g_assert_cmpstr (stored->lang, ==, "en");
      g_assert_cmpint (stored->read_at, ==, 500);
      g_assert_null (stored->tags);
      g_assert_null (stored->links);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/post-table/update", test_update);
  g_test_add_func ("/store/post-table/what-the-network-tells", test_what_the_network_tells);
  g_test_add_func ("/store/post-table/counts-keep-readings", test_counts_keep_readings);
  g_test_add_func ("/store/post-table/search", test_search);
  g_test_add_func ("/store/post-table/edited", test_edited);

  return g_test_run ();
}
