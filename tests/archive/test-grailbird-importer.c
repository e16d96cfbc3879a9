#include "config.h"

#include <string.h>

#include "archive/kscore-importer.h"
#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

static void
test_info (void)
{
  g_autofree char *path = fixture_path ("grailbird");
  g_autoptr (KscoreArchiveInfo) info = NULL;

  g_assert_true (kscore_archive_probe (path, NULL, &info, NULL));
  g_assert_cmpstr (info->format, ==, kscore_grailbird_importer.format);
  g_assert_cmpstr (info->account->native_id, ==, "42");
  g_assert_cmpuint (info->tells, ==, KSCORE_KINDS_POSTS);
}

/* No counts at all: what is unknown is never written down as zero. */
static void
test_no_counts (void)
{
  g_autofree char *path = fixture_path ("grailbird");
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autofree char *got = fixture_import (path, &report, NULL);

  g_assert_cmpuint (report->posts, ==, 3);
  g_assert_cmpuint (report->counts_told, ==, 0);
  g_assert_null (strstr (got, "\ncount "));
  g_assert_nonnull (strstr (got, "\ncoverage 2009-02-03 to 2017-06-01 post\n"));
}

static void
test_bounds (void)
{
  static const struct {
    const char *payload;
    const char *created;
    const char *coverage;
  } cases[] = {
    { "var payload_details = {\"created_at\":\"2031-01-01 00:00:00 +0000\"}",
      "2009-02-03 10:00:00 +0000", "\ncoverage 2009-02-03 to 2017-05-04 post\n" },
    { "var payload_details = 7", "2009-02-03 10:00:00 +0000",
      "\ncoverage 2009-02-03 to 2017-05-04 post\n" },
    { "var payload_details = {\"created_at\":\"2018-01-01 00:00:00 +0000\"}", "never",
      "\ncoverage 2017-05-04 to 2018-01-01 post\n" },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *user
        = g_strdup_printf ("var user_details =  {\"screen_name\":\"a\",\"id\":42,\"created_at\":\"%s\"}",
                           cases[i].created);
      g_autofree char *path = fixture_pack_files (
        temp, "x.zip", "data/js/tweet_index.js", "var tweet_index = []", "data/js/user_details.js",
        user, "data/js/payload_details.js", cases[i].payload, "data/js/tweets/2017_05.js",
        "Grailbird.data.tweets_2017_05 = [{\"id_str\":\"1\",\"text\":\"t\","
        "\"created_at\":\"2017-05-04 09:10:11 +0000\"}]",
        NULL);
      g_autofree char *got = fixture_import (path, NULL, NULL);

      g_assert_nonnull (strstr (got, cases[i].coverage));
    }
  fixture_remove (temp);
}

static void
test_no_owner (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path
    = fixture_pack_files (temp, "x.zip", "data/js/tweet_index.js", "var tweet_index = []",
                          "data/js/user_details.js", "var user_details = []", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_import (path, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "“user_details.js” in “x.zip” does not say whose archive it is.");
  fixture_remove (temp);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grailbird-importer/info", test_info);
  g_test_add_func ("/grailbird-importer/no-counts", test_no_counts);
  g_test_add_func ("/grailbird-importer/bounds", test_bounds);
  g_test_add_func ("/grailbird-importer/no-owner", test_no_owner);
  return g_test_run ();
}
