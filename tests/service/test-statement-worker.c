#include "config.h"

#include "service/kscore-statement-worker.h"

#define N_JOBS 50

typedef struct {
  GArray  *order;  /* not owned */
  GThread *main;
  guint    number;
  guint   *n_freed;
} Work;

static void
work_run (gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Work *work = data;

  g_assert_true (g_thread_self () != work->main);
  g_usleep (g_random_int_range (0, 500));
  g_array_append_val (work->order, work->number);
}

static void
work_done (gpointer      owner,
           gpointer      data,
           GCancellable *cancellable,
           const GError *error)
{
  Work *work = data;
  guint *n_done = g_object_get_data (owner, "n-done");

  g_assert_true (g_thread_self () == work->main);
  g_assert_cmpint (error != NULL, ==, cancellable != NULL);
  if (error != NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (work->number, ==, *n_done);
  (*n_done)++;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_assert_true (g_thread_self () == work->main);
  (*work->n_freed)++;
  g_free (work);
}

static void
push (KscoreStatementWorker *worker,
      GObject               *owner,
      Work                   work,
      GCancellable          *cancellable)
{
  work.main = g_thread_self ();
  kscore_statement_worker_push (worker, owner, work_run, work_done,
                                g_memdup2 (&work, sizeof work), work_free, cancellable);
}

static void
test_in_order (void)
{
  g_autoptr(KscoreStatementWorker) worker = kscore_statement_worker_new ();
  g_autoptr(GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  guint n_done = 0;
  guint n_freed = 0;

  g_object_set_data (owner, "n-done", &n_done);
  for (guint i = 0; i < N_JOBS; i++)
    push (worker, owner, (Work) { .order = order, .number = i, .n_freed = &n_freed },
          i % 3 == 0 ? cancellable : NULL);
  g_cancellable_cancel (cancellable);
  while (n_freed < N_JOBS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_done, ==, N_JOBS);
  for (guint i = 0; i < N_JOBS; i++)
    g_assert_cmpuint (g_array_index (order, guint, i), ==, i);
}

/* Nobody is told who is gone, nothing is leaked, and the worker may go first. */
static void
test_owner_is_gone (void)
{
  KscoreStatementWorker *worker = kscore_statement_worker_new ();
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_freed = 0;

  for (guint i = 0; i < N_JOBS; i++)
    push (worker, owner, (Work) { .order = order, .number = i, .n_freed = &n_freed }, NULL);
  g_object_unref (owner);
  kscore_statement_worker_unref (worker);
  while (n_freed < N_JOBS)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (order->len, ==, N_JOBS);
}

static int dropped;

static void
drop (gpointer data)
{
  g_assert_true (g_thread_self () != data);
  g_atomic_int_inc (&dropped);
}

static void
test_drop (void)
{
  g_autoptr(KscoreStatementWorker) worker = kscore_statement_worker_new ();

  kscore_statement_worker_drop (worker, g_thread_self (), drop);
  while (g_atomic_int_get (&dropped) == 0)
    g_usleep (1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-worker/in-order", test_in_order);
  g_test_add_func ("/service/statement-worker/owner-is-gone", test_owner_is_gone);
  g_test_add_func ("/service/statement-worker/drop", test_drop);
  return g_test_run ();
}
