#pragma once

#include <adwaita.h>

#include "service/kscore-reporter.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_REPORT_DIALOG (kscore_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KscoreReportDialog, kscore_report_dialog, KSCORE, REPORT_DIALOG, AdwWindow)

/* Emits "saved" with the GFile, once it is written, and closes. */
GtkWidget *kscore_report_dialog_new      (GtkWindow          *parent,
                                          KscoreReporter     *reporter);
void       kscore_report_dialog_set_days (KscoreReportDialog *self,
                                          KscoreDay           first,
                                          KscoreDay           last,
                                          KscoreDay           oldest,
                                          KscoreDay           newest);
gboolean   kscore_report_dialog_get_order (KscoreReportDialog *self,
                                          KscoreReportOrder  *order);
void       kscore_report_dialog_save     (KscoreReportDialog *self,
                                          GFile              *file);

G_END_DECLS
