#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/kscore-account-table.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-audience-table.h"
#include "store/kscore-coverage-table.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-mark-table.h"
#include "store/kscore-migrations.h"
#include "store/kscore-outgoing-table.h"
#include "store/kscore-post-table.h"
#include "store/kscore-score-table.h"
#include "store/kscore-setting-table.h"
#include "store/kscore-statement.h"

#define N_POSTS 5
#define N_REACTIONS 12

char *
test_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  char *dir = g_dir_make_tmp ("kscore-store-XXXXXX", &error);

  g_assert_no_error (error);

  return dir;
}

void
test_dir_free (char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (dir);
  g_free (dir);
}

char *
test_dir_database (const char *dir)
{
  return g_build_filename (dir, "kscore.db", NULL);
}

gboolean
test_dir_contains (const char *dir,
                   const char *needle)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      /* Search past the bytes that would end a string. */
      for (const char *at = content;
           (at = memchr (at, needle[0], length - (gsize) (at - content))) != NULL; at++)
        if (length - (gsize) (at - content) >= strlen (needle)
            && memcmp (at, needle, strlen (needle)) == 0)
          return TRUE;
    }

  return FALSE;
}

KscoreAccount *
test_account_new (void)
{
  KscoreAccount *account = kscore_account_new ("mastodon", "https://social.example/users/ada",
                                               "ada@social.example");

  account->display_name = g_strdup ("Ada Example");
  account->created_at = kscore_day_to_time (18000);

  return account;
}

static void
add_post (KscorePage *page,
          guint       number,
          guint       i)
{
  g_autofree char *id = g_strdup_printf ("post-%u", number * N_POSTS + i);
  gint64 at = kscore_day_to_time (19000 + (KscoreDay) number) + i * 3600;
  KscorePost *post = kscore_post_new (id, at);

  post->text = g_strdup_printf ("Words number %u about bridges", number * N_POSTS + i);
  post->url = g_strdup_printf ("https://social.example/@ada/%s", id);
  g_ptr_array_add (page->posts, post);
  g_ptr_array_add (page->counts,
                   kscore_count_new (id, KSCORE_KIND_LIKE, N_REACTIONS + i, at + 864000));

  for (guint j = 0; j < N_REACTIONS; j++)
    {
      g_autofree char *key = g_strdup_printf ("https://people.example/users/p%u",
                                              (number * 7 + i * 3 + j * j) % 97);
      KscoreActor *actor = kscore_actor_new (key);

      actor->handle = g_strdup_printf ("p%u@people.example", (number * 7 + i * 3 + j * j) % 97);
      actor->followers = 10 * j;
      actor->read_at = at + 864000;
      g_ptr_array_add (page->actors, actor);
      g_ptr_array_add (page->interactions,
                       kscore_interaction_new (id, j % 3 == 0 ? KSCORE_KIND_RESHARE
                                                              : KSCORE_KIND_LIKE,
                                               key, at + j * 7200));
    }
}

KscorePage *
test_page_new (guint number)
{
  g_autoptr (KscoreAccount) account = test_account_new ();
  KscorePage *page = kscore_page_new (account);
  KscoreDay day = 19000 + (KscoreDay) number;
  KscoreAudience audience = { .at = kscore_day_to_time (day), .followers = 100 + number };
  KscoreCoverage coverage = {
    .from = day, .to = day, .kinds = KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS,
  };
  g_autofree char *list = g_strdup_printf ("https://people.example/lists/%u", number);

  for (guint i = 0; i < N_POSTS; i++)
    add_post (page, number, i);
  g_array_append_val (page->audience, audience);
  g_array_append_val (page->coverage, coverage);
  g_ptr_array_add (page->marks,
                   kscore_mark_new (KSCORE_MARK_LIST, "https://people.example/users/p1", list,
                                    kscore_day_to_time (day)));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("reply-%u", number * 2 + i);
      g_autofree char *key = g_strdup_printf ("https://people.example/users/p%u",
                                              (number * 2 + i) % 97);

      g_ptr_array_add (page->outgoing,
                       kscore_outgoing_new (id, KSCORE_KIND_REPLY, key,
                                            19000 + (KscoreDay) (number * 2 + i)));
    }

  return page;
}

KscoreDatabase *
test_database_new (void)
{
  g_autoptr (GError) error = NULL;
  KscoreDatabase *db = kscore_database_open (":memory:", KSCORE_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (kscore_migrations_run (db, &error));
  g_assert_no_error (error);

  return db;
}

KscoreDatabase *
test_database_new_with_account (void)
{
  g_autoptr (KscoreAccount) account = test_account_new ();
  KscoreDatabase *db = test_database_new ();

  g_assert_cmpint (kscore_account_table_put (db, account, NULL), ==, 1);

  return db;
}

gint64
test_get_integer (KscoreDatabase *db,
                  const char     *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  g_assert_true (kscore_database_get_integer (db, sql, &value, &error));
  g_assert_no_error (error);

  return value;
}

gint64
test_add_actor (KscoreDatabase *db,
                const char     *key)
{
  g_autoptr (KscoreActor) actor = kscore_actor_new (key);
  g_autoptr (GError) error = NULL;
  gboolean merged;
  gint64 id = 0;

  g_assert_true (kscore_actor_table_put (db, 1, actor, &id, &merged, &error));
  g_assert_no_error (error);

  return id;
}

static gboolean
dump_post (gint64             id,
           gint64             account,
           const KscorePost  *post,
           const GPtrArray   *counts,
           gpointer           user_data,
           GError           **error)
{
  GString *dump = user_data;

  g_string_append_printf (dump, "post %s %" G_GINT64_FORMAT " %d %s\n", post->native_id, post->at,
                          post->precision, post->text);
  for (guint i = 0; i < counts->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (counts, i);

      g_string_append_printf (dump, "  count %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                              count->kind, count->at, count->total);
    }

  return TRUE;
}

static gboolean
dump_interaction (const KscoreInteraction  *interaction,
                  KscoreDay                 day,
                  gpointer                  user_data,
                  GError                  **error)
{
  g_string_append_printf (user_data, "interaction %d %d %s %s %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT " %d\n",
                          day, interaction->kind, interaction->actor, interaction->post,
                          interaction->seq, interaction->at, interaction->precision);

  return TRUE;
}

static gboolean
dump_actor (gint64              id,
            const KscoreActor  *actor,
            const GArray       *readings,
            gpointer            user_data,
            GError            **error)
{
  GString *dump = user_data;

  g_string_append_printf (dump, "actor %s %s %" G_GINT64_FORMAT "\n", actor->key, actor->handle,
                          actor->read_at);
  for (guint i = 0; i < readings->len; i++)
    {
      const KscoreActorReading *reading = &g_array_index (readings, KscoreActorReading, i);

      g_string_append_printf (dump, "  reading %d %" G_GINT64_FORMAT "\n", reading->day,
                              reading->followers);
    }

  return TRUE;
}

static void
dump_lists (KscoreDatabase *db,
            gint64          account,
            GString        *dump)
{
  g_autoptr (GPtrArray) marks = kscore_mark_table_list (db, account, NULL);
  g_autoptr (GPtrArray) outgoing = kscore_outgoing_table_list (db, account, NULL);
  g_autoptr (GArray) audience = kscore_audience_table_list (db, account, NULL);
  g_autoptr (GArray) coverage = kscore_coverage_table_list (db, account, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const KscoreMark *mark = g_ptr_array_index (marks, i);

      g_string_append_printf (dump, "mark %d %s %s %g %" G_GINT64_FORMAT "\n", mark->kind,
                              mark->maker, mark->source, mark->value, mark->from);
    }
  for (guint i = 0; i < outgoing->len; i++)
    {
      const KscoreOutgoing *act = g_ptr_array_index (outgoing, i);

      g_string_append_printf (dump, "outgoing %d %s %s %d\n", act->kind, act->remote_id,
                              act->actor, act->day);
    }
  for (guint i = 0; i < audience->len; i++)
    {
      const KscoreAudience *reading = &g_array_index (audience, KscoreAudience, i);

      g_string_append_printf (dump, "audience %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                              reading->at, reading->followers);
    }
  for (guint i = 0; i < coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (coverage, KscoreCoverage, i);

      g_string_append_printf (dump, "coverage %u %d %d\n", interval->kinds, interval->from,
                              interval->to);
    }
}

static gboolean
dump_func (KscoreDatabase  *db,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  GString *dump = data;
  g_autoptr (GPtrArray) accounts = kscore_account_table_list (db, error);
  g_autoptr (GArray) shown = kscore_shown_table_list (db, KSCORE_OWNER, error);

  g_assert_nonnull (accounts);
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreStoredAccount *stored = g_ptr_array_index (accounts, i);

      g_string_append_printf (dump, "account %s %s %s\n", stored->account->network,
                              stored->account->native_id, stored->account->handle);
      g_assert_true (kscore_post_table_foreach (db, stored->id, dump_post, dump, NULL));
      g_assert_true (kscore_interaction_table_foreach (db, stored->id, dump_interaction, dump,
                                                       NULL));
      g_assert_true (kscore_actor_table_foreach (db, stored->id, dump_actor, dump, NULL));
      dump_lists (db, stored->id, dump);
    }
  for (guint i = 0; i < shown->len; i++)
    {
      const KscoreShown *figure = &g_array_index (shown, KscoreShown, i);

      g_string_append_printf (dump, "shown %d %s %g\n", figure->day, figure->model,
                              figure->score);
    }

  return TRUE;
}

char *
test_dump_database (KscoreDatabase *db)
{
  GString *dump = g_string_new (NULL);

  g_assert_true (dump_func (db, dump, NULL, NULL));

  return g_string_free (dump, FALSE);
}

char *
test_dump (KscoreStore *store)
{
  GString *dump = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_store_run (store, KSCORE_STORE_READ, dump_func, dump, NULL, &error));
  g_assert_no_error (error);

  return g_string_free (dump, FALSE);
}

char *
test_dump_rows (KscoreDatabase *db)
{
  static const char * const tables[] = {
    "persons", "accounts", "posts", "counts", "actors", "relations", "actor_readings",
    "interactions", "purged_supporters", "marks", "audience", "coverage", "scores", "shown",
    "settings", "sources", "hosts", "lists", "staged", "outgoing",
  };
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i]);
      g_autoptr (GError) error = NULL;
      sqlite3_stmt *statement = kscore_statement_prepare (db, sql, &error);

      g_assert_no_error (error);
      while (kscore_statement_next (db, statement, &error))
        {
          g_string_append (dump, tables[i]);
          for (int column = 0; column < sqlite3_column_count (statement); column++)
            g_string_append_printf (dump, "|%s", (const char *) sqlite3_column_text (statement,
                                                                                     column));
          g_string_append_c (dump, '\n');
        }
      g_assert_no_error (error);
    }

  return g_string_free (dump, FALSE);
}
