#pragma once

#include "service/kscore-insight-private.h"
#include "service/kscore-model-choice.h"

G_BEGIN_DECLS

/**
 * KscoreModelChangeFunc:
 * @workspace: a #KscoreWorkspace
 * @change: what to do
 * @name: (nullable): of a version
 * @file: (nullable): to read or to write
 *
 * Does it, in a worker thread.
 *
 * Returns: whether it is done
 */
typedef gboolean (*KscoreModelChangeFunc) (GObject            *workspace,
                                           KscoreModelChange   change,
                                           const char         *name,
                                           GFile              *file,
                                           GCancellable       *cancellable,
                                           GError            **error);

/* Its question is the name of the version to compare with, a string, or NULL; its answer a
 * KscoreModelAnswer. */
extern const KscoreInsightWork kscore_model_choice_work;

gboolean           kscore_model_choice_do_change       (GObject                *workspace,
                                                        KscoreModelChange       change,
                                                        const char             *name,
                                                        GFile                  *file,
                                                        GCancellable           *cancellable,
                                                        GError                **error);

KscoreModelChoice *kscore_model_choice_new             (void);
void               kscore_model_choice_set_change_func (KscoreModelChoice      *self,
                                                        KscoreModelChangeFunc   func);

G_END_DECLS
