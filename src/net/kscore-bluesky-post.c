#include "config.h"

#include "net/kscore-bluesky-post.h"

#include <string.h>

#include "core/kscore-text.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-bluesky-names.h"
#include "net/kscore-bluesky-reply.h"

#define MAX_ITEMS   1000
#define MAX_FACETS  200
#define MAX_STRINGS 100
#define MAX_ADDRESS 4096

/* A smaller number in a cursor counts no milliseconds of our days. */
#define MIN_CURSOR G_GINT64_CONSTANT (1000000000000)

/* "repo:", then perhaps "1788360600000@", then the server's own cursor. */
#define WALK KSCORE_BLUESKY_WALK

static const struct {
  KscoreKind  kind;
  const char *member;
} counters[] = {
  { KSCORE_KIND_LIKE, "likeCount" },   { KSCORE_KIND_RESHARE, "repostCount" },
  { KSCORE_KIND_REPLY, "replyCount" }, { KSCORE_KIND_QUOTE, "quoteCount" },
  { KSCORE_KIND_SAVE, "bookmarkCount" },
};

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
 * kscore_bluesky_read_walk:
 * @cursor: (nullable): of a page of posts
 * @rest: (out) (transfer none): the cursor for the account's own server, "" at first
 * @from: (out): milliseconds from which on all has been read already, or %KSCORE_TIME_UNKNOWN
 *
 * Returns: whether @cursor walks the account's own server instead of the AppView
 */
gboolean
kscore_bluesky_read_walk (const char  *cursor,
                          const char **rest,
                          gint64      *from)
{
  const char *p;
  gint64 milliseconds = 0;

  if (cursor == NULL || !g_str_has_prefix (cursor, WALK))
    return FALSE;
  *rest = cursor + strlen (WALK);
  *from = KSCORE_TIME_UNKNOWN;
  for (p = *rest; g_ascii_isdigit (*p) && p - *rest < 15; p++)
    milliseconds = milliseconds * 10 + (*p - '0');
  if (*p != '@')
    return TRUE;
  if (p > *rest)
    *from = milliseconds;
  *rest = p + 1;
  return TRUE;
}

static char *
make_walk (gint64      from,
           const char *rest)
{
  if (from != KSCORE_TIME_UNKNOWN)
    return g_strdup_printf (WALK "%" G_GINT64_FORMAT "@%s", from, rest);
  return g_strconcat (WALK, strchr (rest, '@') != NULL ? "@" : "", rest, NULL);
}

/* The AppView's cursors are "1788360600000__bafy…": milliseconds down to which everything has been
 * told. Another's tell nothing; then posts come again, which does no harm. */
static char *
leave_feed (const char *cursor)
{
  gint64 milliseconds = 0;
  const char *p = cursor;

  for (; p != NULL && g_ascii_isdigit (*p) && p - cursor < 15; p++)
    milliseconds = milliseconds * 10 + (*p - '0');
  if (p == NULL || !g_str_has_prefix (p, "__") || milliseconds < MIN_CURSOR)
    return make_walk (KSCORE_TIME_UNKNOWN, "");
  return make_walk (milliseconds, "");
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

/* Adds a post as the AppView shows it, with its counts, unless the page holds it already. */
static void
add_view (KscorePage *page,
          GHashTable *seen,
          JsonObject *view,
          gint64      now)
{
  const char *uri = kscore_json_string (view, "uri");
  JsonObject *record = kscore_json_object (view, "record");
  KscorePost *post;

  if (record == NULL || g_hash_table_contains (seen, uri))
    return;
  post = kscore_bluesky_post_read (uri, record, kscore_json_string (view, "indexedAt"), now);
  if (post == NULL)
    return;
  g_ptr_array_add (page->posts, post);
  g_hash_table_add (seen, post->native_id);
  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      gint64 total;

      if (kscore_json_get_count (view, counters[i].member, &total) == KSCORE_JSON_FOUND)
        g_ptr_array_add (page->counts, kscore_count_new (uri, counters[i].kind, total, now));
    }
}

typedef enum {
  ITEM_BAD,
  ITEM_FOREIGN,
  ITEM_RESHARE,
  ITEM_OWN,
} Item;

/* Whose a post is. Both its address and its author say so. */
static Item
look_at_author (const char *uri,
                const char *author,
                const char *did)
{
  g_autofree char *named = kscore_bluesky_dup_author (uri);

  if (named == NULL || author == NULL)
    return ITEM_BAD;
  return g_str_equal (named, did) && g_str_equal (author, did) ? ITEM_OWN : ITEM_FOREIGN;
}

static Item
look_at_view (JsonObject *view,
              const char *did)
{
  return look_at_author (kscore_json_string (view, "uri"),
                         kscore_json_string (kscore_json_object (view, "author"), "did"), did);
}

/* A post that is reshared stands again where it was posted, so that not even the owner's reshare
 * of a post of the owner is read. A pinned post is one like any other. */
static Item
look_at_entry (JsonObject  *entry,
               const char  *did,
               JsonObject **view)
{
  JsonObject *reason = NULL;
  const char *by;

  *view = kscore_json_object (entry, "post");
  switch (entry != NULL ? kscore_json_get_object (entry, "reason", &reason) : KSCORE_JSON_WRONG)
    {
    case KSCORE_JSON_FOUND:
      if (g_strcmp0 (kscore_json_string (reason, "$type"), "app.bsky.feed.defs#reasonPin") == 0)
        break;
      by = kscore_json_string (kscore_json_object (reason, "by"), "did");
      return by == NULL || g_str_equal (by, did) ? ITEM_RESHARE : ITEM_FOREIGN;
    case KSCORE_JSON_WRONG:
      return ITEM_BAD;
    case KSCORE_JSON_ABSENT:
    case KSCORE_JSON_NULL:
    default:
      break;
    }
  return look_at_view (*view, did);
}

/* The app dates the posts of a thread one after another in the same second. */
static gint64
get_milliseconds (JsonObject       *record,
                  const KscorePost *post)
{
  const char *created = kscore_json_string (record, "createdAt");
  const char *point = created != NULL ? strchr (created, '.') : NULL;
  gint64 fraction = 0;

  for (gint64 unit = 100; point != NULL && unit > 0 && g_ascii_isdigit (point[1]); unit /= 10)
    fraction += unit * (*++point - '0');
  return post->at * 1000 + fraction;
}

static void
add_record (KscorePage *page,
            GHashTable *seen,
            JsonObject *item,
            gint64      from,
            gint64      now)
{
  const char *uri = kscore_json_string (item, "uri");
  JsonObject *record = kscore_json_object (item, "value");
  KscorePost *post;

  if (record == NULL || g_hash_table_contains (seen, uri))
    return;
  post = kscore_bluesky_post_read (uri, record, NULL, now);
  if (post == NULL)
    return;
  if (from != KSCORE_TIME_UNKNOWN && get_milliseconds (record, post) >= from)
    {
      kscore_post_free (post);
      return;
    }
  g_ptr_array_add (page->posts, post);
  g_hash_table_add (seen, post->native_id);
}

/**
 * kscore_bluesky_read_feed:
 * @question: for a page of the account's posts
 * @reply: the AppView's answer, or that of the account's own server
 * @answer: filled
 * @error: return location
 *
 * Where the AppView cannot tell and the account's own server is known, the answer is an empty page
 * whose cursor begins a walk there.
 *
 * Returns: whether it could be read
 */
gboolean
kscore_bluesky_read_feed (const KscoreQuestion   *question,
                          const KscoreHttpReply  *reply,
                          KscoreAnswer           *answer,
                          GError                **error)
{
  const KscoreSource *source = question->source;
  const char *rest;
  gint64 from;
  gboolean repository = kscore_bluesky_read_walk (question->cursor, &rest, &from);
  KscoreBlueskyRefusal refusal = kscore_bluesky_look (reply);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *cursor = NULL;
  JsonArray *items;
  guint n_items;
  guint n[ITEM_OWN + 1] = { 0 };

  if (!repository && source->pds != NULL
      && (refusal == KSCORE_BLUESKY_UNABLE || refusal == KSCORE_BLUESKY_NO_POST))
    {
      answer->cursor = leave_feed (question->cursor);
      return TRUE;
    }
  node = repository ? kscore_bluesky_parse_repository (reply, source, error)
                    : kscore_bluesky_parse (reply, source, error);
  if (node == NULL)
    return FALSE;
  items = kscore_json_array (json_node_get_object (node), repository ? "records" : "feed");
  if (items == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }

  n_items = MIN (json_array_get_length (items), MAX_ITEMS);
  for (guint i = 0; i < n_items; i++)
    {
      JsonObject *item = NULL;
      JsonObject *view = NULL;
      Item what;

      kscore_json_node_get_object (json_array_get_element (items, i), &item);
      if (repository)
        what = look_at_author (kscore_json_string (item, "uri"), source->native_id,
                               source->native_id);
      else
        what = look_at_entry (item, source->native_id, &view);
      n[what]++;
      if (what != ITEM_OWN)
        continue;
      if (repository)
        add_record (answer->page, seen, item, from, question->now);
      else
        add_view (answer->page, seen, view, question->now);
    }
  if (n[ITEM_FOREIGN] > 0 && n[ITEM_OWN] + n[ITEM_RESHARE] == 0)
    {
      kscore_bluesky_set_foreign (reply, error);
      return FALSE;
    }
  if (n_items > 0 && n[ITEM_BAD] == n_items)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }

  if (!kscore_bluesky_read_cursor (json_node_get_object (node), reply, &cursor, error))
    return FALSE;
  if (repository && cursor != NULL)
    {
      answer->cursor = make_walk (from, cursor);
      return TRUE;
    }
  /* Only Kscore itself sends the walk elsewhere. */
  if (cursor != NULL && g_str_has_prefix (cursor, WALK))
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }
  answer->cursor = g_steal_pointer (&cursor);
  return TRUE;
}

/**
 * kscore_bluesky_read_counts:
 * @question: for some posts
 * @reply: the AppView's answer
 * @answer: filled
 * @error: return location
 *
 * Posts that are gone are left out of such an answer without a word.
 *
 * Returns: whether it could be read
 */
gboolean
kscore_bluesky_read_counts (const KscoreQuestion   *question,
                            const KscoreHttpReply  *reply,
                            KscoreAnswer           *answer,
                            GError                **error)
{
  g_autoptr (JsonNode) node = kscore_bluesky_parse (reply, question->source, error);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *views;

  if (node == NULL)
    return FALSE;
  views = kscore_json_array (json_node_get_object (node), "posts");
  if (views == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }

  for (guint i = 0; i < question->posts->len; i++)
    {
      const KscorePost *post = question->posts->pdata[i];

      g_hash_table_add (asked, post->native_id);
    }
  for (guint i = 0; i < MIN (json_array_get_length (views), MAX_ITEMS); i++)
    {
      JsonObject *view = NULL;
      const char *uri;

      kscore_json_node_get_object (json_array_get_element (views, i), &view);
      uri = kscore_json_string (view, "uri");
      if (uri == NULL)
        {
          kscore_bluesky_set_unreadable (reply, error);
          return FALSE;
        }
      if (!g_hash_table_contains (asked, uri))
        continue;
      /* It is there, even where it cannot be read. */
      g_hash_table_add (there, (gpointer) uri);
      switch (look_at_view (view, question->source->native_id))
        {
        case ITEM_OWN:
          add_view (answer->page, seen, view, question->now);
          break;
        case ITEM_FOREIGN:
          kscore_bluesky_set_foreign (reply, error);
          return FALSE;
        case ITEM_BAD:
        case ITEM_RESHARE:
        default:
          break;
        }
    }
  for (guint i = 0; i < question->posts->len; i++)
    {
      const KscorePost *post = question->posts->pdata[i];

      if (!g_hash_table_contains (there, post->native_id))
        g_ptr_array_add (answer->missing, g_strdup (post->native_id));
    }
  return TRUE;
}

/**
 * kscore_bluesky_read_gone:
 * @question: for one post
 * @reply: the answer of the account's own server
 * @answer: filled
 * @error: return location
 *
 * Returns: whether it tells if the post is gone
 */
gboolean
kscore_bluesky_read_gone (const KscoreQuestion   *question,
                          const KscoreHttpReply  *reply,
                          KscoreAnswer           *answer,
                          GError                **error)
{
  const KscorePost *post = question->posts->pdata[0];
  g_autoptr (JsonNode) node = NULL;
  const char *uri;

  if (kscore_bluesky_look (reply) == KSCORE_BLUESKY_NO_POST)
    {
      g_ptr_array_add (answer->missing, g_strdup (post->native_id));
      return TRUE;
    }
  node = kscore_bluesky_parse_repository (reply, question->source, error);
  if (node == NULL)
    return FALSE;
  uri = kscore_json_string (json_node_get_object (node), "uri");
  if (uri == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }
  if (!g_str_equal (uri, post->native_id))
    {
      kscore_bluesky_set_foreign (reply, error);
      return FALSE;
    }
  return TRUE;
}
