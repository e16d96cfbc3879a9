#pragma once

#include <glib.h>

G_BEGIN_DECLS

void kscore_memory_return_large (void);

G_END_DECLS
