#include "config.h"

#include "service/kscore-insight-private.h"
#include "service/kscore-insights-private.h"

/* Each is there, follows, and lets go. */
static void
test_follow (void)
{
  g_autoptr (GObject) workspace = g_object_new (G_TYPE_OBJECT, NULL);
  KscoreInsights insights = { 0 };

  kscore_insights_init (&insights);
  {
    KscoreInsight *all[] = {
      KSCORE_INSIGHT (insights.movement), KSCORE_INSIGHT (insights.advice),
      KSCORE_INSIGHT (insights.engagement), KSCORE_INSIGHT (insights.integrity),
      KSCORE_INSIGHT (insights.lenses), KSCORE_INSIGHT (insights.model_choice),
    };

    /* All but the reporter, which is no insight. */
    g_assert_cmpuint (G_N_ELEMENTS (all) + 1, ==, sizeof insights / sizeof (gpointer));
    g_assert_nonnull (insights.reporter);
    kscore_insights_follow (&insights, workspace);
    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      {
        g_assert_true (kscore_insight_get_workspace (all[i]) == workspace);
        g_assert_false (kscore_insight_get_available (all[i]));
        g_assert_false (kscore_insight_get_computing (all[i]));
      }

    /* Without work nobody computes, even where a page looks. */
    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      {
        kscore_insight_set_active (all[i], TRUE);
        g_assert_false (kscore_insight_get_computing (all[i]));
      }

    kscore_insights_follow (&insights, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (all); i++)
      g_assert_null (kscore_insight_get_workspace (all[i]));
  }
  kscore_insights_clear (&insights);
  g_assert_null (insights.movement);
  g_assert_null (insights.model_choice);
  g_assert_null (insights.reporter);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/insights/follow", test_follow);

  return g_test_run ();
}
