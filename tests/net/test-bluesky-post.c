#include "config.h"

#include "net/kscore-bluesky-post.h"

#include <string.h>

#include "json/kscore-json-reader.h"
#include "net/bluesky-fixture.h"

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

#define DID_MENTION(did) "{'$type':'app.bsky.richtext.facet#mention','did':" did "}"
#define QUOTING(did) "'embed':{'$type':'app.bsky.embed.record','record':{'uri':'at://" did POSTS "q'}}"
#define REPLYING(did) "'reply':{'parent':{'uri':'at://" did POSTS "p'}}"

static void
test_outgoing (void)
{
  static const struct {
    const char *members;
    const char *expected;
  } cases[] = {
    { ",'text':'x'", "" },
    { "," REPLYING (MOSS), "reply " MOSS ";" },
    { "," REPLYING (FERN), "" },
    { "," QUOTING (MOSS), "quote " MOSS ";" },
    { "," QUOTING (FERN), "" },
    { ",'text':'@m @m @f','facets':[" FACET ("0", "2", DID_MENTION ("'" MOSS "'")) ","
      FACET ("3", "5", DID_MENTION ("'" MOSS "'")) "," FACET ("6", "8", DID_MENTION ("'" FERN "'"))
      "," FACET ("6", "8", DID_MENTION ("7")) ",7]", "mention " MOSS ";" },
    /* A reply that mentions is a reply; who answers themselves mentions. */
    { "," REPLYING (MOSS) ",'text':'@m','facets':[" FACET ("0", "2", DID_MENTION ("'" REED "'"))
      "]", "reply " MOSS ";" },
    { "," REPLYING (FERN) ",'text':'@m','facets':[" FACET ("0", "2", DID_MENTION ("'" REED "'"))
      "]", "mention " REED ";" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strconcat ("{'createdAt':'2026-09-02T10:00:00Z'",
                                           cases[i].members, "}", NULL);
      g_autoptr (GPtrArray) outgoing
        = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_outgoing_free);
      g_autoptr (GString) seen = g_string_new (NULL);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (KscorePost) post = NULL;

      g_strdelimit (json, "'", '"');
      node = kscore_json_parse (json, strlen (json), NULL);
      post = kscore_bluesky_post_read ("at://" FERN POSTS "1", json_node_get_object (node), NULL,
                                       BLUESKY_NOW);
      kscore_bluesky_post_read_outgoing (post, json_node_get_object (node), outgoing);
      for (guint k = 0; k < outgoing->len; k++)
        {
          const KscoreOutgoing *act = g_ptr_array_index (outgoing, k);

          g_string_append_printf (seen, "%s %s;", kscore_kind_to_string (act->kind), act->actor);
          g_assert_cmpint (act->day, ==, kscore_day_from_time (post->at));
        }
      g_test_message ("%s", cases[i].members);
      g_assert_cmpstr (seen->str, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-post/facets", test_facets);
  g_test_add_func ("/bluesky-post/kinds", test_kinds);
  g_test_add_func ("/bluesky-post/replies", test_replies);
  g_test_add_func ("/bluesky-post/text", test_text);
  g_test_add_func ("/bluesky-post/times", test_times);
  g_test_add_func ("/bluesky-post/outgoing", test_outgoing);
  return g_test_run ();
}
