#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

gboolean kscore_model_import (KscoreDatabase  *db,
                              const char      *choice,
                              const char      *weights,
                              GPtrArray       *sentences,
                              GError         **error);

G_END_DECLS
