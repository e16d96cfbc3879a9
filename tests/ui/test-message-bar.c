#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-message-bar.h"

static void
test_message (void)
{
  GtkWidget *widget = g_object_ref_sink (kscore_message_bar_new ());
  KscoreMessageBar *bar = KSCORE_MESSAGE_BAR (widget);
  GtkWidget *button = kscore_test_find (widget, "button");

  g_assert_false (kscore_message_bar_get_revealed (bar));
  kscore_message_bar_show (bar, "a <b>file</b> & more", "Try Again", "win.retry-import");
  g_assert_true (kscore_message_bar_get_revealed (bar));
  /* What others wrote is never markup. */
  g_assert_cmpstr (kscore_message_bar_get_message (bar), ==, "a <b>file</b> & more");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "win.retry-import");
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, "a <b>file</b> & more");
  kscore_test_assert_names (widget);

  kscore_message_bar_show (bar, "another", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (button));

  g_assert_true (gtk_widget_activate_action (widget, "message.close", NULL));
  g_assert_false (kscore_message_bar_get_revealed (bar));
  g_assert_finalize_object (widget);
}

static void
test_layout (void)
{
  GtkWidget *bar = g_object_ref_sink (kscore_message_bar_new ());
  GtkOrientable *box = GTK_ORIENTABLE (kscore_test_find (bar, "box"));

  g_object_set (bar, "narrow", TRUE, "closable", FALSE, NULL);
  g_assert_cmpint (gtk_orientable_get_orientation (box), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_false (gtk_widget_get_visible (kscore_test_find (bar, "close_button")));
  g_object_set (bar, "narrow", FALSE, "closable", TRUE, NULL);
  g_assert_cmpint (gtk_orientable_get_orientation (box), ==, GTK_ORIENTATION_HORIZONTAL);
  g_assert_true (gtk_widget_get_visible (kscore_test_find (bar, "close_button")));
  g_assert_finalize_object (bar);
}

static void
test_properties (void)
{
  GtkWidget *bar = g_object_ref_sink (kscore_message_bar_new ());

  kscore_test_assert_notifies (G_OBJECT (bar), "narrow", TRUE, FALSE);
  kscore_test_assert_notifies (G_OBJECT (bar), "closable", FALSE, TRUE);
  g_assert_finalize_object (bar);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/message-bar/message", test_message);
  g_test_add_func ("/message-bar/layout", test_layout);
  g_test_add_func ("/message-bar/properties", test_properties);

  return g_test_run ();
}
