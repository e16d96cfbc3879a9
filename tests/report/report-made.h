#pragma once

#include "report/kscore-report.h"

G_BEGIN_DECLS

/* 2026-10-31, the last day of a made-up report. */
#define REPORT_MADE_DAY 20757

/* A report of ninety days with @n_parts rows of a kind where there can be so many, all of them
 * named @name. */
KscoreReport *report_made_new       (guint       n_parts,
                                     const char *name);
/* Of somebody of whom too little is known. */
KscoreReport *report_made_new_empty (void);

G_END_DECLS
