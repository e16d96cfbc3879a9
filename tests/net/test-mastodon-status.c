#include "config.h"

#include "net/kscore-mastodon-status.h"

#include <string.h>

#include "archive/kscore-mastodon-note.h"
#include "net/mastodon-support.h"

#define OWN   "\"account\":{\"id\":\"109501234567890123\",\"uri\":\"" MASTODON_ACTOR "\"}"
#define BOB   "\"account\":{\"id\":\"5\"}"
#define NAMES "\"id\":\"1\",\"uri\":\"" MASTODON_ACTOR "/statuses/1\""
#define DATE  "\"created_at\":\"2026-11-20T08:30:12.345Z\""

static JsonNode *
parse (const char *json)
{
  JsonNode *node = kscore_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return node;
}

static void
test_look (void)
{
  static const struct {
    const char  *json;
    KscoreStatus result;
  } cases[] = {
    { "{" OWN ",\"visibility\":\"public\"}", KSCORE_STATUS_POST },
    { "{" OWN ",\"visibility\":\"unlisted\",\"reblog\":null}", KSCORE_STATUS_POST },
    { "{" OWN ",\"visibility\":\"private\"}", KSCORE_STATUS_HIDDEN },
    { "{" OWN ",\"visibility\":\"direct\"}", KSCORE_STATUS_HIDDEN },
    { "{" OWN ",\"visibility\":\"local\"}", KSCORE_STATUS_HIDDEN },
    { "{" OWN ",\"visibility\":\"list\"}", KSCORE_STATUS_HIDDEN },
    /* What does not say for whom it is, is for nobody. */
    { "{" OWN ",\"visibility\":7}", KSCORE_STATUS_HIDDEN },
    { "{" OWN "}", KSCORE_STATUS_HIDDEN },
    { "{" BOB ",\"visibility\":\"public\"}", KSCORE_STATUS_OTHER },
    { "{\"visibility\":\"public\"}", KSCORE_STATUS_OTHER },
    { "{\"visibility\":\"public\",\"account\":7}", KSCORE_STATUS_OTHER },
    { "{" OWN ",\"visibility\":\"public\",\"reblog\":{" BOB "}}", KSCORE_STATUS_BOOST },
    { "{" OWN ",\"visibility\":\"public\",\"reblog\":7}", KSCORE_STATUS_BOOST },
    /* An own post passed on under another id is in the list itself as well. */
    { "{\"id\":\"1\"," OWN ",\"reblog\":{\"id\":\"2\"," OWN ",\"visibility\":\"public\"}}",
      KSCORE_STATUS_BOOST },
    { "{\"id\":\"1\"," BOB ",\"reblog\":{\"id\":\"1\"," OWN ",\"visibility\":\"public\"}}",
      KSCORE_STATUS_POST },
    { "{\"id\":\"1\"," BOB ",\"reblog\":{\"id\":\"1\"," OWN ",\"visibility\":\"private\"}}",
      KSCORE_STATUS_HIDDEN },
    { "{\"id\":\"1\"," BOB ",\"reblog\":{\"id\":\"1\"," BOB ",\"visibility\":\"public\"}}",
      KSCORE_STATUS_BOOST },
    { "{\"id\":\"1\"," BOB ",\"reblog\":{\"id\":\"1\"," OWN ",\"reblog\":{}}}",
      KSCORE_STATUS_BOOST },
    { "[]", KSCORE_STATUS_BAD },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      JsonObject *status = NULL;

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (kscore_mastodon_status_look (node, source, &status), ==, cases[i].result);
      g_assert_cmpint (status != NULL, ==, cases[i].result == KSCORE_STATUS_POST);
    }
}

static KscorePost *
read_status (const char *members)
{
  g_autofree char *json = g_strconcat ("{" NAMES "," DATE, members, "}", NULL);
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);

  return kscore_mastodon_status_read (json_node_get_object (node), source, MASTODON_NOW);
}

static void
test_kinds (void)
{
  static const struct {
    const char    *members;
    KscorePostKind kind;
    const char    *reply_to;
    gboolean       self;
  } cases[] = {
    { "", KSCORE_POST_POST, NULL, FALSE },
    { ",\"in_reply_to_id\":null,\"quote\":null", KSCORE_POST_POST, NULL, FALSE },
    { ",\"in_reply_to_id\":\"7\",\"in_reply_to_account_id\":\"5\"", KSCORE_POST_REPLY, "7", FALSE },
    { ",\"in_reply_to_id\":\"7\",\"in_reply_to_account_id\":\"109501234567890123\"",
      KSCORE_POST_REPLY, "7", TRUE },
    { ",\"in_reply_to_id\":\"7\",\"quote\":{}", KSCORE_POST_REPLY, "7", FALSE },
    { ",\"in_reply_to_id\":\"../7\"", KSCORE_POST_POST, NULL, FALSE },
    { ",\"quote\":{\"state\":\"accepted\"}", KSCORE_POST_QUOTE, NULL, FALSE },
    { ",\"quote_id\":\"7\"", KSCORE_POST_QUOTE, NULL, FALSE },
    { ",\"pleroma\":{\"quote\":{}}", KSCORE_POST_QUOTE, NULL, FALSE },
    { ",\"pleroma\":{\"quote_id\":\"A\"}", KSCORE_POST_QUOTE, NULL, FALSE },
    { ",\"pleroma\":[],\"quote\":7,\"quote_id\":[]", KSCORE_POST_POST, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscorePost) post = read_status (cases[i].members);

      g_test_message ("%s", cases[i].members);
      g_assert_cmpint (post->kind, ==, cases[i].kind);
      g_assert_cmpstr (post->reply_to, ==, cases[i].reply_to);
      g_assert_cmpint (post->reply_to_self, ==, cases[i].self);
    }
}

static void
test_wrong (void)
{
  static const char *const cases[] = {
    "{}",
    "{" NAMES "}",
    "{" NAMES ",\"created_at\":\"soon\"}",
    "{\"id\":\"1\"," DATE "}",
    "{\"uri\":\"" MASTODON_ACTOR "/statuses/1\"," DATE "}",
    "{\"id\":\"../1\",\"uri\":\"" MASTODON_ACTOR "/statuses/1\"," DATE "}",
    "{\"id\":\"1\",\"uri\":\"javascript:x\"," DATE "}",
    "{\"id\":\"1\",\"uri\":\"https://fen.example/\\u202e\"," DATE "}",
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);
  g_autoptr (KscorePost) post = read_status (
    ",\"url\":\"ftp://x\",\"content\":[],\"spoiler_text\":7,\"language\":\"a b\",\"tags\":{}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i]);

      g_test_message ("%s", cases[i]);
      g_assert_null (
        kscore_mastodon_status_read (json_node_get_object (node), source, MASTODON_NOW));
    }
  g_assert_null (post->url);
  g_assert_null (post->text);
  g_assert_null (post->lang);
  g_assert_null (post->tags);
  g_assert_null (post->links);
}

static void
test_future (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);
  g_autoptr (JsonNode) node = parse ("{" NAMES ",\"created_at\":\"2999-01-01T00:00:00Z\"}");
  g_autoptr (KscorePost) post
    = kscore_mastodon_status_read (json_node_get_object (node), source, MASTODON_NOW);

  g_assert_cmpint (post->at, ==, MASTODON_NOW);
}

static void
test_counts (void)
{
#define EMOJI "[{\"count\":2},{\"count\":\"3\"},{\"count\":-4},{},7]"
  static const struct {
    const char *software;
    const char *members;
    const char *counts;
  } cases[] = {
    { "mastodon", "\"favourites_count\":0,\"reblogs_count\":\"2\",\"replies_count\":3",
      "like 0, reshare 2, reply 3" },
    { "mastodon", "\"favourites_count\":-1,\"reblogs_count\":null,\"quotes_count\":1", "quote 1" },
    { "mastodon", "\"favourites_count\":1,\"reactions\":" EMOJI, "like 1" },
    { "pleroma", "\"favourites_count\":1,\"pleroma\":{\"emoji_reactions\":" EMOJI "}", "like 6" },
    { "akkoma", "\"favourites_count\":1,\"emoji_reactions\":" EMOJI, "like 6" },
    { "pleroma", "\"pleroma\":{\"emoji_reactions\":" EMOJI "}", "" },
    { "snac", "\"favourites_count\":0,\"reblogs_count\":0,\"replies_count\":0", "" },
    { "snac", "\"favourites_count\":0,\"reactions\":" EMOJI ",\"replies_count\":2",
      "like 5, reply 2" },
    { "pixelfed", "\"favourites_count\":0,\"reblogs_count\":0", "like 0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (cases[i].software, NULL);
      g_autofree char *json = g_strconcat ("{" NAMES "," DATE ",", cases[i].members, "}", NULL);
      g_autoptr (JsonNode) node = parse (json);
      JsonObject *status = json_node_get_object (node);
      g_autoptr (KscorePost) post = kscore_mastodon_status_read (status, source, MASTODON_NOW);
      g_autoptr (KscoreAccount) account = kscore_account_new ("mastodon", "a", "b");
      KscoreAnswer answer = { .page = kscore_page_new (account) };
      g_autofree char *counts = NULL;

      g_test_message ("%s", json);
      kscore_mastodon_status_count (status, source, post, MASTODON_NOW, answer.page->counts);
      counts = mastodon_counts (&answer, post->native_id);
      g_assert_cmpstr (counts, ==, cases[i].counts);
      kscore_page_free (answer.page);
    }
}

/* One post as its server's archive has it and as the server shows it now: the same post. */
static void
test_archive (void)
{
#define TEXT "\"<p>A heron &amp; a <a href=\\\"https://fen.example/tags/teal\\\" class=\\\"mention " \
             "hashtag\\\" rel=\\\"tag\\\">#<span>teal</span></a>.<br />See <a href=\\\"https://nell." \
             "example/h?a=1&amp;b=2\\\" rel=\\\"nofollow\\\"><span class=\\\"invisible\\\">https://" \
             "</span><span class=\\\"ellipsis\\\">nell.example/h</span><span class=\\\"invisible\\\">" \
             "?a=1&amp;b=2</span></a></p>\""
  static const struct {
    const char *note;
    const char *status;
  } cases[] = {
    { ",\"summary\":null,\"inReplyTo\":null", ",\"spoiler_text\":\"\",\"in_reply_to_id\":null" },
    { ",\"summary\":\"birds\"", ",\"spoiler_text\":\"birds\"" },
    { ",\"inReplyTo\":\"" MASTODON_ACTOR "/statuses/0\"",
      ",\"in_reply_to_id\":\"0\",\"in_reply_to_account_id\":\"109501234567890123\"" },
    { ",\"inReplyTo\":\"https://mere.example/1\"",
      ",\"in_reply_to_id\":\"77\",\"in_reply_to_account_id\":\"5\"" },
    { ",\"quote\":\"https://mere.example/1\"", ",\"quote\":{\"state\":\"accepted\"}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strconcat (
        "{\"id\":\"" MASTODON_ACTOR "/statuses/1\",\"type\":\"Note\",\"published\":"
        "\"2026-11-20T08:30:12Z\",\"url\":\"https://fen.example/@Nell/1\",\"content\":" TEXT ","
        "\"contentMap\":{\"en\":" TEXT "},\"tag\":[{\"type\":\"Hashtag\",\"href\":"
        "\"https://fen.example/tags/teal\",\"name\":\"#teal\"}]", cases[i].note, "}", NULL);
      g_autofree char *members = g_strconcat (
        ",\"url\":\"https://fen.example/@Nell/1\",\"content\":" TEXT ",\"language\":\"en\","
        "\"tags\":[{\"name\":\"teal\",\"url\":\"https://fen.example/tags/teal\"}]",
        cases[i].status, NULL);
      g_autoptr (JsonNode) node = parse (json);
      g_autoptr (KscorePost) note = kscore_note_read (json_node_get_object (node), MASTODON_ACTOR);
      g_autoptr (KscorePost) status = read_status (members);

      g_test_message ("%s", cases[i].status);
      g_assert_cmpstr (status->native_id, ==, note->native_id);
      g_assert_cmpstr (status->text, ==, note->text);
      g_assert_nonnull (strstr (note->text, "heron & a #teal.\nSee nell.example/h…"));
      g_assert_cmpint (status->kind, ==, note->kind);
      g_assert_cmpint (status->reply_to_self, ==, note->reply_to_self);
      g_assert_cmpint (status->at, ==, note->at);
      g_assert_cmpstr (status->url, ==, note->url);
      g_assert_cmpstr (status->lang, ==, note->lang);
      g_assert_cmpstrv (status->tags, note->tags);
      g_assert_cmpstrv (status->links, note->links);
      g_assert_cmpstr (status->links[0], ==, "https://nell.example/h?a=1&b=2");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-status/look", test_look);
  g_test_add_func ("/mastodon-status/kinds", test_kinds);
  g_test_add_func ("/mastodon-status/wrong", test_wrong);
  g_test_add_func ("/mastodon-status/future", test_future);
  g_test_add_func ("/mastodon-status/counts", test_counts);
  g_test_add_func ("/mastodon-status/archive", test_archive);
  return g_test_run ();
}
