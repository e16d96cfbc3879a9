#include "config.h"

#include "ui/kscore-hours-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/kscore-chart-marks.h"
#include "ui/kscore-figure.h"

#define WIDTH_MIN     200
#define WIDTH_NATURAL 480
/* As many can be walked, see #KscoreChartMarks. */
#define MARKS_MAX     150

/**
 * KscoreHoursChart:
 *
 * The hours of a week as a grid. Pointing at it, or walking on it with the keyboard, selects an
 * hour.
 *
 * CSS node: `hours-chart`. Keys: those of #KscoreChartMarks; Page Up and Page Down walk a day.
 * Accessibility: see #KscoreChartMarks; each hour with posts is a sentence. Text direction: a day
 * begins at the right.
 */
struct _KscoreHoursChart
{
  GtkWidget parent_instance;

  KscoreHoursGrid   grid;
  GArray           *cells;   /* (owned) (element-type guint): of the marks */
  int               hovered; /* a cell, or -1 */
  int               focused; /* a cell, or -1 */
  GtkWidget        *image;   /* (owned): child */
  KscoreFigure     *figure;  /* (owned) */
  KscoreChartMarks *marks;   /* (owned): child */
};

G_DEFINE_FINAL_TYPE (KscoreHoursChart, kscore_hours_chart, GTK_TYPE_WIDGET)

typedef enum {
  PROP_SELECTED = 1,
} KscoreHoursChartProperty;

static GParamSpec *props[PROP_SELECTED + 1];

static void
draw_cb (cairo_t             *cr,
         double               width,
         double               height,
         const KscorePalette *palette,
         gpointer             user_data)
{
  KscoreHoursChart *self = user_data;

  kscore_hours_grid_draw (&self->grid, cr, gtk_widget_get_pango_context (GTK_WIDGET (self)), width,
                          height, palette);
}

static void
place_cb (double           width,
          double           height,
          graphene_rect_t *places,
          guint            n_marks,
          gpointer         user_data)
{
  KscoreHoursChart *self = user_data;

  for (guint i = 0; i < n_marks; i++)
    {
      KscoreHoursGridPlace place;

      kscore_hours_grid_get_place (&self->grid, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                   width, height, g_array_index (self->cells, guint, i), &place);
      graphene_rect_init (&places[i], (float) place.x, (float) place.y, (float) place.width,
                          (float) place.height);
    }
}

static void
update_selected (KscoreHoursChart *self)
{
  int selected = self->hovered >= 0 ? self->hovered : self->focused;

  if (self->grid.selected == selected)
    return;
  self->grid.selected = selected;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
focused_cb (KscoreHoursChart *self)
{
  int focused = kscore_chart_marks_get_focused (self->marks);

  self->focused = focused >= 0 ? (int) g_array_index (self->cells, guint, focused) : -1;
  if (focused >= 0)
    self->hovered = -1;
  update_selected (self);
}

static void
motion_cb (KscoreHoursChart *self,
           double            x,
           double            y)
{
  self->hovered = kscore_hours_grid_get_cell_at (&self->grid,
                                                 gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                                 gtk_widget_get_width (GTK_WIDGET (self)),
                                                 gtk_widget_get_height (GTK_WIDGET (self)), x, y);
  update_selected (self);
}

static void
leave_cb (KscoreHoursChart *self)
{
  self->hovered = -1;
  update_selected (self);
}

/* Hours with posts; where those are too many, only such that say something. */
static void
choose_cells (KscoreHoursChart *self)
{
  for (int pass = 0; pass < 2; pass++)
    {
      g_array_set_size (self->cells, 0);
      for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
        if (pass == 0 ? self->grid.cells[i].n_posts > 0 : !isnan (self->grid.cells[i].median))
          g_array_append_val (self->cells, i);
      if (self->cells->len <= MARKS_MAX)
        return;
    }
  g_array_set_size (self->cells, MARKS_MAX);
}

static void
update_marks (KscoreHoursChart *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *description = NULL;

  choose_cells (self);
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (labels,
                     kscore_hours_grid_dup_sentence (&self->grid,
                                                     g_array_index (self->cells, guint, i)));
  kscore_chart_marks_set_marks (self->marks, (const char * const *) labels->pdata, labels->len);
  kscore_chart_marks_set_page (self->marks, MAX (1, self->cells->len / KSCORE_HOURS_GRID_DAYS));
  description = g_strdup_printf (ngettext ("%u hour of the week with posts",
                                           "%u hours of the week with posts", self->cells->len),
                                 self->cells->len);
  kscore_chart_marks_set_text (self->marks, _("Posts and reactions by hour of the week"),
                               description);
}

static void
kscore_hours_chart_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((KscoreHoursChartProperty) prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, KSCORE_HOURS_CHART (object)->grid.selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
kscore_hours_chart_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (KSCORE_HOURS_CHART (widget)->marks), direction);
}

static gboolean
kscore_hours_chart_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KSCORE_HOURS_CHART (widget)->marks));
}

static GtkSizeRequestMode
kscore_hours_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kscore_hours_chart_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  *minimum = WIDTH_MIN;
  *natural = WIDTH_NATURAL;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = (int) kscore_hours_grid_get_height (context, WIDTH_MIN);
      *natural = (int) kscore_hours_grid_get_height (context, for_size > 0 ? for_size
                                                                           : WIDTH_NATURAL);
    }
}

static void
kscore_hours_chart_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  KscoreHoursChart *self = KSCORE_HOURS_CHART (widget);

  kscore_figure_allocate (self->figure, self->image, width, height);
  gtk_widget_measure (GTK_WIDGET (self->marks), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_allocate (GTK_WIDGET (self->marks), width, height, -1, NULL);
}

static void
kscore_hours_chart_direction_changed (GtkWidget        *widget,
                                      GtkTextDirection  previous)
{
  KscoreHoursChart *self = KSCORE_HOURS_CHART (widget);

  self->grid.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
  gtk_widget_queue_allocate (widget);
}

static void
kscore_hours_chart_dispose (GObject *object)
{
  KscoreHoursChart *self = KSCORE_HOURS_CHART (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  if (self->marks != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->marks, self);
      gtk_widget_unparent (GTK_WIDGET (self->marks));
    }
  self->marks = NULL;
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (kscore_hours_chart_parent_class)->dispose (object);
}

static void
kscore_hours_chart_finalize (GObject *object)
{
  g_array_unref (KSCORE_HOURS_CHART (object)->cells);

  G_OBJECT_CLASS (kscore_hours_chart_parent_class)->finalize (object);
}

static void
kscore_hours_chart_class_init (KscoreHoursChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_hours_chart_get_property;
  object_class->dispose = kscore_hours_chart_dispose;
  object_class->finalize = kscore_hours_chart_finalize;
  widget_class->focus = kscore_hours_chart_focus;
  widget_class->grab_focus = kscore_hours_chart_grab_focus;
  widget_class->get_request_mode = kscore_hours_chart_get_request_mode;
  widget_class->measure = kscore_hours_chart_measure;
  widget_class->size_allocate = kscore_hours_chart_size_allocate;
  widget_class->direction_changed = kscore_hours_chart_direction_changed;

  /**
   * KscoreHoursChart:selected:
   *
   * The cell that is pointed at or has the focus, or -1.
   */
  props[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, KSCORE_HOURS_GRID_CELLS - 1,
                                           -1,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                           | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_css_name (widget_class, "hours-chart");
}

static void
kscore_hours_chart_init (KscoreHoursChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hovered = self->focused = -1;
  self->grid.selected = self->grid.marked = -1;
  self->grid.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
    self->grid.cells[i].median = NAN;

  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->marks = KSCORE_CHART_MARKS (kscore_chart_marks_new (place_cb, self));
  g_signal_connect_swapped (self->marks, "notify::focused", G_CALLBACK (focused_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->marks), GTK_WIDGET (self));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  update_marks (self);
}

/**
 * kscore_hours_chart_new:
 *
 * Returns: (transfer floating): a chart of no posts
 */
GtkWidget *
kscore_hours_chart_new (void)
{
  return g_object_new (KSCORE_TYPE_HOURS_CHART, NULL);
}

/**
 * kscore_hours_chart_set_grid:
 * @self: a chart
 * @grid: the hours; what is selected and the text direction are the chart's own
 */
void
kscore_hours_chart_set_grid (KscoreHoursChart      *self,
                             const KscoreHoursGrid *grid)
{
  g_return_if_fail (KSCORE_IS_HOURS_CHART (self));

  for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
    self->grid.cells[i] = grid->cells[i];
  self->grid.marked = grid->marked;
  self->hovered = -1;
  update_marks (self);
  focused_cb (self);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * kscore_hours_chart_get_selected:
 * @self: a chart
 *
 * Returns: the cell that is pointed at or has the focus, or -1
 */
int
kscore_hours_chart_get_selected (KscoreHoursChart *self)
{
  g_return_val_if_fail (KSCORE_IS_HOURS_CHART (self), -1);

  return self->grid.selected;
}
