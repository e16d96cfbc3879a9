#include "config.h"

#include <glib.h>
#include <math.h>

#include "ui/kscore-history-days.h"

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *n)
{
  *n = removed * 100 + added;
}

static void
assert_day (KscoreHistoryDay *day,
            const char       *text,
            const char       *cells)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GString) copied = g_string_new (NULL);

  for (int i = 0; i < KSCORE_HISTORY_N_COLUMNS; i++)
    {
      g_autofree char *cell = kscore_history_day_dup_cell (day, (KscoreHistoryColumn) i);
      g_autofree char *label = kscore_history_day_dup_text (day, (KscoreHistoryColumn) i);

      g_string_append_printf (shown, "%s|", label);
      g_string_append_printf (copied, "%s|", cell);
    }
  g_assert_cmpstr (shown->str, ==, text);
  g_assert_cmpstr (copied->str, ==, cells);
}

static void
test_days (void)
{
  const float nan = (float) NAN;
  const KscoreChartPoint points[] = {
    { 20778, 47.34f, nan, nan, TRUE, nan, nan },
    { 20779, nan, nan, nan, FALSE, nan, nan },
    { 20780, 47.3f, 46, 48.4f, FALSE, nan, 41.84f, 44.1f },
  };
  g_autoptr (KscoreHistoryDays) days = kscore_history_days_new ();
  GListModel *model = G_LIST_MODEL (days);
  guint n = 0;

  g_assert_true (g_list_model_get_item_type (model) == KSCORE_TYPE_HISTORY_DAY);
  g_signal_connect (days, "items-changed", G_CALLBACK (count_cb), &n);
  kscore_history_days_set_points (days, points, G_N_ELEMENTS (points));
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const texts[][2] = {
        { "23 Nov 2026|47.3|46.0|48.4|41.8|44.1||", "2026-11-23|47.3|46.0|48.4|41.8|44.1||" },
        { "22 Nov 2026|–|–|–|–|–|no score|", "2026-11-22||||||no score|" },
        { "21 Nov 2026|47.3|–|–|–|–|estimated|", "2026-11-21|47.3|||||estimated|" },
      };
      g_autoptr (KscoreHistoryDay) day = g_list_model_get_item (model, i);

      assert_day (day, texts[i][0], texts[i][1]);
    }
  g_assert_null (g_list_model_get_item (model, 3));
  kscore_history_days_set_points (days, NULL, 0);
  g_assert_cmpuint (n, ==, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history-days/days", test_days);

  return g_test_run ();
}
