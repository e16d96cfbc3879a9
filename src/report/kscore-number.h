#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kscore_number_append       (GString *out,
                                 double   value);
void kscore_number_append_fixed (GString *out,
                                 double   value,
                                 int      decimals);

G_END_DECLS
