#pragma once

#include "core/kscore-values.h"

G_BEGIN_DECLS

void kscore_page_text_append (GString          *out,
                              const KscorePage *page);

G_END_DECLS
