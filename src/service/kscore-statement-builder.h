#pragma once

#include "service/kscore-workspace-private.h"
#include "store/kscore-part-table.h"

G_BEGIN_DECLS

/**
 * KscoreStatementParts:
 *
 * Every part of one score. Counted, and to be used from several threads: whoever calls the table
 * holds the mutex.
 */
typedef struct {
  GMutex           mutex;
  KscorePartTable *table;    /* (owned) */
  GPtrArray       *networks; /* (owned) (element-type utf8) that have parts */
  gboolean         kinds[256];
  guint            n_parts;
  double           score;    /* NAN where there is none */
  KscoreDay        day;      /* of the score */
} KscoreStatementParts;

KscoreStatementParts *kscore_statement_parts_new   (KscoreWorkspace       *workspace,
                                                    KscoreLoadedEvidence  *loaded,
                                                    GCancellable          *cancellable,
                                                    GError               **error);
KscoreStatementParts *kscore_statement_parts_ref   (KscoreStatementParts  *self);
void                  kscore_statement_parts_unref (KscoreStatementParts  *self);
GPtrArray            *kscore_statement_parts_read  (KscoreStatementParts  *self,
                                                    const guint32         *rows,
                                                    gsize                  n_rows,
                                                    GCancellable          *cancellable,
                                                    GError               **error);
GArray               *kscore_statement_parts_find  (KscoreStatementParts  *self,
                                                    const KscorePartQuery *query,
                                                    KscorePartSums        *sums,
                                                    GCancellable          *cancellable,
                                                    GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreStatementParts, kscore_statement_parts_unref)

G_END_DECLS
