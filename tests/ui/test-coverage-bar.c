#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-coverage-bar.h"

static const KscoreCoverageSpan spans[] = {
  { 20454, 20483, KSCORE_COVERAGE_POSTS | KSCORE_COVERAGE_COUNTS },
  { 20484, 20513, KSCORE_COVERAGE_PEOPLE | KSCORE_COVERAGE_COUNTS },
  { 20600, 20629, KSCORE_COVERAGE_FOLLOWERS },
};

#define WHOLE "Covered from 1 January 2026 to 25 June 2026: posts, who reacted, followers. " \
              "There is 1 gap in it."

typedef struct {
  GtkWidget         *window;
  KscoreCoverageBar *bar;
  KscoreChartMarks  *marks;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  rtl)
{
  GtkWidget *bar = kscore_coverage_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->bar = KSCORE_COVERAGE_BAR (bar);
  fixture->marks = KSCORE_CHART_MARKS (gtk_widget_get_last_child (bar));
  gtk_widget_set_direction (bar, rtl != NULL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (fixture->marks), gtk_widget_get_direction (bar));
  kscore_coverage_bar_set_spans (fixture->bar, spans, G_N_ELEMENTS (spans));
  kscore_coverage_bar_set_axis (fixture->bar, 20454, 20653);
  /* Takes the focus that a window gives. */
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Before"));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 40);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kscore_test_spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  rtl)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
point_at (Fixture *fixture,
          double   x)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->bar));
  g_autoptr (GtkEventController) motion = g_list_model_get_item (controllers, 0);

  g_signal_emit_by_name (motion, "motion", x, 5.0);
}

static void
test_sentences (Fixture       *fixture,
                gconstpointer  rtl)
{
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->bar));
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->bar));
  g_autoptr (GtkEventController) motion = g_list_model_get_item (controllers, 0);

  g_assert_cmpstr (kscore_coverage_bar_get_sentence (fixture->bar), ==, WHOLE);
  point_at (fixture, width * 0.05);
  g_assert_cmpstr (kscore_coverage_bar_get_sentence (fixture->bar), ==,
                   "Covered from 1 January 2026 to 30 January 2026: posts, how many reacted.");
  /* Nothing is known there. */
  point_at (fixture, width * 0.5);
  g_assert_cmpstr (kscore_coverage_bar_get_sentence (fixture->bar), ==, WHOLE);
  point_at (fixture, width * 0.2);
  g_signal_emit_by_name (motion, "leave");
  g_assert_cmpstr (kscore_coverage_bar_get_sentence (fixture->bar), ==, WHOLE);
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  rtl)
{
  g_autofree char *first = kscore_coverage_span_describe (&spans[0]);
  g_autofree char *last = kscore_coverage_span_describe (&spans[2]);
  GtkWidget *mark = gtk_widget_get_first_child (GTK_WIDGET (fixture->marks));
  graphene_rect_t bounds;

  g_assert_cmpuint (kscore_chart_marks_get_n_marks (fixture->marks), ==, G_N_ELEMENTS (spans));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->marks), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->marks),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, WHOLE);

  /* The first days stand where reading begins. */
  g_assert_true (gtk_widget_compute_bounds (mark, GTK_WIDGET (fixture->bar), &bounds));
  if (rtl != NULL)
    g_assert_cmpfloat (bounds.origin.x, >, gtk_widget_get_width (GTK_WIDGET (fixture->bar)) / 2);
  else
    g_assert_cmpfloat (bounds.origin.x, <, 1);

  /* The keyboard enters at the newest, and its sentence is shown. */
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->bar)));
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture->marks), ==, 2);
  g_assert_cmpstr (kscore_coverage_bar_get_sentence (fixture->bar), ==, last);
  kscore_chart_marks_focus (fixture->marks, 0);
  g_assert_cmpstr (kscore_coverage_bar_get_sentence (fixture->bar), ==, first);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  rtl)
{
  kscore_coverage_bar_set_spans (fixture->bar, NULL, 0);
  g_assert_cmpstr (kscore_coverage_bar_get_sentence (fixture->bar), ==,
                   "No day is known completely yet.");
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (fixture->marks), ==, 0);
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (fixture->bar)));
  point_at (fixture, 10);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add ("/coverage-bar/sentences", Fixture, NULL, set_up, test_sentences, tear_down);
  g_test_add ("/coverage-bar/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/coverage-bar/marks-rtl", Fixture, GINT_TO_POINTER (1), set_up, test_marks,
              tear_down);
  g_test_add ("/coverage-bar/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}
