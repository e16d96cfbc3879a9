#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a network tells, in sentences for a person; NULL where there is nothing to say. */
const char *kscore_network_words_get_reads    (const char *network);
const char *kscore_network_words_get_not_told (const char *network,
                                               gboolean    live);

G_END_DECLS
