#pragma once

#include "service/kscore-statement.h"

G_BEGIN_DECLS

KscoreStatement *kscore_statement_new (void);

G_END_DECLS
