#include "config.h"

#include "archive/kscore-mastodon-note.h"

#include <string.h>

#include "core/kscore-text.h"

#define MAX_TAGS 100

static gboolean
is_public (const char *address)
{
  return strcmp (address, "https://www.w3.org/ns/activitystreams#Public") == 0
         || strcmp (address, "as:Public") == 0 || strcmp (address, "Public") == 0;
}

static gboolean
is_followers (const char *address)
{
  return g_str_has_suffix (address, "/followers");
}

/* One address or a list of them. */
static gboolean
is_addressed (JsonObject *object,
              const char *member,
              gboolean (*test) (const char *address))
{
  const char *one = kscore_json_string (object, member);
  JsonArray *many = kscore_json_array (object, member);
  guint n = many != NULL ? json_array_get_length (many) : 0;

  if (one != NULL)
    return test (one);
  for (guint i = 0; i < n; i++)
    if (kscore_json_node_get_string (json_array_get_element (many, i), &one) == KSCORE_JSON_FOUND
        && test (one))
      return TRUE;
  return FALSE;
}

static KscoreNote
look_at_audience (JsonObject *note)
{
  if (is_addressed (note, "to", is_public) || is_addressed (note, "cc", is_public))
    return KSCORE_NOTE_POST;
  if (is_addressed (note, "to", is_followers) || is_addressed (note, "cc", is_followers))
    return KSCORE_NOTE_PRIVATE;
  return KSCORE_NOTE_DIRECT;
}

/**
 * kscore_note_is_public:
 * @object: an activity or a post
 *
 * Returns: whether it says that it is for everybody
 */
gboolean
kscore_note_is_public (JsonObject *object)
{
  return look_at_audience (object) == KSCORE_NOTE_POST;
}

/**
 * kscore_note_look:
 * @item: an element of an outbox
 * @note: (out) (transfer none): the post in it, for a post only
 *
 * Looks what an activity is, and whom it was for. What is not for everybody is not looked at any
 * further.
 *
 * Returns: what it is
 */
KscoreNote
kscore_note_look (JsonNode    *item,
                  JsonObject **note)
{
  JsonObject *activity = NULL;
  const char *type;

  if (kscore_json_node_get_object (item, &activity) != KSCORE_JSON_FOUND)
    return KSCORE_NOTE_BAD;
  type = kscore_json_string (activity, "type");
  if (g_strcmp0 (type, "Announce") == 0)
    return KSCORE_NOTE_BOOST;
  if (type == NULL)
    return KSCORE_NOTE_BAD;
  if (strcmp (type, "Create") != 0)
    return KSCORE_NOTE_OTHER;
  *note = kscore_json_object (activity, "object");
  if (*note == NULL)
    return KSCORE_NOTE_BAD;
  /* Some programs address the activity only. */
  if (!json_object_has_member (*note, "to") && !json_object_has_member (*note, "cc"))
    return look_at_audience (activity);
  return look_at_audience (*note);
}

/* What comes before the text: a content warning, or the title of an article. */
static void
append_heading (GString    *text,
                const char *heading)
{
  if (heading == NULL || heading[0] == '\0')
    return;
  g_string_append (text, heading);
  g_string_append (text, "\n\n");
}

static char *
read_text (JsonObject *note,
           GPtrArray  *links)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *html = kscore_json_string (note, "content");
  g_autofree char *content = kscore_text_from_html (html, links);

  append_heading (text, kscore_json_string (note, "name"));
  append_heading (text, kscore_json_string (note, "summary"));
  if (content == NULL && text->len == 0)
    return NULL;
  g_string_append (text, content != NULL ? content : "");
  return kscore_text_clean (text->str, KSCORE_TEXT_MAX_POST);
}

static char **
read_tags (JsonObject *note)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  JsonArray *tags = kscore_json_array (note, "tag");
  guint n = tags != NULL ? MIN (json_array_get_length (tags), MAX_TAGS) : 0;
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *tag = NULL;
      g_autofree char *name = NULL;

      kscore_json_node_get_object (json_array_get_element (tags, i), &tag);
      if (g_strcmp0 (kscore_json_string (tag, "type"), "Hashtag") != 0)
        continue;
      name = kscore_text_clean_line (kscore_json_string (tag, "name"), KSCORE_TEXT_MAX_LINE);
      if (name == NULL || name[name[0] == '#'] == '\0')
        continue;
      g_strv_builder_add (names, name[0] == '#' ? name + 1 : name);
      any = TRUE;
    }
  return any ? g_strv_builder_end (names) : NULL;
}

static char *
read_language (JsonObject *note)
{
  JsonObject *map = kscore_json_object (note, "contentMap");
  g_autoptr (GList) languages = map != NULL ? json_object_get_members (map) : NULL;
  const char *language = languages != NULL ? languages->data : NULL;

  if (language == NULL || language[0] == '\0' || strlen (language) > 16
      || strcmp (language, "und") == 0)
    return NULL;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return NULL;
  return g_strdup (language);
}

static gboolean
is_address (const char *string)
{
  return kscore_text_is_line (string) && strlen (string) < 4096
         && (g_str_has_prefix (string, "https://") || g_str_has_prefix (string, "http://"));
}

static KscorePostKind
read_kind (JsonObject *note,
           gboolean    reply)
{
  const char *type = kscore_json_string (note, "type");

  if (reply)
    return KSCORE_POST_REPLY;
  if (kscore_json_string (note, "quote") != NULL || kscore_json_string (note, "quoteUri") != NULL
      || kscore_json_string (note, "_misskey_quote") != NULL)
    return KSCORE_POST_QUOTE;
  if (g_strcmp0 (type, "Article") == 0)
    return KSCORE_POST_ARTICLE;
  if (g_strcmp0 (type, "Video") == 0)
    return KSCORE_POST_VIDEO;
  return KSCORE_POST_POST;
}

/**
 * kscore_note_read:
 * @note: a post of an outbox
 * @actor: the id of its author
 *
 * Reads a post. A content warning or a title becomes its first paragraph.
 *
 * Returns: (transfer full) (nullable): the post; %NULL without an id or a date
 */
KscorePost *
kscore_note_read (JsonObject *note,
                  const char *actor)
{
  const char *id = kscore_json_string (note, "id");
  const char *url = kscore_json_string (note, "url");
  const char *reply_to = kscore_json_string (note, "inReplyTo");
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  KscorePost *post;
  gint64 at;

  if (!is_address (id) || !kscore_time_from_iso8601 (kscore_json_string (note, "published"), &at))
    return NULL;
  post = kscore_post_new (id, at);
  post->url = is_address (url) ? g_strdup (url) : NULL;
  post->text = read_text (note, links);
  post->lang = read_language (note);
  post->tags = read_tags (note);
  if (links->len > 0)
    {
      g_ptr_array_add (links, NULL);
      post->links = (char **) g_ptr_array_free (g_steal_pointer (&links), FALSE);
    }
  if (is_address (reply_to))
    {
      post->reply_to = g_strdup (reply_to);
      post->reply_to_self
        = g_str_has_prefix (reply_to, actor) && reply_to[strlen (actor)] == '/';
    }
  post->kind = read_kind (note, post->reply_to != NULL);
  return post;
}

/**
 * kscore_note_get_total:
 * @note: a post of an outbox
 * @collection: "likes" or "shares"
 * @total: (out): how many there are
 *
 * Reads how many reactions a post had. Servers before 4.4 do not tell, or give an address only.
 *
 * Returns: what it is
 */
KscoreJsonValue
kscore_note_get_total (JsonObject *note,
                       const char *collection,
                       gint64     *total)
{
  JsonObject *object = kscore_json_object (note, collection);

  return object != NULL ? kscore_json_get_count (object, "totalItems", total)
                        : KSCORE_JSON_ABSENT;
}
