#include "config.h"

#include "support/kscore-fake-service.h"
#include "support/kscore-test-keys.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-history-card.h"
#include "ui/kscore-overview-page.h"

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static GtkWidget *
create_page (KscoreScoringModel *model)
{
  GtkWidget *page = g_object_ref_sink (kscore_overview_page_new ());

  kscore_overview_page_set_parts (KSCORE_OVERVIEW_PAGE (page),
                                  kscore_scoring_model_get_score (model),
                                  kscore_scoring_model_get_history (model));
  return page;
}

static void
test_states (void)
{
  static const struct {
    KscoreFakeState state;
    gboolean        history;
    gboolean        first_point;
    guint           n_networks;
    guint           n_posts;
  } cases[] = {
    { KSCORE_FAKE_ACTIVITY, FALSE, FALSE, 0, 0 },
    { KSCORE_FAKE_FULL, TRUE, TRUE, 3, 6 },
    { KSCORE_FAKE_PARTIAL, TRUE, TRUE, 1, 2 },
    { KSCORE_FAKE_YOUNG, TRUE, TRUE, 1, 0 },
  };
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kscore_fake_model_fill (model, cases[i].state);
      g_assert_cmpuint (count_children (kscore_test_find (page, "components")), ==, 3);
      g_assert_cmpuint (count_children (kscore_test_find (page, "networks")), ==,
                        cases[i].n_networks);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "networks_card")), ==,
                       cases[i].n_networks > 0);
      g_assert_cmpuint (count_children (kscore_test_find (page, "posts")), ==, cases[i].n_posts);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "posts_card")), ==,
                       cases[i].n_posts > 0);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "networks_note")), ==,
                       cases[i].n_networks > 1);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "history_card")), ==,
                       cases[i].history);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "first_point")), ==,
                       cases[i].first_point);
    }

  kscore_test_assert_names (page);
  g_assert_finalize_object (page);
}

/* Before the first score nothing is said of what is not told. */
static void
test_first_score (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  KscoreScorePart *score = kscore_scoring_model_get_score (model);
  GtkWidget *page = create_page (model);
  GtkWidget *card = kscore_test_find (page, "components_card");

  g_object_set (score, "computing", TRUE, NULL);
  g_assert_false (gtk_widget_get_visible (card));
  g_object_set (score, "computing", FALSE, NULL);
  g_assert_true (gtk_widget_get_visible (card));
  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_object_set (score, "computing", TRUE, NULL);
  g_assert_true (gtk_widget_get_visible (card));
  g_assert_finalize_object (page);
}

/* What is of the score's day has its date while the history ends on another. */
static void
test_day (void)
{
  static const char * const names[] = { "components_day", "networks_day", "posts_day" };
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);
  GtkWidget *card = kscore_test_find (page, "history_card");

  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (gtk_widget_get_visible (kscore_test_find (page, names[i])));
  g_assert_true (gtk_widget_activate_action (card, "history.range", "s",
                                             "2026-08-12/2026-11-01"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *label = kscore_test_find (page, names[i]);

      g_assert_true (gtk_widget_get_visible (label));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "As of 23 November 2026");
    }
  g_assert_true (gtk_widget_activate_action (card, "history.range", "s",
                                             "2026-08-12/2026-11-23"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (gtk_widget_get_visible (kscore_test_find (page, names[i])));
  g_assert_finalize_object (page);
}

static void
activated_cb (KscoreOverviewPage *page,
              KscoreTopPost      *post,
              gint64             *id)
{
  *id = kscore_top_post_get_id (post);
}

static void
test_post_activated (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);
  GtkWidget *window = gtk_window_new ();
  GtkListBox *posts = GTK_LIST_BOX (kscore_test_find (page, "posts"));
  GtkListBoxRow *rest;
  gint64 id = 0;

  gtk_window_set_child (GTK_WINDOW (window), page);

  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_signal_connect (page, "post-activated", G_CALLBACK (activated_cb), &id);
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (posts, 1), "activate");
  g_assert_cmpint (id, ==, 12);

  /* Rows are made anew for another layout. */
  g_object_set (page, "narrow", TRUE, NULL);
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (posts, 0), "activate");
  g_assert_cmpint (id, ==, 11);

  rest = gtk_list_box_get_row_at_index (posts, 5);
  g_assert_false (gtk_list_box_row_get_activatable (rest));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

static GtkOrientation
get_orientation (GtkWidget  *page,
                 const char *id)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (kscore_test_find (page, id)));
}

/* It is told why the score moved over the days that the history shows. */
static void
test_range (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);
  KscoreMovement *movement = kscore_scoring_model_get_insights (model)->movement;
  KscoreHistoryCard *card = KSCORE_HISTORY_CARD (kscore_test_find (page, "history_card"));
  KscoreDay first, last, from, to;

  kscore_overview_page_set_movement (KSCORE_OVERVIEW_PAGE (page), movement);
  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (card), "history.days", "u",
                                                 i == 0 ? 30 : 7));
      g_assert_true (kscore_history_card_get_range (card, &first, &last));
      g_assert_cmpint (last - first, >=, i == 0 ? 29 : 6);
      g_assert_cmpint (last - first, <=, i == 0 ? 30 : 7);
      kscore_test_wait_until ((kscore_movement_get_days (movement, &from, &to), from == first));
      g_assert_cmpint (to, ==, last);
    }
  g_assert_finalize_object (page);
}

static void
test_layout (void)
{
  GtkWidget *page = g_object_ref_sink (kscore_overview_page_new ());

  g_object_set (page, "wide", TRUE, "narrow", FALSE, NULL);
  g_assert_cmpint (get_orientation (page, "top"), ==, GTK_ORIENTATION_HORIZONTAL);
  g_assert_cmpint (get_orientation (page, "components"), ==, GTK_ORIENTATION_HORIZONTAL);
  g_assert_cmpint (get_orientation (page, "bottom"), ==, GTK_ORIENTATION_HORIZONTAL);
  g_object_set (page, "wide", FALSE, "narrow", TRUE, NULL);
  g_assert_cmpint (get_orientation (page, "top"), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_cmpint (get_orientation (page, "components"), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_cmpint (get_orientation (page, "bottom"), ==, GTK_ORIENTATION_VERTICAL);

  kscore_test_assert_notifies (G_OBJECT (page), "wide", TRUE, FALSE);
  kscore_test_assert_notifies (G_OBJECT (page), "narrow", FALSE, TRUE);
  g_assert_finalize_object (page);
}

/* Tab and the arrows reach everything that can be pressed. */
static void
test_keyboard (void)
{
  static const char *const ids[] = { "help_button", "posts" };
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);
  GtkWidget *window = gtk_window_new ();
  GtkListBox *posts = GTK_LIST_BOX (kscore_test_find (page, "posts"));
  gboolean reached[G_N_ELEMENTS (ids)] = { FALSE };
  gboolean reached_button = FALSE;

  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (kscore_test_find (page, "help_button")));
  for (guint i = 0; i < 30; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      for (guint j = 0; j < G_N_ELEMENTS (ids) && focus != NULL; j++)
        reached[j] |= gtk_widget_is_ancestor (focus, kscore_test_find (page, ids[j]));
      reached_button |= focus != NULL
                        && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (focus)),
                                      "open_button") == 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (reached[i]);
  g_assert_true (reached_button);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (posts, 0)));
  g_assert_true (kscore_test_press (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_Down, 0));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (posts, 1)));

  /* A new score leaves the keyboard where it was. */
  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (posts, 1)));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

/* The page fits into the smallest window. */
static void
test_smallest (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);
  int width;
  int height;

  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_object_set (page, "narrow", TRUE, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (height, <=, 200);
  g_assert_finalize_object (page);
}

/* A newer model is told of in one line, with a way to it, and as long as there is one. */
static void
test_notice (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  KscoreScorePart *score = kscore_scoring_model_get_score (model);
  GtkWidget *page = create_page (model);
  GtkWidget *notice = kscore_test_find (page, "notice");

  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_assert_false (gtk_widget_get_visible (notice));
  g_object_set (score, "model-notice", "kscore-2 is newer.", NULL);
  g_assert_true (gtk_widget_get_visible (notice));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (kscore_test_find (page, "notice_label"))), ==,
                   "kscore-2 is newer.");
  g_assert_cmpstr (gtk_actionable_get_action_name (
                     GTK_ACTIONABLE (gtk_widget_get_last_child (notice))), ==, "win.improve");
  kscore_test_assert_names (page);
  g_object_set (score, "model-notice", NULL, NULL);
  g_assert_false (gtk_widget_get_visible (notice));
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/overview-page/states", test_states);
  g_test_add_func ("/overview-page/first-score", test_first_score);
  g_test_add_func ("/overview-page/post-activated", test_post_activated);
  g_test_add_func ("/overview-page/range", test_range);
  g_test_add_func ("/overview-page/day", test_day);
  g_test_add_func ("/overview-page/layout", test_layout);
  g_test_add_func ("/overview-page/notice", test_notice);
  g_test_add_func ("/overview-page/keyboard", test_keyboard);
  g_test_add_func ("/overview-page/smallest", test_smallest);

  return g_test_run ();
}
