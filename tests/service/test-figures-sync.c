#include "config.h"

#include <math.h>
#include <string.h>

#include "service/kscore-figures.h"
#include "support/owner-fixture.h"

static char *
steal_text (GOutputStream *stream)
{
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
write_sync (const KscoreSyncSummary *summary)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_figures_write_sync (summary, stream, NULL, &error));
  g_assert_no_error (error);
  return steal_text (stream);
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
  KscoreSyncAccount good = {
    .id = (char *) "bluesky:did:web:ada.example", .network = (char *) "bluesky",
    .handle = (char *) "ada.example", .state = (char *) "ok", .retry_at = KSCORE_TIME_UNKNOWN,
    .requests = 12, .complete = TRUE, .new_posts = 3, .new_interactions = 0,
    .frozen_day = KSCORE_DAY_UNKNOWN,
  };
  KscoreSyncAccount bad = {
    .id = (char *) "mastodon:https://moor.example/users/ben", .network = (char *) "mastodon",
    .handle = (char *) "ben@moor.example", .state = (char *) "rate-limited",
    .sentence = (char *) "“Enough”", .action = (char *) "Wait.", .retry_at = 0,
    .requests = 1, .frozen_day = 0,
  };
  const KscoreSyncSummary summary = {
    .accounts = accounts, .before = { .score = 2.5 },
    .now = { NAN, NAN, KSCORE_DAY_UNKNOWN, TRUE, "kscore-1" },
  };
  g_autofree char *text = NULL;

  g_ptr_array_add (accounts, &good);
  g_ptr_array_add (accounts, &bad);
  text = write_sync (&summary);
  g_assert_cmpstr (text, ==,
                   "{\"accounts\":[{\"id\":\"bluesky:did:web:ada.example\","
                   "\"network\":\"bluesky\",\"handle\":\"ada.example\",\"state\":\"ok\","
                   "\"message\":null,\"action\":null,\"retry_at\":null,\"requests\":12,"
                   "\"complete\":true,\"new_posts\":3,\"new_interactions\":0,"
                   "\"frozen_since\":null},"
                   "{\"id\":\"mastodon:https://moor.example/users/ben\","
                   "\"network\":\"mastodon\",\"handle\":\"ben@moor.example\","
                   "\"state\":\"rate-limited\",\"message\":\"“Enough”\",\"action\":\"Wait.\","
                   "\"retry_at\":\"1970-01-01T00:00:00Z\",\"requests\":1,\"complete\":false,"
                   "\"new_posts\":0,\"new_interactions\":0,\"frozen_since\":\"1970-01-01\"}],"
                   "\"score_before\":2.5,\"score\":null,\"as_of\":null,\"at_least\":true,"
                   "\"checked\":null,\"model\":\"kscore-1\"}\n");
}

static void
test_no_accounts (void)
{
  const KscoreSyncSummary summary = {
    .before = KSCORE_SCORE_NEWS_NONE, .now = { 1, 1.5, 1, FALSE, "my-weights:steady" },
  };
  g_autofree char *text = write_sync (&summary);

  g_assert_cmpstr (text, ==, "{\"accounts\":[],\"score_before\":null,\"score\":1,"
                             "\"as_of\":\"1970-01-02\",\"at_least\":false,\"checked\":1.5,"
                             "\"model\":\"my-weights:steady\"}\n");
}

static void
test_import (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const KscoreImportSummary summary = {
    .files = 1, .posts = 2, .interactions = 3, .new_posts = 4, .new_interactions = 5,
    .before = { NAN, NAN, KSCORE_DAY_UNKNOWN, FALSE, "kscore-1" },
    .now = { 46.5, 30.25, 1, TRUE, "my-weights:steady" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (kscore_figures_write_import (&summary, stream, NULL, &error));
  g_assert_no_error (error);
  text = steal_text (stream);
  g_assert_cmpstr (text, ==,
                   "{\"files\":1,\"posts\":2,\"interactions\":3,\"new_posts\":4,"
                   "\"new_interactions\":5,\"score_before\":null,"
                   "\"model_before\":\"kscore-1\",\"score\":46.5,\"as_of\":\"1970-01-02\","
                   "\"at_least\":true,\"checked\":30.25,"
                   "\"model\":\"my-weights:steady\"}\n");
}

/* The first lines of what `score` prints, and the rest of it not. */
static void
test_headline (void)
{
  g_auto (OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr (KscoreWorkspace) workspace = NULL;
  g_autoptr (GOutputStream) short_stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *whole = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  kscore_figures_write_headline (workspace, short_stream, NULL, &error);
  g_assert_no_error (error);
  kscore_figures_write_score (workspace, KSCORE_DAY_UNKNOWN, KSCORE_FIGURE_TEXT, stream, NULL,
                              &error);
  g_assert_no_error (error);
  headline = steal_text (short_stream);
  whole = steal_text (stream);
  g_assert_true (g_str_has_prefix (headline, "Kscore: "));
  g_assert_true (g_str_has_prefix (whole, headline));
  g_assert_null (strstr (headline, "\n\n"));
  g_assert_cmpint (strlen (headline), <, strlen (whole));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/figures-sync/json", test_json);
  g_test_add_func ("/service/figures-sync/no-accounts", test_no_accounts);
  g_test_add_func ("/service/figures-sync/import", test_import);
  g_test_add_func ("/service/figures-sync/headline", test_headline);

  return g_test_run ();
}
