#include "config.h"

#include "net/kscore-bluesky-identity.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/bluesky-fixture.h"

#define HERE     "http://127.0.0.1:2584"
#define RESOLVED "{'did':'" FERN "'}"
#define PROFILE  "{'did':'" FERN "','handle':'fern.test','followersCount':6}"
#define DOCUMENT(did, names, pds) \
  "{'id':'" did "','alsoKnownAs':[" names "],'service':[{'id':'#other','type':'X'," \
  "'serviceEndpoint':'https://other.example.net'},{'id':'#atproto_pds'," \
  "'type':'AtprotoPersonalDataServer','serviceEndpoint':'" pds "'}]}"

#define FERN_DOCUMENT DOCUMENT (FERN, "'at://fern.test'", "https://pds.example.net")

/* One request, as it should be, and the answer to it. */
typedef struct {
  const char *url;
  guint       status;
  const char *body;
  gboolean    optional;
} Step;

typedef struct {
  KscoreProvider *provider;
  KscoreLookup   *lookup;
  GError         *error;
} Way;

static void
way_clear (Way *way)
{
  g_clear_object (&way->provider);
  g_clear_pointer (&way->lookup, kscore_lookup_free);
  g_clear_error (&way->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Way, way_clear)

/* Goes the way of a lookup; every request has to be the one of the next step. */
static void
way_go (Way        *way,
        const char *typed,
        const char *service,
        const Step *steps)
{
  g_autoptr (KscoreHttpRequest) request = NULL;
  const Step *step = steps;

  way->provider = kscore_bluesky_new ();
  way->lookup = g_new0 (KscoreLookup, 1);
  way->lookup->typed = g_strdup (typed);
  way->lookup->service = g_strdup (service);
  way->lookup->now = BLUESKY_NOW;
  way->lookup->source = kscore_source_new ("bluesky");
  request = kscore_provider_look_up (way->provider, way->lookup, NULL, &way->error);
  for (; request != NULL; step++)
    {
      g_autofree char *body = g_strdup (step->body != NULL ? step->body : "");
      g_autoptr (KscoreHttpReply) reply = NULL;

      g_assert_cmpstr (request->url, ==, step->url);
      g_assert_cmpint (request->optional, ==, step->optional);
      g_assert_cmpint (request->loopback, ==, way->lookup->source->loopback);
      if (strchr (body, '"') == NULL)
        g_strdelimit (body, "'", '"');
      reply = kscore_http_reply_new (step->status, request->url, "application/json", body);
      g_clear_pointer (&request, kscore_http_request_free);
      request = kscore_provider_look_up (way->provider, way->lookup, reply, &way->error);
      g_assert_true (request == NULL || way->error == NULL);
    }
  g_assert_null (step->url);
  g_assert_true ((way->error == NULL) == (way->lookup->profile != NULL));
}

#define APP   "https://public.api.bsky.app/xrpc/"
#define E_DID "did%3Aplc%3Aferna2b3c4d5e6f7g2h3i4j5"

static void
test_handle (void)
{
  static const Step steps[] = {
    { APP "com.atproto.identity.resolveHandle?handle=fern.test", 200, RESOLVED, FALSE },
    { "https://plc.directory/" FERN, 200, FERN_DOCUMENT, FALSE },
    { APP "app.bsky.actor.getProfile?actor=" E_DID, 200, PROFILE, FALSE },
    { NULL, 0, NULL, FALSE },
  };
  g_auto (Way) way = { 0 };

  way_go (&way, "@Fern.test", NULL, steps);
  g_assert_no_error (way.error);
  g_assert_cmpstr (way.lookup->source->network, ==, "bluesky");
  g_assert_cmpstr (way.lookup->source->native_id, ==, FERN);
  g_assert_cmpstr (way.lookup->source->handle, ==, "fern.test");
  g_assert_cmpstr (way.lookup->source->server, ==, "https://public.api.bsky.app");
  g_assert_cmpstr (way.lookup->source->pds, ==, "https://pds.example.net");
  g_assert_cmpstr (way.lookup->source->directory, ==, "https://plc.directory");
  g_assert_false (way.lookup->source->loopback);
  g_assert_cmpint (way.lookup->profile->followers, ==, 6);
  g_assert_cmpuint (way.lookup->profile->page->audience->len, ==, 1);
  g_assert_cmpstr (way.lookup->profile->page->account->handle, ==, "fern.test");
}

/* As a real directory writes it. */
static void
test_recorded (void)
{
  g_autofree char *document = bluesky_load ("document.json");
  g_autofree char *profile = bluesky_load ("profile.json");
  const Step steps[] = {
    { HERE "/xrpc/com.atproto.identity.resolveHandle?handle=fern.test", 200, RESOLVED, FALSE },
    { "http://127.0.0.1:2582/" FERN, 200, document, TRUE },
    { HERE "/xrpc/app.bsky.actor.getProfile?actor=" E_DID, 200, profile, FALSE },
    { NULL, 0, NULL, FALSE },
  };
  g_auto (Way) way = { 0 };

  way_go (&way, "fern.test", "appview=" HERE ", plc=http://127.0.0.1:2582/", steps);
  g_assert_no_error (way.error);
  g_assert_cmpstr (way.lookup->source->pds, ==, "http://localhost:2583");
  g_assert_true (way.lookup->source->loopback);
}

/* Without a directory on this machine, and where it does not answer, the AppView is believed. */
static void
test_loopback (void)
{
  static const Step without[] = {
    { HERE "/xrpc/com.atproto.identity.resolveHandle?handle=fern.test", 200, RESOLVED, FALSE },
    { HERE "/xrpc/app.bsky.actor.getProfile?actor=" E_DID, 200, PROFILE, FALSE },
    { NULL, 0, NULL, FALSE },
  };
  static const Step silent[] = {
    { HERE "/xrpc/com.atproto.identity.resolveHandle?handle=fern.test", 200, RESOLVED, FALSE },
    { "http://127.0.0.1:2582/" FERN, 0, NULL, TRUE },
    { HERE "/xrpc/app.bsky.actor.getProfile?actor=" E_DID, 200, PROFILE, FALSE },
    { NULL, 0, NULL, FALSE },
  };
  static const Step renamed[] = {
    { HERE "/xrpc/com.atproto.identity.resolveHandle?handle=fern.test", 200, RESOLVED, FALSE },
    { HERE "/xrpc/app.bsky.actor.getProfile?actor=" E_DID, 200,
      "{'did':'" FERN "','handle':'handle.invalid'}", FALSE },
    { NULL, 0, NULL, FALSE },
  };
  static const Step web[] = {
    { HERE "/xrpc/app.bsky.actor.getProfile?actor=did%3Aweb%3Afern.example.net", 200,
      "{'did':'did:web:fern.example.net','handle':'fern.test'}", FALSE },
    { NULL, 0, NULL, FALSE },
  };
  g_auto (Way) first = { 0 };
  g_auto (Way) second = { 0 };
  g_auto (Way) third = { 0 };
  g_auto (Way) fourth = { 0 };

  way_go (&first, "fern.test", HERE, without);
  g_assert_no_error (first.error);
  g_assert_null (first.lookup->source->directory);
  g_assert_null (first.lookup->source->pds);

  way_go (&second, "fern.test", "appview=" HERE ",plc=http://127.0.0.1:2582,pds=http://[::1]:1",
          silent);
  g_assert_no_error (second.error);
  g_assert_cmpstr (second.lookup->source->pds, ==, "http://[::1]:1");

  way_go (&third, "fern.test", HERE, renamed);
  g_assert_error (third.error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
  g_assert_cmpstr (third.error->message, ==,
                   "The handle “fern.test” does not belong to the account it names.");

  /* Servers on this machine send nobody to another. */
  way_go (&fourth, "did:web:fern.example.net", HERE, web);
  g_assert_no_error (fourth.error);
  g_assert_cmpstr (fourth.lookup->source->handle, ==, "fern.test");
}

static void
test_did (void)
{
  static const struct {
    const char *names;
    const char *shown;
    const char *handle;
  } cases[] = {
    { "'at://fern.test'", "fern.test", "fern.test" },
    { "'https://x.example','at://Fern.test','at://b.test'", "fern.test", "fern.test" },
    /* One of the two does not believe it. */
    { "'at://fern.test'", "handle.invalid", FERN },
    { "'at://alder.test'", "fern.test", FERN },
    { "", "fern.test", FERN },
    { "7,null,{},'at://','at://a b'", "fern.test", FERN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf ("{'id':'" FERN "','alsoKnownAs':[%s]}",
                                                   cases[i].names);
      g_autofree char *profile = g_strdup_printf ("{'did':'" FERN "','handle':'%s'}",
                                                  cases[i].shown);
      const Step steps[] = {
        { "https://plc.directory/" FERN, 200, document, FALSE },
        { APP "app.bsky.actor.getProfile?actor=" E_DID, 200, profile, FALSE },
        { NULL, 0, NULL, FALSE },
      };
      g_auto (Way) way = { 0 };

      way_go (&way, "https://bsky.app/profile/" FERN "/post/3n2", "", steps);
      g_assert_no_error (way.error);
      g_assert_cmpstr (way.lookup->source->handle, ==, cases[i].handle);
      g_assert_cmpstr (way.lookup->profile->page->account->handle, ==, cases[i].handle);
      g_assert_null (way.lookup->source->pds);
      g_assert_null (way.lookup->profile->source);
    }
}

static void
test_web (void)
{
  static const Step far[] = {
    { "https://fern.example.net/.well-known/did.json", 200,
      DOCUMENT ("did:web:fern.example.net", "'at://fern.test'", "https://pds.example.net"), FALSE },
    { APP "app.bsky.actor.getProfile?actor=did%3Aweb%3Afern.example.net", 200,
      "{'did':'did:web:fern.example.net','handle':'fern.test'}", FALSE },
    { NULL, 0, NULL, FALSE },
  };
  static const Step here[] = {
    { "http://localhost:2582/.well-known/did.json", 200,
      DOCUMENT ("did:web:localhost%3A2582", "'at://fern.test'", "http://127.0.0.1:2583"), TRUE },
    { HERE "/xrpc/app.bsky.actor.getProfile?actor=did%3Aweb%3Alocalhost%253A2582", 200,
      "{'did':'did:web:localhost%3A2582','handle':'fern.test'}", FALSE },
    { NULL, 0, NULL, FALSE },
  };
  static const Step none[] = { { NULL, 0, NULL, FALSE } };
  static const char *bad[] = { "did:web:localhost%3A2582", "did:web:localhost",
                               "did:web:fern.example.net%3A8443" };
  g_auto (Way) first = { 0 };
  g_auto (Way) second = { 0 };

  way_go (&first, "did:web:fern.example.net", NULL, far);
  g_assert_no_error (first.error);
  way_go (&second, "did:web:localhost%3A2582", HERE, here);
  g_assert_no_error (second.error);
  g_assert_cmpstr (second.lookup->source->pds, ==, "http://127.0.0.1:2583");

  /* No port, and not this machine, where the user did not name it. */
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (Way) way = { 0 };

      way_go (&way, bad[i], NULL, none);
      g_assert_error (way.error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
    }
}

/* The AppView is not able to resolve: the handle's own site is asked. */
static void
test_file (void)
{
  static const Step good[] = {
    { APP "com.atproto.identity.resolveHandle?handle=fern.example.net", 502, "<html>", FALSE },
    { "https://fern.example.net/.well-known/atproto-did", 200, " " FERN "\r\n", TRUE },
    { "https://plc.directory/" FERN, 200,
      DOCUMENT (FERN, "'at://fern.example.net'", "https://pds.example.net"), FALSE },
    { APP "app.bsky.actor.getProfile?actor=" E_DID, 200,
      "{'did':'" FERN "','handle':'fern.example.net'}", FALSE },
    { NULL, 0, NULL, FALSE },
  };
  g_auto (Way) way = { 0 };

  way_go (&way, "fern.example.net", NULL, good);
  g_assert_no_error (way.error);
  g_assert_cmpstr (way.lookup->source->native_id, ==, FERN);
}

static void
test_bad_files (void)
{
  static const struct {
    guint       status;
    const char *body;
  } cases[] = {
    { 0, "" }, { 404, FERN }, { 200, "" }, { 200, "<html>" }, { 200, "did:plc:x" },
    { 200, FERN " " MOSS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Step steps[] = {
        { APP "com.atproto.identity.resolveHandle?handle=fern.example.net", 500, "", FALSE },
        { "https://fern.example.net/.well-known/atproto-did", cases[i].status, cases[i].body,
          TRUE },
        { NULL, 0, NULL, FALSE },
      };
      g_auto (Way) way = { 0 };

      way_go (&way, "fern.example.net", NULL, steps);
      g_assert_error (way.error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
      g_assert_cmpstr (way.error->message, ==,
                       "public.api.bsky.app could not tell whose name “fern.example.net” is.");
    }
}

/* What goes wrong at each step of a lookup by handle. */
static void
test_failures (void)
{
  static const struct {
    guint       statuses[3];
    const char *bodies[3];
    int         code;
    const char *message;
  } cases[] = {
    { { 400 }, { "{'error':'InvalidRequest','message':'Unable to resolve handle'}" },
      KSCORE_ERROR_NOT_FOUND, "There is no account “fern.test” on Bluesky." },
    { { 500 }, { "{'error':'InternalServerError','message':'x'}" }, KSCORE_ERROR_BAD_REPLY,
      "public.api.bsky.app answered with an error (500)." },
    { { 200 }, { "{'did':'did:plc:x'}" }, KSCORE_ERROR_BAD_REPLY,
      "public.api.bsky.app answered in a way that makes no sense." },
    { { 200 }, { "{}" }, KSCORE_ERROR_BAD_REPLY,
      "public.api.bsky.app answered in a way that makes no sense." },
    { { 200 }, { "<html>" }, KSCORE_ERROR_BAD_REPLY,
      "public.api.bsky.app answered in a way that makes no sense." },
    { { 200, 404 }, { RESOLVED, "{}" }, KSCORE_ERROR_NOT_FOUND,
      "There is no account “fern.test” on Bluesky." },
    { { 200, 410 }, { RESOLVED, "{}" }, KSCORE_ERROR_NOT_FOUND,
      "There is no account “fern.test” on Bluesky." },
    { { 200, 500 }, { RESOLVED, "{}" }, KSCORE_ERROR_BAD_REPLY,
      "plc.directory answered with an error (500)." },
    { { 200, 200 }, { RESOLVED, "<html>" }, KSCORE_ERROR_BAD_REPLY,
      "plc.directory answered in a way that makes no sense." },
    { { 200, 200 }, { RESOLVED, "{'id':7}" }, KSCORE_ERROR_BAD_REPLY,
      "plc.directory answered in a way that makes no sense." },
    { { 200, 200 }, { RESOLVED, DOCUMENT (MOSS, "'at://fern.test'", "https://pds.example.net") },
      KSCORE_ERROR_BAD_REPLY, "plc.directory answered about somebody else." },
    { { 200, 200 }, { RESOLVED, DOCUMENT (FERN, "'at://moss.test'", "https://pds.example.net") },
      KSCORE_ERROR_BAD_REPLY, "The handle “fern.test” does not belong to the account it names." },
    { { 200, 200 }, { RESOLVED, "{'id':'" FERN "','alsoKnownAs':7}" },
      KSCORE_ERROR_BAD_REPLY, "The handle “fern.test” does not belong to the account it names." },
    { { 200, 200, 200 }, { RESOLVED, FERN_DOCUMENT, "{'did':'" MOSS "'}" },
      KSCORE_ERROR_BAD_REPLY, "public.api.bsky.app answered about somebody else." },
    { { 200, 200, 400 }, { RESOLVED, FERN_DOCUMENT, "{'error':'AccountTakedown','message':'x'}" },
      KSCORE_ERROR_FORBIDDEN, "The account “fern.test” is suspended." },
    { { 200, 200, 400 },
      { RESOLVED, FERN_DOCUMENT, "{'error':'AccountDeactivated','message':'x'}" },
      KSCORE_ERROR_NOT_FOUND, "The account “fern.test” is deactivated." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Step steps[] = {
        { APP "com.atproto.identity.resolveHandle?handle=fern.test", cases[i].statuses[0],
          cases[i].bodies[0], FALSE },
        { "https://plc.directory/" FERN, cases[i].statuses[1], cases[i].bodies[1], FALSE },
        { APP "app.bsky.actor.getProfile?actor=" E_DID, cases[i].statuses[2], cases[i].bodies[2],
          FALSE },
        { NULL, 0, NULL, FALSE },
      };
      g_auto (Way) way = { 0 };

      for (gsize k = 0; k < 3; k++)
        if (cases[i].bodies[k] == NULL)
          steps[k].url = NULL;
      g_test_message ("%" G_GSIZE_FORMAT, i);
      way_go (&way, "fern.test", NULL, steps);
      g_assert_error (way.error, KSCORE_ERROR, cases[i].code);
      g_assert_cmpstr (way.error->message, ==, cases[i].message);
    }
}

/* Nobody but the user points Kscore at this machine or a private network. */
static void
test_own_server (void)
{
  static const char *bad[] = { "http://127.0.0.1:22", "https://localhost", "https://10.0.0.1",
                               "http://pds.example.net", "https://a@pds.example.net", "x", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *document
        = g_strdup_printf (DOCUMENT (FERN, "'at://fern.test'", "%s"), bad[i]);
      const Step steps[] = {
        { "https://plc.directory/" FERN, 200, document, FALSE },
        { APP "app.bsky.actor.getProfile?actor=" E_DID, 200, PROFILE, FALSE },
        { NULL, 0, NULL, FALSE },
      };
      g_auto (Way) way = { 0 };

      way_go (&way, FERN, NULL, steps);
      g_assert_no_error (way.error);
      g_assert_null (way.lookup->source->pds);
      g_assert_false (way.lookup->source->loopback);
    }
}

static void
test_services (void)
{
  static const struct {
    const char *service;
    const char *server;
    const char *pds;
    const char *directory;
    gboolean    loopback;
  } cases[] = {
    { NULL, "https://public.api.bsky.app", NULL, "https://plc.directory", FALSE },
    { " ", "https://public.api.bsky.app", NULL, "https://plc.directory", FALSE },
    { "https://view.example.net/", "https://view.example.net", NULL, "https://plc.directory",
      FALSE },
    { "view.example.net", "https://view.example.net", NULL, "https://plc.directory", FALSE },
    { "http://127.0.0.1:2584", "http://127.0.0.1:2584", NULL, NULL, TRUE },
    { "https://[::1]:2584", "https://[::1]:2584", NULL, NULL, TRUE },
    { "pds=https://pds.example.net", "https://public.api.bsky.app", "https://pds.example.net",
      "https://plc.directory", FALSE },
    { "plc=http://127.0.0.1:2582, appview=http://127.0.0.1:2584 ,pds=http://127.0.0.1:2583",
      "http://127.0.0.1:2584", "http://127.0.0.1:2583", "http://127.0.0.1:2582", TRUE },
    { "http://view.example.net", NULL, NULL, NULL, FALSE },
    { "https://192.168.0.1", NULL, NULL, NULL, FALSE },
    { "https://view.example.net/path", NULL, NULL, NULL, FALSE },
    { "https://fern:secret@view.example.net", NULL, NULL, NULL, FALSE },
    { "appview=", NULL, NULL, NULL, FALSE },
    { "view=https://view.example.net", NULL, NULL, NULL, FALSE },
    { "https://a.example.net,https://b.example.net", NULL, NULL, NULL, FALSE },
    { "plc=https://a.example.net,plc=https://b.example.net", NULL, NULL, NULL, FALSE },
    { "plc=https://a.example.net,", NULL, NULL, NULL, FALSE },
    { "ftp://127.0.0.1", NULL, NULL, NULL, FALSE },
    { "a b\nc", NULL, NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = kscore_source_new ("bluesky");
      g_autoptr (GError) error = NULL;
      gboolean read = kscore_bluesky_read_service (cases[i].service, source, &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      if (cases[i].server == NULL)
        {
          g_assert_false (read);
          g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
          g_assert_null (strchr (error->message, '\n'));
          g_assert_null (strstr (error->message, "secret"));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (source->server, ==, cases[i].server);
      g_assert_cmpstr (source->pds, ==, cases[i].pds);
      g_assert_cmpstr (source->directory, ==, cases[i].directory);
      g_assert_cmpint (source->loopback, ==, cases[i].loopback);
    }
}

static void
test_bad_input (void)
{
  static const Step none[] = { { NULL, 0, NULL, FALSE } };
  g_auto (Way) name = { 0 };
  g_auto (Way) service = { 0 };

  way_go (&name, "fern@example.net", NULL, none);
  g_assert_error (name.error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_cmpstr (name.error->message, ==,
                   "“fern@example.net” is not the name of an account on Bluesky.");
  way_go (&service, "fern.test", "http://view.example.net", none);
  g_assert_error (service.error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

/* Whatever the servers say: the lookup ends, complete or with an error. */
static void
test_mutations (void)
{
  static const char *bodies[] = { "{\"did\":\"" FERN "\"}", NULL, NULL };
  g_autofree char *document = bluesky_load ("document.json");
  g_autofree char *profile = bluesky_load ("profile.json");
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_complete = 0;
  guint n_cases = bluesky_cases ();

  bodies[1] = document;
  bodies[2] = profile;
  for (guint round = 0; round < n_cases; round++)
    {
      g_auto (Way) way = { 0 };
      g_autoptr (KscoreHttpRequest) request = NULL;
      guint n = 0;

      way.provider = kscore_bluesky_new ();
      way.lookup = g_new0 (KscoreLookup, 1);
      way.lookup->typed = g_strdup ("fern.test");
      way.lookup->service = g_strdup ("appview=" HERE ",plc=http://127.0.0.1:2582");
      way.lookup->now = BLUESKY_NOW;
      request = kscore_provider_look_up (way.provider, way.lookup, NULL, &way.error);
      for (; request != NULL; n++)
        {
          g_autofree char *body = bluesky_mutate (rand, bodies[MIN (n, 2)]);
          g_autoptr (KscoreHttpReply) reply
            = kscore_http_reply_new (g_rand_int_range (rand, 0, 20) == 0 ? 400 : 200,
                                     request->url, "application/json", body);

          g_assert_cmpuint (n, <, 4);
          g_clear_pointer (&request, kscore_http_request_free);
          request = kscore_provider_look_up (way.provider, way.lookup, reply, &way.error);
        }
      g_assert_true ((way.error == NULL) == (way.lookup->profile != NULL));
      if (way.error == NULL)
        {
          g_assert_cmpstr (way.lookup->source->handle, ==, "fern.test");
          g_assert_true (way.lookup->source->pds == NULL
                         || g_str_has_prefix (way.lookup->source->pds, "http"));
          n_complete++;
        }
      else
        {
          g_assert_cmpint (way.error->domain, ==, KSCORE_ERROR);
        }
    }
  g_test_message ("%u of %u", n_complete, n_cases);
  if (n_cases >= 1000)
    {
      g_assert_cmpuint (n_complete, >, n_cases / 20);
      g_assert_cmpuint (n_complete, <, n_cases);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-identity/handle", test_handle);
  g_test_add_func ("/bluesky-identity/recorded", test_recorded);
  g_test_add_func ("/bluesky-identity/loopback", test_loopback);
  g_test_add_func ("/bluesky-identity/did", test_did);
  g_test_add_func ("/bluesky-identity/web", test_web);
  g_test_add_func ("/bluesky-identity/file", test_file);
  g_test_add_func ("/bluesky-identity/bad-files", test_bad_files);
  g_test_add_func ("/bluesky-identity/failures", test_failures);
  g_test_add_func ("/bluesky-identity/own-server", test_own_server);
  g_test_add_func ("/bluesky-identity/services", test_services);
  g_test_add_func ("/bluesky-identity/bad-input", test_bad_input);
  g_test_add_func ("/bluesky-identity/mutations", test_mutations);
  return g_test_run ();
}
