#include "config.h"

#include "core/kscore-network-names.h"

static void
test_names (void)
{
  g_assert_cmpstr (kscore_network_get_name ("x"), ==, "X");
  g_assert_cmpstr (kscore_network_get_name ("mastodon"), ==, "Mastodon");
  g_assert_cmpstr (kscore_network_get_name ("somewhere-new"), ==, "somewhere-new");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/network-names/names", test_names);
  return g_test_run ();
}
