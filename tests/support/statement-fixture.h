#pragma once

#include "support/owner-fixture.h"

/* What a made-up person's statement says, by hand and by the list. */

void                statement_fixture_fill     (OwnerFixture        *fixture);
KscoreScoringModel *statement_fixture_open     (OwnerFixture        *fixture);
KscoreStatement    *statement_fixture_activate (KscoreScoringModel  *model);
void                statement_fixture_wait     (KscoreStatement     *statement);
GPtrArray          *statement_fixture_read     (KscoreStatement     *statement);
char               *statement_fixture_print    (KscoreWorkspace     *workspace,
                                                gboolean             csv);
char              **statement_fixture_split    (const char          *text);
void                statement_fixture_compare  (const char          *a,
                                                const char          *b);
