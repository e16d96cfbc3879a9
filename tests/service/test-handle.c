#include "config.h"

#include "core/kscore-error.h"
#include "service/kscore-handle.h"

static void
test_networks (void)
{
  static const struct {
    const char *typed;
    const char *network;
    const char *name;
    const char *handle;
    const char *reads;
    const char *not_told;
  } cases[] = {
    { "ada.bsky.social", "bluesky", "Bluesky", "ada.bsky.social", "reposted", "after signing in" },
    { "@ada@example.social", "mastodon", "Mastodon", "ada@example.social", "boosted",
      "some servers tell less" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(KscoreHandle) handle = kscore_handle_new (cases[i].typed, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (handle->network, ==, cases[i].network);
      g_assert_cmpstr (handle->network_name, ==, cases[i].name);
      g_assert_cmpstr (handle->handle, ==, cases[i].handle);
      g_assert_nonnull (strstr (handle->reads, cases[i].reads));
      g_assert_nonnull (strstr (handle->not_told, cases[i].not_told));
    }
}

static void
test_not_recognised (void)
{
  static const char *const typed[] = { "", " ", "two words", "<b>", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (kscore_handle_new (typed[i], NULL, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* Asked for by name, a network does not take the name of another. */
static void
test_network_given (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (kscore_handle_new ("@ada@example.social", "bluesky", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (kscore_handle_new ("ada.bsky.social", "friendster", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/handle/networks", test_networks);
  g_test_add_func ("/service/handle/not-recognised", test_not_recognised);
  g_test_add_func ("/service/handle/network-given", test_network_given);
  return g_test_run ();
}
