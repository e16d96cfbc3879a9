#include "config.h"

#include "core/kscore-date.h"
#include "core/kscore-source.h"

static void
test_copy (void)
{
  g_autoptr (KscoreSource) source = kscore_source_new ("mastodon");
  g_autoptr (KscoreSource) copy = NULL;
  g_autoptr (KscoreSource) empty = NULL;

  source->native_id = g_strdup ("https://moor.example/users/ada");
  source->handle = g_strdup ("ada@moor.example");
  source->remote_id = g_strdup ("17");
  source->server = g_strdup ("https://moor.example");
  source->pds = g_strdup ("https://pds.example");
  source->directory = g_strdup ("https://plc.example");
  source->software = g_strdup ("mastodon");
  source->version = g_strdup ("4.5.0");
  source->service = g_strdup ("https://moor.example");
  source->checked_at = 17;
  source->confirmed = TRUE;
  source->loopback = TRUE;
  copy = kscore_source_copy (source);
  g_assert_cmpstr (copy->network, ==, "mastodon");
  g_assert_cmpstr (copy->native_id, ==, source->native_id);
  g_assert_cmpstr (copy->handle, ==, source->handle);
  g_assert_cmpstr (copy->remote_id, ==, source->remote_id);
  g_assert_cmpstr (copy->server, ==, source->server);
  g_assert_cmpstr (copy->pds, ==, source->pds);
  g_assert_cmpstr (copy->directory, ==, source->directory);
  g_assert_cmpstr (copy->software, ==, source->software);
  g_assert_cmpstr (copy->version, ==, source->version);
  g_assert_cmpstr (copy->service, ==, source->service);
  g_assert_cmpint (copy->checked_at, ==, 17);
  g_assert_true (copy->confirmed && copy->loopback);
  /* Deep: it outlives the other. */
  g_assert_true (copy->server != source->server);

  g_assert_null (kscore_source_copy (NULL));
  empty = kscore_source_new ("bluesky");
  g_assert_null (empty->native_id);
  g_assert_cmpint (empty->checked_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_false (empty->confirmed || empty->loopback);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/copy", test_copy);

  return g_test_run ();
}
