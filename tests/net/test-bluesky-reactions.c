#include "config.h"

#include "net/kscore-bluesky-reactions.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/bluesky-fixture.h"

#define UNREADABLE "view.example.net answered in a way that makes no sense."
#define FOREIGN    "view.example.net answered about somebody else."

/* Answers of real servers, with other people in them. */
static void
test_recorded (void)
{
  static const struct {
    KscoreKind  kind;
    const char *name;
  } cases[] = {
    { KSCORE_KIND_LIKE, "likes-1" },        { KSCORE_KIND_LIKE, "likes-2" },
    { KSCORE_KIND_RESHARE, "reposted-by" }, { KSCORE_KIND_QUOTE, "quotes" },
    { KSCORE_KIND_REPLY, "thread" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    bluesky_assert_reads (KSCORE_ASK_REACTIONS, cases[i].kind, cases[i].name, FERN, "fern.test",
                          NULL);
}

#define MOSS_VIEW "{'did':'" MOSS "','handle':'moss.test','displayName':'Moss'}"

static void
test_dates (void)
{
  static const struct {
    const char     *at;
    const char     *wanted;
    KscorePrecision precision;
  } cases[] = {
    { "'createdAt':'2026-09-02T10:00:00Z','indexedAt':'2026-09-02T10:00:09Z'",
      "2026-09-02T10:00:00Z", KSCORE_PRECISION_EXACT },
    { "'createdAt':'2026-09-03T10:00:00Z','indexedAt':'2026-09-02T10:00:09Z'",
      "2026-09-02T10:00:09Z", KSCORE_PRECISION_EXACT },
    { "'indexedAt':'2026-09-02T10:00:09Z'", "2026-09-02T10:00:09Z", KSCORE_PRECISION_EXACT },
    /* Before the post, and after today. */
    { "'createdAt':'2020-01-01T00:00:00Z'", "2026-09-01T12:56:00Z", KSCORE_PRECISION_EXACT },
    { "'createdAt':'2999-01-01T00:00:00Z'", "2026-11-23T12:00:00Z", KSCORE_PRECISION_EXACT },
    { "'createdAt':7,'indexedAt':'x'", NULL, KSCORE_PRECISION_ESTIMATED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Bluesky) fern = { 0 };
      g_autofree char *body = g_strdup_printf ("{'uri':'" POST "','likes':[{'actor':" MOSS_VIEW
                                               ",%s}]}", cases[i].at);
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = NULL;
      g_autofree char *at = NULL;
      const KscoreInteraction *interaction;

      bluesky_init (&fern, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE);
      kscore_time_from_iso8601 ("2026-09-01T12:56:00Z",
                                &((KscorePost *) fern.posts->pdata[0])->at);
      answer = bluesky_read (&fern, 200, body, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->page->interactions->len, ==, 1);
      interaction = answer->page->interactions->pdata[0];
      at = kscore_time_to_string (interaction->at);
      g_assert_cmpstr (at, ==, cases[i].wanted);
      g_assert_cmpint (interaction->precision, ==, cases[i].precision);
    }
}

/* A person twice, one without a DID, one who wants no name told, and the owner. */
static void
test_people (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *shown = NULL;

  bluesky_init (&fern, KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE);
  shown = bluesky_show (
    &fern, "{'uri':'" POST "','repostedBy':[" MOSS_VIEW "," MOSS_VIEW
           ",{'did':'x'},{'did':7},{},7,null,{'did':'did:plc:a b'},"
           "{'did':'" REED "','handle':'handle.invalid','displayName':' A\\n\\u202eB '},"
           "{'did':'did:plc:x','handle':'x.test','displayName':'X',"
           "'labels':[{'src':'did:plc:x','val':'!no-unauthenticated'}]},"
           "{'did':'" FERN "','handle':'fern.test','displayName':''}]}");
  g_assert_cmpstr (shown, ==,
                   "account bluesky FERN @fern.test created=?\n"
                   "actor MOSS handle=\"moss.test\" name=\"Moss\" created=? read=now\n"
                   "actor REED name=\"A B\" created=? read=now\n"
                   "actor did:plc:x created=? read=now\n"
                   "actor FERN handle=\"fern.test\" created=? read=now\n"
                   "interaction at:F/3n2xyjmkmn22i reshare MOSS 0 estimated at=?\n"
                   "interaction at:F/3n2xyjmkmn22i reshare REED 0 estimated at=?\n"
                   "interaction at:F/3n2xyjmkmn22i reshare did:plc:x 0 estimated at=?\n"
                   "interaction at:F/3n2xyjmkmn22i reshare FERN 0 estimated at=?\n");
}

#define VIEW(key, rest) "{'uri':'at://" MOSS POSTS key "','author':" MOSS_VIEW \
                        ",'record':{'createdAt':'2026-09-03T10:00:00Z'" rest "}}"

/* One person may quote one post twice; each has a number of its own, the same each time. */
static void
test_quotes (void)
{
  g_auto (Bluesky) fern = { 0 };
  gint64 seq[2] = { 0 };

  bluesky_init (&fern, KSCORE_ASK_REACTIONS, KSCORE_KIND_QUOTE);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer
        = bluesky_read (&fern, 200,
                        round == 0 ? "{'uri':'" POST "','posts':[" VIEW ("a", "") ","
                                     VIEW ("b", "") "," VIEW ("a", "") "]}"
                                   : "{'uri':'" POST "','posts':[" VIEW ("b", "") ",7,{},"
                                     "{'uri':'at://" REED POSTS "x','author':" MOSS_VIEW "}]}",
                        &error);
      const KscoreInteraction *interaction;

      g_assert_no_error (error);
      g_assert_cmpuint (answer->page->actors->len, ==, 1);
      g_assert_cmpuint (answer->page->interactions->len, ==, round == 0 ? 2 : 1);
      for (guint i = 0; i < answer->page->interactions->len; i++)
        {
          interaction = answer->page->interactions->pdata[i];
          g_assert_cmpint (interaction->seq, >, 0);
          g_assert_cmpint (interaction->seq, <, G_GINT64_CONSTANT (1) << 62);
          g_assert_cmpint (interaction->kind, ==, KSCORE_KIND_QUOTE);
          if (round == 0)
            seq[i] = interaction->seq;
          else
            g_assert_cmpint (interaction->seq, ==, seq[1]);
        }
    }
  g_assert_cmpint (seq[0], !=, seq[1]);
}

#define THREAD(replies) "{'thread':{'$type':'app.bsky.feed.defs#threadViewPost','post':{'uri':'" \
                        POST "'}," replies "}}"
#define REPLY(type, view) "{'$type':'app.bsky.feed.defs#" type "','post':" view "}"

static void
test_threads (void)
{
  static const struct {
    const char *body;
    guint       n;
  } cases[] = {
    { THREAD ("'replies':[]"), 0 },
    { THREAD ("'x':0"), 0 },
    { THREAD ("'replies':[" REPLY ("threadViewPost", VIEW ("a", "")) "]"), 1 },
    { THREAD ("'replies':[" REPLY ("notFoundPost", VIEW ("a", "")) ","
              REPLY ("blockedPost", VIEW ("b", "")) ",{'post':" VIEW ("c", "") "},7,null,"
              REPLY ("threadViewPost", VIEW ("d", "")) "," REPLY ("threadViewPost", "7") "]"), 1 },
    { THREAD ("'replies':[" REPLY ("threadViewPost",
              VIEW ("a", ",'reply':{'parent':{'uri':'" POST "'}}")) ","
              REPLY ("threadViewPost", VIEW ("b", ",'reply':{'parent':{'uri':'at://" MOSS POSTS
              "a'}}")) "]"), 1 },
  };
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = bluesky_read (&fern, 200, cases[i].body, &error);

      g_test_message ("%s", cases[i].body);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->page->interactions->len, ==, cases[i].n);
      g_assert_null (answer->cursor);
      g_assert_false (answer->hidden);
    }
}

static void
test_bad_threads (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = NULL;

  bluesky_init (&fern, KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY);
  bluesky_assert_fails (&fern, 400, "{'error':'NotFound','message':'Post not found: at://x'}",
                        KSCORE_ERROR_NOT_FOUND, "This post is no longer on Bluesky.");
  bluesky_assert_fails (&fern, 200,
                        "{'thread':{'$type':'app.bsky.feed.defs#notFoundPost','uri':'" POST "'}}",
                        KSCORE_ERROR_NOT_FOUND, "This post is no longer on Bluesky.");
  bluesky_assert_fails (&fern, 200, "{}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200, "{'thread':{}}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200, THREAD ("'replies':7"), KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200,
                        "{'thread':{'$type':'app.bsky.feed.defs#threadViewPost','post':{'uri':"
                        "'at://" FERN POSTS "x'}}}", KSCORE_ERROR_BAD_REPLY, FOREIGN);

  answer = bluesky_read (&fern, 200,
                         "{'thread':{'$type':'app.bsky.feed.defs#blockedPost','uri':'" POST "'}}",
                         &error);
  g_assert_no_error (error);
  g_assert_true (answer->hidden);
}

static void
test_bad_lists (void)
{
  static const struct {
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *body;
    const char *message;
  } cases[] = {
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "{'likes':[]}", UNREADABLE },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "{'uri':'" POST "'}", UNREADABLE },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "{'uri':'" POST "','likes':{}}", UNREADABLE },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "{'uri':'at://" FERN POSTS "x','likes':[]}",
      FOREIGN },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE, "{'uri':'at://" MOSS POSTS
      "3n2xyjmkmn22i','repostedBy':[]}", FOREIGN },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_QUOTE, "{'uri':'" POST "x','posts':[]}", FOREIGN },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_QUOTE, "{'uri':'" POST "','posts':[],'cursor':7}",
      UNREADABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Bluesky) fern = { 0 };

      bluesky_init (&fern, cases[i].ask, cases[i].kind);
      bluesky_assert_fails (&fern, 200, cases[i].body, KSCORE_ERROR_BAD_REPLY, cases[i].message);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-reactions/recorded", test_recorded);
  g_test_add_func ("/bluesky-reactions/dates", test_dates);
  g_test_add_func ("/bluesky-reactions/people", test_people);
  g_test_add_func ("/bluesky-reactions/quotes", test_quotes);
  g_test_add_func ("/bluesky-reactions/threads", test_threads);
  g_test_add_func ("/bluesky-reactions/bad-threads", test_bad_threads);
  g_test_add_func ("/bluesky-reactions/bad-lists", test_bad_lists);
  return g_test_run ();
}
