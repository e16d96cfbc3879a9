#include "config.h"

#include "net/kscore-mastodon-outgoing.h"

#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-people.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-status.h"

#define MAX_MENTIONS 100

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

/* Somebody by their lasting id, else by their full name in lower case. */
static char *
dup_key (JsonObject         *account,
         const KscoreSource *source)
{
  g_autofree char *acct = NULL;
  const char *uri;

  if (account == NULL)
    return NULL;
  uri = kscore_mastodon_account_get_uri (account);
  if (uri != NULL)
    return g_strdup (uri);
  acct = kscore_mastodon_account_dup_acct (account, source);
  return acct != NULL ? g_utf8_strdown (acct, -1) : NULL;
}

static gboolean
is_own (JsonObject         *account,
        const KscoreSource *source)
{
  return account != NULL
         && g_strcmp0 (kscore_json_string (account, "id"), source->remote_id) == 0;
}

static void
add (GPtrArray  *outgoing,
     const char *remote_id,
     KscoreKind  kind,
     const char *actor,
     gint64      at)
{
  g_ptr_array_add (outgoing, kscore_outgoing_new (remote_id, kind, actor,
                                                  kscore_day_from_time (at)));
}

/* Whom a post answers has its number only, and their name if they are mentioned. */
static void
add_reply (JsonObject         *status,
           const KscoreSource *source,
           const KscorePost   *post,
           GPtrArray          *outgoing)
{
  const char *id = kscore_json_string (status, "in_reply_to_account_id");
  JsonArray *mentions = kscore_json_array (status, "mentions");
  g_autofree char *key = NULL;

  for (guint i = 0; id != NULL && key == NULL && i < get_length (mentions); i++)
    {
      JsonObject *mention = get_mention (mentions, i);

      if (mention != NULL && g_strcmp0 (kscore_json_string (mention, "id"), id) == 0)
        key = dup_key (mention, source);
    }
  add (outgoing, post->native_id, KSCORE_KIND_REPLY, key, post->at);
}

/* Mastodon puts the post that is quoted into another object; others give it as it is. */
static void
add_quote (JsonObject         *status,
           const KscoreSource *source,
           const KscorePost   *post,
           GPtrArray          *outgoing)
{
  JsonObject *quote = kscore_json_object (status, "quote");
  JsonObject *account;
  g_autofree char *key = NULL;

  if (quote != NULL && kscore_json_object (quote, "quoted_status") != NULL)
    quote = kscore_json_object (quote, "quoted_status");
  account = quote != NULL ? kscore_json_object (quote, "account") : NULL;
  if (is_own (account, source))
    return;
  key = dup_key (account, source);
  add (outgoing, post->native_id, KSCORE_KIND_QUOTE, key, post->at);
}

/**
 * kscore_mastodon_outgoing_read_status:
 * @status: a public post of the owner as its server describes it
 * @source: where the owner's account is read
 * @post: what was read of it
 * @outgoing: (element-type KscoreOutgoing): takes what it does for others
 *
 * Reads replies, quotes and mentions. A reply that mentions is a reply.
 */
void
kscore_mastodon_outgoing_read_status (JsonObject         *status,
                                      const KscoreSource *source,
                                      const KscorePost   *post,
                                      GPtrArray          *outgoing)
{
  JsonArray *mentions = kscore_json_array (status, "mentions");

  if (post->reply_to != NULL && !post->reply_to_self)
    {
      add_reply (status, source, post, outgoing);
      return;
    }
  if (post->kind == KSCORE_POST_QUOTE)
    add_quote (status, source, post, outgoing);
  for (guint i = 0; i < get_length (mentions); i++)
    {
      JsonObject *mention = get_mention (mentions, i);
      g_autofree char *key = is_own (mention, source) ? NULL : dup_key (mention, source);

      if (key != NULL)
        add (outgoing, post->native_id, KSCORE_KIND_MENTION, key, post->at);
    }
}

/**
 * kscore_mastodon_outgoing_read_boost:
 * @item: an element of a list of posts, by which somebody's post is passed on
 * @source: where the owner's account is read
 * @now: the time
 * @outgoing: (element-type KscoreOutgoing): takes it
 *
 * Servers are asked to leave these out; some send them all the same. What was passed on to
 * followers only is not taken, nor an own post.
 */
void
kscore_mastodon_outgoing_read_boost (JsonNode           *item,
                                     const KscoreSource *source,
                                     gint64              now,
                                     GPtrArray          *outgoing)
{
  JsonObject *status = NULL;
  JsonObject *inner;
  JsonObject *account;
  const char *uri;
  g_autofree char *key = NULL;
  gint64 at;

  if (kscore_json_node_get_object (item, &status) != KSCORE_JSON_FOUND)
    return;
  inner = kscore_json_object (status, "reblog");
  account = inner != NULL ? kscore_json_object (inner, "account") : NULL;
  uri = inner != NULL ? kscore_json_string (inner, "uri") : NULL;
  at = kscore_mastodon_time (status, "created_at", now);
  if (!kscore_mastodon_is_address (uri) || is_own (account, source)
      || !kscore_mastodon_account_is_own (kscore_json_object (status, "account"), source)
      || !kscore_mastodon_status_is_public (status))
    return;
  key = dup_key (account, source);
  add (outgoing, uri, KSCORE_KIND_RESHARE, key, at);
}
