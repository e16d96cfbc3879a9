#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-columns.h"
#include "ui/kscore-statement-words.h"

static void
test_titles (void)
{
  for (guint i = 0; i < KSCORE_STATEMENT_N_SORTS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = kscore_statement_column_new (i);

      g_assert_cmpstr (gtk_column_view_column_get_title (column), ==,
                       kscore_statement_words_get_sort ((KscoreStatementSort) i));
      g_assert_nonnull (gtk_column_view_column_get_factory (column));
    }
}

/* Large text has wide columns; the narrow ones fit into the smallest window. */
static void
test_widths (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  int usual = kscore_statement_column_get_width (KSCORE_STATEMENT_SORT_DATE, widget);
  int large;

  g_assert_finalize_object (widget);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * 2, NULL);
  widget = g_object_ref_sink (gtk_label_new (NULL));
  large = kscore_statement_column_get_width (KSCORE_STATEMENT_SORT_DATE, widget);
  g_assert_cmpint (large, >, usual * 3 / 2);
  g_assert_cmpint (kscore_statement_column_get_width (KSCORE_STATEMENT_COLUMN_COMBINED, widget)
                     + kscore_statement_column_get_width (KSCORE_STATEMENT_SORT_POINTS, widget),
                   <=, 360);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_finalize_object (widget);
}

static void
test_no_row (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));

  g_assert_cmpuint (kscore_statement_column_find_row (widget), ==, GTK_INVALID_LIST_POSITION);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/statement-columns/titles", test_titles);
  g_test_add_func ("/statement-columns/widths", test_widths);
  g_test_add_func ("/statement-columns/no-row", test_no_row);

  return g_test_run ();
}
