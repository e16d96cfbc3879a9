#pragma once

#include <gtk/gtk.h>

#include "core/kscore-coverage-span.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_COVERAGE_BAR (kscore_coverage_bar_get_type ())
G_DECLARE_FINAL_TYPE (KscoreCoverageBar, kscore_coverage_bar, KSCORE, COVERAGE_BAR, GtkWidget)

GtkWidget  *kscore_coverage_bar_new          (void);
void        kscore_coverage_bar_set_spans    (KscoreCoverageBar        *self,
                                              const KscoreCoverageSpan *spans,
                                              guint                     n_spans);
void        kscore_coverage_bar_set_axis     (KscoreCoverageBar        *self,
                                              KscoreDay                 from,
                                              KscoreDay                 to);
const char *kscore_coverage_bar_get_sentence (KscoreCoverageBar        *self);

G_END_DECLS
