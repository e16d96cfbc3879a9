#include "config.h"

#include "service/kscore-movement-private.h"

/**
 * KscoreMovement:
 *
 * Why the score moved between two days: the labelled parts of the change, which sum to it. Asked
 * for no days it looks 30 days back from the day of the score.
 */
struct _KscoreMovement {
  KscoreInsight        parent_instance;

  KscoreMovementDays   days;
  KscoreChangeFigures *figures; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreMovement, kscore_movement, KSCORE_TYPE_INSIGHT)

typedef enum {
  SIGNAL_CHANGED,
  N_SIGNALS
} KscoreMovementSignal;

static guint signals[N_SIGNALS];

static gpointer
kscore_movement_dup_question (KscoreInsight *insight)
{
  return g_memdup2 (&KSCORE_MOVEMENT (insight)->days, sizeof (KscoreMovementDays));
}

static void
kscore_movement_show (KscoreInsight *insight,
                      gconstpointer  answer)
{
  KscoreMovement *self = KSCORE_MOVEMENT (insight);

  g_clear_pointer (&self->figures, kscore_change_figures_free);
  self->figures = kscore_change_figures_copy (answer);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kscore_movement_finalize (GObject *object)
{
  g_clear_pointer (&KSCORE_MOVEMENT (object)->figures, kscore_change_figures_free);

  G_OBJECT_CLASS (kscore_movement_parent_class)->finalize (object);
}

static void
kscore_movement_class_init (KscoreMovementClass *klass)
{
  KscoreInsightClass *insight_class = KSCORE_INSIGHT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kscore_movement_finalize;
  insight_class->dup_question = kscore_movement_dup_question;
  insight_class->free_question = g_free;
  insight_class->show = kscore_movement_show;

  /**
   * KscoreMovement::changed:
   * @self: a movement
   *
   * The figures are others than before.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
kscore_movement_init (KscoreMovement *self)
{
  self->days.from = self->days.to = KSCORE_DAY_UNKNOWN;
}

/**
 * kscore_movement_new: (skip)
 *
 * Returns: (transfer full): an insight that nothing is known of yet
 */
KscoreMovement *
kscore_movement_new (void)
{
  return g_object_new (KSCORE_TYPE_MOVEMENT, NULL);
}

/**
 * kscore_movement_set_days:
 * @self: a movement
 * @from: the first day, or %KSCORE_DAY_UNKNOWN for 30 days before @to
 * @to: the last day, or %KSCORE_DAY_UNKNOWN for the score's
 *
 * Asks about other days.
 */
void
kscore_movement_set_days (KscoreMovement *self,
                          KscoreDay       from,
                          KscoreDay       to)
{
  g_return_if_fail (KSCORE_IS_MOVEMENT (self));

  if (self->days.from == from && self->days.to == to)
    return;

  self->days = (KscoreMovementDays) { from, to };
  kscore_insight_ask (KSCORE_INSIGHT (self));
}

/**
 * kscore_movement_get_days:
 * @self: a movement
 * @from: (out): the first day asked about, or %KSCORE_DAY_UNKNOWN
 * @to: (out): the last one
 */
void
kscore_movement_get_days (KscoreMovement *self,
                          KscoreDay      *from,
                          KscoreDay      *to)
{
  g_return_if_fail (KSCORE_IS_MOVEMENT (self));

  *from = self->days.from;
  *to = self->days.to;
}

/**
 * kscore_movement_get_figures:
 * @self: a movement
 *
 * Returns: (transfer none) (nullable): the answer; valid until #KscoreMovement::changed
 */
const KscoreChangeFigures *
kscore_movement_get_figures (KscoreMovement *self)
{
  g_return_val_if_fail (KSCORE_IS_MOVEMENT (self), NULL);

  return self->figures;
}
