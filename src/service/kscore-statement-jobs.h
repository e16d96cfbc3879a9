#pragma once

#include "service/kscore-statement-builder.h"
#include "service/kscore-statement-worker.h"
#include "service/kscore-statement.h"

G_BEGIN_DECLS

/* Rows that are read at once: a screen or two. */
#define KSCORE_STATEMENT_BLOCK 96

/* What the statement has done in its threads; each is the data of a job, and what the main thread
 * takes of it is NULL afterwards. */

typedef struct {
  KscoreStatementWorker *worker;    /* (owned) */
  KscoreWorkspace       *workspace; /* (owned) */
  KscoreLoadedEvidence  *loaded;    /* (owned) (nullable) */
  KscoreStatementParts  *parts;     /* (owned) (nullable): the result */
} KscoreStatementBuild;

typedef struct {
  KscoreStatementParts  *parts;      /* (owned) */
  KscoreStatementFilter *filter;     /* (owned) */
  KscoreStatementSort    sort;
  gboolean               descending;
  GArray                *order;      /* (owned) (nullable) (element-type guint32): the result */
  KscorePartSums         sums;
} KscoreStatementFind;

typedef struct {
  KscoreStatementParts  *parts;   /* (owned) */
  guint                  n_rows;
  guint                  positions[KSCORE_STATEMENT_BLOCK];
  guint32                rows[KSCORE_STATEMENT_BLOCK];
  GPtrArray             *details; /* (owned) (nullable) (element-type KscorePartDetails) */
} KscoreStatementRead;

typedef struct {
  KscoreStatementParts  *parts; /* (owned) (nullable): NULL where nothing is shown */
  GArray                *order; /* (owned) */
  GFile                 *file;  /* (owned) */
  GCancellable          *cancellable; /* (owned) (nullable) */
  KscoreStatementFormat  format;
  GTask                 *task;  /* (owned), for the main thread only */
} KscoreStatementExport;

void kscore_statement_build_start  (KscoreStatementWorker *worker,
                                    GObject               *owner,
                                    KscoreWorkspace       *workspace,
                                    KscoreLoadedEvidence  *loaded,
                                    GCancellable          *cancellable,
                                    KscoreStatementDone    done);
void kscore_statement_find_start   (KscoreStatementWorker *worker,
                                    GObject               *owner,
                                    KscoreStatementFind   *find,
                                    GCancellable          *cancellable,
                                    KscoreStatementDone    done);
void kscore_statement_read_start   (KscoreStatementWorker *worker,
                                    GObject               *owner,
                                    KscoreStatementRead   *read,
                                    GCancellable          *cancellable,
                                    KscoreStatementDone    done);
void kscore_statement_export_start (KscoreStatementWorker *worker,
                                    KscoreStatementExport *export);

G_END_DECLS
