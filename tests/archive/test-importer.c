#include "config.h"

#include "archive/kscore-importer.h"

#include <string.h>

#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

typedef struct {
  GCancellable *cancellable;
  guint         pages;
  guint         posts;
  guint         largest;
  guint         cancel_after; /* pages, 0 for never */
  gboolean      covered;
  double        fraction;
  guint         told;
} Watch;

static gboolean
page_cb (KscorePage *page,
         gpointer    user_data,
         GError    **error)
{
  Watch *watch = user_data;

  g_assert_false (watch->covered);
  watch->pages++;
  watch->posts += page->posts->len;
  watch->largest = MAX (watch->largest, page->posts->len);
  watch->covered = page->coverage->len > 0;
  if (watch->pages == watch->cancel_after)
    g_cancellable_cancel (watch->cancellable);
  return TRUE;
}

static void
progress_cb (double      fraction,
             const char *message,
             gpointer    user_data)
{
  Watch *watch = user_data;

  g_assert_nonnull (message);
  g_assert_cmpfloat (fraction, <=, 1);
  if (fraction >= 0)
    {
      g_assert_cmpfloat (fraction, >=, watch->fraction);
      watch->fraction = fraction;
    }
  watch->told++;
}

/* An X archive with @n posts. */
static char *
pack_posts (const char *temp,
            guint       n)
{
  g_autoptr (GString) tweets = g_string_new ("window.YTD.tweets.part0 = [");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
      tweets,
      "%s\n  {\n    \"tweet\" : {\n      \"id_str\" : \"%u\",\n      \"created_at\" : "
      "\"Sat Feb 18 12:33:11 +0000 2023\",\n      \"full_text\" : \"Post %u\",\n"
      "      \"favorite_count\" : \"%u\",\n      \"retweet_count\" : \"0\"\n    }\n  }",
      i > 0 ? "," : "", i + 1, i, i % 9);
  g_string_append (tweets, "\n]");
  return fixture_pack_files (
    temp, "x.zip", "data/account.js",
    "window.YTD.account.part0 = [{\"account\":{\"username\":\"a\",\"accountId\":\"7\"}}]",
    "data/tweets.js", tweets->str, NULL);
}

static void
test_pages (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = pack_posts (temp, 1234);
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };
  Watch watch = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_archive_import (path, &options, page_cb, progress_cb, &watch, NULL, NULL,
                                        &error));
  g_assert_no_error (error);
  g_assert_cmpuint (watch.pages, ==, 3);
  g_assert_cmpuint (watch.posts, ==, 1234);
  g_assert_cmpuint (watch.largest, ==, 500);
  g_assert_true (watch.covered);
  g_assert_cmpfloat (watch.fraction, ==, 1);
  g_assert_cmpuint (watch.told, >, 2);
  g_assert_cmpuint (watch.told, <, 1100);
  fixture_remove (temp);
}

/* What was cancelled handed over whole pages and claims nothing. */
static void
test_cancelled (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = pack_posts (temp, 1800);
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL, at_once = NULL, probed = NULL;
  g_autoptr (KscoreArchiveInfo) info = NULL;
  Watch watch = { .cancellable = cancellable, .cancel_after = 2 };

  g_assert_false (kscore_archive_import (path, &options, page_cb, NULL, &watch, cancellable, NULL,
                                         &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.pages, ==, 2);
  g_assert_false (watch.covered);

  g_assert_false (kscore_archive_import (path, &options, page_cb, NULL, &watch, cancellable, NULL,
                                         &at_once));
  g_assert_error (at_once, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.pages, ==, 2);
  g_assert_false (kscore_archive_probe (path, cancellable, &info, &probed));
  g_assert_error (probed, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture_remove (temp);
}

static void
test_dates (void)
{
  KscoreArchiveReport report = { 0 };
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };
  KscoreImportJob job = { .report = &report, .options = &options };

  g_assert_true (kscore_import_job_accepts (&job, FIXTURE_NOW));
  g_assert_false (kscore_import_job_accepts (&job, FIXTURE_NOW + 1));
  g_assert_true (kscore_import_job_accepts (&job, 631152000));
  g_assert_false (kscore_import_job_accepts (&job, 631151999));
  g_assert_false (kscore_import_job_accepts (&job, -1));
  g_assert_cmpuint (report.dates_bad, ==, 3);
}

static void
test_sentences (void)
{
  KscoreArchiveReport report = {
    .posts = 1,
    .earliest = 1700000000,
    .latest = 1700000000,
    .replies = 1,
    .retweets_skipped = 1,
    .private_skipped = 2,
    .direct_skipped = 1,
    .edits_skipped = 1,
    .items_bad = 1,
    .dates_bad = 1,
    .counts_bad = 1,
    .interactions = 1,
  };
  KscoreImportJob job = { .report = &report };
  g_autofree char *sentences = NULL;

  report.sentences = g_ptr_array_new_with_free_func (g_free);
  kscore_import_job_summarise (&job);
  sentences = fixture_sentences (&report);
  g_ptr_array_unref (report.sentences);
  g_assert_cmpstr (sentences, ==,
                   "1 post, from 14 November 2023 to 14 November 2023.\n"
                   "1 of them is a reply.\n"
                   "1 reaction of somebody known.\n"
                   "1 post of somebody else that you passed on was left out.\n"
                   "2 posts for followers only were left out and are not stored.\n"
                   "1 direct message was left out and is not stored.\n"
                   "1 earlier version of an edited post was left out.\n"
                   "1 item was left out because it could not be read.\n"
                   "1 post was left out because its date cannot be right.\n"
                   "1 count is taken as unknown because it cannot be right.\n");
}

static void
test_parse (void)
{
  g_autofree char *path = fixture_path ("x-2023");
  g_autoptr (KscoreArchiveSource) source = kscore_archive_source_open (path, NULL, NULL);
  g_autoptr (JsonNode) account = kscore_importer_parse (source, "account.js", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *start = kscore_importer_peek (
    source, kscore_archive_source_find (source, "tweets.js"), NULL);

  g_assert_true (JSON_NODE_HOLDS_ARRAY (account));
  g_assert_null (kscore_importer_parse (source, "settings.json", &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (start, "window.YTD.tweets.part0 = ["));
  g_assert_cmpuint (strlen (start), <=, 256);
  g_assert_false (kscore_importer_fail (source, "a/b.js", "{file}: {member}", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE);
  g_assert_cmpstr (error->message, ==, "x-2023: b.js");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/importer/pages", test_pages);
  g_test_add_func ("/importer/cancelled", test_cancelled);
  g_test_add_func ("/importer/dates", test_dates);
  g_test_add_func ("/importer/sentences", test_sentences);
  g_test_add_func ("/importer/parse", test_parse);
  return g_test_run ();
}
