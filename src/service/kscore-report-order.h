#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreReportFormat:
 * @KSCORE_REPORT_PDF: pages to print or to send
 * @KSCORE_REPORT_PNG: the same pages as one picture
 * @KSCORE_REPORT_CSV: all figures as a table
 * @KSCORE_REPORT_JSON: all figures for a program
 *
 * The form of a report.
 */
typedef enum {
  KSCORE_REPORT_PDF,
  KSCORE_REPORT_PNG,
  KSCORE_REPORT_CSV,
  KSCORE_REPORT_JSON,
  KSCORE_N_REPORT_FORMATS,
} KscoreReportFormat;

/* Over so many days a report tells the change where no first day is chosen: it begins that many
 * days before the last. */
#define KSCORE_REPORT_DAYS 90

/**
 * KscoreReportOrder:
 * @from: the first day, or %KSCORE_DAY_UNKNOWN for %KSCORE_REPORT_DAYS days before
 *   the last
 * @to: the last day, or %KSCORE_DAY_UNKNOWN for the score's
 * @format: its form
 * @letter: whether pages are US Letter, else A4
 *
 * Which report is wanted.
 */
typedef struct {
  KscoreDay          from;
  KscoreDay          to;
  KscoreReportFormat format;
  gboolean           letter;
} KscoreReportOrder;

/**
 * KscoreReportProgress:
 * @fraction: 0 to 1
 * @user_data: what was given with it
 */
typedef void (*KscoreReportProgress) (double   fraction,
                                      gpointer user_data);

gboolean    kscore_report_format_from_name  (const char         *name,
                                             KscoreReportFormat *format);
const char *kscore_report_format_get_suffix (KscoreReportFormat  format);

G_END_DECLS
