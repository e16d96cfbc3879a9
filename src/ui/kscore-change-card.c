#include "config.h"

#include "ui/kscore-change-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "ui/kscore-change-row.h"
#include "ui/kscore-waterfall-chart.h"

/* While somebody moves the range, nothing is asked. */
#define PAUSE_MS 250

/**
 * KscoreChangeCard:
 *
 * Why It Moved: the way from the score of one day to that of another, with the posts and people
 * behind each step. It asks its #KscoreMovement for an answer while it is on the screen.
 */
struct _KscoreChangeCard
{
  GtkWidget parent_instance;

  GtkSpinner           *waiting;
  GtkLabel             *empty;
  GtkWidget            *body;
  GtkLabel             *summary;
  GtkLabel             *learned;
  KscoreWaterfallChart *waterfall;
  GtkListBox           *steps;

  KscoreMovement *movement; /* (owned) (nullable) */
  GSignalGroup   *signals;  /* (owned): of it */
  KscoreDay       from;     /* to be asked about, or unknown */
  KscoreDay       to;
  guint           pause;    /* source, or 0 */
};

G_DEFINE_FINAL_TYPE (KscoreChangeCard, kscore_change_card, GTK_TYPE_WIDGET)

/* "46.2 on 1 Oct 2026 (checked 29.6)" */
static char *
dup_day (const KscoreChangeDay *day)
{
  g_autofree char *date = kscore_format_day (day->day, KSCORE_DAY_MEDIUM);
  g_autofree char *score = kscore_format_score (day->score);
  g_autofree char *checked = kscore_format_score (day->checked);

  /* Translators: a score, its date, and the score of what can be looked at person by person */
  return g_strdup_printf (_("%1$s on %2$s (checked %3$s)"), score, date, checked);
}

static void
update_words (KscoreChangeCard          *self,
              const KscoreChangeFigures *figures)
{
  g_autofree char *from = dup_day (&figures->from);
  g_autofree char *to = dup_day (&figures->to);
  g_autofree char *change =
    kscore_format_change ((double) figures->tenths * KSCORE_CHANGE_STEP);
  /* Translators: a difference ("+0.3"), and twice "46.2 on 1 Oct 2026 (checked 29.6)" */
  g_autofree char *summary = g_strdup_printf (_("%1$s points: from %2$s to %3$s."), change, from,
                                              to);
  double difference = kscore_change_figures_get_learned (figures);
  g_autofree char *shown = kscore_format_score (figures->shown);
  g_autofree char *points = kscore_format_score (fabs (difference));
  g_autofree char *date = kscore_format_day (figures->from.day, KSCORE_DAY_MEDIUM);
  g_autofree char *learned =
    /* Translators: a score that was shown, its date, and a number of points */
    g_strdup_printf (difference > 0 ? _("%1$s was shown on %2$s: %3$s points were learned since.")
                                    : _("%1$s was shown on %2$s: it is %3$s points less by what "
                                        "was learned since."), shown, date, points);

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->learned, learned);
  gtk_widget_set_visible (GTK_WIDGET (self->learned), difference != 0);
}

/* Rows are made anew; those that were open stay open. */
static void
update_steps (KscoreChangeCard          *self,
              const KscoreChangeFigures *figures)
{
  gboolean open[KSCORE_N_CHANGES] = { FALSE };
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->steps, 0)) != NULL)
    {
      open[kscore_change_row_get_label (KSCORE_CHANGE_ROW (row))] =
        adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
      gtk_list_box_remove (self->steps, GTK_WIDGET (row));
    }

  for (guint i = 0; i < figures->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);
      GtkWidget *child = kscore_change_row_new (step, figures->window_weeks);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (child), open[step->label]);
      gtk_list_box_append (self->steps, child);
    }
}

/* What is said where there are no steps. */
static char *
dup_message (KscoreChangeCard          *self,
             const KscoreChangeFigures *figures)
{
  const char *trouble = kscore_insight_get_trouble (KSCORE_INSIGHT (self->movement));
  const KscoreChangeDay *day;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (trouble != NULL)
    return g_strdup (trouble);
  if (figures == NULL)
    return g_strdup (_("Not computed yet."));

  from = kscore_format_day (figures->from.day, KSCORE_DAY_MEDIUM);
  to = kscore_format_day (figures->to.day, KSCORE_DAY_MEDIUM);
  day = isfinite (figures->from.score) ? &figures->to : &figures->from;
  if (!isfinite (day->score))
    /* Translators: %s is a date */
    return g_strdup_printf (_("There is no score of %s, so there is no change to explain."),
                            day == &figures->from ? from : to);
  if (figures->steps->len == 0)
    /* Translators: both are dates */
    return g_strdup_printf (_("Nothing moved between %1$s and %2$s."), from, to);
  return NULL;
}

static void
update (KscoreChangeCard *self)
{
  const KscoreChangeFigures *figures = NULL;
  gboolean computing = FALSE;
  g_autofree char *message = NULL;

  if (self->movement != NULL)
    {
      figures = kscore_movement_get_figures (self->movement);
      computing = kscore_insight_get_computing (KSCORE_INSIGHT (self->movement));
      message = dup_message (self, figures);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->waiting), computing);
  gtk_spinner_set_spinning (self->waiting, computing);
  gtk_label_set_text (self->empty, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->empty),
                          message != NULL && (figures != NULL || !computing));
  gtk_widget_set_visible (self->body, figures != NULL && message == NULL);
}

static void
changed_cb (KscoreChangeCard *self)
{
  const KscoreChangeFigures *figures = kscore_movement_get_figures (self->movement);

  kscore_waterfall_chart_set_figures (self->waterfall, figures);
  update_words (self, figures);
  update_steps (self, figures);
  update (self);
}

static gboolean
ask_cb (gpointer user_data)
{
  KscoreChangeCard *self = user_data;

  self->pause = 0;
  if (self->movement != NULL)
    kscore_movement_set_days (self->movement, self->from, self->to);
  return G_SOURCE_REMOVE;
}

static void
kscore_change_card_map (GtkWidget *widget)
{
  KscoreChangeCard *self = KSCORE_CHANGE_CARD (widget);

  GTK_WIDGET_CLASS (kscore_change_card_parent_class)->map (widget);
  if (self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), TRUE);
}

static void
kscore_change_card_unmap (GtkWidget *widget)
{
  KscoreChangeCard *self = KSCORE_CHANGE_CARD (widget);

  if (self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), FALSE);
  GTK_WIDGET_CLASS (kscore_change_card_parent_class)->unmap (widget);
}

static void
kscore_change_card_dispose (GObject *object)
{
  KscoreChangeCard *self = KSCORE_CHANGE_CARD (object);
  GtkWidget *child;

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->movement);

  G_OBJECT_CLASS (kscore_change_card_parent_class)->dispose (object);
}

static void
kscore_change_card_class_init (KscoreChangeCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_change_card_dispose;
  widget_class->map = kscore_change_card_map;
  widget_class->unmap = kscore_change_card_unmap;

  g_type_ensure (KSCORE_TYPE_WATERFALL_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-change-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreChangeCard, waiting);
  gtk_widget_class_bind_template_child (widget_class, KscoreChangeCard, empty);
  gtk_widget_class_bind_template_child (widget_class, KscoreChangeCard, body);
  gtk_widget_class_bind_template_child (widget_class, KscoreChangeCard, summary);
  gtk_widget_class_bind_template_child (widget_class, KscoreChangeCard, learned);
  gtk_widget_class_bind_template_child (widget_class, KscoreChangeCard, waterfall);
  gtk_widget_class_bind_template_child (widget_class, KscoreChangeCard, steps);
}

static void
kscore_change_card_init (KscoreChangeCard *self)
{
  self->from = self->to = KSCORE_DAY_UNKNOWN;
  self->signals = g_signal_group_new (KSCORE_TYPE_MOVEMENT);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_change_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_change_card_new (void)
{
  return g_object_new (KSCORE_TYPE_CHANGE_CARD, NULL);
}

/**
 * kscore_change_card_set_movement:
 * @self: a widget
 * @movement: (nullable): what it shows
 */
void
kscore_change_card_set_movement (KscoreChangeCard *self,
                                 KscoreMovement   *movement)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_CHANGE_CARD (self));

  if (self->movement == movement)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), FALSE);
  g_set_object (&self->movement, movement);
  g_signal_group_set_target (self->signals, movement);
  if (movement != NULL)
    kscore_movement_set_days (movement, self->from, self->to);
  if (movement != NULL && kscore_movement_get_figures (movement) != NULL)
    changed_cb (self);
  else
    update (self);
  if (mapped && self->movement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->movement), TRUE);
}

/**
 * kscore_change_card_set_days:
 * @self: a widget
 * @from: the first day
 * @to: the last day; after @from
 *
 * Asks about other days, as soon as they stay the same for a moment.
 */
void
kscore_change_card_set_days (KscoreChangeCard *self,
                             KscoreDay         from,
                             KscoreDay         to)
{
  g_return_if_fail (KSCORE_IS_CHANGE_CARD (self));

  if ((self->from == from && self->to == to) || from >= to)
    return;

  self->from = from;
  self->to = to;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, ask_cb, self);
}
