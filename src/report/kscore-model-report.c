#include "config.h"

#include "report/kscore-model-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "report/kscore-json-writer.h"
#include "report/kscore-record-writer.h"
#include "score/kscore-series.h"

static const char * const history_fields[] = {
  "date", "model", "score", "low", "high", "other_model", "other_score", "other_low",
  "other_high", "checked", "other_checked", NULL
};

static void
add_score (KscoreJsonWriter  *json,
           const KscoreScore *score)
{
  gboolean ranged = score->known && score->has_range;

  kscore_json_writer_begin_object (json, NULL);
  kscore_json_writer_add_string (json, "model", score->version);
  kscore_json_writer_add_double (json, "score", score->known ? score->score : NAN);
  kscore_json_writer_add_double (json, "low", ranged ? score->low : NAN);
  kscore_json_writer_add_double (json, "high", ranged ? score->high : NAN);
  kscore_json_writer_add_double (json, "checked", score->known ? score->checked : NAN);
  kscore_json_writer_add_string (json, "band",
                                 score->known ? kscore_band_to_string (score->band) : NULL);
  kscore_json_writer_begin_object (json, "components");
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      const KscoreComponentScore *component = &score->components[c];

      kscore_json_writer_begin_object (json, kscore_component_to_string (c));
      kscore_json_writer_add_double (json, "value", component->known ? component->value : NAN);
      kscore_json_writer_add_double (json, "points", component->known ? component->points : NAN);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_object (json);
  kscore_json_writer_end_object (json);
}

/**
 * kscore_model_report_write_json:
 * @used: the score with the version that is used
 * @other: the score of the same evidence and day with another version
 * @sink: where it goes
 *
 * Writes what `model compare --json` prints, one line.
 */
void
kscore_model_report_write_json (const KscoreScore *used,
                                const KscoreScore *other,
                                KscoreSink        *sink)
{
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_day (&json, "as_of", used->day);
  kscore_json_writer_begin_array (&json, "scores");
  add_score (&json, used);
  add_score (&json, other);
  kscore_json_writer_end_array (&json);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
}

/* A figure, or that it is not told; at the right of ten characters. */
static void
append_figure (GString    *text,
               double      figure)
{
  /* Translators: a number that is not known, in a table; short */
  g_autofree char *words = isfinite (figure) ? kscore_format_score (figure)
                                             : g_strdup (_("not told"));
  int padding = MAX (1, 12 - (int) g_utf8_strlen (words, -1));

  g_string_append_printf (text, "%*s%s", padding, "", words);
}

static void
append_row (GString    *text,
            const char *title,
            double      used,
            double      other)
{
  int padding = MAX (1, 18 - (int) g_utf8_strlen (title, -1));

  g_string_append_printf (text, "  %s%*s", title, padding, "");
  append_figure (text, used);
  append_figure (text, other);
  g_string_append_c (text, '\n');
}

static void
append_titles (GString    *text,
               const char *used_model,
               const char *other_model)
{
  g_autofree char *used = kscore_model_name_dup_title (used_model);
  g_autofree char *other = kscore_model_name_dup_title (other_model);

  /* Translators: the two versions of the model that are compared, the first is in use */
  g_string_append_printf (text, _("First %s, which is used, then %s:"), used, other);
  g_string_append_c (text, '\n');
}

/**
 * kscore_model_report_write_text:
 * @used: the score with the version that is used
 * @other: the score of the same evidence and day with another version
 * @sink: where it goes
 *
 * Writes what `model compare` prints for a person.
 */
void
kscore_model_report_write_text (const KscoreScore *used,
                                const KscoreScore *other,
                                KscoreSink        *sink)
{
  GString *text = kscore_sink_get_buffer (sink);
  g_autofree char *day = kscore_format_day (used->day, KSCORE_DAY_LONG);

  append_titles (text, used->version, other->version);
  append_row (text, _("Kscore"), used->known ? used->score : NAN,
              other->known ? other->score : NAN);
  append_row (text, _("Checked"), used->known ? used->checked : NAN,
              other->known ? other->checked : NAN);
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    append_row (text, kscore_component_get_title (c),
                used->components[c].known ? used->components[c].points : NAN,
                other->components[c].known ? other->components[c].points : NAN);
  /* Translators: %s is a date */
  g_string_append_printf (text, _("As of %s, of the same evidence"), day);
  g_string_append_c (text, '\n');
}

static const KscoreSeriesPoint *
get_point (const GArray *series,
           guint         index)
{
  return &g_array_index (series, KscoreSeriesPoint, index);
}

/**
 * kscore_model_report_write_history_json:
 * @used: (element-type KscoreSeriesPoint): the days with the version that is used
 * @used_model: its name
 * @other: (element-type KscoreSeriesPoint): the same days with another version
 * @other_model: its name
 * @sink: where it goes
 *
 * Writes what `model compare --history --json` prints.
 */
void
kscore_model_report_write_history_json (const GArray *used,
                                        const char   *used_model,
                                        const GArray *other,
                                        const char   *other_model,
                                        KscoreSink   *sink)
{
  g_autoptr (KscoreRecordWriter) records =
    kscore_record_writer_new (sink, KSCORE_RECORD_ARRAY, history_fields);

  for (guint i = 0; i < MIN (used->len, other->len); i++)
    {
      kscore_record_writer_begin (records);
      kscore_record_writer_add_day (records, "date", get_point (used, i)->day);
      kscore_record_writer_add_string (records, "model", used_model);
      kscore_record_writer_add_double (records, "score", get_point (used, i)->score);
      kscore_record_writer_add_double (records, "low", get_point (used, i)->low);
      kscore_record_writer_add_double (records, "high", get_point (used, i)->high);
      kscore_record_writer_add_string (records, "other_model", other_model);
      kscore_record_writer_add_double (records, "other_score", get_point (other, i)->score);
      kscore_record_writer_add_double (records, "other_low", get_point (other, i)->low);
      kscore_record_writer_add_double (records, "other_high", get_point (other, i)->high);
      kscore_record_writer_add_double (records, "checked", get_point (used, i)->checked);
      kscore_record_writer_add_double (records, "other_checked", get_point (other, i)->checked);
      if (!kscore_record_writer_end (records))
        return;
    }
  kscore_record_writer_close (records);
}

/**
 * kscore_model_report_write_history_text:
 * @used: (element-type KscoreSeriesPoint): the days with the version that is used
 * @used_model: its name
 * @other: (element-type KscoreSeriesPoint): the same days with another version
 * @other_model: its name
 * @sink: where it goes
 *
 * Writes what `model compare --history` prints for a person: a line a day.
 */
void
kscore_model_report_write_history_text (const GArray *used,
                                        const char   *used_model,
                                        const GArray *other,
                                        const char   *other_model,
                                        KscoreSink   *sink)
{
  GString *text = kscore_sink_get_buffer (sink);

  append_titles (text, used_model, other_model);
  for (guint i = 0; i < MIN (used->len, other->len); i++)
    {
      g_autofree char *day = kscore_day_to_string (get_point (used, i)->day);

      g_string_append (text, day);
      append_figure (text, get_point (used, i)->score);
      append_figure (text, get_point (other, i)->score);
      g_string_append_c (text, '\n');
      if (!kscore_sink_poll (sink))
        return;
    }
}
