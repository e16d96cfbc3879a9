#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-page.h"

typedef struct {
  KscoreStatement *statement; /* (owned) */
  GtkWidget       *window;
  GtkWidget       *toasts;
  GtkWidget       *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  n_parts)
{
  fixture->statement = kscore_fake_statement_new ();
  kscore_fake_statement_fill (fixture->statement, GPOINTER_TO_UINT (n_parts), 47.3);
  fixture->window = gtk_window_new ();
  fixture->toasts = adw_toast_overlay_new ();
  fixture->page = kscore_statement_page_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->toasts), fixture->page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->toasts);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  kscore_statement_page_set_statement (KSCORE_STATEMENT_PAGE (fixture->page), fixture->statement);
  g_assert_false (kscore_fake_statement_get_active (fixture->statement));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  n_parts)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kscore_test_spin (20);
  g_assert_false (kscore_fake_statement_get_active (fixture->statement));
  g_assert_finalize_object (fixture->statement);
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (kscore_test_find (fixture->page, "stack")));
}

static const char *
get_sums (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (kscore_test_find (fixture->page, "sums")));
}

static void
wait_for_state (Fixture    *fixture,
                const char *state)
{
  kscore_test_wait_until (g_str_equal (get_state (fixture), state));
}

static void
search (Fixture    *fixture,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (fixture->page, "search")), text);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  n_parts)
{
  g_assert_cmpstr (get_state (fixture), ==, "loading");
  wait_for_state (fixture, "list");
  g_assert_true (kscore_fake_statement_get_active (fixture->statement));
  g_assert_cmpstr (get_sums (fixture), ==,
                   "300 parts · 46.3 points, with the first point the score of 47.3 · 17 not "
                   "scored");
  kscore_test_assert_names (fixture->page);

  /* Only what is seen is active. */
  gtk_widget_set_visible (fixture->page, FALSE);
  g_assert_false (kscore_fake_statement_get_active (fixture->statement));
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_true (kscore_fake_statement_get_active (fixture->statement));
}

static void
test_search (Fixture       *fixture,
             gconstpointer  n_parts)
{
  GtkWidget *chips = kscore_test_find (fixture->page, "chips");

  wait_for_state (fixture, "list");
  search (fixture, " zebra ");
  wait_for_state (fixture, "nothing");
  g_assert_cmpstr (kscore_statement_get_filter (fixture->statement)->search, ==, "zebra");
  g_assert_true (gtk_widget_get_visible (chips));

  g_assert_true (gtk_widget_activate_action (kscore_test_find (fixture->page, "view"),
                                             "statement.clear", NULL));
  wait_for_state (fixture, "list");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (kscore_test_find (fixture->page,
                                                                          "search"))), ==, "");
  g_assert_false (gtk_widget_get_visible (chips));

  /* Escape clears. */
  search (fixture, "tram");
  kscore_test_wait_until (g_strrstr (get_sums (fixture), " of 300 parts") != NULL);
  g_signal_emit_by_name (kscore_test_find (fixture->page, "search"), "stop-search");
  kscore_test_wait_until (g_str_has_prefix (get_sums (fixture), "300 parts"));
}

/* What the score would be comes after the rows, and goes with them. */
static void
test_without (Fixture       *fixture,
              gconstpointer  n_parts)
{
  wait_for_state (fixture, "list");
  g_assert_null (strstr (get_sums (fixture), "without it"));
  search (fixture, "tram");
  kscore_test_wait_until (strstr (get_sums (fixture), " of 300 parts") != NULL);
  kscore_fake_statement_set_without (fixture->statement, TRUE, (double) NAN);
  g_assert_nonnull (strstr (get_sums (fixture), " points · … without it"));
  g_assert_cmpstr (get_state (fixture), ==, "list");
  kscore_fake_statement_set_without (fixture->statement, FALSE, 41.23);
  g_assert_nonnull (strstr (get_sums (fixture), " points · 41.2 without it"));
  kscore_fake_statement_set_without (fixture->statement, FALSE, (double) NAN);
  g_assert_null (strstr (get_sums (fixture), "without it"));
}

static void
test_only (Fixture       *fixture,
           gconstpointer  n_parts)
{
  GtkWidget *view = kscore_test_find (fixture->page, "view");
  g_autoptr (KscoreStatementRow) row = kscore_fake_statement_row_new (0);

  wait_for_state (fixture, "list");
  g_signal_emit_by_name (view, "row-action", row, "only-person");
  g_assert_cmpint (kscore_statement_get_filter (fixture->statement)->actor, ==,
                   kscore_statement_row_get_actor (row));
  g_assert_cmpstr (kscore_statement_get_filter (fixture->statement)->person, ==, "Ada Example");
  g_signal_emit_by_name (view, "row-action", row, "only-post");
  g_assert_cmpint (kscore_statement_get_filter (fixture->statement)->post, ==,
                   kscore_statement_row_get_post (row));
  kscore_test_wait_until (g_strrstr (get_sums (fixture), " of 300 parts") != NULL);
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  n_parts)
{
  GtkWidget *view = kscore_test_find (fixture->page, "view");

  wait_for_state (fixture, "list");
  g_assert_true (gtk_widget_activate_action (view, "statement.sort", "s", "person"));
  g_assert_cmpint (kscore_statement_get_sort (fixture->statement), ==,
                   KSCORE_STATEMENT_SORT_PERSON);
  g_assert_true (kscore_statement_get_descending (fixture->statement));
  g_assert_true (gtk_widget_activate_action (view, "statement.direction", "s", "ascending"));
  g_assert_cmpint (kscore_statement_get_sort (fixture->statement), ==,
                   KSCORE_STATEMENT_SORT_PERSON);
  g_assert_false (kscore_statement_get_descending (fixture->statement));
}

static void
test_states (Fixture       *fixture,
             gconstpointer  n_parts)
{
  AdwStatusPage *problem = ADW_STATUS_PAGE (kscore_test_find (fixture->page, "problem_page"));

  wait_for_state (fixture, "empty");
  kscore_fake_statement_set_problem (fixture->statement, "The disk is <broken>.");
  wait_for_state (fixture, "problem");
  g_assert_cmpstr (adw_status_page_get_description (problem), ==, "The disk is &lt;broken&gt;.");

  kscore_fake_statement_fill (fixture->statement, 60, (double) NAN);
  kscore_test_spin (20);
  g_assert_cmpstr (get_state (fixture), ==, "problem");
  kscore_statement_set_active (fixture->statement, FALSE);
  kscore_fake_statement_set_problem (fixture->statement, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (problem), "statement.try-again", NULL));
  wait_for_state (fixture, "list");
  g_assert_true (g_str_has_prefix (get_sums (fixture), "60 parts · no score yet"));
}

/* The smallest window holds the page in every state, also with text of twice the size. */
static void
test_smallest (Fixture       *fixture,
               gconstpointer  n_parts)
{
  GtkSettings *settings = gtk_settings_get_default ();
  static const char *const states[] = { "loading", "list", "empty", "nothing", "problem" };
  GtkStack *stack = GTK_STACK (kscore_test_find (fixture->page, "stack"));

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  wait_for_state (fixture, "list");
  for (int scale = 1; scale <= 2; scale++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      {
        int width;
        int height;

        g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * scale, NULL);
        gtk_stack_set_visible_child_name (stack, states[i]);
        gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                            NULL);
        gtk_widget_measure (fixture->page, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL,
                            NULL);
        g_test_message ("%s, text %d: at least %d x %d", states[i], scale, width, height);
        g_assert_cmpint (width, <=, 360);
        g_assert_cmpint (height, <=, 248);
      }
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

#define ADD(path, n_parts, func) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n_parts), set_up, func, tear_down)

  ADD ("/statement-page/list", 300, test_list);
  ADD ("/statement-page/search", 300, test_search);
  ADD ("/statement-page/without", 300, test_without);
  ADD ("/statement-page/only", 300, test_only);
  ADD ("/statement-page/sort", 300, test_sort);
  ADD ("/statement-page/states", 0, test_states);
  ADD ("/statement-page/smallest", 300, test_smallest);

  return g_test_run ();
}
