#include "config.h"

#include "ui/kscore-history-points.h"

#include <math.h>

/* Nearer than this nothing is to be seen. */
#define ZOOM_LEAST  7
#define ZOOM_FACTOR 2

struct _KscoreHistoryPoints
{
  GArray    *points;   /* (owned) (element-type KscoreChartPoint): one a day, in order */
  GArray    *versions; /* (owned) (element-type KscoreChartVersion) */
  GPtrArray *names;    /* (owned) (element-type utf8): of the versions */
  char      *other;    /* (owned) (nullable): the version that is drawn beside */
  guint      days;     /* shown before the newest, 0 for all, or own days */
  KscoreDay  first;    /* own days */
  KscoreDay  last;
};

/**
 * kscore_history_points_new:
 *
 * Returns: (transfer full): no points, all of them shown
 */
KscoreHistoryPoints *
kscore_history_points_new (void)
{
  KscoreHistoryPoints *self = g_new0 (KscoreHistoryPoints, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (KscoreChartPoint));
  self->versions = g_array_new (FALSE, FALSE, sizeof (KscoreChartVersion));
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * kscore_history_points_free:
 * @self: (transfer full): points
 */
void
kscore_history_points_free (KscoreHistoryPoints *self)
{
  g_array_unref (self->points);
  g_array_unref (self->versions);
  g_ptr_array_unref (self->names);
  g_free (self->other);
  g_free (self);
}

/**
 * kscore_history_points_set:
 * @self: points
 * @points: (array length=n_points): one a day without gaps, oldest first; copied
 * @n_points: how many
 * @versions: (array length=n_versions) (nullable): where the model changed, in order; copied
 * @n_versions: how many
 *
 * Sets all there is. Which days are shown stays, as far as they are there.
 */
void
kscore_history_points_set (KscoreHistoryPoints      *self,
                           const KscoreChartPoint   *points,
                           guint                     n_points,
                           const KscoreChartVersion *versions,
                           guint                     n_versions)
{
  g_array_set_size (self->points, 0);
  if (n_points > 0)
    g_array_append_vals (self->points, points, n_points);

  g_array_set_size (self->versions, 0);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < n_versions; i++)
    {
      char *name = g_strdup (versions[i].name);
      KscoreChartVersion version = { versions[i].day, name };

      g_ptr_array_add (self->names, name);
      g_array_append_val (self->versions, version);
    }
}

/**
 * kscore_history_points_set_other:
 * @self: points
 * @other: (nullable): the name of another version of the model that is drawn beside
 */
void
kscore_history_points_set_other (KscoreHistoryPoints *self,
                                 const char          *other)
{
  g_free (self->other);
  self->other = g_strdup (other);
}

static const KscoreChartPoint *
get_points (const KscoreHistoryPoints *self)
{
  return (const KscoreChartPoint *) (gpointer) self->points->data;
}

/* The part of the points that is shown. */
static void
get_shown (const KscoreHistoryPoints *self,
           guint                     *begin,
           guint                     *n_shown)
{
  guint n = self->points->len;
  KscoreDay oldest = n > 0 ? get_points (self)[0].day : 0;

  if (n == 0 || self->days == 0 || self->days == KSCORE_HISTORY_CHART_OWN_DAYS)
    {
      *begin = 0;
      *n_shown = n;
    }
  else
    {
      *n_shown = MIN (n, self->days + 1);
      *begin = n - *n_shown;
    }

  if (n > 0 && self->days == KSCORE_HISTORY_CHART_OWN_DAYS)
    {
      KscoreDay first = CLAMP (self->first, oldest, oldest + (KscoreDay) n - 1);
      KscoreDay last = CLAMP (self->last, first, oldest + (KscoreDay) n - 1);

      *begin = (guint) (first - oldest);
      *n_shown = (guint) (last - first) + 1;
    }
}

/**
 * kscore_history_points_fill:
 * @self: points
 * @chart: (inout): gets the points that are shown, the versions and the other version, all of
 *   them owned by @self and valid until they are set anew
 */
void
kscore_history_points_fill (const KscoreHistoryPoints *self,
                            KscoreChart               *chart)
{
  guint begin;

  get_shown (self, &begin, &chart->n_points);
  chart->points = get_points (self) + begin;
  chart->versions = (const KscoreChartVersion *) (gpointer) self->versions->data;
  chart->n_versions = self->versions->len;
  chart->other = self->other;
}

/**
 * kscore_history_points_get_days:
 * @self: points
 *
 * Returns: how many days before the newest are shown, 0 for all, or
 *   %KSCORE_HISTORY_CHART_OWN_DAYS
 */
guint
kscore_history_points_get_days (const KscoreHistoryPoints *self)
{
  return self->days;
}

/**
 * kscore_history_points_set_days:
 * @self: points
 * @days: how many days before the newest to show, 0 for all
 *
 * Returns: whether that is another choice than before
 */
gboolean
kscore_history_points_set_days (KscoreHistoryPoints *self,
                                guint                days)
{
  if (self->days == days || days == KSCORE_HISTORY_CHART_OWN_DAYS)
    return FALSE;

  self->days = days;
  return TRUE;
}

/**
 * kscore_history_points_get_extent:
 * @self: points
 * @first: (out): the first day there is
 * @last: (out): the last day there is
 *
 * Returns: whether there is any day
 */
gboolean
kscore_history_points_get_extent (const KscoreHistoryPoints *self,
                                  KscoreDay                 *first,
                                  KscoreDay                 *last)
{
  if (self->points->len == 0)
    return FALSE;

  *first = get_points (self)[0].day;
  *last = get_points (self)[self->points->len - 1].day;
  return TRUE;
}

/**
 * kscore_history_points_get_range:
 * @self: points
 * @first: (out): the first day that is shown
 * @last: (out): the last day that is shown
 *
 * Returns: whether any day is shown
 */
gboolean
kscore_history_points_get_range (const KscoreHistoryPoints *self,
                                 KscoreDay                 *first,
                                 KscoreDay                 *last)
{
  guint begin, n_shown;

  get_shown (self, &begin, &n_shown);
  if (n_shown == 0)
    return FALSE;

  *first = get_points (self)[begin].day;
  *last = get_points (self)[begin + n_shown - 1].day;
  return TRUE;
}

/**
 * kscore_history_points_set_range:
 * @self: points
 * @first: the first day to show
 * @last: the last day to show
 *
 * Days without points are left out.
 *
 * Returns: %FALSE where nothing would be shown; then nothing has changed
 */
gboolean
kscore_history_points_set_range (KscoreHistoryPoints *self,
                                 KscoreDay            first,
                                 KscoreDay            last)
{
  KscoreDay oldest, newest;

  if (last < first || !kscore_history_points_get_extent (self, &oldest, &newest) || last < oldest
      || first > newest)
    return FALSE;

  self->days = KSCORE_HISTORY_CHART_OWN_DAYS;
  self->first = MAX (first, oldest);
  self->last = MIN (last, newest);
  return TRUE;
}

/**
 * kscore_history_points_dup_range:
 * @self: points
 *
 * Returns: (transfer full): the first and the last day that are shown, as in
 *   "2026-08-12/2026-11-23"; "" where there is nothing
 */
char *
kscore_history_points_dup_range (const KscoreHistoryPoints *self)
{
  KscoreDay first, last;
  g_autofree char *from = NULL, *to = NULL;

  if (!kscore_history_points_get_range (self, &first, &last))
    return g_strdup ("");

  from = kscore_day_to_string (first);
  to = kscore_day_to_string (last);
  return g_strconcat (from, "/", to, NULL);
}

/**
 * kscore_history_points_zoom:
 * @self: points
 * @in: whether to show fewer days, rather than more
 * @around: the day that stays where it is; where it is not shown, the last that is
 *
 * Shows half or twice as many days.
 *
 * Returns: %FALSE where there is no nearer or no farther; then nothing has changed
 */
gboolean
kscore_history_points_zoom (KscoreHistoryPoints *self,
                            gboolean             in,
                            KscoreDay            around)
{
  KscoreDay first, last, oldest, newest;
  int n_before, n;
  double fraction;

  if (!kscore_history_points_get_range (self, &first, &last)
      || !kscore_history_points_get_extent (self, &oldest, &newest))
    return FALSE;

  n_before = last - first + 1;
  n = in ? MAX (MIN (ZOOM_LEAST, n_before), n_before / ZOOM_FACTOR)
         : MIN (n_before * ZOOM_FACTOR, newest - oldest + 1);
  if (n == n_before)
    return FALSE;

  if (around < first || around > last)
    around = last;
  fraction = n_before > 1 ? (double) (around - first) / (n_before - 1) : 1;
  first = around - (KscoreDay) round (fraction * (n - 1));
  first = CLAMP (first, oldest, newest - n + 1);
  if (n == newest - oldest + 1)
    kscore_history_points_set_days (self, 0);
  else
    kscore_history_points_set_range (self, first, first + n - 1);
  return TRUE;
}
