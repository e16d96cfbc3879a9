#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

#include "net/kscore-http-request.h"

G_BEGIN_DECLS

/**
 * KscoreHostBudget:
 *
 * What a host has told about how much it may still be asked. Kept across restarts. Times are
 * seconds since 1970 by this machine's clock.
 */
typedef struct {
  char  *host;       /* (owned) host and port, "mastodon.social", "127.0.0.1:2584" */
  gint64 not_before; /* ask nothing before; 0 for at once */
  gint64 remaining;  /* requests left until @reset_at, or KSCORE_UNKNOWN */
  gint64 reset_at;   /* or KSCORE_TIME_UNKNOWN */
} KscoreHostBudget;

void kscore_host_budget_free (KscoreHostBudget *budget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHostBudget, kscore_host_budget_free)

#define KSCORE_TYPE_HTTP_CLIENT (kscore_http_client_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHttpClient, kscore_http_client, KSCORE, HTTP_CLIENT, GObject)

/* Properties: "session" SoupSession, construct only (injected; one of its own where none is
 * given); "patience" uint, the seconds that a request may wait for a host's limit to reset before
 * it fails with KSCORE_ERROR_RATE_LIMITED, 20 by default; "pace-scale" double, a factor on every
 * request's pace, 1 by default, 0 in tests; "max-time" uint, milliseconds that one answer may take,
 * KSCORE_HTTP_MAX_TIME by default, less in tests.
 *
 * Belongs to the thread whose default main context it was made in. To one host goes one request
 * at a time, in the order they were asked for; hosts do not wait for each other. */
KscoreHttpClient *kscore_http_client_new         (SoupSession             *session);
void              kscore_http_client_send_async  (KscoreHttpClient        *self,
                                                  const KscoreHttpRequest *request,
                                                  GCancellable            *cancellable,
                                                  GAsyncReadyCallback      callback,
                                                  gpointer                 user_data);
KscoreHttpReply  *kscore_http_client_send_finish (KscoreHttpClient        *self,
                                                  GAsyncResult            *result,
                                                  GError                 **error);
void              kscore_http_client_set_budget  (KscoreHttpClient        *self,
                                                  const KscoreHostBudget  *budget);
GPtrArray        *kscore_http_client_list_budgets (KscoreHttpClient       *self);
guint             kscore_http_client_get_n_requests (KscoreHttpClient     *self);

G_END_DECLS
