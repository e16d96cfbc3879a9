#include "config.h"

#include "report/kscore-report-tables.h"

#include <math.h>
#include <string.h>

#include "report/kscore-account-summary.h"
#include "report/kscore-json-writer.h"
#include "report/kscore-record-writer.h"

/**
 * RowMember:
 *
 * What a list tells of its rows, as bits; the others are left out of it.
 */
typedef enum {
  MEMBER_NETWORK   = 1 << 0,
  MEMBER_DAY       = 1 << 1,
  MEMBER_TITLE     = 1 << 2,
  MEMBER_VALUE     = 1 << 3,
  MEMBER_REFERENCE = 1 << 4,
  MEMBER_MAXIMUM   = 1 << 5,
  MEMBER_WITHOUT   = 1 << 6,
  MEMBER_TEXT      = 1 << 7,
  MEMBER_PEOPLE    = 1 << 8,
} RowMember;

/* A list of rows: its name, the name of a row's id, what a line of CSV calls it. */
typedef struct {
  const char      *name;
  const char      *id;
  const char      *section;
  const GPtrArray *rows;
  guint            members;
} List;

#define N_LISTS 8

static void
get_lists (const KscoreReport *report,
           List                lists[N_LISTS])
{
  const List all[N_LISTS] = {
    { "components", "component", "component", report->components,
      MEMBER_VALUE | MEMBER_MAXIMUM | MEMBER_WITHOUT },
    { "networks", "network", "network", report->networks, MEMBER_WITHOUT },
    { "accounts", "account", "account", report->accounts, MEMBER_NETWORK | MEMBER_WITHOUT },
    { "kinds", "kind", "kind", report->kinds, MEMBER_WITHOUT },
    { "posts", "post", "post", report->posts,
      MEMBER_NETWORK | MEMBER_DAY | MEMBER_TEXT | MEMBER_WITHOUT },
    { "changes", "change", "change", report->changes, MEMBER_TITLE },
    { "reasons", "reason", "reason", report->reasons,
      MEMBER_TITLE | MEMBER_VALUE | MEMBER_REFERENCE },
    { "signals", "signal", "signal", report->signals,
      MEMBER_TITLE | MEMBER_VALUE | MEMBER_PEOPLE | MEMBER_WITHOUT },
  };

  memcpy (lists, all, sizeof all);
}

static void
add_row (KscoreJsonWriter      *json,
         const List            *list,
         const KscoreReportRow *row)
{
  kscore_json_writer_begin_object (json, NULL);
  kscore_json_writer_add_string (json, list->id, row->rest ? NULL : row->id);
  if (list->members & MEMBER_NETWORK)
    kscore_json_writer_add_string (json, "network", row->network);
  if (list->members & MEMBER_DAY)
    kscore_json_writer_add_day (json, "date", row->day);
  if (list->members & MEMBER_TEXT)
    kscore_json_writer_add_string (json, "text", row->title);
  if (list->members & MEMBER_TITLE)
    kscore_json_writer_add_string (json, "title", row->title);
  if (list->members & MEMBER_VALUE)
    kscore_json_writer_add_double (json, "value", row->value);
  if (list->members & MEMBER_REFERENCE)
    kscore_json_writer_add_double (json, "reference", row->reference);
  if (list->members & MEMBER_PEOPLE)
    kscore_json_writer_add_double (json, "people", row->people);
  kscore_json_writer_add_double (json, "points", row->points);
  if (list->members & MEMBER_MAXIMUM)
    kscore_json_writer_add_double (json, "maximum", row->maximum);
  if (list->members & MEMBER_WITHOUT)
    kscore_json_writer_add_double (json, "without", row->without);
  kscore_json_writer_end_object (json);
}

static void
add_days (KscoreJsonWriter   *json,
          const KscoreReport *report,
          KscoreSink         *sink)
{
  kscore_json_writer_begin_array (json, "days");
  for (guint i = 0; i < report->days->len; i++)
    {
      const KscoreReportDay *day = &g_array_index (report->days, KscoreReportDay, i);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_day (json, "date", day->day);
      kscore_json_writer_add_double (json, "score", day->score);
      kscore_json_writer_add_double (json, "low", day->low);
      kscore_json_writer_add_double (json, "high", day->high);
      kscore_json_writer_add_double (json, "checked", day->checked);
      kscore_json_writer_add_double (json, "response", day->response);
      kscore_json_writer_add_double (json, "recognition", day->recognition);
      kscore_json_writer_add_double (json, "audience", day->audience);
      kscore_json_writer_add_boolean (json, "estimated", day->estimated);
      kscore_json_writer_end_object (json);
      if (!kscore_sink_poll (sink))
        break;
    }
  kscore_json_writer_end_array (json);
}

static void
add_coverage (KscoreJsonWriter   *json,
              const KscoreReport *report)
{
  kscore_json_writer_begin_array (json, "coverage");
  for (guint i = 0; i < report->coverage->len; i++)
    {
      const KscoreReportCoverage *account = g_ptr_array_index (report->coverage, i);
      g_auto(GStrv) unknown = kscore_kinds_to_strv (account->unknown);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "account", account->id);
      kscore_json_writer_add_coverage (json, "intervals", account->spans);
      kscore_json_writer_add_strv (json, "unknown", (const char * const *) unknown);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

static void
add_count (KscoreJsonWriter   *json,
           const char         *name,
           const KscoreReport *report,
           guint               count)
{
  if (report->integrity_known)
    kscore_json_writer_add_int (json, name, count);
  else
    kscore_json_writer_add_null (json, name);
}

static void
add_integrity (KscoreJsonWriter   *json,
               const KscoreReport *report)
{
  kscore_json_writer_begin_object (json, "integrity");
  kscore_json_writer_add_double (json, "undiscounted", report->undiscounted);
  kscore_json_writer_add_double (json, "effective_people", report->effective_people);
  kscore_json_writer_add_double (json, "top_share", report->top_share);
  add_count (json, "people", report, report->discounted_people);
  add_count (json, "reactions", report, report->discounted_reactions);
  add_count (json, "past", report, report->discounted_past);
  add_count (json, "groups", report, report->n_groups);
  kscore_json_writer_end_object (json);
}

/**
 * kscore_report_write_json:
 * @report: a report
 * @sink: where it goes
 *
 * Writes all figures as one object, in the schema of the man page.
 */
void
kscore_report_write_json (const KscoreReport *report,
                          KscoreSink         *sink)
{
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));
  const char * const nothing[] = { NULL };
  List lists[N_LISTS];

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_day (&json, "from", report->from);
  kscore_json_writer_add_day (&json, "to", report->to);
  kscore_json_writer_add_time (&json, "made_at", report->now);
  kscore_json_writer_add_string (&json, "model", report->model);
  kscore_json_writer_add_boolean (&json, "own_weights", report->own_weights);
  kscore_json_writer_add_double (&json, "score", report->known ? report->score : NAN);
  kscore_json_writer_add_double (&json, "low", report->known ? report->low : NAN);
  kscore_json_writer_add_double (&json, "high", report->known ? report->high : NAN);
  kscore_json_writer_add_double (&json, "checked", report->known ? report->checked : NAN);
  kscore_json_writer_add_string (&json, "band", report->known ? report->band : NULL);
  kscore_json_writer_add_boolean (&json, "at_least", report->at_least);
  kscore_json_writer_add_boolean (&json, "provisional", report->provisional);
  kscore_json_writer_add_strv (&json, "estimated",
                               report->estimated_ids != NULL
                                 ? (const char * const *) report->estimated_ids : nothing);
  add_days (&json, report, sink);

  get_lists (report, lists);
  for (guint i = 0; i < N_LISTS; i++)
    {
      kscore_json_writer_begin_array (&json, lists[i].name);
      for (guint j = 0; j < lists[i].rows->len; j++)
        add_row (&json, &lists[i], g_ptr_array_index (lists[i].rows, j));
      kscore_json_writer_end_array (&json);
    }
  add_integrity (&json, report);
  add_coverage (&json, report);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
}

const char * const kscore_report_csv_fields[] = {
  "section", "id", "date", "network", "title", "score", "low", "high", "checked",
  "response", "recognition", "audience", "value", "reference", "points", "maximum", "without",
  "estimated", "people", NULL
};

/* A line of the table; what says nothing of it is NULL, unknown or NAN. */
typedef struct {
  const char            *section;
  const char            *id;
  KscoreDay              day;
  const KscoreReportDay *score;
  const KscoreReportRow *row;
} Line;

static gboolean
add_line (KscoreRecordWriter *records,
          const Line         *line)
{
  const KscoreReportDay *score = line->score;
  const KscoreReportRow *row = line->row;

  kscore_record_writer_begin (records);
  kscore_record_writer_add_string (records, "section", line->section);
  kscore_record_writer_add_text (records, "id", line->id);
  kscore_record_writer_add_day (records, "date", line->day);
  kscore_record_writer_add_string (records, "network", row != NULL ? row->network : NULL);
  kscore_record_writer_add_text (records, "title", row != NULL ? row->title : NULL);
  kscore_record_writer_add_double (records, "score", score != NULL ? score->score : NAN);
  kscore_record_writer_add_double (records, "low", score != NULL ? score->low : NAN);
  kscore_record_writer_add_double (records, "high", score != NULL ? score->high : NAN);
  kscore_record_writer_add_double (records, "checked", score != NULL ? score->checked : NAN);
  kscore_record_writer_add_double (records, "response", score != NULL ? score->response : NAN);
  kscore_record_writer_add_double (records, "recognition",
                                   score != NULL ? score->recognition : NAN);
  kscore_record_writer_add_double (records, "audience", score != NULL ? score->audience : NAN);
  kscore_record_writer_add_double (records, "value", row != NULL ? row->value : NAN);
  kscore_record_writer_add_double (records, "reference", row != NULL ? row->reference : NAN);
  kscore_record_writer_add_double (records, "points", row != NULL ? row->points : NAN);
  kscore_record_writer_add_double (records, "maximum", row != NULL ? row->maximum : NAN);
  kscore_record_writer_add_double (records, "without", row != NULL ? row->without : NAN);
  kscore_record_writer_add_string (records, "estimated",
                                   score == NULL ? NULL : score->estimated ? "true" : "false");
  kscore_record_writer_add_double (records, "people", row != NULL ? row->people : NAN);
  return kscore_record_writer_end (records);
}

static void
add_figure (KscoreRecordWriter *records,
            const char         *id,
            double              value)
{
  const KscoreReportRow row = {
    .value = value, .reference = NAN, .people = NAN, .points = NAN, .maximum = NAN,
    .without = NAN,
  };

  add_line (records, &(Line) { "integrity", id, KSCORE_DAY_UNKNOWN, NULL, &row });
}

/**
 * kscore_report_write_csv:
 * @report: a report
 * @sink: where it goes
 *
 * Writes all figures as one table: a line a day, then a line a part. What a line does not tell is
 * empty.
 */
void
kscore_report_write_csv (const KscoreReport *report,
                         KscoreSink         *sink)
{
  g_autoptr (KscoreRecordWriter) records =
    kscore_record_writer_new (sink, KSCORE_RECORD_CSV, kscore_report_csv_fields);
  const KscoreReportDay score = {
    .estimated = report->estimated, .score = report->score, .low = report->low,
    .high = report->high, .checked = report->checked, .response = NAN, .recognition = NAN,
    .audience = NAN,
  };
  List lists[N_LISTS];

  add_line (records, &(Line) { "score", report->model, report->to, &score, NULL });
  for (guint i = 0; i < report->days->len; i++)
    {
      const KscoreReportDay *day = &g_array_index (report->days, KscoreReportDay, i);

      if (!add_line (records, &(Line) { "day", NULL, day->day, day, NULL }))
        return;
    }
  get_lists (report, lists);
  for (guint i = 0; i < N_LISTS; i++)
    for (guint j = 0; j < lists[i].rows->len; j++)
      {
        const KscoreReportRow *row = g_ptr_array_index (lists[i].rows, j);

        add_line (records, &(Line) { lists[i].section, row->rest ? NULL : row->id, row->day, NULL,
                                     row });
      }
  if (report->integrity_known)
    {
      add_figure (records, "undiscounted", report->undiscounted);
      add_figure (records, "effective_people", report->effective_people);
      add_figure (records, "top_share", report->top_share);
      add_figure (records, "people", report->discounted_people);
      add_figure (records, "reactions", report->discounted_reactions);
      add_figure (records, "past", report->discounted_past);
      add_figure (records, "groups", report->n_groups);
    }
  kscore_record_writer_close (records);
}
