#include "config.h"

#include "core/kscore-change-figures.h"

#include <math.h>
#include <string.h>

#include "core/kscore-rounding.h"

static void
free_step (gpointer data)
{
  KscoreChangeStep *self = data;

  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->people);
  g_free (self);
}

/**
 * kscore_change_source_free:
 * @self: (transfer full): a post or a person
 */
void
kscore_change_source_free (KscoreChangeSource *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->handle);
  g_free (self);
}

/**
 * kscore_change_sum_free:
 * @self: (transfer full): a sum
 */
void
kscore_change_sum_free (KscoreChangeSum *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * kscore_change_figures_new:
 *
 * Returns: (transfer full): figures of two days without a score
 */
KscoreChangeFigures *
kscore_change_figures_new (void)
{
  KscoreChangeFigures *self = g_new0 (KscoreChangeFigures, 1);
  const KscoreChangeDay none = { KSCORE_DAY_UNKNOWN, NAN, NAN, NAN, NAN, .at_least = FALSE };

  self->from = self->to = none;
  self->first_day = KSCORE_DAY_UNKNOWN;
  self->shown = self->difference = NAN;
  self->steps = g_ptr_array_new_with_free_func (free_step);
  self->components = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_change_sum_free);
  self->networks = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_change_sum_free);
  return self;
}

static void
copy_sources (GPtrArray       *to,
              const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      const KscoreChangeSource *source = g_ptr_array_index (from, i);
      KscoreChangeSource *copy = g_memdup2 (source, sizeof *source);

      copy->key = g_strdup (source->key);
      copy->name = g_strdup (source->name);
      copy->handle = g_strdup (source->handle);
      g_ptr_array_add (to, copy);
    }
}

static void
copy_sums (GPtrArray       *to,
           const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      const KscoreChangeSum *sum = g_ptr_array_index (from, i);
      KscoreChangeSum *copy = g_memdup2 (sum, sizeof *sum);

      copy->name = g_strdup (sum->name);
      g_ptr_array_add (to, copy);
    }
}

/**
 * kscore_change_figures_copy:
 * @self: figures
 *
 * Returns: (transfer full): the same
 */
KscoreChangeFigures *
kscore_change_figures_copy (const KscoreChangeFigures *self)
{
  KscoreChangeFigures *copy = kscore_change_figures_new ();

  copy->from = self->from;
  copy->to = self->to;
  copy->first_day = self->first_day;
  copy->model = g_strdup (self->model);
  copy->window_weeks = self->window_weeks;
  copy->shown = self->shown;
  copy->difference = self->difference;
  copy->tenths = self->tenths;
  copy_sums (copy->components, self->components);
  copy_sums (copy->networks, self->networks);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (self->steps, i);
      KscoreChangeStep *other = kscore_change_figures_add_step (copy, step->label, step->points);

      other->tenths = step->tenths;
      other->n_parts = step->n_parts;
      other->n_posts = step->n_posts;
      other->n_people = step->n_people;
      copy_sources (other->posts, step->posts);
      copy_sources (other->people, step->people);
      memcpy (other->others, step->others, sizeof step->others);
      memcpy (other->none, step->none, sizeof step->none);
    }
  return copy;
}

/**
 * kscore_change_figures_free:
 * @self: (transfer full): figures
 */
void
kscore_change_figures_free (KscoreChangeFigures *self)
{
  g_free (self->model);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->components);
  g_ptr_array_unref (self->networks);
  g_free (self);
}

/**
 * kscore_change_figures_add_step:
 * @self: figures
 * @label: why
 * @points: how much
 *
 * Returns: (transfer none): a step without posts and people, to be filled
 */
KscoreChangeStep *
kscore_change_figures_add_step (KscoreChangeFigures *self,
                                KscoreChangeLabel    label,
                                double               points)
{
  KscoreChangeStep *step = g_new0 (KscoreChangeStep, 1);

  step->label = label;
  step->points = points;
  step->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_change_source_free);
  step->people = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_change_source_free);
  g_ptr_array_add (self->steps, step);
  return step;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const KscoreChangeStep *x = *(KscoreChangeStep * const *) a;
  const KscoreChangeStep *y = *(KscoreChangeStep * const *) b;

  if ((x->points > 0) != (y->points > 0))
    return x->points > 0 ? -1 : 1;
  if (fabs (x->points) != fabs (y->points))
    return fabs (x->points) > fabs (y->points) ? -1 : 1;

  return (x->label > y->label) - (x->label < y->label);
}

/**
 * kscore_change_step_get_sources:
 * @self: a step
 * @view: how it is taken apart
 *
 * Returns: (transfer none) (element-type KscoreChangeSource): the posts or the people
 */
const GPtrArray *
kscore_change_step_get_sources (const KscoreChangeStep *self,
                                KscoreChangeView        view)
{
  return view == KSCORE_CHANGE_BY_POST ? self->posts : self->people;
}

static void
round_view (KscoreChangeStep *step,
            KscoreChangeView  view)
{
  const GPtrArray *sources = kscore_change_step_get_sources (step, view);
  KscoreChangeRest *rests[] = { &step->others[view], &step->none[view] };
  g_autofree double *points = g_new0 (double, sources->len + G_N_ELEMENTS (rests));
  g_autofree gint64 *printed = g_new0 (gint64, sources->len + G_N_ELEMENTS (rests));
  const gint64 scale = (gint64) round (KSCORE_CHANGE_STEP / KSCORE_CHANGE_PART);
  gsize n = sources->len;

  for (guint i = 0; i < sources->len; i++)
    points[i] = ((const KscoreChangeSource *) g_ptr_array_index (sources, i))->points;
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    if (rests[i]->n > 0)
      points[n++] = rests[i]->points;

  kscore_rounding_distribute (points, n, KSCORE_CHANGE_PART, step->tenths * scale, printed);
  n = sources->len;
  for (guint i = 0; i < sources->len; i++)
    ((KscoreChangeSource *) g_ptr_array_index (sources, i))->hundredths = printed[i];
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    if (rests[i]->n > 0)
      rests[i]->hundredths = printed[n++];
}

/**
 * kscore_change_figures_finish:
 * @self: figures with all steps
 *
 * Brings the steps into their order and rounds them, so that what is printed adds up: the printed
 * first score and the printed steps are the printed last score, and what is printed of each view of
 * a step is the printed step.
 */
void
kscore_change_figures_finish (KscoreChangeFigures *self)
{
  g_autofree double *points = g_new (double, self->steps->len + 1);
  g_autofree gint64 *tenths = g_new (gint64, self->steps->len + 1);

  self->difference = self->to.score - self->from.score;
  self->tenths = 0;
  if (!isfinite (self->difference))
    return;

  g_ptr_array_sort (self->steps, compare_steps);
  for (guint i = 0; i < self->steps->len; i++)
    points[i] = ((const KscoreChangeStep *) g_ptr_array_index (self->steps, i))->points;

  self->tenths = kscore_rounding_round (self->to.score, KSCORE_CHANGE_STEP)
                 - kscore_rounding_round (self->from.score, KSCORE_CHANGE_STEP);
  kscore_rounding_distribute (points, self->steps->len, KSCORE_CHANGE_STEP, self->tenths, tenths);
  for (guint i = 0; i < self->steps->len; i++)
    {
      KscoreChangeStep *step = g_ptr_array_index (self->steps, i);

      step->tenths = tenths[i];
      for (KscoreChangeView view = 0; view < KSCORE_N_CHANGE_VIEWS; view++)
        round_view (step, view);
    }
}

/**
 * kscore_change_figures_get_learned:
 * @self: figures
 *
 * Tells how much the first day's score is another than what was shown on it, by what was learned
 * since, as printed.
 *
 * Returns: points; 0 where what was shown is the same or nothing was
 */
double
kscore_change_figures_get_learned (const KscoreChangeFigures *self)
{
  if (!isfinite (self->shown) || !isfinite (self->from.score))
    return 0;

  return (double) (kscore_rounding_round (self->from.score, KSCORE_CHANGE_STEP)
                   - kscore_rounding_round (self->shown, KSCORE_CHANGE_STEP))
         * KSCORE_CHANGE_STEP;
}
