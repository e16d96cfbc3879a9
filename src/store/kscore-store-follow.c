#include "config.h"

#include "store/kscore-store-follow.h"

#include "store/kscore-store-private.h"

/* A quarter of a second: as long as a page takes to be written, and not as long as an import. */
#define FREE_TRIES 50
#define FREE_PAUSE_USEC (G_USEC_PER_SEC / 200)

typedef struct {
  KscoreJournalMark       *mark;
  KscoreStoreFunc   func;
  KscoreFollowFunc  follow;
  gpointer          data;
} FollowJob;

/* Whoever wants to read does not wait for somebody who writes for long. */
static gboolean
wait_until_free (KscoreStore *self)
{
  for (int i = 0; i < FREE_TRIES; i++)
    {
      if (!kscore_connections_get_busy (kscore_store_get_connections (self)))
        return TRUE;
      g_usleep (FREE_PAUSE_USEC);
    }

  return FALSE;
}

static gboolean
start_job (KscoreConnections  *connections,
           gpointer            data,
           GCancellable       *cancellable,
           GError            **error)
{
  return kscore_connections_start_notes (connections, error);
}

static gboolean
read_job (KscoreConnections  *connections,
          gpointer            data,
          GCancellable       *cancellable,
          GError            **error)
{
  FollowJob *job = data;

  return kscore_connections_read_marked (connections, job->mark, job->func, job->data, cancellable,
                                         error);
}

static gboolean
follow_job (KscoreConnections  *connections,
            gpointer            data,
            GCancellable       *cancellable,
            GError            **error)
{
  FollowJob *job = data;

  return kscore_connections_follow (connections, job->mark, job->follow, job->data, cancellable,
                                    error);
}

/**
 * kscore_store_read_marked:
 * @self: an open store
 * @mark: (out): for kscore_store_follow()
 * @func: (scope call): reads
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * As kscore_store_run() with %KSCORE_STORE_READ. From now on what this process writes is noted,
 * until kscore_store_unfollow(). Blocks.
 *
 * Returns: whether @func succeeded
 */
gboolean
kscore_store_read_marked (KscoreStore      *self,
                          KscoreJournalMark       *mark,
                          KscoreStoreFunc   func,
                          gpointer          data,
                          GCancellable     *cancellable,
                          GError          **error)
{
  FollowJob job = { .mark = mark, .func = func, .data = data };
  g_autoptr (GError) local_error = NULL;

  if (kscore_store_get_writable (self) && wait_until_free (self)
      && !kscore_store_run_job (self, KSCORE_STORE_MAINTAIN, start_job, NULL, cancellable,
                                &local_error))
    g_debug ("Nothing is noted: %s", local_error->message);

  return kscore_store_run_job (self, KSCORE_STORE_READ, read_job, &job, cancellable, error);
}

/**
 * kscore_store_follow:
 * @self: an open store
 * @mark: (inout): that of what was read, or followed before; of zeros afterwards where nobody knows
 *   what was written since, or where it would take long to learn it
 * @func: (scope call): called with what was written since, in the writer's thread; not where
 *   nobody knows
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Blocks.
 *
 * Returns: whether @func succeeded, or was not called
 */
gboolean
kscore_store_follow (KscoreStore       *self,
                     KscoreJournalMark        *mark,
                     KscoreFollowFunc   func,
                     gpointer           data,
                     GCancellable      *cancellable,
                     GError           **error)
{
  FollowJob job = { .mark = mark, .follow = func, .data = data };

  if (mark->epoch == 0 || !kscore_store_get_writable (self) || !wait_until_free (self))
    {
      *mark = (KscoreJournalMark) { 0, 0 };
      return TRUE;
    }

  return kscore_store_run_job (self, KSCORE_STORE_MAINTAIN, follow_job, &job, cancellable, error);
}

/**
 * kscore_store_unfollow:
 * @self: a store
 *
 * Nobody wants to know any more what is written.
 */
void
kscore_store_unfollow (KscoreStore *self)
{
  kscore_connections_stop_notes (kscore_store_get_connections (self));
}
