#include "config.h"

#include "net/kscore-mastodon-people.h"

#include <string.h>

#include "net/mastodon-support.h"

static JsonNode *
parse (const char *json)
{
  JsonNode *node = kscore_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return node;
}

static void
test_own (void)
{
  static const struct {
    const char *json;
    gboolean    own;
  } cases[] = {
    { "{\"id\":\"109501234567890123\",\"uri\":\"" MASTODON_ACTOR "\"}", TRUE },
    { "{\"id\":\"109501234567890123\"}", TRUE },
    { "{\"id\":\"109501234567890123\",\"pleroma\":{\"ap_id\":\"" MASTODON_ACTOR "\"}}", TRUE },
    { "{\"id\":\"109501234567890123\",\"uri\":\"" MASTODON_ACTOR "s\"}", FALSE },
    { "{\"id\":\"109501234567890123\",\"pleroma\":{\"ap_id\":\"https://a.example/\"}}", FALSE },
    { "{\"id\":\"1\",\"uri\":\"" MASTODON_ACTOR "\"}", FALSE },
    { "{\"id\":109501234567890123}", FALSE },
    { "{\"uri\":\"" MASTODON_ACTOR "\"}", FALSE },
    { "{}", FALSE },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);

  g_assert_false (kscore_mastodon_account_is_own (NULL, source));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (kscore_mastodon_account_is_own (json_node_get_object (node), source), ==,
                       cases[i].own);
    }
}

static void
test_acct (void)
{
  static const struct {
    const char *json;
    const char *acct;
  } cases[] = {
    { "{\"acct\":\"Ivy\"}", "Ivy@fen.example" },
    { "{\"acct\":\"Bob@MERE.example\"}", "Bob@mere.example" },
    { "{\"acct\":\"bob@localhost:8099\"}", "bob@localhost:8099" },
    { "{\"acct\":\"a@b@c\"}", NULL },
    { "{\"acct\":\"@b\"}", NULL },
    { "{\"acct\":\"b@\"}", NULL },
    { "{\"acct\":\"\"}", NULL },
    { "{\"acct\":\"a b\"}", NULL },
    { "{\"acct\":\"a\\nb\"}", NULL },
    { "{\"acct\":\"a\\u202eb@c.example\"}", NULL },
    { "{\"acct\":7}", NULL },
    { "{}", NULL },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      g_autofree char *acct
        = kscore_mastodon_account_dup_acct (json_node_get_object (node), source);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpstr (acct, ==, cases[i].acct);
    }
}

static void
test_opt_out (void)
{
  static const struct {
    const char *json;
    const char *mark;
  } cases[] = {
    { "{\"discoverable\":false}", "discoverable: off" },
    { "{\"discoverable\":true}", NULL },
    { "{\"discoverable\":null}", NULL },
    { "{\"discoverable\":\"false\"}", NULL },
    { "{\"indexable\":false}", NULL },
    { "{}", NULL },
    { "{\"noindex\":true}", "noindex" },
    { "{\"noindex\":false}", NULL },
    { "{\"source\":{\"noindex\":true}}", "noindex" },
    { "{\"source\":[],\"note\":7,\"fields\":{}}", NULL },
    { "{\"note\":\"<p>Hi. #nobot</p>\"}", "#nobot" },
    { "{\"note\":\"<p>Hi. #NoBot!</p>\"}", "#nobot" },
    { "{\"note\":\"<p><a href=\\\"https://fen.example/tags/nobot\\\" class=\\\"mention hashtag\\\""
      " rel=\\\"tag\\\">#<span>nobot</span></a></p>\"}", "#nobot" },
    { "{\"note\":\"<p>#noindex</p>\"}", "#noindex" },
    { "{\"note\":\"#nobots #nobot_ #nobot1 #nobotä nobot\"}", NULL },
    { "{\"note\":\"#cat #nobots #nobot\"}", "#nobot" },
    { "{\"fields\":[7,{},{\"name\":\"x\",\"value\":\"<p>#nobot</p>\"}]}", "#nobot" },
    { "{\"fields\":[{\"name\":\"#noindex\",\"value\":\"\"}]}", "#noindex" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      g_autofree char *mark = kscore_mastodon_account_dup_opt_out (json_node_get_object (node));

      g_test_message ("%s", cases[i].json);
      g_assert_cmpstr (mark, ==, cases[i].mark);
    }
}

static void
test_account (void)
{
  static const char json[]
    = "{\"display_name\":\"A\\nb\\u202e\",\"url\":\"javascript:x\",\"created_at\":\"2999-01-01\","
      "\"followers_count\":-1,\"following_count\":\"12\"}";
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);
  g_autoptr (KscoreAccount) account = kscore_account_new ("mastodon", MASTODON_ACTOR, "n@f");
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (JsonNode) empty = parse ("{}");

  kscore_mastodon_account_read (json_node_get_object (node), source, MASTODON_NOW, account);
  g_assert_cmpstr (account->display_name, ==, "A b");
  g_assert_null (account->url);
  g_assert_cmpint (account->created_at, <=, MASTODON_NOW);
  g_assert_cmpint (account->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (account->following, ==, 12);
  /* What is not told any more is not known any more. */
  kscore_mastodon_account_read (json_node_get_object (empty), source, MASTODON_NOW, account);
  g_assert_null (account->display_name);
  g_assert_cmpint (account->created_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (account->following, ==, KSCORE_UNKNOWN);
}

static void
test_actor (void)
{
  static const struct {
    const char *json;
    const char *key;
    const char *handle;
    gint64      followers;
  } cases[] = {
    { "{\"uri\":\"https://mere.example/users/Bob\",\"acct\":\"Bob@mere.example\","
      "\"followers_count\":3}", "https://mere.example/users/Bob", "Bob@mere.example", 3 },
    { "{\"pleroma\":{\"ap_id\":\"https://ple.example/users/p\",\"hide_followers_count\":true},"
      "\"acct\":\"p@ple.example\",\"followers_count\":0}", "https://ple.example/users/p",
      "p@ple.example", KSCORE_UNKNOWN },
    { "{\"acct\":\"Bob@Mere.example\",\"url\":\"https://mere.example/@Bob\"}", "bob@mere.example",
      "Bob@mere.example", KSCORE_UNKNOWN },
    { "{\"acct\":\"Ivy\",\"followers_count\":-1}", "ivy@fen.example", "Ivy@fen.example",
      KSCORE_UNKNOWN },
    { "{\"uri\":\"javascript:x\",\"acct\":\"Ivy\"}", "ivy@fen.example", "Ivy@fen.example",
      KSCORE_UNKNOWN },
    { "{\"uri\":\"https://mere.example/users/Bob\",\"acct\":7}", "https://mere.example/users/Bob",
      NULL, KSCORE_UNKNOWN },
    { "{\"uri\":\"javascript:x\"}", NULL, NULL, 0 },
    { "{}", NULL, NULL, 0 },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);

  g_assert_null (kscore_mastodon_actor_read (NULL, source, MASTODON_NOW));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      g_autoptr (KscoreActor) actor
        = kscore_mastodon_actor_read (json_node_get_object (node), source, MASTODON_NOW);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (actor != NULL, ==, cases[i].key != NULL);
      if (actor == NULL)
        continue;
      g_assert_cmpstr (actor->key, ==, cases[i].key);
      g_assert_cmpstr (actor->handle, ==, cases[i].handle);
      g_assert_cmpint (actor->followers, ==, cases[i].followers);
      g_assert_cmpint (actor->read_at, ==, MASTODON_NOW);
    }
}

static void
test_moved (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", NULL);
  g_autoptr (JsonNode) here = parse ("{\"moved\":{\"acct\":\"newnell\"}}");
  g_autoptr (JsonNode) not = parse ("{\"moved\":null}");
  g_autofree char *moved = kscore_mastodon_account_dup_moved (json_node_get_object (here), source);

  g_assert_cmpstr (moved, ==, "newnell@fen.example");
  g_assert_null (kscore_mastodon_account_dup_moved (json_node_get_object (not), source));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-people/own", test_own);
  g_test_add_func ("/mastodon-people/acct", test_acct);
  g_test_add_func ("/mastodon-people/opt-out", test_opt_out);
  g_test_add_func ("/mastodon-people/account", test_account);
  g_test_add_func ("/mastodon-people/actor", test_actor);
  g_test_add_func ("/mastodon-people/moved", test_moved);
  return g_test_run ();
}
