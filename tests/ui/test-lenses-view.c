#include "config.h"

#include "service/kscore-lenses-private.h"
#include "support/kscore-fake-lenses.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-lens-row.h"
#include "ui/kscore-lenses-view.h"
#include "ui/kscore-style-chart.h"

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count (GtkWidget *widget,
       GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreLenses) lenses = kscore_lenses_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_lenses_view_new ();

  kscore_lenses_view_set_lenses (KSCORE_LENSES_VIEW (widget), lenses);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (lenses)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (lenses)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (lenses)));
}

static void
test_figures (void)
{
  g_autoptr (KscoreLenses) lenses = kscore_lenses_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_lenses_view_new ();
  GtkWidget *row;
  GtkWidget *marks;

  kscore_lenses_view_set_lenses (KSCORE_LENSES_VIEW (widget), lenses);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (count (widget, KSCORE_TYPE_LENS_ROW), ==, 0);

  kscore_fake_lenses_fill (lenses, KSCORE_FAKE_LENSES_FULL);
  g_assert_cmpuint (count (widget, KSCORE_TYPE_LENS_ROW), ==, 7);
  g_assert_true (shows (widget, "636"));
  g_assert_true (shows (widget, "of 1,000"));
  g_assert_true (shows (widget, "Reach, Amplification, Network"));
  g_assert_true (shows (widget, "47,006 reactions ÷ 58 posts = 810.4"));
  /* Words are no markup. */
  g_assert_true (shows (widget, "Left out: What you write about, until topics are known. <b>No</b> "
                                "grade."));
  row = find (widget, KSCORE_TYPE_LENS_ROW);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Influence: 636 of 1,000");
  g_assert_cmpuint (count (widget, KSCORE_TYPE_STYLE_CHART), ==, 1);
  marks = find (widget, KSCORE_TYPE_CHART_MARKS);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (KSCORE_CHART_MARKS (marks)), ==, 4);
  g_assert_true (kscore_chart_marks_focus (KSCORE_CHART_MARKS (marks), 2));
  kscore_test_assert_names (widget);

  /* Another answer takes the place of the first. What is not told is not zero. */
  kscore_fake_lenses_fill (lenses, KSCORE_FAKE_LENSES_UNTOLD);
  g_assert_cmpuint (count (widget, KSCORE_TYPE_LENS_ROW), ==, 7);
  g_assert_true (shows (widget, "not told"));
  g_assert_false (shows (widget, "0"));
  row = find (widget, KSCORE_TYPE_LENS_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Influence: not told");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever shows the view later sees what is known already. */
static void
test_known_before (void)
{
  g_autoptr (KscoreLenses) lenses = kscore_lenses_new ();
  GtkWidget *widget = g_object_ref_sink (kscore_lenses_view_new ());

  kscore_fake_lenses_fill (lenses, KSCORE_FAKE_LENSES_FULL);
  kscore_lenses_view_set_lenses (KSCORE_LENSES_VIEW (widget), lenses);
  g_assert_cmpuint (count (widget, KSCORE_TYPE_LENS_ROW), ==, 7);
  kscore_lenses_view_set_lenses (KSCORE_LENSES_VIEW (widget), NULL);
  g_assert_cmpuint (count (widget, KSCORE_TYPE_LENS_ROW), ==, 0);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/lenses-view/active-while-mapped", test_active_while_mapped);
  g_test_add_func ("/ui/lenses-view/figures", test_figures);
  g_test_add_func ("/ui/lenses-view/known-before", test_known_before);
  return g_test_run ();
}
