#include "config.h"

#include "service/kscore-report-insights.h"

#include "service/kscore-movement-work.h"
#include "service/kscore-report-builder.h"
#include "service/kscore-workspace-trust.h"
#include "support/statement-fixture.h"

/* Each part of the change has a word that programs know, and a title. */
static void
test_changes (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreReport) report = NULL;
  g_autoptr(GError) error = NULL;
  const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, KSCORE_REPORT_PDF,
                                    FALSE };

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  report = kscore_report_build (workspace, &order, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->changes->len, >, 0);
  for (guint i = 0; i < report->changes->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (report->changes, i);

      g_assert_cmpuint (strlen (row->id), >, 2);
      g_assert_cmpuint (strlen (row->title), >, 2);
      g_assert_nonnull (row->detail);
      g_assert_cmpfloat (row->points, ==, row->points);
    }
  g_assert_cmpuint (report->reasons->len, >, 0);
  for (guint i = 0; i < report->reasons->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (report->reasons, i);

      g_assert_cmpint (row->id[0], ==, 'K');
      g_assert_cmpuint (strlen (row->title), >, 10);
      /* First what holds it back, then what carries it, each by points. */
      if (i > 0 && (((const KscoreReportRow *) g_ptr_array_index (report->reasons, i - 1))->points
                    < 0))
        g_assert_cmpfloat (row->points, <, 0);
    }
}

/* The steps of the sample person stand in the order in which the screen shows them, which is not
 * that of their labels. */
static void
test_order (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  gboolean otherwise = FALSE;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  for (int days = 30; days <= 150; days += 30)
    {
      const KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
      const KscoreReportOrder order = { today - days, today, KSCORE_REPORT_PDF, FALSE };
      g_autoptr(GError) error = NULL;
      g_autoptr(KscoreReport) report = kscore_report_build (workspace, &order, NULL, NULL, NULL,
                                                            &error);
      g_autoptr(KscoreChangeFigures) screen = NULL;

      g_assert_no_error (error);
      screen = kscore_movement_compute (workspace, report->from, report->to, 5, NULL,
                                        &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->changes->len, ==, screen->steps->len);
      for (guint i = 0; i < screen->steps->len; i++)
        {
          const KscoreChangeStep *step = g_ptr_array_index (screen->steps, i);
          const KscoreReportRow *row = g_ptr_array_index (report->changes, i);

          g_assert_cmpstr (row->id, ==, kscore_change_label_to_string (step->label));
          g_assert_cmpfloat (row->points, ==, step->points);
          if (i > 0)
            otherwise |= ((const KscoreChangeStep *) screen->steps->pdata[i - 1])->label
                         > step->label;
        }
    }
  g_assert_true (otherwise);
}

static KscoreReport *
build (KscoreWorkspace *workspace,
       KscoreDay        to)
{
  const KscoreReportOrder order = { to - 7, to, KSCORE_REPORT_PDF, FALSE };
  g_autoptr(GError) error = NULL;
  KscoreReport *report = kscore_report_build (workspace, &order, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* What trust tells, a report tells too; and of an earlier day, what was discounted by then. */
static void
test_integrity (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreIntegrityAnswer) answer = NULL;
  g_autoptr(KscoreReport) now = NULL, before = NULL;
  const KscoreIntegrityGroup *group;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  answer = kscore_workspace_read_integrity (workspace, KSCORE_DAY_UNKNOWN, 0, NULL, NULL);
  now = build (workspace, answer->day);
  g_assert_true (now->integrity_known);
  g_assert_cmpfloat (now->undiscounted, ==, answer->without);
  g_assert_cmpfloat (now->effective_people, ==, answer->effective_people);
  g_assert_cmpfloat (now->top_share, ==, answer->top_share);
  g_assert_cmpuint (now->discounted_people, ==, answer->n_people);
  g_assert_cmpuint (now->discounted_reactions, ==, answer->n_discounted);
  g_assert_cmpuint (now->discounted_past, ==, answer->n_past);
  g_assert_cmpuint (now->n_groups, ==, 1);
  g_assert_cmpuint (now->signals->len, ==, KSCORE_N_SIGNALS);
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (now->signals, i);

      g_assert_cmpfloat (row->people, ==, answer->signals[i].n_people);
      g_assert_cmpfloat (row->value, ==, answer->signals[i].n_reactions);
      g_assert_cmpfloat (row->points, ==, answer->signals[i].points);
      g_assert_cmpfloat (row->without, ==, answer->signals[i].without);
    }
  g_assert_cmpstr (((const KscoreReportRow *) now->signals->pdata[3])->id, ==, "lockstep");

  group = g_ptr_array_index (answer->groups, 0);
  before = build (workspace, kscore_day_from_time (group->reacted_from) - 1);
  g_assert_true (before->integrity_known);
  g_assert_cmpuint (before->n_groups, ==, 0);
  g_assert_cmpuint (before->discounted_people, <, now->discounted_people);
  g_assert_cmpfloat (((const KscoreReportRow *) before->signals->pdata[3])->people, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/report-insights/changes", test_changes);
  g_test_add_func ("/service/report-insights/order", test_order);
  g_test_add_func ("/service/report-insights/integrity", test_integrity);

  return g_test_run ();
}
