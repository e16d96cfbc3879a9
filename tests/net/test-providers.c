#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/kscore-providers.h"

static void
test_list (void)
{
  g_autoptr (GPtrArray) list = kscore_providers_list ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (list->len, >=, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const char *network = kscore_provider_get_network (g_ptr_array_index (list, i));
      g_autoptr (KscoreProvider) found = kscore_providers_find (network);

      g_assert_true (g_hash_table_add (seen, (gpointer) network));
      g_assert_nonnull (found);
      g_assert_cmpstr (kscore_provider_get_network (found), ==, network);
    }
  g_assert_null (kscore_providers_find ("myspace"));
  g_assert_null (kscore_providers_find (NULL));
}

/* Every form in which people write an account, and which network it means. */
static void
test_recognise (void)
{
  static const struct {
    const char *typed;
    const char *network; /* (nullable): nobody's */
    const char *handle;
  } cases[] = {
    { "ada.bsky.social", "bluesky", "ada.bsky.social" },
    { "  @Ada.Bsky.Social ", "bluesky", "ada.bsky.social" },
    { "ada.example.com", "bluesky", "ada.example.com" },
    { "https://bsky.app/profile/ada.bsky.social", "bluesky", "ada.bsky.social" },
    { "did:plc:ewvi7nxzyoun6zhxrhs64oiz", "bluesky", "did:plc:ewvi7nxzyoun6zhxrhs64oiz" },
    { "@ada@moor.example", "mastodon", "ada@moor.example" },
    { "ada@moor.example", "mastodon", "ada@moor.example" },
    { "https://moor.example/@ada", "mastodon", "ada@moor.example" },
    { "https://moor.example/users/ada", "mastodon", "ada@moor.example" },
    { "https://x.com/ada", NULL, NULL },
    { "https://mobile.twitter.com/ada", NULL, NULL },
    { "", NULL, NULL },
    { "ada", NULL, NULL },
    { "@", NULL, NULL },
    { "ada@", NULL, NULL },
    { "ada@moor.example@other.example", NULL, NULL },
    { "file:///etc/passwd", NULL, NULL },
    { "ada\n.bsky.social", NULL, NULL },
    { "<b>ada</b>", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreProvider) provider
        = kscore_providers_recognise (cases[i].typed, NULL, &handle, &error);

      g_test_message ("“%s”", cases[i].typed);
      if (cases[i].network == NULL)
        {
          g_assert_null (provider);
          g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (kscore_provider_get_network (provider), ==, cases[i].network);
      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

static void
test_named_network (void)
{
  g_autofree char *handle = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreProvider) provider
    = kscore_providers_recognise ("ada.bsky.social", "bluesky", &handle, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kscore_provider_get_network (provider), ==, "bluesky");
  g_assert_null (kscore_providers_recognise ("ada.bsky.social", "mastodon", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (kscore_providers_recognise ("ada", "x", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "archive"));
  g_clear_error (&error);
  g_assert_null (kscore_providers_recognise ("ada.bsky.social", "myspace", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/providers/list", test_list);
  g_test_add_func ("/providers/recognise", test_recognise);
  g_test_add_func ("/providers/named-network", test_named_network);

  return g_test_run ();
}
