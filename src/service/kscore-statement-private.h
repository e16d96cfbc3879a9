#pragma once

#include "service/kscore-statement.h"
#include "service/kscore-workspace-private.h"

G_BEGIN_DECLS

KscoreStatement *kscore_statement_new    (void);
void             kscore_statement_open   (KscoreStatement      *self,
                                          KscoreWorkspace      *workspace);
void             kscore_statement_close  (KscoreStatement      *self);
void             kscore_statement_expect (KscoreStatement      *self);
void             kscore_statement_follow (KscoreStatement      *self,
                                          KscoreLoadedEvidence *loaded);

G_END_DECLS
