#include "config.h"

#include "ui/kscore-coverage-bar.h"

#include <glib/gi18n-lib.h>

#include "draw/kscore-coverage.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-figure.h"

#define HEIGHT    12
#define WIDTH_MIN 96
/* More can be drawn, but nobody walks them. */
#define MAX_SPANS 150

/**
 * KscoreCoverageBar:
 *
 * From when to when an account is known, as a bar over time. The axis is given, so that the bars of
 * several accounts can be compared. The sentence of the span under the pointer, or of that which
 * has the focus, is in the property `sentence`, else that of the whole.
 *
 * CSS node: `coverage-bar`. Keys and accessibility: see #KscoreChartMarks; a mark is a span. Text
 * direction: time runs from right to left.
 */
struct _KscoreCoverageBar
{
  GtkWidget parent_instance;

  GArray       *spans;    /* (owned) (element-type KscoreCoverageSpan) */
  KscoreDay     from;
  KscoreDay     to;
  int           hovered;  /* index, or -1 */
  char         *sentence; /* (owned) */
  GtkWidget    *image;    /* (owned): child */
  GtkWidget    *marks;    /* (owned): child */
  KscoreFigure *figure;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreCoverageBar, kscore_coverage_bar, GTK_TYPE_WIDGET)

typedef enum {
  PROP_SENTENCE = 1,
} KscoreCoverageBarProperty;

static GParamSpec *properties[PROP_SENTENCE + 1];

static const KscoreCoverageSpan *
get_spans (KscoreCoverageBar *self)
{
  return (const KscoreCoverageSpan *) (gpointer) self->spans->data;
}

static KscoreCoverageFigure
get_figure (KscoreCoverageBar *self)
{
  return (KscoreCoverageFigure) {
    .spans = get_spans (self),
    .n_spans = self->spans->len,
    .from = self->from,
    .to = self->to,
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
  KscoreCoverageFigure figure = get_figure (user_data);

  kscore_coverage_draw (&figure, cr, width, height, palette);
}

static void
place_cb (double           width,
          double           height,
          graphene_rect_t *places,
          guint            n_marks,
          gpointer         user_data)
{
  KscoreCoverageFigure figure = get_figure (user_data);

  for (guint i = 0; i < n_marks; i++)
    {
      double x, span_width;

      kscore_coverage_place (&figure, i, width, &x, &span_width);
      places[i] = GRAPHENE_RECT_INIT ((float) x, 0, (float) span_width, (float) height);
    }
}

static void
update_sentence (KscoreCoverageBar *self)
{
  int shown = kscore_chart_marks_get_focused (KSCORE_CHART_MARKS (self->marks));
  g_autofree char *sentence = NULL;

  if (self->hovered >= 0)
    shown = self->hovered;
  if (shown >= 0 && shown < (int) self->spans->len)
    sentence = kscore_coverage_span_describe (&get_spans (self)[shown]);
  else
    sentence = kscore_coverage_describe (get_spans (self), self->spans->len);
  if (g_strcmp0 (sentence, self->sentence) == 0)
    return;

  g_free (self->sentence);
  self->sentence = g_steal_pointer (&sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);
}

static void
motion_cb (KscoreCoverageBar *self,
           double             x,
           double             y)
{
  KscoreCoverageFigure figure = get_figure (self);

  self->hovered = kscore_coverage_find_at (&figure, gtk_widget_get_width (GTK_WIDGET (self)), x);
  update_sentence (self);
}

static void
leave_cb (KscoreCoverageBar *self)
{
  self->hovered = -1;
  update_sentence (self);
}

static void
update_marks (KscoreCoverageBar *self)
{
  g_autofree char *whole = kscore_coverage_describe (get_spans (self), self->spans->len);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  guint n = MIN (self->spans->len, MAX_SPANS);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (labels, kscore_coverage_span_describe (&get_spans (self)[i]));
  kscore_chart_marks_set_text (KSCORE_CHART_MARKS (self->marks), _("Coverage"), whole);
  kscore_chart_marks_set_marks (KSCORE_CHART_MARKS (self->marks),
                                (const char * const *) labels->pdata, n);
}

static void
kscore_coverage_bar_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_MIN : HEIGHT;
  *natural = *minimum;
}

static void
kscore_coverage_bar_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  KscoreCoverageBar *self = KSCORE_COVERAGE_BAR (widget);

  kscore_figure_allocate (self->figure, self->image, width, height);
  gtk_widget_measure (self->marks, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (self->marks, width, height, -1, NULL);
}

static gboolean
kscore_coverage_bar_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  return gtk_widget_child_focus (KSCORE_COVERAGE_BAR (widget)->marks, direction);
}

static gboolean
kscore_coverage_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KSCORE_COVERAGE_BAR (widget)->marks);
}

static void
kscore_coverage_bar_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  KscoreCoverageBar *self = KSCORE_COVERAGE_BAR (object);

  switch ((KscoreCoverageBarProperty) prop_id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_coverage_bar_dispose (GObject *object)
{
  KscoreCoverageBar *self = KSCORE_COVERAGE_BAR (object);

  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->marks, gtk_widget_unparent);
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (kscore_coverage_bar_parent_class)->dispose (object);
}

static void
kscore_coverage_bar_finalize (GObject *object)
{
  KscoreCoverageBar *self = KSCORE_COVERAGE_BAR (object);

  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->sentence, g_free);

  G_OBJECT_CLASS (kscore_coverage_bar_parent_class)->finalize (object);
}

static void
kscore_coverage_bar_class_init (KscoreCoverageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_coverage_bar_get_property;
  object_class->dispose = kscore_coverage_bar_dispose;
  object_class->finalize = kscore_coverage_bar_finalize;
  widget_class->measure = kscore_coverage_bar_measure;
  widget_class->size_allocate = kscore_coverage_bar_size_allocate;
  widget_class->focus = kscore_coverage_bar_focus;
  widget_class->grab_focus = kscore_coverage_bar_grab_focus;

  /**
   * KscoreCoverageBar:sentence:
   *
   * From when to when what is known: of the span under the pointer or with the focus, else of all.
   */
  properties[PROP_SENTENCE] =
    g_param_spec_string ("sentence", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "coverage-bar");
}

static void
kscore_coverage_bar_init (KscoreCoverageBar *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->spans = g_array_new (FALSE, FALSE, sizeof (KscoreCoverageSpan));
  self->hovered = -1;
  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->marks = kscore_chart_marks_new (place_cb, self);
  gtk_widget_set_parent (self->marks, GTK_WIDGET (self));
  g_signal_connect_swapped (self->marks, "notify::focused", G_CALLBACK (update_sentence), self);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  update_marks (self);
  update_sentence (self);
}

/**
 * kscore_coverage_bar_new:
 *
 * Returns: (transfer floating): a bar that knows nothing
 */
GtkWidget *
kscore_coverage_bar_new (void)
{
  return g_object_new (KSCORE_TYPE_COVERAGE_BAR, NULL);
}

/**
 * kscore_coverage_bar_set_spans:
 * @self: a bar
 * @spans: (array length=n_spans): what is known, oldest first; copied
 * @n_spans: how many
 *
 * Sets all that the bar knows.
 */
void
kscore_coverage_bar_set_spans (KscoreCoverageBar        *self,
                               const KscoreCoverageSpan *spans,
                               guint                     n_spans)
{
  g_return_if_fail (KSCORE_IS_COVERAGE_BAR (self));

  g_array_set_size (self->spans, 0);
  if (n_spans > 0)
    g_array_append_vals (self->spans, spans, n_spans);
  self->hovered = -1;
  update_marks (self);
  update_sentence (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}

/**
 * kscore_coverage_bar_set_axis:
 * @self: a bar
 * @from: the first day
 * @to: the last day
 *
 * Sets the time that the bar spans.
 */
void
kscore_coverage_bar_set_axis (KscoreCoverageBar *self,
                              KscoreDay          from,
                              KscoreDay          to)
{
  g_return_if_fail (KSCORE_IS_COVERAGE_BAR (self));

  if (self->from == from && self->to == to)
    return;

  self->from = from;
  self->to = to;
  gtk_widget_queue_allocate (self->marks);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}

/**
 * kscore_coverage_bar_get_sentence:
 * @self: a bar
 *
 * Returns: (transfer none): from when to when what is known
 */
const char *
kscore_coverage_bar_get_sentence (KscoreCoverageBar *self)
{
  g_return_val_if_fail (KSCORE_IS_COVERAGE_BAR (self), NULL);

  return self->sentence;
}
