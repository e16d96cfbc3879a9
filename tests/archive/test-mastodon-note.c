#include "config.h"

#include "archive/kscore-mastodon-note.h"

#include <string.h>

#define ACTOR  "https://fen.example/users/nell"
#define PUBLIC "https://www.w3.org/ns/activitystreams#Public"

static KscoreNote
look (const char *json)
{
  g_autoptr (JsonNode) node = kscore_json_parse (json, strlen (json), NULL);
  JsonObject *note = NULL;
  KscoreNote result = kscore_note_look (node, &note);

  g_assert_true (result != KSCORE_NOTE_POST || note != NULL);
  return result;
}

static void
test_audience (void)
{
  static const struct {
    const char *json;
    KscoreNote  result;
  } cases[] = {
    { "{\"type\":\"Create\",\"object\":{\"to\":[\"" PUBLIC "\"],\"cc\":[]}}", KSCORE_NOTE_POST },
    { "{\"type\":\"Create\",\"object\":{\"to\":\"as:Public\"}}", KSCORE_NOTE_POST },
    { "{\"type\":\"Create\",\"object\":{\"to\":[\"" ACTOR "/followers\"],\"cc\":[\"" PUBLIC "\"]}}",
      KSCORE_NOTE_POST },
    { "{\"type\":\"Create\",\"object\":{\"to\":[\"" ACTOR "/followers\",\"https://o.example/a\"]}}",
      KSCORE_NOTE_PRIVATE },
    { "{\"type\":\"Create\",\"object\":{\"to\":[\"https://o.example/a\"],\"cc\":[]}}",
      KSCORE_NOTE_DIRECT },
    /* What does not say for whom it is, is for nobody. */
    { "{\"type\":\"Create\",\"object\":{}}", KSCORE_NOTE_DIRECT },
    { "{\"type\":\"Create\",\"object\":{\"to\":[],\"cc\":[]},\"to\":[\"" PUBLIC "\"]}",
      KSCORE_NOTE_DIRECT },
    { "{\"type\":\"Create\",\"object\":{\"to\":[7,null,{}]}}", KSCORE_NOTE_DIRECT },
    { "{\"type\":\"Create\",\"object\":{},\"to\":[\"" PUBLIC "\"]}", KSCORE_NOTE_POST },
    { "{\"type\":\"Announce\",\"object\":\"https://o.example/1\"}", KSCORE_NOTE_BOOST },
    { "{\"type\":\"Create\",\"object\":\"https://o.example/1\"}", KSCORE_NOTE_BAD },
    { "{\"type\":\"Delete\"}", KSCORE_NOTE_OTHER },
    { "{}", KSCORE_NOTE_BAD },
    { "7", KSCORE_NOTE_BAD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (look (cases[i].json), ==, cases[i].result);
    }
}

static KscorePost *
read_note (const char *members)
{
  g_autofree char *json = g_strconcat (
    "{\"id\":\"" ACTOR "/statuses/1\",\"published\":\"2026-01-02T10:00:00Z\"", members, "}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = kscore_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return kscore_note_read (json_node_get_object (node), ACTOR);
}

static void
test_kinds (void)
{
  static const struct {
    const char    *members;
    KscorePostKind kind;
    gboolean       self;
  } cases[] = {
    { ",\"type\":\"Note\"", KSCORE_POST_POST, FALSE },
    { ",\"type\":\"Question\"", KSCORE_POST_POST, FALSE },
    { ",\"type\":\"Article\"", KSCORE_POST_ARTICLE, FALSE },
    { ",\"inReplyTo\":null", KSCORE_POST_POST, FALSE },
    { ",\"inReplyTo\":\"" ACTOR "/statuses/0\"", KSCORE_POST_REPLY, TRUE },
    { ",\"inReplyTo\":\"" ACTOR "son/statuses/0\"", KSCORE_POST_REPLY, FALSE },
    { ",\"inReplyTo\":\"https://o.example/1\",\"quote\":\"https://o.example/1\"", KSCORE_POST_REPLY,
      FALSE },
    { ",\"quoteUri\":\"https://o.example/1\"", KSCORE_POST_QUOTE, FALSE },
    { ",\"_misskey_quote\":\"https://o.example/1\"", KSCORE_POST_QUOTE, FALSE },
    { ",\"quote\":null", KSCORE_POST_POST, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscorePost) post = read_note (cases[i].members);

      g_test_message ("%s", cases[i].members);
      g_assert_cmpint (post->kind, ==, cases[i].kind);
      g_assert_cmpint (post->reply_to_self, ==, cases[i].self);
    }
}

static void
test_fields (void)
{
  g_autoptr (KscorePost) post = read_note (
    ",\"url\":\"javascript:x\",\"summary\":\"cw\",\"content\":\"<p>A &lt;b&gt; "
    "<a href=\\\"https://a.example/\\\">a</a></p>\",\"contentMap\":{\"pt-BR\":\"x\"},"
    "\"tag\":[{\"type\":\"Hashtag\",\"name\":\"#One\"},{\"type\":\"Hashtag\",\"name\":\"#\"},"
    "{\"type\":\"Mention\",\"name\":\"@a\"},{\"type\":\"Hashtag\",\"name\":\"two\"},7]");
  g_autofree char *tags = g_strjoinv (",", post->tags);

  g_assert_null (post->url);
  g_assert_cmpstr (post->text, ==, "cw\n\nA <b> a");
  g_assert_cmpstr (post->lang, ==, "pt-BR");
  g_assert_cmpstr (tags, ==, "One,two");
  g_assert_cmpuint (g_strv_length (post->links), ==, 1);
}

static void
test_wrong (void)
{
  static const char *const cases[] = {
    "{}",
    "{\"id\":\"" ACTOR "/1\"}",
    "{\"published\":\"2026-01-02T10:00:00Z\"}",
    "{\"id\":7,\"published\":\"2026-01-02T10:00:00Z\"}",
    "{\"id\":\"/relative\",\"published\":\"2026-01-02T10:00:00Z\"}",
    "{\"id\":\"" ACTOR "/1\",\"published\":\"soon\"}",
  };
  g_autoptr (KscorePost) post
    = read_note (",\"url\":[],\"content\":7,\"contentMap\":[],\"tag\":{},\"inReplyTo\":{}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = kscore_json_parse (cases[i], strlen (cases[i]), NULL);

      g_assert_null (kscore_note_read (json_node_get_object (node), ACTOR));
    }
  g_assert_null (post->text);
  g_assert_null (post->lang);
  g_assert_null (post->tags);
}

static void
test_totals (void)
{
  static const struct {
    const char     *json;
    KscoreJsonValue result;
  } cases[] = {
    { "{\"likes\":{\"totalItems\":3}}", KSCORE_JSON_FOUND },
    { "{\"likes\":{\"totalItems\":\"3\"}}", KSCORE_JSON_FOUND },
    { "{\"likes\":{\"totalItems\":-3}}", KSCORE_JSON_WRONG },
    { "{\"likes\":{\"totalItems\":null}}", KSCORE_JSON_NULL },
    { "{\"likes\":{}}", KSCORE_JSON_ABSENT },
    { "{\"likes\":\"https://fen.example/likes\"}", KSCORE_JSON_ABSENT },
    { "{}", KSCORE_JSON_ABSENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = kscore_json_parse (cases[i].json, strlen (cases[i].json), NULL);
      gint64 total = -7;

      g_assert_cmpint (kscore_note_get_total (json_node_get_object (node), "likes", &total), ==,
                       cases[i].result);
      g_assert_cmpint (total, ==, cases[i].result == KSCORE_JSON_FOUND ? 3 : -7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-note/audience", test_audience);
  g_test_add_func ("/mastodon-note/kinds", test_kinds);
  g_test_add_func ("/mastodon-note/fields", test_fields);
  g_test_add_func ("/mastodon-note/wrong", test_wrong);
  g_test_add_func ("/mastodon-note/totals", test_totals);
  return g_test_run ();
}
