#include "config.h"

#include "net/kscore-mastodon-list.h"

#include "core/kscore-error.h"
#include "core/kscore-post-address.h"
#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-people.h"
#include "net/kscore-mastodon-question.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-software.h"
#include "net/kscore-mastodon-status.h"

#define MAX_REACTIONS 100 /* sorts of emoji under one post that are read */
/* Of a conversation Mastodon tells so much to people who are not signed in, without a word about
 * the rest. */
#define MAX_DESCENDANTS 60

static const KscorePost *
get_post (const KscoreQuestion *question)
{
  return g_ptr_array_index (question->posts, 0);
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
  g_autofree char *path = kscore_mastodon_dup_list_path (question);
  g_autofree char *query = NULL;
  guint n;

  if (root == NULL)
    return FALSE;
  n = add_people (question, json_node_get_array (root), seen, answer);
  if (n > 0 && answer->page->actors->len == 0)
    return kscore_mastodon_fail (reply->url, error);
  answer->partial = n < json_array_get_length (json_node_get_array (root));
  query = kscore_mastodon_dup_query (reply, question->source, path);
  if (n > 0 && query != NULL)
    answer->cursor = g_strconcat ("?", query, NULL);
  if (answer->cursor == NULL && question->ask == KSCORE_ASK_REACTIONS
      && question->kind == KSCORE_KIND_LIKE && kscore_mastodon_is_pleroma (question->source))
    answer->cursor = g_strdup (KSCORE_MASTODON_CURSOR_EMOJI);
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
  const char *id = kscore_mastodon_get_post_id (question, post);
  JsonObject *status = NULL;
  JsonObject *account;
  const char *uri;
  g_autoptr (KscoreActor) actor = NULL;
  KscoreInteraction *interaction;
  gint64 at;

  if (kscore_json_node_get_object (item, &status) != KSCORE_JSON_FOUND || id == NULL
      || g_strcmp0 (kscore_json_string (status, "in_reply_to_id"), id) != 0
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
  interaction->seq = kscore_post_address_get_seq (uri);
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
  answer->partial = n >= MAX_DESCENDANTS;
  return TRUE;
}

/**
 * kscore_mastodon_read_list:
 * @question: what was asked: who reacted, or who follows whom
 * @reply: what came back
 * @answer: (inout): takes what it says
 * @error: return location
 *
 * Reads a list of people. That it is for people who are signed in only is an answer too.
 *
 * Returns: %FALSE with @error set where it makes no sense
 */
gboolean
kscore_mastodon_read_list (const KscoreQuestion   *question,
                           const KscoreHttpReply  *reply,
                           KscoreAnswer           *answer,
                           GError                **error)
{
  g_autoptr (GError) local = NULL;
  gboolean done;

  if (question->ask == KSCORE_ASK_REACTIONS && question->kind == KSCORE_KIND_REPLY)
    done = read_replies (question, reply, answer, &local);
  else if (g_strcmp0 (question->cursor, KSCORE_MASTODON_CURSOR_EMOJI) == 0)
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
