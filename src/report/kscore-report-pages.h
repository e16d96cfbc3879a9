#pragma once

#include "report/kscore-paper.h"
#include "report/kscore-report.h"

G_BEGIN_DECLS

/* A report has this many pages at most: lists are shortened until it does. */
#define KSCORE_REPORT_MAX_PAGES 3

/**
 * KscoreReportMark:
 * @title: (transfer none): of a part
 * @page: where it begins, from 1
 * @y: from the top of that page, in points
 * @user_data: what was given with it
 *
 * Told of each part of a report, for a table of contents.
 */
typedef void (*KscoreReportMark) (const char *title,
                                  guint       page,
                                  double      y,
                                  gpointer    user_data);

guint kscore_report_fit_pages  (const KscoreReport *report,
                                KscorePaperSize     size,
                                guint              *n_rows);
void  kscore_report_draw_pages (const KscoreReport *report,
                                KscorePaper        *paper,
                                guint               n_rows,
                                KscoreReportMark    mark,
                                gpointer            user_data);
char *kscore_report_dup_footer (const KscoreReport *report);
char *kscore_report_dup_title  (const KscoreReport *report);

G_END_DECLS
