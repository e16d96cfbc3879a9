#include "config.h"

#include "report/kscore-report-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "report/kscore-sink.h"

/* Pixels a point: twice those of a screen, 192 an inch. */
#define PNG_SCALE (192.0 / 72.0)

/* Pages are few, and cairo does not always survive a stream that fails: it writes into memory. */
static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
finish (GByteArray     *bytes,
        cairo_status_t  status,
        GOutputStream  *stream,
        GCancellable   *cancellable,
        GError        **error)
{
  g_autoptr (GError) cause = NULL;

  if (status == CAIRO_STATUS_SUCCESS
      && !g_cancellable_set_error_if_cancelled (cancellable, &cause)
      && g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, &cause))
    return TRUE;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    /* Translators: the %s is the system's reason, such as "No space left on device". */
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                 _("The output could not be written: %s."),
                 cause != NULL ? kscore_sink_get_reason (cause) : cairo_status_to_string (status));
  return FALSE;
}

static void
show_page_cb (gpointer user_data)
{
  cairo_surface_show_page (user_data);
}

/* The outline, for whoever jumps from part to part. */
static void
add_outline (const char *title,
             guint       page,
             double      y,
             gpointer    user_data)
{
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 %d]", page, (int) MAX (y - 8, 0));

  cairo_pdf_surface_add_outline (user_data, CAIRO_PDF_OUTLINE_ROOT, title, place, 0);
}

static void
set_metadata (cairo_surface_t    *surface,
              const KscoreReport *report)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (report->now);
  g_autofree char *time = now != NULL ? g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *owner = kscore_report_dup_title (report);
  g_autofree char *title = NULL;

  /* Translators: the title of a document; whose report it is. */
  title = g_strdup_printf (_("Kscore report of %s"), owner);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, report->model);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kscore " KSCORE_VERSION);
  if (time != NULL)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
    }
}

/**
 * kscore_report_write_pdf:
 * @report: a report
 * @size: the size of its pages
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes a report as a PDF with real text, headings that are tagged, and an outline. The same
 * report gives the same bytes: its time is the report's.
 *
 * Returns: whether it was written
 */
gboolean
kscore_report_write_pdf (const KscoreReport  *report,
                         KscorePaperSize      size,
                         GOutputStream       *stream,
                         GCancellable        *cancellable,
                         GError             **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *footer = kscore_report_dup_footer (report);
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  guint n_rows, n_pages;

  kscore_paper_get_size (size, &width, &height);
  n_pages = kscore_report_fit_pages (report, size, &n_rows);
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  set_metadata (surface, report);
  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (surface, size, kscore_report_is_rtl (),
                                                      footer, n_pages, show_page_cb, surface);

    kscore_report_draw_pages (report, paper, n_rows, add_outline, surface);
  }
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return finish (bytes, status, stream, cancellable, error);
}

typedef struct {
  cairo_surface_t *surface;
  double           height; /* of a page, in points */
  guint            n_pages;
} Picture;

static void
next_page_cb (gpointer user_data)
{
  Picture *self = user_data;

  self->n_pages++;
  cairo_surface_set_device_offset (self->surface, 0,
                                   round (self->height * PNG_SCALE) * self->n_pages);
}

/**
 * kscore_report_write_png:
 * @report: a report
 * @size: the size of its pages
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes a report as one picture, its pages below one another, at 192 pixels an inch.
 *
 * Returns: whether it was written
 */
gboolean
kscore_report_write_png (const KscoreReport  *report,
                         KscorePaperSize      size,
                         GOutputStream       *stream,
                         GCancellable        *cancellable,
                         GError             **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *footer = kscore_report_dup_footer (report);
  Picture picture = { 0 };
  cairo_status_t status;
  double width;
  guint n_rows, n_pages;
  cairo_t *cr;

  kscore_paper_get_size (size, &width, &picture.height);
  n_pages = kscore_report_fit_pages (report, size, &n_rows);
  picture.surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) round (width * PNG_SCALE),
                                (int) round (picture.height * PNG_SCALE) * (int) n_pages);
  cr = cairo_create (picture.surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_set_device_scale (picture.surface, PNG_SCALE, PNG_SCALE);
  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (picture.surface, size,
                                                      kscore_report_is_rtl (), footer, n_pages,
                                                      next_page_cb, &picture);

    kscore_report_draw_pages (report, paper, n_rows, NULL, NULL);
  }
  cairo_surface_set_device_offset (picture.surface, 0, 0);
  status = cairo_surface_write_to_png_stream (picture.surface, write_cb, bytes);
  cairo_surface_destroy (picture.surface);

  return finish (bytes, status, stream, cancellable, error);
}
