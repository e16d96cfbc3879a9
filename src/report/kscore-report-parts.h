#pragma once

#include "report/kscore-report-pages.h"

G_BEGIN_DECLS

/**
 * KscoreReportSetter:
 *
 * A report while it is set on paper. Nothing in it is owned.
 */
typedef struct {
  const KscoreReport *report;
  KscorePaper        *paper;
  guint               n_rows;    /* of a list, at most */
  KscoreReportMark    mark;      /* (nullable) */
  gpointer            mark_data;
} KscoreReportSetter;

void kscore_report_begin_part     (const KscoreReportSetter *self,
                                   const char               *title,
                                   const char               *note,
                                   double                    height);
void kscore_report_set_columns    (KscorePaper              *paper,
                                   const char               *points,
                                   const char               *without);
double kscore_report_get_points_end (KscorePaper            *paper);
void kscore_report_set_header     (const KscoreReportSetter *self);
void kscore_report_set_score      (const KscoreReportSetter *self);
void kscore_report_set_nothing    (const KscoreReportSetter *self);
void kscore_report_set_history    (const KscoreReportSetter *self);
void kscore_report_set_components (const KscoreReportSetter *self);
void kscore_report_set_changes    (const KscoreReportSetter *self);
void kscore_report_set_networks   (const KscoreReportSetter *self);
void kscore_report_set_kinds      (const KscoreReportSetter *self);
void kscore_report_set_posts      (const KscoreReportSetter *self);
void kscore_report_set_reasons    (const KscoreReportSetter *self);
void kscore_report_set_integrity  (const KscoreReportSetter *self);
void kscore_report_set_coverage   (const KscoreReportSetter *self);
void kscore_report_set_limits     (const KscoreReportSetter *self);

G_END_DECLS
