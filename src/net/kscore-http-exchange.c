#include "config.h"

#include "net/kscore-http-exchange.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-error.h"
#include "core/kscore-values.h"
#include "net/kscore-address-check.h"
#include "net/kscore-http-failure.h"
#include "net/kscore-http-text.h"

#define CHUNK (64 * 1024)

/* Hints before an answer: one is usual. */
#define MAX_HINTS 20

/* What is under way. */
typedef struct {
  GUri              *uri;      /* (owned) */
  KscoreHttpRequest *request;  /* (owned) */
  char              *host;     /* (owned) */
  SoupMessage       *message;  /* (owned) */
  GCancellable      *stop;     /* (owned) */
  GSource           *deadline; /* (owned) (nullable) */
  GInputStream      *stream;   /* (owned) (nullable) */
  GByteArray        *body;     /* (owned) */
  GError            *verdict;  /* (owned) (nullable): why it was stopped */
  gsize              max_body;
  guint              n_hints;
  gboolean           proxied;
} Running;

static void
running_free (Running *running)
{
  if (running->message != NULL)
    g_signal_handlers_disconnect_by_data (running->message, running);
  g_clear_object (&running->message);
  if (running->deadline != NULL)
    g_source_destroy (running->deadline);
  g_clear_pointer (&running->deadline, g_source_unref);
  g_clear_pointer (&running->uri, g_uri_unref);
  g_clear_pointer (&running->request, kscore_http_request_free);
  g_clear_pointer (&running->host, g_free);
  g_clear_object (&running->stop);
  g_clear_object (&running->stream);
  g_clear_pointer (&running->body, g_byte_array_unref);
  g_clear_error (&running->verdict);
  g_free (running);
}

/**
 * kscore_http_exchange_free:
 * @exchange: (transfer full) (nullable): an exchange
 */
void
kscore_http_exchange_free (KscoreHttpExchange *exchange)
{
  if (exchange == NULL)
    return;

  g_clear_pointer (&exchange->reply, kscore_http_reply_free);
  g_free (exchange->location);
  g_free (exchange);
}

/* Ends it for a reason of our own, which the cancellation that follows does not hide. */
static void
stop_with (Running *running,
           GError  *verdict)
{
  if (running->verdict == NULL)
    running->verdict = verdict;
  else
    g_error_free (verdict);
  g_cancellable_cancel (running->stop);
}

static void
fail (GTask        *task,
      const GError *error,
      gboolean      in_body)
{
  Running *running = g_task_get_task_data (task);

  /* The connection is of no more use; closing does not wait for what it still brings. */
  g_cancellable_cancel (running->stop);
  if (running->verdict != NULL)
    g_task_return_error (task, g_steal_pointer (&running->verdict));
  else
    g_task_return_error (task, kscore_http_failure_new (error, running->host, in_body));
}

static gboolean
deadline_cb (gpointer user_data)
{
  Running *running = user_data;

  stop_with (running, g_error_new (KSCORE_ERROR, KSCORE_ERROR_OFFLINE,
                                   /* Translators: %s is the name of a server. */
                                   _("%s takes too long to answer."), running->host));
  return G_SOURCE_REMOVE;
}

/* Where the name led to: only now is it known which machine would be asked. */
static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  Running *running = user_data;
  g_autoptr (GSocketAddress) address = NULL;
  GInetAddress *inet;
  gboolean allowed;

  if (event != G_SOCKET_CLIENT_CONNECTING && event != G_SOCKET_CLIENT_CONNECTED)
    return;
  if (!G_IS_SOCKET_CONNECTION (connection) || running->proxied)
    return;

  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (G_IS_PROXY_ADDRESS (address))
    {
      running->proxied = TRUE;
      return;
    }
  if (address == NULL && event == G_SOCKET_CLIENT_CONNECTING)
    return;
  if (G_IS_INET_SOCKET_ADDRESS (address))
    {
      inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
      allowed = kscore_address_is_loopback (running->uri) ? g_inet_address_get_is_loopback (inet)
                                                          : kscore_address_is_public (inet);
    }
  else
    allowed = FALSE;

  if (!allowed)
    {
      GError *verdict = NULL;

      kscore_address_set_private (running->uri, &verdict);
      stop_with (running, verdict);
      /* A cancelled connection would be begun all the same, and tell that something is there. */
      g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
    }
}

/* Whether this is a list or an object of JSON without its end. Where another ends by chance, its
 * reader tells. */
static gboolean
is_begun_json (SoupMessageHeaders *headers,
               const GByteArray   *body)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  guint n = body->len;

  if (type == NULL || !g_str_has_suffix (type, "json"))
    return FALSE;
  while (n > 0 && g_ascii_isspace (body->data[n - 1]))
    n--;
  return n > 0 && (body->data[0] == '{' || body->data[0] == '[')
         && body->data[n - 1] != '}' && body->data[n - 1] != ']';
}

/* Whether less came than was announced. The library itself does not mind when the connection is
 * closed behind the body, or between two chunks of it. */
static gboolean
is_cut_short (Running *running)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (running->message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (running->message);
  guint status = soup_message_get_status (running->message);
  goffset announced = 0;

  if (status == SOUP_STATUS_NOT_MODIFIED || status == SOUP_STATUS_NO_CONTENT)
    return FALSE;
  /* HTTP/2 counts by itself. */
  if (soup_message_get_http_version (running->message) < SOUP_HTTP_2_0
      && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    announced = soup_message_headers_get_content_length (headers);
  if (announced > 0
      && (guint64) announced > soup_message_metrics_get_response_body_bytes_received (metrics))
    return TRUE;
  return SOUP_STATUS_IS_SUCCESSFUL (status) && is_begun_json (headers, running->body);
}

static void
finish (GTask *task)
{
  Running *running = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (running->message);
  g_autoptr (KscoreHttpExchange) exchange = g_new0 (KscoreHttpExchange, 1);
  KscoreHttpReply *reply;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *charset = NULL;
  g_autofree char *url = g_uri_to_string (running->uri);
  g_autoptr (GError) error = NULL;

  reply = exchange->reply = kscore_http_reply_new (soup_message_get_status (running->message),
                                                   url, NULL, NULL);
  reply->content_type = kscore_http_headers_dup_type (headers, &charset);
  reply->etag = kscore_http_headers_dup_text (headers, "ETag");
  reply->date = kscore_http_headers_get_date (headers);
  reply->next = kscore_http_headers_dup_next (headers, running->uri, running->request->loopback);
  exchange->location = kscore_http_headers_dup_text (headers, "Location");
  kscore_http_headers_read_limits (headers, g_get_real_time () / G_USEC_PER_SEC, &exchange->told);

  body = g_byte_array_free_to_bytes (g_steal_pointer (&running->body));
  g_debug ("GET %s%s: %u, %" G_GSIZE_FORMAT " bytes", running->host,
           g_uri_get_path (running->uri), reply->status, g_bytes_get_size (body));
  g_bytes_unref (reply->body);
  reply->body = kscore_http_text_to_utf8 (body, charset, running->host, &error);
  if (reply->body == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&exchange),
                           (GDestroyNotify) kscore_http_exchange_free);
}

static void
refuse_size (Running *running)
{
  stop_with (running, g_error_new (KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                                   /* Translators: %s is the name of a server. */
                                   _("%s sent more than any answer should hold."),
                                   running->host));
}

/* The library waits for the answer behind a hint, however many come, and remembers them all. */
static void
got_informational_cb (SoupMessage *message,
                      gpointer     user_data)
{
  Running *running = user_data;

  if (++running->n_hints > MAX_HINTS)
    refuse_size (running);
}

static void
close_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  /* All is read: what goes wrong now takes nothing away. */
  g_input_stream_close_finish (G_INPUT_STREAM (source_object), result, NULL);
  if (is_cut_short (g_task_get_task_data (task)))
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");

      fail (task, error, TRUE);
    }
  else
    finish (task);
}

static void
read_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Running *running = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const guint8 *data;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source_object), result, &error);
  if (bytes != NULL)
    {
      data = g_bytes_get_data (bytes, &size);
      if (size == 0)
        {
          g_input_stream_close_async (running->stream, G_PRIORITY_DEFAULT, running->stop, close_cb,
                                      g_steal_pointer (&task));
          return;
        }
      if (size <= running->max_body - running->body->len)
        {
          g_byte_array_append (running->body, data, (guint) size);
          g_input_stream_read_bytes_async (running->stream, CHUNK, G_PRIORITY_DEFAULT,
                                           running->stop, read_cb, g_steal_pointer (&task));
          return;
        }
      refuse_size (running);
    }
  fail (task, error, TRUE);
}

static void
sent_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Running *running = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  SoupMessageHeaders *headers;

  running->stream = soup_session_send_finish (SOUP_SESSION (source_object), result, &error);
  if (running->stream == NULL)
    {
      fail (task, error, FALSE);
      return;
    }

  /* Over https without TLS: a proxy speaks in the server's place. */
  if (g_strcmp0 (g_uri_get_scheme (running->uri), "https") == 0
      && soup_message_get_tls_peer_certificate (running->message) == NULL)
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, "");
      fail (task, error, FALSE);
      return;
    }

  headers = soup_message_get_response_headers (running->message);
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && soup_message_headers_get_content_length (headers) > (goffset) running->max_body)
    {
      refuse_size (running);
      fail (task, NULL, TRUE);
      return;
    }
  g_input_stream_read_bytes_async (running->stream, CHUNK, G_PRIORITY_DEFAULT, running->stop,
                                   read_cb, g_steal_pointer (&task));
}

/* What was read from a server or a file adds no header of its own. */
static void
set_header (SoupMessageHeaders *headers,
            const char         *name,
            const char         *value)
{
  if (value != NULL && value[0] != '\0' && strpbrk (value, "\r\n") == NULL)
    soup_message_headers_replace (headers, name, value);
}

static void
send (GTask *task)
{
  Running *running = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  running->message = soup_message_new_from_uri (SOUP_METHOD_GET, running->uri);
  soup_message_add_flags (running->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE
                          | SOUP_MESSAGE_COLLECT_METRICS);
  headers = soup_message_get_request_headers (running->message);
  set_header (headers, "Accept", running->request->accept);
  set_header (headers, "If-None-Match", running->request->etag);
  g_signal_connect (running->message, "network-event", G_CALLBACK (network_event_cb), running);
  g_signal_connect (running->message, "got-informational", G_CALLBACK (got_informational_cb),
                    running);
  /* Where a connection that was kept alive turns out to be closed, it asks again by itself. */
  soup_session_send_async (g_task_get_source_object (task), running->message, G_PRIORITY_DEFAULT,
                           running->stop, sent_cb, g_object_ref (task));
}

/**
 * kscore_http_exchange_async:
 * @session: what to send with
 * @uri: a checked address
 * @request: what else is asked
 * @max_time: milliseconds for the whole answer
 * @stop: ends it; is also cancelled from here when something is wrong with the answer
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks one address once.
 */
void
kscore_http_exchange_async (SoupSession             *session,
                            GUri                    *uri,
                            const KscoreHttpRequest *request,
                            guint                    max_time,
                            GCancellable            *stop,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  Running *running = g_new0 (Running, 1);
  g_autofree char *url = g_uri_to_string (uri);

  g_task_set_source_tag (task, kscore_http_exchange_async);
  running->uri = g_uri_ref (uri);
  running->request = kscore_http_request_copy (request);
  running->host = kscore_http_dup_host (url);
  running->stop = g_object_ref (stop);
  running->max_body = request->max_body > 0 ? request->max_body : KSCORE_HTTP_MAX_BODY;
  running->body = g_byte_array_new ();
  g_task_set_task_data (task, running, (GDestroyNotify) running_free);

  running->deadline = g_timeout_source_new (max_time);
  g_source_set_callback (running->deadline, deadline_cb, running, NULL);
  g_source_attach (running->deadline, g_main_context_get_thread_default ());
  send (task);
}

/**
 * kscore_http_exchange_finish:
 * @session: what it was sent with
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what came of it, or %NULL with @error set
 */
KscoreHttpExchange *
kscore_http_exchange_finish (SoupSession   *session,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
