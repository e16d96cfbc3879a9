#include "config.h"

#include "support/kscore-fake-bluesky.h"

#include <string.h>

void
fake_answer_refuse (FakeAnswer *self,
                    guint       status,
                    const char *error,
                    const char *message)
{
  fake_reply_error (self->reply, status, error, message);
  self->object = NULL;
}

JsonArray *
fake_answer_add_list (FakeAnswer *self,
                      const char *member)
{
  JsonArray *array = json_array_new ();

  json_object_set_array_member (self->object, member, array);
  self->reply->list = array;
  return array;
}

/* Where a page starts: "milliseconds__cid"; FALSE where that is not one. */
static gboolean
parse_cursor (FakeAnswer  *self,
              gint64      *at,
              char       **key)
{
  const char *cursor = self->request->first ? NULL
                                            : fake_request_value (self->request, "cursor");
  char *end;

  *at = G_MAXINT64;
  *key = NULL;
  if (cursor == NULL)
    return TRUE;
  *at = g_ascii_strtoll (cursor, &end, 10);
  if (end == cursor || !g_str_has_prefix (end, "__"))
    {
      fake_answer_refuse (self, 500, "InternalServerError", "Internal Server Error");
      return FALSE;
    }
  *key = g_strdup (end + 2);
  return TRUE;
}

static gboolean
is_behind (gint64      at,
           const char *key,
           gint64      cursor_at,
           const char *cursor_key)
{
  if (cursor_key == NULL || at * 1000 != cursor_at)
    return at * 1000 < cursor_at;
  return strcmp (key, cursor_key) < 0;
}

static void
clear_row (FakeRow *row)
{
  g_free (row->key);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const FakeRow *left = a;
  const FakeRow *right = b;

  if (left->at != right->at)
    return left->at < right->at ? 1 : -1;
  return strcmp (right->key, left->key);
}

GArray *
fake_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (FakeRow));

  g_array_set_clear_func (rows, (GDestroyNotify) clear_row);
  return rows;
}

void
fake_rows_add (GArray         *rows,
               gint64          at,
               const char     *of,
               const FakeMark *mark,
               const FakePost *post)
{
  FakeRow row = { at, fake_cid (of), mark, post };

  g_array_append_val (rows, row);
}

/* Leaves the page that is asked for in @rows, and how to go on in the reply. */
gboolean
fake_answer_cut_page (FakeAnswer *self,
                      GArray     *rows)
{
  const char *text = fake_request_value (self->request, "limit");
  guint limit = fake_request_limit (self->request, 50, 100);
  g_autofree char *key = NULL;
  gint64 at;
  guint start = 0;
  guint rest;

  if (text != NULL && g_ascii_strtoull (text, NULL, 10) > 100)
    {
      fake_answer_refuse (self, 400, "InvalidRequest", "Error: limit can not be greater than 100");
      return FALSE;
    }
  if (!parse_cursor (self, &at, &key))
    return FALSE;

  g_array_sort (rows, compare_rows);
  while (start < rows->len
         && !is_behind (g_array_index (rows, FakeRow, start).at,
                        g_array_index (rows, FakeRow, start).key, at, key))
    start++;
  if (start > 0)
    g_array_remove_range (rows, 0, start);
  rest = rows->len > limit ? rows->len - limit : 0;
  if (rest > 0)
    g_array_remove_range (rows, limit, rest);
  if (rows->len > 0 && (rest > 0 || !self->world->short_cursors))
    {
      const FakeRow *last = &g_array_index (rows, FakeRow, rows->len - 1);

      self->reply->next = g_strdup_printf ("%" G_GINT64_FORMAT "__%s", last->at * 1000, last->key);
    }
  return TRUE;
}

static void
add_marks (FakeAnswer *self,
           GArray     *rows,
           GArray     *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const FakeMark *mark = &g_array_index (marks, FakeMark, i);
      const FakeAccount *actor = fake_world_account (self->world, mark->actor);
      g_autofree char *of = g_strdup_printf ("%u %" G_GUINT64_FORMAT, mark->actor, mark->seq);

      if (!(actor->flags & (FAKE_SUSPENDED | FAKE_DELETED)))
        fake_rows_add (rows, mark->at, of, mark, NULL);
    }
}

void
fake_answer_people (FakeAnswer *self,
                    const char *member,
                    GArray     *marks)
{
  g_autoptr(GArray) rows = fake_rows_new ();
  JsonArray *array;

  add_marks (self, rows, marks);
  if (!fake_answer_cut_page (self, rows))
    return;
  array = fake_answer_add_list (self, member);
  for (guint i = 0; i < rows->len; i++)
    {
      const FakeMark *mark = g_array_index (rows, FakeRow, i).mark;
      JsonObject *person = fake_bluesky_profile (self->world,
                                                 fake_world_account (self->world, mark->actor), 1);

      if (g_str_equal (member, "likes"))
        {
          JsonObject *like = json_object_new ();
          g_autofree char *at = fake_time (mark->at);

          json_object_set_object_member (like, "actor", person);
          json_object_set_string_member (like, "createdAt", at);
          json_object_set_string_member (like, "indexedAt", at);
          fake_add_object (array, like);
        }
      else
        {
          fake_add_object (array, person);
        }
    }
}
