#include "config.h"

#include "core/kscore-day-input.h"
#include "core/kscore-format.h"

static void
test_read (void)
{
  static const struct {
    const char *text;
    const char *day; /* (nullable): not a date */
  } cases[] = {
    { "2026-11-12", "2026-11-12" },     { "  2026-11-12 ", "2026-11-12" },
    { "12 Nov 2026", "2026-11-12" },    { "12 November 2026", "2026-11-12" },
    { "november 12, 2026", "2026-11-12" }, { "11/12/2026", "2026-11-12" },
    { "2024-02-29", "2024-02-29" },     { "2026-02-29", NULL },
    { "2026-13-01", NULL },             { "", NULL },
    { "yesterday", NULL },              { "12", NULL },
    { "2026", NULL },                   { "Nov 2026", NULL },
    { "20261112", NULL },               { "32 Nov 2026", NULL },
    { "\xff", NULL },                   { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KscoreDay day = KSCORE_DAY_UNKNOWN;
      gboolean read = kscore_day_from_input (cases[i].text, &day);
      g_autofree char *text = read ? kscore_day_to_string (day) : NULL;

      g_assert_cmpstr (text, ==, cases[i].day);
    }
}

/* What is written for people can be typed again. */
static void
test_round_trip (void)
{
  static const KscoreDayFormat formats[] = { KSCORE_DAY_MEDIUM, KSCORE_DAY_LONG };

  for (KscoreDay day = 14000; day < 21000; day += 13)
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_autofree char *text = kscore_format_day (day, formats[i]);
        KscoreDay read = KSCORE_DAY_UNKNOWN;

        g_assert_true (kscore_day_from_input (text, &read));
        g_assert_cmpint (read, ==, day);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-input/read", test_read);
  g_test_add_func ("/day-input/round-trip", test_round_trip);

  return g_test_run ();
}
