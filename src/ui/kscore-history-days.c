#include "config.h"

#include "ui/kscore-history-days.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"

/**
 * KscoreHistoryDay:
 *
 * A day of the history, as a row of a table shows it.
 */
struct _KscoreHistoryDay
{
  GObject parent_instance;

  KscoreChartPoint point;
};

G_DEFINE_FINAL_TYPE (KscoreHistoryDay, kscore_history_day, G_TYPE_OBJECT)

static void
kscore_history_day_class_init (KscoreHistoryDayClass *klass)
{
}

static void
kscore_history_day_init (KscoreHistoryDay *self)
{
}

static double
get_figure (KscoreHistoryDay    *self,
            KscoreHistoryColumn  column)
{
  switch (column)
    {
    case KSCORE_HISTORY_COLUMN_SCORE:
      return self->point.score;
    case KSCORE_HISTORY_COLUMN_LOW:
      return self->point.low;
    case KSCORE_HISTORY_COLUMN_HIGH:
      return self->point.high;
    case KSCORE_HISTORY_COLUMN_CHECKED:
      return self->point.checked >= 1 ? self->point.checked : NAN;
    case KSCORE_HISTORY_COLUMN_OTHER:
      return self->point.other >= 1 ? self->point.other : NAN;
    case KSCORE_HISTORY_COLUMN_DAY:
    case KSCORE_HISTORY_COLUMN_NOTE:
    case KSCORE_HISTORY_N_COLUMNS:
    default:
      return NAN;
    }
}

/**
 * kscore_history_day_dup_text:
 * @self: a day
 * @column: a column
 *
 * Returns: (transfer full): what is shown, in words where something is not known
 */
char *
kscore_history_day_dup_text (KscoreHistoryDay    *self,
                             KscoreHistoryColumn  column)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY_DAY (self), NULL);

  if (column == KSCORE_HISTORY_COLUMN_DAY)
    return kscore_format_day (self->point.day, KSCORE_DAY_MEDIUM);
  if (column == KSCORE_HISTORY_COLUMN_NOTE)
    {
      if (!isfinite (self->point.score))
        /* Translators: of a day, in a table */
        return g_strdup (_("no score"));
      /* Translators: of a score, in a table */
      return g_strdup (self->point.estimated ? _("estimated") : "");
    }

  return kscore_format_score (get_figure (self, column));
}

/**
 * kscore_history_day_dup_cell:
 * @self: a day
 * @column: a column
 *
 * Returns: (transfer full): what a spreadsheet is given: the date as 2026-11-12, and nothing where
 *   something is not known
 */
char *
kscore_history_day_dup_cell (KscoreHistoryDay    *self,
                             KscoreHistoryColumn  column)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY_DAY (self), NULL);

  if (column == KSCORE_HISTORY_COLUMN_DAY)
    return kscore_day_to_string (self->point.day);
  if (column != KSCORE_HISTORY_COLUMN_NOTE && !isfinite (get_figure (self, column)))
    return g_strdup ("");

  return kscore_history_day_dup_text (self, column);
}

/**
 * KscoreHistoryDays:
 *
 * Days of the history as a list, the newest first. Its items are made when they are asked for.
 */
struct _KscoreHistoryDays
{
  GObject parent_instance;

  GArray *points; /* (owned) (element-type KscoreChartPoint): oldest first */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreHistoryDays, kscore_history_days, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
kscore_history_days_get_item_type (GListModel *model)
{
  return KSCORE_TYPE_HISTORY_DAY;
}

static guint
kscore_history_days_get_n_items (GListModel *model)
{
  return KSCORE_HISTORY_DAYS (model)->points->len;
}

static gpointer
kscore_history_days_get_item (GListModel *model,
                              guint       position)
{
  KscoreHistoryDays *self = KSCORE_HISTORY_DAYS (model);
  KscoreHistoryDay *day;

  if (position >= self->points->len)
    return NULL;

  day = g_object_new (KSCORE_TYPE_HISTORY_DAY, NULL);
  day->point = g_array_index (self->points, KscoreChartPoint, self->points->len - 1 - position);
  return day;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = kscore_history_days_get_item_type;
  iface->get_n_items = kscore_history_days_get_n_items;
  iface->get_item = kscore_history_days_get_item;
}

static void
kscore_history_days_finalize (GObject *object)
{
  g_clear_pointer (&KSCORE_HISTORY_DAYS (object)->points, g_array_unref);

  G_OBJECT_CLASS (kscore_history_days_parent_class)->finalize (object);
}

static void
kscore_history_days_class_init (KscoreHistoryDaysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kscore_history_days_finalize;
}

static void
kscore_history_days_init (KscoreHistoryDays *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (KscoreChartPoint));
}

/**
 * kscore_history_days_new:
 *
 * Returns: (transfer full): no days
 */
KscoreHistoryDays *
kscore_history_days_new (void)
{
  return g_object_new (KSCORE_TYPE_HISTORY_DAYS, NULL);
}

/**
 * kscore_history_days_set_points:
 * @self: days
 * @points: (array length=n_points): oldest first; copied
 * @n_points: how many
 *
 * Replaces the days.
 */
void
kscore_history_days_set_points (KscoreHistoryDays      *self,
                                const KscoreChartPoint *points,
                                guint                   n_points)
{
  guint n_before;

  g_return_if_fail (KSCORE_IS_HISTORY_DAYS (self));

  n_before = self->points->len;
  g_array_set_size (self->points, 0);
  if (n_points > 0)
    g_array_append_vals (self->points, points, n_points);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, n_points);
}
