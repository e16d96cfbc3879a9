#include "config.h"

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-chips.h"

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_take_away (void)
{
  static const char *const tooltips[] = {
    "Remove filter: “rain”", "Remove filter: <b>Ada</b>", "Remove filter: Post: A post",
    "Remove filter: Mastodon", "Remove filter: Like", "Remove filter: From 4 October 2024",
    "Remove filter: Not scored",
  };
  g_autoptr (KscoreStatement) statement = kscore_fake_statement_new ();
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();
  GtkWidget *chips = g_object_ref_sink (kscore_statement_chips_new ());
  KscoreStatementChips *self = KSCORE_STATEMENT_CHIPS (chips);
  guint n = 0;

  kscore_statement_chips_set_choices (self, kscore_statement_get_networks (statement),
                                      kscore_statement_get_kinds (statement));
  g_signal_connect_swapped (chips, "changed", G_CALLBACK (count_cb), &n);
  g_assert_false (gtk_widget_get_visible (chips));

  filter->search = g_strdup ("rain");
  filter->actor = 3;
  filter->person = g_strdup ("<b>Ada</b>");
  filter->post = 4;
  filter->post_text = g_strdup ("A post");
  filter->network = g_strdup ("mastodon");
  filter->kind = g_strdup ("like");
  filter->from = 20000;
  filter->scored = KSCORE_STATEMENT_NOT_SCORED;
  kscore_statement_chips_set_filter (self, filter);
  g_assert_true (gtk_widget_get_visible (chips));
  kscore_test_assert_names (chips);

  for (guint i = 0; i < G_N_ELEMENTS (tooltips); i++)
    {
      GtkWidget *button = find_button (chips, tooltips[i]);

      g_test_message ("%s", tooltips[i]);
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      g_assert_null (find_button (chips, tooltips[i]));
      g_assert_cmpuint (n, ==, i + 1);
    }
  g_assert_true (kscore_statement_filter_is_empty (kscore_statement_chips_get_filter (self)));
  g_assert_false (gtk_widget_get_visible (chips));
  g_assert_finalize_object (chips);
}

static void
test_clear (void)
{
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();
  GtkWidget *chips = g_object_ref_sink (kscore_statement_chips_new ());
  KscoreStatementChips *self = KSCORE_STATEMENT_CHIPS (chips);
  int width;

  filter->from = 20000;
  filter->to = 20010;
  filter->search = g_strnfill (400, 'w');
  kscore_statement_chips_set_filter (self, filter);
  gtk_widget_measure (chips, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);

  g_signal_emit_by_name (find_button (chips, "Clear All Filters"), "clicked");
  g_assert_true (kscore_statement_filter_is_empty (kscore_statement_chips_get_filter (self)));
  g_assert_finalize_object (chips);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/statement-chips/take-away", test_take_away);
  g_test_add_func ("/statement-chips/clear", test_clear);

  return g_test_run ();
}
