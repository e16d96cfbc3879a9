#include "config.h"

#include "mastodon-support.h"

#include <string.h>

/* The source as a lookup leaves it, for the people in the recorded answers. */
KscoreSource *
mastodon_source (const char *software,
                 const char *version)
{
  static const struct {
    const char *software;
    const char *server;
    const char *native_id;
    const char *handle;
    const char *remote_id;
  } places[] = {
    { "pleroma", "https://ple.example", "https://ple.example/users/ola", "ola@ple.example",
      "9qDMOXOHxqT5Q7tWyG" },
    { "akkoma", "https://ple.example", "https://ple.example/users/ola", "ola@ple.example",
      "9qDMOXOHxqT5Q7tWyG" },
    { "pixelfed", "https://pix.example", "https://pix.example/users/rue", "rue@pix.example", "51" },
    { "snac", "http://127.0.0.1:8099", "http://localhost:8099/alice", "alice@localhost:8099",
      "ea79d1e57ba8855aa391cc72cc5ede53" },
    { NULL, "https://fen.example", MASTODON_ACTOR, "Nell@fen.example", "109501234567890123" },
  };
  KscoreSource *source = kscore_source_new ("mastodon");
  guint i = 0;

  while (places[i].software != NULL && g_strcmp0 (places[i].software, software) != 0)
    i++;
  source->server = g_strdup (places[i].server);
  source->native_id = g_strdup (places[i].native_id);
  source->handle = g_strdup (places[i].handle);
  source->remote_id = g_strdup (places[i].remote_id);
  source->software = g_strdup (software);
  source->version = g_strdup (version);
  source->loopback = g_str_has_prefix (places[i].server, "http://");
  return source;
}

char *
mastodon_text (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "mastodon", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

KscoreHttpReply *
mastodon_reply (guint       status,
                const char *body)
{
  return kscore_http_reply_new (status, "https://fen.example/api", "application/json", body);
}

/* A page for people. */
KscoreHttpReply *
mastodon_page (const char *url)
{
  return kscore_http_reply_new (200, url, "text/html", "<!DOCTYPE html><title>Welcome</title>");
}

static GPtrArray *
make_posts (void)
{
  GPtrArray *posts = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_post_free);
  KscorePost *post = kscore_post_new (MASTODON_POST, MASTODON_NOW);

  post->remote_id = g_strdup (MASTODON_ID);
  g_ptr_array_add (posts, post);
  return posts;
}

KscoreAnswer *
mastodon_ask (const KscoreSource     *source,
              KscoreAsk               ask,
              KscoreKind              kind,
              const char             *cursor,
              const KscoreHttpReply  *reply,
              GError                **error)
{
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();
  g_autoptr (GPtrArray) posts = make_posts ();
  KscoreQuestion question = { ask, source, kind, posts, NULL, cursor, MASTODON_NOW };

  return kscore_provider_read (provider, &question, reply, error);
}

KscoreAnswer *
mastodon_ask_file (const KscoreSource  *source,
                   KscoreAsk            ask,
                   KscoreKind           kind,
                   const char          *file,
                   GError             **error)
{
  g_autofree char *text = mastodon_text (file);
  g_autoptr (KscoreHttpReply) reply = mastodon_reply (200, text);

  return mastodon_ask (source, ask, kind, NULL, reply, error);
}

/* What is asked, without the server; NULL where it is refused. */
char *
mastodon_address (const KscoreSource *source,
                  KscoreAsk           ask,
                  KscoreKind          kind,
                  const char         *cursor)
{
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();
  g_autoptr (GPtrArray) posts = make_posts ();
  KscoreQuestion question = { ask, source, kind, posts, NULL, cursor, MASTODON_NOW };
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreHttpRequest) request = kscore_provider_ask (provider, &question, &error);

  if (request == NULL)
    {
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
      return NULL;
    }
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (request->url, source->server));
  g_assert_cmpint (request->loopback, ==, source->loopback);
  return g_strdup (request->url + strlen (source->server));
}

/* "like 17, reshare 5" of one post. */
char *
mastodon_counts (const KscoreAnswer *answer,
                 const char         *post)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < answer->page->counts->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (answer->page->counts, i);

      if (strcmp (count->post, post) != 0)
        continue;
      g_assert_cmpint (count->at, ==, MASTODON_NOW);
      g_string_append_printf (out, "%s%s %" G_GINT64_FORMAT, out->len > 0 ? ", " : "",
                              kscore_kind_to_string (count->kind), count->total);
    }
  return g_strdup (out->str);
}

guint
mastodon_cases (void)
{
  const char *cases = g_getenv ("KSCORE_CASES");

  return cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 1000;
}
