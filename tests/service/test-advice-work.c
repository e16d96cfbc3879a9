#include "config.h"

#include <math.h>

#include "service/kscore-advice-private.h"
#include "service/kscore-scoring.h"
#include "support/owner-fixture.h"

static KscoreAdviceAnswer *
compute (KscoreWorkspace *workspace)
{
  g_autoptr(GError) error = NULL;
  KscoreAdviceAnswer *answer = kscore_advice_work.compute (G_OBJECT (workspace), NULL, NULL,
                                                           &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  return answer;
}

static void
fill (OwnerFixture    *fixture,
      KscoreWorkspace *workspace)
{
  g_autofree char *archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 40);

  owner_fixture_import (workspace, archive);
}

static void
check_reasons (const KscoreAdviceReason *reasons,
               guint                     n)
{
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <=, KSCORE_ADVICE_MAX_REASONS);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (reasons[i].code, >=, KSCORE_REASON_WEEKS);
      g_assert_cmpint (reasons[i].code, <, KSCORE_N_REASONS);
      g_assert_true (isfinite (reasons[i].value));
      g_assert_true (isfinite (reasons[i].reference));
      g_assert_cmpfloat (reasons[i].points, >, 0);
      if (i > 0)
        g_assert_cmpfloat (reasons[i].points, <=, reasons[i - 1].points);
    }
}

/* What a lever adds where it holds back is what the simulator says of it. */
static void
test_archive (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreScoring) scoring = NULL;
  const double none[KSCORE_N_LEVERS] = { 0 };
  KscoreSimulationAnswer present;
  KscoreAdviceAnswer *answer;
  guint n_levers = 0;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  fill (&fixture, workspace);
  scoring = kscore_scoring_new (workspace, NULL, NULL);
  answer = compute (workspace);

  kscore_simulation_evaluate (answer->simulation, none, &present);
  g_assert_cmpfloat (present.score, ==, scoring->score->score);
  g_assert_cmpstr (answer->band, ==, kscore_band_get_title (scoring->score->band));
  g_assert_cmpstr (answer->next, ==, kscore_band_get_title (scoring->score->band + 1));
  check_reasons (answer->against, answer->n_against);
  check_reasons (answer->favour, answer->n_favour);
  for (guint i = 0; i < answer->n_against; i++)
    {
      double levers[KSCORE_N_LEVERS] = { 0 };
      KscoreSimulationAnswer moved;

      if (answer->against[i].lever == KSCORE_LEVER_NONE)
        continue;
      n_levers++;
      levers[answer->against[i].lever] = answer->against[i].lever_value;
      kscore_simulation_evaluate (answer->simulation, levers, &moved);
      g_assert_cmpfloat (moved.score, >, present.score);
    }
  g_assert_cmpuint (n_levers, >, 0);
  kscore_advice_work.free_answer (answer);
}

/* Where nothing is known there is no reason, and nothing to simulate. */
static void
test_no_score (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  const double none[KSCORE_N_LEVERS] = { 0 };
  KscoreSimulationAnswer present;
  KscoreAdviceAnswer *answer;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  answer = compute (workspace);
  g_assert_cmpuint (answer->n_against, ==, 0);
  g_assert_cmpuint (answer->n_favour, ==, 0);
  kscore_simulation_evaluate (answer->simulation, none, &present);
  g_assert_false (present.known);
  kscore_advice_work.free_answer (answer);
}

/* Whether the evidence is to be read or lies there already. */
static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  fill (&fixture, workspace);
  g_cancellable_cancel (cancellable);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (kscore_advice_work.compute (G_OBJECT (workspace), NULL, cancellable,
                                                 &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_pointer (&loaded, kscore_loaded_evidence_unref);
      loaded = kscore_workspace_ref_evidence (workspace, NULL, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/advice-work/archive", test_archive);
  g_test_add_func ("/service/advice-work/no-score", test_no_score);
  g_test_add_func ("/service/advice-work/cancelled", test_cancelled);
  return g_test_run ();
}
