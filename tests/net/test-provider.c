#include "config.h"

#include "core/kscore-error.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-provider.h"
#include "support/kscore-web-fixture.h"

/* A network of one server, asked for an account by "/name", which may send on to another path. */
#define TEST_TYPE_PROVIDER (test_provider_get_type ())
G_DECLARE_FINAL_TYPE (TestProvider, test_provider, TEST, PROVIDER, GObject)

struct _TestProvider {
  GObject     parent_instance;

  const char *origin; /* (unowned) */
};

static const char *
test_provider_get_network (KscoreProvider *provider)
{
  return "test";
}

static guint
test_provider_recognise (KscoreProvider  *provider,
                         const char      *typed,
                         char           **handle)
{
  *handle = g_strdup (typed);
  return typed[0] == '!' ? 2 : 0;
}

static KscoreKinds
test_provider_get_kinds (KscoreProvider     *provider,
                         const KscoreSource *source)
{
  return KSCORE_KINDS_POSTS;
}

static guint
test_provider_get_batch (KscoreProvider     *provider,
                         const KscoreSource *source,
                         KscoreAsk           ask,
                         KscoreKind          kind)
{
  return ask == KSCORE_ASK_PROFILE ? 1 : 0;
}

static KscoreHttpRequest *
make_request (KscoreProvider *provider,
              const char     *path)
{
  g_autofree char *url = g_strconcat (TEST_PROVIDER (provider)->origin, "/", path, NULL);
  KscoreHttpRequest *request = kscore_http_request_new (url);

  request->loopback = TRUE;
  return request;
}

static KscoreHttpRequest *
test_provider_look_up (KscoreProvider         *provider,
                       KscoreLookup           *lookup,
                       const KscoreHttpReply  *reply,
                       GError                **error)
{
  g_autoptr (JsonNode) node = NULL;
  const char *next;

  if (reply == NULL)
    return make_request (provider, lookup->typed);
  if (!kscore_http_reply_check (reply, error))
    return NULL;
  node = kscore_json_parse_bytes (reply->body, error);
  if (node == NULL)
    return NULL;
  next = kscore_json_string (json_node_get_object (node), "next");
  if (next != NULL)
    return make_request (provider, next);
  lookup->source->native_id
    = g_strdup (kscore_json_string (json_node_get_object (node), "id"));
  return NULL;
}

static KscoreHttpRequest *
test_provider_ask (KscoreProvider        *provider,
                   const KscoreQuestion  *question,
                   GError               **error)
{
  if (question->ask == KSCORE_ASK_PROFILE)
    return make_request (provider, "profile");
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, "no such question");
  return NULL;
}

static gboolean
test_provider_read (KscoreProvider         *provider,
                    const KscoreQuestion   *question,
                    const KscoreHttpReply  *reply,
                    KscoreAnswer           *answer,
                    GError                **error)
{
  answer->followers = 7;
  return kscore_http_reply_check (reply, error);
}

static void
test_provider_iface_init (KscoreProviderInterface *iface)
{
  iface->get_network = test_provider_get_network;
  iface->recognise = test_provider_recognise;
  iface->get_kinds = test_provider_get_kinds;
  iface->get_batch = test_provider_get_batch;
  iface->look_up = test_provider_look_up;
  iface->ask = test_provider_ask;
  iface->read = test_provider_read;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProvider, test_provider, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KSCORE_TYPE_PROVIDER,
                                                      test_provider_iface_init))

static void
test_provider_class_init (TestProviderClass *klass)
{
}

static void
test_provider_init (TestProvider *self)
{
}

typedef struct {
  KscoreWebFixture *web;      /* (owned) */
  KscoreHttpClient *client;   /* (owned) */
  KscoreProvider   *provider; /* (owned) */
  GAsyncResult     *result;   /* (owned) (nullable) */
} Fixture;

static void
fixture_init (Fixture *self)
{
  self->web = kscore_web_fixture_new ();
  self->client = kscore_http_client_new (NULL);
  self->provider = g_object_new (TEST_TYPE_PROVIDER, NULL);
  TEST_PROVIDER (self->provider)->origin = kscore_web_fixture_get_origin (self->web);
}

static void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->result);
  g_clear_object (&self->client);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->web, kscore_web_fixture_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
done_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *self = user_data;

  self->result = g_object_ref (result);
}

static KscoreLookup *
resolve (Fixture       *self,
         const char    *typed,
         GCancellable  *cancellable,
         GError       **error)
{
  g_clear_object (&self->result);
  kscore_provider_resolve_async (self->provider, self->client, typed, NULL, 1000, cancellable,
                                 done_cb, self);
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kscore_provider_resolve_finish (self->provider, self->result, error);
}

static void
test_resolve (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup = NULL;

  fixture_init (&self);
  kscore_web_fixture_add_json (self.web, "/ada", "{\"next\":\"second\"}");
  kscore_web_fixture_add_json (self.web, "/second", "{\"id\":\"17\"}");
  lookup = resolve (&self, " ada ", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lookup->typed, ==, "ada");
  g_assert_cmpstr (lookup->source->network, ==, "test");
  g_assert_cmpstr (lookup->source->native_id, ==, "17");
  g_assert_cmpuint (lookup->step, ==, 2);
  g_assert_cmpint (lookup->now, ==, 1000);
}

/* A way that never ends is left. */
static void
test_circle (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&self);
  kscore_web_fixture_add_json (self.web, "/ada", "{\"next\":\"ada\"}");
  g_assert_null (resolve (&self, "ada", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (self.web, "/ada"), <=, 16);
}

static void
test_failures (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fixture_init (&self);
  kscore_web_fixture_add_json (self.web, "/ada", "{\"next\":\"nowhere\"}");
  g_assert_null (resolve (&self, "ada", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (resolve (&self, "ada", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static KscoreAnswer *
ask (Fixture         *self,
     KscoreQuestion  *question,
     GError         **error)
{
  g_clear_object (&self->result);
  kscore_provider_ask_async (self->provider, self->client, question, NULL, done_cb, self);
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kscore_provider_ask_finish (self->provider, self->result, error);
}

static void
test_ask (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreSource) source = kscore_source_new ("test");
  KscoreQuestion question = { .ask = KSCORE_ASK_PROFILE, .source = source, .now = 1000 };

  fixture_init (&self);
  source->native_id = g_strdup ("17");
  source->handle = g_strdup ("ada");
  g_assert_null (ask (&self, &question, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  question.ask = KSCORE_ASK_POSTS;
  g_assert_null (ask (&self, &question, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

/* An answer is about the account of the question, and what is not told is not known. */
static void
test_answer (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreSource) source = kscore_source_new ("test");
  g_autoptr (KscoreAnswer) answer = NULL;
  KscoreQuestion question = { .ask = KSCORE_ASK_PROFILE, .source = source, .now = 1000 };

  fixture_init (&self);
  source->native_id = g_strdup ("17");
  source->handle = g_strdup ("ada");
  kscore_web_fixture_add_json (self.web, "/profile", "{}");
  answer = ask (&self, &question, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer->page->account->native_id, ==, "17");
  g_assert_cmpint (answer->page->account->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (answer->followers, ==, 7);
  g_assert_cmpint (answer->n_posts, ==, KSCORE_UNKNOWN);
  g_assert_cmpuint (answer->missing->len, ==, 0);
  g_assert_null (answer->cursor);
}

static void
test_recognise (void)
{
  g_autoptr (KscoreProvider) provider = g_object_new (TEST_TYPE_PROVIDER, NULL);
  g_autofree char *handle = NULL;

  g_assert_cmpuint (kscore_provider_recognise (provider, "  !ada ", &handle), ==, 2);
  g_assert_cmpstr (handle, ==, "!ada");
  g_clear_pointer (&handle, g_free);
  g_assert_cmpuint (kscore_provider_recognise (provider, "ada", &handle), ==, 0);
  g_assert_null (handle);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provider/resolve", test_resolve);
  g_test_add_func ("/provider/circle", test_circle);
  g_test_add_func ("/provider/failures", test_failures);
  g_test_add_func ("/provider/ask", test_ask);
  g_test_add_func ("/provider/answer", test_answer);
  g_test_add_func ("/provider/recognise", test_recognise);

  return g_test_run ();
}
