#pragma once

#include "service/kscore-insight.h"
#include "service/kscore-model-answer.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_MODEL_CHOICE (kscore_model_choice_get_type ())
G_DECLARE_FINAL_TYPE (KscoreModelChoice, kscore_model_choice, KSCORE, MODEL_CHOICE, KscoreInsight)

/**
 * KscoreModelChange:
 * @KSCORE_MODEL_USE: use a version from now on
 * @KSCORE_MODEL_LOAD: load weights of the user's own from a file, and use them
 * @KSCORE_MODEL_REMOVE: remove the weights of the user's own
 * @KSCORE_MODEL_FILE: change nothing, and write the numbers of the version in use into a file
 * @KSCORE_MODEL_WORKSHEET: change nothing, and write the worksheet into a file
 *
 * What can be done with the model.
 */
typedef enum {
  KSCORE_MODEL_USE,
  KSCORE_MODEL_LOAD,
  KSCORE_MODEL_REMOVE,
  KSCORE_MODEL_FILE,
  KSCORE_MODEL_WORKSHEET,
} KscoreModelChange;

/* Signal "changed": another answer is shown. Signal "moved": scores are computed with another
 * version from now on. Property "busy": boolean, whether something is being done. */
const KscoreModelAnswer *kscore_model_choice_get_answer     (KscoreModelChoice    *self);
const char              *kscore_model_choice_get_comparison (KscoreModelChoice    *self);
void                     kscore_model_choice_set_comparison (KscoreModelChoice    *self,
                                                             const char           *name);
gboolean                 kscore_model_choice_get_busy       (KscoreModelChoice    *self);
void                     kscore_model_choice_change_async   (KscoreModelChoice    *self,
                                                             KscoreModelChange     change,
                                                             const char           *name,
                                                             GFile                *file,
                                                             GCancellable         *cancellable,
                                                             GAsyncReadyCallback   callback,
                                                             gpointer              user_data);
gboolean                 kscore_model_choice_change_finish  (KscoreModelChoice    *self,
                                                             GAsyncResult         *result,
                                                             GError              **error);

G_END_DECLS
