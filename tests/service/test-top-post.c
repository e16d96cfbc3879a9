#include "config.h"

#include <math.h>

#include "service/kscore-top-post.h"

static void
test_post (void)
{
  char text[] = "Birdsong before the rain";
  g_autoptr(KscoreTopPost) post = kscore_top_post_new (&(KscoreTopPostValues) {
    .id = 7, .text = text, .network = "mastodon", .day = 20769, .date = "12 Nov",
    .detail = "612 reshares", .points = 3.1, .without = 45.9, .url = "https://example.org/7",
  });
  g_autofree char *network = NULL;
  g_autofree char *name = NULL;
  g_autofree char *date = NULL;
  gint64 id = 0;
  int day = 0;
  gboolean rest = TRUE;

  /* Copied. */
  text[0] = 'X';
  g_object_get (post, "id", &id, "network", &network, "network-name", &name, "date", &date,
                "day", &day, "rest", &rest, NULL);
  g_assert_cmpint (id, ==, 7);
  g_assert_cmpstr (network, ==, "mastodon");
  g_assert_cmpstr (name, ==, "Mastodon");
  g_assert_cmpstr (date, ==, "12 Nov");
  g_assert_cmpint (day, ==, 20769);
  g_assert_false (rest);
  g_assert_false (kscore_top_post_get_rest (post));
  g_assert_cmpint (kscore_top_post_get_id (post), ==, 7);
  g_assert_cmpstr (kscore_top_post_get_text (post), ==, "Birdsong before the rain");
  g_assert_cmpstr (kscore_top_post_get_detail (post), ==, "612 reshares");
  g_assert_cmpstr (kscore_top_post_get_url (post), ==, "https://example.org/7");
  g_assert_cmpfloat (kscore_top_post_get_points (post), ==, 3.1);
  g_assert_cmpfloat (kscore_top_post_get_without (post), ==, 45.9);
}

static void
test_rest (void)
{
  g_autoptr(KscoreTopPost) rest = kscore_top_post_new (&(KscoreTopPostValues) {
    .text = "Everything else", .day = KSCORE_DAY_UNKNOWN, .points = 0.4, .without = NAN,
  });
  g_autofree char *name = NULL;
  double without = 0;

  g_object_get (rest, "network-name", &name, "without", &without, NULL);
  g_assert_true (kscore_top_post_get_rest (rest));
  g_assert_null (name);
  g_assert_true (isnan (without));
  g_assert_null (kscore_top_post_get_url (rest));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/top-post/post", test_post);
  g_test_add_func ("/service/top-post/rest", test_rest);
  return g_test_run ();
}
