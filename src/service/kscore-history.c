#include "config.h"

#include "service/kscore-history-private.h"

/**
 * KscoreHistory:
 *
 * The score of every day that the evidence covers, computed backwards from what is known now. Not
 * a list of objects: ten years are 3,652 points, which a chart reads as one array.
 */
struct _KscoreHistory {
  GObject  parent_instance;

  GArray  *points; /* (owned) (element-type KscoreHistoryPoint) one a day, oldest first */
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

/**
 * kscore_history_take:
 * @self: a history
 * @points: (transfer full) (element-type KscoreHistoryPoint): one a day, oldest first
 *
 * Replaces the points and emits #KscoreHistory::changed.
 */
void
kscore_history_take (KscoreHistory *self,
                     GArray        *points)
{
  g_return_if_fail (KSCORE_IS_HISTORY (self));
  g_return_if_fail (points != NULL);

  g_clear_pointer (&self->points, g_array_unref);
  self->points = points;
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
