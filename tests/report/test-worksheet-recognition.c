#include "config.h"

#include "report/kscore-worksheet-private.h"

#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static char *
write_recognition (const ReportScene *scene)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  KscoreWorksheet worksheet = {
    &scene->dossier, &scene->constants, sink, kscore_sink_get_buffer (sink), NULL,
  };

  kscore_worksheet_write_recognition (&worksheet);
  return report_test_sink_finish (sink, stream);
}

/* The weights of the lines, which together are the value of Recognition. */
static double
sum_weights (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  double sum = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *weight = strstr (lines[i], " weight=");

      if (weight != NULL && lines[i][0] != '#')
        sum += g_ascii_strtod (weight + strlen (" weight="), NULL);
    }
  return sum;
}

static void
test_makers (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_recognition (scene);

  g_assert_nonnull (strstr (text, "\nmaker https://fen.example/users/ben list=1 points=1 tau=1 "));
  g_assert_nonnull (strstr (text, "\nmaker https://fen.example/users/cleo%20dee supporter=1 "
                                  "points=1 tau=1 "));
  g_assert_nonnull (strstr (text, "\nunmade star count=14 "));
  g_assert_nonnull (strstr (text, "\nreputation value=1200 weight=24\n"));
  g_assert_cmpfloat_with_epsilon (sum_weights (text),
                                  scene->score->components[KSCORE_COMPONENT_RECOGNITION].value,
                                  1e-9);
}

/* Every other kind of mark, three pages and one more of a domain among them. */
static void
test_marks (void)
{
  const KscoreDay day = REPORT_SCENE_DAY - 50;
  const KscoreEvidenceMark marks[] = {
    { 1, KSCORE_NO_INDEX, 11, 7, day, KSCORE_DAY_UNKNOWN, 1, 0, KSCORE_MARK_LINKING_PAGE },
    { 1, KSCORE_NO_INDEX, 12, 7, day, KSCORE_DAY_UNKNOWN, 1, 0, KSCORE_MARK_LINKING_PAGE },
    { 1, KSCORE_NO_INDEX, 13, 7, day, KSCORE_DAY_UNKNOWN, 1, 0, KSCORE_MARK_LINKING_PAGE },
    { 1, KSCORE_NO_INDEX, 14, 7, day, KSCORE_DAY_UNKNOWN, 1, 0, KSCORE_MARK_LINKING_PAGE },
    { 300, KSCORE_NO_INDEX, 15, KSCORE_NO_INDEX, day, KSCORE_DAY_UNKNOWN, 1, 0,
      KSCORE_MARK_KARMA },
    { 1, KSCORE_NO_INDEX, 16, KSCORE_NO_INDEX, day, KSCORE_DAY_UNKNOWN, 1, 0,
      KSCORE_MARK_WIKIPEDIA },
    { 12, KSCORE_NO_INDEX, 17, KSCORE_NO_INDEX, day, KSCORE_DAY_UNKNOWN, 1, 0,
      KSCORE_MARK_WIKIPEDIA_BACKLINK },
    { 1, 2, 18, KSCORE_NO_INDEX, day, KSCORE_DAY_UNKNOWN, 1, 0, KSCORE_MARK_RECOMMENDATION },
  };
  g_autoptr (ReportScene) scene = report_scene_new_with_marks (marks, G_N_ELEMENTS (marks));
  g_autofree char *text = write_recognition (scene);

  g_assert_nonnull (strstr (text, "\ndomain domain-7 pages="));
  g_assert_nonnull (strstr (text, "\nkarma value=300 weight=6\n"));
  g_assert_nonnull (strstr (text, "\nwikipedia articles=1 backlinks=12 weight=62\n"));
  g_assert_nonnull (strstr (text, "\nmaker https://fen.example/users/dan recommendation=1 "
                                  "points=10 tau=0.5 "));
  g_assert_cmpfloat_with_epsilon (sum_weights (text),
                                  scene->score->components[KSCORE_COMPONENT_RECOGNITION].value,
                                  1e-9);
}

static void
test_not_known (void)
{
  g_autoptr (ReportScene) scene = report_scene_new_empty ();
  g_autofree char *text = write_recognition (scene);

  g_assert_cmpstr (text, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/worksheet-recognition/makers", test_makers);
  g_test_add_func ("/report/worksheet-recognition/marks", test_marks);
  g_test_add_func ("/report/worksheet-recognition/not-known", test_not_known);

  return g_test_run ();
}
