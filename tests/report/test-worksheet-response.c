#include "config.h"

#include "report/kscore-worksheet-private.h"

#include <string.h>

#include "report-scene.h"
#include "report-support.h"

static char *
write_response (const ReportScene *scene)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  g_autofree double *followers = kscore_dossier_get_followers (&scene->dossier);
  KscoreWorksheet worksheet = {
    &scene->dossier, &scene->constants, sink, kscore_sink_get_buffer (sink), followers,
  };

  kscore_worksheet_write_response (&worksheet);
  return report_test_sink_finish (sink, stream);
}

static void
test_accounts (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_response (scene);

  g_assert_nonnull (strstr (text, "\naccount mastodon:https://social.example/users/ada "
                                  "network=mastodon rate=1 end=2026-10-31 known=yes covered=13 "
                                  "n=9 S="));
  g_assert_nonnull (strstr (text, "\naccount x:12 network=x rate=1 end=2026-10-26 known=yes "));
  g_assert_nonnull (strstr (text, "\ncoverage x:12 from=2026-07-23 to=2026-10-26\n"));
  g_assert_nonnull (strstr (text, "\ncoverage x:12 from=- to="));
  g_assert_nonnull (strstr (text, "\nweek x:12 2026-10-26 back=0 covered=no f=1 R="));
}

static void
test_people (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY);
  g_autofree char *text = write_response (scene);

  g_assert_nonnull (strstr (text, " https://fen.example/users/ben like=1 reply=1 points=4 "
                                  "followers=120 rho="));
  /* A blank in a name would make two words of it. */
  g_assert_nonnull (strstr (text, " https://fen.example/users/cleo%20dee reshare=1 points=4 "
                                  "followers=5000 "));
  g_assert_nonnull (strstr (text, " https://fen.example/users/dan like=1 points=1 followers=- "
                                  "rho=1 tau=0.5 "));
  g_assert_nonnull (strstr (text, "\nanonymous x:12 2026-10-05 reshare count=9 weight="));
  /* What came before the coverage is no evidence. */
  g_assert_null (strstr (text, " 2024-"));
}

/* An account without recent coverage has no weeks: unknown, not zero. */
static void
test_unknown_account (void)
{
  g_autoptr (ReportScene) scene = report_scene_new (REPORT_SCENE_DAY - 120);
  g_autofree char *text = write_response (scene);

  g_assert_nonnull (strstr (text, "\naccount mastodon:https://social.example/users/ada "));
  g_assert_nonnull (strstr (text, " known=no covered=- n=- S=- R=-\n"));
  g_assert_null (strstr (text, "\nweek x:12 "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/worksheet-response/accounts", test_accounts);
  g_test_add_func ("/report/worksheet-response/people", test_people);
  g_test_add_func ("/report/worksheet-response/unknown-account", test_unknown_account);

  return g_test_run ();
}
