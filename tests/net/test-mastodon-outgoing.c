#include "config.h"

#include "net/kscore-mastodon-outgoing.h"

#include <string.h>

#include "net/kscore-mastodon-status.h"
#include "net/mastodon-support.h"

#define OWN   "'account':{'id':'109501234567890123','uri':'" MASTODON_ACTOR "'}"
#define NAMES "'id':'1','uri':'" MASTODON_ACTOR "/statuses/1','created_at':'2026-11-20T08:30:12Z'"
#define BO    "{'id':'5','acct':'Bo@b.example','url':'https://b.example/@bo'}"
#define CY    "{'id':'6','acct':'cy'}"
#define SELF  "{'id':'109501234567890123','acct':'ada'}"

static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdup (text);
  JsonNode *node;

  g_strdelimit (json, "'", '"');
  node = kscore_json_parse (json, strlen (json), NULL);
  g_assert_nonnull (node);
  return node;
}

static void
assert_outgoing (GPtrArray  *outgoing,
                 const char *expected)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < outgoing->len; i++)
    {
      const KscoreOutgoing *act = g_ptr_array_index (outgoing, i);

      g_assert_cmpint (act->day, ==, 20777);
      g_string_append_printf (seen, "%s %s;", kscore_kind_to_string (act->kind),
                              act->actor != NULL ? act->actor : "?");
    }
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_statuses (void)
{
  static const struct {
    const char *members;
    const char *expected;
  } cases[] = {
    { "", "" },
    { ",'in_reply_to_id':'4','in_reply_to_account_id':'5','mentions':[" BO "," CY "]",
      "reply bo@b.example;" },
    /* Nobody tells who it is. */
    { ",'in_reply_to_id':'4','in_reply_to_account_id':'8','mentions':[" BO "]", "reply ?;" },
    { ",'in_reply_to_id':'4'", "reply ?;" },
    { ",'in_reply_to_id':'4','in_reply_to_account_id':'109501234567890123'", "" },
    { ",'in_reply_to_id':'4','in_reply_to_account_id':'109501234567890123','mentions':[" BO "]",
      "mention bo@b.example;" },
    { ",'mentions':[" CY "," SELF ",7,{}]", "mention cy@home.example;" },
    { ",'quote':{'state':'accepted','quoted_status':{'account':{'id':'5',"
      "'uri':'https://b.example/users/bo'}}}", "quote https://b.example/users/bo;" },
    { ",'quote':{'account':" BO "}", "quote bo@b.example;" },
    { ",'quote':{'account':" SELF "}", "" },
    { ",'quote_id':'7'", "quote ?;" },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);

  g_free (source->handle);
  source->handle = g_strdup ("ada@home.example");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strconcat ("{" NAMES, cases[i].members, "}", NULL);
      g_autoptr (JsonNode) node = parse (json);
      JsonObject *status = json_node_get_object (node);
      g_autoptr (KscorePost) post = kscore_mastodon_status_read (status, source, MASTODON_NOW);
      g_autoptr (GPtrArray) outgoing
        = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_outgoing_free);

      g_test_message ("%s", cases[i].members);
      kscore_mastodon_outgoing_read_status (status, source, post, outgoing);
      assert_outgoing (outgoing, cases[i].expected);
    }
}

#define BOOST(visibility, account) \
  "{" NAMES "," OWN ",'visibility':'" visibility "','reblog':{'uri':'https://b.example/4'," \
  "'account':" account "}}"

static void
test_boosts (void)
{
  static const struct {
    const char *json;
    const char *expected;
  } cases[] = {
    { BOOST ("public", BO), "reshare bo@b.example;" },
    { BOOST ("unlisted", "{'id':'5','uri':'https://b.example/users/bo'}"),
      "reshare https://b.example/users/bo;" },
    { BOOST ("public", "7"), "reshare ?;" },
    { BOOST ("private", BO), "" },
    { BOOST ("public", SELF), "" },
    { "{" NAMES ",'account':" BO ",'visibility':'public','reblog':{'uri':'https://b.example/4'}}",
      "" },
    { "{" NAMES "," OWN ",'visibility':'public','reblog':7}", "" },
    { "7", "" },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      g_autoptr (GPtrArray) outgoing
        = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_outgoing_free);

      g_test_message ("%s", cases[i].json);
      kscore_mastodon_outgoing_read_boost (node, source, MASTODON_NOW, outgoing);
      assert_outgoing (outgoing, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-outgoing/statuses", test_statuses);
  g_test_add_func ("/mastodon-outgoing/boosts", test_boosts);
  return g_test_run ();
}
