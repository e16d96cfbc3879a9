#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-day-entry.h"

static KscoreDay
day (const char *text)
{
  KscoreDay result = KSCORE_DAY_UNKNOWN;

  g_assert_true (kscore_day_from_string (text, &result));
  return result;
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gboolean    last;
    const char *day; /* NULL where it is no date */
  } cases[] = {
    { "2026-11-12", FALSE, "2026-11-12" }, { " 2026-11-12 ", FALSE, "2026-11-12" },
    { "2026-11", FALSE, "2026-11-01" },    { "2026-11", TRUE, "2026-11-30" },
    { "2024-2", TRUE, "2024-02-29" },      { "2026", FALSE, "2026-01-01" },
    { "2026", TRUE, "2026-12-31" },        { "12 November 2026", FALSE, "2026-11-12" },
    { "2026-13", FALSE, NULL },            { "2026-02-30", FALSE, NULL },
    { "yesterday", FALSE, NULL },          { "99", FALSE, NULL },
    { "0", FALSE, NULL },                  { "2026-11-", FALSE, NULL },
    { "Nov 2026", TRUE, NULL },            { "20261112", FALSE, NULL },
  };
  KscoreDay result;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (kscore_day_entry_parse (cases[i].text, cases[i].last, &result), ==,
                       cases[i].day != NULL);
      if (cases[i].day != NULL)
        g_assert_cmpint (result, ==, day (cases[i].day));
    }
  g_assert_true (kscore_day_entry_parse ("", FALSE, &result));
  g_assert_cmpint (result, ==, KSCORE_DAY_UNKNOWN);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_typed (void)
{
  GtkWidget *entry = g_object_ref_sink (kscore_day_entry_new ());
  KscoreDayEntry *self = KSCORE_DAY_ENTRY (entry);
  GtkWidget *text = kscore_test_find (entry, "entry");
  GtkWidget *problem = kscore_test_find (entry, "problem");
  guint n = 0;

  g_signal_connect_swapped (entry, "notify::day", G_CALLBACK (count_cb), &n);

  /* A whole date counts at once. */
  gtk_editable_set_text (GTK_EDITABLE (text), "2026-11-12");
  g_assert_cmpint (kscore_day_entry_get_day (self), ==, day ("2026-11-12"));
  g_assert_cmpuint (n, ==, 1);

  /* What is wrong says so, and changes nothing. */
  gtk_editable_set_text (GTK_EDITABLE (text), "soon");
  g_assert_false (gtk_widget_get_visible (problem));
  g_signal_emit_by_name (text, "activate");
  g_assert_true (gtk_widget_get_visible (problem));
  gtk_test_accessible_assert_state (text, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpint (kscore_day_entry_get_day (self), ==, day ("2026-11-12"));

  gtk_editable_set_text (GTK_EDITABLE (text), "2025");
  g_assert_false (gtk_widget_get_visible (problem));
  g_signal_emit_by_name (text, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "2025-01-01");

  gtk_editable_set_text (GTK_EDITABLE (text), "");
  g_signal_emit_by_name (text, "activate");
  g_assert_cmpint (kscore_day_entry_get_day (self), ==, KSCORE_DAY_UNKNOWN);
  kscore_day_entry_set_day (self, day ("2024-02-29"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "2024-02-29");

  kscore_test_assert_names (entry);
  g_assert_finalize_object (entry);
}

static void
test_properties (void)
{
  GtkWidget *entry = g_object_ref_sink (kscore_day_entry_new ());
  g_autofree char *title = NULL;

  kscore_test_assert_notifies (G_OBJECT (entry), "last", TRUE, FALSE);
  g_object_set (entry, "title", "_From", NULL);
  g_object_get (entry, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "_From");
  g_assert_finalize_object (entry);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/day-entry/parse", test_parse);
  g_test_add_func ("/day-entry/typed", test_typed);
  g_test_add_func ("/day-entry/properties", test_properties);

  return g_test_run ();
}
