#include "config.h"

#include "report/kscore-report-parts.h"

#include "report-ink.h"
#include "report-made.h"

typedef void (*SetFunc) (const KscoreReportSetter *self);

static void
end_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* How much paper a list takes. */
static double
measure (const KscoreReport *report,
         guint               n_rows,
         SetFunc             set)
{
  cairo_surface_t *page = report_ink_page_new (KSCORE_PAPER_A4);
  guint n_pages = 0;
  double height;

  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (page, KSCORE_PAPER_A4, FALSE, "", 1, end_cb,
                                                      &n_pages);
    const KscoreReportSetter setter = { report, paper, n_rows, NULL, NULL };

    set (&setter);
    height = paper->y - paper->margin + n_pages * (paper->height - 2 * paper->margin);
  }
  cairo_surface_destroy (page);
  return height;
}

static const SetFunc lists[] = {
  kscore_report_set_networks, kscore_report_set_kinds, kscore_report_set_posts,
  kscore_report_set_changes, kscore_report_set_reasons, kscore_report_set_integrity,
  kscore_report_set_coverage,
};

static void
test_empty (void)
{
  g_autoptr (KscoreReport) report = report_made_new_empty ();
  g_autoptr (KscoreReport) some = report_made_new (2, "ada");

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_assert_cmpfloat (measure (report, 5, lists[i]), ==, 0);
      g_assert_cmpfloat (measure (some, 5, lists[i]), >, 20);
    }
  g_assert_cmpfloat (measure (report, 5, kscore_report_set_limits), >, 20);
}

/* A long list is cut, and one line stands for the rest. */
static void
test_rest (void)
{
  static const SetFunc cut[] = {
    kscore_report_set_networks, kscore_report_set_posts, kscore_report_set_coverage,
  };
  g_autoptr (KscoreReport) report = report_made_new (40, "ada");
  g_autoptr (KscoreReport) five = report_made_new (5, "ada");

  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    {
      double three = measure (report, 3, cut[i]);

      g_assert_cmpfloat (three, <, measure (report, 5, cut[i]));
      g_assert_cmpfloat (measure (report, 5, cut[i]), <, measure (report, 8, cut[i]));
    }
  /* Where one row would be left, it is printed instead of "1 more". */
  g_assert_cmpfloat (measure (five, 4, kscore_report_set_networks), ==,
                     measure (five, 5, kscore_report_set_networks));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/report-lists/empty", test_empty);
  g_test_add_func ("/report/report-lists/rest", test_rest);

  return g_test_run ();
}
