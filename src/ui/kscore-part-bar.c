#include "config.h"

#include "ui/kscore-part-bar.h"

#include <math.h>

#include "draw/kscore-bar.h"
#include "ui/kscore-figure.h"

#define HEIGHT    6
#define WIDTH_MIN 48

/**
 * KscorePartBar:
 *
 * A part of a whole as a bar; hatched where the part is not known.
 *
 * CSS node: `part-bar`. Accessibility: none of its own (role PRESENTATION), because the number
 * always stands beside it. Text direction: mirrored.
 */
struct _KscorePartBar
{
  GtkWidget parent_instance;

  double        fraction; /* 0 to 1, NAN where not known */
  GtkWidget    *image;    /* (owned): child */
  KscoreFigure *figure;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscorePartBar, kscore_part_bar, GTK_TYPE_WIDGET)

static void
draw_cb (cairo_t             *cr,
         double               width,
         double               height,
         const KscorePalette *palette,
         gpointer             user_data)
{
  KscorePartBar *self = user_data;

  kscore_bar_draw (self->fraction,
                   gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
                   cr, width, height, palette);
}

static void
kscore_part_bar_measure (GtkWidget      *widget,
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
kscore_part_bar_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KscorePartBar *self = KSCORE_PART_BAR (widget);

  kscore_figure_allocate (self->figure, self->image, width, height);
}

static void
kscore_part_bar_dispose (GObject *object)
{
  KscorePartBar *self = KSCORE_PART_BAR (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_object (&self->figure);

  G_OBJECT_CLASS (kscore_part_bar_parent_class)->dispose (object);
}

static void
kscore_part_bar_class_init (KscorePartBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_part_bar_dispose;
  widget_class->measure = kscore_part_bar_measure;
  widget_class->size_allocate = kscore_part_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "part-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kscore_part_bar_init (KscorePartBar *self)
{
  self->figure = kscore_figure_new (draw_cb, self);
  self->image = kscore_figure_new_image (self->figure);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
}

/**
 * kscore_part_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
kscore_part_bar_new (void)
{
  return g_object_new (KSCORE_TYPE_PART_BAR, NULL);
}

/**
 * kscore_part_bar_get_fraction:
 * @self: a bar
 *
 * Returns: the part, 0 to 1; NAN where not known
 */
double
kscore_part_bar_get_fraction (KscorePartBar *self)
{
  g_return_val_if_fail (KSCORE_IS_PART_BAR (self), NAN);

  return self->fraction;
}

/**
 * kscore_part_bar_set_fraction:
 * @self: a bar
 * @fraction: the part, 0 to 1; NAN where not known
 *
 * Sets the part that is filled.
 */
void
kscore_part_bar_set_fraction (KscorePartBar *self,
                              double         fraction)
{
  g_return_if_fail (KSCORE_IS_PART_BAR (self));

  if (self->fraction == fraction || (isnan (self->fraction) && isnan (fraction)))
    return;

  self->fraction = fraction;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self->figure));
}
