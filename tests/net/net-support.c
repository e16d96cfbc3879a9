#include "config.h"

#include "net-support.h"

void
fetch_clear (Fetch *fetch)
{
  g_clear_pointer (&fetch->reply, kscore_http_reply_free);
  g_clear_error (&fetch->error);
}

static void
fetched_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fetch *fetch = user_data;

  g_assert_false (fetch->done);
  fetch->reply = kscore_http_client_send_finish (KSCORE_HTTP_CLIENT (source_object), result,
                                                 &fetch->error);
  g_assert_true ((fetch->reply == NULL) == (fetch->error != NULL));
  fetch->ended = g_get_monotonic_time ();
  fetch->done = TRUE;
}

void
fetch_start (Fetch                   *fetch,
             KscoreHttpClient        *client,
             const KscoreHttpRequest *request,
             GCancellable            *cancellable)
{
  *fetch = (Fetch) { 0 };
  kscore_http_client_send_async (client, request, cancellable, fetched_cb, fetch);
}

void
fetch_wait (Fetch *fetch)
{
  while (!fetch->done)
    g_main_context_iteration (NULL, TRUE);
}

KscoreHttpRequest *
new_request (const char *origin,
             const char *path)
{
  g_autofree char *url = g_strconcat (origin, path, NULL);
  KscoreHttpRequest *request = kscore_http_request_new (url);

  request->loopback = TRUE;
  return request;
}

KscoreHttpReply *
get (KscoreHttpClient         *client,
     const KscoreHttpRequest  *request,
     GError                  **error)
{
  g_auto (Fetch) fetch = { 0 };

  fetch_start (&fetch, client, request, NULL);
  fetch_wait (&fetch);
  if (fetch.error != NULL)
    g_propagate_error (error, g_steal_pointer (&fetch.error));
  return g_steal_pointer (&fetch.reply);
}

KscoreHttpReply *
get_path (KscoreHttpClient  *client,
          const char        *origin,
          const char        *path,
          GError           **error)
{
  g_autoptr (KscoreHttpRequest) request = new_request (origin, path);

  return get (client, request, error);
}

char *
dup_body (const KscoreHttpReply *reply)
{
  return g_strndup (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));
}

gboolean
use_subprocess (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  return FALSE;
}

/* A resolver that asks nobody. */
#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver {
  GResolver parent_instance;
  GStrv     names; /* (owned) */
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
look_up_async (GResolver                *resolver,
               const char               *name,
               GResolverNameLookupFlags  flags,
               GCancellable             *cancellable,
               GAsyncReadyCallback       callback,
               gpointer                  user_data)
{
  TestResolver *self = TEST_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GList *found = NULL;

  for (gsize i = 0; self->names[i] != NULL; i += 2)
    if (g_str_equal (self->names[i], name))
      {
        GInetAddress *address = g_inet_address_new_from_string (self->names[i + 1]);
        gboolean v4 = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4;

        if ((v4 && (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY))
            || (!v4 && (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY)))
          g_object_unref (address);
        else
          found = g_list_append (found, address);
      }
  if (found == NULL)
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no %s", name);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) g_resolver_free_addresses);
}

static void
look_up_any_async (GResolver           *resolver,
                   const char          *name,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  look_up_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
                 user_data);
}

static GList *
look_up_finish (GResolver     *resolver,
                GAsyncResult  *result,
                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_finalize (GObject *object)
{
  g_strfreev (TEST_RESOLVER (object)->names);
  G_OBJECT_CLASS (test_resolver_parent_class)->finalize (object);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_resolver_finalize;
  resolver_class->lookup_by_name_async = look_up_any_async;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags_async = look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

void
use_names (const char * const *names)
{
  g_autoptr (TestResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);

  resolver->names = g_strdupv ((char **) names);
  g_resolver_set_default (G_RESOLVER (resolver));
}
