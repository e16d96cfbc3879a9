#include "config.h"

#include "net/kscore-bluesky.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/bluesky-fixture.h"

#define X      SERVER "/xrpc/"
#define E_FERN "did%3Aplc%3Aferna2b3c4d5e6f7g2h3i4j5"
#define E_MOSS "did%3Aplc%3Amossa2b3c4d5e6f7g2h3i4j5"
#define E_POST "at%3A%2F%2F" E_FERN "%2Fapp.bsky.feed.post%2F3n2xyjmkmn22i"

static void
test_asks (void)
{
  static const struct {
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *pds;
    const char *cursor;
    const char *url;
  } cases[] = {
    { KSCORE_ASK_PROFILE, KSCORE_KIND_NONE, NULL, NULL,
      X "app.bsky.actor.getProfile?actor=" E_FERN },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, NULL, NULL,
      X "app.bsky.feed.getAuthorFeed?actor=" E_FERN "&limit=100&filter=posts_with_replies" },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, PDS, "1__a&b",
      X "app.bsky.feed.getAuthorFeed?actor=" E_FERN
        "&limit=100&filter=posts_with_replies&cursor=1__a%26b" },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, PDS, "repo:",
      PDS "/xrpc/com.atproto.repo.listRecords?repo=" E_FERN
          "&collection=app.bsky.feed.post&limit=100" },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, PDS, "repo:3n2",
      PDS "/xrpc/com.atproto.repo.listRecords?repo=" E_FERN
          "&collection=app.bsky.feed.post&limit=100&cursor=3n2" },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, PDS, "repo:1788360600@3n2",
      PDS "/xrpc/com.atproto.repo.listRecords?repo=" E_FERN
          "&collection=app.bsky.feed.post&limit=100&cursor=3n2" },
    { KSCORE_ASK_RECORDS, KSCORE_KIND_NONE, PDS, NULL,
      PDS "/xrpc/com.atproto.repo.listRecords?repo=" E_FERN
          "&collection=app.bsky.feed.post&limit=100" },
    { KSCORE_ASK_RECORDS, KSCORE_KIND_NONE, PDS, "repo:3n2",
      PDS "/xrpc/com.atproto.repo.listRecords?repo=" E_FERN
          "&collection=app.bsky.feed.post&limit=100&cursor=3n2" },
    { KSCORE_ASK_COUNTS, KSCORE_KIND_NONE, PDS, NULL, X "app.bsky.feed.getPosts?uris=" E_POST },
    { KSCORE_ASK_POST, KSCORE_KIND_NONE, NULL, NULL, X "app.bsky.feed.getPosts?uris=" E_POST },
    { KSCORE_ASK_POST, KSCORE_KIND_NONE, PDS, NULL,
      PDS "/xrpc/com.atproto.repo.getRecord?repo=" E_FERN
          "&collection=app.bsky.feed.post&rkey=3n2xyjmkmn22i" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, PDS, NULL,
      X "app.bsky.feed.getLikes?uri=" E_POST "&limit=100" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE, NULL, "c",
      X "app.bsky.feed.getRepostedBy?uri=" E_POST "&limit=100&cursor=c" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_QUOTE, NULL, "c",
      X "app.bsky.feed.getQuotes?uri=" E_POST "&limit=100&cursor=c" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, NULL, NULL,
      X "app.bsky.feed.getPostThread?uri=" E_POST "&depth=1&parentHeight=0" },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, NULL, NULL,
      X "app.bsky.actor.getProfiles?actors=" E_MOSS },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, NULL, "c",
      X "app.bsky.graph.getFollowers?actor=" E_FERN "&limit=100&cursor=c" },
    { KSCORE_ASK_FOLLOWING, KSCORE_KIND_NONE, NULL, NULL,
      X "app.bsky.graph.getFollows?actor=" E_FERN "&limit=100" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Bluesky) fern = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *url = NULL;

      bluesky_init (&fern, cases[i].ask, cases[i].kind);
      fern.source->pds = g_strdup (cases[i].pds);
      fern.question.cursor = cases[i].cursor;
      url = bluesky_dup_url (&fern, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, cases[i].url);
    }
}

static void
test_batches (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  bluesky_init (&fern, KSCORE_ASK_COUNTS, KSCORE_KIND_NONE);
  g_assert_cmpuint (kscore_provider_get_batch (fern.provider, fern.source, KSCORE_ASK_COUNTS, 0),
                    ==, 25);
  g_assert_cmpuint (kscore_provider_get_batch (fern.provider, fern.source, KSCORE_ASK_ACTORS, 0),
                    ==, 25);
  g_assert_cmpuint (kscore_provider_get_batch (fern.provider, fern.source, KSCORE_ASK_REACTIONS,
                                               KSCORE_KIND_QUOTE), ==, 1);
  g_assert_cmpuint (kscore_provider_get_batch (fern.provider, fern.source, KSCORE_ASK_REACTIONS,
                                               KSCORE_KIND_SAVE), ==, 0);
  g_assert_cmpuint (kscore_provider_get_batch (fern.provider, fern.source, KSCORE_ASK_POST, 0),
                    ==, 1);

  while (fern.posts->len < 25)
    g_ptr_array_add (fern.posts, kscore_post_new (POST, 0));
  url = bluesky_dup_url (&fern, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (url, "&uris=" E_POST "&uris="));
  g_assert_cmpuint (strlen (url), <, 8000);

  g_ptr_array_add (fern.posts, kscore_post_new (POST, 0));
  g_assert_null (bluesky_dup_url (&fern, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

static void
test_kinds (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *handle = NULL;

  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  names = kscore_kinds_to_strv (kscore_provider_get_kinds (fern.provider, fern.source));
  joined = g_strjoinv (" ", names);
  g_assert_cmpstr (joined, ==, "post like save follow reply reshare quote audience");
  g_assert_cmpstr (kscore_provider_get_network (fern.provider), ==, "bluesky");
  g_assert_cmpuint (kscore_provider_recognise (fern.provider, " @Fern.bsky.social\n", &handle), ==,
                    2);
  g_assert_cmpstr (handle, ==, "fern.bsky.social");
}

/* Nothing but ids of the right shape, of posts of the account, goes into an address. */
static void
test_bad_questions (void)
{
  static const struct {
    KscoreAsk   ask;
    const char *post;
    const char *actor;
    const char *did;
  } cases[] = {
    { KSCORE_ASK_COUNTS, "at://" MOSS POSTS "a", MOSS, FERN },
    { KSCORE_ASK_COUNTS, POST "\"", MOSS, FERN },
    { KSCORE_ASK_POST, POST " x", MOSS, FERN },
    { KSCORE_ASK_POST, POST "\nHost: x", MOSS, FERN },
    { KSCORE_ASK_REACTIONS, "113", MOSS, FERN },
    { KSCORE_ASK_ACTORS, POST, "moss.test", FERN },
    { KSCORE_ASK_ACTORS, POST, "did:plc:a b", FERN },
    { KSCORE_ASK_PROFILE, POST, MOSS, "fern.test" },
    { KSCORE_ASK_PROFILE, POST, MOSS, "did:key:zQ3" },
    { KSCORE_ASK_PROFILE, POST, MOSS, "" },
    { KSCORE_ASK_PROFILE, POST, MOSS, NULL },
    { KSCORE_ASK_RECORDS, POST, MOSS, FERN },
    { (KscoreAsk) 99, POST, MOSS, FERN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Bluesky) fern = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) read_error = NULL;

      bluesky_init (&fern, cases[i].ask, KSCORE_KIND_LIKE);
      g_ptr_array_set_size (fern.posts, 0);
      g_ptr_array_add (fern.posts, kscore_post_new (cases[i].post, 0));
      g_ptr_array_set_size (fern.actors, 0);
      g_ptr_array_add (fern.actors, kscore_actor_new (cases[i].actor));
      g_free (fern.source->native_id);
      fern.source->native_id = g_strdup (cases[i].did);
      g_assert_null (bluesky_dup_url (&fern, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
      g_assert_null (strpbrk (error->message, "\n"));
      g_assert_null (bluesky_read (&fern, 200, "{}", &read_error));
      g_assert_error (read_error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
    }
}

/* A walk over the account's own server goes nowhere without it. */
static void
test_no_server (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autoptr (GError) error = NULL;

  bluesky_init (&fern, KSCORE_ASK_POSTS, KSCORE_KIND_NONE);
  fern.question.cursor = "repo:3n2";
  g_assert_null (bluesky_dup_url (&fern, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

static void
test_loopback (void)
{
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  for (guint here = 0; here < 2; here++)
    {
      g_autoptr (KscoreHttpRequest) request = NULL;

      fern.source->loopback = here;
      request = kscore_provider_ask (fern.provider, &fern.question, NULL);
      g_assert_cmpint (request->loopback, ==, here);
      g_assert_false (request->optional);
    }
}

static void
assert_sane (Bluesky            *fern,
             const KscoreAnswer *answer)
{
  const KscorePage *page = answer->page;

  for (guint i = 0; i < page->posts->len; i++)
    {
      const KscorePost *post = page->posts->pdata[i];

      g_assert_true (g_str_has_prefix (post->native_id, "at://" FERN POSTS));
      g_assert_cmpint (post->at, <=, BLUESKY_NOW);
      g_assert_cmpint (post->at, !=, KSCORE_TIME_UNKNOWN);
    }
  for (guint i = 0; i < page->counts->len; i++)
    g_assert_cmpint (((KscoreCount *) page->counts->pdata[i])->total, >=, 0);
  for (guint i = 0; i < page->interactions->len; i++)
    {
      const KscoreInteraction *interaction = page->interactions->pdata[i];

      g_assert_cmpstr (interaction->post, ==, POST);
      g_assert_cmpint (interaction->kind, ==, fern->question.kind);
      g_assert_cmpint (interaction->at, <=, BLUESKY_NOW);
      g_assert_cmpint (interaction->seq, >=, 0);
    }
  for (guint i = 0; i < page->actors->len; i++)
    {
      const KscoreActor *actor = page->actors->pdata[i];

      g_assert_true (g_str_has_prefix (actor->key, "did:"));
      g_assert_true (actor->display_name == NULL || strchr (actor->display_name, '\n') == NULL);
    }
}

/* Whatever becomes of a good answer: it is read, or it is an error. */
static void
test_mutations (void)
{
  static const struct {
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *name;
    const char *cursor;
  } cases[] = {
    { KSCORE_ASK_PROFILE, KSCORE_KIND_NONE, "profile.json", NULL },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, "feed-1.json", NULL },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, "feed-2.json", "x" },
    { KSCORE_ASK_POSTS, KSCORE_KIND_NONE, "records.json", "repo:" },
    { KSCORE_ASK_COUNTS, KSCORE_KIND_NONE, "posts.json", NULL },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, "profiles.json", NULL },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "followers.json", NULL },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "likes-1.json", NULL },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE, "reposted-by.json", NULL },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_QUOTE, "quotes.json", NULL },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, "thread.json", NULL },
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_answers = 0;
  guint n_cases = bluesky_cases ();

  for (guint round = 0; round < n_cases; round++)
    {
      guint c = round % G_N_ELEMENTS (cases);
      g_auto (Bluesky) fern = { 0 };
      g_autofree char *body = bluesky_load (cases[c].name);
      g_autofree char *mutated = bluesky_mutate (rand, body);
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = NULL;

      bluesky_init (&fern, cases[c].ask, cases[c].kind);
      fern.source->pds = g_strdup (PDS);
      fern.question.cursor = cases[c].cursor;
      answer = bluesky_read (&fern, g_rand_int_range (rand, 0, 20) == 0 ? 400 : 200, mutated,
                             &error);
      g_assert_true ((answer == NULL) == (error != NULL));
      if (answer != NULL)
        assert_sane (&fern, answer);
      else
        g_assert_cmpint (error->domain, ==, KSCORE_ERROR);
      n_answers += answer != NULL;
    }
  /* Neither all of them nor none. */
  g_test_message ("%u of %u", n_answers, n_cases);
  if (n_cases >= 1000)
    {
      g_assert_cmpuint (n_answers, >, n_cases / 20);
      g_assert_cmpuint (n_answers, <, n_cases);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky/asks", test_asks);
  g_test_add_func ("/bluesky/batches", test_batches);
  g_test_add_func ("/bluesky/kinds", test_kinds);
  g_test_add_func ("/bluesky/bad-questions", test_bad_questions);
  g_test_add_func ("/bluesky/no-server", test_no_server);
  g_test_add_func ("/bluesky/loopback", test_loopback);
  g_test_add_func ("/bluesky/mutations", test_mutations);
  return g_test_run ();
}
