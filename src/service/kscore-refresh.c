#include "config.h"

#include "service/kscore-refresh-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "service/kscore-score-part-private.h"
#include "service/kscore-scoring-model-private.h"

/* How often a score is shown while more is being read. */
#define LOOK_INTERVAL 3000
/* Of the time that scores take, one part is for them and this many are for reading. */
#define LOOK_SHARE 4

/**
 * KscoreRefresh:
 *
 * Linking and refreshing accounts as a page sees it: whether it runs, how far it is, what it
 * brought and what stood in the way. One at a time. Scores of what is there so far are shown while
 * it runs.
 */
struct _KscoreRefresh {
  GObject             parent_instance;

  KscoreScoringModel *model;    /* (unowned) (nullable): a weak pointer, it owns this */
  KscoreSyncOptions   options;
  guint               interval; /* in milliseconds */
  GTask              *task;     /* (unowned) (nullable): of the run under way */
  double              fraction; /* negative while not known */
  char               *message;  /* (owned) (nullable) */
  char               *headline; /* (owned) (nullable) */
  char               *summary;  /* (owned) (nullable) */
  char               *trouble;  /* (owned) (nullable) */
  gboolean            unfinished;
  gint64              last;
  gboolean            possible;
  gboolean            offline;
  gboolean            reached;    /* an account, since the system spoke of its network last */
};

G_DEFINE_FINAL_TYPE (KscoreRefresh, kscore_refresh, G_TYPE_OBJECT)

typedef enum {
  PROP_RUNNING = 1,
  PROP_FRACTION,
  PROP_MESSAGE,
  PROP_HEADLINE,
  PROP_SUMMARY,
  PROP_TROUBLE,
  PROP_UNFINISHED,
  PROP_LAST,
  PROP_POSSIBLE,
  PROP_OFFLINE,
} KscoreRefreshProperty;

static GParamSpec *props[PROP_OFFLINE + 1];

/* A link or a refresh; the worker writes into it. */
typedef struct {
  char              *typed;       /* (owned) (nullable): NULL for a refresh */
  char              *network;     /* (owned) (nullable) */
  char              *service;     /* (owned) (nullable) */
  char              *account;     /* (owned) (nullable) */
  KscoreSyncOptions  options;
  KscoreWorkspace   *workspace;   /* (owned) */
  gboolean           holds;       /* its evidence */
  GTask             *task;        /* (unowned): it owns this */
  GCancellable      *looks;       /* (owned): of scores while it runs; cancelled at its end */

  GMutex             mutex;       /* guards the three below */
  double             fraction;
  char              *message;     /* (owned) (nullable) */
  gboolean           scheduled;

  gint64             next_look;   /* monotonic; these four for the main thread alone */
  gboolean           looking;     /* one is scheduled or computed */
  gboolean           unseen;      /* something was read since the last one began */
  gboolean           looked;      /* at least one was shown */

  gint               reported;    /* atomic: something was said about progress */
  KscoreSyncSummary  summary;     /* written before the task returns */
  KscoreScoring     *scoring;     /* (owned) (nullable) */
  GPtrArray         *accounts;    /* (owned) (nullable) */
} Run;

static void
run_free (Run *run)
{
  g_free (run->typed);
  g_free (run->network);
  g_free (run->service);
  g_free (run->account);
  if (run->holds)
    kscore_workspace_unhold_evidence (run->workspace);
  g_clear_object (&run->workspace);
  g_clear_object (&run->looks);
  g_clear_pointer (&run->message, g_free);
  kscore_sync_summary_clear (&run->summary);
  g_clear_pointer (&run->scoring, kscore_scoring_free);
  g_clear_pointer (&run->accounts, g_ptr_array_unref);
  g_mutex_clear (&run->mutex);
  g_free (run);
}

static void
kscore_refresh_dispose (GObject *object)
{
  KscoreRefresh *self = KSCORE_REFRESH (object);

  g_clear_weak_pointer (&self->model);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->headline, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->trouble, g_free);

  G_OBJECT_CLASS (kscore_refresh_parent_class)->dispose (object);
}

static void
kscore_refresh_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KscoreRefresh *self = KSCORE_REFRESH (object);

  switch ((KscoreRefreshProperty) prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->task != NULL);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_HEADLINE:
      g_value_set_string (value, self->headline);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    case PROP_UNFINISHED:
      g_value_set_boolean (value, self->unfinished);
      break;
    case PROP_LAST:
      g_value_set_int64 (value, self->last);
      break;
    case PROP_POSSIBLE:
      g_value_set_boolean (value, self->possible);
      break;
    case PROP_OFFLINE:
      g_value_set_boolean (value, self->offline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_refresh_class_init (KscoreRefreshClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kscore_refresh_dispose;
  object_class->get_property = kscore_refresh_get_property;

  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_HEADLINE] = g_param_spec_string ("headline", NULL, NULL, NULL, flags);
  props[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  props[PROP_UNFINISHED] = g_param_spec_boolean ("unfinished", NULL, NULL, FALSE, flags);
  props[PROP_LAST] = g_param_spec_int64 ("last", NULL, NULL, G_MININT64, G_MAXINT64,
                                         KSCORE_TIME_UNKNOWN, flags);
  props[PROP_POSSIBLE] = g_param_spec_boolean ("possible", NULL, NULL, FALSE, flags);
  props[PROP_OFFLINE] = g_param_spec_boolean ("offline", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_refresh_init (KscoreRefresh *self)
{
  self->fraction = -1;
  self->interval = LOOK_INTERVAL;
  self->last = KSCORE_TIME_UNKNOWN;
}

/* What the system says of its network is often wrong: an account that answered knows better. */
static gboolean
is_cut_off (KscoreRefresh *self)
{
  return !self->reached
         && !g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

static void
set_offline (KscoreRefresh *self,
             gboolean       offline)
{
  if (self->offline == offline)
    return;
  self->offline = offline;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFLINE]);
}

static void
accounts_changed_cb (KscoreRefresh *self)
{
  GListModel *accounts;
  gint64 last = KSCORE_TIME_UNKNOWN;
  gboolean possible = FALSE;
  gboolean unreached = TRUE;

  if (self->model == NULL)
    return;
  accounts = kscore_scoring_model_get_accounts (self->model);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(GObject) account = g_list_model_get_item (accounts, i);
      g_autofree char *state = NULL;
      g_autofree char *obstacle = NULL;
      gint64 refreshed;
      gboolean live;

      g_object_get (account, "live", &live, "state", &state, "obstacle", &obstacle,
                    "last-refresh", &refreshed, NULL);
      if (!live || g_strcmp0 (state, "linked") != 0)
        continue;
      possible = TRUE;
      unreached &= g_strcmp0 (obstacle, "offline") == 0;
      if (refreshed != KSCORE_TIME_UNKNOWN && (last == KSCORE_TIME_UNKNOWN || refreshed > last))
        last = refreshed;
    }

  if (self->last != last)
    {
      self->last = last;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST]);
    }
  if (self->possible != possible)
    {
      self->possible = possible;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSSIBLE]);
    }
  set_offline (self, possible && (unreached || is_cut_off (self)));
}

static void
network_changed_cb (KscoreRefresh *self)
{
  self->reached = FALSE;
  accounts_changed_cb (self);
}

/**
 * kscore_refresh_new:
 * @model: whose accounts are refreshed; not kept alive
 *
 * Returns: (transfer full): a refresh that does not run
 */
KscoreRefresh *
kscore_refresh_new (KscoreScoringModel *model)
{
  KscoreRefresh *self = g_object_new (KSCORE_TYPE_REFRESH, NULL);

  g_set_weak_pointer (&self->model, model);
  g_signal_connect_object (kscore_scoring_model_get_accounts (model), "items-changed",
                           G_CALLBACK (accounts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * kscore_refresh_set_options:
 * @self: a refresh
 * @options: how the next ones behave
 *
 * For tests with servers on this machine.
 */
void
kscore_refresh_set_options (KscoreRefresh           *self,
                            const KscoreSyncOptions *options)
{
  self->options = *options;
}

/**
 * kscore_refresh_set_interval:
 * @self: a refresh
 * @milliseconds: how long after a score the next one is shown, while the next ones run
 */
void
kscore_refresh_set_interval (KscoreRefresh *self,
                             guint          milliseconds)
{
  self->interval = milliseconds;
}

static void
set_string (KscoreRefresh *self,
            char         **field,
            const char    *value,
            guint          prop_id)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
set_progress (KscoreRefresh *self,
              double         fraction,
              const char    *message)
{
  set_string (self, &self->message, message, PROP_MESSAGE);
  if (self->fraction != fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
    }
}

static void
set_task (KscoreRefresh *self,
          GTask         *task)
{
  self->task = task;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
}

/* What is shown while more is read is not kept: a figure of half the evidence must not stand in
 * the history as what was shown that day. */
typedef struct {
  Run           *run;      /* (unowned): alive while @task is */
  GTask         *task;     /* (owned): of the run */
  gint64         began;    /* monotonic */
  KscoreScoring *scoring;  /* (owned) (nullable) */
  GPtrArray     *accounts; /* (owned) (nullable) */
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->task);
  g_clear_pointer (&look->scoring, kscore_scoring_free);
  g_clear_pointer (&look->accounts, g_ptr_array_unref);
  g_free (look);
}

static void schedule_look (Run *run);

static void
look_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Look *look = task_data;
  KscoreWorkspace *workspace = look->run->workspace;
  GError *error = NULL;

  kscore_workspace_evidence_changed (workspace);
  look->accounts = kscore_workspace_list_accounts (workspace, cancellable, &error);
  if (look->accounts != NULL)
    look->scoring = kscore_scoring_new (workspace, cancellable, &error);
  if (look->scoring == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  KscoreRefresh *self = KSCORE_REFRESH (source_object);
  Look *look = g_task_get_task_data (G_TASK (result));
  Run *run = look->run;
  gint64 now = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* The run has ended, with a newer score: this one is late. */
  if (self->task != run->task || g_cancellable_is_cancelled (run->looks))
    return;

  if (done && self->model != NULL)
    {
      kscore_scoring_model_publish (self->model, look->scoring, look->accounts);
      run->looked = TRUE;
      /* As long as more comes it is too early to say that it is not enough. */
      kscore_score_part_set_computing (kscore_scoring_model_get_score (self->model),
                                       !look->scoring->score->known);
    }
  else if (!done)
    g_message ("The score could not be computed: %s", error->message);

  run->looking = FALSE;
  run->next_look = now + MAX (self->interval * (gint64) 1000, LOOK_SHARE * (now - look->began));
  if (run->unseen)
    schedule_look (run);
}

static gboolean
look_cb (gpointer user_data)
{
  GTask *run_task = G_TASK (user_data);
  KscoreRefresh *self = g_task_get_source_object (run_task);
  Run *run = g_task_get_task_data (run_task);
  g_autoptr(GTask) task = NULL;
  Look *look;

  if (self->task != run_task || g_cancellable_is_cancelled (run->looks))
    return G_SOURCE_REMOVE;

  run->unseen = FALSE;
  look = g_new0 (Look, 1);
  look->run = run;
  look->task = g_object_ref (run_task);
  look->began = g_get_monotonic_time ();
  task = g_task_new (self, run->looks, looked_cb, NULL);
  g_task_set_source_tag (task, look_cb);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_thread);
  return G_SOURCE_REMOVE;
}

static void
attach (Run         *run,
        guint        milliseconds,
        GSourceFunc  func)
{
  g_autoptr(GSource) source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, g_object_ref (run->task), g_object_unref);
  g_source_attach (source, g_task_get_context (run->task));
}

static void
schedule_look (Run *run)
{
  gint64 wait = MAX (run->next_look - g_get_monotonic_time (), 0);

  run->looking = TRUE;
  attach (run, (guint) ((wait + 999) / 1000), look_cb);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  KscoreRefresh *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autofree char *message = NULL;
  double fraction;

  g_mutex_lock (&run->mutex);
  run->scheduled = FALSE;
  fraction = run->fraction;
  message = g_strdup (run->message);
  g_mutex_unlock (&run->mutex);

  if (self->task != task)
    return G_SOURCE_REMOVE;
  set_progress (self, fraction, message);
  run->unseen = TRUE;
  if (!run->looking)
    schedule_look (run);
  return G_SOURCE_REMOVE;
}

/* In the worker. Every page reports, so at most one notice waits at a time. */
static void
progress_cb (double      fraction,
             const char *message,
             gpointer    user_data)
{
  Run *run = user_data;
  gboolean schedule;

  g_atomic_int_set (&run->reported, TRUE);
  g_mutex_lock (&run->mutex);
  run->fraction = CLAMP (fraction, -1, 1);
  if (g_strcmp0 (run->message, message) != 0)
    {
      g_free (run->message);
      run->message = g_strdup (message);
    }
  schedule = !run->scheduled;
  run->scheduled = TRUE;
  g_mutex_unlock (&run->mutex);

  if (schedule)
    attach (run, 50, show_progress_cb);
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;
  gboolean done;

  if (run->typed != NULL)
    done = kscore_workspace_link (run->workspace, run->typed, run->network, run->service,
                                  &run->options, progress_cb, run, &run->summary, cancellable,
                                  &error);
  else
    done = kscore_workspace_sync (run->workspace, run->account, &run->options, progress_cb, run,
                                  &run->summary, cancellable, &error);

  /* What was read until it failed or was cancelled is kept, and counts. */
  g_cancellable_cancel (run->looks);
  if (done || g_atomic_int_get (&run->reported))
    {
      kscore_workspace_evidence_changed (run->workspace);
      run->scoring = kscore_scoring_new_kept (run->workspace, &run->accounts, NULL,
                                              done ? &error : NULL);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes ownership of @run. */
static void
start (KscoreRefresh       *self,
       Run                 *run,
       gpointer             source_tag,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  run->looks = g_cancellable_new ();
  run->workspace = g_object_ref (kscore_scoring_model_get_workspace (self->model));
  run->options = self->options;
  run->task = task;
  /* The first score is to be there soon. */
  run->next_look = g_get_monotonic_time () + self->interval * (gint64) 1000 / 3;
  g_mutex_init (&run->mutex);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  if (self->task != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "A refresh runs already");
      return;
    }

  /* Every score on the way is made of that before it and of what came since. */
  kscore_workspace_hold_evidence (run->workspace);
  run->holds = TRUE;

  set_progress (self, -1, NULL);
  set_string (self, &self->trouble, NULL, PROP_TROUBLE);
  set_task (self, task);
  g_task_run_in_thread (task, run_thread);
}

/* What to say of accounts that could not be refreshed; NULL where all could. */
static char *
describe_trouble (GPtrArray *accounts)
{
  const KscoreSyncAccount *first = NULL;
  guint n_more = 0;
  g_autoptr(GString) text = NULL;

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (accounts, i);

      if (account->sentence == NULL)
        continue;
      if (first == NULL)
        first = account;
      else
        n_more++;
    }
  if (first == NULL)
    return NULL;

  text = g_string_new (NULL);
  /* Translators: %1$s is a handle, %2$s the name of a network, %3$s what went wrong. */
  g_string_printf (text, _("%1$s on %2$s: %3$s"), first->handle,
                   kscore_network_get_name (first->network), first->sentence);
  if (first->action != NULL)
    g_string_append_printf (text, " %s", first->action);
  if (n_more > 0)
    g_string_append_printf (text, ngettext (" %u more account could not be refreshed.",
                                            " %u more accounts could not be refreshed.", n_more),
                            n_more);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was new, in a few words; NULL where nothing could be read. */
static char *
describe_news (GPtrArray *accounts)
{
  gint64 posts = 0;
  gint64 reactions = 0;
  gboolean any = FALSE;

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (accounts, i);

      any |= account->sentence == NULL;
      posts += account->new_posts;
      reactions += account->new_interactions;
    }

  if (posts > 0 || reactions > 0)
    {
      g_autofree char *n_posts = kscore_format_count (MAX (posts, 0));
      g_autofree char *n_reactions = kscore_format_count (MAX (reactions, 0));

      /* Translators: how many of what was read was not known before. */
      return g_strdup_printf (_("New posts: %s. New reactions: %s."), n_posts, n_reactions);
    }
  return any ? g_strdup (_("Nothing new.")) : NULL;
}

/* An account that failed is trouble, not something that is left. */
static gboolean
is_unfinished (GPtrArray *accounts)
{
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (accounts, i);

      if (account->sentence == NULL && !account->complete)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_reached (GPtrArray *accounts)
{
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (accounts, i);

      if (account->sentence == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
set_unfinished (KscoreRefresh *self,
                gboolean       unfinished)
{
  if (self->unfinished == unfinished)
    return;
  self->unfinished = unfinished;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNFINISHED]);
}

static gboolean
finish (KscoreRefresh  *self,
        GTask          *task,
        GError        **error)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr(GError) local_error = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *headline = NULL;
  gboolean done = g_task_propagate_boolean (task, &local_error);

  if (self->task == task)
    {
      set_task (self, NULL);
      set_progress (self, -1, NULL);
      if (done)
        trouble = describe_trouble (run->summary.accounts);
      else if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        /* Translators: a sentence about what went wrong, then one about what can be done */
        trouble = g_strdup_printf (_("%s %s"), local_error->message,
                                   kscore_error_get_action (local_error));
      set_string (self, &self->trouble, trouble, PROP_TROUBLE);
      if (done)
        {
          headline = describe_news (run->summary.accounts);
          set_string (self, &self->headline, headline, PROP_HEADLINE);
          set_string (self, &self->summary, run->summary.text, PROP_SUMMARY);
          set_unfinished (self, is_unfinished (run->summary.accounts));
          self->reached |= has_reached (run->summary.accounts);
        }
      if (run->scoring != NULL && self->model != NULL)
        kscore_scoring_model_publish (self->model, run->scoring, run->accounts);
      else if (self->model != NULL && run->looked)
        kscore_score_part_set_computing (kscore_scoring_model_get_score (self->model), FALSE);
    }

  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

/**
 * kscore_refresh_link_async:
 * @self: a refresh that does not run
 * @typed: a handle or an address
 * @network: (nullable): id of the network it is meant for, %NULL to find out
 * @service: (nullable): the server to ask, where it is not the usual one
 * @cancellable: (nullable): a cancellable; what was read until then stays
 * @callback: called when it is done and the model shows the new score
 * @user_data: for @callback
 *
 * Links an account and reads it for the first time. Calling it says that the account is the
 * user's own. Errors are those of kscore_workspace_link(), and %G_IO_ERROR_PENDING while another
 * link or refresh runs.
 */
void
kscore_refresh_link_async (KscoreRefresh       *self,
                           const char          *typed,
                           const char          *network,
                           const char          *service,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Run *run;

  g_return_if_fail (KSCORE_IS_REFRESH (self));
  g_return_if_fail (typed != NULL);
  g_return_if_fail (self->model != NULL);

  run = g_new0 (Run, 1);
  run->typed = g_strdup (typed);
  run->network = g_strdup (network);
  run->service = g_strdup (service);
  start (self, run, kscore_refresh_link_async, cancellable, callback, user_data);
}

/**
 * kscore_refresh_link_finish:
 * @self: a refresh
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the account is linked
 */
gboolean
kscore_refresh_link_finish (KscoreRefresh  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_refresh_link_async), FALSE);

  return finish (self, G_TASK (result), error);
}

/**
 * kscore_refresh_run_async:
 * @self: a refresh that does not run
 * @account: (nullable): id of an account, %NULL for all
 * @cancellable: (nullable): a cancellable; what was read until then stays
 * @callback: called when it is done and the model shows the new score
 * @user_data: for @callback
 *
 * Reads what is new. Fails only where nothing could be tried; what went wrong with accounts is in
 * "trouble". Errors are those of kscore_workspace_sync(), and %G_IO_ERROR_PENDING while
 * another link or refresh runs.
 */
void
kscore_refresh_run_async (KscoreRefresh       *self,
                          const char          *account,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Run *run;

  g_return_if_fail (KSCORE_IS_REFRESH (self));
  g_return_if_fail (self->model != NULL);

  run = g_new0 (Run, 1);
  run->account = g_strdup (account);
  start (self, run, kscore_refresh_run_async, cancellable, callback, user_data);
}

/**
 * kscore_refresh_run_finish:
 * @self: a refresh
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it was tried
 */
gboolean
kscore_refresh_run_finish (KscoreRefresh  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_refresh_run_async), FALSE);

  return finish (self, G_TASK (result), error);
}

/**
 * kscore_refresh_get_running:
 * @self: a refresh
 *
 * Returns: whether accounts are being read
 */
gboolean
kscore_refresh_get_running (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), FALSE);

  return self->task != NULL;
}

/**
 * kscore_refresh_get_fraction:
 * @self: a refresh
 *
 * Returns: how far it is, 0 to 1, negative while not known
 */
double
kscore_refresh_get_fraction (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), -1);

  return self->fraction;
}

/**
 * kscore_refresh_get_message:
 * @self: a refresh
 *
 * Returns: (transfer none) (nullable): what is being read now, translated
 */
const char *
kscore_refresh_get_message (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), NULL);

  return self->message;
}

/**
 * kscore_refresh_get_headline:
 * @self: a refresh
 *
 * Returns: (transfer none) (nullable): what the last one brought, in a few words, translated
 */
const char *
kscore_refresh_get_headline (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), NULL);

  return self->headline;
}

/**
 * kscore_refresh_get_summary:
 * @self: a refresh
 *
 * Returns: (transfer none) (nullable): what the last one brought, in full, translated
 */
const char *
kscore_refresh_get_summary (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), NULL);

  return self->summary;
}

/**
 * kscore_refresh_get_trouble:
 * @self: a refresh
 *
 * Returns: (transfer none) (nullable): what stood in the way of the last one, translated
 */
const char *
kscore_refresh_get_trouble (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), NULL);

  return self->trouble;
}

/**
 * kscore_refresh_get_unfinished:
 * @self: a refresh
 *
 * Returns: whether the last one did not reach everything, so that the next goes on
 */
gboolean
kscore_refresh_get_unfinished (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), FALSE);

  return self->unfinished;
}

/**
 * kscore_refresh_get_last:
 * @self: a refresh
 *
 * Returns: when an account was refreshed last, in seconds, or %KSCORE_TIME_UNKNOWN
 */
gint64
kscore_refresh_get_last (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), KSCORE_TIME_UNKNOWN);

  return self->last;
}

/**
 * kscore_refresh_get_possible:
 * @self: a refresh
 *
 * Returns: whether there is an account that can be refreshed
 */
gboolean
kscore_refresh_get_possible (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), FALSE);

  return self->possible;
}

/**
 * kscore_refresh_get_offline:
 * @self: a refresh
 *
 * Returns: whether no account can be reached: none was the last time, or the system has no network
 */
gboolean
kscore_refresh_get_offline (KscoreRefresh *self)
{
  g_return_val_if_fail (KSCORE_IS_REFRESH (self), FALSE);

  return self->offline;
}
