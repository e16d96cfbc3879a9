#include "config.h"

#include "support/owner-fixture.h"

#include <glib/gstdio.h>

#include "core/kscore-date.h"

void
owner_fixture_init (OwnerFixture *self)
{
  g_autoptr(GError) error = NULL;

  self->root = g_dir_make_tmp ("kscore-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->data_dir = g_build_filename (self->root, "data", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
owner_fixture_clear (OwnerFixture *self)
{
  if (self->root != NULL)
    remove_tree (self->root);
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->data_dir, g_free);
}

char *
owner_fixture_write_file (OwnerFixture *self,
                          const char   *name,
                          const char   *text)
{
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  g_autofree char *dir = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0755), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

static void
append_tweet (GString *tweets,
              guint    index,
              gint64   at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at);
  static const char * const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char * const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

  g_string_append_printf (tweets,
                          "%s{\"tweet\":{\"id_str\":\"%u\",\"created_at\":"
                          "\"%s %s %02d 10:00:00 +0000 %d\",\"full_text\":\"Notes on birdsong %u\","
                          "\"favorite_count\":\"%u\",\"retweet_count\":\"%u\",\"lang\":\"en\","
                          "\"entities\":{}}}",
                          index > 0 ? ",\n" : "", 1000 + index,
                          days[g_date_time_get_day_of_week (time) - 1],
                          months[g_date_time_get_month (time) - 1],
                          g_date_time_get_day_of_month (time), g_date_time_get_year (time), index,
                          20 + index % 7, 3 + index % 3);
}

/* A folder in the shape of an X archive, with one post a week up to the clock's week. */
char *
owner_fixture_write_x_archive (OwnerFixture *self,
                               const char   *name,
                               const char   *account_id,
                               const char   *handle,
                               guint         n_weeks)
{
  g_autofree char *account = g_strdup_printf (
    "window.YTD.account.part0 = [{\"account\":{\"username\":\"%s\",\"accountId\":\"%s\","
    "\"createdAt\":\"2015-05-01T00:00:00.000Z\",\"accountDisplayName\":\"Ada Wren\"}}]",
    handle, account_id);
  g_autofree char *manifest = g_strdup_printf (
    "window.__THAR_CONFIG = {\"userInfo\":{\"accountId\":\"%s\",\"userName\":\"%s\","
    "\"displayName\":\"Ada Wren\"},\"archiveInfo\":{\"sizeBytes\":\"1000\",\"generationDate\":"
    "\"2026-11-01T08:00:00.000Z\",\"isPartialArchive\":false}}", account_id, handle);
  g_autoptr(GString) tweets = g_string_new ("window.YTD.tweets.part0 = [");
  const char * const files[] = { "account.js", "manifest.js", "tweets.js", "follower.js" };
  const char *texts[4] = { account, manifest, NULL,
                           "window.YTD.follower.part0 = [{\"follower\":{\"accountId\":\"7\"}},"
                           "{\"follower\":{\"accountId\":\"8\"}}]" };

  for (guint i = 0; i < n_weeks; i++)
    append_tweet (tweets, i, OWNER_FIXTURE_NOW - (gint64) (n_weeks - i) * 7 * 86400);
  g_string_append (tweets, "]");
  texts[2] = tweets->str;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *relative = g_build_filename (name, "data", files[i], NULL);
      g_autofree char *path = owner_fixture_write_file (self, relative, texts[i]);

      g_assert_nonnull (path);
    }

  return g_build_filename (self->root, name, NULL);
}

gint64
owner_fixture_clock (gpointer user_data)
{
  return OWNER_FIXTURE_NOW;
}

KscoreWorkspace *
owner_fixture_open (OwnerFixture *self)
{
  KscoreWorkspace *workspace = kscore_workspace_new (self->data_dir, owner_fixture_clock, NULL);
  g_autoptr(GError) error = NULL;

  kscore_workspace_open (workspace, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

void
owner_fixture_import (KscoreWorkspace *workspace,
                      const char      *path)
{
  const char * const files[] = { path, NULL };
  g_auto(KscoreImportSummary) summary = { 0 };
  g_autoptr(GError) error = NULL;

  kscore_workspace_import (workspace, files, FALSE, NULL, NULL, &summary, NULL, &error);
  g_assert_no_error (error);
}

/* Runs the main loop until @condition holds, some 30 seconds at most. */
gboolean
owner_fixture_spin_until (gboolean (*condition) (gpointer user_data),
                          gpointer   user_data)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!condition (user_data))
    {
      if (g_get_monotonic_time () > deadline)
        return FALSE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }

  return TRUE;
}
