#include "config.h"

#include <string.h>

#include "service/kscore-engagement-private.h"
#include "support/kscore-fake-engagement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-people-card.h"
#include "ui/kscore-person-row.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_people_card_new ();

  kscore_people_card_set_engagement (KSCORE_PEOPLE_CARD (widget), engagement);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (engagement)));
}

static guint
count_rows (GtkWidget *card)
{
  GtkListBox *people = GTK_LIST_BOX (kscore_test_find (card, "people"));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (people, (int) n) != NULL)
    n++;
  return n;
}

static GtkToggleButton *
get_filter (GtkWidget          *card,
            KscorePeopleFilter  filter)
{
  GtkFlowBox *filters = GTK_FLOW_BOX (kscore_test_find (card, "filters"));

  return GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (
    gtk_flow_box_get_child_at_index (filters, (int) filter)));
}

static const char *
get_text (GtkWidget  *card,
          const char *id)
{
  GtkWidget *label = kscore_test_find (card, id);

  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static GtkWidget *
create_card (KscoreFakePeople people)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  GtkWidget *card = g_object_ref_sink (kscore_people_card_new ());

  kscore_people_card_set_engagement (KSCORE_PEOPLE_CARD (card), engagement);
  g_assert_false (gtk_widget_get_visible (kscore_test_find (card, "filters")));
  g_assert_true (gtk_widget_get_visible (kscore_test_find (card, "spinner")));
  kscore_fake_engagement_fill (engagement, people);
  g_assert_false (gtk_widget_get_visible (kscore_test_find (card, "spinner")));
  return card;
}

/* A few are there at first, more when asked for, and never so many that the page is slow. */
static void
test_more (void)
{
  GtkWidget *card = create_card (KSCORE_FAKE_PEOPLE_MANY);
  GtkWidget *more = kscore_test_find (card, "more");

  g_assert_cmpuint (count_rows (card), ==, 8);
  g_assert_cmpstr (get_text (card, "more_label"), ==, "Show 20 More People");
  gtk_widget_activate_action (card, "people.more", NULL);
  g_assert_cmpuint (count_rows (card), ==, 28);
  for (guint i = 0; i < 12; i++)
    gtk_widget_activate_action (card, "people.more", NULL);
  g_assert_cmpuint (count_rows (card), ==, 200);
  g_assert_false (gtk_widget_get_visible (more));
  kscore_test_assert_names (card);
  g_assert_finalize_object (card);
}

static void
test_filters (void)
{
  GtkWidget *card = create_card (KSCORE_FAKE_PEOPLE_MANY);
  GtkToggleButton *waiting = get_filter (card, KSCORE_PEOPLE_WAITING);
  GtkAccessible *named[] = { GTK_ACCESSIBLE (waiting),
                             GTK_ACCESSIBLE (kscore_test_find (card, "more")) };
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (waiting)));
  GtkListBox *people = GTK_LIST_BOX (kscore_test_find (card, "people"));

  g_assert_true (gtk_toggle_button_get_active (get_filter (card, KSCORE_PEOPLE_ALL)));
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Waiting for an Answer 80");
  /* GTK before 4.10 does not name a button by what is in it. */
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_true (gtk_test_accessible_has_property (named[i], GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_widget_activate_action (card, "people.more", NULL);
  gtk_toggle_button_set_active (waiting, TRUE);
  g_assert_cmpuint (count_rows (card), ==, 8);
  for (int i = 0; i < 8; i++)
    g_assert_true (kscore_person_get_values (kscore_person_row_get_person (
      KSCORE_PERSON_ROW (gtk_list_box_get_row_at_index (people, i))))->waiting);
  g_assert_nonnull (strstr (get_text (card, "rests_on"), "answers in private are not seen"));
  g_assert_nonnull (strstr (get_text (card, "rests_on"), "Of 2 more people"));
  g_assert_finalize_object (card);
}

/* What is not known is not said to be nobody. */
static void
test_nobody (void)
{
  static const struct {
    KscoreFakePeople   people;
    KscorePeopleFilter filter;
    const char        *says;
  } cases[] = {
    { KSCORE_FAKE_PEOPLE_NONE, KSCORE_PEOPLE_ALL, "It is not known of anybody by name" },
    { KSCORE_FAKE_PEOPLE_NONE, KSCORE_PEOPLE_NEW, "not known for long enough" },
    { KSCORE_FAKE_PEOPLE_NONE, KSCORE_PEOPLE_BACK, "Nobody came back" },
    { KSCORE_FAKE_PEOPLE_NONE, KSCORE_PEOPLE_WAITING, "waits for an answer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *card = create_card (cases[i].people);

      GtkWidget *label = gtk_button_get_child (
        GTK_BUTTON (get_filter (card, KSCORE_PEOPLE_NEW)));

      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "New –");
      gtk_toggle_button_set_active (get_filter (card, cases[i].filter), TRUE);
      g_assert_cmpuint (count_rows (card), ==, 0);
      g_assert_false (gtk_widget_get_visible (kscore_test_find (card, "people")));
      g_assert_nonnull (strstr (get_text (card, "message"), cases[i].says));
      g_assert_finalize_object (card);
    }
}

/* An answer that comes while it is shown changes the rows. */
static void
test_new_answer (void)
{
  g_autoptr (KscoreEngagement) engagement = kscore_engagement_new ();
  GtkWidget *card = g_object_ref_sink (kscore_people_card_new ());

  kscore_people_card_set_engagement (KSCORE_PEOPLE_CARD (card), engagement);
  kscore_fake_engagement_fill (engagement, KSCORE_FAKE_PEOPLE_MANY);
  kscore_fake_engagement_fill (engagement, KSCORE_FAKE_PEOPLE_FEW);
  g_assert_cmpuint (count_rows (card), ==, 2);
  g_assert_false (gtk_widget_get_visible (kscore_test_find (card, "more")));
  kscore_people_card_set_engagement (KSCORE_PEOPLE_CARD (card), NULL);
  g_assert_cmpuint (count_rows (card), ==, 0);
  g_assert_finalize_object (card);
}

/* Where it becomes narrow, what is shown stays and the points go below the names. */
static void
test_narrow (void)
{
  GtkWidget *card = create_card (KSCORE_FAKE_PEOPLE_MANY);
  GtkListBox *people = GTK_LIST_BOX (kscore_test_find (card, "people"));

  gtk_widget_activate_action (card, "people.more", NULL);
  for (int narrow = 1; narrow >= 0; narrow--)
    {
      GtkWidget *box;

      kscore_people_card_set_narrow (KSCORE_PEOPLE_CARD (card), narrow);
      g_assert_cmpuint (count_rows (card), ==, 28);
      box = kscore_test_find (GTK_WIDGET (gtk_list_box_get_row_at_index (people, 27)), "box");
      g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (box)), ==,
                       narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
    }
  g_assert_finalize_object (card);
}

static void
show_person_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autofree char **shown = g_new0 (char *, 1);
  gint64 id;

  g_variant_get (parameter, "(xs)", &id, shown);
  *(gint64 *) user_data = id;
  g_free (shown[0]);
}

static void
test_activated (void)
{
  const GActionEntry entries[] = { { .name = "show-person", .parameter_type = "(xs)",
                                     .activate = show_person_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *card = create_card (KSCORE_FAKE_PEOPLE_MANY);
  GtkListBox *people = GTK_LIST_BOX (kscore_test_find (card, "people"));
  gint64 id = 0;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, 1, &id);
  gtk_widget_insert_action_group (card, "win", G_ACTION_GROUP (actions));
  g_signal_emit_by_name (people, "row-activated", gtk_list_box_get_row_at_index (people, 2));
  g_assert_cmpint (id, ==, 102);
  g_assert_finalize_object (card);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/people-card/active-while-mapped", test_active_while_mapped);
  g_test_add_func ("/ui/people-card/more", test_more);
  g_test_add_func ("/ui/people-card/filters", test_filters);
  g_test_add_func ("/ui/people-card/nobody", test_nobody);
  g_test_add_func ("/ui/people-card/new-answer", test_new_answer);
  g_test_add_func ("/ui/people-card/narrow", test_narrow);
  g_test_add_func ("/ui/people-card/activated", test_activated);
  return g_test_run ();
}
