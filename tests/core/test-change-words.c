#include "config.h"

#include "core/kscore-change-words.h"

static void
add_source (GPtrArray *sources)
{
  g_ptr_array_add (sources, g_new0 (KscoreChangeSource, 1));
}

/* What is listed twice is said to be the same. */
static void
test_titles (void)
{
  g_autoptr (KscoreChangeFigures) figures = kscore_change_figures_new ();
  KscoreChangeStep *step = kscore_change_figures_add_step (figures, KSCORE_CHANGE_NEW, 1);

  g_assert_null (kscore_change_view_get_title (KSCORE_CHANGE_BY_POST, step));
  g_assert_null (kscore_change_view_get_title (KSCORE_CHANGE_BY_PERSON, step));
  add_source (step->people);
  g_assert_cmpstr (kscore_change_view_get_title (KSCORE_CHANGE_BY_PERSON, step), ==, "People");
  add_source (step->posts);
  g_assert_cmpstr (kscore_change_view_get_title (KSCORE_CHANGE_BY_POST, step), ==, "Posts");
  g_assert_cmpstr (kscore_change_view_get_title (KSCORE_CHANGE_BY_PERSON, step), ==,
                   "People: the same points by who reacted");
}

static void
test_rests (void)
{
  static const struct {
    KscoreChangeView view;
    guint            n;
    const char      *words;
  } cases[] = {
    { KSCORE_CHANGE_BY_POST, 1, "1 more post" },
    { KSCORE_CHANGE_BY_POST, 1204, "1,204 more posts" },
    { KSCORE_CHANGE_BY_PERSON, 1, "1 more person" },
    { KSCORE_CHANGE_BY_PERSON, 194, "194 more people" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = kscore_change_view_dup_others (cases[i].view, cases[i].n);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_cmpstr (kscore_change_view_get_none (KSCORE_CHANGE_BY_POST), !=,
                   kscore_change_view_get_none (KSCORE_CHANGE_BY_PERSON));
}

static void
test_points (void)
{
  static const struct {
    double      points;
    gint64      hundredths;
    const char *words;
  } cases[] = {
    { 2.304, 230, "+2.30" }, { -0.014, -2, "\u22120.02" }, { 0, 0, "0.00" },
    { 0.006, 0, "under 0.01" }, { -0.006, 0, "under 0.01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = kscore_change_dup_points (cases[i].points, cases[i].hundredths);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-words/titles", test_titles);
  g_test_add_func ("/change-words/rests", test_rests);
  g_test_add_func ("/change-words/points", test_points);

  return g_test_run ();
}
