#include "config.h"

#include "core/kscore-post-address.h"

static void
test_seq (void)
{
  gint64 seq = kscore_post_address_get_seq ("https://mere.example/users/Bob/statuses/1");

  g_assert_cmpint (seq, >, 0);
  g_assert_cmpint (seq, <, G_GINT64_CONSTANT (1) << 62);
  g_assert_cmpint (seq, ==,
                   kscore_post_address_get_seq ("https://mere.example/users/Bob/statuses/1"));
  g_assert_cmpint (seq, !=,
                   kscore_post_address_get_seq ("https://mere.example/users/Bob/statuses/2"));
  /* It stands in databases: it may not become another one. */
  g_assert_cmpint (kscore_post_address_get_seq ("at://did:plc:ada/app.bsky.feed.post/1"), ==,
                   G_GINT64_CONSTANT (2477715390270051410));
}

static void
test_author (void)
{
  static const struct {
    const char *address;
    const char *author;
  } cases[] = {
    { "at://did:plc:ada/app.bsky.feed.post/3k", "did:plc:ada" },
    { "at://ada.example/app.bsky.feed.post/3k", NULL },
    { "at://did:plc:ada", NULL },
    { "at://", NULL },
    { "https://mere.example/users/Bob/statuses/1", "https://mere.example/users/Bob" },
    { "https://mere.example/objects/0a1b", NULL },
    { "/statuses/1", NULL },
    { "114431663734784000", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *author = kscore_post_address_dup_author (cases[i].address);

      g_assert_cmpstr (author, ==, cases[i].author);
    }
}

static void
test_handle (void)
{
  static const struct {
    const char *author;
    const char *handle;
  } cases[] = {
    { "https://Mere.example/users/Bob", "bob@mere.example" },
    { "https://mere.example/users/", NULL },
    { "https://mere.example/@bob", NULL },
    { "did:plc:ada", NULL },
    { "Bob@mere.example", "bob@mere.example" },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = kscore_post_address_dup_handle (cases[i].author);

      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/post-address/seq", test_seq);
  g_test_add_func ("/post-address/author", test_author);
  g_test_add_func ("/post-address/handle", test_handle);
  return g_test_run ();
}
