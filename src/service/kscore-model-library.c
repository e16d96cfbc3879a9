#include "config.h"

#include "service/kscore-model-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-model-file.h"

#define BUILT_IN "kscore-"

struct _KscoreModelLibrary {
  GPtrArray *versions; /* (owned) (element-type KscoreModelVersion) the oldest first, mine last */
};

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const KscoreModelVersion *x = *(KscoreModelVersion * const *) a;
  const KscoreModelVersion *y = *(KscoreModelVersion * const *) b;

  return (x->number > y->number) - (x->number < y->number);
}

static void
add_version (KscoreModelLibrary    *self,
             const KscoreConstants *constants,
             gboolean               mine)
{
  KscoreModelVersion *version = g_new0 (KscoreModelVersion, 1);

  version->constants = *constants;
  version->mine = mine;
  if (!mine)
    version->number = (guint) g_ascii_strtoull (constants->version + strlen (BUILT_IN), NULL, 10);
  g_ptr_array_add (self->versions, version);
}

static gboolean
add_built_in (KscoreModelLibrary  *self,
              GError             **error)
{
  g_auto(GStrv) names = kscore_model_file_list (error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree KscoreConstants *constants = kscore_model_file_load (names[i], error);

      if (constants == NULL)
        return FALSE;
      add_version (self, constants, FALSE);
    }
  g_ptr_array_sort (self->versions, compare_versions);

  return names != NULL;
}

static KscoreConstants *
parse_weights (GBytes  *bytes,
               GError **error)
{
  g_autofree KscoreConstants *constants = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *name = NULL;

  if (g_bytes_get_size (bytes) > KSCORE_WEIGHTS_MAX_BYTES)
    {
      limit = g_format_size (KSCORE_WEIGHTS_MAX_BYTES);
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: %s is a size, such as "65.5 kB" */
                   _("The file is larger than %s, so these are no weights."), limit);
      return NULL;
    }

  constants = kscore_model_file_parse (bytes, error);
  if (constants == NULL)
    return NULL;
  if (g_ascii_strncasecmp (constants->version, BUILT_IN, strlen (BUILT_IN)) == 0)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: the first %s is "version", a word of the file; the second is a
                    * name such as "kscore-1" */
                   _("The file’s “%s” is “%s”, a name that only Kscore’s own formula has; give "
                     "yours another."), "version", constants->version);
      return NULL;
    }

  name = kscore_model_name_dup_mine (constants->version);
  g_strlcpy (constants->version, name, sizeof constants->version);
  return g_steal_pointer (&constants);
}

/**
 * kscore_model_library_new:
 * @weights: (nullable): the text of the user's own model file, or %NULL for none
 * @error: return location
 *
 * Reads every model file that is built in, and @weights.
 *
 * Returns: (transfer full) (nullable): the versions, or %NULL with %KSCORE_ERROR_BAD_INPUT where
 *   @weights is not usable
 */
KscoreModelLibrary *
kscore_model_library_new (const char  *weights,
                          GError     **error)
{
  g_autoptr(KscoreModelLibrary) self = g_atomic_rc_box_new0 (KscoreModelLibrary);

  self->versions = g_ptr_array_new_with_free_func (g_free);
  if (!add_built_in (self, error))
    return NULL;

  if (weights != NULL)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (weights, strlen (weights));
      g_autofree KscoreConstants *constants = parse_weights (bytes, error);

      if (constants == NULL)
        return NULL;
      add_version (self, constants, TRUE);
    }

  return g_steal_pointer (&self);
}

/**
 * kscore_model_library_ref:
 * @self: versions
 *
 * Returns: (transfer full): the same
 */
KscoreModelLibrary *
kscore_model_library_ref (KscoreModelLibrary *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
library_clear (gpointer data)
{
  KscoreModelLibrary *self = data;

  g_clear_pointer (&self->versions, g_ptr_array_unref);
}

/**
 * kscore_model_library_unref:
 * @self: (transfer full): versions
 */
void
kscore_model_library_unref (KscoreModelLibrary *self)
{
  g_atomic_rc_box_release_full (self, library_clear);
}

/**
 * kscore_model_library_get_n_versions:
 * @self: versions
 *
 * Returns: how many there are, at least one
 */
guint
kscore_model_library_get_n_versions (KscoreModelLibrary *self)
{
  return self->versions->len;
}

/**
 * kscore_model_library_get_version:
 * @self: versions
 * @index: less than how many there are
 *
 * Returns: (transfer none): one of them, the built-in ones first, oldest first
 */
const KscoreModelVersion *
kscore_model_library_get_version (KscoreModelLibrary *self,
                                  guint               index)
{
  g_return_val_if_fail (index < self->versions->len, NULL);

  return g_ptr_array_index (self->versions, index);
}

/**
 * kscore_model_library_find:
 * @self: versions
 * @name: what a score carries, "kscore-1" or "my-weights:steady", or "my-weights" or "steady"
 *   alone
 *
 * Returns: (transfer none) (nullable): the version of this name
 */
const KscoreModelVersion *
kscore_model_library_find (KscoreModelLibrary *self,
                           const char         *name)
{
  for (guint i = 0; i < self->versions->len; i++)
    {
      const KscoreModelVersion *version = g_ptr_array_index (self->versions, i);

      if (g_str_equal (version->constants.version, name)
          || (version->mine && g_str_equal (name, "my-weights")))
        return version;
    }

  /* The file calls it "steady". No version of our own can have such a name. */
  for (guint i = 0; i < self->versions->len; i++)
    {
      const KscoreModelVersion *version = g_ptr_array_index (self->versions, i);
      g_autofree char *full = version->mine ? kscore_model_name_dup_mine (name) : NULL;

      if (full != NULL && g_str_equal (version->constants.version, full))
        return version;
    }

  return NULL;
}

/**
 * kscore_model_library_get_mine:
 * @self: versions
 *
 * Returns: (transfer none) (nullable): the user's own weights
 */
const KscoreModelVersion *
kscore_model_library_get_mine (KscoreModelLibrary *self)
{
  return kscore_model_library_find (self, "my-weights");
}

/**
 * kscore_model_library_get_newest:
 * @self: versions
 *
 * Returns: (transfer none): the newest that is built in
 */
const KscoreModelVersion *
kscore_model_library_get_newest (KscoreModelLibrary *self)
{
  guint last = self->versions->len - 1;

  if (last > 0 && ((const KscoreModelVersion *) g_ptr_array_index (self->versions, last))->mine)
    last--;
  return g_ptr_array_index (self->versions, last);
}

/* Nobody can stop an open() that waits for the other end of a pipe. */
static GFileInputStream *
open_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "no regular file");
      return NULL;
    }

  return g_file_read (file, cancellable, error);
}

/**
 * kscore_model_library_read_weights:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads no more of it than is needed to see that it is too large, and nothing of a pipe or a
 * device.
 *
 * Returns: (transfer full) (nullable): what it holds, or %NULL with %KSCORE_ERROR_NOT_FOUND where
 *   it cannot be read
 */
GBytes *
kscore_model_library_read_weights (GFile         *file,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GFileInputStream) stream = open_file (file, cancellable, &local_error);
  g_autofree char *data = g_malloc (KSCORE_WEIGHTS_MAX_BYTES + 1);
  g_autofree char *name = NULL;
  gsize length;

  if (stream != NULL
      && g_input_stream_read_all (G_INPUT_STREAM (stream), data, KSCORE_WEIGHTS_MAX_BYTES + 1,
                                  &length, cancellable, &local_error))
    return g_bytes_new_take (g_steal_pointer (&data), length);

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  name = g_file_get_parse_name (file);
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
               /* Translators: the name of a file */
               _("“%s” could not be read."), name);
  return NULL;
}

/**
 * kscore_model_library_check_weights:
 * @bytes: what the user's file holds
 * @error: return location
 *
 * Checks a file before it is kept: its size, that every constant is there and in its range, and
 * that its name is no built-in version's.
 *
 * Returns: (transfer full) (nullable): its text, or %NULL with %KSCORE_ERROR_BAD_INPUT and the
 *   constant's name
 */
char *
kscore_model_library_check_weights (GBytes  *bytes,
                                    GError **error)
{
  g_autofree KscoreConstants *constants = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  /* JSON may hold a NUL where nobody looks; what is kept may not. */
  if (size == 0 || memchr (data, '\0', size) != NULL)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                           _("The file is no text, so these are no weights."));
      return NULL;
    }

  constants = parse_weights (bytes, error);
  return constants != NULL ? g_strndup (data, size) : NULL;
}
