#include "config.h"

#include "service/kscore-integrity-private.h"

#include "service/kscore-workspace-trust.h"

/* As many as a page can show; the command line lists them all. */
#define MOST_PEOPLE 50

static gpointer
compute (GObject       *workspace,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  return kscore_workspace_read_integrity (KSCORE_WORKSPACE (workspace), KSCORE_DAY_UNKNOWN,
                                          MOST_PEOPLE, cancellable, error);
}

static void
free_answer (gpointer answer)
{
  kscore_integrity_answer_free (answer);
}

static gboolean
overrule (GObject       *workspace,
          const gint64  *actors,
          guint          n_actors,
          gboolean       known,
          GCancellable  *cancellable,
          GError       **error)
{
  return kscore_workspace_set_known (KSCORE_WORKSPACE (workspace), actors, n_actors, known,
                                     cancellable, error);
}

const KscoreInsightWork kscore_integrity_work = { compute, free_answer };

/**
 * kscore_integrity_set_work: (skip)
 * @self: an insight
 *
 * Gives it what it does in worker threads.
 */
void
kscore_integrity_set_work (KscoreIntegrity *self)
{
  kscore_insight_set_work (KSCORE_INSIGHT (self), &kscore_integrity_work);
  kscore_integrity_set_overrule (self, overrule);
}
