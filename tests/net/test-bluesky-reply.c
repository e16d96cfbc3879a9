#include "config.h"

#include "net/kscore-bluesky-reply.h"

#include <string.h>

#include "core/kscore-error.h"
#include "json/kscore-json-reader.h"
#include "net/bluesky-fixture.h"

static void
test_refusals (void)
{
  static const struct {
    guint       status;
    const char *body;
    int         code;
    const char *message;
  } cases[] = {
    { 400, "{'error':'InvalidRequest','message':'Profile not found'}", KSCORE_ERROR_NOT_FOUND,
      "There is no account “fern.test” on Bluesky." },
    { 400, "{'error':'InvalidRequest','message':'Unable to resolve handle'}",
      KSCORE_ERROR_NOT_FOUND, "There is no account “fern.test” on Bluesky." },
    { 400, "{'error':'InvalidRequest','message':'Actor not found: did:plc:x'}",
      KSCORE_ERROR_NOT_FOUND, "There is no account “fern.test” on Bluesky." },
    { 400, "{'error':'AccountTakedown','message':'Account has been suspended'}",
      KSCORE_ERROR_FORBIDDEN, "The account “fern.test” is suspended." },
    { 400, "{'error':'AccountDeactivated','message':'Account is deactivated'}",
      KSCORE_ERROR_NOT_FOUND, "The account “fern.test” is deactivated." },
    { 400, "{'error':'BlockedActor','message':'Requester has blocked actor: x'}",
      KSCORE_ERROR_FORBIDDEN,
      "The account “fern.test” cannot be read because somebody is blocked." },
    { 401, "{'error':'AuthMissing','message':'Authentication Required'}",
      KSCORE_ERROR_UNAUTHORIZED,
      "view.example.net shows this only to people who are signed in." },
    { 400, "{'error':'InvalidToken','message':'Token could not be verified'}",
      KSCORE_ERROR_UNAUTHORIZED,
      "view.example.net shows this only to people who are signed in." },
    { 400, "{'error':'InvalidRequest','message':'Malformed cursor'}", KSCORE_ERROR_BAD_REPLY,
      "view.example.net answered with an error (400)." },
    { 501, "{'error':'MethodNotImplemented','message':'Method Not Implemented'}",
      KSCORE_ERROR_BAD_REPLY, "view.example.net answered with an error (501)." },
    { 500, "{'error':'InternalServerError','message':'Internal Server Error'}",
      KSCORE_ERROR_BAD_REPLY, "view.example.net answered with an error (500)." },
    /* Nothing that a server says is repeated. */
    { 400, "{'error':'InvalidRequest','message':'<b>Send money</b>'}", KSCORE_ERROR_BAD_REPLY,
      "view.example.net answered with an error (400)." },
    { 400, "{'error':7,'message':[]}", KSCORE_ERROR_BAD_REPLY,
      "view.example.net answered with an error (400)." },
    { 400, "[]", KSCORE_ERROR_BAD_REPLY, "view.example.net answered with an error (400)." },
    { 404, "<html>", KSCORE_ERROR_NOT_FOUND, "view.example.net knows nothing of it." },
    { 403, "", KSCORE_ERROR_FORBIDDEN, "view.example.net does not let Kscore read this." },
    { 200, "", KSCORE_ERROR_BAD_REPLY, "view.example.net answered in a way that makes no sense." },
    { 200, "<!doctype html><p>Hello", KSCORE_ERROR_BAD_REPLY,
      "view.example.net answered in a way that makes no sense." },
    { 200, "{'did':'did:plc:fern", KSCORE_ERROR_BAD_REPLY,
      "view.example.net answered in a way that makes no sense." },
    { 200, "[]", KSCORE_ERROR_BAD_REPLY, "view.example.net answered in a way that makes no sense." },
    { 200, "null", KSCORE_ERROR_BAD_REPLY,
      "view.example.net answered in a way that makes no sense." },
    { 204, "", KSCORE_ERROR_BAD_REPLY, "view.example.net answered in a way that makes no sense." },
  };
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    bluesky_assert_fails (&fern, cases[i].status, cases[i].body, cases[i].code, cases[i].message);
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"did\":");
  g_auto (Bluesky) fern = { 0 };

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  bluesky_assert_fails (&fern, 200, deep->str, KSCORE_ERROR_BAD_REPLY,
                        "view.example.net answered in a way that makes no sense.");
}

/* A page of a provider that sends people to a sign-in page by 200. */
static void
test_content_type (void)
{
  g_autofree char *body = bluesky_load ("profile.json");
  g_autoptr (KscoreHttpReply) reply = kscore_http_reply_new (200, SERVER, "text/html", body);
  g_autoptr (KscoreSource) source = kscore_source_new ("bluesky");
  g_autoptr (GError) error = NULL;

  g_assert_null (kscore_bluesky_parse (reply, source, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
}

static void
test_urls (void)
{
  GString *url = kscore_bluesky_url_new (SERVER, "a.b");

  kscore_bluesky_url_add (url, "one", NULL);
  kscore_bluesky_url_add (url, "two", "a&b=c/d ?#é%");
  kscore_bluesky_url_add (url, "two", "");
  g_assert_cmpstr (url->str, ==, SERVER "/xrpc/a.b?two=a%26b%3Dc%2Fd%20%3F%23%C3%A9%25&two=");
  g_string_free (url, TRUE);
}

static void
test_pace (void)
{
  static const struct {
    const char *url;
    guint       pace;
  } cases[] = {
    { "https://public.api.bsky.app/xrpc/x", 100 },
    { "https://bsky.social/x", 100 },
    { "https://oyster.us-east.host.bsky.network/x", 100 },
    { "https://plc.directory/x", 100 },
    { "https://pds.example.net/x", 1000 },
    { "https://notbsky.app/x", 1000 },
    { "https://bsky.app.example.net/bsky.app", 1000 },
    { "http://127.0.0.1:2584/x", 1000 },
  };
  g_autoptr (KscoreSource) source = kscore_source_new ("bluesky");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreHttpRequest) request = kscore_bluesky_request_new (source, cases[i].url);

      g_test_message ("%s", cases[i].url);
      g_assert_cmpuint (request->pace, ==, cases[i].pace);
      g_assert_false (request->loopback);
      g_assert_false (request->optional);
    }
}

static void
test_cursors (void)
{
  g_autofree char *longest = g_strnfill (1024, 'c');
  g_autofree char *long_page = g_strdup_printf ("{\"feed\":[],\"cursor\":\"%s\"}", longest);
  g_autofree char *too_long_page = g_strdup_printf ("{\"feed\":[],\"cursor\":\"%sc\"}", longest);
  const struct {
    const char *body;
    const char *cursor;
    gboolean    bad;
  } cases[] = {
    { "{'feed':[]}", NULL, FALSE },
    { "{'feed':[],'cursor':null}", NULL, FALSE },
    { "{'feed':[],'cursor':''}", NULL, FALSE },
    { "{'feed':[],'cursor':'1__x'}", "1__x", FALSE },
    { long_page, longest, FALSE },
    { too_long_page, NULL, TRUE },
    { "{'feed':[],'cursor':7}", NULL, TRUE },
    { "{'feed':[],'cursor':{}}", NULL, TRUE },
    { "{'feed':[],'cursor':'a\\nb'}", NULL, TRUE },
    /* A circle: whoever asks sees it. */
    { "{'feed':[],'cursor':'before'}", "before", FALSE },
    { "{'feed':[],'cursor':'repo:x'}", NULL, TRUE },
  };
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
  fern.question.cursor = "before";
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = bluesky_read (&fern, 200, cases[i].body, &error);

      g_test_message ("%.200s", cases[i].body);
      if (cases[i].bad)
        g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
      else
        g_assert_no_error (error);
      g_assert_cmpstr (answer != NULL ? answer->cursor : NULL, ==, cases[i].cursor);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-reply/refusals", test_refusals);
  g_test_add_func ("/bluesky-reply/depth", test_depth);
  g_test_add_func ("/bluesky-reply/content-type", test_content_type);
  g_test_add_func ("/bluesky-reply/urls", test_urls);
  g_test_add_func ("/bluesky-reply/pace", test_pace);
  g_test_add_func ("/bluesky-reply/cursors", test_cursors);
  return g_test_run ();
}
