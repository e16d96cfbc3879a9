#include "config.h"

#include "ui/kscore-waterfall-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "draw/kscore-waterfall.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-figure.h"

#define WIDTH_MIN     180
#define WIDTH_NATURAL 480

/**
 * KscoreWaterfallChart:
 *
 * How one score became another, step by step, from top to bottom.
 *
 * CSS node: `waterfall-chart`. Keys and accessibility: see #KscoreChartMarks; a mark is a row. Text
 * direction: mirrored.
 */
struct _KscoreWaterfallChart
{
  GtkWidget parent_instance;

  KscoreChangeFigures *figures; /* (owned) (nullable): with a difference */
  KscoreWaterfallStep *steps;   /* (owned) (nullable) */
  char                *from;    /* (owned) (nullable) */
  char                *to;      /* (owned) (nullable) */
  GtkWidget           *image;   /* (owned): child */
  GtkWidget           *marks;   /* (owned): child */
  KscoreFigure        *figure;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreWaterfallChart, kscore_waterfall_chart, GTK_TYPE_WIDGET)

static KscoreWaterfall
get_waterfall (KscoreWaterfallChart *self)
{
  return (KscoreWaterfall) {
    .before = self->figures->from.score,
    .after = self->figures->to.score,
    .before_title = self->from,
    .after_title = self->to,
    .steps = self->steps,
    .n_steps = self->figures->steps->len,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };
}

static void
draw_cb (cairo_t             *cr,
         double               width,
         double               height,
         const KscorePalette *palette,
         gpointer             user_data)
{
  KscoreWaterfallChart *self = user_data;
  KscoreWaterfall waterfall;

  if (self->figures == NULL)
    return;
  waterfall = get_waterfall (self);
  kscore_waterfall_draw (&waterfall, cr, gtk_widget_get_pango_context (GTK_WIDGET (self)), width,
                         height, palette);
}

static void
place_cb (double           width,
          double           height,
          graphene_rect_t *places,
          guint            n_marks,
          gpointer         user_data)
{
  KscoreWaterfallChart *self = user_data;
  KscoreWaterfall waterfall;

  if (self->figures == NULL)
    return;
  waterfall = get_waterfall (self);
  for (guint i = 0; i < n_marks; i++)
    {
      double y, row_height;

      kscore_waterfall_place (&waterfall, i, height, &y, &row_height);
      places[i] = GRAPHENE_RECT_INIT (0, (float) y, (float) width, (float) row_height);
    }
}

static void
update_marks (KscoreWaterfallChart *self)
{
  KscoreWaterfall waterfall = get_waterfall (self);
  g_autofree char *summary = kscore_waterfall_dup_summary (&waterfall);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kscore_waterfall_get_n_rows (&waterfall); i++)
    g_ptr_array_add (labels, kscore_waterfall_dup_row (&waterfall, i));
  kscore_chart_marks_set_text (KSCORE_CHART_MARKS (self->marks), _("Why it moved"), summary);
  kscore_chart_marks_set_marks (KSCORE_CHART_MARKS (self->marks),
                                (const char * const *) labels->pdata, labels->len);
}

static GtkSizeRequestMode
kscore_waterfall_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kscore_waterfall_chart_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  KscoreWaterfallChart *self = KSCORE_WATERFALL_CHART (widget);
  KscoreWaterfall waterfall;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH_MIN;
      *natural = WIDTH_NATURAL;
      return;
    }

  *minimum = *natural = 0;
  if (self->figures == NULL)
    return;
  waterfall = get_waterfall (self);
  *minimum = (int) kscore_waterfall_get_height (&waterfall, gtk_widget_get_pango_context (widget),
                                                for_size >= 0 ? for_size : WIDTH_MIN);
  *natural = *minimum;
}

static void
kscore_waterfall_chart_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  KscoreWaterfallChart *self = KSCORE_WATERFALL_CHART (widget);

  kscore_figure_allocate (self->figure, self->image, width, height);
  gtk_widget_measure (self->marks, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->marks, width, height, -1, NULL);
}

static gboolean
kscore_waterfall_chart_focus (GtkWidget        *widget,
                              GtkDirectionType  direction)
{
  return gtk_widget_child_focus (KSCORE_WATERFALL_CHART (widget)->marks, direction);
}

static gboolean
kscore_waterfall_chart_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KSCORE_WATERFALL_CHART (widget)->marks);
}

static void
clear (KscoreWaterfallChart *self)
{
  g_clear_pointer (&self->figures, kscore_change_figures_free);
  g_clear_pointer (&self->steps, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
}

static void
kscore_waterfall_chart_dispose (GObject *object)
{
  KscoreWaterfallChart *self = KSCORE_WATERFALL_CHART (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->marks, gtk_widget_unparent);
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (kscore_waterfall_chart_parent_class)->dispose (object);
}

static void
kscore_waterfall_chart_finalize (GObject *object)
{
  clear (KSCORE_WATERFALL_CHART (object));

  G_OBJECT_CLASS (kscore_waterfall_chart_parent_class)->finalize (object);
}

static void
kscore_waterfall_chart_class_init (KscoreWaterfallChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_waterfall_chart_dispose;
  object_class->finalize = kscore_waterfall_chart_finalize;
  widget_class->get_request_mode = kscore_waterfall_chart_get_request_mode;
  widget_class->measure = kscore_waterfall_chart_measure;
  widget_class->size_allocate = kscore_waterfall_chart_size_allocate;
  widget_class->focus = kscore_waterfall_chart_focus;
  widget_class->grab_focus = kscore_waterfall_chart_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "waterfall-chart");
}

static void
kscore_waterfall_chart_init (KscoreWaterfallChart *self)
{
  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->marks = kscore_chart_marks_new (place_cb, self);
  gtk_widget_set_parent (self->marks, GTK_WIDGET (self));
}

/**
 * kscore_waterfall_chart_new:
 *
 * Returns: (transfer floating): a chart of nothing
 */
GtkWidget *
kscore_waterfall_chart_new (void)
{
  return g_object_new (KSCORE_TYPE_WATERFALL_CHART, NULL);
}

/**
 * kscore_waterfall_chart_set_figures:
 * @self: a chart
 * @figures: (nullable): a change; nothing is drawn of one without a difference
 *
 * Sets what is drawn.
 */
void
kscore_waterfall_chart_set_figures (KscoreWaterfallChart      *self,
                                    const KscoreChangeFigures *figures)
{
  g_return_if_fail (KSCORE_IS_WATERFALL_CHART (self));

  clear (self);
  if (figures != NULL && isfinite (figures->difference))
    {
      self->figures = kscore_change_figures_copy (figures);
      self->from = kscore_format_day (figures->from.day, KSCORE_DAY_MEDIUM);
      self->to = kscore_format_day (figures->to.day, KSCORE_DAY_MEDIUM);
      self->steps = g_new (KscoreWaterfallStep, figures->steps->len + 1);
      for (guint i = 0; i < figures->steps->len; i++)
        {
          const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);

          self->steps[i] = (KscoreWaterfallStep) {
            .title = kscore_change_label_get_title (step->label),
            .points = step->points,
            .printed = (double) step->tenths * KSCORE_CHANGE_STEP,
          };
        }
      update_marks (self);
    }
  else
    kscore_chart_marks_set_marks (KSCORE_CHART_MARKS (self->marks), NULL, 0);

  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_allocate (self->marks);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}
