#include "config.h"

#include "support/kscore-test-ui.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* Prepares a test program with widgets: GTK, libadwaita, no animations. */
void
kscore_test_ui_init (int    *argc,
                     char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop for some time. */
void
kscore_test_spin (guint milliseconds)
{
  gboolean over = FALSE;

  /* After whatever waits for an idle moment, however busy the machine is. */
  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, stop_cb, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Finds a widget by its id in a template, anywhere below @root. */
GtkWidget *
kscore_test_find (GtkWidget  *root,
                  const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = kscore_test_find (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Waits until a window shows a page of its stack. */
void
kscore_test_wait_for_page (GtkWidget  *window,
                           const char *page)
{
  GtkStack *stack = GTK_STACK (kscore_test_find (window, "state_stack"));

  kscore_test_wait_until (g_str_equal (gtk_stack_get_visible_child_name (stack), page));
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;

  return FALSE;
}

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_EDITABLE (widget) || GTK_IS_PROGRESS_BAR (widget)
         || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget))
              == GTK_ACCESSIBLE_ROLE_METER
         || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_IMG;
}

/* Asserts that every visible control and figure below @root says what it is: by a text in it, a
 * tooltip or a label for assistive technologies. */
void
kscore_test_assert_names (GtkWidget *root)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (root);

  if (GTK_IS_IMAGE (root) || !gtk_widget_get_visible (root))
    return;
  if (is_control (root) && !has_text (root) && gtk_widget_get_tooltip_text (root) == NULL
      && !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_error ("%s (%s) has no accessible name", G_OBJECT_TYPE_NAME (root),
             gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)));
  /* The button inside a menu button is named by it. */
  if (GTK_IS_MENU_BUTTON (root))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kscore_test_assert_names (child);
}

/* Removes a folder that a test made, with everything in it. */
void
kscore_test_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      kscore_test_remove_tree (child);
    }
  g_remove (path);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Asserts that a boolean property notifies when it changes, and only then. */
void
kscore_test_assert_notifies (GObject    *object,
                             const char *property,
                             gboolean    value,
                             gboolean    other)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  gulong handler;
  guint n = 0;

  g_object_set (object, property, other, NULL);
  handler = g_signal_connect_swapped (object, signal, G_CALLBACK (count_cb), &n);
  g_object_set (object, property, value, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (object, property, value, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (object, property, other, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_signal_handler_disconnect (object, handler);
}
