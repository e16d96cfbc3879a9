#include "config.h"

#include "service/kscore-report-insights.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-change-figures.h"
#include "core/kscore-format.h"
#include "score/kscore-change.h"
#include "score/kscore-reasons.h"
#include "score/kscore-trust.h"
#include "service/kscore-integrity-words.h"
#include "service/kscore-reason-row.h"
#include "service/kscore-workspace-trust.h"

/* Why it moved: from the first day of the range that has a score; step by step as on the screen. */
static void
fill_changes (KscoreReport              *report,
              const KscoreLoadedFigures *figures)
{
  const KscoreReportDay *first = kscore_report_get_first_scored (report);
  const KscoreLoadedEvidence *loaded = figures->loaded;
  g_autoptr (KscoreChangeFigures) steps = kscore_change_figures_new ();
  g_autoptr (KscoreScore) before = NULL;
  g_autoptr (KscoreChange) change = NULL;

  if (first == NULL || first->day >= report->to)
    return;

  before = kscore_score_new (loaded->ledger, first->day);
  change = kscore_change_new (loaded->ledger, loaded->evidence, before, loaded->ledger,
                              loaded->evidence, figures->score);
  if (!change->known)
    return;
  for (KscoreChangeLabel label = 0; label < KSCORE_N_CHANGES; label++)
    if (change->n_parts[label] > 0)
      kscore_change_figures_add_step (steps, label, change->points[label])->n_parts =
        change->n_parts[label];
  steps->from.score = change->before;
  steps->to.score = change->after;
  kscore_change_figures_finish (steps);

  for (guint i = 0; i < steps->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (steps->steps, i);
      g_autofree char *number = kscore_format_count (step->n_parts);
      KscoreReportRow *row =
        kscore_report_add_row (report->changes, kscore_change_label_to_string (step->label),
                               kscore_change_label_get_title (step->label));

      /* Translators: %s is a number of parts of a score */
      row->detail = g_strdup_printf (ngettext ("%s part", "%s parts", step->n_parts), number);
      row->points = step->points;
    }
}

static void
add_reason (KscoreReport       *report,
            const KscoreReason *reason,
            gboolean            in_favour,
            KscoreBand          band)
{
  g_autoptr (KscoreReasonRow) words =
    kscore_reason_row_new (reason->code, in_favour, reason->value, reason->reference,
                           kscore_band_get_title (band), reason->points, reason->lever,
                           reason->lever_value);
  g_autofree char *id = g_strdup_printf ("K%02d", (int) reason->code);
  KscoreReportRow *row = kscore_report_add_row (report->reasons, id,
                                                kscore_reason_row_get_sentence (words));

  row->detail = g_strdup (kscore_reason_row_get_reference (words));
  row->value = reason->value;
  row->reference = reason->reference;
  row->points = in_favour ? -reason->points : reason->points;
}

static void
fill_reasons (KscoreReport              *report,
              const KscoreLoadedFigures *figures)
{
  const KscoreLoadedEvidence *loaded = figures->loaded;
  g_autoptr (KscoreSimulator) simulator =
    kscore_simulator_new (loaded->evidence, loaded->ledger, figures->score->day);
  KscoreReasons reasons;

  kscore_reasons_init (&reasons, loaded->evidence, loaded->ledger, figures->score, simulator,
                       NULL);
  for (guint i = 0; i < reasons.n_against; i++)
    add_reason (report, &reasons.against[i], FALSE, reasons.next);
  for (guint i = 0; i < reasons.n_favour; i++)
    add_reason (report, &reasons.favour[i], TRUE, reasons.band);
}

/* What was discounted by the last day. Judging is done on evidence of its own. */
static gboolean
fill_integrity (KscoreReport     *report,
                KscoreWorkspace  *workspace,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (KscoreIntegrityAnswer) answer =
    kscore_workspace_read_integrity (workspace, report->to, 0, cancellable, error);

  if (answer == NULL)
    return FALSE;
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      const KscoreIntegritySignal *it = &answer->signals[i];
      const KscoreSignals signal = (KscoreSignals) (1u << i);
      KscoreReportRow *row =
        kscore_report_add_row (report->signals, kscore_signal_to_string (signal),
                               kscore_integrity_words_get_signal (signal));

      row->value = it->n_reactions;
      row->people = it->n_people;
      row->points = it->points;
      row->without = it->without;
    }
  report->integrity_known = TRUE;
  report->discounted_people = answer->n_people;
  report->discounted_reactions = answer->n_discounted;
  report->discounted_past = answer->n_past;
  report->n_groups = answer->groups->len;
  report->undiscounted = answer->without;
  report->effective_people = answer->effective_people;
  report->top_share = answer->top_share;
  return TRUE;
}

/**
 * kscore_report_fill_insights: (skip)
 * @report: a report whose days are filled in
 * @workspace: where it is from
 * @figures: its score
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Adds what explains the score: why it moved, what holds it back and what carries it, and what was
 * discounted.
 *
 * Returns: whether it was read and not cancelled
 */
gboolean
kscore_report_fill_insights (KscoreReport               *report,
                             KscoreWorkspace            *workspace,
                             const KscoreLoadedFigures  *figures,
                             GCancellable               *cancellable,
                             GError                    **error)
{
  fill_changes (report, figures);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  fill_reasons (report, figures);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return fill_integrity (report, workspace, cancellable, error);
}
