#include "config.h"

#include <math.h>
#include <string.h>

#include "service/kscore-engagement-private.h"
#include "support/kscore-fake-engagement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-hours-card.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_hours_card_new ();

  kscore_hours_card_set_engagement (KSCORE_HOURS_CARD (widget), engagement);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
}

static const char *
get_text (GtkWidget  *card,
          const char *id)
{
  GtkWidget *label = kscore_test_find (card, id);

  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
assert_says (GtkWidget  *card,
             const char *id,
             const char *words)
{
  g_test_message ("%s: %s", id, get_text (card, id));
  g_assert_nonnull (strstr (get_text (card, id), words));
}

/* A best hour is named only where it is more than chance. */
static void
test_summary (void)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  g_autoptr (KscoreEngagementAnswer) answer = kscore_engagement_answer_new ();
  GtkWidget *card = g_object_ref_sink (kscore_hours_card_new ());

  kscore_hours_card_set_engagement (KSCORE_HOURS_CARD (card), engagement);
  g_assert_true (gtk_widget_get_visible (kscore_test_find (card, "spinner")));
  g_assert_null (get_text (card, "summary"));

  kscore_fake_engagement_fill (engagement, KSCORE_FAKE_PEOPLE_NONE);
  assert_says (card, "summary", "no posts of the last half year");
  g_assert_false (gtk_widget_get_visible (kscore_test_find (card, "figure")));
  kscore_fake_engagement_fill (engagement, KSCORE_FAKE_PEOPLE_FEW);
  assert_says (card, "summary", "No hour of the week has three posts");
  g_assert_true (gtk_widget_get_visible (kscore_test_find (card, "figure")));
  kscore_fake_engagement_fill (engagement, KSCORE_FAKE_PEOPLE_MANY);
  assert_says (card, "summary", "No hour stands out");
  assert_says (card, "rests_on", "So is 1 post whose hour is not known.");

  answer->week.n_posts = 300;
  answer->week.n_told = 30;
  answer->week.best = 42;
  answer->week.chance = 0.01;
  answer->week.stands_out = TRUE;
  kscore_insight_show (KSCORE_INSIGHT (engagement), answer);
  assert_says (card, "summary", "One hour stands out: Tuesday, 18:00 to 19:00.");
  assert_says (card, "rests_on", "300 posts");
  kscore_test_assert_names (card);
  g_assert_finalize_object (card);
}

/* Beside the words the grid is no narrower than they leave room for, and its cells grow with it. */
static void
test_wide (void)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *card = kscore_hours_card_new ();
  GtkWidget *chart = kscore_test_find (card, "chart");
  int low;

  kscore_hours_card_set_engagement (KSCORE_HOURS_CARD (card), engagement);
  kscore_fake_engagement_fill (engagement, KSCORE_FAKE_PEOPLE_MANY);
  gtk_window_set_child (GTK_WINDOW (window), card);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, -1);
  kscore_hours_card_set_wide (KSCORE_HOURS_CARD (card), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_width (chart) > 0);
  g_assert_cmpint (gtk_widget_get_width (chart), >, gtk_widget_get_width (card) / 2);
  g_assert_cmpint (gtk_widget_get_width (chart), <, gtk_widget_get_width (card));
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, 300, NULL, &low, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (chart), >, low);

  kscore_hours_card_set_wide (KSCORE_HOURS_CARD (card), FALSE);
  kscore_test_wait_until (gtk_widget_get_width (chart) == gtk_widget_get_width (card));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/hours-card/active-while-mapped", test_active_while_mapped);
  g_test_add_func ("/ui/hours-card/summary", test_summary);
  g_test_add_func ("/ui/hours-card/wide", test_wide);
  return g_test_run ();
}
