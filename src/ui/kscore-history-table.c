#include "config.h"

#include "ui/kscore-history-table.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-history-days.h"

/**
 * KscoreHistoryTable:
 *
 * The score over time as a table, the newest day first. Only the rows that are seen exist.
 *
 * CSS node: `history-table`. Keys: those of #GtkColumnView; Ctrl+C copies the rows that are
 * selected, or all.
 */
struct _KscoreHistoryTable
{
  GtkWidget parent_instance;

  GtkWidget         *scroller;  /* (owned): child */
  GtkSelectionModel *selection; /* (owned) */
  KscoreHistoryDays *days;      /* (owned) */

  GtkColumnViewColumn *other_column; /* (owned) */
  char                *other;        /* (owned) (nullable): the other version of the model */
};

G_DEFINE_FINAL_TYPE (KscoreHistoryTable, kscore_history_table, GTK_TYPE_WIDGET)

static const char *
get_title (KscoreHistoryColumn column)
{
  switch (column)
    {
    case KSCORE_HISTORY_COLUMN_DAY:
      return _("Day");
    case KSCORE_HISTORY_COLUMN_SCORE:
      return _("Score");
    case KSCORE_HISTORY_COLUMN_LOW:
      /* Translators: the lower end of a score's range */
      return _("Low");
    case KSCORE_HISTORY_COLUMN_HIGH:
      /* Translators: the upper end of a score's range */
      return _("High");
    case KSCORE_HISTORY_COLUMN_CHECKED:
      /* Translators: the score from what could be looked at person by person */
      return C_("score", "Checked");
    case KSCORE_HISTORY_COLUMN_OTHER:
      return ""; /* the version's name */
    case KSCORE_HISTORY_COLUMN_NOTE:
    case KSCORE_HISTORY_N_COLUMNS:
    default:
      /* Translators: above what there is to say of a day, such as "estimated" */
      return _("Note");
    }
}

static gboolean
is_figure (KscoreHistoryColumn column)
{
  return column != KSCORE_HISTORY_COLUMN_DAY && column != KSCORE_HISTORY_COLUMN_NOTE;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label),
                        is_figure ((KscoreHistoryColumn) GPOINTER_TO_INT (user_data)) ? 1 : 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  KscoreHistoryColumn column = (KscoreHistoryColumn) GPOINTER_TO_INT (user_data);
  g_autofree char *text = kscore_history_day_dup_text (gtk_list_item_get_item (item), column);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (KscoreHistoryTable  *self,
            GtkColumnView       *view,
            KscoreHistoryColumn  column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  added = gtk_column_view_column_new (get_title (column), factory);
  /* The others are as wide as their titles, so that these stand above the figures. */
  gtk_column_view_column_set_expand (added, column == KSCORE_HISTORY_COLUMN_DAY);
  gtk_column_view_append_column (view, added);
  if (column == KSCORE_HISTORY_COLUMN_OTHER)
    {
      gtk_column_view_column_set_visible (added, FALSE);
      self->other_column = g_object_ref (added);
    }
}

static gboolean
copy_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  kscore_history_table_copy (KSCORE_HISTORY_TABLE (widget));
  return GDK_EVENT_STOP;
}

static void
kscore_history_table_dispose (GObject *object)
{
  KscoreHistoryTable *self = KSCORE_HISTORY_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->days);
  g_clear_object (&self->other_column);
  g_clear_pointer (&self->other, g_free);

  G_OBJECT_CLASS (kscore_history_table_parent_class)->dispose (object);
}

static void
kscore_history_table_class_init (KscoreHistoryTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_history_table_dispose;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, copy_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "history-table");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kscore_history_table_init (KscoreHistoryTable *self)
{
  GtkWidget *view;

  self->days = kscore_history_days_new ();
  self->selection = GTK_SELECTION_MODEL (
    gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->days))));
  view = gtk_column_view_new (g_object_ref (self->selection));
  gtk_widget_add_css_class (view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("History of the score"), -1);
  for (int i = 0; i < KSCORE_HISTORY_N_COLUMNS; i++)
    add_column (self, GTK_COLUMN_VIEW (view), (KscoreHistoryColumn) i);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * kscore_history_table_new:
 *
 * Returns: (transfer floating): a table without a row
 */
GtkWidget *
kscore_history_table_new (void)
{
  return g_object_new (KSCORE_TYPE_HISTORY_TABLE, NULL);
}

/**
 * kscore_history_table_set_points:
 * @self: a table
 * @points: (array length=n_points): one a day, oldest first; copied
 * @n_points: how many
 *
 * Sets what is shown.
 */
void
kscore_history_table_set_points (KscoreHistoryTable     *self,
                                 const KscoreChartPoint *points,
                                 guint                   n_points)
{
  g_return_if_fail (KSCORE_IS_HISTORY_TABLE (self));

  kscore_history_days_set_points (self->days, points, n_points);
}

/**
 * kscore_history_table_set_other:
 * @self: a table
 * @other: (nullable): the name of another version of the model, or %NULL for none
 *
 * Shows the points' scores with another version in a column of its own.
 */
void
kscore_history_table_set_other (KscoreHistoryTable *self,
                                const char         *other)
{
  g_return_if_fail (KSCORE_IS_HISTORY_TABLE (self));

  if (g_strcmp0 (self->other, other) == 0)
    return;

  g_free (self->other);
  self->other = g_strdup (other);
  gtk_column_view_column_set_title (self->other_column, other != NULL ? other : "");
  gtk_column_view_column_set_visible (self->other_column, other != NULL);
}

/* Whether a column is shown. */
static gboolean
has_column (KscoreHistoryTable *self,
            int                 column)
{
  return column != KSCORE_HISTORY_COLUMN_OTHER || self->other != NULL;
}

static void
append_row (KscoreHistoryTable *self,
            GString            *text,
            KscoreHistoryDay   *day)
{
  for (int i = 0; i < KSCORE_HISTORY_N_COLUMNS; i++)
    {
      g_autofree char *cell = NULL;

      if (!has_column (self, i))
        continue;
      cell = kscore_history_day_dup_cell (day, (KscoreHistoryColumn) i);
      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cell);
    }
  g_string_append_c (text, '\n');
}

/**
 * kscore_history_table_dup_text:
 * @self: a table
 *
 * Writes the rows that are selected, or all, with their titles, separated by tabs.
 *
 * Returns: (transfer full): lines for a spreadsheet
 */
char *
kscore_history_table_dup_text (KscoreHistoryTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GtkBitset) selected = NULL;
  gboolean all;

  g_return_val_if_fail (KSCORE_IS_HISTORY_TABLE (self), NULL);

  selected = gtk_selection_model_get_selection (self->selection);
  all = gtk_bitset_is_empty (selected);
  for (int i = 0; i < KSCORE_HISTORY_N_COLUMNS; i++)
    if (has_column (self, i))
      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                              i == KSCORE_HISTORY_COLUMN_OTHER
                                ? self->other
                                : get_title ((KscoreHistoryColumn) i));
  g_string_append_c (text, '\n');

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->days)); i++)
    if (all || gtk_bitset_contains (selected, i))
      {
        g_autoptr (KscoreHistoryDay) day = g_list_model_get_item (G_LIST_MODEL (self->days), i);

        append_row (self, text, day);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kscore_history_table_copy:
 * @self: a table
 *
 * Copies what kscore_history_table_dup_text() writes to the clipboard.
 */
void
kscore_history_table_copy (KscoreHistoryTable *self)
{
  g_autofree char *text = kscore_history_table_dup_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}
