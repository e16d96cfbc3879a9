#pragma once

#include <gio/gio.h>

#include "score/kscore-constants.h"

G_BEGIN_DECLS

/* No file of weights is larger: the built-in one has 5 KB. */
#define KSCORE_WEIGHTS_MAX_BYTES (64 * 1024)

/**
 * KscoreModelVersion:
 *
 * One version of the model. What its scores carry is the constants' "version".
 */
typedef struct {
  KscoreConstants constants;
  gboolean        mine;   /* from a file that the user has loaded; built in otherwise */
  guint           number; /* of a built-in one: 1 for "kscore-1" */
} KscoreModelVersion;

/**
 * KscoreModelLibrary:
 *
 * The versions of the model that are known here: those that are built in, and at most one of the
 * user's own weights. Immutable, so that any thread may read it.
 */
typedef struct _KscoreModelLibrary KscoreModelLibrary;

KscoreModelLibrary       *kscore_model_library_new            (const char          *weights,
                                                               GError             **error);
KscoreModelLibrary       *kscore_model_library_ref            (KscoreModelLibrary  *self);
void                      kscore_model_library_unref          (KscoreModelLibrary  *self);
guint                     kscore_model_library_get_n_versions (KscoreModelLibrary  *self);
const KscoreModelVersion *kscore_model_library_get_version    (KscoreModelLibrary  *self,
                                                               guint                index);
const KscoreModelVersion *kscore_model_library_find           (KscoreModelLibrary  *self,
                                                               const char          *name);
const KscoreModelVersion *kscore_model_library_get_mine       (KscoreModelLibrary  *self);
const KscoreModelVersion *kscore_model_library_get_newest     (KscoreModelLibrary  *self);
GBytes                   *kscore_model_library_read_weights   (GFile               *file,
                                                               GCancellable        *cancellable,
                                                               GError             **error);
char                     *kscore_model_library_check_weights  (GBytes              *bytes,
                                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreModelLibrary, kscore_model_library_unref)

G_END_DECLS
