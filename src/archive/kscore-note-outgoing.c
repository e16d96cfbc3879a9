#include "config.h"

#include "archive/kscore-note-outgoing.h"

#include <string.h>

#include "archive/kscore-mastodon-note.h"
#include "core/kscore-text.h"

#define MAX_TAGS    100
#define MAX_ADDRESS 2048

static gboolean
is_address (const char *string)
{
  return kscore_text_is_line (string) && strlen (string) < MAX_ADDRESS
         && (g_str_has_prefix (string, "https://") || g_str_has_prefix (string, "http://"));
}

static gboolean
is_below (const char *address,
          const char *actor)
{
  return g_str_has_prefix (address, actor) && address[strlen (actor)] == '/';
}

/* Mastodon and its like put a post below its author: "https://host/users/bo/statuses/1". */
static char *
dup_author (const char *address)
{
  const char *at = strstr (address, "/statuses/");

  return at != NULL && strchr (at + strlen ("/statuses/"), '/') == NULL && at[10] != '\0'
         ? g_strndup (address, at - address) : NULL;
}

static gboolean
is_same_host (const char *address,
              const char *other)
{
  const char *host = strstr (address, "://") + 3;
  gsize length = strcspn (host, "/");
  const char *other_host = strstr (other, "://") + 3;

  return strcspn (other_host, "/") == length && strncmp (host, other_host, length) == 0;
}

/* "@bo@host"; people of the same server are called "@bo" only, which names nobody elsewhere. */
static char *
dup_handle (const char *name)
{
  if (name == NULL || name[0] != '@' || strchr (name + 1, '@') == NULL)
    return NULL;
  return kscore_text_clean_line (name + 1, KSCORE_TEXT_MAX_LINE);
}

/* Everybody whom a post mentions, by name. */
static GPtrArray *
read_mentions (JsonObject *note,
               const char *owner,
               KscorePage *page)
{
  GPtrArray *keys = g_ptr_array_new ();
  JsonArray *tags = kscore_json_array (note, "tag");
  guint n = tags != NULL ? MIN (json_array_get_length (tags), MAX_TAGS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *tag = NULL;
      const char *href;
      KscoreActor *actor;

      kscore_json_node_get_object (json_array_get_element (tags, i), &tag);
      href = kscore_json_string (tag, "href");
      if (g_strcmp0 (kscore_json_string (tag, "type"), "Mention") != 0 || !is_address (href)
          || strcmp (href, owner) == 0)
        continue;
      actor = kscore_actor_new (href);
      actor->handle = dup_handle (kscore_json_string (tag, "name"));
      g_ptr_array_add (page->actors, actor);
      g_ptr_array_add (keys, actor->key);
    }
  return keys;
}

/* Whom a post answers: below whom the other post stands, else the one who is mentioned and at home
 * on its server, if there is just one. */
static char *
dup_answered (const char *reply_to,
              GPtrArray  *mentions)
{
  char *author = dup_author (reply_to);
  const char *neighbour = NULL;
  guint n = 0;

  if (author != NULL)
    return author;
  for (guint i = 0; i < mentions->len; i++)
    {
      const char *key = g_ptr_array_index (mentions, i);

      if (is_below (reply_to, key))
        return g_strdup (key);
      if (is_same_host (reply_to, key))
        {
          neighbour = key;
          n++;
        }
    }
  return n == 1 ? g_strdup (neighbour) : NULL;
}

static void
add (KscorePage *page,
     const char *remote_id,
     KscoreKind  kind,
     const char *actor,
     KscoreDay   day)
{
  g_ptr_array_add (page->outgoing, kscore_outgoing_new (remote_id, kind, actor, day));
}

/**
 * kscore_note_outgoing_post:
 * @note: a public post of an outbox
 * @post: what was read of it
 * @owner: the id of its author
 * @page: takes what it does for others, and who they are
 *
 * Reads replies, quotes and mentions. A reply that mentions is a reply: everybody of a conversation
 * stands in it.
 */
void
kscore_note_outgoing_post (JsonObject       *note,
                           const KscorePost *post,
                           const char       *owner,
                           KscorePage       *page)
{
  g_autoptr (GPtrArray) mentions = read_mentions (note, owner, page);
  KscoreDay day = kscore_day_from_time (post->at);
  g_autofree char *actor = NULL;

  if (post->reply_to != NULL && !post->reply_to_self)
    {
      actor = dup_answered (post->reply_to, mentions);
      add (page, post->native_id, KSCORE_KIND_REPLY, actor, day);
      return;
    }
  if (post->kind == KSCORE_POST_QUOTE)
    {
      const char *quoted = kscore_json_string (note, "quote");

      if (quoted == NULL)
        quoted = kscore_json_string (note, "quoteUri");
      actor = is_address (quoted) ? dup_author (quoted) : NULL;
      if (g_strcmp0 (actor, owner) != 0)
        add (page, post->native_id, KSCORE_KIND_QUOTE, actor, day);
    }
  for (guint i = 0; i < mentions->len; i++)
    add (page, post->native_id, KSCORE_KIND_MENTION, g_ptr_array_index (mentions, i), day);
}

/**
 * kscore_note_outgoing_boost:
 * @item: an activity of an outbox that passes a post on
 * @owner: the id of who passed it on
 * @now: nothing later than this is taken
 * @page: takes it
 *
 * What was passed on to followers only is not taken, nor an own post.
 */
void
kscore_note_outgoing_boost (JsonNode   *item,
                            const char *owner,
                            gint64      now,
                            KscorePage *page)
{
  JsonObject *activity = NULL;
  const char *post;
  g_autofree char *author = NULL;
  gint64 at;

  if (kscore_json_node_get_object (item, &activity) != KSCORE_JSON_FOUND)
    return;
  post = kscore_json_string (activity, "object");
  if (!is_address (post) || is_below (post, owner) || !kscore_note_is_public (activity)
      || !kscore_time_from_iso8601 (kscore_json_string (activity, "published"), &at) || at > now)
    return;
  author = dup_author (post);
  add (page, post, KSCORE_KIND_RESHARE, author, kscore_day_from_time (at));
}

/**
 * kscore_note_outgoing_like:
 * @item: an element of likes.json: the address of a post
 * @owner: the id of who liked it
 * @page: takes it
 *
 * Nobody tells when it was liked.
 */
void
kscore_note_outgoing_like (JsonNode   *item,
                           const char *owner,
                           KscorePage *page)
{
  const char *post = NULL;
  g_autofree char *author = NULL;

  if (kscore_json_node_get_string (item, &post) != KSCORE_JSON_FOUND || !is_address (post)
      || is_below (post, owner))
    return;
  author = dup_author (post);
  add (page, post, KSCORE_KIND_LIKE, author, KSCORE_DAY_UNKNOWN);
}
