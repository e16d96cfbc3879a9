#include "config.h"

#include "net/kscore-mastodon-name.h"

#include <glib.h>

static void
test_parse (void)
{
  static const struct {
    const char *typed;
    const char *handle;
    const char *resource; /* NULL for "acct:" and the handle */
    gboolean    loopback;
  } cases[] = {
    { "@nell@fen.example", "nell@fen.example", NULL, FALSE },
    { "nell@fen.example", "nell@fen.example", NULL, FALSE },
    { "acct:nell@fen.example", "nell@fen.example", NULL, FALSE },
    { "acct:@nell@fen.example", "nell@fen.example", NULL, FALSE },
    { "@Nell@FEN.Example", "Nell@fen.example", NULL, FALSE },
    { "n.e-l_l@fen.example", "n.e-l_l@fen.example", NULL, FALSE },
    { "nell@moor.bücher.example", "nell@moor.xn--bcher-kva.example", NULL, FALSE },
    { "https://fen.example/@nell", "nell@fen.example", NULL, FALSE },
    { "https://fen.example/@nell/", "nell@fen.example", NULL, FALSE },
    { "https://FEN.example:443/@nell?a=b#c", "nell@fen.example", NULL, FALSE },
    { "http://fen.example/@nell", "nell@fen.example", NULL, FALSE },
    { "fen.example/@nell", "nell@fen.example", NULL, FALSE },
    { "https://fen.example/@nell/1132", "nell@fen.example", NULL, FALSE },
    { "https://fen.example/@nell/with_replies", "nell@fen.example", NULL, FALSE },
    { "https://fen.example/web/@nell", "nell@fen.example", NULL, FALSE },
    { "https://fen.example/@nell@mere.example", "nell@mere.example", NULL, FALSE },
    { "https://fen.example/users/nell", "nell@fen.example", NULL, FALSE },
    { "https://fen.example/users/nell/statuses/1132", "nell@fen.example", NULL, FALSE },
    { "https://fen.example/ap/users/116034", NULL, "https://fen.example/ap/users/116034", FALSE },
    { "https://fen.example/ap/users/1/statuses/2", NULL, "https://fen.example/ap/users/1", FALSE },
    { "alice@localhost:8099", "alice@localhost:8099", NULL, TRUE },
    { "alice@127.0.0.1", "alice@127.0.0.1", NULL, TRUE },
    { "alice@[::1]:8099", "alice@[::1]:8099", NULL, TRUE },
    { "http://127.0.0.1:8099/@alice", "alice@127.0.0.1:8099", NULL, TRUE },
    { "http://[::1]:8099/users/alice", "alice@[::1]:8099", NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreMastodonName) name = kscore_mastodon_name_parse (cases[i].typed);
      g_autofree char *handle = NULL;
      g_autofree char *resource = g_strconcat ("acct:", cases[i].handle, NULL);

      g_test_message ("%s", cases[i].typed);
      g_assert_nonnull (name);
      handle = kscore_mastodon_name_dup_handle (name);
      g_assert_cmpstr (handle, ==, cases[i].handle);
      g_assert_cmpstr (name->resource, ==, cases[i].resource ? cases[i].resource : resource);
      g_assert_cmpint (name->loopback, ==, cases[i].loopback);
    }
}

static void
test_strange (void)
{
  static const char *const cases[] = {
    "", "@", "@@", "nell", "@nell", "nell@", "@nell@", "@nell@fen", "nell@fen.example@mere.example",
    "nell@fen.example:8080", "nell@fen.example/x", "nell@10.0.0.1", "nell@93.184.216.34",
    "nell@[fe80::1]", "nell@127.0.0.1:0", "nell@127.0.0.1:99999", "nell@localhost:x",
    "nell@.example", "nell@fen..example", "nell@fen.example.", "nell@-fen.example",
    "nell@fen.123", "nell@fen_x.example", "ne ll@fen.example", "ne/ll@fen.example",
    "nell%@fen.example", ".nell@fen.example", "nell.@fen.example", "ne..ll@fen.example",
    "nell@fen.example\nmere.example", "nell@\xff.example", "nell@fen.exa\xe2\x80\xaemple",
    "@nell.bsky.social", "nell.bsky.social", "did:plc:abc",
    "https://fen.example", "https://fen.example/", "https://fen.example/nell",
    "https://fen.example/@", "https://fen.example/users/", "https://fen.example/ap/users/",
    "https://fen.example/ap/users/..", "https://fen.example/@..%2f", "ftp://fen.example/@nell",
    "https://fen.example:8443/@nell", "https://a:b@fen.example/@nell", "https:///@nell",
    "https://10.0.0.1/@nell", "https://bsky.app/profile/nell.example", "https://bsky.app/@nell",
    "https://www.youtube.com/@nell", "https://www.threads.net/@nell",
    "javascript://fen.example/@nell", "https://[/@nell",
  };
  g_autofree char *filler = g_strnfill (300, 'a');
  g_autofree char *long_user = g_strconcat (filler, "@fen.example", NULL);
  g_autofree char *long_host = g_strconcat ("nell@", filler, ".example", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_null (kscore_mastodon_name_parse (cases[i]));
    }
  g_assert_null (kscore_mastodon_name_parse (long_user));
  g_assert_null (kscore_mastodon_name_parse (long_host));
}

static void
test_loopback (void)
{
  g_assert_true (kscore_mastodon_is_loopback ("localhost"));
  g_assert_true (kscore_mastodon_is_loopback ("LOCALHOST:1"));
  g_assert_true (kscore_mastodon_is_loopback ("127.9.9.9"));
  g_assert_true (kscore_mastodon_is_loopback ("[::1]:80"));
  g_assert_false (kscore_mastodon_is_loopback ("localhost.example"));
  g_assert_false (kscore_mastodon_is_loopback ("127.0.0.1.example"));
  g_assert_false (kscore_mastodon_is_loopback ("128.0.0.1"));
  g_assert_false (kscore_mastodon_is_loopback ("["));

  g_assert_true (kscore_mastodon_is_same_host ("fen.example", "FEN.example"));
  g_assert_true (kscore_mastodon_is_same_host ("localhost:8099", "127.0.0.1:8099"));
  g_assert_true (kscore_mastodon_is_same_host ("[::1]", "localhost"));
  g_assert_false (kscore_mastodon_is_same_host ("localhost:8099", "127.0.0.1:8098"));
  g_assert_false (kscore_mastodon_is_same_host ("localhost", "127.0.0.1:8098"));
  g_assert_false (kscore_mastodon_is_same_host ("localhost", "fen.example"));
}

static void
test_origin (void)
{
  static const struct {
    const char *address;
    const char *far;  /* for an account elsewhere */
    const char *near; /* for one on this machine */
  } cases[] = {
    { "https://fen.example/users/nell", "https://fen.example", "https://fen.example" },
    { "https://FEN.example:443/", "https://fen.example", "https://fen.example" },
    { "http://localhost:8099/alice", NULL, "http://localhost:8099" },
    { "https://127.0.0.1/alice", NULL, "https://127.0.0.1" },
    { "http://fen.example/users/nell", NULL, NULL },
    { "https://fen.example:8443/users/nell", NULL, NULL },
    { "https://10.0.0.1/users/nell", NULL, NULL },
    { "https://fen/users/nell", NULL, NULL },
    { "https://a@fen.example/users/nell", NULL, NULL },
    { "file:///etc/passwd", NULL, NULL },
    { "/users/nell", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *far = kscore_mastodon_dup_origin (cases[i].address, FALSE);
      g_autofree char *near = kscore_mastodon_dup_origin (cases[i].address, TRUE);

      g_test_message ("%s", cases[i].address);
      g_assert_cmpstr (far, ==, cases[i].far);
      g_assert_cmpstr (near, ==, cases[i].near);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-name/parse", test_parse);
  g_test_add_func ("/mastodon-name/strange", test_strange);
  g_test_add_func ("/mastodon-name/loopback", test_loopback);
  g_test_add_func ("/mastodon-name/origin", test_origin);
  return g_test_run ();
}
