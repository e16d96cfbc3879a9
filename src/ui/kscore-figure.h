#pragma once

#include <gtk/gtk.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/**
 * KscoreFigureDraw:
 * @cr: where to draw
 * @width: of the space, in pixels
 * @height: of the space
 * @palette: the theme's colours
 * @user_data: what was given with it
 *
 * Draws a figure.
 */
typedef void (*KscoreFigureDraw) (cairo_t             *cr,
                                  double               width,
                                  double               height,
                                  const KscorePalette *palette,
                                  gpointer             user_data);

#define KSCORE_TYPE_FIGURE (kscore_figure_get_type ())
G_DECLARE_FINAL_TYPE (KscoreFigure, kscore_figure, KSCORE, FIGURE, GObject)

KscoreFigure *kscore_figure_new       (KscoreFigureDraw  draw,
                                       gpointer          user_data);
GtkWidget    *kscore_figure_new_image (KscoreFigure     *self);
void          kscore_figure_allocate  (KscoreFigure     *self,
                                       GtkWidget        *image,
                                       int               width,
                                       int               height);

G_END_DECLS
