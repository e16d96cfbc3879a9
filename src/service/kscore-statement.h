#pragma once

#include <gio/gio.h>

#include "service/kscore-statement-choice.h"
#include "service/kscore-statement-filter.h"
#include "service/kscore-statement-row.h"

G_BEGIN_DECLS

/**
 * KscoreStatementSort:
 *
 * The order of the statement.
 */
typedef enum {
  KSCORE_STATEMENT_SORT_DATE,
  KSCORE_STATEMENT_SORT_POINTS,
  KSCORE_STATEMENT_SORT_NETWORK,
  KSCORE_STATEMENT_SORT_KIND,
  KSCORE_STATEMENT_SORT_PERSON,
  KSCORE_STATEMENT_SORT_POST,
  KSCORE_STATEMENT_SORT_COUNT,
  KSCORE_STATEMENT_N_SORTS
} KscoreStatementSort;

/**
 * KscoreStatementFormat:
 *
 * The formats of an export; fields and schema are those of `kscore-cli explain --statement`.
 */
typedef enum {
  KSCORE_STATEMENT_CSV,
  KSCORE_STATEMENT_JSON, /* one object a line */
} KscoreStatementFormat;

#define KSCORE_TYPE_STATEMENT (kscore_statement_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatement, kscore_statement, KSCORE, STATEMENT, GObject)

/* The activity statement: a GListModel of KscoreStatementRow, one a part of the score, in the
 * order and narrowed as asked. Building, filtering and sorting happen in a thread; what was shown
 * stays until the new is there, then "items-changed" is emitted twice: the old list goes, the new
 * one comes, each as a whole. Rows are read in the background, some at a time, as they are asked
 * for, and few are kept.
 *
 * Properties (read only, notified on the main thread):
 * "active"       boolean, read-write: a page looks at it. Nothing is built before, and it follows
 *                a new score only while it is; what was built is let go when that becomes old
 * "loading"      boolean: building, filtering or sorting is under way
 * "problem"      string (nullable): why it could not be made, one sentence and what to do
 * "n-all"        uint, parts there are; "n-shown" uint, parts shown: the list's length
 * "n-not-scored" uint, of the shown; "points" double, sum of the shown, 0 of none
 * "score"        double, NAN where there is none: what all points add up to with the first point
 * "without"      double, the score without what is shown, by the real formula; NAN while it is
 *                not known, where everything is shown or nothing, and where no score is left
 * "comparing"    boolean: that is being computed
 * "as-of"        int, KscoreDay of the score
 * "sort"         uint, KscoreStatementSort; "descending" boolean
 * "networks", "kinds"  GListModel of KscoreStatementChoice: what there is to filter by
 *
 * It begins sorted by points, the largest first. */
void                    kscore_statement_set_active     (KscoreStatement             *self,
                                                         gboolean                     active);
void                    kscore_statement_set_filter     (KscoreStatement             *self,
                                                         const KscoreStatementFilter *filter);
const KscoreStatementFilter *
                        kscore_statement_get_filter     (KscoreStatement             *self);
void                    kscore_statement_set_sort       (KscoreStatement             *self,
                                                         KscoreStatementSort          sort,
                                                         gboolean                     descending);
KscoreStatementSort     kscore_statement_get_sort       (KscoreStatement             *self);
gboolean                kscore_statement_get_descending (KscoreStatement             *self);
gboolean                kscore_statement_get_loading    (KscoreStatement             *self);
guint                   kscore_statement_get_n_all      (KscoreStatement             *self);
GListModel             *kscore_statement_get_networks   (KscoreStatement             *self);
GListModel             *kscore_statement_get_kinds      (KscoreStatement             *self);
/* Writes what is shown, in its order, whole or not at all. @file: local. */
void                    kscore_statement_export_async   (KscoreStatement             *self,
                                                         GFile                       *file,
                                                         KscoreStatementFormat        format,
                                                         GCancellable                *cancellable,
                                                         GAsyncReadyCallback          callback,
                                                         gpointer                     user_data);
gboolean                kscore_statement_export_finish  (KscoreStatement             *self,
                                                         GAsyncResult                *result,
                                                         GError                     **error);

G_END_DECLS
