#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "service/kscore-movement-private.h"
#include "support/kscore-fake-movement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-change-card.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreMovement) movement = kscore_movement_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_change_card_new ();

  kscore_change_card_set_movement (KSCORE_CHANGE_CARD (widget), movement);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (movement)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (movement)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (movement)));
}

static const char *
get_text (GtkWidget  *widget,
          const char *id)
{
  return gtk_label_get_text (GTK_LABEL (kscore_test_find (widget, id)));
}

static guint
count_steps (GtkWidget *widget)
{
  GtkListBox *steps = GTK_LIST_BOX (kscore_test_find (widget, "steps"));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (steps, (int) n) != NULL)
    n++;
  return n;
}

static void
test_states (void)
{
  g_autoptr (KscoreMovement) movement = kscore_movement_new ();
  GtkWidget *widget = g_object_ref_sink (kscore_change_card_new ());
  GtkWidget *content = kscore_test_find (widget, "body");

  kscore_change_card_set_movement (KSCORE_CHANGE_CARD (widget), movement);
  g_assert_false (gtk_widget_get_visible (content));

  kscore_fake_movement_fill (movement, KSCORE_FAKE_MOVEMENT_USUAL);
  g_assert_true (gtk_widget_get_visible (content));
  g_assert_cmpuint (count_steps (widget), ==, 4);
  g_assert_cmpstr (get_text (widget, "summary"), ==,
                   "+2.7 points: from 44.6 on 26 Aug 2026 (checked 31.2) to 47.3 on 24 Nov 2026 "
                   "(checked 33.8).");
  g_assert_false (gtk_widget_get_visible (kscore_test_find (widget, "learned")));
  kscore_test_assert_names (widget);

  kscore_fake_movement_fill (movement, KSCORE_FAKE_MOVEMENT_MANY);
  g_assert_cmpuint (count_steps (widget), ==, 9);
  g_assert_true (gtk_widget_get_visible (kscore_test_find (widget, "learned")));
  g_assert_cmpstr (get_text (widget, "learned"), ==,
                   "40.6 was shown on 26 Aug 2026: 4.0 points were learned since.");

  kscore_fake_movement_fill (movement, KSCORE_FAKE_MOVEMENT_NOTHING);
  g_assert_false (gtk_widget_get_visible (content));
  g_assert_cmpstr (get_text (widget, "empty"), ==,
                   "Nothing moved between 26 Aug 2026 and 24 Nov 2026.");
  kscore_fake_movement_fill (movement, KSCORE_FAKE_MOVEMENT_UNKNOWN);
  g_assert_nonnull (strstr (get_text (widget, "empty"), "no score of 26 Aug 2026"));
  g_assert_false (gtk_widget_get_visible (content));

  kscore_change_card_set_movement (KSCORE_CHANGE_CARD (widget), NULL);
  g_assert_finalize_object (widget);
}

/* Who has opened a step finds it open after the next answer. */
static void
test_stays_open (void)
{
  g_autoptr (KscoreMovement) movement = kscore_movement_new ();
  GtkWidget *widget = g_object_ref_sink (kscore_change_card_new ());
  GtkListBox *steps = GTK_LIST_BOX (kscore_test_find (widget, "steps"));

  kscore_change_card_set_movement (KSCORE_CHANGE_CARD (widget), movement);
  kscore_fake_movement_fill (movement, KSCORE_FAKE_MOVEMENT_USUAL);
  /* New, grew, left the window, shrank; then newly covered stands between the first two. */
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (steps, 1)), TRUE);
  kscore_fake_movement_fill (movement, KSCORE_FAKE_MOVEMENT_MANY);
  g_assert_false (adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (steps, 1))));
  g_assert_true (adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (steps, 2))));
  g_assert_finalize_object (widget);
}

/* A text that no widget has: asked for it, GTK says what is there instead. */
#define NO_TEXT "\x1b"

/* The tenths of the number after @before in what a widget is called, or in a text. */
static gint64
read_tenths (const char *text,
             const char *before)
{
  const char *start = strstr (text, before);
  gboolean negative;
  double number;
  char *end;

  g_assert_nonnull (start);
  start += strlen (before);
  negative = g_str_has_prefix (start, "\u2212");
  start += negative ? strlen ("\u2212") : 0;
  number = g_ascii_strtod (start, &end);
  g_assert_true (end > start);
  return (gint64) round (number * 10) * (negative ? -1 : 1);
}

static char *
dup_name (GtkWidget *widget)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL, NO_TEXT);
}

static KscoreChangeFigures *
generate_figures (GRand *rand)
{
  KscoreChangeFigures *figures = kscore_change_figures_new ();
  double score = g_rand_boolean (rand) ? g_rand_double_range (rand, 20, 60)
                                       : g_rand_int_range (rand, 400, 1200) / 20.0;

  figures->model = g_strdup ("kscore-1");
  figures->from = (KscoreChangeDay) { 20000, score, NAN, NAN, score / 2, .at_least = FALSE };
  for (guint label = 0; label < KSCORE_N_CHANGES; label++)
    {
      double points = g_rand_double_range (rand, -2, 2) * (g_rand_boolean (rand) ? 1 : 0.02);

      if (g_rand_int_range (rand, 0, 3) == 0)
        continue;
      kscore_change_figures_add_step (figures, label, points)->n_parts = 1;
      score += points;
    }
  figures->to = (KscoreChangeDay) { 20030, score, NAN, NAN, score / 2, .at_least = FALSE };
  kscore_change_figures_finish (figures);
  return figures;
}

/* All numbers on the card by its words: of the summary, the rows and the waterfall's marks. */
static void
test_adds_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (KscoreMovement) movement = kscore_movement_new ();
  GtkWidget *widget = g_object_ref_sink (kscore_change_card_new ());
  GtkListBox *steps = GTK_LIST_BOX (kscore_test_find (widget, "steps"));
  GtkWidget *chart = kscore_test_find (widget, "waterfall");

  kscore_change_card_set_movement (KSCORE_CHANGE_CARD (widget), movement);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KscoreChangeFigures) figures = generate_figures (rand);
      const char *summary;
      gint64 before, after, sum = 0, level = 0;
      GtkWidget *mark;

      if (figures->steps->len == 0)
        continue;
      kscore_insight_show (KSCORE_INSIGHT (movement), figures);
      summary = get_text (widget, "summary");
      before = read_tenths (summary, "from ");
      after = read_tenths (summary, " to ");
      g_assert_cmpint (read_tenths (g_str_has_prefix (summary, "+") ? summary + 1 : summary, ""),
                       ==, after - before);

      g_assert_cmpuint (count_steps (widget), ==, figures->steps->len);
      for (guint j = 0; j < figures->steps->len; j++)
        {
          g_autofree char *name =
            dup_name (GTK_WIDGET (gtk_list_box_get_row_at_index (steps, (int) j)));

          sum += read_tenths (name, ": ");
        }
      g_assert_cmpint (before + sum, ==, after);

      mark = gtk_widget_get_first_child (gtk_widget_get_last_child (chart));
      for (guint j = 0; j < figures->steps->len + 2; j++)
        {
          g_autofree char *name = dup_name (mark);

          if (j == 0)
            g_assert_cmpint (level = read_tenths (name, ": "), ==, before);
          else if (j <= figures->steps->len)
            g_assert_cmpint (level += read_tenths (name, ": "), ==,
                             read_tenths (name, " points, to "));
          else
            g_assert_cmpint (level, ==, read_tenths (name, ": "));
          mark = gtk_widget_get_next_sibling (mark);
        }
      g_assert_null (mark);
    }
  g_assert_finalize_object (widget);
}

static gboolean
asks_about (KscoreMovement *movement,
            KscoreDay       from,
            KscoreDay       to)
{
  KscoreDay first, last;

  kscore_movement_get_days (movement, &first, &last);
  return first == from && last == to;
}

/* Of days that go by quickly only the last are asked about. */
static void
test_days (void)
{
  g_autoptr (KscoreMovement) movement = kscore_movement_new ();
  GtkWidget *widget = g_object_ref_sink (kscore_change_card_new ());

  kscore_change_card_set_movement (KSCORE_CHANGE_CARD (widget), movement);
  kscore_change_card_set_days (KSCORE_CHANGE_CARD (widget), 20000, 20030);
  kscore_change_card_set_days (KSCORE_CHANGE_CARD (widget), 20000, 20040);
  /* One day is no change. */
  kscore_change_card_set_days (KSCORE_CHANGE_CARD (widget), 20000, 20000);
  g_assert_true (asks_about (movement, KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN));
  kscore_test_wait_until (asks_about (movement, 20000, 20040));
  g_assert_finalize_object (widget);
}

/* It fits into the smallest window, with large text too. */
static void
test_smallest (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (KscoreMovement) movement = kscore_movement_new ();
  GtkWidget *widget = g_object_ref_sink (kscore_change_card_new ());
  GtkListBox *steps = GTK_LIST_BOX (kscore_test_find (widget, "steps"));

  kscore_change_card_set_movement (KSCORE_CHANGE_CARD (widget), movement);
  kscore_fake_movement_fill (movement, KSCORE_FAKE_MOVEMENT_MANY);
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (steps, 0)), TRUE);
  for (int scale = 1; scale <= 2; scale++)
    {
      int minimum;

      g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * scale, NULL);
      kscore_test_spin (50);
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      /* Of 360 less the paddings of the page and of a card. */
      g_assert_cmpint (minimum, <=, 312);
    }
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/change-card/active-while-mapped", test_active_while_mapped);
  g_test_add_func ("/ui/change-card/states", test_states);
  g_test_add_func ("/ui/change-card/stays-open", test_stays_open);
  g_test_add_func ("/ui/change-card/adds-up", test_adds_up);
  g_test_add_func ("/ui/change-card/days", test_days);
  g_test_add_func ("/ui/change-card/smallest", test_smallest);
  return g_test_run ();
}
