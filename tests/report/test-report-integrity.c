#include "config.h"

#include "report/kscore-report-parts.h"

#include <math.h>

#include "report-ink.h"
#include "report-made.h"

static void
end_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* How much paper the part takes. */
static double
measure (const KscoreReport *report)
{
  cairo_surface_t *page = report_ink_page_new (KSCORE_PAPER_A4);
  guint n_pages = 0;
  double height;

  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (page, KSCORE_PAPER_A4, FALSE, "", 1, end_cb,
                                                      &n_pages);
    const KscoreReportSetter setter = { report, paper, 5, NULL, NULL };

    kscore_report_set_integrity (&setter);
    height = paper->y - paper->margin;
  }
  cairo_surface_destroy (page);
  return height;
}

static void
test_unknown (void)
{
  g_autoptr (KscoreReport) report = report_made_new (2, "ada");

  g_assert_cmpfloat (measure (report), >, 20);
  report->integrity_known = FALSE;
  g_assert_cmpfloat (measure (report), ==, 0);
}

/* A signal that lowered something has a line, another has none, and without any there is no table. */
static void
test_lines (void)
{
  g_autoptr (KscoreReport) report = report_made_new (6, "ada");
  double six = measure (report), five, none;

  ((KscoreReportRow *) g_ptr_array_index (report->signals, 0))->people = 0;
  five = measure (report);
  for (guint i = 0; i < report->signals->len; i++)
    ((KscoreReportRow *) g_ptr_array_index (report->signals, i))->people = 0;
  none = measure (report);
  g_assert_cmpfloat (five, <, six);
  /* The heads of the columns go too. */
  g_assert_cmpfloat (none, <, six - 6 * (six - five));
  /* Points may be not known. */
  for (guint i = 0; i < report->signals->len; i++)
    {
      KscoreReportRow *row = g_ptr_array_index (report->signals, i);

      row->people = 3;
      row->points = NAN;
    }
  report->undiscounted = report->effective_people = report->top_share = NAN;
  g_assert_cmpfloat (measure (report), >, none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/report-integrity/unknown", test_unknown);
  g_test_add_func ("/report/report-integrity/lines", test_lines);

  return g_test_run ();
}
