#include "config.h"

#include "service/kscore-model-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "service/kscore-model-use.h"

static void
say (GPtrArray *sentences,
     char      *sentence)
{
  g_ptr_array_add (sentences, sentence);
}

/* The name under which scores carry @weights, where a person could have loaded them. */
static char *
check_weights (const char *weights,
               GPtrArray  *sentences)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (weights, strlen (weights));
  g_autoptr(GError) unusable = NULL;
  g_autofree char *checked = kscore_model_library_check_weights (bytes, &unusable);
  g_autoptr(KscoreModelLibrary) library = NULL;

  if (checked != NULL)
    library = kscore_model_library_new (checked, &unusable);
  if (library != NULL)
    return g_strdup (kscore_model_library_get_mine (library)->constants.version);

  /* Translators: %s is a sentence: what is wrong with a file of weights */
  say (sentences, g_strdup_printf (_("The weights of your own in it are left out. %s"),
                                   unusable->message));
  return NULL;
}

/* A version that is not built in here is remembered all the same: a newer program may know it. */
static gboolean
check_choice (const char *choice,
              const char *mine,
              GPtrArray  *sentences)
{
  if (kscore_model_name_is_mine (choice)
      ? g_strcmp0 (choice, mine) == 0
      : strlen (choice) < KSCORE_MODEL_NAME_SIZE && g_str_has_prefix (choice, "kscore-")
        && kscore_model_name_is_usable (choice))
    return TRUE;

  say (sentences, g_strdup (_("The version of the model that it chooses is not in it, so the "
                              "choice is left out.")));
  return FALSE;
}

/**
 * kscore_model_import:
 * @db: a writing connection, in a transaction
 * @choice: (nullable): the name of the version that an export of Kscore had chosen
 * @weights: (nullable): the text of the user's own file that it holds; neither is trusted
 * @sentences: (element-type utf8): where to say what was done with them
 * @error: return location
 *
 * Takes over which version of the model is used. Where the database has a choice or weights of its
 * own they stay; what is not usable is left out.
 *
 * Returns: %FALSE where the database failed
 */
gboolean
kscore_model_import (KscoreDatabase  *db,
                     const char      *choice,
                     const char      *weights,
                     GPtrArray       *sentences,
                     GError         **error)
{
  g_autofree char *mine = NULL;
  g_autofree char *title = NULL;
  g_autoptr(KscoreModelUse) own = NULL;

  if (weights != NULL)
    mine = check_weights (weights, sentences);
  if (mine == NULL)
    weights = NULL;
  if (choice != NULL && !check_choice (choice, mine, sentences))
    choice = NULL;
  if (choice == NULL && weights == NULL)
    return TRUE;

  own = kscore_model_use_read (db, NULL, error);
  if (own == NULL)
    return FALSE;
  if (own->choice != NULL || own->weights != NULL)
    {
      if (g_strcmp0 (own->choice, choice) == 0 && g_strcmp0 (own->weights, weights) == 0)
        return TRUE;
      title = kscore_model_name_dup_title (own->version->constants.version);
      /* Translators: %s is a version of the model, "kscore-1" or "steady (my weights)" */
      say (sentences, g_strdup_printf (_("Its choice of the model is left out: yours, %s, stays."),
                                       title));
      return TRUE;
    }

  if ((weights != NULL && !kscore_model_use_write_weights (db, weights, error))
      || !kscore_model_use_write (db, choice, error))
    return FALSE;
  if (choice != NULL)
    {
      title = kscore_model_name_dup_title (choice);
      /* Translators: %s is a version of the model, "kscore-1" or "steady (my weights)" */
      say (sentences, g_strdup_printf (_("It chooses the model %s."), title));
    }
  return TRUE;
}
