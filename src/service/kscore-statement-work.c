#include "config.h"

#include "service/kscore-statement-work.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "core/kscore-network-names.h"
#include "service/kscore-statement-words.h"

/* How a statement comes to what it shows. Nothing here waits: jobs are started, and their results
 * are taken unless another job has taken their place. */

static void read_wanted (KscoreStatement *self);

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
drop_parts (KscoreStatement       *self,
            KscoreStatementParts **parts)
{
  if (*parts != NULL)
    kscore_statement_worker_drop (self->worker, g_steal_pointer (parts),
                                  (GDestroyNotify) kscore_statement_parts_unref);
}

static void
update_loading (KscoreStatement *self)
{
  gboolean loading = self->building != NULL || self->finding != NULL
                     || (self->active && self->expected && self->parts == NULL);

  if (self->loading == loading)
    return;
  self->loading = loading;
  kscore_statement_notify (self, PROP_LOADING);
}

/* After a problem nothing is fresh: whoever tries again has it built anew. */
static void
set_problem (KscoreStatement *self,
             const GError    *error)
{
  g_autofree char *problem = NULL;

  if (error != NULL)
    {
      self->fresh = FALSE;
      /* Translators: what happened, and what to do about it; both are sentences. */
      problem = g_strdup_printf (C_("problem and action", "%1$s %2$s"), error->message,
                                 kscore_error_get_action (error));
    }
  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  kscore_statement_notify (self, PROP_PROBLEM);
}

static void
show_choices (KscoreStatement *self)
{
  g_autoptr(GPtrArray) networks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) kinds = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->parts != NULL && i < self->parts->networks->len; i++)
    {
      const char *network = g_ptr_array_index (self->parts->networks, i);

      g_ptr_array_add (networks,
                       kscore_statement_choice_new (network, kscore_network_get_name (network)));
    }
  for (guint i = 0; self->parts != NULL && i < KSCORE_STATEMENT_N_KINDS; i++)
    {
      g_autofree char *id = kscore_statement_words_dup_choice ((guint8) i);

      if (self->parts->kinds[i] && id != NULL)
        g_ptr_array_add (kinds, kscore_statement_choice_new (
                           id, kscore_statement_words_get_kind_name ((guint8) i)));
    }
  kscore_statement_choice_show (self->networks, networks);
  kscore_statement_choice_show (self->kinds, kinds);
}

static void
compare_done (gpointer      owner,
              gpointer      data,
              GCancellable *cancellable,
              const GError *error)
{
  KscoreStatement *self = KSCORE_STATEMENT (owner);
  KscoreStatementWithout *without = data;

  if (cancellable != self->comparing)
    return;

  g_clear_object (&self->comparing);
  self->without = error == NULL ? without->score : (double) NAN;
  kscore_statement_notify (self, PROP_WITHOUT);
  kscore_statement_notify (self, PROP_COMPARING);
}

static gboolean
is_compared (KscoreStatement *self)
{
  return self->compared != NULL
         && kscore_statement_filter_equal (self->compared, self->filter);
}

/* Nobody waits for the score without what was shown before. */
static void
stop_comparing (KscoreStatement *self)
{
  if (self->comparing == NULL || is_compared (self))
    return;

  cancel (&self->comparing);
  g_clear_pointer (&self->compared, kscore_statement_filter_free);
  kscore_statement_notify (self, PROP_COMPARING);
}

/* What the score would be without what is shown from now on; another order changes nothing. */
static void
compare (KscoreStatement *self,
         gboolean         other)
{
  KscoreStatementWithout *without;

  if (!other && self->parts != NULL && is_compared (self))
    return;

  cancel (&self->comparing);
  g_clear_pointer (&self->compared, kscore_statement_filter_free);
  self->without = (double) NAN;
  if (self->parts != NULL && self->workspace != NULL && !isnan (self->parts->score)
      && self->sums.n_parts > 0 && self->sums.n_parts < self->parts->n_parts
      && !kscore_statement_filter_is_empty (self->filter))
    {
      without = g_new0 (KscoreStatementWithout, 1);
      without->workspace = g_object_ref (self->workspace);
      without->parts = kscore_statement_parts_ref (self->parts);
      without->order = g_array_ref (self->order);
      without->filter = kscore_statement_filter_copy (self->filter);
      self->compared = kscore_statement_filter_copy (self->filter);
      self->comparing = g_cancellable_new ();
      kscore_statement_without_start (self->comparer, G_OBJECT (self), without, self->comparing,
                                      compare_done);
    }
}

/* Shows an order of parts, or nothing. The rows of the one before are dead from here on. */
static void
show (KscoreStatement      *self,
      KscoreStatementParts *parts,
      GArray               *order,
      KscorePartSums        sums)
{
  guint n_before = self->sums.n_parts;
  gboolean other = parts != self->parts;

  cancel (&self->reading);
  kscore_statement_rows_free (self->rows);
  self->rows = kscore_statement_rows_new ();
  g_clear_pointer (&self->order, g_array_unref);
  self->sums = (KscorePartSums) { 0 };
  self->n_shows++;
  /* Emptied first: a list view that loses a row it holds on to and gains others at once asks for
   * every one of them to find it again. */
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  self->order = order;
  self->sums = sums;
  if (other)
    {
      drop_parts (self, &self->parts);
      self->parts = parts != NULL ? kscore_statement_parts_ref (parts) : NULL;
    }

  compare (self, other);

  g_object_freeze_notify (G_OBJECT (self));
  if (other)
    show_choices (self);
  if (sums.n_parts > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, sums.n_parts);
  for (guint i = PROP_N_ALL; i <= PROP_AS_OF; i++)
    kscore_statement_notify (self, i);
  kscore_statement_notify (self, PROP_WITHOUT);
  kscore_statement_notify (self, PROP_COMPARING);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
let_go (KscoreStatement *self)
{
  drop_parts (self, &self->newest);
  self->fresh = FALSE;
  if (self->parts != NULL)
    show (self, NULL, NULL, (KscorePartSums) { 0 });
}

static void
find_done (gpointer      owner,
           gpointer      data,
           GCancellable *cancellable,
           const GError *error)
{
  KscoreStatement *self = KSCORE_STATEMENT (owner);
  KscoreStatementFind *find = data;

  if (cancellable != self->finding)
    return;

  g_clear_object (&self->finding);
  set_problem (self, error);
  if (error == NULL)
    show (self, self->newest, g_steal_pointer (&find->order), find->sums);
  update_loading (self);
}

/* Whatever is under way is for another list than is wanted now. */
void
kscore_statement_find (KscoreStatement *self)
{
  KscoreStatementFind *find;

  cancel (&self->finding);
  stop_comparing (self);
  /* What is being built is looked through when it is there. */
  if (self->newest != NULL && self->building == NULL)
    {
      find = g_new0 (KscoreStatementFind, 1);
      find->parts = kscore_statement_parts_ref (self->newest);
      find->filter = kscore_statement_filter_copy (self->filter);
      find->sort = self->sort;
      find->descending = self->descending;
      self->finding = g_cancellable_new ();
      kscore_statement_find_start (self->worker, G_OBJECT (self), find, self->finding, find_done);
    }
  update_loading (self);
}

static void
build_done (gpointer      owner,
            gpointer      data,
            GCancellable *cancellable,
            const GError *error)
{
  KscoreStatement *self = KSCORE_STATEMENT (owner);
  KscoreStatementBuild *build = data;

  if (cancellable != self->building)
    return;

  g_clear_object (&self->building);
  if (error != NULL)
    {
      set_problem (self, error);
      update_loading (self);
      return;
    }

  drop_parts (self, &self->newest);
  self->newest = g_steal_pointer (&build->parts);
  self->fresh = TRUE;
  kscore_statement_find (self);
}

static void
build (KscoreStatement      *self,
       KscoreLoadedEvidence *loaded)
{
  cancel (&self->building);
  cancel (&self->finding);
  self->building = g_cancellable_new ();
  kscore_statement_build_start (self->worker, G_OBJECT (self), self->workspace, loaded,
                                self->building, build_done);
  update_loading (self);
}

void
kscore_statement_build_if_needed (KscoreStatement *self)
{
  if (self->active && self->workspace != NULL && !self->fresh && !self->expected
      && self->building == NULL)
    build (self, NULL);
  update_loading (self);
}

static void
read_done (gpointer      owner,
           gpointer      data,
           GCancellable *cancellable,
           const GError *error)
{
  KscoreStatement *self = KSCORE_STATEMENT (owner);
  KscoreStatementRead *read = data;
  guint n_shows = self->n_shows;

  if (cancellable != self->reading)
    return;

  g_clear_object (&self->reading);
  if (error != NULL)
    {
      set_problem (self, error);
      return;
    }

  /* Whoever is told that a row is there may ask for another order at once. */
  for (guint i = 0; i < read->n_rows && n_shows == self->n_shows; i++)
    kscore_statement_rows_load (self->rows, read->positions[i],
                                g_steal_pointer (&read->details->pdata[i]));
  read_wanted (self);
}

static void
read_wanted (KscoreStatement *self)
{
  g_autofree KscoreStatementRead *read = g_new0 (KscoreStatementRead, 1);

  if (self->reading != NULL || self->parts == NULL)
    return;

  read->n_rows = kscore_statement_rows_take_wanted (self->rows, read->positions,
                                                    G_N_ELEMENTS (read->positions));
  if (read->n_rows == 0)
    return;

  for (guint i = 0; i < read->n_rows; i++)
    read->rows[i] = g_array_index (self->order, guint32, read->positions[i]);
  read->parts = kscore_statement_parts_ref (self->parts);
  self->reading = g_cancellable_new ();
  kscore_statement_read_start (self->reader, G_OBJECT (self), g_steal_pointer (&read),
                               self->reading, read_done);
}

static gboolean
read_cb (gpointer user_data)
{
  KscoreStatement *self = user_data;

  self->read_id = 0;
  read_wanted (self);
  return G_SOURCE_REMOVE;
}

/* Whoever asks for one row asks for a screen of them. */
void
kscore_statement_read_soon (KscoreStatement *self)
{
  if (self->read_id == 0 && self->reading == NULL
      && kscore_statement_rows_is_wanted (self->rows))
    self->read_id = g_idle_add_full (G_PRIORITY_DEFAULT, read_cb, self, NULL);
}

/**
 * kscore_statement_open: (skip)
 * @self: a statement
 * @workspace: an open workspace, whose score is stated
 *
 * Tells what to state.
 */
void
kscore_statement_open (KscoreStatement *self,
                       KscoreWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  kscore_statement_build_if_needed (self);
}

/**
 * kscore_statement_close: (skip)
 * @self: a statement
 *
 * Ceases to state anything. What is under way in the threads ends by itself.
 */
void
kscore_statement_close (KscoreStatement *self)
{
  cancel (&self->building);
  cancel (&self->finding);
  cancel (&self->reading);
  cancel (&self->comparing);
  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_object (&self->workspace);
  self->expected = FALSE;
  let_go (self);
  update_loading (self);
}

/**
 * kscore_statement_expect: (skip)
 * @self: a statement
 *
 * Tells that a new score is being computed: kscore_statement_follow() comes next.
 */
void
kscore_statement_expect (KscoreStatement *self)
{
  self->expected = TRUE;
  self->fresh = FALSE;
  update_loading (self);
}

/**
 * kscore_statement_follow: (skip)
 * @self: a statement
 * @loaded: (nullable): what the new score was computed from, where it is in memory
 *
 * Tells that there is a new score. While nobody looks at the statement the old one is let go.
 */
void
kscore_statement_follow (KscoreStatement      *self,
                         KscoreLoadedEvidence *loaded)
{
  self->expected = FALSE;
  self->fresh = FALSE;
  if (!self->active)
    {
      cancel (&self->building);
      cancel (&self->finding);
      let_go (self);
    }
  else if (self->workspace != NULL)
    build (self, loaded);
  update_loading (self);
}
