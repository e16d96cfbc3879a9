#include "config.h"

#include "support/kscore-fake-movement.h"

#include <math.h>

#include "service/kscore-movement-private.h"

#define DAY 20781

static void
add_source (GPtrArray  *sources,
            gint64      id,
            const char *name,
            const char *handle,
            double      points)
{
  KscoreChangeSource *source = g_new0 (KscoreChangeSource, 1);

  source->id = id;
  source->key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  source->name = g_strdup (name);
  source->handle = g_strdup (handle);
  source->points = points;
  g_ptr_array_add (sources, source);
}

static void
add_step (KscoreChangeFigures *figures,
          KscoreChangeLabel    label,
          double               points,
          guint                n_sources)
{
  static const char * const posts[] = {
    "Baked three loaves of rye bread for the neighbours. Paid in a jar of honey.",
    "A post with <b>markup</b> & an ampersand",
    "Überlängeneinheitenverschwörungstheorienbibliotheksverzeichnis ohne Zwischenraum",
    "قصيدة عن الخبز",
    "Short",
  };
  static const char * const people[] = {
    "Bea <i>Wren</i>", "Isak Yarrow", "Жанна", "A person with a rather long name who is verbose",
    "m",
  };
  KscoreChangeStep *step = kscore_change_figures_add_step (figures, label, points);
  double left[KSCORE_N_CHANGE_VIEWS] = { points, points };

  step->n_parts = n_sources * 100;
  step->n_posts = step->n_people = n_sources * 3;
  for (guint i = 0; i < n_sources; i++)
    {
      double part = points / (double) (i + 5);

      add_source (step->posts, 10 + i, posts[i], NULL, part);
      add_source (step->people, 50 + i, people[i], i < 4 ? "somebody@example.social" : people[i],
                  part / 100);
      left[KSCORE_CHANGE_BY_POST] -= part;
      left[KSCORE_CHANGE_BY_PERSON] -= part / 100;
    }
  for (guint i = 0; i < KSCORE_N_CHANGE_VIEWS; i++)
    {
      step->others[i] = (KscoreChangeRest) { n_sources * 2, n_sources > 0 ? left[i] / 4 : 0, 0 };
      step->none[i] = (KscoreChangeRest) { 3, left[i] - step->others[i].points, 0 };
    }
}

/**
 * kscore_fake_movement_new_figures:
 * @kind: what they tell
 *
 * Returns: (transfer full): made-up figures
 */
KscoreChangeFigures *
kscore_fake_movement_new_figures (KscoreFakeMovement kind)
{
  KscoreChangeFigures *figures = kscore_change_figures_new ();

  figures->model = g_strdup ("kscore-1");
  figures->window_weeks = 13;
  figures->first_day = DAY - 400;
  figures->from = (KscoreChangeDay) { DAY - 90, 44.62, 43.1, 46.1, 31.2, .at_least = FALSE };
  figures->to = (KscoreChangeDay) { DAY, 44.62, 45.9, 48.7, 33.8, .at_least = FALSE };

  if (kind == KSCORE_FAKE_MOVEMENT_UNKNOWN)
    figures->from.score = figures->from.checked = NAN;
  if (kind == KSCORE_FAKE_MOVEMENT_USUAL || kind == KSCORE_FAKE_MOVEMENT_MANY)
    {
      add_step (figures, KSCORE_CHANGE_NEW, 4.81, 5);
      add_step (figures, KSCORE_CHANGE_LEFT, -2.43, 4);
      add_step (figures, KSCORE_CHANGE_GREW, 0.44, 2);
      add_step (figures, KSCORE_CHANGE_SHRANK, -0.12, 1);
    }
  if (kind == KSCORE_FAKE_MOVEMENT_MANY)
    {
      add_step (figures, KSCORE_CHANGE_DISCOUNTED, -0.31, 3);
      add_step (figures, KSCORE_CHANGE_IDENTIFIED, 0.2, 3);
      add_step (figures, KSCORE_CHANGE_NEWLY_COVERED, 1.1, 1);
      add_step (figures, KSCORE_CHANGE_NO_LONGER_COVERED, -0.02, 0);
      add_step (figures, KSCORE_CHANGE_MODEL, -0.72, 0);
      figures->shown = 40.6;
    }

  for (guint i = 0; i < figures->steps->len; i++)
    figures->to.score += ((const KscoreChangeStep *) figures->steps->pdata[i])->points;
  kscore_change_figures_finish (figures);
  return figures;
}

/**
 * kscore_fake_movement_fill:
 * @movement: what is filled
 * @kind: with what
 */
void
kscore_fake_movement_fill (KscoreMovement     *movement,
                           KscoreFakeMovement  kind)
{
  g_autoptr (KscoreChangeFigures) figures = kscore_fake_movement_new_figures (kind);

  kscore_insight_show (KSCORE_INSIGHT (movement), figures);
}
