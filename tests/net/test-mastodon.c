#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "net/mastodon-support.h"
#include "support/kscore-web-fixture.h"

/* Every question: what is sent, and what becomes of the answer. */

static void
test_recognise (void)
{
  static const struct {
    const char *typed;
    const char *handle;
    guint       sure;
  } cases[] = {
    { "@Nell@Fen.example", "Nell@fen.example", 2 },
    { "https://fen.example/@Nell/113200000000000009", "Nell@fen.example", 2 },
    { "https://fen.example/ap/users/1160", NULL, 2 },
    { "nell", NULL, 0 },
    { "@nell.bsky.social", NULL, 0 },
    { "https://bsky.app/@nell", NULL, 0 },
  };
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();

  g_assert_cmpstr (kscore_provider_get_network (provider), ==, "mastodon");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = NULL;

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpuint (kscore_provider_recognise (provider, cases[i].typed, &handle), ==,
                        cases[i].sure);
      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

static void
test_profile (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreSource) other = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer
    = mastodon_ask_file (source, KSCORE_ASK_PROFILE, 0, "mastodon-account", &error);
  const KscoreAccount *account;

  g_assert_no_error (error);
  account = answer->page->account;
  g_assert_cmpstr (account->native_id, ==, MASTODON_ACTOR);
  g_assert_cmpstr (account->handle, ==, "Nell@fen.example");
  g_assert_cmpstr (account->display_name, ==, "Nell Marsh :heron:");
  g_assert_cmpstr (account->url, ==, "https://fen.example/@Nell");
  g_assert_cmpint (account->created_at, ==, 1551484800);
  g_assert_cmpint (account->followers, ==, 321);
  g_assert_cmpint (account->following, ==, 123);
  g_assert_cmpint (answer->followers, ==, 321);
  g_assert_cmpuint (answer->page->audience->len, ==, 1);
  g_assert_cmpint (g_array_index (answer->page->audience, KscoreAudience, 0).followers, ==, 321);
  g_assert_null (answer->opt_out);

  /* Somebody else's. */
  g_free (other->native_id);
  other->native_id = g_strdup ("https://fen.example/users/Ivy");
  g_assert_null (mastodon_ask_file (other, KSCORE_ASK_PROFILE, 0, "mastodon-account", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
  g_clear_error (&error);
  g_assert_null (mastodon_ask_file (source, KSCORE_ASK_PROFILE, 0, "pleroma-account", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
}

static void
test_profile_elsewhere (void)
{
  g_autoptr (KscoreSource) pleroma = mastodon_source ("pleroma", "2.6.3");
  g_autoptr (KscoreSource) snac = mastodon_source ("snac", "2.75");
  g_autoptr (KscoreSource) old = mastodon_source ("mastodon", "4.1.0");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer
    = mastodon_ask_file (pleroma, KSCORE_ASK_PROFILE, 0, "pleroma-account", &error);

  /* Hidden behind a 0. */
  g_assert_no_error (error);
  g_assert_cmpint (answer->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (answer->page->account->following, ==, 44);
  g_assert_cmpuint (answer->page->audience->len, ==, 0);
  g_assert_null (answer->opt_out);
  g_clear_pointer (&answer, kscore_answer_free);

  answer = mastodon_ask_file (snac, KSCORE_ASK_PROFILE, 0, "snac-account", &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (answer->page->account->following, ==, KSCORE_UNKNOWN);
  g_assert_cmpuint (answer->page->audience->len, ==, 0);
  g_clear_pointer (&answer, kscore_answer_free);

  answer = mastodon_ask_file (old, KSCORE_ASK_PROFILE, 0, "mastodon-4.1-account", &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer->followers, ==, 321);
}

static void
check_refusal (KscoreAsk   ask,
               KscoreKind  kind,
               guint       status,
               const char *type,
               const char *url,
               const char *body,
               int         code)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreHttpReply) reply = kscore_http_reply_new (status, url, type, body);
  g_autoptr (GError) error = NULL;

  g_test_message ("%d %u %s", ask, status, url);
  g_assert_null (mastodon_ask (source, ask, kind, NULL, reply, &error));
  g_assert_error (error, KSCORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, code == KSCORE_ERROR_NOT_FOUND ? "" : "fen.example"));
}

static void
test_refusals (void)
{
  static const char json[] = "application/json";
  static const char here[] = "https://fen.example/api";
  static const char deep[] = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[";

  for (KscoreAsk ask = KSCORE_ASK_PROFILE; ask <= KSCORE_ASK_POST; ask++)
    {
      check_refusal (ask, 0, 401, json, here, "{\"error\":\"?\"}", KSCORE_ERROR_UNAUTHORIZED);
      check_refusal (ask, 0, 403, json, here, "{\"error\":\"?\"}", KSCORE_ERROR_UNAUTHORIZED);
      check_refusal (ask, 0, 302, "text/html", here, "", KSCORE_ERROR_UNAUTHORIZED);
      check_refusal (ask, 0, 200, "text/html", "https://fen.example/login", "<html>",
                     KSCORE_ERROR_UNAUTHORIZED);
      check_refusal (ask, 0, 200, "text/html", "https://fen.example/auth/sign_in", "<html>",
                     KSCORE_ERROR_UNAUTHORIZED);
      check_refusal (ask, 0, 200, "text/html", here, "<html>", KSCORE_ERROR_BAD_REPLY);
      check_refusal (ask, 0, 500, "text/html", here, "<html>", KSCORE_ERROR_BAD_REPLY);
      check_refusal (ask, 0, 200, json, here, "", KSCORE_ERROR_BAD_REPLY);
      check_refusal (ask, 0, 200, json, here, "{\"id\":\"1", KSCORE_ERROR_BAD_REPLY);
      check_refusal (ask, 0, 200, json, here, deep, KSCORE_ERROR_BAD_REPLY);
      check_refusal (ask, 0, 200, json, here, "7", KSCORE_ERROR_BAD_REPLY);
      check_refusal (ask, 0, 200, json, here, "[7]", KSCORE_ERROR_BAD_REPLY);
    }
  check_refusal (KSCORE_ASK_PROFILE, 0, 404, json, here, "{}", KSCORE_ERROR_NOT_FOUND);
  check_refusal (KSCORE_ASK_PROFILE, 0, 410, json, here, "{}", KSCORE_ERROR_NOT_FOUND);
  check_refusal (KSCORE_ASK_POSTS, 0, 404, json, here, "{}", KSCORE_ERROR_NOT_FOUND);
  check_refusal (KSCORE_ASK_COUNTS, 0, 404, json, here, "{}", KSCORE_ERROR_NOT_FOUND);
  check_refusal (KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, 404, json, here, "{}",
                 KSCORE_ERROR_NOT_FOUND);
  check_refusal (KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, 200, json, here, "{}",
                 KSCORE_ERROR_BAD_REPLY);
  check_refusal (KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, 200, json, here, "[7,{},null]",
                 KSCORE_ERROR_BAD_REPLY);
}

static void
test_suspended (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreHttpReply) reply
    = mastodon_reply (200, "{\"id\":\"109501234567890123\",\"suspended\":true}");
  g_autoptr (GError) error = NULL;

  g_assert_null (mastodon_ask (source, KSCORE_ASK_PROFILE, 0, NULL, reply, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN);
}

static void
test_posts (void)
{
  static const struct {
    const char    *id;
    KscorePostKind kind;
    gboolean       self;
  } posts[] = {
    { "9", KSCORE_POST_POST, FALSE },  { "8", KSCORE_POST_POST, FALSE },
    { "7", KSCORE_POST_REPLY, TRUE },  { "6", KSCORE_POST_REPLY, FALSE },
    { "5", KSCORE_POST_QUOTE, FALSE },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer
    = mastodon_ask_file (source, KSCORE_ASK_POSTS, 0, "mastodon-statuses", &error);
  g_autofree char *counts = NULL;
  g_autofree char *zeros = NULL;

  g_assert_no_error (error);
  /* Boosts and what is for some people only have gone. */
  g_assert_cmpuint (answer->page->posts->len, ==, G_N_ELEMENTS (posts));
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      const KscorePost *post = g_ptr_array_index (answer->page->posts, i);
      g_autofree char *uri
        = g_strconcat (MASTODON_ACTOR "/statuses/11320000000000000", posts[i].id, NULL);

      g_assert_cmpstr (post->native_id, ==, uri);
      g_assert_cmpstr (post->remote_id, ==, strrchr (uri, '/') + 1);
      g_assert_cmpint (post->kind, ==, posts[i].kind);
      g_assert_cmpint (post->reply_to_self, ==, posts[i].self);
      g_assert_cmpint (post->read_at, ==, MASTODON_NOW);
    }
  counts = mastodon_counts (answer, MASTODON_POST);
  g_assert_cmpstr (counts, ==, "like 17, reshare 5, reply 2, quote 1");
  zeros = mastodon_counts (answer, MASTODON_ACTOR "/statuses/113200000000000008");
  g_assert_cmpstr (zeros, ==, "like 0, reshare 0, reply 0, quote 0");
  /* Mastodon would have said how to go on. */
  g_assert_null (answer->cursor);
}

static char *
posts_cursor (const KscoreSource *source,
              const char         *file,
              const char         *cursor,
              const char         *next)
{
  g_autofree char *text = file != NULL ? mastodon_text (file) : g_strdup ("[]");
  g_autoptr (KscoreHttpReply) reply = mastodon_reply (200, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = NULL;

  reply->next = g_strdup (next);
  answer = mastodon_ask (source, KSCORE_ASK_POSTS, 0, cursor, reply, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&answer->cursor);
}

static void
test_posts_cursor (void)
{
#define NEXT "https://fen.example/api/v1/accounts/109501234567890123/statuses"
  static const struct {
    const char *software;
    const char *file;
    const char *cursor;
    const char *next;
    const char *expected;
  } cases[] = {
    { "mastodon", "mastodon-statuses", NULL, NEXT "?max_id=55&limit=40", "55" },
    { "mastodon", "mastodon-statuses", "55", NEXT "?max_id=55&limit=40", NULL },
    { "mastodon", "mastodon-statuses", NULL, NULL, NULL },
    { "mastodon", NULL, NULL, NEXT "?max_id=55", NULL },
    /* A server does not choose where it goes on; nor does what it says end the list early. */
    { "mastodon", "mastodon-statuses", NULL, "https://evil.example/?max_id=55",
      "113200000000000002" },
    { "mastodon", "mastodon-statuses", NULL, "http://127.0.0.1/api?max_id=55",
      "113200000000000002" },
    { "mastodon", "mastodon-statuses", NULL, NEXT "?max_id=..%2F..", "113200000000000002" },
    { "friendica", "mastodon-statuses", NULL, NULL, "113200000000000002" },
    { "friendica", "mastodon-statuses", "113200000000000002", NULL, NULL },
    { "friendica", NULL, "113200000000000002", NULL, NULL },
    { "snac", "snac-statuses", NULL, NULL, "1795433163ef3bb64263d2eb10d98d9fbc7bc91967" },
    { "pleroma", "pleroma-statuses", NULL,
      "https://ple.example/api/v1/accounts/9qDMOXOHxqT5Q7tWyG/statuses?max_id=AoWnDGz", "AoWnDGz" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (cases[i].software, NULL);
      g_autofree char *cursor
        = posts_cursor (source, cases[i].file, cases[i].cursor, cases[i].next);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].software);
      g_assert_cmpstr (cursor, ==, cases[i].expected);
    }
}

static void
test_posts_of_others (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (GError) error = NULL;

  g_assert_null (mastodon_ask_file (source, KSCORE_ASK_POSTS, 0, "pleroma-statuses", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
  g_clear_error (&error);
  /* The right id, but somebody else's lasting id. */
  g_free (source->native_id);
  source->native_id = g_strdup ("https://fen.example/users/Ivy");
  g_assert_null (mastodon_ask_file (source, KSCORE_ASK_POSTS, 0, "mastodon-statuses", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
}

static void
test_posts_elsewhere (void)
{
  static const struct {
    const char *software;
    const char *file;
    guint       n;
    const char *post;
    const char *counts;
  } cases[] = {
    { "mastodon", "mastodon-4.1-statuses", 1, MASTODON_POST, "like 17, reshare 5, reply 2" },
    { "pleroma", "pleroma-statuses", 1,
      "https://ple.example/objects/0b2c7a52-1111-4f5e-9e5e-6a6c0f9a0001",
      "like 6, reshare 1, reply 0" },
    { "akkoma", "akkoma-statuses", 1,
      "https://ple.example/objects/1b2c7a52-1111-4f5e-9e5e-6a6c0f9a0001",
      "like 7, reshare 1, reply 0" },
    { "pixelfed", "pixelfed-statuses", 1, "https://pix.example/p/rue/610000000000000001",
      "like 6, reply 2, quote 1" },
    /* An own post that others passed on is listed as theirs. */
    { "snac", "snac-statuses", 3, "http://localhost:8099/alice/p/1795433163.478879",
      "like 6, reshare 3, reply 2" },
    { "snac", "snac-statuses", 3, "http://localhost:8099/alice/p/1795433179.900458", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (cases[i].software, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer
        = mastodon_ask_file (source, KSCORE_ASK_POSTS, 0, cases[i].file, &error);
      g_autofree char *counts = NULL;

      g_test_message ("%s", cases[i].file);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->page->posts->len, ==, cases[i].n);
      counts = mastodon_counts (answer, cases[i].post);
      g_assert_cmpstr (counts, ==, cases[i].counts);
    }
}

/* A server that repeats itself is believed once. */
static void
test_posts_twice (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.1.0");
  g_autofree char *text = mastodon_text ("mastodon-4.1-statuses");
  g_autofree char *twice = NULL;
  g_autoptr (KscoreHttpReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = NULL;

  *strrchr (text, ']') = '\0';
  twice = g_strconcat (text, ",", text + 1, "]", NULL);
  reply = mastodon_reply (200, twice);
  answer = mastodon_ask (source, KSCORE_ASK_POSTS, 0, NULL, reply, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->page->posts->len, ==, 1);
  g_assert_cmpuint (answer->page->counts->len, ==, 3);
}

static KscoreAnswer *
ask_posts_again (const KscoreSource  *source,
                 KscoreAsk            ask,
                 guint                status,
                 const char          *body,
                 GError             **error)
{
  g_autoptr (KscoreHttpReply) reply = mastodon_reply (status, body);

  return mastodon_ask (source, ask, 0, NULL, reply, error);
}

static void
test_counts (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreSource) ivy = mastodon_source ("mastodon", "4.6.1");
  g_autofree char *text = mastodon_text ("mastodon-statuses");
  g_autofree char *counts = NULL;
  g_autoptr (GString) lie = g_string_new (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer
    = ask_posts_again (source, KSCORE_ASK_COUNTS, 200, text, &error);

  /* Only what was asked for. */
  g_assert_no_error (error);
  g_assert_cmpuint (answer->page->posts->len, ==, 1);
  g_assert_cmpuint (answer->missing->len, ==, 0);
  counts = mastodon_counts (answer, MASTODON_POST);
  g_assert_cmpstr (counts, ==, "like 17, reshare 5, reply 2, quote 1");
  g_clear_pointer (&answer, kscore_answer_free);

  answer = ask_posts_again (source, KSCORE_ASK_COUNTS, 200, "[]", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (answer->missing, 0), ==, MASTODON_POST);
  g_clear_pointer (&answer, kscore_answer_free);

  /* It is for some people only by now: not told, but not gone either. */
  g_string_replace (lie, "\"public\"", "\"private\"", 0);
  answer = ask_posts_again (source, KSCORE_ASK_COUNTS, 200, lie->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->missing->len, ==, 0);
  g_assert_cmpuint (answer->page->posts->len, ==, 0);
  g_assert_cmpuint (answer->page->counts->len, ==, 0);
  g_string_replace (lie, "\"private\"", "\"public\"", 0);

  /* Without its id nothing tells which of the posts are there. */
  g_assert_null (ask_posts_again (source, KSCORE_ASK_COUNTS, 200, "[{}]", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
  g_clear_error (&error);

  /* Another post or another author under that id. */
  g_string_replace (lie, MASTODON_POST, MASTODON_ACTOR "/statuses/other", 0);
  g_assert_null (ask_posts_again (source, KSCORE_ASK_COUNTS, 200, lie->str, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
  g_clear_error (&error);
  g_free (ivy->remote_id);
  ivy->remote_id = g_strdup ("6");
  g_assert_null (ask_posts_again (ivy, KSCORE_ASK_COUNTS, 200, text, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
}

static void
test_post (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.1.0");
  g_autofree char *text = mastodon_text ("mastodon-4.1-statuses");
  g_autoptr (GString) one = g_string_new (text);
  const KscoreAsk asks[] = { KSCORE_ASK_POST, KSCORE_ASK_COUNTS };
  g_autoptr (GString) other = NULL;

  /* The only one of the list. */
  g_string_erase (one, 0, strchr (one->str, '{') - one->str);
  g_string_truncate (one, strrchr (one->str, '}') + 1 - one->str);
  other = g_string_new (one->str);
  g_string_replace (other, "\"" MASTODON_ID "\"", "\"7\"", 0);
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = ask_posts_again (source, asks[i], 200, one->str, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (answer->missing->len, ==, 0);
      g_assert_cmpuint (answer->page->posts->len, ==, 1);
      for (guint status = 404; status <= 410; status += 6)
        {
          g_autoptr (KscoreAnswer) gone
            = ask_posts_again (source, asks[i], status, "{\"error\":\"?\"}", &error);

          g_assert_no_error (error);
          g_assert_cmpuint (gone->missing->len, ==, 1);
          g_assert_cmpstr (g_ptr_array_index (gone->missing, 0), ==, MASTODON_POST);
        }
      g_assert_null (ask_posts_again (source, asks[i], 200, "{\"id\":\"7\"}", &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
      g_clear_error (&error);
      g_assert_null (ask_posts_again (source, asks[i], 200, other->str, &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
    }
}

/* The same over HTTP: a server on this machine, with the client that people use. */

#define API "/api/v1/accounts/109501234567890123"

static void
add_file (KscoreWebFixture   *server,
          const char         *path,
          const char         *file,
          const char * const *headers)
{
  g_autofree char *text = mastodon_text (file);
  g_autoptr (GString) body = g_string_new (text);

  g_string_replace (body, "https://fen.example", "@ORIGIN@", 0);
  g_string_replace (body, "fen.example", kscore_web_fixture_get_host (server), 0);
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = path, .type = "application/json",
                                                       .body = body->str, .headers = headers });
}

static void
done_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_object_ref (result);
  *(GAsyncResult **) user_data = result;
}

static KscoreLookup *
resolve (KscoreHttpClient  *client,
         const char        *typed,
         const char        *service,
         GError           **error)
{
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();
  g_autoptr (GAsyncResult) result = NULL;

  kscore_provider_resolve_async (provider, client, typed, service, MASTODON_NOW, NULL, done_cb,
                                 &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kscore_provider_resolve_finish (provider, result, error);
}

static KscoreAnswer *
ask_over_http (KscoreHttpClient    *client,
               const KscoreSource  *source,
               KscoreAsk            ask,
               KscoreKind           kind,
               const char          *cursor,
               GError             **error)
{
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *uri = g_strconcat (source->native_id, "/statuses/" MASTODON_ID, NULL);
  g_autoptr (KscorePost) post = kscore_post_new (uri, MASTODON_NOW);
  g_autoptr (GPtrArray) posts = g_ptr_array_new ();
  KscoreQuestion question = { ask, source, kind, posts, NULL, cursor, MASTODON_NOW };

  g_ptr_array_add (posts, post);
  kscore_provider_ask_async (provider, client, &question, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return kscore_provider_ask_finish (provider, result, error);
}

static void
test_over_http (void)
{
  static const char *const next_posts[] = {
    "Link", "<@ORIGIN@" API "/statuses?limit=40&max_id=77>; rel=\"next\", "
            "<@ORIGIN@" API "/statuses?min_id=99>; rel=\"prev\"", NULL,
  };
  static const char *const next_people[] = {
    "Link", "<@ORIGIN@/api/v1/statuses/" MASTODON_ID "/favourited_by?max_id=5>; rel=\"next\"",
    NULL,
  };
  g_autoptr (KscoreWebFixture) server = kscore_web_fixture_new ();
  g_autoptr (KscoreHttpClient) client = kscore_http_client_new (NULL);
  const char *origin = kscore_web_fixture_get_origin (server);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreLookup) lookup = NULL;
  g_autoptr (KscoreAnswer) posts = NULL;
  g_autoptr (KscoreAnswer) end = NULL;
  g_autoptr (KscoreAnswer) likes = NULL;
  g_autoptr (KscoreAnswer) more = NULL;
  g_autoptr (KscoreAnswer) counts = NULL;
  g_autoptr (KscoreAnswer) hidden = NULL;

  g_object_set (client, "pace-scale", 0.0, NULL);
  add_file (server, "/.well-known/webfinger", "mastodon-finger", NULL);
  add_file (server, "/.well-known/nodeinfo", "mastodon-nodes", NULL);
  add_file (server, "/nodeinfo/2.0", "mastodon-node", NULL);
  add_file (server, "/api/v1/accounts/lookup?acct=Nell", "mastodon-account", NULL);
  add_file (server, API "/statuses?limit=40&exclude_reblogs=true&exclude_replies=false",
            "mastodon-statuses", next_posts);
  kscore_web_fixture_add_json (
    server, API "/statuses?limit=40&exclude_reblogs=true&exclude_replies=false&max_id=77", "[]");
  add_file (server, "/api/v1/statuses/" MASTODON_ID "/favourited_by?limit=80",
            "mastodon-favourited", next_people);
  add_file (server, "/api/v1/statuses/" MASTODON_ID "/favourited_by?max_id=5",
            "mastodon-favourited", NULL);
  add_file (server, "/api/v1/statuses?id[]=" MASTODON_ID, "mastodon-statuses", NULL);
  kscore_web_fixture_add (server, &(KscoreWebAnswer) {
    .path = API "/followers?limit=80", .status = 302,
    .headers = (const char *const[]) { "Location", "/login", NULL } });
  kscore_web_fixture_add (server, &(KscoreWebAnswer) { .path = "/login", .type = "text/html",
                                                       .body = "<form>" });

  lookup = resolve (client, "nell", origin, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lookup->source->server, ==, origin);
  g_assert_cmpstr (lookup->source->version, ==, "4.6.1");
  g_assert_cmpint (lookup->profile->followers, ==, 321);

  posts = ask_over_http (client, lookup->source, KSCORE_ASK_POSTS, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posts->page->posts->len, ==, 5);
  g_assert_cmpstr (posts->cursor, ==, "77");
  end = ask_over_http (client, lookup->source, KSCORE_ASK_POSTS, 0, posts->cursor, &error);
  g_assert_no_error (error);
  g_assert_null (end->cursor);

  likes = ask_over_http (client, lookup->source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, NULL,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (likes->page->interactions->len, ==, 2);
  g_assert_cmpstr (likes->cursor, ==, "?max_id=5");
  more = ask_over_http (client, lookup->source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE,
                        likes->cursor, &error);
  g_assert_no_error (error);
  g_assert_null (more->cursor);

  counts = ask_over_http (client, lookup->source, KSCORE_ASK_COUNTS, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->page->counts->len, ==, 4);
  g_assert_cmpuint (counts->missing->len, ==, 0);

  hidden = ask_over_http (client, lookup->source, KSCORE_ASK_FOLLOWERS, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (hidden->hidden);
  g_assert_null (ask_over_http (client, lookup->source, KSCORE_ASK_PROFILE, 0, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

/* One random edit of a good answer. */
static void
mutate (GString *text,
        GRand   *rand)
{
  static const char *const pieces[] = {
    "null", "7", "-1", "1e300", "\"\"", "[]", "{}", "true", "\"\\ud800\"", "99999999999999999999",
    "\"https://evil.example/\"", "\"../..\"", "\"2999-01-01T00:00:00Z\"", "[[[[]]]]", "\\u0000",
  };
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) text->len);
  const char *colon, *end;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      text->str[at] = (char) g_rand_int_range (rand, 1, 256);
      break;
    case 1:
      g_string_truncate (text, at);
      break;
    case 2:
      g_string_erase (text, (gssize) at, MIN ((gssize) (text->len - at), 12));
      break;
    default:
      /* The value of some member becomes something else. */
      colon = strstr (text->str + at, "\": ");
      if (colon == NULL)
        break;
      colon += 3;
      end = strpbrk (colon, ",\n");
      if (end == NULL)
        break;
      at = (gsize) (colon - text->str);
      g_string_erase (text, (gssize) at, end - colon);
      g_string_insert (text, (gssize) at,
                       pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      break;
    }
}

static void
check_page (const KscorePage *page)
{
  for (guint i = 0; i < page->posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (page->posts, i);

      g_assert_nonnull (post->native_id);
      g_assert_cmpint (post->at, <=, MASTODON_NOW);
      g_assert_true (post->text == NULL || g_utf8_validate (post->text, -1, NULL));
    }
  for (guint i = 0; i < page->counts->len; i++)
    g_assert_cmpint (((KscoreCount *) g_ptr_array_index (page->counts, i))->total, >=, 0);
  for (guint i = 0; i < page->interactions->len; i++)
    {
      const KscoreInteraction *interaction = g_ptr_array_index (page->interactions, i);
      gboolean there = FALSE;

      for (guint j = 0; j < page->actors->len && !there; j++)
        there = strcmp (((KscoreActor *) g_ptr_array_index (page->actors, j))->key,
                        interaction->actor) == 0;
      g_assert_true (there);
    }
}

static void
test_mutations (void)
{
  static const struct {
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *software;
    const char *cursor;
    const char *file;
  } answers[] = {
    { KSCORE_ASK_PROFILE, 0, "mastodon", NULL, "mastodon-account" },
    { KSCORE_ASK_PROFILE, 0, "pleroma", NULL, "pleroma-account" },
    { KSCORE_ASK_POSTS, 0, "mastodon", NULL, "mastodon-statuses" },
    { KSCORE_ASK_POSTS, 0, "pleroma", NULL, "pleroma-statuses" },
    { KSCORE_ASK_POSTS, 0, "snac", NULL, "snac-statuses" },
    { KSCORE_ASK_COUNTS, 0, "mastodon", NULL, "mastodon-statuses" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "mastodon", NULL, "mastodon-favourited" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "pleroma", "emoji", "pleroma-reactions" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, "mastodon", NULL, "mastodon-context" },
  };
  guint cases = mastodon_cases ();
  guint32 seed = g_test_rand_int_range (0, G_MAXINT32);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_read = 0, n_refused = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < cases; i++)
    {
      gsize which = i % G_N_ELEMENTS (answers);
      g_autoptr (KscoreSource) source = mastodon_source (answers[which].software, "4.6.1");
      g_autofree char *good = mastodon_text (answers[which].file);
      g_autoptr (GString) text = g_string_new (good);
      g_autoptr (KscoreHttpReply) reply = NULL;
      g_autoptr (KscoreAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (rand, 1, 5); n > 0 && text->len > 0; n--)
        mutate (text, rand);
      reply = mastodon_reply (200, text->str);
      answer = mastodon_ask (source, answers[which].ask, answers[which].kind,
                             answers[which].cursor, reply, &error);
      if (answer == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == KSCORE_ERROR);
          n_refused++;
        }
      else
        {
          g_assert_no_error (error);
          check_page (answer->page);
          n_read++;
        }
    }
  if (cases >= 100)
    g_assert_true (n_read > 0 && n_refused > 0);
}

/* Makes the member number @which of a tree something else. Returns: FALSE where there are fewer. */
static gboolean
replace_member (JsonNode   *node,
                guint      *which,
                const char *json)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (replace_member (json_array_get_element (array, i), which, json))
          return TRUE;
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      for (GList *l = members; l != NULL; l = l->next)
        {
          if ((*which)-- == 0)
            {
              json_object_set_member (object, l->data, json_from_string (json, NULL));
              return TRUE;
            }
          if (replace_member (json_object_get_member (object, l->data), which, json))
            return TRUE;
        }
    }
  return FALSE;
}

/* Keeps the first item of a list, as the others have the same members. */
static char *
shorten (const char *file)
{
  g_autofree char *text = mastodon_text (file);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *list = NULL;

  if (JSON_NODE_HOLDS_ARRAY (root))
    list = json_node_get_array (root);
  else if (json_object_has_member (json_node_get_object (root), "descendants"))
    list = json_object_get_array_member (json_node_get_object (root), "descendants");
  while (list != NULL && json_array_get_length (list) > 1)
    json_array_remove_element (list, 1);
  return json_to_string (root, FALSE);
}

/* Every member of every answer as every type. */
static void
test_wrong_types (void)
{
  static const char *const values[] = { "null", "true", "7", "-0.5", "\"?\"", "[7]", "{\"a\":[]}" };
  static const struct {
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *software;
    const char *cursor;
    const char *file;
  } answers[] = {
    { KSCORE_ASK_PROFILE, 0, "mastodon", NULL, "mastodon-account" },
    { KSCORE_ASK_PROFILE, 0, "pleroma", NULL, "pleroma-account" },
    { KSCORE_ASK_POSTS, 0, "mastodon", NULL, "mastodon-4.1-statuses" },
    { KSCORE_ASK_POSTS, 0, "akkoma", NULL, "akkoma-statuses" },
    { KSCORE_ASK_POSTS, 0, "pleroma", NULL, "pleroma-statuses" },
    { KSCORE_ASK_POSTS, 0, "snac", NULL, "snac-statuses" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "mastodon", NULL, "mastodon-favourited" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "pleroma", "emoji", "pleroma-reactions" },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, "mastodon", NULL, "mastodon-context" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (answers[i].software, "4.6.1");
      g_autofree char *text = shorten (answers[i].file);
      gboolean more = TRUE;

      for (guint member = 0; more; member++)
        for (gsize j = 0; j < G_N_ELEMENTS (values) && more; j++)
          {
            g_autoptr (JsonNode) copy = json_from_string (text, NULL);
            g_autofree char *changed = NULL;
            g_autoptr (KscoreHttpReply) reply = NULL;
            g_autoptr (KscoreAnswer) answer = NULL;
            g_autoptr (GError) error = NULL;
            guint which = member;

            more = replace_member (copy, &which, values[j]);
            changed = json_to_string (copy, FALSE);
            reply = mastodon_reply (200, changed);
            answer = mastodon_ask (source, answers[i].ask, answers[i].kind, answers[i].cursor,
                                   reply, &error);
            g_assert_true ((answer == NULL) == (error != NULL));
            g_assert_true (error == NULL || error->domain == KSCORE_ERROR);
            if (answer != NULL)
              check_page (answer->page);
          }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon/recognise", test_recognise);
  g_test_add_func ("/mastodon/profile", test_profile);
  g_test_add_func ("/mastodon/profile-elsewhere", test_profile_elsewhere);
  g_test_add_func ("/mastodon/refusals", test_refusals);
  g_test_add_func ("/mastodon/suspended", test_suspended);
  g_test_add_func ("/mastodon/posts", test_posts);
  g_test_add_func ("/mastodon/posts-cursor", test_posts_cursor);
  g_test_add_func ("/mastodon/posts-of-others", test_posts_of_others);
  g_test_add_func ("/mastodon/posts-elsewhere", test_posts_elsewhere);
  g_test_add_func ("/mastodon/posts-twice", test_posts_twice);
  g_test_add_func ("/mastodon/counts", test_counts);
  g_test_add_func ("/mastodon/post", test_post);
  g_test_add_func ("/mastodon/over-http", test_over_http);
  g_test_add_func ("/mastodon/wrong-types", test_wrong_types);
  g_test_add_func ("/mastodon/mutations", test_mutations);
  return g_test_run ();
}
