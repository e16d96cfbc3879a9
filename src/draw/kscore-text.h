#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

PangoLayout *kscore_text_layout_new (PangoContext *context,
                                     const char   *text,
                                     double        scale,
                                     PangoWeight   weight);
void         kscore_text_show       (cairo_t      *cr,
                                     PangoLayout  *layout,
                                     double        x,
                                     double        y,
                                     double        xalign);
double       kscore_text_get_width  (PangoLayout  *layout);
double       kscore_text_get_height (PangoLayout  *layout);

G_END_DECLS
