#pragma once

#include "net/kscore-provider.h"

G_BEGIN_DECLS

/* The networks that can be read: one row each in kscore-providers.c. */
GPtrArray      *kscore_providers_list      (void);
KscoreProvider *kscore_providers_find      (const char  *network);
KscoreProvider *kscore_providers_recognise (const char  *typed,
                                            const char  *network,
                                            char       **handle,
                                            GError     **error);

G_END_DECLS
