#include "config.h"

#include "support/kscore-pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

/* Packs archives for tests, so that no binary needs to be kept beside the sources. */
struct _KscorePack {
  struct archive *archive;
};

KscorePack *
kscore_pack_new (const char      *path,
                 KscorePackFormat format)
{
  KscorePack *self = g_new0 (KscorePack, 1);

  self->archive = archive_write_new ();
  switch (format)
    {
    case KSCORE_PACK_ZIP:
    case KSCORE_PACK_ZIP_ENCRYPTED:
      g_assert_cmpint (archive_write_set_format_zip (self->archive), ==, ARCHIVE_OK);
      break;
    case KSCORE_PACK_TAR_GZ:
      g_assert_cmpint (archive_write_add_filter_gzip (self->archive), ==, ARCHIVE_OK);
      G_GNUC_FALLTHROUGH;
    case KSCORE_PACK_TAR:
      g_assert_cmpint (archive_write_set_format_pax_restricted (self->archive), ==, ARCHIVE_OK);
      break;
    default:
      g_assert_not_reached ();
    }
  if (format == KSCORE_PACK_ZIP_ENCRYPTED)
    {
      g_assert_cmpint (archive_write_set_options (self->archive, "zip:encryption=traditional"), ==,
                       ARCHIVE_OK);
      archive_write_set_passphrase (self->archive, "secret");
    }
  g_assert_cmpint (archive_write_open_filename (self->archive, path), ==, ARCHIVE_OK);
  return self;
}

static void
write_entry (KscorePack           *self,
             struct archive_entry *entry,
             const char           *data,
             gsize                 length)
{
  /* Only warns where the locale has no word for a name. */
  g_assert_cmpint (archive_write_header (self->archive, entry), >=, ARCHIVE_WARN);
  while (length > 0)
    {
      la_ssize_t n = archive_write_data (self->archive, data, MIN (length, 1 << 20));

      g_assert_cmpint (n, >, 0);
      data += n;
      length -= (gsize) n;
    }
  archive_entry_free (entry);
}

void
kscore_pack_add (KscorePack *self,
                 const char *path,
                 const char *data,
                 gsize       length,
                 gint64      mtime)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_mtime (entry, mtime, 0);
  write_entry (self, entry, data, length);
}

void
kscore_pack_add_link (KscorePack *self,
                      const char *path,
                      const char *target)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFLNK);
  archive_entry_set_perm (entry, 0777);
  archive_entry_set_symlink (entry, target);
  archive_entry_set_size (entry, 0);
  write_entry (self, entry, NULL, 0);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

void
kscore_pack_add_folder (KscorePack *self,
                        const char *folder,
                        const char *prefix,
                        gint64      mtime)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *child = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, child, NULL);
      g_autofree char *inner = g_strconcat (prefix, child, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *deeper = g_strconcat (inner, "/", NULL);

          kscore_pack_add_folder (self, path, deeper, mtime);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      kscore_pack_add (self, inner, data, length, mtime);
    }
}

void
kscore_pack_finish (KscorePack *self)
{
  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  g_free (self);
}
