#include "config.h"

#include "draw/kscore-chart-columns.h"

#include <math.h>

static void
column_init (KscoreChartColumn *column,
             double             x)
{
  *column = (KscoreChartColumn) { x, NAN, NAN, NAN, NAN, NAN, NAN, FALSE };
}

/* fmin() and fmax() take the other number for one that is not known. */
static void
column_add (KscoreChartColumn      *column,
            const KscoreChartPoint *point)
{
  if (!isfinite (point->score))
    return;

  if (isnan (column->first))
    column->first = point->score;
  column->last = point->score;
  column->min = fmin (column->min, point->score);
  column->max = fmax (column->max, point->score);
  column->estimated = point->estimated;
  if (isfinite (point->low) && isfinite (point->high))
    {
      column->low = fmin (column->low, point->low);
      column->high = fmax (column->high, point->high);
    }
}

/**
 * kscore_chart_columns_new:
 * @chart: what is drawn
 * @layout: its places
 *
 * Gathers the days for drawing, so that drawing twenty years takes as long as drawing as many days
 * as there are pixels.
 *
 * Returns: (transfer full) (element-type KscoreChartColumn): in the order of time
 */
GArray *
kscore_chart_columns_new (const KscoreChart       *chart,
                          const KscoreChartLayout *layout)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (KscoreChartColumn));
  gboolean gather = chart->n_points > layout->right - layout->left;
  KscoreChartColumn column;

  for (guint i = 0; i < chart->n_points; i++)
    {
      double x = kscore_chart_layout_get_x (layout, chart->points[i].day);

      if (gather)
        x = floor (x) + 0.5;
      if (i == 0 || !gather || x != column.x)
        {
          if (i > 0)
            g_array_append_val (columns, column);
          column_init (&column, x);
        }
      column_add (&column, &chart->points[i]);
    }
  if (chart->n_points > 0)
    g_array_append_val (columns, column);

  return columns;
}
