#include "config.h"

#include <glib/gstdio.h>
#include <math.h>

#include "service/kscore-score-row.h"
#include "service/kscore-score-words.h"
#include "support/owner-fixture.h"

static void
test_unknown_components_say_so (void)
{
  KscoreScore score = { 0 };
  g_autoptr(GListStore) rows = NULL;
  g_autofree char *recognition = NULL;

  score.accounts = g_array_new (FALSE, FALSE, sizeof (KscoreAccountScore));
  rows = kscore_score_words_list_components (&score, NULL);
  recognition = kscore_score_words_dup_detail (&score, NULL, KSCORE_COMPONENT_RECOGNITION);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, KSCORE_N_COMPONENTS);
  for (guint i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      g_autoptr(KscoreScoreRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      g_assert_false (kscore_score_row_get_known (row));
      g_assert_nonnull (kscore_score_row_get_detail (row));
    }
  g_assert_nonnull (strstr (recognition, "who reacted"));
  g_array_unref (score.accounts);
}

static void
test_details (void)
{
  KscoreScore score = { .window_weeks = 11, .covered_weeks = 9, .n_people = 1204 };
  KscoreAccountScore account = { .audience_known = TRUE };
  g_autofree char *response = NULL;
  g_autofree char *recognition = NULL;
  g_autofree char *audience = NULL;
  g_autofree char *one = NULL;

  score.accounts = g_array_new (FALSE, FALSE, sizeof (KscoreAccountScore));
  g_array_append_val (score.accounts, account);
  score.components[KSCORE_COMPONENT_RESPONSE].known = TRUE;
  score.components[KSCORE_COMPONENT_RECOGNITION].known = TRUE;
  score.components[KSCORE_COMPONENT_AUDIENCE] = (KscoreComponentScore) { .known = TRUE, .value = 1 };
  score.recognition.supporters = 1;
  response = kscore_score_words_dup_detail (&score, NULL, KSCORE_COMPONENT_RESPONSE);
  recognition = kscore_score_words_dup_detail (&score, NULL, KSCORE_COMPONENT_RECOGNITION);
  one = kscore_score_words_dup_detail (&score, NULL, KSCORE_COMPONENT_AUDIENCE);
  score.components[KSCORE_COMPONENT_AUDIENCE].value = 9310;
  g_array_append_val (score.accounts, account);
  audience = kscore_score_words_dup_detail (&score, NULL, KSCORE_COMPONENT_AUDIENCE);

  g_assert_cmpstr (response, ==, "9 of 11 weeks known · 1,204 people");
  g_assert_cmpstr (recognition, ==, "1 established supporter");
  g_assert_cmpstr (one, ==, "1 follower");
  g_assert_cmpstr (audience, ==, "9,310 followers on 2 accounts");
  g_array_unref (score.accounts);
}

static void
test_networks_sum_to_the_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GListStore) rows = NULL;
  g_autoptr(KscoreScoreRow) row = NULL;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = kscore_scoring_new (workspace, NULL, NULL);
  rows = kscore_score_words_list_networks (scoring);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 1);
  row = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  g_assert_cmpstr (kscore_score_row_get_title (row), ==, "X");
  g_assert_cmpfloat_with_epsilon (kscore_score_row_get_points (row), scoring->score->score - 1,
                                  1e-6);
  /* Without the only network there is no score. */
  g_assert_true (isnan (kscore_score_row_get_without (row)));
}

/* Lists that hold on the day are counted; one that is over, and reputation, are not. */
static void
test_marks (void)
{
  KscoreScore score = { .day = 100 };
  g_autoptr(KscoreEvidence) evidence = kscore_evidence_new ();
  const KscoreEvidenceMark marks[] = {
    { .kind = KSCORE_MARK_LIST, .value = 1, .from = KSCORE_DAY_UNKNOWN, .to = KSCORE_DAY_UNKNOWN },
    { .kind = KSCORE_MARK_LIST, .value = 1, .from = 100, .to = 101 },
    { .kind = KSCORE_MARK_LIST, .value = 1, .from = 50, .to = 100 },
    { .kind = KSCORE_MARK_LIST, .value = 1, .from = 101, .to = KSCORE_DAY_UNKNOWN },
    { .kind = KSCORE_MARK_STAR, .value = 1900, .from = 1, .to = KSCORE_DAY_UNKNOWN },
    { .kind = KSCORE_MARK_FORK, .value = 3, .from = 1, .to = KSCORE_DAY_UNKNOWN },
    { .kind = KSCORE_MARK_REPUTATION, .value = 9, .from = 1, .to = KSCORE_DAY_UNKNOWN },
  };
  g_autofree char *text = NULL;

  score.components[KSCORE_COMPONENT_RECOGNITION].known = TRUE;
  score.recognition.supporters = 212;
  g_array_append_vals (evidence->marks, marks, G_N_ELEMENTS (marks));
  text = kscore_score_words_dup_detail (&score, evidence, KSCORE_COMPONENT_RECOGNITION);
  g_assert_cmpstr (text, ==, "212 established supporters · 2 lists · 1,900 stars");
}

#define KIM "https://social.example/users/kim"

/* A server that tells no likes has no points, not 0 of them. */
static void
test_unknown_network_comes_last (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *mastodon = NULL;
  g_autofree char *actor = NULL;
  g_autofree char *outbox = NULL;
  g_autofree char *x = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(GListStore) rows = NULL;
  g_autoptr(KscoreScoreRow) first = NULL;
  g_autoptr(KscoreScoreRow) last = NULL;

  owner_fixture_init (&fixture);
  mastodon = g_build_filename (fixture.root, "mastodon", NULL);
  g_assert_cmpint (g_mkdir (mastodon, 0700), ==, 0);
  actor = owner_fixture_write_file (&fixture, "mastodon/actor.json",
    "{\"id\":\"" KIM "\",\"type\":\"Person\",\"preferredUsername\":\"kim\","
    "\"webfinger\":\"kim@social.example\",\"published\":\"2022-11-05T00:00:00Z\"}");
  outbox = owner_fixture_write_file (&fixture, "mastodon/outbox.json",
    "{\"type\":\"OrderedCollection\",\"orderedItems\":[{\"type\":\"Create\","
    "\"actor\":\"" KIM "\",\"published\":\"2026-09-01T00:00:00Z\","
    "\"to\":[\"https://www.w3.org/ns/activitystreams#Public\"],"
    "\"object\":{\"id\":\"" KIM "/statuses/1\",\"type\":\"Note\",\"attributedTo\":\"" KIM "\","
    "\"published\":\"2026-09-01T00:00:00Z\",\"content\":\"<p>Hello</p>\","
    "\"to\":[\"https://www.w3.org/ns/activitystreams#Public\"]}}]}");
  x = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, mastodon);
  owner_fixture_import (workspace, x);
  scoring = kscore_scoring_new (workspace, NULL, NULL);
  rows = kscore_score_words_list_networks (scoring);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  last = g_list_model_get_item (G_LIST_MODEL (rows), 1);
  g_assert_cmpstr (kscore_score_row_get_title (first), ==, "X");
  g_assert_true (kscore_score_row_get_known (first));
  g_assert_cmpstr (kscore_score_row_get_title (last), ==, "Mastodon");
  g_assert_true (isnan (kscore_score_row_get_without (last)));
  g_assert_false (kscore_score_row_get_known (last));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/score-words/unknown-components-say-so",
                   test_unknown_components_say_so);
  g_test_add_func ("/service/score-words/details", test_details);
  g_test_add_func ("/service/score-words/marks", test_marks);
  g_test_add_func ("/service/score-words/networks-sum-to-the-score",
                   test_networks_sum_to_the_score);
  g_test_add_func ("/service/score-words/unknown-network-comes-last",
                   test_unknown_network_comes_last);
  return g_test_run ();
}
