#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-range-popover.h"

#define OLDEST 20000
#define NEWEST 20780

typedef struct {
  GtkWidget *popover;
  int        first;
  int        last;
  guint      n_chosen;
} Fixture;

static void
chosen_cb (KscoreRangePopover *popover,
           int                 first,
           int                 last,
           Fixture            *fixture)
{
  fixture->first = first;
  fixture->last = last;
  fixture->n_chosen++;
}

static void
fixture_init (Fixture *fixture)
{
  *fixture = (Fixture) { .popover = g_object_ref_sink (kscore_range_popover_new ()) };
  g_signal_connect (fixture->popover, "chosen", G_CALLBACK (chosen_cb), fixture);
  kscore_range_popover_set_range (KSCORE_RANGE_POPOVER (fixture->popover), NEWEST - 90, NEWEST,
                                  OLDEST, NEWEST);
}

static void
type (Fixture    *fixture,
      const char *from,
      const char *to)
{
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (fixture->popover, "from")), from);
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (fixture->popover, "to")), to);
}

static void
assert_outcome (Fixture    *fixture,
                const char *text)
{
  GtkLabel *outcome = GTK_LABEL (kscore_test_find (fixture->popover, "outcome"));

  g_assert_cmpstr (gtk_label_get_text (outcome), ==, text);
}

static void
show (Fixture *fixture)
{
  g_signal_emit_by_name (kscore_test_find (fixture->popover, "show"), "clicked");
}

static void
test_typed (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  assert_outcome (&fixture, "25 Aug – 23 Nov 2026, change over 90 days");
  type (&fixture, "2026-08-12", "23 November 2026");
  assert_outcome (&fixture, "12 Aug – 23 Nov 2026, change over 103 days");
  g_signal_emit_by_name (kscore_test_find (fixture.popover, "to"), "activate");
  g_assert_cmpuint (fixture.n_chosen, ==, 1);
  g_assert_cmpint (fixture.first, ==, 20677);
  g_assert_cmpint (fixture.last, ==, NEWEST);

  type (&fixture, "2026-11-23", "11/23/2026");
  assert_outcome (&fixture, "23 Nov 2026");
  /* Beyond what there is, what there is. */
  type (&fixture, "1999-01-01", "2030-01-01");
  assert_outcome (&fixture, "4 Oct 2024 – 23 Nov 2026, change over 780 days");
  show (&fixture);
  g_assert_cmpuint (fixture.n_chosen, ==, 2);
  g_assert_cmpint (fixture.first, ==, OLDEST);
  g_object_unref (fixture.popover);
}

/* What cannot be shown says why, and which field is wrong. */
static void
test_wrong (void)
{
  static const struct {
    const char *from;
    const char *to;
    const char *wrong;
    const char *text;
  } cases[] = {
    { "2026-11-01", "", "to", "A date is missing; write it as 2026-11-23." },
    { "soon", "2026-11-01", "from", "“soon” is not a date; write it as 2026-11-23." },
    { "2026-11-01", "2026-02-30", "to", "“2026-02-30” is not a date; write it as 2026-11-23." },
    { "2026-11-02", "2026-11-01", "to", "The last day is before the first." },
    { "2020-11-02", "2020-11-05", "to",
      "There is no score on these days; there is for 4 Oct 2024 – 23 Nov 2026." },
    { "2027-11-02", "2027-11-05", "to",
      "There is no score on these days; there is for 4 Oct 2024 – 23 Nov 2026." },
  };
  Fixture fixture;

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *wrong = kscore_test_find (fixture.popover, cases[i].wrong);

      type (&fixture, cases[i].from, cases[i].to);
      assert_outcome (&fixture, cases[i].text);
      g_assert_true (gtk_widget_has_css_class (wrong, "error"));
      gtk_test_accessible_assert_state (wrong, GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      gtk_test_accessible_assert_property (wrong, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           cases[i].text);
      show (&fixture);
    }
  g_assert_cmpuint (fixture.n_chosen, ==, 0);

  type (&fixture, "2026-11-01", "2026-11-02");
  g_assert_false (gtk_widget_has_css_class (kscore_test_find (fixture.popover, "to"), "error"));
  g_object_unref (fixture.popover);
}

static GtkEventController *
find_focus_controller (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_FOCUS (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* The calendar fills the field that had the focus, and shows its day. */
static void
test_calendar (void)
{
  Fixture fixture;
  GtkCalendar *calendar;
  GtkEditable *from, *to;
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 10, 7, 0, 0, 0);
  g_autoptr (GDateTime) shown = NULL;

  fixture_init (&fixture);
  calendar = GTK_CALENDAR (kscore_test_find (fixture.popover, "calendar"));
  from = GTK_EDITABLE (kscore_test_find (fixture.popover, "from"));
  to = GTK_EDITABLE (kscore_test_find (fixture.popover, "to"));
  gtk_calendar_select_day (calendar, day);
  g_assert_cmpstr (gtk_editable_get_text (from), ==, "2026-10-07");
  g_assert_cmpstr (gtk_editable_get_text (to), ==, "2026-11-23");
  assert_outcome (&fixture, "7 Oct – 23 Nov 2026, change over 47 days");

  g_signal_emit_by_name (find_focus_controller (GTK_WIDGET (to)), "enter");
  shown = gtk_calendar_get_date (calendar);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 11);
  gtk_calendar_select_day (calendar, day);
  assert_outcome (&fixture, "7 Oct 2026");
  kscore_test_assert_names (fixture.popover);
  g_object_unref (fixture.popover);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/range-popover/typed", test_typed);
  g_test_add_func ("/range-popover/wrong", test_wrong);
  g_test_add_func ("/range-popover/calendar", test_calendar);

  return g_test_run ();
}
