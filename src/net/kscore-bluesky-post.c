#include "config.h"

#include "net/kscore-bluesky-post.h"

#include <string.h>

#include "core/kscore-text.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-bluesky-names.h"

#define MAX_FACETS  200
#define MAX_STRINGS 100
#define MAX_ADDRESS 4096

/**
 * kscore_bluesky_read_time:
 * @object: what holds "createdAt"
 * @indexed: (nullable): when the network saw it
 * @now: the time
 *
 * Whoever makes a thing says when it was made: imports lie in the past, and some lie ahead.
 *
 * Returns: the earlier of both, at most @now; %KSCORE_TIME_UNKNOWN where neither is told
 */
gint64
kscore_bluesky_read_time (JsonObject *object,
                          const char *indexed,
                          gint64      now)
{
  const char *created = kscore_json_string (object, "createdAt");
  gint64 at = now;
  gint64 time;
  gboolean known = FALSE;

  if (created != NULL && kscore_time_from_iso8601 (created, &time))
    {
      at = MIN (at, time);
      known = TRUE;
    }
  if (indexed != NULL && kscore_time_from_iso8601 (indexed, &time))
    {
      at = MIN (at, time);
      known = TRUE;
    }
  return known ? at : KSCORE_TIME_UNKNOWN;
}

static void
add_string (GPtrArray  *strings,
            const char *string,
            gboolean    fold)
{
  if (string == NULL || string[0] == '\0' || strings->len >= MAX_STRINGS)
    return;
  for (guint i = 0; i < strings->len; i++)
    {
      g_autofree char *one = fold ? g_utf8_casefold (strings->pdata[i], -1) : NULL;
      g_autofree char *other = fold ? g_utf8_casefold (string, -1) : NULL;

      if (fold ? g_str_equal (one, other) : g_str_equal (strings->pdata[i], string))
        return;
    }
  g_ptr_array_add (strings, g_strdup (string));
}

static void
add_tag (GPtrArray  *tags,
         const char *raw)
{
  g_autofree char *tag = kscore_text_clean_line (raw, KSCORE_TEXT_MAX_LINE);

  if (tag != NULL)
    add_string (tags, tag + (tag[0] == '#'), TRUE);
}

static void
add_link (GPtrArray  *links,
          const char *address)
{
  if (kscore_text_is_line (address) && strlen (address) < MAX_ADDRESS
      && strpbrk (address, " \"<>") == NULL
      && (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://")))
    add_string (links, address, FALSE);
}

/* Whether the bytes that a facet names are whole characters of the text. */
static gboolean
is_within (JsonObject *facet,
           const char *text)
{
  JsonObject *index = kscore_json_object (facet, "index");
  gsize length = strlen (text);
  gint64 start;
  gint64 end;

  if (index == NULL || kscore_json_get_count (index, "byteStart", &start) != KSCORE_JSON_FOUND
      || kscore_json_get_count (index, "byteEnd", &end) != KSCORE_JSON_FOUND)
    return FALSE;
  return start < end && (guint64) end <= length && ((guchar) text[start] & 0xc0) != 0x80
         && ((guchar) text[end] & 0xc0) != 0x80;
}

static void
read_facets (JsonObject *record,
             const char *text,
             GPtrArray  *tags,
             GPtrArray  *links)
{
  JsonArray *facets = kscore_json_array (record, "facets");
  guint n = facets != NULL ? MIN (json_array_get_length (facets), MAX_FACETS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *facet = NULL;
      JsonArray *features;

      kscore_json_node_get_object (json_array_get_element (facets, i), &facet);
      features = kscore_json_array (facet, "features");
      if (features == NULL || !is_within (facet, text))
        continue;
      for (guint k = 0; k < MIN (json_array_get_length (features), MAX_FACETS); k++)
        {
          JsonObject *feature = NULL;
          const char *type;

          kscore_json_node_get_object (json_array_get_element (features, k), &feature);
          type = kscore_json_string (feature, "$type");
          if (g_strcmp0 (type, "app.bsky.richtext.facet#tag") == 0)
            add_tag (tags, kscore_json_string (feature, "tag"));
          else if (g_strcmp0 (type, "app.bsky.richtext.facet#link") == 0)
            add_link (links, kscore_json_string (feature, "uri"));
        }
    }
}

/* Returns: whether what is embedded is a post. Lists and feeds are embedded in the same way. */
static gboolean
read_embed (JsonObject *record,
            GPtrArray  *links)
{
  JsonObject *embed = kscore_json_object (record, "embed");
  const char *type = kscore_json_string (embed, "$type");
  JsonObject *media = embed;
  JsonObject *quoted = NULL;
  g_autofree char *author = NULL;

  if (g_strcmp0 (type, "app.bsky.embed.record") == 0)
    {
      quoted = kscore_json_object (embed, "record");
    }
  else if (g_strcmp0 (type, "app.bsky.embed.recordWithMedia") == 0)
    {
      quoted = kscore_json_object (kscore_json_object (embed, "record"), "record");
      media = kscore_json_object (embed, "media");
    }
  if (g_strcmp0 (kscore_json_string (media, "$type"), "app.bsky.embed.external") == 0)
    add_link (links, kscore_json_string (kscore_json_object (media, "external"), "uri"));
  author = kscore_bluesky_dup_author (kscore_json_string (quoted, "uri"));
  return author != NULL;
}

static char *
read_language (JsonObject *record)
{
  JsonArray *languages = kscore_json_array (record, "langs");
  const char *language = NULL;

  if (languages == NULL || json_array_get_length (languages) == 0)
    return NULL;
  kscore_json_node_get_string (json_array_get_element (languages, 0), &language);
  if (language == NULL || language[0] == '\0' || strlen (language) > 16)
    return NULL;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return NULL;
  return g_strdup (language);
}

static char **
take_strings (GPtrArray *strings)
{
  if (strings->len == 0)
    return NULL;
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_steal (strings, NULL);
}

/**
 * kscore_bluesky_post_read:
 * @uri: the address of a post
 * @record: what its author wrote
 * @indexed: (nullable): when the network saw it
 * @now: the time
 *
 * Returns: (transfer full) (nullable): the post; %NULL without a date, or where @uri names none
 */
KscorePost *
kscore_bluesky_post_read (const char *uri,
                          JsonObject *record,
                          const char *indexed,
                          gint64      now)
{
  g_autofree char *did = kscore_bluesky_dup_author (uri);
  g_autofree char *parent_author = NULL;
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  const char *text = kscore_json_string (record, "text");
  const char *parent = NULL;
  JsonObject *reply = kscore_json_object (record, "reply");
  JsonArray *more = kscore_json_array (record, "tags");
  gint64 at = kscore_bluesky_read_time (record, indexed, now);
  gboolean quote;
  KscorePost *post;

  if (did == NULL || at == KSCORE_TIME_UNKNOWN)
    return NULL;

  if (text != NULL)
    read_facets (record, text, tags, links);
  for (guint i = 0; more != NULL && i < MIN (json_array_get_length (more), MAX_STRINGS); i++)
    {
      const char *tag = NULL;

      kscore_json_node_get_string (json_array_get_element (more, i), &tag);
      add_tag (tags, tag);
    }
  quote = read_embed (record, links);
  parent = kscore_json_string (kscore_json_object (reply, "parent"), "uri");
  parent_author = kscore_bluesky_dup_author (parent);

  post = kscore_post_new (uri, at);
  post->url = g_strdup_printf ("https://bsky.app/profile/%s/post/%s", did,
                               kscore_bluesky_get_record_key (uri, did));
  if (text != NULL && text[0] != '\0')
    post->text = kscore_text_clean (text, KSCORE_TEXT_MAX_POST);
  post->lang = read_language (record);
  post->tags = take_strings (tags);
  post->links = take_strings (links);
  post->kind = reply != NULL ? KSCORE_POST_REPLY : quote ? KSCORE_POST_QUOTE : KSCORE_POST_POST;
  if (parent_author != NULL)
    {
      post->reply_to = g_strdup (parent);
      post->reply_to_self = g_str_equal (parent_author, did);
    }
  post->read_at = now;
  return post;
}

static void
add_outgoing (const KscorePost *post,
              KscoreKind        kind,
              const char       *own,
              const char       *did,
              GPtrArray        *outgoing)
{
  if (did != NULL && !g_str_equal (did, own))
    g_ptr_array_add (outgoing, kscore_outgoing_new (post->native_id, kind, did,
                                                    kscore_day_from_time (post->at)));
}

static char *
dup_quoted_author (JsonObject *record)
{
  JsonObject *embed = kscore_json_object (record, "embed");
  JsonObject *quoted = kscore_json_object (embed, "record");

  if (g_strcmp0 (kscore_json_string (embed, "$type"), "app.bsky.embed.recordWithMedia") == 0)
    quoted = kscore_json_object (quoted, "record");
  return kscore_bluesky_dup_author (kscore_json_string (quoted, "uri"));
}

/* Each person once, however often a post names them. */
static void
add_mentions (const KscorePost *post,
              JsonObject       *record,
              const char       *own,
              GPtrArray        *outgoing)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *facets = kscore_json_array (record, "facets");
  guint n = facets != NULL ? MIN (json_array_get_length (facets), MAX_FACETS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *facet = NULL;
      JsonArray *features;
      guint n_features;

      kscore_json_node_get_object (json_array_get_element (facets, i), &facet);
      features = kscore_json_array (facet, "features");
      n_features = features != NULL ? MIN (json_array_get_length (features), MAX_FACETS) : 0;
      for (guint k = 0; k < n_features; k++)
        {
          JsonObject *feature = NULL;
          const char *did;

          kscore_json_node_get_object (json_array_get_element (features, k), &feature);
          did = kscore_json_string (feature, "did");
          if (g_strcmp0 (kscore_json_string (feature, "$type"),
                         "app.bsky.richtext.facet#mention") == 0
              && did != NULL && kscore_bluesky_is_did (did)
              && g_hash_table_add (seen, (gpointer) did))
            add_outgoing (post, KSCORE_KIND_MENTION, own, did, outgoing);
        }
    }
}

/**
 * kscore_bluesky_post_read_outgoing:
 * @post: a post of the owner, as kscore_bluesky_post_read() reads it
 * @record: what it was read from
 * @outgoing: (element-type KscoreOutgoing): takes what it does for others
 *
 * Reads replies, quotes and mentions. A reply that mentions is a reply.
 */
void
kscore_bluesky_post_read_outgoing (const KscorePost *post,
                                   JsonObject       *record,
                                   GPtrArray        *outgoing)
{
  g_autofree char *own = kscore_bluesky_dup_author (post->native_id);
  g_autofree char *answered = kscore_bluesky_dup_author (post->reply_to);
  g_autofree char *quoted = NULL;

  if (own == NULL)
    return;
  if (post->reply_to != NULL && !post->reply_to_self)
    {
      add_outgoing (post, KSCORE_KIND_REPLY, own, answered, outgoing);
      return;
    }
  quoted = dup_quoted_author (record);
  add_outgoing (post, KSCORE_KIND_QUOTE, own, quoted, outgoing);
  add_mentions (post, record, own, outgoing);
}
