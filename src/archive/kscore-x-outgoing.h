#pragma once

#include "core/kscore-values.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

void kscore_x_outgoing_read (JsonObject          *tweet,
                             const KscoreAccount *account,
                             const KscorePost    *post,
                             KscorePage          *page);

G_END_DECLS
