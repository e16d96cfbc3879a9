#include "config.h"

#include "report/kscore-change-report.h"

#include <math.h>
#include <string.h>

#include "report-support.h"

static KscoreChangeFigures *
create_figures (void)
{
  KscoreChangeFigures *figures = kscore_change_figures_new ();
  KscoreChangeStep *step;
  KscoreChangeSource *source;
  KscoreChangeSum *sum;

  figures->from = (KscoreChangeDay) { 20000, 40.04, 39, 41, 30.5, .estimated = TRUE };
  figures->to = (KscoreChangeDay) { 20030, 41.46, NAN, NAN, 31.25, .at_least = TRUE,
                                      .provisional = TRUE };
  figures->model = g_strdup ("kscore-1");
  figures->window_weeks = 11;
  figures->shown = 36;

  step = kscore_change_figures_add_step (figures, KSCORE_CHANGE_NEW, 1.92);
  step->n_parts = 3;
  source = g_new0 (KscoreChangeSource, 1);
  source->key = g_strdup ("p1");
  source->name = g_strdup ("Bread <b>and</b> butter");
  source->points = 1.5;
  g_ptr_array_add (step->posts, source);
  step->none[KSCORE_CHANGE_BY_POST] = (KscoreChangeRest) { 2, 0.42, 0 };
  source = g_new0 (KscoreChangeSource, 1);
  source->key = g_strdup ("did:plc:1");
  source->name = g_strdup ("Bea");
  source->handle = g_strdup ("bea.example");
  source->points = 0.02;
  g_ptr_array_add (step->people, source);
  step->none[KSCORE_CHANGE_BY_PERSON] = (KscoreChangeRest) { 40, 1.9, 0 };

  kscore_change_figures_add_step (figures, KSCORE_CHANGE_LEFT, -0.5)->n_parts = 2;
  sum = g_new0 (KscoreChangeSum, 1);
  sum->name = g_strdup ("response");
  sum->points = 1.42;
  g_ptr_array_add (figures->components, sum);
  sum = g_new0 (KscoreChangeSum, 1);
  sum->points = 1.42;
  g_ptr_array_add (figures->networks, sum);
  kscore_change_figures_finish (figures);
  return figures;
}

static char *
write_figures (const KscoreChangeFigures *figures,
               gboolean                   json)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);

  if (json)
    kscore_change_report_write_json (figures, sink);
  else
    kscore_change_report_write_text (figures, sink);
  return report_test_sink_finish (sink, stream);
}

static void
test_json (void)
{
  g_autoptr (KscoreChangeFigures) figures = create_figures ();
  g_autofree char *text = write_figures (figures, TRUE);

  g_assert_true (g_str_has_prefix (text,
    "{\"from\":{\"date\":\"2024-10-04\",\"score\":40.04,\"low\":39,\"high\":41,"
    "\"checked\":30.5,\"at_least\":false,"
    "\"provisional\":false,\"estimated\":true},"
    "\"to\":{\"date\":\"2024-11-03\",\"score\":41.46,\"low\":null,\"high\":null,"
    "\"checked\":31.25,\"at_least\":true,"
    "\"provisional\":true,\"estimated\":false},\"model\":\"kscore-1\","));
  g_assert_nonnull (strstr (text, "\"rounded\":1.5,\"shown\":36,\"learned\":4.0"));
  g_assert_nonnull (strstr (text,
    "\"steps\":[{\"label\":\"new\",\"points\":1.92,\"rounded\":2.0,\"parts\":3,"
    "\"posts\":[{\"post\":\"p1\",\"text\":\"Bread <b>and</b> butter\",\"points\":1.5},"
    "{\"post\":null,\"text\":null,\"points\":0.42}],"
    "\"people\":[{\"actor\":\"did:plc:1\",\"handle\":\"bea.example\",\"points\":0.02},"
    "{\"actor\":null,\"handle\":null,\"points\":1.9}]},"
    "{\"label\":\"left-the-window\",\"points\":-0.5,\"rounded\":-0.5,\"parts\":2,"
    "\"posts\":[],\"people\":[]}]"));
  g_assert_true (g_str_has_suffix (text,
    "\"components\":[{\"component\":\"response\",\"points\":1.42}],"
    "\"networks\":[{\"network\":null,\"points\":1.42}]}\n"));
}

static void
test_text (void)
{
  g_autoptr (KscoreChangeFigures) figures = create_figures ();
  g_autofree char *text = write_figures (figures, FALSE);

  g_assert_nonnull (strstr (text, "4 Oct 2024: 40.0 (39.0 to 41.0), checked 30.5\n"
                                  "    Estimated in part, from what was known only later\n"));
  g_assert_nonnull (strstr (text, "36.0 was shown; +4.0 points were learned since"));
  g_assert_nonnull (strstr (text, "3 Nov 2024: 41.5 (no range), checked 31.3\n"
                                  "    Provisional: fewer than 9 weeks or 5 posts are known\n"
                                  "  Both by model kscore-1\n"));
  g_assert_nonnull (strstr (text, "+1.5  all together\n"));
  g_assert_nonnull (strstr (text, "  +2.0  New\n"));
  /* Each view adds up to what is printed of the step, 2.0. */
  g_assert_nonnull (strstr (text, "          Posts\n"
                                  "                 +1.54  Bread <b>and</b> butter\n"
                                  "                 +0.46  On no single post: "));
  g_assert_nonnull (strstr (text, "          People: the same points by who reacted\n"
                                  "                 +0.06  bea.example\n"
                                  "                 +1.94  Nobody known by name: "));
  g_assert_nonnull (strstr (text, "    −0.5  Left the window\n          Reactions that are more "
                                  "than 11 weeks old"));
}

static void
test_without (void)
{
  g_autoptr (KscoreChangeFigures) none = kscore_change_figures_new ();
  g_autoptr (KscoreChangeFigures) still = kscore_change_figures_new ();
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;

  none->from.day = 20000;
  none->to = (KscoreChangeDay) { 20030, 12, NAN, NAN, 12, .at_least = FALSE };
  kscore_change_figures_finish (none);
  json = write_figures (none, TRUE);
  g_assert_nonnull (strstr (json, "\"difference\":null,\"rounded\":null,\"shown\":null,"
                                  "\"learned\":null,\"steps\":[]"));
  text = write_figures (none, FALSE);
  g_assert_nonnull (strstr (text, "not enough evidence"));
  g_assert_nonnull (strstr (text, "no change to explain"));

  still->from = still->to = (KscoreChangeDay) { 20030, 12, NAN, NAN, 12, .at_least = FALSE };
  kscore_change_figures_finish (still);
  nothing = write_figures (still, FALSE);
  g_assert_nonnull (strstr (nothing, "Nothing moved.\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-report/json", test_json);
  g_test_add_func ("/change-report/text", test_text);
  g_test_add_func ("/change-report/without", test_without);

  return g_test_run ();
}
