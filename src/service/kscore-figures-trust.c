#include "config.h"

#include "service/kscore-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-text.h"
#include "report/kscore-json-writer.h"
#include "report/kscore-sink.h"
#include "score/kscore-trust.h"
#include "service/kscore-integrity-words.h"
#include "service/kscore-workspace-trust.h"

static void
add_signals (KscoreJsonWriter *json,
             KscoreSignals     signals)
{
  kscore_json_writer_begin_array (json, "signals");
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      if (signals & (1u << i))
        kscore_json_writer_add_string (json, NULL,
                                       kscore_signal_to_string ((KscoreSignals) (1u << i)));
    }
  kscore_json_writer_end_array (json);
}

static void
add_people (KscoreJsonWriter *json,
            const char       *name,
            const GPtrArray  *people,
            gboolean          known)
{
  kscore_json_writer_begin_array (json, name);
  for (guint i = 0; i < people->len; i++)
    {
      const KscoreIntegrityPerson *it = g_ptr_array_index (people, i);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "id", it->id);
      kscore_json_writer_add_string (json, "handle", it->handle);
      kscore_json_writer_add_string (json, "name", it->name);
      if (it->group == KSCORE_NO_INDEX)
        kscore_json_writer_add_null (json, "group");
      else
        kscore_json_writer_add_int (json, "group", it->group);
      if (!known)
        {
          add_signals (json, it->signals);
          kscore_json_writer_add_int (json, "reactions", it->n_reactions);
          /* It is kept in single precision: more digits mean nothing. */
          kscore_json_writer_add_double (json, "trust", round (it->trust * 1e6) / 1e6);
        }
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

static void
write_json (const KscoreIntegrityAnswer *answer,
            GString                     *out)
{
  KscoreJsonWriter writer = KSCORE_JSON_WRITER_INIT (out);
  KscoreJsonWriter *json = &writer;

  kscore_json_writer_begin_object (json, NULL);
  kscore_json_writer_add_day (json, "as_of", answer->day);
  kscore_json_writer_add_double (json, "score", answer->score);
  kscore_json_writer_add_double (json, "checked", answer->checked);
  kscore_json_writer_add_string (json, "model", answer->model);
  kscore_json_writer_add_double (json, "without_discounts", answer->without);
  kscore_json_writer_add_double (json, "effective_people", answer->effective_people);
  kscore_json_writer_add_double (json, "top_five_share", answer->top_share);
  kscore_json_writer_add_int (json, "contributors", answer->n_contributors);
  kscore_json_writer_begin_object (json, "discounted");
  kscore_json_writer_add_int (json, "people", answer->n_people);
  kscore_json_writer_add_int (json, "reactions", answer->n_discounted);
  kscore_json_writer_add_int (json, "marks", answer->n_marks);
  kscore_json_writer_add_int (json, "past", answer->n_past);
  kscore_json_writer_end_object (json);

  kscore_json_writer_begin_array (json, "signals");
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      const KscoreIntegritySignal *it = &answer->signals[i];

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "signal",
                                     kscore_signal_to_string ((KscoreSignals) (1u << i)));
      kscore_json_writer_add_int (json, "people", it->n_people);
      kscore_json_writer_add_int (json, "reactions", it->n_reactions);
      kscore_json_writer_add_int (json, "marks", it->n_marks);
      kscore_json_writer_add_double (json, "points", it->points);
      kscore_json_writer_add_double (json, "without_it", it->without);
      kscore_json_writer_add_int (json, "not_judged", it->n_unjudged);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);

  kscore_json_writer_begin_array (json, "groups");
  for (guint i = 0; i < answer->groups->len; i++)
    {
      const KscoreIntegrityGroup *it = g_ptr_array_index (answer->groups, i);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_int (json, "accounts", it->n_members);
      kscore_json_writer_add_int (json, "known", it->n_known);
      kscore_json_writer_add_int (json, "posts", it->n_posts);
      kscore_json_writer_add_time (json, "made_from", it->made_from);
      kscore_json_writer_add_time (json, "made_to", it->made_to);
      kscore_json_writer_add_time (json, "reacted_from", it->reacted_from);
      kscore_json_writer_add_time (json, "reacted_to", it->reacted_to);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);

  add_people (json, "people", answer->people, FALSE);
  add_people (json, "known", answer->known, TRUE);

  kscore_json_writer_begin_object (json, "not_judged");
  kscore_json_writer_add_int (json, "reactions", answer->n_reactions);
  kscore_json_writer_add_int (json, "without_day", answer->n_undated);
  kscore_json_writer_add_int (json, "without_time", answer->n_untimed);
  kscore_json_writer_add_int (json, "people", answer->n_reactors);
  kscore_json_writer_add_int (json, "without_created", answer->n_without_created);
  kscore_json_writer_add_int (json, "without_profile", answer->n_without_profile);
  kscore_json_writer_add_boolean (json, "own_reactions_known", answer->outgoing_known);
  kscore_json_writer_end_object (json);
  kscore_json_writer_end_object (json);
  g_string_append_c (out, '\n');
}

static void
write_text (const KscoreIntegrityAnswer *answer,
            GString                     *out)
{
  g_autofree char *summary = kscore_integrity_words_get_summary (answer);
  g_autofree char *sharing = kscore_integrity_words_get_people (answer);
  g_autofree char *top = kscore_integrity_words_get_top (answer);
  g_autofree char *checked = kscore_integrity_words_get_checked (answer);
  g_auto (GStrv) gaps = kscore_integrity_words_get_gaps (answer);

  g_string_append_printf (out, "%s\n", summary);
  if (checked != NULL)
    g_string_append_printf (out, "%s\n", checked);
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      g_autofree char *amount = kscore_integrity_words_get_amount (&answer->signals[i]);
      g_autofree char *points = kscore_integrity_words_get_points (answer->signals[i].points);

      if (answer->signals[i].n_people > 0)
        g_string_append_printf (out, "  %s: %s, %s\n",
                                kscore_integrity_words_get_signal ((KscoreSignals) (1u << i)),
                                amount, points);
    }
  /* Where nobody is known, both say so. */
  if (g_str_equal (sharing, top))
    g_string_append_printf (out, "%s\n", sharing);
  else
    g_string_append_printf (out, "%s %s\n", sharing, top);

  for (guint i = 0; i < answer->groups->len; i++)
    {
      g_autofree char *group = kscore_integrity_words_get_group (
        g_ptr_array_index (answer->groups, i));
      g_autofree char *times = kscore_integrity_words_get_group_times (
        g_ptr_array_index (answer->groups, i));

      /* Translators: %1$s is as in "25 accounts on 5 posts", %2$s a sentence */
      g_string_append_printf (out, _("In lockstep: %1$s. %2$s\n"), group, times);
    }
  for (guint i = 0; i < answer->people->len; i++)
    {
      const KscoreIntegrityPerson *it = g_ptr_array_index (answer->people, i);
      g_autofree char *id = kscore_text_clean_line (it->id, KSCORE_TEXT_MAX_LINE);
      g_autofree char *words = kscore_integrity_words_get_person (it);

      g_string_append_printf (out, "  %s  %s\n", id, words);
    }
  for (guint i = 0; i < answer->known->len; i++)
    {
      const KscoreIntegrityPerson *it = g_ptr_array_index (answer->known, i);
      g_autofree char *id = kscore_text_clean_line (it->id, KSCORE_TEXT_MAX_LINE);

      /* Translators: %s is the id of somebody */
      g_string_append_printf (out, _("You know %s.\n"), id);
    }
  for (guint i = 0; gaps[i] != NULL; i++)
    g_string_append_printf (out, "%s\n", gaps[i]);
}

/**
 * kscore_figures_write_trust:
 * @workspace: an open workspace
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes what was discounted, by which signal, and whom the owner knows.
 *
 * Returns: whether all of it was written
 */
gboolean
kscore_figures_write_trust (KscoreWorkspace     *workspace,
                            KscoreFigureFormat   format,
                            GOutputStream       *stream,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_autoptr (KscoreIntegrityAnswer) answer = NULL;
  g_autoptr (KscoreSink) sink = NULL;

  answer = kscore_workspace_read_integrity (workspace, KSCORE_DAY_UNKNOWN, G_MAXUINT, cancellable,
                                            error);
  if (answer == NULL)
    return FALSE;

  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    write_json (answer, kscore_sink_get_buffer (sink));
  else
    write_text (answer, kscore_sink_get_buffer (sink));
  return kscore_sink_finish (sink, error);
}
