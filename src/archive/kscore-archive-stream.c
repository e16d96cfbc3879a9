#include "config.h"

#include "archive/kscore-archive-stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-error.h"
#include "core/kscore-text.h"

/* An honest export of text is some ten to thirty times smaller packed. */
#define MAX_RATIO   250
#define MAX_SLACK   (16 * 1024 * 1024)
#define MAX_ENTRIES 500000
#define BLOCK       (128 * 1024)

struct _KscoreArchiveStream {
  struct archive   *archive; /* (owned) */
  GFileInputStream *input;   /* (owned) */
  GCancellable     *cancellable;
  char             *name;  /* (owned): for messages */
  char             *block; /* (owned) */
  guint64           packed;
  guint64           declared; /* bytes that the headers passed so far promise */
  guint64           unpacked; /* bytes read so far */
  guint             n_entries;
  gboolean          opened;   /* libarchive knows the format */
};

/**
 * kscore_archive_entry_free:
 * @entry: (transfer full): an entry
 *
 * Frees an entry.
 */
void
kscore_archive_entry_free (KscoreArchiveEntry *entry)
{
  g_free (entry->path);
  g_free (entry);
}

static gboolean
bad_archive (KscoreArchiveStream *self,
             GError             **error,
             const char          *sentence)
{
  GString *message;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  message = g_string_new (sentence);
  g_string_replace (message, "{file}", self->name, 1);
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

static gboolean
damaged (KscoreArchiveStream *self,
         GError             **error)
{
  const char *detail = archive_error_string (self->archive);

  g_debug ("archive: %s", detail != NULL ? detail : "no detail");
  /* Asked before a format is known, libarchive crashes. */
  if (self->opened && archive_read_has_encrypted_entries (self->archive) > 0)
    /* Translators: {file} is the name of a file. */
    return bad_archive (self, error,
                        _("“{file}” is protected by a password; unpack it and import the folder."));
  /* Translators: {file} is the name of a file. */
  return bad_archive (self, error, _("“{file}” is damaged or was not downloaded completely."));
}

static gboolean
check_ratio (KscoreArchiveStream *self,
             guint64              bytes,
             GError             **error)
{
  if (bytes / MAX_RATIO <= self->packed + MAX_SLACK / MAX_RATIO)
    return TRUE;
  /* Translators: {file} is the name of a file. */
  return bad_archive (self, error,
                      _("“{file}” would unpack to far more than an export of its size can hold."));
}

static la_ssize_t
read_cb (struct archive *archive,
         void           *user_data,
         const void    **buffer)
{
  KscoreArchiveStream *self = user_data;
  gssize n = g_input_stream_read (G_INPUT_STREAM (self->input), self->block, BLOCK,
                                  self->cancellable, NULL);

  if (n < 0)
    archive_set_error (archive, EIO, "read error");
  *buffer = self->block;
  return n;
}

static la_int64_t
seek_cb (struct archive *archive,
         void           *user_data,
         la_int64_t      offset,
         int             whence)
{
  KscoreArchiveStream *self = user_data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  if (!g_seekable_seek (G_SEEKABLE (self->input), offset, type, self->cancellable, NULL))
    {
      archive_set_error (archive, EIO, "seek error");
      return ARCHIVE_FATAL;
    }
  return g_seekable_tell (G_SEEKABLE (self->input));
}

static la_int64_t
skip_cb (struct archive *archive,
         void           *user_data,
         la_int64_t      request)
{
  KscoreArchiveStream *self = user_data;

  if (!g_seekable_seek (G_SEEKABLE (self->input), request, G_SEEK_CUR, self->cancellable, NULL))
    return 0;
  return request;
}

/* Says what a file is that no reader took. */
static gboolean
check_magic (KscoreArchiveStream *self,
             GError             **error)
{
  char magic[264] = { 0 };
  gsize n;

  if (!g_input_stream_read_all (G_INPUT_STREAM (self->input), magic, sizeof magic, &n,
                                self->cancellable, error)
      || !g_seekable_seek (G_SEEKABLE (self->input), 0, G_SEEK_SET, self->cancellable, error))
    return FALSE;
  /* A ZIP file that begins with its end holds nothing. */
  if (n == 0 || memcmp (magic, "PK\5\6", 4) == 0)
    /* Translators: {file} is the name of a file. */
    return bad_archive (self, error, _("“{file}” is empty."));
  if (memcmp (magic, "PK\3\4", 4) == 0 || memcmp (magic, "\x1f\x8b", 2) == 0
      || memcmp (magic + 257, "ustar", 5) == 0)
    return TRUE;
  /* Translators: {file} is the name of a file. */
  return bad_archive (self, error,
                      _("“{file}” is no archive: a ZIP file, a tar.gz file or a folder is "
                        "needed."));
}

/**
 * kscore_archive_stream_open:
 * @path: a file
 * @cancellable: (nullable): asked at every block
 * @error: return location for %KSCORE_ERROR_BAD_ARCHIVE or %KSCORE_ERROR_BAD_INPUT
 *
 * Opens a ZIP (64 bits too), tar or tar.gz file for one pass from its first entry to its last.
 *
 * Returns: (transfer full) (nullable): a stream
 */
KscoreArchiveStream *
kscore_archive_stream_open (const char   *path,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_autoptr (KscoreArchiveStream) self = g_new0 (KscoreArchiveStream, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  self->name = kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->block = g_malloc (BLOCK);
  self->input = g_file_read (file, cancellable, &local);
  if (self->input != NULL)
    info = g_file_input_stream_query_info (self->input, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                           cancellable, &local);
  if (info == NULL)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        /* Translators: the first is the name of a file, the second the system's reason. */
        g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, _("“%s” cannot be read: %s."),
                     self->name, local->message);
      return NULL;
    }
  self->packed = (guint64) g_file_info_get_size (info);
  if (!check_magic (self, error))
    return NULL;

  self->archive = archive_read_new ();
  archive_read_support_filter_gzip (self->archive);
  archive_read_support_format_tar (self->archive);
  /* Not the streaming reader of ZIP: it would take a file without its end for a whole one. */
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_callback_data (self->archive, self);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  if (archive_read_open1 (self->archive) != ARCHIVE_OK)
    {
      damaged (self, error);
      return NULL;
    }
  self->opened = TRUE;
  return g_steal_pointer (&self);
}

/**
 * kscore_archive_stream_free:
 * @self: (transfer full) (nullable): a stream
 *
 * Closes a stream.
 */
void
kscore_archive_stream_free (KscoreArchiveStream *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    archive_read_free (self->archive);
  g_clear_object (&self->input);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self->block);
  g_free (self);
}

/* Nothing is ever written to disk, but who packs such paths means harm. */
static gboolean
climbs_out (const char *path)
{
  g_auto (GStrv) parts = NULL;

  if (path[0] == '/' || path[0] == '\\' || (g_ascii_isalpha (path[0]) && path[1] == ':'))
    return TRUE;
  parts = g_strsplit_set (path, "/\\", -1);
  return g_strv_contains ((const char * const *) parts, "..");
}

static KscoreArchiveEntry *
entry_new (struct archive_entry *from,
           const char           *path)
{
  KscoreArchiveEntry *entry = g_new0 (KscoreArchiveEntry, 1);

  while (g_str_has_prefix (path, "./"))
    path += 2;
  entry->path = g_utf8_make_valid (path, -1);
  entry->size = archive_entry_size_is_set (from) ? archive_entry_size (from) : -1;
  entry->mtime = archive_entry_mtime_is_set (from) ? (gint64) archive_entry_mtime (from)
                                                   : KSCORE_TIME_UNKNOWN;
  return entry;
}

/**
 * kscore_archive_stream_next:
 * @self: a stream
 * @entry: (out) (transfer full) (nullable): the next regular file, %NULL at the end
 * @error: return location for %KSCORE_ERROR_BAD_ARCHIVE
 *
 * Goes to the next file. Links, devices and folders are passed over; a path that is absolute or
 * leads out of the archive, a password, and sizes that only a bomb has, are errors.
 *
 * Returns: %FALSE on error
 */
gboolean
kscore_archive_stream_next (KscoreArchiveStream *self,
                            KscoreArchiveEntry **entry,
                            GError             **error)
{
  struct archive_entry *header;

  *entry = NULL;
  for (;;)
    {
      int result;
      const char *path;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      result = archive_read_next_header (self->archive, &header);
      if (result == ARCHIVE_EOF)
        return TRUE;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        return damaged (self, error);
      if (++self->n_entries > MAX_ENTRIES)
        /* Translators: {file} is the name of a file. */
        return bad_archive (self, error, _("“{file}” holds more files than any export has."));

      path = archive_entry_pathname_utf8 (header);
      if (path == NULL)
        path = archive_entry_pathname (header);
      if (path == NULL)
        continue;
      if (climbs_out (path))
        /* Translators: {file} is the name of a file. */
        return bad_archive (self, error,
                            _("“{file}” holds a file whose path leads out of the archive."));
      if (archive_entry_filetype (header) != AE_IFREG || archive_entry_hardlink (header) != NULL
          || archive_entry_symlink (header) != NULL)
        continue;
      if (archive_entry_is_encrypted (header))
        return damaged (self, error);
      if (archive_entry_size_is_set (header))
        {
          self->declared += (guint64) MAX (archive_entry_size (header), 0);
          if (!check_ratio (self, self->declared, error))
            return FALSE;
        }
      *entry = entry_new (header, path);
      return TRUE;
    }
}

/**
 * kscore_archive_stream_read:
 * @self: a stream
 * @data: (array length=length): takes the bytes
 * @length: how many at most
 * @error: return location for %KSCORE_ERROR_BAD_ARCHIVE
 *
 * Reads on in the file that kscore_archive_stream_next() went to.
 *
 * Returns: how many bytes, 0 at its end, -1 on error
 */
gssize
kscore_archive_stream_read (KscoreArchiveStream *self,
                            char                *data,
                            gsize                length,
                            GError             **error)
{
  gssize n;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  n = archive_read_data (self->archive, data, length);
  if (n < 0)
    {
      damaged (self, error);
      return -1;
    }
  self->unpacked += (guint64) n;
  return check_ratio (self, self->unpacked, error) ? n : -1;
}
