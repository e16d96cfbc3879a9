#pragma once

#include "draw/kscore-chart.h"
#include "ui/kscore-chart-marks.h"

G_BEGIN_DECLS

guint     kscore_history_marks_choose_step (guint                n_days);
guint     kscore_history_marks_count       (const KscoreChart   *chart,
                                            guint                step);
KscoreDay kscore_history_marks_get_day     (const KscoreChart   *chart,
                                            guint                step,
                                            guint                mark);
guint     kscore_history_marks_get_nearest (const KscoreChart   *chart,
                                            guint                step,
                                            KscoreDay            day);
void      kscore_history_marks_place       (const KscoreChart   *chart,
                                            guint                step,
                                            PangoContext        *context,
                                            double               width,
                                            double               height,
                                            graphene_rect_t     *places,
                                            guint                n_places);
void      kscore_history_marks_fill        (const KscoreChart   *chart,
                                            guint                step,
                                            KscoreChartMarks    *marks);

G_END_DECLS
