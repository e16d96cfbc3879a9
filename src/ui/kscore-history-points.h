#pragma once

#include "draw/kscore-chart.h"

G_BEGIN_DECLS

/* The days that are shown, where they are others than the newest. */
#define KSCORE_HISTORY_CHART_OWN_DAYS G_MAXUINT

/**
 * KscoreHistoryPoints:
 *
 * What a #KscoreHistoryChart knows, and which part of it is shown: the newest days, or days of
 * one's own.
 */
typedef struct _KscoreHistoryPoints KscoreHistoryPoints;

KscoreHistoryPoints *kscore_history_points_new        (void);
void                 kscore_history_points_free       (KscoreHistoryPoints       *self);
void                 kscore_history_points_set        (KscoreHistoryPoints       *self,
                                                       const KscoreChartPoint    *points,
                                                       guint                      n_points,
                                                       const KscoreChartVersion  *versions,
                                                       guint                      n_versions);
void                 kscore_history_points_set_other  (KscoreHistoryPoints       *self,
                                                       const char                *other);
void                 kscore_history_points_fill       (const KscoreHistoryPoints *self,
                                                       KscoreChart               *chart);
guint                kscore_history_points_get_days   (const KscoreHistoryPoints *self);
gboolean             kscore_history_points_set_days   (KscoreHistoryPoints       *self,
                                                       guint                      days);
gboolean             kscore_history_points_get_extent (const KscoreHistoryPoints *self,
                                                       KscoreDay                 *first,
                                                       KscoreDay                 *last);
gboolean             kscore_history_points_get_range  (const KscoreHistoryPoints *self,
                                                       KscoreDay                 *first,
                                                       KscoreDay                 *last);
gboolean             kscore_history_points_set_range  (KscoreHistoryPoints       *self,
                                                       KscoreDay                  first,
                                                       KscoreDay                  last);
char                *kscore_history_points_dup_range  (const KscoreHistoryPoints *self);
gboolean             kscore_history_points_zoom       (KscoreHistoryPoints       *self,
                                                       gboolean                   in,
                                                       KscoreDay                  around);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHistoryPoints, kscore_history_points_free)

G_END_DECLS
