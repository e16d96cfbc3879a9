#pragma once

#include "net/kscore-http-client.h"
#include "net/kscore-http-headers.h"

G_BEGIN_DECLS

/**
 * KscoreHostLimit:
 *
 * What a host lets be asked of it. Pure: whoever uses it says what time it is, in microseconds of a
 * clock that never jumps.
 */
typedef struct {
  gint64 not_before; /* 0 for at once */
  gint64 reset_at;   /* of @remaining, or KSCORE_TIME_UNKNOWN */
  gint64 limit;      /* or KSCORE_UNKNOWN */
  gint64 remaining;  /* or KSCORE_UNKNOWN */
  guint  n_refused;  /* in a row: 429 and 503 */
} KscoreHostLimit;

void     kscore_host_limit_init       (KscoreHostLimit        *self);
gboolean kscore_host_limit_learn      (KscoreHostLimit        *self,
                                       guint                   status,
                                       const KscoreHttpTold   *told,
                                       gint64                  now);
gint64   kscore_host_limit_get_wait   (const KscoreHostLimit  *self,
                                       gint64                  now);
gint64   kscore_host_limit_get_spread (const KscoreHostLimit  *self,
                                       gint64                  now);
void     kscore_host_limit_restore    (KscoreHostLimit        *self,
                                       const KscoreHostBudget *budget,
                                       gint64                  now,
                                       gint64                  real_now);
gboolean kscore_host_limit_tell       (const KscoreHostLimit  *self,
                                       gint64                  now,
                                       gint64                  real_now,
                                       KscoreHostBudget       *budget);

G_END_DECLS
