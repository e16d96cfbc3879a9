#include "config.h"

#include <math.h>

#include "service/kscore-scoring.h"
#include "service/kscore-top-posts.h"
#include "support/owner-fixture.h"

#define DAY ((gint64) 86400)

static KscoreScoring *
new_scoring (KscoreWorkspace *workspace)
{
  g_autoptr(GError) error = NULL;
  KscoreScoring *scoring = kscore_scoring_new (workspace, NULL, &error);

  g_assert_no_error (error);
  return scoring;
}

static void
test_list_adds_up (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  KscoreTopPost *rest;
  double sum = 0;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = new_scoring (workspace);

  /* Ten posts at most; nine of the weeks count, so nothing is left here. */
  g_assert_cmpuint (scoring->posts->len, >=, 9);
  g_assert_cmpuint (scoring->posts->len, <=, KSCORE_TOP_POSTS_MAX + 1);
  for (guint i = 0; i < scoring->posts->len; i++)
    {
      KscoreTopPost *post = g_ptr_array_index (scoring->posts, i);
      double points = kscore_top_post_get_points (post);

      sum += points;
      g_assert_cmpfloat (points, >, 0);
      if (kscore_top_post_get_rest (post))
        continue;
      g_assert_cmpfloat (kscore_top_post_get_without (post), <, scoring->score->score);
      g_assert_cmpfloat (kscore_top_post_get_without (post), >, 1);
      g_assert_true (g_str_has_prefix (kscore_top_post_get_text (post), "Notes on birdsong "));
      if (i > 0)
        g_assert_cmpfloat (points, <=, kscore_top_post_get_points (
                                         g_ptr_array_index (scoring->posts, i - 1)));
    }
  g_assert_cmpfloat_with_epsilon (
    sum, scoring->score->components[KSCORE_COMPONENT_RESPONSE].points, 1e-9);
  rest = g_ptr_array_index (scoring->posts, scoring->posts->len - 1);
  g_assert_true (!kscore_top_post_get_rest (rest)
                 || scoring->posts->len == KSCORE_TOP_POSTS_MAX + 1);
}

static KscorePost *
add_post (KscorePage     *page,
          const char     *id,
          int             days_ago,
          const char     *text,
          const char     *url,
          KscorePostKind  kind)
{
  KscorePost *post = kscore_post_new (id, OWNER_FIXTURE_NOW - days_ago * DAY);

  post->text = g_strdup (text);
  post->url = g_strdup (url);
  post->kind = kind;
  g_ptr_array_add (page->posts, post);
  return post;
}

static void
add_count (KscorePage *page,
           const char *post,
           KscoreKind  kind,
           gint64      total)
{
  g_ptr_array_add (page->counts, kscore_count_new (post, kind, total, OWNER_FIXTURE_NOW));
}

static KscorePage *
new_page (void)
{
  g_autoptr(KscoreAccount) account = kscore_account_new ("mastodon", "1", "ada@moor.example");
  KscorePage *page = kscore_page_new (account);
  KscoreCoverage covered = {
    .from = kscore_day_from_time (OWNER_FIXTURE_NOW) - 120,
    .to = kscore_day_from_time (OWNER_FIXTURE_NOW),
    .kinds = KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS,
  };

  g_array_append_val (page->coverage, covered);
  return page;
}

static KscoreTopPost *
find_post (KscoreScoring *scoring,
           const char    *text)
{
  for (guint i = 0; i < scoring->posts->len; i++)
    {
      KscoreTopPost *post = g_ptr_array_index (scoring->posts, i);

      if (g_str_equal (kscore_top_post_get_text (post), text))
        return post;
    }
  g_error ("There is no “%s”", text);
}

static void
test_words (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(KscorePage) page = new_page ();
  g_autoptr(GError) error = NULL;
  g_autofree char *date = NULL;
  KscoreTopPost *post;
  guint n_skipped = 0;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  add_post (page, "a", 10, "  A field guide\n\nto <b>bird</b> song", "https://moor.example/a",
            KSCORE_POST_POST);
  add_count (page, "a", KSCORE_KIND_LIKE, 1940);
  add_count (page, "a", KSCORE_KIND_RESHARE, 612);
  add_count (page, "a", KSCORE_KIND_REPLY, 88);
  add_count (page, "a", KSCORE_KIND_QUOTE, 1);
  add_post (page, "b", 20, NULL, "javascript:alert(1)", KSCORE_POST_VIDEO);
  add_count (page, "b", KSCORE_KIND_RESHARE, 1);
  add_post (page, "c", 30, " \n ", NULL, KSCORE_POST_POST);
  add_count (page, "c", KSCORE_KIND_LIKE, 1);
  add_post (page, "d", 40, "Nobody cared", NULL, KSCORE_POST_POST);
  add_count (page, "d", KSCORE_KIND_LIKE, 0);
  kscore_store_write_page (kscore_workspace_get_store (workspace), page, &n_skipped, NULL, &error);
  g_assert_no_error (error);
  kscore_workspace_evidence_changed (workspace);
  scoring = new_scoring (workspace);
  g_assert_true (scoring->score->known);
  /* What nobody reacted to is not there, and nothing is left over. */
  g_assert_cmpuint (scoring->posts->len, ==, 3);

  post = g_ptr_array_index (scoring->posts, 0);
  g_object_get (post, "date", &date, NULL);
  g_assert_cmpstr (kscore_top_post_get_text (post), ==, "A field guide to <b>bird</b> song");
  g_assert_cmpstr (kscore_top_post_get_detail (post), ==, "612 reshares, 1,940 likes, 88 replies");
  g_assert_cmpstr (kscore_top_post_get_url (post), ==, "https://moor.example/a");
  g_assert_cmpstr (date, ==, "22 Oct");
  g_assert_cmpint (kscore_top_post_get_id (post), >, 0);

  post = find_post (scoring, "Video without a title");
  g_assert_cmpstr (kscore_top_post_get_detail (post), ==, "1 reshare");
  g_assert_null (kscore_top_post_get_url (post));
  find_post (scoring, "Post without text");
}

/* Many posts with the same reactions: the newest come first, and the rest is summed. */
static void
test_ties (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(KscorePage) page = new_page ();
  g_autoptr(GError) error = NULL;
  KscoreTopPost *rest;
  double sum = 0;
  guint n_skipped = 0;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  for (guint i = 0; i < 28; i++)
    {
      g_autofree char *id = g_strdup_printf ("%02u", (i * 11) % 28);
      g_autofree char *text = g_strdup_printf ("Post %u", i);

      add_post (page, id, (int) (6 + 7 * (i % 4)), text, NULL, KSCORE_POST_POST);
      add_count (page, id, KSCORE_KIND_LIKE, 5);
    }
  kscore_store_write_page (kscore_workspace_get_store (workspace), page, &n_skipped, NULL, &error);
  g_assert_no_error (error);
  kscore_workspace_evidence_changed (workspace);
  scoring = new_scoring (workspace);

  g_assert_cmpuint (scoring->posts->len, ==, KSCORE_TOP_POSTS_MAX + 1);
  for (guint i = 0; i < KSCORE_TOP_POSTS_MAX; i++)
    {
      KscoreTopPost *post = g_ptr_array_index (scoring->posts, i);
      int day = 0;

      g_object_get (post, "day", &day, NULL);
      g_assert_cmpint (day, ==, kscore_day_from_time (OWNER_FIXTURE_NOW) - (i < 7 ? 6 : 13));
      if (i % 7 > 0)
        g_assert_cmpint (kscore_top_post_get_id (post), >,
                         kscore_top_post_get_id (g_ptr_array_index (scoring->posts, i - 1)));
    }
  rest = g_ptr_array_index (scoring->posts, KSCORE_TOP_POSTS_MAX);
  g_assert_true (kscore_top_post_get_rest (rest));
  g_assert_cmpstr (kscore_top_post_get_detail (rest), ==, "18 more posts");
  g_assert_true (isnan (kscore_top_post_get_without (rest)));
  for (guint i = 0; i < scoring->posts->len; i++)
    sum += kscore_top_post_get_points (g_ptr_array_index (scoring->posts, i));
  g_assert_cmpfloat_with_epsilon (
    sum, scoring->score->components[KSCORE_COMPONENT_RESPONSE].points, 1e-9);
}

static void
test_nothing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  scoring = new_scoring (workspace);
  g_assert_cmpuint (scoring->posts->len, ==, 0);
  g_assert_cmpuint (g_hash_table_size (scoring->without), ==, 0);
}

static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(KscoreAttribution) attribution = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = new_scoring (workspace);
  attribution = kscore_attribution_new (scoring->loaded->ledger, scoring->score);
  g_cancellable_cancel (cancellable);
  g_assert_null (kscore_top_posts_new (workspace, scoring->loaded, scoring->score, attribution,
                                       cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/top-posts/list-adds-up", test_list_adds_up);
  g_test_add_func ("/service/top-posts/words", test_words);
  g_test_add_func ("/service/top-posts/ties", test_ties);
  g_test_add_func ("/service/top-posts/nothing", test_nothing);
  g_test_add_func ("/service/top-posts/cancelled", test_cancelled);
  return g_test_run ();
}
