#include "config.h"

#include <math.h>

#include "core/kscore-change-figures.h"

static KscoreChangeStep *
get (const KscoreChangeFigures *figures,
     guint                      index)
{
  return g_ptr_array_index (figures->steps, index);
}

/* 40.04 prints as 40.0, 43.36 as 43.4: the steps have to print 3.4, though they are 3.32. */
static KscoreChangeFigures *
create_figures (void)
{
  KscoreChangeFigures *figures = kscore_change_figures_new ();
  KscoreChangeSource *source = g_new0 (KscoreChangeSource, 1);
  KscoreChangeSum *sum = g_new0 (KscoreChangeSum, 1);
  KscoreChangeStep *step;

  figures->model = g_strdup ("kscore-1");
  figures->window_weeks = 11;
  figures->from.score = 40.04;
  figures->to.score = 43.36;
  kscore_change_figures_add_step (figures, KSCORE_CHANGE_LEFT, -1.24);
  kscore_change_figures_add_step (figures, KSCORE_CHANGE_SHRANK, -0.02);
  kscore_change_figures_add_step (figures, KSCORE_CHANGE_GREW, 0.34);
  source->id = 7;
  source->name = g_strdup ("Bread");
  source->points = 1.233;
  step = kscore_change_figures_add_step (figures, KSCORE_CHANGE_NEW, 4.24);
  g_ptr_array_add (step->posts, source);
  step->others[KSCORE_CHANGE_BY_POST] = (KscoreChangeRest) { 12, 2.006, 0 };
  step->none[KSCORE_CHANGE_BY_POST] = (KscoreChangeRest) { 3, 1.001, 0 };
  step->none[KSCORE_CHANGE_BY_PERSON] = (KscoreChangeRest) { 90, 4.24, 0 };
  sum->name = g_strdup ("x");
  sum->points = 3.32;
  g_ptr_array_add (figures->networks, sum);
  kscore_change_figures_finish (figures);
  return figures;
}

static void
test_order_and_rounding (void)
{
  g_autoptr (KscoreChangeFigures) figures = create_figures ();
  gint64 printed = 0;

  g_assert_cmpint (figures->tenths, ==, 34);
  g_assert_cmpint (get (figures, 0)->label, ==, KSCORE_CHANGE_NEW);
  g_assert_cmpint (get (figures, 1)->label, ==, KSCORE_CHANGE_GREW);
  g_assert_cmpint (get (figures, 2)->label, ==, KSCORE_CHANGE_LEFT);
  g_assert_cmpint (get (figures, 3)->label, ==, KSCORE_CHANGE_SHRANK);
  for (guint i = 0; i < 4; i++)
    printed += get (figures, i)->tenths;
  g_assert_cmpint (printed, ==, 34);
}

/* What is printed behind a step is the step as printed, which is not the step. */
static void
test_views (void)
{
  g_autoptr (KscoreChangeFigures) figures = create_figures ();
  const KscoreChangeStep *step = get (figures, 0);
  const KscoreChangeSource *bread = g_ptr_array_index (step->posts, 0);

  g_assert_cmpint (step->tenths, ==, 43);
  g_assert_cmpint (bread->hundredths + step->others[KSCORE_CHANGE_BY_POST].hundredths
                   + step->none[KSCORE_CHANGE_BY_POST].hundredths, ==, 430);
  g_assert_cmpint (step->none[KSCORE_CHANGE_BY_PERSON].hundredths, ==, 430);
  g_assert_cmpint (step->others[KSCORE_CHANGE_BY_PERSON].hundredths, ==, 0);
}

static void
test_copy (void)
{
  KscoreChangeFigures *figures = create_figures ();
  g_autoptr (KscoreChangeFigures) copy = kscore_change_figures_copy (figures);

  kscore_change_figures_free (figures);
  g_assert_cmpstr (copy->model, ==, "kscore-1");
  g_assert_cmpuint (copy->window_weeks, ==, 11);
  g_assert_cmpint (copy->tenths, ==, 34);
  g_assert_cmpuint (copy->steps->len, ==, 4);
  g_assert_cmpstr (((const KscoreChangeSource *) get (copy, 0)->posts->pdata[0])->name, ==,
                   "Bread");
  g_assert_cmpuint (get (copy, 0)->others[KSCORE_CHANGE_BY_POST].n, ==, 12);
  g_assert_cmpint (get (copy, 0)->none[KSCORE_CHANGE_BY_PERSON].hundredths, ==, 430);
  g_assert_cmpint (((const KscoreChangeSource *) get (copy, 0)->posts->pdata[0])->hundredths, >,
                   100);
  g_assert_cmpstr (((const KscoreChangeSum *) copy->networks->pdata[0])->name, ==, "x");
}

static void
test_learned (void)
{
  g_autoptr (KscoreChangeFigures) figures = create_figures ();

  g_assert_cmpfloat (kscore_change_figures_get_learned (figures), ==, 0);
  figures->shown = 40.0;
  g_assert_cmpfloat (kscore_change_figures_get_learned (figures), ==, 0);
  figures->shown = 36;
  g_assert_cmpfloat_with_epsilon (kscore_change_figures_get_learned (figures), 4, 1e-9);
}

static void
test_without_score (void)
{
  g_autoptr (KscoreChangeFigures) figures = kscore_change_figures_new ();

  figures->to.score = 20;
  figures->shown = 3;
  kscore_change_figures_finish (figures);
  g_assert_true (isnan (figures->difference));
  g_assert_cmpfloat (kscore_change_figures_get_learned (figures), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-figures/order-and-rounding", test_order_and_rounding);
  g_test_add_func ("/change-figures/views", test_views);
  g_test_add_func ("/change-figures/copy", test_copy);
  g_test_add_func ("/change-figures/learned", test_learned);
  g_test_add_func ("/change-figures/without-score", test_without_score);

  return g_test_run ();
}
