#include "config.h"

#include "net/kscore-http-failure.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "core/kscore-error.h"

#define OFFLINE(sentence)   g_error_new (KSCORE_ERROR, KSCORE_ERROR_OFFLINE, sentence, host)
#define BAD_REPLY(sentence) g_error_new (KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY, sentence, host)

/* Translators: in every sentence of this file %s is the name of a server. */

static GError *
from_resolver (const GError *error,
               const char   *host)
{
  if (error->code == G_RESOLVER_ERROR_NOT_FOUND)
    return OFFLINE (_("There is no server by the name of %s."));
  return OFFLINE (_("The name %s cannot be looked up."));
}

static GError *
from_tls (const GError *error,
          const char   *host,
          gboolean      in_body)
{
  if (in_body)
    return BAD_REPLY (_("%s broke off in the middle of its answer."));
  if (error->code == G_TLS_ERROR_BAD_CERTIFICATE)
    return OFFLINE (_("%s does not prove who it is."));
  if (error->code == G_TLS_ERROR_EOF)
    return OFFLINE (_("%s closed the connection without an answer."));
  return OFFLINE (_("There is no way to a secure connection to %s."));
}

static GError *
from_io (const GError *error,
         const char   *host,
         gboolean      in_body)
{
  if (in_body)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        return OFFLINE (_("%s stopped answering."));
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        return BAD_REPLY (_("%s sent an answer that cannot be unpacked."));
      return BAD_REPLY (_("%s broke off in the middle of its answer."));
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return OFFLINE (_("%s refuses connections."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return OFFLINE (_("%s does not answer."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return OFFLINE (_("No network leads to %s."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    return OFFLINE (_("There is no server by the name of %s."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return OFFLINE (_("%s closed the connection without an answer."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED))
    return OFFLINE (_("The proxy gives no way to %s."));
  return OFFLINE (_("%s cannot be reached."));
}

/**
 * kscore_http_failure_new:
 * @error: what the library says went wrong
 * @host: the server
 * @in_body: whether its answer had begun
 *
 * Returns: (transfer full): one sentence about it, with %KSCORE_ERROR_OFFLINE or
 *   %KSCORE_ERROR_BAD_REPLY; a cancellation stays one
 */
GError *
kscore_http_failure_new (const GError *error,
                         const char   *host,
                         gboolean      in_body)
{
  if (error->domain == KSCORE_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (error->domain == G_RESOLVER_ERROR)
    return from_resolver (error, host);
  if (error->domain == G_TLS_ERROR)
    return from_tls (error, host, in_body);
  if (error->domain == G_IO_ERROR)
    return from_io (error, host, in_body);
  return BAD_REPLY (_("%s answered in a way that makes no sense."));
}
