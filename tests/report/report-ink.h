#pragma once

#include "report/kscore-report-pages.h"

G_BEGIN_DECLS

/* A page as a picture, one pixel a point, white. */
cairo_surface_t *report_ink_page_new (KscorePaperSize  size);
/* Pixels that are not white in a part of it. */
guint            report_ink_count    (cairo_surface_t *page,
                                      double           x,
                                      double           y,
                                      double           width,
                                      double           height);
/* All pages of a report; fails where anything is printed in the margins, or nothing on a page. */
guint            report_ink_check    (const KscoreReport *report,
                                      KscorePaperSize     size,
                                      gboolean            rtl);

G_END_DECLS
