#include "config.h"

#include "ui/kscore-statement-columns.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-statement-slots.h"
#include "ui/kscore-statement-words.h"

/* The columns of the statement, over a list of slots. Rows come and go by the hundred while
 * somebody scrolls or sorts, so that binding a cell only sets texts: a GtkInscription asks for no
 * size of its own, and a column has a fixed width. A row that is not read yet is empty. */

/* One cell: the data of the widget in it. */
typedef struct {
  GtkListItem         *item;   /* (not owned): outlives the widget in it */
  guint                column;
  GtkInscription      *title;  /* (not owned) */
  GtkInscription      *detail; /* (not owned) (nullable): a second line */
  KscoreStatementSlot *slot;   /* (owned) (nullable): while it is bound */
  gulong               changed_id;
} Cell;

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("kscore-statement-cell");
}

static void
leave (Cell *cell)
{
  if (cell->slot != NULL)
    g_clear_signal_handler (&cell->changed_id, cell->slot);
  g_clear_object (&cell->slot);
}

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  leave (cell);
  g_free (cell);
}

static char *
get_text (KscoreStatementRow *row,
          guint               column)
{
  static const char *const names[KSCORE_STATEMENT_N_SORTS] = {
    [KSCORE_STATEMENT_SORT_DATE] = "date",
    [KSCORE_STATEMENT_SORT_POINTS] = "points-text",
    [KSCORE_STATEMENT_SORT_NETWORK] = "network-name",
    [KSCORE_STATEMENT_SORT_KIND] = "kind-name",
    [KSCORE_STATEMENT_SORT_PERSON] = "person",
    [KSCORE_STATEMENT_SORT_POST] = "post-text",
  };
  char *text = NULL;

  if (column == KSCORE_STATEMENT_COLUMN_COMBINED)
    return kscore_statement_words_get_title (row);
  if (column == KSCORE_STATEMENT_SORT_COUNT)
    {
      double count;

      g_object_get (row, "count", &count, NULL);
      return kscore_statement_words_get_count (count);
    }

  g_object_get (row, names[column], &text, NULL);
  return text;
}

/* By its first letter. */
static gboolean
is_rtl (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalpha (letter))
        return (letter >= 0x590 && letter <= 0x8ff) || (letter >= 0xfb1d && letter <= 0xfeff);
    }
  return FALSE;
}

/* A name in Hebrew stands at the start of its column as all others do, and reads as it should: the
 * line goes as the window does, and the text in it is isolated. */
static char *
align_text (char      *text,
            GtkWidget *widget)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  char *aligned;

  if (text == NULL || is_rtl (text) == rtl)
    return text;

  aligned = g_strconcat (rtl ? "\u200f\u2068" : "\u200e\u2068", text, "\u2069", NULL);
  g_free (text);
  return aligned;
}

/* The first cell speaks for the whole row. */
static void
describe_row (Cell               *cell,
              KscoreStatementRow *row)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (cell->item));
  GtkWidget *line = parent != NULL ? gtk_widget_get_parent (parent) : NULL;
  g_autofree char *summary = NULL;

  if (line == NULL || (cell->column != KSCORE_STATEMENT_SORT_DATE
                       && cell->column != KSCORE_STATEMENT_COLUMN_COMBINED))
    return;

  g_object_get (row, "summary", &summary, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  summary != NULL ? summary : "", -1);
}

static void
set_text (GtkInscription *inscription,
          char           *text)
{
  g_autofree char *aligned = align_text (text, GTK_WIDGET (inscription));

  if (g_strcmp0 (gtk_inscription_get_text (inscription), aligned) != 0)
    gtk_inscription_set_text (inscription, aligned);
}

static void
fill (Cell *cell)
{
  KscoreStatementRow *row = kscore_statement_slot_get_row (cell->slot);

  if (row != NULL && !kscore_statement_row_get_loaded (row))
    row = NULL;
  set_text (cell->title, row != NULL ? get_text (row, cell->column) : NULL);
  if (cell->detail != NULL)
    set_text (cell->detail, row != NULL ? kscore_statement_words_get_detail (row) : NULL);
  if (row != NULL)
    describe_row (cell, row);
}

static GtkInscription *
create_inscription (guint column)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);
  gboolean number = column == KSCORE_STATEMENT_SORT_POINTS
                    || column == KSCORE_STATEMENT_SORT_COUNT;

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), number ? 1 : 0);
  if (number)
    gtk_widget_add_css_class (inscription, "numeric");
  if (column == KSCORE_STATEMENT_SORT_COUNT)
    gtk_widget_add_css_class (inscription, "dim-label");
  return GTK_INSCRIPTION (inscription);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            user_data)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkWidget *child;

  cell->item = item;
  cell->column = GPOINTER_TO_UINT (user_data);
  cell->title = create_inscription (cell->column);
  child = GTK_WIDGET (cell->title);
  if (cell->column == KSCORE_STATEMENT_COLUMN_COMBINED)
    {
      child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      cell->detail = create_inscription (cell->column);
      gtk_widget_add_css_class (GTK_WIDGET (cell->detail), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (cell->detail), "caption");
      gtk_box_append (GTK_BOX (child), GTK_WIDGET (cell->title));
      gtk_box_append (GTK_BOX (child), GTK_WIDGET (cell->detail));
    }

  g_object_set_qdata_full (G_OBJECT (child), get_quark (), cell, cell_free);
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  Cell *cell = g_object_get_qdata (G_OBJECT (gtk_list_item_get_child (item)), get_quark ());

  leave (cell);
  cell->slot = g_object_ref (gtk_list_item_get_item (item));
  cell->changed_id = g_signal_connect_swapped (cell->slot, "changed", G_CALLBACK (fill), cell);
  fill (cell);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item,
           gpointer            user_data)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child != NULL)
    leave (g_object_get_qdata (G_OBJECT (child), get_quark ()));
}

/**
 * kscore_statement_column_new:
 * @column: a #KscoreStatementSort, or %KSCORE_STATEMENT_COLUMN_COMBINED
 *
 * Creates a column of the statement.
 *
 * Returns: (transfer full): a column
 */
GtkColumnViewColumn *
kscore_statement_column_new (guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = column < KSCORE_STATEMENT_N_SORTS ? kscore_statement_words_get_sort (column)
                                                        : "";
  gpointer data = GUINT_TO_POINTER (column);

  g_return_val_if_fail (column < KSCORE_STATEMENT_N_COLUMNS, NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  return gtk_column_view_column_new (title, factory);
}

/**
 * kscore_statement_column_get_width:
 * @column: a column
 * @widget: whose font is used
 *
 * Measures what a column needs; one that takes the rest needs some of it.
 *
 * Returns: pixels
 */
int
kscore_statement_column_get_width (guint      column,
                                   GtkWidget *widget)
{
  /* In characters of a usual width. */
  static const int characters[KSCORE_STATEMENT_N_COLUMNS] = {
    [KSCORE_STATEMENT_SORT_DATE] = 20,    [KSCORE_STATEMENT_SORT_POINTS] = 6,
    [KSCORE_STATEMENT_SORT_NETWORK] = 10, [KSCORE_STATEMENT_SORT_KIND] = 21,
    [KSCORE_STATEMENT_SORT_PERSON] = 18,  [KSCORE_STATEMENT_SORT_POST] = 12,
    [KSCORE_STATEMENT_SORT_COUNT] = 7,    [KSCORE_STATEMENT_COLUMN_COMBINED] = 6,
  };
  /* Beside the text: the margins of a cell; the arrow of a title. */
  const int margins = 26;
  const int arrow = 24;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = characters[column] * pango_font_metrics_get_approximate_char_width (metrics);
  int needed = width / PANGO_SCALE + margins;

  pango_font_metrics_unref (metrics);
  if (column == KSCORE_STATEMENT_SORT_POINTS)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, _("not scored"));

      pango_layout_get_pixel_size (layout, &width, NULL);
      needed = MAX (needed, width + margins);
    }
  if (column < KSCORE_STATEMENT_N_SORTS)
    {
      g_autoptr (PangoLayout) layout =
        gtk_widget_create_pango_layout (widget, kscore_statement_words_get_sort (column));

      pango_layout_get_pixel_size (layout, &width, NULL);
      needed = MAX (needed, width + margins + arrow);
    }
  return needed;
}

/**
 * kscore_statement_column_find_row:
 * @widget: a cell, something in it, or a row
 *
 * Finds out to which row of the list a widget belongs.
 *
 * Returns: the position, or %GTK_INVALID_LIST_POSITION
 */
guint
kscore_statement_column_find_row (GtkWidget *widget)
{
  Cell *cell;

  /* Up to the cell, or down the first ones of a row. */
  for (GtkWidget *up = widget; up != NULL; up = gtk_widget_get_parent (up))
    if ((cell = g_object_get_qdata (G_OBJECT (up), get_quark ())) != NULL)
      return gtk_list_item_get_position (cell->item);
  for (GtkWidget *down = widget; down != NULL; down = gtk_widget_get_first_child (down))
    if ((cell = g_object_get_qdata (G_OBJECT (down), get_quark ())) != NULL)
      return gtk_list_item_get_position (cell->item);

  return GTK_INVALID_LIST_POSITION;
}
