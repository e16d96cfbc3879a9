#include "config.h"

#include "service/kscore-report-insights.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "score/kscore-change.h"

static const char *
get_change_title (KscoreChangeLabel label)
{
  switch (label)
    {
    case KSCORE_CHANGE_NEW:
      /* Translators: here and below, why points of a score changed between two days */
      return C_("change", "New");
    case KSCORE_CHANGE_GREW:
      return C_("change", "Grew");
    case KSCORE_CHANGE_SHRANK:
      return C_("change", "Shrank");
    case KSCORE_CHANGE_LEFT:
      return C_("change", "Left the window");
    case KSCORE_CHANGE_DISCOUNTED:
      return C_("change", "Discounted, or trusted again");
    case KSCORE_CHANGE_IDENTIFIED:
      return C_("change", "Identified");
    case KSCORE_CHANGE_NEWLY_COVERED:
      return C_("change", "Newly covered");
    case KSCORE_CHANGE_NO_LONGER_COVERED:
      return C_("change", "No longer covered");
    case KSCORE_CHANGE_MODEL:
      return C_("change", "Another version of the model");
    case KSCORE_N_CHANGES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Why it moved: from the first day of the range that has a score. */
static void
fill_changes (KscoreReport              *report,
              const KscoreLoadedFigures *figures)
{
  const KscoreReportDay *first = kscore_report_get_first_scored (report);
  const KscoreLoadedEvidence *loaded = figures->loaded;
  g_autoptr (KscoreScore) before = NULL;
  g_autoptr (KscoreChange) change = NULL;

  if (first == NULL || first->day >= report->to)
    return;

  before = kscore_score_new (loaded->ledger, first->day);
  change = kscore_change_new (loaded->ledger, loaded->evidence, before, loaded->ledger,
                              loaded->evidence, figures->score);
  for (KscoreChangeLabel label = 0; change->known && label < KSCORE_N_CHANGES; label++)
    {
      g_autofree char *number = kscore_format_count (change->n_parts[label]);
      KscoreReportRow *row;

      if (change->n_parts[label] == 0)
        continue;
      row = kscore_report_add_row (report->changes, kscore_change_label_to_string (label),
                                   get_change_title (label));
      /* Translators: %s is a number of parts of a score */
      row->detail = g_strdup_printf (ngettext ("%s part", "%s parts", change->n_parts[label]),
                                     number);
      row->points = change->points[label];
    }
}

/**
 * kscore_report_fill_insights: (skip)
 * @report: a report whose days are filled in
 * @figures: its score
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Adds what explains the score: why it moved, what holds it back and what carries it, and what was
 * discounted.
 *
 * Returns: whether it was not cancelled
 */
gboolean
kscore_report_fill_insights (KscoreReport               *report,
                             const KscoreLoadedFigures  *figures,
                             GCancellable               *cancellable,
                             GError                    **error)
{
  fill_changes (report, figures);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
