#include "config.h"

#include "support/kscore-walk-private.h"

#include <adwaita.h>

#include "support/kscore-test-ui.h"

/* More presses than any place has stops, or a list has rows to see. */
#define MOST_PRESSES 150
#define MOST_ARROWS  160
/* Of a focused widget larger than what is around it, at least this much is seen. */
#define LEAST_SEEN 24

static gboolean
is_key (GtkShortcutTrigger *trigger,
        guint               key,
        GdkModifierType     modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *either = GTK_ALTERNATIVE_TRIGGER (trigger);

      return is_key (gtk_alternative_trigger_get_first (either), key, modifiers)
             || is_key (gtk_alternative_trigger_get_second (either), key, modifiers);
    }
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
press_in (GtkWidget       *widget,
          GListModel      *shortcuts,
          guint            key,
          GdkModifierType  modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_key (gtk_shortcut_get_trigger (shortcut), key, modifiers)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                           GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* Presses a key as GTK does: from the focus outwards, until something takes it. */
void
kscore_walk_press (GtkWidget       *root,
                   guint            key,
                   GdkModifierType  modifiers)
{
  GtkRoot *window = gtk_widget_get_root (root);
  GtkWidget *focus = gtk_root_get_focus (window);

  for (GtkWidget *widget = focus != NULL ? focus : root; widget != NULL;
       widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_SHORTCUT_CONTROLLER (controller)
              && press_in (widget, G_LIST_MODEL (controller), key, modifiers))
            return;
        }
    }
}

static GtkWidget *
get_focus (KscoreWalk *walk)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (walk->root));

  if (focus != NULL && focus != walk->root && !gtk_widget_is_ancestor (focus, walk->root))
    return NULL;
  return focus;
}

/* What is around a widget that arrow keys walk, or NULL. */
static GtkWidget *
find_composite (KscoreWalk *walk,
                GtkWidget  *focus)
{
  for (GtkWidget *above = focus; above != NULL && above != walk->root;
       above = gtk_widget_get_parent (above))
    {
      GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (above));

      if (GTK_IS_LIST_BASE (above) || GTK_IS_LIST_BOX (above) || GTK_IS_FLOW_BOX (above)
          || role == GTK_ACCESSIBLE_ROLE_LIST || role == GTK_ACCESSIBLE_ROLE_MENU)
        return above;
    }
  return GTK_IS_POPOVER_MENU (walk->root) ? walk->root : NULL;
}

/* What of a widget is seen, in the place. */
static gboolean
get_seen (KscoreWalk      *walk,
          GtkWidget       *widget,
          graphene_rect_t *seen,
          graphene_rect_t *bounds)
{
  if (!kscore_walk_get_bounds (walk, widget, bounds))
    return FALSE;
  *seen = *bounds;
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    {
      graphene_rect_t around;

      if ((above == walk->root || GTK_IS_SCROLLABLE (above)
           || gtk_widget_get_overflow (above) == GTK_OVERFLOW_HIDDEN)
          && (!kscore_walk_get_bounds (walk, above, &around)
              || !graphene_rect_intersection (seen, &around, seen)))
        return FALSE;
      if (above == walk->root)
        break;
    }
  return TRUE;
}

/* The focus has to be seen: all of it, or enough where it is larger than the view. */
static void
look_at_focus (KscoreWalk *walk,
               GtkWidget  *focus)
{
  graphene_rect_t bounds;
  graphene_rect_t seen;

  kscore_walk_settle (walk->root);
  if (!gtk_widget_get_mapped (focus))
    kscore_walk_fault (walk, focus, "has the focus and is not shown");
  else if (!get_seen (walk, focus, &seen, &bounds))
    kscore_walk_fault (walk, focus, "has the focus outside of what is seen: at %.0f, %.0f",
                       bounds.origin.x, bounds.origin.y);
  else if (seen.size.height < MIN (bounds.size.height, LEAST_SEEN) - 2
           || seen.size.width < MIN (bounds.size.width, LEAST_SEEN) - 2)
    kscore_walk_fault (walk, focus, "has the focus and is hardly seen: %.0f × %.0f of %.0f × %.0f",
                       seen.size.width, seen.size.height, bounds.size.width, bounds.size.height);
}

static void
note (GHashTable *reached,
      GtkWidget  *focus)
{
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_hash_table_add (reached, widget);
}

/* Walks a list, menu or chart by arrows, and comes back. */
static void
walk_by_arrows (KscoreWalk *walk,
                GtkWidget  *composite,
                GtkWidget  *start,
                GHashTable *reached)
{
  static const guint keys[] = { GDK_KEY_Down, GDK_KEY_Up, GDK_KEY_Right, GDK_KEY_Left };
  gboolean marks = !GTK_IS_LIST_BASE (composite) && !GTK_IS_LIST_BOX (composite);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      for (int n = 0; n < MOST_ARROWS; n++)
        {
          GtkWidget *before = get_focus (walk);
          GtkWidget *focus;

          kscore_walk_press (walk->root, keys[i], 0);
          focus = get_focus (walk);
          /* At the end, beyond it, or around again. */
          if (focus == NULL || focus == before || focus == start
              || (focus != composite && !gtk_widget_is_ancestor (focus, composite)))
            break;
          note (reached, focus);
          /* The marks of a chart lie in one place. */
          if (n < 3 || !marks)
            look_at_focus (walk, focus);
        }
      gtk_widget_grab_focus (start);
      kscore_walk_settle (walk->root);
    }
}

/* Presses Tab or Shift+Tab until it comes round. Returns: how many stops there are */
static guint
walk_by_tab (KscoreWalk      *walk,
             GdkModifierType  modifiers,
             GHashTable      *reached)
{
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) walked = g_hash_table_new (NULL, NULL);
  GtkWidget *before = NULL;

  if (GTK_IS_WINDOW (walk->root))
    gtk_window_set_focus (GTK_WINDOW (walk->root), NULL);
  for (guint n = 0; n < MOST_PRESSES; n++)
    {
      GtkWidget *focus;
      GtkWidget *composite;

      kscore_walk_press (walk->root, GDK_KEY_Tab, modifiers);
      focus = get_focus (walk);
      if (focus == NULL)
        {
          if (n == 0 && !GTK_IS_WINDOW (walk->root))
            kscore_walk_fault (walk, walk->root, "loses the focus at the first Tab");
          break;
        }
      if (focus == before && n > 1)
        kscore_walk_fault (walk, focus, "keeps the focus when Tab is pressed");
      if (!g_hash_table_add (stops, focus))
        {
          /* What scrolled to it has to be in its place before the focus moves again. */
          kscore_walk_settle (walk->root);
          break;
        }
      before = focus;
      note (reached, focus);
      composite = find_composite (walk, focus);
      look_at_focus (walk, focus);
      if (modifiers == 0 && composite != NULL && g_hash_table_add (walked, composite))
        walk_by_arrows (walk, composite, focus, reached);
    }
  return g_hash_table_size (stops);
}

static GHashTable *reached_now;

/* A row below what is seen of a long list is one more press away. */
static gboolean
is_in_sight (KscoreWalk *walk,
             GtkWidget  *widget)
{
  graphene_rect_t bounds;
  graphene_rect_t seen;

  if (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) == NULL)
    return TRUE;
  return get_seen (walk, widget, &seen, &bounds) && seen.size.height >= bounds.size.height - 1;
}

/* The arrow keys do in the number what the two buttons beside it do. */
static gboolean
is_step_button (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget));
}

static void
look (KscoreWalk *walk,
      GtkWidget  *widget)
{
  if (!kscore_walk_is_control (widget) || !gtk_widget_is_sensitive (widget)
      || is_step_button (widget))
    return;
  if (!g_hash_table_contains (reached_now, widget) && is_in_sight (walk, widget))
    kscore_walk_fault (walk, widget, "is not reached by keyboard");
}

/* Every control is reached by Tab or arrows, forward and back, and is seen then. */
void
kscore_walk_keys (KscoreWalk *walk)
{
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) back = g_hash_table_new (NULL, NULL);
  guint n_forward = walk_by_tab (walk, 0, reached);
  guint n_back = walk_by_tab (walk, GDK_SHIFT_MASK, back);

  if (n_back + 1 < n_forward)
    kscore_walk_fault (walk, walk->root, "is not walked back by Shift+Tab: %u stops instead of %u",
                       n_back, n_forward);
  reached_now = reached;
  kscore_walk_each (walk, walk->root, look);
  reached_now = NULL;
}
