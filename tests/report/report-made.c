#include "config.h"

#include "report-made.h"

#include <math.h>

#define N_DAYS 90

static void
add_days (KscoreReport *report)
{
  for (int i = 0; i < N_DAYS; i++)
    {
      const KscoreReportDay day = {
        .day = report->from + i,
        .estimated = i < 9,
        .score = i < 3 ? NAN : 44.0 + i / 30.0,
        .low = i < 3 ? NAN : 43,
        .high = i < 3 ? NAN : 49,
        .checked = i < 3 ? NAN : 40,
        .response = i < 3 ? NAN : 20,
        .recognition = NAN,
        .audience = i < 3 ? NAN : 10,
      };

      g_array_append_val (report->days, day);
    }
}

static void
add_parts (GPtrArray  *rows,
           guint       n_parts,
           const char *name,
           double      points)
{
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      KscoreReportRow *row = kscore_report_add_row (rows, id, name);

      row->network = g_strdup ("mastodon");
      row->detail = g_strdup (name);
      row->day = REPORT_MADE_DAY - (KscoreDay) i;
      row->points = points / n_parts;
      row->without = 40 + i / 100.0;
      row->value = i;
      row->reference = 7;
    }
}

static void
add_components (KscoreReport *report)
{
  static const char * const ids[] = { "response", "recognition", "audience" };
  static const double points[] = { 30, NAN, 15.9 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      KscoreReportRow *row = kscore_report_add_row (report->components, ids[i], ids[i]);

      row->detail = g_strdup ("9 of 13 weeks known · 1,204 people");
      row->value = points[i] * 100;
      row->points = points[i];
      row->maximum = 44.55;
    }
}

static void
add_coverage (KscoreReport *report,
              guint         n_parts,
              const char   *name)
{
  for (guint i = 0; i < n_parts; i++)
    {
      const KscoreCoverage span = { report->from, report->to, KSCORE_KINDS_POSTS };
      g_autofree char *id = g_strdup_printf ("mastodon:%u", i);
      KscoreReportCoverage *coverage = kscore_report_add_coverage (report, id, name);

      coverage->words = g_strdup (name);
      coverage->not_told = g_strdup ("Nobody tells how often a post was saved.");
      coverage->unknown = KSCORE_KINDS_OF (KSCORE_KIND_SAVE);
      g_array_append_val (coverage->spans, span);
      g_ptr_array_add (report->owners, g_strdup (name));
    }
}

KscoreReport *
report_made_new (guint       n_parts,
                 const char *name)
{
  KscoreReport *report = kscore_report_new ();

  report->to = report->today = REPORT_MADE_DAY;
  report->from = report->to - N_DAYS + 1;
  report->now = kscore_day_to_time (report->to);
  report->model = g_strdup ("kscore-1");
  report->known = TRUE;
  report->score = 46.9;
  report->low = 43;
  report->high = 49;
  report->checked = 40;
  report->band = g_strdup ("established");
  report->band_title = g_strdup ("Established");
  add_days (report);
  add_components (report);
  add_parts (report->networks, n_parts, name, 45.9);
  add_parts (report->accounts, n_parts, name, 45.9);
  add_parts (report->kinds, MIN (n_parts, 11), name, 30);
  add_parts (report->posts, MIN (n_parts, 11), name, 30);
  /* Nobody else's words. */
  add_parts (report->changes, MIN (n_parts, 9), "Newly covered", 3);
  add_parts (report->reasons, MIN (n_parts, 8), "In 9 of 13 weeks anybody reacted.", 3);
  add_parts (report->signals, MIN (n_parts, 6), "Younger than 30 days", 1);
  for (guint i = 0; i < report->signals->len; i++)
    {
      KscoreReportRow *row = g_ptr_array_index (report->signals, i);

      row->value = 180;
      row->people = 25;
    }
  report->integrity_known = TRUE;
  report->undiscounted = 47.9;
  report->discounted_people = 25;
  report->discounted_reactions = 180;
  report->discounted_past = 60;
  report->n_groups = 1;
  report->effective_people = 312.4;
  report->top_share = 0.18;
  add_coverage (report, n_parts, name);
  ((KscoreReportRow *) g_ptr_array_index (report->posts, report->posts->len - 1))->rest = TRUE;

  return report;
}

KscoreReport *
report_made_new_empty (void)
{
  KscoreReport *report = kscore_report_new ();

  report->from = report->to = report->today = REPORT_MADE_DAY;
  report->model = g_strdup ("kscore-1");
  return report;
}
