#include "config.h"

#include <math.h>

#include "service/kscore-model-file.h"
#include "service/kscore-score-part-private.h"
#include "support/owner-fixture.h"

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *n_calls)
{
  (*n_calls)++;
}

static void
test_nothing_yet (void)
{
  g_autoptr(KscoreScorePart) part = kscore_score_part_new ();
  double low, high;

  g_assert_false (kscore_score_part_get_available (part));
  g_assert_true (isnan (kscore_score_part_get_score (part)));
  g_assert_false (kscore_score_part_get_range (part, &low, &high));
  g_assert_cmpint (kscore_score_part_get_as_of (part), ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_score_part_get_components (part)), ==, 0);
}

static void
test_computing_notifies_once (void)
{
  g_autoptr(KscoreScorePart) part = kscore_score_part_new ();
  guint n_calls = 0;

  g_signal_connect (part, "notify::computing", G_CALLBACK (count_notify_cb), &n_calls);
  kscore_score_part_set_computing (part, TRUE);
  kscore_score_part_set_computing (part, TRUE);
  kscore_score_part_set_computing (part, FALSE);
  g_assert_cmpuint (n_calls, ==, 2);
}

static void
test_refreshed_notifies_once (void)
{
  g_autoptr(KscoreScorePart) part = kscore_score_part_new ();
  gint64 refreshed = 0;
  guint n_calls = 0;

  g_object_get (part, "refreshed", &refreshed, NULL);
  g_assert_cmpint (refreshed, ==, KSCORE_TIME_UNKNOWN);
  g_signal_connect (part, "notify::refreshed", G_CALLBACK (count_notify_cb), &n_calls);
  kscore_score_part_set_refreshed (part, 1793534400);
  kscore_score_part_set_refreshed (part, 1793534400);
  g_object_get (part, "refreshed", &refreshed, NULL);
  g_assert_cmpint (refreshed, ==, 1793534400);
  g_assert_cmpuint (n_calls, ==, 1);
}

static void
test_snapshot (void)
{
  g_autoptr(KscoreScorePart) part = kscore_score_part_new ();
  g_autofree KscoreConstants *constants = kscore_model_file_load_default (NULL);
  KscoreSnapshot snapshot = {
    .day = 20000, .score = 47.3, .low = 46.1, .high = 48.2, .checked = 41.8,
    .response = 30, .recognition = NAN, .audience = 8.9,
  };
  g_autofree char *band = NULL;
  gboolean at_least = FALSE;
  gboolean as_of_today = TRUE;
  double low, high;

  kscore_score_part_show_snapshot (part, constants, &snapshot, 20001);
  g_object_get (part, "band", &band, "at-least", &at_least, "as-of-today", &as_of_today, NULL);

  g_assert_true (kscore_score_part_get_available (part));
  g_assert_cmpfloat (kscore_score_part_get_score (part), ==, 47.3);
  g_assert_true (kscore_score_part_get_range (part, &low, &high));
  g_assert_cmpfloat (low, ==, 46.1);
  g_assert_cmpstr (band, ==, "Established");
  g_assert_true (at_least);
  g_assert_false (as_of_today);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_score_part_get_components (part)), ==, 3);
}

static void
test_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autofree char *model = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(KscoreScorePart) part = kscore_score_part_new ();
  gboolean as_of_today = FALSE;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = kscore_scoring_new (workspace, NULL, NULL);
  kscore_score_part_show (part, scoring);

  g_object_get (part, "model", &model, "as-of-today", &as_of_today, NULL);
  g_assert_cmpfloat (kscore_score_part_get_score (part), ==, scoring->score->score);
  g_assert_cmpstr (model, ==, "kscore-1");
  g_assert_true (as_of_today);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_score_part_get_components (part)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_score_part_get_networks (part)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_score_part_get_posts (part)), ==,
                    scoring->posts->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/score-part/nothing-yet", test_nothing_yet);
  g_test_add_func ("/service/score-part/computing-notifies-once", test_computing_notifies_once);
  g_test_add_func ("/service/score-part/refreshed-notifies-once", test_refreshed_notifies_once);
  g_test_add_func ("/service/score-part/snapshot", test_snapshot);
  g_test_add_func ("/service/score-part/score", test_score);
  return g_test_run ();
}
