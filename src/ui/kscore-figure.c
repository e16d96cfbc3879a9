#include "config.h"

#include "ui/kscore-figure.h"

#include <adwaita.h>

/* The colours that GTK hands to a symbolic paintable, and what style.css makes of them. */
#define COLOR_ACCENT  GTK_SYMBOLIC_COLOR_SUCCESS
#define COLOR_SURFACE GTK_SYMBOLIC_COLOR_WARNING

/**
 * KscoreFigure:
 *
 * A drawing of the draw room in the theme's colours. GTK gives the colours of the current style
 * only to symbolic paintables inside a GtkImage, and repaints these by itself when the style
 * changes; so a figure is one, and style.css says what its palette means (class `figure`).
 */
struct _KscoreFigure
{
  GObject parent_instance;

  KscoreFigureDraw draw;
  gpointer         user_data; /* (not owned): the widget whose child shows the figure */
  double           ratio;     /* of the widget's width to its height */
};

static void paintable_iface_init (GdkPaintableInterface         *iface);
static void symbolic_iface_init  (GtkSymbolicPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreFigure, kscore_figure, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SYMBOLIC_PAINTABLE,
                                                      symbolic_iface_init))

static KscoreColour
colour_from_rgba (const GdkRGBA *rgba)
{
  return (KscoreColour) { rgba->red, rgba->green, rgba->blue, rgba->alpha };
}

static void
kscore_figure_snapshot_symbolic (GtkSymbolicPaintable *paintable,
                                 GdkSnapshot          *snapshot,
                                 double                width,
                                 double                height,
                                 const GdkRGBA        *colors,
                                 gsize                 n_colors)
{
  KscoreFigure *self = KSCORE_FIGURE (paintable);
  KscorePalette palette;
  cairo_t *cr;

  if (width < 1 || height < 1)
    return;

  palette.foreground = colour_from_rgba (&colors[GTK_SYMBOLIC_COLOR_FOREGROUND]);
  palette.accent = colour_from_rgba (&colors[COLOR_ACCENT]);
  palette.surface = colour_from_rgba (&colors[COLOR_SURFACE]);
  palette.high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                 (float) height));
  self->draw (cr, width, height, &palette, self->user_data);
  cairo_destroy (cr);
}

/* Without a style there are no colours, so there is nothing to draw. */
static void
kscore_figure_snapshot (GdkPaintable *paintable,
                        GdkSnapshot  *snapshot,
                        double        width,
                        double        height)
{
}

static double
kscore_figure_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  return KSCORE_FIGURE (paintable)->ratio;
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->get_intrinsic_aspect_ratio = kscore_figure_get_intrinsic_aspect_ratio;
  iface->snapshot = kscore_figure_snapshot;
}

static void
symbolic_iface_init (GtkSymbolicPaintableInterface *iface)
{
  iface->snapshot_symbolic = kscore_figure_snapshot_symbolic;
}

static void
kscore_figure_class_init (KscoreFigureClass *klass)
{
}

static void
kscore_figure_init (KscoreFigure *self)
{
}

/**
 * kscore_figure_new:
 * @draw: draws it
 * @user_data: (not nullable): the widget that shows the figure
 *
 * Makes a figure. It lives as long as the image that shows it, which must be a child of the
 * widget @user_data. Redraw with gdk_paintable_invalidate_contents().
 *
 * Returns: (transfer full): the figure
 */
KscoreFigure *
kscore_figure_new (KscoreFigureDraw draw,
                   gpointer         user_data)
{
  KscoreFigure *self = g_object_new (KSCORE_TYPE_FIGURE, NULL);

  self->draw = draw;
  self->user_data = user_data;

  return self;
}

/**
 * kscore_figure_new_image:
 * @self: a figure
 *
 * Makes the image that shows @self. It takes no events and says nothing to assistive
 * technologies: its parent does. Allocate it with kscore_figure_allocate().
 *
 * Returns: (transfer floating): an image
 */
GtkWidget *
kscore_figure_new_image (KscoreFigure *self)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "can-target", FALSE,
                                   "paintable", self,
                                   NULL);

  gtk_widget_add_css_class (image, "figure");
  return image;
}

/**
 * kscore_figure_allocate:
 * @self: a figure
 * @image: the image that shows it
 * @width: what @image gets
 * @height: what @image gets
 *
 * Gives the image a place. An image draws within the largest square of what it gets and keeps the
 * shape of what it shows; so it gets a square around the place, and the figure takes the shape of
 * the place.
 */
void
kscore_figure_allocate (KscoreFigure *self,
                        GtkWidget    *image,
                        int           width,
                        int           height)
{
  int side = MAX (width, height);
  graphene_point_t corner = GRAPHENE_POINT_INIT ((float) (width - side) / 2,
                                                 (float) (height - side) / 2);

  self->ratio = height > 0 ? (double) width / height : 0;
  gtk_widget_measure (image, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (image, side, side, -1, gsk_transform_translate (NULL, &corner));
}
