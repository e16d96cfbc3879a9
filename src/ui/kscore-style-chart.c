#include "config.h"

#include "ui/kscore-style-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/kscore-style-axes.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-figure.h"

#define N_AXES    KSCORE_LENSES_N_AXES
#define WIDTH_MIN 200

/**
 * KscoreStyleChart:
 *
 * Where the owner stands on the axes of a style.
 *
 * CSS node: `style-chart`. Accessibility: a mark an axis, read as a sentence with its numbers.
 * Text direction: mirrored.
 */
struct _KscoreStyleChart
{
  GtkWidget parent_instance;

  double        value[N_AXES];
  double        from[N_AXES];
  char         *side[N_AXES][2]; /* (owned) (nullable) */
  GtkWidget    *image;           /* (owned): child */
  GtkWidget    *marks;           /* (owned): child */
  KscoreFigure *figure;          /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreStyleChart, kscore_style_chart, GTK_TYPE_WIDGET)

static void
draw_cb (cairo_t             *cr,
         double               width,
         double               height,
         const KscorePalette *palette,
         gpointer             user_data)
{
  KscoreStyleChart *self = user_data;
  KscoreStyleAxisDrawing axes[N_AXES];

  for (guint i = 0; i < N_AXES; i++)
    {
      if (self->side[i][0] == NULL || self->side[i][1] == NULL)
        return;
      axes[i] = (KscoreStyleAxisDrawing) {
        self->value[i], self->side[i][0], self->side[i][1], self->from[i],
      };
    }
  kscore_style_axes_draw (axes, N_AXES,
                          gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
                          gtk_widget_get_pango_context (GTK_WIDGET (self)), cr, width, height,
                          palette);
}

static void
place_cb (double           width,
          double           height,
          graphene_rect_t *places,
          guint            n_marks,
          gpointer         user_data)
{
  for (guint i = 0; i < n_marks; i++)
    places[i] = GRAPHENE_RECT_INIT (0, (float) (i * height / n_marks), (float) width,
                                    (float) (height / n_marks));
}

static void
kscore_style_chart_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = WIDTH_MIN;
  else
    *minimum = (int) ceil (kscore_style_axes_get_height (gtk_widget_get_pango_context (widget),
                                                         N_AXES));
  *natural = *minimum;
}

static void
kscore_style_chart_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  KscoreStyleChart *self = KSCORE_STYLE_CHART (widget);

  kscore_figure_allocate (self->figure, self->image, width, height);
  gtk_widget_measure (self->marks, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->marks, width, height, -1, NULL);
}

static gboolean
kscore_style_chart_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  return gtk_widget_child_focus (KSCORE_STYLE_CHART (widget)->marks, direction);
}

static gboolean
kscore_style_chart_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KSCORE_STYLE_CHART (widget)->marks);
}

static void
clear_sides (KscoreStyleChart *self)
{
  for (guint i = 0; i < N_AXES; i++)
    for (guint k = 0; k < 2; k++)
      g_clear_pointer (&self->side[i][k], g_free);
}

static void
kscore_style_chart_dispose (GObject *object)
{
  KscoreStyleChart *self = KSCORE_STYLE_CHART (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->marks, gtk_widget_unparent);
  g_clear_object (&self->figure);
  clear_sides (self);

  G_OBJECT_CLASS (kscore_style_chart_parent_class)->dispose (object);
}

static void
kscore_style_chart_class_init (KscoreStyleChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_style_chart_dispose;
  widget_class->measure = kscore_style_chart_measure;
  widget_class->size_allocate = kscore_style_chart_size_allocate;
  widget_class->focus = kscore_style_chart_focus;
  widget_class->grab_focus = kscore_style_chart_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "style-chart");
}

static void
kscore_style_chart_init (KscoreStyleChart *self)
{
  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->marks = kscore_chart_marks_new (place_cb, self);
  gtk_widget_set_parent (self->marks, GTK_WIDGET (self));
}

/**
 * kscore_style_chart_new:
 *
 * Returns: (transfer floating): a chart that shows nothing yet
 */
GtkWidget *
kscore_style_chart_new (void)
{
  return g_object_new (KSCORE_TYPE_STYLE_CHART, NULL);
}

/**
 * kscore_style_chart_show:
 * @self: a chart
 * @lenses: what it shows, copied
 *
 * Shows an answer.
 */
void
kscore_style_chart_show (KscoreStyleChart *self,
                         KscoreLenses     *lenses)
{
  const char *labels[N_AXES];
  g_autoptr (GString) whole = g_string_new (NULL);

  g_return_if_fail (KSCORE_IS_STYLE_CHART (self));
  g_return_if_fail (KSCORE_IS_LENSES (lenses));

  clear_sides (self);
  for (guint i = 0; i < N_AXES; i++)
    {
      self->value[i] = kscore_lenses_get_axis (lenses, i);
      self->from[i] = kscore_lenses_get_axis_from (lenses, i);
      self->side[i][0] = g_strdup (kscore_lenses_get_side (lenses, i, FALSE));
      self->side[i][1] = g_strdup (kscore_lenses_get_side (lenses, i, TRUE));
      labels[i] = kscore_lenses_get_axis_words (lenses, i);
      if (labels[i] != NULL)
        g_string_append_printf (whole, "%s%s", i > 0 ? " " : "", labels[i]);
    }
  kscore_chart_marks_set_text (KSCORE_CHART_MARKS (self->marks), _("Axes of the style"),
                               whole->str);
  kscore_chart_marks_set_marks (KSCORE_CHART_MARKS (self->marks), labels,
                                labels[0] != NULL ? N_AXES : 0);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}
