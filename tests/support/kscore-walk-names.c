#include "config.h"

#include "support/kscore-walk-private.h"

#include <adwaita.h>

/* A text that no widget has: asked for it, GTK says what is there instead. */
#define NO_TEXT "\x1b"

static GtkAccessibleRole
role_of (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
}

/* Returns: (transfer full) (nullable) */
static char *
dup_property (GtkWidget             *widget,
              GtkAccessibleProperty  property)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (!gtk_test_accessible_has_property (accessible, property))
    return NULL;
  return gtk_test_accessible_check_property (accessible, property, NO_TEXT);
}

/* All text that is shown in a widget. */
static void
collect_text (GtkWidget *widget,
              GString   *text)
{
  if (!gtk_widget_get_visible (widget) || GTK_IS_NATIVE (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      g_string_append (text, gtk_label_get_text (GTK_LABEL (widget)));
      g_string_append_c (text, ' ');
    }
  else if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)))
    g_string_append (text, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

/* What is in them is a value, not a name. */
static gboolean
shows_a_value (GtkWidget *widget)
{
  return GTK_IS_EDITABLE (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_RANGE (widget) || GTK_IS_PROGRESS_BAR (widget);
}

/* Returns: (transfer full) (nullable): by what a widget calls itself */
static char *
dup_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *label = dup_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_autoptr (GString) text = NULL;

  if (label != NULL)
    return g_steal_pointer (&label);
  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return g_strdup ("named by another");

  text = g_string_new (NULL);
  if (!shows_a_value (widget) || ADW_IS_PREFERENCES_ROW (widget))
    collect_text (widget, text);
  if (text->len > 0)
    return g_strdup (text->str);
  return g_strdup (gtk_widget_get_tooltip_text (widget));
}

static gboolean
has_words (const char *name)
{
  for (const char *p = name; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_type_name (GtkWidget  *widget,
              const char *name)
{
  g_autofree char *type = g_strdup_printf ("\"%s\"", G_OBJECT_TYPE_NAME (widget));

  return g_strcmp0 (name, type) == 0 || g_strcmp0 (name, G_OBJECT_TYPE_NAME (widget)) == 0;
}

/* The widget whose name counts for @widget: what it is only the inside of. */
static GtkWidget *
find_named (GtkWidget *widget)
{
  static GType (*const wholes[]) (void) = {
    gtk_menu_button_get_type, gtk_drop_down_get_type, adw_entry_row_get_type, gtk_entry_get_type,
    gtk_search_entry_get_type, gtk_spin_button_get_type, gtk_password_entry_get_type,
    gtk_editable_label_get_type, adw_combo_row_get_type,
  };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      GtkWidget *whole = gtk_widget_get_ancestor (widget, wholes[i] ());

      if (whole != NULL)
        return whole;
    }
  return widget;
}

static gboolean
is_figure (GtkWidget *widget)
{
  GtkAccessibleRole role = role_of (widget);

  if (GTK_IS_IMAGE (widget) || GTK_IS_PICTURE (widget))
    return FALSE;
  return role == GTK_ACCESSIBLE_ROLE_METER || role == GTK_ACCESSIBLE_ROLE_IMG
         || (role == GTK_ACCESSIBLE_ROLE_LIST && !GTK_IS_LIST_BASE (widget)
             && !GTK_IS_LIST_BOX (widget) && !GTK_IS_FLOW_BOX (widget));
}

static gboolean
says_a_number (const char *sentence)
{
  static const char *const unknown[] = { "not known", "not enough", "unknown", "not told", "no score", "nothing",
                                         "None", "No " };

  for (const char *p = sentence; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  for (guint i = 0; sentence != NULL && i < G_N_ELEMENTS (unknown); i++)
    if (strstr (sentence, unknown[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
look_at_figure (KscoreWalk *walk,
                GtkWidget  *widget)
{
  g_autofree char *label = dup_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  g_autofree char *description = dup_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_autofree char *sentence = g_strconcat (label != NULL ? label : "", " ", description, NULL);

  if (walk->original && !says_a_number (sentence))
    kscore_walk_fault (walk, widget, "is a figure that reads out no number: %s", sentence);
}

static void
look (KscoreWalk *walk,
      GtkWidget  *widget)
{
  gboolean figure = is_figure (widget);
  GtkWidget *named = find_named (widget);
  g_autofree char *name = NULL;

  if (figure)
    look_at_figure (walk, widget);
  if (!figure && !kscore_walk_is_control (widget) && !GTK_IS_PROGRESS_BAR (widget)
      && !GTK_IS_LEVEL_BAR (widget))
    return;

  name = dup_name (named);
  /* A part of a whole may say what only it does, such as an icon in an entry. */
  if (name == NULL && named != widget)
    name = dup_name (widget);
  if (name == NULL)
    kscore_walk_fault (walk, widget, "has no accessible name");
  else if (!has_words (name))
    kscore_walk_fault (walk, widget, "is only named by a symbol: %s", name);
  else if (is_type_name (named, name))
    kscore_walk_fault (walk, widget, "is only named by its type: %s", name);
}

/* Every control and figure says what it is, every figure its numbers. */
void
kscore_walk_names (KscoreWalk *walk)
{
  kscore_walk_each (walk, walk->root, look);
}
