#pragma once

#include "draw/kscore-chart.h"

G_BEGIN_DECLS

char *kscore_chart_dup_summary     (const KscoreChart *chart);
char *kscore_chart_dup_day_summary (const KscoreChart *chart,
                                    KscoreDay          day);
char *kscore_chart_dup_versions    (const KscoreChart *chart,
                                    KscoreDay          first,
                                    KscoreDay          last);

G_END_DECLS
