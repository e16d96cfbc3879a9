#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kscore_network_get_name (const char *network);

G_END_DECLS
