#include "config.h"

#include "report/kscore-history-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-model-name.h"
#include "score/kscore-series.h"

const char * const kscore_history_report_fields[] = {
  "date", "score", "low", "high", "checked", "model", NULL
};

/**
 * kscore_history_report_write:
 * @series: (element-type KscoreSeriesPoint): the days
 * @model: the version that they were computed with
 * @format: how they are written
 * @sink: where they go
 *
 * Writes what `score --history --json` prints; a day without a score has null.
 */
void
kscore_history_report_write (const GArray       *series,
                             const char         *model,
                             KscoreRecordFormat  format,
                             KscoreSink         *sink)
{
  g_autoptr (KscoreRecordWriter) records =
    kscore_record_writer_new (sink, format, kscore_history_report_fields);

  for (guint i = 0; i < series->len; i++)
    {
      const KscoreSeriesPoint *point = &g_array_index (series, KscoreSeriesPoint, i);

      kscore_record_writer_begin (records);
      kscore_record_writer_add_day (records, "date", point->day);
      kscore_record_writer_add_double (records, "score", point->score);
      kscore_record_writer_add_double (records, "low", point->low);
      kscore_record_writer_add_double (records, "high", point->high);
      kscore_record_writer_add_double (records, "checked", point->checked);
      kscore_record_writer_add_string (records, "model", model);
      if (!kscore_record_writer_end (records))
        return;
    }
  kscore_record_writer_close (records);
}

/**
 * kscore_history_report_write_text:
 * @series: (element-type KscoreSeriesPoint): the days
 * @model: the version that they were computed with
 * @sink: where they go
 *
 * Writes what `score --history` prints for a person: a line a day, and before them that they come
 * from the user's own weights, where they do.
 */
void
kscore_history_report_write_text (const GArray *series,
                                  const char   *model,
                                  KscoreSink   *sink)
{
  GString *text = kscore_sink_get_buffer (sink);

  if (kscore_model_name_is_mine (model))
    {
      g_autofree char *title = kscore_model_name_dup_title (model);

      /* Translators: %s is a version of the formula, as "steady (my weights)" */
      g_string_append_printf (text, _("Computed with %s\n"), title);
    }

  for (guint i = 0; i < series->len; i++)
    {
      const KscoreSeriesPoint *point = &g_array_index (series, KscoreSeriesPoint, i);
      g_autofree char *day = kscore_day_to_string (point->day);
      g_autofree char *score = kscore_format_score (point->score);
      g_autofree char *low = kscore_format_score (point->low);
      g_autofree char *high = kscore_format_score (point->high);
      g_autofree char *checked = kscore_format_score (point->checked);

      if (isfinite (point->low))
        /* Translators: a day's score and its range. */
        g_string_append_printf (text, _("%s  %6s  (%s to %s)"), day, score, low, high);
      else
        /* Translators: a day and its score. */
        g_string_append_printf (text, _("%s  %6s  (no range)"), day, score);
      if (isfinite (point->checked))
        /* Translators: the score of a day by what could be looked at person by person. */
        g_string_append_printf (text, _("  checked %6s"), checked);
      g_string_append (text, point->estimated ? _("  estimated\n") : "\n");
      if (!kscore_sink_poll (sink))
        return;
    }
}
