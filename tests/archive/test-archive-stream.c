#include "config.h"

#include "archive/kscore-archive-stream.h"

#include <string.h>

#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

/* Lists and reads everything: "path:content|" for each file. */
static char *
read_all (const char *path,
          GError    **error)
{
  g_autoptr (KscoreArchiveStream) stream = kscore_archive_stream_open (path, NULL, error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (stream == NULL)
    return NULL;
  for (;;)
    {
      g_autoptr (KscoreArchiveEntry) entry = NULL;
      char data[7];
      gssize n;

      if (!kscore_archive_stream_next (stream, &entry, error))
        return NULL;
      if (entry == NULL)
        return g_strdup (out->str);
      g_string_append_printf (out, "%s:", entry->path);
      while ((n = kscore_archive_stream_read (stream, data, sizeof data, error)) > 0)
        g_string_append_len (out, data, n);
      if (n < 0)
        return NULL;
      g_string_append_c (out, '|');
    }
}

static void
test_formats (void)
{
  static const KscorePackFormat formats[]
    = { KSCORE_PACK_ZIP, KSCORE_PACK_TAR, KSCORE_PACK_TAR_GZ };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (temp, "any name", NULL);
      KscorePack *pack = kscore_pack_new (path, formats[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *got = NULL;

      kscore_pack_add (pack, "./a.js", "one", 3, 1000000000);
      kscore_pack_add_link (pack, "link.js", "/etc/passwd");
      kscore_pack_add (pack, "b/ü c.json", "two, longer", 11, 1000000000);
      kscore_pack_add (pack, "empty", "", 0, 1000000000);
      kscore_pack_finish (pack);
      got = read_all (path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (got, ==, "a.js:one|b/ü c.json:two, longer|empty:|");
    }
  fixture_remove (temp);
}

static void
assert_refused (const char *path,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = read_all (path, &error);

  g_assert_null (got);
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_climbing (void)
{
  static const char *const paths[] = {
    "../up.js", "a/../../up.js", "/etc/x.js", "a\\..\\up.js", "C:\\x.js", "..",
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = fixture_pack_files (temp, "up.zip", "ok.js", "1", paths[i], "x", NULL);

      g_test_message ("%s", paths[i]);
      assert_refused (path, "“up.zip” holds a file whose path leads out of the archive.");
    }
  fixture_remove (temp);
}

static void
test_bomb (void)
{
  static const KscorePackFormat formats[] = { KSCORE_PACK_ZIP, KSCORE_PACK_TAR_GZ };
  g_autofree char *temp = fixture_temp ();
  gsize length = 40 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (length);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (temp, "bomb", NULL);
      KscorePack *pack = kscore_pack_new (path, formats[i]);

      kscore_pack_add (pack, "tweets.js", zeros, length, 0);
      kscore_pack_finish (pack);
      assert_refused (path,
                      "“bomb” would unpack to far more than an export of its size can hold.");
    }
  fixture_remove (temp);
}

static void
test_password (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = g_build_filename (temp, "locked.zip", NULL);
  KscorePack *pack = kscore_pack_new (path, KSCORE_PACK_ZIP_ENCRYPTED);

  kscore_pack_add (pack, "a.js", "secret", 6, 0);
  kscore_pack_finish (pack);
  assert_refused (path,
                  "“locked.zip” is protected by a password; unpack it and import the folder.");
  fixture_remove (temp);
}

/* Whatever is cut off, it is never taken for a smaller archive that is whole. */
static void
test_truncated (void)
{
  static const KscorePackFormat formats[] = { KSCORE_PACK_ZIP, KSCORE_PACK_TAR_GZ };
  g_autofree char *temp = fixture_temp ();
  g_autoptr (GString) content = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (content, "%u ", i * 7919);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (temp, "cut", NULL);
      KscorePack *pack = kscore_pack_new (path, formats[i]);
      g_autofree char *data = NULL;
      gsize length;

      kscore_pack_add (pack, "a.js", content->str, content->len, 0);
      kscore_pack_add (pack, "b.js", content->str, content->len, 0);
      kscore_pack_finish (pack);
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      for (gsize keep = 10; keep < length - 30; keep += length / 13)
        {
          g_assert_true (g_file_set_contents (path, data, (gssize) keep, NULL));
          g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, keep, length);
          assert_refused (path, "“cut” is damaged or was not downloaded completely.");
        }
    }
  fixture_remove (temp);
}

static void
test_no_archive (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = g_build_filename (temp, "x\n y.zip", NULL);
  g_autofree char *missing = g_build_filename (temp, "none.zip", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, "“x y.zip” is empty.");
  g_assert_true (g_file_set_contents (path, "P", 1, NULL));
  assert_refused (path, "“x y.zip” is no archive: a ZIP file, a tar.gz file or a folder is needed.");
  g_assert_true (g_file_set_contents (path, "%PDF-1.7 and more", -1, NULL));
  assert_refused (path, "“x y.zip” is no archive: a ZIP file, a tar.gz file or a folder is needed.");

  g_assert_null (kscore_archive_stream_open (missing, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  fixture_remove (temp);
}

static void
test_cancelled (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = fixture_pack_files (temp, "a.zip", "a.js", "1", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KscoreArchiveStream) stream = kscore_archive_stream_open (path, cancellable, NULL);
  g_autoptr (KscoreArchiveEntry) entry = NULL;
  g_autoptr (GError) error = NULL, read_error = NULL, open_error = NULL;
  char data[4];

  g_assert_true (kscore_archive_stream_next (stream, &entry, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (kscore_archive_stream_read (stream, data, sizeof data, &read_error), ==, -1);
  g_assert_error (read_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kscore_archive_entry_free (g_steal_pointer (&entry));
  g_assert_false (kscore_archive_stream_next (stream, &entry, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (kscore_archive_stream_open (path, cancellable, &open_error));
  g_assert_error (open_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_remove (temp);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-stream/formats", test_formats);
  g_test_add_func ("/archive-stream/climbing", test_climbing);
  g_test_add_func ("/archive-stream/bomb", test_bomb);
  g_test_add_func ("/archive-stream/password", test_password);
  g_test_add_func ("/archive-stream/truncated", test_truncated);
  g_test_add_func ("/archive-stream/no-archive", test_no_archive);
  g_test_add_func ("/archive-stream/cancelled", test_cancelled);
  return g_test_run ();
}
