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
  g_test_add_func ("/report/report-pages/words", test_words);

  return g_test_run ();
}
