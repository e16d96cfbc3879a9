#include "config.h"

#include "report/kscore-report-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "report/kscore-report-parts.h"

/* Rows of a list, at first and at least. */
#define MOST_ROWS  10
#define LEAST_ROWS 1
#define ENOUGH_ROWS 7

/**
 * kscore_report_dup_title:
 * @report: a report
 *
 * Returns: (transfer full): whose report it is, "ada@moor.example (Mastodon) and 2 more"
 */
char *
kscore_report_dup_title (const KscoreReport *report)
{
  const char *first;
  guint n_more;

  if (report->owners->len == 0)
    return g_strdup (_("No account is linked"));
  first = g_ptr_array_index (report->owners, 0);
  n_more = report->owners->len - 1;
  if (n_more == 0)
    return g_strdup (first);
  /* Translators: the name of an account, and how many others there are. */
  return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n_more), first,
                          n_more);
}

/**
 * kscore_report_dup_footer:
 * @report: a report
 *
 * Returns: (transfer full): when it was made, and by what
 */
char *
kscore_report_dup_footer (const KscoreReport *report)
{
  g_autofree char *day = kscore_format_day (kscore_day_from_time (report->now), KSCORE_DAY_LONG);

  /* Translators: at the foot of a page; %s is a date. */
  return g_strdup_printf (_("Kscore report, made on %s on the owner’s own machine"), day);
}

/**
 * kscore_report_draw_pages:
 * @report: a report
 * @paper: where it is set
 * @n_rows: how many rows a list may have
 * @mark: (nullable) (scope call): told of each part
 * @user_data: for @mark
 *
 * Sets a report on its pages.
 */
void
kscore_report_draw_pages (const KscoreReport *report,
                          KscorePaper        *paper,
                          guint               n_rows,
                          KscoreReportMark    mark,
                          gpointer            user_data)
{
  KscoreReportSetter setter = { report, paper, n_rows, mark, user_data };

  kscore_report_set_header (&setter);
  if (report->known)
    {
      kscore_report_set_score (&setter);
      kscore_report_set_history (&setter);
      kscore_report_set_components (&setter);
      kscore_report_set_changes (&setter);
      kscore_report_set_networks (&setter);
      kscore_report_set_kinds (&setter);
      kscore_report_set_posts (&setter);
      kscore_report_set_reasons (&setter);
      kscore_report_set_integrity (&setter);
    }
  else
    kscore_report_set_nothing (&setter);
  kscore_report_set_coverage (&setter);
  kscore_report_set_limits (&setter);
  kscore_paper_finish (paper);
}

static void
count_cb (gpointer user_data)
{
  guint *n_pages = user_data;

  (*n_pages)++;
}

static guint
count_pages (const KscoreReport *report,
             KscorePaperSize     size,
             guint               n_rows)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  guint n_pages = 0;

  {
    g_autoptr (KscorePaper) paper = kscore_paper_new (surface, size, kscore_report_is_rtl (), "",
                                                      0, count_cb, &n_pages);

    kscore_report_draw_pages (report, paper, n_rows, NULL, NULL);
  }
  cairo_surface_destroy (surface);
  return n_pages;
}

/**
 * kscore_report_fit_pages:
 * @report: a report
 * @size: the size of its pages
 * @n_rows: (out): how many rows a list may have
 *
 * Finds how long its lists may be.
 *
 * Returns: how many pages it has, at most %KSCORE_REPORT_MAX_PAGES
 */
guint
kscore_report_fit_pages (const KscoreReport *report,
                         KscorePaperSize     size,
                         guint              *n_rows)
{
  guint n_pages = 0;

  for (*n_rows = MOST_ROWS; *n_rows >= LEAST_ROWS; (*n_rows)--)
    {
      n_pages = count_pages (report, size, *n_rows);
      if (n_pages <= KSCORE_REPORT_MAX_PAGES)
        break;
    }
  *n_rows = MAX (*n_rows, LEAST_ROWS);

  /* A few rows less are better than a page for a few lines. */
  for (guint fewer = *n_rows - 1; n_pages > 1 && fewer >= ENOUGH_ROWS && fewer < *n_rows; fewer--)
    if (count_pages (report, size, fewer) < n_pages)
      {
        *n_rows = fewer;
        return n_pages - 1;
      }
  return n_pages;
}
