#include "config.h"

#include "service/kscore-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-error.h"
#include "score/kscore-score.h"
#include "store/kscore-account-table.h"
#include "store/kscore-evidence-reader.h"

/* Two seconds: longer than a score takes, shorter than a person's patience. */
#define WRITER_TRIES 20
#define WRITER_PAUSE_USEC (G_USEC_PER_SEC / 10)

/* Evidence with more rows is not kept in memory between computations. */
#define LARGE_ROWS 50000

/* Evidence with more of them is not kept up to date in memory: two millions take half a
 * gigabyte. */
#define MOST_FOLLOWED 2000000

/* As long as everything that a window shows takes to be computed after a refresh. */
#define LINGER_SECONDS 15

/**
 * KscoreWorkspace:
 *
 * One data directory at work: its store, the model's constants and the evidence in memory. The
 * window's objects and the command line both stand on it. All calls block and may be made from
 * any thread; the window makes them from worker threads.
 */
struct _KscoreWorkspace {
  GObject               parent_instance;

  char                 *data_dir;   /* (owned) */
  KscoreClock           clock;
  gpointer              clock_data;
  KscoreStore          *store;      /* (owned) */

  GMutex                loading;    /* for whoever reads the evidence; taken before @mutex */
  GMutex                mutex;      /* guards what is below */
  KscoreModelUse       *use;        /* (owned) (nullable): set by open() */
  GPtrArray            *uses;       /* (owned) (element-type KscoreModelUse): all that ever were,
                                     * so that constants which somebody was given stay */
  KscoreLoadedEvidence *loaded;     /* (owned) (nullable) */
  gboolean              stale;      /* something was written since @loaded */
  guint                 generation; /* grows with every write */
  guint                 n_holds;
  GSource              *linger;     /* (owned) (nullable): until when it is as held */
  guint                 least_followed; /* interactions */
  guint                 n_interactions; /* that were read last */
  guint                 n_readings;     /* the same */
};

G_DEFINE_FINAL_TYPE (KscoreWorkspace, kscore_workspace, G_TYPE_OBJECT)

static void
kscore_workspace_dispose (GObject *object)
{
  KscoreWorkspace *self = KSCORE_WORKSPACE (object);

  if (self->store != NULL)
    kscore_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->loaded, kscore_loaded_evidence_unref);
  if (self->linger != NULL)
    g_source_destroy (self->linger);
  g_clear_pointer (&self->linger, g_source_unref);

  G_OBJECT_CLASS (kscore_workspace_parent_class)->dispose (object);
}

static void
kscore_workspace_finalize (GObject *object)
{
  KscoreWorkspace *self = KSCORE_WORKSPACE (object);

  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->use, kscore_model_use_unref);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_mutex_clear (&self->loading);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kscore_workspace_parent_class)->finalize (object);
}

static void
kscore_workspace_class_init (KscoreWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kscore_workspace_dispose;
  object_class->finalize = kscore_workspace_finalize;
}

static void
kscore_workspace_init (KscoreWorkspace *self)
{
  g_mutex_init (&self->loading);
  g_mutex_init (&self->mutex);
  self->least_followed = LARGE_ROWS;
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_model_use_unref);
}

/**
 * kscore_workspace_new:
 * @data_dir: (nullable): where the database is, NULL for the usual place
 * @clock: (nullable) (scope notified): tells the time, NULL for the machine's clock
 * @clock_data: for @clock
 *
 * Returns: (transfer full): a workspace that is not open yet
 */
KscoreWorkspace *
kscore_workspace_new (const char  *data_dir,
                      KscoreClock  clock,
                      gpointer     clock_data)
{
  KscoreWorkspace *self = g_object_new (KSCORE_TYPE_WORKSPACE, NULL);

  self->data_dir = data_dir != NULL ? g_strdup (data_dir) : kscore_workspace_get_default_dir ();
  self->clock = clock;
  self->clock_data = clock_data;
  self->store = kscore_store_new (self->data_dir);

  return self;
}

/**
 * kscore_workspace_get_default_dir:
 *
 * Returns: (transfer full): the folder `kscore` in the user's XDG data directory
 */
char *
kscore_workspace_get_default_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "kscore", NULL);
}

/**
 * kscore_workspace_open:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Opens the database, which is made where there is none, and reads which version of the model is
 * used. When another process writes, or the directory cannot be written, an existing database is
 * opened for reading; see kscore_workspace_get_read_only().
 *
 * Returns: whether it is open; %KSCORE_ERROR_STORAGE, %KSCORE_ERROR_TOO_NEW or
 *   %KSCORE_ERROR_BUSY otherwise
 */
gboolean
kscore_workspace_open (KscoreWorkspace  *self,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);

  return kscore_store_open (self->store, KSCORE_STORE_OPEN_WRITE, cancellable, error)
         && kscore_workspace_reload_model (self, cancellable, error);
}

/**
 * kscore_workspace_get_data_dir:
 * @self: a workspace
 *
 * Returns: (transfer none): the folder that the database is in
 */
const char *
kscore_workspace_get_data_dir (KscoreWorkspace *self)
{
  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), NULL);

  return self->data_dir;
}

/**
 * kscore_workspace_get_read_only:
 * @self: a workspace
 *
 * Returns: whether it is open but nothing can be written
 */
gboolean
kscore_workspace_get_read_only (KscoreWorkspace *self)
{
  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), TRUE);

  return !kscore_store_get_writable (self->store);
}

/**
 * kscore_workspace_dup_read_only_reason:
 * @self: an open workspace
 *
 * Returns: (transfer full) (nullable): why nothing can be written, as a sentence; NULL where it can
 */
char *
kscore_workspace_dup_read_only_reason (KscoreWorkspace *self)
{
  g_autofree char *holder = NULL;

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), NULL);

  if (!kscore_workspace_get_read_only (self))
    return NULL;

  holder = kscore_store_dup_holder (self->store);
  if (holder != NULL)
    /* Translators: %s is a program, as in "kscore-cli (process 123)" */
    return g_strdup_printf (_("%s is changing this data; here it can only be read."), holder);
  /* Translators: %s is a folder */
  return g_strdup_printf (_("The data in %s cannot be changed; here it can only be read."),
                          self->data_dir);
}

/**
 * kscore_workspace_get_now:
 * @self: a workspace
 *
 * Returns: the time, in seconds since 1970 UTC
 */
gint64
kscore_workspace_get_now (KscoreWorkspace *self)
{
  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), 0);

  if (self->clock != NULL)
    return self->clock (self->clock_data);
  return g_get_real_time () / G_USEC_PER_SEC;
}

KscoreStore *
kscore_workspace_get_store (KscoreWorkspace *self)
{
  return self->store;
}

/**
 * kscore_workspace_get_constants:
 * @self: an open workspace
 *
 * Returns: (transfer none): the constants of the version that is used; they stay when another is
 *   chosen
 */
const KscoreConstants *
kscore_workspace_get_constants (KscoreWorkspace *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return &self->use->version->constants;
}

/**
 * kscore_workspace_ref_model_use:
 * @self: an open workspace
 *
 * Returns: (transfer full): the versions that are known, and which is used
 */
KscoreModelUse *
kscore_workspace_ref_model_use (KscoreWorkspace *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return kscore_model_use_ref (self->use);
}

/* With the mutex. */
static void
take_use (KscoreWorkspace *self,
          KscoreModelUse  *use)
{
  if (self->use == use)
    return;

  g_ptr_array_add (self->uses, kscore_model_use_ref (use));
  g_clear_pointer (&self->use, kscore_model_use_unref);
  self->use = kscore_model_use_ref (use);
}

/* What is read of the store at once, so that evidence and model belong together. */
typedef struct {
  KscoreModelUse *before;   /* (owned) (nullable) */
  KscoreModelUse *use;      /* (owned) (nullable) */
  KscoreEvidence *evidence; /* (owned) (nullable) */
} Contents;

static void
contents_clear (Contents *self)
{
  g_clear_pointer (&self->before, kscore_model_use_unref);
  g_clear_pointer (&self->use, kscore_model_use_unref);
  g_clear_pointer (&self->evidence, kscore_evidence_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

static gboolean
read_use (KscoreDatabase  *db,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  Contents *contents = data;

  contents->use = kscore_model_use_read (db, contents->before, error);
  return contents->use != NULL;
}

/**
 * kscore_workspace_reload_model: (skip)
 * @self: a workspace whose store is open
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads which version of the model is used.
 *
 * Returns: whether it could be read
 */
gboolean
kscore_workspace_reload_model (KscoreWorkspace  *self,
                               GCancellable     *cancellable,
                               GError          **error)
{
  g_auto(Contents) contents = { 0 };
  g_autoptr(GMutexLocker) locker = NULL;

  if (!kscore_store_run (self->store, KSCORE_STORE_READ, read_use, &contents, cancellable, error))
    return FALSE;

  locker = g_mutex_locker_new (&self->mutex);
  take_use (self, contents.use);
  return TRUE;
}

static gboolean
write_nothing (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return TRUE;
}

/**
 * kscore_workspace_check_writable:
 * @self: an open workspace
 * @error: return location
 *
 * Becomes the writer where another process has ceased to be, waiting for one that only looks
 * something up.
 *
 * Returns: whether this process may write; %KSCORE_ERROR_BUSY with the name of who does otherwise,
 *   or %KSCORE_ERROR_STORAGE where nobody can
 */
gboolean
kscore_workspace_check_writable (KscoreWorkspace  *self,
                                 GError          **error)
{
  for (int i = 0; !kscore_store_get_writable (self->store); i++)
    {
      g_autoptr(GError) local_error = NULL;

      if (kscore_store_run (self->store, KSCORE_STORE_WRITE, write_nothing, NULL, NULL,
                            &local_error))
        break;
      if (i == WRITER_TRIES
          || !g_error_matches (local_error, KSCORE_ERROR, KSCORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_usleep (WRITER_PAUSE_USEC);
    }

  return TRUE;
}

/* With the mutex. Whether what is read is kept up to date with what is written. */
static gboolean
is_following (KscoreWorkspace *self)
{
  return self->n_holds > 0 || self->linger != NULL;
}

/**
 * kscore_workspace_evidence_changed:
 * @self: a workspace
 *
 * Tells that the store holds something else than before, so that the next score reads it anew.
 */
void
kscore_workspace_evidence_changed (KscoreWorkspace *self)
{
  g_autoptr(KscoreLoadedEvidence) old = NULL;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->generation++;
  self->stale = TRUE;
  if (!is_following (self) || (self->loaded != NULL && self->loaded->resident == NULL))
    old = g_steal_pointer (&self->loaded);
}

static gboolean
read_evidence (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  Contents *contents = data;

  contents->evidence = kscore_evidence_reader_read (db, error);
  return contents->evidence != NULL
         && (contents->before == NULL || read_use (db, data, cancellable, error));
}

/* With the mutex. What is small is read anew sooner than it is followed, and what is very large
 * would stay in memory for long. Notes are taken only where they will be of use, as far as is
 * known before it is read. */
static gboolean
is_worth_following (KscoreWorkspace *self)
{
  return is_following (self) && self->n_interactions >= self->least_followed
         && self->n_interactions < MOST_FOLLOWED && self->n_readings < MOST_FOLLOWED;
}

/* Reads all of it. */
static KscoreLoadedEvidence *
read_anew (KscoreWorkspace  *self,
           KscoreModelUse   *before,
           KscoreDay         today,
           gboolean          followed,
           GCancellable     *cancellable,
           GError          **error)
{
  g_auto(Contents) contents = { .before = kscore_model_use_ref (before) };
  KscoreJournalMark mark = { 0, 0 };
  gboolean done;

  if (followed)
    done = kscore_store_read_marked (self->store, &mark, read_evidence, &contents, cancellable,
                                     error);
  else
    done = kscore_store_run (self->store, KSCORE_STORE_READ, read_evidence, &contents, cancellable,
                             error);
  if (!done)
    return NULL;

  g_mutex_lock (&self->mutex);
  self->n_interactions = contents.evidence->interactions->len;
  self->n_readings = contents.evidence->readings->len;
  followed = followed && is_worth_following (self);
  g_mutex_unlock (&self->mutex);

  if (followed && mark.epoch != 0)
    return kscore_loaded_evidence_new_followed (g_steal_pointer (&contents.evidence), contents.use,
                                                today, mark);

  if (mark.epoch != 0)
    kscore_store_unfollow (self->store);
  return kscore_loaded_evidence_new (g_steal_pointer (&contents.evidence),
                                     &contents.use->version->constants, contents.use, today);
}

/* Where only more came, all that was there is not read again. */
static KscoreLoadedEvidence *
bring_up_to_date (KscoreWorkspace       *self,
                  KscoreLoadedEvidence  *loaded,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autoptr(GError) local_error = NULL;

  loaded = kscore_loaded_evidence_follow (loaded, self->store, cancellable, &local_error);
  if (local_error == NULL)
    return loaded;

  /* Whatever it is, reading anew tells it too or does not suffer from it. */
  g_debug ("The evidence cannot be followed: %s", local_error->message);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

/* With the mutex. What is in memory where it is of now. */
static KscoreLoadedEvidence *
get_current (KscoreWorkspace *self,
             KscoreDay        today,
             gboolean         in_order)
{
  KscoreLoadedEvidence *loaded = self->loaded;

  return loaded != NULL && !self->stale && loaded->today == today
         && (loaded->in_order || !in_order)
         ? kscore_loaded_evidence_ref (loaded) : NULL;
}

/* With the mutex. What is kept though it is of before serves to be followed further. */
static void
keep (KscoreWorkspace      *self,
      KscoreLoadedEvidence *loaded,
      guint                 generation)
{
  gboolean stale = generation != self->generation;

  if (stale && (loaded->resident == NULL || !is_following (self)))
    return;

  if (!stale && loaded->use != NULL)
    take_use (self, loaded->use);
  g_clear_pointer (&self->loaded, kscore_loaded_evidence_unref);
  self->loaded = kscore_loaded_evidence_ref (loaded);
  self->stale = stale;
}

static KscoreLoadedEvidence *
ref_evidence (KscoreWorkspace  *self,
              gboolean          in_order,
              GCancellable     *cancellable,
              GError          **error)
{
  /* One at a time: the second finds what the first has read. */
  g_autoptr(GMutexLocker) loading = g_mutex_locker_new (&self->loading);
  KscoreDay today = kscore_day_from_time (kscore_workspace_get_now (self));
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;
  g_autoptr(KscoreLoadedEvidence) old = NULL;
  g_autoptr(KscoreModelUse) use = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean followed;
  guint generation;

  g_mutex_lock (&self->mutex);
  generation = self->generation;
  followed = is_worth_following (self);
  use = kscore_model_use_ref (self->use);
  loaded = get_current (self, today, in_order);
  if (loaded == NULL)
    old = g_steal_pointer (&self->loaded);
  g_mutex_unlock (&self->mutex);
  if (loaded != NULL)
    return g_steal_pointer (&loaded);

  if (old != NULL && old->resident != NULL && old->today == today && !in_order)
    loaded = bring_up_to_date (self, g_steal_pointer (&old), cancellable, &local_error);
  /* Two of them are not needed in memory. */
  g_clear_pointer (&old, kscore_loaded_evidence_unref);
  if (loaded == NULL && local_error == NULL)
    loaded = read_anew (self, use, today, followed, cancellable, &local_error);
  if (loaded == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  g_mutex_lock (&self->mutex);
  keep (self, loaded, generation);
  g_mutex_unlock (&self->mutex);

  return g_steal_pointer (&loaded);
}

/**
 * kscore_workspace_ref_evidence:
 * @self: an open workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads everything known about the owner, or returns what was read before where nothing has
 * changed since, neither the store nor the day. While somebody holds the evidence, and only more
 * of it was written, what was read before is brought up to date instead.
 *
 * Returns: (transfer full) (nullable): the evidence, or NULL with @error set
 */
KscoreLoadedEvidence *
kscore_workspace_ref_evidence (KscoreWorkspace  *self,
                               GCancellable     *cancellable,
                               GError          **error)
{
  return ref_evidence (self, FALSE, cancellable, error);
}

/**
 * kscore_workspace_ref_evidence_in_order:
 * @self: an open workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * As kscore_workspace_ref_evidence(), in the order of remote ids, whatever came when: for what is
 * printed, and is the same to the byte for the same data.
 *
 * Returns: (transfer full) (nullable): the evidence, or NULL with @error set
 */
KscoreLoadedEvidence *
kscore_workspace_ref_evidence_in_order (KscoreWorkspace  *self,
                                        GCancellable     *cancellable,
                                        GError          **error)
{
  return ref_evidence (self, TRUE, cancellable, error);
}

/**
 * kscore_workspace_read_evidence_with:
 * @self: an open workspace
 * @constants: those of any version of the model
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads everything known about the owner, to be scored with another version than the one that is
 * used. It is not kept.
 *
 * Returns: (transfer full) (nullable): the evidence, or NULL with @error set
 */
KscoreLoadedEvidence *
kscore_workspace_read_evidence_with (KscoreWorkspace        *self,
                                     const KscoreConstants  *constants,
                                     GCancellable           *cancellable,
                                     GError                **error)
{
  g_auto(Contents) contents = { 0 };

  if (!kscore_store_run (self->store, KSCORE_STORE_READ, read_evidence, &contents, cancellable,
                         error))
    return NULL;
  return kscore_loaded_evidence_new (g_steal_pointer (&contents.evidence), constants, NULL,
                                     kscore_day_from_time (kscore_workspace_get_now (self)));
}

/* With the mutex. */
static KscoreLoadedEvidence *
take_large (KscoreWorkspace *self)
{
  if (self->loaded == NULL || (kscore_ledger_get_n_rows (self->loaded->ledger) <= LARGE_ROWS
                               && !self->stale))
    return NULL;

  return g_steal_pointer (&self->loaded);
}

/* With the mutex. */
static void
stop_lingering (KscoreWorkspace *self)
{
  if (self->linger != NULL)
    g_source_destroy (self->linger);
  g_clear_pointer (&self->linger, g_source_unref);
}

static gpointer
new_weak_ref (KscoreWorkspace *self)
{
  GWeakRef *weak_ref = g_new (GWeakRef, 1);

  g_weak_ref_init (weak_ref, self);

  return weak_ref;
}

static void
free_weak_ref (gpointer weak_ref)
{
  g_weak_ref_clear (weak_ref);
  g_free (weak_ref);
}

static gpointer
release_thread (gpointer loaded)
{
  kscore_loaded_evidence_unref (loaded);

  return NULL;
}

static gboolean
linger_cb (gpointer user_data)
{
  g_autoptr(KscoreWorkspace) self = g_weak_ref_get (user_data);
  g_autoptr(KscoreLoadedEvidence) old = NULL;

  if (self == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&self->mutex);
  /* It may have been taken up again in the meantime. */
  if (self->linger == g_main_current_source ())
    {
      stop_lingering (self);
      kscore_store_unfollow (self->store);
      old = take_large (self);
    }
  g_mutex_unlock (&self->mutex);

  /* So much takes a moment to be freed. */
  if (old != NULL)
    g_thread_unref (g_thread_new ("release", release_thread, g_steal_pointer (&old)));

  return G_SOURCE_REMOVE;
}

/**
 * kscore_workspace_release_evidence:
 * @self: a workspace
 *
 * Lets go of the evidence where it is large; to be called when a computation is over. The next one
 * reads it anew, which takes a second or two, and meanwhile a window that nobody touches does not
 * hold a hundred megabytes for it. What is small stays, and what others hold too.
 */
void
kscore_workspace_release_evidence (KscoreWorkspace *self)
{
  g_autoptr(KscoreLoadedEvidence) old = NULL;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!is_following (self))
    old = take_large (self);
}

/**
 * kscore_workspace_hold_evidence:
 * @self: an open workspace
 *
 * Keeps the evidence in memory, however large, and brings it up to date where more is written,
 * until as many kscore_workspace_unhold_evidence(): for the time of a refresh.
 */
void
kscore_workspace_hold_evidence (KscoreWorkspace *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_holds++;
  stop_lingering (self);
}

/**
 * kscore_workspace_unhold_evidence:
 * @self: an open workspace
 *
 * Undoes kscore_workspace_hold_evidence(). For some seconds everything stays, for what is computed
 * next; the main loop ends that.
 */
void
kscore_workspace_unhold_evidence (KscoreWorkspace *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_return_if_fail (self->n_holds > 0);

  if (--self->n_holds > 0)
    return;

  self->linger = g_timeout_source_new_seconds (LINGER_SECONDS);
  g_source_set_callback (self->linger, linger_cb, new_weak_ref (self), free_weak_ref);
  g_source_attach (self->linger, NULL);
}

/**
 * kscore_workspace_set_least_followed:
 * @self: a workspace
 * @n_interactions: from how many on evidence is brought up to date rather than read anew
 *
 * For tests: what is small is read anew sooner.
 */
void
kscore_workspace_set_least_followed (KscoreWorkspace *self,
                                     guint            n_interactions)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->least_followed = n_interactions;
}

/**
 * kscore_workspace_compute_score:
 * @self: an open workspace
 * @news: (out caller-allocates): the score of now
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether it could be computed
 */
gboolean
kscore_workspace_compute_score (KscoreWorkspace  *self,
                                KscoreScoreNews  *news,
                                GCancellable     *cancellable,
                                GError          **error)
{
  g_autoptr(KscoreLoadedEvidence) loaded = kscore_workspace_ref_evidence (self, cancellable, error);
  g_autoptr(KscoreScore) score = NULL;

  if (loaded == NULL)
    return FALSE;

  score = kscore_score_new (loaded->ledger, loaded->day);
  *news = (KscoreScoreNews) KSCORE_SCORE_NEWS_NONE;
  g_strlcpy (news->model, score->version, sizeof news->model);
  if (!score->known)
    return TRUE;
  news->score = score->score;
  news->checked = score->checked;
  news->day = score->day;
  news->at_least = score->at_least;
  return TRUE;
}

static gboolean
list_accounts (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  GPtrArray **accounts = data;

  *accounts = kscore_account_table_list (db, error);
  return *accounts != NULL;
}

/**
 * kscore_workspace_list_accounts:
 * @self: an open workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscoreStoredAccount) (nullable): the owner's accounts,
 *   the unlinked too, or NULL with @error set
 */
GPtrArray *
kscore_workspace_list_accounts (KscoreWorkspace  *self,
                                GCancellable     *cancellable,
                                GError          **error)
{
  GPtrArray *accounts = NULL;

  if (!kscore_store_run (self->store, KSCORE_STORE_READ, list_accounts, &accounts, cancellable,
                         error))
    return NULL;
  return accounts;
}

/**
 * kscore_stored_account_get_reactions:
 * @account: an account
 *
 * Returns: how many reactions are known with who made them, or %KSCORE_UNKNOWN where nobody ever
 *   told who reacts to it
 */
gint64
kscore_stored_account_get_reactions (const KscoreStoredAccount *account)
{
  if (account->n_interactions > 0)
    return account->n_interactions;

  for (guint i = 0; i < account->coverage->len; i++)
    if (g_array_index (account->coverage, KscoreCoverage, i).kinds & KSCORE_KINDS_PEOPLE)
      return 0;
  return KSCORE_UNKNOWN;
}
