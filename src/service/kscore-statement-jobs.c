#include "config.h"

#include "service/kscore-statement-jobs.h"

#include "service/kscore-statement-export.h"
#include "service/kscore-statement-words.h"

G_STATIC_ASSERT ((int) KSCORE_STATEMENT_SORT_DATE == KSCORE_PART_SORT_DAY
                 && (int) KSCORE_STATEMENT_SORT_POINTS == KSCORE_PART_SORT_POINTS
                 && (int) KSCORE_STATEMENT_SORT_NETWORK == KSCORE_PART_SORT_NETWORK
                 && (int) KSCORE_STATEMENT_SORT_KIND == KSCORE_PART_SORT_KIND
                 && (int) KSCORE_STATEMENT_SORT_PERSON == KSCORE_PART_SORT_PERSON
                 && (int) KSCORE_STATEMENT_SORT_POST == KSCORE_PART_SORT_POST
                 && (int) KSCORE_STATEMENT_SORT_COUNT == KSCORE_PART_SORT_COUNT);
G_STATIC_ASSERT ((int) KSCORE_STATEMENT_ALL == KSCORE_PART_ALL
                 && (int) KSCORE_STATEMENT_SCORED == KSCORE_PART_SCORED
                 && (int) KSCORE_STATEMENT_NOT_SCORED == KSCORE_PART_NOT_SCORED);

/* A kind that no part has. */
#define NO_KIND (KSCORE_STATEMENT_N_KINDS - 1)

/* The last to let go of parts closes a file, so a job lets go of them in its thread. */

static void
build_run (gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  KscoreStatementBuild *build = data;

  build->parts = kscore_statement_parts_new (build->workspace, build->loaded, cancellable, error);
  g_clear_pointer (&build->loaded, kscore_loaded_evidence_unref);
}

static void
build_free (gpointer data)
{
  KscoreStatementBuild *build = data;

  if (build->parts != NULL)
    kscore_statement_worker_drop (build->worker, build->parts,
                                  (GDestroyNotify) kscore_statement_parts_unref);
  g_clear_pointer (&build->loaded, kscore_loaded_evidence_unref);
  g_clear_object (&build->workspace);
  kscore_statement_worker_unref (build->worker);
  g_free (build);
}

/**
 * kscore_statement_build_start: (skip)
 * @worker: does it
 * @owner: who wants it
 * @workspace: an open workspace
 * @loaded: (nullable): its evidence where it is in memory already
 * @cancellable: stops it
 * @done: takes the #KscoreStatementBuild
 *
 * Builds the parts of the score of now.
 */
void
kscore_statement_build_start (KscoreStatementWorker *worker,
                              GObject               *owner,
                              KscoreWorkspace       *workspace,
                              KscoreLoadedEvidence  *loaded,
                              GCancellable          *cancellable,
                              KscoreStatementDone    done)
{
  KscoreStatementBuild *build = g_new0 (KscoreStatementBuild, 1);

  build->worker = kscore_statement_worker_ref (worker);
  build->workspace = g_object_ref (workspace);
  build->loaded = loaded != NULL ? kscore_loaded_evidence_ref (loaded) : NULL;
  kscore_statement_worker_push (worker, owner, build_run, done, build, build_free, cancellable);
}

static const char *
get_text (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static int
get_kind (const char *id)
{
  int kind;

  if (get_text (id) == NULL)
    return -1;
  kind = kscore_statement_words_find_choice (id);
  return kind >= 0 ? kind : NO_KIND;
}

static void
find_run (gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  KscoreStatementFind *find = data;
  const KscoreStatementFilter *filter = find->filter;
  guint8 ranks[KSCORE_STATEMENT_N_KINDS];
  KscorePartQuery query = {
    .search = get_text (filter->search),
    .network = get_text (filter->network),
    .kind = get_kind (filter->kind),
    .actor = filter->actor,
    .post = filter->post,
    .from = filter->from,
    .to = filter->to,
    .scored = (KscorePartScored) filter->scored,
    .sort = (KscorePartSort) find->sort,
    .descending = find->descending,
    .kind_ranks = ranks,
  };

  kscore_statement_words_rank_kinds (ranks);
  find->order = kscore_statement_parts_find (find->parts, &query, &find->sums, cancellable, error);
  g_clear_pointer (&find->parts, kscore_statement_parts_unref);
}

static void
find_free (gpointer data)
{
  KscoreStatementFind *find = data;

  g_clear_pointer (&find->filter, kscore_statement_filter_free);
  g_clear_pointer (&find->order, g_array_unref);
  g_free (find);
}

/**
 * kscore_statement_find_start: (skip)
 * @worker: does it
 * @owner: who wants it
 * @find: (transfer full): what
 * @cancellable: stops it
 * @done: takes the #KscoreStatementFind
 *
 * Finds parts and brings them into order.
 */
void
kscore_statement_find_start (KscoreStatementWorker *worker,
                             GObject               *owner,
                             KscoreStatementFind   *find,
                             GCancellable          *cancellable,
                             KscoreStatementDone    done)
{
  kscore_statement_worker_push (worker, owner, find_run, done, find, find_free, cancellable);
}

static void
read_run (gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  KscoreStatementRead *read = data;

  read->details = kscore_statement_parts_read (read->parts, read->rows, read->n_rows, cancellable,
                                               error);
  g_clear_pointer (&read->parts, kscore_statement_parts_unref);
}

static void
read_free (gpointer data)
{
  KscoreStatementRead *read = data;

  g_clear_pointer (&read->details, g_ptr_array_unref);
  g_free (read);
}

/**
 * kscore_statement_read_start: (skip)
 * @worker: does it
 * @owner: who wants it
 * @read: (transfer full): what
 * @cancellable: stops it
 * @done: takes the #KscoreStatementRead
 *
 * Reads rows.
 */
void
kscore_statement_read_start (KscoreStatementWorker *worker,
                             GObject               *owner,
                             KscoreStatementRead   *read,
                             GCancellable          *cancellable,
                             KscoreStatementDone    done)
{
  kscore_statement_worker_push (worker, owner, read_run, done, read, read_free, cancellable);
}

static void
export_run (gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  KscoreStatementExport *export = data;

  kscore_statement_export (export->parts, export->order, export->file, export->format,
                           export->cancellable, error);
  g_clear_pointer (&export->parts, kscore_statement_parts_unref);
}

static void
export_done (gpointer      owner,
             gpointer      data,
             GCancellable *cancellable,
             const GError *error)
{
  KscoreStatementExport *export = data;

  if (error != NULL)
    g_task_return_error (export->task, g_error_copy (error));
  else
    g_task_return_boolean (export->task, TRUE);
}

static void
export_free (gpointer data)
{
  KscoreStatementExport *export = data;

  g_clear_pointer (&export->order, g_array_unref);
  g_clear_object (&export->file);
  g_clear_object (&export->cancellable);
  g_clear_object (&export->task);
  g_free (export);
}

/**
 * kscore_statement_export_start: (skip)
 * @worker: does it
 * @export: (transfer full): what
 *
 * Writes a file and returns the task.
 */
void
kscore_statement_export_start (KscoreStatementWorker *worker,
                               KscoreStatementExport *export)
{
  /* Not the worker's to cancel: once the file is there, it is written. */
  g_task_set_check_cancellable (export->task, FALSE);
  kscore_statement_worker_push (worker, G_OBJECT (export->task), export_run, export_done, export,
                                export_free, NULL);
}
