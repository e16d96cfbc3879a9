#include "config.h"

#include "service/kscore-network-words.h"

#include "net/kscore-providers.h"

/* Whoever adds a network says what it tells. */
static void
test_every_provider (void)
{
  g_autoptr(GPtrArray) providers = kscore_providers_list ();

  for (guint i = 0; i < providers->len; i++)
    {
      const char *network = kscore_provider_get_network (g_ptr_array_index (providers, i));

      g_assert_cmpstr (kscore_network_words_get_reads (network), !=,
                       kscore_network_words_get_reads ("elsewhere"));
      g_assert_nonnull (kscore_network_words_get_not_told (network, TRUE));
    }
}

static void
test_archives (void)
{
  g_assert_cmpstr (kscore_network_words_get_not_told ("mastodon", FALSE), !=,
                   kscore_network_words_get_not_told ("mastodon", TRUE));
  g_assert_cmpstr (kscore_network_words_get_not_told ("bluesky", FALSE), ==,
                   kscore_network_words_get_not_told ("bluesky", TRUE));
  g_assert_nonnull (kscore_network_words_get_not_told ("x", FALSE));
  g_assert_null (kscore_network_words_get_not_told ("elsewhere", FALSE));
  g_assert_null (kscore_network_words_get_not_told (NULL, FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/network-words/every-provider", test_every_provider);
  g_test_add_func ("/service/network-words/archives", test_archives);
  return g_test_run ();
}
