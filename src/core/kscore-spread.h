#pragma once

#include "core/kscore-date.h"

G_BEGIN_DECLS

guint64   kscore_spread_get_count (guint64   n,
                                   guint64   gap,
                                   guint64   d);
KscoreDay kscore_spread_get_day   (KscoreDay previous,
                                   KscoreDay day,
                                   guint64   i,
                                   guint64   n);

G_END_DECLS
