#include "config.h"

#include "net/kscore-http-client.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "net/kscore-address-check.h"
#include "net/kscore-host-limit.h"
#include "net/kscore-http-exchange.h"

#define PATIENCE    20
#define MAX_RETRIES 3
#define USER_AGENT  "Kscore/" KSCORE_VERSION " (+https://kscore.example.com/)"

/**
 * KscoreHttpClient:
 *
 * Asks servers, politely: one request at a time to each, with a pause between two, and not before a
 * server wants to be asked again. Every address is judged before it is asked, also the ones that
 * answers lead to.
 */
struct _KscoreHttpClient {
  GObject       parent_instance;

  SoupSession  *session;    /* (owned) */
  GMainContext *context;    /* (owned) */
  GHashTable   *hosts;      /* (owned) (element-type utf8 Host) */
  GHashTable   *jobs;       /* (owned) (element-type Job): a set, all that are not finished */
  guint         patience;   /* seconds */
  guint         max_time;   /* milliseconds */
  double        pace_scale;
  guint         n_requests;
  gboolean      closed;     /* disposed: nothing is asked any more */
};

G_DEFINE_FINAL_TYPE (KscoreHttpClient, kscore_http_client, G_TYPE_OBJECT)

typedef enum {
  PROP_SESSION = 1,
  PROP_PATIENCE,
  PROP_PACE_SCALE,
  PROP_MAX_TIME,
} KscoreHttpClientProperty;

static GParamSpec *props[PROP_MAX_TIME + 1];

/* One server. */
typedef struct {
  KscoreHttpClient *client;  /* (unowned): it owns this */
  char             *name;    /* (owned): with the port */
  GQueue            waiting; /* (element-type Job) (unowned), in order */
  gboolean          busy;
  gboolean          here;    /* on this machine: no pause */
  GSource          *timer;   /* (owned) (nullable): until the next may start */
  gint64            ended;   /* monotonic time of the end of the last request, 0 before it */
  guint             pace;    /* of the last request */
  KscoreHostLimit   limit;
} Host;

/* One call of send_async(), over all its redirects and repetitions. */
typedef struct {
  GTask             *task;     /* (owned) */
  KscoreHttpRequest *request;  /* (owned) */
  GUri              *uri;      /* (owned): what to ask next */
  Host              *host;     /* (unowned): of @uri */
  GSource           *watch;    /* (owned) (nullable): for the caller's cancellation */
  GCancellable      *stop;     /* (owned) (nullable): while it is asked */
  guint              n_hops;
  guint              n_retries;
  gboolean           cancelled;
} Job;

static void schedule (Host *host);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
host_free (Host *host)
{
  clear_source (&host->timer);
  g_queue_clear (&host->waiting);
  g_free (host->name);
  g_free (host);
}

static void
job_free (Job *job)
{
  clear_source (&job->watch);
  g_clear_object (&job->task);
  g_clear_object (&job->stop);
  g_clear_pointer (&job->request, kscore_http_request_free);
  g_clear_pointer (&job->uri, g_uri_unref);
  g_free (job);
}

/* The host of @uri, made when it is asked for the first time. */
static Host *
get_host (KscoreHttpClient *self,
          const char       *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      host->client = self;
      host->name = g_strdup (name);
      g_queue_init (&host->waiting);
      kscore_host_limit_init (&host->limit);
      g_hash_table_insert (self->hosts, host->name, host);
    }
  return host;
}

/* Ends a job, one way or the other; it waits nowhere any more. */
static void
finish (Job             *job,
        KscoreHttpReply *reply,
        GError          *error)
{
  KscoreHttpClient *self = job->host->client;
  g_autoptr (GTask) task = g_object_ref (job->task);

  if (error != NULL && job->request->optional && !job->cancelled
      && (g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_OFFLINE)
          || g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY)))
    {
      g_autofree char *url = g_uri_to_string (job->uri);

      g_debug ("GET %s%s: %s", job->host->name, g_uri_get_path (job->uri), error->message);
      g_clear_error (&error);
      reply = kscore_http_reply_new (0, url, NULL, NULL);
    }

  g_hash_table_remove (self->jobs, job);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, reply, (GDestroyNotify) kscore_http_reply_free);
}

static void
finish_cancelled (Job *job)
{
  finish (job, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                          _("Operation was cancelled")));
}

static void
finish_limited (Job    *job,
                gint64  wait)
{
  const gint64 minute = 60 * G_TIME_SPAN_SECOND;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Rounded up to the minute that is shown. */
  g_autoptr (GDateTime) end = g_date_time_add (now, wait + minute - 1);
  g_autofree char *shown = g_date_time_format (end, C_("time of day", "%H:%M"));

  finish (job, NULL, g_error_new (KSCORE_ERROR, KSCORE_ERROR_RATE_LIMITED,
                                  /* Translators: %1$s is the name of a server, %2$s a time of day
                                   * such as 16:05. */
                                  _("%1$s asks to wait until %2$s."), job->host->name, shown));
}

static void
cancel (Job *job)
{
  Host *host = job->host;

  if (job->cancelled)
    return;
  job->cancelled = TRUE;
  if (job->stop != NULL)
    {
      g_cancellable_cancel (job->stop);
      return;
    }
  g_queue_remove (&host->waiting, job);
  finish_cancelled (job);
  schedule (host);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (KscoreHttpClient) self = g_object_ref (job->host->client);

  cancel (job);
  return G_SOURCE_REMOVE;
}

/* Puts a job where it has to wait for its turn: at the end, or in front again. */
static void
enqueue (Job      *job,
         Host     *host,
         gboolean  in_front)
{
  job->host = host;
  host->here = kscore_address_is_loopback (job->uri);
  if (in_front)
    g_queue_push_head (&host->waiting, job);
  else
    g_queue_push_tail (&host->waiting, job);
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* Sends a job on to where an answer leads; or returns why not. */
static GError *
follow (Job        *job,
        const char *location)
{
  Host *from = job->host;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *url = NULL;
  g_autofree char *name = NULL;

  if (job->n_hops >= KSCORE_HTTP_MAX_REDIRECTS)
    return g_error_new (KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                        /* Translators: %s is the name of a server. */
                        _("%s leads from one address to the next and never to an answer."),
                        from->name);

  uri = kscore_address_resolve (job->uri, location, NULL);
  url = uri != NULL ? g_uri_to_string (uri) : NULL;
  name = kscore_http_dup_host (url);
  if (name == NULL || !kscore_address_check_hop (job->uri, uri, job->request->loopback, NULL))
    return g_error_new (KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                        /* Translators: %s is the name of a server. */
                        _("%s leads to an address that Kscore does not ask."), from->name);

  job->n_hops++;
  g_uri_unref (job->uri);
  job->uri = g_steal_pointer (&uri);
  enqueue (job, get_host (from->client, name), g_strcmp0 (name, from->name) == 0);
  return NULL;
}

static void
asked_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Job *job = user_data;
  Host *host = job->host;
  g_autoptr (KscoreHttpClient) self = g_object_ref (host->client);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpExchange) exchange
    = kscore_http_exchange_finish (SOUP_SESSION (source_object), result, &error);
  gint64 now = g_get_monotonic_time ();
  gboolean refused = FALSE;

  host->busy = FALSE;
  host->ended = now;
  host->pace = job->request->pace;
  g_clear_object (&job->stop);
  if (exchange != NULL)
    refused = kscore_host_limit_learn (&host->limit, exchange->reply->status, &exchange->told,
                                       now);

  if (job->cancelled)
    finish_cancelled (job);
  else if (exchange == NULL)
    finish (job, NULL, g_steal_pointer (&error));
  else if (refused && job->n_retries >= MAX_RETRIES)
    finish_limited (job, kscore_host_limit_get_wait (&host->limit, now));
  else if (refused)
    {
      /* Waits in front, or fails when that would be too long: see schedule(). */
      job->n_retries++;
      enqueue (job, host, TRUE);
    }
  else if (is_redirect (exchange->reply->status) && exchange->location != NULL)
    {
      error = follow (job, exchange->location);
      if (error != NULL)
        finish (job, NULL, g_steal_pointer (&error));
      else if (job->host != host)
        schedule (job->host);
    }
  else
    finish (job, g_steal_pointer (&exchange->reply), NULL);

  schedule (host);
}

static void
ask (Job *job)
{
  Host *host = job->host;

  host->busy = TRUE;
  job->stop = g_cancellable_new ();
  host->client->n_requests++;
  kscore_http_exchange_async (host->client->session, job->uri, job->request,
                              host->client->max_time, job->stop, asked_cb, job);
}

/* Microseconds until @job may start, as far as pauses go. */
static gint64
get_pause (Host   *host,
           Job    *job,
           gint64  now)
{
  gint64 pause = kscore_host_limit_get_spread (&host->limit, now);
  gint64 most = (gint64) host->client->patience * G_USEC_PER_SEC;

  /* What is spread out is not worth failing for. */
  pause = MIN (pause, most);
  if (!host->here)
    pause = MAX (pause, (gint64) (MAX (host->pace, job->request->pace) * 1000.0
                                  * host->client->pace_scale));
  pause = MIN (pause, (gint64) KSCORE_HTTP_MAX_WAIT * G_USEC_PER_SEC);
  return host->ended > 0 ? MAX (host->ended + pause - now, 0) : 0;
}

static gboolean
timer_cb (gpointer user_data)
{
  Host *host = user_data;
  g_autoptr (KscoreHttpClient) self = g_object_ref (host->client);

  clear_source (&host->timer);
  schedule (host);
  return G_SOURCE_REMOVE;
}

/* Starts the first job that waits for @host, or a timer for when it may start. */
static void
schedule (Host *host)
{
  KscoreHttpClient *self = host->client;
  const gint64 patience = (gint64) self->patience * G_USEC_PER_SEC;

  clear_source (&host->timer);
  while (!host->busy && !g_queue_is_empty (&host->waiting))
    {
      Job *job = g_queue_peek_head (&host->waiting);
      gint64 now = g_get_monotonic_time ();
      gint64 limited = kscore_host_limit_get_wait (&host->limit, now);
      gint64 wait = MAX (limited, get_pause (host, job, now));

      if (self->closed)
        {
          g_queue_pop_head (&host->waiting);
          finish_cancelled (job);
        }
      else if (limited > patience)
        {
          g_queue_pop_head (&host->waiting);
          finish_limited (job, limited);
        }
      else if (wait > 0)
        {
          host->timer = g_timeout_source_new ((guint) ((wait + 999) / 1000));
          g_source_set_callback (host->timer, timer_cb, host, NULL);
          g_source_attach (host->timer, self->context);
          return;
        }
      else
        {
          g_queue_pop_head (&host->waiting);
          ask (job);
        }
    }
}

static void
kscore_http_client_constructed (GObject *object)
{
  KscoreHttpClient *self = KSCORE_HTTP_CLIENT (object);

  G_OBJECT_CLASS (kscore_http_client_parent_class)->constructed (object);

  if (self->session == NULL)
    self->session = g_object_new (SOUP_TYPE_SESSION,
                                  "user-agent", USER_AGENT,
                                  "timeout", (guint) KSCORE_HTTP_TIMEOUT,
                                  "max-conns-per-host", 1,
                                  NULL);
}

static void
kscore_http_client_dispose (GObject *object)
{
  KscoreHttpClient *self = KSCORE_HTTP_CLIENT (object);
  g_autoptr (GList) jobs = g_hash_table_get_keys (self->jobs);

  self->closed = TRUE;
  for (GList *item = jobs; item != NULL; item = item->next)
    if (g_hash_table_contains (self->jobs, item->data))
      cancel (item->data);

  G_OBJECT_CLASS (kscore_http_client_parent_class)->dispose (object);
}

static void
kscore_http_client_finalize (GObject *object)
{
  KscoreHttpClient *self = KSCORE_HTTP_CLIENT (object);

  g_clear_pointer (&self->jobs, g_hash_table_unref);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (kscore_http_client_parent_class)->finalize (object);
}

static void
kscore_http_client_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KscoreHttpClient *self = KSCORE_HTTP_CLIENT (object);

  switch ((KscoreHttpClientProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PATIENCE:
      g_value_set_uint (value, self->patience);
      break;
    case PROP_PACE_SCALE:
      g_value_set_double (value, self->pace_scale);
      break;
    case PROP_MAX_TIME:
      g_value_set_uint (value, self->max_time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_http_client_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KscoreHttpClient *self = KSCORE_HTTP_CLIENT (object);

  switch ((KscoreHttpClientProperty) prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_PATIENCE:
      self->patience = g_value_get_uint (value);
      break;
    case PROP_PACE_SCALE:
      self->pace_scale = g_value_get_double (value);
      break;
    case PROP_MAX_TIME:
      self->max_time = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_http_client_class_init (KscoreHttpClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->constructed = kscore_http_client_constructed;
  object_class->dispose = kscore_http_client_dispose;
  object_class->finalize = kscore_http_client_finalize;
  object_class->get_property = kscore_http_client_get_property;
  object_class->set_property = kscore_http_client_set_property;

  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, SOUP_TYPE_SESSION,
                                             flags | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_PATIENCE] = g_param_spec_uint ("patience", NULL, NULL, 0, KSCORE_HTTP_MAX_WAIT,
                                            PATIENCE, flags);
  props[PROP_PACE_SCALE] = g_param_spec_double ("pace-scale", NULL, NULL, 0, 1000, 1, flags);
  props[PROP_MAX_TIME] = g_param_spec_uint ("max-time", NULL, NULL, 1,
                                            KSCORE_HTTP_MAX_TIME * 1000,
                                            KSCORE_HTTP_MAX_TIME * 1000, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_http_client_init (KscoreHttpClient *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) host_free);
  self->jobs = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) job_free, NULL);
  self->patience = PATIENCE;
  self->pace_scale = 1;
  self->max_time = KSCORE_HTTP_MAX_TIME * 1000;
}

/**
 * kscore_http_client_new:
 * @session: (nullable): what to send with, %NULL for a session of its own
 *
 * Returns: (transfer full): a client of this thread's default main context
 */
KscoreHttpClient *
kscore_http_client_new (SoupSession *session)
{
  return g_object_new (KSCORE_TYPE_HTTP_CLIENT, "session", session, NULL);
}

/**
 * kscore_http_client_send_async:
 * @self: a client
 * @request: what to ask; copied
 * @cancellable: (nullable): ends it at any moment
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks a server. A request keeps its client; to give up on all of them at once, dispose it.
 */
void
kscore_http_client_send_async (KscoreHttpClient        *self,
                               const KscoreHttpRequest *request,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *url = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (KSCORE_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kscore_http_client_send_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  uri = kscore_address_parse (request->url, &error);
  if (uri == NULL || !kscore_address_check (uri, request->loopback, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  url = g_uri_to_string (uri);
  name = kscore_http_dup_host (url);
  job = g_new0 (Job, 1);
  job->task = g_steal_pointer (&task);
  job->request = kscore_http_request_copy (request);
  job->uri = g_steal_pointer (&uri);
  g_hash_table_add (self->jobs, job);
  enqueue (job, get_host (self, name), FALSE);

  if (cancellable != NULL)
    {
      job->watch = g_cancellable_source_new (cancellable);
      g_source_set_callback (job->watch, G_SOURCE_FUNC (cancelled_cb), job, NULL);
      g_source_attach (job->watch, self->context);
    }
  schedule (job->host);
}

/**
 * kscore_http_client_send_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was answered, whatever its status, or %NULL:
 *   %KSCORE_ERROR_OFFLINE where nobody answered, %KSCORE_ERROR_RATE_LIMITED where the server asks
 *   to wait for longer than anybody has patience, %KSCORE_ERROR_BAD_REPLY for an answer that broke
 *   off, is too large or leads astray, %KSCORE_ERROR_BAD_INPUT for an address that is never asked,
 *   or %G_IO_ERROR_CANCELLED
 */
KscoreHttpReply *
kscore_http_client_send_finish (KscoreHttpClient  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kscore_http_client_set_budget:
 * @self: a client
 * @budget: what a host told before
 *
 * Recalls how long a host asked to wait.
 */
void
kscore_http_client_set_budget (KscoreHttpClient       *self,
                               const KscoreHostBudget *budget)
{
  Host *host;

  g_return_if_fail (KSCORE_IS_HTTP_CLIENT (self));
  g_return_if_fail (budget != NULL && budget->host != NULL);

  host = get_host (self, budget->host);
  kscore_host_limit_restore (&host->limit, budget, g_get_monotonic_time (),
                             g_get_real_time () / G_USEC_PER_SEC);
  schedule (host);
}

static int
compare_budgets (gconstpointer a,
                 gconstpointer b)
{
  const KscoreHostBudget *first = *(const KscoreHostBudget **) a;
  const KscoreHostBudget *second = *(const KscoreHostBudget **) b;

  return strcmp (first->host, second->host);
}

/**
 * kscore_http_client_list_budgets:
 * @self: a client
 *
 * Returns: (transfer full) (element-type KscoreHostBudget): what hosts have told that still holds,
 *   by name
 */
GPtrArray *
kscore_http_client_list_budgets (KscoreHttpClient *self)
{
  g_autoptr (GPtrArray) budgets
    = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_host_budget_free);
  gint64 now = g_get_monotonic_time ();
  gint64 real_now = g_get_real_time () / G_USEC_PER_SEC;
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (KSCORE_IS_HTTP_CLIENT (self), NULL);

  g_hash_table_iter_init (&iter, self->hosts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Host *host = value;
      g_autoptr (KscoreHostBudget) budget = g_new0 (KscoreHostBudget, 1);

      if (!kscore_host_limit_tell (&host->limit, now, real_now, budget))
        continue;
      budget->host = g_strdup (host->name);
      g_ptr_array_add (budgets, g_steal_pointer (&budget));
    }
  g_ptr_array_sort (budgets, compare_budgets);
  return g_steal_pointer (&budgets);
}

/**
 * kscore_http_client_get_n_requests:
 * @self: a client
 *
 * Returns: how many requests were sent so far, redirects and repetitions included
 */
guint
kscore_http_client_get_n_requests (KscoreHttpClient *self)
{
  g_return_val_if_fail (KSCORE_IS_HTTP_CLIENT (self), 0);

  return self->n_requests;
}
