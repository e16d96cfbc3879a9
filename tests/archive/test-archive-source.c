#include "config.h"

#include "archive/kscore-archive-source.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

static gboolean
data_cb (const KscoreArchiveEntry *entry,
         const char               *data,
         gsize                     length,
         gpointer                  user_data,
         GError                  **error)
{
  GString *out = user_data;

  if (data == NULL)
    g_string_append_printf (out, "<%s>", entry->path);
  else
    g_string_append_len (out, data, (gssize) length);
  return TRUE;
}

static char *
stream_matching (KscoreArchiveSource *source,
                 const char          *folder_of,
                 const char          *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GPtrArray) entries = kscore_archive_source_match (source, folder_of, regex);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_archive_source_stream (source, entries, data_cb, out, NULL, &error));
  g_assert_no_error (error);
  return g_strdup (out->str);
}

/* Everything but the name is the same, whatever the archive comes in. */
static void
check_source (KscoreArchiveSource *source)
{
  g_autofree char *all = stream_matching (source, NULL, "^[ab][.]js$");
  g_autofree char *inner = stream_matching (source, "x/data/a.js", "[.]js$");
  g_autofree char *none = stream_matching (source, NULL, "^nothing$");
  GBytes *account = kscore_archive_source_get_small (source, "account.js");

  g_assert_cmpstr (all, ==, "1<x/data/a.js>2<x/data/b.js>3<x/data/deep/a.js>");
  g_assert_cmpstr (inner, ==, "acc<x/data/account.js>1<x/data/a.js>2<x/data/b.js>");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (kscore_archive_source_find (source, "a.js")->path, ==, "x/data/a.js");
  g_assert_cmpstr (kscore_archive_source_find (source, "deep/a.js")->path, ==, "x/data/deep/a.js");
  g_assert_cmpint (kscore_archive_source_find (source, "a.js")->size, ==, 1);
  g_assert_null (kscore_archive_source_find (source, "eep/a.js"));
  g_assert_null (kscore_archive_source_find (source, "picture.jpg"));
  g_assert_null (kscore_archive_source_get_small (source, "manifest.js"));
  g_assert_cmpmem (g_bytes_get_data (account, NULL), g_bytes_get_size (account), "acc", 3);
}

static void
test_forms (void)
{
  static const KscorePackFormat formats[]
    = { KSCORE_PACK_ZIP, KSCORE_PACK_TAR, KSCORE_PACK_TAR_GZ };
  static const char *const files[][2] = {
    { "x/data/account.js", "acc" }, { "x/data/a.js", "1" },        { "x/data/b.js", "2" },
    { "x/data/deep/a.js", "3" },    { "x/data/picture.jpg", "no" },
  };
  g_autofree char *temp = fixture_temp ();
  g_autofree char *folder = g_build_filename (temp, "folder", NULL);
  g_autofree char *link = g_build_filename (folder, "x", "data", "c.js", NULL);
  g_autoptr (KscoreArchiveSource) unpacked = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i][0], NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      g_mkdir_with_parents (parent, 0700);
      g_assert_true (g_file_set_contents (path, files[i][1], -1, NULL));
    }
  /* A link may lead anywhere, so it is not followed. */
  g_assert_cmpint (symlink ("a.js", link), ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (temp, "packed", NULL);
      KscorePack *pack = kscore_pack_new (path, formats[i]);
      g_autoptr (KscoreArchiveSource) source = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (files); j++)
        kscore_pack_add (pack, files[j][0], files[j][1], strlen (files[j][1]), 1234567890);
      kscore_pack_finish (pack);
      source = kscore_archive_source_open (path, NULL, &error);
      g_assert_no_error (error);
      check_source (source);
      g_assert_false (kscore_archive_source_is_folder (source));
      g_assert_cmpstr (kscore_archive_source_get_name (source), ==, "packed");
      g_assert_cmpint (ABS (kscore_archive_source_find (source, "a.js")->mtime - 1234567890), <=, 1);
    }

  unpacked = kscore_archive_source_open (folder, NULL, NULL);
  g_assert_true (kscore_archive_source_is_folder (unpacked));
  g_assert_null (kscore_archive_source_find (unpacked, "c.js"));
  fixture_remove (temp);
}

static void
test_folder_order (void)
{
  g_autofree char *path = fixture_path ("x-2023");
  g_autoptr (KscoreArchiveSource) source = kscore_archive_source_open (path, NULL, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("^tweets.*js$", 0, 0, NULL);
  g_autoptr (GPtrArray) entries = kscore_archive_source_match (source, NULL, regex);
  KscoreArchiveEntry *first = g_ptr_array_index (entries, 0);
  KscoreArchiveEntry *second = g_ptr_array_index (entries, 1);

  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (first->path, ==, "data/tweets-part1.js");
  g_assert_cmpstr (second->path, ==, "data/tweets.js");
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kscore_archive_source_open ("/nowhere/at all.zip", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is no file “at all.zip”.");
  g_clear_error (&error);
  g_assert_null (kscore_archive_source_open ("", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

/* A pipe that nobody writes into is not waited for. */
static void
test_pipe (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = g_build_filename (temp, "pipe.zip", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (kscore_archive_source_open (path, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE);
  fixture_remove (temp);
}

/* A file that is small by name but not by size is left to be streamed. */
static void
test_not_small (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = g_build_filename (temp, "large.zip", NULL);
  KscorePack *pack = kscore_pack_new (path, KSCORE_PACK_ZIP);
  gsize length = 5 * 1024 * 1024;
  g_autofree char *large = g_strnfill (length, ' ');
  g_autoptr (KscoreArchiveSource) source = NULL;

  kscore_pack_add (pack, "accounts.json", large, length, 0);
  kscore_pack_finish (pack);
  source = kscore_archive_source_open (path, NULL, NULL);
  g_assert_nonnull (kscore_archive_source_find (source, "accounts.json"));
  g_assert_null (kscore_archive_source_get_small (source, "accounts.json"));
  fixture_remove (temp);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-source/forms", test_forms);
  g_test_add_func ("/archive-source/folder-order", test_folder_order);
  g_test_add_func ("/archive-source/missing", test_missing);
  g_test_add_func ("/archive-source/pipe", test_pipe);
  g_test_add_func ("/archive-source/not-small", test_not_small);
  return g_test_run ();
}
