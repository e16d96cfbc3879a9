#include "config.h"

#include "ui/kscore-hours-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "ui/kscore-hours-chart.h"

/* Of the words, where they stand beside the grid. */
#define WORDS_WIDTH 320

/**
 * KscoreHoursCard:
 *
 * When Your Posts Get Reactions: a grid, and what may be read from it, which is little. It asks its
 * #KscoreEngagement for an answer while it is on the screen.
 */
struct _KscoreHoursCard
{
  GtkWidget parent_instance;

  GtkBox           *columns;
  GtkBox           *words;
  GtkLabel         *summary;
  GtkBox           *figure;
  KscoreHoursChart *chart;
  GtkLabel         *selected;
  GtkLabel         *key;
  GtkLabel         *rests_on;
  GtkSpinner       *spinner;

  KscoreEngagement *engagement; /* (owned) (nullable) */
  KscoreHoursGrid   grid;       /* what the chart shows */
};

G_DEFINE_FINAL_TYPE (KscoreHoursCard, kscore_hours_card, GTK_TYPE_WIDGET)

static char *
dup_summary (const KscoreWeekFigures *week)
{
  if (week->n_posts == 0)
    return g_strdup (_("There are no posts of the last half year whose hour and reactions are "
                       "known."));
  if (week->n_told == 0)
    return g_strdup (_("No hour of the week has three posts behind it yet, so none says "
                       "anything."));
  if (week->stands_out)
    {
      g_autofree char *hour = kscore_hours_grid_dup_hour ((guint) week->best);

      /* Translators: %s is an hour of the week, as "Tuesday, 18:00 to 19:00" */
      return g_strdup_printf (_("One hour stands out: %s. Chance alone would hardly bring such a "
                                "difference, but the hour need not be the reason for it."), hour);
    }
  return g_strdup (_("No hour stands out: with so few posts behind each, such differences are "
                     "mostly chance. When you post matters less than what you post."));
}

static char *
dup_rests_on (const KscoreWeekFigures *week)
{
  g_autofree char *days = kscore_format_days (week->from, week->day);
  g_autofree char *number = kscore_format_count (week->n_posts);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
    text,
    /* Translators: how many posts, and from when to when */
    ngettext ("%1$s post, %2$s, in your local time, with all reactions to it so far. Your "
              "replies and what is younger than a week are left out.",
              "%1$s posts, %2$s, in your local time, with all reactions to them so far. Your "
              "replies and what is younger than a week are left out.", week->n_posts),
    number, days);
  if (week->n_posts_undated > 0)
    {
      g_autofree char *undated = kscore_format_count (week->n_posts_undated);

      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("So is %s post whose hour is not known.",
                                        "So are %s posts whose hour is not known.",
                                        week->n_posts_undated), undated);
    }
  return g_string_free (text, FALSE);
}

static void
selected_cb (KscoreHoursCard *self)
{
  int selected = kscore_hours_chart_get_selected (self->chart);
  g_autofree char *sentence = NULL;

  if (selected >= 0)
    sentence = kscore_hours_grid_dup_sentence (&self->grid, (guint) selected);
  gtk_label_set_text (self->selected,
                      sentence != NULL ? sentence
                                       : _("Point at an hour, or walk with the arrow keys, to read "
                                           "how many posts are behind it."));
}

static void
update (KscoreHoursCard *self)
{
  gboolean available = self->engagement != NULL
                       && kscore_insight_get_available (KSCORE_INSIGHT (self->engagement));
  const char *trouble = self->engagement != NULL
                        ? kscore_insight_get_trouble (KSCORE_INSIGHT (self->engagement)) : NULL;
  gboolean computing = self->engagement != NULL && !available && trouble == NULL;
  const KscoreWeekFigures *week = available ? kscore_engagement_get_week (self->engagement) : NULL;
  g_autofree char *summary = NULL;
  g_autofree char *rests_on = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), computing);
  gtk_spinner_set_spinning (self->spinner, computing);
  gtk_widget_set_visible (GTK_WIDGET (self->figure), week != NULL && week->n_posts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rests_on), week != NULL && week->n_posts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), week != NULL || trouble != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), week != NULL || trouble != NULL);
  if (week == NULL)
    {
      gtk_label_set_text (self->summary, trouble != NULL ? trouble : "");
      return;
    }

  G_STATIC_ASSERT (KSCORE_WEEK_HOURS == KSCORE_HOURS_GRID_CELLS);
  for (guint i = 0; i < KSCORE_WEEK_HOURS; i++)
    self->grid.cells[i] = (KscoreHoursGridCell) { week->hours[i].n_posts,
                                                  week->hours[i].n_reactions,
                                                  week->hours[i].median };
  self->grid.selected = -1;
  self->grid.marked = week->stands_out ? week->best : -1;
  kscore_hours_chart_set_grid (self->chart, &self->grid);
  summary = dup_summary (week);
  rests_on = dup_rests_on (week);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->rests_on, rests_on);
  selected_cb (self);
}

static void
kscore_hours_card_map (GtkWidget *widget)
{
  KscoreHoursCard *self = KSCORE_HOURS_CARD (widget);

  GTK_WIDGET_CLASS (kscore_hours_card_parent_class)->map (widget);
  if (self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), TRUE);
}

static void
kscore_hours_card_unmap (GtkWidget *widget)
{
  KscoreHoursCard *self = KSCORE_HOURS_CARD (widget);

  if (self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), FALSE);
  GTK_WIDGET_CLASS (kscore_hours_card_parent_class)->unmap (widget);
}

static void
kscore_hours_card_dispose (GObject *object)
{
  KscoreHoursCard *self = KSCORE_HOURS_CARD (object);
  GtkWidget *child;

  if (self->engagement != NULL)
    g_signal_handlers_disconnect_by_data (self->engagement, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->engagement);

  G_OBJECT_CLASS (kscore_hours_card_parent_class)->dispose (object);
}

static void
kscore_hours_card_class_init (KscoreHoursCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_hours_card_dispose;
  widget_class->map = kscore_hours_card_map;
  widget_class->unmap = kscore_hours_card_unmap;

  g_type_ensure (KSCORE_TYPE_HOURS_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-hours-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, columns);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, words);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, summary);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, figure);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, chart);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, selected);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, key);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, rests_on);
  gtk_widget_class_bind_template_child (widget_class, KscoreHoursCard, spinner);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
kscore_hours_card_init (KscoreHoursCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kscore_hours_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_hours_card_new (void)
{
  return g_object_new (KSCORE_TYPE_HOURS_CARD, NULL);
}

/**
 * kscore_hours_card_set_engagement:
 * @self: a widget
 * @engagement: (nullable): what it shows
 */
void
kscore_hours_card_set_engagement (KscoreHoursCard  *self,
                                  KscoreEngagement *engagement)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_HOURS_CARD (self));

  if (self->engagement == engagement)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), FALSE);
  if (self->engagement != NULL)
    g_signal_handlers_disconnect_by_data (self->engagement, self);
  g_set_object (&self->engagement, engagement);
  if (engagement != NULL)
    {
      g_signal_connect_swapped (engagement, "notify::shown", G_CALLBACK (update), self);
      g_signal_connect_swapped (engagement, "notify::available", G_CALLBACK (update), self);
      g_signal_connect_swapped (engagement, "notify::trouble", G_CALLBACK (update), self);
    }
  update (self);
  if (mapped && self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), TRUE);
}

/**
 * kscore_hours_card_set_wide:
 * @self: a widget
 * @wide: whether there is room for the grid beside the words
 */
void
kscore_hours_card_set_wide (KscoreHoursCard *self,
                            gboolean         wide)
{
  g_return_if_fail (KSCORE_IS_HOURS_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->columns, wide ? 24 : 12);
  gtk_widget_set_size_request (GTK_WIDGET (self->words), wide ? WORDS_WIDTH : -1, -1);
}
