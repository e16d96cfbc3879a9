#include "config.h"

#include <adwaita.h>

#include "support/kscore-test-keys.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-chart-marks.h"

#define N_MARKS 20
#define SIZE    10

typedef struct {
  GtkWidget        *window;
  GtkWidget        *before;
  KscoreChartMarks *marks;
  GtkWidget        *after;
  guint             n_placed;
  guint             n_notified;
} Fixture;

static void
place (double           width,
       double           height,
       graphene_rect_t *places,
       guint            n_marks,
       gpointer         user_data)
{
  Fixture *fixture = user_data;

  fixture->n_placed++;
  for (guint i = 0; i < n_marks; i++)
    graphene_rect_init (&places[i], (float) i * SIZE, (float) height / 2, SIZE, SIZE);
}

static void
set_marks (Fixture *fixture,
           guint    n_marks)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_marks; i++)
    g_ptr_array_add (labels, g_strdup_printf ("Mark %u: %u points", i, 2 * i));
  kscore_chart_marks_set_marks (fixture->marks, (const char * const *) labels->pdata, n_marks);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
fixture_init (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *fixture = (Fixture) { .window = gtk_window_new () };
  fixture->before = gtk_button_new_with_label ("Before");
  fixture->marks = KSCORE_CHART_MARKS (kscore_chart_marks_new (place, fixture));
  fixture->after = gtk_button_new_with_label ("After");
  gtk_widget_set_size_request (GTK_WIDGET (fixture->marks), 300, 100);
  gtk_box_append (GTK_BOX (box), fixture->before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->marks));
  gtk_box_append (GTK_BOX (box), fixture->after);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  g_signal_connect_swapped (fixture->marks, "notify::focused", G_CALLBACK (count_cb),
                            &fixture->n_notified);
  set_marks (fixture, N_MARKS);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (fixture->n_placed > 0);
}

static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static GtkWidget *
get_mark (Fixture *fixture,
          guint    index)
{
  GtkWidget *mark = gtk_widget_get_first_child (GTK_WIDGET (fixture->marks));

  while (index-- > 0)
    mark = gtk_widget_get_next_sibling (mark);
  return mark;
}

/* Presses a key on what has the focus. */
static gboolean
press (Fixture *fixture,
       guint    key)
{
  return kscore_test_press (gtk_window_get_focus (GTK_WINDOW (fixture->window)), key, 0);
}

static void
test_accessible (void)
{
  Fixture fixture;
  GtkAccessible *mark;

  fixture_init (&fixture);
  kscore_chart_marks_set_text (fixture.marks, "Points", "From 0 to 38 points.");
  gtk_test_accessible_assert_role (fixture.marks, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture.marks, GTK_ACCESSIBLE_PROPERTY_LABEL, "Points");
  gtk_test_accessible_assert_property (fixture.marks, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "From 0 to 38 points.");

  mark = GTK_ACCESSIBLE (get_mark (&fixture, 7));
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, "Mark 7: 14 points");
  gtk_test_accessible_assert_relation (mark, GTK_ACCESSIBLE_RELATION_POS_IN_SET, 8);
  gtk_test_accessible_assert_relation (mark, GTK_ACCESSIBLE_RELATION_SET_SIZE, N_MARKS);
  fixture_clear (&fixture);
}

/* All marks are one stop, entered at the newest. */
static void
test_tab (void)
{
  Fixture fixture;
  GtkWidget *window;

  fixture_init (&fixture);
  window = fixture.window;
  gtk_widget_grab_focus (fixture.before);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, N_MARKS - 1);
  g_assert_cmpuint (fixture.n_notified, ==, 1);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == fixture.after);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, -1);
  g_assert_cmpuint (fixture.n_notified, ==, 2);

  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, N_MARKS - 1);
  press (&fixture, GDK_KEY_Home);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == fixture.before);

  /* Without marks there is nowhere to stop. */
  set_marks (&fixture, 0);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == fixture.after);
  fixture_clear (&fixture);
}

static void
test_keys (void)
{
  static const struct {
    guint key;
    int   focused;
  } steps[] = {
    { GDK_KEY_Left, 18 },       { GDK_KEY_KP_Left, 17 },    { GDK_KEY_Right, 18 },
    { GDK_KEY_Page_Up, 16 },    { GDK_KEY_Page_Down, 18 },  { GDK_KEY_Home, 0 },
    { GDK_KEY_Left, 0 },        { GDK_KEY_Page_Up, 0 },     { GDK_KEY_Right, 1 },
    { GDK_KEY_End, 19 },        { GDK_KEY_Right, 19 },      { GDK_KEY_Page_Down, 19 },
  };
  Fixture fixture;

  fixture_init (&fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.marks));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (press (&fixture, steps[i].key));
      g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, steps[i].focused);
    }

  kscore_chart_marks_set_page (fixture.marks, 7);
  g_assert_true (press (&fixture, GDK_KEY_Page_Up));
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, 12);
  fixture_clear (&fixture);
}

/* Left is later where time runs from right to left. */
static void
test_keys_rtl (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  gtk_widget_set_direction (GTK_WIDGET (fixture.marks), GTK_TEXT_DIR_RTL);
  kscore_chart_marks_focus (fixture.marks, 4);
  press (&fixture, GDK_KEY_Left);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, 5);
  press (&fixture, GDK_KEY_Right);
  press (&fixture, GDK_KEY_Right);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, 3);
  press (&fixture, GDK_KEY_Page_Up);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, 1);
  fixture_clear (&fixture);
}

static gboolean
keynav_failed_cb (GtkWidget        *widget,
                  GtkDirectionType  direction,
                  int              *failed)
{
  *failed = (int) direction;
  g_signal_stop_emission_by_name (widget, "keynav-failed");
  return FALSE;
}

/* At an end the window may take the focus further. */
static void
test_ends (void)
{
  Fixture fixture;
  int failed = -1;

  fixture_init (&fixture);
  g_signal_connect (fixture.marks, "keynav-failed", G_CALLBACK (keynav_failed_cb), &failed);
  gtk_widget_grab_focus (GTK_WIDGET (fixture.marks));
  press (&fixture, GDK_KEY_Right);
  g_assert_cmpint (failed, ==, GTK_DIR_RIGHT);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == fixture.after);
  kscore_chart_marks_focus (fixture.marks, 0);
  press (&fixture, GDK_KEY_Page_Up);
  g_assert_cmpint (failed, ==, GTK_DIR_LEFT);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == fixture.before);
  fixture_clear (&fixture);
}

/* The focus survives that marks come and go. */
static void
test_replaced (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  kscore_chart_marks_focus (fixture.marks, 3);
  set_marks (&fixture, 2 * N_MARKS);
  g_assert_cmpuint (kscore_chart_marks_get_n_marks (fixture.marks), ==, 2 * N_MARKS);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, 3);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (get_mark (&fixture, 3)),
                                       GTK_ACCESSIBLE_RELATION_SET_SIZE, 2 * N_MARKS);
  set_marks (&fixture, 2);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, 1);
  set_marks (&fixture, 0);
  g_assert_cmpint (kscore_chart_marks_get_focused (fixture.marks), ==, -1);
  fixture_clear (&fixture);
}

static void
test_places (void)
{
  Fixture fixture;
  graphene_rect_t bounds;

  fixture_init (&fixture);
  g_assert_true (gtk_widget_compute_bounds (get_mark (&fixture, 7), GTK_WIDGET (fixture.marks),
                                            &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 7 * SIZE);
  g_assert_cmpfloat (bounds.origin.y, ==, 50);
  g_assert_cmpfloat (bounds.size.width, ==, SIZE);

  /* The pointer meets the chart, not a mark. */
  g_assert_null (gtk_widget_pick (GTK_WIDGET (fixture.marks), 75, 55, GTK_PICK_DEFAULT));
  g_assert_nonnull (gtk_widget_pick (GTK_WIDGET (fixture.marks), 75, 55,
                                     GTK_PICK_NON_TARGETABLE));
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/chart-marks/accessible", test_accessible);
  g_test_add_func ("/chart-marks/tab", test_tab);
  g_test_add_func ("/chart-marks/keys", test_keys);
  g_test_add_func ("/chart-marks/keys-rtl", test_keys_rtl);
  g_test_add_func ("/chart-marks/ends", test_ends);
  g_test_add_func ("/chart-marks/replaced", test_replaced);
  g_test_add_func ("/chart-marks/places", test_places);

  return g_test_run ();
}
