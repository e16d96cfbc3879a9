#include "config.h"

#include "archive/kscore-export-record.h"

#include <math.h>
#include <string.h>

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = kscore_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return node;
}

static void
test_accounts (void)
{
  g_autoptr (JsonNode) full
    = parse ("{\"network\":\"x\",\"native_id\":\"1\",\"handle\":\"a\\nb\",\"followers\":\"3\","
             "\"following\":-1,\"created_at\":\"2020-01-01T00:00:00Z\"}");
  g_autoptr (JsonNode) bare = parse ("{\"network\":\"x\",\"native_id\":\"1\"}");
  g_autoptr (JsonNode) empty = parse ("{\"network\":\"x\",\"native_id\":\"\"}");
  /* An id is printed as it is, so it must not steer a terminal. */
  g_autoptr (JsonNode) colour = parse ("{\"network\":\"x\",\"native_id\":\"\\u001b[31m1\"}");
  g_autoptr (KscoreAccount) account
    = kscore_export_record_account (json_node_get_object (full));
  g_autoptr (KscoreAccount) other = kscore_export_record_account (json_node_get_object (bare));

  g_assert_cmpstr (account->handle, ==, "a b");
  g_assert_cmpint (account->followers, ==, 3);
  g_assert_cmpint (account->following, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (account->created_at, ==, 1577836800);
  g_assert_cmpstr (other->handle, ==, "1");
  g_assert_cmpint (other->followers, ==, KSCORE_UNKNOWN);
  g_assert_null (kscore_export_record_account (json_node_get_object (empty)));
  g_assert_null (kscore_export_record_account (json_node_get_object (colour)));
}

/* Readings are the truth; the summary only stands in for them. */
static void
test_posts (void)
{
  static const struct {
    const char *members;
    guint       counts;
    guint       bad;
  } cases[] = {
    { "", 0, 0 },
    { ",\"counts\":{\"like\":3,\"reply\":null}", 1, 0 },
    { ",\"counts\":{\"like\":-3,\"waves\":3}", 0, 1 },
    { ",\"counts\":{\"like\":9},\"readings\":[{\"kind\":\"like\",\"total\":3,"
      "\"at\":\"2026-01-03T00:00:00Z\"}]",
      1, 0 },
    { ",\"readings\":[7,{},{\"kind\":\"waves\",\"total\":3,\"at\":\"2026-01-03T00:00:00Z\"},"
      "{\"kind\":\"like\",\"total\":-3,\"at\":\"2026-01-03T00:00:00Z\"},"
      "{\"kind\":\"like\",\"total\":3,\"at\":null},"
      "{\"kind\":\"like\",\"total\":3,\"at\":\"2026-01-03T00:00:00Z\"}]",
      1, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json
        = g_strconcat ("{\"id\":\"p\",\"at\":\"2026-01-02T00:00:00Z\"", cases[i].members, "}", NULL);
      g_autoptr (JsonNode) node = parse (json);
      g_autoptr (GPtrArray) counts
        = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_count_free);
      guint64 bad = 0;
      g_autoptr (KscorePost) post
        = kscore_export_record_post (json_node_get_object (node), 1767500000, counts, &bad);

      g_test_message ("%s", cases[i].members);
      g_assert_nonnull (post);
      g_assert_cmpuint (counts->len, ==, cases[i].counts);
      g_assert_cmpuint (bad, ==, cases[i].bad);
      if (counts->len > 0)
        {
          const KscoreCount *count = g_ptr_array_index (counts, 0);

          g_assert_cmpint (count->kind, ==, KSCORE_KIND_LIKE);
          g_assert_cmpint (count->total, ==, 3);
        }
    }
}

static void
test_actors (void)
{
  g_autoptr (JsonNode) two
    = parse ("{\"key\":\"k\",\"posts\":4,\"follows_owner\":true,\"known\":true,\"followers\":[{\"at\":"
             "\"2026-01-01\",\"count\":1},{\"at\":\"2026-02-01\",\"count\":2},{\"at\":null,"
             "\"count\":2},7]}");
  g_autoptr (JsonNode) none = parse ("{\"key\":\"k\",\"followers\":null,\"posts\":4}");
  g_autoptr (JsonNode) wrong = parse ("{\"key\":7}");
  g_autoptr (GPtrArray) actors
    = g_ptr_array_new_with_free_func ((GDestroyNotify) kscore_actor_free);
  const KscoreActor *actor;

  g_assert_true (kscore_export_record_actor (json_node_get_object (two), 100, actors));
  g_assert_cmpuint (actors->len, ==, 2);
  actor = g_ptr_array_index (actors, 0);
  g_assert_cmpint (actor->followers, ==, 1);
  g_assert_cmpint (actor->posts, ==, KSCORE_UNKNOWN);
  g_assert_true (actor->follows_owner);
  g_assert_true (actor->known);
  actor = g_ptr_array_index (actors, 1);
  g_assert_cmpint (actor->followers, ==, 2);
  g_assert_cmpint (actor->posts, ==, 4);

  g_assert_true (kscore_export_record_actor (json_node_get_object (none), 100, actors));
  actor = g_ptr_array_index (actors, 2);
  g_assert_cmpint (actor->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (actor->read_at, ==, 100);
  g_assert_false (kscore_export_record_actor (json_node_get_object (wrong), 100, actors));
  g_assert_cmpuint (actors->len, ==, 3);
}

static void
test_interactions (void)
{
  static const struct {
    const char *json;
    gboolean    good;
  } cases[] = {
    { "{\"actor\":\"a\",\"kind\":\"like\",\"at\":\"2026-01-01T00:00:00Z\"}", TRUE },
    { "{\"actor\":\"a\",\"kind\":\"reply\",\"at\":\"2026-01-01T00:00:00Z\",\"seq\":"
      "9223372036854775807,\"precision\":\"estimated\"}",
      TRUE },
    { "{\"actor\":\"a\",\"kind\":\"like\",\"at\":\"2026-01-01T00:00:00Z\",\"seq\":-1}", FALSE },
    { "{\"actor\":\"a\",\"kind\":\"wave\",\"at\":\"2026-01-01T00:00:00Z\"}", FALSE },
    { "{\"kind\":\"like\",\"at\":\"2026-01-01T00:00:00Z\"}", FALSE },
    { "{\"actor\":\"a\",\"kind\":\"like\",\"at\":\"2026-13-01\"}", FALSE },
    { "{\"actor\":\"a\",\"at\":\"2026-01-01\"}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      g_autoptr (KscoreInteraction) interaction
        = kscore_export_record_interaction (json_node_get_object (node));

      g_test_message ("%s", cases[i].json);
      g_assert_true ((interaction != NULL) == cases[i].good);
    }
}

static void
test_marks (void)
{
  g_autoptr (JsonNode) good = parse ("{\"kind\":\"list\",\"from\":\"2026-01-01\",\"value\":null}");
  g_autoptr (JsonNode) wrong = parse ("{\"kind\":\"list\",\"from\":\"2026-01-01\",\"value\":-1}");
  g_autoptr (KscoreMark) mark = kscore_export_record_mark (json_node_get_object (good));

  g_assert_cmpfloat (mark->value, ==, 1);
  g_assert_null (mark->maker);
  g_assert_cmpint (mark->to, ==, KSCORE_TIME_UNKNOWN);
  g_assert_null (kscore_export_record_mark (json_node_get_object (wrong)));
}

static void
test_outgoing (void)
{
  static const struct {
    const char *json;
    gboolean    good;
  } cases[] = {
    { "{\"id\":\"5\",\"kind\":\"reply\",\"actor\":\"7\",\"day\":\"2026-01-02\"}", TRUE },
    { "{\"id\":\"5\",\"kind\":\"like\",\"actor\":null,\"day\":null}", TRUE },
    { "{\"id\":\"5\",\"kind\":\"like\"}", TRUE },
    { "{\"id\":\"5\",\"kind\":\"like\",\"day\":\"soon\"}", FALSE },
    { "{\"id\":\"5\",\"kind\":\"smile\",\"day\":null}", FALSE },
    { "{\"id\":\"\",\"kind\":\"like\",\"day\":null}", FALSE },
    { "{\"kind\":\"like\",\"day\":null}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      g_autoptr (KscoreOutgoing) act = kscore_export_record_outgoing (json_node_get_object (node));

      g_test_message ("%s", cases[i].json);
      g_assert_true ((act != NULL) == cases[i].good);
      if (i == 0)
        {
          g_assert_cmpstr (act->remote_id, ==, "5");
          g_assert_cmpint (act->kind, ==, KSCORE_KIND_REPLY);
          g_assert_cmpstr (act->actor, ==, "7");
          g_assert_cmpint (act->day, ==, 20455);
        }
      else if (act != NULL)
        {
          g_assert_null (act->actor);
          g_assert_cmpint (act->day, ==, KSCORE_DAY_UNKNOWN);
        }
    }
}

static void
test_audience (void)
{
  g_autoptr (JsonNode) good = parse ("{\"at\":\"2026-01-01\",\"followers\":0}");
  g_autoptr (JsonNode) unknown = parse ("{\"at\":\"2026-01-01\",\"followers\":null}");
  KscoreAudience audience;

  g_assert_true (kscore_export_record_audience (json_node_get_object (good), &audience));
  g_assert_cmpint (audience.followers, ==, 0);
  g_assert_false (kscore_export_record_audience (json_node_get_object (unknown), &audience));
}

static void
test_coverage (void)
{
  static const struct {
    const char *json;
    gboolean    good;
  } cases[] = {
    { "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"kinds\":[\"post\"]}", TRUE },
    { "{\"from\":\"2026-01-01\",\"to\":\"2030-01-01\",\"kinds\":[\"like\",\"new\",7]}", TRUE },
    { "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"kinds\":[\"new\"]}", FALSE },
    { "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"kinds\":[]}", FALSE },
    { "{\"from\":\"2026-01-02\",\"to\":\"2026-01-01\",\"kinds\":[\"post\"]}", FALSE },
    { "{\"from\":\"2029-01-02\",\"to\":\"2030-01-01\",\"kinds\":[\"post\"]}", FALSE },
    { "{\"from\":null,\"to\":\"2026-01-01\",\"kinds\":[\"post\"]}", FALSE },
  };
  KscoreDay last;

  g_assert_true (kscore_day_from_string ("2026-11-01", &last));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      KscoreCoverage coverage;

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (
        kscore_export_record_coverage (json_node_get_object (node), last, &coverage), ==,
        cases[i].good);
      if (cases[i].good)
        g_assert_cmpint (coverage.to, <=, last);
    }
}

static void
test_shown (void)
{
  static const struct {
    const char *json;
    gboolean    good;
  } cases[] = {
    { "{\"date\":\"2026-01-01\",\"score\":40,\"low\":null,\"model\":\"kscore-1\",\"shown\":true}",
      TRUE },
    { "{\"date\":\"2026-01-01\",\"score\":40,\"model\":\"kscore-1\",\"shown\":false}", FALSE },
    { "{\"date\":\"2026-01-01\",\"score\":40,\"model\":\"kscore-1\"}", FALSE },
    { "{\"date\":\"2026-01-01\",\"score\":101,\"model\":\"kscore-1\",\"shown\":true}", FALSE },
    { "{\"date\":\"2026-01-01\",\"score\":40,"
      "\"model\":\"a-name-of-forty-characters-is-not-a-model\",\"shown\":true}",
      FALSE },
    { "{\"date\":\"2026-01-01\",\"score\":\"40\",\"model\":\"kscore-1\",\"shown\":true}", FALSE },
    { "{\"date\":\"2026-01-01\",\"score\":40,\"shown\":true}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      KscoreShown shown;

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (kscore_export_record_shown (json_node_get_object (node), &shown), ==,
                       cases[i].good);
      if (cases[i].good)
        g_assert_true (isnan (shown.low) && isnan (shown.high));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-record/accounts", test_accounts);
  g_test_add_func ("/export-record/posts", test_posts);
  g_test_add_func ("/export-record/actors", test_actors);
  g_test_add_func ("/export-record/interactions", test_interactions);
  g_test_add_func ("/export-record/marks", test_marks);
  g_test_add_func ("/export-record/audience", test_audience);
  g_test_add_func ("/export-record/coverage", test_coverage);
  g_test_add_func ("/export-record/shown", test_shown);
  g_test_add_func ("/export-record/outgoing", test_outgoing);
  return g_test_run ();
}
