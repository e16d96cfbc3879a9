#include "config.h"

#include "net/kscore-mastodon.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "net/kscore-mastodon-lookup.h"
#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-people.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-software.h"
#include "net/kscore-mastodon-status.h"

#define POSTS_LIMIT  40
#define PEOPLE_LIMIT 80
#define MAX_REACTIONS 100 /* sorts of emoji under one post that are read */

/* After who liked a post, Pleroma tells in another list who chose which emoji. */
#define CURSOR_EMOJI "emoji"

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

/* What the server calls a post. Archives do not tell, but Mastodon's own ids end in it. */
static const char *
get_post_id (const KscoreQuestion *question,
             const KscorePost     *post)
{
  const char *id = post->remote_id;
  const char *slash;

  if (id == NULL && kscore_mastodon_is (question->source, "mastodon"))
    {
      slash = strrchr (post->native_id, '/');
      if (slash != NULL && g_str_has_prefix (post->native_id, question->source->native_id)
          && post->native_id[strlen (question->source->native_id)] == '/')
        id = slash + 1;
    }
  return kscore_mastodon_is_id (id) ? id : NULL;
}

static const KscorePost *
get_post (const KscoreQuestion *question)
{
  return g_ptr_array_index (question->posts, 0);
}

static char *
status_path (const KscoreQuestion *question,
             const char           *rest)
{
  const char *id = get_post_id (question, get_post (question));
  g_autofree char *escaped = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;

  return escaped != NULL ? g_strconcat ("/api/v1/statuses/", escaped, rest, NULL) : NULL;
}

static char *
account_path (const KscoreQuestion *question,
              const char           *rest)
{
  const char *id = question->source->remote_id;
  g_autofree char *escaped = NULL;

  if (!kscore_mastodon_is_id (id))
    return NULL;
  escaped = g_uri_escape_string (id, NULL, FALSE);
  return g_strconcat ("/api/v1/accounts/", escaped, rest, NULL);
}

static char *
batch_path (const KscoreQuestion *question)
{
  const char *member = kscore_mastodon_is_pleroma (question->source) ? "ids[]=" : "id[]=";
  g_autoptr (GString) path = g_string_new ("/api/v1/statuses");
  guint n = 0;

  for (guint i = 0; i < question->posts->len; i++)
    {
      const char *id = get_post_id (question, g_ptr_array_index (question->posts, i));

      if (id == NULL)
        continue;
      g_string_append_c (path, n++ == 0 ? '?' : '&');
      g_string_append (path, member);
      g_string_append_uri_escaped (path, id, NULL, FALSE);
    }
  return n > 0 ? g_strdup (path->str) : NULL;
}

/* A list of reactions to one post, without its query. */
static char *
reactions_path (const KscoreQuestion *question)
{
  const char *id;
  g_autofree char *escaped = NULL;

  switch (question->kind)
    {
    case KSCORE_KIND_LIKE:
      if (g_strcmp0 (question->cursor, CURSOR_EMOJI) != 0)
        return status_path (question, "/favourited_by");
      id = get_post_id (question, get_post (question));
      escaped = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;
      return escaped != NULL
               ? g_strdup_printf ("/api/v1/pleroma/statuses/%s/reactions", escaped) : NULL;
    case KSCORE_KIND_RESHARE:
      return status_path (question, "/reblogged_by");
    case KSCORE_KIND_REPLY:
      return status_path (question, "/context");
    case KSCORE_KIND_NONE:
    case KSCORE_KIND_SAVE:
    case KSCORE_KIND_STAR:
    case KSCORE_KIND_FOLLOW:
    case KSCORE_KIND_MENTION:
    case KSCORE_KIND_COMMENT:
    case KSCORE_KIND_FORK:
    case KSCORE_KIND_QUOTE:
    case KSCORE_KIND_LINK:
    case KSCORE_N_KINDS:
    default:
      return NULL;
    }
}

/* The path of a list that goes on by what the server says; NULL for the other questions. */
static char *
list_path (const KscoreQuestion *question)
{
  switch (question->ask)
    {
    case KSCORE_ASK_REACTIONS:
      return reactions_path (question);
    case KSCORE_ASK_FOLLOWERS:
      return account_path (question, "/followers");
    case KSCORE_ASK_FOLLOWING:
      return account_path (question, "/following");
    case KSCORE_ASK_PROFILE:
    case KSCORE_ASK_POSTS:
    case KSCORE_ASK_COUNTS:
    case KSCORE_ASK_POST:
    case KSCORE_ASK_ACTORS:
    default:
      return NULL;
    }
}

static char *
list_address (const KscoreQuestion *question)
{
  g_autofree char *path = list_path (question);

  if (path == NULL || g_str_has_suffix (path, "/context")
      || g_strcmp0 (question->cursor, CURSOR_EMOJI) == 0)
    return g_steal_pointer (&path);
  if (question->cursor != NULL && question->cursor[0] == '?')
    return g_strconcat (path, question->cursor, NULL);
  return g_strdup_printf ("%s?limit=%d", path, PEOPLE_LIMIT);
}

static char *
posts_address (const KscoreQuestion *question)
{
  g_autofree char *path = account_path (question, "/statuses");
  g_autofree char *escaped = NULL;

  if (path == NULL)
    return NULL;
  if (question->cursor == NULL)
    return g_strdup_printf ("%s?limit=%d&exclude_reblogs=true&exclude_replies=false", path,
                            POSTS_LIMIT);
  escaped = g_uri_escape_string (question->cursor, NULL, FALSE);
  return g_strdup_printf ("%s?limit=%d&exclude_reblogs=true&exclude_replies=false&max_id=%s", path,
                          POSTS_LIMIT, escaped);
}

static char *
address_of (const KscoreQuestion *question)
{
  switch (question->ask)
    {
    case KSCORE_ASK_PROFILE:
      return account_path (question, NULL);
    case KSCORE_ASK_POSTS:
      return posts_address (question);
    case KSCORE_ASK_COUNTS:
      if (kscore_mastodon_get_batch (question->source, question->ask, KSCORE_KIND_NONE) > 1)
        return batch_path (question);
      return status_path (question, NULL);
    case KSCORE_ASK_POST:
      return status_path (question, NULL);
    case KSCORE_ASK_REACTIONS:
    case KSCORE_ASK_FOLLOWERS:
    case KSCORE_ASK_FOLLOWING:
      return list_address (question);
    case KSCORE_ASK_ACTORS:
    default:
      return NULL;
    }
}

static KscoreHttpRequest *
ask (KscoreProvider        *provider,
     const KscoreQuestion  *question,
     GError               **error)
{
  g_autofree char *address = address_of (question);
  g_autofree char *host = NULL;

  if (address != NULL)
    return kscore_mastodon_request_new (question->source, address);
  host = kscore_http_dup_host (question->source->server);
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
               /* Translators: %s is the name of a server. */
               _("%s cannot be asked this."), host != NULL ? host : "?");
  return NULL;
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
  g_autofree char *path = account_path (question, "/statuses");
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
      const char *id = get_post_id (question, post);
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
  const KscorePost *post = get_post (question);
  g_autoptr (JsonNode) root = NULL;

  if (reply->status == 404 || reply->status == 410)
    {
      g_ptr_array_add (answer->missing, g_strdup (post->native_id));
      return TRUE;
    }
  root = kscore_mastodon_parse_object (reply, question->source->software, error);
  if (root == NULL)
    return FALSE;
  if (g_strcmp0 (get_item_id (root), get_post_id (question, post)) != 0)
    return kscore_mastodon_fail (reply->url, error);
  return read_asked (question, post, root, reply, answer, error);
}

/* Takes one person of a list, once. Returns: NULL where they do not say who they are, or were
 * there before. */
static KscoreActor *
add_actor (const KscoreQuestion *question,
           JsonNode             *item,
           GHashTable           *seen,
           KscoreAnswer         *answer)
{
  JsonObject *object = NULL;
  KscoreActor *actor;

  kscore_json_node_get_object (item, &object);
  actor = kscore_mastodon_actor_read (object, question->source, question->now);
  if (actor == NULL || g_hash_table_contains (seen, actor->key))
    {
      g_clear_pointer (&actor, kscore_actor_free);
      return NULL;
    }
  g_hash_table_add (seen, actor->key);
  g_ptr_array_add (answer->page->actors, actor);
  return actor;
}

static guint
add_people (const KscoreQuestion *question,
            JsonArray            *people,
            GHashTable           *seen,
            KscoreAnswer         *answer)
{
  guint n = MIN (json_array_get_length (people), KSCORE_MASTODON_MAX_ITEMS);

  for (guint i = 0; i < n; i++)
    {
      KscoreActor *actor
        = add_actor (question, json_array_get_element (people, i), seen, answer);
      KscoreInteraction *interaction;

      if (actor == NULL)
        continue;
      actor->follows_owner = question->ask == KSCORE_ASK_FOLLOWERS;
      actor->followed_by_owner = question->ask == KSCORE_ASK_FOLLOWING;
      if (question->ask != KSCORE_ASK_REACTIONS)
        continue;
      interaction = kscore_interaction_new (get_post (question)->native_id, question->kind,
                                            actor->key, KSCORE_TIME_UNKNOWN);
      interaction->precision = KSCORE_PRECISION_ESTIMATED;
      g_ptr_array_add (answer->page->interactions, interaction);
    }
  return n;
}

static gboolean
read_people (const KscoreQuestion   *question,
             const KscoreHttpReply  *reply,
             KscoreAnswer           *answer,
             GError                **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) root
    = kscore_mastodon_parse_array (reply, question->source->software, error);
  g_autofree char *path = list_path (question);
  g_autofree char *query = NULL;
  guint n;

  if (root == NULL)
    return FALSE;
  n = add_people (question, json_node_get_array (root), seen, answer);
  if (n > 0 && answer->page->actors->len == 0)
    return kscore_mastodon_fail (reply->url, error);
  query = kscore_mastodon_dup_query (reply, question->source, path);
  if (n > 0 && query != NULL)
    answer->cursor = g_strconcat ("?", query, NULL);
  if (g_strcmp0 (answer->cursor, question->cursor) == 0)
    g_clear_pointer (&answer->cursor, g_free);
  if (answer->cursor == NULL && question->ask == KSCORE_ASK_REACTIONS
      && question->kind == KSCORE_KIND_LIKE && kscore_mastodon_is_pleroma (question->source))
    answer->cursor = g_strdup (CURSOR_EMOJI);
  /* Whoever hides whom they know looks as if they knew nobody. */
  answer->hidden = n == 0 && question->cursor == NULL && question->ask != KSCORE_ASK_REACTIONS;
  return TRUE;
}

static gboolean
read_emoji (const KscoreQuestion   *question,
            const KscoreHttpReply  *reply,
            KscoreAnswer           *answer,
            GError                **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) root = NULL;
  JsonArray *emoji;
  guint n;

  /* Older ones have no such list. */
  if (reply->status == 404)
    return TRUE;
  root = kscore_mastodon_parse_array (reply, question->source->software, error);
  if (root == NULL)
    return FALSE;
  emoji = json_node_get_array (root);
  n = MIN (json_array_get_length (emoji), MAX_REACTIONS);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *one = NULL;
      JsonArray *people;

      kscore_json_node_get_object (json_array_get_element (emoji, i), &one);
      people = one != NULL ? kscore_json_array (one, "accounts") : NULL;
      if (people != NULL)
        add_people (question, people, seen, answer);
    }
  return TRUE;
}

static void
add_reply (const KscoreQuestion *question,
           JsonNode             *item,
           GHashTable           *seen,
           KscoreAnswer         *answer)
{
  const KscorePost *post = get_post (question);
  JsonObject *status = NULL;
  JsonObject *account;
  const char *uri;
  g_autoptr (KscoreActor) actor = NULL;
  KscoreInteraction *interaction;
  gint64 at;

  if (kscore_json_node_get_object (item, &status) != KSCORE_JSON_FOUND
      || g_strcmp0 (kscore_json_string (status, "in_reply_to_id"), get_post_id (question, post))
           != 0
      || !kscore_mastodon_status_is_public (status))
    return;
  account = kscore_json_object (status, "account");
  uri = kscore_json_string (status, "uri");
  at = kscore_mastodon_time (status, "created_at", question->now);
  /* What the owner adds to their own post is no reaction to it. */
  if (account == NULL || kscore_mastodon_account_is_own (account, question->source)
      || !kscore_mastodon_is_address (uri) || at == KSCORE_TIME_UNKNOWN)
    return;
  actor = kscore_mastodon_actor_read (account, question->source, question->now);
  if (actor == NULL)
    return;

  interaction = kscore_interaction_new (post->native_id, KSCORE_KIND_REPLY, actor->key, at);
  interaction->seq = kscore_mastodon_status_get_seq (uri);
  g_ptr_array_add (answer->page->interactions, interaction);
  if (g_hash_table_contains (seen, actor->key))
    return;
  g_hash_table_add (seen, actor->key);
  g_ptr_array_add (answer->page->actors, g_steal_pointer (&actor));
}

static gboolean
read_replies (const KscoreQuestion   *question,
              const KscoreHttpReply  *reply,
              KscoreAnswer           *answer,
              GError                **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) root
    = kscore_mastodon_parse_object (reply, question->source->software, error);
  JsonArray *descendants;
  guint n;

  if (root == NULL)
    return FALSE;
  descendants = kscore_json_array (json_node_get_object (root), "descendants");
  if (descendants == NULL)
    return kscore_mastodon_fail (reply->url, error);
  n = MIN (json_array_get_length (descendants), KSCORE_MASTODON_MAX_ITEMS);
  for (guint i = 0; i < n; i++)
    add_reply (question, json_array_get_element (descendants, i), seen, answer);
  return TRUE;
}

static gboolean
read_list (const KscoreQuestion   *question,
           const KscoreHttpReply  *reply,
           KscoreAnswer           *answer,
           GError                **error)
{
  g_autoptr (GError) local = NULL;
  gboolean done;

  if (question->ask == KSCORE_ASK_REACTIONS && question->kind == KSCORE_KIND_REPLY)
    done = read_replies (question, reply, answer, &local);
  else if (g_strcmp0 (question->cursor, CURSOR_EMOJI) == 0)
    done = read_emoji (question, reply, answer, &local);
  else
    done = read_people (question, reply, answer, &local);
  if (done)
    return TRUE;
  if (!g_error_matches (local, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  answer->hidden = TRUE;
  return TRUE;
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
      return read_list (question, reply, answer, error);
    case KSCORE_ASK_ACTORS:
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
