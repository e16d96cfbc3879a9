#pragma once

#include <glib.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreDayFormat:
 * @KSCORE_DAY_SHORT: "12 Nov"
 * @KSCORE_DAY_MEDIUM: "12 Nov 2026"
 * @KSCORE_DAY_LONG: "12 November 2026"
 * @KSCORE_DAY_MONTH: "Nov"
 * @KSCORE_DAY_YEAR: "2026"
 *
 * How a day is written for a person.
 */
typedef enum {
  KSCORE_DAY_SHORT,
  KSCORE_DAY_MEDIUM,
  KSCORE_DAY_LONG,
  KSCORE_DAY_MONTH,
  KSCORE_DAY_YEAR,
} KscoreDayFormat;

char *kscore_format_score       (double           score);
void  kscore_format_score_split (double           score,
                                 char           **whole,
                                 char           **fraction);
void  kscore_format_set_rtl     (gboolean         rtl);
char *kscore_format_change      (double           change);
char *kscore_format_small_change (double          change);
char *kscore_format_count       (gint64           count);
char *kscore_format_day         (KscoreDay        day,
                                 KscoreDayFormat  format);
char *kscore_format_days        (KscoreDay        first,
                                 KscoreDay        last);
char *kscore_format_span        (KscoreDay        first,
                                 KscoreDay        last);
char *kscore_format_moment      (gint64           time);
char *kscore_format_ago         (gint64           time,
                                 gint64           now);

G_END_DECLS
