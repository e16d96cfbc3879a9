#include "config.h"

#include "ui/kscore-history-chart.h"

#include <math.h>

#include "ui/kscore-chart-marks.h"
#include "ui/kscore-figure.h"
#include "ui/kscore-history-marks.h"
#include "ui/kscore-history-pointer.h"

#define WIDTH_MIN      200
#define WIDTH_NATURAL  480
#define HEIGHT_MIN     150
#define HEIGHT_NATURAL 230
/* Least height, in lines of text: labels need more of it where text is large. */
#define LINES_MIN      9

/**
 * KscoreHistoryChart:
 *
 * The score over time. Pointing at it, or walking on it with the keyboard, shows a day's value.
 *
 * CSS node: `history-chart`. Keys: + and - show fewer and more days around the one whose value is
 * shown, as scrolling with Ctrl does; those of #KscoreChartMarks walk. Dragging over days shows
 * these alone; a tap shows a day's value. Accessibility: see #KscoreChartMarks. Text direction:
 * time runs from right to left. Nothing moves by itself.
 */
struct _KscoreHistoryChart
{
  GtkWidget parent_instance;

  KscoreHistoryPoints *points;     /* (owned) */
  KscoreDay            today;      /* or unknown */
  KscoreDay            hovered;    /* or unknown */
  KscoreDay            tapped;     /* or unknown */
  KscoreDay            span_first; /* dragged over; none where the last is not after it */
  KscoreDay            span_last;
  guint                step;       /* days from mark to mark */
  KscoreDay            focused;    /* of the mark that has the focus, or unknown */
  GtkWidget           *image;      /* (owned): child */
  KscoreFigure        *figure;     /* (owned) */
  KscoreChartMarks    *marks;      /* (owned): child */
};

G_DEFINE_FINAL_TYPE (KscoreHistoryChart, kscore_history_chart, GTK_TYPE_WIDGET)

typedef enum {
  PROP_DAYS = 1,
  PROP_RANGE,
} KscoreHistoryChartProperty;

static GParamSpec *properties[PROP_RANGE + 1];

static gboolean
is_rtl (KscoreHistoryChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static KscoreDay
get_selected (KscoreHistoryChart *self)
{
  if (self->hovered != KSCORE_DAY_UNKNOWN)
    return self->hovered;

  return self->focused != KSCORE_DAY_UNKNOWN ? self->focused : self->tapped;
}

static KscoreChart
get_chart (KscoreHistoryChart *self)
{
  KscoreChart chart = {
    .today = self->today,
    .selected = get_selected (self),
    .rtl = is_rtl (self),
    .span_first = self->span_first,
    .span_last = self->span_last,
  };

  kscore_history_points_fill (self->points, &chart);
  return chart;
}

static void
draw_cb (cairo_t             *cr,
         double               width,
         double               height,
         const KscorePalette *palette,
         gpointer             user_data)
{
  KscoreHistoryChart *self = user_data;
  KscoreChart chart = get_chart (self);

  kscore_chart_draw (&chart, cr, gtk_widget_get_pango_context (GTK_WIDGET (self)), width, height,
                     palette);
}

static void
redraw (KscoreHistoryChart *self)
{
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}

static void
place_cb (double           width,
          double           height,
          graphene_rect_t *places,
          guint            n_marks,
          gpointer         user_data)
{
  KscoreHistoryChart *self = user_data;
  KscoreChart chart = get_chart (self);

  kscore_history_marks_place (&chart, self->step, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                              width, height, places, n_marks);
}

static void
focused_cb (KscoreHistoryChart *self)
{
  int focused = kscore_chart_marks_get_focused (self->marks);
  KscoreChart chart = get_chart (self);

  self->focused = focused >= 0
                  ? kscore_history_marks_get_day (&chart, self->step, (guint) focused)
                  : KSCORE_DAY_UNKNOWN;
  if (focused >= 0)
    self->hovered = KSCORE_DAY_UNKNOWN;
  redraw (self);
}

/* What assistive technologies read, and the keyboard walks on, is made of what is shown. The focus
 * stays on its day, or on the nearest. */
static void
update_marks (KscoreHistoryChart *self)
{
  KscoreDay before = self->focused;
  KscoreChart chart;

  self->hovered = KSCORE_DAY_UNKNOWN;
  self->tapped = KSCORE_DAY_UNKNOWN;
  chart = get_chart (self);
  self->step = kscore_history_marks_choose_step (chart.n_points);
  kscore_history_marks_fill (&chart, self->step, self->marks);
  if (before != KSCORE_DAY_UNKNOWN && kscore_chart_marks_get_n_marks (self->marks) > 0)
    {
      kscore_chart_marks_focus (self->marks,
                                kscore_history_marks_get_nearest (&chart, self->step, before));
      focused_cb (self);
    }
  redraw (self);
}

/* Other days are shown. */
static void
show_range (KscoreHistoryChart *self,
            guint               days_before)
{
  update_marks (self);
  if (kscore_history_points_get_days (self->points) != days_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE]);
}

static KscoreDay
get_day_at (GtkWidget *widget,
            double     x)
{
  KscoreChart chart = get_chart (KSCORE_HISTORY_CHART (widget));

  return kscore_chart_get_day_at (&chart, gtk_widget_get_pango_context (widget),
                                  gtk_widget_get_width (widget), gtk_widget_get_height (widget), x);
}

static void
hover (GtkWidget *widget,
       KscoreDay  day)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (widget);

  if (self->hovered == day)
    return;
  self->hovered = day;
  redraw (self);
}

static void
set_span (GtkWidget *widget,
          KscoreDay  first,
          KscoreDay  last)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (widget);

  self->span_first = first;
  self->span_last = last;
  redraw (self);
}

static void
choose (GtkWidget *widget,
        KscoreDay  first,
        KscoreDay  last)
{
  kscore_history_chart_set_range (KSCORE_HISTORY_CHART (widget), first, last);
}

static void
tap (GtkWidget *widget,
     KscoreDay  day)
{
  KSCORE_HISTORY_CHART (widget)->tapped = day;
}

static void
zoom (GtkWidget *widget,
      gboolean   in)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (widget);
  guint days = kscore_history_points_get_days (self->points);

  if (kscore_history_points_zoom (self->points, in, get_selected (self)))
    show_range (self, days);
  else
    gtk_widget_error_bell (widget);
}

static const KscoreHistoryPointerFuncs pointer = { get_day_at, hover, set_span, choose, tap, zoom };

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  zoom (widget, g_variant_get_boolean (args));
  return GDK_EVENT_STOP;
}

/* Otherwise GTK would grab the focus anew where nothing is left to go to: Shift+Tab would stay. */
static gboolean
kscore_history_chart_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (KSCORE_HISTORY_CHART (widget)->marks), direction);
}

static gboolean
kscore_history_chart_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KSCORE_HISTORY_CHART (widget)->marks));
}

static GtkSizeRequestMode
kscore_history_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kscore_history_chart_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH_MIN;
      *natural = WIDTH_NATURAL;
      return;
    }

  metrics = pango_context_get_metrics (context, NULL, NULL);
  *minimum = MAX (HEIGHT_MIN, PANGO_PIXELS (pango_font_metrics_get_height (metrics)) * LINES_MIN);
  *natural = MAX (HEIGHT_NATURAL, *minimum);
  pango_font_metrics_unref (metrics);
}

static void
kscore_history_chart_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (widget);

  kscore_figure_allocate (self->figure, self->image, width, height);
  gtk_widget_measure (GTK_WIDGET (self->marks), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_allocate (GTK_WIDGET (self->marks), width, height, -1, NULL);
}

static void
read_range (KscoreHistoryChart *self,
            const char         *text)
{
  g_auto (GStrv) days = g_strsplit (text != NULL ? text : "", "/", 3);
  KscoreDay first, last;

  if (g_strv_length (days) == 2 && kscore_day_from_string (days[0], &first)
      && kscore_day_from_string (days[1], &last))
    kscore_history_chart_set_range (self, first, last);
}

static void
kscore_history_chart_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (object);

  switch ((KscoreHistoryChartProperty) prop_id)
    {
    case PROP_DAYS:
      g_value_set_uint (value, kscore_history_points_get_days (self->points));
      break;
    case PROP_RANGE:
      g_value_take_string (value, kscore_history_points_dup_range (self->points));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_history_chart_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (object);

  switch ((KscoreHistoryChartProperty) prop_id)
    {
    case PROP_DAYS:
      kscore_history_chart_set_days (self, g_value_get_uint (value));
      break;
    case PROP_RANGE:
      read_range (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_history_chart_dispose (GObject *object)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  if (self->marks != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->marks, self);
      gtk_widget_unparent (GTK_WIDGET (self->marks));
    }
  self->marks = NULL;
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (kscore_history_chart_parent_class)->dispose (object);
}

static void
kscore_history_chart_finalize (GObject *object)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (object);

  g_clear_pointer (&self->points, kscore_history_points_free);

  G_OBJECT_CLASS (kscore_history_chart_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint    key;
    gboolean in;
  } keys[] = {
    { GDK_KEY_plus, TRUE },   { GDK_KEY_equal, TRUE },       { GDK_KEY_KP_Add, TRUE },
    { GDK_KEY_minus, FALSE }, { GDK_KEY_KP_Subtract, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, zoom_cb, "b", keys[i].in);
}

static void
kscore_history_chart_class_init (KscoreHistoryChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = kscore_history_chart_get_property;
  object_class->set_property = kscore_history_chart_set_property;
  object_class->dispose = kscore_history_chart_dispose;
  object_class->finalize = kscore_history_chart_finalize;
  widget_class->focus = kscore_history_chart_focus;
  widget_class->grab_focus = kscore_history_chart_grab_focus;
  widget_class->get_request_mode = kscore_history_chart_get_request_mode;
  widget_class->measure = kscore_history_chart_measure;
  widget_class->size_allocate = kscore_history_chart_size_allocate;

  /**
   * KscoreHistoryChart:days:
   *
   * How many days before the newest are shown; 0 for all, %KSCORE_HISTORY_CHART_OWN_DAYS where
   * #KscoreHistoryChart:range was set.
   */
  properties[PROP_DAYS] = g_param_spec_uint ("days", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * KscoreHistoryChart:range:
   *
   * The first and the last day that are shown, as in "2026-08-12/2026-11-23"; empty where there
   * is nothing. What is no range of days with scores is not taken.
   */
  properties[PROP_RANGE] = g_param_spec_string ("range", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "history-chart");
}

static void
kscore_history_chart_init (KscoreHistoryChart *self)
{
  self->points = kscore_history_points_new ();
  self->today = KSCORE_DAY_UNKNOWN;
  self->hovered = KSCORE_DAY_UNKNOWN;
  self->tapped = KSCORE_DAY_UNKNOWN;
  self->focused = KSCORE_DAY_UNKNOWN;
  self->step = 1;

  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->marks = KSCORE_CHART_MARKS (kscore_chart_marks_new (place_cb, self));
  g_signal_connect_swapped (self->marks, "notify::focused", G_CALLBACK (focused_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->marks), GTK_WIDGET (self));
  kscore_history_pointer_follow (GTK_WIDGET (self), &pointer);
  update_marks (self);
}

/**
 * kscore_history_chart_new:
 *
 * Returns: (transfer floating): a chart without points
 */
GtkWidget *
kscore_history_chart_new (void)
{
  return g_object_new (KSCORE_TYPE_HISTORY_CHART, NULL);
}

/**
 * kscore_history_chart_set_points:
 * @self: a chart
 * @points: (array length=n_points): one a day without gaps, oldest first; copied
 * @n_points: how many
 * @versions: (array length=n_versions) (nullable): where the model changed, in order; copied
 * @n_versions: how many
 * @today: the day called "Today", or %KSCORE_DAY_UNKNOWN
 *
 * Sets all that the chart knows. A range of one's own stays.
 */
void
kscore_history_chart_set_points (KscoreHistoryChart       *self,
                                 const KscoreChartPoint   *points,
                                 guint                     n_points,
                                 const KscoreChartVersion *versions,
                                 guint                     n_versions,
                                 KscoreDay                 today)
{
  g_return_if_fail (KSCORE_IS_HISTORY_CHART (self));

  kscore_history_points_set (self->points, points, n_points, versions, n_versions);
  self->today = today;
  update_marks (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE]);
}

/**
 * kscore_history_chart_set_other:
 * @self: a chart
 * @other: (nullable): the name of another version of the model, or %NULL for none
 *
 * Draws the points' scores with another version beside them. To be called before the points are
 * set, which are drawn with it.
 */
void
kscore_history_chart_set_other (KscoreHistoryChart *self,
                                const char         *other)
{
  g_return_if_fail (KSCORE_IS_HISTORY_CHART (self));

  kscore_history_points_set_other (self->points, other);
}

/**
 * kscore_history_chart_get_points:
 * @self: a chart
 * @n_points: (out): how many
 *
 * Returns: (transfer none) (array length=n_points) (nullable): the points that are shown, until
 *   others are
 */
const KscoreChartPoint *
kscore_history_chart_get_points (KscoreHistoryChart *self,
                                 guint              *n_points)
{
  KscoreChart chart = { 0 };

  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), NULL);

  kscore_history_points_fill (self->points, &chart);
  *n_points = chart.n_points;
  return chart.n_points > 0 ? chart.points : NULL;
}

/**
 * kscore_history_chart_get_days:
 * @self: a chart
 *
 * Returns: how many days before the newest are shown, 0 for all, or
 *   %KSCORE_HISTORY_CHART_OWN_DAYS
 */
guint
kscore_history_chart_get_days (KscoreHistoryChart *self)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), 0);

  return kscore_history_points_get_days (self->points);
}

/**
 * kscore_history_chart_set_days:
 * @self: a chart
 * @days: how many days before the newest to show, 0 for all
 *
 * Chooses what is shown.
 */
void
kscore_history_chart_set_days (KscoreHistoryChart *self,
                               guint               days)
{
  guint before;

  g_return_if_fail (KSCORE_IS_HISTORY_CHART (self));

  before = kscore_history_points_get_days (self->points);
  if (kscore_history_points_set_days (self->points, days))
    show_range (self, before);
}

/**
 * kscore_history_chart_get_extent:
 * @self: a chart
 * @first: (out): the first day there is
 * @last: (out): the last day there is
 *
 * Returns: whether there is any day
 */
gboolean
kscore_history_chart_get_extent (KscoreHistoryChart *self,
                                 KscoreDay          *first,
                                 KscoreDay          *last)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), FALSE);

  return kscore_history_points_get_extent (self->points, first, last);
}

/**
 * kscore_history_chart_get_range:
 * @self: a chart
 * @first: (out): the first day that is shown
 * @last: (out): the last day that is shown
 *
 * Returns: whether any day is shown
 */
gboolean
kscore_history_chart_get_range (KscoreHistoryChart *self,
                                KscoreDay          *first,
                                KscoreDay          *last)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), FALSE);

  return kscore_history_points_get_range (self->points, first, last);
}

/**
 * kscore_history_chart_set_range:
 * @self: a chart
 * @first: the first day to show
 * @last: the last day to show
 *
 * Chooses what is shown. Days without points are left out.
 *
 * Returns: %FALSE where nothing would be shown; then nothing has changed
 */
gboolean
kscore_history_chart_set_range (KscoreHistoryChart *self,
                                KscoreDay           first,
                                KscoreDay           last)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint days;

  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), FALSE);

  days = kscore_history_points_get_days (self->points);
  before = kscore_history_points_dup_range (self->points);
  if (!kscore_history_points_set_range (self->points, first, last))
    return FALSE;

  after = kscore_history_points_dup_range (self->points);
  if (days != KSCORE_HISTORY_CHART_OWN_DAYS || !g_str_equal (before, after))
    show_range (self, days);
  return TRUE;
}

/**
 * kscore_history_chart_zoom:
 * @self: a chart
 * @in: whether to show fewer days, rather than more
 *
 * Shows half or twice as many days, around the one whose value is shown.
 */
void
kscore_history_chart_zoom (KscoreHistoryChart *self,
                           gboolean            in)
{
  g_return_if_fail (KSCORE_IS_HISTORY_CHART (self));

  zoom (GTK_WIDGET (self), in);
}

/**
 * kscore_history_chart_get_selected:
 * @self: a chart
 *
 * Returns: the day whose value is shown, or %KSCORE_DAY_UNKNOWN
 */
KscoreDay
kscore_history_chart_get_selected (KscoreHistoryChart *self)
{
  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), KSCORE_DAY_UNKNOWN);

  return get_selected (self);
}
