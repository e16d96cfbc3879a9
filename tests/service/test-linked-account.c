#include "config.h"

#include "service/kscore-linked-account-private.h"

static void
test_properties (void)
{
  g_autoptr(GArray) intervals = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
  KscoreCoverage first = { .from = 100, .to = 200, .kinds = KSCORE_KINDS_POSTS };
  KscoreCoverage second = { .from = 50, .to = 120, .kinds = KSCORE_KINDS_AUDIENCE };
  g_autoptr(KscoreAccount) account = kscore_account_new ("mastodon", "https://wren.example/ada",
                                                         "ada@wren.example");
  KscoreStoredAccount stored = {
    .account = account, .linked = TRUE, .n_posts = 12, .n_interactions = 34, .coverage = intervals,
  };
  g_autoptr(KscoreLinkedAccount) item = NULL;
  g_autofree char *network_name = NULL;
  g_autofree char *state = NULL;
  gint64 followers = 0, posts = 0;
  int from = 0, to = 0;

  g_array_append_val (intervals, first);
  g_array_append_val (intervals, second);
  item = kscore_linked_account_new (&stored);
  g_object_get (item, "network-name", &network_name, "state", &state, "followers", &followers,
                "posts", &posts, "covered-from", &from, "covered-to", &to, NULL);

  g_assert_cmpstr (kscore_linked_account_get_id (item), ==, "mastodon:https://wren.example/ada");
  g_assert_cmpstr (kscore_linked_account_get_handle (item), ==, "ada@wren.example");
  g_assert_cmpstr (network_name, ==, "Mastodon");
  g_assert_cmpstr (state, ==, "linked");
  g_assert_cmpint (followers, ==, -1);
  g_assert_cmpint (posts, ==, 12);
  g_assert_cmpint (from, ==, 50);
  g_assert_cmpint (to, ==, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/linked-account/properties", test_properties);
  return g_test_run ();
}
