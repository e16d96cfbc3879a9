#pragma once

#include "core/kscore-date.h"

G_BEGIN_DECLS

gboolean kscore_day_from_input (const char *text,
                                KscoreDay  *day);

G_END_DECLS
