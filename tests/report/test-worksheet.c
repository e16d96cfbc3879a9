#include "config.h"

#include "report/kscore-worksheet.h"

#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static char *
write_worksheet (const ReportScene *scene)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);

  kscore_worksheet_write (&scene->dossier, sink);
  return report_test_sink_finish (sink, stream);
}

/* An implementation that shares nothing with the program reads the text and nothing else. */
static void
check_with_awk (const ReportScene *scene)
{
  g_autofree char *text = write_worksheet (scene);
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "reference", "worksheet.awk",
                                                    NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) awk = NULL;
  g_autofree char *output = NULL;
  double score;

  awk = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                          "awk", "-f", program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (awk, text, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  if (!g_subprocess_get_successful (awk))
    g_test_message ("%s\n%s", output, text);
  g_assert_true (g_subprocess_get_successful (awk));
  g_assert_true (g_str_has_prefix (output, "score "));
  if (!scene->score->known)
    {
      g_assert_cmpstr (output, ==, "score -\n");
      return;
    }
  score = g_ascii_strtod (output + strlen ("score "), NULL);
  g_assert_cmpfloat_with_epsilon (score, scene->score->score, 1e-6);
}

static void
test_awk (void)
{
  /* Of the last day only a little is covered, and no audience of the past is known. */
  static const KscoreDay days[] = { 0, 1, 20, 190 };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY - days[i]);

      check_with_awk (scene);
    }
}

/* Any score can be recomputed from its worksheet. Every case runs awk once, which is quick. */
static void
test_random (void)
{
  for (guint i = 25 * report_scene_get_n_cases (); i > 0; i--)
    {
      guint32 seed = (guint32) g_test_rand_int ();
      g_autoptr (ReportScene) scene = report_scene_new_random (seed);

      g_test_message ("seed %u", seed);
      check_with_awk (scene);
    }
}

static void
test_words (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_worksheet (scene);

  g_assert_true (g_str_has_prefix (text, "worksheet 1\nmodel kscore-1\nday 2026-10-31\n"));
  g_assert_nonnull (strstr (text, "\ncurve recognition weight=0.35 x1=2 xm=1000000\n"));
  g_assert_nonnull (strstr (text, "\nmarks supporter=1 list=1 star=0.5 fork=1 sponsor=5 "
                                  "endorsement=1 recommendation=10 linking-page=3 pages=3 "
                                  "reputation=50 karma=50 wikipedia=50 backlink=1\n"));
  g_assert_nonnull (strstr (text, "\naudience mastodon:https://social.example/users/ada "
                                  "followers=1830 day=2026-10-29\n"));
}

static void
test_nothing_known (void)
{
  g_autoptr (ReportScene) scene = report_scene_new_empty ();
  g_autofree char *text = write_worksheet (scene);

  g_assert_nonnull (strstr (text, "\ncomponent response known=no value=- points=-\n"));
  g_assert_true (g_str_has_suffix (text, "\nscore -\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/worksheet/awk", test_awk);
  g_test_add_func ("/report/worksheet/random", test_random);
  g_test_add_func ("/report/worksheet/words", test_words);
  g_test_add_func ("/report/worksheet/nothing-known", test_nothing_known);

  return g_test_run ();
}
