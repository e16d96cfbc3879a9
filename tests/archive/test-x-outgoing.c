#include "config.h"

#include "archive/kscore-x-outgoing.h"

#include <string.h>

#include "archive/kscore-x-tweet.h"

#define BO  "{'screen_name':'bo','id_str':'5'}"
#define CY  "{'screen_name':'Cy','id_str':'6'}"
#define OWN "{'screen_name':'nell','id_str':'7'}"
#define MENTIONS(all) "'entities':{'user_mentions':[" all "]}"

static void
assert_outgoing (const char *members,
                 const char *expected)
{
  g_autoptr (KscoreAccount) account = kscore_x_account_new ("7", "nell", NULL);
  g_autoptr (KscorePage) page = kscore_page_new (account);
  g_autoptr (KscorePost) post = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autofree char *json = g_strconcat ("{'id_str':'9','created_at':'Sat Feb 18 12:33:11 +0000 2023',",
                                       members, "}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *tweet;

  g_test_message ("%s", members);
  g_strdelimit (json, "'", '"');
  node = kscore_json_parse (json, strlen (json), &error);
  g_assert_no_error (error);
  tweet = kscore_tweet_unwrap (node);
  g_assert_cmpint (kscore_tweet_read (tweet, account, &post), <=, KSCORE_TWEET_RETWEET);
  kscore_x_outgoing_read (tweet, account, post, page);

  for (guint i = 0; i < page->outgoing->len; i++)
    {
      const KscoreOutgoing *act = g_ptr_array_index (page->outgoing, i);

      g_assert_cmpstr (act->remote_id, ==, "9");
      g_assert_cmpint (act->day, ==, 19406);
      g_string_append_printf (seen, "%s %s;", kscore_kind_to_string (act->kind),
                              act->actor != NULL ? act->actor : "?");
    }
  for (guint i = 0; i < page->actors->len; i++)
    {
      const KscoreActor *actor = g_ptr_array_index (page->actors, i);

      g_assert_nonnull (actor->key);
      g_assert_nonnull (actor->handle);
    }
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_acts (void)
{
  static const struct {
    const char *members;
    const char *expected;
  } cases[] = {
    { "'full_text':'a'", "" },
    { "'full_text':'@bo a','in_reply_to_status_id_str':'4','in_reply_to_user_id_str':'5',"
      MENTIONS (BO "," CY), "reply 5;" },
    { "'full_text':'@bo a','in_reply_to_user_id_str':'5'", "reply 5;" },
    { "'full_text':'@bo a','in_reply_to_screen_name':'bo'", "reply ?;" },
    /* An answer to oneself does nothing for others, but who is mentioned is. */
    { "'full_text':'a','in_reply_to_user_id_str':'7'", "" },
    { "'full_text':'a @bo','in_reply_to_user_id_str':'7'," MENTIONS (BO), "mention 5;" },
    { "'full_text':'a @bo @Cy @nell'," MENTIONS (BO "," CY "," OWN), "mention 5;mention 6;" },
    { "'full_text':'RT @bo: a @Cy'," MENTIONS (BO "," CY), "reshare 5;" },
    { "'full_text':'RT @cy: a'," MENTIONS (BO "," CY), "reshare 6;" },
    { "'full_text':'RT @gone: a'," MENTIONS (BO), "reshare ?;" },
    { "'full_text':'RT @Nell: a'," MENTIONS (OWN), "" },
    { "'full_text':'a','entities':{'urls':[{'expanded_url':'https://x.com/b/status/4'}]}",
      "quote ?;" },
    { "'full_text':'a @gone'," MENTIONS ("{'screen_name':'gone','id_str':'-1'},7,null"), "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_outgoing (cases[i].members, cases[i].expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/x-outgoing/acts", test_acts);
  return g_test_run ();
}
