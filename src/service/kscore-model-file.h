#pragma once

#include <gio/gio.h>

#include "score/kscore-constants.h"

G_BEGIN_DECLS

#define KSCORE_MODEL_DEFAULT "kscore-1"

KscoreConstants *kscore_model_file_parse        (GBytes      *bytes,
                                                 GError     **error);
KscoreConstants *kscore_model_file_load_default (GError     **error);

G_END_DECLS
