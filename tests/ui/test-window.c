#include "config.h"

#include "core/kscore-error.h"
#include "kscore-window-fixture.h"
#include "support/kscore-fake-engagement.h"

static void
test_pages (WindowFixture *fixture,
            gconstpointer  stored)
{
  /* Nothing of the database is touched before the first frame. */
  g_assert_false (kscore_scoring_model_get_ready (fixture->model));
  kscore_test_wait_for_page (fixture->window, GPOINTER_TO_INT (stored) == KSCORE_FAKE_EMPTY
                                                ? "welcome" : "main");
  kscore_test_assert_names (fixture->window);
}

static void
test_failure (WindowFixture *fixture,
              gconstpointer  stored)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (kscore_test_find (fixture->window, "failure_page"));

  kscore_fake_model_set_open_error (fixture->model,
                                    g_error_new (KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                                                 "The disk is <full>."));
  kscore_test_wait_for_page (fixture->window, "failure");
  g_assert_true (g_str_has_prefix (adw_status_page_get_description (page),
                                   "The disk is &lt;full&gt;. "));

  kscore_fake_model_set_open_error (fixture->model, NULL);
  window_fixture_activate (fixture, "win.reopen");
  kscore_test_wait_for_page (fixture->window, "welcome");
}

static void
test_read_only (WindowFixture *fixture,
                gconstpointer  stored)
{
  KscoreMessageBar *bar = window_fixture_get_bar (fixture, "state_bar");

  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (kscore_message_bar_get_revealed (bar));
  g_object_set (fixture->model, "read-only-reason", "kscore-cli is changing this data.",
                "read-only", TRUE, NULL);
  g_assert_true (kscore_message_bar_get_revealed (bar));
  g_object_set (fixture->model, "read-only", FALSE, NULL);
  g_assert_false (kscore_message_bar_get_revealed (bar));
}

static void
test_layout (WindowFixture *fixture,
             gconstpointer  stored)
{
  static const struct {
    int      width;
    gboolean narrow;
    gboolean wide;
  } cases[] = {
    { 1000, FALSE, TRUE }, { 760, FALSE, FALSE }, { 360, TRUE, FALSE },
    { 630, TRUE, FALSE },  { 700, FALSE, FALSE }, { 910, FALSE, FALSE },
    { 950, FALSE, TRUE },  { 905, FALSE, TRUE },
  };
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  kscore_test_wait_for_page (fixture->window, "main");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean narrow;
      gboolean wide;

      g_signal_emit_by_name (surface, "layout", cases[i].width, 600);
      g_object_get (fixture->window, "narrow", &narrow, "wide", &wide, NULL);
      g_test_message ("%d", cases[i].width);
      g_assert_cmpint (narrow, ==, cases[i].narrow);
      g_assert_cmpint (wide, ==, cases[i].wide);
    }
}

/* The smallest window holds everything, also with text of twice the size. */
static void
test_smallest (WindowFixture *fixture,
               gconstpointer  stored)
{
  GtkSettings *settings = gtk_settings_get_default ();
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  GtkWidget *content = adw_application_window_get_content (window);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  kscore_test_wait_for_page (fixture->window, "main");
  for (int scale = 1; scale <= 2; scale++)
    {
      int minimum;

      g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * scale, NULL);
      g_signal_emit_by_name (surface, "layout", 360, 294);
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("text %d: at least %d wide", scale, minimum);
      g_assert_cmpint (minimum, <=, 360);
    }
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
}

/* The switcher stands above, or below where it does not fit. */
static void
test_switcher (WindowFixture *fixture,
               gconstpointer  stored)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));
  AdwViewStack *pages = ADW_VIEW_STACK (kscore_test_find (fixture->window, "pages"));
  GtkStack *title = GTK_STACK (kscore_test_find (fixture->window, "title_stack"));
  AdwViewSwitcherBar *bar =
    ADW_VIEW_SWITCHER_BAR (kscore_test_find (fixture->window, "switcher_bar"));
  int minimum;

  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (title), ==, "switcher");

  for (guint i = 0; i < 5; i++)
    adw_view_stack_add_titled (pages, gtk_label_new (""), NULL,
                               "A title in a language of long words");
  g_signal_emit_by_name (surface, "layout", 4000, 600);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (title), ==, "switcher");
  g_assert_false (adw_view_switcher_bar_get_reveal (bar));

  /* However long its titles, the switcher does not hold the window wide. */
  gtk_widget_measure (kscore_test_find (fixture->window, "header"), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  g_signal_emit_by_name (surface, "layout", 1000, 600);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (title), ==, "title");
  g_assert_true (adw_view_switcher_bar_get_reveal (bar));
}

/* The whole way by actions: welcome, sample data, overview, leaving it, an import that fails. */
static void
test_walk (WindowFixture *fixture,
           gconstpointer  stored)
{
  KscoreMessageBar *state = window_fixture_get_bar (fixture, "state_bar");
  KscoreMessageBar *error = window_fixture_get_bar (fixture, "error_bar");
  GtkWidget *history = kscore_test_find (fixture->window, "history_card");
  GtkLabel *band = GTK_LABEL (kscore_test_find (fixture->window, "band"));
  KscoreHistoryChart *chart =
    KSCORE_HISTORY_CHART (kscore_test_find (fixture->window, "chart"));

  kscore_test_wait_for_page (fixture->window, "welcome");
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_true (kscore_message_bar_get_revealed (state));
  kscore_test_wait_until (g_str_equal (gtk_label_get_text (band), "Established"));
  gtk_test_accessible_assert_property (kscore_test_find (fixture->window, "gauge"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "47.3 of 100, between 46.0 and 48.4. Band: Established.");
  g_assert_true (gtk_widget_activate_action (history, "history.days", "u", 365));
  g_assert_cmpuint (kscore_history_chart_get_days (chart), ==, 365);
  kscore_test_assert_names (fixture->window);

  window_fixture_activate (fixture, "win.leave-sample");
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_false (kscore_message_bar_get_revealed (state));

  window_fixture_import (fixture, "/tmp/broken.zip");
  kscore_test_wait_until (kscore_message_bar_get_revealed (error));
  kscore_test_wait_for_page (fixture->window, "welcome");
  g_assert_nonnull (strstr (kscore_message_bar_get_message (error), "broken.zip"));

  /* Back to her: she is there already. */
  window_fixture_activate (fixture, "win.sample");
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (kscore_message_bar_get_revealed (error));
}

static void
test_properties (WindowFixture *fixture,
                 gconstpointer  stored)
{
  g_autoptr (KscoreScoringModel) model = NULL;
  g_autoptr (KscoreScoringModel) sample = NULL;

  g_object_get (fixture->window, "model", &model, "sample-model", &sample, NULL);
  g_assert_true (model == fixture->model);
  g_assert_true (sample == fixture->sample);
}

/* A post on the overview leads to the parts that it brought. */
static void
test_post (WindowFixture *fixture,
           gconstpointer  stored)
{
  KscoreStatement *statement = kscore_scoring_model_get_statement (fixture->model);
  g_autoptr (GListModel) posts = NULL;
  g_autoptr (KscoreTopPost) post = NULL;
  AdwViewStack *pages = ADW_VIEW_STACK (kscore_test_find (fixture->window, "pages"));

  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "overview");
  g_object_get (kscore_scoring_model_get_score (fixture->model), "posts", &posts, NULL);
  post = g_list_model_get_item (posts, 0);
  g_signal_emit_by_name (kscore_test_find (fixture->window, "overview"), "post-activated", post);

  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "statement");
  g_assert_cmpint (kscore_statement_get_filter (statement)->post, ==,
                   kscore_top_post_get_id (post));
  g_assert_cmpstr (kscore_statement_get_filter (statement)->post_text, ==,
                   kscore_top_post_get_text (post));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "overview"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "overview");
}

/* So does a post or a person behind a step of a change, wherever the step stands. */
static void
test_sources (WindowFixture *fixture,
              gconstpointer  stored)
{
  KscoreStatement *statement = kscore_scoring_model_get_statement (fixture->model);
  AdwViewStack *pages = ADW_VIEW_STACK (kscore_test_find (fixture->window, "pages"));
  GtkWidget *card = NULL;

  kscore_test_wait_for_page (fixture->window, "main");
  card = kscore_test_find (fixture->window, "change_card");
  g_assert_true (gtk_widget_activate_action (card, "win.show-post", "(xs)", (gint64) 7, "Bread"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "statement");
  g_assert_cmpint (kscore_statement_get_filter (statement)->post, ==, 7);
  g_assert_cmpstr (kscore_statement_get_filter (statement)->post_text, ==, "Bread");

  g_assert_true (gtk_widget_activate_action (card, "win.show-person", "(xs)", (gint64) 8, "Bea"));
  g_assert_cmpint (kscore_statement_get_filter (statement)->post, ==, 0);
  g_assert_cmpint (kscore_statement_get_filter (statement)->actor, ==, 8);
  g_assert_cmpstr (kscore_statement_get_filter (statement)->person, ==, "Bea");
}

/* What is said of the model on the Overview leads to the formula. */
static void
test_formula (WindowFixture *fixture,
              gconstpointer  stored)
{
  AdwViewStack *pages = ADW_VIEW_STACK (kscore_test_find (fixture->window, "pages"));
  GtkStack *views;

  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_true (gtk_widget_activate_action (kscore_test_find (fixture->window, "notice"),
                                             "win.improve", "s", "formula"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "improve");
  views = GTK_STACK (kscore_test_find (fixture->window, "views"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (views)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (views), ==, "formula");
}

/* A person of the Improve page is shown in the Statement. */
static void
test_person (WindowFixture *fixture,
             gconstpointer  stored)
{
  KscoreStatement *statement = kscore_scoring_model_get_statement (fixture->model);
  AdwViewStack *pages = ADW_VIEW_STACK (kscore_test_find (fixture->window, "pages"));
  GtkWidget *card;
  GtkListBox *people;

  kscore_test_wait_for_page (fixture->window, "main");
  kscore_fake_engagement_fill (kscore_scoring_model_get_insights (fixture->model)->engagement,
                               KSCORE_FAKE_PEOPLE_MANY);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "improve"));
  /* The card and its list are called the same. */
  card = kscore_test_find (fixture->window, "people");
  people = GTK_LIST_BOX (kscore_test_find (gtk_widget_get_first_child (card), "people"));
  g_signal_emit_by_name (people, "row-activated", gtk_list_box_get_row_at_index (people, 1));

  g_assert_cmpstr (adw_view_stack_get_visible_child_name (pages), ==, "statement");
  g_assert_cmpint (kscore_statement_get_filter (statement)->actor, ==, 101);
  g_assert_true (g_str_has_prefix (kscore_statement_get_filter (statement)->person,
                                   "<b>Quartermaster</b>"));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD_WINDOW_TEST ("/window/pages/welcome", KSCORE_FAKE_EMPTY, test_pages);
  ADD_WINDOW_TEST ("/window/pages/overview", KSCORE_FAKE_FULL, test_pages);
  ADD_WINDOW_TEST ("/window/pages/not-enough", KSCORE_FAKE_ACTIVITY, test_pages);
  ADD_WINDOW_TEST ("/window/failure", KSCORE_FAKE_EMPTY, test_failure);
  ADD_WINDOW_TEST ("/window/read-only", KSCORE_FAKE_FULL, test_read_only);
  ADD_WINDOW_TEST ("/window/layout", KSCORE_FAKE_FULL, test_layout);
  ADD_WINDOW_TEST ("/window/smallest", KSCORE_FAKE_FULL, test_smallest);
  ADD_WINDOW_TEST ("/window/switcher", KSCORE_FAKE_FULL, test_switcher);
  ADD_WINDOW_TEST ("/window/walk", KSCORE_FAKE_EMPTY, test_walk);
  ADD_WINDOW_TEST ("/window/properties", KSCORE_FAKE_EMPTY, test_properties);
  ADD_WINDOW_TEST ("/window/post", KSCORE_FAKE_FULL, test_post);
  ADD_WINDOW_TEST ("/window/sources", KSCORE_FAKE_FULL, test_sources);
  ADD_WINDOW_TEST ("/window/formula", KSCORE_FAKE_FULL, test_formula);
  ADD_WINDOW_TEST ("/window/person", KSCORE_FAKE_FULL, test_person);

  return g_test_run ();
}
