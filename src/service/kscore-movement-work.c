#include "config.h"

#include "service/kscore-movement-work.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "core/kscore-text.h"
#include "score/kscore-change.h"
#include "service/kscore-movement-private.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-post-table.h"
#include "store/kscore-score-table.h"

/* Of a post's beginning, and of a name. */
#define MAX_CHARS 80
/* Names are asked for in pieces. */
#define PIECE 256

static void
fill_day (KscoreChangeDay   *day,
          const KscoreScore *score)
{
  *day = (KscoreChangeDay) { score->day, NAN, NAN, NAN, NAN, .at_least = score->at_least };
  if (!score->known)
    return;
  day->provisional = score->provisional;
  day->estimated = score->estimated->len > 0;
  day->score = score->score;
  day->checked = score->checked;
  if (score->has_range)
    {
      day->low = score->low;
      day->high = score->high;
    }
}

static KscoreChangeSource *
new_source (gint64 id,
            double points)
{
  KscoreChangeSource *source = g_new0 (KscoreChangeSource, 1);

  source->id = id;
  source->points = points;
  return source;
}

/* Takes @sums. What does not fit is summed up, so that all of it is the step. */
static guint
add_sources (const KscoreChange *change,
             GArray             *sums,
             KscoreChangeView    view,
             guint               most,
             KscoreChangeStep   *step)
{
  GPtrArray *sources = view == KSCORE_CHANGE_BY_POST ? step->posts : step->people;
  guint n = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      const KscorePointsSum *sum = &g_array_index (sums, KscorePointsSum, i);
      const KscoreEvidencePost *post = NULL;
      const KscoreEvidenceActor *actor = NULL;
      KscoreChangeRest *rest = &step->others[view];

      if (view == KSCORE_CHANGE_BY_POST)
        post = kscore_change_get_post (change, sum->key);
      else
        actor = kscore_change_get_person (change, sum->key);
      if (post == NULL && actor == NULL)
        {
          step->none[view] = (KscoreChangeRest) { sum->n_rows, sum->points, 0 };
          continue;
        }
      if (n++ < most)
        {
          g_ptr_array_add (sources, new_source (post != NULL ? post->id : actor->id,
                                                sum->points));
          continue;
        }
      rest->n++;
      rest->points += sum->points;
    }
  g_array_unref (sums);
  return n;
}

static void
add_steps (KscoreChangeFigures *figures,
           const KscoreChange  *change,
           guint                most)
{
  for (int label = 0; label < KSCORE_N_CHANGES; label++)
    {
      KscoreChangeStep *step;

      if (change->n_parts[label] == 0)
        continue;
      step = kscore_change_figures_add_step (figures, label, change->points[label]);
      step->n_parts = change->n_parts[label];
      step->n_posts = add_sources (change, kscore_change_by_post (change, label),
                                   KSCORE_CHANGE_BY_POST, most, step);
      step->n_people = add_sources (change, kscore_change_by_person (change, label),
                                    KSCORE_CHANGE_BY_PERSON, most, step);
    }
}

static void
add_sum (GPtrArray  *sums,
         const char *name,
         double      points)
{
  KscoreChangeSum *sum;

  for (guint i = 0; i < sums->len; i++)
    {
      sum = g_ptr_array_index (sums, i);
      if (g_strcmp0 (sum->name, name) == 0)
        {
          sum->points += points;
          return;
        }
    }

  sum = g_new0 (KscoreChangeSum, 1);
  sum->name = g_strdup (name);
  sum->points = points;
  g_ptr_array_add (sums, sum);
}

static int
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const KscoreChangeSum *x = *(KscoreChangeSum * const *) a;
  const KscoreChangeSum *y = *(KscoreChangeSum * const *) b;

  if (fabs (x->points) != fabs (y->points))
    return fabs (x->points) > fabs (y->points) ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

static void
add_sums (KscoreChangeFigures *figures,
          const KscoreChange  *change)
{
  g_autoptr(GArray) components = kscore_change_by_component (change, KSCORE_N_CHANGES);
  g_autoptr(GArray) accounts = kscore_change_by_account (change, KSCORE_N_CHANGES);

  for (guint i = 0; i < components->len; i++)
    {
      const KscorePointsSum *sum = &g_array_index (components, KscorePointsSum, i);

      add_sum (figures->components,
               sum->key < KSCORE_N_COMPONENTS ? kscore_component_to_string (sum->key) : NULL,
               sum->points);
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscorePointsSum *sum = &g_array_index (accounts, KscorePointsSum, i);
      const KscoreEvidenceAccount *account = kscore_change_get_account (change, sum->key);

      add_sum (figures->networks, account != NULL ? account->network : NULL, sum->points);
    }
  g_ptr_array_sort (figures->components, compare_sums);
  g_ptr_array_sort (figures->networks, compare_sums);
}

/* One plain line, or what stands for nothing. */
static char *
dup_line (const char *text,
          const char *otherwise)
{
  g_autofree char *line = text != NULL ? kscore_text_clean_line (text, MAX_CHARS) : NULL;

  if (line == NULL || *g_strstrip (line) == '\0')
    return g_strdup (otherwise);
  return g_steal_pointer (&line);
}

typedef GPtrArray * (*Lookup) (KscoreDatabase  *db,
                               const gint64    *ids,
                               guint            n_ids,
                               GError         **error);

static void
name_post (KscoreChangeSource *source,
           const KscorePost   *post)
{
  source->key = post != NULL ? g_strdup (post->native_id) : NULL;
  source->name = dup_line (post != NULL ? post->text : NULL, _("A post without text"));
}

/* A purged supporter has no name any more. */
static void
name_person (KscoreChangeSource *source,
             const KscoreActor  *actor)
{
  const char *key = actor != NULL ? actor->key : NULL;
  g_autofree char *handle = dup_line (actor != NULL && actor->handle != NULL ? actor->handle : key,
                                      _("Somebody"));

  source->key = g_strdup (key);
  source->name = dup_line (actor != NULL ? actor->display_name : NULL, handle);
  source->handle = g_steal_pointer (&handle);
}

static gboolean
name_sources (KscoreDatabase          *db,
              const KscoreChangeStep  *step,
              KscoreChangeView         view,
              GCancellable            *cancellable,
              GError                 **error)
{
  const GPtrArray *sources = kscore_change_step_get_sources (step, view);
  const Lookup look_up = view == KSCORE_CHANGE_BY_POST ? kscore_post_table_lookup
                                                       : kscore_actor_table_lookup;

  for (guint first = 0; first < sources->len; first += PIECE)
    {
      guint n_ids = MIN (PIECE, sources->len - first);
      gint64 ids[PIECE];
      g_autoptr(GPtrArray) found = NULL;

      for (guint i = 0; i < n_ids; i++)
        ids[i] = ((const KscoreChangeSource *) g_ptr_array_index (sources, first + i))->id;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      found = look_up (db, ids, n_ids, error);
      if (found == NULL)
        return FALSE;
      for (guint i = 0; i < n_ids; i++)
        {
          KscoreChangeSource *source = g_ptr_array_index (sources, first + i);

          if (view == KSCORE_CHANGE_BY_POST)
            name_post (source, g_ptr_array_index (found, i));
          else
            name_person (source, g_ptr_array_index (found, i));
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
  KscoreChangeFigures *figures = data;
  g_autoptr(GArray) shown = kscore_shown_table_list (db, KSCORE_OWNER, error);

  if (shown == NULL)
    return FALSE;
  /* Of several models on one day the last in order is the newest. */
  for (guint i = 0; i < shown->len; i++)
    {
      const KscoreShown *figure = &g_array_index (shown, KscoreShown, i);

      if (figure->day == figures->from.day)
        figures->shown = figure->score;
    }

  for (guint i = 0; i < figures->steps->len; i++)
    {
      KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);

      for (KscoreChangeView view = 0; view < KSCORE_N_CHANGE_VIEWS; view++)
        if (!name_sources (db, step, view, cancellable, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_days (const KscoreLoadedEvidence  *loaded,
            KscoreDay                    from,
            KscoreDay                    to,
            GError                     **error)
{
  g_autofree char *text = kscore_day_to_string (MAX (from, to));

  if (MAX (from, to) > loaded->today)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: %s is a date. */
                   _("%s has not come yet, so there is no score of it."), text);
      return FALSE;
    }
  if (from >= to)
    {
      g_autofree char *last = kscore_day_to_string (to);

      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: both are dates. */
                   _("A change begins before the day of the score: %s is not before %s."), text,
                   last);
      return FALSE;
    }
  return TRUE;
}

/**
 * kscore_movement_compute:
 * @workspace: an open workspace
 * @from: the first day, or %KSCORE_DAY_UNKNOWN for 30 days before @to
 * @to: the last day, or %KSCORE_DAY_UNKNOWN for the score's
 * @most: how many posts and people to list of each step
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Takes the change of the score between two days apart; both are computed from what is known now.
 * Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the figures, without a difference where one of the days has
 *   no score; %KSCORE_ERROR_BAD_INPUT where the days are in the wrong order or have not come yet
 */
KscoreChangeFigures *
kscore_movement_compute (KscoreWorkspace  *workspace,
                         KscoreDay         from,
                         KscoreDay         to,
                         guint             most,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr(KscoreLoadedEvidence) loaded =
    kscore_workspace_ref_evidence (workspace, cancellable, error);
  g_autoptr(KscoreChangeFigures) figures = NULL;
  g_autoptr(KscoreScore) before = NULL;
  g_autoptr(KscoreScore) after = NULL;
  g_autoptr(KscoreChange) change = NULL;

  if (loaded == NULL)
    return NULL;
  if (to == KSCORE_DAY_UNKNOWN)
    to = loaded->day != KSCORE_DAY_UNKNOWN ? loaded->day : loaded->today;
  if (from == KSCORE_DAY_UNKNOWN)
    from = to - KSCORE_MOVEMENT_DAYS;
  if (!check_days (loaded, from, to, error))
    return NULL;

  before = kscore_score_new (loaded->ledger, from);
  after = kscore_score_new (loaded->ledger, to);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  change = kscore_change_new (loaded->ledger, loaded->evidence, before,
                              loaded->ledger, loaded->evidence, after);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  figures = kscore_change_figures_new ();
  figures->first_day = kscore_ledger_get_first_day (loaded->ledger);
  figures->model = g_strdup (after->version);
  figures->window_weeks = after->window_weeks;
  fill_day (&figures->from, before);
  fill_day (&figures->to, after);
  add_steps (figures, change, most);
  add_sums (figures, change);
  kscore_change_figures_finish (figures);

  if (!kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, read_names,
                         figures, cancellable, error))
    return NULL;
  return g_steal_pointer (&figures);
}

static gpointer
compute (GObject       *workspace,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  const KscoreMovementDays *days = question;
  gpointer figures = kscore_movement_compute (KSCORE_WORKSPACE (workspace), days->from, days->to,
                                              KSCORE_CHANGE_MAX_SOURCES, cancellable, error);

  kscore_workspace_release_evidence (KSCORE_WORKSPACE (workspace));
  return figures;
}

static void
free_answer (gpointer answer)
{
  kscore_change_figures_free (answer);
}

const KscoreInsightWork kscore_movement_work = { compute, free_answer };
