#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-about-dialog.h"

static void
test_about (void)
{
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *dialog = kscore_about_dialog_new (GTK_WINDOW (parent));
  GtkLabel *version = GTK_LABEL (kscore_test_find (dialog, "version"));
  int width;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_cmpstr (gtk_label_get_text (version), ==, "Version " KSCORE_VERSION);
  /* Nobody translated into this language. */
  g_assert_false (gtk_widget_get_visible (kscore_test_find (dialog, "translators")));
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  gtk_window_present (GTK_WINDOW (dialog));
  kscore_test_spin (20);
  kscore_test_assert_names (dialog);

  gtk_window_destroy (GTK_WINDOW (parent));
  kscore_test_wait_until (dialog == NULL);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/about/shown", test_about);

  return g_test_run ();
}
