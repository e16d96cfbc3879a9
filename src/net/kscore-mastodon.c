#include "config.h"

#include "net/kscore-mastodon.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "net/kscore-mastodon-list.h"
#include "net/kscore-mastodon-lookup.h"
#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-outgoing.h"
#include "net/kscore-mastodon-people.h"
#include "net/kscore-mastodon-question.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-software.h"
#include "net/kscore-mastodon-status.h"

/* Mastodon and everything that speaks its language: one network, many servers. */
struct _KscoreMastodon {
  GObject parent_instance;
};

static const char *
get_network (KscoreProvider *provider)
{
  return "mastodon";
}

static guint
recognise (KscoreProvider  *provider,
           const char      *typed,
           char           **handle)
{
  g_autoptr (KscoreMastodonName) name = kscore_mastodon_name_parse (typed);

  if (name == NULL)
    return 0;
  *handle = kscore_mastodon_name_dup_handle (name);
  return 2;
}

static KscoreKinds
get_kinds (KscoreProvider     *provider,
           const KscoreSource *source)
{
  return kscore_mastodon_get_kinds (source);
}

static guint
get_batch (KscoreProvider     *provider,
           const KscoreSource *source,
           KscoreAsk           ask,
           KscoreKind          kind)
{
  return kscore_mastodon_get_batch (source, ask, kind);
}

static KscoreHttpRequest *
ask (KscoreProvider        *provider,
     const KscoreQuestion  *question,
     GError               **error)
{
  return kscore_mastodon_ask (question, error);
}

static gboolean
read_profile (const KscoreQuestion   *question,
              const KscoreHttpReply  *reply,
              KscoreAnswer           *answer,
              GError                **error)
{
  const KscoreSource *source = question->source;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *account;
  KscoreAudience audience = { .at = question->now };

  if (reply->status == 404 || reply->status == 410)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                   /* Translators: %s is a name such as ada@example.org. */
                   _("There is no account “%s”."), source->handle);
      return FALSE;
    }
  root = kscore_mastodon_parse_object (reply, source->software, error);
  if (root == NULL)
    return FALSE;
  account = json_node_get_object (root);
  if (!kscore_mastodon_account_is_own (account, source))
    return kscore_mastodon_fail (reply->url, error);
  if (kscore_mastodon_account_is_suspended (account))
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN,
                   /* Translators: %s is a name such as ada@example.org. */
                   _("The server of “%s” has suspended it."), source->handle);
      return FALSE;
    }

  kscore_mastodon_account_read (account, source, question->now, answer->page->account);
  answer->opt_out = kscore_mastodon_account_dup_opt_out (account);
  answer->followers = answer->page->account->followers;
  audience.followers = answer->followers;
  if (answer->followers != KSCORE_UNKNOWN)
    g_array_append_val (answer->page->audience, audience);
  return TRUE;
}

static gboolean
add_status (const KscoreQuestion *question,
            JsonObject           *status,
            KscoreAnswer         *answer)
{
  KscorePost *post = kscore_mastodon_status_read (status, question->source, question->now);

  if (post == NULL)
    return FALSE;
  kscore_mastodon_status_count (status, question->source, post, question->now,
                                answer->page->counts);
  kscore_mastodon_outgoing_read_status (status, question->source, post, answer->page->outgoing);
  g_ptr_array_add (answer->page->posts, post);
  return TRUE;
}

static const char *
get_item_id (JsonNode *item)
{
  JsonObject *object = NULL;
  const char *id;

  kscore_json_node_get_object (item, &object);
  id = kscore_json_string (object, "id");
  return kscore_mastodon_is_id (id) ? id : NULL;
}

/* How the list of posts goes on: by what the server says, else by the last post of this page. */
static char *
next_posts (const KscoreQuestion  *question,
            const KscoreHttpReply *reply,
            const char            *last_id)
{
  g_autofree char *path = kscore_mastodon_dup_list_path (question);
  g_autofree char *query = kscore_mastodon_dup_query (reply, question->source, path);
  g_autofree char *next = query != NULL ? kscore_mastodon_dup_argument (query, "max_id") : NULL;

  if (!kscore_mastodon_is_id (next))
    {
      if (reply->next == NULL && kscore_mastodon_has_links (question->source))
        return NULL;
      g_free (next);
      next = g_strdup (last_id);
    }
  return g_strcmp0 (next, question->cursor) != 0 ? g_steal_pointer (&next) : NULL;
}

static gboolean
read_posts (const KscoreQuestion   *question,
            const KscoreHttpReply  *reply,
            KscoreAnswer           *answer,
            GError                **error)
{
  g_autoptr (JsonNode) root
    = kscore_mastodon_parse_array (reply, question->source->software, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_own = 0, n_other = 0, n_bad = 0;
  const char *last_id = NULL;
  JsonArray *items;
  guint n;

  if (root == NULL)
    return FALSE;
  items = json_node_get_array (root);
  n = MIN (json_array_get_length (items), KSCORE_MASTODON_MAX_ITEMS);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      JsonObject *status = NULL;
      const char *id = get_item_id (item);

      last_id = id != NULL ? id : last_id;
      switch (kscore_mastodon_status_look (item, question->source, &status))
        {
        case KSCORE_STATUS_POST:
          n_own++;
          if (id == NULL || !g_hash_table_add (seen, (gpointer) id))
            break;
          if (!add_status (question, status, answer))
            n_bad++;
          break;
        case KSCORE_STATUS_HIDDEN:
          n_own++;
          break;
        case KSCORE_STATUS_OTHER:
          n_other++;
          break;
        case KSCORE_STATUS_BAD:
          n_bad++;
          break;
        case KSCORE_STATUS_BOOST:
          kscore_mastodon_outgoing_read_boost (item, question->source, question->now,
                                               answer->page->outgoing);
          break;
        default:
          break;
        }
    }
  /* A page of nothing but strangers is about somebody else, or no page of posts. */
  if ((n_own == 0 && n_other > 0) || (n_bad > 0 && answer->page->posts->len == 0))
    return kscore_mastodon_fail (reply->url, error);
  answer->cursor = n > 0 ? next_posts (question, reply, last_id) : NULL;
  return TRUE;
}

/* One of the posts that were asked for, under its name at the server. */
static gboolean
read_asked (const KscoreQuestion   *question,
            const KscorePost       *post,
            JsonNode               *item,
            const KscoreHttpReply  *reply,
            KscoreAnswer           *answer,
            GError                **error)
{
  JsonObject *status = NULL;

  switch (kscore_mastodon_status_look (item, question->source, &status))
    {
    case KSCORE_STATUS_HIDDEN:
      return TRUE;
    case KSCORE_STATUS_POST:
      if (g_strcmp0 (kscore_json_string (status, "uri"), post->native_id) == 0
          && add_status (question, status, answer))
        return TRUE;
      break;
    case KSCORE_STATUS_BOOST:
    case KSCORE_STATUS_OTHER:
    case KSCORE_STATUS_BAD:
    default:
      break;
    }
  return kscore_mastodon_fail (reply->url, error);
}

static gboolean
read_batch (const KscoreQuestion   *question,
            const KscoreHttpReply  *reply,
            KscoreAnswer           *answer,
            GError                **error)
{
  g_autoptr (JsonNode) root
    = kscore_mastodon_parse_array (reply, question->source->software, error);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;
  guint n;

  if (root == NULL)
    return FALSE;
  array = json_node_get_array (root);
  n = MIN (json_array_get_length (array), KSCORE_MASTODON_MAX_ITEMS);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *id = get_item_id (item);

      if (id == NULL)
        return kscore_mastodon_fail (reply->url, error);
      g_hash_table_insert (items, (gpointer) id, item);
    }
  for (guint i = 0; i < question->posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (question->posts, i);
      const char *id = kscore_mastodon_get_post_id (question, post);
      JsonNode *item = id != NULL ? g_hash_table_lookup (items, id) : NULL;

      if (id == NULL)
        continue;
      if (item == NULL)
        g_ptr_array_add (answer->missing, g_strdup (post->native_id));
      else if (!read_asked (question, post, item, reply, answer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_post (const KscoreQuestion   *question,
           const KscoreHttpReply  *reply,
           KscoreAnswer           *answer,
           GError                **error)
{
  const KscorePost *post = g_ptr_array_index (question->posts, 0);
  const char *id = kscore_mastodon_get_post_id (question, post);
  g_autoptr (JsonNode) root = NULL;

  if (reply->status == 404 || reply->status == 410)
    {
      g_ptr_array_add (answer->missing, g_strdup (post->native_id));
      return TRUE;
    }
  root = kscore_mastodon_parse_object (reply, question->source->software, error);
  if (root == NULL)
    return FALSE;
  if (id == NULL || g_strcmp0 (get_item_id (root), id) != 0)
    return kscore_mastodon_fail (reply->url, error);
  return read_asked (question, post, root, reply, answer, error);
}

static gboolean
read_answer (KscoreProvider         *provider,
             const KscoreQuestion   *question,
             const KscoreHttpReply  *reply,
             KscoreAnswer           *answer,
             GError                **error)
{
  switch (question->ask)
    {
    case KSCORE_ASK_PROFILE:
      return read_profile (question, reply, answer, error);
    case KSCORE_ASK_POSTS:
      return read_posts (question, reply, answer, error);
    case KSCORE_ASK_COUNTS:
      if (kscore_mastodon_get_batch (question->source, question->ask, KSCORE_KIND_NONE) > 1)
        return read_batch (question, reply, answer, error);
      return read_post (question, reply, answer, error);
    case KSCORE_ASK_POST:
      return read_post (question, reply, answer, error);
    case KSCORE_ASK_REACTIONS:
    case KSCORE_ASK_FOLLOWERS:
    case KSCORE_ASK_FOLLOWING:
      return kscore_mastodon_read_list (question, reply, answer, error);
    case KSCORE_ASK_ACTORS:
    case KSCORE_ASK_RECORDS:
    default:
      return kscore_mastodon_fail (reply->url, error);
    }
}

static void
kscore_mastodon_provider_init (KscoreProviderInterface *iface)
{
  iface->get_network = get_network;
  iface->recognise = recognise;
  iface->get_kinds = get_kinds;
  iface->get_batch = get_batch;
  iface->look_up = kscore_mastodon_look_up;
  iface->ask = ask;
  iface->read = read_answer;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreMastodon, kscore_mastodon, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KSCORE_TYPE_PROVIDER,
                                                      kscore_mastodon_provider_init))

static void
kscore_mastodon_class_init (KscoreMastodonClass *klass)
{
}

static void
kscore_mastodon_init (KscoreMastodon *self)
{
}

/**
 * kscore_mastodon_new:
 *
 * Returns: (transfer full): the network
 */
KscoreProvider *
kscore_mastodon_new (void)
{
  return g_object_new (KSCORE_TYPE_MASTODON, NULL);
}
