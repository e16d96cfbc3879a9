#include "config.h"

#include "core/kscore-values.h"

static void
test_new_values_know_nothing (void)
{
  g_autoptr(KscoreAccount) account = kscore_account_new ("x", "1", "ada");
  g_autoptr(KscoreActor) actor = kscore_actor_new ("bea@wren.example");
  g_autoptr(KscoreMark) mark = kscore_mark_new (KSCORE_MARK_LIST, NULL, "list/1", 5);
  g_autoptr(KscoreInteraction) interaction = kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW,
                                                                     "bea@wren.example", 7);

  g_assert_cmpint (account->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (account->created_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (account->read_at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (actor->followers, ==, KSCORE_UNKNOWN);
  g_assert_null (mark->maker);
  g_assert_cmpint (mark->to, ==, KSCORE_TIME_UNKNOWN);
  g_assert_null (interaction->post);
  g_assert_cmpint (interaction->seq, ==, 0);
}

static void
test_account_copy_is_deep (void)
{
  g_autoptr(KscoreAccount) account = kscore_account_new ("x", "1", "ada");
  g_autoptr(KscoreAccount) copy = NULL;

  account->followers = 12;
  account->display_name = g_strdup ("Ada");
  copy = kscore_account_copy (account);
  account->display_name[0] = 'B';

  g_assert_cmpstr (copy->display_name, ==, "Ada");
  g_assert_cmpint (copy->followers, ==, 12);
  g_assert_null (kscore_account_copy (NULL));
}

static void
test_account_id (void)
{
  g_autoptr(KscoreAccount) account = kscore_account_new ("x", "1", "ada");
  g_autofree char *id = kscore_account_dup_string_id (account);

  g_assert_cmpstr (id, ==, "x:1");
}

static void
test_page_size_counts_everything (void)
{
  g_autoptr(KscoreAccount) account = kscore_account_new ("x", "1", "ada");
  g_autoptr(KscorePage) page = kscore_page_new (account);
  KscoreAudience audience = { .at = 1, .followers = 2 };
  KscoreCoverage coverage = { .from = 1, .to = 2, .kinds = KSCORE_KINDS_POSTS };
  KscoreShown shown = { .day = 1, .score = 47.5, .model = "kscore-1" };

  g_assert_cmpuint (kscore_page_get_size (page), ==, 0);
  g_ptr_array_add (page->posts, kscore_post_new ("10", 100));
  g_ptr_array_add (page->counts, kscore_count_new ("10", KSCORE_KIND_LIKE, 3, 200));
  g_ptr_array_add (page->actors, kscore_actor_new ("bea@wren.example"));
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new ("10", KSCORE_KIND_LIKE, "bea@wren.example", 150));
  g_ptr_array_add (page->marks, kscore_mark_new (KSCORE_MARK_STAR, NULL, "repository", 1));
  g_array_append_val (page->audience, audience);
  g_array_append_val (page->coverage, coverage);
  g_array_append_val (page->shown, shown);
  g_ptr_array_add (page->outgoing,
                   kscore_outgoing_new ("11", KSCORE_KIND_REPLY, "bea@wren.example", 2));
  g_assert_cmpuint (kscore_page_get_size (page), ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/values/new-values-know-nothing", test_new_values_know_nothing);
  g_test_add_func ("/core/values/account-copy-is-deep", test_account_copy_is_deep);
  g_test_add_func ("/core/values/account-id", test_account_id);
  g_test_add_func ("/core/values/page-size-counts-everything", test_page_size_counts_everything);
  return g_test_run ();
}
