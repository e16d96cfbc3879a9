#include "config.h"

#include "report/kscore-change-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-change-words.h"
#include "core/kscore-format.h"
#include "core/kscore-model-name.h"
#include "report/kscore-json-writer.h"

static void
append_day (GString               *text,
            const KscoreChangeDay *day)
{
  g_autofree char *date = kscore_format_day (day->day, KSCORE_DAY_MEDIUM);
  g_autofree char *score = kscore_format_score (day->score);
  g_autofree char *low = kscore_format_score (day->low);
  g_autofree char *high = kscore_format_score (day->high);
  g_autofree char *checked = kscore_format_score (day->checked);

  if (!isfinite (day->score))
    /* Translators: %s is a date. */
    g_string_append_printf (text, _("  %s: not enough evidence for a score"), date);
  else if (isfinite (day->low))
    /* Translators: a date, its score, the range of it, and the checked score. */
    g_string_append_printf (text, _("  %1$s: %2$s (%3$s to %4$s), checked %5$s"), date, score, low,
                            high, checked);
  else
    /* Translators: a date, its score, and the checked score. */
    g_string_append_printf (text, _("  %1$s: %2$s (no range), checked %3$s"), date, score, checked);
  g_string_append_c (text, '\n');
  if (day->provisional)
    g_string_append_printf (text, "    %s\n",
                            _("Provisional: fewer than 9 weeks or 5 posts are known"));
  if (day->estimated)
    g_string_append_printf (text, "    %s\n",
                            _("Estimated in part, from what was known only later"));
}

static void
append_learned (GString                   *text,
                const KscoreChangeFigures *figures)
{
  double learned = kscore_change_figures_get_learned (figures);
  g_autofree char *shown = kscore_format_score (figures->shown);
  g_autofree char *points = kscore_format_change (learned);

  if (learned == 0)
    return;
  /* Translators: a score, then a difference as "+4.0". */
  g_string_append_printf (text, _("  That day %1$s was shown; %2$s points were learned since.\n"),
                          shown, points);
}

/* A number at the end of its column, whatever its minus takes in bytes. */
static void
append_number (GString    *text,
               const char *number,
               glong       width)
{
  for (glong i = g_utf8_strlen (number, -1); i < width; i++)
    g_string_append_c (text, ' ');
  g_string_append_printf (text, "%s  ", number);
}

static void
append_part (GString    *text,
             double      points,
             gint64      hundredths,
             const char *words)
{
  g_autofree char *number = kscore_change_dup_points (points, hundredths);

  append_number (text, number, 22);
  g_string_append_printf (text, "%s\n", words);
}

static void
append_view (GString                *text,
             const KscoreChangeStep *step,
             KscoreChangeView        view)
{
  const GPtrArray *sources = kscore_change_step_get_sources (step, view);
  const KscoreChangeRest *others = &step->others[view];
  const KscoreChangeRest *none = &step->none[view];
  const char *title = kscore_change_view_get_title (view, step);

  if (title == NULL)
    return;
  g_string_append_printf (text, "          %s\n", title);
  for (guint i = 0; i < sources->len; i++)
    {
      const KscoreChangeSource *source = g_ptr_array_index (sources, i);

      append_part (text, source->points, source->hundredths,
                   source->handle != NULL ? source->handle : source->name);
    }
  if (others->n > 0)
    {
      g_autofree char *words = kscore_change_view_dup_others (view, others->n);

      append_part (text, others->points, others->hundredths, words);
    }
  if (none->n > 0)
    append_part (text, none->points, none->hundredths, kscore_change_view_get_none (view));
}

static void
append_steps (GString                   *text,
              const KscoreChangeFigures *figures)
{
  for (guint i = 0; i < figures->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);
      g_autofree char *points = kscore_format_change ((double) step->tenths * KSCORE_CHANGE_STEP);
      g_autofree char *words = kscore_change_label_dup_words (step->label, figures->window_weeks);

      g_string_append_c (text, '\n');
      append_number (text, points, 8);
      g_string_append_printf (text, "%s\n          %s\n",
                              kscore_change_label_get_title (step->label), words);
      for (KscoreChangeView view = 0; view < KSCORE_N_CHANGE_VIEWS; view++)
        append_view (text, step, view);
    }
}

/**
 * kscore_change_report_write_text:
 * @figures: a change
 * @sink: where it goes
 *
 * Writes what `explain --since` prints for a person.
 */
void
kscore_change_report_write_text (const KscoreChangeFigures *figures,
                                 KscoreSink                *sink)
{
  GString *text = kscore_sink_get_buffer (sink);
  g_autofree char *difference =
    kscore_format_change ((double) figures->tenths * KSCORE_CHANGE_STEP);

  g_string_append_printf (text, "%s\n", _("Why it moved"));
  append_day (text, &figures->from);
  append_learned (text, figures);
  append_day (text, &figures->to);
  if (figures->model != NULL)
    {
      g_autofree char *model = kscore_model_name_dup_title (figures->model);

      /* Translators: %s is the version of the model that made both scores, "kscore-1". */
      g_string_append_printf (text, _("  Both by model %s"), model);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');

  if (!isfinite (figures->difference))
    {
      g_string_append_printf (text, "%s\n",
                              _("Without a score on both days there is no change to explain."));
      return;
    }
  if (figures->steps->len == 0)
    {
      g_string_append_printf (text, "%s\n", _("Nothing moved."));
      return;
    }
  append_number (text, difference, 8);
  g_string_append_printf (text, "%s\n", _("all together"));
  append_steps (text, figures);
  g_string_append_printf (text, "\n%s\n",
                          _("Both scores are computed from what is known now. What is printed "
                            "adds up: the first\nscore and all steps are the last one, and the "
                            "posts of a step are the step, as are its people.\nWhat did not "
                            "change has no part."));
}

static void
add_day (KscoreJsonWriter      *json,
         const char            *name,
         const KscoreChangeDay *day)
{
  kscore_json_writer_begin_object (json, name);
  kscore_json_writer_add_day (json, "date", day->day);
  kscore_json_writer_add_double (json, "score", day->score);
  kscore_json_writer_add_double (json, "low", day->low);
  kscore_json_writer_add_double (json, "high", day->high);
  kscore_json_writer_add_double (json, "checked", day->checked);
  kscore_json_writer_add_boolean (json, "at_least", day->at_least);
  kscore_json_writer_add_boolean (json, "provisional", day->provisional);
  kscore_json_writer_add_boolean (json, "estimated", day->estimated);
  kscore_json_writer_end_object (json);
}

static void
add_tenths (KscoreJsonWriter *json,
            gint64            tenths)
{
  kscore_json_writer_add_rounded (json, "rounded", (double) tenths * KSCORE_CHANGE_STEP, 1);
}

/* What is on no post, or by nobody known, comes last, as null. */
static void
add_view (KscoreJsonWriter       *json,
          const KscoreChangeStep *step,
          KscoreChangeView        view)
{
  const GPtrArray *sources = kscore_change_step_get_sources (step, view);
  gboolean posts = view == KSCORE_CHANGE_BY_POST;

  kscore_json_writer_begin_array (json, posts ? "posts" : "people");
  for (guint i = 0; i < sources->len; i++)
    {
      const KscoreChangeSource *source = g_ptr_array_index (sources, i);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, posts ? "post" : "actor", source->key);
      kscore_json_writer_add_string (json, posts ? "text" : "handle",
                                     posts ? source->name : source->handle);
      kscore_json_writer_add_double (json, "points", source->points);
      kscore_json_writer_end_object (json);
    }
  if (step->none[view].n > 0)
    {
      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_null (json, posts ? "post" : "actor");
      kscore_json_writer_add_null (json, posts ? "text" : "handle");
      kscore_json_writer_add_double (json, "points", step->none[view].points);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

static void
add_sums (KscoreJsonWriter *json,
          const char       *list,
          const char       *name,
          const GPtrArray  *sums)
{
  kscore_json_writer_begin_array (json, list);
  for (guint i = 0; i < sums->len; i++)
    {
      const KscoreChangeSum *sum = g_ptr_array_index (sums, i);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, name, sum->name);
      kscore_json_writer_add_double (json, "points", sum->points);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

/**
 * kscore_change_report_write_json:
 * @figures: a change with every post and every person
 * @sink: where it goes
 *
 * Writes what `explain --since --json` prints, one line.
 */
void
kscore_change_report_write_json (const KscoreChangeFigures *figures,
                                 KscoreSink                *sink)
{
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));
  gboolean known = isfinite (figures->difference);

  kscore_json_writer_begin_object (&json, NULL);
  add_day (&json, "from", &figures->from);
  add_day (&json, "to", &figures->to);
  kscore_json_writer_add_string (&json, "model", figures->model);
  kscore_json_writer_add_double (&json, "difference", figures->difference);
  if (known)
    add_tenths (&json, figures->tenths);
  else
    kscore_json_writer_add_null (&json, "rounded");
  kscore_json_writer_add_double (&json, "shown", figures->shown);
  if (known && isfinite (figures->shown))
    kscore_json_writer_add_double (&json, "learned", figures->from.score - figures->shown);
  else
    kscore_json_writer_add_null (&json, "learned");

  kscore_json_writer_begin_array (&json, "steps");
  for (guint i = 0; i < figures->steps->len; i++)
    {
      const KscoreChangeStep *step = g_ptr_array_index (figures->steps, i);

      kscore_json_writer_begin_object (&json, NULL);
      kscore_json_writer_add_string (&json, "label", kscore_change_label_to_string (step->label));
      kscore_json_writer_add_double (&json, "points", step->points);
      add_tenths (&json, step->tenths);
      kscore_json_writer_add_int (&json, "parts", step->n_parts);
      for (KscoreChangeView view = 0; view < KSCORE_N_CHANGE_VIEWS; view++)
        add_view (&json, step, view);
      kscore_json_writer_end_object (&json);
    }
  kscore_json_writer_end_array (&json);
  add_sums (&json, "components", "component", figures->components);
  add_sums (&json, "networks", "network", figures->networks);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
}
