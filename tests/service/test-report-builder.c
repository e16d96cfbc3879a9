#include "config.h"

#include "service/kscore-report-builder.h"

#include <math.h>

#include "core/kscore-error.h"
#include "score/kscore-score.h"
#include "support/owner-fixture.h"

static KscoreWorkspace *
open_filled (OwnerFixture *fixture)
{
  g_autofree char *archive = NULL;
  KscoreWorkspace *workspace;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (fixture);
  owner_fixture_import (workspace, archive);
  return workspace;
}

static KscoreReport *
build (KscoreWorkspace *workspace,
       KscoreDay        from,
       KscoreDay        to)
{
  const KscoreReportOrder order = { from, to, KSCORE_REPORT_PDF, FALSE };
  g_autoptr(GError) error = NULL;
  KscoreReport *report = kscore_report_build (workspace, &order, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static double
sum_points (const GPtrArray *rows)
{
  double sum = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (rows, i);

      sum += isfinite (row->points) ? row->points : 0;
    }
  return sum;
}

static void
test_sums (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(KscoreReport) report = build (workspace, KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN);
  const KscoreReportDay *last = &g_array_index (report->days, KscoreReportDay,
                                                report->days->len - 1);
  const KscoreReportRow *response = g_ptr_array_index (report->components, 0);

  g_assert_true (report->known);
  g_assert_cmpint (report->now, ==, OWNER_FIXTURE_NOW);
  g_assert_cmpuint (report->days->len, ==, KSCORE_REPORT_DAYS + 1);
  g_assert_cmpint (report->to - report->from, ==, KSCORE_REPORT_DAYS);
  g_assert_cmpint (last->day, ==, report->to);
  g_assert_cmpfloat_with_epsilon (last->score, report->score, 1e-9);
  g_assert_cmpfloat_with_epsilon (last->checked, report->checked, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_points (report->components), report->score - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_points (report->networks), report->score - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_points (report->accounts), report->score - 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_points (report->kinds), response->points, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_points (report->posts), response->points, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_points (report->changes),
                                  report->score - g_array_index (report->days, KscoreReportDay,
                                                                 0).score, 1e-9);
  /* What is estimated of the score is told, and of the range nothing less. */
  g_assert_nonnull (report->estimated_ids);
  g_assert_cmpint (report->estimated, ==, report->estimated_words != NULL);
  g_assert_cmpint (g_strv_length (report->estimated_ids) > 0, ==, report->estimated);
  g_assert_true (report->estimated_in_range != NULL
                 || !g_array_index (report->days, KscoreReportDay, 0).estimated);
  g_assert_cmpuint (report->coverage->len, ==, 1);
  g_assert_cmpuint (report->owners->len, ==, 1);
}

static void
test_range (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  g_autoptr(KscoreReport) whole = build (workspace, KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN);
  g_autoptr(KscoreReport) week = build (workspace, whole->to - 26, whole->to - 20);
  g_autoptr(KscoreReport) day = build (workspace, whole->to, whole->to);
  g_autoptr(KscoreReport) all = build (workspace, 0, whole->to);
  g_autoptr(KscoreReport) before = build (workspace, 1000, 1001);

  g_assert_cmpuint (week->days->len, ==, 7);
  g_assert_cmpint (week->to, ==, whole->to - 20);
  g_assert_cmpfloat_with_epsilon (
    week->score, g_array_index (whole->days, KscoreReportDay, whole->days->len - 21).score, 1e-9);
  /* One day has no change. */
  g_assert_cmpuint (day->days->len, ==, 1);
  g_assert_cmpuint (day->changes->len, ==, 0);
  /* Days before anything is known are left out. */
  g_assert_cmpint (all->from, >, 0);
  g_assert_cmpint (all->known_from, ==, all->from);
  g_assert_cmpint (before->known_from, ==, all->from);
  g_assert_cmpint (whole->known_from, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (before->days->len, ==, 1);
}

static void
test_wrong_days (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  const KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);
  const KscoreReportOrder orders[] = {
    { today, today - 1, KSCORE_REPORT_PDF, FALSE },
    { today, today + 1, KSCORE_REPORT_PDF, FALSE },
    { today + 5, KSCORE_DAY_UNKNOWN, KSCORE_REPORT_PDF, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (kscore_report_build (workspace, &orders[i], NULL, NULL, NULL, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
    }
}

/* Nobody is linked: a report that says so. */
static void
test_nobody (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreReport) report = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  report = build (workspace, KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN);
  g_assert_false (report->known);
  g_assert_cmpuint (report->owners->len, ==, 0);
  g_assert_cmpuint (report->networks->len, ==, 0);
}

static void
stop_cb (double   fraction,
         gpointer user_data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = open_filled (&fixture);
  const KscoreReportOrder order = { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, KSCORE_REPORT_PDF,
                                    FALSE };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (kscore_report_build (workspace, &order, stop_cb, cancellable, cancellable,
                                      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/report-builder/sums", test_sums);
  g_test_add_func ("/service/report-builder/range", test_range);
  g_test_add_func ("/service/report-builder/wrong-days", test_wrong_days);
  g_test_add_func ("/service/report-builder/nobody", test_nobody);
  g_test_add_func ("/service/report-builder/cancelled", test_cancelled);

  return g_test_run ();
}
