#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-compat.h"

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError **error = user_data;
  g_auto (GStrv) files = kscore_compat_choose_archives_finish (GTK_WINDOW (object), result, error);

  g_assert_null (files);
}

/* The dialog that is not ours, or NULL. */
static GtkWindow *
find_dialog (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != window)
        return toplevel;
    }
  return NULL;
}

/* Closing the dialog is choosing nothing: cancelled, so nobody is told. */
static void
test_dismissed (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr (GError) error = NULL;

  gtk_window_present (window);
  kscore_compat_choose_archives_async (window, NULL, chosen_cb, &error);
  kscore_test_wait_until (find_dialog (window) != NULL);
  gtk_window_close (find_dialog (window));
  kscore_test_wait_until (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gtk_window_destroy (window);
}

static void
target_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  GError **error = user_data;

  g_assert_null (kscore_compat_choose_target_finish (GTK_WINDOW (object), result, error));
}

static void
test_target_dismissed (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr (GError) error = NULL;

  gtk_window_present (window);
  kscore_compat_choose_target_async (window, "Export", "table.csv", NULL, target_chosen_cb,
                                     &error);
  kscore_test_wait_until (find_dialog (window) != NULL);
  gtk_window_close (find_dialog (window));
  kscore_test_wait_until (error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gtk_window_destroy (window);
}

/* By the label that shows the mnemonic, and by that alone. */
static void
test_name_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic ("Re_set");
  GtkWidget *plain = gtk_button_new_with_label ("Go_");

  g_object_ref_sink (box);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), plain);
  kscore_compat_name_buttons (box);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (plain),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_object_unref (box);
}

static void
test_expander_row_add (void)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *label = gtk_label_new ("+2.6");

  g_object_ref_sink (row);
  kscore_compat_expander_row_add (ADW_EXPANDER_ROW (row), label);
  g_assert_true (gtk_widget_is_ancestor (label, row));
  g_object_unref (row);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/compat/dismissed", test_dismissed);
  g_test_add_func ("/compat/target-dismissed", test_target_dismissed);
  g_test_add_func ("/compat/name-buttons", test_name_buttons);
  g_test_add_func ("/compat/expander-row-add", test_expander_row_add);

  return g_test_run ();
}
