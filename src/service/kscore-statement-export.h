#pragma once

#include "service/kscore-statement-builder.h"
#include "service/kscore-statement.h"

G_BEGIN_DECLS

gboolean kscore_statement_export (KscoreStatementParts  *parts,
                                  const GArray          *order,
                                  GFile                 *file,
                                  KscoreStatementFormat  format,
                                  GCancellable          *cancellable,
                                  GError               **error);

G_END_DECLS
