#include "config.h"

#include "support/kscore-walk-private.h"

#include <adwaita.h>

#include "core/kscore-format.h"
#include "support/kscore-test-ui.h"

/* @place: its name, for the report. */
KscoreWalk *
kscore_walk_new (const char *place)
{
  KscoreWalk *walk = g_new0 (KscoreWalk, 1);

  walk->place = g_strdup (place);
  walk->faults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->order = g_ptr_array_new ();
  walk->made_up = g_strcmp0 (g_getenv ("KSCORE_WALK"), "long") == 0;
  walk->original = g_getenv ("LANGUAGE") == NULL;
  return walk;
}

static gboolean
has_own_id (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return id != NULL && !g_str_has_prefix (id, "___");
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  return gtk_widget_get_tooltip_text (widget);
}

/* The widget and those around it that have a name of their own. */
static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (G_OBJECT_TYPE_NAME (widget));
  const char *text = text_of (widget);

  if (has_own_id (widget))
    g_string_append_printf (path, "#%s", gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
  if (text != NULL && *text != '\0')
    g_string_append_printf (path, " “%.40s”", text);

  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    if (has_own_id (above))
      {
        g_autofree char *step =
          g_strdup_printf ("#%s / ", gtk_buildable_get_buildable_id (GTK_BUILDABLE (above)));

        g_string_prepend (path, step);
      }
    else if (g_str_has_prefix (G_OBJECT_TYPE_NAME (above), "Kscore") || GTK_IS_ROOT (above))
      {
        g_string_prepend (path, " / ");
        g_string_prepend (path, G_OBJECT_TYPE_NAME (above));
      }

  return g_string_free (path, FALSE);
}

/* Notes that something is wrong with @widget; what is wrong in many settings is told once. */
void
kscore_walk_fault (KscoreWalk *walk,
                   GtkWidget  *widget,
                   const char *format,
                   ...)
{
  g_autofree char *path = describe (widget);
  g_autofree char *what = NULL;
  g_autofree char *key = NULL;
  va_list args;
  guint n;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  /* The first sentence says what, the second how much. */
  key = g_strdup_printf ("%s: %.*s", path, (int) strcspn (what, ":"), what);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (walk->faults, key));
  if (n == 0)
    g_ptr_array_add (walk->order, g_strdup_printf ("%s\n    %s [%s]", path, what,
                                                   walk->setting));
  g_hash_table_replace (walk->faults, g_steal_pointer (&key), GUINT_TO_POINTER (n + 1));
}

/* Calls @visit for @widget and everything shown below it; other windows and popovers are places
 * of their own. */
void
kscore_walk_each (KscoreWalk      *walk,
                  GtkWidget       *widget,
                  KscoreWalkVisit  visit)
{
  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && widget != walk->root))
    return;

  visit (walk, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kscore_walk_each (walk, child, visit);
}

static gboolean
is_of_window_manager (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL;
}

/* Whether somebody does something with @widget: presses it, types, chooses, walks its marks. */
gboolean
kscore_walk_is_control (GtkWidget *widget)
{
  /* The pointer's only: GTK gives them no focus, the window manager has keys for them. */
  if (is_of_window_manager (widget) || GTK_IS_WINDOW (widget))
    return FALSE;
  /* What they hold is the control. */
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SCROLLED_WINDOW (widget)
      || GTK_IS_VIEWPORT (widget) || GTK_IS_STACK (widget) || GTK_IS_LIST_BASE (widget))
    return FALSE;
  /* The header of a column view, which GTK 4.8 takes for a row; what it does is in a menu, too. */
  if (GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget)))
    return FALSE;
  /* What a row for choosing shows of what is chosen; the list to choose from opens. */
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL && !ADW_IS_COMBO_ROW (widget))
    return FALSE;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  if (GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_TEXT (widget)
      || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_RANGE (widget) || GTK_IS_EXPANDER (widget))
    return !GTK_IS_SCROLLBAR (gtk_widget_get_parent (widget)) && !GTK_IS_SCROLLBAR (widget);
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_selectable (GTK_LABEL (widget));
  return gtk_widget_get_focusable (widget);
}

/* Whether what does not fit into @widget can be scrolled to. */
gboolean
kscore_walk_scrolls (GtkWidget      *widget,
                     GtkOrientation  orientation)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkPolicyType policies[2];

  /* The list in a column view scrolls by its window. */
  if (GTK_IS_LIST_BASE (widget) && GTK_IS_COLUMN_VIEW (parent))
    parent = gtk_widget_get_parent (parent);
  if (!GTK_IS_SCROLLABLE (widget) || !GTK_IS_SCROLLED_WINDOW (parent))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (parent), &policies[0], &policies[1]);
  return policies[orientation] != GTK_POLICY_NEVER;
}

/* Where @widget is in the place. */
gboolean
kscore_walk_get_bounds (KscoreWalk      *walk,
                        GtkWidget       *widget,
                        graphene_rect_t *bounds)
{
  return gtk_widget_compute_bounds (widget, walk->root, bounds);
}

/* Gives everything its place, without waiting for the screen. */
void
kscore_walk_settle (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  /* The second time for what the first one scrolled. Painting is not waited for. */
  for (int i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (clock, "update");
      g_signal_emit_by_name (clock, "layout");
    }
}

/* What is in a window: without the frame that stands for its shadow. */
GtkWidget *
kscore_walk_get_content (GtkWidget *root)
{
  if (ADW_IS_APPLICATION_WINDOW (root))
    return adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
  if (ADW_IS_WINDOW (root))
    return adw_window_get_content (ADW_WINDOW (root));
  return root;
}

/* Shows @window as @setting says. */
void
kscore_walk_set (KscoreWalk              *walk,
                 GtkWindow               *window,
                 const KscoreWalkSetting *setting)
{
  GtkWidget *content = kscore_walk_get_content (GTK_WIDGET (window));
  gboolean rtl = setting->direction == GTK_TEXT_DIR_RTL;

  g_free (walk->setting);
  walk->setting = g_strdup_printf ("%d × %d%s%s%s%s", setting->width, setting->height,
                                   setting->text != 1 ? ", large text" : "",
                                   rtl ? ", right to left" : "",
                                   walk->original ? "" : ", LANGUAGE=",
                                   walk->original ? "" : g_getenv ("LANGUAGE"));
  walk->width = setting->width;
  walk->height = setting->height;
  walk->text = setting->text;

  gtk_widget_set_default_direction (setting->direction);
  kscore_format_set_rtl (rtl);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * setting->text, NULL);
  gtk_window_set_default_size (window, setting->width, setting->height);
  /* A minimum may hold it larger: that is told when it is looked at. Layouts follow the width. */
  for (int i = 0; i < 20 && (i < 3 || gtk_widget_get_width (content) != setting->width
                             || gtk_widget_get_height (content) != setting->height); i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      kscore_walk_settle (GTK_WIDGET (window));
      /* A layout that has just become narrower lets the window be narrower: drag on. */
      if (i > 2 && gtk_widget_get_width (content) > setting->width)
        {
          gtk_window_set_default_size (window, setting->width + 1, setting->height);
          gtk_window_set_default_size (window, setting->width, setting->height);
        }
    }
}

/* Back to how programs start. */
void
kscore_walk_reset (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  kscore_format_set_rtl (FALSE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* Looks at a window, dialog or open popover in the setting that was set last. */
void
kscore_walk_look (KscoreWalk *walk,
                  GtkWidget  *root)
{
  walk->root = root;
  kscore_walk_names (walk);
  kscore_walk_layout (walk);
  kscore_walk_keys (walk);
}

/* Says everything that was found. Returns: how much it is */
guint
kscore_walk_end (KscoreWalk *walk)
{
  guint n = walk->order->len;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fault = g_ptr_array_index (walk->order, i);

      g_test_message ("%s: %s", walk->place, fault);
    }

  g_ptr_array_unref (walk->order);
  g_hash_table_unref (walk->faults);
  g_free (walk->setting);
  g_free (walk->place);
  g_free (walk);
  return n;
}
