#include "config.h"

#include "report/kscore-report-file.h"

#include <string.h>

#include "core/kscore-error.h"
#include "report-made.h"

typedef gboolean (*WriteFunc) (const KscoreReport  *report,
                               KscorePaperSize      size,
                               GOutputStream       *stream,
                               GCancellable        *cancellable,
                               GError             **error);

static GBytes *
write_report (const KscoreReport *report,
              KscorePaperSize     size,
              WriteFunc           write)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (write (report, size, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The same report gives the same bytes, whatever the clock of the machine says. */
static void
test_same (void)
{
  static const WriteFunc functions[] = { kscore_report_write_pdf, kscore_report_write_png };
  g_autoptr (KscoreReport) report = report_made_new (5, "ada@moor.example");
  g_autoptr (KscoreReport) other = report_made_new (5, "bea@moor.example");

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autoptr (GBytes) first = write_report (report, KSCORE_PAPER_A4, functions[i]);
      g_autoptr (GBytes) between = write_report (other, KSCORE_PAPER_A4, functions[i]);
      g_autoptr (GBytes) letter = write_report (report, KSCORE_PAPER_LETTER, functions[i]);
      g_autoptr (GBytes) second = write_report (report, KSCORE_PAPER_A4, functions[i]);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_false (g_bytes_equal (first, between));
      g_assert_false (g_bytes_equal (first, letter));
    }
}

static void
test_pdf (void)
{
  g_autoptr (KscoreReport) report = report_made_new (5, "ada@moor.example");
  g_autoptr (GBytes) bytes = write_report (report, KSCORE_PAPER_A4, kscore_report_write_pdf);

  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_cmpmem (data + length - 6, 6, "%%EOF\n", 6);
}

typedef struct {
  GBytes *bytes;
  gsize   offset;
} Input;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Input *input = closure;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (input->bytes, &size);

  if (input->offset + length > size)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes + input->offset, length);
  input->offset += length;
  return CAIRO_STATUS_SUCCESS;
}

static guint
count_dark_rows (cairo_surface_t *picture,
                 int              from,
                 int              to)
{
  const guint8 *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  guint n = 0;

  for (int y = from; y < to; y++)
    for (int x = 0; x < cairo_image_surface_get_width (picture); x++)
      if ((((const guint32 *) (gconstpointer) (data + y * stride))[x] & 0xff) < 0x60)
        {
          n++;
          break;
        }
  return n;
}

static void
test_png (void)
{
  g_autoptr (KscoreReport) report = report_made_new (12, "ada@moor.example");
  g_autoptr (GBytes) bytes = write_report (report, KSCORE_PAPER_A4, kscore_report_write_png);
  Input input = { bytes, 0 };
  cairo_surface_t *picture = cairo_image_surface_create_from_png_stream (read_cb, &input);
  guint n_rows;
  int n_pages = (int) kscore_report_fit_pages (report, KSCORE_PAPER_A4, &n_rows);

  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  /* 192 pixels an inch. */
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 1587);
  g_assert_cmpint (n_pages, >, 1);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 2245 * n_pages);
  for (int i = 0; i < n_pages; i++)
    {
      /* Text on each page, and none in the margin at its top. */
      g_assert_cmpuint (count_dark_rows (picture, 2245 * i, 2245 * (i + 1)), >, 100);
      g_assert_cmpuint (count_dark_rows (picture, 2245 * i, 2245 * i + 120), ==, 0);
    }
  cairo_surface_destroy (picture);
}

static void
test_cancelled (void)
{
  g_autoptr (KscoreReport) report = report_made_new (3, "ada");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (kscore_report_write_pdf (report, KSCORE_PAPER_A4, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_full (void)
{
  static const WriteFunc functions[] = { kscore_report_write_pdf, kscore_report_write_png };
  g_autoptr (KscoreReport) report = report_made_new (3, "ada");

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      char memory[64];
      g_autoptr (GOutputStream) stream =
        g_memory_output_stream_new (memory, sizeof memory, NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (functions[i] (report, KSCORE_PAPER_A4, stream, NULL, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/report-file/same", test_same);
  g_test_add_func ("/report/report-file/pdf", test_pdf);
  g_test_add_func ("/report/report-file/png", test_png);
  g_test_add_func ("/report/report-file/cancelled", test_cancelled);
  g_test_add_func ("/report/report-file/full", test_full);

  return g_test_run ();
}
