#include "config.h"

#include "service/kscore-lenses-private.h"

#include <math.h>

#include "service/kscore-lens-words.h"
#include "service/kscore-workspace-private.h"

static gpointer
compute (GObject       *workspace,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(KscoreLoadedEvidence) loaded =
    kscore_workspace_ref_evidence (KSCORE_WORKSPACE (workspace), cancellable, error);
  KscoreLensesAnswer *answer;
  KscoreLensFigures figures;

  if (loaded == NULL)
    return NULL;

  /* Nobody knows topics yet. */
  kscore_lens_figures_compute (&figures, loaded->ledger, loaded->evidence, NAN, loaded->day);
  answer = g_new0 (KscoreLensesAnswer, 1);
  answer->lenses = kscore_lens_words_new (&figures,
                                          kscore_ledger_get_constants (loaded->ledger));
  for (guint i = 0; i < KSCORE_LENSES_N_AXES; i++)
    {
      answer->axis[i] = figures.axis[i];
      answer->from[i] = kscore_lens_axis_get_from (kscore_ledger_get_constants (loaded->ledger),
                                                   (KscoreStyleAxis) i);
      answer->side[i][0] = g_strdup (kscore_lens_words_get_side ((KscoreStyleAxis) i, FALSE));
      answer->side[i][1] = g_strdup (kscore_lens_words_get_side ((KscoreStyleAxis) i, TRUE));
      answer->words[i] = kscore_lens_words_dup_axis (&figures, (KscoreStyleAxis) i);
    }
  kscore_workspace_release_evidence (KSCORE_WORKSPACE (workspace));
  return answer;
}

const KscoreInsightWork kscore_lenses_work = { compute, kscore_lenses_answer_free };
