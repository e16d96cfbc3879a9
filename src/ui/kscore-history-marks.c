#include "config.h"

#include "ui/kscore-history-marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/kscore-chart-layout.h"
#include "draw/kscore-chart-words.h"

/* One mark a day up to here; then one every so many days that there are never more than that. */
#define DAYS_EACH 120
#define MARKS_MAX 150
/* The focus of a mark is as large around its point. */
#define MARK_SIZE 18

/**
 * kscore_history_marks_choose_step:
 * @n_days: days of a chart
 *
 * Returns: days from mark to mark, so that nobody walks for ever
 */
guint
kscore_history_marks_choose_step (guint n_days)
{
  static const guint steps[] = { 7, 14, 30, 61, 91, 182, 365 };

  if (n_days <= DAYS_EACH)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((n_days - 1) / steps[i] < MARKS_MAX)
      return steps[i];

  return (n_days - 1) / (MARKS_MAX - 1) + 1;
}

/**
 * kscore_history_marks_count:
 * @chart: what is drawn
 * @step: days from mark to mark
 *
 * Returns: how many marks it has: none where no day has a score
 */
guint
kscore_history_marks_count (const KscoreChart *chart,
                            guint              step)
{
  return kscore_chart_get_newest (chart) != NULL ? (chart->n_points - 1) / step + 1 : 0;
}

/**
 * kscore_history_marks_get_day:
 * @chart: what is drawn
 * @step: days from mark to mark
 * @mark: a mark
 *
 * Returns: its day; that of the last is the newest there is
 */
KscoreDay
kscore_history_marks_get_day (const KscoreChart *chart,
                              guint              step,
                              guint              mark)
{
  KscoreDay n_marks = (KscoreDay) kscore_history_marks_count (chart, step);

  g_return_val_if_fail (n_marks > 0, KSCORE_DAY_UNKNOWN);

  return chart->points[chart->n_points - 1].day
         - (n_marks - 1 - (KscoreDay) mark) * (KscoreDay) step;
}

/**
 * kscore_history_marks_get_nearest:
 * @chart: what is drawn; with a mark at least
 * @step: days from mark to mark
 * @day: a day
 *
 * Returns: the mark of the day, or the nearest to it
 */
guint
kscore_history_marks_get_nearest (const KscoreChart *chart,
                                  guint              step,
                                  KscoreDay          day)
{
  int n_marks = (int) kscore_history_marks_count (chart, step);
  KscoreDay back;

  g_return_val_if_fail (n_marks > 0, 0);

  back = chart->points[chart->n_points - 1].day - day;
  return (guint) CLAMP (n_marks - 1 - (int) (back / (KscoreDay) step), 0, n_marks - 1);
}

/**
 * kscore_history_marks_place:
 * @chart: what is drawn
 * @step: days from mark to mark
 * @context: the font
 * @width: of the space
 * @height: of the space
 * @places: (out caller-allocates) (array length=n_places): where the marks stand
 * @n_places: how many marks
 */
void
kscore_history_marks_place (const KscoreChart *chart,
                            guint              step,
                            PangoContext      *context,
                            double             width,
                            double             height,
                            graphene_rect_t   *places,
                            guint              n_places)
{
  KscoreChartLayout layout;

  if (!kscore_chart_layout_init (&layout, chart, context, width, height))
    return;

  for (guint i = 0; i < MIN (n_places, kscore_history_marks_count (chart, step)); i++)
    {
      const KscoreChartPoint *point =
        kscore_chart_get_point (chart, kscore_history_marks_get_day (chart, step, i));
      double x, y;

      if (point == NULL)
        continue;
      x = kscore_chart_layout_get_x (&layout, point->day);
      y = isfinite (point->score) ? kscore_chart_layout_get_y (&layout, point->score)
                                  : layout.bottom - MARK_SIZE / 2.0;
      graphene_rect_init (&places[i], (float) (x - MARK_SIZE / 2.0), (float) (y - MARK_SIZE / 2.0),
                          MARK_SIZE, MARK_SIZE);
    }
}

/* A mark says its day, and which versions began since the mark before. */
static char *
dup_mark (const KscoreChart *chart,
          guint              step,
          KscoreDay          day)
{
  g_autofree char *sentence = kscore_chart_dup_day_summary (chart, day);
  g_autofree char *versions = NULL;

  if (step > 1)
    versions = kscore_chart_dup_versions (chart, day - (KscoreDay) step + 1, day - 1);
  if (versions == NULL)
    return g_steal_pointer (&sentence);

  /* Translators: two sentences after one another */
  return g_strdup_printf (C_("sentences", "%s %s"), sentence, versions);
}

static char *
dup_description (const KscoreChart *chart,
                 guint              step)
{
  g_autofree char *summary = kscore_chart_dup_summary (chart);

  if (step <= 1)
    return g_steal_pointer (&summary);

  return g_strdup_printf (
    /* Translators: sentences about a chart, then which of its days can be walked on */
    ngettext ("%s Every %u day can be read.", "%s Every %u days can be read.", step), summary,
    step);
}

/**
 * kscore_history_marks_fill:
 * @chart: what is drawn
 * @step: days from mark to mark
 * @marks: gets a sentence for each mark, and one for all of it
 */
void
kscore_history_marks_fill (const KscoreChart *chart,
                           guint              step,
                           KscoreChartMarks  *marks)
{
  guint n_marks = kscore_history_marks_count (chart, step);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *description = dup_description (chart, step);

  for (guint i = 0; i < n_marks; i++)
    g_ptr_array_add (labels,
                     dup_mark (chart, step, kscore_history_marks_get_day (chart, step, i)));

  kscore_chart_marks_set_marks (marks, (const char * const *) labels->pdata, n_marks);
  kscore_chart_marks_set_text (marks, _("History of the score"), description);
}
