#include "config.h"

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-details.h"

static void
asked_cb (GString            *asked,
          KscoreStatementRow *row,
          const char         *action)
{
  g_string_append_printf (asked, "%s ", action);
}

/* Closed, it is gone when the loop ran. */
static void
test_actions (void)
{
  g_autoptr (KscoreStatementRow) row = kscore_fake_statement_row_new (33);
  GtkWidget *details = kscore_statement_details_new (NULL, row);
  g_autoptr (GString) asked = g_string_new (NULL);

  g_object_add_weak_pointer (G_OBJECT (details), (gpointer *) &details);
  g_signal_connect_swapped (details, "row-action", G_CALLBACK (asked_cb), asked);
  gtk_window_present (GTK_WINDOW (details));
  kscore_test_assert_names (details);

  gtk_widget_activate_action (details, "row.copy", NULL);
  gtk_widget_activate_action (details, "row.open-post", NULL);
  kscore_test_spin (20);
  g_assert_nonnull (details);
  gtk_widget_activate_action (details, "row.only-person", NULL);
  kscore_test_wait_until (details == NULL);
  g_assert_cmpstr (asked->str, ==, "copy open-post only-person ");
}

static gboolean
is_shown (GtkWidget  *details,
          const char *id)
{
  return gtk_widget_get_visible (kscore_test_find (details, id));
}

/* What is not known or not there has no button and no line. */
static void
test_kinds (void)
{
  static const struct {
    guint    part;
    gboolean open;
    gboolean person;
    gboolean reason;
  } cases[] = {
    { 33, TRUE, TRUE, TRUE }, { 0, TRUE, TRUE, FALSE }, { 60, FALSE, FALSE, FALSE },
    { 12, FALSE, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreStatementRow) row = kscore_fake_statement_row_new (cases[i].part);
      GtkWidget *details = kscore_statement_details_new (NULL, row);

      g_test_message ("part %u", cases[i].part);
      g_assert_cmpint (is_shown (details, "open_button"), ==, cases[i].open);
      g_assert_cmpint (is_shown (details, "post_button"), ==, cases[i].open);
      g_assert_cmpint (is_shown (details, "person_button"), ==, cases[i].person);
      g_assert_cmpint (is_shown (details, "reason"), ==, cases[i].reason);
      gtk_window_destroy (GTK_WINDOW (details));
    }
}

static void
test_smallest (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (KscoreStatementRow) row = kscore_fake_statement_row_new (33);
  GtkWidget *details;
  int width;
  int height;

  g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * 2, NULL);
  details = kscore_statement_details_new (NULL, row);
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (details)), GTK_ORIENTATION_HORIZONTAL,
                      -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (details)), GTK_ORIENTATION_VERTICAL,
                      360, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (height, <=, 294);
  gtk_window_destroy (GTK_WINDOW (details));
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/statement-details/actions", test_actions);
  g_test_add_func ("/statement-details/kinds", test_kinds);
  g_test_add_func ("/statement-details/smallest", test_smallest);

  return g_test_run ();
}
