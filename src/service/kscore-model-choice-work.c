#include "config.h"

#include "service/kscore-model-choice-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "score/kscore-series.h"
#include "service/kscore-figures-model.h"
#include "service/kscore-formula-words.h"
#include "service/kscore-model-comparison.h"
#include "service/kscore-workspace-model.h"

static void
append_versions (KscoreModelAnswer    *answer,
                 const KscoreModelUse *use)
{
  const KscoreModelVersion *newer = kscore_model_use_get_newer (use);

  for (guint i = 0; i < kscore_model_library_get_n_versions (use->library); i++)
    {
      const KscoreModelVersion *version = kscore_model_library_get_version (use->library, i);

      kscore_model_answer_add_version (answer, version->constants.version, version->mine,
                                       version == use->version);
    }
  answer->notice = kscore_model_use_dup_notice (use);
  answer->newer = g_strdup (newer != NULL ? newer->constants.version : NULL);
}

static double
get_points (const KscoreScore *score,
            KscoreComponent    component)
{
  return score->components[component].known ? score->components[component].points : NAN;
}

static void
append_comparison (KscoreModelAnswer           *answer,
                   const KscoreModelComparison *both)
{
  const KscoreScore *used = both->used;
  const KscoreScore *other = both->other;

  answer->compared = kscore_model_name_dup_title (other->version);
  /* Translators: the name of the score, a row of a table */
  kscore_model_answer_add_row (answer, _("Kscore"), used->known ? used->score : NAN,
                               other->known ? other->score : NAN);
  /* Translators: the score by what could be looked at person by person, a row of a table */
  kscore_model_answer_add_row (answer, _("Checked"), used->known ? used->checked : NAN,
                               other->known ? other->checked : NAN);
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    kscore_model_answer_add_row (answer, kscore_component_get_title (c), get_points (used, c),
                                 get_points (other, c));

  for (guint i = 0; i < both->other_series->len; i++)
    {
      const KscoreSeriesPoint *point = &g_array_index (both->other_series, KscoreSeriesPoint, i);
      const KscoreComparedDay day = { point->day, (float) point->score };

      g_array_append_val (answer->days, day);
    }
}

static gpointer
compute (GObject       *object,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  KscoreWorkspace *workspace = KSCORE_WORKSPACE (object);
  g_autoptr(KscoreModelAnswer) answer = kscore_model_answer_new ();
  g_autoptr(KscoreLoadedEvidence) loaded =
    kscore_workspace_ref_evidence (workspace, cancellable, error);
  g_autoptr(KscoreModelUse) use = NULL;
  g_autoptr(KscoreScore) score = NULL;

  if (loaded == NULL)
    return NULL;

  use = kscore_workspace_ref_model_use (workspace);
  append_versions (answer, use);
  score = kscore_score_new (loaded->ledger, loaded->day);
  kscore_formula_words_append (answer, score, kscore_ledger_get_constants (loaded->ledger),
                               loaded->evidence);

  /* What was compared with may be gone, or be what is used now: then nothing is. */
  if (question != NULL && kscore_model_library_find (use->library, question) != NULL
      && kscore_model_library_find (use->library, question) != use->version)
    {
      g_autoptr(KscoreModelComparison) both =
        kscore_model_comparison_new (workspace, question, cancellable, error);

      if (both == NULL)
        return NULL;
      append_comparison (answer, both);
    }

  kscore_workspace_release_evidence (workspace);
  return g_steal_pointer (&answer);
}

const KscoreInsightWork kscore_model_choice_work = {
  compute, (GDestroyNotify) kscore_model_answer_unref
};

static gboolean
load_weights (KscoreWorkspace  *workspace,
              GFile            *file,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr(GBytes) bytes = kscore_model_library_read_weights (file, cancellable, error);

  return bytes != NULL && kscore_workspace_load_weights (workspace, bytes, cancellable, error);
}

static GOutputStream *
replace_file (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *name = NULL;
  GFileOutputStream *stream =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                    &local_error);

  if (stream != NULL)
    return G_OUTPUT_STREAM (stream);

  name = g_file_get_parse_name (file);
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE,
               /* Translators: the name of a file, then the system's reason */
               _("“%s” could not be written: %s."), name, local_error->message);
  return NULL;
}

static gboolean
write_worksheet (KscoreWorkspace  *workspace,
                 GFile            *file,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr(GOutputStream) stream = replace_file (file, cancellable, error);

  return stream != NULL
         && kscore_figures_write_worksheet (workspace, KSCORE_DAY_UNKNOWN, stream, cancellable,
                                            error)
         && g_output_stream_close (stream, cancellable, error);
}

static gboolean
write_file (KscoreWorkspace  *workspace,
            GFile            *file,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr(GOutputStream) stream = replace_file (file, cancellable, error);

  return stream != NULL
         && kscore_figures_write_model_file (workspace, NULL, stream, cancellable, error)
         && g_output_stream_close (stream, cancellable, error);
}

/**
 * kscore_model_choice_do_change: (skip)
 * @workspace: an open #KscoreWorkspace
 * @change: what to do
 * @name: (nullable): of the version to use
 * @file: (nullable): to read or to write
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
kscore_model_choice_do_change (GObject            *workspace,
                               KscoreModelChange   change,
                               const char         *name,
                               GFile              *file,
                               GCancellable       *cancellable,
                               GError            **error)
{
  KscoreWorkspace *self = KSCORE_WORKSPACE (workspace);

  switch (change)
    {
    case KSCORE_MODEL_USE:
      return kscore_workspace_use_model (self, name, cancellable, error);
    case KSCORE_MODEL_LOAD:
      return load_weights (self, file, cancellable, error);
    case KSCORE_MODEL_REMOVE:
      return kscore_workspace_remove_weights (self, cancellable, error);
    case KSCORE_MODEL_FILE:
      return write_file (self, file, cancellable, error);
    case KSCORE_MODEL_WORKSHEET:
      return write_worksheet (self, file, cancellable, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
