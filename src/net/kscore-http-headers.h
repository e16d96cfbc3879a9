#pragma once

#include <libsoup/soup.h>

#include "net/kscore-http-request.h"

G_BEGIN_DECLS

/* However long a server asks to wait, it is asked again after this. */
#define KSCORE_HTTP_MAX_WAIT 3600

/**
 * KscoreHttpTold:
 *
 * What the headers of an answer tell about how much more may be asked. Waits are seconds from when
 * the answer was given, 0 to KSCORE_HTTP_MAX_WAIT.
 */
typedef struct {
  gint64 retry_after; /* or KSCORE_UNKNOWN */
  gint64 limit;       /* requests in all, or KSCORE_UNKNOWN */
  gint64 remaining;   /* requests left, or KSCORE_UNKNOWN */
  gint64 reset_after; /* or KSCORE_UNKNOWN */
} KscoreHttpTold;

void   kscore_http_headers_read_limits  (SoupMessageHeaders *headers,
                                         gint64              now,
                                         KscoreHttpTold     *told);
gint64 kscore_http_headers_get_date     (SoupMessageHeaders *headers);
char  *kscore_http_headers_dup_text     (SoupMessageHeaders *headers,
                                         const char         *name);
char  *kscore_http_headers_dup_type     (SoupMessageHeaders *headers,
                                         char              **charset);
char  *kscore_http_headers_dup_next     (SoupMessageHeaders *headers,
                                         GUri               *base,
                                         gboolean            loopback);

G_END_DECLS
