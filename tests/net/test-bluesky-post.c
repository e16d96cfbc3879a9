#include "config.h"

#include "net/kscore-bluesky-post.h"

#include <string.h>

#include "core/kscore-error.h"
#include "json/kscore-json-reader.h"
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

static KscorePost *
read_post (const char *members,
           const char *indexed)
{
  g_autofree char *json = g_strconcat ("{'createdAt':'2026-09-02T10:00:00Z'", members, "}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_strdelimit (json, "'", '"');
  node = kscore_json_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  return kscore_bluesky_post_read (POST, json_node_get_object (node), indexed, BLUESKY_NOW);
}

static void
assert_post (const char     *members,
             KscorePostKind  kind,
             const char     *tags,
             const char     *links)
{
  g_autoptr (KscorePost) post = read_post (members, NULL);
  g_autofree char *all_tags = NULL;
  g_autofree char *all_links = NULL;

  g_test_message ("%s", members);
  g_assert_nonnull (post);
  all_tags = post->tags != NULL ? g_strjoinv (" ", post->tags) : NULL;
  all_links = post->links != NULL ? g_strjoinv (" ", post->links) : NULL;
  g_assert_cmpint (post->kind, ==, kind);
  g_assert_cmpstr (all_tags, ==, tags);
  g_assert_cmpstr (all_links, ==, links);
}

#define FACET(from, to, feature) \
  "{'index':{'byteStart':" from ",'byteEnd':" to "},'features':[" feature "]}"
#define TAG(tag)  "{'$type':'app.bsky.richtext.facet#tag','tag':" tag "}"
#define LINK(uri) "{'$type':'app.bsky.richtext.facet#link','uri':" uri "}"

static void
test_facets (void)
{
  static const struct {
    const char *members;
    const char *tags;
    const char *links;
  } cases[] = {
    { ",'text':'aé#b','facets':[" FACET ("3", "5", TAG ("'b'")) "]", "b", NULL },
    { ",'text':'#b','facets':[" FACET ("0", "2", TAG ("'#b'") "," TAG ("'B'")) "]", "b", NULL },
    { ",'text':'x','facets':[" FACET ("0", "1", LINK ("'https://a.example/é'")) "]", NULL,
      "https://a.example/é" },
    /* In the middle of a character, behind the end, the wrong way round, of no length. */
    { ",'text':'aé#b','facets':[" FACET ("2", "5", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'aé#b','facets':[" FACET ("0", "2", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'aé#b','facets':[" FACET ("3", "6", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'aé#b','facets':[" FACET ("5", "3", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'aé#b','facets':[" FACET ("3", "3", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'#b','facets':[" FACET ("-1", "2", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'#b','facets':[" FACET ("0", "9223372036854775807", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'#b','facets':[" FACET ("null", "2", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'#b','facets':[{'features':[" TAG ("'b'") "]}]", NULL, NULL },
    { ",'facets':[" FACET ("0", "2", TAG ("'b'")) "]", NULL, NULL },
    { ",'text':'#b','facets':[7,null,{},[]," FACET ("0", "2", "7,null,{}") "]", NULL, NULL },
    { ",'text':'#b','facets':[" FACET ("0", "2", TAG ("7") "," TAG ("''") "," TAG ("'#'")) "]",
      NULL, NULL },
    { ",'text':'x','facets':[" FACET ("0", "1", LINK ("'javascript:alert(1)'") ","
                                      LINK ("'http://a b'") "," LINK ("null")) "]", NULL,
      NULL },
    { ",'text':'x','facets':{}", NULL, NULL },
    /* Tags that do not stand in the text. */
    { ",'tags':['Garden','garden','roses',7,'']", "Garden roses", NULL },
    { ",'tags':{}", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_post (cases[i].members, KSCORE_POST_POST, cases[i].tags, cases[i].links);
}

#define QUOTED  "{'uri':'at://" MOSS POSTS "3n2'}"
#define PARENT  "{'root':{},'parent':{'uri':'at://" MOSS POSTS "3n2'}}"
#define WEBSITE "{'$type':'app.bsky.embed.external','external':{'uri':'https://a.example/'}}"

static void
test_kinds (void)
{
  static const struct {
    const char    *members;
    KscorePostKind kind;
    const char    *links;
  } cases[] = {
    { "", KSCORE_POST_POST, NULL },
    { ",'reply':" PARENT, KSCORE_POST_REPLY, NULL },
    { ",'reply':{}", KSCORE_POST_REPLY, NULL },
    { ",'reply':null", KSCORE_POST_POST, NULL },
    { ",'embed':{'$type':'app.bsky.embed.record','record':" QUOTED "}", KSCORE_POST_QUOTE, NULL },
    { ",'reply':" PARENT ",'embed':{'$type':'app.bsky.embed.record','record':" QUOTED "}",
      KSCORE_POST_REPLY, NULL },
    { ",'embed':{'$type':'app.bsky.embed.recordWithMedia','record':{'record':" QUOTED
      "},'media':" WEBSITE "}", KSCORE_POST_QUOTE, "https://a.example/" },
    { ",'embed':{'$type':'app.bsky.embed.record','record':{'uri':'at://" MOSS
      "/app.bsky.graph.list/3n2'}}", KSCORE_POST_POST, NULL },
    { ",'embed':" WEBSITE, KSCORE_POST_POST, "https://a.example/" },
    { ",'embed':{'$type':'app.bsky.embed.images','images':[]}", KSCORE_POST_POST, NULL },
    { ",'embed':{'$type':'app.bsky.embed.record'}", KSCORE_POST_POST, NULL },
    { ",'embed':7", KSCORE_POST_POST, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_post (cases[i].members, cases[i].kind, NULL, cases[i].links);
}

static void
test_replies (void)
{
  static const struct {
    const char *uri;
    const char *reply_to;
    gboolean    self;
  } cases[] = {
    { "'at://" FERN POSTS "3n1'", "at://" FERN POSTS "3n1", TRUE },
    { "'at://" MOSS POSTS "3n1'", "at://" MOSS POSTS "3n1", FALSE },
    { "'at://" FERN POSTS "3n1 x'", NULL, FALSE },
    { "'at://" FERN "/app.bsky.feed.like/3n1'", NULL, FALSE },
    { "7", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = g_strdup_printf (",'reply':{'parent':{'uri':%s}}", cases[i].uri);
      g_autoptr (KscorePost) post = read_post (members, NULL);

      g_assert_cmpint (post->kind, ==, KSCORE_POST_REPLY);
      g_assert_cmpstr (post->reply_to, ==, cases[i].reply_to);
      g_assert_cmpint (post->reply_to_self, ==, cases[i].self);
    }
}

static void
test_text (void)
{
  g_autoptr (KscorePost) post
    = read_post (",'text':'<b>a\\u202eb\\u0007\\n\\nc</b>','langs':['pt-BR','en']", NULL);
  g_autoptr (KscorePost) empty = read_post (",'text':'','langs':[]", NULL);
  g_autoptr (KscorePost) wrong = read_post (",'text':[],'langs':['a b']", NULL);

  g_assert_cmpstr (post->text, ==, "<b>ab\n\nc</b>");
  g_assert_cmpstr (post->lang, ==, "pt-BR");
  g_assert_cmpstr (post->url, ==, "https://bsky.app/profile/" FERN "/post/3n2xyjmkmn22i");
  g_assert_cmpint (post->read_at, ==, BLUESKY_NOW);
  g_assert_cmpint (post->precision, ==, KSCORE_PRECISION_EXACT);
  g_assert_null (empty->text);
  g_assert_null (empty->lang);
  g_assert_null (wrong->text);
  g_assert_null (wrong->lang);
}

static void
test_times (void)
{
  static const struct {
    const char *created;
    const char *indexed;
    const char *at;
  } cases[] = {
    { "'2026-09-01T10:00:00.123Z'", "2026-09-01T10:00:05.000Z", "2026-09-01T10:00:00Z" },
    /* Made later than it was seen: the clock of whoever made it is wrong. */
    { "'2026-09-01T10:00:00Z'", "2026-08-31T10:00:00Z", "2026-08-31T10:00:00Z" },
    { "'2019-09-01T10:00:00+02:00'", "2026-09-01T10:00:00Z", "2019-09-01T08:00:00Z" },
    { "'2999-01-01T00:00:00Z'", NULL, "2026-11-23T12:00:00Z" },
    { "'2999-01-01T00:00:00Z'", "2999-01-01T00:00:00Z", "2026-11-23T12:00:00Z" },
    { "null", "2026-09-01T10:00:00Z", "2026-09-01T10:00:00Z" },
    { "'yesterday'", "2026-09-01T10:00:00Z", "2026-09-01T10:00:00Z" },
    { "'2026-09-01T10:00:00Z'", "soon", "2026-09-01T10:00:00Z" },
    { "7", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'createdAt':%s}", cases[i].created);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (KscorePost) post = NULL;
      g_autofree char *at = NULL;

      g_strdelimit (json, "'", '"');
      node = kscore_json_parse (json, strlen (json), NULL);
      post = kscore_bluesky_post_read (POST, json_node_get_object (node), cases[i].indexed,
                                       BLUESKY_NOW);
      at = post != NULL ? kscore_time_to_string (post->at) : NULL;
      g_assert_cmpstr (at, ==, cases[i].at);
    }
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
  g_test_add_func ("/bluesky-post/recorded", test_recorded);
  g_test_add_func ("/bluesky-post/facets", test_facets);
  g_test_add_func ("/bluesky-post/kinds", test_kinds);
  g_test_add_func ("/bluesky-post/replies", test_replies);
  g_test_add_func ("/bluesky-post/text", test_text);
  g_test_add_func ("/bluesky-post/times", test_times);
  g_test_add_func ("/bluesky-post/feed", test_feed);
  g_test_add_func ("/bluesky-post/bad-feeds", test_bad_feeds);
  g_test_add_func ("/bluesky-post/counts-of-feed", test_counts_of_feed);
  g_test_add_func ("/bluesky-post/fallback", test_fallback);
  g_test_add_func ("/bluesky-post/repository", test_repository);
  g_test_add_func ("/bluesky-post/walk", test_walk);
  g_test_add_func ("/bluesky-post/counts", test_counts);
  g_test_add_func ("/bluesky-post/gone", test_gone);
  return g_test_run ();
}
