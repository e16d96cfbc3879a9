#include "config.h"

#include "net/kscore-http-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-error.h"

/**
 * kscore_http_request_new:
 * @url: an absolute address
 *
 * Returns: (transfer full): a request for JSON, at the pace of a small server
 */
KscoreHttpRequest *
kscore_http_request_new (const char *url)
{
  KscoreHttpRequest *self = g_new0 (KscoreHttpRequest, 1);

  self->url = g_strdup (url);
  self->accept = g_strdup ("application/json");
  self->pace = KSCORE_HTTP_PACE;
  return self;
}

/**
 * kscore_http_request_copy:
 * @request: a request
 *
 * Returns: (transfer full): a deep copy
 */
KscoreHttpRequest *
kscore_http_request_copy (const KscoreHttpRequest *request)
{
  KscoreHttpRequest *copy = g_memdup2 (request, sizeof *request);

  copy->url = g_strdup (request->url);
  copy->accept = g_strdup (request->accept);
  copy->etag = g_strdup (request->etag);
  return copy;
}

/**
 * kscore_http_request_free:
 * @request: (transfer full) (nullable): a request
 */
void
kscore_http_request_free (KscoreHttpRequest *request)
{
  if (request == NULL)
    return;

  g_free (request->url);
  g_free (request->accept);
  g_free (request->etag);
  g_free (request);
}

/**
 * kscore_http_reply_new:
 * @status: HTTP status
 * @url: (nullable): of what answered
 * @content_type: (nullable): lower case, without parameters
 * @body: (nullable): text, for tests; %NULL for an empty body
 *
 * Returns: (transfer full): an answer without further headers
 */
KscoreHttpReply *
kscore_http_reply_new (guint       status,
                       const char *url,
                       const char *content_type,
                       const char *body)
{
  KscoreHttpReply *self = g_new0 (KscoreHttpReply, 1);

  self->status = status;
  self->url = g_strdup (url);
  self->content_type = g_strdup (content_type);
  self->body = g_bytes_new (body, body != NULL ? strlen (body) : 0);
  self->date = KSCORE_TIME_UNKNOWN;
  return self;
}

/**
 * kscore_http_reply_free:
 * @reply: (transfer full) (nullable): an answer
 */
void
kscore_http_reply_free (KscoreHttpReply *reply)
{
  if (reply == NULL)
    return;

  g_free (reply->url);
  g_free (reply->content_type);
  g_clear_pointer (&reply->body, g_bytes_unref);
  g_free (reply->etag);
  g_free (reply->next);
  g_free (reply);
}

/**
 * kscore_http_reply_is_json:
 * @reply: an answer
 *
 * Returns: whether it calls itself JSON of some sort, or nothing at all
 */
gboolean
kscore_http_reply_is_json (const KscoreHttpReply *reply)
{
  return reply->content_type == NULL || g_str_has_suffix (reply->content_type, "json");
}

/**
 * kscore_http_reply_check:
 * @reply: an answer
 * @error: return location
 *
 * Tells what a refusal means where a network's own words for it say no more.
 *
 * Returns: %TRUE for a status of 200 to 299; else %FALSE with %KSCORE_ERROR_UNAUTHORIZED,
 *   %KSCORE_ERROR_FORBIDDEN, %KSCORE_ERROR_NOT_FOUND, or %KSCORE_ERROR_BAD_REPLY
 */
gboolean
kscore_http_reply_check (const KscoreHttpReply  *reply,
                         GError                **error)
{
  g_autofree char *host = kscore_http_dup_host (reply->url);
  const char *name = host != NULL ? host : "?";

  if (reply->status >= 200 && reply->status < 300)
    return TRUE;

  switch (reply->status)
    {
    case 401:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED,
                   /* Translators: %s is the name of a server. */
                   _("%s shows this only to people who are signed in."), name);
      break;
    case 403:
    case 451:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN,
                   /* Translators: %s is the name of a server. */
                   _("%s does not let Kscore read this."), name);
      break;
    case 404:
    case 410:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a server. */
                   _("%s knows nothing of it."), name);
      break;
    default:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                   /* Translators: %1$s is the name of a server, %2$u a number such as 500. */
                   _("%1$s answered with an error (%2$u)."), name, reply->status);
      break;
    }
  return FALSE;
}

/* NULL where it is no address with a host. What is encoded behind the host may be anything. */
static GUri *
parse (const char *url)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY
                          | G_URI_FLAGS_ENCODED_FRAGMENT;
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, flags, NULL) : NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
    return NULL;
  return g_steal_pointer (&uri);
}

/**
 * kscore_http_dup_host:
 * @url: (nullable): an absolute address
 *
 * Returns: (transfer full) (nullable): its host in lower case, with the port where it is not the
 *   scheme's own; an IPv6 address in brackets
 */
char *
kscore_http_dup_host (const char *url)
{
  g_autoptr (GUri) uri = parse (url);
  g_autofree char *host = NULL;
  int port;

  if (uri == NULL)
    return NULL;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  if (strchr (host, ':') != NULL)
    {
      char *bracketed = g_strdup_printf ("[%s]", host);

      g_free (host);
      host = bracketed;
    }
  port = g_uri_get_port (uri);
  if (port <= 0 || (port == 443 && g_str_equal (g_uri_get_scheme (uri), "https"))
      || (port == 80 && g_str_equal (g_uri_get_scheme (uri), "http")))
    return g_steal_pointer (&host);
  return g_strdup_printf ("%s:%d", host, port);
}

/**
 * kscore_http_dup_origin:
 * @url: (nullable): an absolute address
 *
 * Returns: (transfer full) (nullable): "https://host" or "http://host:port", without a slash
 */
char *
kscore_http_dup_origin (const char *url)
{
  g_autoptr (GUri) uri = parse (url);
  g_autofree char *host = kscore_http_dup_host (url);

  if (uri == NULL)
    return NULL;
  return g_strdup_printf ("%s://%s", g_uri_get_scheme (uri), host);
}
