#include "config.h"

#include "service/kscore-linked-account-private.h"

#include "core/kscore-error.h"
#include "core/kscore-network-names.h"
#include "core/kscore-text.h"
#include "service/kscore-network-words.h"
#include "service/kscore-workspace-private.h"

#define MAX_SENTENCE 500

/**
 * KscoreLinkedAccount:
 *
 * One of the owner's accounts, as it was when the list was read. Immutable.
 */
struct _KscoreLinkedAccount {
  GObject        parent_instance;

  char          *id;           /* (owned) "x:123" */
  KscoreAccount *account;      /* (owned) */
  gboolean       linked;
  gboolean       live;
  char          *obstacle;     /* (owned) (nullable) */
  char          *trouble;      /* (owned) (nullable) */
  const char    *action;       /* (unowned) (nullable) */
  gint64         last_refresh; /* or KSCORE_TIME_UNKNOWN */
  gint64         retry_at;     /* or KSCORE_TIME_UNKNOWN */
  gint64         posts;
  gint64         interactions;
  GArray        *coverage;     /* (owned) (element-type KscoreCoverageSpan): oldest first */
  char          *covered;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreLinkedAccount, kscore_linked_account, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_NETWORK,
  PROP_NETWORK_NAME,
  PROP_HANDLE,
  PROP_DISPLAY_NAME,
  PROP_STATE,
  PROP_FOLLOWERS,
  PROP_POSTS,
  PROP_INTERACTIONS,
  PROP_COVERED_FROM,
  PROP_COVERED_TO,
  PROP_COVERED,
  PROP_NOT_TOLD,
  PROP_LIVE,
  PROP_OBSTACLE,
  PROP_TROUBLE,
  PROP_ACTION,
  PROP_LAST_REFRESH,
  PROP_RETRY_AT,
} KscoreLinkedAccountProperty;

static GParamSpec *props[PROP_RETRY_AT + 1];

static void
kscore_linked_account_finalize (GObject *object)
{
  KscoreLinkedAccount *self = KSCORE_LINKED_ACCOUNT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->account, kscore_account_free);
  g_clear_pointer (&self->obstacle, g_free);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  g_clear_pointer (&self->covered, g_free);

  G_OBJECT_CLASS (kscore_linked_account_parent_class)->finalize (object);
}

/* The first day that is known, or the last. */
static KscoreDay
get_end (KscoreLinkedAccount *self,
         gboolean             last)
{
  guint n = self->coverage->len;

  if (n == 0)
    return KSCORE_DAY_UNKNOWN;
  return last ? g_array_index (self->coverage, KscoreCoverageSpan, n - 1).to
              : g_array_index (self->coverage, KscoreCoverageSpan, 0).from;
}

static void
kscore_linked_account_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  KscoreLinkedAccount *self = KSCORE_LINKED_ACCOUNT (object);

  switch ((KscoreLinkedAccountProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NETWORK:
      g_value_set_string (value, self->account->network);
      break;
    case PROP_NETWORK_NAME:
      g_value_set_string (value, kscore_network_get_name (self->account->network));
      break;
    case PROP_HANDLE:
      g_value_set_string (value, self->account->handle);
      break;
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, self->account->display_name);
      break;
    case PROP_STATE:
      g_value_set_static_string (value, self->linked ? "linked" : "unlinked");
      break;
    case PROP_FOLLOWERS:
      g_value_set_int64 (value, self->account->followers);
      break;
    case PROP_POSTS:
      g_value_set_int64 (value, self->posts);
      break;
    case PROP_INTERACTIONS:
      g_value_set_int64 (value, self->interactions);
      break;
    case PROP_COVERED_FROM:
      g_value_set_int (value, get_end (self, FALSE));
      break;
    case PROP_COVERED_TO:
      g_value_set_int (value, get_end (self, TRUE));
      break;
    case PROP_COVERED:
      g_value_set_string (value, self->covered);
      break;
    case PROP_NOT_TOLD:
      g_value_set_string (value, kscore_network_words_get_not_told (self->account->network,
                                                                    self->live));
      break;
    case PROP_LIVE:
      g_value_set_boolean (value, self->live);
      break;
    case PROP_OBSTACLE:
      g_value_set_string (value, self->obstacle);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    case PROP_ACTION:
      g_value_set_static_string (value, self->action);
      break;
    case PROP_LAST_REFRESH:
      g_value_set_int64 (value, self->last_refresh);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->retry_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_linked_account_class_init (KscoreLinkedAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kscore_linked_account_finalize;
  object_class->get_property = kscore_linked_account_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_NETWORK] = g_param_spec_string ("network", NULL, NULL, NULL, flags);
  props[PROP_NETWORK_NAME] = g_param_spec_string ("network-name", NULL, NULL, NULL, flags);
  props[PROP_HANDLE] = g_param_spec_string ("handle", NULL, NULL, NULL, flags);
  props[PROP_DISPLAY_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  props[PROP_FOLLOWERS] = g_param_spec_int64 ("followers", NULL, NULL, -1, G_MAXINT64, -1, flags);
  props[PROP_POSTS] = g_param_spec_int64 ("posts", NULL, NULL, -1, G_MAXINT64, -1, flags);
  props[PROP_INTERACTIONS] = g_param_spec_int64 ("interactions", NULL, NULL, -1, G_MAXINT64, -1,
                                                 flags);
  props[PROP_COVERED_FROM] = g_param_spec_int ("covered-from", NULL, NULL, G_MININT, G_MAXINT,
                                               KSCORE_DAY_UNKNOWN, flags);
  props[PROP_COVERED_TO] = g_param_spec_int ("covered-to", NULL, NULL, G_MININT, G_MAXINT,
                                             KSCORE_DAY_UNKNOWN, flags);
  props[PROP_COVERED] = g_param_spec_string ("covered", NULL, NULL, NULL, flags);
  props[PROP_NOT_TOLD] = g_param_spec_string ("not-told", NULL, NULL, NULL, flags);
  props[PROP_LIVE] = g_param_spec_boolean ("live", NULL, NULL, FALSE, flags);
  props[PROP_OBSTACLE] = g_param_spec_string ("obstacle", NULL, NULL, NULL, flags);
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, flags);
  props[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, flags);
  props[PROP_LAST_REFRESH] = g_param_spec_int64 ("last-refresh", NULL, NULL, G_MININT64,
                                                 G_MAXINT64, KSCORE_TIME_UNKNOWN, flags);
  props[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, G_MININT64, G_MAXINT64,
                                             KSCORE_TIME_UNKNOWN, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_linked_account_init (KscoreLinkedAccount *self)
{
}

/* What can be done about a state that the store keeps. */
static const char *
get_action (const char *state)
{
  static const struct {
    const char  *state;
    KscoreError  code;
  } states[] = {
    { "offline", KSCORE_ERROR_OFFLINE },
    { "not-found", KSCORE_ERROR_NOT_FOUND },
    { "unauthorized", KSCORE_ERROR_UNAUTHORIZED },
    { "forbidden", KSCORE_ERROR_FORBIDDEN },
    { "rate-limited", KSCORE_ERROR_RATE_LIMITED },
    { "bad-reply", KSCORE_ERROR_BAD_REPLY },
    { "opted-out", KSCORE_ERROR_OPTED_OUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const GError error = { .domain = KSCORE_ERROR, .code = states[i].code };

      if (g_strcmp0 (states[i].state, state) == 0)
        return kscore_error_get_action (&error);
    }

  return NULL;
}

/* The database is a file like others: what is shown of it is as short and plain as what is stored
 * in it, whoever wrote it. */
static char *
clean_name (char       *name,
            const char *otherwise)
{
  char *clean = kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);

  g_free (name);
  if (clean != NULL && *clean != '\0')
    return clean;
  g_free (clean);

  return kscore_text_clean_line (otherwise, KSCORE_TEXT_MAX_LINE);
}

/**
 * kscore_linked_account_new:
 * @stored: an account as the store knows it; copied
 *
 * Returns: (transfer full): an item of the accounts list
 */
KscoreLinkedAccount *
kscore_linked_account_new (const KscoreStoredAccount *stored)
{
  KscoreLinkedAccount *self = g_object_new (KSCORE_TYPE_LINKED_ACCOUNT, NULL);

  self->id = kscore_account_dup_string_id (stored->account);
  self->account = kscore_account_copy (stored->account);
  self->account->handle = clean_name (self->account->handle, self->id);
  self->account->display_name = clean_name (self->account->display_name, NULL);
  self->linked = stored->linked;
  self->live = stored->live;
  self->obstacle = stored->error != NULL ? g_strdup (stored->state) : NULL;
  self->trouble = kscore_text_clean_line (stored->error, MAX_SENTENCE);
  self->action = stored->error != NULL ? get_action (stored->state) : NULL;
  self->last_refresh = stored->last_refresh;
  self->retry_at = stored->retry_at;
  self->posts = stored->n_posts;
  self->interactions = kscore_stored_account_get_reactions (stored);
  self->coverage = kscore_coverage_flatten (stored->coverage);
  self->covered =
    kscore_coverage_describe ((const KscoreCoverageSpan *) (gpointer) self->coverage->data,
                              self->coverage->len);

  return self;
}

/**
 * kscore_linked_account_get_id:
 * @self: an account
 *
 * Returns: (transfer none): the id that the command line takes, such as `x:123`
 */
const char *
kscore_linked_account_get_id (KscoreLinkedAccount *self)
{
  g_return_val_if_fail (KSCORE_IS_LINKED_ACCOUNT (self), NULL);

  return self->id;
}

/**
 * kscore_linked_account_get_handle:
 * @self: an account
 *
 * Returns: (transfer none): the name people write
 */
const char *
kscore_linked_account_get_handle (KscoreLinkedAccount *self)
{
  g_return_val_if_fail (KSCORE_IS_LINKED_ACCOUNT (self), NULL);

  return self->account->handle;
}

/**
 * kscore_linked_account_get_coverage:
 * @self: an account
 * @n_spans: (out): how many
 *
 * Returns: (transfer none) (array length=n_spans): when what is known, oldest first; the rest is
 *   not known
 */
const KscoreCoverageSpan *
kscore_linked_account_get_coverage (KscoreLinkedAccount *self,
                                    guint               *n_spans)
{
  g_return_val_if_fail (KSCORE_IS_LINKED_ACCOUNT (self), NULL);

  *n_spans = self->coverage->len;
  return (const KscoreCoverageSpan *) (gpointer) self->coverage->data;
}
