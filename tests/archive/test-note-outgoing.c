#include "config.h"

#include "archive/kscore-note-outgoing.h"

#include <string.h>

#include "archive/kscore-mastodon-note.h"

#define OWNER  "https://fen.example/users/nell"
#define BO     "https://b.example/users/bo"
#define PUBLIC "https://www.w3.org/ns/activitystreams#Public"
#define NOW    G_GINT64_CONSTANT (1790000000)

static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdup (text);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_strdelimit (json, "'", '"');
  node = kscore_json_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  return node;
}

static void
assert_page (const KscorePage *page,
             const char       *expected)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < page->outgoing->len; i++)
    {
      const KscoreOutgoing *act = g_ptr_array_index (page->outgoing, i);

      g_string_append_printf (seen, "%s %s%s;", kscore_kind_to_string (act->kind),
                              act->actor != NULL ? act->actor : "?",
                              act->day == KSCORE_DAY_UNKNOWN ? " undated" : "");
    }
  g_assert_cmpstr (seen->str, ==, expected);
}

#define MENTION(key, name) "{'type':'Mention','href':'" key "','name':'" name "'}"

static void
test_posts (void)
{
  static const struct {
    const char *members;
    const char *expected;
  } cases[] = {
    { "", "" },
    { ",'inReplyTo':'" BO "/statuses/4'", "reply " BO ";" },
    { ",'inReplyTo':'https://b.example/ap/users/12/statuses/4'",
      "reply https://b.example/ap/users/12;" },
    /* Other programs: whoever is named and below whom it stands, or who is at home there. */
    { ",'inReplyTo':'https://p.example/u/cy/4','tag':[" MENTION ("https://p.example/u/cy", "@cy@p.example")
      "]", "reply https://p.example/u/cy;" },
    { ",'inReplyTo':'https://p.example/objects/4','tag':["
      MENTION ("https://p.example/u/cy", "@cy") "," MENTION (BO, "@bo") "]",
      "reply https://p.example/u/cy;" },
    { ",'inReplyTo':'https://p.example/objects/4','tag':[" MENTION (BO, "@bo") "]", "reply ?;" },
    { ",'inReplyTo':'https://p.example/objects/4','tag':["
      MENTION ("https://p.example/u/cy", "@cy") "," MENTION ("https://p.example/u/di", "@di") "]",
      "reply ?;" },
    /* An answer to oneself does nothing for others. */
    { ",'inReplyTo':'" OWNER "/statuses/1'", "" },
    { ",'tag':[" MENTION (BO, "@bo@b.example") "," MENTION (OWNER, "@nell") ",7,{}]",
      "mention " BO ";" },
    { ",'quote':'" BO "/statuses/4'", "quote " BO ";" },
    { ",'quote':'" OWNER "/statuses/4'", "" },
    { ",'quoteUri':'https://p.example/objects/4'", "quote ?;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json
        = g_strconcat ("{'id':'" OWNER "/statuses/1','published':'2026-01-02T10:00:00Z'",
                       cases[i].members, "}", NULL);
      g_autoptr (JsonNode) node = parse (json);
      JsonObject *note = json_node_get_object (node);
      g_autoptr (KscorePost) post = kscore_note_read (note, OWNER);
      g_autoptr (KscorePage) page = kscore_page_new (NULL);

      g_test_message ("%s", cases[i].members);
      kscore_note_outgoing_post (note, post, OWNER, page);
      assert_page (page, cases[i].expected);
    }
}

/* The name of somebody at home elsewhere, and of nobody else: "@bo" alone names nobody. */
static void
test_names (void)
{
  g_autoptr (JsonNode) node
    = parse ("{'id':'" OWNER "/statuses/1','published':'2026-01-02T10:00:00Z','tag':["
             MENTION (BO, "@bo@b.example") "," MENTION ("https://fen.example/users/cy", "@cy")
             "]}");
  JsonObject *note = json_node_get_object (node);
  g_autoptr (KscorePost) post = kscore_note_read (note, OWNER);
  g_autoptr (KscorePage) page = kscore_page_new (NULL);

  kscore_note_outgoing_post (note, post, OWNER, page);
  g_assert_cmpuint (page->actors->len, ==, 2);
  g_assert_cmpstr (((KscoreActor *) page->actors->pdata[0])->handle, ==, "bo@b.example");
  g_assert_null (((KscoreActor *) page->actors->pdata[1])->handle);
}

#define BOOST(rest) "{'type':'Announce','published':'2026-01-02T10:00:00Z'," rest "}"

static void
test_boosts_and_likes (void)
{
  static const struct {
    const char *boost;
    const char *expected;
  } boosts[] = {
    { BOOST ("'to':['" PUBLIC "'],'object':'" BO "/statuses/4'"), "reshare " BO ";" },
    { BOOST ("'cc':['" PUBLIC "'],'object':'https://p.example/objects/4'"), "reshare ?;" },
    /* For followers only, for nobody, of an own post, not an address, not dated. */
    { BOOST ("'to':['" OWNER "/followers'],'object':'" BO "/statuses/4'"), "" },
    { BOOST ("'object':'" BO "/statuses/4'"), "" },
    { BOOST ("'to':['" PUBLIC "'],'object':'" OWNER "/statuses/4'"), "" },
    { BOOST ("'to':['" PUBLIC "'],'object':{}"), "" },
    { "{'to':['" PUBLIC "'],'object':'" BO "/statuses/4'}", "" },
    { "{'published':'2036-01-02T10:00:00Z','to':['" PUBLIC "'],'object':'" BO "/statuses/4'}", "" },
    { "7", "" },
  };
  static const struct {
    const char *like;
    const char *expected;
  } likes[] = {
    { "'" BO "/statuses/4'", "like " BO " undated;" },
    { "'https://p.example/objects/4'", "like ? undated;" },
    { "'" BO "/statuses/4/'", "like ? undated;" },
    { "'" OWNER "/statuses/4'", "" },
    { "'b'", "" },
    { "7", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (boosts); i++)
    {
      g_autoptr (JsonNode) node = parse (boosts[i].boost);
      g_autoptr (KscorePage) page = kscore_page_new (NULL);

      g_test_message ("%s", boosts[i].boost);
      kscore_note_outgoing_boost (node, OWNER, NOW, page);
      assert_page (page, boosts[i].expected);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (likes); i++)
    {
      g_autoptr (JsonNode) node = parse (likes[i].like);
      g_autoptr (KscorePage) page = kscore_page_new (NULL);

      g_test_message ("%s", likes[i].like);
      kscore_note_outgoing_like (node, OWNER, page);
      assert_page (page, likes[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-outgoing/posts", test_posts);
  g_test_add_func ("/note-outgoing/names", test_names);
  g_test_add_func ("/note-outgoing/boosts-and-likes", test_boosts_and_likes);
  return g_test_run ();
}
