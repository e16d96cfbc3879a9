#include "config.h"

#include "report/kscore-report-parts.h"

#include <math.h>

#include "report-ink.h"
#include "report-made.h"

typedef void (*SetFunc) (const KscoreReportSetter *self);

static void
end_cb (gpointer user_data)
{
}

/* How much of the page a part takes. */
static double
measure (const KscoreReport *report,
         gboolean            rtl,
         SetFunc             set)
{
  cairo_surface_t *page = report_ink_page_new (KSCORE_PAPER_A4);
  double height;

  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (page, KSCORE_PAPER_A4, rtl, "", 1, end_cb,
                                                      NULL);
    const KscoreReportSetter setter = { report, paper, 10, NULL, NULL };

    set (&setter);
    height = paper->y - paper->margin;
    if (height > 0)
      g_assert_cmpuint (report_ink_count (page, paper->margin, paper->margin, paper->measure,
                                          height), >, 100);
  }
  cairo_surface_destroy (page);
  return height;
}

static void
test_heights (void)
{
  g_autoptr (KscoreReport) report = report_made_new (3, "ada@moor.example");
  double height = measure (report, FALSE, kscore_report_set_components);

  /* Not known is a row too. */
  g_assert_cmpfloat (height, >, 40);
  g_assert_cmpfloat (measure (report, FALSE, kscore_report_set_history), >, 150);
  g_assert_cmpfloat (measure (report, FALSE, kscore_report_set_header), >, 40);
  g_assert_cmpfloat (measure (report, FALSE, kscore_report_set_score), >, 120);
  g_ptr_array_set_size (report->components, 0);
  g_array_set_size (report->days, 0);
  g_assert_cmpfloat (measure (report, FALSE, kscore_report_set_components), ==, 0);
  g_assert_cmpfloat (measure (report, FALSE, kscore_report_set_history), ==, 0);
}

/* What is said beside the score takes lines. */
static void
test_score (void)
{
  g_autoptr (KscoreReport) report = report_made_new (1, "a");
  double height;

  report->at_least = report->provisional = report->estimated = report->own_weights = TRUE;
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *longer = g_strconcat (report->estimated_words != NULL
                                               ? report->estimated_words : "", "Audience, ", NULL);

      g_free (report->estimated_words);
      report->estimated_words = g_steal_pointer (&longer);
    }
  height = measure (report, FALSE, kscore_report_set_score);
  report->low = report->high = report->checked = NAN;
  g_assert_cmpfloat (measure (report, FALSE, kscore_report_set_score), <=, height);
  g_assert_cmpfloat (measure (report, FALSE, kscore_report_set_nothing), >, 10);
}

/* Texts that others wrote stay in their columns, in both directions. */
static void
test_hostile (void)
{
  static const char * const texts[] = {
    "<b>&amp;</b>", "line\nbreak\r\n\n\n\n\n\nend", "\xe2\x80\xae" "reversed", "😀😀😀😀😀", "عدا ساق البحر",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", "", " ",
    "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tx", "http://x.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gboolean rtl = FALSE; rtl <= TRUE; rtl++)
      {
        g_autoptr (KscoreReport) report = report_made_new (6, texts[i]);

        g_test_message ("text %u, rtl %d", i, rtl);
        report_ink_check (report, KSCORE_PAPER_A4, rtl);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/report-parts/heights", test_heights);
  g_test_add_func ("/report/report-parts/score", test_score);
  g_test_add_func ("/report/report-parts/hostile", test_hostile);

  return g_test_run ();
}
