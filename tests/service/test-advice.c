#include "config.h"

#include <math.h>

#include "service/kscore-advice-private.h"
#include "service/kscore-scoring.h"
#include "support/owner-fixture.h"

static gboolean
is_available (gpointer insight)
{
  return kscore_insight_get_available (insight);
}

/* From an archive to reasons and a simulation whose present score is the score. */
static void
test_archive (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  g_autoptr(KscoreAdvice) advice = kscore_advice_new ();
  const double none[KSCORE_N_LEVERS] = { 0 };
  double some[KSCORE_N_LEVERS] = { 0 }, value;
  KscoreSimulationAnswer answer;
  KscoreSimulation *simulation;
  GListModel *against;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 40);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  scoring = kscore_scoring_new (workspace, NULL, NULL);

  g_assert_null (kscore_advice_get_simulation (advice));
  kscore_insight_set_work (KSCORE_INSIGHT (advice), &kscore_advice_work);
  kscore_insight_follow (KSCORE_INSIGHT (advice), G_OBJECT (workspace));
  kscore_insight_set_active (KSCORE_INSIGHT (advice), TRUE);
  g_assert_true (owner_fixture_spin_until (is_available, advice));

  simulation = kscore_advice_get_simulation (advice);
  kscore_simulation_evaluate (simulation, none, &answer);
  g_assert_true (answer.known);
  g_assert_cmpfloat (answer.score, ==, scoring->score->score);
  g_assert_cmpstr (answer.band, ==, kscore_band_get_title (scoring->score->band));
  g_assert_true (isnan (answer.points[KSCORE_COMPONENT_RECOGNITION]));
  g_assert_true (kscore_simulation_get_lever (simulation, KSCORE_LEVER_LIKES)->available);
  g_assert_cmpstr (kscore_simulation_get_lever (simulation, KSCORE_LEVER_LIKES)->where, ==,
                   "ada_wren");
  g_assert_true (kscore_simulation_reach (simulation, KSCORE_LEVER_LIKES, answer.score + 1,
                                          &value));
  some[KSCORE_LEVER_LIKES] = value;
  kscore_simulation_evaluate (simulation, some, &answer);
  g_assert_cmpfloat (answer.score, >=, scoring->score->score + 1);

  /* The archive does not tell who reacted: no reason rests on it. */
  against = kscore_advice_get_against (advice);
  g_assert_cmpuint (g_list_model_get_n_items (against), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (against), <=, KSCORE_ADVICE_MAX_REASONS);
  for (guint i = 0; i < g_list_model_get_n_items (against); i++)
    {
      g_autoptr(KscoreReasonRow) row = g_list_model_get_item (against, i);

      g_assert_false (kscore_reason_row_get_in_favour (row));
      g_assert_cmpint (kscore_reason_row_get_code (row), !=, KSCORE_REASON_PEOPLE);
      g_assert_cmpint (kscore_reason_row_get_code (row), !=, KSCORE_REASON_SUPPORTERS);
    }
  kscore_insight_set_active (KSCORE_INSIGHT (advice), FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/advice/archive", test_archive);
  return g_test_run ();
}
