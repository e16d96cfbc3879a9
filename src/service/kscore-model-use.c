#include "config.h"

#include "service/kscore-model-use.h"

#include <glib/gi18n-lib.h>

#include "service/kscore-model-file.h"
#include "store/kscore-account-table.h"
#include "store/kscore-score-table.h"
#include "store/kscore-setting-table.h"

#define CHOICE_KEY  "model.version"
#define WEIGHTS_KEY "model.weights"

static void
use_clear (gpointer data)
{
  KscoreModelUse *self = data;

  g_clear_pointer (&self->library, kscore_model_library_unref);
  g_clear_pointer (&self->choice, g_free);
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->trouble, g_free);
}

/**
 * kscore_model_use_ref:
 * @self: what is used
 *
 * Returns: (transfer full): the same
 */
KscoreModelUse *
kscore_model_use_ref (KscoreModelUse *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kscore_model_use_unref:
 * @self: (transfer full): what is used
 */
void
kscore_model_use_unref (KscoreModelUse *self)
{
  g_atomic_rc_box_release_full (self, use_clear);
}

/* Where nobody has chosen: the built-in version that was shown last, so that a newer program does
 * not move a score; else the default. */
static const KscoreModelVersion *
find_default (KscoreModelUse  *self,
              KscoreDatabase  *db,
              GError         **error)
{
  g_autoptr(GArray) shown = kscore_shown_table_list (db, KSCORE_OWNER, error);

  if (shown == NULL)
    return NULL;

  for (guint i = shown->len; i > 0; i--)
    {
      const KscoreModelVersion *version =
        kscore_model_library_find (self->library,
                                   g_array_index (shown, KscoreShown, i - 1).model);

      if (version != NULL && !version->mine)
        return version;
    }

  return kscore_model_library_find (self->library, KSCORE_MODEL_DEFAULT);
}

/**
 * kscore_model_use_read:
 * @db: a connection
 * @before: (nullable): what was used before, which is returned where nothing has changed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is used
 */
KscoreModelUse *
kscore_model_use_read (KscoreDatabase  *db,
                       KscoreModelUse  *before,
                       GError         **error)
{
  g_autoptr(KscoreModelUse) self = g_atomic_rc_box_new0 (KscoreModelUse);
  g_autoptr(GError) unusable = NULL;

  if (!kscore_setting_table_get (db, CHOICE_KEY, &self->choice, error)
      || !kscore_setting_table_get (db, WEIGHTS_KEY, &self->weights, error))
    return NULL;
  if (before != NULL && g_strcmp0 (self->choice, before->choice) == 0
      && g_strcmp0 (self->weights, before->weights) == 0)
    return kscore_model_use_ref (before);

  self->library = kscore_model_library_new (self->weights, &unusable);
  if (self->library == NULL)
    {
      /* It was usable when it was loaded: by another version of Kscore. */
      self->trouble = g_strdup (unusable->message);
      self->library = kscore_model_library_new (NULL, error);
      if (self->library == NULL)
        return NULL;
    }

  if (self->choice != NULL)
    self->version = kscore_model_library_find (self->library, self->choice);
  if (self->version == NULL)
    self->version = find_default (self, db, error);
  if (self->version == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kscore_model_use_get_newer:
 * @self: what is used
 *
 * Returns: (transfer none) (nullable): a newer built-in version, to which the user may move
 */
const KscoreModelVersion *
kscore_model_use_get_newer (const KscoreModelUse *self)
{
  const KscoreModelVersion *newest = kscore_model_library_get_newest (self->library);

  if (self->version->mine || newest->number <= self->version->number)
    return NULL;
  return newest;
}

/**
 * kscore_model_use_dup_notice:
 * @self: what is used
 *
 * Returns: (transfer full) (nullable): what the user should know of the version that is used: that
 *   the one that was chosen is not known here, or that there is a newer one
 */
char *
kscore_model_use_dup_notice (const KscoreModelUse *self)
{
  const KscoreModelVersion *newer = kscore_model_use_get_newer (self);
  g_autofree char *used = kscore_model_name_dup_title (self->version->constants.version);

  if (self->choice != NULL && kscore_model_library_find (self->library, self->choice) == NULL)
    {
      g_autofree char *chosen = kscore_model_name_dup_title (self->choice);

      /* Translators: two versions of the model, as "kscore-2" and "kscore-1" */
      return g_strdup_printf (_("The version “%s”, which was chosen, is not known here, so the "
                                "score is computed with %s."), chosen, used);
    }
  if (newer != NULL)
    /* Translators: two versions of the model, as "kscore-2" and "kscore-1" */
    return g_strdup_printf (_("%s is newer than %s, with which the score is computed. It stays so "
                              "until you choose to move."), newer->constants.version, used);

  return NULL;
}

/**
 * kscore_model_use_write:
 * @db: a writing connection
 * @choice: (nullable): the name of a version, or %NULL for none chosen
 * @error: return location
 *
 * Returns: whether the choice is stored
 */
gboolean
kscore_model_use_write (KscoreDatabase  *db,
                        const char      *choice,
                        GError         **error)
{
  return kscore_setting_table_set (db, CHOICE_KEY, choice, error);
}

/**
 * kscore_model_use_write_weights:
 * @db: a writing connection
 * @weights: (nullable): the text of a file that was checked, or %NULL for none
 * @error: return location
 *
 * Returns: whether the copy is stored
 */
gboolean
kscore_model_use_write_weights (KscoreDatabase  *db,
                                const char      *weights,
                                GError         **error)
{
  return kscore_setting_table_set (db, WEIGHTS_KEY, weights, error);
}
