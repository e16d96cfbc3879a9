#include "config.h"

#include <string.h>

#include "support/kscore-fake-history.h"
#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-history-card.h"
#include "ui/kscore-history-chart.h"
#include "ui/kscore-history-table.h"

static void
test_days (void)
{
  GtkWidget *card = g_object_ref_sink (kscore_history_card_new ());
  KscoreHistoryChart *chart = KSCORE_HISTORY_CHART (kscore_test_find (card, "chart"));

  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 90);
  g_assert_true (gtk_widget_activate_action (card, "history.days", "u", 365));
  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 365);
  g_assert_true (gtk_widget_activate_action (card, "history.days", "u", 0));
  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 0);
  kscore_test_assert_names (card);
  g_assert_finalize_object (card);
}

static void
test_estimated (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *card = g_object_ref_sink (kscore_history_card_new ());
  GtkWidget *estimated = kscore_test_find (card, "estimated");

  kscore_history_card_set_history (KSCORE_HISTORY_CARD (card),
                                   kscore_scoring_model_get_history (model));
  g_assert_false (gtk_widget_get_visible (estimated));
  kscore_fake_model_fill (model, KSCORE_FAKE_PARTIAL);
  g_assert_true (gtk_widget_get_visible (estimated));
  /* It says what of it is. */
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (estimated)),
                            ": Audience of ada@wren.example (Mastodon), Recognition"));
  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_assert_false (gtk_widget_get_visible (estimated));
  g_assert_finalize_object (card);
}

static GtkWidget *
create_card (KscoreScoringModel **model)
{
  GtkWidget *card = g_object_ref_sink (kscore_history_card_new ());

  *model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  kscore_fake_model_fill (*model, KSCORE_FAKE_FULL);
  kscore_history_card_set_history (KSCORE_HISTORY_CARD (card),
                                   kscore_scoring_model_get_history (*model));
  return card;
}

/* The range is written out; the buttons lead back. */
static void
test_range (void)
{
  g_autoptr (KscoreScoringModel) model = NULL;
  GtkWidget *card = create_card (&model);
  GtkLabel *range = GTK_LABEL (kscore_test_find (card, "range"));
  KscoreHistoryChart *chart = KSCORE_HISTORY_CHART (kscore_test_find (card, "chart"));

  g_assert_cmpstr (gtk_label_get_text (range), ==, "25 Aug – 23 Nov 2026");
  g_assert_true (gtk_widget_activate_action (card, "history.range", "s",
                                             "2026-08-12/2026-11-01"));
  g_assert_cmpstr (gtk_label_get_text (range), ==, "12 Aug – 1 Nov 2026");
  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, KSCORE_HISTORY_CHART_OWN_DAYS);
  g_assert_true (gtk_widget_activate_action (card, "history.zoom-in", NULL));
  g_assert_cmpstr (gtk_label_get_text (range), ==, "22 Sep – 1 Nov 2026");
  g_assert_true (gtk_widget_activate_action (card, "history.zoom-out", NULL));
  g_assert_cmpstr (gtk_label_get_text (range), ==, "12 Aug – 1 Nov 2026");
  g_signal_emit_by_name (kscore_test_find (card, "popover"), "chosen", 20770, 20775);
  g_assert_cmpstr (gtk_label_get_text (range), ==, "13 Nov – 18 Nov 2026");
  g_assert_true (gtk_widget_activate_action (card, "history.days", "u", 30));
  g_assert_cmpstr (gtk_label_get_text (range), ==, "24 Oct – 23 Nov 2026");
  g_assert_finalize_object (card);
}

/* What is compared with is in the words of a day and in the table, and goes again. */
static void
test_compare (void)
{
  g_autoptr (KscoreScoringModel) model = NULL;
  GtkWidget *card = create_card (&model);
  KscoreHistory *history = kscore_scoring_model_get_history (model);
  KscoreHistoryTable *table = KSCORE_HISTORY_TABLE (kscore_test_find (card, "table"));
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  g_assert_true (gtk_widget_activate_action (card, "history.table", NULL));
  kscore_fake_history_compare (history, "kscore-2");
  with = kscore_history_table_dup_text (table);
  g_assert_nonnull (strstr (with, "\tkscore-2\t"));
  kscore_fake_history_compare (history, NULL);
  without = kscore_history_table_dup_text (table);
  g_assert_null (strstr (without, "kscore-2"));
  g_assert_cmpuint (strlen (without), <, strlen (with));
  g_assert_finalize_object (card);
}

static guint
count_rows (GtkWidget *card)
{
  GtkWidget *table = kscore_test_find (card, "table");
  GtkWidget *view = gtk_scrolled_window_get_child (
    GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (table)));

  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

/* The table has the days that the chart shows, and only then can it be copied. */
static void
test_table (void)
{
  g_autoptr (KscoreScoringModel) model = NULL;
  GtkWidget *card = create_card (&model);
  GtkStack *stack = GTK_STACK (kscore_test_find (card, "stack"));
  GtkWidget *copy = kscore_test_find (card, "copy");

  g_assert_true (gtk_stack_get_visible_child (stack) == kscore_test_find (card, "chart"));
  g_assert_false (gtk_widget_get_visible (copy));
  g_assert_cmpuint (count_rows (card), ==, 0);
  g_assert_true (gtk_widget_activate_action (card, "history.table", NULL));
  g_assert_true (gtk_stack_get_visible_child (stack) == kscore_test_find (card, "table"));
  g_assert_true (gtk_widget_get_visible (copy));
  g_assert_cmpuint (count_rows (card), ==, 91);
  gtk_widget_activate_action (card, "history.days", "u", 30);
  g_assert_cmpuint (count_rows (card), ==, 31);
  kscore_test_assert_names (card);
  gtk_widget_activate_action (card, "history.table", NULL);
  g_assert_false (gtk_widget_get_visible (copy));
  g_assert_finalize_object (card);
}

static void
test_narrow (void)
{
  GtkWidget *card = g_object_ref_sink (kscore_history_card_new ());
  GtkOrientable *heading = GTK_ORIENTABLE (kscore_test_find (card, "heading"));

  g_assert_cmpint (gtk_orientable_get_orientation (heading), ==, GTK_ORIENTATION_HORIZONTAL);
  kscore_history_card_set_narrow (KSCORE_HISTORY_CARD (card), TRUE);
  g_assert_cmpint (gtk_orientable_get_orientation (heading), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_finalize_object (card);
}

/* With text of twice the size the card still fits into the smallest window. */
static void
test_large_text (void)
{
  g_autoptr (KscoreScoringModel) model = NULL;
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *card;
  GtkWidget *page = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  int dpi, width;

  gtk_css_provider_load_from_resource (style, "/com/example/Kscore/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  card = create_card (&model);
  gtk_widget_add_css_class (page, "overview");
  gtk_widget_add_css_class (page, "narrow");
  gtk_box_append (GTK_BOX (page), card);
  kscore_history_card_set_narrow (KSCORE_HISTORY_CARD (card), TRUE);
  for (int table = 0; table <= 1; table++)
    {
      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_test_message ("%d pixels", width);
      /* Margins and padding are the page's. */
      g_assert_cmpint (width, <=, 360 - 4 * 12);
      gtk_widget_activate_action (card, "history.table", NULL);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_object_unref (card);
  g_object_unref (page);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/history-card/days", test_days);
  g_test_add_func ("/history-card/estimated", test_estimated);
  g_test_add_func ("/history-card/range", test_range);
  g_test_add_func ("/history-card/table", test_table);
  g_test_add_func ("/history-card/narrow", test_narrow);
  g_test_add_func ("/history-card/large-text", test_large_text);

  g_test_add_func ("/history-card/compare", test_compare);

  return g_test_run ();
}
