#include "config.h"

#include "draw/kscore-chart-labels.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "draw/kscore-chart-ticks.h"
#include "draw/kscore-text.h"

/* Between the plot and the dates. */
#define DATE_GAP    6.0
/* Least distance of two labels in a row, in heights of a label. */
#define APART       0.8
/* Room for a date, in its widths. */
#define DATE_ROOM   1.8
#define MAX_DATES   12

/* Labels while they are placed. */
typedef struct {
  const KscoreChart       *chart;
  const KscoreChartLayout *layout;
  PangoContext            *context;
  double                   width;
  double                   height;
  GArray                  *labels; /* (owned) (element-type KscoreChartLabel) */
} Placing;

static void
label_clear (gpointer data)
{
  KscoreChartLabel *label = data;

  g_clear_object (&label->text);
}

static gboolean
collides (const Placing          *self,
          const KscoreChartLabel *label)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const KscoreChartLabel *other = &g_array_index (self->labels, KscoreChartLabel, i);
      double gap = other->y == label->y ? self->layout->label_height * APART : 0;

      if (label->x < other->x + other->width + gap && other->x < label->x + label->width + gap
          && label->y < other->y + other->height && other->y < label->y + label->height)
        return TRUE;
    }

  return FALSE;
}

/* Places a label where it fits: within the area, on no other. What comes first is worth more.
 * @align: 0 for right of @x, 0.5 around it, 1 left of it; kept within @from and @to. */
static gboolean
add (Placing              *self,
     KscoreChartLabelKind  kind,
     const char           *text,
     double                x,
     double                y,
     double                align,
     double                from,
     double                to)
{
  PangoWeight weight = kind == KSCORE_CHART_LABEL_SELECTED ? PANGO_WEIGHT_MEDIUM
                                                           : PANGO_WEIGHT_NORMAL;
  g_autoptr (PangoLayout) layout = kscore_text_layout_new (self->context, text,
                                                           KSCORE_CHART_LABEL_SCALE, weight);
  KscoreChartLabel label = {
    .kind = kind,
    .y = y,
    .width = kscore_text_get_width (layout),
    .height = kscore_text_get_height (layout),
  };

  if (label.width > to - from || y < 0 || y + label.height > self->height)
    return FALSE;
  label.x = CLAMP (x - align * label.width, from, to - label.width);
  if (collides (self, &label))
    return FALSE;

  label.text = g_steal_pointer (&layout);
  g_array_append_val (self->labels, label);
  return TRUE;
}

/* The value of a day in three lengths. */
static void
write_value (const KscoreChartPoint *point,
             char                   *texts[3])
{
  g_autofree char *score = kscore_format_score (point->score);
  g_autofree char *range = NULL;

  if (isfinite (point->low) && isfinite (point->high))
    {
      g_autofree char *low = kscore_format_score (point->low);
      g_autofree char *high = kscore_format_score (point->high);

      /* Translators: a score and the ends of its range: "47.3 (46.1–48.4)" */
      range = g_strdup_printf (_("%s (%s–%s)"), score, low, high);
    }
  else
    {
      range = g_strdup (score);
    }

  if (kscore_chart_point_differs (point))
    {
      g_autofree char *shown = kscore_format_score (point->shown);

      /* Translators: a score, perhaps with its range, and what was shown on that day */
      texts[0] = g_strdup_printf (_("%s, shown then: %s"), range, shown);
      texts[1] = g_strdup_printf (_("%s, shown then: %s"), score, shown);
    }
  else
    {
      texts[0] = point->estimated
                   /* Translators: a score that rests on what was known only later */
                   ? g_strdup_printf (_("%s, estimated"), range)
                   : g_strdup (range);
      texts[1] = g_steal_pointer (&range);
    }
  texts[2] = g_steal_pointer (&score);
}

/* The longest of some texts that fits into a line. */
static void
add_first (Placing     *self,
           char *const *texts,
           guint        n_texts,
           double       x,
           guint        line)
{
  for (guint i = 0; i < n_texts; i++)
    if (add (self, KSCORE_CHART_LABEL_SELECTED, texts[i], x, line * self->layout->label_height, 0.5,
             0, self->width))
      return;
}

static void
add_selected (Placing                *self,
              const KscoreChartPoint *point)
{
  char *values[3];
  char *dates[2] = { kscore_format_day (point->day, KSCORE_DAY_LONG),
                     kscore_format_day (point->day, KSCORE_DAY_MEDIUM) };
  double x = kscore_chart_layout_get_x (self->layout, point->day);

  write_value (point, values);
  if (self->layout->lines > 1)
    {
      add_first (self, values, G_N_ELEMENTS (values), x, 0);
      add_first (self, dates, G_N_ELEMENTS (dates), x, 1);
    }
  else
    {
      char *lines[7];
      guint n = 0;

      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        for (guint j = 0; j < G_N_ELEMENTS (dates); j++)
          /* Translators: a score and its date: "47.3 · 12 November 2026" */
          lines[n++] = g_strdup_printf (_("%s · %s"), values[i], dates[j]);
      lines[n++] = g_strdup (values[2]);
      add_first (self, lines, n, x, 0);
      for (guint i = 0; i < n; i++)
        g_free (lines[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i]);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_free (dates[i]);
}

static void
add_scores (Placing *self)
{
  const KscoreChartLayout *layout = self->layout;

  for (double value = layout->low; value <= layout->high + layout->step / 2; value += layout->step)
    {
      double y = kscore_chart_layout_get_y (layout, value) - layout->label_height / 2;
      g_autofree char *text = g_strdup_printf ("%.0f", value);

      if (layout->rtl)
        add (self, KSCORE_CHART_LABEL_SCORE, text, 0, y, 0, 0, layout->left);
      else
        add (self, KSCORE_CHART_LABEL_SCORE, text, self->width, y, 1, layout->right, self->width);
    }
}

static gboolean
add_date (Placing    *self,
          const char *text,
          KscoreDay   day)
{
  const KscoreChartLayout *layout = self->layout;

  return add (self, KSCORE_CHART_LABEL_DATE, text, kscore_chart_layout_get_x (layout, day),
              layout->bottom + DATE_GAP, 0.5, layout->left, layout->right);
}

static void
add_last_date (Placing *self)
{
  KscoreDay last = self->layout->last;
  g_autofree char *medium = kscore_format_day (last, KSCORE_DAY_MEDIUM);
  g_autofree char *brief = kscore_format_day (last, KSCORE_DAY_SHORT);

  if (last == self->chart->today && add_date (self, _("Today"), last))
    return;
  if (!add_date (self, medium, last))
    add_date (self, brief, last);
}

static void
add_dates (Placing *self)
{
  const KscoreChartLayout *layout = self->layout;
  g_autofree char *sample = kscore_format_day (layout->first, KSCORE_DAY_SHORT);
  g_autoptr (PangoLayout) text = kscore_text_layout_new (self->context, sample,
                                                         KSCORE_CHART_LABEL_SCALE,
                                                         PANGO_WEIGHT_NORMAL);
  double room = (layout->right - layout->left) / (kscore_text_get_width (text) * DATE_ROOM);
  g_autoptr (GArray) ticks = kscore_chart_ticks_new_dates (layout->first, layout->last,
                                                           (guint) CLAMP (room, 1, MAX_DATES));

  add_last_date (self);
  for (guint i = 0; i < ticks->len; i++)
    {
      const KscoreDateTick *tick = &g_array_index (ticks, KscoreDateTick, i);

      add_date (self, tick->label, tick->day);
    }
}

/* The newest first: where there is no room for all, it matters most. */
static void
add_versions (Placing *self)
{
  const KscoreChartLayout *layout = self->layout;

  for (guint i = self->chart->n_versions; i-- > 0;)
    {
      const KscoreChartVersion *version = &self->chart->versions[i];

      if (version->day >= layout->first && version->day <= layout->last)
        add (self, KSCORE_CHART_LABEL_VERSION, version->name,
             kscore_chart_layout_get_x (layout, version->day),
             (layout->lines - 1) * layout->label_height, 0.5, 0, self->width);
    }
}

/**
 * kscore_chart_labels_new:
 * @chart: what is drawn
 * @layout: its places
 * @context: whose font is used
 * @width: of the space
 * @height: of the space
 *
 * Places the texts of a chart. None leaves the space and no two overlap: what does not fit is
 * shortened or left out.
 *
 * Returns: (transfer full) (element-type KscoreChartLabel): the texts
 */
GArray *
kscore_chart_labels_new (const KscoreChart       *chart,
                         const KscoreChartLayout *layout,
                         PangoContext            *context,
                         double                   width,
                         double                   height)
{
  const KscoreChartPoint *selected = kscore_chart_get_point (chart, chart->selected);
  Placing self = {
    .chart = chart,
    .layout = layout,
    .context = context,
    .width = width,
    .height = height,
    .labels = g_array_new (FALSE, FALSE, sizeof (KscoreChartLabel)),
  };

  g_array_set_clear_func (self.labels, label_clear);
  if (selected != NULL && isfinite (selected->score))
    add_selected (&self, selected);
  add_scores (&self);
  add_dates (&self);
  add_versions (&self);
  return self.labels;
}
