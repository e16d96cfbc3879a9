#include "config.h"

#include "net/kscore-mastodon-list.h"

#include <string.h>

#include "net/mastodon-support.h"

static void
test_likes (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreSource) old = mastodon_source ("mastodon", "4.1.0");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = mastodon_ask_file (
    source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "mastodon-favourited", &error);
  const KscoreInteraction *interaction;
  const KscoreActor *actor;

  /* Bob is there twice. */
  g_assert_no_error (error);
  g_assert_cmpuint (answer->page->actors->len, ==, 2);
  g_assert_cmpuint (answer->page->interactions->len, ==, 2);
  interaction = g_ptr_array_index (answer->page->interactions, 0);
  g_assert_cmpstr (interaction->post, ==, MASTODON_POST);
  g_assert_cmpint (interaction->kind, ==, KSCORE_KIND_LIKE);
  g_assert_cmpstr (interaction->actor, ==, "https://mere.example/users/Bob");
  g_assert_cmpint (interaction->at, ==, KSCORE_TIME_UNKNOWN);
  g_assert_cmpint (interaction->precision, ==, KSCORE_PRECISION_ESTIMATED);
  g_assert_cmpint (interaction->seq, ==, 0);
  actor = g_ptr_array_index (answer->page->actors, 1);
  g_assert_cmpstr (actor->handle, ==, "ivy@fen.example");
  g_assert_cmpint (actor->followers, ==, 0);
  g_assert_cmpint (actor->read_at, ==, MASTODON_NOW);
  g_assert_null (answer->cursor);
  g_assert_false (answer->hidden);
  g_clear_pointer (&answer, kscore_answer_free);

  /* Before 4.2 people have names only. */
  answer = mastodon_ask_file (old, KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE,
                              "mastodon-4.1-favourited", &error);
  g_assert_no_error (error);
  actor = g_ptr_array_index (answer->page->actors, 1);
  g_assert_cmpstr (actor->key, ==, "ivy@fen.example");
  g_assert_cmpstr (actor->handle, ==, "Ivy@fen.example");
  interaction = g_ptr_array_index (answer->page->interactions, 1);
  g_assert_cmpint (interaction->kind, ==, KSCORE_KIND_RESHARE);
}

static void
test_list_cursor (void)
{
#define LIST "https://fen.example/api/v1/statuses/" MASTODON_ID "/favourited_by"
  static const struct {
    const char *next;
    const char *cursor;
    const char *expected;
  } cases[] = {
    { NULL, NULL, NULL },
    { LIST "?limit=80&max_id=77", NULL, "?limit=80&max_id=77" },
    /* In a circle: who asked sees that too. */
    { LIST "?limit=80&max_id=77", "?limit=80&max_id=77", "?limit=80&max_id=77" },
    { LIST, NULL, NULL },
    { "https://evil.example/api/v1/statuses/" MASTODON_ID "/favourited_by?max_id=77", NULL, NULL },
    { "http://fen.example/api/v1/statuses/" MASTODON_ID "/favourited_by?max_id=77", NULL, NULL },
    { "https://a:b@fen.example/api/v1/statuses/" MASTODON_ID "/favourited_by?max_id=7", NULL,
      NULL },
    { "https://fen.example/api/v1/statuses/1/favourited_by?max_id=77", NULL, NULL },
    { "javascript:alert(1)", NULL, NULL },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autofree char *text = mastodon_text ("mastodon-favourited");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreHttpReply) reply = mastodon_reply (200, text);
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer = NULL;

      g_test_message ("%s", cases[i].next);
      reply->next = g_strdup (cases[i].next);
      answer = mastodon_ask (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, cases[i].cursor, reply,
                             &error);
      g_assert_no_error (error);
      g_assert_cmpstr (answer->cursor, ==, cases[i].expected);
    }
}

static void
test_emoji (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("pleroma", "2.6.3");
  g_autofree char *text = mastodon_text ("pleroma-reactions");
  g_autoptr (KscoreHttpReply) reply = mastodon_reply (200, text);
  g_autoptr (KscoreHttpReply) none = mastodon_reply (404, "{}");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = mastodon_ask_file (
    source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "pleroma-favourited", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (answer->page->actors->len, ==, 1);
  g_assert_cmpstr (answer->cursor, ==, "emoji");
  g_clear_pointer (&answer, kscore_answer_free);

  /* Whoever chose two emoji is one person. */
  answer = mastodon_ask (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "emoji", reply, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->page->actors->len, ==, 2);
  g_assert_cmpuint (answer->page->interactions->len, ==, 2);
  g_assert_null (answer->cursor);
  g_clear_pointer (&answer, kscore_answer_free);

  answer = mastodon_ask (source, KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE, "emoji", none, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answer->page->actors->len, ==, 0);
  g_assert_null (answer->cursor);
}

static void
test_replies (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreAnswer) answer = mastodon_ask_file (
    source, KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY, "mastodon-context", &error);
  const KscoreInteraction *first, *second;

  /* Not the answer to Bob, not the one for followers only, not the owner's own. */
  g_assert_no_error (error);
  g_assert_cmpuint (answer->page->interactions->len, ==, 2);
  g_assert_cmpuint (answer->page->actors->len, ==, 1);
  first = g_ptr_array_index (answer->page->interactions, 0);
  second = g_ptr_array_index (answer->page->interactions, 1);
  g_assert_cmpint (first->kind, ==, KSCORE_KIND_REPLY);
  g_assert_cmpint (first->at, ==, 1795165200);
  g_assert_cmpint (first->precision, ==, KSCORE_PRECISION_EXACT);
  g_assert_cmpint (first->seq, >, 0);
  g_assert_cmpint (first->seq, !=, second->seq);
  g_assert_cmpstr (first->actor, ==, "https://mere.example/users/Bob");
}

static void
test_hidden (void)
{
  static const struct {
    KscoreAsk  ask;
    KscoreKind kind;
  } lists[] = {
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_LIKE }, { KSCORE_ASK_REACTIONS, KSCORE_KIND_RESHARE },
    { KSCORE_ASK_REACTIONS, KSCORE_KIND_REPLY }, { KSCORE_ASK_FOLLOWERS, 0 },
    { KSCORE_ASK_FOLLOWING, 0 },
  };
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  g_autoptr (KscoreHttpReply) login = mastodon_page ("https://fen.example/login");
  g_autoptr (KscoreHttpReply) empty = mastodon_reply (200, "[]");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint status = 401; status <= 403; status += 2)
        {
          g_autoptr (KscoreHttpReply) reply = mastodon_reply (status, "{\"error\":\"?\"}");
          g_autoptr (KscoreAnswer) answer
            = mastodon_ask (source, lists[i].ask, lists[i].kind, NULL, reply, &error);

          g_assert_no_error (error);
          g_assert_true (answer->hidden);
          g_assert_null (answer->cursor);
        }
      {
        g_autoptr (KscoreAnswer) answer
          = mastodon_ask (source, lists[i].ask, lists[i].kind, NULL, login, &error);

        g_assert_no_error (error);
        g_assert_true (answer->hidden);
      }
      if (lists[i].kind != KSCORE_KIND_REPLY)
        {
          g_autoptr (KscoreAnswer) answer
            = mastodon_ask (source, lists[i].ask, lists[i].kind, NULL, empty, &error);
          g_autoptr (KscoreAnswer) later
            = mastodon_ask (source, lists[i].ask, lists[i].kind, "?max_id=1", empty, &error);

          g_assert_no_error (error);
          /* Nobody liked it; but whoever knows nobody may just not say so. */
          g_assert_cmpint (answer->hidden, ==, lists[i].ask != KSCORE_ASK_REACTIONS);
          g_assert_false (later->hidden);
        }
    }
}

static void
test_followers (void)
{
  g_autoptr (KscoreSource) source = mastodon_source ("mastodon", "4.6.1");
  const KscoreAsk asks[] = { KSCORE_ASK_FOLLOWERS, KSCORE_ASK_FOLLOWING };

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KscoreAnswer) answer
        = mastodon_ask_file (source, asks[i], 0, "mastodon-favourited", &error);
      const KscoreActor *actor;

      g_assert_no_error (error);
      g_assert_cmpuint (answer->page->actors->len, ==, 2);
      g_assert_cmpuint (answer->page->interactions->len, ==, 0);
      actor = g_ptr_array_index (answer->page->actors, 0);
      g_assert_cmpint (actor->follows_owner, ==, i == 0);
      g_assert_cmpint (actor->followed_by_owner, ==, i == 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-list/likes", test_likes);
  g_test_add_func ("/mastodon-list/list-cursor", test_list_cursor);
  g_test_add_func ("/mastodon-list/emoji", test_emoji);
  g_test_add_func ("/mastodon-list/replies", test_replies);
  g_test_add_func ("/mastodon-list/hidden", test_hidden);
  g_test_add_func ("/mastodon-list/followers", test_followers);
  return g_test_run ();
}
