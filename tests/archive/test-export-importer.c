#include "config.h"

#include <string.h>

#include "archive/kscore-importer.h"
#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

#define SETTINGS "{\"format\":\"kscore-export-1\",\"exported_at\":\"2026-10-31T18:00:00Z\"}"
#define ACCOUNTS                                                                                  \
  "[{\"id\":\"x:1\",\"network\":\"x\",\"native_id\":\"1\",\"handle\":\"a\"},"                     \
  "{\"id\":\"x:2\",\"network\":\"x\",\"native_id\":\"2\",\"handle\":\"b\"}]"

static void
test_info (void)
{
  g_autofree char *path = fixture_path ("kscore-export");
  g_autoptr (KscoreArchiveInfo) info = NULL;

  g_assert_true (kscore_archive_probe (path, NULL, &info, NULL));
  g_assert_cmpstr (info->format, ==, kscore_export_importer.format);
  g_assert_null (info->account);
  g_assert_cmpstr (info->sentence, ==,
                   "An export of Kscore of 31 October 2026: everything that it knew.");
}

static void
test_refused (void)
{
  static const struct {
    const char *settings;
    const char *accounts;
    int         code;
    const char *sentence;
  } cases[] = {
    { "{\"format\":\"kscore-export-2\"}", ACCOUNTS, KSCORE_ERROR_TOO_NEW,
      "“k.zip” was written by a newer version of Kscore." },
    { "{\"format\":\"other\"}", ACCOUNTS, KSCORE_ERROR_BAD_ARCHIVE,
      "“k.zip” is not an archive of X, Mastodon or Kscore." },
    { "[", ACCOUNTS, KSCORE_ERROR_BAD_ARCHIVE,
      "“k.zip” is not an archive of X, Mastodon or Kscore." },
    { SETTINGS, "[]", KSCORE_ERROR_BAD_ARCHIVE,
      "“accounts.json” in “k.zip” does not say whose archive it is." },
    { SETTINGS, "[{\"id\":\"x:1\"}]", KSCORE_ERROR_BAD_ARCHIVE,
      "“accounts.json” in “k.zip” does not say whose archive it is." },
    { SETTINGS, "{}", KSCORE_ERROR_BAD_ARCHIVE, "“accounts.json” in “k.zip” is damaged." },
    { SETTINGS, "[{", KSCORE_ERROR_BAD_ARCHIVE, "“accounts.json” in “k.zip” ends in the middle." },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
        = fixture_pack_files (temp, "k.zip", "settings.json", cases[i].settings, "accounts.json",
                              cases[i].accounts, "posts.ndjson", "", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (fixture_import (path, NULL, &error));
      g_assert_error (error, KSCORE_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
    }
  fixture_remove (temp);
}

/* Which version of the model had been chosen is handed on as it stands there, to be checked. */
static void
test_model (void)
{
  static const struct {
    const char *more;
    const char *model;
    const char *weights;
    guint64     bad;
  } cases[] = {
    { "", NULL, NULL, 0 },
    { ",\"model\":null,\"weights\":null", NULL, NULL, 0 },
    { ",\"model\":\"../x\",\"weights\":\"{}\\n\"", "../x", "{}\n", 0 },
    { ",\"model\":7,\"weights\":{\"version\":\"a\"}", NULL, NULL, 2 },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *settings =
        g_strdup_printf ("{\"format\":\"kscore-export-1\"%s}", cases[i].more);
      g_autofree char *path
        = fixture_pack_files (temp, "k.zip", "settings.json", settings, "accounts.json", ACCOUNTS,
                              "actors.ndjson", "", "posts.ndjson", "", "interactions.ndjson", "",
                              "marks.ndjson", "", "audience.ndjson", "", NULL);
      g_autoptr (KscoreArchiveReport) report = NULL;
      g_autofree char *got = fixture_import (path, &report, NULL);

      g_assert_nonnull (got);
      g_assert_cmpstr (report->model, ==, cases[i].model);
      g_assert_cmpstr (report->weights, ==, cases[i].weights);
      g_assert_cmpuint (report->items_bad, ==, cases[i].bad);
    }
  fixture_remove (temp);
}

/* Lines that cannot be are left out and counted; the rest comes in. */
static void
test_lines (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path = fixture_pack_files (
    temp, "k.zip", "settings.json", SETTINGS, "accounts.json", ACCOUNTS, "actors.ndjson", "",
    "interactions.ndjson", "", "marks.ndjson", "", "posts.ndjson",
    "\n  \r\nnull\n7\n{\n{\"account\":\"x:1\"}\n{\"account\":\"x:9\",\"id\":\"1\"}\n"
    "{\"account\":\"x:1\",\"id\":\"1\",\"at\":\"2026-10-01T00:00:00Z\"}\r\n"
    "{\"account\":\"x:1\",\"id\":\"2\",\"at\":\"2099-10-01T00:00:00Z\",\"counts\":{\"like\":1}}\n"
    "{\"account\":\"x:1\",\"id\":\"3\",\"at\":\"2026-10-02T00:00:00Z\"}",
    "audience.ndjson", "{\"account\":\"x:1\",\"at\":\"2099-01-01T00:00:00Z\",\"followers\":1}\n",
    "scores.ndjson",
    "{\"date\":\"2099-01-01\",\"score\":5,\"model\":\"kscore-1\",\"shown\":true}\n", NULL);
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autofree char *got = fixture_import (path, &report, NULL);

  g_assert_cmpuint (report->posts, ==, 2);
  g_assert_cmpuint (report->items_bad, ==, 7);
  g_assert_cmpuint (report->dates_bad, ==, 1);
  g_assert_nonnull (strstr (got, "\npost 3 "));
  g_assert_null (strstr (got, "\ncount "));
  g_assert_null (strstr (got, "\naudience "));
  g_assert_null (strstr (got, "shown "));
  fixture_remove (temp);
}

static void
test_long_line (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *long_line = g_strnfill (5 * 1024 * 1024, 'a');
  g_autofree char *path
    = fixture_pack_files (temp, "k.zip", "settings.json", SETTINGS, "accounts.json", ACCOUNTS,
                          "actors.ndjson", "", "posts.ndjson", long_line, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_import (path, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "“posts.ndjson” in “k.zip” holds an item that is too long to be real.");
  fixture_remove (temp);
}

typedef struct {
  guint    pages;
  guint    posts[2];
  gboolean covered[2];
} Seen;

static gboolean
page_cb (KscorePage *page,
         gpointer    user_data,
         GError    **error)
{
  Seen *seen = user_data;
  guint which = page->account->native_id[0] - '1';

  seen->pages++;
  g_assert_cmpuint (page->posts->len, <=, 500);
  /* Nothing comes after coverage. */
  g_assert_false (seen->covered[which]);
  seen->posts[which] += page->posts->len;
  seen->covered[which] = page->coverage->len > 0;
  return TRUE;
}

/* Two accounts whose lines are mixed: each page is of one, and coverage is last. */
static void
test_mixed (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autoptr (GString) posts = g_string_new (NULL);
  g_autofree char *path = NULL;
  KscoreArchiveOptions options = { .now = FIXTURE_NOW };
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };

  for (guint i = 0; i < 2400; i++)
    g_string_append_printf (
      posts, "{\"account\":\"x:%u\",\"id\":\"%u\",\"at\":\"2026-10-01T00:00:00Z\"}\n",
      i % 3 == 0 ? 2 : 1, i);
  path = fixture_pack_files (
    temp, "k.zip", "settings.json", SETTINGS, "accounts.json", ACCOUNTS, "actors.ndjson", "",
    "interactions.ndjson", "", "marks.ndjson", "", "audience.ndjson", "", "posts.ndjson", posts->str,
    "coverage.json",
    "[{\"account\":\"x:1\",\"intervals\":[{\"from\":\"2026-01-01\",\"to\":\"2026-02-01\","
    "\"kinds\":[\"post\"]}]},{\"account\":\"x:2\",\"intervals\":[{\"from\":\"2026-01-01\","
    "\"to\":\"2026-02-01\",\"kinds\":[\"post\"]}]}]",
    NULL);
  kscore_archive_import (path, &options, page_cb, NULL, &seen, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen.posts[0], ==, 1600);
  g_assert_cmpuint (seen.posts[1], ==, 800);
  g_assert_true (seen.covered[0] && seen.covered[1]);
  g_assert_cmpuint (seen.pages, ==, 4 + 2 + 2);
  fixture_remove (temp);
}

/* A copy that was cut off is no backup; a last line that only lacks its end is whole. */
static void
test_cut_off (void)
{
  static const struct {
    const char *posts;
    gboolean    good;
  } cases[] = {
    { "{}\n{\"id\":\"1\",\"acc", FALSE },
    { "{}\n{\"id\":\"1\"}", TRUE },
    { "{}\n \r", TRUE },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GSIZE_FORMAT ".zip", i);
      g_autofree char *path
        = fixture_pack_files (temp, name, "settings.json", SETTINGS, "accounts.json", ACCOUNTS,
                              "actors.ndjson", "", "interactions.ndjson", "", "marks.ndjson", "",
                              "audience.ndjson", "", "posts.ndjson", cases[i].posts, NULL);
      g_autofree char *pages = NULL;
      g_autoptr (GError) error = NULL;

      pages = fixture_import (path, NULL, &error);
      g_assert_cmpint (pages != NULL, ==, cases[i].good);
      if (!cases[i].good)
        g_assert_cmpstr (error->message, ==, "“posts.ndjson” in “0.zip” ends in the middle.");
    }
  fixture_remove (temp);
}

/* A lost file is not an empty one: nothing would look like nothing known. */
static void
test_missing_file (void)
{
  g_autofree char *temp = fixture_temp ();
  g_autofree char *path
    = fixture_pack_files (temp, "k.zip", "settings.json", SETTINGS, "accounts.json", ACCOUNTS,
                          "actors.ndjson", "", "posts.ndjson", "", "marks.ndjson", "",
                          "audience.ndjson", "", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_import (path, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE);
  g_assert_cmpstr (error->message, ==, "“interactions.ndjson” is missing in “k.zip”.");
  fixture_remove (temp);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-importer/info", test_info);
  g_test_add_func ("/export-importer/refused", test_refused);
  g_test_add_func ("/export-importer/model", test_model);
  g_test_add_func ("/export-importer/lines", test_lines);
  g_test_add_func ("/export-importer/missing-file", test_missing_file);
  g_test_add_func ("/export-importer/long-line", test_long_line);
  g_test_add_func ("/export-importer/mixed", test_mixed);
  g_test_add_func ("/export-importer/cut-off", test_cut_off);
  return g_test_run ();
}
