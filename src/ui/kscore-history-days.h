#pragma once

#include <gio/gio.h>

#include "draw/kscore-chart.h"

G_BEGIN_DECLS

/**
 * KscoreHistoryColumn:
 * @KSCORE_HISTORY_COLUMN_DAY: the date
 * @KSCORE_HISTORY_COLUMN_SCORE: the score
 * @KSCORE_HISTORY_COLUMN_LOW: the lower end of its range
 * @KSCORE_HISTORY_COLUMN_HIGH: the upper end
 * @KSCORE_HISTORY_COLUMN_CHECKED: the score by what could be looked at person by person
 * @KSCORE_HISTORY_COLUMN_OTHER: the score with another version of the model
 * @KSCORE_HISTORY_COLUMN_NOTE: that it is estimated, or that there is none
 * @KSCORE_HISTORY_N_COLUMNS: how many columns
 *
 * What a table of the history says of a day.
 */
typedef enum {
  KSCORE_HISTORY_COLUMN_DAY,
  KSCORE_HISTORY_COLUMN_SCORE,
  KSCORE_HISTORY_COLUMN_LOW,
  KSCORE_HISTORY_COLUMN_HIGH,
  KSCORE_HISTORY_COLUMN_CHECKED,
  KSCORE_HISTORY_COLUMN_OTHER,
  KSCORE_HISTORY_COLUMN_NOTE,
  KSCORE_HISTORY_N_COLUMNS,
} KscoreHistoryColumn;

#define KSCORE_TYPE_HISTORY_DAY (kscore_history_day_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHistoryDay, kscore_history_day, KSCORE, HISTORY_DAY, GObject)

char *kscore_history_day_dup_text  (KscoreHistoryDay    *self,
                                    KscoreHistoryColumn  column);
char *kscore_history_day_dup_cell  (KscoreHistoryDay    *self,
                                    KscoreHistoryColumn  column);

#define KSCORE_TYPE_HISTORY_DAYS (kscore_history_days_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHistoryDays, kscore_history_days, KSCORE, HISTORY_DAYS, GObject)

KscoreHistoryDays *kscore_history_days_new        (void);
void               kscore_history_days_set_points (KscoreHistoryDays      *self,
                                                   const KscoreChartPoint *points,
                                                   guint                   n_points);

G_END_DECLS
