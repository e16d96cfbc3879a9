#include "config.h"

#include "archive/kscore-archive-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-error.h"
#include "core/kscore-text.h"

#define CHUNK           (64 * 1024)
#define MAX_SMALL       (4 * 1024 * 1024)
#define MAX_SMALL_TOTAL (16 * 1024 * 1024)
#define MAX_KEPT        50000
#define MAX_FILES       500000
#define MAX_FOLDERS     24

struct _KscoreArchiveSource {
  char       *path; /* (owned) */
  char       *name; /* (owned): for messages */
  gboolean    folder;
  GPtrArray  *entries; /* (owned) (element-type KscoreArchiveEntry), sorted by path */
  GHashTable *small;   /* (owned) (element-type utf8 GBytes): by path */
  gsize       small_total;
  guint       n_files;
};

/* Read while the archive is listed, so that a tar.gz is not unpacked again for each of them. */
static const char *const small_names[] = {
  "account.js",     "profile.js",         "manifest.js",   "user_details.js",
  "tweet_index.js", "payload_details.js", "actor.json",    "accounts.json",
  "settings.json",  "coverage.json",      NULL,
};

static const char *
get_basename (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static gboolean
is_wanted (const char *path)
{
  return g_str_has_suffix (path, ".js") || g_str_has_suffix (path, ".json")
         || g_str_has_suffix (path, ".ndjson");
}

static gboolean
is_small (KscoreArchiveSource      *self,
          const KscoreArchiveEntry *entry)
{
  return g_strv_contains (small_names, get_basename (entry->path)) && entry->size <= MAX_SMALL
         && self->small_total < MAX_SMALL_TOTAL
         && !g_hash_table_contains (self->small, entry->path);
}

/* Takes @entry. */
static void
keep (KscoreArchiveSource *self,
      KscoreArchiveEntry  *entry)
{
  if (self->entries->len < MAX_KEPT)
    g_ptr_array_add (self->entries, entry);
  else
    kscore_archive_entry_free (entry);
}

static void
keep_small (KscoreArchiveSource *self,
            const char          *path,
            GByteArray          *data)
{
  self->small_total += data->len;
  g_hash_table_insert (self->small, g_strdup (path),
                       g_byte_array_free_to_bytes (g_byte_array_ref (data)));
}

static gboolean
list_archive (KscoreArchiveSource *self,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr (KscoreArchiveStream) stream
    = kscore_archive_stream_open (self->path, cancellable, error);
  g_autofree char *chunk = g_malloc (CHUNK);

  if (stream == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (KscoreArchiveEntry) entry = NULL;

      if (!kscore_archive_stream_next (stream, &entry, error))
        return FALSE;
      if (entry == NULL)
        return TRUE;
      if (!is_wanted (entry->path))
        continue;
      if (is_small (self, entry))
        {
          g_autoptr (GByteArray) data = g_byte_array_new ();
          gssize n;

          while ((n = kscore_archive_stream_read (stream, chunk, CHUNK, error)) > 0
                 && data->len <= MAX_SMALL)
            g_byte_array_append (data, (const guint8 *) chunk, (guint) n);
          if (n < 0)
            return FALSE;
          if (data->len <= MAX_SMALL)
            keep_small (self, entry->path, data);
        }
      keep (self, g_steal_pointer (&entry));
    }
}

static gboolean
read_small_file (KscoreArchiveSource *self,
                 GFile               *file,
                 const char          *path,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);

  if (bytes == NULL)
    return FALSE;
  self->small_total += g_bytes_get_size (bytes);
  g_hash_table_insert (self->small, g_strdup (path), g_steal_pointer (&bytes));
  return TRUE;
}

static gboolean
list_folder (KscoreArchiveSource *self,
             GFile               *folder,
             const char          *prefix,
             guint                depth,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (GFileEnumerator) enumerator = g_file_enumerate_children (
    folder,
    G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
    G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED,
    G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);

  if (enumerator == NULL)
    return FALSE;
  for (;;)
    {
      GFileInfo *info;
      GFile *child;
      const char *name;
      g_autofree char *path = NULL;

      if (!g_file_enumerator_iterate (enumerator, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (++self->n_files > MAX_FILES)
        {
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE,
                       _("“%s” holds more files than any export has."), self->name);
          return FALSE;
        }
      name = g_file_info_get_name (info);
      if (!g_utf8_validate (name, -1, NULL))
        continue;
      path = g_strconcat (prefix, name, NULL);
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          g_autofree char *inner = g_strconcat (path, "/", NULL);

          if (depth < MAX_FOLDERS
              && !list_folder (self, child, inner, depth + 1, cancellable, error))
            return FALSE;
        }
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && is_wanted (path))
        {
          KscoreArchiveEntry *entry = g_new0 (KscoreArchiveEntry, 1);

          entry->path = g_steal_pointer (&path);
          entry->size = g_file_info_get_size (info);
          entry->mtime = (gint64) g_file_info_get_attribute_uint64 (
            info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
          if (is_small (self, entry)
              && !read_small_file (self, child, entry->path, cancellable, error))
            {
              kscore_archive_entry_free (entry);
              return FALSE;
            }
          keep (self, entry);
        }
    }
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  const KscoreArchiveEntry *const *x = a;
  const KscoreArchiveEntry *const *y = b;

  return strcmp ((*x)->path, (*y)->path);
}

/* Errors of GIO get a sentence of ours; cancellation and our own stay. */
static void
propagate (KscoreArchiveSource *self,
           GError             **error,
           GError              *local)
{
  if (local->domain == KSCORE_ERROR || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return;
    }
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || self->path[0] == '\0')
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                 /* Translators: the name of a file. */
                 _("There is no file “%s”."), self->name);
  else
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, _("“%s” cannot be read: %s."),
                 self->name, local->message);
  g_error_free (local);
}

/**
 * kscore_archive_source_open:
 * @path: a file or a folder
 * @cancellable: (nullable): a cancellable
 * @error: return location for %KSCORE_ERROR_BAD_ARCHIVE, %KSCORE_ERROR_NOT_FOUND or
 *   %KSCORE_ERROR_BAD_INPUT
 *
 * Lists an archive and keeps its few small files that say whose it is. Blocks; a tar.gz is
 * unpacked once for it.
 *
 * Returns: (transfer full) (nullable): a source
 */
KscoreArchiveSource *
kscore_archive_source_open (const char   *path,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_autoptr (KscoreArchiveSource) self = g_new0 (KscoreArchiveSource, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  GError *local = NULL;
  gboolean done = FALSE;

  self->path = g_strdup (path);
  self->name = kscore_text_clean_line (path[0] != '\0' ? name : path, KSCORE_TEXT_MAX_LINE);
  self->entries
    = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_archive_entry_free);
  self->small
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                            cancellable, &local);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      /* Opening a pipe that nobody writes into would wait for ever. */
      g_set_error (&local, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE,
                   /* Translators: the name of a file. */
                   _("“%s” is no archive: a ZIP file, a tar.gz file or a folder is needed."),
                   self->name);
    }
  else if (info != NULL)
    {
      self->folder = g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY;
      done = self->folder ? list_folder (self, file, "", 0, cancellable, &local)
                          : list_archive (self, cancellable, &local);
    }
  if (!done)
    {
      propagate (self, error, local);
      return NULL;
    }
  g_ptr_array_sort (self->entries, compare_paths);
  return g_steal_pointer (&self);
}

/**
 * kscore_archive_source_free:
 * @self: (transfer full) (nullable): a source
 *
 * Frees a source.
 */
void
kscore_archive_source_free (KscoreArchiveSource *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->name);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->small);
  g_free (self);
}

/**
 * kscore_archive_source_get_name:
 * @self: a source
 *
 * Gets how the file or folder is called, for messages.
 *
 * Returns: (transfer none): a name without its folder
 */
const char *
kscore_archive_source_get_name (KscoreArchiveSource *self)
{
  return self->name;
}

/**
 * kscore_archive_source_is_folder:
 * @self: a source
 *
 * Tells an unpacked folder from a file.
 *
 * Returns: whether it is a folder
 */
gboolean
kscore_archive_source_is_folder (KscoreArchiveSource *self)
{
  return self->folder;
}

static gboolean
has_tail (const char *path,
          const char *tail)
{
  gsize length = strlen (path);
  gsize tail_length = strlen (tail);

  return length >= tail_length && strcmp (path + length - tail_length, tail) == 0
         && (length == tail_length || path[length - tail_length - 1] == '/');
}

/**
 * kscore_archive_source_find:
 * @self: a source
 * @tail: a name, or the last parts of a path
 *
 * Finds a file whatever folders were put around the export; the one highest up if there are more.
 *
 * Returns: (transfer none) (nullable): a file
 */
const KscoreArchiveEntry *
kscore_archive_source_find (KscoreArchiveSource *self,
                            const char          *tail)
{
  const KscoreArchiveEntry *found = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const KscoreArchiveEntry *entry = g_ptr_array_index (self->entries, i);

      if (has_tail (entry->path, tail)
          && (found == NULL || strlen (entry->path) < strlen (found->path)))
        found = entry;
    }
  return found;
}

/**
 * kscore_archive_source_match:
 * @self: a source
 * @folder_of: (nullable): the path of a file; only files of its folder
 * @basename: what their names look like
 *
 * Finds several files, in the order of their paths.
 *
 * Returns: (transfer container) (element-type KscoreArchiveEntry): files
 */
GPtrArray *
kscore_archive_source_match (KscoreArchiveSource *self,
                             const char          *folder_of,
                             GRegex              *basename)
{
  GPtrArray *found = g_ptr_array_new ();
  gsize folder = folder_of != NULL ? (gsize) (get_basename (folder_of) - folder_of) : 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      KscoreArchiveEntry *entry = g_ptr_array_index (self->entries, i);
      const char *name = get_basename (entry->path);

      if (folder_of != NULL
          && ((gsize) (name - entry->path) != folder
              || strncmp (entry->path, folder_of, folder) != 0))
        continue;
      if (g_regex_match (basename, name, 0, NULL))
        g_ptr_array_add (found, entry);
    }
  return found;
}

/**
 * kscore_archive_source_get_small:
 * @self: a source
 * @tail: as for kscore_archive_source_find()
 *
 * Gets one of the small files that say whose an archive is.
 *
 * Returns: (transfer none) (nullable): all of it; %NULL if there is none or it is too large
 */
GBytes *
kscore_archive_source_get_small (KscoreArchiveSource *self,
                                 const char          *tail)
{
  const KscoreArchiveEntry *entry = kscore_archive_source_find (self, tail);

  return entry != NULL ? g_hash_table_lookup (self->small, entry->path) : NULL;
}

static gboolean
stream_archive (KscoreArchiveSource  *self,
                GHashTable           *wanted,
                KscoreArchiveDataFunc func,
                gpointer              user_data,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr (KscoreArchiveStream) stream
    = kscore_archive_stream_open (self->path, cancellable, error);
  g_autofree char *chunk = g_malloc (CHUNK);

  if (stream == NULL)
    return FALSE;
  while (g_hash_table_size (wanted) > 0)
    {
      g_autoptr (KscoreArchiveEntry) at = NULL;
      const KscoreArchiveEntry *entry;
      gssize n;

      if (!kscore_archive_stream_next (stream, &at, error))
        return FALSE;
      if (at == NULL)
        break;
      entry = g_hash_table_lookup (wanted, at->path);
      if (entry == NULL)
        continue;
      while ((n = kscore_archive_stream_read (stream, chunk, CHUNK, error)) > 0)
        if (!func (entry, chunk, (gsize) n, user_data, error))
          return FALSE;
      if (n < 0 || !func (entry, NULL, 0, user_data, error))
        return FALSE;
      g_hash_table_remove (wanted, at->path);
    }
  return TRUE;
}

static gboolean
stream_file (KscoreArchiveSource      *self,
             const KscoreArchiveEntry *entry,
             KscoreArchiveDataFunc     func,
             gpointer                  user_data,
             GCancellable             *cancellable,
             GError                  **error)
{
  g_autofree char *path = g_build_filename (self->path, entry->path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *chunk = g_malloc (CHUNK);
  GError *local = NULL;
  gssize n = -1;

  stream = g_file_read (file, cancellable, &local);
  while (stream != NULL
         && (n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, &local))
              > 0)
    if (!func (entry, chunk, (gsize) n, user_data, error))
      return FALSE;
  if (n < 0)
    {
      propagate (self, error, local);
      return FALSE;
    }
  return func (entry, NULL, 0, user_data, error);
}

/**
 * kscore_archive_source_stream:
 * @self: a source
 * @entries: (element-type KscoreArchiveEntry): files of it
 * @func: (scope call): takes their bytes
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads files in one pass, in the order in which the archive holds them (a folder: in the order
 * of @entries), a chunk in memory at a time.
 *
 * Returns: %FALSE on error, or when @func stopped
 */
gboolean
kscore_archive_source_stream (KscoreArchiveSource  *self,
                              GPtrArray            *entries,
                              KscoreArchiveDataFunc func,
                              gpointer              user_data,
                              GCancellable         *cancellable,
                              GError              **error)
{
  g_autoptr (GHashTable) wanted = NULL;

  if (self->folder)
    {
      for (guint i = 0; i < entries->len; i++)
        if (!stream_file (self, g_ptr_array_index (entries, i), func, user_data, cancellable,
                          error))
          return FALSE;
      return TRUE;
    }
  if (entries->len == 0)
    return TRUE;
  wanted = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < entries->len; i++)
    {
      KscoreArchiveEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (wanted, entry->path, entry);
    }
  return stream_archive (self, wanted, func, user_data, cancellable, error);
}
