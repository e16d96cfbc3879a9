#include "config.h"

#include "archive/kscore-x-outgoing.h"

#include <string.h>

#include "archive/kscore-x-tweet.h"
#include "core/kscore-text.h"

#define MAX_MENTIONS 100
#define MAX_NAME     50

static JsonArray *
get_mentions (JsonObject *tweet)
{
  return kscore_json_array (kscore_json_object (tweet, "entities"), "user_mentions");
}

static JsonObject *
get_mention (JsonArray *mentions,
             guint      i)
{
  JsonObject *mention = NULL;

  kscore_json_node_get_object (json_array_get_element (mentions, i), &mention);
  return mention;
}

static guint
get_length (JsonArray *mentions)
{
  return mentions != NULL ? MIN (json_array_get_length (mentions), MAX_MENTIONS) : 0;
}

/* Takes somebody by number and name. Returns: the number, owned by the page; NULL where the archive
 * does not tell it, as of accounts that are gone ("-1"). */
static const char *
add_person (JsonObject *mention,
            KscorePage *page)
{
  g_autofree char *id = NULL;
  const char *name = kscore_json_string (mention, "screen_name");
  KscoreActor *actor;

  if (mention != NULL)
    id = kscore_tweet_get_id (mention, "id_str", "id");
  if (id == NULL || strcmp (id, "0") == 0)
    return NULL;
  actor = kscore_actor_new (id);
  if (name != NULL && strlen (name) <= MAX_NAME)
    actor->handle = kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);
  g_ptr_array_add (page->actors, actor);
  return actor->key;
}

/* "RT @name: …" */
static char *
dup_reshared_name (JsonObject *tweet)
{
  const char *text = kscore_json_string (tweet, "full_text");
  gsize length = 0;

  if (text == NULL)
    text = kscore_json_string (tweet, "text");
  if (text == NULL || !g_str_has_prefix (text, "RT @"))
    return NULL;
  text += strlen ("RT @");
  while (g_ascii_isalnum (text[length]) || text[length] == '_')
    length++;
  return length > 0 && length <= MAX_NAME ? g_strndup (text, length) : NULL;
}

static JsonObject *
find_mention (JsonObject *tweet,
              const char *member,
              const char *value)
{
  JsonArray *mentions = get_mentions (tweet);

  for (guint i = 0; value != NULL && i < get_length (mentions); i++)
    {
      JsonObject *mention = get_mention (mentions, i);
      const char *found = kscore_json_string (mention, member);

      if (found != NULL && g_ascii_strcasecmp (found, value) == 0)
        return mention;
    }
  return NULL;
}

static void
add (KscorePage *page,
     const char *id,
     KscoreKind  kind,
     const char *actor,
     gint64      at)
{
  g_ptr_array_add (page->outgoing, kscore_outgoing_new (id, kind, actor,
                                                        kscore_day_from_time (at)));
}

static void
add_reshare (JsonObject          *tweet,
             const KscoreAccount *account,
             KscorePage          *page)
{
  g_autofree char *id = kscore_tweet_get_id (tweet, "id_str", "id");
  g_autofree char *name = dup_reshared_name (tweet);
  gint64 at;

  if (id == NULL || !kscore_tweet_get_time (tweet, &at)
      || (name != NULL && g_ascii_strcasecmp (name, account->handle) == 0))
    return;
  add (page, id, KSCORE_KIND_RESHARE,
       add_person (find_mention (tweet, "screen_name", name), page), at);
}

/* Returns: whether the post answers somebody else. */
static gboolean
add_reply (JsonObject       *tweet,
           const KscorePost *post,
           KscorePage       *page)
{
  g_autofree char *number = NULL;
  const char *key;

  if (post->kind != KSCORE_POST_REPLY || post->reply_to_self)
    return FALSE;
  number = kscore_tweet_get_id (tweet, "in_reply_to_user_id_str", "in_reply_to_user_id");
  key = add_person (find_mention (tweet, "id_str", number), page);
  add (page, post->native_id, KSCORE_KIND_REPLY, key != NULL ? key : number, post->at);
  return TRUE;
}

/**
 * kscore_x_outgoing_read:
 * @tweet: a tweet of an archive
 * @account: whose archive it is from
 * @post: (nullable): what was read of it; %NULL where the tweet passes on somebody else's
 * @page: takes what the owner did for others, and who they are
 *
 * Reads replies, reshares, quotes and mentions. A reply that mentions is a reply: X puts everybody
 * of a conversation in front of it. Nobody tells whose the likes in an archive are.
 */
void
kscore_x_outgoing_read (JsonObject          *tweet,
                        const KscoreAccount *account,
                        const KscorePost    *post,
                        KscorePage          *page)
{
  JsonArray *mentions = get_mentions (tweet);

  if (post == NULL)
    {
      add_reshare (tweet, account, page);
      return;
    }
  if (add_reply (tweet, post, page))
    return;
  if (post->kind == KSCORE_POST_QUOTE)
    add (page, post->native_id, KSCORE_KIND_QUOTE, NULL, post->at);
  for (guint i = 0; i < get_length (mentions); i++)
    {
      const char *key = add_person (get_mention (mentions, i), page);

      if (key != NULL && strcmp (key, account->native_id) != 0)
        add (page, post->native_id, KSCORE_KIND_MENTION, key, post->at);
    }
}
