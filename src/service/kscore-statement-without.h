#pragma once

#include "service/kscore-statement-jobs.h"

G_BEGIN_DECLS

/**
 * KscoreStatementWithout:
 *
 * What the score would be without what is shown; the data of a job.
 */
typedef struct {
  KscoreWorkspace       *workspace; /* (owned) */
  KscoreStatementParts  *parts;     /* (owned) */
  GArray                *order;     /* (owned) (element-type guint32): what is shown of them */
  KscoreStatementFilter *filter;    /* (owned) */
  double                 score;     /* the result; NAN where there is none */
} KscoreStatementWithout;

void kscore_statement_without_start (KscoreStatementWorker  *worker,
                                     GObject                *owner,
                                     KscoreStatementWithout *without,
                                     GCancellable           *cancellable,
                                     KscoreStatementDone     done);

G_END_DECLS
