#include "config.h"

#include "ui/kscore-history-card.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "ui/kscore-history-chart.h"
#include "ui/kscore-history-table.h"
#include "ui/kscore-range-popover.h"

#define DAYS_AT_START 90
/* Of four buttons beside the title; below it they have the whole width. */
#define DAYS_BUTTONS_WIDTH 216

/**
 * KscoreHistoryCard:
 *
 * The chart of the score over time, or the same as a table, and the choice of days. Its actions
 * make the choice and tell it: `history.days` (uint32, 0 for all, %KSCORE_HISTORY_CHART_OWN_DAYS
 * where a range was chosen), `history.range` (string, "2026-08-12/2026-11-23"), `history.zoom-in`,
 * `history.zoom-out`, `history.table` (boolean) and `history.copy`.
 */
struct _KscoreHistoryCard
{
  GtkWidget parent_instance;

  GtkBox             *box;
  GtkBox             *heading;
  GtkWidget          *days_buttons;
  GtkLabel           *range;
  GtkWidget          *copy;
  GtkStack           *stack;
  KscoreHistoryChart *chart;
  KscoreHistoryTable *table;
  KscoreRangePopover *popover;
  GtkWidget          *notes;
  GtkLabel           *estimated;
  GtkLabel           *shown;

  GSignalGroup *signals; /* (owned): of the history */
  GActionGroup *actions; /* (owned) */
  KscoreDay     today;   /* or unknown */
};

G_DEFINE_FINAL_TYPE (KscoreHistoryCard, kscore_history_card, GTK_TYPE_WIDGET)

typedef enum {
  SIGNAL_RANGE_CHANGED,
  N_SIGNALS
} KscoreHistoryCardSignal;

static guint signals[N_SIGNALS];

static gboolean
get_table (KscoreHistoryCard *self)
{
  return gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->table);
}

/* The table has the rows of the days that are shown, and only while it is. */
static void
update_table (KscoreHistoryCard *self)
{
  guint n_points = 0;
  const KscoreChartPoint *points = NULL;

  if (get_table (self))
    points = kscore_history_chart_get_points (self->chart, &n_points);
  kscore_history_table_set_points (self->table, points, n_points);
}

static void
range_changed_cb (KscoreHistoryCard *self)
{
  KscoreDay first, last;
  gboolean any = kscore_history_chart_get_range (self->chart, &first, &last);
  g_autofree char *text = any ? kscore_format_days (first, last) : g_strdup ("");

  gtk_label_set_text (self->range, text);
  update_table (self);
  g_signal_emit (self, signals[SIGNAL_RANGE_CHANGED], 0);
}

static void
set_table (KscoreHistoryCard *self,
           gboolean           table)
{
  gtk_stack_set_visible_child (self->stack, table ? GTK_WIDGET (self->table)
                                                  : GTK_WIDGET (self->chart));
  gtk_widget_set_visible (self->copy, table);
  gtk_widget_set_visible (self->notes, !table);
  update_table (self);
}

static void
popover_show_cb (KscoreHistoryCard *self)
{
  KscoreDay first, last, oldest, newest;

  if (kscore_history_chart_get_range (self->chart, &first, &last)
      && kscore_history_chart_get_extent (self->chart, &oldest, &newest))
    kscore_range_popover_set_range (self->popover, first, last, oldest, newest);
}

static void
chosen_cb (KscoreHistoryCard *self,
           int                first,
           int                last)
{
  kscore_history_chart_set_range (self->chart, first, last);
}

static void
zoom_in_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  kscore_history_chart_zoom (KSCORE_HISTORY_CARD (user_data)->chart, TRUE);
}

static void
zoom_out_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  kscore_history_chart_zoom (KSCORE_HISTORY_CARD (user_data)->chart, FALSE);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  KscoreHistoryCard *self = user_data;

  if (!get_table (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "history.table", NULL);
  kscore_history_table_copy (self->table);
}

/* Not a property of the card, which would then own its own action. */
static void
table_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       user_data)
{
  set_table (user_data, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

/* What the dashed part is, and what of it is estimated as soon as that is computed. */
static void
set_estimated (KscoreHistoryCard *self,
               gboolean           any,
               const char        *what)
{
  g_autofree char *text = NULL;

  if (what != NULL)
    /* Translators: %s is as in "Audience of ada@wren.example (Mastodon), Recognition" */
    text = g_strdup_printf (_("Dashed: estimated from what was known only later: %s"), what);
  gtk_label_set_text (self->estimated,
                      text != NULL ? text
                                   : _("Dashed: estimated from what was known only later"));
  gtk_widget_set_visible (GTK_WIDGET (self->estimated), any);
}

static void
update (KscoreHistoryCard *self)
{
  g_autoptr (KscoreHistory) history = g_signal_group_dup_target (self->signals);
  g_autofree KscoreChartPoint *points = NULL;
  const KscoreHistoryPoint *source = NULL;
  g_autofree KscoreChartVersion *versions = NULL;
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const KscoreHistoryMark *marks = NULL;
  const char *other = NULL;
  gboolean estimated = FALSE;
  gboolean shown = FALSE;
  guint n_points = 0;
  guint n_marks = 0;

  if (history != NULL)
    source = kscore_history_get_points (history, &n_points);

  if (history != NULL)
    marks = kscore_history_get_marks (history, &n_marks);
  versions = g_new (KscoreChartVersion, MAX (n_marks, 1));
  for (guint i = 0; i < n_marks; i++)
    {
      g_ptr_array_add (titles, kscore_model_name_dup_title (marks[i].version));
      versions[i] = (KscoreChartVersion) { marks[i].day, g_ptr_array_index (titles, i) };
    }

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
        .checked = source[i].checked,
        .other = source[i].other,
      };
      estimated = estimated || source[i].estimated;
      shown = shown || kscore_chart_point_differs (&points[i]);
    }

  if (history != NULL)
    other = kscore_history_get_other (history);
  kscore_history_table_set_other (self->table, other);
  kscore_history_chart_set_other (self->chart, other);
  kscore_history_chart_set_points (self->chart, points, n_points, versions, n_marks,
                                   self->today);
  set_estimated (self, estimated, history != NULL ? kscore_history_get_estimated (history) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->shown), shown);
}

static void
kscore_history_card_dispose (GObject *object)
{
  KscoreHistoryCard *self = KSCORE_HISTORY_CARD (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->actions);
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

  /**
   * KscoreHistoryCard::range-changed:
   * @self: a card
   *
   * Other days are shown.
   */
  signals[SIGNAL_RANGE_CHANGED] =
    g_signal_new ("range-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (KSCORE_TYPE_HISTORY_CHART);
  g_type_ensure (KSCORE_TYPE_HISTORY_TABLE);
  g_type_ensure (KSCORE_TYPE_RANGE_POPOVER);
  gtk_widget_class_set_css_name (widget_class, "history-card");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-history-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, heading);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, days_buttons);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, range);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, copy);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, stack);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, chart);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, table);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, popover);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, notes);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, estimated);
  gtk_widget_class_bind_template_child (widget_class, KscoreHistoryCard, shown);
}

static void
add_property_action (GActionMap *actions,
                     const char *name,
                     gpointer    object)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, name);

  g_action_map_add_action (actions, G_ACTION (action));
}

static void
kscore_history_card_init (KscoreHistoryCard *self)
{
  static const GActionEntry entries[] = {
    { .name = "zoom-in", .activate = zoom_in_cb },
    { .name = "zoom-out", .activate = zoom_out_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "table", .state = "false", .change_state = table_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->today = KSCORE_DAY_UNKNOWN;
  self->signals = g_signal_group_new (KSCORE_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  kscore_history_chart_set_days (self->chart, DAYS_AT_START);
  g_signal_connect_object (self->chart, "notify::range", G_CALLBACK (range_changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_property_action (G_ACTION_MAP (actions), "days", self->chart);
  add_property_action (G_ACTION_MAP (actions), "range", self->chart);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "history", G_ACTION_GROUP (actions));
  self->actions = G_ACTION_GROUP (g_steal_pointer (&actions));
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
  g_autoptr (KscoreHistory) before = NULL;

  g_return_if_fail (KSCORE_IS_HISTORY_CARD (self));

  /* Another person's days are no days to begin with. */
  before = g_signal_group_dup_target (self->signals);
  if (before != history)
    {
      kscore_history_chart_set_days (self->chart, DAYS_AT_START);
      g_action_group_change_action_state (self->actions, "table", g_variant_new_boolean (FALSE));
    }

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
 * kscore_history_card_get_range:
 * @self: a card
 * @first: (out): the first day that is shown
 * @last: (out): the last one
 *
 * Returns: whether any days are shown
 */
gboolean
kscore_history_card_get_range (KscoreHistoryCard *self,
                               KscoreDay         *first,
                               KscoreDay         *last)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY_CARD (self), FALSE);

  return kscore_history_chart_get_range (self->chart, first, last);
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
  gtk_widget_set_size_request (self->days_buttons, narrow ? -1 : DAYS_BUTTONS_WIDTH, -1);
}
