#pragma once

#include "core/kscore-kind.h"

G_BEGIN_DECLS

char *kscore_reaction_words_dup_count (KscoreKind    kind,
                                       gint64        count);
char *kscore_reaction_words_dup_list  (const gint64 *counts,
                                       const double *points);

G_END_DECLS
