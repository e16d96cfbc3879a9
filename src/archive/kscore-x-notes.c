#include "config.h"

#include "archive/kscore-x-notes.h"

#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-text.h"
#include "json/kscore-json-reader.h"

/* Beyond this the text of posts stays cut: memory is bounded whatever the archive. */
#define MAX_TOTAL   (16 * 1024 * 1024)
#define KEY_CHARS   40
#define MAX_SECONDS 120

typedef struct {
  char  *text; /* (owned) */
  gint64 at;
} Note;

struct _KscoreXNotes {
  GHashTable *by_id;  /* (owned) (element-type utf8 utf8) */
  GHashTable *by_key; /* (owned) (element-type utf8 GArray of Note) */
  gsize       total;
};

static void
note_clear (gpointer data)
{
  Note *note = data;

  g_free (note->text);
}

/**
 * kscore_x_notes_new:
 *
 * Returns: (transfer full): an empty collection
 */
KscoreXNotes *
kscore_x_notes_new (void)
{
  KscoreXNotes *self = g_new0 (KscoreXNotes, 1);

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  return self;
}

/**
 * kscore_x_notes_free:
 * @self: (transfer full) (nullable): notes
 *
 * Frees a collection.
 */
void
kscore_x_notes_free (KscoreXNotes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_key);
  g_free (self);
}

/* The beginning that the cut text and the full one share, up to an address, which may be
 * shortened in one of them. */
static char *
make_key (const char *text)
{
  const char *p = text;

  for (guint i = 0; i < KEY_CHARS && *p != '\0' && strncmp (p, "http", 4) != 0
                    && !g_str_has_prefix (p, "…");
       i++)
    p = g_utf8_next_char (p);
  return g_strndup (text, p - text);
}

/**
 * kscore_x_notes_add:
 * @self: notes
 * @item: an element of note-tweet.js
 *
 * Takes a note in.
 *
 * Returns: %FALSE when it cannot be read
 */
gboolean
kscore_x_notes_add (KscoreXNotes *self,
                    JsonNode     *item)
{
  JsonObject *object = NULL, *note, *core;
  g_autofree char *text = NULL, *key = NULL;
  const char *id, *created;
  Note entry;
  GArray *same;

  if (kscore_json_node_get_object (item, &object) != KSCORE_JSON_FOUND)
    return FALSE;
  note = kscore_json_object (object, "noteTweet");
  core = kscore_json_object (note, "core");
  if (core == NULL)
    core = kscore_json_object (note, "noteTweetResults");
  if (kscore_json_string (core, "text") == NULL)
    return FALSE;
  if (self->total >= MAX_TOTAL)
    return TRUE;

  key = kscore_text_unescape (kscore_json_string (core, "text"));
  text = kscore_text_clean (key, KSCORE_TEXT_MAX_POST);
  self->total += strlen (text);
  id = kscore_json_string (note, "tweetId");
  if (id != NULL)
    {
      g_hash_table_insert (self->by_id, g_strdup (id), g_steal_pointer (&text));
      return TRUE;
    }
  created = kscore_json_string (note, "createdAt");
  if (created == NULL || !kscore_time_from_iso8601 (created, &entry.at))
    return FALSE;
  g_free (key);
  key = make_key (text);
  same = g_hash_table_lookup (self->by_key, key);
  if (same == NULL)
    {
      same = g_array_new (FALSE, FALSE, sizeof (Note));
      g_array_set_clear_func (same, note_clear);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), same);
    }
  entry.text = g_steal_pointer (&text);
  g_array_append_val (same, entry);
  return TRUE;
}

/**
 * kscore_x_notes_find:
 * @self: notes
 * @id: a post's id
 * @text: (nullable): its text, cut
 * @at: when it was published
 *
 * Finds the full text of a post: by its id where the archive tells it, else by the beginning of
 * the text and the time.
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
kscore_x_notes_find (KscoreXNotes *self,
                     const char   *id,
                     const char   *text,
                     gint64        at)
{
  const char *found = g_hash_table_lookup (self->by_id, id);
  g_autofree char *key = NULL;
  GArray *same;
  gint64 nearest = MAX_SECONDS + 1;

  if (found != NULL || text == NULL || g_hash_table_size (self->by_key) == 0)
    return found;
  key = make_key (text);
  same = g_hash_table_lookup (self->by_key, key);
  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const Note *note = &g_array_index (same, Note, i);
      gint64 gap = ABS (note->at - at);

      if (gap < nearest)
        {
          nearest = gap;
          found = note->text;
        }
    }
  return found;
}
