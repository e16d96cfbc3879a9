#include "config.h"

#include "archive/kscore-archive.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

#define ACCOUNT_JS                                                                                \
  "window.YTD.account.part0 = [{\"account\":{\"username\":\"nell\",\"accountId\":\"7\","          \
  "\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"accountDisplayName\":\"Nell\"}}]"
#define TWEETS_JS "window.YTD.tweets.part0 = "

static char *
show (const char *path)
{
  g_autoptr (KscoreArchiveInfo) info = NULL;
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pages = NULL, *sentences = NULL;

  kscore_archive_probe (path, NULL, &info, &error);
  g_assert_no_error (error);
  pages = fixture_import (path, &report, &error);
  g_assert_no_error (error);
  sentences = fixture_sentences (report);
  return g_strconcat (pages, info->sentence, "\n", sentences, NULL);
}

/* What every fixture brings, value by value, is written beside it. */
static void
test_fixtures (gconstpointer user_data)
{
  const char *fixture = user_data;
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *expected_path = g_strconcat (path, ".txt", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *got = show (path);

  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  g_assert_cmpstr (got, ==, expected);
}

/* A ZIP and a tar.gz of a folder bring what the folder brings. */
static void
test_forms (gconstpointer user_data)
{
  static const KscorePackFormat formats[] = { KSCORE_PACK_ZIP, KSCORE_PACK_TAR_GZ };
  const char *fixture = user_data;
  g_autofree char *temp = fixture_temp ();
  g_autofree char *folder = fixture_path (fixture);
  g_autofree char *expected = show (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      /* No entry has a date that could be true, so that it is the posts' that counts. */
      g_autofree char *path = fixture_pack (temp, "packed", fixture, formats[i], 86400);
      g_autofree char *got = show (path);

      g_assert_cmpstr (got, ==, expected);
    }
  fixture_remove (temp);
}

static void
assert_refused (const char *path,
                int         code,
                const char *sentence)
{
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *got = fixture_import (path, &report, &error);

  g_assert_null (got);
  g_assert_null (report);
  g_assert_error (error, KSCORE_ERROR, code);
  g_assert_cmpstr (error->message, ==, sentence);
}

/* The second one would be left out, and nobody would know. */
static void
test_two_in_one (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *two = fixture_pack_files (temp, "two.zip", "a/data/account.js", ACCOUNT_JS,
                                             "a/data/tweets.js", TWEETS_JS "[]",
                                             "b/data/account.js", ACCOUNT_JS, NULL);
  g_autofree char *mac = fixture_pack_files (temp, "mac.zip", "a/data/account.js", ACCOUNT_JS,
                                             "a/data/tweets.js", TWEETS_JS "[]",
                                             "__MACOSX/a/data/._account.js", "x", NULL);
  g_autofree char *pages = NULL;

  assert_refused (two, KSCORE_ERROR_BAD_ARCHIVE,
                  "“two.zip” holds more than one archive; import them one by one.");
  pages = fixture_import (mac, NULL, NULL);
  g_assert_nonnull (pages);
  fixture_remove (temp);
}

static void
test_strangers (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *other = fixture_pack_files (temp, "other.zip", "Takeout/history.json", "[]",
                                               "account.js", "module.exports = {};", NULL);
  g_autofree char *nothing = fixture_pack_files (temp, "nothing.zip", NULL, NULL);
  g_autofree char *missing = g_build_filename (temp, "missing", NULL);
  g_autofree char *empty = g_build_filename (temp, "empty", NULL);

  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  assert_refused (empty, KSCORE_ERROR_BAD_ARCHIVE,
                  "“empty” is not an archive of X, Mastodon or Kscore.");
  assert_refused (other, KSCORE_ERROR_BAD_ARCHIVE,
                  "“other.zip” is not an archive of X, Mastodon or Kscore.");
  assert_refused (nothing, KSCORE_ERROR_BAD_ARCHIVE,
                  "“nothing.zip” is empty.");
  assert_refused (missing, KSCORE_ERROR_NOT_FOUND, "There is no file “missing”.");
  fixture_remove (temp);
}

/* Content of tweets.js, and what is said about it. */
static void
test_bad_members (void)
{
  gsize length = 10 * 1024 * 1024;
  g_autofree char *nested = g_strnfill (length, '[');
  g_autofree char *objects = NULL;
  g_autofree char *giant = g_strnfill (5 * 1024 * 1024, 'a');
  g_autofree char *giant_json = g_strconcat ("[\"", giant, "\"]", NULL);
  g_autofree char *temp = fixture_temp ();
  g_autoptr (GString) text = g_string_new (NULL);
  struct {
    const char *content;
    const char *sentence;
  } cases[] = {
    { "", "“tweets.js” in “x.zip” holds no list." },
    { "window.YTD.tweets.part0 = ", "“tweets.js” in “x.zip” holds no list." },
    { "[ {\"tweet\":", "“tweets.js” in “x.zip” ends in the middle." },
    { "[ {\"tweet\":{]} ]", "“tweets.js” in “x.zip” is damaged." },
    { "[ 1 2 ]", "“tweets.js” in “x.zip” is damaged." },
    { nested, "“tweets.js” in “x.zip” is nested deeper than any export is." },
    { NULL, "“tweets.js” in “x.zip” is nested deeper than any export is." },
    { giant_json, "“tweets.js” in “x.zip” holds an item that is too long to be real." },
  };

  while (text->len < length)
    g_string_append (text, "[{\"a\":");
  objects = g_strdup (text->str);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KscorePack *pack;
      g_autofree char *path = g_build_filename (temp, "x.zip", NULL);
      const char *content = cases[i].content != NULL ? cases[i].content : objects;
      /* Stored beside enough noise not to be a bomb. */
      g_autofree guint8 *noise = g_malloc (256 * 1024);

      for (gsize j = 0; j < 256 * 1024; j++)
        noise[j] = (guint8) g_random_int ();
      pack = kscore_pack_new (path, KSCORE_PACK_ZIP);
      kscore_pack_add (pack, "data/account.js", ACCOUNT_JS, strlen (ACCOUNT_JS), FIXTURE_NOW);
      kscore_pack_add (pack, "data/picture.jpg", (char *) noise, 256 * 1024, FIXTURE_NOW);
      kscore_pack_add (pack, "data/tweets.js", content, strlen (content), FIXTURE_NOW);
      kscore_pack_finish (pack);
      assert_refused (path, KSCORE_ERROR_BAD_ARCHIVE, cases[i].sentence);
    }
  fixture_remove (temp);
}

static void
test_bad_owner (void)
{
  static const struct {
    const char *account;
    const char *sentence;
  } cases[] = {
    { "window.YTD.account.part0 = [ ]",
      "“account.js” in “x.zip” does not say whose archive it is." },
    { "window.YTD.account.part0 = [{\"account\":{\"username\":\"a\"}}]",
      "“account.js” in “x.zip” does not say whose archive it is." },
    { "window.YTD.account.part0 = [{\"account\":{\"username\":\"a b\",\"accountId\":\"1\"}}]",
      "“account.js” in “x.zip” does not say whose archive it is." },
    { "window.YTD.account.part0 = [{\"account\":{\"username\":\"a\",\"accountId\":\"-1\"}}]",
      "“account.js” in “x.zip” does not say whose archive it is." },
    { "window.YTD.account.part0 = [7]",
      "“account.js” in “x.zip” does not say whose archive it is." },
    { "window.YTD.account.part0 = [{", "“account.js” in “x.zip” ends in the middle." },
    { "window.YTD.account.part0 = [}]", "“account.js” in “x.zip” is damaged." },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_pack_files (temp, "x.zip", "account.js", cases[i].account,
                                                  "tweets.js", TWEETS_JS "[]", NULL);

      assert_refused (path, KSCORE_ERROR_BAD_ARCHIVE, cases[i].sentence);
    }
  fixture_remove (temp);
}

static char *
import_tweet (const char           *temp,
              const char           *tweet,
              KscoreArchiveReport **report)
{
  g_autofree char *content = g_strconcat (TWEETS_JS "[", tweet, "]", NULL);
  g_autofree char *path = fixture_pack_files (temp, "x.zip", "account.js", ACCOUNT_JS, "tweets.js",
                                              content, NULL);
  g_autoptr (GError) error = NULL;
  char *got = fixture_import (path, report, &error);

  g_assert_no_error (error);
  return got;
}

#define TWEET(date, more)                                                                         \
  "{\"tweet\":{\"id_str\":\"5\",\"created_at\":\"" date "\",\"full_text\":\"t\"" more "}}"
#define GOOD_DATE "Thu Oct 01 10:00:00 +0000 2026"

static void
test_counts (void)
{
  static const struct {
    const char *member;
    const char *line; /* NULL: unknown */
    guint       bad;
  } cases[] = {
    { ",\"favorite_count\":\"12\"", "count 5 like 12 ", 0 },
    { ",\"favorite_count\":12", "count 5 like 12 ", 0 },
    { ",\"favorite_count\":\"0\"", "count 5 like 0 ", 0 },
    { ",\"favorite_count\":\"9223372036854775807\"", "count 5 like 9223372036854775807 ", 0 },
    { ",\"favorite_count\":null", NULL, 0 },
    { "", NULL, 0 },
    { ",\"favorite_count\":-1", NULL, 1 },
    { ",\"favorite_count\":\"-1\"", NULL, 1 },
    { ",\"favorite_count\":9223372036854775808", NULL, 1 },
    { ",\"favorite_count\":\"9223372036854775808\"", NULL, 1 },
    { ",\"favorite_count\":1.5", NULL, 1 },
    { ",\"favorite_count\":[1]", NULL, 1 },
    { ",\"favorite_count\":\"many\"", NULL, 1 },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreArchiveReport) report = NULL;
      g_autofree char *tweet
        = g_strconcat ("{\"tweet\":{\"id_str\":\"5\",\"created_at\":\"" GOOD_DATE "\"",
                       cases[i].member, "}}", NULL);
      g_autofree char *got = import_tweet (temp, tweet, &report);

      g_test_message ("%s", cases[i].member);
      g_assert_nonnull (strstr (got, "post 5 "));
      if (cases[i].line != NULL)
        g_assert_nonnull (strstr (got, cases[i].line));
      else
        g_assert_null (strstr (got, "\ncount "));
      g_assert_cmpuint (report->counts_bad, ==, cases[i].bad);
      g_assert_cmpuint (report->counts_told, ==, cases[i].line != NULL);
    }
  fixture_remove (temp);
}

/* A day before the Web or in the future is not believed; there is no day in the future. */
static void
test_dates (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autofree char *got = import_tweet (
    temp,
    TWEET ("Wed Dec 31 23:59:59 +0000 1969", "") "," TWEET ("Thu Jan 01 00:00:00 +0000 2099", "") ","
    TWEET ("Sun Nov 01 00:00:01 +0000 2026", "") "," TWEET ("Sun Nov 01 00:00:00 +0000 2026", ""),
    &report);
  g_autofree char *sentences = fixture_sentences (report);

  g_assert_cmpuint (report->posts, ==, 1);
  g_assert_cmpuint (report->dates_bad, ==, 3);
  g_assert_null (strstr (got, "1969"));
  g_assert_null (strstr (got, "2099"));
  g_assert_nonnull (strstr (got, "post 5 post at=2026-11-01T00:00:00Z"));
  g_assert_nonnull (
    strstr (sentences, "3 posts were left out because their dates cannot be right.\n"));
  fixture_remove (temp);
}

static void
test_items (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autofree char *got = import_tweet (
    temp,
    "null,7,\"a\",[],{},{\"tweet\":null},{\"tweet\":[]},{\"tweet\":{\"id_str\":\"5\"}},"
    "{\"tweet\":{\"created_at\":\"" GOOD_DATE "\"}},{\"tweet\":{\"id_str\":5,\"created_at\":7}},"
    "{\"tweet\":{\"id_str\":\"5x\",\"created_at\":\"" GOOD_DATE "\"}},"
    "{\"tweet\":{\"id_str\":\"5\",\"created_at\":\"yesterday\"}},{\"tweet\":{\"a\" \"b\"}},"
    TWEET (GOOD_DATE, ",\"entities\":7,\"lang\":[],\"edit_info\":{\"initial\":[1]}") ","
    TWEET (GOOD_DATE, ",\"entities\":{\"urls\":[7,{\"url\":1}],\"hashtags\":[{},{\"text\":7}]}"),
    &report);

  g_assert_cmpuint (report->items_bad, ==, 13);
  g_assert_cmpuint (report->posts, ==, 2);
  g_assert_nonnull (strstr (got, "post 5 post at=2026-10-01T10:00:00Z"));
  fixture_remove (temp);
}

static void
test_text (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autofree char *got = import_tweet (
    temp,
    "{\"tweet\":{\"id_str\":\"5\",\"created_at\":\"" GOOD_DATE "\",\"full_text\":\"<b>\xff\\ud83d"
    "\\u0007\xe2\x80\xae&lt;i&gt;\\u00e9\"}}",
    &report);

  g_assert_nonnull (strstr (got, "text=\"<b>\\357\\277\\275\\357\\277\\275<i>\\303\\251\"\n"));
  fixture_remove (temp);
}

/* Names are text, not markup, and one line. */
static void
test_names (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = fixture_pack_files (
    temp, "x.zip", "account.js",
    "window.YTD.account.part0 = [{\"account\":{\"username\":\"nell\",\"accountId\":\"7\","
    "\"accountDisplayName\":\"<span size=\\\"999999\\\">Nell</span>\\n\\u202e&amp;\"}}]",
    "tweets.js", TWEETS_JS "[]", NULL);
  g_autoptr (KscoreArchiveInfo) info = NULL;

  g_assert_true (kscore_archive_probe (path, NULL, &info, NULL));
  g_assert_cmpstr (info->account->display_name, ==, "<span size=\"999999\">Nell</span> &amp;");
  fixture_remove (temp);
}

static gboolean
refuse_cb (KscorePage *page,
           gpointer    user_data,
           GError    **error)
{
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE, "The disk is full.");
  return FALSE;
}

static void
test_receiver_stops (void)
{
  g_autofree char *path = fixture_path ("x-2023");
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };
  g_autoptr (GError) error = NULL;

  g_assert_false (kscore_archive_import (path, &options, refuse_cb, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
}

static void
test_without_text (void)
{
  g_autofree char *path = fixture_path ("x-2023");
  KscoreArchiveOptions options = { .now = FIXTURE_NOW, .without_text = TRUE };
  g_autofree char *got = fixture_import_with (path, &options, NULL, NULL);

  g_assert_nonnull (strstr (got, "tags=[ferries,"));
  g_assert_null (strstr (got, "text="));
}

static gboolean
ignore_cb (KscorePage *page,
           gpointer    user_data,
           GError    **error)
{
  return TRUE;
}

/* Bytes of the fixtures are changed at random: whatever comes out, it is a result or a sentence. */
static void
test_any_bytes (void)
{
  static const char *const fixtures[]
    = { "x-2023", "grailbird", "mastodon-2026", "mastodon-2023", "kscore-export" };
  static const char alphabet[] = "[]{}\",:\\0123456789-nulltruefalse\xff\0";
  g_autofree char *temp = fixture_temp ();
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };
  guint n = MAX (fixture_cases () / 4, 1);
  guint refused = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *fixture = fixtures[i % G_N_ELEMENTS (fixtures)];
      /* A tar holds the bytes as they are; every fourth time the packed bytes are changed. */
      KscorePackFormat format = i % 4 == 0   ? KSCORE_PACK_ZIP
                                : i % 8 == 1 ? KSCORE_PACK_TAR_GZ
                                             : KSCORE_PACK_TAR;
      g_autofree char *path = fixture_pack (temp, "mutant", fixture, format, FIXTURE_NOW - 86400);
      g_autoptr (GError) error = NULL;
      g_autofree char *data = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      for (int j = g_test_rand_int_range (1, 20); j > 0; j--)
        data[g_test_rand_int_range (0, (gint32) length)]
          = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      if (g_test_rand_int_range (0, 10) == 0)
        length = (gsize) g_test_rand_int_range (1, (gint32) length);
      g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
      if (!kscore_archive_import (path, &options, ignore_cb, NULL, NULL, NULL, NULL, &error))
        {
          refused++;
          g_assert_true (error->domain == KSCORE_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
  g_test_message ("%u of %u refused", refused, n);
  fixture_remove (temp);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const fixtures[] = { "x-2023",        "x-2019",        "grailbird",
                                          "mastodon-2026", "mastodon-2023", "kscore-export" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *name = g_strconcat ("/archive/fixtures/", fixtures[i], NULL);
      g_autofree char *form_name = g_strconcat ("/archive/forms/", fixtures[i], NULL);

      g_test_add_data_func (name, fixtures[i], test_fixtures);
      g_test_add_data_func (form_name, fixtures[i], test_forms);
    }
  g_test_add_func ("/archive/two-in-one", test_two_in_one);
  g_test_add_func ("/archive/strangers", test_strangers);
  g_test_add_func ("/archive/bad-members", test_bad_members);
  g_test_add_func ("/archive/bad-owner", test_bad_owner);
  g_test_add_func ("/archive/counts", test_counts);
  g_test_add_func ("/archive/dates", test_dates);
  g_test_add_func ("/archive/items", test_items);
  g_test_add_func ("/archive/text", test_text);
  g_test_add_func ("/archive/names", test_names);
  g_test_add_func ("/archive/receiver-stops", test_receiver_stops);
  g_test_add_func ("/archive/without-text", test_without_text);
  g_test_add_func ("/archive/any-bytes", test_any_bytes);
  return g_test_run ();
}
