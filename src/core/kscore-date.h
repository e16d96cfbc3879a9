#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day is a count of days since 1970-01-01 UTC, negative before it; a time is seconds since
 * then. Both have a value for "not told". */
typedef gint32 KscoreDay;

#define KSCORE_TIME_UNKNOWN G_MININT64
#define KSCORE_DAY_UNKNOWN  G_MININT32
/* Years 1 to 9999, so that every day can be printed. */
#define KSCORE_DAY_MIN (-719162)
#define KSCORE_DAY_MAX (2932896)

KscoreDay kscore_day_from_time      (gint64 time);
gint64    kscore_day_to_time        (KscoreDay day);
KscoreDay kscore_day_get_monday     (KscoreDay day);
int       kscore_day_get_week       (KscoreDay day);
char     *kscore_day_to_string      (KscoreDay day);
gboolean  kscore_day_from_string    (const char *string,
                                     KscoreDay  *day);
char     *kscore_time_to_string     (gint64 time);
gboolean  kscore_time_from_iso8601  (const char *string,
                                     gint64     *time);
gboolean  kscore_time_from_x        (const char *string,
                                     gint64     *time);

G_END_DECLS
