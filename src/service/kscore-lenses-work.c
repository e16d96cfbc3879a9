#include "config.h"

#include "service/kscore-lenses-private.h"

#include "service/kscore-workspace-private.h"

static gpointer
compute (GObject       *workspace,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(KscoreLoadedEvidence) loaded =
    kscore_workspace_ref_evidence (KSCORE_WORKSPACE (workspace), cancellable, error);

  if (loaded == NULL)
    return NULL;
  return g_new0 (int, 1);
}

const KscoreInsightWork kscore_lenses_work = { compute, g_free };
