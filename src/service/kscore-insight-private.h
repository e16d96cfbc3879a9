#pragma once

#include "service/kscore-insight.h"

G_BEGIN_DECLS

/**
 * KscoreInsightWork:
 * @compute: answers a question, in a worker thread: (transfer full) an answer, or %NULL with
 *   @error set. @workspace is a #KscoreWorkspace
 * @free_answer: frees an answer, in any thread
 *
 * What an insight does in a worker thread. It stands apart from the insight, which knows nothing of
 * the store or the score.
 */
typedef struct {
  gpointer       (*compute)     (GObject       *workspace,
                                 gconstpointer  question,
                                 GCancellable  *cancellable,
                                 GError       **error);
  GDestroyNotify   free_answer;
} KscoreInsightWork;

void kscore_insight_set_work (KscoreInsight           *self,
                              const KscoreInsightWork *work);
void kscore_insight_follow   (KscoreInsight           *self,
                              GObject                 *workspace);
void kscore_insight_show     (KscoreInsight           *self,
                              gconstpointer            answer);
GObject *kscore_insight_get_workspace (KscoreInsight  *self);

G_END_DECLS
