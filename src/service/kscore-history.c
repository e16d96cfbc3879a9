#include "config.h"

#include "service/kscore-history-private.h"

#include <math.h>

/**
 * KscoreHistory:
 *
 * The score of every day that the evidence covers, computed backwards from what is known now. Not
 * a list of objects: ten years are 3,652 points, which a chart reads as one array. Beside each
 * stands what was shown on that day, and where the model's version of that changed is marked.
 */
struct _KscoreHistory {
  GObject  parent_instance;

  GArray  *points; /* (owned) (element-type KscoreHistoryPoint) one a day, oldest first */
  GArray  *marks;  /* (owned) (element-type KscoreHistoryMark) */
  char     model[KSCORE_MODEL_NAME_SIZE]; /* of the points, or "" */
  char    *estimated; /* (owned) (nullable): what is estimated of the points */
  char    *other;  /* (owned) (nullable): what is compared with */
  GArray  *days;   /* (owned) (element-type KscoreComparedDay) of it, oldest first */
};

G_DEFINE_FINAL_TYPE (KscoreHistory, kscore_history, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kscore_history_finalize (GObject *object)
{
  KscoreHistory *self = KSCORE_HISTORY (object);

  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->estimated, g_free);
  g_clear_pointer (&self->other, g_free);

  G_OBJECT_CLASS (kscore_history_parent_class)->finalize (object);
}

static void
kscore_history_class_init (KscoreHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kscore_history_finalize;

  /**
   * KscoreHistory::changed:
   * @self: a history
   *
   * The points are others than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kscore_history_init (KscoreHistory *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (KscoreHistoryPoint));
  self->marks = g_array_new (FALSE, FALSE, sizeof (KscoreHistoryMark));
  self->days = g_array_new (FALSE, FALSE, sizeof (KscoreComparedDay));
}

/**
 * kscore_history_new:
 *
 * Returns: (transfer full): a history without a day
 */
KscoreHistory *
kscore_history_new (void)
{
  return g_object_new (KSCORE_TYPE_HISTORY, NULL);
}

/* @model: (nullable): only what was shown with it. */
static void
put_shown (KscoreHistory *self,
           const GArray  *shown,
           const char    *model)
{
  KscoreHistoryPoint *points = (KscoreHistoryPoint *) (gpointer) self->points->data;

  for (guint i = 0; i < shown->len && self->points->len > 0; i++)
    {
      const KscoreShown *figure = &g_array_index (shown, KscoreShown, i);
      gint64 index = (gint64) figure->day - points[0].day;

      if (index >= 0 && index < self->points->len
          && (model == NULL || g_str_equal (figure->model, model)))
        points[index].shown = (float) figure->score;
    }
}

/* Of several models on one day that of the points, else the last in order, which is the newest. */
static void
add_shown (KscoreHistory *self,
           const GArray  *shown)
{
  KscoreHistoryPoint *points = (KscoreHistoryPoint *) (gpointer) self->points->data;

  for (guint i = 0; i < self->points->len; i++)
    points[i].shown = (float) NAN;

  put_shown (self, shown, NULL);
  put_shown (self, shown, self->model);
}

static void
add_other (KscoreHistory *self)
{
  KscoreHistoryPoint *points = (KscoreHistoryPoint *) (gpointer) self->points->data;

  for (guint i = 0; i < self->points->len; i++)
    points[i].other = (float) NAN;

  for (guint i = 0; i < self->days->len && self->points->len > 0; i++)
    {
      const KscoreComparedDay *day = &g_array_index (self->days, KscoreComparedDay, i);
      gint64 index = (gint64) day->day - points[0].day;

      if (index >= 0 && index < self->points->len)
        points[index].other = day->score;
    }
}

/* Where the version that a day stands for is another than that of the day before. */
static void
add_marks (KscoreHistory *self,
           const GArray  *shown)
{
  const char *before = NULL;

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < shown->len;)
    {
      KscoreDay day = g_array_index (shown, KscoreShown, i).day;
      const char *version = NULL;
      KscoreHistoryMark mark = { .day = day };

      for (; i < shown->len && g_array_index (shown, KscoreShown, i).day == day; i++)
        {
          const char *model = g_array_index (shown, KscoreShown, i).model;

          if (version == NULL || !g_str_equal (version, self->model))
            version = model;
        }
      if (before != NULL && !g_str_equal (version, before))
        {
          g_strlcpy (mark.version, version, sizeof mark.version);
          g_array_append_val (self->marks, mark);
        }
      before = version;
    }
}

/**
 * kscore_history_take:
 * @self: a history
 * @points: (transfer full) (element-type KscoreHistoryPoint): one a day without gaps, oldest first;
 *   what was shown is filled in
 * @shown: (element-type KscoreShown) (nullable): what was shown, by day, then model
 *
 * Replaces the points and emits #KscoreHistory::changed.
 */
void
kscore_history_take (KscoreHistory *self,
                     GArray        *points,
                     const GArray  *shown)
{
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (KscoreShown));

  g_return_if_fail (KSCORE_IS_HISTORY (self));
  g_return_if_fail (points != NULL);

  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
  add_shown (self, shown != NULL ? shown : none);
  add_marks (self, shown != NULL ? shown : none);
  add_other (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kscore_history_get_points:
 * @self: a history
 * @n_points: (out): how many
 *
 * Returns: (transfer none) (array length=n_points) (nullable): one point a day without gaps,
 *   oldest first; valid until #KscoreHistory::changed
 */
const KscoreHistoryPoint *
kscore_history_get_points (KscoreHistory *self,
                           guint         *n_points)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY (self), NULL);
  g_return_val_if_fail (n_points != NULL, NULL);

  *n_points = self->points->len;
  return (const KscoreHistoryPoint *) self->points->data;
}

/**
 * kscore_history_get_marks:
 * @self: a history
 * @n_marks: (out): how many
 *
 * Returns: (transfer none) (array length=n_marks) (nullable): where the version of the model of
 *   what was shown changed, in order; valid until #KscoreHistory::changed
 */
const KscoreHistoryMark *
kscore_history_get_marks (KscoreHistory *self,
                          guint         *n_marks)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY (self), NULL);
  g_return_val_if_fail (n_marks != NULL, NULL);

  *n_marks = self->marks->len;
  return (const KscoreHistoryMark *) (gconstpointer) self->marks->data;
}

/**
 * kscore_history_take_other:
 * @self: a history
 * @title: (nullable): the version of the model that is compared with, or %NULL for none
 * @days: (array length=n_days) (nullable): the scores with it, oldest first; copied
 * @n_days: how many
 *
 * Replaces what stands beside the points, and emits #KscoreHistory::changed where that is
 * something else than before.
 */
void
kscore_history_take_other (KscoreHistory           *self,
                           const char              *title,
                           const KscoreComparedDay *days,
                           guint                    n_days)
{
  g_return_if_fail (KSCORE_IS_HISTORY (self));

  if (title == NULL && self->other == NULL)
    return;

  g_free (self->other);
  self->other = g_strdup (title);
  g_array_set_size (self->days, 0);
  if (title != NULL && n_days > 0)
    g_array_append_vals (self->days, days, n_days);
  add_other (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * kscore_history_get_other:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the title of the version of the model that is compared with
 */
const char *
kscore_history_get_other (KscoreHistory *self)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY (self), NULL);

  return self->other;
}

/**
 * kscore_history_set_model:
 * @self: a history
 * @model: the version of the model of the points that are taken next
 *
 * Where several versions were shown on one day, this one is held against the points.
 */
void
kscore_history_set_model (KscoreHistory *self,
                          const char    *model)
{
  g_return_if_fail (KSCORE_IS_HISTORY (self));

  g_strlcpy (self->model, model, sizeof self->model);
}

/**
 * kscore_history_set_estimated:
 * @self: a history
 * @estimated: (nullable): what is estimated of the points that are taken next, for a person
 */
void
kscore_history_set_estimated (KscoreHistory *self,
                              const char    *estimated)
{
  char *copy = g_strdup (estimated);

  g_return_if_fail (KSCORE_IS_HISTORY (self));

  g_free (self->estimated);
  self->estimated = copy;
}

/**
 * kscore_history_get_estimated:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what is estimated of the points, as one line
 */
const char *
kscore_history_get_estimated (KscoreHistory *self)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY (self), NULL);

  return self->estimated;
}
