#include "config.h"

#include <string.h>

#include "cli-support.h"
#include "support/model-fixture.h"

static void
test_list (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "model", "list", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_cmpstr (result.out, ==, "* kscore-1  used\n");
  cli_support_run (&fixture, &result, "model", "list", "--json", NULL);
  g_assert_cmpstr (result.out, ==,
                   "{\"used\":\"kscore-1\",\"notice\":null,\"versions\":[{\"version\":\"kscore-1\","
                   "\"mine\":false,\"used\":true}]}\n");
}

static void
test_weights (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autofree char *weights = model_fixture_dup_path ("steady.json");

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "model", "weights", weights, NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  g_assert_nonnull (strstr (result.out, "* my-weights:steady  used; your own weights\n"));

  /* It is said wherever a score is printed. */
  cli_support_run (&fixture, &result, "score", NULL);
  g_assert_nonnull (strstr (result.out, "steady (my weights)"));
  cli_support_run (&fixture, &result, "score", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "\"model\":\"my-weights:steady\""));
  cli_support_run (&fixture, &result, "score", "--history", NULL);
  g_assert_nonnull (strstr (result.out, "steady (my weights)"));
  cli_support_run (&fixture, &result, "score", "--history", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "\"model\":\"my-weights:steady\""));
  cli_support_run (&fixture, &result, "explain", NULL);
  g_assert_nonnull (strstr (result.out, "steady (my weights)"));
  cli_support_run (&fixture, &result, "explain", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "\"model\":\"my-weights:steady\""));
  cli_support_run (&fixture, &result, "explain", "--worksheet", NULL);
  g_assert_nonnull (strstr (result.out, "\nmodel my-weights:steady\n"));

  cli_support_run (&fixture, &result, "model", "use", "kscore-1", NULL);
  g_assert_nonnull (strstr (result.out, "* kscore-1  used\n"));
  cli_support_run (&fixture, &result, "model", "use", "my-weights", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "{\"used\":\"my-weights:steady\""));
  cli_support_run (&fixture, &result, "model", "weights", "--remove", NULL);
  g_assert_cmpstr (result.out, ==, "* kscore-1  used\n");
  cli_support_run (&fixture, &result, "model", "weights", "--remove", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "No weights of your own"));
}

/* What is printed can be changed and loaded, and is printed again as it was loaded. */
static void
test_file (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autoptr(GString) text = NULL;
  g_autofree char *mine = NULL;

  owner_fixture_init (&fixture);
  cli_support_run (&fixture, &result, "model", "file", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
  text = g_string_new (result.out);
  g_assert_cmpuint (g_string_replace (text, "\"version\": \"kscore-1\"",
                                      "\"version\": \"calm\"", 0), ==, 1);
  mine = owner_fixture_write_file (&fixture, "calm.json", text->str);
  cli_support_run (&fixture, &result, "model", "weights", mine, NULL);
  g_assert_cmpstr (result.err, ==, "");
  cli_support_run (&fixture, &result, "model", "file", NULL);
  g_assert_cmpstr (result.out, ==, text->str);
  cli_support_run (&fixture, &result, "model", "file", "kscore-1", NULL);
  g_assert_nonnull (strstr (result.out, "\"kscore-1\""));
  cli_support_run (&fixture, &result, "model", "use", "kscore-1", NULL);
  cli_support_run (&fixture, &result, "model", "use", "calm", NULL);
  g_assert_nonnull (strstr (result.out, "* my-weights:calm  used; your own weights\n"));
  cli_support_run (&fixture, &result, "model", "file", "kscore-9", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "kscore-cli model list"));
}

/* Where another process writes, the list of versions is no way out. */
static void
test_busy (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autoptr(KscoreWorkspace) other = NULL;

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  other = owner_fixture_open (&fixture);
  cli_support_run (&fixture, &result, "model", "use", "kscore-1", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "is writing in"));
  g_assert_null (strstr (result.err, "model list"));
}

static void
test_compare (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autofree char *weights = model_fixture_dup_path ("steady.json");

  owner_fixture_init (&fixture);
  cli_support_import (&fixture);
  cli_support_run (&fixture, &result, "model", "weights", weights, NULL);
  cli_support_run (&fixture, &result, "model", "compare", "kscore-1", NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_nonnull (strstr (result.out, "First steady (my weights), which is used, then "
                                        "kscore-1:\n  Kscore "));
  g_assert_nonnull (strstr (result.out, "  Response "));
  cli_support_run (&fixture, &result, "model", "compare", "kscore-1", "--json", NULL);
  g_assert_true (g_str_has_prefix (result.out, "{\"as_of\":\"2026-11-01\",\"scores\":[{\"model\":"
                                               "\"my-weights:steady\",\"score\":"));
  g_assert_nonnull (strstr (result.out, "{\"model\":\"kscore-1\",\"score\":"));
  cli_support_run (&fixture, &result, "model", "compare", "kscore-1", "--history", "--json", NULL);
  g_assert_nonnull (strstr (result.out, "\"other_model\":\"kscore-1\",\"other_score\":"));
  cli_support_run (&fixture, &result, "model", "compare", "kscore-1", "--history", NULL);
  g_assert_nonnull (strstr (result.out, "\n2026-08-01  "));
  cli_support_run (&fixture, &result, "model", "compare", "kscore-9", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
}

static void
test_bad_files (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(CliResult) result = { 0 };
  g_autofree char *bad = NULL;

  owner_fixture_init (&fixture);
  bad = owner_fixture_write_file (&fixture, "bad.json",
                                  "{\"version\": \"mine\", \"points\": {\"wink\": 1}}");
  cli_support_run (&fixture, &result, "model", "weights", bad, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "“wink”"));
  cli_support_run (&fixture, &result, "model", "weights", "/nonexistent/weights", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "/nonexistent/weights"));
  cli_support_run (&fixture, &result, "model", "weights", "/dev/zero", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  cli_support_run (&fixture, &result, "model", "use", "kscore-9", NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_FAILED);
  g_assert_nonnull (strstr (result.err, "kscore-cli model list"));
  cli_support_run (&fixture, &result, "model", "list", NULL);
  g_assert_cmpstr (result.out, ==, "* kscore-1  used\n");
}

static void
assert_misused (OwnerFixture *fixture,
                const char   *first,
                const char   *second,
                const char   *third)
{
  g_auto(CliResult) result = { 0 };

  cli_support_run (fixture, &result, "model", first, second, third, NULL);
  g_assert_cmpint (result.status, ==, KSCORE_CLI_USAGE);
}

static void
test_misused (void)
{
  g_auto(OwnerFixture) fixture = { 0 };

  owner_fixture_init (&fixture);
  assert_misused (&fixture, NULL, NULL, NULL);
  assert_misused (&fixture, "dance", NULL, NULL);
  assert_misused (&fixture, "list", "kscore-1", NULL);
  assert_misused (&fixture, "use", NULL, NULL);
  assert_misused (&fixture, "weights", NULL, NULL);
  assert_misused (&fixture, "weights", "file", "--remove");
  assert_misused (&fixture, "use", "--remove", NULL);
  assert_misused (&fixture, "list", "--history", NULL);
  assert_misused (&fixture, "compare", NULL, NULL);
  g_assert_false (g_file_test (fixture.data_dir, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/cli-model/list", test_list);
  g_test_add_func ("/cli/cli-model/weights", test_weights);
  g_test_add_func ("/cli/cli-model/file", test_file);
  g_test_add_func ("/cli/cli-model/busy", test_busy);
  g_test_add_func ("/cli/cli-model/compare", test_compare);
  g_test_add_func ("/cli/cli-model/bad-files", test_bad_files);
  g_test_add_func ("/cli/cli-model/misused", test_misused);
  return g_test_run ();
}
