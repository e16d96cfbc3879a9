#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "service/kscore-advice-private.h"
#include "support/kscore-fake-advice.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-reasons-card.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreAdvice) advice = kscore_advice_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_reasons_card_new ();

  kscore_reasons_card_set_advice (KSCORE_REASONS_CARD (widget), advice);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
}

static GtkListBoxRow *
get_row (GtkWidget  *widget,
         const char *list,
         int         index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (kscore_test_find (widget, list)), index);
}

static void
test_rows (void)
{
  g_autoptr (KscoreAdvice) advice = kscore_advice_new ();
  g_autoptr (GtkWidget) widget = g_object_ref_sink (kscore_reasons_card_new ());
  GtkLabel *state = GTK_LABEL (kscore_test_find (widget, "state"));
  GtkWidget *columns = kscore_test_find (widget, "columns");
  GtkWidget *row;

  kscore_reasons_card_set_advice (KSCORE_REASONS_CARD (widget), advice);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (state)));
  g_assert_false (gtk_widget_get_visible (columns));

  kscore_fake_advice_fill (advice, 4);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (state)));
  g_assert_true (gtk_widget_get_visible (columns));
  g_assert_nonnull (get_row (widget, "against", 3));
  g_assert_null (get_row (widget, "against", 4));
  g_assert_nonnull (get_row (widget, "favour", 3));
  row = GTK_WIDGET (get_row (widget, "against", 2));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (kscore_test_find (row, "sentence"))), ==,
                   "Reshares make up 8 % of your Response");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (kscore_test_find (row, "points"))), ==,
                   "+1.3 points attainable");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (widget, "against", 1)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Your audience is 1,204 people. Typical of Leading: "
                                       "930,000. +2.6 points attainable.");
  kscore_test_assert_names (widget);

  kscore_fake_advice_fill (advice, 0);
  g_assert_null (get_row (widget, "against", 0));
  g_assert_null (get_row (widget, "favour", 0));
  kscore_reasons_card_set_advice (KSCORE_REASONS_CARD (widget), NULL);
}

static void
try_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  char **tried = user_data;

  g_free (*tried);
  *tried = g_variant_print (parameter, FALSE);
}

/* A row leads to its lever, or to where its signals are listed. */
static void
test_activate (void)
{
  static const GActionEntry entries[] = {
    { .name = "try", .activate = try_cb, .parameter_type = "(sd)" },
    { .name = "show", .activate = try_cb, .parameter_type = "s" },
  };
  g_autoptr (KscoreAdvice) advice = kscore_advice_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autofree char *tried = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_reasons_card_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   &tried);
  gtk_widget_insert_action_group (window, "improve", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (window), widget);
  kscore_reasons_card_set_advice (KSCORE_REASONS_CARD (widget), advice);
  kscore_fake_advice_fill (advice, 4);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));

  g_signal_emit_by_name (get_row (widget, "against", 2), "activate");
  g_assert_cmpstr (tried, ==, "('reshares', 12.0)");
  g_signal_emit_by_name (get_row (widget, "favour", 1), "activate");
  g_assert_cmpstr (tried, ==, "('weeks', 0.0)");
  g_signal_emit_by_name (get_row (widget, "against", 3), "activate");
  g_assert_cmpstr (tried, ==, "'integrity'");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/reasons-card/active-while-mapped", test_active_while_mapped);
  g_test_add_func ("/ui/reasons-card/rows", test_rows);
  g_test_add_func ("/ui/reasons-card/activate", test_activate);
  return g_test_run ();
}
