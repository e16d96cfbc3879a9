#include "config.h"

#include "ui/kscore-score-gauge.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/kscore-gauge.h"
#include "ui/kscore-figure.h"

#define WIDTH_MIN     180
#define WIDTH_NATURAL 300
#define HEIGHT_MIN    110
#define HEIGHT_MAX    184
#define HEIGHT_RATIO  0.6
#define DURATION      700

/**
 * KscoreScoreGauge:
 *
 * The score as a half circle with its number inside. The arc moves once, when the first score
 * arrives; later changes jump.
 *
 * CSS node: `score-gauge`. Accessibility: role METER; the description says score, range and band
 * in words, because GTK before 4.10 shows no value of a custom meter. Text direction: mirrored.
 */
struct _KscoreScoreGauge
{
  GtkWidget parent_instance;

  KscoreGauge   gauge;
  GtkWidget    *image;     /* (owned): child */
  KscoreFigure *figure;    /* (owned) */
  AdwAnimation *animation; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreScoreGauge, kscore_score_gauge, GTK_TYPE_WIDGET)

static void
draw_cb (cairo_t             *cr,
         double               width,
         double               height,
         const KscorePalette *palette,
         gpointer             user_data)
{
  KscoreScoreGauge *self = user_data;
  KscoreGauge gauge = self->gauge;

  gauge.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  kscore_gauge_draw (&gauge, cr, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                     width, height, palette);
}

static void
animate_cb (double   value,
            gpointer user_data)
{
  KscoreScoreGauge *self = user_data;

  self->gauge.progress = value;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}

static void
update_accessible (KscoreScoreGauge *self,
                   const char       *band)
{
  g_autofree char *summary = kscore_gauge_dup_summary (&self->gauge, band);
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  gtk_accessible_update_property (accessible,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Score"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  -1);
  if (isfinite (self->gauge.score))
    gtk_accessible_update_property (accessible,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->gauge.score,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, summary,
                                    -1);
  else
    {
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW);
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
    }
}

static GtkSizeRequestMode
kscore_score_gauge_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kscore_score_gauge_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH_MIN;
      *natural = WIDTH_NATURAL;
    }
  else
    {
      *minimum = for_size < 0 ? HEIGHT_MAX
                              : (int) CLAMP (for_size * HEIGHT_RATIO, HEIGHT_MIN, HEIGHT_MAX);
      *natural = *minimum;
    }
}

static void
kscore_score_gauge_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  KscoreScoreGauge *self = KSCORE_SCORE_GAUGE (widget);

  kscore_figure_allocate (self->figure, self->image, width, height);
}

static void
kscore_score_gauge_dispose (GObject *object)
{
  KscoreScoreGauge *self = KSCORE_SCORE_GAUGE (object);

  g_clear_object (&self->animation);
  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (kscore_score_gauge_parent_class)->dispose (object);
}

static void
kscore_score_gauge_class_init (KscoreScoreGaugeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_score_gauge_dispose;
  widget_class->get_request_mode = kscore_score_gauge_get_request_mode;
  widget_class->measure = kscore_score_gauge_measure;
  widget_class->size_allocate = kscore_score_gauge_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "score-gauge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
kscore_score_gauge_init (KscoreScoreGauge *self)
{
  self->gauge = (KscoreGauge) { .score = NAN, .low = NAN, .high = NAN, .progress = 1.0 };
  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  update_accessible (self, NULL);
}

/**
 * kscore_score_gauge_new:
 *
 * Returns: (transfer floating): a gauge without a score
 */
GtkWidget *
kscore_score_gauge_new (void)
{
  return g_object_new (KSCORE_TYPE_SCORE_GAUGE, NULL);
}

/**
 * kscore_score_gauge_set_score:
 * @self: a gauge
 * @score: 1 to 100, NAN where there is none
 * @low: lower end of the range, NAN where there is no range
 * @high: its upper end
 * @at_least: the true score may only be higher
 * @band: (nullable): the translated name of the score's band
 *
 * Sets everything that the gauge shows.
 */
void
kscore_score_gauge_set_score (KscoreScoreGauge *self,
                              double            score,
                              double            low,
                              double            high,
                              gboolean          at_least,
                              const char       *band)
{
  gboolean first;

  g_return_if_fail (KSCORE_IS_SCORE_GAUGE (self));

  first = !isfinite (self->gauge.score) && isfinite (score) && self->animation == NULL;
  self->gauge.score = score;
  self->gauge.low = low;
  self->gauge.high = high;
  self->gauge.at_least = at_least;
  update_accessible (self, band);

  if (first)
    {
      self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION,
                                                 adw_callback_animation_target_new (animate_cb,
                                                                                    self, NULL));
      adw_animation_play (self->animation);
    }
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}
