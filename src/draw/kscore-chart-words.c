#include "config.h"

#include "draw/kscore-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"

static char *
join (char       *sentences,
      const char *sentence)
{
  g_autofree char *before = sentences;

  if (sentence == NULL)
    return g_steal_pointer (&before);

  /* Translators: two sentences after one another */
  return g_strdup_printf (C_("sentences", "%s %s"), before, sentence);
}

/* How many versions begin within some days, and the last of them. */
static guint
count_versions (const KscoreChart         *chart,
                KscoreDay                  first,
                KscoreDay                  last,
                const KscoreChartVersion **newest)
{
  guint n = 0;

  for (guint i = 0; i < chart->n_versions; i++)
    if (chart->versions[i].day >= first && chart->versions[i].day <= last)
      {
        *newest = &chart->versions[i];
        n++;
      }

  return n;
}

/**
 * kscore_chart_dup_versions:
 * @chart: what is drawn
 * @first: the first day to look at
 * @last: the last day to look at
 *
 * Says in words how the model changed.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL where it did not
 */
char *
kscore_chart_dup_versions (const KscoreChart *chart,
                           KscoreDay          first,
                           KscoreDay          last)
{
  const KscoreChartVersion *newest = NULL;
  guint n = count_versions (chart, first, last, &newest);
  g_autofree char *day = NULL;

  if (n == 0)
    return NULL;

  day = kscore_format_day (newest->day, KSCORE_DAY_LONG);
  return g_strdup_printf (
    /* Translators: how often a model changed, its newest version ("kscore-2") and since when */
    ngettext ("The model changed %u time, to %s on %s.",
              "The model changed %u times, last to %s on %s.", n),
    n, newest->name, day);
}

/* What was shown on a day of which something else is known now. */
static guint
count_differing (const KscoreChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->n_points; i++)
    if (kscore_chart_point_differs (&chart->points[i]))
      n++;

  return n;
}

/* The ends of a chart's line. */
typedef struct {
  const KscoreChartPoint *first;
  const KscoreChartPoint *last;
  const KscoreChartPoint *lowest;
  const KscoreChartPoint *highest;
} Ends;

static void
find_ends (const KscoreChart *chart,
           Ends              *ends)
{
  *ends = (Ends) { .last = kscore_chart_get_newest (chart) };

  for (guint i = 0; i < chart->n_points; i++)
    {
      const KscoreChartPoint *point = &chart->points[i];

      if (!isfinite (point->score))
        continue;
      if (ends->first == NULL)
        ends->first = point;
      if (ends->lowest == NULL || point->score < ends->lowest->score)
        ends->lowest = point;
      if (ends->highest == NULL || point->score > ends->highest->score)
        ends->highest = point;
    }
}

static char *
dup_line (const Ends *ends)
{
  g_autofree char *first_day = kscore_format_day (ends->first->day, KSCORE_DAY_LONG);
  g_autofree char *last_day = kscore_format_day (ends->last->day, KSCORE_DAY_LONG);
  g_autofree char *low_day = kscore_format_day (ends->lowest->day, KSCORE_DAY_LONG);
  g_autofree char *high_day = kscore_format_day (ends->highest->day, KSCORE_DAY_LONG);
  g_autofree char *first_score = kscore_format_score (ends->first->score);
  g_autofree char *last_score = kscore_format_score (ends->last->score);
  g_autofree char *low_score = kscore_format_score (ends->lowest->score);
  g_autofree char *high_score = kscore_format_score (ends->highest->score);
  g_autofree char *change = kscore_format_change (ends->last->score - ends->first->score);

  if (ends->first == ends->last)
    /* Translators: a score and its date */
    return g_strdup_printf (_("%s on %s."), last_score, last_day);

  /* Translators: a score and a date, twice, and their difference; then the lowest and the highest
   * score with their dates: "From 44.0 on 25 August 2026 to 47.3 on 23 November 2026, a change of
   * +3.3. Lowest 42.6 on …, highest 47.5 on …." */
  return g_strdup_printf (_("From %s on %s to %s on %s, a change of %s. "
                            "Lowest %s on %s, highest %s on %s."),
                          first_score, first_day, last_score, last_day, change,
                          low_score, low_day, high_score, high_day);
}

/* A day's score with the other version of the model. */
static char *
dup_other (const KscoreChart      *chart,
           const KscoreChartPoint *point)
{
  g_autofree char *score = NULL;

  if (!kscore_chart_has_other (chart, point))
    return NULL;

  score = kscore_format_score (point->other);
  /* Translators: a version of the formula that is compared with, as "kscore-2", and the score with
   * it */
  return g_strdup_printf (_("With %s: %s."), chart->other, score);
}

/**
 * kscore_chart_dup_summary:
 * @chart: what is drawn
 *
 * Says in words what the chart shows: where it begins and ends, its lowest and highest day, how
 * the model changed, whether other figures were shown at the time, and what another version of it
 * comes to.
 *
 * Returns: (transfer full): one to five sentences
 */
char *
kscore_chart_dup_summary (const KscoreChart *chart)
{
  Ends ends;
  g_autofree char *versions = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *other = NULL;
  guint n_shown;

  find_ends (chart, &ends);
  if (ends.last == NULL)
    return g_strdup (chart->n_points > 0 ? _("No day has a score here.")
                                         : _("No day has a score yet."));

  versions = kscore_chart_dup_versions (chart, chart->points[0].day,
                                        chart->points[chart->n_points - 1].day);
  n_shown = count_differing (chart);
  if (n_shown > 0)
    shown = g_strdup_printf (
      ngettext ("On %u day another figure was shown at the time.",
                "On %u days another figure was shown at the time.", n_shown), n_shown);

  other = dup_other (chart, ends.last);

  return join (join (join (dup_line (&ends), other), versions), shown);
}

static char *
dup_score (const KscoreChartPoint *point)
{
  g_autofree char *date = kscore_format_day (point->day, KSCORE_DAY_LONG);
  g_autofree char *score = kscore_format_score (point->score);
  g_autofree char *low = NULL, *high = NULL;

  if (!isfinite (point->low) || !isfinite (point->high))
    /* Translators: a date and a score; the second sentence is for one that rests on what was known
     * only later */
    return g_strdup_printf (point->estimated ? _("%s: %s, estimated.") : _("%s: %s."), date, score);

  low = kscore_format_score (point->low);
  high = kscore_format_score (point->high);
  /* Translators: a date, a score and the ends of its range; the second sentence is for one that
   * rests on what was known only later */
  return g_strdup_printf (point->estimated ? _("%s: %s, between %s and %s, estimated.")
                                           : _("%s: %s, between %s and %s."),
                          date, score, low, high);
}

/* Other figures of a day, each a sentence. */
static char *
dup_checked (const KscoreChartPoint *point)
{
  g_autofree char *checked = NULL;

  if (!isfinite (point->score) || !isfinite (point->checked) || point->checked < 1)
    return NULL;

  checked = kscore_format_score (point->checked);
  /* Translators: the score from what could be looked at person by person */
  return g_strdup_printf (_("Checked score: %s."), checked);
}

/**
 * kscore_chart_dup_day_summary:
 * @chart: what is drawn
 * @day: a day
 *
 * Says in words what the chart shows on @day.
 *
 * Returns: (transfer full): one sentence, and one more each where the checked score is known,
 *   where another version is drawn beside, where another score was shown on that day, and where
 *   the model changed
 */
char *
kscore_chart_dup_day_summary (const KscoreChart *chart,
                              KscoreDay          day)
{
  const KscoreChartPoint *point = kscore_chart_get_point (chart, day);
  g_autofree char *version = kscore_chart_dup_versions (chart, day, day);
  g_autofree char *checked = point != NULL ? dup_checked (point) : NULL;
  g_autofree char *other = point != NULL ? dup_other (chart, point) : NULL;
  g_autofree char *shown = NULL;
  char *sentence;

  if (point != NULL && isfinite (point->score))
    {
      sentence = dup_score (point);
    }
  else
    {
      g_autofree char *date = kscore_format_day (day, KSCORE_DAY_LONG);

      /* Translators: %s is a date */
      sentence = g_strdup_printf (_("%s: no score."), date);
    }

  if (point != NULL && kscore_chart_point_differs (point))
    {
      g_autofree char *score = kscore_format_score (point->shown);

      /* Translators: the score that was shown on a past day, where another is computed now */
      shown = g_strdup_printf (_("Shown then: %s."), score);
    }

  return join (join (join (join (sentence, checked), other), shown), version);
}
