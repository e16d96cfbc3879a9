#include "config.h"

#include <string.h>
#include <unistd.h>

#include "core/kscore-date.h"
#include "core/kscore-error.h"
#include "core/kscore-values.h"
#include "net-support.h"
#include "support/kscore-web-fixture.h"

static KscoreHttpClient *
new_client (void)
{
  KscoreHttpClient *client = kscore_http_client_new (NULL);

  g_object_set (client, "pace-scale", 0.0, NULL);
  return client;
}

static void
assert_says (const GError *error,
             int           code,
             const char   *words)
{
  g_assert_error (error, KSCORE_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not hold “%s”", error->message, words);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_answer (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply = NULL;
  const char * const headers[] = {
    "ETag", "\"abc\"", "Date", "Sat, 31 Oct 2026 12:00:00 GMT",
    "Link", "<@ORIGIN@/x?page=2>; rel=\"next\"", NULL,
  };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x",
                                                       .type = "Application/JSON; charset=utf-8",
                                                       .body = "{\"a\":1}", .headers = headers });
  reply = get_path (client, kscore_web_fixture_get_origin (server), "/x?q=1", &error);
  g_assert_no_error (error);
  {
    g_autofree char *body = dup_body (reply);
    g_autofree char *url = kscore_web_fixture_dup_url (server, "/x?q=1");
    g_autofree char *next = kscore_web_fixture_dup_url (server, "/x?page=2");
    g_autofree char *asked = kscore_web_fixture_dup_request (server, 0);
    g_autofree char *agent = kscore_web_fixture_dup_header (server, 0, "User-Agent");
    g_autofree char *accept = kscore_web_fixture_dup_header (server, 0, "Accept");
    g_autofree char *coding = kscore_web_fixture_dup_header (server, 0, "Accept-Encoding");
    g_autofree char *etag = kscore_web_fixture_dup_header (server, 0, "If-None-Match");
    g_autofree char *cookie = kscore_web_fixture_dup_header (server, 0, "Cookie");

    g_assert_cmpuint (reply->status, ==, 200);
    g_assert_cmpstr (body, ==, "{\"a\":1}");
    g_assert_cmpstr (reply->url, ==, url);
    g_assert_cmpstr (reply->content_type, ==, "application/json");
    g_assert_cmpstr (reply->etag, ==, "\"abc\"");
    g_assert_cmpstr (reply->next, ==, next);
    g_assert_cmpint (reply->date, ==, 1793448000);
    g_assert_cmpstr (asked, ==, "/x?q=1");
    g_assert_cmpstr (agent, ==, "Kscore/" KSCORE_VERSION " (+https://kscore.example.com/)");
    g_assert_cmpstr (accept, ==, "application/json");
    g_assert_nonnull (strstr (coding, "gzip"));
    g_assert_null (etag);
    g_assert_null (cookie);
  }
  g_assert_cmpuint (kscore_http_client_get_n_requests (client), ==, 1);
}

static void
test_not_modified (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (KscoreHttpRequest) request
    = new_request (kscore_web_fixture_get_origin (server), "/x");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply = NULL;
  g_autofree char *etag = NULL;

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .status = 304 });
  request->etag = g_strdup ("W/\"abc\"");
  reply = get (client, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 304);
  g_assert_cmpuint (g_bytes_get_size (reply->body), ==, 0);
  etag = kscore_web_fixture_dup_header (server, 0, "If-None-Match");
  g_assert_cmpstr (etag, ==, "W/\"abc\"");
}

/* Statuses are answers, and no cookie is ever sent back. */
static void
test_statuses (void)
{
  const guint statuses[] = { 200, 204, 400, 401, 403, 404, 410, 418, 500, 502 };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  const char * const headers[] = {
    "Set-Cookie", "a=b", "WWW-Authenticate", "Basic realm=\"x\"", NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", statuses[i]);
      g_autofree char *cookie = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreHttpReply) reply = NULL;

      kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = path, .status = statuses[i],
                                                           .headers = headers });
      reply = get_path (client, kscore_web_fixture_get_origin (server), path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (reply->status, ==, statuses[i]);
      cookie = kscore_web_fixture_dup_header (server, i, "Cookie");
      g_assert_null (cookie);
    }
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, G_N_ELEMENTS (statuses));
}

/* Never two requests at one host, hosts do not wait for each other, and the order is kept. */
static void
test_one_at_a_time (void)
{
  KscoreWebFixture *servers[3];
  g_autoptr (KscoreHttpClient) client = new_client ();
  Fetch fetches[20];

  for (guint i = 0; i < 3; i++)
    {
      servers[i] = kscore_web_fixture_new ();
      kscore_web_fixture_add (servers[i], &(KscoreWebAnswer) { .path = "/first", .hold = TRUE });
      kscore_web_fixture_add (servers[i], &(KscoreWebAnswer) { .path = "/x", .delay = 2 });
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = i < 3 ? g_strdup ("/first") : g_strdup_printf ("/x?%u", i);
      g_autoptr (KscoreHttpRequest) request
        = new_request (kscore_web_fixture_get_origin (servers[i % 3]), path);

      fetch_start (&fetches[i], client, request, NULL);
    }

  /* All three are asked before any of them has answered. */
  for (guint i = 0; i < 3; i++)
    while (kscore_web_fixture_get_n_under_way (servers[i]) == 0)
      g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (kscore_web_fixture_get_n_requests (servers[i], NULL), ==, 1);
      kscore_web_fixture_release (servers[i]);
    }

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *asked = NULL;
      g_autofree char *path = i < 3 ? g_strdup ("/first") : g_strdup_printf ("/x?%u", i);

      fetch_wait (&fetches[i]);
      g_assert_no_error (fetches[i].error);
      asked = kscore_web_fixture_dup_request (servers[i % 3], i / 3);
      g_assert_cmpstr (asked, ==, path);
      fetch_clear (&fetches[i]);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (kscore_web_fixture_get_max_under_way (servers[i]), ==, 1);
      kscore_web_fixture_free (servers[i]);
    }
  g_assert_cmpuint (kscore_http_client_get_n_requests (client), ==, 20);
}

/* In the queue, under way without an answer, and in the middle of a body. */
static void
test_cancel (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  const char *origin = kscore_web_fixture_get_origin (server);
  g_autoptr (KscoreHttpRequest) held = new_request (origin, "/held");
  g_autoptr (KscoreHttpRequest) plain = new_request (origin, "/x");
  g_autoptr (KscoreHttpRequest) drip = new_request (origin, "/drip");
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  g_autoptr (GCancellable) third = g_cancellable_new ();
  g_auto (Fetch) a = { 0 };
  g_auto (Fetch) b = { 0 };
  g_auto (Fetch) c = { 0 };
  g_auto (Fetch) d = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/held", .hold = TRUE });
  kscore_web_fixture_add_json (server, "/x", "{}");
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/drip", .raw = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", .tail = "x",
    .pause = 5 });

  fetch_start (&a, client, held, first);
  fetch_start (&b, client, plain, second);
  while (kscore_web_fixture_get_n_under_way (server) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (second);
  fetch_wait (&b);
  g_assert_error (b.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (a.done);

  fetch_start (&c, client, drip, third);
  g_cancellable_cancel (first);
  fetch_wait (&a);
  g_assert_error (a.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  while (kscore_web_fixture_get_n_requests (server, "/drip") == 0)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (c.done);
  g_cancellable_cancel (third);
  fetch_wait (&c);
  g_assert_error (c.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The host is free again; one that is cancelled already asks nothing. */
  fetch_start (&d, client, plain, NULL);
  fetch_wait (&d);
  g_assert_no_error (d.error);
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, "/x"), ==, 1);
  fetch_clear (&d);
  fetch_start (&d, client, plain, third);
  fetch_wait (&d);
  g_assert_error (d.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, "/x"), ==, 1);
}

/* While it waits for the limit of a host. */
static void
test_cancel_waiting (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (KscoreHttpRequest) request
    = new_request (kscore_web_fixture_get_origin (server), "/x");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KscoreHostBudget budget = {
    .host = (char *) kscore_web_fixture_get_host (server),
    .not_before = g_get_real_time () / G_USEC_PER_SEC + 1000,
    .remaining = KSCORE_UNKNOWN,
    .reset_at = KSCORE_TIME_UNKNOWN,
  };
  g_auto (Fetch) fetch = { 0 };

  g_object_set (client, "patience", 3600, NULL);
  kscore_http_client_set_budget (client, &budget);
  fetch_start (&fetch, client, request, cancellable);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (fetch.done);
  g_cancellable_cancel (cancellable);
  fetch_wait (&fetch);
  g_assert_error (fetch.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 0);
}

static void
test_dispose (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  KscoreHttpClient *client = new_client ();
  g_autoptr (KscoreHttpRequest) request
    = new_request (kscore_web_fixture_get_origin (server), "/held");
  Fetch fetches[3];

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/held", .hold = TRUE });
  for (guint i = 0; i < 3; i++)
    fetch_start (&fetches[i], client, request, NULL);
  while (kscore_web_fixture_get_n_under_way (server) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_object_run_dispose (G_OBJECT (client));
  for (guint i = 0; i < 3; i++)
    {
      fetch_wait (&fetches[i]);
      g_assert_error (fetches[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      fetch_clear (&fetches[i]);
    }
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 1);
  g_assert_finalize_object (client);
}

/* A request keeps its client. */
static void
test_unref (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  KscoreHttpClient *client = new_client ();
  g_autoptr (KscoreHttpRequest) request
    = new_request (kscore_web_fixture_get_origin (server), "/x");
  g_auto (Fetch) fetch = { 0 };
  gpointer gone = client;

  g_object_add_weak_pointer (G_OBJECT (client), &gone);
  kscore_web_fixture_add_json (server, "/x", "{}");
  fetch_start (&fetch, client, request, NULL);
  g_object_unref (client);
  fetch_wait (&fetch);
  g_assert_no_error (fetch.error);
  while (gone != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static void
add_redirect (KscoreWebFixture *server,
              const char       *path,
              guint             status,
              const char       *location)
{
  const char * const headers[] = { "Location", location, NULL };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = path, .status = status,
                                                       .headers = headers });
}

static void
test_redirects (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreWebFixture) other = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  const char *origin = kscore_web_fixture_get_origin (server);
  g_autofree char *there = kscore_web_fixture_dup_url (other, "/end?x=%2F");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply = NULL;

  add_redirect (server, "/1", 301, "/2");
  add_redirect (server, "/2", 302, "@ORIGIN@/3");
  add_redirect (server, "/3", 303, "4");
  add_redirect (server, "/4", 307, "?five");
  add_redirect (server, "/4?five", 308, there);
  kscore_web_fixture_add_json (other, "/end", "[]");

  reply = get_path (client, origin, "/1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (reply->url, ==, there);
  g_assert_cmpuint (kscore_http_client_get_n_requests (client), ==, 6);
  g_clear_pointer (&reply, kscore_http_reply_free);

  /* One more is too many. */
  add_redirect (server, "/0", 301, "/1");
  reply = get_path (client, origin, "/0", &error);
  g_assert_null (reply);
  assert_says (error, KSCORE_ERROR_BAD_REPLY, "never to an answer");
  g_clear_error (&error);

  add_redirect (server, "/loop", 302, "/loop");
  reply = get_path (client, origin, "/loop", &error);
  g_assert_null (reply);
  assert_says (error, KSCORE_ERROR_BAD_REPLY, "never to an answer");
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, "/loop"), ==, 6);
  g_clear_error (&error);

  /* 3xx that lead nowhere are answers. */
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/nowhere", .status = 302 });
  reply = get_path (client, origin, "/nowhere", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 302);
}

static void
test_redirects_astray (void)
{
  const char * const locations[] = {
    "http://10.0.0.1/", "https://10.0.0.1/", "http://169.254.169.254/latest/meta-data/",
    "https://[::ffff:127.0.0.1]/", "https://[fe80::1]/", "https://0.0.0.0/", "file:///etc/passwd",
    "http://a.example/", "https://user:pass@a.example/", "ftp://a.example/", "javascript:1",
    "https://", "//", "http://[", "data:,x", "https://127.1/", "https://2130706433/",
    "https://0x7f.1/",
  };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();

  for (gsize i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%zu", i);
      g_autoptr (KscoreHttpRequest) request
        = new_request (kscore_web_fixture_get_origin (server), path);
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreHttpReply) reply = NULL;

      add_redirect (server, path, 302, locations[i]);
      g_test_message ("%s", locations[i]);
      reply = get (client, request, &error);
      g_assert_null (reply);
      assert_says (error, KSCORE_ERROR_BAD_REPLY, "leads to an address");

      /* Whoever only tries is told that nobody answered. */
      request->optional = TRUE;
      g_clear_error (&error);
      reply = get (client, request, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (reply->status, ==, 0);
    }
  g_assert_cmpuint (kscore_http_client_get_n_requests (client), ==, 2 * G_N_ELEMENTS (locations));
}

/* A redirect takes its turn at the host it leads to. */
static void
test_redirect_waits (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreWebFixture) other = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autofree char *there = kscore_web_fixture_dup_url (other, "/end");
  g_autoptr (KscoreHttpRequest) first
    = new_request (kscore_web_fixture_get_origin (other), "/held");
  g_autoptr (KscoreHttpRequest) second
    = new_request (kscore_web_fixture_get_origin (server), "/x");
  g_autoptr (KscoreHttpRequest) third
    = new_request (kscore_web_fixture_get_origin (server), "/free");
  g_auto (Fetch) a = { 0 };
  g_auto (Fetch) b = { 0 };
  g_auto (Fetch) c = { 0 };

  kscore_web_fixture_add (other, &(KscoreWebAnswer) { .path = "/held", .hold = TRUE });
  kscore_web_fixture_add_json (other, "/end", "{}");
  kscore_web_fixture_add_json (server, "/free", "{}");
  add_redirect (server, "/x", 302, there);
  fetch_start (&a, client, first, NULL);
  fetch_start (&b, client, second, NULL);
  fetch_start (&c, client, third, NULL);
  fetch_wait (&c); /* behind the redirect, at a host that is free */
  g_assert_no_error (c.error);
  g_assert_false (b.done);
  while (kscore_web_fixture_get_n_under_way (other) == 0)
    g_main_context_iteration (NULL, FALSE);
  kscore_web_fixture_release (other);
  fetch_wait (&b);
  g_assert_no_error (b.error);
  fetch_wait (&a);
  g_assert_cmpuint (kscore_web_fixture_get_max_under_way (other), ==, 1);
}

static void
test_addresses_never_asked (void)
{
  const char * const urls[] = {
    "http://a.example/", "https://10.1.2.3/", "https://192.168.0.1:8443/", "https://[::1]/",
    "https://127.0.0.1/", "http://localhost/", "https://u:p@a.example/", "file:///x", "", "a",
  };
  g_autoptr (KscoreHttpClient) client = new_client ();

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (KscoreHttpRequest) request = kscore_http_request_new (urls[i]);
      g_autoptr (GError) error = NULL;

      request->optional = TRUE;
      g_assert_null (get (client, request, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
    }
  g_assert_cmpuint (kscore_http_client_get_n_requests (client), ==, 0);
}

/* An address that is as it should be, whose name leads into a private network. */
static void
test_names_of_private_networks (void)
{
  g_autoptr (KscoreHttpClient) client = new_client ();
  const char * const hosts[] = { "evil.example", "evil6.example", "lan.example" };
  const char * const names[] = {
    "evil.example", "127.0.0.1", "evil6.example", "::ffff:127.0.0.1", "lan.example", "10.0.0.1",
    NULL,
  };
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) local = NULL;
  guint16 port;
  GResolver *before = g_resolver_get_default ();

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  local = g_socket_get_local_address (socket, NULL);
  port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local));

  use_names (names);
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *url = g_strdup_printf ("https://%s:%u/x", hosts[i], port);
      g_autoptr (KscoreHttpRequest) request = kscore_http_request_new (url);
      g_autoptr (GError) error = NULL;

      request->loopback = TRUE;
      g_assert_null (get (client, request, &error));
      assert_says (error, KSCORE_ERROR_BAD_INPUT, "private network");
    }
  /* Not even a connection: it would tell what is there. */
  g_assert_cmpuint (g_socket_condition_check (socket, G_IO_IN), ==, 0);
  g_resolver_set_default (before);
  g_object_unref (before);
}

static void
test_offline (void)
{
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (KscoreWebFixture) plain = kscore_web_fixture_new ();
  g_autofree char *closed_url = kscore_web_fixture_dup_url (plain, "/closed");
  g_autofree char *refused_url = NULL;
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) local = NULL;
  GResolver *before = g_resolver_get_default ();
  const char * const names[] = { NULL };

  /* Bound, but nobody listens. */
  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  local = g_socket_get_local_address (socket, NULL);
  refused_url = g_strdup_printf ("http://127.0.0.1:%u/x", g_inet_socket_address_get_port (
                                   G_INET_SOCKET_ADDRESS (local)));
  kscore_web_fixture_add (plain, &(KscoreWebAnswer) { .path = "/closed", .raw = "" });
  use_names (names);
  {
    const struct {
      const char *url;
      const char *words;
    } cases[] = {
      { "https://nobody.example/x?secret=1", "no server by the name of nobody.example" },
      { refused_url, "refuses connections" },
      { closed_url, "closed the connection" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (KscoreHttpRequest) request = kscore_http_request_new (cases[i].url);
        g_autoptr (KscoreHttpReply) reply = NULL;
        g_autoptr (GError) error = NULL;

        request->loopback = TRUE;
        g_assert_null (get (client, request, &error));
        assert_says (error, KSCORE_ERROR_OFFLINE, cases[i].words);
        g_assert_null (strstr (error->message, "secret"));

        g_clear_error (&error);
        request->optional = TRUE;
        reply = get (client, request, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (reply->status, ==, 0);
        g_assert_cmpstr (reply->url, ==, cases[i].url);
        g_assert_cmpuint (g_bytes_get_size (reply->body), ==, 0);
      }
  }
  g_resolver_set_default (before);
  g_object_unref (before);
}

/* A certificate that nobody knows. */
static void
test_certificate (void)
{
  if (use_subprocess ())
    {
      g_autoptr (KscoreHttpClient) client = new_client ();
      g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new_tls ();
      g_autoptr (KscoreHttpRequest) request
        = new_request (kscore_web_fixture_get_origin (server), "/x");
      g_autoptr (KscoreHttpReply) reply = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (get (client, request, &error));
      assert_says (error, KSCORE_ERROR_OFFLINE, "does not prove who it is");
      g_clear_error (&error);
      request->optional = TRUE;
      reply = get (client, request, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (reply->status, ==, 0);
      g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 0);
      _exit (0);
    }
}

/* Asked again by itself after a short wait, and then it goes on. */
static void
test_short_limit (void)
{
  const char * const headers[] = { "Retry-After", "1", NULL };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply = NULL;
  gint64 start = g_get_monotonic_time ();

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .status = 429,
                                                       .headers = headers });
  kscore_web_fixture_add_json (server, "/x", "{}");
  reply = get_path (client, kscore_web_fixture_get_origin (server), "/x", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC);
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, "/x"), ==, 2);
}

/* Whoever has to ask again keeps its place. */
static void
test_limit_keeps_order (void)
{
  const char * const headers[] = { "Retry-After", "0", NULL };
  const char * const expected[] = { "/a", "/a", "/b" };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (KscoreHttpRequest) a = new_request (kscore_web_fixture_get_origin (server), "/a");
  g_autoptr (KscoreHttpRequest) b = new_request (kscore_web_fixture_get_origin (server), "/b");
  g_auto (Fetch) first = { 0 };
  g_auto (Fetch) second = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/a", .status = 503,
                                                       .headers = headers });
  kscore_web_fixture_add_json (server, "/a", "{}");
  kscore_web_fixture_add_json (server, "/b", "{}");
  fetch_start (&first, client, a, NULL);
  fetch_start (&second, client, b, NULL);
  fetch_wait (&first);
  fetch_wait (&second);
  g_assert_no_error (first.error);
  g_assert_no_error (second.error);
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *asked = kscore_web_fixture_dup_request (server, i);

      g_assert_cmpstr (asked, ==, expected[i]);
    }
}

static void
test_long_limit (void)
{
  const guint statuses[] = { 429, 503 };
  const char * const told[] = { "Retry-After", "120", NULL };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
      g_autoptr (KscoreHttpClient) client = new_client ();
      g_autoptr (KscoreHttpRequest) request
        = new_request (kscore_web_fixture_get_origin (server), "/x");
      g_autoptr (GPtrArray) budgets = NULL;
      g_auto (Fetch) first = { 0 };
      g_auto (Fetch) second = { 0 };
      g_auto (Fetch) third = { 0 };
      gint64 now = g_get_real_time () / G_USEC_PER_SEC;
      const KscoreHostBudget *budget;

      /* Not told how long, it is half a minute. */
      request->optional = TRUE;
      kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .status = statuses[i / 2],
                                                           .headers = i % 2 ? told : NULL });
      fetch_start (&first, client, request, NULL);
      fetch_start (&second, client, request, NULL);
      fetch_wait (&first);
      fetch_wait (&second);
      assert_says (first.error, KSCORE_ERROR_RATE_LIMITED, " asks to wait until ");
      assert_says (second.error, KSCORE_ERROR_RATE_LIMITED, " asks to wait until ");
      fetch_start (&third, client, request, NULL);
      fetch_wait (&third);
      assert_says (third.error, KSCORE_ERROR_RATE_LIMITED, " asks to wait until ");
      g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 1);

      budgets = kscore_http_client_list_budgets (client);
      g_assert_cmpuint (budgets->len, ==, 1);
      budget = g_ptr_array_index (budgets, 0);
      g_assert_cmpstr (budget->host, ==, kscore_web_fixture_get_host (server));
      g_assert_cmpint (budget->not_before, >=, now + (i % 2 ? 119 : 29));
      g_assert_cmpint (budget->not_before, <=, g_get_real_time () / G_USEC_PER_SEC
                                               + (i % 2 ? 121 : 31));

      /* Another client, after a restart. */
      {
        g_autoptr (KscoreHttpClient) later = new_client ();
        g_auto (Fetch) fourth = { 0 };

        kscore_http_client_set_budget (later, budget);
        fetch_start (&fourth, later, request, NULL);
        fetch_wait (&fourth);
        assert_says (fourth.error, KSCORE_ERROR_RATE_LIMITED, " asks to wait until ");
        g_assert_cmpuint (kscore_http_client_get_n_requests (later), ==, 0);
      }
    }
}

/* One that says "at once" for ever is not asked for ever. */
static void
test_limit_without_end (void)
{
  const char * const headers[] = { "Retry-After", "0", NULL };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (GError) error = NULL;

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .status = 429,
                                                       .headers = headers });
  g_assert_null (get_path (client, kscore_web_fixture_get_origin (server), "/x", &error));
  assert_says (error, KSCORE_ERROR_RATE_LIMITED, " asks to wait until ");
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 2);
}

/* Nothing is left: the answer counts, the next question has to wait. */
static void
test_nothing_left (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply = NULL;
  g_autoptr (GPtrArray) budgets = NULL;
  const KscoreHostBudget *budget;
  /* By the server's clock, which is years off. */
  const char * const headers[] = {
    "Date", "Sat, 31 Oct 2020 12:00:00 GMT", "X-RateLimit-Limit", "300",
    "x-ratelimit-remaining", "0", "X-RateLimit-Reset", "2020-10-31T12:05:00.123456Z", NULL,
  };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .body = "{}",
                                                       .headers = headers });
  reply = get_path (client, kscore_web_fixture_get_origin (server), "/x", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_null (get_path (client, kscore_web_fixture_get_origin (server), "/x", &error));
  assert_says (error, KSCORE_ERROR_RATE_LIMITED, " asks to wait until ");
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 1);

  budgets = kscore_http_client_list_budgets (client);
  budget = g_ptr_array_index (budgets, 0);
  g_assert_cmpint (budget->remaining, ==, 0);
  g_assert_cmpint (ABS (budget->reset_at - g_get_real_time () / G_USEC_PER_SEC - 300), <=, 30);
}

/* Little is left: what is asked next waits, but does not fail. */
static void
test_little_left (void)
{
  const char * const headers[] = {
    "X-RateLimit-Limit", "300", "X-RateLimit-Remaining", "1", "X-RateLimit-Reset", "3000", NULL,
  };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (KscoreHttpRequest) request
    = new_request (kscore_web_fixture_get_origin (server), "/x");
  g_auto (Fetch) first = { 0 };
  g_auto (Fetch) second = { 0 };

  g_object_set (client, "patience", 1, NULL);
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .headers = headers });
  fetch_start (&first, client, request, NULL);
  fetch_start (&second, client, request, NULL);
  fetch_wait (&first);
  fetch_wait (&second);
  g_assert_no_error (first.error);
  g_assert_no_error (second.error);
  g_assert_cmpint (second.ended - first.ended, >=, 990 * 1000);
}

/* Several hosts, in the order of their names; what they told is kept apart. */
static void
test_budgets (void)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const KscoreHostBudget kept[] = {
    { .host = (char *) "b.example", .not_before = now + 100, .remaining = KSCORE_UNKNOWN,
      .reset_at = KSCORE_TIME_UNKNOWN },
    { .host = (char *) "a.example", .not_before = 0, .remaining = 7, .reset_at = now + 200 },
    { .host = (char *) "over.example", .not_before = now - 1, .remaining = 0,
      .reset_at = now - 1 },
    { .host = (char *) "never.example", .not_before = G_MAXINT64, .remaining = KSCORE_UNKNOWN,
      .reset_at = KSCORE_TIME_UNKNOWN },
  };
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (GPtrArray) budgets = NULL;
  const KscoreHostBudget *budget;

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    kscore_http_client_set_budget (client, &kept[i]);
  budgets = kscore_http_client_list_budgets (client);
  g_assert_cmpuint (budgets->len, ==, 3);
  budget = g_ptr_array_index (budgets, 0);
  g_assert_cmpstr (budget->host, ==, "a.example");
  g_assert_cmpint (budget->not_before, ==, 0);
  g_assert_cmpint (budget->remaining, ==, 7);
  g_assert_cmpint (ABS (budget->reset_at - now - 200), <=, 2);
  budget = g_ptr_array_index (budgets, 1);
  g_assert_cmpstr (budget->host, ==, "b.example");
  g_assert_cmpint (ABS (budget->not_before - now - 100), <=, 2);
  budget = g_ptr_array_index (budgets, 2);
  g_assert_cmpint (budget->not_before, <=, g_get_real_time () / G_USEC_PER_SEC + 3601);
}

/* The proxy is on this machine, as many are; what it connects to, only it can know. */
static void
test_proxy (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (GProxyResolver) resolver
    = g_simple_proxy_resolver_new (kscore_web_fixture_get_origin (server), NULL);
  g_autoptr (SoupSession) session = g_object_new (SOUP_TYPE_SESSION, "proxy-resolver", resolver,
                                                  NULL);
  g_autoptr (KscoreHttpClient) client = kscore_http_client_new (session);
  g_autoptr (KscoreHttpRequest) request = kscore_http_request_new ("https://a.example/x");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply = get (client, request, &error);

  /* The fixture is no proxy, but it was asked. Its 404 is not that of a.example. */
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 1);
  g_assert_null (reply);
  assert_says (error, KSCORE_ERROR_OFFLINE, "The proxy gives no way to a.example");
}

static void
test_max_time (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (GError) error = NULL;

  g_object_set (client, "max-time", 100, NULL);
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/x", .raw = "HTTP/1.1 200 OK\r\n\r\n", .tail = "x", .pause = 5 });
  g_assert_null (get_path (client, kscore_web_fixture_get_origin (server), "/x", &error));
  assert_says (error, KSCORE_ERROR_OFFLINE, "takes too long");
}

/* The pause is kept, is scaled, and is none on this machine. */
static void
test_pace (void)
{
  const char * const names[] = { NULL };
  GResolver *before = g_resolver_get_default ();
  const double scales[] = { 0, 1 };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();

  use_names (names);
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (KscoreHttpClient) client = kscore_http_client_new (NULL);
      g_autoptr (KscoreHttpRequest) request = kscore_http_request_new ("https://nobody.example/");
      g_auto (Fetch) first = { 0 };
      g_auto (Fetch) second = { 0 };

      request->pace = 300;
      g_object_set (client, "pace-scale", scales[i], NULL);
      fetch_start (&first, client, request, NULL);
      fetch_start (&second, client, request, NULL);
      fetch_wait (&first);
      fetch_wait (&second);
      g_assert_cmpuint (kscore_http_client_get_n_requests (client), ==, 2);
      if (scales[i] > 0)
        g_assert_cmpint (second.ended - first.ended, >=, 290 * 1000);
    }

  /* An hour between two would be noticed. */
  {
    g_autoptr (KscoreHttpClient) client = kscore_http_client_new (NULL);
    g_autoptr (KscoreHttpRequest) request
      = new_request (kscore_web_fixture_get_origin (server), "/x");

    request->pace = 3600 * 1000;
    for (guint i = 0; i < 3; i++)
      {
        g_autoptr (KscoreHttpReply) reply = get (client, request, NULL);

        g_assert_cmpuint (reply->status, ==, 404);
      }
  }
  g_resolver_set_default (before);
  g_object_unref (before);
}

/* Neither a query nor a header gets into the log. */
static void
log_cb (const char     *log_domain,
        GLogLevelFlags  log_level,
        const char     *message,
        gpointer        user_data)
{
  g_string_append (user_data, message);
  g_string_append_c (user_data, '\n');
}

static void
test_log (void)
{
  const char * const headers[] = {
    "Set-Cookie", "s3cret=1", "Authorization", "Bearer s3cret", "Location", "/y?token=s3cret",
    NULL,
  };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = new_client ();
  g_autoptr (KscoreHttpRequest) request
    = new_request (kscore_web_fixture_get_origin (server), "/x?token=s3cret#s3cret");
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpReply) reply = NULL;
  guint id = g_log_set_handler ("kscore-net", G_LOG_LEVEL_MASK, log_cb, log);

  request->optional = TRUE;
  request->etag = g_strdup ("\"s3cret\"");
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .status = 302,
                                                       .headers = headers });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/y", .raw = "" });
  reply = get (client, request, &error);
  g_log_remove_handler ("kscore-net", id);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (log->str, "GET "));
  g_assert_nonnull (strstr (log->str, kscore_web_fixture_get_host (server)));
  g_assert_nonnull (strstr (log->str, "/x: 302"));
  g_assert_nonnull (strstr (log->str, "/y: "));
  g_assert_null (strstr (log->str, "s3cret"));
}

/* The properties of the contract, and their defaults. */
static void
test_properties (void)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (KscoreHttpClient) client = kscore_http_client_new (session);
  g_autoptr (KscoreHttpClient) plain = kscore_http_client_new (NULL);
  g_autoptr (SoupSession) used = NULL;
  g_autoptr (SoupSession) own = NULL;
  guint patience;
  guint max_time;
  double pace_scale;

  g_object_get (client, "session", &used, "patience", &patience, "pace-scale", &pace_scale,
                "max-time", &max_time, NULL);
  g_assert_true (used == session);
  g_assert_cmpuint (patience, ==, 20);
  g_assert_cmpfloat (pace_scale, ==, 1);
  g_assert_cmpuint (max_time, ==, 120000);

  g_object_get (plain, "session", &own, NULL);
  g_assert_cmpuint (soup_session_get_timeout (own), ==, 30);
  g_assert_null (soup_session_get_feature (own, SOUP_TYPE_COOKIE_JAR));
  g_assert_null (soup_session_get_feature (own, SOUP_TYPE_CACHE));
  g_assert_nonnull (soup_session_get_feature (own, SOUP_TYPE_CONTENT_DECODER));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-client/answer", test_answer);
  g_test_add_func ("/http-client/not-modified", test_not_modified);
  g_test_add_func ("/http-client/statuses", test_statuses);
  g_test_add_func ("/http-client/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/http-client/cancel", test_cancel);
  g_test_add_func ("/http-client/cancel-waiting", test_cancel_waiting);
  g_test_add_func ("/http-client/dispose", test_dispose);
  g_test_add_func ("/http-client/unref", test_unref);
  g_test_add_func ("/http-client/redirects", test_redirects);
  g_test_add_func ("/http-client/redirects-astray", test_redirects_astray);
  g_test_add_func ("/http-client/redirect-waits", test_redirect_waits);
  g_test_add_func ("/http-client/addresses-never-asked", test_addresses_never_asked);
  g_test_add_func ("/http-client/names-of-private-networks", test_names_of_private_networks);
  g_test_add_func ("/http-client/offline", test_offline);
  g_test_add_func ("/http-client/certificate", test_certificate);
  g_test_add_func ("/http-client/short-limit", test_short_limit);
  g_test_add_func ("/http-client/limit-keeps-order", test_limit_keeps_order);
  g_test_add_func ("/http-client/long-limit", test_long_limit);
  g_test_add_func ("/http-client/limit-without-end", test_limit_without_end);
  g_test_add_func ("/http-client/nothing-left", test_nothing_left);
  g_test_add_func ("/http-client/little-left", test_little_left);
  g_test_add_func ("/http-client/budgets", test_budgets);
  g_test_add_func ("/http-client/proxy", test_proxy);
  g_test_add_func ("/http-client/max-time", test_max_time);
  g_test_add_func ("/http-client/pace", test_pace);
  g_test_add_func ("/http-client/log", test_log);
  g_test_add_func ("/http-client/properties", test_properties);
  return g_test_run ();
}
