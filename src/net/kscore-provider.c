#include "config.h"

#include "net/kscore-provider.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"

/* A lookup that takes more steps than this goes in a circle. */
#define MAX_STEPS 16

G_DEFINE_INTERFACE (KscoreProvider, kscore_provider, G_TYPE_OBJECT)

static void
kscore_provider_default_init (KscoreProviderInterface *iface)
{
}

/**
 * kscore_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void
kscore_answer_free (KscoreAnswer *answer)
{
  if (answer == NULL)
    return;

  g_clear_pointer (&answer->page, kscore_page_free);
  g_free (answer->cursor);
  g_clear_pointer (&answer->missing, g_ptr_array_unref);
  g_clear_pointer (&answer->source, kscore_source_free);
  g_free (answer->opt_out);
  g_free (answer);
}

/**
 * kscore_lookup_free:
 * @lookup: (transfer full) (nullable): a lookup
 */
void
kscore_lookup_free (KscoreLookup *lookup)
{
  if (lookup == NULL)
    return;

  g_free (lookup->typed);
  g_free (lookup->service);
  g_free (lookup->found);
  g_clear_pointer (&lookup->source, kscore_source_free);
  g_clear_pointer (&lookup->profile, kscore_answer_free);
  g_free (lookup);
}

/**
 * kscore_provider_get_network:
 * @self: a network
 *
 * Returns: (transfer none): its id
 */
const char *
kscore_provider_get_network (KscoreProvider *self)
{
  g_return_val_if_fail (KSCORE_IS_PROVIDER (self), NULL);

  return KSCORE_PROVIDER_GET_IFACE (self)->get_network (self);
}

/**
 * kscore_provider_recognise:
 * @self: a network
 * @typed: what somebody typed
 * @handle: (out) (transfer full) (optional): the plain name in it, where there is one
 *
 * Asks no server.
 *
 * Returns: 2 where @typed can only be meant for this network, 1 where it may be, 0 where not
 */
guint
kscore_provider_recognise (KscoreProvider  *self,
                           const char      *typed,
                           char           **handle)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *name = NULL;
  guint sure;

  g_return_val_if_fail (KSCORE_IS_PROVIDER (self), 0);
  g_return_val_if_fail (typed != NULL, 0);

  trimmed = g_strstrip (g_strdup (typed));
  sure = KSCORE_PROVIDER_GET_IFACE (self)->recognise (self, trimmed, &name);
  if (handle != NULL)
    *handle = sure > 0 ? g_steal_pointer (&name) : NULL;
  return sure;
}

/**
 * kscore_provider_get_kinds:
 * @self: a network
 * @source: where an account is read
 *
 * Returns: what is told of it to anybody
 */
KscoreKinds
kscore_provider_get_kinds (KscoreProvider     *self,
                           const KscoreSource *source)
{
  g_return_val_if_fail (KSCORE_IS_PROVIDER (self), 0);

  return KSCORE_PROVIDER_GET_IFACE (self)->get_kinds (self, source);
}

/**
 * kscore_provider_get_batch:
 * @self: a network
 * @source: where an account is read
 * @ask: what to ask
 * @kind: of %KSCORE_ASK_REACTIONS, which
 *
 * Returns: how many posts or actors one question may hold; 0 where there is no such question
 */
guint
kscore_provider_get_batch (KscoreProvider     *self,
                           const KscoreSource *source,
                           KscoreAsk           ask,
                           KscoreKind          kind)
{
  g_return_val_if_fail (KSCORE_IS_PROVIDER (self), 0);

  return KSCORE_PROVIDER_GET_IFACE (self)->get_batch (self, source, ask, kind);
}

/**
 * kscore_provider_look_up:
 * @self: a network
 * @lookup: how far it is
 * @reply: (nullable): the answer to the request before, %NULL at first
 * @error: return location
 *
 * One step from what somebody typed to an account.
 *
 * Returns: (transfer full) (nullable): the next request; %NULL when it is complete or @error is set
 */
KscoreHttpRequest *
kscore_provider_look_up (KscoreProvider         *self,
                         KscoreLookup           *lookup,
                         const KscoreHttpReply  *reply,
                         GError                **error)
{
  g_return_val_if_fail (KSCORE_IS_PROVIDER (self), NULL);

  return KSCORE_PROVIDER_GET_IFACE (self)->look_up (self, lookup, reply, error);
}

/**
 * kscore_provider_ask:
 * @self: a network
 * @question: what to ask
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the request that asks it, or %NULL with @error set
 */
KscoreHttpRequest *
kscore_provider_ask (KscoreProvider        *self,
                     const KscoreQuestion  *question,
                     GError               **error)
{
  g_return_val_if_fail (KSCORE_IS_PROVIDER (self), NULL);

  return KSCORE_PROVIDER_GET_IFACE (self)->ask (self, question, error);
}

/**
 * kscore_provider_read:
 * @self: a network
 * @question: what was asked
 * @reply: what came back
 * @error: return location
 *
 * Reads an answer. Asks nothing and keeps nothing.
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL with @error set:
 *   %KSCORE_ERROR_UNAUTHORIZED where only people who are signed in are told,
 *   %KSCORE_ERROR_NOT_FOUND where the account or the post is gone, %KSCORE_ERROR_BAD_REPLY for what
 *   makes no sense
 */
KscoreAnswer *
kscore_provider_read (KscoreProvider         *self,
                      const KscoreQuestion   *question,
                      const KscoreHttpReply  *reply,
                      GError                **error)
{
  g_autoptr (KscoreAnswer) answer = g_new0 (KscoreAnswer, 1);
  g_autoptr (KscoreAccount) account = NULL;

  g_return_val_if_fail (KSCORE_IS_PROVIDER (self), NULL);

  account = kscore_account_new (question->source->network, question->source->native_id,
                                question->source->handle);
  answer->page = kscore_page_new (account);
  answer->missing = g_ptr_array_new_with_free_func (g_free);
  answer->followers = KSCORE_UNKNOWN;
  answer->n_posts = KSCORE_UNKNOWN;
  if (!KSCORE_PROVIDER_GET_IFACE (self)->read (self, question, reply, answer, error))
    return NULL;
  return g_steal_pointer (&answer);
}

typedef struct {
  KscoreHttpClient *client; /* (owned) */
  KscoreLookup     *lookup; /* (owned) */
} Resolving;

static void
resolving_free (Resolving *resolving)
{
  g_clear_object (&resolving->client);
  g_clear_pointer (&resolving->lookup, kscore_lookup_free);
  g_free (resolving);
}

static void resolve_step (GTask                 *task,
                          const KscoreHttpReply *reply);

static void
resolve_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply
    = kscore_http_client_send_finish (KSCORE_HTTP_CLIENT (source_object), result, &error);

  if (reply == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    resolve_step (task, reply);
}

static void
resolve_step (GTask                 *task,
              const KscoreHttpReply *reply)
{
  KscoreProvider *self = g_task_get_source_object (task);
  Resolving *resolving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpRequest) request = NULL;

  request = kscore_provider_look_up (self, resolving->lookup, reply, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (request == NULL)
    g_task_return_pointer (task, g_steal_pointer (&resolving->lookup),
                           (GDestroyNotify) kscore_lookup_free);
  else if (++resolving->lookup->step > MAX_STEPS)
    g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                             _("The servers lead in a circle and never to “%s”."),
                             resolving->lookup->typed);
  else
    kscore_http_client_send_async (resolving->client, request, g_task_get_cancellable (task),
                                   resolve_cb, g_object_ref (task));
}

/**
 * kscore_provider_resolve_async:
 * @self: a network
 * @client: what to ask with
 * @typed: a handle or an address
 * @service: (nullable): a server to ask instead of the usual one, as the user typed it
 * @now: the time
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds the account that somebody means, where it is read, and its profile.
 */
void
kscore_provider_resolve_async (KscoreProvider      *self,
                               KscoreHttpClient    *client,
                               const char          *typed,
                               const char          *service,
                               gint64               now,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Resolving *resolving = g_new0 (Resolving, 1);

  g_task_set_source_tag (task, kscore_provider_resolve_async);
  resolving->client = g_object_ref (client);
  resolving->lookup = g_new0 (KscoreLookup, 1);
  resolving->lookup->typed = g_strstrip (g_strdup (typed));
  resolving->lookup->service = g_strdup (service);
  resolving->lookup->now = now;
  resolving->lookup->source = kscore_source_new (kscore_provider_get_network (self));
  g_task_set_task_data (task, resolving, (GDestroyNotify) resolving_free);
  resolve_step (task, NULL);
}

/**
 * kscore_provider_resolve_finish:
 * @self: a network
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the account with its source and profile, or %NULL
 */
KscoreLookup *
kscore_provider_resolve_finish (KscoreProvider  *self,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
ask_cb (GObject      *source_object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  KscoreProvider *self = g_task_get_source_object (task);
  const KscoreQuestion *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = NULL;
  g_autoptr (KscoreHttpReply) reply
    = kscore_http_client_send_finish (KSCORE_HTTP_CLIENT (source_object), result, &error);

  if (reply != NULL)
    answer = kscore_provider_read (self, question, reply, &error);
  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) kscore_answer_free);
}

/**
 * kscore_provider_ask_async:
 * @self: a network
 * @client: what to ask with
 * @question: (transfer none): what to ask; it stays until the callback
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks one question.
 */
void
kscore_provider_ask_async (KscoreProvider       *self,
                           KscoreHttpClient     *client,
                           const KscoreQuestion *question,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpRequest) request = NULL;

  g_task_set_source_tag (task, kscore_provider_ask_async);
  g_task_set_task_data (task, (gpointer) question, NULL);
  request = kscore_provider_ask (self, question, &error);
  if (request == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    kscore_http_client_send_async (client, request, cancellable, ask_cb, g_object_ref (task));
}

/**
 * kscore_provider_ask_finish:
 * @self: a network
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL with @error set
 */
KscoreAnswer *
kscore_provider_ask_finish (KscoreProvider  *self,
                            GAsyncResult    *result,
                            GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
