#pragma once

#include <libsoup/soup.h>

#include "net/kscore-http-headers.h"
#include "net/kscore-http-request.h"

G_BEGIN_DECLS

/**
 * KscoreHttpExchange:
 *
 * What came of one GET of one address, which was not followed anywhere.
 */
typedef struct {
  KscoreHttpReply *reply;    /* (owned) */
  char            *location; /* (owned) (nullable): where a redirect leads, as it is written */
  KscoreHttpTold   told;
} KscoreHttpExchange;

void                kscore_http_exchange_free   (KscoreHttpExchange       *exchange);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHttpExchange, kscore_http_exchange_free)

void                kscore_http_exchange_async  (SoupSession              *session,
                                                 GUri                     *uri,
                                                 const KscoreHttpRequest  *request,
                                                 guint                     max_time,
                                                 GCancellable             *stop,
                                                 GAsyncReadyCallback       callback,
                                                 gpointer                  user_data);
KscoreHttpExchange *kscore_http_exchange_finish (SoupSession              *session,
                                                 GAsyncResult             *result,
                                                 GError                  **error);

G_END_DECLS
