#include "config.h"

#include "service/kscore-engagement-private.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-people-card.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_people_card_new ();

  kscore_people_card_set_engagement (KSCORE_PEOPLE_CARD (widget), engagement);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/people-card/active-while-mapped", test_active_while_mapped);
  return g_test_run ();
}
