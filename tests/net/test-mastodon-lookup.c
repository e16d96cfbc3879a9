#include "config.h"

#include "net/kscore-mastodon-lookup.h"

#include <string.h>

#include "net/mastodon-support.h"

/* A made-up web: what it does not hold is not found. */
typedef struct {
  const char *url;
  guint       status;
  const char *type; /* NULL for JSON */
  const char *body; /* JSON, or the name of a file of tests/data/mastodon */
} Place;

#define FINGER(host, acct) "https://" host "/.well-known/webfinger?resource=acct:" acct
#define NELL   FINGER ("fen.example", "nell@fen.example")
#define NODES  "https://fen.example/.well-known/nodeinfo"
#define NODE   "https://fen.example/nodeinfo/2.0"
#define LOOKUP "https://fen.example/api/v1/accounts/lookup?acct=Nell"
#define SELF(href) \
  "{\"rel\":\"self\",\"type\":\"application/activity+json\",\"href\":\"" href "\"}"
#define SOFTWARE(name) "{\"software\":{\"name\":\"" name "\",\"version\":\"1.0\"}}"

static KscoreHttpReply *
reply_of (const Place *web,
          const char  *url)
{
  for (; web->url != NULL; web++)
    {
      g_autofree char *file = NULL;
      const char *body = web->body;

      if (strcmp (web->url, url) != 0)
        continue;
      if (body != NULL && g_ascii_isalpha (body[0]))
        body = file = mastodon_text (body);
      return kscore_http_reply_new (web->status, url, web->type ? web->type : "application/json",
                                    body);
    }
  return kscore_http_reply_new (404, url, "text/html", "<h1>404</h1>");
}

static KscoreLookup *
walk (const Place  *web,
      const char   *typed,
      const char   *service,
      char        **asked,
      GError      **error)
{
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();
  g_autoptr (KscoreLookup) lookup = g_new0 (KscoreLookup, 1);
  g_autoptr (KscoreHttpReply) reply = NULL;
  g_autoptr (GString) urls = g_string_new (NULL);
  g_autoptr (GError) local = NULL;

  lookup->typed = g_strdup (typed);
  lookup->service = g_strdup (service);
  lookup->now = MASTODON_NOW;
  lookup->source = kscore_source_new ("mastodon");
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (KscoreHttpRequest) request
        = kscore_provider_look_up (provider, lookup, reply, &local);

      if (request == NULL)
        break;
      g_assert_no_error (local);
      g_assert_cmpint (request->loopback, ==, lookup->source->loopback);
      lookup->step++;
      if (strstr (request->url, "webfinger") != NULL)
        g_assert_cmpstr (request->accept, ==, "application/jrd+json");
      g_string_append_printf (urls, "%s\n", request->url);
      g_clear_pointer (&reply, kscore_http_reply_free);
      reply = reply_of (web, request->url);
      if (request->optional && reply->status != 200)
        reply->status = 0;
    }
  if (asked != NULL)
    *asked = g_string_free (g_steal_pointer (&urls), FALSE);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_assert_nonnull (lookup->profile);
  return g_steal_pointer (&lookup);
}

static const Place fen[] = {
  { NELL, 200, "application/jrd+json", "mastodon-finger" },
  { NODES, 200, NULL, "mastodon-nodes" },
  { NODE, 200, NULL, "mastodon-node" },
  { LOOKUP, 200, NULL, "mastodon-account" },
  { NULL },
};

static void
test_mastodon (void)
{
  static const char *const typed[] = {
    "@nell@fen.example", "https://fen.example/@nell", "https://fen.example/users/nell",
    "https://mere.example/@nell@fen.example",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *asked = NULL;
      g_autoptr (KscoreLookup) lookup = walk (fen, typed[i], NULL, &asked, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (asked, ==, NELL "\n" NODES "\n" NODE "\n" LOOKUP "\n");
      /* The server knows how she writes it. */
      g_assert_cmpstr (lookup->source->handle, ==, "Nell@fen.example");
      g_assert_cmpstr (lookup->source->native_id, ==, MASTODON_ACTOR);
      g_assert_cmpstr (lookup->source->remote_id, ==, "109501234567890123");
      g_assert_cmpstr (lookup->source->server, ==, "https://fen.example");
      g_assert_cmpstr (lookup->source->software, ==, "mastodon");
      g_assert_cmpstr (lookup->source->version, ==, "4.6.1");
      g_assert_false (lookup->source->loopback);
      g_assert_cmpstr (lookup->profile->page->account->handle, ==, "Nell@fen.example");
      g_assert_cmpstr (lookup->profile->page->account->native_id, ==, MASTODON_ACTOR);
      g_assert_cmpint (lookup->profile->followers, ==, 321);
    }
}

/* An address may hold a number in place of the name. */
static void
test_number (void)
{
  static const Place web[] = {
    { "https://fen.example/.well-known/webfinger?resource=https://fen.example/ap/users/1095", 200,
      NULL, "mastodon-finger" },
    { LOOKUP, 200, NULL, "mastodon-account" },
    { NULL },
  };
  static const char strange[] = "{\"links\":[" SELF (MASTODON_ACTOR) "]}";
  Place nameless[G_N_ELEMENTS (web)];
  g_autoptr (GError) error = NULL;
  g_autofree char *asked = NULL;
  g_autoptr (KscoreLookup) lookup = NULL;

  memcpy (nameless, web, sizeof web);
  nameless[0].body = strange;
  lookup = walk (web, "https://fen.example/ap/users/1095", NULL, &asked, &error);
  g_test_message ("%s", asked);
  g_assert_no_error (error);
  g_assert_cmpstr (lookup->source->handle, ==, "Nell@fen.example");
  g_assert_null (walk (nameless, "https://fen.example/ap/users/1095", NULL, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
}

/* The host in the name is not the one that answers for it. */
static void
test_split (void)
{
#define MOVED "{\"subject\":\"acct:Nell@nell.example\",\"links\":[" SELF (MASTODON_ACTOR) "]}"
  static const Place at_home[] = {
    { FINGER ("nell.example", "nell@nell.example"), 200, NULL, MOVED },
    { LOOKUP, 200, NULL, "mastodon-account" },
    { NULL },
  };
  static const Place elsewhere[] = {
    { FINGER ("fen.example", "nell@fen.example"), 200, NULL, MOVED },
    { FINGER ("nell.example", "Nell@nell.example"), 200, NULL, MOVED },
    { LOOKUP, 200, NULL, "mastodon-account" },
    { NULL },
  };
  /* Everybody can claim to be somebody else. */
  static const Place liar[] = {
    { FINGER ("fen.example", "Nell@fen.example"), 200, NULL, MOVED },
    { FINGER ("nell.example", "Nell@nell.example"), 200, NULL,
      "{\"subject\":\"acct:Nell@nell.example\",\"links\":["
      SELF ("https://other.example/users/Nell") "]}" },
    { LOOKUP, 200, NULL, "mastodon-account" },
    { NULL },
  };
  static const Place inside[] = {
    { FINGER ("fen.example", "Nell@fen.example"), 200, NULL,
      "{\"subject\":\"acct:root@localhost:8080\",\"links\":[" SELF (MASTODON_ACTOR) "]}" },
    { LOOKUP, 200, NULL, "mastodon-account" },
    { NULL },
  };
  const struct {
    const Place *web;
    const char  *typed;
    const char  *handle;
  } cases[] = {
    { at_home, "nell@nell.example", "Nell@nell.example" },
    { elsewhere, "nell@fen.example", "Nell@nell.example" },
    { liar, "Nell@fen.example", "Nell@fen.example" },
    { inside, "Nell@fen.example", "Nell@fen.example" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreLookup) lookup = NULL;

      lookup = walk (cases[i].web, cases[i].typed, NULL, NULL, &error);
      g_test_message ("%s", cases[i].typed);
      g_assert_no_error (error);
      g_assert_cmpstr (lookup->source->handle, ==, cases[i].handle);
      g_assert_cmpstr (lookup->source->server, ==, "https://fen.example");
    }
}

/* No NodeInfo, or none of use: the interface itself says what it is. */
static void
test_instance (void)
{
  static const Place pleroma[] = {
    { FINGER ("ple.example", "ola@ple.example"), 200, NULL,
      "{\"subject\":\"acct:ola@ple.example\",\"links\":[{\"rel\":\"self\",\"type\":"
      "\"application/ld+json; profile=\\\"https://www.w3.org/ns/activitystreams\\\"\","
      "\"href\":\"https://ple.example/users/ola\"}]}" },
    { "https://ple.example/.well-known/nodeinfo", 200, NULL, "mastodon-nodes" },
    { "https://ple.example/api/v1/instance", 200, NULL, "pleroma-instance" },
    { "https://ple.example/api/v1/accounts/lookup?acct=ola", 200, NULL, "pleroma-account" },
    { NULL },
  };
  static const Place limited[] = {
    { NELL, 200, NULL, "mastodon-finger" },
    { "https://fen.example/api/v2/instance", 200, NULL,
      "{\"version\":\"4.6.1\",\"configuration\":{\"limited_federation\":true}}" },
    { NULL },
  };
  static const Place v2[] = {
    { NELL, 200, NULL, "mastodon-finger" },
    { NODES, 200, "text/html", "<html>" },
    { "https://fen.example/api/v2/instance", 200, NULL, "mastodon-instance" },
    { LOOKUP, 200, NULL, "mastodon-account" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup = walk (pleroma, "ola@ple.example", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lookup->source->software, ==, "pleroma");
  g_assert_cmpstr (lookup->source->version, ==, "2.6.3");
  g_clear_pointer (&lookup, kscore_lookup_free);

  lookup = walk (v2, "nell@fen.example", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lookup->source->version, ==, "4.6.1");
  g_assert_null (walk (limited, "nell@fen.example", NULL, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED);
}

/* Nothing that says what it is: only what it answers counts. */
static void
test_nameless (void)
{
  static const Place web[] = {
    { NELL, 200, NULL, "mastodon-finger" },
    { LOOKUP, 200, NULL, "mastodon-4.1-account" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup = walk (web, "nell@fen.example", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (lookup->source->software);
  g_assert_cmpstr (lookup->source->native_id, ==, MASTODON_ACTOR);
}

/* A server on this machine, under the name it was reached by. */
static void
test_loopback (void)
{
#define HERE "http://127.0.0.1:8099"
  static const Place web[] = {
    { HERE "/.well-known/webfinger?resource=acct:alice@localhost:8099", 200, NULL, "snac-finger" },
    { HERE "/.well-known/nodeinfo", 200, NULL, "snac-nodes" },
    { HERE "/api/v1/instance", 200, NULL, "snac-instance" },
    { HERE "/api/v1/accounts/lookup?acct=alice", 200, NULL, "snac-account" },
    { NULL },
  };
  static const struct {
    const char *typed;
    const char *service;
  } cases[] = {
    { "alice", "http://127.0.0.1:8099" },
    { "@alice", "127.0.0.1:8099" },
    { "alice@localhost:8099", " http://127.0.0.1:8099/ " },
    { "alice@127.0.0.1:8099", NULL },
    { "http://127.0.0.1:8099/@alice", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *asked = NULL;
      g_autoptr (KscoreLookup) lookup
        = walk (web, cases[i].typed, cases[i].service, &asked, &error);

      g_test_message ("%s %s\n%s", cases[i].typed, cases[i].service, asked);
      g_assert_no_error (error);
      g_assert_true (lookup->source->loopback);
      g_assert_cmpstr (lookup->source->server, ==, HERE);
      g_assert_cmpstr (lookup->source->handle, ==, "alice@localhost:8099");
      g_assert_cmpstr (lookup->source->native_id, ==, "http://localhost:8099/alice");
      g_assert_cmpstr (lookup->source->software, ==, "snac");
      g_assert_cmpstr (lookup->source->version, ==, "2.75");
      g_assert_cmpint (lookup->profile->followers, ==, KSCORE_UNKNOWN);
    }
}

/* It knows itself by another name, and answers to the one that was typed. */
static void
test_loopback_names (void)
{
  static const Place web[] = {
    { HERE "/.well-known/webfinger?resource=acct:alice@127.0.0.1:8099", 200, NULL, "snac-finger" },
    { HERE "/api/v1/accounts/lookup?acct=alice", 200, NULL, "snac-account" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup = walk (web, "alice@127.0.0.1:8099", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lookup->source->server, ==, HERE);
  g_assert_cmpstr (lookup->source->handle, ==, "alice@localhost:8099");
}

static void
check_error (const Place *web,
             const char  *typed,
             const char  *service,
             int          code,
             const char  *words)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s %s: %s", typed, service, words);
  g_assert_null (walk (web, typed, service, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_typed (void)
{
  static const Place empty[] = { { NULL } };

  check_error (empty, "nell", NULL, KSCORE_ERROR_BAD_INPUT, "“nell” is not a name on Mastodon");
  check_error (empty, "ne ll", "https://fen.example", KSCORE_ERROR_BAD_INPUT, "not a name");
  check_error (empty, "nell", "http://fen.example", KSCORE_ERROR_BAD_INPUT, "not the address");
  check_error (empty, "nell", "https://10.0.0.1", KSCORE_ERROR_BAD_INPUT, "not the address");
  check_error (empty, "nell", "https://", KSCORE_ERROR_BAD_INPUT, "not the address");
  check_error (empty, "nell", "file:///etc", KSCORE_ERROR_BAD_INPUT, "not the address");
  check_error (empty, "nell", "", KSCORE_ERROR_BAD_INPUT, "not the address");
  check_error (empty, "nell@fen.example", NULL, KSCORE_ERROR_NOT_FOUND,
               "There is no account “nell@fen.example”");
  check_error (empty, "alice@127.0.0.1:8099", NULL, KSCORE_ERROR_NOT_FOUND, "There is no account");
  check_error (empty, "nell", "https://fen.example", KSCORE_ERROR_NOT_FOUND,
               "“nell@fen.example”");
  check_error (empty, "https://fen.example/ap/users/7", NULL, KSCORE_ERROR_NOT_FOUND,
               "“https://fen.example/ap/users/7”");
}

static void
test_finger (void)
{
  static const struct {
    guint       status;
    const char *type;
    const char *body;
    int         code;
  } cases[] = {
    { 410, NULL, "", KSCORE_ERROR_NOT_FOUND },
    { 400, NULL, "", KSCORE_ERROR_NOT_FOUND },
    { 401, NULL, "", KSCORE_ERROR_UNAUTHORIZED },
    { 500, NULL, "", KSCORE_ERROR_BAD_REPLY },
    { 200, "text/html", "<html>", KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"subject\":", KSCORE_ERROR_BAD_REPLY },
    { 200, NULL, "[]", KSCORE_ERROR_BAD_REPLY },
    { 200, NULL, "{}", KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"links\":[7,null,{}]}", KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"links\":[{\"rel\":\"self\",\"type\":\"text/html\",\"href\":\"" MASTODON_ACTOR
      "\"}]}", KSCORE_ERROR_BAD_INPUT },
    /* Nobody outside sends Kscore to this machine, to plain http or into a house. */
    { 200, NULL, "{\"links\":[" SELF ("http://127.0.0.1:631/users/x") "]}",
      KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"links\":[" SELF ("https://localhost/users/x") "]}", KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"links\":[" SELF ("https://192.168.1.1/users/x") "]}",
      KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"links\":[" SELF ("http://fen.example/users/x") "]}", KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"links\":[" SELF ("https://fen.example:22/users/x") "]}",
      KSCORE_ERROR_BAD_INPUT },
    { 200, NULL, "{\"links\":[" SELF ("file:///etc/passwd") "]}", KSCORE_ERROR_BAD_INPUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Place web[] = {
        { NELL, cases[i].status, cases[i].type, cases[i].body }, { NULL },
      };

      g_test_message ("%s", cases[i].body);
      check_error (web, "nell@fen.example", NULL, cases[i].code, "fen.example");
    }
}

/* Nobody speaks for the accounts of another server. */
static void
test_other_server (void)
{
  static const Place web[] = {
    { FINGER ("mere.example", "nell@fen.example"), 200, "application/jrd+json",
      "{\"subject\":\"acct:nell@fen.example\",\"links\":[" SELF (MASTODON_ACTOR) "]}" },
    { NULL },
  };

  check_error (web, "nell@fen.example", "https://mere.example", KSCORE_ERROR_BAD_INPUT,
               "is not the server of “nell@fen.example”");
}

/* What the server says about the account itself. */
static void
test_account (void)
{
#define IDS "\"id\":\"109501234567890123\",\"username\":\"Nell\",\"acct\":\"Nell\""
  static const struct {
    const char *software;
    guint       status;
    const char *type;
    const char *body;
    int         code;
    const char *words;
  } cases[] = {
    { "mastodon", 404, NULL, "{}", KSCORE_ERROR_NOT_FOUND, "There is no account" },
    { "misskey", 404, NULL, "{}", KSCORE_ERROR_BAD_INPUT, "“fen.example” runs misskey, which" },
    { "misskey", 200, "text/html", "<html>", KSCORE_ERROR_BAD_INPUT, "runs misskey" },
    { "lemmy", 400, NULL, "{}", KSCORE_ERROR_BAD_INPUT, "runs lemmy" },
    { "lemmy", 500, NULL, "{}", KSCORE_ERROR_BAD_REPLY, "fen.example" },
    { "sharkey", 401, NULL, "{}", KSCORE_ERROR_UNAUTHORIZED, "signed in" },
    { "sharkey", 200, NULL, "{\"id\":", KSCORE_ERROR_BAD_REPLY, "fen.example" },
    { "akkoma", 404, NULL, "{}", KSCORE_ERROR_NOT_FOUND, "There is no account" },
    { "\\u202e", 404, NULL, "{}", KSCORE_ERROR_BAD_INPUT, "not a server that Kscore knows" },
    { "gotosocial", 200, NULL, "mastodon-account", KSCORE_ERROR_UNAUTHORIZED, "signed in" },
    { "mastodon", 401, NULL, "{}", KSCORE_ERROR_UNAUTHORIZED, "signed in" },
    { "mastodon", 403, NULL, "{}", KSCORE_ERROR_UNAUTHORIZED, "signed in" },
    { "pixelfed", 302, NULL, "", KSCORE_ERROR_UNAUTHORIZED, "signed in" },
    { "pixelfed", 200, "text/html", "<html>", KSCORE_ERROR_UNAUTHORIZED, "signed in" },
    { "mastodon", 200, "text/html", "<html>", KSCORE_ERROR_BAD_REPLY, "fen.example" },
    { "mastodon", 200, NULL, "[]", KSCORE_ERROR_BAD_REPLY, "fen.example" },
    { "mastodon", 200, NULL, "{}", KSCORE_ERROR_BAD_REPLY, "fen.example" },
    /* Somebody else. */
    { "mastodon", 200, NULL, "{" IDS ",\"uri\":\"https://fen.example/users/Ivy\"}",
      KSCORE_ERROR_BAD_REPLY, "fen.example" },
    { "mastodon", 200, NULL, "{\"id\":\"7\",\"username\":\"Ivy\",\"acct\":\"Ivy\"}",
      KSCORE_ERROR_BAD_REPLY, "fen.example" },
    { "mastodon", 200, NULL, "{\"id\":\"7\",\"acct\":\"Nell@mere.example\"}",
      KSCORE_ERROR_BAD_REPLY, "fen.example" },
    { "mastodon", 200, NULL, "{\"id\":\"../7\",\"acct\":\"Nell\"}", KSCORE_ERROR_BAD_REPLY,
      "fen.example" },
    { "mastodon", 200, NULL, "{" IDS ",\"suspended\":true}", KSCORE_ERROR_FORBIDDEN, "suspended" },
    { "mastodon", 200, NULL, "{" IDS ",\"moved\":{\"acct\":\"nell@moor.example\"}}",
      KSCORE_ERROR_BAD_INPUT, "has moved to “nell@moor.example”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *node = g_strdup_printf (SOFTWARE ("%s"), cases[i].software);
      const Place web[] = {
        { NELL, 200, NULL, "mastodon-finger" },
        { NODES, 200, NULL, "mastodon-nodes" },
        { NODE, 200, NULL, node },
        { LOOKUP, cases[i].status, cases[i].type, cases[i].body },
        { NULL },
      };

      check_error (web, "nell@fen.example", NULL, cases[i].code, cases[i].words);
    }
}

/* Before Pleroma 2.5 an account was found by its name in place of its id. */
static void
test_nickname (void)
{
  static const Place web[] = {
    { FINGER ("ple.example", "ola@ple.example"), 200, NULL,
      "{\"links\":[" SELF ("https://ple.example/users/ola") "]}" },
    { "https://ple.example/api/v1/instance", 200, NULL, "pleroma-instance" },
    { "https://ple.example/api/v1/accounts/ola", 200, NULL, "pleroma-account" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup = walk (web, "ola@ple.example", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lookup->source->remote_id, ==, "9qDMOXOHxqT5Q7tWyG");
}

static void
test_gotosocial (void)
{
  static const Place web[] = {
    { NELL, 200, NULL, "mastodon-finger" },
    { NODES, 200, NULL, "mastodon-nodes" },
    { NODE, 200, NULL, "gotosocial-node" },
    { NULL },
  };
  g_autofree char *asked = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (walk (web, "nell@fen.example", NULL, &asked, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED);
  /* It is not asked in vain. */
  g_assert_cmpstr (asked, ==, NELL "\n" NODES "\n" NODE "\n");
}

static void
test_opt_out (void)
{
  Place web[G_N_ELEMENTS (fen)];
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup = NULL;

  memcpy (web, fen, sizeof fen);
  web[3].body = "{" IDS ",\"note\":\"<p>#nobot</p>\"}";
  lookup = walk (web, "nell@fen.example", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lookup->profile->opt_out, ==, "#nobot");
}

/* Whatever a server answers, the lookup ends in an account or an error of Kscore's own. */
static void
test_mutations (void)
{
  static const char *const files[] = {
    "mastodon-finger", "mastodon-nodes", "mastodon-node", "mastodon-account",
  };
  guint cases = mastodon_cases ();
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < cases; i++)
    {
      g_autofree char *text = mastodon_text (files[i % G_N_ELEMENTS (files)]);
      g_autoptr (KscoreLookup) lookup = NULL;
      g_autoptr (GError) error = NULL;
      Place web[G_N_ELEMENTS (fen)];

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        text[g_rand_int_range (rand, 1, (gint32) strlen (text))]
          = (char) g_rand_int_range (rand, 1, 256);
      memcpy (web, fen, sizeof fen);
      web[i % G_N_ELEMENTS (files)].body = text;
      lookup = walk (web, "nell@fen.example", NULL, NULL, &error);
      if (lookup == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == KSCORE_ERROR);
          continue;
        }
      g_assert_no_error (error);
      g_assert_nonnull (lookup->source->native_id);
      g_assert_nonnull (lookup->source->remote_id);
      g_assert_nonnull (lookup->source->handle);
      g_assert_true (g_str_has_prefix (lookup->source->server, "https://"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-lookup/mastodon", test_mastodon);
  g_test_add_func ("/mastodon-lookup/number", test_number);
  g_test_add_func ("/mastodon-lookup/split", test_split);
  g_test_add_func ("/mastodon-lookup/instance", test_instance);
  g_test_add_func ("/mastodon-lookup/nameless", test_nameless);
  g_test_add_func ("/mastodon-lookup/loopback", test_loopback);
  g_test_add_func ("/mastodon-lookup/loopback-names", test_loopback_names);
  g_test_add_func ("/mastodon-lookup/typed", test_typed);
  g_test_add_func ("/mastodon-lookup/finger", test_finger);
  g_test_add_func ("/mastodon-lookup/other-server", test_other_server);
  g_test_add_func ("/mastodon-lookup/account", test_account);
  g_test_add_func ("/mastodon-lookup/nickname", test_nickname);
  g_test_add_func ("/mastodon-lookup/gotosocial", test_gotosocial);
  g_test_add_func ("/mastodon-lookup/opt-out", test_opt_out);
  g_test_add_func ("/mastodon-lookup/mutations", test_mutations);
  return g_test_run ();
}
