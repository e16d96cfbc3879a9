#include "config.h"

#include "net/bluesky-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "support/kscore-page-text.h"

void
bluesky_init (Bluesky    *self,
              KscoreAsk   ask,
              KscoreKind  kind)
{
  self->provider = kscore_bluesky_new ();
  self->source = kscore_source_new ("bluesky");
  self->source->native_id = g_strdup (FERN);
  self->source->handle = g_strdup ("fern.test");
  self->source->server = g_strdup (SERVER);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_post_free);
  g_ptr_array_add (self->posts, kscore_post_new (POST, 1788267360));
  self->actors = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_actor_free);
  g_ptr_array_add (self->actors, kscore_actor_new (MOSS));
  self->question = (KscoreQuestion){ ask, self->source, kind, self->posts, self->actors, NULL,
                                     BLUESKY_NOW };
}

void
bluesky_clear (Bluesky *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->provider));
  g_clear_pointer (&self->source, kscore_source_free);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
}

char *
bluesky_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bluesky", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* In short texts ' stands for ". */
KscoreAnswer *
bluesky_read (Bluesky     *self,
              guint        status,
              const char  *body,
              GError     **error)
{
  g_autofree char *quoted = g_strdup (body);
  g_autoptr (KscoreHttpReply) reply = NULL;

  if (strchr (body, '"') == NULL)
    g_strdelimit (quoted, "'", '"');
  reply = kscore_http_reply_new (status, SERVER "/xrpc/some.method?uri=secret", "application/json",
                                 quoted);
  return kscore_provider_read (self->provider, &self->question, reply, error);
}

/* Everything in an answer, a line each; the longest words are made short. */
char *
bluesky_show (Bluesky    *self,
              const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = bluesky_read (self, 200, body, &error);
  GString *out = g_string_new (NULL);
  static const char *words[][2] = {
    { "at://" FERN POSTS, "at:F/" },
    { "at://" MOSS POSTS, "at:M/" },
    { "at://" REED POSTS, "at:R/" },
    { "https://bsky.app/profile/", "web:" },
    { FERN, "FERN" },
    { MOSS, "MOSS" },
    { REED, "REED" },
    { "2026-11-23T12:00:00Z", "now" },
  };

  g_assert_no_error (error);
  kscore_page_text_append (out, answer->page);
  for (guint i = 0; i < answer->missing->len; i++)
    g_string_append_printf (out, "missing %s\n", (char *) answer->missing->pdata[i]);
  if (answer->cursor != NULL)
    g_string_append_printf (out, "cursor %s\n", answer->cursor);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (out, words[i][0], words[i][1], 0);
  return g_string_free (out, FALSE);
}

/* Whether NAME.json of an account is read as NAME.txt says. */
void
bluesky_assert_reads (KscoreAsk   ask,
                      KscoreKind  kind,
                      const char *name,
                      const char *did,
                      const char *handle,
                      const char *cursor)
{
  g_auto (Bluesky) self = { 0 };
  g_autofree char *json = g_strconcat (name, ".json", NULL);
  g_autofree char *txt = g_strconcat (name, ".txt", NULL);
  g_autofree char *body = bluesky_load (json);
  g_autofree char *wanted = bluesky_load (txt);
  g_autofree char *shown = NULL;

  g_test_message ("%s", name);
  bluesky_init (&self, ask, kind);
  g_free (self.source->native_id);
  self.source->native_id = g_strdup (did);
  g_free (self.source->handle);
  self.source->handle = g_strdup (handle);
  self.source->pds = g_strdup (PDS);
  self.question.cursor = cursor;
  shown = bluesky_show (&self, body);
  g_assert_cmpstr (shown, ==, wanted);
}

char *
bluesky_dup_url (Bluesky  *self,
                 GError  **error)
{
  g_autoptr (KscoreHttpRequest) request = kscore_provider_ask (self->provider, &self->question,
                                                               error);

  return request != NULL ? g_strdup (request->url) : NULL;
}

void
bluesky_assert_fails (Bluesky    *self,
                      guint       status,
                      const char *body,
                      int         code,
                      const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = bluesky_read (self, status, body, &error);

  g_test_message ("%u %.200s", status, body);
  g_assert_null (answer);
  g_assert_error (error, KSCORE_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static JsonNode *make_value (GRand *rand,
                             guint  depth);

static JsonNode *
make_value (GRand *rand,
            guint  depth)
{
  static const char *strings[] = { "", "repo:", "at://", FERN, MOSS, POST, "handle.invalid",
                                   "2999-01-01T00:00:00Z", "\xf0\x9f\x8c\xbb", "a\nb", "#nobot" };
  JsonNode *node = json_node_new (JSON_NODE_NULL);
  JsonArray *array;
  JsonObject *object;

  switch (g_rand_int_range (rand, 0, depth > 0 ? 7 : 5))
    {
    case 0:
      return node;
    case 1:
      json_node_init_int (node, g_rand_boolean (rand) ? G_MAXINT64
                                                      : g_rand_int_range (rand, -3, 100));
      return node;
    case 2:
      json_node_init_double (node, g_rand_double_range (rand, -1e30, 1e30));
      return node;
    case 3:
      json_node_init_boolean (node, g_rand_boolean (rand));
      return node;
    case 4:
      json_node_init_string (node, strings[g_rand_int_range (rand, 0, G_N_ELEMENTS (strings))]);
      return node;
    case 5:
      array = json_array_new ();
      for (gint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        json_array_add_element (array, make_value (rand, depth - 1));
      json_node_init_array (node, array);
      json_array_unref (array);
      return node;
    default:
      object = json_object_new ();
      json_object_set_member (object, "did", make_value (rand, 0));
      json_object_set_member (object, "uri", make_value (rand, 0));
      json_node_init_object (node, object);
      json_object_unref (object);
      return node;
    }
}

/* Changes about one member in @one_in of all under @node. */
static void
mutate (GRand    *rand,
        JsonNode *node,
        guint     one_in)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      for (GList *l = members; l != NULL; l = l->next)
        g_ptr_array_add (names, g_strdup (l->data));
      for (guint i = 0; i < names->len; i++)
        {
          if (g_rand_int_range (rand, 0, one_in) != 0)
            mutate (rand, json_object_get_member (object, names->pdata[i]), one_in);
          else if (g_rand_int_range (rand, 0, 3) == 0)
            json_object_remove_member (object, names->pdata[i]);
          else
            json_object_set_member (object, names->pdata[i], make_value (rand, 2));
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        mutate (rand, json_array_get_element (array, i), one_in);
      if (g_rand_int_range (rand, 0, one_in) == 0)
        json_array_add_element (array, make_value (rand, 2));
    }
}

/* A good answer of which nobody knows how good it still is. */
char *
bluesky_mutate (GRand      *rand,
                const char *body)
{
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  char *mutated;

  mutate (rand, node, g_rand_int_range (rand, 3, 100));
  mutated = json_to_string (node, FALSE);
  if (g_rand_int_range (rand, 0, 10) == 0)
    mutated[g_rand_int_range (rand, 0, strlen (mutated))] = '\0';
  return mutated;
}

guint
bluesky_cases (void)
{
  const char *cases = g_getenv ("KSCORE_CASES");

  return cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 1000;
}
