#include "config.h"

#include "service/kscore-linked-account-private.h"

#include <string.h>

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
  g_autofree char *covered = NULL;
  g_autofree char *not_told = NULL;
  const KscoreCoverageSpan *spans;
  guint n_spans = 0;
  int from = 0, to = 0;

  g_array_append_val (intervals, first);
  g_array_append_val (intervals, second);
  item = kscore_linked_account_new (&stored);
  g_object_get (item, "network-name", &network_name, "state", &state, "followers", &followers,
                "posts", &posts, "covered-from", &from, "covered-to", &to, "covered", &covered,
                "not-told", &not_told, NULL);

  g_assert_cmpstr (kscore_linked_account_get_id (item), ==, "mastodon:https://wren.example/ada");
  g_assert_cmpstr (kscore_linked_account_get_handle (item), ==, "ada@wren.example");
  g_assert_cmpstr (network_name, ==, "Mastodon");
  g_assert_cmpstr (state, ==, "linked");
  g_assert_cmpint (followers, ==, -1);
  g_assert_cmpint (posts, ==, 12);
  g_assert_cmpint (from, ==, 50);
  g_assert_cmpint (to, ==, 200);
  g_assert_cmpstr (covered, ==,
                   "Covered from 20 February 1970 to 20 July 1970: posts, followers.");
  g_assert_nonnull (strstr (not_told, "Archives of Mastodon"));

  /* What a page draws, in the order of time and without overlaps. */
  spans = kscore_linked_account_get_coverage (item, &n_spans);
  g_assert_cmpuint (n_spans, ==, 3);
  g_assert_cmpint (spans[0].to, ==, 99);
  g_assert_cmpuint (spans[1].told, ==, KSCORE_COVERAGE_POSTS | KSCORE_COVERAGE_FOLLOWERS);
  g_assert_cmpint (spans[2].to, ==, 200);
}

static void
test_nothing_covered (void)
{
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
  g_autoptr(KscoreAccount) account = kscore_account_new ("x", "1", "ada");
  KscoreStoredAccount stored = { .account = account, .coverage = none };
  g_autoptr(KscoreLinkedAccount) item = kscore_linked_account_new (&stored);
  g_autofree char *covered = NULL;
  guint n_spans = 7;
  int from = 0, to = 0;

  g_object_get (item, "covered-from", &from, "covered-to", &to, "covered", &covered, NULL);
  g_assert_cmpint (from, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpint (to, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpstr (covered, ==, "No day is known completely yet.");
  kscore_linked_account_get_coverage (item, &n_spans);
  g_assert_cmpuint (n_spans, ==, 0);
}

/* What stands in the way of a refresh comes with what to do about it. */
static void
test_trouble (void)
{
  static const struct {
    const char *state;
    const char *error;
    const char *action;
  } cases[] = {
    { "ok", NULL, NULL },
    { "offline", "wren.example does not answer.", "Check the connection and refresh." },
    { "rate-limited", "wren.example asks to wait.",
      "Wait until the limit resets; what was read is kept." },
    { "some-new-word", "Something is wrong.", NULL },
  };
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
  g_autoptr(KscoreAccount) account = kscore_account_new ("mastodon", "https://wren.example/ada",
                                                         "ada@wren.example");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KscoreStoredAccount stored = {
        .account = account, .linked = TRUE, .coverage = none, .live = TRUE,
        .state = (char *) cases[i].state, .error = (char *) cases[i].error,
        .last_refresh = 1000, .retry_at = 2000,
      };
      g_autoptr(KscoreLinkedAccount) item = kscore_linked_account_new (&stored);
      g_autofree char *trouble = NULL;
      g_autofree char *action = NULL;
      gint64 last = 0, retry = 0;
      gboolean live = FALSE;

      g_object_get (item, "trouble", &trouble, "action", &action, "live", &live,
                    "last-refresh", &last, "retry-at", &retry, NULL);
      g_assert_cmpstr (trouble, ==, cases[i].error);
      g_assert_cmpstr (action, ==, cases[i].action);
      g_assert_true (live);
      g_assert_cmpint (last, ==, 1000);
      g_assert_cmpint (retry, ==, 2000);
    }
}

/* Whoever wrote the database: names are short, plain and of one line, and there is always one. */
static void
test_names (void)
{
  g_autofree char *letters = g_strnfill (5000, 'h');
  g_autofree char *name = g_strdup_printf ("ada\n\342\200\256%s", letters);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
  g_autoptr(KscoreAccount) account = kscore_account_new ("x", "1", name);
  g_autoptr(KscoreAccount) nameless = kscore_account_new ("x", "1", " ");
  KscoreStoredAccount stored = { .account = account, .coverage = none, .error = name };
  g_autoptr(KscoreLinkedAccount) item = kscore_linked_account_new (&stored);
  g_autoptr(KscoreLinkedAccount) other = NULL;
  const char *handle = kscore_linked_account_get_handle (item);
  g_autofree char *trouble = NULL;

  g_assert_true (g_str_has_prefix (handle, "ada h"));
  g_assert_cmpint (g_utf8_strlen (handle, -1), <=, 201);
  g_object_get (item, "trouble", &trouble, NULL);
  g_assert_true (g_str_has_prefix (trouble, "ada h"));
  g_assert_cmpint (g_utf8_strlen (trouble, -1), <=, 501);

  stored.account = nameless;
  other = kscore_linked_account_new (&stored);
  g_assert_cmpstr (kscore_linked_account_get_handle (other), ==, "x:1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/linked-account/properties", test_properties);
  g_test_add_func ("/service/linked-account/nothing-covered", test_nothing_covered);
  g_test_add_func ("/service/linked-account/trouble", test_trouble);
  g_test_add_func ("/service/linked-account/names", test_names);
  return g_test_run ();
}
