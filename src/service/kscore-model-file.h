#pragma once

#include <gio/gio.h>

#include "score/kscore-constants.h"

G_BEGIN_DECLS

/* The version that a new database begins with; see data/model. */
#define KSCORE_MODEL_DEFAULT "kscore-1"

KscoreConstants *kscore_model_file_parse        (GBytes      *bytes,
                                                 GError     **error);
char           **kscore_model_file_list         (GError     **error);
KscoreConstants *kscore_model_file_load         (const char  *version,
                                                 GError     **error);
GBytes          *kscore_model_file_read         (const char  *version,
                                                 GError     **error);
KscoreConstants *kscore_model_file_load_default (GError     **error);

G_END_DECLS
