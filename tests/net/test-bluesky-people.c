#include "config.h"

#include "net/kscore-bluesky-people.h"

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
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *name;
  } cases[] = {
    { KSCORE_ASK_PROFILE, KSCORE_KIND_NONE, "profile" },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, "profiles" },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "followers" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "likes-1" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "likes-2" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE, "reposted-by" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_QUOTE, "quotes" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, "thread" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    bluesky_assert_reads (cases[i].ask, cases[i].kind, cases[i].name, FERN, "fern.test", NULL);
  bluesky_assert_reads (KSCORE_ASK_FOLLOWING, KSCORE_KIND_NONE, "follows", MOSS, "moss.test",
                        NULL);
}

static KscoreAnswer *
read_profile (const char *members)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *body = g_strconcat ("{'did':'" FERN "'", members, "}", NULL);
  g_autoptr (GError) error = NULL;
  KscoreAnswer *answer;

  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  answer = bluesky_read (&fern, 200, body, &error);
  g_test_message ("%s", members);
  g_assert_no_error (error);
  return answer;
}

static void
test_unknown_numbers (void)
{
  static const struct {
    const char *members;
    gint64      followers;
    gint64      following;
  } cases[] = {
    { "", KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { ",'followersCount':0,'followsCount':0", 0, 0 },
    { ",'followersCount':null,'followsCount':3", KSCORE_UNKNOWN, 3 },
    { ",'followersCount':-1,'followsCount':1.5", KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { ",'followersCount':{},'followsCount':'x'", KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { ",'followersCount':99999999999999999999", KSCORE_UNKNOWN, KSCORE_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreAnswer) answer = read_profile (cases[i].members);

      g_assert_cmpint (answer->followers, ==, cases[i].followers);
      g_assert_cmpint (answer->page->account->followers, ==, cases[i].followers);
      g_assert_cmpint (answer->page->account->following, ==, cases[i].following);
      g_assert_cmpuint (answer->page->audience->len, ==,
                        cases[i].followers != KSCORE_UNKNOWN ? 1 : 0);
      g_assert_cmpint (answer->page->account->created_at, ==, KSCORE_TIME_UNKNOWN);
      g_assert_null (answer->page->account->display_name);
    }
}

static void
test_handle (void)
{
  static const struct {
    const char *members;
    const char *handle;
    gboolean    changed;
  } cases[] = {
    { ",'handle':'fern.test'", "fern.test", FALSE },
    { ",'handle':'Fern.Test'", "fern.test", FALSE },
    { ",'handle':'handle.invalid'", "fern.test", FALSE },
    { ",'handle':7", "fern.test", FALSE },
    { ",'handle':'<b>.test'", "fern.test", FALSE },
    { "", "fern.test", FALSE },
    { ",'handle':'alder.test'", "alder.test", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreAnswer) answer = read_profile (cases[i].members);

      g_assert_cmpstr (answer->page->account->handle, ==, cases[i].handle);
      g_assert_cmpint (answer->source != NULL, ==, cases[i].changed);
      if (cases[i].changed)
        {
          g_assert_cmpstr (answer->source->handle, ==, cases[i].handle);
          g_assert_cmpstr (answer->source->native_id, ==, FERN);
        }
    }
}

#define LABEL(who, rest) ",'labels':[{'src':'" who "','val':'!no-unauthenticated'" rest "}]"

static void
test_opt_out (void)
{
  static const struct {
    const char *members;
    const char *mark;
  } cases[] = {
    { ",'labels':[]", NULL },
    { LABEL (FERN, ""), "!no-unauthenticated" },
    { LABEL (FERN, ",'neg':false"), "!no-unauthenticated" },
    { LABEL (FERN, ",'neg':true"), NULL },
    { LABEL (MOSS, ""), NULL },
    { ",'labels':[7,null,{},{'val':7}]", NULL },
    { ",'labels':{}", NULL },
    { ",'description':'#nobot'", "#nobot" },
    { ",'description':'Plants. #NoBot, please'", "#nobot" },
    { ",'description':'Plants\\n#noindex'", "#noindex" },
    { ",'description':'é#nobot'", NULL },
    { ",'description':'#nobots'", NULL },
    { ",'description':'#nobot_'", NULL },
    { ",'description':'nobot'", NULL },
    { ",'description':''", NULL },
    { ",'description':7", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreAnswer) answer = read_profile (cases[i].members);

      g_assert_cmpstr (answer->opt_out, ==, cases[i].mark);
    }
}

static void
test_bad_profiles (void)
{
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  bluesky_assert_fails (&fern, 200, "{'did':'" MOSS "'}", KSCORE_ERROR_BAD_REPLY, FOREIGN);
  bluesky_assert_fails (&fern, 200, "{}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200, "{'did':7}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
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
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "{'followers':[]}", UNREADABLE },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "{'subject':{'did':'" MOSS "'},'followers':[]}",
      FOREIGN },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "{'subject':{'did':'" FERN "'},'follows':[]}",
      UNREADABLE },
    { KSCORE_ASK_FOLLOWING, KSCORE_KIND_NONE, "{'subject':{'did':'" MOSS "'},'follows':[]}",
      FOREIGN },
    { KSCORE_ASK_FOLLOWING, KSCORE_KIND_NONE, "{'subject':7,'follows':[]}", UNREADABLE },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, "{}", UNREADABLE },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, "{'profiles':7}", UNREADABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Bluesky) fern = { 0 };

      bluesky_init (&fern, cases[i].ask, cases[i].kind);
      bluesky_assert_fails (&fern, 200, cases[i].body, KSCORE_ERROR_BAD_REPLY, cases[i].message);
    }
}

/* Numbers of people who were not asked about are not taken; absent ones are not 0. */
static void
test_actors (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *shown = NULL;

  bluesky_init (&fern, KSCORE_ASK_ACTORS, KSCORE_KIND_NONE);
  shown = bluesky_show (&fern, "{'profiles':[7,{'did':'" REED "','followersCount':9},"
                               "{'did':'" MOSS "','followersCount':0,'followsCount':null}]}");
  g_assert_cmpstr (shown, ==, "account bluesky FERN @fern.test created=?\n"
                              "actor MOSS created=? followers=0 read=now\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-people/recorded", test_recorded);
  g_test_add_func ("/bluesky-people/unknown-numbers", test_unknown_numbers);
  g_test_add_func ("/bluesky-people/handle", test_handle);
  g_test_add_func ("/bluesky-people/opt-out", test_opt_out);
  g_test_add_func ("/bluesky-people/bad-profiles", test_bad_profiles);
  g_test_add_func ("/bluesky-people/dates", test_dates);
  g_test_add_func ("/bluesky-people/people", test_people);
  g_test_add_func ("/bluesky-people/quotes", test_quotes);
  g_test_add_func ("/bluesky-people/threads", test_threads);
  g_test_add_func ("/bluesky-people/bad-threads", test_bad_threads);
  g_test_add_func ("/bluesky-people/bad-lists", test_bad_lists);
  g_test_add_func ("/bluesky-people/actors", test_actors);
  return g_test_run ();
}
