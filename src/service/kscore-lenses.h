#pragma once

#include "service/kscore-insight.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_LENSES (kscore_lenses_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLenses, kscore_lenses, KSCORE, LENSES, KscoreInsight)

G_END_DECLS
