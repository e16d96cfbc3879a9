#include "config.h"

#include "service/kscore-advice-private.h"

#include "score/kscore-reasons.h"
#include "service/kscore-simulation-work.h"
#include "service/kscore-workspace-private.h"

G_STATIC_ASSERT (KSCORE_ADVICE_MAX_REASONS == KSCORE_MAX_REASONS);

static void
copy_reasons (KscoreAdviceReason *to,
              const KscoreReason *from,
              guint               n)
{
  for (guint i = 0; i < n; i++)
    to[i] = (KscoreAdviceReason) {
      .code = from[i].code,
      .value = from[i].value,
      .reference = from[i].reference,
      .points = from[i].points,
      .lever = from[i].lever,
      .lever_value = from[i].lever_value,
    };
}

static KscoreAdviceAnswer *
answer_new (const KscoreLoadedEvidence *loaded)
{
  KscoreAdviceAnswer *answer = g_new0 (KscoreAdviceAnswer, 1);
  g_autoptr (KscoreScore) score = kscore_score_new (loaded->ledger, loaded->day);
  KscoreSimulator *simulator = kscore_simulator_new (loaded->evidence, loaded->ledger,
                                                     loaded->day);
  KscoreReasons reasons;

  kscore_reasons_init (&reasons, loaded->evidence, loaded->ledger, score, simulator, NULL);
  answer->next = kscore_band_get_title (reasons.next);
  answer->band = kscore_band_get_title (reasons.band);
  answer->n_against = reasons.n_against;
  answer->n_favour = reasons.n_favour;
  copy_reasons (answer->against, reasons.against, reasons.n_against);
  copy_reasons (answer->favour, reasons.favour, reasons.n_favour);
  answer->simulation = kscore_simulation_new_of (simulator, loaded->evidence);
  return answer;
}

static void
answer_free (gpointer data)
{
  KscoreAdviceAnswer *answer = data;

  g_object_unref (answer->simulation);
  g_free (answer);
}

static gpointer
compute (GObject       *object,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  KscoreWorkspace *workspace = KSCORE_WORKSPACE (object);
  KscoreLoadedEvidence *loaded = kscore_workspace_ref_evidence (workspace, cancellable, error);
  KscoreAdviceAnswer *answer;

  if (loaded == NULL)
    return NULL;
  /* What lies there already is handed out to anybody. */
  answer = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : answer_new (loaded);
  kscore_loaded_evidence_unref (loaded);
  kscore_workspace_release_evidence (workspace);
  return answer;
}

const KscoreInsightWork kscore_advice_work = { compute, answer_free };
