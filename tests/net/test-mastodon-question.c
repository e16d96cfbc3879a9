#include "config.h"

#include "net/kscore-mastodon-question.h"

#include <string.h>

#include "net/mastodon-support.h"

static void
check_address (const KscoreSource *source,
               KscoreAsk           ask,
               KscoreKind          kind,
               const char         *cursor,
               const char         *expected)
{
  g_autofree char *address = mastodon_address (source, ask, kind, cursor);

  g_assert_cmpstr (address, ==, expected);
}

static void
test_addresses (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreSource) old = mastodon_source ("mastodon", "4.2.9");

#define ACCOUNT "/api/v1/accounts/109501234567890123"
#define STATUS  "/api/v1/statuses/" MASTODON_ID
  check_address (source, KSCORE_ASK_PROFILE, 0, NULL, ACCOUNT);
  check_address (source, KSCORE_ASK_POSTS, 0, NULL,
                 ACCOUNT "/statuses?limit=40&exclude_reblogs=true&exclude_replies=false");
  check_address (source, KSCORE_ASK_POSTS, 0, "../a b",
                 ACCOUNT "/statuses?limit=40&exclude_reblogs=true&exclude_replies=false"
                         "&max_id=..%2Fa%20b");
  check_address (source, KSCORE_ASK_COUNTS, 0, NULL, "/api/v1/statuses?id[]=" MASTODON_ID);
  check_address (old, KSCORE_ASK_COUNTS, 0, NULL, STATUS);
  check_address (source, KSCORE_ASK_POST, 0, NULL, STATUS);
  check_address (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, NULL,
                 STATUS "/favourited_by?limit=80");
  check_address (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "?limit=80&max_id=7",
                 STATUS "/favourited_by?limit=80&max_id=7");
  check_address (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "emoji",
                 "/api/v1/pleroma/statuses/" MASTODON_ID "/reactions");
  check_address (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE, NULL,
                 STATUS "/reblogged_by?limit=80");
  check_address (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, NULL, STATUS "/context");
  check_address (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_QUOTE, NULL, NULL);
  check_address (source, KSCORE_ASK_FOLLOWERS, 0, NULL, ACCOUNT "/followers?limit=80");
  check_address (source, KSCORE_ASK_FOLLOWING, 0, "?max_id=9", ACCOUNT "/following?max_id=9");
  check_address (source, KSCORE_ASK_ACTORS, 0, NULL, NULL);
}

/* An archive does not tell what the server calls a post, but Mastodon's own ids end in it. */
static void
test_archived (void)
{
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreSource) other = mastodon_source (NULL, NULL);
  g_autoptr (KscorePost) post = kscore_post_new (MASTODON_POST, 0);
  g_autoptr (KscorePost) foreign = kscore_post_new ("https://mere.example/users/bob/statuses/1", 0);
  g_autoptr (KscorePost) evil = kscore_post_new (MASTODON_ACTOR "/statuses/a?b", 0);
  g_autoptr (KscorePost) activity = kscore_post_new (MASTODON_POST "/activity", 0);
  g_autoptr (GPtrArray) posts = g_ptr_array_new ();
  KscoreQuestion question = { KSCORE_ASK_COUNTS, source, 0, posts, NULL, NULL, MASTODON_NOW };
  g_autoptr (KscoreHttpRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (posts, foreign);
  g_ptr_array_add (posts, evil);
  g_ptr_array_add (posts, activity);
  g_assert_null (kscore_provider_ask (provider, &question, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&error);

  g_ptr_array_add (posts, post);
  request = kscore_provider_ask (provider, &question, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (request->url, ==, "https://fen.example/api/v1/statuses?id[]=" MASTODON_ID);
  question.source = other;
  g_assert_null (kscore_provider_ask (provider, &question, NULL));
}

/* No id of a server gets out of its place in an address. */
static void
test_hostile_ids (void)
{
  static const char *const ids[] = {
    "", ".", "..", "../x", "a/b", "a?b", "a#b", "a%2fb", "a b", "a\nb", "ä", "a\\b", "a&b",
  };
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();

  for (gsize i = 0; i <= G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
      g_autofree char *id = i < G_N_ELEMENTS (ids) ? g_strdup (ids[i]) : g_strnfill (129, 'a');
      g_autoptr (KscorePost) post = kscore_post_new ("https://fen.example/x", 0);
      g_autoptr (GPtrArray) posts = g_ptr_array_new ();
      KscoreQuestion question = { KSCORE_ASK_POST, source, 0, posts, NULL, NULL, MASTODON_NOW };

      g_test_message ("%s", id);
      post->remote_id = g_strdup (id);
      g_ptr_array_add (posts, post);
      g_assert_null (kscore_provider_ask (provider, &question, NULL));
      question.ask = KSCORE_ASK_COUNTS;
      g_assert_null (kscore_provider_ask (provider, &question, NULL));
      question.ask = KSCORE_ASK_REACTIONS;
      question.kind = KSCORE_KIND_LIKE;
      g_assert_null (kscore_provider_ask (provider, &question, NULL));
      g_free (source->remote_id);
      source->remote_id = g_steal_pointer (&id);
      question.ask = KSCORE_ASK_PROFILE;
      g_assert_null (kscore_provider_ask (provider, &question, NULL));
      question.ask = KSCORE_ASK_FOLLOWERS;
      g_assert_null (kscore_provider_ask (provider, &question, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-question/addresses", test_addresses);
  g_test_add_func ("/mastodon-question/archived", test_archived);
  g_test_add_func ("/mastodon-question/hostile-ids", test_hostile_ids);
  return g_test_run ();
}
