#include "config.h"

#include "service/kscore-workspace-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-model-file.h"

/* What is to be written. */
typedef struct {
  const char *choice;
  const char *weights;
  gboolean    set_weights;
} Change;

static gboolean
write_change (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  Change *change = data;

  return kscore_model_use_write (db, change->choice, error)
         && (!change->set_weights
             || kscore_model_use_write_weights (db, change->weights, error));
}

static gboolean
apply (KscoreWorkspace  *self,
       Change           *change,
       GCancellable     *cancellable,
       GError          **error)
{
  if (!kscore_workspace_check_writable (self, error)
      || !kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_WRITE, write_change,
                            change, cancellable, error))
    return FALSE;

  kscore_workspace_evidence_changed (self);
  return kscore_workspace_reload_model (self, cancellable, error);
}

static void
set_unknown (const char  *name,
             GError     **error)
{
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
               /* Translators: %s is what somebody typed, such as "kscore-9" */
               _("There is no version “%s” of the model here."), name);
}

/**
 * kscore_workspace_use_model:
 * @self: an open workspace
 * @name: the name of a version
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Chooses the version that scores are computed with from now on. What was shown before stays as it
 * was.
 *
 * Returns: whether it is chosen; %KSCORE_ERROR_NOT_FOUND where there is no such version
 */
gboolean
kscore_workspace_use_model (KscoreWorkspace  *self,
                            const char       *name,
                            GCancellable     *cancellable,
                            GError          **error)
{
  g_autoptr(KscoreModelUse) use = kscore_workspace_ref_model_use (self);
  const KscoreModelVersion *version = kscore_model_library_find (use->library, name);
  Change change = { 0 };

  if (version == NULL)
    {
      set_unknown (name, error);
      return FALSE;
    }

  change.choice = version->constants.version;
  return apply (self, &change, cancellable, error);
}

/* Scores carry the name, so one name must not stand for two sets of numbers. */
static gboolean
check_renamed (const KscoreModelUse  *use,
               const char            *weights,
               char                 **name,
               GError               **error)
{
  g_autoptr(KscoreModelLibrary) library = kscore_model_library_new (weights, error);
  const KscoreModelVersion *before = kscore_model_library_get_mine (use->library);
  const KscoreModelVersion *after;
  g_autofree char *title = NULL;

  if (library == NULL)
    return FALSE;

  after = kscore_model_library_get_mine (library);
  *name = g_strdup (after->constants.version);
  if (before == NULL || !g_str_equal (before->constants.version, after->constants.version)
      || memcmp (&before->constants, &after->constants, sizeof after->constants) == 0)
    return TRUE;

  title = kscore_model_name_dup_title (after->constants.version);
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
               /* Translators: the first %s is a name such as "steady (my weights)"; the second is
                * "version", a word of the file */
               _("Other numbers are loaded as “%s” already, and scores carry that name; give the "
                 "file’s “%s” another."), title, "version");
  return FALSE;
}

/**
 * kscore_workspace_load_weights:
 * @self: an open workspace
 * @bytes: what a model file of the user's own holds
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Keeps a copy of the file in the database, in the place of one that was loaded before, and uses
 * it from now on.
 *
 * Returns: whether it is used; %KSCORE_ERROR_BAD_INPUT names the constant that is not usable
 */
gboolean
kscore_workspace_load_weights (KscoreWorkspace  *self,
                               GBytes           *bytes,
                               GCancellable     *cancellable,
                               GError          **error)
{
  g_autoptr(KscoreModelUse) use = kscore_workspace_ref_model_use (self);
  g_autofree char *weights = kscore_model_library_check_weights (bytes, error);
  g_autofree char *name = NULL;
  Change change = { .weights = weights, .set_weights = TRUE };

  if (weights == NULL || !check_renamed (use, weights, &name, error))
    return FALSE;
  change.choice = name;
  return apply (self, &change, cancellable, error);
}

/**
 * kscore_workspace_remove_weights:
 * @self: an open workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Removes the copy of the user's own file. Where it was used, the built-in version that was used
 * before is used again.
 *
 * Returns: whether it is removed; %KSCORE_ERROR_NOT_FOUND where there is none
 */
gboolean
kscore_workspace_remove_weights (KscoreWorkspace  *self,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  g_autoptr(KscoreModelUse) use = kscore_workspace_ref_model_use (self);
  Change change = { .set_weights = TRUE };

  if (use->weights == NULL)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                           _("No weights of your own are loaded."));
      return FALSE;
    }

  if (!kscore_model_name_is_mine (use->choice))
    change.choice = use->choice;
  return apply (self, &change, cancellable, error);
}

/**
 * kscore_workspace_read_model:
 * @self: an open workspace
 * @name: (nullable): the name of a version, or %NULL for the one that is used
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file of its numbers; %KSCORE_ERROR_NOT_FOUND where there
 *   is no such version
 */
GBytes *
kscore_workspace_read_model (KscoreWorkspace  *self,
                             const char       *name,
                             GError          **error)
{
  g_autoptr(KscoreModelUse) use = kscore_workspace_ref_model_use (self);
  const KscoreModelVersion *version =
    name != NULL ? kscore_model_library_find (use->library, name) : use->version;

  if (version == NULL)
    {
      set_unknown (name, error);
      return NULL;
    }
  if (version->mine && use->weights != NULL)
    return g_bytes_new (use->weights, strlen (use->weights));

  return kscore_model_file_read (version->constants.version, error);
}
