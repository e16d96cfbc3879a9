#include "config.h"

#include "report/kscore-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
row_free (KscoreReportRow *row)
{
  g_free (row->id);
  g_free (row->title);
  g_free (row->detail);
  g_free (row->network);
  g_free (row);
}

static void
coverage_free (KscoreReportCoverage *coverage)
{
  g_free (coverage->id);
  g_free (coverage->name);
  g_free (coverage->words);
  g_free (coverage->not_told);
  g_array_unref (coverage->spans);
  g_free (coverage);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
}

/**
 * kscore_report_new:
 *
 * Returns: (transfer full): a report of nobody, in which nothing is known
 */
KscoreReport *
kscore_report_new (void)
{
  KscoreReport *self = g_new0 (KscoreReport, 1);

  self->owners = g_ptr_array_new_with_free_func (g_free);
  self->from = self->to = self->known_from = self->today = KSCORE_DAY_UNKNOWN;
  self->score = self->low = self->high = self->checked = NAN;
  self->undiscounted = self->effective_people = self->top_share = NAN;
  self->days = g_array_new (FALSE, FALSE, sizeof (KscoreReportDay));
  self->components = rows_new ();
  self->networks = rows_new ();
  self->accounts = rows_new ();
  self->kinds = rows_new ();
  self->posts = rows_new ();
  self->changes = rows_new ();
  self->reasons = rows_new ();
  self->signals = rows_new ();
  self->coverage = g_ptr_array_new_with_free_func ((GDestroyNotify) coverage_free);

  return self;
}

/**
 * kscore_report_free:
 * @self: (transfer full): a report
 */
void
kscore_report_free (KscoreReport *self)
{
  g_ptr_array_unref (self->owners);
  g_array_unref (self->days);
  g_ptr_array_unref (self->components);
  g_ptr_array_unref (self->networks);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->signals);
  g_ptr_array_unref (self->coverage);
  g_free (self->model);
  g_free (self->band);
  g_free (self->band_title);
  g_strfreev (self->estimated_ids);
  g_free (self->estimated_words);
  g_free (self->estimated_in_range);
  g_free (self);
}

/**
 * kscore_report_add_row:
 * @rows: (element-type KscoreReportRow): rows of a report
 * @id: what a program knows it by
 * @title: how it is named to a person
 *
 * Returns: (transfer none): a row at the end, of which nothing else is known yet
 */
KscoreReportRow *
kscore_report_add_row (GPtrArray  *rows,
                       const char *id,
                       const char *title)
{
  KscoreReportRow *row = g_new0 (KscoreReportRow, 1);

  row->id = g_strdup (id);
  row->title = g_strdup (title);
  row->day = KSCORE_DAY_UNKNOWN;
  row->value = row->reference = row->people = NAN;
  row->points = row->maximum = row->without = NAN;
  g_ptr_array_add (rows, row);
  return row;
}

/**
 * kscore_report_add_coverage:
 * @self: a report
 * @id: an account's string id
 * @name: how it is named to a person
 *
 * Returns: (transfer none): the account at the end, of which nothing is known yet
 */
KscoreReportCoverage *
kscore_report_add_coverage (KscoreReport *self,
                            const char   *id,
                            const char   *name)
{
  KscoreReportCoverage *coverage = g_new0 (KscoreReportCoverage, 1);

  coverage->id = g_strdup (id);
  coverage->name = g_strdup (name);
  coverage->spans = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
  g_ptr_array_add (self->coverage, coverage);
  return coverage;
}

/**
 * kscore_report_get_first_scored:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the first day of the range that has a score
 */
const KscoreReportDay *
kscore_report_get_first_scored (const KscoreReport *self)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      const KscoreReportDay *day = &g_array_index (self->days, KscoreReportDay, i);

      if (isfinite (day->score))
        return day;
    }
  return NULL;
}

/**
 * kscore_report_is_rtl:
 *
 * Returns: whether what is translated runs from right to left
 */
gboolean
kscore_report_is_rtl (void)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,
    G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO,
  };
  /* Translators: the direction of this word is that of printed pages. */
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (_("History")));

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;
  return FALSE;
}
