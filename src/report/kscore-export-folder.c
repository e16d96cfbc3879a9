/* For renameat2(). */
#define _GNU_SOURCE

#include "config.h"

#include "report/kscore-export-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "core/kscore-error.h"
#include "report/kscore-sink.h"

#define MARK_WITHIN 256

struct _KscoreExportFolder {
  char               *path;      /* (owned) absolute, without symbolic links */
  char               *temporary; /* (owned) (nullable) NULL once committed */
  const char * const *names;     /* not owned, static: the files that an export can hold */
  const char         *mark;      /* not owned, static: what tells an export from other files */
};

static void
set_storage_error (GError     **error,
                   const char  *path,
                   int          saved_errno)
{
  /* Translators: a path, then the system's reason, such as "Permission denied". */
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
               _("The folder “%s” could not be written: %s."), path, g_strerror (saved_errno));
}

/* Removes the files of an export and the folder, if nothing else is in it. */
static gboolean
remove_folder (KscoreExportFolder *self,
               const char         *path)
{
  for (gsize i = 0; self->names[i] != NULL; i++)
    {
      g_autofree char *file = g_build_filename (path, self->names[i], NULL);

      g_unlink (file);
    }
  return g_rmdir (path) == 0;
}

/* Whether a file begins with the mark, give or take the name of a field. */
static gboolean
has_mark (KscoreExportFolder *self,
          const char         *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[MARK_WITHIN] = "";
  gsize length;

  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &length, NULL,
                                     NULL)
         && g_strstr_len (start, (gssize) length, self->mark) != NULL;
}

/* Whether @path may be replaced: there is nothing, or an empty folder, or nothing but an
 * export. Files that only have the names of an export are somebody else's. */
static gboolean
check_place (KscoreExportFolder  *self,
             GError             **error)
{
  g_autoptr (GDir) dir = NULL;
  gboolean empty = TRUE, marked = FALSE;
  const char *name;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;

  dir = g_dir_open (self->path, 0, NULL);
  if (dir == NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("“%s” is not a folder that can be read."), self->path);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->path, name, NULL);
      g_autofree char *shown = NULL;
      GStatBuf status;

      empty = FALSE;
      if (g_strv_contains (self->names, name) && g_lstat (path, &status) == 0
          && S_ISREG (status.st_mode))
        {
          marked = marked || has_mark (self, path);
          continue;
        }
      shown = g_filename_display_name (name);
      /* Translators: a path, then the name of a file in it. */
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("The folder “%s” holds “%s”, which is no part of an export, so it is left "
                     "as it is."), self->path, shown);
      return FALSE;
    }
  if (empty || marked)
    return TRUE;

  /* Translators: a path. */
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
               _("The folder “%s” holds files that are no export of Kscore, so it is left as it "
                 "is."), self->path);
  return FALSE;
}

/**
 * kscore_export_folder_new:
 * @path: where the folder shall be
 * @names: (array zero-terminated=1): the names of all files that an export can hold, static
 * @mark: text among the first bytes of one file of every export, static
 * @error: return location
 *
 * A folder at @path with other files than @names in it, or with @mark in none of them, is refused
 * and left alone. An earlier export is replaced when this one is committed.
 *
 * Returns: (transfer full) (nullable): a folder without files
 */
KscoreExportFolder *
kscore_export_folder_new (const char          *path,
                          const char * const  *names,
                          const char          *mark,
                          GError             **error)
{
  g_autoptr (KscoreExportFolder) self = g_new0 (KscoreExportFolder, 1);
  g_autofree char *parent = NULL;
  g_autofree char *base = NULL;
  g_autofree char *template = NULL;
  char *real;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (mark != NULL, NULL);

  self->names = names;
  self->mark = mark;
  real = realpath (path, NULL);
  self->path = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
  free (real);
  if (!check_place (self, error))
    return NULL;

  parent = g_path_get_dirname (self->path);
  base = g_path_get_basename (self->path);
  template = g_strdup_printf ("%s/.%s.XXXXXX", parent, base);
  if (g_mkdtemp (template) == NULL)
    {
      set_storage_error (error, self->path, errno);
      return NULL;
    }
  self->temporary = g_steal_pointer (&template);
  return g_steal_pointer (&self);
}

/**
 * kscore_export_folder_add_file:
 * @self: a folder that is not committed
 * @name: one of the names given at construction, not added before
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a stream into the new file
 */
GOutputStream *
kscore_export_folder_add_file (KscoreExportFolder  *self,
                               const char          *name,
                               GError             **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) local_error = NULL;
  GFileOutputStream *stream;

  g_return_val_if_fail (self != NULL && self->temporary != NULL, NULL);
  g_return_val_if_fail (g_strv_contains (self->names, name), NULL);

  path = g_build_filename (self->temporary, name, NULL);
  file = g_file_new_for_path (path);
  stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &local_error);
  if (stream == NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                   _("The folder “%s” could not be written: %s."), self->path,
                   kscore_sink_get_reason (local_error));
      return NULL;
    }
  return G_OUTPUT_STREAM (stream);
}

/* Puts the new folder where an old one stands; after it the old one has the temporary name. */
static gboolean
exchange (KscoreExportFolder *self)
{
  g_autofree char *aside = NULL;

#ifdef RENAME_EXCHANGE
  if (renameat2 (AT_FDCWD, self->temporary, AT_FDCWD, self->path, RENAME_EXCHANGE) == 0)
    return TRUE;
#endif

  /* Not every file system can exchange. */
  aside = g_strconcat (self->temporary, ".old", NULL);
  if (g_rename (self->path, aside) != 0)
    return FALSE;
  if (g_rename (self->temporary, self->path) != 0)
    {
      int saved_errno = errno;

      g_rename (aside, self->path);
      errno = saved_errno;
      return FALSE;
    }
  g_free (self->temporary);
  self->temporary = g_steal_pointer (&aside);
  return TRUE;
}

/**
 * kscore_export_folder_commit:
 * @self: a folder whose files have all been closed
 * @error: return location
 *
 * Puts the folder in its place.
 *
 * Returns: whether it is there
 */
gboolean
kscore_export_folder_commit (KscoreExportFolder  *self,
                             GError             **error)
{
  g_return_val_if_fail (self != NULL && self->temporary != NULL, FALSE);

  if (!check_place (self, error))
    return FALSE;

  /* Renaming succeeds onto nothing and onto an empty folder. */
  if (g_rename (self->temporary, self->path) == 0)
    {
      g_clear_pointer (&self->temporary, g_free);
      return TRUE;
    }
  if ((errno == ENOTEMPTY || errno == EEXIST) && exchange (self))
    {
      remove_folder (self, self->temporary);
      g_clear_pointer (&self->temporary, g_free);
      return TRUE;
    }
  set_storage_error (error, self->path, errno);
  return FALSE;
}

/**
 * kscore_export_folder_free:
 * @self: (transfer full): a folder
 *
 * Frees it. What was not committed is removed from the disk.
 */
void
kscore_export_folder_free (KscoreExportFolder *self)
{
  if (self->temporary != NULL)
    remove_folder (self, self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
