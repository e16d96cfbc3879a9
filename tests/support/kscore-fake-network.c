#include "config.h"

#include "support/kscore-fake-private.h"

#include <string.h>

typedef struct {
  SoupServer *server;
  guint       port;
  guint       index;
  guint       limit;
  guint       window;
  guint       left;
  gint64      reset_at;
  guint       under_way;
  guint       most;
  KscoreFakeNetwork *network; /* (unowned) */
} Host;

struct _KscoreFakeNetwork {
  GMutex        lock; /* of all that follows */
  GCond         ready;
  GThread      *thread;
  GMainContext *context;
  GMainLoop    *loop;
  FakeWorld    *world;
  GPtrArray    *hosts;  /* (element-type Host) */
  GPtrArray    *faults; /* (element-type FakeFault) */
  GPtrArray    *lines;  /* (element-type utf8) */
  guint         counter;
  guint         delay;
};

/* One request from its arrival to the end of its answer. */
typedef struct {
  Host              *host; /* (unowned) */
  SoupServerMessage *message; /* (unowned) (nullable): of who holds the visit */
  FakeWire           wire;
  gboolean           over;
} Visit;

static void
leave (Visit *visit)
{
  KscoreFakeNetwork *self = visit->host->network;

  if (visit->over)
    return;
  visit->over = TRUE;
  g_mutex_lock (&self->lock);
  visit->host->under_way--;
  g_mutex_unlock (&self->lock);
}

static void
visit_clear (Visit *visit)
{
  leave (visit);
  g_clear_weak_pointer (&visit->message);
  fake_wire_clear (&visit->wire);
}

static void
visit_unref (Visit *visit)
{
  g_rc_box_release_full (visit, (GDestroyNotify) visit_clear);
}

static void
append_header (const char *name,
               const char *value,
               gpointer    user_data)
{
  g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

/* Past libsoup, which would keep its word. */
static void
write_raw (Visit *visit)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (visit->message);
  gsize length;
  const char *body = g_bytes_get_data (visit->wire.body, &length);
  GString *head = g_string_new (NULL);
  GOutputStream *output = g_io_stream_get_output_stream (stream);

  if (!visit->wire.drop)
    {
      g_string_append_printf (head, "HTTP/1.1 %u %s\r\n", visit->wire.status,
                              soup_status_get_phrase (visit->wire.status));
      soup_message_headers_foreach (visit->wire.headers, append_header, head);
      g_string_append_printf (head, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", length);
      /* What becomes of it is the client's affair. */
      g_output_stream_write_all (output, head->str, head->len, NULL, NULL, NULL);
      g_output_stream_write_all (output, body, visit->wire.truncated ? length / 2 : length, NULL,
                                 NULL, NULL);
    }
  g_string_free (head, TRUE);
  g_io_stream_close (stream, NULL, NULL);
  leave (visit);
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  soup_message_headers_replace (user_data, name, value);
}

static void
write_answer (Visit *visit)
{
  gsize length;
  const char *body = g_bytes_get_data (visit->wire.body, &length);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, visit->wire.body);
  g_autofree char *etag = g_strdup_printf ("W/\"%.20s\"", hash);
  const char *match = soup_message_headers_get_one
                        (soup_server_message_get_request_headers (visit->message),
                         "If-None-Match");

  if (visit->wire.drop || visit->wire.truncated || visit->wire.close)
    {
      write_raw (visit);
      return;
    }

  soup_message_headers_foreach (visit->wire.headers, copy_header,
                                soup_server_message_get_response_headers (visit->message));
  if (visit->wire.status == 200)
    soup_message_headers_replace (soup_server_message_get_response_headers (visit->message),
                                  "ETag", etag);
  if (visit->wire.status == 200 && g_strcmp0 (match, etag) == 0)
    {
      soup_server_message_set_status (visit->message, 304, NULL);
      return;
    }
  soup_server_message_set_status (visit->message, visit->wire.status, NULL);
  soup_message_body_append (soup_server_message_get_response_body (visit->message),
                            SOUP_MEMORY_COPY, body, length);
}

static gboolean
write_late (gpointer user_data)
{
  Visit *visit = user_data;

  /* A server that stops forgets who waits without a word. */
  if (!visit->over && visit->message != NULL)
    {
      g_autoptr(SoupServerMessage) message = g_object_ref (visit->message);
      gboolean raw = visit->wire.drop || visit->wire.truncated || visit->wire.close;

      write_answer (visit);
      if (!raw)
        soup_server_message_unpause (message);
    }
  return G_SOURCE_REMOVE;
}

static void
on_over (SoupServerMessage *message,
         Visit             *visit)
{
  leave (visit);
}

static void
visit_closure_unref (gpointer  data,
                     GClosure *closure)
{
  visit_unref (data);
}

/* What the server tells of its limit, and whether it was one request too many. */
static gboolean
spend (KscoreFakeNetwork  *self,
       Host               *host,
       SoupMessageHeaders *headers)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean bluesky = self->world->kind == KSCORE_FAKE_BLUESKY;
  gboolean over;
  g_autofree char *limit = NULL;
  g_autofree char *left = NULL;
  g_autofree char *reset = NULL;

  if (now >= host->reset_at)
    {
      host->reset_at = now + host->window;
      host->left = host->limit;
    }
  over = host->limit > 0 && host->left == 0;
  if (host->left > 0)
    host->left--;
  if (bluesky && host->limit == 0)
    return FALSE;

  limit = g_strdup_printf ("%u", host->limit > 0 ? host->limit : 300);
  left = g_strdup_printf ("%u", host->limit > 0 ? host->left : 299);
  reset = bluesky ? g_strdup_printf ("%" G_GINT64_FORMAT, host->reset_at)
                  : fake_time (host->reset_at);
  soup_message_headers_replace (headers, bluesky ? "ratelimit-limit" : "X-RateLimit-Limit", limit);
  soup_message_headers_replace (headers, bluesky ? "ratelimit-remaining" : "X-RateLimit-Remaining",
                                left);
  soup_message_headers_replace (headers, bluesky ? "ratelimit-reset" : "X-RateLimit-Reset", reset);
  return over;
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Host *host = user_data;
  KscoreFakeNetwork *self = host->network;
  GUri *uri = soup_server_message_get_uri (message);
  const char *query_text = g_uri_get_query (uri);
  g_autofree char *target = g_strconcat (path, query_text != NULL ? "?" : "", query_text, NULL);
  FakeRequest request = { host->index, path, query_text, query, FALSE, FALSE };
  Visit *visit = g_rc_box_new0 (Visit);
  guint delay;

  visit->host = host;
  g_set_weak_pointer (&visit->message, message);
  visit->wire.headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  g_mutex_lock (&self->lock);
  host->under_way++;
  host->most = MAX (host->most, host->under_way);
  g_ptr_array_add (self->lines, g_strdup_printf ("%u %s %s", host->index,
                                                 soup_server_message_get_method (message),
                                                 target));
  self->counter++;
  if (spend (self, host, visit->wire.headers))
    {
      const char *text = self->world->kind == KSCORE_FAKE_BLUESKY
                         ? "{\"error\":\"RateLimitExceeded\",\"message\":\"Rate Limit Exceeded\"}"
                         : "{\"error\":\"Too many requests\"}";

      visit->wire.status = 429;
      visit->wire.body = g_bytes_new_static (text, strlen (text));
      soup_message_headers_replace (visit->wire.headers, "Content-Type",
                                    "application/json; charset=utf-8");
    }
  else
    {
      fake_answer (self->world, self->faults, &request, target, self->counter, &visit->wire);
    }
  delay = self->delay + visit->wire.delay;
  g_mutex_unlock (&self->lock);

  g_signal_connect_data (message, "finished", G_CALLBACK (on_over), g_rc_box_acquire (visit),
                         visit_closure_unref, 0);
  g_signal_connect_data (message, "disconnected", G_CALLBACK (on_over), g_rc_box_acquire (visit),
                         visit_closure_unref, 0);
  if (delay > 0)
    {
      g_autoptr(GSource) source = g_timeout_source_new (delay);

      soup_server_message_pause (message);
      g_source_set_callback (source, write_late, visit, (GDestroyNotify) visit_unref);
      g_source_attach (source, self->context);
      return;
    }
  write_answer (visit);
  visit_unref (visit);
}

typedef struct {
  KscoreFakeNetwork *self;
  void             (*work) (Host *host);
  Host              *host;
  gboolean           done;
} Errand;

static gboolean
run_errand (gpointer user_data)
{
  Errand *errand = user_data;

  errand->work (errand->host);
  g_mutex_lock (&errand->self->lock);
  errand->done = TRUE;
  g_cond_broadcast (&errand->self->ready);
  g_mutex_unlock (&errand->self->lock);
  return G_SOURCE_REMOVE;
}

/* Lets the servers' thread do it, and waits. */
static void
in_thread (KscoreFakeNetwork *self,
           Host              *host,
           void             (*work) (Host *host))
{
  Errand errand = { self, work, host, FALSE };
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_callback (source, run_errand, &errand, NULL);
  g_source_attach (source, self->context);
  g_mutex_lock (&self->lock);
  while (!errand.done)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
}

static void
start (Host *host)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;

  if (host->server != NULL)
    return;
  host->server = soup_server_new ("server-header",
                                  host->network->world->kind == KSCORE_FAKE_MASTODON ? "Mastodon"
                                                                                     : "Express",
                                  NULL);
  soup_server_add_handler (host->server, NULL, on_request, host, NULL);
  soup_server_listen_local (host->server, host->port, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (host->server);
  host->port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
stop (Host *host)
{
  if (host->server != NULL)
    soup_server_disconnect (host->server);
  g_clear_object (&host->server);
}

static void
quit (Host *host)
{
  g_main_loop_quit (host->network->loop);
}

static gpointer
run (gpointer user_data)
{
  KscoreFakeNetwork *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  /* What the servers left behind when they stopped. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

KscoreFakeNetwork *
kscore_fake_network_new (KscoreFakeKind kind,
                         guint          n_hosts,
                         gint64         now)
{
  KscoreFakeNetwork *self = g_new0 (KscoreFakeNetwork, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->world = fake_world_new (kind, now);
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fake_fault_free);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->thread = g_thread_new ("fake-network", run, self);

  for (guint i = 0; i < n_hosts; i++)
    {
      Host *host = g_new0 (Host, 1);
      g_autofree char *origin = NULL;

      host->network = self;
      host->index = i;
      host->window = 300;
      g_ptr_array_add (self->hosts, host);
      in_thread (self, host, start);
      origin = g_strdup_printf ("http://127.0.0.1:%u", host->port);
      fake_world_add_host (self->world, origin);
    }
  return self;
}

void
kscore_fake_network_free (KscoreFakeNetwork *self)
{
  for (guint i = 0; i < self->hosts->len; i++)
    in_thread (self, g_ptr_array_index (self->hosts, i), stop);
  in_thread (self, g_ptr_array_index (self->hosts, 0), quit);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  fake_world_free (self->world);
  g_ptr_array_unref (self->hosts);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->lines);
  g_cond_clear (&self->ready);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static Host *
get_host (KscoreFakeNetwork *self,
          guint              host)
{
  g_assert_cmpuint (host, <, self->hosts->len);
  return g_ptr_array_index (self->hosts, host);
}

guint
kscore_fake_network_get_n_hosts (KscoreFakeNetwork *self)
{
  return self->hosts->len;
}

void
kscore_fake_network_stop_host (KscoreFakeNetwork *self,
                               guint              host)
{
  in_thread (self, get_host (self, host), stop);
}

void
kscore_fake_network_start_host (KscoreFakeNetwork *self,
                                guint              host)
{
  in_thread (self, get_host (self, host), start);
}

void
kscore_fake_network_set_limit (KscoreFakeNetwork *self,
                               guint              host,
                               guint              limit,
                               guint              window)
{
  Host *own = get_host (self, host);

  g_mutex_lock (&self->lock);
  own->limit = limit;
  own->window = window;
  own->reset_at = 0;
  g_mutex_unlock (&self->lock);
}

void
kscore_fake_network_set_delay (KscoreFakeNetwork *self,
                               guint              milliseconds)
{
  g_mutex_lock (&self->lock);
  self->delay = milliseconds;
  g_mutex_unlock (&self->lock);
}

/* The lock and the world, for the functions that look at it and change it. */
FakeWorld *
fake_network_lock (KscoreFakeNetwork *self)
{
  g_mutex_lock (&self->lock);
  return self->world;
}

void
fake_network_unlock (KscoreFakeNetwork *self)
{
  g_mutex_unlock (&self->lock);
}

gboolean
kscore_fake_network_add_fault (KscoreFakeNetwork     *self,
                               const KscoreFakeFault *fault)
{
  FakeFaultKind kind;
  FakeFault *own;

  if (!fake_fault_parse (fault->fault, &kind))
    return FALSE;
  own = g_new0 (FakeFault, 1);
  own->kind = kind;
  own->host = fault->host;
  own->account = fault->account;
  own->path = g_strdup (fault->path);
  own->after = fault->after;
  own->times = fault->times;
  own->value = fault->value;
  own->text = g_strdup (fault->text);
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->faults, own);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

void
kscore_fake_network_clear_faults (KscoreFakeNetwork *self)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_set_size (self->faults, 0);
  g_mutex_unlock (&self->lock);
}

guint
kscore_fake_network_count (KscoreFakeNetwork *self,
                           const char        *part)
{
  guint n = 0;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->lines->len; i++)
    n += part == NULL || strstr (g_ptr_array_index (self->lines, i), part) != NULL;
  g_mutex_unlock (&self->lock);
  return n;
}

guint
kscore_fake_network_get_most_at_once (KscoreFakeNetwork *self,
                                      guint              host)
{
  guint most;

  g_mutex_lock (&self->lock);
  most = get_host (self, host)->most;
  g_mutex_unlock (&self->lock);
  return most;
}

/* "0 GET /path?query", the host before it. */
GStrv
kscore_fake_network_dup_requests (KscoreFakeNetwork *self)
{
  GStrv lines;

  g_mutex_lock (&self->lock);
  lines = g_new0 (char *, self->lines->len + 1);
  for (guint i = 0; i < self->lines->len; i++)
    lines[i] = g_strdup (g_ptr_array_index (self->lines, i));
  g_mutex_unlock (&self->lock);
  return lines;
}

void
kscore_fake_network_reset_counts (KscoreFakeNetwork *self)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < self->hosts->len; i++)
    get_host (self, i)->most = 0;
  g_mutex_unlock (&self->lock);
}
