#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "net-support.h"
#include "net/kscore-http-exchange.h"
#include "support/kscore-web-fixture.h"

#define MAX_TIME 30000

/* One exchange, and how it ended. */
typedef struct {
  gboolean            done;
  KscoreHttpExchange *exchange; /* (owned) (nullable) */
  GError             *error;    /* (owned) (nullable) */
} Asked;

static void
asked_clear (Asked *asked)
{
  g_clear_pointer (&asked->exchange, kscore_http_exchange_free);
  g_clear_error (&asked->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static void
asked_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Asked *asked = user_data;

  asked->exchange = kscore_http_exchange_finish (SOUP_SESSION (source_object), result,
                                                 &asked->error);
  g_assert_true ((asked->exchange == NULL) == (asked->error != NULL));
  asked->done = TRUE;
}

static void
ask (SoupSession      *session,
     KscoreWebFixture *server,
     const char       *path,
     gsize             max_body,
     guint             max_time,
     Asked            *asked)
{
  g_autofree char *url = kscore_web_fixture_dup_url (server, path);
  g_autoptr (KscoreHttpRequest) request = kscore_http_request_new (url);
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GCancellable) stop = g_cancellable_new ();

  asked_clear (asked);
  *asked = (Asked) { 0 };
  request->loopback = TRUE;
  request->max_body = max_body;
  kscore_http_exchange_async (session, uri, request, max_time, stop, asked_cb, asked);
  while (!asked->done)
    g_main_context_iteration (NULL, TRUE);
}

/* As the client makes its own. */
static SoupSession *
new_session (void)
{
  return g_object_new (SOUP_TYPE_SESSION, "max-conns-per-host", 1, NULL);
}

static void
assert_says (const GError *error,
             int           code,
             const char   *words)
{
  g_assert_error (error, KSCORE_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not hold “%s”", error->message, words);
}

static void
assert_body (const Asked *asked,
             const char  *body)
{
  gsize size;
  const char *data;

  g_assert_no_error (asked->error);
  data = g_bytes_get_data (asked->exchange->reply->body, &size);
  g_assert_cmpmem (data, size, body, strlen (body));
}

static GBytes *
compress (const char *text,
          gsize       size)
{
  g_autoptr (GConverter) gzip
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, gzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* Not more than allowed, to the byte, however it is sent. */
static void
test_max_body (void)
{
  const char * const gzip[] = { "Content-Encoding", "gzip", NULL };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autoptr (GBytes) packed = compress (text, 5000);
  g_autofree char *chunked
    = g_strconcat ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1388\r\n", text,
                   "\r\n0\r\n\r\n", NULL);
  g_autofree char *closed = g_strconcat ("HTTP/1.0 200 OK\r\n\r\n", text, NULL);
  const char * const paths[] = { "/plain", "/gzip", "/chunked", "/closed" };
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/plain", .body = text });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/gzip", .headers = gzip, .body = g_bytes_get_data (packed, NULL),
    .size = g_bytes_get_size (packed) });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/chunked", .raw = chunked });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/closed", .raw = closed });

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      ask (session, server, paths[i], 5000, MAX_TIME, &asked);
      assert_body (&asked, text);
      ask (session, server, paths[i], 0, MAX_TIME, &asked);
      assert_body (&asked, text);
      ask (session, server, paths[i], 4999, MAX_TIME, &asked);
      assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "more than any answer");
      /* The session is none the worse for it. */
      ask (session, server, "/plain", 5000, MAX_TIME, &asked);
      assert_body (&asked, text);
    }
}

static void
test_default_max_body (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  const gsize most = KSCORE_HTTP_MAX_BODY;
  g_autofree char *text = g_strnfill (most + 1, 'a');
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/most", .body = text,
                                                       .size = most });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/more", .body = text });
  ask (session, server, "/most", 0, MAX_TIME, &asked);
  g_assert_no_error (asked.error);
  g_assert_cmpuint (g_bytes_get_size (asked.exchange->reply->body), ==, most);
  ask (session, server, "/more", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "more than any answer");
}

/* 64 MiB of nothing in a few kilobytes. */
static void
test_gzip_bomb (void)
{
  const char * const gzip[] = { "Content-Encoding", "gzip", NULL };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  const gsize size = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);
  g_autoptr (GBytes) packed = compress (zeros, size);
  g_auto (Asked) asked = { 0 };

  g_assert_cmpuint (g_bytes_get_size (packed), <, 100 * 1024);
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/x", .headers = gzip, .body = g_bytes_get_data (packed, NULL),
    .size = g_bytes_get_size (packed) });
  ask (session, server, "/x", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "more than any answer");
}

static void
test_endless (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_autofree char *tail = g_strnfill (100000, 'a');
  g_autofree char *chunk = g_strdup_printf ("186a0\r\n%s\r\n", tail);
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/closed", .raw = "HTTP/1.0 200 OK\r\n\r\n", .tail = tail });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/chunked", .raw = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    .tail = chunk });
  ask (session, server, "/closed", 1000000, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "more than any answer");
  ask (session, server, "/chunked", 1000000, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "more than any answer");
}

/* A hint or two that come before the answer do no harm; that nothing else comes is no answer, and
 * it must not be waited for until time or memory are used up. */
static void
test_hints (void)
{
  const char *hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n";
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_autofree char *some
    = g_strconcat ("HTTP/1.1 100 Continue\r\n\r\n", hint, hint,
                   "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", NULL);
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/some", .raw = some });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/103", .raw = hint,
                                                       .tail = hint });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/100", .raw = "HTTP/1.1 100 Continue\r\n\r\n",
    .tail = "HTTP/1.1 100 Continue\r\n\r\n", .pause = 1 });
  ask (session, server, "/some", 0, MAX_TIME, &asked);
  assert_body (&asked, "{}");
  ask (session, server, "/103", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "more than any answer");
  ask (session, server, "/100", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "more than any answer");
}

/* A byte now and then keeps the connection busy, but not for ever; nor does silence. */
static void
test_max_time (void)
{
  const struct {
    const char *raw;
    const char *tail;
  } cases[] = {
    { "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x" },
    { "HTTP/1.0 200 OK\r\n\r\n", "x" },
    { "HTTP/1.1 200 OK\r\nX-A: ", "x" },
    { "HTTP/1.1 200 OK\r\n", "X-A: b\r\n" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0" },
  };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%zu", i);

      kscore_web_fixture_add (server, &(KscoreWebAnswer) {
        .path = path, .raw = cases[i].raw, .tail = cases[i].tail, .pause = 5 });
      g_test_message ("%zu", i);
      ask (session, server, path, 0, 150, &asked);
      assert_says (asked.error, KSCORE_ERROR_OFFLINE, "takes too long");
    }

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/held", .hold = TRUE });
  ask (session, server, "/held", 0, 150, &asked);
  assert_says (asked.error, KSCORE_ERROR_OFFLINE, "takes too long");
}

/* Never a short body. */
static void
test_cut_short (void)
{
  const char * const raws[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":1}",
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
    "HTTP/1.0 200 OK\r\nContent-Length: 8\r\n\r\n{\"a\":1}",
    "HTTP/1.1 404 Gone\r\nConnection: close\r\nContent-Length: 100\r\n\r\n{}",
    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 8\r\n\r\n{\"a\":1}",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{\"a\":1}",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":1",
    /* Between two chunks, or without any length. */
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    "5\r\n{\"a\":\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: application/ld+json\r\nTransfer-Encoding: chunked\r\n\r\n"
    "6\r\n{\"a\":1\r\n",
    "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":[1,",
  };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (raws); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%zu", i);

      kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = path, .raw = raws[i] });
      g_test_message ("%zu", i);
      ask (session, server, path, 0, MAX_TIME, &asked);
      assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "broke off in the middle of its answer");
    }
}

/* Length of what is not sent again. */
static void
test_not_modified (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/x", .raw = "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n" });
  ask (session, server, "/x", 0, MAX_TIME, &asked);
  assert_body (&asked, "");
  g_assert_cmpuint (asked.exchange->reply->status, ==, 304);
}

/* Packed bodies are counted as they come. What is not packed as it says is for its reader. */
static void
test_gzip_broken (void)
{
  const char * const gzip[] = { "Content-Encoding", "gzip", NULL };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_autofree char *inside = g_strnfill (5000, 'a');
  g_autofree char *text = g_strdup_printf ("{\"%s\":1}", inside);
  g_autoptr (GBytes) packed = compress (text, strlen (text));
  gsize size = g_bytes_get_size (packed);
  g_autoptr (GString) closed = g_string_new (NULL);
  g_autoptr (GString) cut = g_string_new (NULL);
  g_auto (Asked) asked = { 0 };

  g_string_append_printf (closed, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %zu\r\n"
                          "Content-Encoding: gzip\r\n\r\n", size);
  g_string_append_len (closed, g_bytes_get_data (packed, NULL), (gssize) size);
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/whole", .raw = closed->str, .raw_size = closed->len });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/short", .raw = closed->str, .raw_size = closed->len - 1 });
  g_string_append (cut, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
                   "Content-Type: application/json\r\n\r\n");
  g_string_append_len (cut, g_bytes_get_data (packed, NULL), (gssize) size - 12);
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/cut", .raw = cut->str, .raw_size = cut->len });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/none", .headers = gzip, .body = "{\"a\":1}" });
  ask (session, server, "/whole", 0, MAX_TIME, &asked);
  assert_body (&asked, text);
  ask (session, server, "/short", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "broke off in the middle of its answer");
  ask (session, server, "/cut", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "broke off in the middle of its answer");
  ask (session, server, "/none", 0, MAX_TIME, &asked);
  assert_body (&asked, "{\"a\":1}");
}

static char *
dup_many_headers (void)
{
  GString *many = g_string_new ("HTTP/1.1 200 OK\r\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "X-%u: a\r\n", i);
  g_string_append (many, "\r\n");
  return g_string_free (many, FALSE);
}

/* Nothing of it has a body, and nothing breaks. */
static void
test_nonsense (void)
{
  g_autofree char *bomb = g_strnfill (300000, 'a');
  g_autofree char *header_bomb = g_strconcat ("HTTP/1.1 200 OK\r\nX-A: ", bomb, "\r\n\r\n", NULL);
  g_autofree char *many = dup_many_headers ();
  const struct {
    const char *raw;
    gsize       size;
  } cases[] = {
    { "\r\n\r\n", 0 },
    { "nonsense\r\n\r\n", 0 },
    { "HTTP/1.1 abc OK\r\n\r\n", 0 },
    { "HTTP/1.1 99999999999 OK\r\n\r\n", 0 },
    { "HTTP/9.9 200 OK\r\n", 0 },
    { "SSH-2.0-OpenSSH_9.2\r\n", 0 },
    { "HTTP/1.1 200 OK", 0 },
    { "\0\0\0\0\r\n\r\n", 8 },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 0 },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nx", 0 },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nx", 0 },
    { "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\nx", 0 },
    { header_bomb, 0 },
    { many, 0 },
  };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%zu", i);

      kscore_web_fixture_add (server, &(KscoreWebAnswer) {
        .path = path, .raw = cases[i].raw, .raw_size = cases[i].size });
      g_test_message ("%zu", i);
      ask (session, server, path, 0, MAX_TIME, &asked);
      if (asked.error == NULL)
        {
          g_assert_cmpuint (g_bytes_get_size (asked.exchange->reply->body), ==, 0);
          continue;
        }
      g_assert_true (asked.error->domain == KSCORE_ERROR);
      g_assert_nonnull (strstr (asked.error->message, kscore_web_fixture_get_host (server)));
    }
}

/* More is sent than was said: the answer is what was said, and what follows is none. */
static void
test_more_than_said (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/x", .raw = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n"
                         "Content-Length: 3\r\n\r\nbad", .linger = TRUE });
  kscore_web_fixture_add_json (server, "/y", "[1]");
  ask (session, server, "/x", 0, MAX_TIME, &asked);
  assert_body (&asked, "{}");
  ask (session, server, "/y", 0, MAX_TIME, &asked);
  assert_body (&asked, "[1]");
}

/* A connection that was kept alive and is gone is no reason to fail, once. */
static void
test_closed_silently (void)
{
  const char *kept = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      /* At once; or when the next request comes, which nothing can know beforehand. */
      kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = path, .raw = kept,
                                                           .linger = i == 1 });
      kscore_web_fixture_add_json (server, "/next", "[1]");
      ask (session, server, path, 0, MAX_TIME, &asked);
      assert_body (&asked, "{}");
      ask (session, server, "/next", 0, MAX_TIME, &asked);
      assert_body (&asked, "[1]");
    }
}

/* Over a connection of its own, a close is an answer of sorts. */
static void
test_closed_at_once (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .raw = "" });
  ask (session, server, "/x", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_OFFLINE, "closed the connection without an answer");
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 1);
}

static void
test_charset (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/latin", .type = "application/json; charset=ISO-8859-1", .body = "\"\xe4\"" });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/wrong", .type = "application/json; charset=klingon", .body = "1" });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = "/invalid", .type = "application/json; charset=utf-8", .body = "\"\xe4\"" });
  ask (session, server, "/latin", 0, MAX_TIME, &asked);
  assert_body (&asked, "\"\xc3\xa4\"");
  ask (session, server, "/wrong", 0, MAX_TIME, &asked);
  assert_says (asked.error, KSCORE_ERROR_BAD_REPLY, "characters");
  ask (session, server, "/invalid", 0, MAX_TIME, &asked);
  assert_body (&asked, "\"\xe4\""); /* for the reader of JSON to refuse */
}

/* A redirect is told, not followed. */
static void
test_redirect (void)
{
  const char * const headers[] = { "Location", "/y", "Retry-After", "7", NULL };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_auto (Asked) asked = { 0 };

  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/x", .status = 302,
                                                       .headers = headers });
  ask (session, server, "/x", 0, MAX_TIME, &asked);
  g_assert_no_error (asked.error);
  g_assert_cmpuint (asked.exchange->reply->status, ==, 302);
  g_assert_cmpstr (asked.exchange->location, ==, "/y");
  g_assert_cmpint (asked.exchange->told.retry_after, ==, 7);
  g_assert_cmpuint (kscore_web_fixture_get_n_requests (server, NULL), ==, 1);
}

/* Over https, by a certificate that the session knows. */
static void
test_tls (void)
{
  if (use_subprocess ())
    {
      g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new_tls ();
      g_autoptr (SoupSession) session = new_session ();
      g_autoptr (GTlsDatabase) database = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = g_dir_make_tmp ("kscore-test-XXXXXX", &error);
      g_autofree char *file = g_build_filename (folder, "ca.pem", NULL);
      g_auto (Asked) asked = { 0 };

      g_assert_true (g_file_set_contents (file, kscore_web_fixture_get_certificate (), -1,
                                          &error));
      database = g_tls_file_database_new (file, &error);
      g_assert_no_error (error);
      soup_session_set_tls_database (session, database);
      kscore_web_fixture_add_json (server, "/x", "[1]");
      for (guint i = 0; i < 3; i++) /* and over the same connection */
        {
          ask (session, server, "/x", 0, MAX_TIME, &asked);
          assert_body (&asked, "[1]");
        }
      g_remove (file);
      g_rmdir (folder);
      _exit (0);
    }
}

/* What is asked with is no way to add headers. */
static void
test_injected_header (void)
{
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (SoupSession) session = new_session ();
  g_autofree char *url = kscore_web_fixture_dup_url (server, "/x");
  g_autoptr (KscoreHttpRequest) request = kscore_http_request_new (url);
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autofree char *header = NULL;
  g_auto (Asked) asked = { 0 };

  request->loopback = TRUE;
  request->etag = g_strdup ("\"a\"\r\nX-Evil: 1");
  kscore_http_exchange_async (session, uri, request, MAX_TIME, stop, asked_cb, &asked);
  while (!asked.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (asked.error);
  header = kscore_web_fixture_dup_header (server, 0, "X-Evil");
  g_assert_null (header);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-exchange/max-body", test_max_body);
  g_test_add_func ("/http-exchange/default-max-body", test_default_max_body);
  g_test_add_func ("/http-exchange/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/http-exchange/endless", test_endless);
  g_test_add_func ("/http-exchange/hints", test_hints);
  g_test_add_func ("/http-exchange/max-time", test_max_time);
  g_test_add_func ("/http-exchange/cut-short", test_cut_short);
  g_test_add_func ("/http-exchange/not-modified", test_not_modified);
  g_test_add_func ("/http-exchange/gzip-broken", test_gzip_broken);
  g_test_add_func ("/http-exchange/nonsense", test_nonsense);
  g_test_add_func ("/http-exchange/more-than-said", test_more_than_said);
  g_test_add_func ("/http-exchange/closed-silently", test_closed_silently);
  g_test_add_func ("/http-exchange/closed-at-once", test_closed_at_once);
  g_test_add_func ("/http-exchange/charset", test_charset);
  g_test_add_func ("/http-exchange/redirect", test_redirect);
  g_test_add_func ("/http-exchange/tls", test_tls);
  g_test_add_func ("/http-exchange/injected-header", test_injected_header);
  return g_test_run ();
}
