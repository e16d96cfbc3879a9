#include "config.h"

#include <math.h>
#include <string.h>

#include "service/kscore-advice-private.h"
#include "support/kscore-fake-advice.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-lever-row.h"
#include "ui/kscore-simulator-card.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreAdvice) advice = kscore_advice_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_simulator_card_new ();

  kscore_simulator_card_set_advice (KSCORE_SIMULATOR_CARD (widget), advice);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (advice)));
}

typedef struct {
  KscoreAdvice *advice;
  GtkWidget    *window;
  GtkWidget    *card;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->advice = kscore_advice_new ();
  fixture->window = gtk_window_new ();
  fixture->card = kscore_simulator_card_new ();
  kscore_simulator_card_set_advice (KSCORE_SIMULATOR_CARD (fixture->card), fixture->advice);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->card);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (gtk_widget_get_mapped (fixture->card));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->advice);
}

static KscoreLeverRow *
get_lever (Fixture     *fixture,
           KscoreLever  lever)
{
  GtkWidget *box = kscore_test_find (fixture->card, lever <= KSCORE_LEVER_PEOPLE ? "weekly"
                                                                                 : "lasting");
  GtkWidget *row = gtk_widget_get_first_child (box);

  for (guint i = lever <= KSCORE_LEVER_PEOPLE ? lever : lever - KSCORE_LEVER_WEEKS; i > 0; i--)
    row = gtk_widget_get_next_sibling (row);
  return KSCORE_LEVER_ROW (row);
}

static const char *
get_text (Fixture    *fixture,
          const char *id)
{
  return gtk_label_get_text (GTK_LABEL (kscore_test_find (fixture->card, id)));
}

static gboolean
is_visible (Fixture    *fixture,
            const char *id)
{
  return gtk_widget_get_visible (kscore_test_find (fixture->card, id));
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  KscoreAdviceAnswer answer = { .next = "", .band = "" };

  g_assert_true (is_visible (fixture, "state"));
  g_assert_false (is_visible (fixture, "columns"));

  answer.simulation = kscore_fake_simulation_new (FALSE);
  kscore_insight_show (KSCORE_INSIGHT (fixture->advice), &answer);
  g_object_unref (answer.simulation);
  g_assert_true (is_visible (fixture, "state"));
  g_assert_nonnull (strstr (get_text (fixture, "state"), "not enough evidence"));
  g_assert_false (is_visible (fixture, "columns"));

  kscore_fake_advice_fill (fixture->advice, 4);
  g_assert_false (is_visible (fixture, "state"));
  g_assert_true (is_visible (fixture, "columns"));
  g_assert_cmpstr (get_text (fixture, "answer"), ==, "The score is 47.3 now, 45.4 to 48.7");
  g_assert_nonnull (strstr (get_text (fixture, "explanation"), "went on for 12 weeks."));
  g_assert_cmpstr (get_text (fixture, "ways_title"), ==,
                   "Any one of these alone, for 12 weeks:");
  kscore_test_assert_names (fixture->card);
}

static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *reset = kscore_test_find (fixture->card, "reset");
  KscoreLeverRow *reshares;

  kscore_fake_advice_fill (fixture->advice, 4);
  reshares = get_lever (fixture, KSCORE_LEVER_RESHARES);
  g_assert_false (gtk_widget_get_sensitive (reset));
  g_assert_false (is_visible (fixture, "parts"));

  /* 10 points at most, half of them at 20. */
  kscore_lever_row_set_amount (reshares, 20);
  g_assert_cmpstr (get_text (fixture, "answer"), ==, "+5.0 from 47.3 now, 50.4 to 53.7");
  g_assert_true (is_visible (fixture, "parts"));
  g_assert_true (g_str_has_prefix (get_text (fixture, "parts"), "Response +5.0"));
  g_assert_true (gtk_widget_get_sensitive (reset));

  /* What was moved stays when newer evidence comes. */
  kscore_fake_advice_fill (fixture->advice, 2);
  g_assert_cmpfloat (kscore_lever_row_get_amount (reshares), ==, 20);

  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpfloat (kscore_lever_row_get_amount (reshares), ==, 0);
  g_assert_cmpstr (get_text (fixture, "answer"), ==, "The score is 47.3 now, 45.4 to 48.7");
}

/* The first of the ways that can be seen, or NULL. */
static GtkWidget *
get_way (Fixture *fixture)
{
  GtkWidget *row = gtk_widget_get_first_child (kscore_test_find (fixture->card, "ways"));

  while (row != NULL && !gtk_widget_get_visible (row))
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
test_target (Fixture       *fixture,
             gconstpointer  data)
{
  GtkSpinButton *target = GTK_SPIN_BUTTON (kscore_test_find (fixture->card, "target"));

  kscore_fake_advice_fill (fixture->advice, 4);
  g_assert_cmpfloat (gtk_spin_button_get_value (target), ==, 50);
  /* 2.7 points missing: 40 * 2.7 / (8 - 2.7) likes. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_way (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "21 more likes a week");
  g_assert_cmpstr (get_text (fixture, "never"), ==, "Not enough alone: Active Weeks, Networks");

  g_signal_emit_by_name (get_way (fixture), "activate");
  g_assert_cmpfloat (kscore_lever_row_get_amount (get_lever (fixture, KSCORE_LEVER_LIKES)), ==,
                     21);
  g_assert_true (g_str_has_prefix (get_text (fixture, "answer"), "+2.8 from 47.3"));

  gtk_spin_button_set_value (target, 40);
  kscore_test_wait_until (get_way (fixture) == NULL);
  g_assert_false (is_visible (fixture, "never"));
  g_assert_cmpstr (get_text (fixture, "ways_title"), ==, "The score is there already.");

  gtk_spin_button_set_value (target, 100);
  kscore_test_wait_until (g_str_equal (get_text (fixture, "ways_title"),
                                       "No single lever is enough for that."));
  g_assert_null (get_way (fixture));
}

/* Types a target and goes on by Tab, which is when it counts; to where the keyboard is then. */
static GtkWidget *
leave_target (Fixture    *fixture,
              const char *typed)
{
  GtkWidget *target = kscore_test_find (fixture->card, "target");
  GtkWindow *window = GTK_WINDOW (fixture->window);

  gtk_widget_grab_focus (target);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), target));
  gtk_editable_set_text (GTK_EDITABLE (target), typed);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (target)), ==,
                     g_ascii_strtod (typed, NULL));
  kscore_test_spin (50);
  return gtk_window_get_focus (window);
}

/* The way to which the keyboard goes from a new target is another then, or not there at all. */
static void
test_target_left (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *way, *focus;

  kscore_fake_advice_fill (fixture->advice, 4);
  kscore_test_wait_until ((way = get_way (fixture)) != NULL && gtk_widget_get_mapped (way));
  g_assert_true (leave_target (fixture, "49") == way);
  g_assert_true (gtk_widget_get_mapped (way));

  focus = leave_target (fixture, "100");
  g_assert_null (get_way (fixture));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
}

/* From a reason to its lever. */
static void
test_try (Fixture       *fixture,
          gconstpointer  data)
{
  KscoreLeverRow *replies;

  kscore_fake_advice_fill (fixture->advice, 4);
  replies = get_lever (fixture, KSCORE_LEVER_REPLIES);
  kscore_simulator_card_try (KSCORE_SIMULATOR_CARD (fixture->card), KSCORE_LEVER_REPLIES, 7);
  g_assert_cmpfloat (kscore_lever_row_get_amount (replies), ==, 7);
  kscore_test_wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                          == kscore_test_find (GTK_WIDGET (replies), "scale"));

  kscore_simulator_card_try (KSCORE_SIMULATOR_CARD (fixture->card), KSCORE_LEVER_REPLIES, 0);
  g_assert_cmpfloat (kscore_lever_row_get_amount (replies), ==, 7);
}

#define ADD(path, func) \
  g_test_add ("/ui/simulator-card/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/simulator-card/active-while-mapped", test_active_while_mapped);
  ADD ("states", test_states);
  ADD ("moved", test_moved);
  ADD ("target", test_target);
  ADD ("target-left", test_target_left);
  ADD ("try", test_try);
  return g_test_run ();
}
