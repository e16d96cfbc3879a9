#include "config.h"

#include "net/kscore-bluesky-feed.h"

#include <string.h>

#include "json/kscore-json-reader.h"
#include "net/kscore-bluesky-names.h"
#include "net/kscore-bluesky-post.h"
#include "net/kscore-bluesky-reply.h"

#define MAX_ITEMS 1000

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
  kscore_bluesky_post_read_outgoing (post, record, page->outgoing);
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

static Item
add_record (const KscoreQuestion *question,
            KscorePage           *page,
            GHashTable           *seen,
            JsonObject           *item,
            gint64                from)
{
  const char *did = question->source->native_id;
  const char *uri = kscore_json_string (item, "uri");
  JsonObject *record = kscore_json_object (item, "value");
  Item what = look_at_author (uri, did, did);
  g_autoptr (KscorePost) post = NULL;

  if (what != ITEM_OWN || record == NULL || g_hash_table_contains (seen, uri))
    return what;
  post = kscore_bluesky_post_read (uri, record, NULL, question->now);
  if (post == NULL || (from != KSCORE_TIME_UNKNOWN && get_milliseconds (record, post) >= from))
    return what;
  g_hash_table_add (seen, post->native_id);
  kscore_bluesky_post_read_outgoing (post, record, page->outgoing);
  g_ptr_array_add (page->posts, g_steal_pointer (&post));
  return what;
}

/* What the owner passed on, by the post and the day it was passed on. */
static void
add_reshare (KscorePage *page,
             JsonObject *entry,
             JsonObject *view,
             const char *did,
             gint64      now)
{
  JsonObject *reason = kscore_json_object (entry, "reason");
  const char *uri = kscore_json_string (view, "uri");
  g_autofree char *author = kscore_bluesky_dup_author (uri);
  gint64 at = KSCORE_TIME_UNKNOWN;

  if (author == NULL || g_str_equal (author, did)
      || g_strcmp0 (kscore_json_string (reason, "$type"),
                    "app.bsky.feed.defs#reasonRepost") != 0)
    return;
  if (kscore_time_from_iso8601 (kscore_json_string (reason, "indexedAt"), &at))
    at = MIN (at, now);
  g_ptr_array_add (page->outgoing, kscore_outgoing_new (uri, KSCORE_KIND_RESHARE, author,
                                                        kscore_day_from_time (at)));
}

static Item
add_entry (const KscoreQuestion *question,
           KscorePage           *page,
           GHashTable           *seen,
           JsonObject           *item)
{
  JsonObject *view = NULL;
  Item what = look_at_entry (item, question->source->native_id, &view);

  if (what == ITEM_OWN)
    add_view (page, seen, view, question->now);
  else if (what == ITEM_RESHARE)
    add_reshare (page, item, view, question->source->native_id, question->now);
  return what;
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
  const char *rest = NULL;
  gint64 from = KSCORE_TIME_UNKNOWN;
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

      kscore_json_node_get_object (json_array_get_element (items, i), &item);
      n[repository ? add_record (question, answer->page, seen, item, from)
                   : add_entry (question, answer->page, seen, item)]++;
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
