#include "config.h"

#include "net/kscore-mastodon-reply.h"

#include <string.h>

#include "net/mastodon-support.h"

static void
test_parse (void)
{
  static const struct {
    guint       status;
    const char *type;
    const char *url;
    const char *body;
    const char *software;
    int         code; /* -1 where it can be read */
  } cases[] = {
    { 200, "application/json", "https://fen.example/a", "{}", NULL, -1 },
    { 200, NULL, "https://fen.example/a", "{}", NULL, -1 },
    { 200, "text/plain", "https://fen.example/a", "{}", NULL, -1 },
    { 200, "application/json", "https://fen.example/a", "[]", NULL, KSCORE_ERROR_BAD_REPLY },
    { 200, "application/json", "https://fen.example/login", "<p>", NULL, KSCORE_ERROR_BAD_REPLY },
    { 200, "text/html", "https://fen.example/a", "{}", NULL, KSCORE_ERROR_BAD_REPLY },
    { 200, "text/html", "https://fen.example/login?x=/a", "{}", NULL, KSCORE_ERROR_UNAUTHORIZED },
    { 200, "text/html", "https://fen.example/a", "<p>", "pixelfed", KSCORE_ERROR_UNAUTHORIZED },
    { 404, "text/html", "https://fen.example/a", "<p>", "pixelfed", KSCORE_ERROR_NOT_FOUND },
    { 302, NULL, "https://fen.example/a", "", NULL, KSCORE_ERROR_UNAUTHORIZED },
    { 401, NULL, "https://fen.example/a", "", NULL, KSCORE_ERROR_UNAUTHORIZED },
    { 403, NULL, "https://fen.example/a", "", NULL, KSCORE_ERROR_UNAUTHORIZED },
    { 422, NULL, "https://fen.example/a", "{}", NULL, KSCORE_ERROR_BAD_REPLY },
    { 503, NULL, "https://fen.example/a", "{}", NULL, KSCORE_ERROR_BAD_REPLY },
    { 200, NULL, NULL, "", NULL, KSCORE_ERROR_BAD_REPLY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreHttpReply) reply = kscore_http_reply_new (cases[i].status, cases[i].url,
                                                                 cases[i].type, cases[i].body);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root
        = kscore_mastodon_parse_object (reply, cases[i].software, &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      if (cases[i].code >= 0)
        g_assert_error (error, KSCORE_ERROR, cases[i].code);
      else
        g_assert_no_error (error);
      g_assert_cmpint (root != NULL, ==, cases[i].code < 0);
    }
}

static void
test_ids (void)
{
  static const char *const good[] = {
    "1", "113200000000000009", "9qDMOXOHxqT5Q7tWyG", "01HXYZ0000000000000000AAAA",
    "0b2c7a52-1111-4f5e-9e5e-6a6c0f9a0001", "a_b.c~d:e", "...",
  };
  static const char *const bad[] = { "", ".", "..", "a/b", "a b", "a%", "a?", "\n", "é", "a;b" };
  g_autofree char *longest = g_strnfill (128, 'x');
  g_autofree char *longer = g_strnfill (129, 'x');

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (kscore_mastodon_is_id (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kscore_mastodon_is_id (bad[i]));
  g_assert_false (kscore_mastodon_is_id (NULL));
  g_assert_true (kscore_mastodon_is_id (longest));
  g_assert_false (kscore_mastodon_is_id (longer));
}

static void
test_values (void)
{
  static const char json[]
    = "{\"a\":3,\"b\":\"4\",\"c\":-1,\"d\":null,\"e\":[],\"f\":9000000000000000000,"
      "\"past\":\"2026-11-20T08:30:12.345Z\",\"future\":\"2999-01-01T00:00:00Z\",\"bad\":\"soon\"}";
  g_autoptr (JsonNode) node = kscore_json_parse (json, strlen (json), NULL);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (kscore_mastodon_count (object, "a"), ==, 3);
  g_assert_cmpint (kscore_mastodon_count (object, "b"), ==, 4);
  g_assert_cmpint (kscore_mastodon_count (object, "c"), ==, KSCORE_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_count (object, "d"), ==, KSCORE_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_count (object, "e"), ==, KSCORE_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_count (object, "f"), ==, KSCORE_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_count (object, "none"), ==, KSCORE_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_count (NULL, "a"), ==, KSCORE_UNKNOWN);

  g_assert_cmpint (kscore_mastodon_time (object, "past", MASTODON_NOW), ==, 1795163412);
  g_assert_cmpint (kscore_mastodon_time (object, "future", MASTODON_NOW), ==, MASTODON_NOW);
  g_assert_cmpint (kscore_mastodon_time (object, "bad", MASTODON_NOW), ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_time (object, "a", MASTODON_NOW), ==, KSCORE_TIME_UNKNOWN);
}

static void
test_query (void)
{
  static const struct {
    const char *software;
    const char *next;
    const char *query;
  } cases[] = {
    { NULL, "https://fen.example/p?max_id=7&limit=80", "max_id=7&limit=80" },
    { NULL, "https://fen.example/p?max_id=%2F..", "max_id=%2F.." },
    { NULL, "https://fen.example/p", NULL },
    { NULL, "https://fen.example/q?max_id=7", NULL },
    { NULL, "https://mere.example/p?max_id=7", NULL },
    { NULL, "http://fen.example/p?max_id=7", NULL },
    { NULL, "http://localhost/p?max_id=7", NULL },
    { NULL, "/p?max_id=7", NULL },
    { NULL, NULL, NULL },
    { "snac", "http://localhost:8099/p?max_id=7", "max_id=7" },
    { "snac", "http://localhost:8098/p?max_id=7", NULL },
  };
  g_autofree char *empty = kscore_mastodon_dup_argument ("a=1&max_id=a%2Fb", "b");
  g_autofree char *found = kscore_mastodon_dup_argument ("a=1&max_id=a%2Fb", "max_id");
  g_autofree char *broken = kscore_mastodon_dup_argument ("a=%zz&max_id=1", "max_id");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (cases[i].software, NULL);
      g_autoptr (KscoreHttpReply) reply = mastodon_reply (200, "[]");
      g_autofree char *query = NULL;

      g_test_message ("%s", cases[i].next);
      reply->next = g_strdup (cases[i].next);
      query = kscore_mastodon_dup_query (reply, source, "/p");
      g_assert_cmpstr (query, ==, cases[i].query);
    }
  g_assert_null (empty);
  g_assert_cmpstr (found, ==, "a/b");
  g_assert_null (broken);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-reply/parse", test_parse);
  g_test_add_func ("/mastodon-reply/ids", test_ids);
  g_test_add_func ("/mastodon-reply/values", test_values);
  g_test_add_func ("/mastodon-reply/query", test_query);
  return g_test_run ();
}
