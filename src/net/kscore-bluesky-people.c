#include "config.h"

#include "net/kscore-bluesky-people.h"

#include <string.h>

#include "core/kscore-text.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-bluesky-names.h"
#include "net/kscore-bluesky-post.h"
#include "net/kscore-bluesky-reply.h"

#define MAX_ITEMS  1000
#define MAX_LABELS 100

/* What its owner writes on an account that is only for people who are signed in. */
#define SIGNED_IN_ONLY "!no-unauthenticated"

static char *
read_line (JsonObject *object,
           const char *member)
{
  g_autofree char *line = kscore_text_clean_line (kscore_json_string (object, member),
                                                  KSCORE_TEXT_MAX_LINE);

  return line != NULL && line[0] != '\0' ? g_steal_pointer (&line) : NULL;
}

/* NULL also where the network itself does not believe it. */
static char *
read_handle (JsonObject *object)
{
  return kscore_bluesky_dup_handle (kscore_json_string (object, "handle"));
}

static gint64
read_number (JsonObject *object,
             const char *member)
{
  gint64 number = KSCORE_UNKNOWN;

  kscore_json_get_count (object, member, &number);
  return number;
}

/* Labels of others are opinions. */
static gboolean
is_signed_in_only (JsonObject *profile,
                   const char *did)
{
  JsonArray *labels = kscore_json_array (profile, "labels");
  guint n = labels != NULL ? MIN (json_array_get_length (labels), MAX_LABELS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *label = NULL;
      gboolean taken_back = FALSE;

      kscore_json_node_get_object (json_array_get_element (labels, i), &label);
      if (label == NULL || g_strcmp0 (kscore_json_string (label, "val"), SIGNED_IN_ONLY) != 0
          || g_strcmp0 (kscore_json_string (label, "src"), did) != 0)
        continue;
      kscore_json_get_bool (label, "neg", &taken_back);
      if (!taken_back)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

static gboolean
has_word (const char *text,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *before = p > text ? g_utf8_prev_char (p) : NULL;

      if (g_ascii_strncasecmp (p, word, length) == 0
          && !is_word_character (g_utf8_get_char (p + length))
          && (before == NULL || !is_word_character (g_utf8_get_char (before))))
        return TRUE;
    }
  return FALSE;
}

static const char *
find_opt_out (JsonObject *profile,
              const char *did)
{
  static const char *words[] = { "#nobot", "#noindex" };
  const char *description = kscore_json_string (profile, "description");

  if (is_signed_in_only (profile, did))
    return SIGNED_IN_ONLY;
  for (gsize i = 0; description != NULL && i < G_N_ELEMENTS (words); i++)
    if (has_word (description, words[i]))
      return words[i];
  return NULL;
}

/**
 * kscore_bluesky_read_profile:
 * @question: for the account
 * @reply: the AppView's answer
 * @answer: filled
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kscore_bluesky_read_profile (const KscoreQuestion   *question,
                             const KscoreHttpReply  *reply,
                             KscoreAnswer           *answer,
                             GError                **error)
{
  const KscoreSource *source = question->source;
  KscoreAccount *account = answer->page->account;
  g_autoptr (JsonNode) node = kscore_bluesky_parse (reply, source, error);
  g_autofree char *handle = NULL;
  JsonObject *profile;
  const char *did;
  const char *created;

  if (node == NULL)
    return FALSE;
  profile = json_node_get_object (node);
  did = kscore_json_string (profile, "did");
  if (did == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }
  if (g_strcmp0 (did, source->native_id) != 0)
    {
      kscore_bluesky_set_foreign (reply, error);
      return FALSE;
    }

  handle = read_handle (profile);
  if (handle != NULL && g_strcmp0 (handle, source->handle) != 0)
    {
      answer->source = kscore_source_copy (source);
      g_free (answer->source->handle);
      answer->source->handle = g_strdup (handle);
      g_free (account->handle);
      account->handle = g_steal_pointer (&handle);
    }
  account->display_name = read_line (profile, "displayName");
  account->url = g_strdup_printf ("https://bsky.app/profile/%s", did);
  created = kscore_json_string (profile, "createdAt");
  if (created == NULL || !kscore_time_from_iso8601 (created, &account->created_at))
    account->created_at = KSCORE_TIME_UNKNOWN;
  account->followers = read_number (profile, "followersCount");
  account->following = read_number (profile, "followsCount");

  answer->followers = account->followers;
  answer->n_posts = read_number (profile, "postsCount");
  if (account->followers != KSCORE_UNKNOWN)
    {
      KscoreAudience audience = { question->now, account->followers };

      g_array_append_val (answer->page->audience, audience);
    }
  answer->opt_out = g_strdup (find_opt_out (profile, did));
  return TRUE;
}

/* Whoever wants to be seen by people who are signed in only is kept without a name. */
static KscoreActor *
read_actor (JsonObject *view,
            gint64      now)
{
  const char *did = kscore_json_string (view, "did");
  const char *created;
  KscoreActor *actor;

  if (!kscore_bluesky_is_did (did))
    return NULL;
  actor = kscore_actor_new (did);
  if (!is_signed_in_only (view, did))
    {
      actor->handle = read_handle (view);
      actor->display_name = read_line (view, "displayName");
    }
  created = kscore_json_string (view, "createdAt");
  if (created == NULL || !kscore_time_from_iso8601 (created, &actor->created_at))
    actor->created_at = KSCORE_TIME_UNKNOWN;
  actor->read_at = now;
  return actor;
}

/* Returns: (transfer none): the person on the page, who may have been there before. */
static KscoreActor *
add_actor (KscorePage *page,
           GHashTable *seen,
           JsonObject *view,
           gint64      now)
{
  g_autoptr (KscoreActor) actor = read_actor (view, now);
  KscoreActor *known = actor != NULL ? g_hash_table_lookup (seen, actor->key) : NULL;

  if (actor == NULL || known != NULL)
    return known;
  g_hash_table_insert (seen, actor->key, actor);
  g_ptr_array_add (page->actors, actor);
  return g_steal_pointer (&actor);
}

/* A number of its own for each post of one person, the same each time it is read. */
static gint64
make_seq (const char *uri)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 seq = 0;

  g_checksum_update (sum, (const guchar *) uri, -1);
  g_checksum_get_digest (sum, digest, &length);
  for (gsize i = 0; i < sizeof seq; i++)
    seq = seq << 8 | digest[i];
  return (gint64) MAX (seq >> 2, 1);
}

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
  KscoreActor *actor = add_actor (page, seen, dated ? kscore_json_object (item, "actor") : item,
                                  question->now);

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
  actor = add_actor (page, seen, author, question->now);
  if (actor != NULL)
    add_interaction (question, page, actor,
                     kscore_bluesky_read_time (record, kscore_json_string (view, "indexedAt"),
                                               question->now),
                     make_seq (uri));
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

/**
 * kscore_bluesky_read_actors:
 * @question: for some people
 * @reply: the AppView's answer
 * @answer: filled
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kscore_bluesky_read_actors (const KscoreQuestion   *question,
                            const KscoreHttpReply  *reply,
                            KscoreAnswer           *answer,
                            GError                **error)
{
  g_autoptr (JsonNode) node = kscore_bluesky_parse (reply, question->source, error);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *profiles;

  if (node == NULL)
    return FALSE;
  profiles = kscore_json_array (json_node_get_object (node), "profiles");
  if (profiles == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }

  for (guint i = 0; i < question->actors->len; i++)
    {
      const KscoreActor *actor = question->actors->pdata[i];

      g_hash_table_add (asked, actor->key);
    }
  for (guint i = 0; i < MIN (json_array_get_length (profiles), MAX_ITEMS); i++)
    {
      JsonObject *profile = NULL;
      const char *did;
      KscoreActor *actor;

      kscore_json_node_get_object (json_array_get_element (profiles, i), &profile);
      did = kscore_json_string (profile, "did");
      if (did == NULL || !g_hash_table_contains (asked, did))
        continue;
      actor = add_actor (answer->page, seen, profile, question->now);
      if (actor == NULL)
        continue;
      actor->posts = read_number (profile, "postsCount");
      actor->following = read_number (profile, "followsCount");
      actor->followers = read_number (profile, "followersCount");
    }
  return TRUE;
}

/**
 * kscore_bluesky_read_followers:
 * @question: for who follows the account, or whom it follows
 * @reply: the AppView's answer
 * @answer: filled
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
kscore_bluesky_read_followers (const KscoreQuestion   *question,
                               const KscoreHttpReply  *reply,
                               KscoreAnswer           *answer,
                               GError                **error)
{
  gboolean followers = question->ask == KSCORE_ASK_FOLLOWERS;
  g_autoptr (JsonNode) node = kscore_bluesky_parse (reply, question->source, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *root;
  JsonArray *people;
  const char *subject;

  if (node == NULL)
    return FALSE;
  root = json_node_get_object (node);
  people = kscore_json_array (root, followers ? "followers" : "follows");
  subject = kscore_json_string (kscore_json_object (root, "subject"), "did");
  if (people == NULL || subject == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }
  if (g_strcmp0 (subject, question->source->native_id) != 0)
    {
      kscore_bluesky_set_foreign (reply, error);
      return FALSE;
    }

  for (guint i = 0; i < MIN (json_array_get_length (people), MAX_ITEMS); i++)
    {
      JsonObject *view = NULL;
      KscoreActor *actor;

      kscore_json_node_get_object (json_array_get_element (people, i), &view);
      actor = add_actor (answer->page, seen, view, question->now);
      if (actor == NULL)
        continue;
      if (followers)
        actor->follows_owner = TRUE;
      else
        actor->followed_by_owner = TRUE;
    }
  return kscore_bluesky_read_cursor (root, reply, &answer->cursor, error);
}
