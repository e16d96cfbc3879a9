#include "config.h"

#include "ui/kscore-history-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/kscore-chart-layout.h"
#include "draw/kscore-chart-words.h"
#include "ui/kscore-chart-marks.h"
#include "ui/kscore-figure.h"

#define WIDTH_MIN      200
#define WIDTH_NATURAL  480
#define HEIGHT_MIN     150
#define HEIGHT_NATURAL 230
/* Least height, in lines of text: labels need more of it where text is large. */
#define LINES_MIN      9
/* One mark a day up to here; then one every so many days that there are never more than that. */
#define DAYS_EACH      120
#define MARKS_MAX      150
/* The focus of a mark is as large around its point. */
#define MARK_SIZE      18
/* Nearer than this nothing is to be seen. */
#define ZOOM_LEAST     7
#define ZOOM_FACTOR    2
/* From how far on a pressed pointer chooses a span. */
#define DRAG_LEAST     8

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

  GArray           *points;    /* (owned) (element-type KscoreChartPoint): one a day, in order */
  GArray           *versions;  /* (owned) (element-type KscoreChartVersion) */
  GPtrArray        *names;     /* (owned) (element-type utf8): of the versions */
  char             *other;     /* (owned) (nullable): the version that is drawn beside */
  guint             days;      /* shown, 0 for all, or own days */
  KscoreDay         first;     /* own days */
  KscoreDay         last;
  KscoreDay         today;     /* or unknown */
  KscoreDay         hovered;   /* or unknown */
  KscoreDay         tapped;    /* or unknown */
  KscoreDay         pressed;   /* where a drag began, or unknown */
  KscoreDay         span_first; /* chosen by the drag; none where the last is not after it */
  KscoreDay         span_last;
  guint             step;      /* days from mark to mark */
  KscoreDay         focused;   /* of the mark that has the focus, or unknown */
  GtkWidget        *image;     /* (owned): child */
  KscoreFigure     *figure;    /* (owned) */
  KscoreChartMarks *marks;     /* (owned): child */
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

static const KscoreChartPoint *
get_points (KscoreHistoryChart *self)
{
  return (const KscoreChartPoint *) (gpointer) self->points->data;
}

/* The part of the points that is shown. */
static void
get_shown (KscoreHistoryChart *self,
           guint              *begin,
           guint              *n_shown)
{
  guint n = self->points->len;
  KscoreDay oldest = n > 0 ? get_points (self)[0].day : 0;

  if (n == 0 || self->days == 0 || self->days == KSCORE_HISTORY_CHART_OWN_DAYS)
    {
      *begin = 0;
      *n_shown = n;
    }
  else
    {
      *n_shown = MIN (n, self->days + 1);
      *begin = n - *n_shown;
    }

  if (n > 0 && self->days == KSCORE_HISTORY_CHART_OWN_DAYS)
    {
      KscoreDay first = CLAMP (self->first, oldest, oldest + (KscoreDay) n - 1);
      KscoreDay last = CLAMP (self->last, first, oldest + (KscoreDay) n - 1);

      *begin = (guint) (first - oldest);
      *n_shown = (guint) (last - first) + 1;
    }
}

/* The day of a mark; the last is the newest day that is shown. */
static KscoreDay
get_mark_day (KscoreHistoryChart *self,
              guint               index)
{
  guint begin, n_shown;

  get_shown (self, &begin, &n_shown);
  return get_points (self)[begin + n_shown - 1].day
         - (KscoreDay) ((kscore_chart_marks_get_n_marks (self->marks) - 1 - index) * self->step);
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
  guint begin, n_shown;

  get_shown (self, &begin, &n_shown);
  return (KscoreChart) {
    .points = get_points (self) + begin,
    .n_points = n_shown,
    .today = self->today,
    .selected = get_selected (self),
    .rtl = is_rtl (self),
    .versions = (const KscoreChartVersion *) (gpointer) self->versions->data,
    .n_versions = self->versions->len,
    .other = self->other,
    .span_first = self->span_first,
    .span_last = self->span_last,
  };
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
  KscoreChartLayout layout;

  if (!kscore_chart_layout_init (&layout, &chart, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                 width, height))
    return;

  for (guint i = 0; i < n_marks; i++)
    {
      const KscoreChartPoint *point = kscore_chart_get_point (&chart, get_mark_day (self, i));
      double x, y;

      if (point == NULL)
        continue;
      x = kscore_chart_layout_get_x (&layout, point->day);
      y = isfinite (point->score) ? kscore_chart_layout_get_y (&layout, point->score)
                                  : layout.bottom - MARK_SIZE / 2.0;
      graphene_rect_init (&places[i], (float) (x - MARK_SIZE / 2.0), (float) (y - MARK_SIZE / 2.0),
                          MARK_SIZE, MARK_SIZE);
    }
}

static guint
choose_step (guint n_days)
{
  static const guint steps[] = { 7, 14, 30, 61, 91, 182, 365 };

  if (n_days <= DAYS_EACH)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((n_days - 1) / steps[i] < MARKS_MAX)
      return steps[i];

  return (n_days - 1) / (MARKS_MAX - 1) + 1;
}

/* A mark says its day, and which versions began since the mark before. */
static char *
dup_mark (KscoreHistoryChart *self,
          const KscoreChart  *chart,
          KscoreDay           day)
{
  g_autofree char *sentence = kscore_chart_dup_day_summary (chart, day);
  g_autofree char *versions = NULL;

  if (self->step > 1)
    versions = kscore_chart_dup_versions (chart, day - (KscoreDay) self->step + 1, day - 1);
  if (versions == NULL)
    return g_steal_pointer (&sentence);

  /* Translators: two sentences after one another */
  return g_strdup_printf (C_("sentences", "%s %s"), sentence, versions);
}

static char *
dup_description (KscoreHistoryChart *self,
                 const KscoreChart  *chart)
{
  g_autofree char *summary = kscore_chart_dup_summary (chart);

  if (self->step <= 1)
    return g_steal_pointer (&summary);

  return g_strdup_printf (
    /* Translators: sentences about a chart, then which of its days can be walked on */
    ngettext ("%s Every %u day can be read.", "%s Every %u days can be read.", self->step),
    summary, self->step);
}

static void
focused_cb (KscoreHistoryChart *self)
{
  int focused = kscore_chart_marks_get_focused (self->marks);

  self->focused = focused >= 0 ? get_mark_day (self, (guint) focused) : KSCORE_DAY_UNKNOWN;
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
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *description = NULL;
  KscoreChart chart;
  guint n_marks = 0;

  self->hovered = KSCORE_DAY_UNKNOWN;
  self->tapped = KSCORE_DAY_UNKNOWN;
  chart = get_chart (self);
  self->step = choose_step (chart.n_points);
  if (kscore_chart_get_newest (&chart) != NULL)
    n_marks = (chart.n_points - 1) / self->step + 1;
  for (guint i = 0; i < n_marks; i++)
    g_ptr_array_add (labels,
                     dup_mark (self, &chart, chart.points[chart.n_points - 1].day
                                             - (KscoreDay) ((n_marks - 1 - i) * self->step)));

  kscore_chart_marks_set_marks (self->marks, (const char * const *) labels->pdata, n_marks);
  description = dup_description (self, &chart);
  kscore_chart_marks_set_text (self->marks, _("History of the score"), description);

  if (before != KSCORE_DAY_UNKNOWN && n_marks > 0)
    {
      KscoreDay back = chart.points[chart.n_points - 1].day - before;
      int index = (int) n_marks - 1 - (int) (back / (KscoreDay) self->step);

      kscore_chart_marks_focus (self->marks, (guint) CLAMP (index, 0, (int) n_marks - 1));
      focused_cb (self);
    }
  redraw (self);
}

static KscoreDay
get_day_at (KscoreHistoryChart *self,
            double              x)
{
  KscoreChart chart = get_chart (self);

  return kscore_chart_get_day_at (&chart, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                  gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)), x);
}

static void
motion_cb (KscoreHistoryChart *self,
           double              x,
           double              y)
{
  KscoreDay day = get_day_at (self, x);

  if (self->hovered == day)
    return;
  self->hovered = day;
  redraw (self);
}

static void
leave_cb (KscoreHistoryChart *self)
{
  if (self->hovered == KSCORE_DAY_UNKNOWN)
    return;
  self->hovered = KSCORE_DAY_UNKNOWN;
  redraw (self);
}

static void
clear_drag (KscoreHistoryChart *self)
{
  self->pressed = KSCORE_DAY_UNKNOWN;
  self->span_first = self->span_last = 0;
  redraw (self);
}

static void
drag_begin_cb (KscoreHistoryChart *self,
               double              x,
               double              y)
{
  self->pressed = get_day_at (self, x);
}

static void
drag_update_cb (KscoreHistoryChart *self,
                double              dx,
                double              dy,
                GtkGestureDrag     *gesture)
{
  double x, y;
  KscoreDay day;

  if (self->pressed == KSCORE_DAY_UNKNOWN)
    return;
  /* Up and down on a touch screen is the page's. */
  if (self->span_last <= self->span_first && (fabs (dx) < DRAG_LEAST || fabs (dx) < fabs (dy)))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  day = get_day_at (self, x + dx);
  self->span_first = MIN (self->pressed, day);
  self->span_last = MAX (self->pressed, day);
  redraw (self);
}

static void
drag_end_cb (KscoreHistoryChart *self,
             double              dx,
             double              dy)
{
  KscoreDay first = self->span_first;
  KscoreDay last = self->span_last;
  KscoreDay pressed = self->pressed;

  clear_drag (self);
  if (last > first)
    kscore_history_chart_set_range (self, first, last);
  else if (fabs (dx) < DRAG_LEAST && fabs (dy) < DRAG_LEAST)
    self->tapped = pressed;
}

/* Shows fewer or more days; @around stays where it is. */
static void
zoom (KscoreHistoryChart *self,
      gboolean            in,
      KscoreDay           around)
{
  KscoreDay first, last, oldest, newest;
  int n_before, n;
  double fraction;

  if (!kscore_history_chart_get_range (self, &first, &last)
      || !kscore_history_chart_get_extent (self, &oldest, &newest))
    return;

  n_before = last - first + 1;
  n = in ? MAX (MIN (ZOOM_LEAST, n_before), n_before / ZOOM_FACTOR)
         : MIN (n_before * ZOOM_FACTOR, newest - oldest + 1);
  if (around < first || around > last)
    around = last;
  fraction = n_before > 1 ? (double) (around - first) / (n_before - 1) : 1;
  first = around - (KscoreDay) round (fraction * (n - 1));
  first = CLAMP (first, oldest, newest - n + 1);

  if (n == n_before)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (n == newest - oldest + 1)
    kscore_history_chart_set_days (self, 0);
  else
    kscore_history_chart_set_range (self, first, first + n - 1);
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  kscore_history_chart_zoom (KSCORE_HISTORY_CHART (widget), g_variant_get_boolean (args));
  return GDK_EVENT_STOP;
}

static gboolean
scroll_cb (KscoreHistoryChart *self,
           double              dx,
           double              dy,
           GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0
      || dy == 0)
    return GDK_EVENT_PROPAGATE;

  zoom (self, dy < 0, get_selected (self));
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

static char *
dup_range (KscoreHistoryChart *self)
{
  KscoreDay first, last;
  g_autofree char *from = NULL, *to = NULL;

  if (!kscore_history_chart_get_range (self, &first, &last))
    return g_strdup ("");

  from = kscore_day_to_string (first);
  to = kscore_day_to_string (last);
  return g_strconcat (from, "/", to, NULL);
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
      g_value_set_uint (value, self->days);
      break;
    case PROP_RANGE:
      g_value_take_string (value, dup_range (self));
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

  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->versions, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->other, g_free);

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
add_controllers (KscoreHistoryChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                     | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (clear_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
kscore_history_chart_init (KscoreHistoryChart *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (KscoreChartPoint));
  self->versions = g_array_new (FALSE, FALSE, sizeof (KscoreChartVersion));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->today = KSCORE_DAY_UNKNOWN;
  self->hovered = KSCORE_DAY_UNKNOWN;
  self->tapped = KSCORE_DAY_UNKNOWN;
  self->pressed = KSCORE_DAY_UNKNOWN;
  self->focused = KSCORE_DAY_UNKNOWN;
  self->step = 1;

  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->marks = KSCORE_CHART_MARKS (kscore_chart_marks_new (place_cb, self));
  g_signal_connect_swapped (self->marks, "notify::focused", G_CALLBACK (focused_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->marks), GTK_WIDGET (self));
  add_controllers (self);
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

static void
set_versions (KscoreHistoryChart       *self,
              const KscoreChartVersion *versions,
              guint                     n_versions)
{
  g_array_set_size (self->versions, 0);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < n_versions; i++)
    {
      char *name = g_strdup (versions[i].name);
      KscoreChartVersion version = { versions[i].day, name };

      g_ptr_array_add (self->names, name);
      g_array_append_val (self->versions, version);
    }
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

  g_array_set_size (self->points, 0);
  if (n_points > 0)
    g_array_append_vals (self->points, points, n_points);
  set_versions (self, versions, n_versions);
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

  g_free (self->other);
  self->other = g_strdup (other);
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
  guint begin;

  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), NULL);

  get_shown (self, &begin, n_points);
  return *n_points > 0 ? get_points (self) + begin : NULL;
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

  return self->days;
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
  g_return_if_fail (KSCORE_IS_HISTORY_CHART (self));

  if (self->days == days || days == KSCORE_HISTORY_CHART_OWN_DAYS)
    return;

  self->days = days;
  update_marks (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE]);
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

  if (self->points->len == 0)
    return FALSE;

  *first = get_points (self)[0].day;
  *last = get_points (self)[self->points->len - 1].day;
  return TRUE;
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
  guint begin, n_shown;

  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), FALSE);

  get_shown (self, &begin, &n_shown);
  if (n_shown == 0)
    return FALSE;

  *first = get_points (self)[begin].day;
  *last = get_points (self)[begin + n_shown - 1].day;
  return TRUE;
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
  KscoreDay oldest, newest;
  gboolean own;

  g_return_val_if_fail (KSCORE_IS_HISTORY_CHART (self), FALSE);

  if (last < first || !kscore_history_chart_get_extent (self, &oldest, &newest) || last < oldest
      || first > newest)
    return FALSE;

  own = self->days == KSCORE_HISTORY_CHART_OWN_DAYS;
  first = MAX (first, oldest);
  last = MIN (last, newest);
  if (own && self->first == first && self->last == last)
    return TRUE;

  self->days = KSCORE_HISTORY_CHART_OWN_DAYS;
  self->first = first;
  self->last = last;
  update_marks (self);
  if (!own)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE]);
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

  zoom (self, in, get_selected (self));
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
