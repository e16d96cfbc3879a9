#include "config.h"

#include <string.h>

#include "cli-support.h"

static void
test_estimate (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *table = NULL;
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  table = owner_fixture_write_file (&fixture, "people.csv", "id,likes,weeks\nada,130,\nbo,1,0\n");
  cli_support_run (&fixture, &result, "estimate", table, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out, "id,likes,weeks,score,low,high,response,"
                                               "recognition,audience,unknown\nada,130,,"));
  g_assert_nonnull (strstr (result.err, "Line 3 has no score"));
  cli_support_run (&fixture, &result, "estimate", "--json", table, NULL);
  g_assert_true (g_str_has_prefix (result.out, "{\"id\":\"ada\",\"likes\":130,"));
  /* A table needs no database. */
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
}

static void
test_wrong_table (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *table = NULL;
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  table = owner_fixture_write_file (&fixture, "people.csv", "id,likes\nada,130\nbo,-1\n");
  cli_support_run (&fixture, &result, "estimate", table, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  /* Nothing of the good rows either. */
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, "Line 3, column “likes”"));
  cli_support_run (&fixture, &result, "estimate", "/no/such/table.csv", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
}

static void
test_export (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *folder = NULL;
  g_autofree char *settings = NULL;
  g_autofree char *tables = NULL;
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  folder = g_build_filename (fixture.root, "export", NULL);
  settings = g_build_filename (folder, "settings.json", NULL);
  tables = g_build_filename (folder, "posts.csv", NULL);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "export", "--format", "json", folder, NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_file_test (settings, G_FILE_TEST_IS_REGULAR));
  cli_support_run (&fixture, &result, "export", "--format", "csv", folder, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_true (g_file_test (tables, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (settings, G_FILE_TEST_EXISTS));
}

static void
test_wrong_export (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *letter = NULL;
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "export", "--format", "docx", "there", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
  cli_support_run (&fixture, &result, "export", "there", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);

  letter = owner_fixture_write_file (&fixture, "letter.txt", "Dear Ada,\n");
  cli_support_run (&fixture, &result, "export", "--format", "json", fixture.root, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "is left as it is"));
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-tables/estimate", test_estimate);
  g_test_add_func ("/cli/cli-tables/wrong-table", test_wrong_table);
  g_test_add_func ("/cli/cli-tables/export", test_export);
  g_test_add_func ("/cli/cli-tables/wrong-export", test_wrong_export);

  return g_test_run ();
}
