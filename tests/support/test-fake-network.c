#include "config.h"

#include <libsoup/soup.h>

#include "support/kscore-fake-network.h"

/* The fake servers themselves: what they count, and that two worlds of the same sizes are one. */

static const KscoreFakeSizes sizes = { .seed = 7, .accounts = 3, .posts = 20, .reactors = 6 };

typedef struct {
  guint left;
  guint statuses[8];
  guint n;
} Answers;

static void
answered_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Answers *answers = user_data;
  g_autoptr (GBytes) body
    = soup_session_send_and_read_finish (SOUP_SESSION (source_object), result, NULL);
  SoupMessage *message
    = soup_session_get_async_result_message (SOUP_SESSION (source_object), result);

  answers->statuses[answers->n++] = body != NULL ? soup_message_get_status (message) : 0;
  answers->left--;
}

/* Asks for @path @n times at once. */
static Answers
ask (KscoreFakeNetwork *network,
     const char        *path,
     guint              n)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *origin = kscore_fake_network_dup_address (network, 0);
  g_autofree char *url = g_strconcat (origin, path, NULL);
  Answers answers = { .left = n };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SoupMessage) message = soup_message_new ("GET", url);

      soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
      soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, answered_cb,
                                        &answers);
    }
  while (answers.left > 0)
    g_main_context_iteration (NULL, TRUE);
  return answers;
}

static void
test_counts (void)
{
  g_autoptr (KscoreFakeNetwork) network
    = kscore_fake_network_new (KSCORE_FAKE_MASTODON, 2, KSCORE_FAKE_NOW);
  Answers answers;

  kscore_fake_network_populate (network, &sizes);
  for (guint i = 0; i < 3; i++)
    ask (network, "/api/v2/instance", 1);
  g_assert_cmpuint (kscore_fake_network_count (network, NULL), ==, 3);
  g_assert_cmpuint (kscore_fake_network_count (network, "v2/"), ==, 3);
  g_assert_cmpuint (kscore_fake_network_count (network, "v1/"), ==, 0);
  g_assert_cmpuint (kscore_fake_network_get_most_at_once (network, 0), ==, 1);

  /* Each waits long enough for the others to come. */
  kscore_fake_network_set_delay (network, 300);
  answers = ask (network, "/api/v1/accounts/lookup?acct=ada", 2);
  g_assert_cmpuint (answers.statuses[0], ==, 200);
  g_assert_cmpuint (kscore_fake_network_get_most_at_once (network, 0), ==, 2);
  g_assert_cmpuint (kscore_fake_network_get_most_at_once (network, 1), ==, 0);

  kscore_fake_network_set_delay (network, 0);
  kscore_fake_network_reset_counts (network);
  ask (network, "/api/v2/instance", 1);
  g_assert_cmpuint (kscore_fake_network_get_most_at_once (network, 0), ==, 1);
}

static void
test_faults (void)
{
  static const struct {
    const char *fault;
    gint64      value;
    guint       status;
  } cases[] = {
    { "rate-seconds", 3, 429 }, { "rate-date", 3, 429 }, { "rate-reset", 3, 429 },
    { "unauthorized", 0, 401 }, { "status", 503, 503 }, { "html", 0, 200 }, { "html", 502, 502 },
    { "truncated", 0, 0 }, { "utf16", 0, 200 }, { "latin1", 0, 200 }, { "garbage", 0, 200 },
    { "types", 0, 200 }, { "null", 0, 200 }, { "empty", 0, 200 }, { "deep", 0, 200 },
    { "huge", 70000, 200 }, { "other-account", 0, 200 }, { "clock", 9000, 200 }, { "drop", 0, 0 },
    { "close", 0, 200 }, { "delay", 10, 200 },
  };
  g_autoptr (KscoreFakeNetwork) network
    = kscore_fake_network_new (KSCORE_FAKE_MASTODON, 1, KSCORE_FAKE_NOW);
  const char *path = "/api/v1/accounts/lookup?acct=ada";

  kscore_fake_network_populate (network, &sizes);
  g_assert_false (kscore_fake_network_add_fault (network, KSCORE_FAKE_FAULT ("no-such-fault")));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].fault);
      g_assert_true (kscore_fake_network_add_fault
                       (network, KSCORE_FAKE_FAULT (cases[i].fault, .value = cases[i].value,
                                                    .path = "lookup", .after = 1, .times = 1)));
      g_assert_cmpuint (ask (network, "/api/v2/instance", 1).statuses[0], ==, 200);
      g_assert_cmpuint (ask (network, path, 1).statuses[0], ==, 200);
      /* A connection that ends without an answer is asked again by the library itself. */
      if (!g_str_equal (cases[i].fault, "drop"))
        g_assert_cmpuint (ask (network, path, 1).statuses[0], ==, cases[i].status);
      else
        ask (network, path, 1);
      g_assert_cmpuint (ask (network, path, 1).statuses[0], ==, 200);
      kscore_fake_network_clear_faults (network);
    }
}

static void
test_limit (void)
{
  g_autoptr (KscoreFakeNetwork) network
    = kscore_fake_network_new (KSCORE_FAKE_BLUESKY, 1, KSCORE_FAKE_NOW);
  const char *path = "/xrpc/app.bsky.actor.getProfile?actor=ada.test";

  kscore_fake_network_populate (network, &sizes);
  kscore_fake_network_set_limit (network, 0, 2, 600);
  g_assert_cmpuint (ask (network, path, 1).statuses[0], ==, 200);
  g_assert_cmpuint (ask (network, path, 1).statuses[0], ==, 200);
  g_assert_cmpuint (ask (network, path, 1).statuses[0], ==, 429);
  kscore_fake_network_set_limit (network, 0, 0, 600);
  g_assert_cmpuint (ask (network, path, 1).statuses[0], ==, 200);
}

static char *
describe (guint seed)
{
  g_autoptr (KscoreFakeNetwork) network
    = kscore_fake_network_new (KSCORE_FAKE_BLUESKY, 2, KSCORE_FAKE_NOW);
  KscoreFakeSizes own = sizes;
  GString *text = g_string_new (NULL);

  own.seed = seed;
  kscore_fake_network_populate (network, &own);
  for (guint i = 0; i < own.accounts; i++)
    {
      g_autoptr (JsonNode) node = kscore_fake_network_describe (network, i);
      g_autofree char *json = json_to_string (node, FALSE);

      g_string_append (text, json);
    }
  return g_string_free (text, FALSE);
}

static void
test_same_world (void)
{
  g_autofree char *one = describe (7);
  g_autofree char *same = describe (7);
  g_autofree char *other = describe (8);

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

static void
test_stop_and_start (void)
{
  g_autoptr (KscoreFakeNetwork) network
    = kscore_fake_network_new (KSCORE_FAKE_MASTODON, 1, KSCORE_FAKE_NOW);

  g_assert_cmpuint (ask (network, "/api/v2/instance", 1).statuses[0], ==, 200);
  kscore_fake_network_stop_host (network, 0);
  g_assert_cmpuint (ask (network, "/api/v2/instance", 1).statuses[0], ==, 0);
  kscore_fake_network_start_host (network, 0);
  g_assert_cmpuint (ask (network, "/api/v2/instance", 1).statuses[0], ==, 200);
}

static gboolean
stop_cb (gpointer network)
{
  kscore_fake_network_stop_host (network, 0);
  return G_SOURCE_REMOVE;
}

/* Whoever waits for an answer then gets none, and nobody speaks to who is gone. */
static void
test_stop_while_asked (void)
{
  g_autoptr (KscoreFakeNetwork) network
    = kscore_fake_network_new (KSCORE_FAKE_MASTODON, 1, KSCORE_FAKE_NOW);

  kscore_fake_network_set_delay (network, 400);
  g_timeout_add (100, stop_cb, network);
  g_assert_cmpuint (ask (network, "/api/v2/instance", 2).statuses[0], ==, 0);
  kscore_fake_network_start_host (network, 0);
  /* Its own wait ends after theirs. */
  g_assert_cmpuint (ask (network, "/api/v2/instance", 1).statuses[0], ==, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fake-network/counts", test_counts);
  g_test_add_func ("/fake-network/faults", test_faults);
  g_test_add_func ("/fake-network/limit", test_limit);
  g_test_add_func ("/fake-network/same-world", test_same_world);
  g_test_add_func ("/fake-network/stop-and-start", test_stop_and_start);
  g_test_add_func ("/fake-network/stop-while-asked", test_stop_while_asked);

  return g_test_run ();
}
