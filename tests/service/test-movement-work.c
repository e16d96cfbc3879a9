#include "config.h"

#include "service/kscore-movement-work.h"

#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "draw/kscore-waterfall.h"
#include "report/kscore-change-report.h"
#include "service/kscore-movement-private.h"
#include "service/kscore-scoring.h"
#include "support/statement-fixture.h"

static KscoreWorkspace *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, archive);
  return workspace;
}

static KscoreChangeFigures *
compute (KscoreWorkspace *workspace,
         KscoreDay        from,
         KscoreDay        to)
{
  g_autoptr(GError) error = NULL;
  KscoreChangeFigures *figures = kscore_movement_compute (workspace, from, to,
                                                          KSCORE_CHANGE_MAX_SOURCES, NULL, &error);

  g_assert_no_error (error);
  return figures;
}

static void
test_adds_up (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  g_autoptr(KscoreChangeFigures) figures = compute (workspace, today - 120, today - 3);
  double points = 0, components = 0, networks = 0;
  gint64 tenths = 0;
  guint n_posts = 0;

  g_assert_cmpint (figures->from.day, ==, today - 120);
  g_assert_cmpint (figures->to.day, ==, today - 3);
  g_assert_cmpuint (figures->window_weeks, ==, 13);
  g_assert_cmpfloat (figures->from.checked, <=, figures->from.score);
  for (guint i = 0; i < figures->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);

      points += step->points;
      tenths += step->tenths;
      n_posts += step->posts->len;
      g_assert_cmpuint (step->posts->len, <=, KSCORE_CHANGE_MAX_SOURCES);
      g_assert_cmpuint (step->posts->len, <=, step->n_posts);
      for (guint j = 0; j < step->posts->len; j++)
        {
          const KscoreChangeSource *post = g_ptr_array_index (step->posts, j);

          g_assert_true (g_str_has_prefix (post->name, "Notes on birdsong "));
          g_assert_nonnull (post->key);
          g_assert_cmpint (post->id, >, 0);
        }
    }
  for (guint i = 0; i < figures->components->len; i++)
    components += ((const KscoreChangeSum *) figures->components->pdata[i])->points;
  for (guint i = 0; i < figures->networks->len; i++)
    networks += ((const KscoreChangeSum *) figures->networks->pdata[i])->points;

  g_assert_cmpuint (n_posts, >, 0);
  g_assert_cmpfloat_with_epsilon (points, figures->difference, 1e-9);
  g_assert_cmpfloat_with_epsilon (components, figures->difference, 1e-9);
  g_assert_cmpfloat_with_epsilon (networks, figures->difference, 1e-9);
  g_assert_cmpint (tenths, ==, figures->tenths);
  g_assert_true (isnan (figures->shown));
}

static char *
print (const KscoreChangeFigures *figures)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(KscoreSink) sink = kscore_sink_new (stream, NULL);
  g_autoptr(GError) error = NULL;

  kscore_change_report_write_text (figures, sink);
  kscore_sink_finish (sink, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
is_number (const char *text)
{
  return g_str_has_prefix (text, "\u2212") || *text == '+' || g_ascii_isdigit (*text);
}

/* A printed number in tenths; its minus is as wide as a plus. */
static gint64
read_tenths (const char *text)
{
  gboolean negative = g_str_has_prefix (text, "\u2212");
  char *end;
  double number = g_ascii_strtod (negative ? text + strlen ("\u2212") : text, &end);

  g_assert_true (end > text);
  return (gint64) round (number * 10) * (negative ? -1 : 1);
}

/* By the printed text alone: the first score, each step and the last score, and all together. */
static void
check_text (const KscoreChangeFigures *figures)
{
  g_autofree char *text = print (figures);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gint64 scores[2], together = G_MININT64, sum = 0;
  guint n_scores = 0, n_steps = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup (lines[i]);
      const char *start = g_strchug (line);
      glong column = g_utf8_strlen (lines[i], -1) - g_utf8_strlen (start, -1);
      const char *colon = strstr (start, ": ");

      /* Numbers of steps end in the 8th column; those of posts and people further on. */
      if (strstr (start, "all together") != NULL)
        together = read_tenths (start);
      else if (colon != NULL && column == 2 && strstr (start, "checked") != NULL)
        {
          g_assert_cmpuint (n_scores, <, 2);
          scores[n_scores++] = read_tenths (colon + 2);
        }
      else if (together != G_MININT64 && column > 0 && column <= 5 && is_number (start))
        {
          sum += read_tenths (start);
          n_steps++;
        }
    }

  g_assert_cmpuint (n_scores, ==, 2);
  g_assert_cmpuint (n_steps, ==, figures->steps->len);
  if (figures->steps->len == 0)
    {
      g_assert_nonnull (strstr (text, "Nothing moved."));
      g_assert_cmpint (scores[0], ==, scores[1]);
      return;
    }
  g_assert_cmpint (scores[0] + together, ==, scores[1]);
  g_assert_cmpint (sum, ==, together);
}

/* A printed part in hundredths; one that is too small to be printed is none. */
static gint64
read_hundredths (const char *text)
{
  gboolean negative = g_str_has_prefix (text, "\u2212");

  if (g_str_has_prefix (text, "under "))
    return 0;
  return (gint64) round (g_ascii_strtod (negative ? text + strlen ("\u2212") : text, NULL) * 100)
         * (negative ? -1 : 1);
}

/* By the printed text alone: under each step what is listed by post is the step, and again what is
 * listed by person. Returns how many views there are. */
static guint
check_views_text (const KscoreChangeFigures *figures)
{
  g_autofree char *text = print (figures);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gint64 step = 0, sum = 0;
  gboolean in_view = FALSE;
  guint n_views = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup (lines[i]);
      const char *start = g_strchug (line);
      glong column = g_utf8_strlen (lines[i], -1) - g_utf8_strlen (start, -1);

      if (column > 10)
        {
          g_assert_true (in_view);
          sum += read_hundredths (start);
          continue;
        }
      if (in_view)
        g_assert_cmpint (sum, ==, step * 10);
      in_view = column == 10
                && (g_str_equal (start, "Posts") || g_str_has_prefix (start, "People"));
      n_views += in_view;
      sum = 0;
      if (column > 0 && column <= 5 && is_number (start))
        step = read_tenths (start);
    }
  return n_views;
}

/* In points, and as they are printed. */
static void
check_views (const KscoreChangeFigures *figures)
{
  for (guint i = 0; i < figures->steps->len; i++)
    for (KscoreChangeView view = 0; view < KSCORE_N_CHANGE_VIEWS; view++)
      {
        const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);
        const GPtrArray *sources = kscore_change_step_get_sources (step, view);
        const KscoreChangeRest *rests[] = { &step->others[view], &step->none[view] };
        double points = 0;
        gint64 hundredths = 0;

        for (guint j = 0; j < sources->len; j++)
          {
            const KscoreChangeSource *source = g_ptr_array_index (sources, j);

            points += source->points;
            hundredths += source->hundredths;
            g_assert_cmpfloat (fabs (source->hundredths * 0.01 - source->points), <, 0.111);
          }
        for (guint j = 0; j < G_N_ELEMENTS (rests); j++)
          {
            points += rests[j]->points;
            hundredths += rests[j]->hundredths;
            g_assert_true (rests[j]->n > 0 || (rests[j]->points == 0 && rests[j]->hundredths == 0));
          }
        g_assert_cmpfloat_with_epsilon (points, step->points, 1e-9);
        g_assert_cmpint (hundredths, ==, step->tenths * 10);
        g_assert_cmpuint (sources->len + step->others[view].n, ==,
                          view == KSCORE_CHANGE_BY_POST ? step->n_posts : step->n_people);
      }
}

/* By the waterfall's sentences: each goes on from where the one before ended. */
static void
check_waterfall (const KscoreChangeFigures *figures)
{
  g_autofree KscoreWaterfallStep *steps = g_new (KscoreWaterfallStep, figures->steps->len + 1);
  KscoreWaterfall waterfall = {
    .before = figures->from.score,
    .after = figures->to.score,
    .before_title = "before",
    .after_title = "after",
    .steps = steps,
    .n_steps = figures->steps->len,
  };
  gint64 level = 0;

  for (guint i = 0; i < figures->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);

      steps[i] = (KscoreWaterfallStep) { "step", step->points,
                                         (double) step->tenths * KSCORE_CHANGE_STEP };
    }
  for (guint row = 0; row < waterfall.n_steps + 2; row++)
    {
      g_autofree char *text = kscore_waterfall_dup_row (&waterfall, row);
      g_autofree char *value = kscore_waterfall_dup_value (&waterfall, row);
      const char *to = strstr (text, ", to ");

      if (row == 0)
        level = read_tenths (value);
      else if (to == NULL)
        g_assert_cmpint (read_tenths (value), ==, level);
      else
        {
          level += read_tenths (value);
          g_assert_cmpint (read_tenths (to + strlen (", to ")), ==, level);
        }
      g_assert_nonnull (strstr (text, value));
    }
}

/* Of any two days of the sample person: the labelled parts sum to the change, and what is printed
 * adds up too. */
static void
test_any_two_days (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (12);
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  const char *wanted = g_getenv ("KSCORE_CASES");
  guint n_cases = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 1000;
  guint n_moved = 0, n_uneven = 0, n_views = 0;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  for (guint i = 0; i < n_cases; i++)
    {
      KscoreDay x = today - g_rand_int_range (rand, 0, 560);
      KscoreDay y = today - g_rand_int_range (rand, 0, 560);
      g_autoptr(KscoreChangeFigures) figures = NULL;
      double points = 0, apart = 0;

      if (x == y)
        continue;
      figures = compute (workspace, MIN (x, y), MAX (x, y));
      if (!isfinite (figures->difference))
        continue;

      for (guint j = 0; j < figures->steps->len; j++)
        {
          const KscoreChangeStep *step = g_ptr_array_index (figures->steps, j);

          points += step->points;
          apart += round (step->points * 10) / 10;
          g_assert_cmpfloat (step->points, !=, 0);
          /* No step is printed further than a tenth from what it is. */
          g_assert_cmpfloat (fabs (step->tenths * 0.1 - step->points), <=, 0.1 + 1e-9);
        }
      g_assert_cmpfloat_with_epsilon (points, figures->difference, 1e-9);
      check_text (figures);
      check_views (figures);
      n_views += check_views_text (figures);
      check_waterfall (figures);
      n_moved += fabs (figures->difference) > 0.1;
      n_uneven += fabs (apart - figures->tenths * 0.1) > 0.05;
    }

  g_assert_cmpuint (n_moved, >, n_cases / 3);
  g_assert_cmpuint (n_views, >, n_cases);
  /* Rounded one by one they would not add up. */
  g_assert_cmpuint (n_uneven, >, n_cases / 10);
}

/* All of them, when they are wanted: the same points, and nothing is left over but what is of
 * none. */
static void
test_all (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreChangeFigures) few = NULL, all = NULL;
  g_autoptr(GError) error = NULL;
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  guint n_more = 0;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  few = compute (workspace, today - 90, today);
  all = kscore_movement_compute (workspace, today - 90, today, G_MAXUINT, NULL, &error);
  g_assert_no_error (error);
  check_views (all);
  g_assert_cmpuint (all->steps->len, ==, few->steps->len);
  for (guint i = 0; i < all->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (all->steps, i);
      const KscoreChangeStep *other = g_ptr_array_index (few->steps, i);

      g_assert_cmpuint (step->posts->len, ==, other->n_posts);
      g_assert_cmpuint (step->people->len, ==, other->n_people);
      for (guint view = 0; view < KSCORE_N_CHANGE_VIEWS; view++)
        {
          g_assert_cmpuint (step->others[view].n, ==, 0);
          g_assert_cmpfloat (step->none[view].points, ==, other->none[view].points);
          n_more += other->others[view].n;
        }
      for (guint j = 0; j < step->people->len; j++)
        g_assert_nonnull (((const KscoreChangeSource *) step->people->pdata[j])->name);
    }
  g_assert_cmpuint (n_more, >, 256);
}

/* What was shown on the first day stands beside what is computed now. */
static void
test_shown (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(KscoreScoring) scoring = kscore_scoring_new (workspace, NULL, &error);
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  g_autoptr(KscoreChangeFigures) figures = NULL;
  double before = scoring->score->score;

  scoring->score->day = today - 40;
  scoring->score->score = 3.5;
  g_assert_true (kscore_scoring_store_shown (scoring->score, workspace, NULL, &error));
  figures = compute (workspace, today - 40, KSCORE_DAY_UNKNOWN);
  g_assert_cmpfloat_with_epsilon (figures->to.score, before, 1e-12);
  g_assert_cmpfloat (figures->shown, ==, 3.5);
  g_assert_cmpfloat_with_epsilon (kscore_change_figures_get_learned (figures),
                                  figures->from.score - 3.5, 0.1);
}

static void
test_days (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  g_autoptr(KscoreChangeFigures) usual = compute (workspace, KSCORE_DAY_UNKNOWN,
                                                  KSCORE_DAY_UNKNOWN);
  g_autoptr(KscoreChangeFigures) early = compute (workspace, today - 6000, today);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (usual->to.day - usual->from.day, ==, KSCORE_MOVEMENT_DAYS);
  /* Before the first day of which anything is covered there is no score to begin with. */
  g_assert_cmpint (early->first_day, >, today - 6000);

  g_assert_null (kscore_movement_compute (workspace, today, today, 5, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (kscore_movement_compute (workspace, today - 3, today + 1, 5, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "has not come yet"));
}

/* Nothing is known: no score, no difference, no steps, no invention. */
static void
test_nothing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreChangeFigures) figures = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  figures = compute (workspace, KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN);
  g_assert_true (isnan (figures->difference));
  g_assert_true (isnan (figures->from.score));
  g_assert_cmpuint (figures->steps->len, ==, 0);
  g_assert_cmpint (figures->first_day, ==, KSCORE_DAY_UNKNOWN);
}

static gboolean
is_available (gpointer user_data)
{
  return kscore_insight_get_available (user_data);
}

static gboolean
is_of_days (gpointer user_data)
{
  const KscoreChangeFigures *figures = kscore_movement_get_figures (user_data);
  KscoreDay from, to;

  kscore_movement_get_days (user_data, &from, &to);
  return figures != NULL && figures->from.day == from && figures->to.day == to;
}

/* The same by the insight, which answers anew when the days are others. */
static void
test_insight (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(KscoreMovement) movement = kscore_movement_new ();
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);

  kscore_insight_set_work (KSCORE_INSIGHT (movement), &kscore_movement_work);
  kscore_insight_follow (KSCORE_INSIGHT (movement), G_OBJECT (workspace));
  kscore_insight_set_active (KSCORE_INSIGHT (movement), TRUE);
  g_assert_true (owner_fixture_spin_until (is_available, movement));
  kscore_movement_set_days (movement, today - 100, today - 50);
  g_assert_true (owner_fixture_spin_until (is_of_days, movement));
  kscore_insight_set_active (KSCORE_INSIGHT (movement), FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/movement-work/adds-up", test_adds_up);
  g_test_add_func ("/movement-work/any-two-days", test_any_two_days);
  g_test_add_func ("/movement-work/all", test_all);
  g_test_add_func ("/movement-work/shown", test_shown);
  g_test_add_func ("/movement-work/days", test_days);
  g_test_add_func ("/movement-work/nothing", test_nothing);
  g_test_add_func ("/movement-work/insight", test_insight);

  return g_test_run ();
}
