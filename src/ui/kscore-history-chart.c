#include "config.h"

#include "ui/kscore-history-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/kscore-figure.h"

#define WIDTH_MIN      200
#define WIDTH_NATURAL  480
#define HEIGHT_MIN     150
#define HEIGHT_NATURAL 230
/* Least height, in lines of text: labels need more of it where text is large. */
#define LINES_MIN      9
#define DAYS_OF_PAGE   30

/**
 * KscoreHistoryChart:
 *
 * The score over time. Pointing at it, or walking on it with the keyboard, shows a day's value.
 *
 * CSS node: `history-chart`. Keys: Left and Right by a day as seen, Page Up and Page Down by 30
 * days, Home and End, Escape to leave the day. Accessibility: role IMG; the description says the
 * whole line in two sentences, the label says the chosen day. Text direction: time runs from
 * right to left.
 */
struct _KscoreHistoryChart
{
  GtkWidget parent_instance;

  GArray       *points;   /* (owned) (element-type KscoreChartPoint): one a day, oldest first */
  guint         days;     /* shown, 0 for all */
  KscoreDay     today;    /* or unknown */
  KscoreDay     selected; /* or unknown */
  GtkWidget    *image;    /* (owned): child */
  KscoreFigure *figure;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreHistoryChart, kscore_history_chart, GTK_TYPE_WIDGET)

typedef enum {
  PROP_DAYS = 1,
} KscoreHistoryChartProperty;

static GParamSpec *properties[PROP_DAYS + 1];

typedef enum {
  MOVE_BACK,
  MOVE_FORWARD,
  MOVE_PAGE_BACK,
  MOVE_PAGE_FORWARD,
  MOVE_FIRST,
  MOVE_LAST,
  MOVE_NONE,
} Move;

static gboolean
is_rtl (KscoreHistoryChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* The part of the points that is shown. */
static KscoreChart
get_chart (KscoreHistoryChart *self)
{
  guint n = self->points->len;
  guint shown = self->days > 0 ? MIN (n, self->days + 1) : n;

  return (KscoreChart) {
    .points = (const KscoreChartPoint *) (gpointer) self->points->data + (n - shown),
    .n_points = shown,
    .today = self->today,
    .selected = self->selected,
    .rtl = is_rtl (self),
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
update_accessible (KscoreHistoryChart *self)
{
  KscoreChart chart = get_chart (self);
  g_autofree char *summary = kscore_chart_dup_summary (&chart);
  g_autofree char *label = NULL;

  if (self->selected != KSCORE_DAY_UNKNOWN)
    label = kscore_chart_dup_day_summary (&chart, self->selected);
  else
    label = g_strdup (_("History of the score"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary,
                                  -1);
}

static void
set_selected (KscoreHistoryChart *self,
              KscoreDay           day)
{
  if (self->selected == day)
    return;

  self->selected = day;
  update_accessible (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}

static void
motion_cb (KscoreHistoryChart *self,
           double              x,
           double              y)
{
  KscoreChart chart = get_chart (self);

  set_selected (self, kscore_chart_get_day_at (&chart,
                                               gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                               gtk_widget_get_width (GTK_WIDGET (self)),
                                               gtk_widget_get_height (GTK_WIDGET (self)), x));
}

static void
leave_cb (KscoreHistoryChart *self)
{
  set_selected (self, KSCORE_DAY_UNKNOWN);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (widget);
  KscoreChart chart = get_chart (self);
  KscoreDay first, last, day;

  if (chart.n_points == 0)
    return GDK_EVENT_PROPAGATE;

  first = chart.points[0].day;
  last = chart.points[chart.n_points - 1].day;
  day = self->selected == KSCORE_DAY_UNKNOWN ? last + 1 : self->selected;

  switch ((Move) g_variant_get_int32 (args))
    {
    case MOVE_BACK:
      day--;
      break;
    case MOVE_FORWARD:
      day++;
      break;
    case MOVE_PAGE_BACK:
      day -= DAYS_OF_PAGE;
      break;
    case MOVE_PAGE_FORWARD:
      day += DAYS_OF_PAGE;
      break;
    case MOVE_FIRST:
      day = first;
      break;
    case MOVE_LAST:
      day = last;
      break;
    case MOVE_NONE:
    default:
      if (self->selected == KSCORE_DAY_UNKNOWN)
        return GDK_EVENT_PROPAGATE;
      set_selected (self, KSCORE_DAY_UNKNOWN);
      return GDK_EVENT_STOP;
    }

  day = CLAMP (day, first, last);
  if (day == self->selected)
    gtk_widget_error_bell (widget);
  set_selected (self, day);

  return GDK_EVENT_STOP;
}

/* Left and Right are as seen: in a right-to-left language Left is later. */
static gboolean
move_visually_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (widget);
  gboolean back = (g_variant_get_int32 (args) == MOVE_BACK) != is_rtl (self);
  g_autoptr (GVariant) move = g_variant_ref_sink (g_variant_new_int32 (back ? MOVE_BACK
                                                                            : MOVE_FORWARD));

  return move_cb (widget, move, user_data);
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_history_chart_dispose (GObject *object)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (kscore_history_chart_parent_class)->dispose (object);
}

static void
kscore_history_chart_finalize (GObject *object)
{
  KscoreHistoryChart *self = KSCORE_HISTORY_CHART (object);

  g_clear_pointer (&self->points, g_array_unref);

  G_OBJECT_CLASS (kscore_history_chart_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass   *widget_class,
         guint             key,
         guint             keypad_key,
         GtkShortcutFunc   callback,
         Move              move)
{
  gtk_widget_class_add_binding (widget_class, key, 0, callback, "i", move);
  if (keypad_key != 0)
    gtk_widget_class_add_binding (widget_class, keypad_key, 0, callback, "i", move);
}

static void
kscore_history_chart_class_init (KscoreHistoryChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_history_chart_get_property;
  object_class->set_property = kscore_history_chart_set_property;
  object_class->dispose = kscore_history_chart_dispose;
  object_class->finalize = kscore_history_chart_finalize;
  widget_class->get_request_mode = kscore_history_chart_get_request_mode;
  widget_class->measure = kscore_history_chart_measure;
  widget_class->size_allocate = kscore_history_chart_size_allocate;

  /**
   * KscoreHistoryChart:days:
   *
   * How many days before the newest are shown; 0 for all.
   */
  properties[PROP_DAYS] =
    g_param_spec_uint ("days", NULL, NULL, 0, G_MAXUINT - 1, 0,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  add_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, move_visually_cb, MOVE_BACK);
  add_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, move_visually_cb, MOVE_FORWARD);
  add_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, move_cb, MOVE_PAGE_BACK);
  add_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, move_cb, MOVE_PAGE_FORWARD);
  add_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, move_cb, MOVE_FIRST);
  add_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, move_cb, MOVE_LAST);
  add_key (widget_class, GDK_KEY_Escape, 0, move_cb, MOVE_NONE);

  gtk_widget_class_set_css_name (widget_class, "history-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kscore_history_chart_init (KscoreHistoryChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->points = g_array_new (FALSE, FALSE, sizeof (KscoreChartPoint));
  self->today = KSCORE_DAY_UNKNOWN;
  self->selected = KSCORE_DAY_UNKNOWN;
  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  update_accessible (self);
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
 * @today: the day called "Today", or %KSCORE_DAY_UNKNOWN
 *
 * Sets all that the chart knows.
 */
void
kscore_history_chart_set_points (KscoreHistoryChart     *self,
                                 const KscoreChartPoint *points,
                                 guint                   n_points,
                                 KscoreDay               today)
{
  g_return_if_fail (KSCORE_IS_HISTORY_CHART (self));

  g_array_set_size (self->points, 0);
  if (n_points > 0)
    g_array_append_vals (self->points, points, n_points);
  self->today = today;
  self->selected = KSCORE_DAY_UNKNOWN;
  update_accessible (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}

/**
 * kscore_history_chart_get_days:
 * @self: a chart
 *
 * Returns: how many days before the newest are shown, 0 for all
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

  if (self->days == days)
    return;

  self->days = days;
  self->selected = KSCORE_DAY_UNKNOWN;
  update_accessible (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
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

  return self->selected;
}
