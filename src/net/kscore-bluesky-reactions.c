#include "config.h"

#include "net/kscore-bluesky-reactions.h"

#include <string.h>

#include "core/kscore-post-address.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-bluesky-names.h"
#include "net/kscore-bluesky-people.h"
#include "net/kscore-bluesky-post.h"
#include "net/kscore-bluesky-reply.h"

#define MAX_ITEMS 1000

static void
add_interaction (const KscoreQuestion *question,
                 KscorePage           *page,
                 const KscoreActor    *actor,
                 gint64                at,
                 gint64                seq)
{
  const KscorePost *post = question->posts->pdata[0];
  KscoreInteraction *interaction;

  /* Nobody reacts to what is not there yet. */
  if (at != KSCORE_TIME_UNKNOWN && post->at != KSCORE_TIME_UNKNOWN)
    at = MIN (MAX (at, post->at), question->now);
  interaction = kscore_interaction_new (post->native_id, question->kind, actor->key, at);
  interaction->seq = seq;
  interaction->precision = at == KSCORE_TIME_UNKNOWN ? KSCORE_PRECISION_ESTIMATED
                                                     : KSCORE_PRECISION_EXACT;
  g_ptr_array_add (page->interactions, interaction);
}

/* Each person once. */
static void
add_reaction (const KscoreQuestion *question,
              KscorePage           *page,
              GHashTable           *seen,
              JsonObject           *item)
{
  gboolean dated = question->kind == KSCORE_KIND_LIKE;
  guint n = page->actors->len;
  JsonObject *view = dated ? kscore_json_object (item, "actor") : item;
  KscoreActor *actor = kscore_bluesky_add_actor (page, seen, view, question->now);

  if (actor == NULL || page->actors->len == n)
    return;
  add_interaction (question, page, actor,
                   dated ? kscore_bluesky_read_time (item, kscore_json_string (item, "indexedAt"),
                                                     question->now)
                         : KSCORE_TIME_UNKNOWN,
                   0);
}

/* A post that quotes or answers. */
static void
add_post (const KscoreQuestion *question,
          KscorePage           *page,
          GHashTable           *seen,
          GHashTable           *seen_posts,
          JsonObject           *view)
{
  const char *uri = kscore_json_string (view, "uri");
  JsonObject *author = kscore_json_object (view, "author");
  JsonObject *record = kscore_json_object (view, "record");
  g_autofree char *did = kscore_bluesky_dup_author (uri);
  KscoreActor *actor;

  if (did == NULL || g_strcmp0 (kscore_json_string (author, "did"), did) != 0
      || !g_hash_table_add (seen_posts, (gpointer) uri))
    return;
  actor = kscore_bluesky_add_actor (page, seen, author, question->now);
  if (actor != NULL)
    add_interaction (question, page, actor,
                     kscore_bluesky_read_time (record, kscore_json_string (view, "indexedAt"),
                                               question->now),
                     kscore_post_address_get_seq (uri));
}

static gboolean
read_thread (const KscoreQuestion   *question,
             JsonObject             *root,
             const KscoreHttpReply  *reply,
             KscoreAnswer           *answer,
             GError                **error)
{
  const KscorePost *post = question->posts->pdata[0];
  JsonObject *thread = kscore_json_object (root, "thread");
  const char *type = kscore_json_string (thread, "$type");
  const char *uri = kscore_json_string (kscore_json_object (thread, "post"), "uri");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen_posts = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *replies = kscore_json_array (thread, "replies");

  if (g_strcmp0 (type, "app.bsky.feed.defs#notFoundPost") == 0)
    {
      kscore_bluesky_set_no_post (error);
      return FALSE;
    }
  if (g_strcmp0 (type, "app.bsky.feed.defs#blockedPost") == 0)
    {
      answer->hidden = TRUE;
      return TRUE;
    }
  if (uri == NULL || g_strcmp0 (type, "app.bsky.feed.defs#threadViewPost") != 0
      || (replies == NULL && json_object_has_member (thread, "replies")))
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }
  if (!g_str_equal (uri, post->native_id))
    {
      kscore_bluesky_set_foreign (reply, error);
      return FALSE;
    }

  for (guint i = 0; replies != NULL && i < MIN (json_array_get_length (replies), MAX_ITEMS); i++)
    {
      JsonObject *item = NULL;
      JsonObject *view;
      JsonObject *record;
      JsonObject *parent;
      const char *answered;

      kscore_json_node_get_object (json_array_get_element (replies, i), &item);
      if (g_strcmp0 (kscore_json_string (item, "$type"), "app.bsky.feed.defs#threadViewPost") != 0)
        continue;
      view = kscore_json_object (item, "post");
      record = kscore_json_object (view, "record");
      parent = kscore_json_object (kscore_json_object (record, "reply"), "parent");
      answered = kscore_json_string (parent, "uri");
      if (answered == NULL || g_str_equal (answered, post->native_id))
        add_post (question, answer->page, seen, seen_posts, view);
    }
  answer->partial = replies != NULL && json_array_get_length (replies) > MAX_ITEMS;
  return TRUE;
}

/**
 * kscore_bluesky_read_reactions:
 * @question: for reactions to one post
 * @reply: the AppView's answer
 * @answer: filled
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kscore_bluesky_read_reactions (const KscoreQuestion   *question,
                               const KscoreHttpReply  *reply,
                               KscoreAnswer           *answer,
                               GError                **error)
{
  const KscorePost *post = question->posts->pdata[0];
  const char *member = question->kind == KSCORE_KIND_LIKE      ? "likes"
                       : question->kind == KSCORE_KIND_RESHARE ? "repostedBy"
                                                               : "posts";
  g_autoptr (JsonNode) node = kscore_bluesky_parse (reply, question->source, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen_posts = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *root;
  JsonArray *items;
  const char *uri;

  if (node == NULL)
    return FALSE;
  root = json_node_get_object (node);
  if (question->kind == KSCORE_KIND_REPLY)
    return read_thread (question, root, reply, answer, error);

  uri = kscore_json_string (root, "uri");
  items = kscore_json_array (root, member);
  if (uri == NULL || items == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }
  if (!g_str_equal (uri, post->native_id))
    {
      kscore_bluesky_set_foreign (reply, error);
      return FALSE;
    }

  for (guint i = 0; i < MIN (json_array_get_length (items), MAX_ITEMS); i++)
    {
      JsonObject *item = NULL;

      kscore_json_node_get_object (json_array_get_element (items, i), &item);
      if (question->kind == KSCORE_KIND_QUOTE)
        add_post (question, answer->page, seen, seen_posts, item);
      else
        add_reaction (question, answer->page, seen, item);
    }
  return kscore_bluesky_read_cursor (root, reply, &answer->cursor, error);
}
