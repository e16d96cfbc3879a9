#include "config.h"

#include "service/kscore-figures-loader.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "service/kscore-figures-times.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-post-table.h"

/* Rows are asked for in pieces, so that no more than this is in memory beside the names. */
#define PIECE 1000

/**
 * kscore_loaded_figures_new:
 * @workspace: an open workspace
 * @as_of: the score's day, %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Scores the owner on one day. Where nothing is covered there is a score too, which is not known.
 *
 * Returns: (transfer full) (nullable): the score without names; %KSCORE_ERROR_BAD_INPUT for a day
 *   that has not come yet
 */
KscoreLoadedFigures *
kscore_loaded_figures_new (KscoreWorkspace  *workspace,
                           KscoreDay         as_of,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autoptr (KscoreLoadedFigures) self = g_new0 (KscoreLoadedFigures, 1);
  KscoreDay day;

  self->loaded = kscore_workspace_ref_evidence_in_order (workspace, cancellable, error);
  if (self->loaded == NULL)
    return NULL;

  day = as_of != KSCORE_DAY_UNKNOWN ? as_of : self->loaded->day;
  if (day == KSCORE_DAY_UNKNOWN)
    day = self->loaded->today;
  if (day > self->loaded->today)
    {
      g_autofree char *text = kscore_day_to_string (day);

      /* Translators: %s is a date. */
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("%s has not come yet, so there is no score of it."), text);
      return NULL;
    }

  self->score = kscore_score_new (self->loaded->ledger, day);
  self->attribution = kscore_attribution_new (self->loaded->ledger, self->score);
  self->dossier = (KscoreDossier) {
    .evidence = self->loaded->evidence,
    .ledger = self->loaded->ledger,
    .score = self->score,
    .attribution = self->attribution,
  };
  return g_steal_pointer (&self);
}

/* What stands for somebody whose name is not stored any more. */
static char *
dup_number (gint64 id)
{
  return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

static gboolean
read_actors (KscoreLoadedFigures  *self,
             KscoreDatabase       *db,
             GError              **error)
{
  const GArray *actors = self->loaded->evidence->actors;

  self->actors = g_new0 (char *, actors->len + 1);
  self->handles = g_new0 (char *, actors->len + 1);
  for (guint first = 0; first < actors->len; first += PIECE)
    {
      guint n_ids = MIN (PIECE, actors->len - first);
      gint64 ids[PIECE];
      g_autoptr (GPtrArray) found = NULL;

      for (guint i = 0; i < n_ids; i++)
        ids[i] = g_array_index (actors, KscoreEvidenceActor, first + i).id;
      found = kscore_actor_table_lookup (db, ids, n_ids, error);
      if (found == NULL)
        return FALSE;
      for (guint i = 0; i < n_ids; i++)
        {
          const KscoreActor *actor = g_ptr_array_index (found, i);
          const char *handle = actor != NULL && actor->handle != NULL ? actor->handle : NULL;
          char *key = actor != NULL ? g_strdup (actor->key) : dup_number (ids[i]);

          self->actors[first + i] = key;
          self->handles[first + i] = g_strdup (handle != NULL ? handle : key);
        }
    }
  return TRUE;
}

static gboolean
read_posts (KscoreLoadedFigures  *self,
            KscoreDatabase       *db,
            GError              **error)
{
  const GArray *posts = self->loaded->evidence->posts;

  self->posts = g_new0 (char *, posts->len + 1);
  for (guint first = 0; first < posts->len; first += PIECE)
    {
      guint n_ids = MIN (PIECE, posts->len - first);
      gint64 ids[PIECE];
      g_autoptr (GPtrArray) found = NULL;

      for (guint i = 0; i < n_ids; i++)
        ids[i] = g_array_index (posts, KscoreEvidencePost, first + i).id;
      found = kscore_post_table_lookup (db, ids, n_ids, error);
      if (found == NULL)
        return FALSE;
      for (guint i = 0; i < n_ids; i++)
        {
          const KscorePost *post = g_ptr_array_index (found, i);

          self->posts[first + i] = post != NULL ? g_strdup (post->native_id) : dup_number (ids[i]);
        }
    }
  return TRUE;
}

static gboolean
read_names (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  return read_actors (data, db, error) && read_posts (data, db, error);
}

/**
 * kscore_loaded_figures_load_names:
 * @self: figures without names
 * @workspace: where they are from
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads the names of everybody and of all posts of the evidence.
 *
 * Returns: whether they are there
 */
gboolean
kscore_loaded_figures_load_names (KscoreLoadedFigures  *self,
                                  KscoreWorkspace      *workspace,
                                  GCancellable         *cancellable,
                                  GError              **error)
{
  if (!kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, read_names,
                         self, cancellable, error))
    return FALSE;

  self->dossier.actors = (const char * const *) self->actors;
  self->dossier.handles = (const char * const *) self->handles;
  self->dossier.posts = (const char * const *) self->posts;
  return TRUE;
}

/**
 * kscore_loaded_figures_load_times:
 * @self: figures with names
 * @workspace: where they are from
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads when everything happened that is known to the second.
 *
 * Returns: whether the times are there
 */
gboolean
kscore_loaded_figures_load_times (KscoreLoadedFigures  *self,
                                  KscoreWorkspace      *workspace,
                                  GCancellable         *cancellable,
                                  GError              **error)
{
  g_return_val_if_fail (self->dossier.actors != NULL, FALSE);

  self->times = kscore_figures_read_times (workspace, self->loaded, self->dossier.actors,
                                           self->dossier.posts, cancellable, error);
  self->dossier.times = self->times;
  return self->times != NULL;
}

/**
 * kscore_loaded_figures_free:
 * @self: (transfer full): figures
 */
void
kscore_loaded_figures_free (KscoreLoadedFigures *self)
{
  g_clear_pointer (&self->attribution, kscore_attribution_free);
  g_clear_pointer (&self->score, kscore_score_free);
  g_clear_pointer (&self->loaded, kscore_loaded_evidence_unref);
  g_strfreev (self->actors);
  g_strfreev (self->handles);
  g_strfreev (self->posts);
  g_free (self->times);
  g_free (self);
}
