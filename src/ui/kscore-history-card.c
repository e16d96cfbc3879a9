#include "config.h"

#include "ui/kscore-history-card.h"

#include "ui/kscore-history-chart.h"

#define DAYS_AT_START 90

/**
 * KscoreHistoryCard:
 *
 * The chart of the score over time and the choice of days. The action `history.days` (uint32, 0
 * for all) makes the choice.
 */
struct _KscoreHistoryCard
{
  GtkWidget parent_instance;

  GtkBox             *box;
  GtkBox             *heading;
  KscoreHistoryChart *chart;
  GtkLabel           *estimated;

  GSignalGroup *signals; /* (owned): of the history */
  KscoreDay     today;   /* or unknown */
};

G_DEFINE_FINAL_TYPE (KscoreHistoryCard, kscore_history_card, GTK_TYPE_WIDGET)

static void
update (KscoreHistoryCard *self)
{
  g_autoptr (KscoreHistory) history = g_signal_group_dup_target (self->signals);
  g_autofree KscoreChartPoint *points = NULL;
  const KscoreHistoryPoint *source = NULL;
  g_autofree KscoreChartVersion *versions = NULL;
  const KscoreHistoryMark *marks = NULL;
  gboolean estimated = FALSE;
  guint n_points = 0;
  guint n_marks = 0;

  if (history != NULL)
    source = kscore_history_get_points (history, &n_points);

  if (history != NULL)
    marks = kscore_history_get_marks (history, &n_marks);
  versions = g_new (KscoreChartVersion, MAX (n_marks, 1));
  for (guint i = 0; i < n_marks; i++)
    versions[i] = (KscoreChartVersion) { marks[i].day, marks[i].version };

  points = g_new (KscoreChartPoint, MAX (n_points, 1));
  for (guint i = 0; i < n_points; i++)
    {
      points[i] = (KscoreChartPoint) {
        .day = source[i].day,
        .score = source[i].score,
        .low = source[i].low,
        .high = source[i].high,
        .estimated = source[i].estimated,
        .shown = source[i].shown,
      };
      estimated = estimated || source[i].estimated;
    }

  kscore_history_chart_set_points (self->chart, points, n_points, versions, n_marks,
                                   self->today);
  gtk_widget_set_visible (GTK_WIDGET (self->estimated), estimated);
}

static void
kscore_history_card_dispose (GObject *object)
{
  KscoreHistoryCard *self = KSCORE_HISTORY_CARD (object);

  g_clear_object (&self->signals);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_history_card_parent_class)->dispose (object);
}

static void
kscore_history_card_class_init (KscoreHistoryCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_history_card_dispose;

  g_type_ensure (KSCORE_TYPE_HISTORY_CHART);
  gtk_widget_class_set_css_name (widget_class, "history-card");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-history-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, heading);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, chart);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, estimated);
}

static void
kscore_history_card_init (KscoreHistoryCard *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) days = NULL;

  self->today = KSCORE_DAY_UNKNOWN;
  self->signals = g_signal_group_new (KSCORE_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  kscore_history_chart_set_days (self->chart, DAYS_AT_START);
  days = g_property_action_new ("days", self->chart, "days");
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (days));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "history", G_ACTION_GROUP (actions));
}

/**
 * kscore_history_card_new:
 *
 * Returns: (transfer floating): a card of no history
 */
GtkWidget *
kscore_history_card_new (void)
{
  return g_object_new (KSCORE_TYPE_HISTORY_CARD, NULL);
}

/**
 * kscore_history_card_set_history:
 * @self: a card
 * @history: (nullable): what to show
 *
 * Chooses the history that is shown.
 */
void
kscore_history_card_set_history (KscoreHistoryCard *self,
                                 KscoreHistory     *history)
{
  g_return_if_fail (KSCORE_IS_HISTORY_CARD (self));

  g_signal_group_set_target (self->signals, history);
  update (self);
}

/**
 * kscore_history_card_set_today:
 * @self: a card
 * @today: the day called "Today", or %KSCORE_DAY_UNKNOWN
 *
 * Says which day today is.
 */
void
kscore_history_card_set_today (KscoreHistoryCard *self,
                               KscoreDay          today)
{
  g_return_if_fail (KSCORE_IS_HISTORY_CARD (self));

  if (self->today == today)
    return;

  self->today = today;
  update (self);
}

/**
 * kscore_history_card_set_narrow:
 * @self: a card
 * @narrow: whether the choice of days stands below the title
 *
 * Fits the card to the window.
 */
void
kscore_history_card_set_narrow (KscoreHistoryCard *self,
                                gboolean           narrow)
{
  g_return_if_fail (KSCORE_IS_HISTORY_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->heading),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
