#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/kscore-json-writer.h"
#include "report/kscore-sink.h"
#include "service/kscore-figures-loader.h"
#include "service/kscore-figures.h"
#include "service/kscore-lens-words.h"
#include "service/kscore-lens.h"

static void
add_acts (KscoreJsonWriter *json,
          const double      numbers[KSCORE_N_ACTS])
{
  kscore_json_writer_add_double (json, "replies", numbers[KSCORE_ACT_REPLY]);
  kscore_json_writer_add_double (json, "mentions", numbers[KSCORE_ACT_MENTION]);
  kscore_json_writer_add_double (json, "reshares", numbers[KSCORE_ACT_RESHARE]);
}

static void
add_style (KscoreJsonWriter        *json,
           const KscoreLensFigures *figures,
           const KscoreConstants   *constants)
{
  static const char * const names[KSCORE_N_STYLE_AXES] = {
    "creating", "participating", "focused", "consistent",
  };

  kscore_json_writer_begin_object (json, "style");
  for (guint i = 0; i < KSCORE_N_STYLE_AXES; i++)
    kscore_json_writer_add_double (json, names[i], figures->axis[i]);
  kscore_json_writer_begin_array (json, "names");
  for (guint style = 0; style < KSCORE_N_STYLES; style++)
    if (kscore_lens_style_is_possible (figures, constants, style))
      kscore_json_writer_add_string (json, NULL, kscore_lens_words_get_style (style));
  kscore_json_writer_end_array (json);
  kscore_json_writer_end_object (json);
}

static void
write_json (const KscoreLensFigures *figures,
            const KscoreConstants   *constants,
            GString                 *text)
{
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (text);
  double large = figures->received_large[KSCORE_ACT_REPLY]
                 + figures->received_large[KSCORE_ACT_MENTION]
                 + figures->received_large[KSCORE_ACT_RESHARE];

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_day (&json, "as_of", figures->day);
  kscore_json_writer_add_day (&json, "from", figures->from);
  kscore_json_writer_add_string (&json, "model", constants->version);
  kscore_json_writer_begin_object (&json, "points");
  add_acts (&json, figures->received);
  kscore_json_writer_add_double (&json, "large", large);
  kscore_json_writer_add_double (&json, "points", figures->points);
  kscore_json_writer_add_double (&json, "influence", figures->influence);
  kscore_json_writer_end_object (&json);
  kscore_json_writer_begin_object (&json, "outreach");
  add_acts (&json, figures->given);
  kscore_json_writer_add_double (&json, "points", figures->outreach);
  kscore_json_writer_add_double (&json, "level", figures->outreach_level);
  kscore_json_writer_add_double (&json, "next", figures->outreach_next);
  kscore_json_writer_end_object (&json);
  kscore_json_writer_begin_object (&json, "reach");
  kscore_json_writer_add_double (&json, "people", figures->reach);
  kscore_json_writer_add_double (&json, "reactions", figures->reactions);
  kscore_json_writer_add_double (&json, "anonymous", figures->anonymous);
  kscore_json_writer_end_object (&json);
  kscore_json_writer_begin_object (&json, "amplification");
  kscore_json_writer_add_double (&json, "posts", figures->posts);
  kscore_json_writer_add_double (&json, "reactions", figures->post_reactions);
  kscore_json_writer_add_double (&json, "value", figures->amplification);
  kscore_json_writer_end_object (&json);
  kscore_json_writer_begin_object (&json, "network");
  kscore_json_writer_add_double (&json, "people", figures->network_people);
  kscore_json_writer_add_double (&json, "weight", figures->network);
  kscore_json_writer_add_double (&json, "followers", figures->network_followers);
  kscore_json_writer_end_object (&json);
  kscore_json_writer_begin_object (&json, "h_index");
  kscore_json_writer_add_double (&json, "h", figures->h);
  kscore_json_writer_add_double (&json, "more", figures->h_more);
  kscore_json_writer_end_object (&json);
  add_style (&json, figures, constants);
  kscore_json_writer_end_object (&json);
  g_string_append_c (text, '\n');
}

static void
write_lens (KscoreLens *lens,
            GString    *text)
{
  const char *figure = kscore_lens_get_figure (lens);

  g_string_append_printf (text, "\n%s: %s", kscore_lens_get_title (lens),
                          figure != NULL ? figure : _("not told"));
  if (kscore_lens_get_unit (lens) != NULL)
    g_string_append_printf (text, " %s", kscore_lens_get_unit (lens));
  g_string_append_printf (text, "\n  %s\n", kscore_lens_get_counts (lens));
  if (kscore_lens_get_formula (lens) != NULL)
    g_string_append_printf (text, "  %s\n", kscore_lens_get_formula (lens));
  if (kscore_lens_get_leaves_out (lens) != NULL)
    /* Translators: before what a figure does not look at. */
    g_string_append_printf (text, "  %s %s\n", _("Left out:"), kscore_lens_get_leaves_out (lens));
}

static void
write_text (const KscoreLensFigures *figures,
            const KscoreConstants   *constants,
            GString                 *text)
{
  g_autoptr (GPtrArray) lenses = kscore_lens_words_new (figures, constants);

  g_string_append_printf (text, "%s\n", kscore_lens_words_get_intro ());
  for (guint i = 0; i < lenses->len; i++)
    write_lens (g_ptr_array_index (lenses, i), text);
  for (guint i = 0; i < KSCORE_N_STYLE_AXES; i++)
    {
      g_autofree char *axis = kscore_lens_words_dup_axis (figures, (KscoreStyleAxis) i);

      g_string_append_printf (text, "  %s\n", axis);
    }
}

/**
 * kscore_figures_write_lenses:
 * @workspace: an open workspace
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes the figures beside the score.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_lenses (KscoreWorkspace     *workspace,
                             KscoreDay            as_of,
                             KscoreFigureFormat   format,
                             GOutputStream       *stream,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr (KscoreLoadedFigures) loaded =
    kscore_loaded_figures_new (workspace, as_of, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;
  const KscoreConstants *constants;
  KscoreLensFigures figures;

  if (loaded == NULL)
    return FALSE;

  constants = kscore_ledger_get_constants (loaded->loaded->ledger);
  kscore_lens_figures_compute (&figures, loaded->loaded->ledger, loaded->loaded->evidence, NAN,
                               loaded->dossier.score->day);
  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    write_json (&figures, constants, kscore_sink_get_buffer (sink));
  else
    write_text (&figures, constants, kscore_sink_get_buffer (sink));
  return kscore_sink_finish (sink, error);
}
