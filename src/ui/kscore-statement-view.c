#include "config.h"

#include "ui/kscore-statement-view.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-statement-columns.h"
#include "ui/kscore-statement-slots.h"
#include "ui/kscore-statement-words.h"

/**
 * KscoreStatementView:
 *
 * The rows of a statement in columns, or in two lines each where the window is `narrow`; network
 * and count show where it is `wide`. The titles of the columns sort.
 *
 * Rows are activated by Enter and by a click, and have a menu. What is asked of a row is told by
 * the signal `row-action`, with the name of the action: "details", "only-person", "only-post",
 * "open-post", "copy".
 */
struct _KscoreStatementView
{
  GtkWidget parent_instance;

  GtkScrolledWindow   *scroller;
  GtkColumnView       *view;
  GtkColumnViewColumn *columns[KSCORE_STATEMENT_N_COLUMNS]; /* (owned) */
  GtkWidget           *menu; /* (owned): a child */

  KscoreStatement      *statement; /* (owned) (nullable) */
  KscoreStatementSlots *slots;     /* (owned) (nullable): of the statement */
  KscoreStatementRow   *menu_row;  /* (owned) (nullable): the one that the menu is of */
  GSignalGroup         *signals;   /* (owned) */
  guint                 step_id;
  gboolean              narrow;
  gboolean              wide;
  gboolean              sorting; /* the arrow of a title is being set by us */
  int                   probed;  /* the column that compared first, or -1 */
};

G_DEFINE_FINAL_TYPE (KscoreStatementView, kscore_statement_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_NARROW = 1,
  PROP_WIDE,
} KscoreStatementViewProperty;

static GParamSpec *properties[PROP_WIDE + 1];
static guint row_action_signal;

static void
emit_action (KscoreStatementView *self,
             KscoreStatementRow  *row,
             const char          *action)
{
  if (row != NULL && kscore_statement_row_get_loaded (row))
    g_signal_emit (self, row_action_signal, 0, row, action);
}

/* What is done with a row is done with the one that is there now, whatever takes its place. */
static KscoreStatementRow *
get_row (KscoreStatementView *self,
         guint                position)
{
  g_autoptr (KscoreStatementSlot) slot = NULL;
  KscoreStatementRow *row;

  if (self->slots == NULL)
    return NULL;
  slot = g_list_model_get_item (G_LIST_MODEL (self->slots), position);
  row = slot != NULL ? kscore_statement_slot_get_row (slot) : NULL;
  return row != NULL ? g_object_ref (row) : NULL;
}

static void
activate_cb (KscoreStatementView *self,
             guint                position)
{
  g_autoptr (KscoreStatementRow) row = get_row (self, position);

  emit_action (self, row, "details");
}

/* Actions of the menu are named as what is told. */
static void
row_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (widget);
  g_autoptr (KscoreStatementRow) row = self->menu_row != NULL ? g_object_ref (self->menu_row)
                                                              : NULL;

  emit_action (self, row, action_name + strlen ("row."));
}

static void
open_menu (KscoreStatementView *self,
           guint                position,
           GdkRectangle        *at)
{
  g_autoptr (KscoreStatementRow) row = get_row (self, position);
  g_autofree char *url = NULL;

  if (row == NULL || !kscore_statement_row_get_loaded (row))
    return;

  g_object_get (row, "post-url", &url, NULL);
  g_set_object (&self->menu_row, row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.only-person",
                                 kscore_statement_row_get_actor (row) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.only-post",
                                 kscore_statement_row_get_post (row) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.open-post", url != NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row at a point, or %GTK_INVALID_LIST_POSITION. */
static guint
find_row_at (KscoreStatementView *self,
             double               x,
             double               y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? kscore_statement_column_find_row (picked) : GTK_INVALID_LIST_POSITION;
}

static void
clicked_cb (KscoreStatementView *self,
            int                  n_press,
            double               x,
            double               y)
{
  guint position = find_row_at (self, x, y);

  /* What is clicked in the menu comes by here, too. */
  if (n_press == 1 && position != GTK_INVALID_LIST_POSITION && !gtk_widget_is_visible (self->menu))
    activate_cb (self, position);
}

static void
pressed_cb (KscoreStatementView *self,
            int                  n_press,
            double               x,
            double               y,
            GtkGesture          *gesture)
{
  guint position = find_row_at (self, x, y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, position, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

/* The menu of the row that has the focus, below it. */
static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;
  guint position;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget)
      || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;

  position = kscore_statement_column_find_row (focus);
  if (position != GTK_INVALID_LIST_POSITION)
    open_menu (self, position,
               &(GdkRectangle) { (int) (bounds.origin.x + bounds.size.width / 2),
                                 (int) bounds.origin.y, 1, (int) bounds.size.height });
}

/* Not public before GTK 4.18, and without it things only look less well. */
static GtkWidget *
find_header (KscoreStatementView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !g_str_equal (gtk_widget_get_css_name (child), "header"))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The titles of numbers stand above them. */
static void
align_titles (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *text = GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : NULL;

      if (text != NULL
          && (g_str_equal (text, kscore_statement_words_get_sort (KSCORE_STATEMENT_SORT_POINTS))
              || g_str_equal (text,
                              kscore_statement_words_get_sort (KSCORE_STATEMENT_SORT_COUNT))))
        gtk_widget_set_halign (widget, GTK_ALIGN_END);
      align_titles (child);
    }
}

/* Fixed, so that no row is measured; from the font, so that large text fits. GTK 4.8 keeps room for
 * columns that are not visible. */
static void
update_widths (KscoreStatementView *self)
{
  for (guint i = 0; i < KSCORE_STATEMENT_N_COLUMNS; i++)
    gtk_column_view_column_set_fixed_width (
      self->columns[i], gtk_column_view_column_get_visible (self->columns[i])
                          ? kscore_statement_column_get_width (i, GTK_WIDGET (self)) : 0);
}

static void
update_layout (KscoreStatementView *self)
{
  GtkWidget *header;

  for (guint i = 0; i < KSCORE_STATEMENT_N_COLUMNS; i++)
    {
      gboolean visible = !self->narrow;

      if (i == KSCORE_STATEMENT_COLUMN_COMBINED)
        visible = self->narrow;
      else if (i == KSCORE_STATEMENT_SORT_POINTS)
        visible = TRUE;
      else if (i == KSCORE_STATEMENT_SORT_NETWORK || i == KSCORE_STATEMENT_SORT_COUNT)
        visible = self->wide && !self->narrow;
      gtk_column_view_column_set_visible (self->columns[i], visible);
      /* One that is not visible would take its part of the room. */
      gtk_column_view_column_set_expand (self->columns[i],
                                         visible && (i == KSCORE_STATEMENT_SORT_POST
                                                     || i == KSCORE_STATEMENT_COLUMN_COMBINED));
    }

  update_widths (self);
  header = find_header (self);
  if (header == NULL)
    return;
  gtk_widget_set_visible (header, !self->narrow);
  align_titles (header);
}

/* Before GTK 4.10 the view does not tell by which column it sorts. Its sorter asks those of the
 * columns in their order, and turns the answer round where it descends. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  GtkColumnViewColumn *column = user_data;
  KscoreStatementView *self = g_object_get_data (G_OBJECT (column), "view");

  if (self != NULL && self->probed < 0)
    self->probed = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "sort"));
  return -1;
}

static void
sorter_changed_cb (KscoreStatementView *self)
{
  g_autoptr (GObject) probe = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  gboolean descending;

  if (self->sorting || self->statement == NULL)
    return;

  self->probed = -1;
  descending = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), probe, other)
               == GTK_ORDERING_LARGER;
  if (self->probed < 0)
    return;

  /* The most, and the newest, first. */
  if ((KscoreStatementSort) self->probed != kscore_statement_get_sort (self->statement)
      && (self->probed == KSCORE_STATEMENT_SORT_POINTS
          || self->probed == KSCORE_STATEMENT_SORT_COUNT
          || self->probed == KSCORE_STATEMENT_SORT_DATE))
    descending = TRUE;
  kscore_statement_set_sort (self->statement, (KscoreStatementSort) self->probed, descending);
}

static void
sort_changed_cb (KscoreStatementView *self)
{
  if (self->statement == NULL)
    return;

  self->sorting = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view,
                                  self->columns[kscore_statement_get_sort (self->statement)],
                                  kscore_statement_get_descending (self->statement)
                                    ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->sorting = FALSE;
}

/* Other rows begin with the first. */
static void
reordered_cb (KscoreStatementView *self)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (gtk_adjustment_get_value (down) > 0
      && g_list_model_get_n_items (G_LIST_MODEL (self->slots)) > 0)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", 0);
}

static gboolean
step_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (widget);

  if (self->slots != NULL && kscore_statement_slots_step (self->slots))
    return G_SOURCE_CONTINUE;

  self->step_id = 0;
  return G_SOURCE_REMOVE;
}

static void
unfinished_cb (KscoreStatementView *self)
{
  if (self->step_id == 0)
    self->step_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), step_cb, NULL, NULL);
}

static void
drop_slots (KscoreStatementView *self)
{
  if (self->slots != NULL)
    g_signal_handlers_disconnect_by_data (self->slots, self);
  g_clear_object (&self->slots);
}

static void
create_columns (KscoreStatementView *self)
{
  static const guint order[KSCORE_STATEMENT_N_COLUMNS] = {
    KSCORE_STATEMENT_SORT_DATE,  KSCORE_STATEMENT_SORT_NETWORK,
    KSCORE_STATEMENT_SORT_KIND,  KSCORE_STATEMENT_SORT_PERSON,
    KSCORE_STATEMENT_SORT_POST,  KSCORE_STATEMENT_COLUMN_COMBINED,
    KSCORE_STATEMENT_SORT_COUNT, KSCORE_STATEMENT_SORT_POINTS,
  };

  for (guint i = 0; i < KSCORE_STATEMENT_N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = kscore_statement_column_new (order[i]);

      self->columns[order[i]] = column;
      if (order[i] != KSCORE_STATEMENT_COLUMN_COMBINED)
        {
          g_autoptr (GtkSorter) sorter =
            GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));

          g_object_set_data (G_OBJECT (column), "view", self);
          g_object_set_data (G_OBJECT (column), "sort", GUINT_TO_POINTER (order[i]));
          gtk_column_view_column_set_sorter (column, sorter);
          gtk_column_view_column_set_resizable (column, TRUE);
        }
      gtk_column_view_append_column (self->view, column);
    }
}

static void
create_menu (KscoreStatementView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) only = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  g_menu_append (menu, _("Show _Details"), "row.details");
  g_menu_append (only, _("Only This _Person"), "row.only-person");
  g_menu_append (only, _("Only This P_ost"), "row.only-post");
  g_menu_append (more, _("Open Post in _Browser"), "row.open-post");
  g_menu_append (more, _("_Copy"), "row.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (only));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static void
kscore_statement_view_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (widget);

  gtk_widget_allocate (GTK_WIDGET (self->scroller), width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
kscore_statement_view_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (widget);

  gtk_widget_measure (GTK_WIDGET (self->scroller), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
kscore_statement_view_realize (GtkWidget *widget)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (widget);
  GtkSettings *settings = gtk_widget_get_settings (widget);

  GTK_WIDGET_CLASS (kscore_statement_view_parent_class)->realize (widget);

  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (update_widths), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (update_widths), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_widths (self);
}

static void
kscore_statement_view_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget), update_widths, widget);
  GTK_WIDGET_CLASS (kscore_statement_view_parent_class)->unrealize (widget);
}

static void
kscore_statement_view_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (object);

  switch ((KscoreStatementViewProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (KscoreStatementView *self,
          gboolean            *flag,
          gboolean             value,
          GParamSpec          *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
kscore_statement_view_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (object);

  switch ((KscoreStatementViewProperty) prop_id)
    {
    case PROP_NARROW:
      set_flag (self, &self->narrow, g_value_get_boolean (value), pspec);
      break;
    case PROP_WIDE:
      set_flag (self, &self->wide, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_statement_view_dispose (GObject *object)
{
  KscoreStatementView *self = KSCORE_STATEMENT_VIEW (object);

  for (guint i = 0; i < KSCORE_STATEMENT_N_COLUMNS; i++)
    if (self->columns[i] != NULL)
      {
        g_object_set_data (G_OBJECT (self->columns[i]), "view", NULL);
        g_clear_object (&self->columns[i]);
      }
  g_clear_object (&self->signals);
  g_clear_object (&self->menu_row);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  drop_slots (self);
  g_clear_object (&self->statement);

  G_OBJECT_CLASS (kscore_statement_view_parent_class)->dispose (object);
}

static void
kscore_statement_view_class_init (KscoreStatementViewClass *klass)
{
  static const char *const actions[] = { "row.details", "row.only-person", "row.only-post",
                                         "row.open-post", "row.copy" };
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_statement_view_get_property;
  object_class->set_property = kscore_statement_view_set_property;
  object_class->dispose = kscore_statement_view_dispose;
  widget_class->measure = kscore_statement_view_measure;
  widget_class->size_allocate = kscore_statement_view_size_allocate;
  widget_class->realize = kscore_statement_view_realize;
  widget_class->unrealize = kscore_statement_view_unrealize;

  /**
   * KscoreStatementView:narrow:
   *
   * Whether a row stands in two lines instead of columns.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  /**
   * KscoreStatementView:wide:
   *
   * Whether there is room for every column.
   */
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KscoreStatementView::row-action:
   * @self: a view
   * @row: a row that is loaded
   * @action: what is asked
   *
   * Something is asked of a row.
   */
  row_action_signal = g_signal_new ("row-action", KSCORE_TYPE_STATEMENT_VIEW, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    KSCORE_TYPE_STATEMENT_ROW, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "statement-view");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, row_action);
  gtk_widget_class_install_action (widget_class, "statement-view.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "statement-view.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "statement-view.menu", NULL);
}

static void
kscore_statement_view_init (KscoreStatementView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  self->signals = g_signal_group_new (KSCORE_TYPE_STATEMENT);
  g_signal_group_connect_swapped (self->signals, "notify::sort", G_CALLBACK (sort_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::descending",
                                  G_CALLBACK (sort_changed_cb), self);

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "statement");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Activity statement"), -1);
  create_columns (self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sorter_changed_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  create_menu (self);

  /* Not the column view's own single click: in GTK 4.8 that selects what is pointed at, also while
   * rows that scroll away are given no place any more, and then frees them on the way. */
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  update_layout (self);
}

/**
 * kscore_statement_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
kscore_statement_view_new (void)
{
  return g_object_new (KSCORE_TYPE_STATEMENT_VIEW, NULL);
}

/**
 * kscore_statement_view_set_statement:
 * @self: a view
 * @statement: (nullable): a statement
 *
 * Chooses what is shown.
 */
void
kscore_statement_view_set_statement (KscoreStatementView *self,
                                     KscoreStatement     *statement)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (KSCORE_IS_STATEMENT_VIEW (self));

  if (!g_set_object (&self->statement, statement))
    return;

  g_clear_object (&self->menu_row);
  g_signal_group_set_target (self->signals, statement);
  drop_slots (self);
  if (statement != NULL)
    {
      self->slots = kscore_statement_slots_new (G_LIST_MODEL (statement));
      g_signal_connect_swapped (self->slots, "reordered", G_CALLBACK (reordered_cb), self);
      g_signal_connect_swapped (self->slots, "unfinished", G_CALLBACK (unfinished_cb), self);
      selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->slots)));
    }
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  sort_changed_cb (self);
}
