#include "config.h"

#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-error.h"
#include "net/kscore-http-request.h"

static void
test_new (void)
{
  g_autoptr (KscoreHttpRequest) request = kscore_http_request_new ("https://a.example/x");

  g_assert_cmpstr (request->url, ==, "https://a.example/x");
  g_assert_cmpstr (request->accept, ==, "application/json");
  g_assert_null (request->etag);
  g_assert_cmpuint (request->pace, ==, KSCORE_HTTP_PACE);
  g_assert_cmpuint (request->max_body, ==, 0);
  g_assert_false (request->loopback);
  g_assert_false (request->optional);
}

static void
test_copy (void)
{
  g_autoptr (KscoreHttpRequest) request = kscore_http_request_new ("https://a.example/x");
  g_autoptr (KscoreHttpRequest) copy = NULL;

  request->etag = g_strdup ("\"1\"");
  request->max_body = 7;
  request->pace = 100;
  request->loopback = TRUE;
  request->optional = TRUE;
  copy = kscore_http_request_copy (request);
  g_clear_pointer (&request, kscore_http_request_free);

  g_assert_cmpstr (copy->url, ==, "https://a.example/x");
  g_assert_cmpstr (copy->accept, ==, "application/json");
  g_assert_cmpstr (copy->etag, ==, "\"1\"");
  g_assert_cmpuint (copy->max_body, ==, 7);
  g_assert_cmpuint (copy->pace, ==, 100);
  g_assert_true (copy->loopback);
  g_assert_true (copy->optional);
}

static void
test_free_null (void)
{
  kscore_http_request_free (NULL);
  kscore_http_reply_free (NULL);
}

static void
test_reply (void)
{
  g_autoptr (KscoreHttpReply) reply
    = kscore_http_reply_new (200, "https://a.example/x", "application/json", "{}");
  g_autoptr (KscoreHttpReply) empty = kscore_http_reply_new (304, NULL, NULL, NULL);
  gsize size;

  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (reply->url, ==, "https://a.example/x");
  g_assert_cmpmem (g_bytes_get_data (reply->body, &size), g_bytes_get_size (reply->body), "{}", 2);
  g_assert_cmpint (reply->date, ==, KSCORE_TIME_UNKNOWN);
  g_assert_null (reply->etag);
  g_assert_null (reply->next);
  g_assert_nonnull (empty->body);
  g_assert_cmpuint (g_bytes_get_size (empty->body), ==, 0);
}

static void
test_is_json (void)
{
  const struct {
    const char *type;
    gboolean    json;
  } cases[] = {
    { "application/json", TRUE },
    { "application/activity+json", TRUE },
    { "application/jrd+json", TRUE },
    { NULL, TRUE },
    { "text/html", FALSE },
    { "text/plain", FALSE },
    { "application/json-seq", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreHttpReply) reply = kscore_http_reply_new (200, NULL, cases[i].type, NULL);

      g_assert_cmpint (kscore_http_reply_is_json (reply), ==, cases[i].json);
    }
}

static void
test_check (void)
{
  const struct {
    guint       status;
    int         code; /* -1 for none */
    const char *words;
  } cases[] = {
    { 200, -1, NULL },
    { 206, -1, NULL },
    { 299, -1, NULL },
    { 0, KSCORE_ERROR_BAD_REPLY, "(0)" },
    { 199, KSCORE_ERROR_BAD_REPLY, "(199)" },
    { 300, KSCORE_ERROR_BAD_REPLY, "(300)" },
    { 304, KSCORE_ERROR_BAD_REPLY, "(304)" },
    { 400, KSCORE_ERROR_BAD_REPLY, "(400)" },
    { 401, KSCORE_ERROR_UNAUTHORIZED, "signed in" },
    { 403, KSCORE_ERROR_FORBIDDEN, "does not let" },
    { 451, KSCORE_ERROR_FORBIDDEN, "does not let" },
    { 404, KSCORE_ERROR_NOT_FOUND, "knows nothing" },
    { 410, KSCORE_ERROR_NOT_FOUND, "knows nothing" },
    { 500, KSCORE_ERROR_BAD_REPLY, "(500)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreHttpReply) reply
        = kscore_http_reply_new (cases[i].status, "https://a.example/x?secret=1", NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (kscore_http_reply_check (reply, &error), ==, cases[i].code == -1);
      if (cases[i].code == -1)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, KSCORE_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "a.example "));
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_null (strstr (error->message, "secret"));
    }
}

/* A reply without an address still has a sentence. */
static void
test_check_without_url (void)
{
  g_autoptr (KscoreHttpReply) reply = kscore_http_reply_new (500, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (kscore_http_reply_check (reply, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
}

static void
test_host_and_origin (void)
{
  const struct {
    const char *url;
    const char *host;   /* NULL for none */
    const char *origin;
  } cases[] = {
    { "https://Mastodon.Social/@ada", "mastodon.social", "https://mastodon.social" },
    { "https://a.example:443/", "a.example", "https://a.example" },
    { "http://a.example:80/", "a.example", "http://a.example" },
    { "https://a.example:80/", "a.example:80", "https://a.example:80" },
    { "http://127.0.0.1:2584/x?y#z", "127.0.0.1:2584", "http://127.0.0.1:2584" },
    { "https://[::1]:99/", "[::1]:99", "https://[::1]:99" },
    { "https://[2001:DB8::1]/", "[2001:db8::1]", "https://[2001:db8::1]" },
    { "HTTPS://a.example", "a.example", "https://a.example" },
    { "https://ada:secret@a.example/", "a.example", "https://a.example" },
    { "https://a.example/%ff?q=%ff", "a.example", "https://a.example" },
    { "https:///x", NULL, NULL },
    { "a.example", NULL, NULL },
    { "/x", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = kscore_http_dup_host (cases[i].url);
      g_autofree char *origin = kscore_http_dup_origin (cases[i].url);

      g_assert_cmpstr (host, ==, cases[i].host);
      g_assert_cmpstr (origin, ==, cases[i].origin);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-request/new", test_new);
  g_test_add_func ("/http-request/copy", test_copy);
  g_test_add_func ("/http-request/free-null", test_free_null);
  g_test_add_func ("/http-request/reply", test_reply);
  g_test_add_func ("/http-request/is-json", test_is_json);
  g_test_add_func ("/http-request/check", test_check);
  g_test_add_func ("/http-request/check-without-url", test_check_without_url);
  g_test_add_func ("/http-request/host-and-origin", test_host_and_origin);
  return g_test_run ();
}
