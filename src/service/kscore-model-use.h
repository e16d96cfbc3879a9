#pragma once

#include "service/kscore-model-library.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreModelUse:
 *
 * The versions of the model that a database knows, and which of them makes its scores. Immutable,
 * so that any thread may read it.
 */
typedef struct {
  KscoreModelLibrary       *library; /* (owned) */
  const KscoreModelVersion *version; /* of @library: the one that is used */
  char                     *choice;  /* (owned) (nullable): the name that was chosen */
  char                     *weights; /* (owned) (nullable): the file that was loaded */
  char                     *trouble; /* (owned) (nullable): why @weights are not usable here */
} KscoreModelUse;

KscoreModelUse *kscore_model_use_read        (KscoreDatabase        *db,
                                              KscoreModelUse        *before,
                                              GError               **error);
KscoreModelUse *kscore_model_use_ref         (KscoreModelUse        *self);
void            kscore_model_use_unref       (KscoreModelUse        *self);
char           *kscore_model_use_dup_notice  (const KscoreModelUse  *self);
const KscoreModelVersion *
                kscore_model_use_get_newer   (const KscoreModelUse  *self);
gboolean        kscore_model_use_write       (KscoreDatabase        *db,
                                              const char            *choice,
                                              GError               **error);
gboolean        kscore_model_use_write_weights (KscoreDatabase      *db,
                                                const char          *weights,
                                                GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreModelUse, kscore_model_use_unref)

G_END_DECLS
