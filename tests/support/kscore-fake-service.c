#include "config.h"

#include "support/kscore-fake-service.h"

#include <math.h>

#include "core/kscore-error.h"
#include "service/kscore-handle.h"
#include "service/kscore-insights-private.h"
#include "service/kscore-sample.h"
#include "support/kscore-fake-accounts.h"
#include "support/kscore-fake-bag.h"
#include "support/kscore-fake-history.h"
#include "support/kscore-fake-statement.h"

#define STEP_INTERVAL 2

static void
kscore_score_part_class_extend (GObjectClass *klass)
{
}

static void
kscore_score_row_class_extend (GObjectClass *klass)
{
}

static void
kscore_import_class_extend (GObjectClass *klass)
{
}

static void
kscore_refresh_class_extend (GObjectClass *klass)
{
}

static void
kscore_scoring_model_class_extend (GObjectClass *klass)
{
}

DEFINE_BAG (KscoreScorePart, kscore_score_part, "bavailable", "bcomputing", "dscore", "dlow",
            "dhigh", "dchecked", "bhas-range", "bat-least", "bprovisional", "sband", "smodel-notice", "ias-of",
            "bas-of-today", "smodel", "dchange-7", "dchange-30", "dchange-90", "ocomponents",
            "onetworks", "oposts", "lrefreshed")
DEFINE_BAG (KscoreScoreRow, kscore_score_row, "sid", "stitle", "sdetail", "dpoints", "dmaximum",
            "dwithout", "bknown")
DEFINE_BAG (KscoreImport, kscore_import, "brunning", "dfraction", "smessage", "ssummary", "omodel")
DEFINE_BAG (KscoreRefresh, kscore_refresh, "brunning", "dfraction", "smessage", "sheadline",
            "ssummary", "strouble", "bunfinished", "llast", "bpossible", "boffline")
DEFINE_BAG (KscoreScoringModel, kscore_scoring_model, "sdata-dir", "bready", "bsample",
            "bread-only", "sread-only-reason", "strouble", "oaccounts", "oscore", "ohistory",
            "oimport", "orefresh", "oaccount-actions", "ostatement")

void
kscore_fake_set_double (gpointer    object,
                        const char *name,
                        double      number)
{
  Bag *bag = KSCORE_IS_SCORE_ROW (object) ? &KSCORE_SCORE_ROW (object)->bag
                                          : &KSCORE_SCORE_PART (object)->bag;

  bag_set_double (object, bag, name, number);
}

KscoreScoreRow *
kscore_fake_score_row_new (const char *id,
                           const char *title,
                           const char *detail,
                           double      points,
                           double      maximum)
{
  KscoreScoreRow *row = g_object_new (KSCORE_TYPE_SCORE_ROW,
                                      "id", id, "title", title, "detail", detail,
                                      "maximum", maximum, "known", !isnan (points),
                                      NULL);

  kscore_fake_set_double (row, "points", points);
  kscore_fake_set_double (row, "without", (double) NAN);
  return row;
}

static void
add_account (GListStore *accounts,
             const char *id,
             const char *network,
             const char *handle,
             gboolean    live)
{
  g_autoptr (KscoreLinkedAccount) account =
    g_object_new (KSCORE_TYPE_LINKED_ACCOUNT, "id", id, "network", network, "handle", handle,
                  "state", "linked", "live", live, NULL);

  g_list_store_append (accounts, account);
}

void
kscore_fake_model_fill (KscoreScoringModel *model,
                        KscoreFakeState     state)
{
  GListStore *accounts = G_LIST_STORE (kscore_scoring_model_get_accounts (model));
  gboolean full = state == KSCORE_FAKE_FULL;
  gboolean young = state == KSCORE_FAKE_YOUNG || state == KSCORE_FAKE_AT_LEAST;

  g_object_set (kscore_scoring_model_get_refresh (model),
                "possible", full || young,
                "last", full || young ? KSCORE_FAKE_TODAY * (gint64) 86400 : KSCORE_TIME_UNKNOWN,
                NULL);
  g_list_store_remove_all (accounts);
  if (state != KSCORE_FAKE_EMPTY && !young)
    add_account (accounts, "x:1", "x", "ada", FALSE);
  if (full || young)
    add_account (accounts, "mastodon:1", "mastodon", "ada@example.org", TRUE);

  kscore_fake_score_fill (kscore_scoring_model_get_score (model), state);
  kscore_fake_history_fill (kscore_scoring_model_get_history (model),
                            full ? 540 : state == KSCORE_FAKE_PARTIAL ? 120 : young ? 26 : 0,
                            full || young ? KSCORE_FAKE_TODAY : 19310,
                            full ? 47.3 : young ? 31.4 : 19.5, state == KSCORE_FAKE_PARTIAL);
  kscore_fake_statement_fill (kscore_scoring_model_get_statement (model),
                              full ? 512 : young || state == KSCORE_FAKE_PARTIAL ? 60 : 0,
                              full ? 47.3 : young ? 31.4
                              : state == KSCORE_FAKE_PARTIAL ? 19.5 : (double) NAN);
}

void
kscore_fake_model_set_stored (KscoreScoringModel *model,
                              KscoreFakeState     state)
{
  g_object_set_data (G_OBJECT (model), "stored", GINT_TO_POINTER (state));
}

void
kscore_fake_model_set_open_error (KscoreScoringModel *model,
                                  GError             *error)
{
  g_object_set_data_full (G_OBJECT (model), "open-error", error, (GDestroyNotify) g_error_free);
}

char *
kscore_sample_dup_data_dir (void)
{
  return g_build_filename (g_get_user_cache_dir (), "kscore", "sample", NULL);
}

char **
kscore_sample_list_archives (GError **error)
{
  const char *missing = g_getenv ("KSCORE_SAMPLE_DIR");

  if (missing != NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                   "The sample data is not installed in “%s”.", missing);
      return NULL;
    }

  return g_strsplit ("export mastodon-archive x-archive", " ", -1);
}

static void
free_insights (gpointer data)
{
  kscore_insights_clear (data);
  g_free (data);
}

/* They are the real ones and show what they are told. */
static void
add_insights (KscoreScoringModel *model)
{
  KscoreInsights *insights = g_new0 (KscoreInsights, 1);

  kscore_insights_init (insights);
  g_object_set_data_full (G_OBJECT (model), "insights", insights, free_insights);
}

KscoreScoringModel *
kscore_scoring_model_new (const char  *data_dir,
                          KscoreClock  clock,
                          gpointer     clock_data)
{
  g_autoptr (GListStore) accounts = g_list_store_new (KSCORE_TYPE_LINKED_ACCOUNT);
  g_autoptr (KscoreScorePart) score = g_object_new (KSCORE_TYPE_SCORE_PART, NULL);
  g_autoptr (KscoreHistory) history = g_object_new (KSCORE_TYPE_HISTORY, NULL);
  g_autoptr (KscoreImport) import = g_object_new (KSCORE_TYPE_IMPORT, NULL);
  g_autoptr (KscoreRefresh) refresh = g_object_new (KSCORE_TYPE_REFRESH, NULL);
  g_autoptr (KscoreAccountActions) actions = NULL;
  g_autoptr (KscoreStatement) statement = kscore_fake_statement_new ();
  KscoreScoringModel *model = g_object_new (KSCORE_TYPE_SCORING_MODEL,
                                            "data-dir", data_dir,
                                            "accounts", accounts,
                                            "score", score,
                                            "history", history,
                                            "import", import,
                                            "refresh", refresh,
                                            "statement", statement,
                                            NULL);

  /* Not a property: the model holds them. */
  g_object_set_data (G_OBJECT (import), "model", model);
  g_object_set_data (G_OBJECT (refresh), "model", model);
  actions = kscore_fake_actions_new (model);
  g_object_set (model, "account-actions", actions, NULL);
  add_insights (model);
  kscore_fake_score_fill (score, KSCORE_FAKE_EMPTY);
  return model;
}

static gboolean
open_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GObject *model = g_task_get_source_object (task);
  const GError *error = g_object_get_data (model, "open-error");

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (error != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return G_SOURCE_REMOVE;
    }

  kscore_fake_model_fill (KSCORE_SCORING_MODEL (model),
                          GPOINTER_TO_INT (g_object_get_data (model, "stored")));
  g_object_set (model, "ready", TRUE, NULL);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

void
kscore_scoring_model_open_async (KscoreScoringModel  *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_timeout_add (STEP_INTERVAL, open_cb, g_task_new (self, cancellable, callback, user_data));
}

gboolean
kscore_scoring_model_open_finish (KscoreScoringModel  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
kscore_scoring_model_compute (KscoreScoringModel *self)
{
  g_object_set (self, "trouble", NULL, NULL);
}

/* The object is held by the bag: borrowed, as the real one's getters give it. */
static gpointer
peek (gpointer    object,
      const char *name)
{
  g_autoptr (GObject) value = NULL;

  g_object_get (object, name, &value, NULL);
  return value;
}

gboolean
kscore_scoring_model_get_ready (KscoreScoringModel *self)
{
  gboolean ready;

  g_object_get (self, "ready", &ready, NULL);
  return ready;
}

GListModel *
kscore_scoring_model_get_accounts (KscoreScoringModel *self)
{
  return peek (self, "accounts");
}

KscoreScorePart *
kscore_scoring_model_get_score (KscoreScoringModel *self)
{
  return peek (self, "score");
}

KscoreHistory *
kscore_scoring_model_get_history (KscoreScoringModel *self)
{
  return peek (self, "history");
}

KscoreImport *
kscore_scoring_model_get_import (KscoreScoringModel *self)
{
  return peek (self, "import");
}

KscoreRefresh *
kscore_scoring_model_get_refresh (KscoreScoringModel *self)
{
  return peek (self, "refresh");
}

KscoreAccountActions *
kscore_scoring_model_get_account_actions (KscoreScoringModel *self)
{
  return peek (self, "account-actions");
}

KscoreStatement *
kscore_scoring_model_get_statement (KscoreScoringModel *self)
{
  return peek (self, "statement");
}

const KscoreInsights *
kscore_scoring_model_get_insights (KscoreScoringModel *self)
{
  return g_object_get_data (G_OBJECT (self), "insights");
}

gboolean
kscore_import_get_running (KscoreImport *self)
{
  gboolean running;

  g_object_get (self, "running", &running, NULL);
  return running;
}

double
kscore_import_get_fraction (KscoreImport *self)
{
  double fraction;

  g_object_get (self, "fraction", &fraction, NULL);
  return fraction;
}

/* Borrowed from the bag. */
static const char *
peek_string (gpointer    object,
             Bag        *bag,
             const char *name)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  const GValue *value = &bag->values[pspec->param_id];

  return G_IS_VALUE (value) ? g_value_get_string (value) : NULL;
}

const char *
kscore_import_get_message (KscoreImport *self)
{
  return peek_string (self, &self->bag, "message");
}

const char *
kscore_import_get_summary (KscoreImport *self)
{
  return peek_string (self, &self->bag, "summary");
}

typedef struct {
  char    *name;
  gboolean another_account;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->name);
  g_free (job);
}

static gboolean
import_cb (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  KscoreImport *self = g_task_get_source_object (task);
  KscoreScoringModel *model = g_object_get_data (G_OBJECT (self), "model");
  gboolean endless = g_str_has_prefix (job->name, "endless");

  if (endless && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      if (kscore_import_get_fraction (self) != 0.42)
        g_object_set (self, "fraction", 0.42, "message", "tweets.js, 24,310 posts", NULL);
      return G_SOURCE_CONTINUE;
    }

  g_object_set (self, "running", FALSE, NULL);
  if (!g_task_return_error_if_cancelled (task))
    {
      if (g_str_has_prefix (job->name, "broken"))
        g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE,
                                 "%s ends in the middle of a file.", job->name);
      else if (g_str_has_prefix (job->name, "busy"))
        g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_BUSY,
                                 "Another program is writing to the database.");
      else if (g_str_has_prefix (job->name, "foreign") && !job->another_account)
        g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN,
                                 "This archive is of @bob, and @ada is linked on X already.");
      else
        {
          kscore_fake_model_fill (model, g_str_has_prefix (job->name, "activity")
                                           ? KSCORE_FAKE_ACTIVITY : KSCORE_FAKE_FULL);
          g_object_set (self, "summary", "412 posts and 8,120 reactions were imported.", NULL);
          g_task_return_boolean (task, TRUE);
        }
    }

  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

void
kscore_import_run_async (KscoreImport        *self,
                         const char * const  *files,
                         gboolean             another_account,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  job->name = g_path_get_basename (files[0]);
  job->another_account = another_account;
  g_task_set_task_data (task, job, job_free);
  g_object_set (self, "running", TRUE, "fraction", -1.0, "message", job->name, NULL);
  g_timeout_add (STEP_INTERVAL, import_cb, task);
}

gboolean
kscore_import_run_finish (KscoreImport  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
kscore_refresh_get_running (KscoreRefresh *self)
{
  gboolean running;

  g_object_get (self, "running", &running, NULL);
  return running;
}

gboolean
kscore_refresh_get_unfinished (KscoreRefresh *self)
{
  gboolean unfinished;

  g_object_get (self, "unfinished", &unfinished, NULL);
  return unfinished;
}

gint64
kscore_refresh_get_last (KscoreRefresh *self)
{
  gint64 last;

  g_object_get (self, "last", &last, NULL);
  return last;
}

gboolean
kscore_refresh_get_possible (KscoreRefresh *self)
{
  gboolean possible;

  g_object_get (self, "possible", &possible, NULL);
  return possible;
}

const char *
kscore_scoring_model_get_data_dir (KscoreScoringModel *self)
{
  return peek_string (self, &self->bag, "data-dir");
}

gboolean
kscore_refresh_get_offline (KscoreRefresh *self)
{
  gboolean offline;

  g_object_get (self, "offline", &offline, NULL);
  return offline;
}

const char *
kscore_refresh_get_headline (KscoreRefresh *self)
{
  return peek_string (self, &self->bag, "headline");
}

const char *
kscore_refresh_get_summary (KscoreRefresh *self)
{
  return peek_string (self, &self->bag, "summary");
}

const char *
kscore_refresh_get_trouble (KscoreRefresh *self)
{
  return peek_string (self, &self->bag, "trouble");
}

void
kscore_fake_refresh_set_outcome (KscoreRefresh *refresh,
                                 const char    *outcome)
{
  g_object_set_data_full (G_OBJECT (refresh), "outcome", g_strdup (outcome), g_free);
}

/* Returns whether it goes on. */
static gboolean
read_on (KscoreRefresh *self,
         const char    *outcome,
         GCancellable  *cancellable)
{
  KscoreScoringModel *model = g_object_get_data (G_OBJECT (self), "model");
  gboolean slow = g_str_has_prefix (outcome, "slow");
  double fraction;

  if (g_cancellable_is_cancelled (cancellable)
      || (!slow && !g_str_has_prefix (outcome, "endless")))
    return FALSE;

  g_object_get (self, "fraction", &fraction, NULL);
  if (fraction != 0.42)
    {
      g_object_set (self, "fraction", 0.42, "message", "Bluesky: 1,240 posts", NULL);
      if (slow)
        kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
    }
  return TRUE;
}

static gboolean
refresh_cb (gpointer user_data)
{
  GTask *task = user_data;
  const char *outcome = g_task_get_task_data (task);
  KscoreRefresh *self = g_task_get_source_object (task);
  KscoreScoringModel *model = g_object_get_data (G_OBJECT (self), "model");

  if (read_on (self, outcome, g_task_get_cancellable (task)))
    return G_SOURCE_CONTINUE;

  g_object_set (self, "running", FALSE, "trouble", NULL, NULL);
  if (!g_task_return_error_if_cancelled (task))
    {
      if (g_str_has_prefix (outcome, "nobody"))
        g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                                 "Nobody on Bluesky is called “%s”.", outcome);
      else if (g_str_has_prefix (outcome, "offline"))
        g_task_return_new_error (task, KSCORE_ERROR, KSCORE_ERROR_OFFLINE,
                                 "The server bsky.example does not answer.");
      else
        {
          kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
          g_object_set (self,
                        "headline", g_str_has_prefix (outcome, "unreached") ? NULL
                                    : g_str_has_prefix (outcome, "quiet")
                                      ? "Nothing new."
                                      : "New posts: 12. New reactions: 340.",
                        "unfinished", g_str_has_prefix (outcome, "part"),
                        "summary", "ada.bsky.social on Bluesky: New posts: 12. New reactions: 340."
                                   "\nYour score as of 23 November 2026 is 47.3 (checked 31.2, model "
                                   "kscore-1).\n",
                        "trouble", g_str_has_prefix (outcome, "trouble")
                                       || g_str_has_prefix (outcome, "unreached")
                                     ? "ada.bsky.social on Bluesky: The server bsky.example does "
                                       "not answer. Check the connection and refresh."
                                     : NULL,
                        "offline", g_str_has_prefix (outcome, "unreached"),
                        NULL);
          g_task_return_boolean (task, TRUE);
        }
    }

  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

static void
start_refresh (KscoreRefresh       *self,
               const char          *outcome,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (outcome != NULL ? outcome : ""), g_free);
  g_object_set (self, "running", TRUE, "fraction", -1.0, "message", NULL, NULL);
  g_timeout_add (STEP_INTERVAL, refresh_cb, task);
}

void
kscore_refresh_link_async (KscoreRefresh       *self,
                           const char          *typed,
                           const char          *network,
                           const char          *service,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_object_set_data_full (G_OBJECT (self), "service", g_strdup (service), g_free);
  start_refresh (self, typed, cancellable, callback, user_data);
}

gboolean
kscore_refresh_link_finish (KscoreRefresh  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
kscore_refresh_run_async (KscoreRefresh       *self,
                          const char          *account,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  start_refresh (self, g_object_get_data (G_OBJECT (self), "outcome"), cancellable, callback,
                 user_data);
}

gboolean
kscore_refresh_run_finish (KscoreRefresh  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

KscoreHandle *
kscore_handle_new (const char  *typed,
                   const char  *network,
                   GError     **error)
{
  gboolean mastodon = strchr (typed + (*typed == '@'), '@') != NULL;
  KscoreHandle *handle;

  if (strchr (typed, '.') == NULL || strchr (typed, ' ') != NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   "“%s” is not a handle that Kscore knows: write it as @you@example.social or "
                   "you.bsky.social.", typed);
      return NULL;
    }

  handle = g_new0 (KscoreHandle, 1);
  handle->network = g_strdup (mastodon ? "mastodon" : "bluesky");
  handle->network_name = g_strdup (mastodon ? "Mastodon" : "Bluesky");
  handle->handle = g_strdup (typed + (*typed == '@'));
  handle->reads = g_strdup ("Reads what anybody can see: the profile, public posts with their "
                            "counts, and who liked, reposted, quoted, replied and follows.");
  handle->not_told = g_strdup (mastodon ? "Mastodon does not tell who quoted, mentions and views; "
                                          "some servers tell less."
                                        : "Bluesky does not tell views, and tells mentions only "
                                          "after signing in.");
  return handle;
}

void
kscore_handle_free (KscoreHandle *handle)
{
  g_free (handle->network);
  g_free (handle->network_name);
  g_free (handle->handle);
  g_free (handle->reads);
  g_free (handle->not_told);
  g_free (handle);
}
