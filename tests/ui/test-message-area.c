#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-message-area.h"
#include "ui/kscore-message-bar.h"

static GtkWidget *
make_area (KscoreMessageBar **bar)
{
  GtkWidget *area = kscore_message_area_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *bar = KSCORE_MESSAGE_BAR (kscore_message_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*bar));
  kscore_message_area_set_child (KSCORE_MESSAGE_AREA (area), box);
  return area;
}

static void
measure (GtkWidget *widget,
         int        width,
         int       *minimum,
         int       *natural)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, minimum, natural, NULL, NULL);
}

/* Nothing to say takes no room; much asks for all of its height, and gets by with less. */
static void
test_heights (void)
{
  KscoreMessageBar *bar;
  GtkWidget *area = make_area (&bar);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int minimum;
  int natural;
  int child_natural;

  gtk_box_append (GTK_BOX (box), area);
  gtk_window_set_child (window, box);
  gtk_window_set_default_size (window, 320, 600);
  gtk_window_present (window);
  kscore_test_spin (50);
  measure (area, 320, &minimum, &natural);
  g_assert_cmpint (natural, ==, 0);

  kscore_message_bar_show (bar, "A long sentence that is long enough to take many lines in a window "
                                "as narrow as this one, whatever the font is, since it never ends.",
                           "Do Something About It", "win.nothing");
  kscore_test_spin (50);
  measure (area, 320, &minimum, &natural);
  measure (GTK_WIDGET (bar), 320, NULL, &child_natural);
  g_assert_cmpint (natural, ==, child_natural);
  g_assert_cmpint (natural, >, 64);
  g_assert_cmpint (minimum, ==, 64);
  g_assert_cmpint (gtk_widget_get_height (area), ==, natural);

  kscore_message_bar_hide (bar);
  kscore_test_spin (50);
  g_assert_cmpint (gtk_widget_get_height (area), ==, 0);
  gtk_window_destroy (window);
}

static void
test_child (void)
{
  KscoreMessageBar *bar;
  GtkWidget *area = g_object_ref_sink (make_area (&bar));
  GtkWidget *other = gtk_label_new ("other");
  GtkWidget *child;

  g_assert_true (gtk_test_accessible_has_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (area)), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_object_set (area, "child", other, NULL);
  g_object_get (area, "child", &child, NULL);
  g_assert_true (child == other);
  g_object_unref (child);
  g_assert_finalize_object (area);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/message-area/heights", test_heights);
  g_test_add_func ("/message-area/child", test_child);

  return g_test_run ();
}
