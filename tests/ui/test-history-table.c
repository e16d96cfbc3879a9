#include "config.h"

#include <math.h>

#include "support/kscore-test-keys.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-history-table.h"

#define N_DAYS 7305

static GtkWidget *
create_table (guint n_points)
{
  GtkWidget *table = kscore_history_table_new ();
  g_autofree KscoreChartPoint *points = g_new (KscoreChartPoint, n_points);

  for (guint i = 0; i < n_points; i++)
    points[i] = (KscoreChartPoint) { 20780 - (KscoreDay) (n_points - 1 - i), 40, 39, 41.5f, i == 0,
                                     (float) NAN, 38 };
  kscore_history_table_set_points (KSCORE_HISTORY_TABLE (table), points, n_points);
  return table;
}

static GtkWidget *
find_view (GtkWidget *table)
{
  return gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (table)));
}

static void
test_text (void)
{
  GtkWidget *table = g_object_ref_sink (create_table (2));
  GtkSelectionModel *selection =
    gtk_column_view_get_model (GTK_COLUMN_VIEW (find_view (table)));
  g_autofree char *all = kscore_history_table_dup_text (KSCORE_HISTORY_TABLE (table));
  g_autofree char *selected = NULL;

  g_assert_cmpstr (all, ==,
                   "Day\tScore\tLow\tHigh\tChecked\tNote\n"
                   "2026-11-23\t40.0\t39.0\t41.5\t38.0\t\n"
                   "2026-11-22\t40.0\t39.0\t41.5\t38.0\testimated\n");
  gtk_selection_model_select_item (selection, 1, TRUE);
  selected = kscore_history_table_dup_text (KSCORE_HISTORY_TABLE (table));
  g_assert_cmpstr (selected, ==,
                   "Day\tScore\tLow\tHigh\tChecked\tNote\n"
                    "2026-11-22\t40.0\t39.0\t41.5\t38.0\testimated\n");
  g_assert_finalize_object (table);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = create_table (3);
  g_autofree char *text = NULL;

  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (kscore_test_press (find_view (table), GDK_KEY_c, GDK_CONTROL_MASK));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (table), NULL, read_cb, &text);
  kscore_test_wait_until (text != NULL);
  g_assert_nonnull (strstr (text, "2026-11-21\t40.0"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_widgets (GtkWidget *root)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);
  return n;
}

/* Twenty years of days have as many widgets as fit. */
static void
test_virtual (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = create_table (N_DAYS);

  gtk_window_set_default_size (GTK_WINDOW (window), 500, 300);
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_height (table) > 0);
  kscore_test_spin (50);
  g_assert_cmpuint (count_widgets (table), <, 4000);
  gtk_test_accessible_assert_property (find_view (table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "History of the score");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/history-table/text", test_text);
  g_test_add_func ("/history-table/copy", test_copy);
  g_test_add_func ("/history-table/virtual", test_virtual);

  return g_test_run ();
}
