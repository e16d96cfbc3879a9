#include "config.h"

#include "service/kscore-insight-private.h"
#include "service/kscore-insights-private.h"
#include "support/owner-fixture.h"

/* Over a real store, each answers when a page looks, without trouble. */
static void
test_answers (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr (KscoreWorkspace) workspace = NULL;
  KscoreInsights insights = { 0 };

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);

  kscore_insights_init (&insights);
  kscore_insights_set_work (&insights);
  kscore_insights_follow (&insights, G_OBJECT (workspace));
  {
    KscoreInsight *all[] = {
      KSCORE_INSIGHT (insights.movement), KSCORE_INSIGHT (insights.advice),
      KSCORE_INSIGHT (insights.engagement), KSCORE_INSIGHT (insights.integrity),
      KSCORE_INSIGHT (insights.lenses), KSCORE_INSIGHT (insights.model_choice),
    };

    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      {
        kscore_insight_set_active (all[i], TRUE);
        g_assert_true (kscore_insight_get_computing (all[i]));
      }
    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      {
        while (kscore_insight_get_computing (all[i]))
          g_main_context_iteration (NULL, TRUE);
        g_test_message ("%s: %s", G_OBJECT_TYPE_NAME (all[i]),
                        kscore_insight_get_trouble (all[i]) != NULL
                        ? kscore_insight_get_trouble (all[i]) : "answered");
        g_assert_null (kscore_insight_get_trouble (all[i]));
        g_assert_true (kscore_insight_get_available (all[i]));
      }
  }
  kscore_insights_clear (&insights);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/insights-work/answers", test_answers);

  return g_test_run ();
}
