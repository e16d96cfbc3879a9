#include "config.h"

#include "support/kscore-web-fixture.h"

#include <libsoup/soup.h>
#include <string.h>

/* For 127.0.0.1 and localhost, signed by itself, until 2126. Secret it is not. */
static const char certificate[] =
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcSWVXdfXa/FSISjA\n"
  "anQoDNtZFGYgdigRHawhz3aPF5mhRANCAASz+wvF2C2dswsX3T04FsmJZRd5LHKo\n"
  "eYeF06IQZLJFHse5mPxFJn6dN0jeRORnaaGwHQu6y2IrqyFMsaOBLGox\n"
  "-----END PRIVATE KEY-----\n"
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBmjCCAUGgAwIBAgIUdgtbiNgzESIMHZ7QsZa0R+J+MeswCgYIKoZIzj0EAwIw\n"
  "FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMzE2MjIzM1oYDzIxMjYxMDMw\n"
  "MTYyMjMzWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO\n"
  "PQMBBwNCAASz+wvF2C2dswsX3T04FsmJZRd5LHKoeYeF06IQZLJFHse5mPxFJn6d\n"
  "N0jeRORnaaGwHQu6y2IrqyFMsaOBLGoxo28wbTAdBgNVHQ4EFgQUp5xD9YkrEOUp\n"
  "SO+A9/aZRB9ZSSMwHwYDVR0jBBgwFoAUp5xD9YkrEOUpSO+A9/aZRB9ZSSMwDwYD\n"
  "VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARhwR/AAABgglsb2NhbGhvc3QwCgYIKoZI\n"
  "zj0EAwIDRwAwRAIgf7Q+bhZDd5eX7j2FgKjK+tIy/Mujr4AkNNMMuAgtlhcCIDwB\n"
  "BMUnvAI2K+yBg3E/kc26n+/mKzdAKpQzplgu+L8W\n"
  "-----END CERTIFICATE-----\n";

/* A copy of a KscoreWebAnswer. */
typedef struct {
  char      *path;    /* (owned) */
  guint      status;
  char      *type;    /* (owned) (nullable) */
  GBytes    *body;    /* (owned) */
  GStrv      headers; /* (owned) */
  guint      delay;
  gboolean   hold;
  GBytes    *raw;     /* (owned) (nullable) */
  GBytes    *tail;    /* (owned) (nullable) */
  guint      pause;
  gboolean   linger;
  gboolean   used;
} Answer;

/* What was asked. */
typedef struct {
  char               *path;    /* (owned): with the query */
  SoupMessageHeaders *headers; /* (owned) */
} Asked;

struct _KscoreWebFixture {
  GThread         *thread;
  gboolean         tls;
  GMainContext    *context;  /* (owned): of the thread */
  GMainLoop       *loop;     /* (owned) */
  SoupServer      *server;   /* (owned): touched by the thread only */
  char            *origin;   /* (owned) */
  char            *host;     /* (owned) */
  guint16          port;

  GMutex           mutex;    /* guards all below */
  GCond            ready;
  gboolean         listening;
  GPtrArray       *answers;  /* (owned) (element-type Answer) */
  GPtrArray       *asked;    /* (owned) (element-type Asked) */
  GPtrArray       *pending;  /* (owned) (element-type Pending): touched by the thread only */
  GCancellable    *stop;     /* (owned): for what is written by hand */
  guint            n_under_way;
  guint            max_under_way;
};

/* A request that waits for its answer, or is being answered by hand. */
typedef struct {
  KscoreWebFixture  *fixture;
  SoupServerMessage *message; /* (owned) (nullable) */
  const Answer      *answer;  /* (nullable) */
  GIOStream         *stream;  /* (owned) (nullable) */
  GSource           *source;  /* (owned) (nullable): until it goes on */
  gboolean           held;
  char               byte;
} Pending;

static void
answer_free (Answer *answer)
{
  g_free (answer->path);
  g_free (answer->type);
  g_bytes_unref (answer->body);
  g_strfreev (answer->headers);
  g_clear_pointer (&answer->raw, g_bytes_unref);
  g_clear_pointer (&answer->tail, g_bytes_unref);
  g_free (answer);
}

static void
asked_free (Asked *asked)
{
  g_free (asked->path);
  soup_message_headers_unref (asked->headers);
  g_free (asked);
}

static void
leave (KscoreWebFixture *self)
{
  g_mutex_lock (&self->mutex);
  self->n_under_way--;
  g_mutex_unlock (&self->mutex);
}

static void
pending_free (Pending *pending)
{
  g_ptr_array_remove_fast (pending->fixture->pending, pending);
  if (pending->source != NULL)
    g_source_destroy (pending->source);
  g_clear_pointer (&pending->source, g_source_unref);
  g_clear_object (&pending->message);
  if (pending->stream != NULL)
    {
      g_io_stream_close (pending->stream, NULL, NULL);
      g_object_unref (pending->stream);
      leave (pending->fixture);
    }
  g_free (pending);
}

static GSource *
attach (KscoreWebFixture *self,
        guint             delay,
        GSourceFunc       callback,
        gpointer          user_data)
{
  GSource *source = delay > 0 ? g_timeout_source_new (delay) : g_idle_source_new ();

  g_source_set_callback (source, callback, user_data, NULL);
  g_source_attach (source, self->context);
  return source;
}

/* Goes on with @pending after a while. */
static void
go_on (Pending     *pending,
       guint        delay,
       GSourceFunc  callback)
{
  g_clear_pointer (&pending->source, g_source_unref);
  pending->source = attach (pending->fixture, delay, callback, pending);
}

static void write_tail (Pending *pending);

static gboolean
tail_cb (gpointer user_data)
{
  Pending *pending = user_data;

  g_clear_pointer (&pending->source, g_source_unref);
  write_tail (pending);
  return G_SOURCE_REMOVE;
}

static void
lingered_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_input_stream_read_finish (G_INPUT_STREAM (source_object), result, NULL);
  pending_free (user_data);
}

static void
written_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Pending *pending = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source_object), result, NULL, NULL))
    pending_free (pending);
  else if (pending->answer->tail != NULL)
    go_on (pending, pending->answer->pause, tail_cb);
  else if (pending->answer->linger)
    g_input_stream_read_async (g_io_stream_get_input_stream (pending->stream), &pending->byte, 1,
                               G_PRIORITY_DEFAULT, pending->fixture->stop, lingered_cb, pending);
  else
    pending_free (pending);
}

static void
write_bytes (Pending *pending,
             GBytes  *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  g_output_stream_write_all_async (g_io_stream_get_output_stream (pending->stream),
                                   data != NULL ? data : "", size, G_PRIORITY_DEFAULT,
                                   pending->fixture->stop, written_cb, pending);
}

static void
write_tail (Pending *pending)
{
  write_bytes (pending, pending->answer->tail);
}

static void
finished_cb (SoupServerMessage *message,
             gpointer           user_data)
{
  leave (user_data);
}

static gboolean
answer_cb (gpointer user_data)
{
  Pending *pending = user_data;
  const Answer *answer = pending->answer;
  SoupMessageHeaders *headers;
  gsize size;
  const char *data;

  g_clear_pointer (&pending->source, g_source_unref);
  pending->held = FALSE;
  if (answer != NULL && answer->raw != NULL)
    {
      g_signal_handlers_disconnect_by_func (pending->message, finished_cb, pending->fixture);
      pending->stream = soup_server_message_steal_connection (pending->message);
      g_clear_object (&pending->message);
      write_bytes (pending, answer->raw);
      return G_SOURCE_REMOVE;
    }

  headers = soup_server_message_get_response_headers (pending->message);
  soup_server_message_set_status (pending->message, answer != NULL ? answer->status : 404, NULL);
  if (answer != NULL)
    {
      for (gsize i = 0; answer->headers[i] != NULL; i += 2)
        soup_message_headers_append (headers, answer->headers[i], answer->headers[i + 1]);
      if (answer->type != NULL)
        soup_message_headers_replace (headers, "Content-Type", answer->type);
      data = g_bytes_get_data (answer->body, &size);
      if (size > 0)
        soup_message_body_append (soup_server_message_get_response_body (pending->message),
                                  SOUP_MEMORY_COPY, data, size);
    }
  soup_server_message_unpause (pending->message);
  pending_free (pending);
  return G_SOURCE_REMOVE;
}

/* The first answer for @path that was not given yet, or the last one. */
static Answer *
find_answer (KscoreWebFixture *self,
             const char       *path)
{
  Answer *last = NULL;

  for (guint i = 0; i < self->answers->len; i++)
    {
      Answer *answer = g_ptr_array_index (self->answers, i);

      if (strcmp (answer->path, path) != 0)
        continue;
      last = answer;
      if (!answer->used)
        break;
    }
  if (last != NULL)
    last->used = TRUE;
  return last;
}

static void
handle_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  KscoreWebFixture *self = user_data;
  Pending *pending = g_new0 (Pending, 1);
  GUri *uri = soup_server_message_get_uri (message);
  g_autofree char *full = NULL;
  Asked *asked = g_new0 (Asked, 1);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;
  Answer *answer;

  full = g_uri_get_query (uri) != NULL
         ? g_strconcat (g_uri_get_path (uri), "?", g_uri_get_query (uri), NULL)
         : g_strdup (g_uri_get_path (uri));
  asked->path = g_strdup (full);
  asked->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    soup_message_headers_append (asked->headers, name, value);

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->asked, asked);
  self->n_under_way++;
  self->max_under_way = MAX (self->max_under_way, self->n_under_way);
  answer = find_answer (self, full);
  if (answer == NULL)
    answer = find_answer (self, g_uri_get_path (uri));
  g_mutex_unlock (&self->mutex);

  pending->fixture = self;
  pending->message = g_object_ref (message);
  pending->answer = answer;
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), self);
  soup_server_message_pause (message);
  g_ptr_array_add (self->pending, pending);
  if (answer != NULL && answer->hold)
    pending->held = TRUE;
  else
    go_on (pending, answer != NULL ? answer->delay : 0, answer_cb);
}

static gpointer
run (gpointer user_data)
{
  KscoreWebFixture *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) cert = NULL;
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;
  GSList *uris;

  g_main_context_push_thread_default (self->context);
  if (self->tls)
    {
      options |= SOUP_SERVER_LISTEN_HTTPS;
      cert = g_tls_certificate_new_from_pem (certificate, -1, &error);
      g_assert_no_error (error);
    }
  self->server = g_object_new (SOUP_TYPE_SERVER, "tls-certificate", cert, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  soup_server_listen_local (self->server, 0, options, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint16) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->host = g_strdup_printf ("127.0.0.1:%u", self->port);
  self->origin = g_strconcat (self->tls ? "https://" : "http://", self->host, NULL);

  g_mutex_lock (&self->mutex);
  self->listening = TRUE;
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->mutex);

  g_main_loop_run (self->loop);

  g_cancellable_cancel (self->stop);
  for (guint i = self->pending->len; i > 0; i--)
    {
      Pending *pending = g_ptr_array_index (self->pending, i - 1);

      if (pending->source != NULL || pending->held)
        pending_free (pending);
    }
  soup_server_disconnect (self->server);
  while (self->pending->len > 0)
    g_main_context_iteration (self->context, TRUE);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_clear_object (&self->server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static KscoreWebFixture *
start (gboolean tls)
{
  KscoreWebFixture *self = g_new0 (KscoreWebFixture, 1);

  self->tls = tls;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ready);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) asked_free);
  self->pending = g_ptr_array_new ();
  self->stop = g_cancellable_new ();
  self->thread = g_thread_new ("web-fixture", run, self);

  g_mutex_lock (&self->mutex);
  while (!self->listening)
    g_cond_wait (&self->ready, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

/**
 * kscore_web_fixture_new:
 *
 * Returns: (transfer full): a server that listens, and knows no answer yet
 */
KscoreWebFixture *
kscore_web_fixture_new (void)
{
  return start (FALSE);
}

/**
 * kscore_web_fixture_new_tls:
 *
 * Returns: (transfer full): as kscore_web_fixture_new(), over https with
 *   kscore_web_fixture_get_certificate()
 */
KscoreWebFixture *
kscore_web_fixture_new_tls (void)
{
  return start (TRUE);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * kscore_web_fixture_free:
 * @self: (transfer full) (nullable): a server
 */
void
kscore_web_fixture_free (KscoreWebFixture *self)
{
  if (self == NULL)
    return;

  g_source_unref (attach (self, 0, quit_cb, self->loop));
  g_thread_join (self->thread);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->asked);
  g_ptr_array_unref (self->pending);
  g_object_unref (self->stop);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ready);
  g_free (self->origin);
  g_free (self->host);
  g_free (self);
}

/**
 * kscore_web_fixture_get_origin:
 * @self: a server
 *
 * Returns: (transfer none): "http://127.0.0.1:1234"
 */
const char *
kscore_web_fixture_get_origin (KscoreWebFixture *self)
{
  return self->origin;
}

/**
 * kscore_web_fixture_get_host:
 * @self: a server
 *
 * Returns: (transfer none): "127.0.0.1:1234"
 */
const char *
kscore_web_fixture_get_host (KscoreWebFixture *self)
{
  return self->host;
}

/**
 * kscore_web_fixture_get_port:
 * @self: a server
 *
 * Returns: where it listens
 */
guint16
kscore_web_fixture_get_port (KscoreWebFixture *self)
{
  return self->port;
}

/**
 * kscore_web_fixture_get_certificate:
 *
 * Returns: (transfer none): the certificate of servers over https, as PEM
 */
const char *
kscore_web_fixture_get_certificate (void)
{
  return strstr (certificate, "-----BEGIN CERTIFICATE");
}

/**
 * kscore_web_fixture_dup_url:
 * @self: a server
 * @path: "/x"
 *
 * Returns: (transfer full): "http://127.0.0.1:1234/x"
 */
char *
kscore_web_fixture_dup_url (KscoreWebFixture *self,
                            const char       *path)
{
  return g_strconcat (self->origin, path, NULL);
}

static GBytes *
fill_in (KscoreWebFixture *self,
         const char       *text,
         gsize             size)
{
  GString *filled;

  if (size > 0 || text == NULL)
    return g_bytes_new (text, size);
  filled = g_string_new (text);
  g_string_replace (filled, "@ORIGIN@", self->origin, 0);
  return g_string_free_to_bytes (filled);
}

/**
 * kscore_web_fixture_add:
 * @self: a server
 * @answer: what it answers; copied
 */
void
kscore_web_fixture_add (KscoreWebFixture      *self,
                        const KscoreWebAnswer *answer)
{
  Answer *copy = g_new0 (Answer, 1);
  g_autoptr (GStrvBuilder) headers = g_strv_builder_new ();

  for (gsize i = 0; answer->headers != NULL && answer->headers[i] != NULL; i++)
    {
      g_autoptr (GBytes) filled = fill_in (self, answer->headers[i], 0);
      g_autofree char *text = g_strndup (g_bytes_get_data (filled, NULL),
                                         g_bytes_get_size (filled));

      g_strv_builder_add (headers, text);
    }
  copy->headers = g_strv_builder_end (headers);
  copy->path = g_strdup (answer->path);
  copy->status = answer->status > 0 ? answer->status : 200;
  copy->type = g_strdup (answer->type);
  copy->body = fill_in (self, answer->body, answer->size);
  copy->delay = answer->delay;
  copy->hold = answer->hold;
  if (answer->raw != NULL)
    copy->raw = fill_in (self, answer->raw, answer->raw_size);
  if (answer->tail != NULL)
    copy->tail = g_bytes_new (answer->tail, strlen (answer->tail));
  copy->pause = answer->pause;
  copy->linger = answer->linger;

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->answers, copy);
  g_mutex_unlock (&self->mutex);
}

/**
 * kscore_web_fixture_add_json:
 * @self: a server
 * @path: "/x", or "/x?y=1"
 * @json: what it answers there
 */
void
kscore_web_fixture_add_json (KscoreWebFixture *self,
                             const char       *path,
                             const char       *json)
{
  const KscoreWebAnswer answer = { .path = path, .type = "application/json", .body = json };

  kscore_web_fixture_add (self, &answer);
}

static gboolean
release_cb (gpointer user_data)
{
  KscoreWebFixture *self = user_data;
  g_autoptr (GPtrArray) pending = g_ptr_array_copy (self->pending, NULL, NULL);

  for (guint i = 0; i < pending->len; i++)
    if (((Pending *) g_ptr_array_index (pending, i))->held)
      answer_cb (g_ptr_array_index (pending, i));
  return G_SOURCE_REMOVE;
}

/**
 * kscore_web_fixture_release:
 * @self: a server
 *
 * Lets it answer what it holds back at this moment.
 */
void
kscore_web_fixture_release (KscoreWebFixture *self)
{
  g_source_unref (attach (self, 0, release_cb, self));
}

/**
 * kscore_web_fixture_get_n_requests:
 * @self: a server
 * @path: (nullable): "/x" for whatever its query is, or "/x?y=1"; %NULL for all
 *
 * Returns: how often it was asked
 */
guint
kscore_web_fixture_get_n_requests (KscoreWebFixture *self,
                                   const char       *path)
{
  guint n = 0;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = g_ptr_array_index (self->asked, i);
      gsize length = path != NULL ? strlen (path) : 0;

      if (path == NULL
          || (strncmp (asked->path, path, length) == 0
              && (asked->path[length] == '\0'
                  || (asked->path[length] == '?' && strchr (path, '?') == NULL))))
        n++;
    }
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * kscore_web_fixture_get_max_under_way:
 * @self: a server
 *
 * Returns: how many requests it had to answer at the same time, at most
 */
guint
kscore_web_fixture_get_max_under_way (KscoreWebFixture *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->max_under_way;
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * kscore_web_fixture_get_n_under_way:
 * @self: a server
 *
 * Returns: how many requests it has to answer now
 */
guint
kscore_web_fixture_get_n_under_way (KscoreWebFixture *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_under_way;
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * kscore_web_fixture_dup_request:
 * @self: a server
 * @index: from 0, in the order in which it was asked
 *
 * Returns: (transfer full) (nullable): the path with its query
 */
char *
kscore_web_fixture_dup_request (KscoreWebFixture *self,
                                guint             index)
{
  char *path = NULL;

  g_mutex_lock (&self->mutex);
  if (index < self->asked->len)
    path = g_strdup (((Asked *) g_ptr_array_index (self->asked, index))->path);
  g_mutex_unlock (&self->mutex);
  return path;
}

/**
 * kscore_web_fixture_dup_header:
 * @self: a server
 * @index: from 0, in the order in which it was asked
 * @name: of a header
 *
 * Returns: (transfer full) (nullable): what the request said there
 */
char *
kscore_web_fixture_dup_header (KscoreWebFixture *self,
                               guint             index,
                               const char       *name)
{
  char *value = NULL;

  g_mutex_lock (&self->mutex);
  if (index < self->asked->len)
    {
      const Asked *asked = g_ptr_array_index (self->asked, index);

      value = g_strdup (soup_message_headers_get_list (asked->headers, name));
    }
  g_mutex_unlock (&self->mutex);
  return value;
}
