#include "config.h"

#include "net/kscore-bluesky-feed.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/bluesky-fixture.h"

#define UNREADABLE "view.example.net answered in a way that makes no sense."
#define FOREIGN    "view.example.net answered about somebody else."

#define AUTHOR "'author':{'did':'" FERN "'}"

/* Answers of real servers, with other people in them. */
static void
test_recorded (void)
{
  bluesky_assert_reads (KSCORE_ASK_POSTS, KSCORE_KIND_NONE, "feed-1", FERN, "fern.test", NULL);
  bluesky_assert_reads (KSCORE_ASK_POSTS, KSCORE_KIND_NONE, "feed-2", FERN, "fern.test", "x");
  bluesky_assert_reads (KSCORE_ASK_POSTS, KSCORE_KIND_NONE, "feed-reed", REED, "reed.test", NULL);
  bluesky_assert_reads (KSCORE_ASK_POSTS, KSCORE_KIND_NONE, "records", FERN, "fern.test", "repo:");
  bluesky_assert_reads (KSCORE_ASK_COUNTS, KSCORE_KIND_NONE, "posts", FERN, "fern.test", NULL);
}

#define RECORD   "'record':{'createdAt':'2026-09-01T10:00:00Z'}"
#define OWN(key) "'post':{'uri':'at://" FERN POSTS key "'," AUTHOR "," RECORD "}"
#define OTHER    "'post':{'uri':'at://" MOSS POSTS "1','author':{'did':'" MOSS "'}," RECORD "}"
#define PINNED   "'reason':{'$type':'app.bsky.feed.defs#reasonPin'}"
#define RESHARED "'reason':{'$type':'app.bsky.feed.defs#reasonRepost'}"

static void
test_feed (void)
{
  static const struct {
    const char *body;
    const char *keys;
  } cases[] = {
    { "{'feed':[]}", "" },
    { "{'feed':[],'cursor':'more'}", "" },
    { "{'feed':[{" OWN ("a") "},{" OWN ("b") "}]}", "a b " },
    /* Pinned on top, and again in its place. */
    { "{'feed':[{" OWN ("a") "," PINNED "},{" OWN ("b") "},{" OWN ("a") "}]}", "a b " },
    /* A reshare by the owner of a post of the owner; the post itself follows. */
    { "{'feed':[{" OWN ("a") "," RESHARED "},{" OWN ("b") "},{" OWN ("a") "}]}", "b a " },
    { "{'feed':[{" OTHER "," RESHARED "},{" OWN ("b") "}]}", "b " },
    { "{'feed':[{" OTHER "," RESHARED "}]}", "" },
    { "{'feed':[{" OTHER "},{" OWN ("b") "}]}", "b " },
    { "{'feed':[{" OWN ("a") ",'reason':{'$type':'some.other#reason'}},{" OWN ("b") "}]}", "b " },
    { "{'feed':[{" OWN ("a") ",'reason':7},{" OWN ("b") ",'reason':null}]}", "b " },
    { "{'feed':[7,null,{},[],{'post':7},{" OWN ("b") "}]}", "b " },
    { "{'feed':[{'post':{'uri':'at://" FERN POSTS "a'," AUTHOR ",'record':7}},{" OWN ("b") "}]}",
      "b " },
  };
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = bluesky_read (&fern, 200, cases[i].body, &error);
      g_autoptr (GString) keys = g_string_new (NULL);

      g_test_message ("%s", cases[i].body);
      g_assert_no_error (error);
      for (guint k = 0; k < answer->page->posts->len; k++)
        {
          const KscorePost *post = answer->page->posts->pdata[k];

          g_string_append_printf (keys, "%s ", strrchr (post->native_id, '/') + 1);
        }
      g_assert_cmpstr (keys->str, ==, cases[i].keys);
      g_assert_cmpuint (answer->page->counts->len, ==, 0);
    }
}

static void
test_bad_feeds (void)
{
  static const struct {
    const char *body;
    const char *message;
  } cases[] = {
    { "{}", UNREADABLE },
    { "{'feed':{}}", UNREADABLE },
    { "{'feed':null}", UNREADABLE },
    { "{'feed':[7,null]}", UNREADABLE },
    { "{'records':[]}", UNREADABLE },
    { "{'feed':[{" OTHER "}]}", FOREIGN },
    { "{'feed':[{" OTHER "," PINNED "},{" OTHER "}]}", FOREIGN },
    /* Somebody else reshares the owner. */
    { "{'feed':[{" OWN ("a") ",'reason':{'$type':'app.bsky.feed.defs#reasonRepost','by':{'did':'"
      MOSS "'}}},{" OTHER "}]}", FOREIGN },
    /* Somebody else's post under the owner's name, and the other way round. */
    { "{'feed':[{'post':{'uri':'at://" MOSS POSTS "1'," AUTHOR "," RECORD "}}]}", FOREIGN },
    { "{'feed':[{'post':{'uri':'at://" FERN POSTS "1','author':{'did':'" MOSS "'}," RECORD
      "}}]}", FOREIGN },
  };
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    bluesky_assert_fails (&fern, 200, cases[i].body, KSCORE_ERROR_BAD_REPLY, cases[i].message);
}

static void
test_counts_of_feed (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *shown = NULL;

  bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
  /* What is absent, null, negative or a word is not told; it is not 0. */
  shown = bluesky_show (&fern, "{'feed':[{'post':{'uri':'" POST "'," AUTHOR "," RECORD
                               ",'likeCount':0,'repostCount':null,'replyCount':-1,"
                               "'quoteCount':'many','bookmarkCount':3}}]}");
  g_assert_nonnull (strstr (shown, "count at:F/3n2xyjmkmn22i like 0 at=now\n"
                                   "count at:F/3n2xyjmkmn22i save 3 at=now\n"));
  g_assert_null (strstr (shown, "reshare"));
  g_assert_null (strstr (shown, "reply"));
  g_assert_null (strstr (shown, "quote"));
}

/* Where the AppView cannot tell, the account's own server is asked for the posts. */
static void
test_fallback (void)
{
  static const struct {
    guint       status;
    const char *body;
    gboolean    other;
  } cases[] = {
    { 500, "{'error':'InternalServerError','message':'Internal Server Error'}", TRUE },
    { 502, "{'error':'UpstreamFailure','message':'x'}", TRUE },
    { 400, "{'error':'UpstreamFailure','message':'x'}", TRUE },
    { 501, "{'error':'MethodNotImplemented','message':'x'}", TRUE },
    { 404, "{'error':'NotFound','message':'x'}", TRUE },
    { 400, "{'error':'InvalidRequest','message':'Malformed cursor'}", TRUE },
    { 500, "<html>", TRUE },
    { 400, "{'error':'InvalidRequest','message':'Profile not found'}", FALSE },
    { 400, "{'error':'AccountTakedown','message':'x'}", FALSE },
    { 503, "{'error':'NotEnoughResources','message':'x'}", FALSE },
    { 200, "<html>", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint with = 0; with < 2; with++)
      {
        g_auto (Bluesky) fern = { 0 };
        g_autoptr (GError) error = NULL;
        g_autoptr (KscoreAnswer) answer = NULL;

        bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
        fern.question.cursor = "1__x";
        fern.source->pds = with ? g_strdup (PDS) : NULL;
        answer = bluesky_read (&fern, cases[i].status, cases[i].body, &error);
        g_test_message ("%u %s", cases[i].status, cases[i].body);
        if (with && cases[i].other)
          {
            g_assert_no_error (error);
            g_assert_cmpstr (answer->cursor, ==, "repo:");
            g_assert_cmpuint (answer->page->posts->len, ==, 0);
          }
        else
          {
            g_assert_null (answer);
            g_assert_nonnull (error);
          }
      }
}

static void
test_repository (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *shown = NULL;

  bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
  fern.source->pds = g_strdup (PDS);
  fern.question.cursor = "repo:3n2";
  shown = bluesky_show (&fern, "{'records':[{'uri':'at://" FERN POSTS "a','value':"
                               "{'createdAt':'2026-09-01T10:00:00Z'}},{'uri':'at://" FERN POSTS
                               "b','value':{}},{'uri':'at://" FERN POSTS "c','value':7}]}");
  g_assert_cmpstr (shown, ==, "account bluesky FERN @fern.test created=?\n"
                              "post at:F/a post at=2026-09-01T10:00:00Z url=\"web:FERN/post/a\"\n");
  bluesky_assert_fails (&fern, 200, "{'records':[{'uri':'at://" MOSS POSTS "a','value':{}}]}",
                        KSCORE_ERROR_BAD_REPLY, FOREIGN);
  bluesky_assert_fails (&fern, 200, "{'feed':[]}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  /* That server has no other to lead to. */
  bluesky_assert_fails (&fern, 500, "{'error':'InternalServerError'}", KSCORE_ERROR_BAD_REPLY,
                        "view.example.net does not hand out what it keeps of “fern.test”.");
}

/* What the AppView has told before it failed is not told again. */
static void
test_walk (void)
{
  static const struct {
    const char *before; /* of the AppView's page that failed */
    const char *first;
  } begins[] = {
    { NULL, "repo:" },
    { "1788360600000__bafy", "repo:1788360600000@" },
    { "1788360600000", "repo:" },
    { "__bafy", "repo:" },
    { "17883606000001788360600000__bafy", "repo:" },
    { "abc", "repo:" },
  };
  static const struct {
    const char *cursor;
    const char *next;
    guint       n;
  } goes[] = {
    { "repo:", "repo:3n2", 2 },
    { "repo:3n9", "repo:3n2", 2 },
    { "repo:1788256800121@", "repo:1788256800121@3n2", 2 },
    { "repo:1788256800120@3n9", "repo:1788256800120@3n2", 1 },
    { "repo:1577836800001@", "repo:1577836800001@3n2", 1 },
    { "repo:1577836800000@", "repo:1577836800000@3n2", 0 },
    { "repo:0@", "repo:0@3n2", 0 },
    { "repo:@a@b", "repo:3n2", 2 },
    { "repo:9999999999999999999999@", "repo:3n2", 2 },
  };
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
  fern.source->pds = g_strdup (PDS);
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    {
      g_autoptr (KscoreAnswer) answer = NULL;

      fern.question.cursor = begins[i].before;
      answer = bluesky_read (&fern, 500, "{}", NULL);
      g_assert_cmpstr (answer->cursor, ==, begins[i].first);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (goes); i++)
    {
      g_autoptr (KscoreAnswer) answer = NULL;

      fern.question.cursor = goes[i].cursor;
      answer = bluesky_read (&fern, 200, "{'records':[{'uri':'at://" FERN POSTS "a','value':"
                                         "{'createdAt':'2026-09-01T10:00:00.12Z'}},{'uri':'at://"
                                         FERN POSTS "b','value':{'createdAt':'2020-01-01T00:00:00Z'}}],"
                                         "'cursor':'3n2'}", NULL);
      g_assert_cmpstr (answer->cursor, ==, goes[i].next);
      g_assert_cmpuint (answer->page->posts->len, ==, goes[i].n);
    }

  /* A cursor that looks like one of ours. */
  {
    g_autoptr (KscoreAnswer) answer = NULL;
    const char *rest;
    gint64 from;

    fern.question.cursor = "repo:";
    answer = bluesky_read (&fern, 200, "{'records':[],'cursor':'12@x'}", NULL);
    g_assert_cmpstr (answer->cursor, ==, "repo:@12@x");
    g_assert_true (kscore_bluesky_read_walk (answer->cursor, &rest, &from));
    g_assert_cmpstr (rest, ==, "12@x");
    g_assert_cmpint (from, ==, KSCORE_TIME_UNKNOWN);
  }
}

static void
test_counts (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *shown = NULL;

  bluesky_init (&fern, KSCORE_ASK_COUNTS, KSCORE_KIND_NONE);
  g_ptr_array_add (fern.posts, kscore_post_new ("at://" FERN POSTS "gone", 0));
  g_ptr_array_add (fern.posts, kscore_post_new ("at://" FERN POSTS "odd", 0));
  shown = bluesky_show (&fern, "{'posts':[{'uri':'at://" MOSS POSTS "1','author':{'did':'" MOSS
                               "'}," RECORD "},{'uri':'" POST "'," AUTHOR "," RECORD
                               ",'likeCount':2},{'uri':'at://" FERN POSTS "odd'," AUTHOR "}]}");
  g_assert_cmpstr (shown, ==,
                   "account bluesky FERN @fern.test created=?\n"
                   "post at:F/3n2xyjmkmn22i post at=2026-09-01T10:00:00Z "
                   "url=\"web:FERN/post/3n2xyjmkmn22i\"\n"
                   "count at:F/3n2xyjmkmn22i like 2 at=now\n"
                   "missing at:F/gone\n");

  bluesky_assert_fails (&fern, 200, "{}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200, "{'posts':{}}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200, "{'posts':[7]}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200, "{'posts':[{'uri':'" POST "','author':{'did':'" MOSS "'},"
                                    RECORD "}]}", KSCORE_ERROR_BAD_REPLY, FOREIGN);
}

static void
test_gone (void)
{
  static const struct {
    guint       status;
    const char *body;
    guint       n_missing;
  } cases[] = {
    { 400, "{'error':'RecordNotFound','message':'Could not locate record: at://x'}", 1 },
    { 400, "{'error':'InvalidRequest','message':'Could not locate record: at://x'}", 1 },
    { 200, "{'uri':'" POST "','cid':'x','value':{'text':'x'}}", 0 },
  };
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_POST, KSCORE_KIND_NONE);
  fern.source->pds = g_strdup (PDS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = bluesky_read (&fern, cases[i].status, cases[i].body,
                                                      &error);

      g_assert_no_error (error);
      g_assert_cmpuint (answer->missing->len, ==, cases[i].n_missing);
      g_assert_cmpuint (answer->page->posts->len, ==, 0);
      if (cases[i].n_missing > 0)
        g_assert_cmpstr (answer->missing->pdata[0], ==, POST);
    }
  /* A server that the account has left knows nothing of its posts: none is gone for that. */
  bluesky_assert_fails (&fern, 400, "{'error':'RepoNotFound','message':'x'}",
                        KSCORE_ERROR_BAD_REPLY,
                        "view.example.net does not hand out what it keeps of “fern.test”.");
  bluesky_assert_fails (&fern, 400, "{'error':'RepoDeactivated','message':'x'}",
                        KSCORE_ERROR_BAD_REPLY,
                        "view.example.net does not hand out what it keeps of “fern.test”.");
  bluesky_assert_fails (&fern, 404, "<html>", KSCORE_ERROR_BAD_REPLY,
                        "view.example.net does not hand out what it keeps of “fern.test”.");
  bluesky_assert_fails (&fern, 200, "{'uri':'at://" FERN POSTS "x'}", KSCORE_ERROR_BAD_REPLY,
                        FOREIGN);
  bluesky_assert_fails (&fern, 200, "{}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);

  g_clear_pointer (&fern.source->pds, g_free);
  {
    g_autofree char *shown = bluesky_show (&fern, "{'posts':[]}");

    g_assert_nonnull (strstr (shown, "missing at:F/3n2xyjmkmn22i\n"));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-feed/recorded", test_recorded);
  g_test_add_func ("/bluesky-feed/feed", test_feed);
  g_test_add_func ("/bluesky-feed/bad-feeds", test_bad_feeds);
  g_test_add_func ("/bluesky-feed/counts-of-feed", test_counts_of_feed);
  g_test_add_func ("/bluesky-feed/fallback", test_fallback);
  g_test_add_func ("/bluesky-feed/repository", test_repository);
  g_test_add_func ("/bluesky-feed/walk", test_walk);
  g_test_add_func ("/bluesky-feed/counts", test_counts);
  g_test_add_func ("/bluesky-feed/gone", test_gone);
  return g_test_run ();
}
