#include "config.h"

#include "report/kscore-account-summary.h"

#include <string.h>

#include "report-support.h"

static GArray *
make_coverage (void)
{
  const KscoreCoverage intervals[] = {
    { 100, 200, KSCORE_KINDS_POSTS | KSCORE_KINDS_OF (KSCORE_KIND_LIKE) },
    { 50, 60, KSCORE_KINDS_AUDIENCE },
  };
  GArray *coverage = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));

  g_array_append_vals (coverage, intervals, G_N_ELEMENTS (intervals));
  return coverage;
}

static void
test_json (void)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  g_autoptr (KscoreRecordWriter) records =
    kscore_record_writer_new (sink, KSCORE_RECORD_LINES, kscore_account_summary_fields);
  g_autoptr (KscoreAccount) account = kscore_account_new ("x", "12", "ada");
  g_autoptr (GArray) coverage = make_coverage ();
  const KscoreAccountSummary summary = {
    account, .n_posts = 3, .n_interactions = 5, .last_refresh = 0, .state = "ok",
    .coverage = coverage,
  };
  g_autofree char *text = NULL;

  account->followers = KSCORE_UNKNOWN;
  g_assert_true (kscore_account_summary_write (&summary, records));
  text = report_test_sink_finish (sink, stream);
  g_assert_cmpstr (text, ==,
                   "{\"id\":\"x:12\",\"network\":\"x\",\"handle\":\"ada\",\"display_name\":null,"
                   "\"followers\":null,\"posts\":3,\"interactions\":5,"
                   "\"last_refresh\":\"1970-01-01T00:00:00Z\",\"state\":\"ok\",\"coverage\":["
                   "{\"from\":\"1970-04-11\",\"to\":\"1970-07-20\",\"kinds\":[\"post\",\"like\"]},"
                   "{\"from\":\"1970-02-20\",\"to\":\"1970-03-02\",\"kinds\":[\"audience\"]}]}\n");
}

static void
test_export (void)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (KscoreSink) sink = report_test_sink_new (&stream);
  g_autoptr (KscoreRecordWriter) records =
    kscore_record_writer_new (sink, KSCORE_RECORD_LINES, kscore_account_summary_export_fields);
  g_autoptr (KscoreAccount) account = kscore_account_new ("x", "12", "ada");
  const KscoreAccountSummary summary = { account, .state = "ok",
                                         .last_refresh = KSCORE_TIME_UNKNOWN };
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  account->created_at = 86400;
  account->following = 7;
  kscore_record_writer_begin (records);
  kscore_account_summary_export (&summary, records);
  kscore_json_writer_add_coverage (kscore_record_writer_get_json (records, "coverage"),
                                   "coverage", NULL);
  g_assert_true (kscore_record_writer_end (records));
  text = report_test_sink_finish (sink, stream);
  node = report_test_parse (text);
  report_test_assert_fields (json_node_get_object (node), kscore_account_summary_export_fields);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "created_at"),
                   ==, "1970-01-02T00:00:00Z");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "following"), ==, 7);
  g_assert_true (json_object_get_null_member (json_node_get_object (node), "last_refresh"));
}

static void
test_text (void)
{
  g_autoptr (KscoreAccount) account = kscore_account_new ("x", "12", "ada");
  g_autoptr (GArray) coverage = make_coverage ();
  const KscoreAccountSummary summary = {
    account, .n_posts = 3, .n_interactions = 5, .last_refresh = KSCORE_TIME_UNKNOWN,
    .state = "ok", .coverage = coverage,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  account->followers = KSCORE_UNKNOWN;
  kscore_account_summary_describe (&summary, text);
  g_assert_true (g_str_has_prefix (text->str, "ada (x:12)\n"));
  g_assert_nonnull (strstr (text->str, "Followers: not told\n"));
  g_assert_nonnull (strstr (text->str, "Posts: 3\n"));
  g_assert_nonnull (strstr (text->str, "Known from 1970-02-20 to 1970-07-20\n"));
  g_assert_nonnull (strstr (text->str, "Last refresh: never\n"));
}

static void
test_trouble (void)
{
  g_autoptr (KscoreAccount) account = kscore_account_new ("bluesky", "did:web:ada.example", "ada");
  KscoreAccountSummary summary = {
    account, .last_refresh = KSCORE_TIME_UNKNOWN, .state = "rate-limited",
    .error = "The server\033 wants\na pause.", .retry_at = 0,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  kscore_account_summary_describe (&summary, text);
  g_assert_true (g_str_has_suffix (text->str, "  State: rate-limited\n"
                                              "  The server wants a pause.\n"
                                              "  The limit resets at 1970-01-01T00:00:00Z.\n"));

  g_string_truncate (text, 0);
  summary.state = "offline";
  kscore_account_summary_describe (&summary, text);
  g_assert_true (g_str_has_suffix (text->str, "a pause.\n"));
}

/* A kind that does not exist on a network is not something that is not told there. */
static void
test_unknown (void)
{
  g_autoptr (GArray) coverage = make_coverage ();
  const KscoreKinds always = KSCORE_KINDS_POSTS | KSCORE_KINDS_AUDIENCE | KSCORE_KINDS_PEOPLE;
  const KscoreKinds save = KSCORE_KINDS_OF (KSCORE_KIND_SAVE);
  const KscoreKinds star = KSCORE_KINDS_OF (KSCORE_KIND_STAR);
  const KscoreKinds quote = KSCORE_KINDS_OF (KSCORE_KIND_QUOTE);

  g_assert_cmphex (kscore_account_get_unknown ("bluesky", NULL) & (always | save | star | quote),
                   ==, always | save | quote);
  g_assert_cmphex (kscore_account_get_unknown ("mastodon", NULL) & (always | save | star | quote),
                   ==, always | quote);
  g_assert_cmphex (kscore_account_get_unknown ("another", NULL) & (save | star), ==, save | star);
  g_assert_cmphex (kscore_account_get_unknown ("bluesky", coverage) & always, ==,
                   KSCORE_KINDS_PEOPLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/account-summary/json", test_json);
  g_test_add_func ("/report/account-summary/export", test_export);
  g_test_add_func ("/report/account-summary/text", test_text);
  g_test_add_func ("/report/account-summary/trouble", test_trouble);
  g_test_add_func ("/report/account-summary/unknown", test_unknown);

  return g_test_run ();
}
