#include "config.h"

#include "support/sync-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store/kscore-statement.h"

static gint64
clock_cb (gpointer user_data)
{
  SyncFixture *self = user_data;

  return self->now;
}

static void
open_workspace (SyncFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->data_dir = g_dir_make_tmp ("kscore-sync-XXXXXX", &error);
  g_assert_no_error (error);
  self->workspace = kscore_workspace_new (self->data_dir, clock_cb, self);
  g_assert_true (kscore_workspace_open (self->workspace, NULL, &error));
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_rmdir (path);
}

static void
close_workspace (SyncFixture *self)
{
  g_clear_object (&self->workspace);
  remove_folder (self->data_dir);
  g_clear_pointer (&self->data_dir, g_free);
}

/* @sizes: (nullable): the world is filled with them; NULL leaves it empty. Stays at its address. */
void
sync_fixture_init (SyncFixture           *self,
                   KscoreFakeKind         kind,
                   guint                  n_hosts,
                   const KscoreFakeSizes *sizes)
{
  self->now = KSCORE_FAKE_NOW;
  self->kind = kind;
  self->network = kscore_fake_network_new (kind, n_hosts, self->now);
  if (kind == KSCORE_FAKE_MASTODON)
    kscore_fake_network_set_plain_domains (self->network, TRUE);
  if (sizes != NULL)
    kscore_fake_network_populate (self->network, sizes);
  open_workspace (self);
}

void
sync_fixture_clear (SyncFixture *self)
{
  close_workspace (self);
  g_clear_pointer (&self->network, kscore_fake_network_free);
}

/* An empty workspace in the place of this one. */
void
sync_fixture_renew (SyncFixture *self)
{
  close_workspace (self);
  open_workspace (self);
}

char *
sync_fixture_dup_service (SyncFixture *self,
                          guint        host)
{
  g_autofree char *address = kscore_fake_network_dup_address (self->network, host);

  if (self->kind == KSCORE_FAKE_MASTODON)
    return g_steal_pointer (&address);
  return g_strdup_printf ("appview=%s,pds=%s,plc=%s", address, address, address);
}

void
sync_fixture_link (SyncFixture       *self,
                   guint              account,
                   guint              requests,
                   KscoreSyncSummary *summary)
{
  KscoreSyncOptions options = { .no_pause = TRUE, .requests = requests };
  g_autofree char *handle = kscore_fake_network_dup_handle (self->network, account);
  g_autofree char *service
    = sync_fixture_dup_service (self, kscore_fake_network_get_host (self->network, account));
  g_autoptr (GError) error = NULL;

  kscore_workspace_link (self->workspace, handle, NULL, service, &options, NULL, NULL, summary,
                         NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->accounts->len, ==, 1);
}

/* Returns: (transfer none): what it did with the first account. */
const KscoreSyncAccount *
sync_fixture_sync (SyncFixture       *self,
                   guint              requests,
                   KscoreSyncSummary *summary)
{
  KscoreSyncOptions options = { .no_pause = TRUE, .requests = requests };
  g_autoptr (GError) error = NULL;

  kscore_workspace_sync (self->workspace, NULL, &options, NULL, NULL, summary, NULL, &error);
  g_assert_no_error (error);
  return g_ptr_array_index (summary->accounts, 0);
}

/* Everything but what is said of hosts and how far lists are read, by names instead of ids. */
static const char *const tables[] = {
  "SELECT 'account', network, native_id, handle, display_name, url, created_at, following, linked,"
  " state, last_refresh, error FROM accounts ORDER BY 2, 3",
  "SELECT 'post', native_id, remote_id, kind, at, precision, reply_to, reply_to_self, lang, url,"
  " tags, links, text, read_at, deleted_at FROM posts ORDER BY 2",
  "SELECT 'count', p.native_id, c.kind, c.at, c.total FROM counts c JOIN posts p ON p.id = c.post"
  " ORDER BY 2, 3, 4",
  "SELECT 'actor', network, key, handle, display_name, read_at FROM actors ORDER BY 2, 3",
  "SELECT 'relation', a.key, r.follows_owner, r.followed_by_owner, r.follows_day, r.created_at"
  " FROM relations r JOIN actors a ON a.id = r.actor ORDER BY 2, 3, 4",
  "SELECT 'reading', a.key, r.day, r.followers, r.following, r.posts FROM actor_readings r"
  " JOIN actors a ON a.id = r.actor ORDER BY 2, 3",
  "SELECT 'interaction', i.day, i.kind, a.key, ifnull(p.native_id, ''), i.seq, i.at, i.precision"
  " FROM interactions i JOIN actors a ON a.id = i.actor LEFT JOIN posts p ON p.id = i.post"
  " ORDER BY 2, 3, 4, 5, 6",
  "SELECT 'audience', at, followers FROM audience ORDER BY 2",
  "SELECT 'coverage', kinds, from_day, to_day FROM coverage ORDER BY 2, 3",
  "SELECT 'staged', count(*) FROM staged",
};

static gboolean
dump (KscoreDatabase  *db,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  GString *text = data;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) local_error = NULL;
      sqlite3_stmt *statement = kscore_statement_prepare (db, tables[i], error);

      g_assert_nonnull (statement);
      while (kscore_statement_next (db, statement, &local_error))
        {
          for (int j = 0; j < sqlite3_column_count (statement); j++)
            {
              const char *value = (const char *) sqlite3_column_text (statement, j);

              g_string_append_printf (text, "%s%s", j > 0 ? "|" : "", value != NULL ? value : "-");
            }
          g_string_append_c (text, '\n');
        }
      g_assert_no_error (local_error);
    }
  return TRUE;
}

char *
sync_fixture_dump (SyncFixture *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  kscore_store_run (kscore_workspace_get_store (self->workspace), KSCORE_STORE_READ, dump, text,
                    NULL, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *sql;
  gint64      value;
} Query;

static gboolean
query (KscoreDatabase  *db,
       gpointer         data,
       GCancellable    *cancellable,
       GError         **error)
{
  Query *self = data;

  return kscore_database_get_integer (db, self->sql, &self->value, error);
}

/* @sql: of one number. */
gint64
sync_fixture_query (SyncFixture *self,
                    const char  *sql)
{
  Query data = { .sql = sql };
  g_autoptr (GError) error = NULL;

  kscore_store_run (kscore_workspace_get_store (self->workspace), KSCORE_STORE_READ, query, &data,
                    NULL, &error);
  g_assert_no_error (error);
  return data.value;
}
