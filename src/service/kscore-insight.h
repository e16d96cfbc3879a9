#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_INSIGHT (kscore_insight_get_type ())
G_DECLARE_DERIVABLE_TYPE (KscoreInsight, kscore_insight, KSCORE, INSIGHT, GObject)

/**
 * KscoreInsightClass:
 * @dup_question: (nullable): copies what is to be answered, on the main thread
 * @free_question: (nullable): frees a question, in any thread
 * @show: takes an answer's figures over, on the main thread, and notifies
 *
 * A part of the explanation that is computed when a page shows it.
 */
struct _KscoreInsightClass {
  GObjectClass parent_class;

  gpointer       (*dup_question)  (KscoreInsight *self);
  GDestroyNotify   free_question;
  void           (*show)          (KscoreInsight *self,
                                   gconstpointer  answer);
};

/* Properties, notified on the main thread: "available" boolean, whether an answer is shown;
 * "computing" boolean; "trouble" string (nullable), why it could not be answered and what to do. */

void        kscore_insight_set_active    (KscoreInsight *self,
                                          gboolean       active);
gboolean    kscore_insight_get_active    (KscoreInsight *self);
gboolean    kscore_insight_get_available (KscoreInsight *self);
gboolean    kscore_insight_get_computing (KscoreInsight *self);
const char *kscore_insight_get_trouble   (KscoreInsight *self);
void        kscore_insight_ask           (KscoreInsight *self);

G_END_DECLS
