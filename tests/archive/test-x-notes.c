#include "config.h"

#include "archive/kscore-x-notes.h"

#include <string.h>

#include "core/kscore-date.h"
#include "json/kscore-json-reader.h"

static gboolean
add (KscoreXNotes *notes,
     const char   *json)
{
  g_autoptr (JsonNode) node = kscore_json_parse (json, strlen (json), NULL);

  return kscore_x_notes_add (notes, node);
}

#define NOTE(at, text)                                                                            \
  "{\"noteTweet\":{\"createdAt\":\"2023-03-01T12:00:" at "Z\",\"core\":{\"text\":\"" text "\"}}}"

static void
test_find (void)
{
  g_autoptr (KscoreXNotes) notes = kscore_x_notes_new ();
  gint64 noon;

  g_assert_true (kscore_time_from_iso8601 ("2023-03-01T12:00:00Z", &noon));
  g_assert_null (kscore_x_notes_find (notes, "1", "Long", noon));

  g_assert_true (add (notes, NOTE ("01", "Tides &amp; fog: the whole long story https://a.example")));
  g_assert_true (add (notes, NOTE ("30", "Tides &amp; fog: the other story https://b.example")));
  g_assert_true (add (notes, "{\"noteTweet\":{\"tweetId\":\"77\",\"core\":{\"text\":\"By id\"}}}"));
  g_assert_true (add (notes, "{\"noteTweet\":{\"createdAt\":\"2023-03-01T12:00:00Z\","
                             "\"noteTweetResults\":{\"text\":\"An older shape of the file\"}}}"));

  g_assert_cmpstr (kscore_x_notes_find (notes, "77", NULL, noon), ==, "By id");
  g_assert_cmpstr (kscore_x_notes_find (notes, "1", "Tides & fog: the whole long story http…", noon),
                   ==, "Tides & fog: the whole long story https://a.example");
  g_assert_cmpstr (kscore_x_notes_find (notes, "1", "Tides & fog: the other story https://t.co/x",
                                        noon),
                   ==, "Tides & fog: the other story https://b.example");
  g_assert_cmpstr (kscore_x_notes_find (notes, "1", "An older shape of the file", noon), ==,
                   "An older shape of the file");
  /* The same words on another day are another post. */
  g_assert_null (
    kscore_x_notes_find (notes, "1", "Tides & fog: the whole long story http…", noon + 3600));
  g_assert_null (kscore_x_notes_find (notes, "1", "Tides & fog", noon));
  g_assert_null (kscore_x_notes_find (notes, "1", NULL, noon));
}

/* Two notes that begin alike: the one nearest in time. */
static void
test_nearest (void)
{
  g_autoptr (KscoreXNotes) notes = kscore_x_notes_new ();
  gint64 noon;

  kscore_time_from_iso8601 ("2023-03-01T12:00:00Z", &noon);
  add (notes, NOTE ("00", "1234567890123456789012345678901234567890 first"));
  add (notes, NOTE ("40", "1234567890123456789012345678901234567890 second"));
  g_assert_cmpstr (kscore_x_notes_find (notes, "1", "1234567890123456789012345678901234567890 …",
                                        noon + 35),
                   ==, "1234567890123456789012345678901234567890 second");
  g_assert_cmpstr (kscore_x_notes_find (notes, "1", "1234567890123456789012345678901234567890 …",
                                        noon + 5),
                   ==, "1234567890123456789012345678901234567890 first");
}

static void
test_wrong (void)
{
  g_autoptr (KscoreXNotes) notes = kscore_x_notes_new ();

  g_assert_false (add (notes, "7"));
  g_assert_false (add (notes, "{}"));
  g_assert_false (add (notes, "{\"noteTweet\":{\"core\":{\"text\":7}}}"));
  g_assert_false (add (notes, "{\"noteTweet\":{\"core\":{\"text\":\"no date\"}}}"));
}

/* However many there are, memory ends somewhere. */
static void
test_bounded (void)
{
  g_autoptr (KscoreXNotes) notes = kscore_x_notes_new ();
  g_autofree char *filler = g_strnfill (15000, 'x');

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"noteTweet\":{\"tweetId\":\"%u\",\"core\":{\"text\":\"%s\"}}}", i, filler);

      g_assert_true (add (notes, json));
    }
  g_assert_nonnull (kscore_x_notes_find (notes, "0", NULL, 0));
  g_assert_null (kscore_x_notes_find (notes, "1999", NULL, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/x-notes/find", test_find);
  g_test_add_func ("/x-notes/nearest", test_nearest);
  g_test_add_func ("/x-notes/wrong", test_wrong);
  g_test_add_func ("/x-notes/bounded", test_bounded);
  return g_test_run ();
}
