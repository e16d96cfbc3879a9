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

  GMutex                mutex;      /* guards what is below */
  KscoreModelUse       *use;        /* (owned) (nullable): set by open() */
  GPtrArray            *uses;       /* (owned) (element-type KscoreModelUse): all that ever were,
                                     * so that constants which somebody was given stay */
  KscoreLoadedEvidence *loaded;     /* (owned) (nullable) */
  guint                 generation; /* grows with every write */
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

  G_OBJECT_CLASS (kscore_workspace_parent_class)->dispose (object);
}

static void
kscore_workspace_finalize (GObject *object)
{
  KscoreWorkspace *self = KSCORE_WORKSPACE (object);

  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->use, kscore_model_use_unref);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
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
  g_mutex_init (&self->mutex);
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_model_use_unref);
}

static void
loaded_evidence_clear (gpointer data)
{
  KscoreLoadedEvidence *loaded = data;

  g_clear_pointer (&loaded->ledger, kscore_ledger_unref);
  g_clear_pointer (&loaded->trust, kscore_trust_free);
  g_clear_pointer (&loaded->evidence, kscore_evidence_free);
}

/**
 * kscore_loaded_evidence_unref:
 * @loaded: (transfer full): evidence in memory
 */
void
kscore_loaded_evidence_unref (KscoreLoadedEvidence *loaded)
{
  g_atomic_rc_box_release_full (loaded, loaded_evidence_clear);
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

/* Takes the evidence of @contents. */
static KscoreLoadedEvidence *
load (Contents              *contents,
      const KscoreConstants *constants,
      KscoreDay              today)
{
  KscoreLoadedEvidence *loaded = g_atomic_rc_box_new0 (KscoreLoadedEvidence);

  loaded->today = today;
  loaded->evidence = g_steal_pointer (&contents->evidence);
  loaded->trust = kscore_trust_apply (loaded->evidence, constants, KSCORE_ALL_SIGNALS);
  loaded->ledger = kscore_ledger_new (loaded->evidence, constants);
  /* The ledger has taken what it needs of them, and they are the most of a long archive. */
  g_clear_pointer (&loaded->evidence->readings, g_array_unref);
  loaded->evidence->readings = g_array_new (FALSE, FALSE, sizeof (KscoreEvidenceReading));
  loaded->day = kscore_ledger_get_score_day (loaded->ledger, today);

  return loaded;
}

/**
 * kscore_workspace_ref_evidence:
 * @self: an open workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads everything known about the owner, or returns what was read before where nothing has
 * changed since, neither the store nor the day.
 *
 * Returns: (transfer full) (nullable): the evidence, or NULL with @error set
 */
KscoreLoadedEvidence *
kscore_workspace_ref_evidence (KscoreWorkspace  *self,
                               GCancellable     *cancellable,
                               GError          **error)
{
  KscoreDay today = kscore_day_from_time (kscore_workspace_get_now (self));
  g_autoptr(KscoreLoadedEvidence) loaded = NULL;
  g_auto(Contents) contents = { 0 };
  guint generation;

  g_mutex_lock (&self->mutex);
  generation = self->generation;
  if (self->loaded != NULL && self->loaded->today == today)
    loaded = g_atomic_rc_box_acquire (self->loaded);
  contents.before = kscore_model_use_ref (self->use);
  g_mutex_unlock (&self->mutex);
  if (loaded != NULL)
    return g_steal_pointer (&loaded);

  if (!kscore_store_run (self->store, KSCORE_STORE_READ, read_evidence, &contents, cancellable,
                         error))
    return NULL;

  loaded = load (&contents, &contents.use->version->constants, today);

  g_mutex_lock (&self->mutex);
  if (generation == self->generation)
    {
      take_use (self, contents.use);
      g_clear_pointer (&self->loaded, kscore_loaded_evidence_unref);
      self->loaded = g_atomic_rc_box_acquire (loaded);
    }
  g_mutex_unlock (&self->mutex);

  return g_steal_pointer (&loaded);
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
  return load (&contents, constants, kscore_day_from_time (kscore_workspace_get_now (self)));
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

  if (self->loaded != NULL && kscore_ledger_get_n_rows (self->loaded->ledger) > LARGE_ROWS)
    old = g_steal_pointer (&self->loaded);
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
