#pragma once

#include <pango/pangocairo.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/* A transparent surface with a context of a known font; counts the pixels of a colour. */
typedef struct {
  cairo_surface_t *surface;
  cairo_t         *cr;
  PangoContext    *context;
  KscorePalette    palette;
  int              width;
  int              height;
} Canvas;

static inline void
canvas_init (Canvas *canvas,
             int     width,
             int     height)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");

  canvas->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  canvas->cr = cairo_create (canvas->surface);
  canvas->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_font_description (canvas->context, font);
  canvas->width = width;
  canvas->height = height;
  /* Pure colours: the accent is blue, all else is without blue. */
  canvas->palette = (KscorePalette) {
    .foreground = { 1, 0, 0, 1 },
    .accent = { 0, 0, 1, 1 },
    .surface = { 0, 1, 0, 1 },
  };
}

static inline void
canvas_clear (Canvas *canvas)
{
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
  g_object_unref (canvas->context);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Canvas, canvas_clear)

/* How many pixels of a rectangle have at least @least of a channel (0 blue, 1 green, 2 red). */
static inline guint
canvas_count (Canvas *canvas,
              guint   channel,
              guint   least,
              int     x,
              int     y,
              int     width,
              int     height)
{
  const guchar *data;
  int stride = cairo_image_surface_get_stride (canvas->surface);
  guint n = 0;

  cairo_surface_flush (canvas->surface);
  data = cairo_image_surface_get_data (canvas->surface);
  for (int row = MAX (y, 0); row < MIN (y + height, canvas->height); row++)
    for (int column = MAX (x, 0); column < MIN (x + width, canvas->width); column++)
      if (data[row * stride + column * 4 + (int) channel] >= least)
        n++;

  return n;
}

static inline guint
canvas_count_accent (Canvas *canvas)
{
  return canvas_count (canvas, 0, 200, 0, 0, canvas->width, canvas->height);
}

G_END_DECLS
