#include "config.h"

#include "support/kscore-archive-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "support/kscore-page-text.h"

/* An archive in tests/data/archives. */
char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "archives", name, NULL);
}

char *
fixture_temp (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kscore-archive-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Packs an archive of tests/data/archives, inside a wrapper folder. */
char *
fixture_pack (const char      *temp,
              const char      *name,
              const char      *fixture,
              KscorePackFormat format,
              gint64           mtime)
{
  char *path = g_build_filename (temp, name, NULL);
  g_autofree char *folder = fixture_path (fixture);
  KscorePack *pack = kscore_pack_new (path, format);

  kscore_pack_add_folder (pack, folder, "my download/", mtime);
  kscore_pack_finish (pack);
  return path;
}

/* Packs a ZIP of pairs of a path and a content. */
char *
fixture_pack_files (const char *temp,
                    const char *name,
                    ...)
{
  char *path = g_build_filename (temp, name, NULL);
  KscorePack *pack = kscore_pack_new (path, KSCORE_PACK_ZIP);
  const char *member;
  va_list list;

  va_start (list, name);
  while ((member = va_arg (list, const char *)) != NULL)
    {
      const char *content = va_arg (list, const char *);

      kscore_pack_add (pack, member, content, strlen (content), FIXTURE_NOW - 86400);
    }
  va_end (list);
  kscore_pack_finish (pack);
  return path;
}

static gboolean
page_cb (KscorePage *page,
         gpointer    user_data,
         GError    **error)
{
  GString *out = user_data;

  kscore_page_text_append (out, page);
  g_string_append (out, "--\n");
  return TRUE;
}

/* Imports and writes down every value of every page. */
char *
fixture_import_with (const char                 *path,
                     const KscoreArchiveOptions *options,
                     KscoreArchiveReport       **report,
                     GError                    **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!kscore_archive_import (path, options, page_cb, NULL, out, NULL, report, error))
    return NULL;
  return g_strdup (out->str);
}

char *
fixture_import (const char           *path,
                KscoreArchiveReport **report,
                GError              **error)
{
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };

  return fixture_import_with (path, &options, report, error);
}

char *
fixture_sentences (const KscoreArchiveReport *report)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < report->sentences->len; i++)
    g_string_append_printf (out, "%s\n", (char *) g_ptr_array_index (report->sentences, i));
  return g_strdup (out->str);
}

/* How many generated cases a test looks at. */
guint
fixture_cases (void)
{
  const char *cases = g_getenv ("KSCORE_CASES");

  return cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 1000;
}
