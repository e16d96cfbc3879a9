#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-shortcuts-dialog.h"

/* Counts the keys below @root; @shown gets the texts. */
static guint
count_keys (GtkWidget *root,
            GString   *shown)
{
  guint n = 0;

  if (GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, "keycap"))
    {
      g_string_append_printf (shown, "%s|", gtk_label_get_text (GTK_LABEL (root)));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_keys (child, shown);
  return n;
}

static guint
count_rows (GtkWidget *root)
{
  guint n = 0;

  if (ADW_IS_ACTION_ROW (root))
    return 1;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* Every row tells at least one key. */
static void
test_keys (void)
{
  g_autoptr (GString) shown = g_string_new ("|");
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *dialog = kscore_shortcuts_dialog_new (GTK_WINDOW (parent));
  int width;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_cmpuint (count_rows (dialog), >, 10);
  g_assert_cmpuint (count_keys (dialog, shown), >=, count_rows (dialog));
  g_assert_nonnull (strstr (shown->str, "|F5|"));
  g_assert_nonnull (strstr (shown->str, "|Ctrl+?|"));
  g_assert_nonnull (strstr (shown->str, "|Home|End|"));
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);

  gtk_window_destroy (GTK_WINDOW (parent));
  kscore_test_wait_until (dialog == NULL);
}

/* What is told is what the keys do. */
static void
test_accels (void)
{
  g_autoptr (GtkApplication) app = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_auto (GStrv) refresh = NULL;
  g_auto (GStrv) page = NULL;
  g_auto (GStrv) formula = NULL;

  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  kscore_shortcuts_dialog_set_accels (app);
  refresh = gtk_application_get_accels_for_action (app, "win.refresh");
  g_assert_cmpuint (g_strv_length (refresh), ==, 2);
  g_assert_cmpstr (refresh[0], ==, "F5");
  page = gtk_application_get_accels_for_action (app, "win.page::statement");
  g_assert_cmpstr (page[0], ==, "<Alt>3");
  formula = gtk_application_get_accels_for_action (app, "win.improve::formula");
  g_assert_cmpstr (formula[0], ==, "<Control>m");
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/shortcuts/keys", test_keys);
  g_test_add_func ("/shortcuts/accels", test_accels);

  return g_test_run ();
}
