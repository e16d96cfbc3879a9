#include "config.h"

#include <string.h>

#include "archive/kscore-importer.h"
#include "core/kscore-error.h"
#include "support/kscore-archive-fixture.h"

static void
test_info (void)
{
  g_autofree char *path = fixture_path ("mastodon-2026");
  g_autofree char *old_path = fixture_path ("mastodon-2023");
  g_autoptr (KscoreArchiveInfo) info = NULL, old = NULL;

  g_assert_true (kscore_archive_probe (path, NULL, &info, NULL));
  g_assert_cmpstr (info->format, ==, kscore_mastodon_importer.format);
  g_assert_cmpstr (info->account->native_id, ==, "https://fen.example/ap/users/1161");
  g_assert_cmpstr (info->account->handle, ==, "nell@fen.example");
  g_assert_cmpuint (info->tells, ==,
                    KSCORE_KINDS_POSTS | KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
                      | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE));
  g_assert_true (kscore_archive_probe (old_path, NULL, &old, NULL));
  g_assert_cmpuint (old->tells, ==, KSCORE_KINDS_POSTS);
}

/* The name of the file says when the server wrote it. */
static void
test_reading_time (void)
{
  static const struct {
    const char *name;
    gint64      mtime;
    const char *expected;
  } cases[] = {
    { "archive-20260301120000-0123abcd.tar.gz", FIXTURE_NOW - 86400, "at=2026-03-01T12:00:00Z" },
    { "archive-20260301120000-0123abcd (1).tar.gz", FIXTURE_NOW - 86400, "at=2026-03-01T12:00:00Z" },
    { "archive-20300301120000-0123abcd.tar.gz", FIXTURE_NOW - 86400, "at=2026-10-31T00:00:00Z" },
    { "archive-20261399120000-0123abcd.tar.gz", FIXTURE_NOW - 86400, "at=2026-10-31T00:00:00Z" },
    { "mine.tar.gz", FIXTURE_NOW - 86400, "at=2026-10-31T00:00:00Z" },
    { "mine.tar.gz", FIXTURE_NOW + 86400, "at=2026-01-06T10:00:00Z" },
    { "mine.tar.gz", 0, "at=2026-01-06T10:00:00Z" },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
        = fixture_pack (temp, cases[i].name, "mastodon-2026", KSCORE_PACK_TAR_GZ, cases[i].mtime);
      g_autoptr (KscoreArchiveReport) report = NULL;
      g_autofree char *got = fixture_import (path, &report, NULL);
      g_autofree char *count
        = g_strconcat ("/statuses/11 like 11 ", cases[i].expected, "\n", NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_nonnull (strstr (got, count));
    }
  fixture_remove (temp);
}

/* Not a word of what was not for everybody leaves the importer. */
static void
test_privacy (void)
{
  g_autofree char *path = fixture_path ("mastodon-2026");
  g_autoptr (KscoreArchiveReport) report = NULL;
  g_autofree char *got = fixture_import (path, &report, NULL);

  g_assert_null (strstr (got, "For followers."));
  g_assert_null (strstr (got, "Only for you."));
  g_assert_null (strstr (got, "statuses/13"));
  g_assert_null (strstr (got, "statuses/14"));
  g_assert_cmpuint (report->private_skipped, ==, 1);
  g_assert_cmpuint (report->direct_skipped, ==, 1);
  g_assert_cmpuint (report->retweets_skipped, ==, 1);
}

static void
test_owner (void)
{
  static const struct {
    const char *actor;
    const char *handle; /* NULL: refused */
  } cases[] = {
    { "{\"id\":\"https://a.example/u/1\",\"preferredUsername\":\"ada\"}", "ada@a.example" },
    { "{\"id\":\"https://api.a.example/u/1\",\"preferredUsername\":\"ada\","
      "\"url\":\"https://a.example/@ada\"}",
      "ada@a.example" },
    { "{\"id\":\"https://a.example/u/1\",\"preferredUsername\":\"ada\",\"webfinger\":\"ada@b.example\"}",
      "ada@b.example" },
    { "{\"id\":\"https://a.example/u/1\",\"preferredUsername\":\"ada\",\"url\":7,\"name\":[]}",
      "ada@a.example" },
    { "{\"id\":\"a\",\"preferredUsername\":\"ada\"}", NULL },
    { "{\"id\":\"https://a.example/u/1\"}", NULL },
    { "{}", NULL },
    { "[]", NULL },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
        = fixture_pack_files (temp, "m.zip", "actor.json", cases[i].actor, "outbox.json",
                              "{\"orderedItems\":[]}", NULL);
      g_autoptr (KscoreArchiveInfo) info = NULL;
      g_autoptr (GError) error = NULL;

      if (kscore_archive_probe (path, NULL, &info, &error))
        g_assert_cmpstr (info->account->handle, ==, cases[i].handle);
      else
        g_assert_cmpstr (error->message, ==,
                         "“actor.json” in “m.zip” does not say whose archive it is.");
      g_assert_true ((info != NULL) == (cases[i].handle != NULL));
    }
  fixture_remove (temp);
}

/* An outbox is an object; anything else is no outbox. */
static void
test_outbox (void)
{
  static const struct {
    const char *outbox;
    const char *sentence; /* NULL: imports, to nothing */
  } cases[] = {
    { "{\"orderedItems\":[]}", NULL },
    { "{\"orderedItems\":null}", NULL },
    { "{}", NULL },
    { "", "“outbox.json” in “m.zip” holds no list." },
    { "{\"orderedItems\":[{\"type\":\"Create\"", "“outbox.json” in “m.zip” ends in the middle." },
  };
  g_autofree char *temp = fixture_temp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_pack_files (
        temp, "m.zip", "actor.json",
        "{\"id\":\"https://a.example/u/1\",\"preferredUsername\":\"ada\"}", "outbox.json",
        cases[i].outbox, NULL);
      g_autoptr (KscoreArchiveReport) report = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *got = fixture_import (path, &report, &error);

      if (cases[i].sentence == NULL)
        g_assert_cmpuint (report->posts, ==, 0);
      else
        g_assert_cmpstr (error->message, ==, cases[i].sentence);
      g_assert_true ((got == NULL) == (cases[i].sentence != NULL));
    }
  fixture_remove (temp);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-importer/info", test_info);
  g_test_add_func ("/mastodon-importer/reading-time", test_reading_time);
  g_test_add_func ("/mastodon-importer/privacy", test_privacy);
  g_test_add_func ("/mastodon-importer/owner", test_owner);
  g_test_add_func ("/mastodon-importer/outbox", test_outbox);
  return g_test_run ();
}
