#include "config.h"

#include "net/kscore-mastodon-status.h"

#include <string.h>

#include "core/kscore-text.h"
#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-people.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-software.h"

#define MAX_TAGS     100
#define MAX_EMOJI    500
#define MAX_LANGUAGE 16

/* There is something under this name. */
static gboolean
has (JsonObject *object,
     const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

/**
 * kscore_mastodon_status_is_public:
 * @status: a post as a server describes it
 *
 * Returns: whether it says that it is for everybody
 */
gboolean
kscore_mastodon_status_is_public (JsonObject *status)
{
  const char *visibility = kscore_json_string (status, "visibility");

  return g_strcmp0 (visibility, "public") == 0 || g_strcmp0 (visibility, "unlisted") == 0;
}

/* snac lists an own post that others passed on as theirs, under the id of the post. */
static JsonObject *
unwrap (JsonObject         *status,
        const KscoreSource *source)
{
  JsonObject *inner = kscore_json_object (status, "reblog");
  const char *id = kscore_json_string (status, "id");

  if (inner == NULL || id == NULL || has (inner, "reblog")
      || g_strcmp0 (kscore_json_string (inner, "id"), id) != 0)
    return NULL;
  return kscore_mastodon_account_is_own (kscore_json_object (inner, "account"), source) ? inner
                                                                                        : NULL;
}

/**
 * kscore_mastodon_status_look:
 * @item: an element of a list of posts
 * @source: where the owner's account is read
 * @status: (out) (transfer none): the post in it, for a post only
 *
 * Looks whose a post is, and whom it is for. What is not for everybody is not looked at any
 * further.
 *
 * Returns: what it is
 */
KscoreStatus
kscore_mastodon_status_look (JsonNode           *item,
                             const KscoreSource *source,
                             JsonObject        **status)
{
  JsonObject *object = NULL;

  if (kscore_json_node_get_object (item, &object) != KSCORE_JSON_FOUND)
    return KSCORE_STATUS_BAD;
  if (has (object, "reblog"))
    {
      object = unwrap (object, source);
      if (object == NULL)
        return KSCORE_STATUS_BOOST;
    }
  if (!kscore_mastodon_account_is_own (kscore_json_object (object, "account"), source))
    return KSCORE_STATUS_OTHER;
  if (!kscore_mastodon_status_is_public (object))
    return KSCORE_STATUS_HIDDEN;
  *status = object;
  return KSCORE_STATUS_POST;
}

static char *
read_text (JsonObject *status,
           GPtrArray  *links)
{
  const char *warning = kscore_json_string (status, "spoiler_text");
  g_autofree char *content = kscore_text_from_html (kscore_json_string (status, "content"), links);
  g_autofree char *whole = NULL;

  if (warning == NULL || warning[0] == '\0')
    return kscore_text_clean (content, KSCORE_TEXT_MAX_POST);
  whole = g_strconcat (warning, "\n\n", content, NULL);
  return kscore_text_clean (whole, KSCORE_TEXT_MAX_POST);
}

static char **
read_tags (JsonObject *status)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  JsonArray *tags = kscore_json_array (status, "tags");
  guint n = tags != NULL ? MIN (json_array_get_length (tags), MAX_TAGS) : 0;
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *tag = NULL;
      g_autofree char *name = NULL;

      kscore_json_node_get_object (json_array_get_element (tags, i), &tag);
      name = kscore_text_clean_line (kscore_json_string (tag, "name"), KSCORE_TEXT_MAX_LINE);
      if (name == NULL || name[name[0] == '#'] == '\0')
        continue;
      g_strv_builder_add (names, name[0] == '#' ? name + 1 : name);
      any = TRUE;
    }
  return any ? g_strv_builder_end (names) : NULL;
}

static char *
read_language (JsonObject *status)
{
  const char *language = kscore_json_string (status, "language");

  if (language == NULL || language[0] == '\0' || strlen (language) > MAX_LANGUAGE
      || strcmp (language, "und") == 0)
    return NULL;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return NULL;
  return g_strdup (language);
}

static gboolean
is_quote (JsonObject *status)
{
  JsonObject *pleroma = kscore_json_object (status, "pleroma");

  return kscore_json_object (status, "quote") != NULL
         || kscore_json_string (status, "quote_id") != NULL
         || (pleroma != NULL
             && (kscore_json_object (pleroma, "quote") != NULL
                 || kscore_json_string (pleroma, "quote_id") != NULL));
}

/**
 * kscore_mastodon_status_read:
 * @status: a post as its server describes it
 * @source: where the owner's account is read
 * @now: the time
 *
 * Reads a post. Its id and its text are what an archive of the account has. A content warning
 * becomes its first paragraph.
 *
 * Returns: (transfer full) (nullable): the post; %NULL without an id or a date
 */
KscorePost *
kscore_mastodon_status_read (JsonObject         *status,
                             const KscoreSource *source,
                             gint64              now)
{
  const char *uri = kscore_json_string (status, "uri");
  const char *id = kscore_json_string (status, "id");
  const char *url = kscore_json_string (status, "url");
  const char *reply_to = kscore_json_string (status, "in_reply_to_id");
  gint64 at = kscore_mastodon_time (status, "created_at", now);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  KscorePost *post;

  if (!kscore_mastodon_is_address (uri) || !kscore_mastodon_is_id (id) || at == KSCORE_TIME_UNKNOWN)
    return NULL;
  post = kscore_post_new (uri, at);
  post->remote_id = g_strdup (id);
  post->url = kscore_mastodon_is_address (url) ? g_strdup (url) : NULL;
  post->text = read_text (status, links);
  post->lang = read_language (status);
  post->tags = read_tags (status);
  if (links->len > 0)
    {
      g_ptr_array_add (links, NULL);
      post->links = (char **) g_ptr_array_free (g_steal_pointer (&links), FALSE);
    }
  if (kscore_mastodon_is_id (reply_to))
    {
      post->reply_to = g_strdup (reply_to);
      post->reply_to_self = g_strcmp0 (kscore_json_string (status, "in_reply_to_account_id"),
                                       source->remote_id) == 0;
    }
  if (post->reply_to != NULL)
    post->kind = KSCORE_POST_REPLY;
  else
    post->kind = is_quote (status) ? KSCORE_POST_QUOTE : KSCORE_POST_POST;
  post->read_at = now;
  return post;
}

/* How many people reacted by an emoji of their choice; KSCORE_UNKNOWN where that is not told. */
static gint64
count_emoji (JsonObject         *status,
             const KscoreSource *source)
{
  JsonObject *pleroma = kscore_json_object (status, "pleroma");
  JsonArray *emoji = NULL;
  gint64 total = 0;
  guint n;

  if (kscore_mastodon_is_pleroma (source))
    {
      if (pleroma != NULL)
        emoji = kscore_json_array (pleroma, "emoji_reactions");
      if (emoji == NULL)
        emoji = kscore_json_array (status, "emoji_reactions");
    }
  else if (kscore_mastodon_is (source, "snac"))
    {
      emoji = kscore_json_array (status, "reactions");
    }
  if (emoji == NULL)
    return KSCORE_UNKNOWN;

  n = MIN (json_array_get_length (emoji), MAX_EMOJI);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *one = NULL;

      kscore_json_node_get_object (json_array_get_element (emoji, i), &one);
      total += MAX (kscore_mastodon_count (one, "count"), 0);
    }
  return total;
}

static void
add_count (const KscoreSource *source,
           const KscorePost   *post,
           KscoreKind          kind,
           gint64              total,
           gint64              now,
           GPtrArray          *counts)
{
  total = kscore_mastodon_believe (source, kind, total);
  if (total != KSCORE_UNKNOWN)
    g_ptr_array_add (counts, kscore_count_new (post->native_id, kind, total, now));
}

/**
 * kscore_mastodon_status_count:
 * @status: a post as its server describes it
 * @source: where the owner's account is read
 * @post: what was read of it
 * @now: the time
 * @counts: (element-type KscoreCount): takes its counts
 *
 * Reads how many people reacted. Emoji count as likes.
 */
void
kscore_mastodon_status_count (JsonObject         *status,
                              const KscoreSource *source,
                              const KscorePost   *post,
                              gint64              now,
                              GPtrArray          *counts)
{
  gint64 likes = kscore_mastodon_count (status, "favourites_count");
  gint64 emoji = count_emoji (status, source);

  if (likes != KSCORE_UNKNOWN && emoji != KSCORE_UNKNOWN)
    likes += emoji;
  add_count (source, post, KSCORE_KIND_LIKE, likes, now, counts);
  add_count (source, post, KSCORE_KIND_RESHARE, kscore_mastodon_count (status, "reblogs_count"),
             now, counts);
  add_count (source, post, KSCORE_KIND_REPLY, kscore_mastodon_count (status, "replies_count"), now,
             counts);
  add_count (source, post, KSCORE_KIND_QUOTE, kscore_mastodon_count (status, "quotes_count"), now,
             counts);
}
