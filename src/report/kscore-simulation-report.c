#include "config.h"

#include "report/kscore-simulation-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-advice-words.h"
#include "core/kscore-format.h"
#include "core/kscore-model-name.h"
#include "report/kscore-json-writer.h"

static const double none[KSCORE_N_LEVERS];

static char *
dup_score (const KscoreSimulated *simulated)
{
  g_autofree char *score = kscore_format_score (simulated->score);
  g_autofree char *low = kscore_format_score (simulated->low);
  g_autofree char *high = kscore_format_score (simulated->high);

  if (!simulated->has_range)
    return g_steal_pointer (&score);
  /* Translators: a score and its range: "47.3 (45.1 to 49.0)" */
  return g_strdup_printf (_("%1$s (%2$s to %3$s)"), score, low, high);
}

/* Each lever with what there is now. */
static void
append_levers (const KscoreSimulationReport *self,
               GString                      *text)
{
  g_string_append_printf (text, "\n%s\n", _("Levers, and how much there is now"));
  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      const KscoreLeverScope *scope = kscore_simulator_get_scope (self->simulator, lever);
      g_autofree char *present = NULL;

      if (isnan (scope->present))
        present = g_strdup (_("not told"));
      else if (scope->present < 10)
        present = kscore_format_score (scope->present);
      else
        present = kscore_format_count ((gint64) MIN (round (scope->present), 1e18));
      g_string_append_printf (text, "  --%-11s %10s  %s\n", kscore_lever_to_string (lever),
                              present, kscore_lever_get_title (lever));
    }
}

static void
append_answer (const KscoreSimulationReport *self,
               const KscoreSimulated        *present,
               GString                      *text)
{
  guint n_weeks = kscore_simulator_get_weeks (self->simulator);
  KscoreSimulated simulated;
  g_autofree char *score = NULL;
  g_autofree char *change = NULL;

  kscore_simulator_evaluate (self->simulator, self->levers, &simulated);
  score = dup_score (&simulated);
  change = kscore_format_change (simulated.score - present->score);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("If this went on for %u week",
                                          "If this went on for %u weeks", n_weeks), n_weeks);
  g_string_append_c (text, '\n');
  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      g_autofree char *amount = kscore_lever_dup_amount (lever, self->levers[lever]);

      if (!(self->levers[lever] > 0))
        continue;
      if (kscore_simulator_get_scope (self->simulator, lever)->available)
        g_string_append_printf (text, "  %s\n", amount);
      else
        /* Translators: %s is something like "3 more lists" */
        g_string_append_printf (text, _("  %s: cannot be told, and adds nothing\n"), amount);
    }
  /* Translators: the score that a simulation comes to, with its range, and the change */
  g_string_append_printf (text, _("  makes %1$s, %2$s\n"), score, change);
}

static void
append_target (const KscoreSimulationReport *self,
               GString                      *text)
{
  guint n_weeks = kscore_simulator_get_weeks (self->simulator);
  g_autofree char *target = kscore_format_score (self->target);

  g_string_append_c (text, '\n');
  g_string_append_printf (text,
                          /* Translators: a score, and how many weeks */
                          ngettext ("To reach %1$s, any one of these for %2$u week",
                                    "To reach %1$s, any one of these for %2$u weeks", n_weeks),
                          target, n_weeks);
  g_string_append_c (text, '\n');
  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      double needed;

      if (kscore_simulator_reach (self->simulator, lever, self->target, &needed))
        {
          g_autofree char *amount = kscore_lever_dup_amount (lever, needed);

          if (needed > 0)
            g_string_append_printf (text, "  %s\n", amount);
          else
            {
              g_string_append_printf (text, "  %s\n", _("nothing: the score is there already"));
              return;
            }
        }
      else if (kscore_simulator_get_scope (self->simulator, lever)->available)
        /* Translators: %s is a lever of the simulator */
        g_string_append_printf (text, _("  not by this alone: %s\n"),
                                kscore_lever_get_title (lever));
    }
}

/**
 * kscore_simulation_report_write_text:
 * @self: what was asked
 * @sink: where it goes
 *
 * Writes what `simulate` prints for people.
 */
void
kscore_simulation_report_write_text (const KscoreSimulationReport *self,
                                     KscoreSink                   *sink)
{
  GString *text = kscore_sink_get_buffer (sink);
  KscoreSimulated present;
  g_autofree char *checked = kscore_format_score (self->checked);
  g_autofree char *model = kscore_model_name_dup_title (self->version);
  g_autofree char *day = NULL;
  g_autofree char *score = NULL;
  gboolean moved = FALSE;

  kscore_simulator_evaluate (self->simulator, none, &present);
  if (!present.known)
    {
      g_string_append_printf (text, "%s\n", _("There is not enough evidence for a score yet."));
      return;
    }

  score = dup_score (&present);
  day = kscore_format_day (self->day, KSCORE_DAY_LONG);
  /* Translators: the present score, with its range */
  g_string_append_printf (text, _("Kscore now: %s\n"), score);
  /* Translators: what the score would be without anonymous counts. */
  g_string_append_printf (text, _("Checked score, by what could be looked at person by person: %s"),
                          checked);
  g_string_append_c (text, '\n');
  /* Translators: a date, then the version of the model, "kscore-1". */
  g_string_append_printf (text, _("As of %s, model %s"), day, model);
  g_string_append_c (text, '\n');
  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    moved |= self->levers[i] > 0;
  if (moved)
    append_answer (self, &present, text);
  if (!isnan (self->target))
    append_target (self, text);
  if (!moved && isnan (self->target))
    append_levers (self, text);
}

static void
add_score (KscoreJsonWriter      *json,
           const KscoreSimulated *simulated)
{
  kscore_json_writer_add_double (json, "score", simulated->score);
  kscore_json_writer_add_double (json, "low", simulated->low);
  kscore_json_writer_add_double (json, "high", simulated->high);
}

/**
 * kscore_simulation_report_write_json:
 * @self: what was asked
 * @sink: where it goes
 *
 * Writes what `simulate --json` prints, one line.
 */
void
kscore_simulation_report_write_json (const KscoreSimulationReport *self,
                                     KscoreSink                   *sink)
{
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));
  KscoreSimulated present, simulated;

  kscore_simulator_evaluate (self->simulator, none, &present);
  kscore_simulator_evaluate (self->simulator, self->levers, &simulated);

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_day (&json, "as_of", self->day);
  kscore_json_writer_add_string (&json, "model", self->version);
  add_score (&json, &present);
  kscore_json_writer_add_double (&json, "checked", self->checked);
  kscore_json_writer_begin_object (&json, "simulated");
  add_score (&json, &simulated);
  kscore_json_writer_begin_object (&json, "components");
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      kscore_json_writer_begin_object (&json, kscore_component_to_string (c));
      kscore_json_writer_add_double (&json, "value", simulated.value[c]);
      kscore_json_writer_add_double (&json, "points", simulated.points[c]);
      kscore_json_writer_end_object (&json);
    }
  kscore_json_writer_end_object (&json);
  kscore_json_writer_end_object (&json);

  kscore_json_writer_begin_array (&json, "levers");
  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      const KscoreLeverScope *scope = kscore_simulator_get_scope (self->simulator, lever);
      double needed = NAN;

      if (isnan (self->target) ||
          !kscore_simulator_reach (self->simulator, lever, self->target, &needed))
        needed = NAN;
      kscore_json_writer_begin_object (&json, NULL);
      kscore_json_writer_add_string (&json, "lever", kscore_lever_to_string (lever));
      kscore_json_writer_add_boolean (&json, "available", scope->available);
      kscore_json_writer_add_double (&json, "present", scope->present);
      kscore_json_writer_add_double (&json, "added", scope->available
                                                     ? MIN (self->levers[lever], scope->limit)
                                                     : 0);
      kscore_json_writer_add_double (&json, "needed", needed);
      kscore_json_writer_end_object (&json);
    }
  kscore_json_writer_end_array (&json);
  kscore_json_writer_add_double (&json, "target", self->target);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
}
