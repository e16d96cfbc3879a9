#include "config.h"

#include "report-ink.h"

cairo_surface_t *
report_ink_page_new (KscorePaperSize size)
{
  double width, height;
  cairo_surface_t *page;
  cairo_t *cr;

  kscore_paper_get_size (size, &width, &height);
  page = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (page);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  return page;
}

guint
report_ink_count (cairo_surface_t *page,
                  double           x,
                  double           y,
                  double           width,
                  double           height)
{
  int stride = cairo_image_surface_get_stride (page);
  int right = MIN ((int) (x + width), cairo_image_surface_get_width (page));
  int bottom = MIN ((int) (y + height), cairo_image_surface_get_height (page));
  const guint8 *data;
  guint n = 0;

  cairo_surface_flush (page);
  data = cairo_image_surface_get_data (page);
  for (int row = (int) y; row < bottom; row++)
    for (int column = (int) x; column < right; column++)
      if ((((const guint32 *) (gconstpointer) (data + row * stride))[column] & 0xffffff)
          != 0xffffff)
        n++;
  return n;
}

typedef struct {
  cairo_surface_t *page;
  KscorePaperSize  size;
  guint            n_pages;
} Check;

static void
check_page_cb (gpointer user_data)
{
  Check *self = user_data;
  double width, height;
  cairo_t *cr;

  kscore_paper_get_size (self->size, &width, &height);
  self->n_pages++;
  g_assert_cmpuint (report_ink_count (self->page, 47, 47, width - 94, height - 94), >, 500);
  g_assert_cmpuint (report_ink_count (self->page, 0, 0, 46, height), ==, 0);
  g_assert_cmpuint (report_ink_count (self->page, width - 46, 0, 46, height), ==, 0);
  g_assert_cmpuint (report_ink_count (self->page, 0, 0, width, 46), ==, 0);
  g_assert_cmpuint (report_ink_count (self->page, 0, height - 20, width, 20), ==, 0);
  /* Between the text and the foot of the page. */
  g_assert_cmpuint (report_ink_count (self->page, 0, height - 45, width, 8), ==, 0);

  cr = cairo_create (self->page);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
}

guint
report_ink_check (const KscoreReport *report,
                  KscorePaperSize     size,
                  gboolean            rtl)
{
  Check check = { report_ink_page_new (size), size, 0 };
  guint n_rows;
  guint n_pages = kscore_report_fit_pages (report, size, &n_rows);

  {
    g_autofree char *footer = kscore_report_dup_footer (report);
    g_autoptr (KscorePaper) paper = kscore_paper_new (check.page, size, rtl, footer, n_pages,
                                                      check_page_cb, &check);

    kscore_report_draw_pages (report, paper, n_rows, NULL, NULL);
  }
  cairo_surface_destroy (check.page);
  g_assert_cmpuint (check.n_pages, ==, n_pages);
  return n_pages;
}
