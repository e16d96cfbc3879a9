#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_HTTP_MAX_BODY      (8 * 1024 * 1024)
#define KSCORE_HTTP_MAX_REDIRECTS 5
#define KSCORE_HTTP_TIMEOUT       30 /* seconds without a byte */
#define KSCORE_HTTP_MAX_TIME      120 /* seconds for one answer, however busily it drips */
#define KSCORE_HTTP_PACE          1000 /* milliseconds between two requests to a small server */

/**
 * KscoreHttpRequest:
 *
 * One GET request.
 */
typedef struct {
  char    *url;      /* (owned) absolute; https, or http on this machine where @loopback allows */
  char    *accept;   /* (owned) (nullable) */
  char    *etag;     /* (owned) (nullable): of what is there already; the answer may be 304 */
  gsize    max_body; /* bytes, unpacked; 0 for KSCORE_HTTP_MAX_BODY */
  guint    pace;     /* milliseconds from one request to a host to the next, at least */
  gboolean loopback; /* the user typed a service on this machine, so that it may be asked */
  gboolean optional; /* asked for a name, which may not answer: a failure becomes status 0 */
} KscoreHttpRequest;

/**
 * KscoreHttpReply:
 *
 * What a server answered. Statuses of 400 and more are answers too: only whoever asked knows what
 * they mean.
 */
typedef struct {
  guint   status;       /* 200, 304, 404, …; 0 where nothing answered an optional request */
  char   *url;          /* (owned) of what answered in the end, after redirects */
  char   *content_type; /* (owned) (nullable) lower case, without parameters */
  GBytes *body;         /* (owned) unpacked; UTF-8 where a charset was declared */
  char   *etag;         /* (owned) (nullable) */
  char   *next;         /* (owned) (nullable): absolute address of the link with rel="next" */
  gint64  date;         /* the server's clock, or KSCORE_TIME_UNKNOWN */
} KscoreHttpReply;

KscoreHttpRequest *kscore_http_request_new  (const char              *url);
KscoreHttpRequest *kscore_http_request_copy (const KscoreHttpRequest *request);
void               kscore_http_request_free (KscoreHttpRequest       *request);
KscoreHttpReply   *kscore_http_reply_new    (guint                    status,
                                             const char              *url,
                                             const char              *content_type,
                                             const char              *body);
void               kscore_http_reply_free   (KscoreHttpReply         *reply);
gboolean           kscore_http_reply_check  (const KscoreHttpReply   *reply,
                                             GError                 **error);
gboolean           kscore_http_reply_is_json (const KscoreHttpReply  *reply);
char              *kscore_http_dup_host     (const char              *url);
char              *kscore_http_dup_origin   (const char              *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHttpRequest, kscore_http_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHttpReply, kscore_http_reply_free)

G_END_DECLS
