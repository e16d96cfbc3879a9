#include "config.h"

#include <string.h>

#include "archive/kscore-importer.h"
#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

#define ACCOUNT_JS                                                                                \
  "window.YTD.account.part0 = [{\"account\":{\"username\":\"nell\",\"accountId\":\"7\","          \
  "\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"accountDisplayName\":\"Nell\"}}]"
#define TWEET(id, date)                                                                           \
  "{\"tweet\":{\"id_str\":\"" id "\",\"created_at\":\"" date "\",\"full_text\":\"t\","            \
  "\"favorite_count\":\"1\",\"retweet_count\":\"2\"}}"

static void
test_info (void)
{
  g_autofree char *path = fixture_path ("x-2023");
  g_autoptr (KscoreArchiveInfo) info = NULL;
  g_auto (GStrv) tells = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *generated = NULL;

  g_assert_true (kscore_archive_probe (path, NULL, &info, NULL));
  g_assert_cmpstr (info->format, ==, kscore_x_importer.format);
  g_assert_cmpstr (info->account->native_id, ==, "700000001");
  g_assert_false (info->partial);
  generated = kscore_time_to_string (info->generated);
  g_assert_cmpstr (generated, ==, "2023-06-01T06:30:00Z");
  tells = kscore_kinds_to_strv (info->tells);
  joined = g_strjoinv (",", tells);
  g_assert_cmpstr (joined, ==, "post,like,reshare,audience");
}

/* A part without account.js takes the account that the user already has, and vouches only for
 * the days between its posts. */
static void
test_part (void)
{
  g_autofree char *path = fixture_path ("x-part");
  g_autoptr (KscoreAccount) account = kscore_account_new ("x", "700000001", "nellfen");
  g_autoptr (KscoreAccount) stranger = kscore_account_new ("mastodon", "https://a.example", "a@b");
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autoptr (KscoreArchiveInfo) info = NULL;
  g_autoptr (GError) error = NULL, stranger_error = NULL;
  g_autofree char *got = NULL, *sentences = NULL;
  const char *sentence = "“x-part” is one part of a divided X archive and does not say whose it "
                         "is; import the part with “account.js” first.";

  g_assert_true (kscore_archive_probe (path, NULL, &info, NULL));
  g_assert_true (info->partial);
  g_assert_null (info->account);
  g_assert_cmpstr (info->sentence, ==,
                   "A part of a divided X archive that does not say whose it is.");

  g_assert_null (fixture_import_with (path, &options, &report, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE);
  g_assert_cmpstr (error->message, ==, sentence);
  options.account = stranger;
  g_assert_null (fixture_import_with (path, &options, &report, &stranger_error));
  g_assert_cmpstr (stranger_error->message, ==, sentence);

  options.account = account;
  got = fixture_import_with (path, &options, &report, NULL);
  g_assert_cmpstr (got, ==,
                   "account x 700000001 @nellfen created=?\n"
                   "post 9001 post at=2024-01-01T10:00:00Z "
                   "url=\"https://x.com/nellfen/status/9001\" text=\"In the second part.\"\n"
                   "post 9002 post at=2024-01-05T10:00:00Z "
                   "url=\"https://x.com/nellfen/status/9002\" text=\"Again.\"\n"
                   "count 9001 like 7 at=2024-01-10T00:00:00Z\n"
                   "count 9001 reshare 0 at=2024-01-10T00:00:00Z\n"
                   "count 9002 like 8 at=2024-01-10T00:00:00Z\n"
                   "count 9002 reshare 0 at=2024-01-10T00:00:00Z\n"
                   "coverage 2024-01-01 to 2024-01-05 post,like,reshare\n--\n");
  sentences = fixture_sentences (report);
  g_assert_nonnull (strstr (sentences, "It is one part of a divided archive"));
}

/* A file of tweets that the manifest lists and the archive has lost. */
static void
test_lost_part (void)
{
  static const struct {
    const char *files;
    gboolean    partial;
  } cases[] = {
    { "[{\"fileName\":\"data/tweets.js\"}]", FALSE },
    { "[{\"fileName\":\"data/tweets.js\"},{\"fileName\":\"data/tweets-part1.js\"}]", TRUE },
    { "[7,{},{\"fileName\":null}]", FALSE },
    { "null", FALSE },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GSIZE_FORMAT ".zip", i);
      g_autofree char *manifest
        = g_strdup_printf ("window.__THAR_CONFIG = {\"userInfo\":{\"accountId\":\"7\","
                           "\"userName\":\"nell\"},\"dataTypes\":{\"tweets\":{\"files\":%s}}}",
                           cases[i].files);
      g_autofree char *path = fixture_pack_files (
        temp, name, "data/manifest.js", manifest, "data/tweets.js",
        "window.YTD.tweets.part0 = []", "data/account.js",
        "window.YTD.account.part0 = [{\"account\":{\"username\":\"nell\",\"accountId\":\"7\"}}]",
        NULL);
      g_autoptr (KscoreArchiveInfo) info = NULL;

      g_assert_true (kscore_archive_probe (path, NULL, &info, NULL));
      g_assert_cmpint (info->partial, ==, cases[i].partial);
    }
  fixture_remove (temp);
}

/* When the counts were read: the manifest, else what the archive's own files say, never later
 * than now, never earlier than the newest post. */
static void
test_reading_time (void)
{
  static const struct {
    const char *manifest;
    const char *tweet_date;
    gint64      mtime;
    const char *expected;
  } cases[] = {
    { "{\"archiveInfo\":{\"generationDate\":\"2026-05-01T00:00:00.000Z\"}}",
      "Thu Jan 01 10:00:00 +0000 2026", FIXTURE_NOW - 86400, " at=2026-05-01T00:00:00Z" },
    { "{\"archiveInfo\":{\"generationDate\":\"2030-05-01T00:00:00.000Z\"}}",
      "Thu Jan 01 10:00:00 +0000 2026", FIXTURE_NOW - 86400, " at=2026-11-01T00:00:00Z" },
    { "{\"archiveInfo\":7}", "Thu Jan 01 10:00:00 +0000 2026", FIXTURE_NOW - 86400,
      " at=2026-10-31T00:00:00Z" },
    { "{}", "Thu Jan 01 10:00:00 +0000 2026", FIXTURE_NOW + 86400, " at=2026-01-01T10:00:00Z" },
    { "{}", "Thu Jan 01 10:00:00 +0000 2026", 0, " at=2026-01-01T10:00:00Z" },
    { "[", "Thu Jan 01 10:00:00 +0000 2026", 0, " at=2026-01-01T10:00:00Z" },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (temp, "x.tar", NULL);
      KscorePack *pack = kscore_pack_new (path, KSCORE_PACK_TAR);
      g_autofree char *manifest
        = g_strconcat ("window.__THAR_CONFIG = ", cases[i].manifest, NULL);
      g_autofree char *tweets
        = g_strdup_printf ("window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"1\","
                           "\"created_at\":\"%s\",\"favorite_count\":\"1\"}}]",
                           cases[i].tweet_date);
      g_autofree char *got = NULL, *count = NULL;

      kscore_pack_add (pack, "data/account.js", ACCOUNT_JS, strlen (ACCOUNT_JS), cases[i].mtime);
      kscore_pack_add (pack, "data/manifest.js", manifest, strlen (manifest), cases[i].mtime);
      kscore_pack_add (pack, "data/tweets.js", tweets, strlen (tweets), cases[i].mtime);
      kscore_pack_finish (pack);
      got = fixture_import (path, NULL, NULL);
      count = g_strconcat ("count 1 like 1", cases[i].expected, "\n", NULL);
      g_test_message ("%s", got);
      g_assert_nonnull (strstr (got, count));
    }
  fixture_remove (temp);
}

/* An account that never posted is covered all the same; a missing file of posts is not. */
static void
test_empty (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *silent = fixture_pack_files (
    temp, "silent.zip", "data/account.js", ACCOUNT_JS, "data/manifest.js",
    "window.__THAR_CONFIG = {\"archiveInfo\":{\"generationDate\":\"2026-05-01T00:00:00.000Z\"}}",
    "data/tweets.js", "window.YTD.tweets.part0 = [ ]", "data/follower.js",
    "window.YTD.follower.part0 = [ ]", NULL);
  g_autofree char *without = fixture_pack_files (temp, "without.zip", "data/account.js", ACCOUNT_JS,
                                                 NULL);
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autofree char *got = fixture_import (silent, &report, NULL);
  g_autofree char *nothing = fixture_import (without, NULL, NULL);
  g_autofree char *sentences = fixture_sentences (report);

  g_assert_cmpstr (got, ==,
                   "account x 7 @nell name=\"Nell\" url=\"https://x.com/nell\" "
                   "created=2020-01-01T00:00:00Z followers=0\n"
                   "audience 0 at=2026-05-01T00:00:00Z\n"
                   "coverage 2020-01-01 to 2026-05-01 post,like,reshare,audience\n--\n");
  g_assert_cmpstr (sentences, ==, "There are no posts in it.\n0 followers.\n");
  g_assert_cmpstr (nothing, ==,
                   "account x 7 @nell name=\"Nell\" url=\"https://x.com/nell\" "
                   "created=2020-01-01T00:00:00Z\n--\n");
  fixture_remove (temp);
}

/* Only files beside the first are read: an archive within an archive is not. */
static void
test_files (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = fixture_pack_files (
    temp, "x.zip", "data/account.js", ACCOUNT_JS, "data/tweet.js",
    "window.YTD.tweet.part0 = [" TWEET ("1", "Thu Jan 01 10:00:00 +0000 2026") "]",
    "data/tweet-part1.js",
    "window.YTD.tweet.part1 = [" TWEET ("2", "Thu Jan 01 10:00:00 +0000 2026") "]",
    "data/community-tweet.js",
    "window.YTD.community_tweet.part0 = [" TWEET ("3", "Thu Jan 01 10:00:00 +0000 2026") "]",
    "data/deleted-tweets.js",
    "window.YTD.deleted_tweets.part0 = [" TWEET ("4", "Thu Jan 01 10:00:00 +0000 2026") "]",
    "data/old/data/tweet.js",
    "window.YTD.tweet.part0 = [" TWEET ("5", "Thu Jan 01 10:00:00 +0000 2026") "]", NULL);
  g_autofree char *got = fixture_import (path, NULL, NULL);

  for (guint i = 1; i <= 5; i++)
    {
      g_autofree char *post = g_strdup_printf ("\npost %u ", i);

      g_assert_true ((strstr (got, post) != NULL) == (i <= 3));
    }
  fixture_remove (temp);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/x-importer/info", test_info);
  g_test_add_func ("/x-importer/part", test_part);
  g_test_add_func ("/x-importer/lost-part", test_lost_part);
  g_test_add_func ("/x-importer/reading-time", test_reading_time);
  g_test_add_func ("/x-importer/empty", test_empty);
  g_test_add_func ("/x-importer/files", test_files);
  return g_test_run ();
}
