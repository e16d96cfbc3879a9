#include "config.h"

#include "archive/kscore-x-tweet.h"

#include <string.h>

static KscoreTweet
read_tweet (const char  *json,
            KscorePost **post)
{
  g_autoptr (KscoreAccount) account = kscore_x_account_new ("7", "nell", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = kscore_json_parse (json, strlen (json), &error);
  JsonObject *tweet;

  g_assert_no_error (error);
  *post = NULL;
  tweet = kscore_tweet_unwrap (node);
  return tweet != NULL ? kscore_tweet_read (tweet, account, post) : KSCORE_TWEET_BAD;
}

#define DATED "\"id_str\":\"5\",\"created_at\":\"Sat Feb 18 12:33:11 +0000 2023\","

static void
test_kinds (void)
{
  static const struct {
    const char *json;
    KscoreTweet result;
  } cases[] = {
    { "{\"tweet\":{" DATED "\"full_text\":\"a\"}}", KSCORE_TWEET_POST },
    { "{" DATED "\"full_text\":\"a\"}", KSCORE_TWEET_POST },
    { "{" DATED "\"text\":\"a\"}", KSCORE_TWEET_POST },
    { "{" DATED "\"lang\":\"en\"}", KSCORE_TWEET_POST },
    { "{" DATED "\"full_text\":\"RT @b: a\"}", KSCORE_TWEET_RETWEET },
    { "{" DATED "\"full_text\":\"he said RT @b: a\"}", KSCORE_TWEET_POST },
    { "{" DATED "\"text\":\"a\",\"retweeted_status\":{}}", KSCORE_TWEET_RETWEET },
    { "{" DATED "\"edit_info\":{\"initial\":{\"editTweetIds\":[\"5\"]}}}", KSCORE_TWEET_POST },
    { "{" DATED "\"edit_info\":{\"initial\":{\"editTweetIds\":[\"5\",\"6\"]}}}",
      KSCORE_TWEET_EDITED },
    { "{" DATED "\"edit_info\":{\"edit\":{\"editTweetIds\":[\"4\",\"5\"]}}}", KSCORE_TWEET_POST },
    { "{" DATED "\"edit_info\":{\"edit\":{\"editTweetIds\":[\"5\",\"9\"]}}}",
      KSCORE_TWEET_EDITED },
    { "{" DATED "\"edit_info\":{\"edit\":{\"editControlInitial\":{\"editTweetIds\":[\"5\",\"9\"]}}}}",
      KSCORE_TWEET_EDITED },
    { "{" DATED "\"edit_info\":{\"initial\":{\"editTweetIds\":[]}}}", KSCORE_TWEET_POST },
    { "{\"tweet\":null}", KSCORE_TWEET_BAD },
    { "{\"id_str\":\"5\"}", KSCORE_TWEET_BAD },
    { "[]", KSCORE_TWEET_BAD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscorePost) post = NULL;

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (read_tweet (cases[i].json, &post), ==, cases[i].result);
      g_assert_true ((post != NULL) == (cases[i].result == KSCORE_TWEET_POST));
    }
}

static void
test_replies (void)
{
  static const struct {
    const char    *members;
    KscorePostKind kind;
    const char    *to;
    gboolean       self;
  } cases[] = {
    { "\"in_reply_to_status_id_str\":\"4\",\"in_reply_to_user_id_str\":\"7\"", KSCORE_POST_REPLY,
      "4", TRUE },
    { "\"in_reply_to_status_id\":4,\"in_reply_to_user_id\":7", KSCORE_POST_REPLY, "4", TRUE },
    { "\"in_reply_to_status_id_str\":\"4\",\"in_reply_to_user_id_str\":\"77\"", KSCORE_POST_REPLY,
      "4", FALSE },
    { "\"in_reply_to_screen_name\":\"b\"", KSCORE_POST_REPLY, NULL, FALSE },
    { "\"in_reply_to_status_id_str\":null,\"in_reply_to_user_id_str\":null", KSCORE_POST_POST, NULL,
      FALSE },
    { "\"entities\":{\"urls\":[{\"expanded_url\":\"https://x.com/b/status/4\"}]}",
      KSCORE_POST_QUOTE, NULL, FALSE },
    { "\"entities\":{\"urls\":[{\"expanded_url\":\"https://www.twitter.com/b/status/4?s=20\"}]}",
      KSCORE_POST_QUOTE, NULL, FALSE },
    { "\"entities\":{\"urls\":[{\"expanded_url\":\"https://mobile.twitter.com/b/status/4\"}]}",
      KSCORE_POST_QUOTE, NULL, FALSE },
    { "\"entities\":{\"urls\":[{\"expanded_url\":\"https://notx.com/b/status/4\"}]}",
      KSCORE_POST_POST, NULL, FALSE },
    { "\"entities\":{\"urls\":[{\"expanded_url\":\"https://x.com/b\"},{\"expanded_url\":"
      "\"https://x.com/b/status/\"}]}",
      KSCORE_POST_POST, NULL, FALSE },
    { "\"in_reply_to_status_id_str\":\"4\",\"entities\":{\"urls\":[{\"expanded_url\":"
      "\"https://x.com/b/status/4\"}]}",
      KSCORE_POST_REPLY, "4", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strconcat ("{" DATED, cases[i].members, "}", NULL);
      g_autoptr (KscorePost) post = NULL;

      g_test_message ("%s", cases[i].members);
      g_assert_cmpint (read_tweet (json, &post), ==, KSCORE_TWEET_POST);
      g_assert_cmpint (post->kind, ==, cases[i].kind);
      g_assert_cmpstr (post->reply_to, ==, cases[i].to);
      g_assert_cmpint (post->reply_to_self, ==, cases[i].self);
    }
}

static void
test_text (void)
{
  g_autoptr (KscorePost) post = NULL;

  read_tweet ("{" DATED "\"full_text\":\"1 &lt; 2 &amp;amp; https://t.co/a, https://t.co/b "
              "https://t.co/pic\",\"entities\":{\"urls\":[{\"url\":\"https://t.co/a\","
              "\"expanded_url\":\"https://a.example/\"},{\"url\":\"https://t.co/b\","
              "\"expanded_url\":\"javascript:b\"},{\"url\":\"\",\"expanded_url\":\"x\"}],"
              "\"hashtags\":[{\"text\":\"one\"},{\"text\":\" \"},{\"text\":\"zwei\"}]}}",
              &post);
  g_assert_cmpstr (post->text, ==, "1 < 2 &amp; https://a.example/, javascript:b");
  g_assert_cmpuint (g_strv_length (post->links), ==, 1);
  g_assert_cmpstr (post->links[0], ==, "https://a.example/");
  g_assert_cmpuint (g_strv_length (post->tags), ==, 2);
  g_assert_cmpstr (post->tags[1], ==, "zwei");
}

static void
test_languages (void)
{
  static const char *const cases[][2] = {
    { "\"en\"", "en" },  { "\"zh-Hans\"", "zh-Hans" }, { "\"und\"", NULL }, { "\"qme\"", NULL },
    { "\"zxx\"", NULL }, { "\"\"", NULL },             { "7", NULL },       { "\"a b\"", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strconcat ("{" DATED "\"lang\":", cases[i][0], "}", NULL);
      g_autoptr (KscorePost) post = NULL;

      read_tweet (json, &post);
      g_assert_cmpstr (post->lang, ==, cases[i][1]);
    }
}

static void
test_ids (void)
{
  static const char *const cases[][2] = {
    { "{\"s\":\"1\",\"n\":2}", "1" },
    { "{\"n\":1234567890123456789}", "1234567890123456789" },
    { "{\"n\":12345678901234567890}", "12345678901234567890" },
    { "{\"n\":\"3\"}", "3" },
    { "{\"n\":3}", "3" },
    { "{\"n\":-3}", NULL },
    { "{\"n\":1e3}", "1000" },
    { "{\"s\":\"\"}", NULL },
    { "{\"s\":\"12a\"}", NULL },
    { "{\"s\":\"123456789012345678901\"}", NULL },
    { "{}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = kscore_json_parse (cases[i][0], strlen (cases[i][0]), NULL);
      g_autofree char *id = kscore_tweet_get_id (json_node_get_object (node), "s", "n");

      g_assert_cmpstr (id, ==, cases[i][1]);
    }
}

static void
test_precision (void)
{
  g_autoptr (KscorePost) old = NULL, new = NULL;

  read_tweet ("{\"id_str\":\"1\",\"created_at\":\"2010-04-01 00:00:00 +0000\"}", &old);
  read_tweet ("{\"id_str\":\"1\",\"created_at\":\"2017-04-01 00:00:00 +0000\"}", &new);
  g_assert_cmpint (old->precision, ==, KSCORE_PRECISION_DAY);
  g_assert_cmpint (old->at % 86400, ==, 43200);
  g_assert_cmpint (new->precision, ==, KSCORE_PRECISION_EXACT);
  g_assert_cmpint (new->at % 86400, ==, 0);
}

static void
test_accounts (void)
{
  g_autoptr (KscoreAccount) account = kscore_x_account_new ("12", "a_B9", " A\n<b> ");

  g_assert_cmpstr (account->display_name, ==, "A <b>");
  g_assert_cmpstr (account->url, ==, "https://x.com/a_B9");
  g_assert_null (kscore_x_account_new (NULL, "a", NULL));
  g_assert_null (kscore_x_account_new ("", "a", NULL));
  g_assert_null (kscore_x_account_new ("1.5", "a", NULL));
  g_assert_null (kscore_x_account_new ("1", NULL, NULL));
  g_assert_null (kscore_x_account_new ("1", "", NULL));
  g_assert_null (kscore_x_account_new ("1", "a/b", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/x-tweet/kinds", test_kinds);
  g_test_add_func ("/x-tweet/replies", test_replies);
  g_test_add_func ("/x-tweet/text", test_text);
  g_test_add_func ("/x-tweet/languages", test_languages);
  g_test_add_func ("/x-tweet/ids", test_ids);
  g_test_add_func ("/x-tweet/precision", test_precision);
  g_test_add_func ("/x-tweet/accounts", test_accounts);
  return g_test_run ();
}
