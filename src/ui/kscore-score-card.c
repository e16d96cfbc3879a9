#include "config.h"

#include "ui/kscore-score-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-model-name.h"
#include "ui/kscore-score-gauge.h"
#include "ui/kscore-score-help.h"

/* How often "4 minutes ago" is looked at again. */
#define SECONDS 30

/**
 * KscoreScoreCard:
 *
 * The score in the order it is read: the number, its range, the band, what could be checked, the
 * change, and what it rests on. A button beside it explains the words. While a newer score is
 * computed, the figures stay. Without enough evidence it says so, and what would help.
 */
struct _KscoreScoreCard
{
  GtkWidget parent_instance;

  GtkBox           *box;
  KscoreScoreGauge *gauge;
  GtkLabel         *range;
  GtkLabel         *band;
  GtkLabel         *as_of;
  GtkLabel         *reason;
  GtkBox           *explained;
  GtkLabel         *checked;
  GtkBox           *beginnings;
  GtkBox           *changes;
  GtkLabel         *change_7;
  GtkLabel         *change_30;
  GtkLabel         *change_90;
  GtkBox           *change_7_box;
  GtkBox           *change_30_box;
  GtkBox           *change_90_box;
  GtkSpinner       *spinner;
  GtkLabel         *note;

  GSignalGroup *signals; /* (owned): of the score */
  guint         idle;    /* while an update is due */
  guint         timeout; /* while it is on the screen */
};

G_DEFINE_FINAL_TYPE (KscoreScoreCard, kscore_score_card, GTK_TYPE_WIDGET)

/* Everything that the score part tells, read at once. */
typedef struct {
  gboolean available;
  gboolean computing;
  double   score;
  double   low;
  double   high;
  double   checked;
  gboolean has_range;
  gboolean at_least;
  gboolean provisional;
  char    *band;
  int      as_of;
  gboolean as_of_today;
  char    *model;
  gint64   refreshed;
  double   changes[3];
} Figures;

static void
figures_clear (Figures *figures)
{
  g_free (figures->band);
  g_free (figures->model);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Figures, figures_clear)

static void
figures_init (Figures         *figures,
              KscoreScorePart *score)
{
  *figures = (Figures) { .score = NAN, .low = NAN, .high = NAN, .checked = NAN,
                         .as_of = KSCORE_DAY_UNKNOWN, .refreshed = KSCORE_TIME_UNKNOWN,
                         .changes = { NAN, NAN, NAN } };
  if (score == NULL)
    return;

  g_object_get (score,
                "available", &figures->available, "computing", &figures->computing,
                "score", &figures->score, "low", &figures->low, "high", &figures->high,
                "checked", &figures->checked, "has-range", &figures->has_range,
                "at-least", &figures->at_least, "provisional", &figures->provisional,
                "band", &figures->band, "as-of", &figures->as_of,
                "as-of-today", &figures->as_of_today, "model", &figures->model,
                "refreshed", &figures->refreshed, "change-7", &figures->changes[0],
                "change-30", &figures->changes[1], "change-90", &figures->changes[2],
                NULL);
  if (!figures->available)
    figures->score = NAN;
  if (!figures->has_range || !figures->available)
    figures->low = figures->high = NAN;
}

static char *
dup_range_text (const Figures *figures)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (figures->low) || !isfinite (figures->high))
    return g_strdup (_("Not enough weeks for a range"));

  low = kscore_format_score (figures->low);
  high = kscore_format_score (figures->high);
  if (figures->at_least)
    /* Translators: the ends of the range of what is known of a score, which may be more */
    return g_strdup_printf (_("what is known: %s to %s"), low, high);
  /* Translators: the ends of a score's range: "between 46.1 and 48.4" */
  return g_strdup_printf (_("between %s and %s"), low, high);
}

static char *
dup_note_text (const Figures *figures)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (figures->model != NULL && *figures->model != '\0')
    {
      g_autofree char *title = kscore_model_name_dup_title (figures->model);

      /* Translators: %s is the version of the formula, as "kscore-1" or "steady (my weights)" */
      g_ptr_array_add (parts, g_strdup_printf (_("Model %s"), title));
    }
  if (figures->computing)
    g_ptr_array_add (parts, g_strdup (_("computing…")));
  else if (figures->refreshed != KSCORE_TIME_UNKNOWN)
    {
      g_autofree char *ago = kscore_format_ago (figures->refreshed,
                                                g_get_real_time () / G_USEC_PER_SEC);

      /* Translators: %s is "just now", "4 minutes ago" or "on 12 November 2026" */
      g_ptr_array_add (parts, g_strdup_printf (_("refreshed %s"), ago));
    }

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_band_text (const Figures *figures)
{
  if (!figures->available)
    return g_strdup (figures->computing ? _("Computing the Score…") : _("Not Enough Evidence"));

  if (!figures->provisional)
    return g_strdup (figures->band);

  /* Translators: %s is the name of a band; few weeks or posts are known, so the score may still
   * move much */
  return g_strdup_printf (_("%s, provisional"), figures->band);
}

static void
set_change (GtkLabel      *label,
            GtkBox        *box,
            const Figures *figures,
            guint          index,
            int            days)
{
  double change = figures->changes[index];
  gboolean known = isfinite (change);
  /* Translators: stands in place of a change of the score; "yet" where it will be known later */
  g_autofree char *number = known ? kscore_format_change (change)
                                  : g_strdup (figures->as_of_today ? _("not known yet")
                                                                   : _("not known"));
  g_autofree char *description = NULL;
  static const char *const known_classes[] = { "heading", "numeric", NULL };
  static const char *const unknown_classes[] = { "caption", NULL };

  /* Translators: a number of days (7, 30 or 90) and the change over them in points, as "+0.9" */
  description = g_strdup_printf (_("Change over %d days: %s"), days, number);
  gtk_label_set_text (label, number);
  gtk_widget_set_css_classes (GTK_WIDGET (label),
                              (const char **) (known ? known_classes : unknown_classes));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

static void
update_checked (KscoreScoreCard *self,
                const Figures   *figures)
{
  gtk_widget_set_visible (GTK_WIDGET (self->explained), figures->available);
  if (isfinite (figures->checked))
    {
      g_autofree char *number = kscore_format_score (figures->checked);
      /* Translators: the score from what could be looked at person by person: "checked 41.8" */
      g_autofree char *text = g_strdup_printf (_("checked %s"), number);

      gtk_label_set_text (self->checked, text);
    }
  else
    /* Translators: nothing of a score could be looked at person by person */
    gtk_label_set_text (self->checked, _("checked: not known"));
}

static void
update_as_of (KscoreScoreCard *self,
              const Figures   *figures)
{
  gboolean old = figures->available && !figures->as_of_today;

  gtk_widget_set_visible (GTK_WIDGET (self->as_of), old);
  if (old)
    {
      g_autofree char *day = kscore_format_day (figures->as_of, KSCORE_DAY_LONG);
      /* Translators: %s is a date: the score is of that day, not of today */
      g_autofree char *text = g_strdup_printf (_("as of %s"), day);

      gtk_label_set_text (self->as_of, text);
    }
}

static void
update (KscoreScoreCard *self)
{
  g_autoptr (KscoreScorePart) score = g_signal_group_dup_target (self->signals);
  g_auto (Figures) figures = { 0 };
  g_autofree char *band = NULL;
  g_autofree char *range = NULL;
  g_autofree char *note = NULL;

  figures_init (&figures, score);
  band = dup_band_text (&figures);
  note = dup_note_text (&figures);

  kscore_score_gauge_set_score (self->gauge, figures.score, figures.low, figures.high,
                                figures.at_least, figures.band);
  gtk_label_set_text (self->band, band);
  gtk_label_set_text (self->note, note);

  if (figures.available)
    range = dup_range_text (&figures);
  gtk_label_set_text (self->range, range != NULL ? range : "");
  gtk_widget_set_visible (GTK_WIDGET (self->range), range != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), !figures.available && !figures.computing);

  update_checked (self, &figures);
  update_as_of (self, &figures);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), figures.computing);
  gtk_spinner_set_spinning (self->spinner, figures.computing);
  gtk_widget_set_visible (GTK_WIDGET (self->beginnings),
                          !figures.available && !figures.computing);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), figures.available);
  set_change (self->change_7, self->change_7_box, &figures, 0, 7);
  set_change (self->change_30, self->change_30_box, &figures, 1, 30);
  set_change (self->change_90, self->change_90_box, &figures, 2, 90);
}

static gboolean
update_cb (gpointer user_data)
{
  KscoreScoreCard *self = user_data;

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* A new score changes many properties at once: one update for all of them, before the frame. */
static void
notify_cb (KscoreScoreCard *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static gboolean
timeout_cb (gpointer user_data)
{
  notify_cb (user_data);
  return G_SOURCE_CONTINUE;
}

static void
kscore_score_card_map (GtkWidget *widget)
{
  KscoreScoreCard *self = KSCORE_SCORE_CARD (widget);

  GTK_WIDGET_CLASS (kscore_score_card_parent_class)->map (widget);
  notify_cb (self);
  if (self->timeout == 0)
    self->timeout = g_timeout_add_seconds (SECONDS, timeout_cb, self);
}

static void
kscore_score_card_unmap (GtkWidget *widget)
{
  KscoreScoreCard *self = KSCORE_SCORE_CARD (widget);

  g_clear_handle_id (&self->timeout, g_source_remove);
  GTK_WIDGET_CLASS (kscore_score_card_parent_class)->unmap (widget);
}

static void
kscore_score_card_dispose (GObject *object)
{
  KscoreScoreCard *self = KSCORE_SCORE_CARD (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->signals);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_score_card_parent_class)->dispose (object);
}

static void
kscore_score_card_class_init (KscoreScoreCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_score_card_dispose;
  widget_class->map = kscore_score_card_map;
  widget_class->unmap = kscore_score_card_unmap;

  g_type_ensure (KSCORE_TYPE_SCORE_GAUGE);
  g_type_ensure (KSCORE_TYPE_SCORE_HELP);
  gtk_widget_class_set_css_name (widget_class, "score-card");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-score-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, gauge);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, range);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, band);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, as_of);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, reason);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, explained);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, checked);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, beginnings);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, changes);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, change_7);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, change_30);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, change_90);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, change_7_box);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, change_30_box);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, change_90_box);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, KscoreScoreCard, note);
}

static void
kscore_score_card_init (KscoreScoreCard *self)
{
  self->signals = g_signal_group_new (KSCORE_TYPE_SCORE_PART);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (notify_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kscore_score_card_new:
 *
 * Returns: (transfer floating): a card of no score
 */
GtkWidget *
kscore_score_card_new (void)
{
  return g_object_new (KSCORE_TYPE_SCORE_CARD, NULL);
}

/**
 * kscore_score_card_set_score:
 * @self: a card
 * @score: (nullable): what to show
 *
 * Chooses the score that is shown.
 */
void
kscore_score_card_set_score (KscoreScoreCard *self,
                             KscoreScorePart *score)
{
  g_return_if_fail (KSCORE_IS_SCORE_CARD (self));

  g_signal_group_set_target (self->signals, score);
  update (self);
}
