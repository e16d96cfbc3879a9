#pragma once

#include "service/kscore-insight.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_INTEGRITY (kscore_integrity_get_type ())
G_DECLARE_FINAL_TYPE (KscoreIntegrity, kscore_integrity, KSCORE, INTEGRITY, KscoreInsight)

G_END_DECLS
