#include "config.h"

#include "net/kscore-bluesky-people.h"

#include <string.h>

#include "core/kscore-text.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-bluesky-names.h"
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

/**
 * kscore_bluesky_add_actor:
 * @page: a page
 * @seen: (element-type utf8 KscoreActor): the people on it by their ids
 * @view: (nullable): somebody
 * @now: the time
 *
 * Adds somebody to a page, unless they are there.
 *
 * Returns: (transfer none) (nullable): the person on the page; %NULL for nobody
 */
KscoreActor *
kscore_bluesky_add_actor (KscorePage *page,
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
      actor = kscore_bluesky_add_actor (answer->page, seen, profile, question->now);
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
      actor = kscore_bluesky_add_actor (answer->page, seen, view, question->now);
      if (actor == NULL)
        continue;
      if (followers)
        actor->follows_owner = TRUE;
      else
        actor->followed_by_owner = TRUE;
    }
  return kscore_bluesky_read_cursor (root, reply, &answer->cursor, error);
}
