#include "config.h"

#include "report/kscore-report-pages.h"

#include "report-ink.h"
#include "report-made.h"

static void
test_one_to_three (void)
{
  g_autofree char *long_name = g_strnfill (3000, 'W');
  static const guint numbers[] = { 1, 2, 5, 12, 40 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (KscorePaperSize size = KSCORE_PAPER_A4; size <= KSCORE_PAPER_LETTER; size++)
      {
        g_autoptr (KscoreReport) report = report_made_new (numbers[i], "ada@moor.example");
        g_autoptr (KscoreReport) crowded = report_made_new (numbers[i], long_name);
        guint n_pages = report_ink_check (report, size, FALSE);

        g_assert_cmpuint (n_pages, >=, 1);
        g_assert_cmpuint (n_pages, <=, KSCORE_REPORT_MAX_PAGES);
        g_assert_cmpuint (report_ink_check (crowded, size, FALSE), <=, KSCORE_REPORT_MAX_PAGES);
      }
}

static void
test_nothing (void)
{
  g_autoptr (KscoreReport) report = report_made_new_empty ();

  g_assert_cmpuint (report_ink_check (report, KSCORE_PAPER_A4, FALSE), ==, 1);
}

static void
end_cb (gpointer user_data)
{
}

static void
count_page_cb (gpointer user_data)
{
  guint *n_pages = user_data;

  (*n_pages)++;
}

static guint
draw (const KscoreReport *report,
      guint               n_rows)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  guint n_pages = 0;

  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (surface, KSCORE_PAPER_A4, FALSE, "", 0,
                                                      count_page_cb, &n_pages);

    kscore_report_draw_pages (report, paper, n_rows, NULL, NULL);
  }
  cairo_surface_destroy (surface);
  return n_pages;
}

static void
mark_cb (const char *title,
         guint       page,
         double      y,
         gpointer    user_data)
{
  g_string_append_printf (user_data, "%s %u\n", title, page);
}

static void
test_marks (void)
{
  g_autoptr (KscoreReport) report = report_made_new (2, "a");
  g_autoptr (GString) marks = g_string_new (NULL);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);

  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (surface, KSCORE_PAPER_A4, FALSE, "", 1,
                                                      end_cb, NULL);

    kscore_report_draw_pages (report, paper, 5, mark_cb, marks);
  }
  cairo_surface_destroy (surface);
  g_assert_true (g_str_has_prefix (marks->str, "History 1\nWhat it is made of 1\n"));
  g_assert_nonnull (g_strstr_len (marks->str, -1, "\nNetworks "));
  g_assert_nonnull (g_strstr_len (marks->str, -1, "\nWhat this cannot tell "));
}

/* No page for a few lines, where a few rows of a list would do. */
static void
test_last_page (void)
{
  gboolean fewer_rows = FALSE;

  for (guint n_reasons = 5; n_reasons <= 8; n_reasons++)
    {
      g_autoptr (KscoreReport) report = report_made_new (12, "ada (X)");
      guint n_rows, n_pages;

      report->integrity_known = FALSE;
      g_ptr_array_set_size (report->networks, 2);
      g_ptr_array_set_size (report->changes, 2);
      g_ptr_array_set_size (report->kinds, 3);
      g_ptr_array_set_size (report->coverage, 1);
      g_ptr_array_set_size (report->reasons, MIN (report->reasons->len, n_reasons));
      n_pages = kscore_report_fit_pages (report, KSCORE_PAPER_A4, &n_rows);
      g_assert_cmpuint (n_pages, ==, draw (report, n_rows));
      if (n_rows > 7)
        g_assert_cmpuint (draw (report, 7), ==, n_pages);
      fewer_rows |= n_pages == 2 && n_rows < 10;
    }
  g_assert_true (fewer_rows);
}

static void
test_words (void)
{
  g_autoptr (KscoreReport) report = report_made_new (3, "ada (X)");
  g_autoptr (KscoreReport) nobody = report_made_new_empty ();
  g_autofree char *title = kscore_report_dup_title (report);
  g_autofree char *none = kscore_report_dup_title (nobody);
  g_autofree char *footer = kscore_report_dup_footer (report);

  g_assert_cmpstr (title, ==, "ada (X) and 2 more");
  g_assert_cmpstr (none, ==, "No account is linked");
  g_assert_nonnull (g_strstr_len (footer, -1, "31 October 2026"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/report-pages/one-to-three", test_one_to_three);
  g_test_add_func ("/report/report-pages/nothing", test_nothing);
  g_test_add_func ("/report/report-pages/marks", test_marks);
  g_test_add_func ("/report/report-pages/last-page", test_last_page);
  g_test_add_func ("/report/report-pages/words", test_words);

  return g_test_run ();
}
