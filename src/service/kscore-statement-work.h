#pragma once

#include "service/kscore-statement-jobs.h"
#include "service/kscore-statement-private.h"
#include "service/kscore-statement-rows.h"
#include "service/kscore-statement-without.h"

G_BEGIN_DECLS

/* Shared by the two halves of the class: what it offers, and how it works. */
struct _KscoreStatement {
  GObject                parent_instance;

  GListStore            *networks; /* (owned) (element-type KscoreStatementChoice) */
  GListStore            *kinds;    /* (owned) (element-type KscoreStatementChoice) */
  KscoreStatementFilter *filter;   /* (owned) */
  KscoreStatementSort    sort;
  gboolean               descending;
  gboolean               active;
  gboolean               expected; /* a new score is being computed */
  gboolean               loading;
  char                  *problem;  /* (owned) (nullable) */

  KscoreWorkspace       *workspace; /* (owned) (nullable): NULL while not open */
  KscoreStatementWorker *worker;    /* (owned): builds and finds */
  KscoreStatementWorker *reader;    /* (owned) */
  KscoreStatementWorker *writer;    /* (owned) */
  KscoreStatementWorker *comparer;  /* (owned): the score without what is shown */

  KscoreStatementParts  *newest;    /* (owned) (nullable): that were built last */
  gboolean               fresh;     /* and they are the present score's */
  GCancellable          *building;  /* (owned) (nullable) */
  GCancellable          *finding;   /* (owned) (nullable) */

  KscoreStatementParts  *parts;     /* (owned) (nullable): that are shown */
  GArray                *order;     /* (owned) (nullable) (element-type guint32): of them */
  KscorePartSums         sums;
  KscoreStatementRows   *rows;      /* (owned): of the order */
  GCancellable          *reading;   /* (owned) (nullable) */
  guint                  read_id;   /* of the source that begins to read */
  guint                  n_shows;   /* tells one order from another */
  KscoreStatementFilter *compared;  /* (owned) (nullable): that the score without is of */
  GCancellable          *comparing; /* (owned) (nullable) */
  double                 without;   /* NAN where there is none */
};

typedef enum {
  PROP_ACTIVE = 1,
  PROP_LOADING,
  PROP_PROBLEM,
  PROP_N_ALL,
  PROP_N_SHOWN,
  PROP_N_NOT_SCORED,
  PROP_POINTS,
  PROP_SCORE,
  PROP_AS_OF,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_NETWORKS,
  PROP_KINDS,
  PROP_COMPARING,
  PROP_WITHOUT,
} KscoreStatementProperty;

void             kscore_statement_build_if_needed (KscoreStatement         *self);
void             kscore_statement_find            (KscoreStatement         *self);
void             kscore_statement_read_soon       (KscoreStatement         *self);
void             kscore_statement_notify          (KscoreStatement         *self,
                                                   KscoreStatementProperty  property);

G_END_DECLS
