#pragma once

#include "support/kscore-fake-network.h"

/* What fake-fediverse is told on its input. */
gboolean  fake_commands_parse_time (const char        *text,
                                    gint64            *at);
JsonNode *fake_commands_run        (KscoreFakeNetwork *network,
                                    const char        *line,
                                    gint64            *now);
