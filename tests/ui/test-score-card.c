#include "config.h"

#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-score-card.h"

typedef struct {
  KscoreScoringModel *model; /* (owned) */
  GtkWidget          *card;  /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  state)
{
  fixture->model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  kscore_fake_model_fill (fixture->model, GPOINTER_TO_INT (state));
  fixture->card = g_object_ref_sink (kscore_score_card_new ());
  kscore_score_card_set_score (KSCORE_SCORE_CARD (fixture->card),
                               kscore_scoring_model_get_score (fixture->model));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  state)
{
  g_assert_finalize_object (fixture->card);
  g_assert_finalize_object (fixture->model);
}

static const char *
get_text (Fixture    *fixture,
          const char *id)
{
  GtkWidget *label = kscore_test_find (fixture->card, id);

  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
test_full (Fixture       *fixture,
           gconstpointer  state)
{
  g_assert_cmpstr (get_text (fixture, "band"), ==, "Established");
  g_assert_cmpstr (get_text (fixture, "range"), ==, "between 46.0 and 48.4");
  g_assert_cmpstr (get_text (fixture, "checked"), ==, "checked 41.8");
  g_assert_cmpstr (get_text (fixture, "change_7"), ==, "+0.9");
  g_assert_cmpstr (get_text (fixture, "change_30"), ==, "\u22121.9");
  g_assert_cmpstr (get_text (fixture, "note"), ==, "Model kscore-1 · refreshed 4 minutes ago");
  g_assert_null (get_text (fixture, "as_of"));
  g_assert_null (get_text (fixture, "reason"));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (fixture->card, "spinner")));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (fixture->card, "beginnings")));
  gtk_test_accessible_assert_property (kscore_test_find (fixture->card, "change_90_box"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Change over 90 days: +3.4");
  kscore_test_assert_names (fixture->card);

  g_object_set (kscore_scoring_model_get_score (fixture->model), "at-least", TRUE, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (get_text (fixture, "range"), ==, "what is known: 46.0 to 48.4");
}

static void
test_partial (Fixture       *fixture,
              gconstpointer  state)
{
  g_assert_cmpstr (get_text (fixture, "band"), ==, "Starting, provisional");
  g_assert_cmpstr (get_text (fixture, "range"), ==, "Not enough weeks for a range");
  g_assert_cmpstr (get_text (fixture, "change_7"), ==, "not known");
  g_assert_cmpstr (get_text (fixture, "as_of"), ==, "as of 14 November 2022");
  g_assert_cmpstr (get_text (fixture, "note"), ==, "Model kscore-1");
  gtk_test_accessible_assert_property (kscore_test_find (fixture->card, "gauge"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "At least 19.5 of 100. Band: Starting.");
}

static void
test_not_enough (Fixture       *fixture,
                 gconstpointer  state)
{
  g_assert_cmpstr (get_text (fixture, "band"), ==, "Not Enough Evidence");
  g_assert_null (get_text (fixture, "range"));
  g_assert_nonnull (get_text (fixture, "reason"));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (fixture->card, "explained")));
  g_assert_true (gtk_widget_get_visible (kscore_test_find (fixture->card, "beginnings")));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (fixture->card, "changes")));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (
                     kscore_test_find (fixture->card, "link_button"))), ==, "win.link");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (
                     kscore_test_find (fixture->card, "import_button"))), ==, "win.import");
}

/* A later score shows by itself, once the main loop runs. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  state)
{
  g_object_set (kscore_scoring_model_get_score (fixture->model), "computing", TRUE, NULL);
  kscore_test_wait_until (g_strcmp0 (get_text (fixture, "band"), "Computing the Score…") == 0);
  g_assert_cmpstr (get_text (fixture, "note"), ==, "Model kscore-1 · computing…");
  g_assert_null (get_text (fixture, "reason"));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (fixture->card, "beginnings")));

  kscore_fake_model_fill (fixture->model, KSCORE_FAKE_FULL);
  kscore_test_wait_until (g_strcmp0 (get_text (fixture, "band"), "Established") == 0);
}

/* What is not known yet says so, never 0. */
static void
test_young (Fixture       *fixture,
            gconstpointer  state)
{
  g_assert_cmpstr (get_text (fixture, "band"), ==, "Growing, provisional");
  g_assert_cmpstr (get_text (fixture, "change_7"), ==, "+0.6");
  g_assert_cmpstr (get_text (fixture, "change_30"), ==, "not known yet");
  g_assert_cmpstr (get_text (fixture, "change_90"), ==, "not known yet");
  gtk_test_accessible_assert_property (kscore_test_find (fixture->card, "change_30_box"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Change over 30 days: not known yet");
}

static void
test_at_least (Fixture       *fixture,
               gconstpointer  state)
{
  g_assert_cmpstr (get_text (fixture, "range"), ==, "what is known: 27.2 to 35.0");
  g_assert_cmpstr (get_text (fixture, "checked"), ==, "checked: not known");
}

/* While a newer score is computed the figures stay. */
static void
test_computing (Fixture       *fixture,
                gconstpointer  state)
{
  g_object_set (kscore_scoring_model_get_score (fixture->model), "computing", TRUE, NULL);
  kscore_test_wait_until (gtk_widget_get_visible (kscore_test_find (fixture->card, "spinner")));
  g_assert_cmpstr (get_text (fixture, "note"), ==, "Model kscore-1 · computing…");
  g_assert_cmpstr (get_text (fixture, "band"), ==, "Established");
  g_assert_cmpstr (get_text (fixture, "range"), ==, "between 46.0 and 48.4");
  g_assert_cmpstr (get_text (fixture, "change_7"), ==, "+0.9");

  g_object_set (kscore_scoring_model_get_score (fixture->model), "computing", FALSE, NULL);
  kscore_test_wait_until (!gtk_widget_get_visible (kscore_test_find (fixture->card, "spinner")));
}

/* The button has a name, and the keyboard reaches what it opens. */
static void
test_help (Fixture       *fixture,
           gconstpointer  state)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = kscore_test_find (fixture->card, "help_button");

  gtk_window_set_child (GTK_WINDOW (window), fixture->card);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "What These Figures Mean");
  g_assert_true (gtk_widget_get_focusable (gtk_widget_get_first_child (button)));
  g_assert_true (gtk_widget_grab_focus (button));
  gtk_widget_activate (button);
  kscore_test_wait_until (gtk_widget_get_mapped (kscore_test_find (fixture->card, "help")));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

#define ADD(path, state, func) \
  g_test_add (path, Fixture, GINT_TO_POINTER (state), set_up, func, tear_down)
  ADD ("/score-card/full", KSCORE_FAKE_FULL, test_full);
  ADD ("/score-card/partial", KSCORE_FAKE_PARTIAL, test_partial);
  ADD ("/score-card/not-enough", KSCORE_FAKE_ACTIVITY, test_not_enough);
  ADD ("/score-card/follows", KSCORE_FAKE_EMPTY, test_follows);
  ADD ("/score-card/young", KSCORE_FAKE_YOUNG, test_young);
  ADD ("/score-card/at-least", KSCORE_FAKE_AT_LEAST, test_at_least);
  ADD ("/score-card/computing", KSCORE_FAKE_FULL, test_computing);
  ADD ("/score-card/help", KSCORE_FAKE_FULL, test_help);
#undef ADD

  return g_test_run ();
}
