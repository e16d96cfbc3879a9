#include "config.h"

#include "support/kscore-fake-accounts.h"

#include "core/kscore-error.h"
#include "support/kscore-fake-bag.h"
#include "support/kscore-fake-service.h"

#define STEP_INTERVAL 2
#define DAYS          700

static void
kscore_linked_account_class_extend (GObjectClass *klass)
{
}

static void
kscore_account_actions_class_extend (GObjectClass *klass)
{
}

DEFINE_BAG (KscoreLinkedAccount, kscore_linked_account, "sid", "snetwork", "snetwork-name",
            "shandle", "sdisplay-name", "sstate", "lfollowers", "lposts", "linteractions",
            "icovered-from", "icovered-to", "scovered", "snot-told", "blive", "sobstacle",
            "strouble", "saction", "llast-refresh", "lretry-at")
DEFINE_BAG (KscoreAccountActions, kscore_account_actions, "bdeleting", "smessage", "bpending",
            "sobstacle")

static const char *
peek_string (GObject    *object,
             Bag        *bag,
             const char *name)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  const GValue *value = &bag->values[pspec->param_id];

  return G_IS_VALUE (value) ? g_value_get_string (value) : NULL;
}

const char *
kscore_linked_account_get_id (KscoreLinkedAccount *self)
{
  return peek_string (G_OBJECT (self), &self->bag, "id");
}

const char *
kscore_linked_account_get_handle (KscoreLinkedAccount *self)
{
  return peek_string (G_OBJECT (self), &self->bag, "handle");
}

const KscoreCoverageSpan *
kscore_linked_account_get_coverage (KscoreLinkedAccount *self,
                                    guint               *n_spans)
{
  const GArray *spans = g_object_get_data (G_OBJECT (self), "coverage");

  *n_spans = spans != NULL ? spans->len : 0;
  return spans != NULL ? (const KscoreCoverageSpan *) (gpointer) spans->data : NULL;
}

static void
add_span (GArray    *spans,
          KscoreDay  from,
          KscoreDay  to,
          guint      told)
{
  KscoreCoverageSpan span = { from, to, told };

  if (from <= to)
    g_array_append_val (spans, span);
}

/* Posts first, then counts, then who reacted; a hole of a month where there is room. */
static GArray *
make_coverage (guint    covered,
               gboolean people)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KscoreCoverageSpan));
  KscoreDay last = KSCORE_FAKE_TODAY;
  KscoreDay first = last - (KscoreDay) covered + 1;
  KscoreDay known = people ? MAX (first, last - 120) : last + 1;
  guint counts = KSCORE_COVERAGE_POSTS | KSCORE_COVERAGE_COUNTS;

  if (covered == 0)
    return spans;
  if (covered > 400)
    {
      add_span (spans, first, first + 99, KSCORE_COVERAGE_POSTS);
      first += 130;
    }
  add_span (spans, first, known - 1, counts);
  add_span (spans, known, last, counts | KSCORE_COVERAGE_PEOPLE | KSCORE_COVERAGE_FOLLOWERS);
  return spans;
}

/* What stands in the way, as the networks say it. */
static const struct {
  const char *obstacle;
  const char *trouble;
  const char *action;
} troubles[] = {
  { "offline", "The server bsky.example does not answer.", "Check the connection and refresh." },
  { "rate-limited", "The server wren.example asks to wait.",
    "Wait until the limit resets; what was read is kept." },
  { "not-found", "Nobody on Mastodon is called “ada@gone.example”.",
    "Check the name and try again." },
  { "unauthorized", "The server quiet.example tells nothing without signing in.",
    "Sign in to read this one, or import its archive." },
  { "forbidden", "The server shut.example refuses to answer.",
    "Confirm that it is yours, or choose another." },
  { "bad-reply", "The server odd.example answers in a way that Kscore does not understand.",
    "Try again later." },
  { "opted-out", "The profile asks not to be read (discoverable: off).",
    "If it is yours, change that in its settings or import its archive; otherwise choose another "
    "account." },
};

static const char *
get_network_name (const char *network)
{
  return g_str_equal (network, "x") ? "X" : g_str_equal (network, "bluesky") ? "Bluesky"
                                                                           : "Mastodon";
}

static const char *
get_not_told (const char *network)
{
  return g_str_equal (network, "x")
           ? "X tells programs nothing; its archives tell how many liked and reposted, not who, and "
             "nothing after the day they were made."
           : g_str_equal (network, "bluesky")
             ? "Bluesky does not tell views, and tells mentions only after signing in."
             : "Mastodon does not tell who quoted, mentions and views; some servers tell less.";
}

KscoreLinkedAccount *
kscore_fake_account_new (const char *network,
                         const char *handle,
                         const char *obstacle,
                         guint       covered)
{
  g_autofree char *id = g_strdup_printf ("%s:%s", network, handle);
  gboolean live = !g_str_equal (network, "x");
  const gint64 now = KSCORE_FAKE_TODAY * (gint64) 86400 + 14 * 3600;
  KscoreLinkedAccount *self =
    g_object_new (KSCORE_TYPE_LINKED_ACCOUNT, "id", id, "network", network,
                  "network-name", get_network_name (network), "handle", handle,
                  "display-name", "Ada Wren", "state", "linked",
                  "followers", (gint64) (live ? 9310 : 2118), "posts", (gint64) 1204,
                  "interactions", (gint64) (live ? 81203 : -1),
                  "not-told", get_not_told (network), "live", live, "last-refresh", now, NULL);

  g_object_set_data_full (G_OBJECT (self), "coverage", make_coverage (covered, live),
                          (GDestroyNotify) g_array_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_strcmp0 (troubles[i].obstacle, obstacle) == 0)
      g_object_set (self, "obstacle", obstacle, "trouble", troubles[i].trouble,
                    "action", troubles[i].action, NULL);
  return self;
}

static void
take (GListStore          *store,
      KscoreLinkedAccount *account)
{
  g_list_store_append (store, account);
  g_object_unref (account);
}

static void
fill_fine (GListStore *store)
{
  take (store, kscore_fake_account_new ("bluesky", "ada.bsky.social", NULL, 260));
  take (store, kscore_fake_account_new ("mastodon", "ada@example.social", NULL, 120));
  take (store, kscore_fake_account_new ("x", "ada_wren", NULL, DAYS));
}

static void
fill_troubled (GListStore *store)
{
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autofree char *handle = g_strdup_printf ("ada@%s.example", troubles[i].obstacle);
      KscoreLinkedAccount *account =
        kscore_fake_account_new ("mastodon", handle, troubles[i].obstacle, 30 + 70 * (guint) i);

      if (g_str_equal (troubles[i].obstacle, "rate-limited"))
        g_object_set (account, "retry-at", g_get_real_time () / G_USEC_PER_SEC + 1500, NULL);
      take (store, account);
    }
}

static void
fill_resting (GListStore *store)
{
  KscoreLinkedAccount *account;

  account = kscore_fake_account_new ("bluesky", "unlinked.bsky.social", "offline", 300);
  g_object_set (account, "state", "unlinked", NULL);
  take (store, account);
  account = kscore_fake_account_new ("bluesky", "new.bsky.social", NULL, 0);
  g_object_set (account, "last-refresh", KSCORE_TIME_UNKNOWN, "display-name", NULL,
                "followers", (gint64) 1, "posts", (gint64) 1, "interactions", (gint64) 1, NULL);
  take (store, account);
  account = kscore_fake_account_new ("x", "only_archive", NULL, 500);
  g_object_set (account, "followers", (gint64) -1, "posts", (gint64) -1, NULL);
  take (store, account);
  account = kscore_fake_account_new ("x", "old_archive", NULL, 1);
  g_object_set (account, "last-refresh", KSCORE_TIME_UNKNOWN, NULL);
  take (store, account);
}

static void
fill_long (GListStore *store)
{
  KscoreLinkedAccount *account = kscore_fake_account_new (
    "mastodon",
    "die_donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
    "@vereinigte-verkehrsbetriebe.example", "opted-out", DAYS);

  g_object_set (account, "followers", G_GINT64_CONSTANT (123456789),
                "posts", G_GINT64_CONSTANT (98765432), "interactions",
                G_GINT64_CONSTANT (9876543210), "display-name",
                "Oberweserdampfschifffahrtsgesellschaftskapitänsmützenabzeichen <b>& Söhne</b>",
                NULL);
  take (store, account);
  take (store, kscore_fake_account_new ("bluesky", "ada.bsky.social", "bad-reply", 90));
}

void
kscore_fake_accounts_fill (KscoreScoringModel *model,
                           KscoreFakeAccounts  accounts)
{
  GListStore *store = G_LIST_STORE (kscore_scoring_model_get_accounts (model));

  g_list_store_remove_all (store);
  switch (accounts)
    {
    case KSCORE_FAKE_ACCOUNTS_FINE:
      fill_fine (store);
      break;
    case KSCORE_FAKE_ACCOUNTS_TROUBLED:
      fill_troubled (store);
      break;
    case KSCORE_FAKE_ACCOUNTS_RESTING:
      fill_resting (store);
      break;
    case KSCORE_FAKE_ACCOUNTS_LONG:
      fill_long (store);
      break;
    case KSCORE_FAKE_ACCOUNTS_MANY:
      for (guint i = 0; i < 12; i++)
        {
          g_autofree char *handle = g_strdup_printf ("ada%u.bsky.social", i);

          take (store, kscore_fake_account_new (i % 3 == 2 ? "x" : "bluesky", handle, NULL,
                                                40 + i * 50));
        }
      break;
    case KSCORE_FAKE_ACCOUNTS_NONE:
    default:
      break;
    }
}

/* What the actions keep beside their properties. */
typedef struct {
  KscoreScoringModel *model;   /* (unowned) (nullable): a weak pointer, it holds them */
  GHashTable         *hidden;  /* (owned) (element-type utf8 KscoreLinkedAccount) */
  GError             *error;   /* (owned) (nullable) */
  gboolean            slow;
  guint               n_deleted;
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  g_clear_weak_pointer (&state->model);
  g_hash_table_unref (state->hidden);
  g_clear_error (&state->error);
  g_free (state);
}

static State *
get_state (KscoreAccountActions *self)
{
  return g_object_get_data (G_OBJECT (self), "state");
}

static void
update_obstacle (KscoreAccountActions *self)
{
  KscoreScoringModel *model = get_state (self)->model;
  gboolean sample, deleting;
  const char *obstacle = NULL;

  if (model == NULL)
    return;
  g_object_get (model, "sample", &sample, NULL);
  g_object_get (self, "deleting", &deleting, NULL);
  if (sample)
    obstacle = "This is sample data of a made-up person: its accounts can only be looked at.";
  else if (kscore_import_get_running (kscore_scoring_model_get_import (model)))
    obstacle = "An archive is being imported: accounts can be changed when that is done.";
  else if (kscore_refresh_get_running (kscore_scoring_model_get_refresh (model)))
    obstacle = "Accounts are being read: they can be changed when that is done.";
  else if (deleting)
    obstacle = "An account is being deleted: others can be changed when that is done.";
  g_object_set (self, "obstacle", obstacle, NULL);
}

KscoreAccountActions *
kscore_fake_actions_new (KscoreScoringModel *model)
{
  KscoreAccountActions *self = g_object_new (KSCORE_TYPE_ACCOUNT_ACTIONS, NULL);
  State *state = g_new0 (State, 1);

  g_set_weak_pointer (&state->model, model);
  state->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_object_set_data_full (G_OBJECT (self), "state", state, state_free);
  g_signal_connect_object (model, "notify::sample", G_CALLBACK (update_obstacle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kscore_scoring_model_get_import (model), "notify::running",
                           G_CALLBACK (update_obstacle), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kscore_scoring_model_get_refresh (model), "notify::running",
                           G_CALLBACK (update_obstacle), self, G_CONNECT_SWAPPED);
  return self;
}

void
kscore_fake_actions_set_error (KscoreAccountActions *self,
                               GError               *error)
{
  g_clear_error (&get_state (self)->error);
  get_state (self)->error = error;
}

void
kscore_fake_actions_set_slow (KscoreAccountActions *self,
                              gboolean              slow)
{
  get_state (self)->slow = slow;
}

guint
kscore_fake_actions_get_deleted (KscoreAccountActions *self)
{
  return get_state (self)->n_deleted;
}

gboolean
kscore_account_actions_get_deleting (KscoreAccountActions *self)
{
  gboolean deleting;

  g_object_get (self, "deleting", &deleting, NULL);
  return deleting;
}

const char *
kscore_account_actions_get_message (KscoreAccountActions *self)
{
  return peek_string (G_OBJECT (self), &self->bag, "message");
}

gboolean
kscore_account_actions_get_pending (KscoreAccountActions *self)
{
  return g_hash_table_size (get_state (self)->hidden) > 0;
}

char **
kscore_account_actions_list_pending (KscoreAccountActions *self)
{
  guint n;
  g_autofree char **ids = (char **) g_hash_table_get_keys_as_array (get_state (self)->hidden, &n);

  return g_strdupv (ids);
}

const char *
kscore_account_actions_get_handle (KscoreAccountActions *self,
                                   const char           *account)
{
  KscoreLinkedAccount *hidden = g_hash_table_lookup (get_state (self)->hidden, account);

  return hidden != NULL ? kscore_linked_account_get_handle (hidden) : account;
}

char *
kscore_account_actions_dup_obstacle (KscoreAccountActions *self)
{
  return g_strdup (peek_string (G_OBJECT (self), &self->bag, "obstacle"));
}

typedef struct {
  KscoreAccountChange  change;
  char                *account; /* (owned) (nullable) */
} Job;

static void
job_free (gpointer data)
{
  g_free (((Job *) data)->account);
  g_free (data);
}

static void
replace (GListStore *store,
         guint       index,
         const char *state)
{
  g_autoptr (KscoreLinkedAccount) account = g_list_model_get_item (G_LIST_MODEL (store), index);
  gpointer items[] = { account };

  g_object_set (account, "state", state, NULL);
  g_list_store_splice (store, index, 1, items, 1);
}

static void
apply_to_listed (KscoreAccountActions *self,
                 const Job            *job)
{
  GListStore *store = G_LIST_STORE (kscore_scoring_model_get_accounts (get_state (self)->model));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (KscoreLinkedAccount) account = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_strcmp0 (kscore_linked_account_get_id (account), job->account) != 0)
        continue;
      if (job->change == KSCORE_ACCOUNT_FORGET)
        {
          g_list_store_remove (store, i);
          g_hash_table_insert (get_state (self)->hidden, g_strdup (job->account),
                               g_steal_pointer (&account));
        }
      else
        replace (store, i, job->change == KSCORE_ACCOUNT_UNLINK ? "unlinked" : "linked");
      return;
    }
}

static void
apply (KscoreAccountActions *self,
       const Job            *job)
{
  State *state = get_state (self);
  GListStore *store;

  if (state->model == NULL)
    return;
  store = G_LIST_STORE (kscore_scoring_model_get_accounts (state->model));
  if (job->change == KSCORE_ACCOUNT_UNDO_FORGET)
    {
      g_list_store_insert (store, 0, g_hash_table_lookup (state->hidden, job->account));
      g_hash_table_remove (state->hidden, job->account);
    }
  else if (job->change != KSCORE_ACCOUNT_FINISH_FORGET)
    apply_to_listed (self, job);
  else
    {
      g_object_set (self, "deleting", FALSE, "message", NULL, NULL);
      update_obstacle (self);
    }
}

static gboolean
change_cb (gpointer user_data)
{
  GTask *task = user_data;
  KscoreAccountActions *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  State *state = get_state (self);

  if (state->slow && job->change == KSCORE_ACCOUNT_FINISH_FORGET)
    return G_SOURCE_CONTINUE;

  if (state->error != NULL)
    g_task_return_error (task, g_error_copy (state->error));
  else
    {
      apply (self, job);
      g_task_return_boolean (task, TRUE);
    }
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

static void
begin_deletion (KscoreAccountActions *self,
                const char           *account)
{
  State *state = get_state (self);

  if (account == NULL)
    {
      state->n_deleted += g_hash_table_size (state->hidden);
      g_hash_table_remove_all (state->hidden);
    }
  else if (g_hash_table_remove (state->hidden, account))
    state->n_deleted++;
  g_object_set (self, "deleting", TRUE,
                "message", "Deleting ada.bsky.social and everything known of it", NULL);
  update_obstacle (self);
}

void
kscore_account_actions_change_async (KscoreAccountActions *self,
                                     KscoreAccountChange   change,
                                     const char           *account,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  job->change = change;
  job->account = g_strdup (account);
  g_task_set_task_data (task, job, job_free);
  /* As late as can be: it is done by then. */
  g_task_set_check_cancellable (task, FALSE);
  if (change == KSCORE_ACCOUNT_FINISH_FORGET)
    begin_deletion (self, account);
  g_timeout_add (STEP_INTERVAL, change_cb, task);
}

gboolean
kscore_account_actions_change_finish (KscoreAccountActions  *self,
                                      GAsyncResult          *result,
                                      GError               **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
