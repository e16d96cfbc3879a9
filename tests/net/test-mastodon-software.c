#include "config.h"

#include "net/kscore-mastodon-software.h"

#include <string.h>

#include "net/mastodon-support.h"

static JsonNode *
parse (const char *json)
{
  JsonNode *node = kscore_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return node;
}

static void
test_node_path (void)
{
#define SCHEMA "\"rel\":\"http://nodeinfo.diaspora.software/ns/schema/"
  static const struct {
    const char *software; /* of the place */
    const char *links;
    const char *path;
  } cases[] = {
    { NULL, "{" SCHEMA "2.0\",\"href\":\"https://fen.example/nodeinfo/2.0\"}", "/nodeinfo/2.0" },
    { NULL, "{" SCHEMA "2.1\",\"href\":\"https://fen.example/b\"},"
            "{" SCHEMA "2.0\",\"href\":\"https://fen.example/a\"}", "/b" },
    { NULL, "{" SCHEMA "2.0\",\"href\":\"https://fen.example/a\"},"
            "{" SCHEMA "2.1\",\"href\":\"https://evil.example/b\"}", "/a" },
    { NULL, "7,null,{},{" SCHEMA "3.0\",\"href\":\"https://fen.example/a\"}", NULL },
    { NULL, "{" SCHEMA "2.x\",\"href\":\"https://fen.example/a\"}", NULL },
    { NULL, "{" SCHEMA "2.0\",\"href\":\"http://fen.example/a\"}", NULL },
    { NULL, "{" SCHEMA "2.0\",\"href\":\"/a\"}", NULL },
    { NULL, "{" SCHEMA "2.0\",\"href\":\"https://fen.example\"}", NULL },
    { NULL, "{" SCHEMA "2.0\",\"href\":7}", NULL },
    { NULL, "{\"rel\":7,\"href\":\"https://fen.example/a\"}", NULL },
    { "snac", "{" SCHEMA "2.0\",\"href\":\"http://localhost:8099/nodeinfo_2_0\"}",
      "/nodeinfo_2_0" },
    { "snac", "{" SCHEMA "2.0\",\"href\":\"http://localhost:8098/nodeinfo_2_0\"}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (cases[i].software, NULL);
      g_autofree char *json = g_strconcat ("{\"links\":[", cases[i].links, "]}", NULL);
      g_autoptr (JsonNode) node = parse (json);
      g_autofree char *path
        = kscore_mastodon_dup_node_path (json_node_get_object (node), source);

      g_test_message ("%s", json);
      g_assert_cmpstr (path, ==, cases[i].path);
    }
}

static void
test_node (void)
{
  static const struct {
    const char *json;
    const char *software;
    const char *version;
  } cases[] = {
    { "{\"software\":{\"name\":\"mastodon\",\"version\":\"4.6.1\"}}", "mastodon", "4.6.1" },
    { "{\"software\":{\"name\":\"Akkoma\",\"version\":\"3.1\\n\"}}", "akkoma", "3.1" },
    { "{\"software\":{\"name\":\"iceshrimp.net\"}}", "iceshrimp.net", NULL },
    { "{\"software\":{\"name\":\"\"}}", NULL, NULL },
    { "{\"software\":{\"name\":\"a b\"}}", NULL, NULL },
    { "{\"software\":{\"name\":7}}", NULL, NULL },
    { "{\"software\":[]}", NULL, NULL },
    { "{}", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = kscore_source_new ("mastodon");
      g_autoptr (JsonNode) node = parse (cases[i].json);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (kscore_mastodon_read_node (json_node_get_object (node), source), ==,
                       cases[i].software != NULL);
      g_assert_cmpstr (source->software, ==, cases[i].software);
      g_assert_cmpstr (source->version, ==, cases[i].version);
    }
}

static void
test_instance (void)
{
  static const struct {
    const char *json;
    const char *software;
    const char *version;
  } cases[] = {
    { "{\"version\":\"4.6.1\"}", "mastodon", "4.6.1" },
    { "{\"version\":\"4.2.9+hometown-1.1.1\"}", "mastodon", "4.2.9+hometown-1.1.1" },
    { "{\"version\":\"2.7.2 (compatible; Pleroma 2.6.3)\"}", "pleroma", "2.6.3" },
    { "{\"version\":\"2.7.2 (compatible; Akkoma 3.13.2-0-gabc)\"}", "akkoma", "3.13.2-0-gabc" },
    { "{\"version\":\"4.0.0 (not true; really snac/2.75)\"}", "snac", "2.75" },
    { "{\"version\":\"3.5.3 (compatible; Pixelfed 0.12.5)\"}", "pixelfed", "0.12.5" },
    { "{\"version\":\"0.19.1\",\"source_url\":\"https://codeberg.org/superseriousbusiness/"
      "gotosocial\"}", "gotosocial", "0.19.1" },
    { "{\"version\":\"unknown\"}", NULL, NULL },
    { "{\"version\":4}", NULL, NULL },
    { "{}", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = kscore_source_new ("mastodon");
      g_autoptr (JsonNode) node = parse (cases[i].json);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (kscore_mastodon_read_instance (json_node_get_object (node), source), ==,
                       cases[i].software != NULL);
      g_assert_cmpstr (source->software, ==, cases[i].software);
      g_assert_cmpstr (source->version, ==, cases[i].version);
    }
}

static void
test_versions (void)
{
  static const struct {
    const char *software;
    const char *version;
    gboolean    later;
  } cases[] = {
    { "mastodon", "4.3.0", TRUE },      { "mastodon", "4.3", TRUE },
    { "mastodon", "4.10.0", TRUE },     { "mastodon", "5.0.0", TRUE },
    { "mastodon", "4.3.0-rc.1", TRUE }, { "mastodon", "4.2.99", FALSE },
    { "mastodon", "3.9.0", FALSE },     { "mastodon", "4", FALSE },
    { "mastodon", "", FALSE },          { "mastodon", NULL, FALSE },
    { "mastodon", "v4.3", FALSE },      { "pleroma", "4.3.0", FALSE },
    { NULL, "4.3.0", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (cases[i].software, cases[i].version);

      g_test_message ("%s %s", cases[i].software, cases[i].version);
      g_assert_cmpint (kscore_mastodon_is_at_least (source, 4, 3), ==, cases[i].later);
    }
}

static void
test_tells (void)
{
#define KIND(kind) KSCORE_KINDS_OF (KSCORE_KIND_##kind)
#define COUNTS (KSCORE_KINDS_POSTS | KSCORE_KINDS_AUDIENCE | KIND (LIKE) | KIND (REPLY))
  static const struct {
    const char *software;
    const char *version;
    KscoreKinds kinds;
    guint       counts;
    guint       post;
    guint       like;
    guint       reshare;
    guint       followers;
    guint       pace;
  } cases[] = {
    { "mastodon", "4.6.1", COUNTS | KIND (RESHARE) | KIND (FOLLOW) | KIND (QUOTE), 20, 1, 1, 1, 1,
      300 },
    { "mastodon", "4.4.0", COUNTS | KIND (RESHARE) | KIND (FOLLOW), 20, 1, 1, 1, 1, 300 },
    { "mastodon", "4.1.0", COUNTS | KIND (RESHARE) | KIND (FOLLOW), 1, 1, 1, 1, 1, 300 },
    { "pleroma", "2.6.3", COUNTS | KIND (RESHARE) | KIND (FOLLOW), 40, 1, 1, 1, 1, 1000 },
    { "akkoma", "3.13.2", COUNTS | KIND (RESHARE) | KIND (FOLLOW), 40, 1, 1, 1, 1, 1000 },
    { "pixelfed", "0.12.5", COUNTS, 1, 1, 1, 0, 0, 1000 },
    { "snac", "2.75", KSCORE_KINDS_POSTS, 0, 0, 0, 0, 0, 1000 },
    { "gotosocial", "0.19.1", 0, 0, 0, 0, 0, 0, 1000 },
    { "friendica", "2024.12", COUNTS | KIND (RESHARE), 1, 1, 1, 1, 0, 1000 },
    { NULL, NULL, COUNTS | KIND (RESHARE), 1, 1, 1, 1, 0, 1000 },
  };
  g_autoptr (KscoreProvider) provider = kscore_mastodon_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreSource) source = mastodon_source (cases[i].software, cases[i].version);
      guint any = cases[i].kinds != 0;

#define BATCH(ask, kind) kscore_provider_get_batch (provider, source, KSCORE_ASK_##ask, kind)
      g_test_message ("%s %s", cases[i].software, cases[i].version);
      g_assert_cmphex (kscore_provider_get_kinds (provider, source), ==, cases[i].kinds);
      g_assert_cmpuint (BATCH (PROFILE, 0), ==, any);
      g_assert_cmpuint (BATCH (POSTS, 0), ==, any);
      g_assert_cmpuint (BATCH (COUNTS, 0), ==, cases[i].counts);
      g_assert_cmpuint (BATCH (POST, 0), ==, cases[i].post);
      g_assert_cmpuint (BATCH (REACTIONS, KSCORE_KIND_LIKE), ==, cases[i].like);
      g_assert_cmpuint (BATCH (REACTIONS, KSCORE_KIND_REPLY), ==, cases[i].like);
      g_assert_cmpuint (BATCH (REACTIONS, KSCORE_KIND_RESHARE), ==, cases[i].reshare);
      g_assert_cmpuint (BATCH (REACTIONS, KSCORE_KIND_QUOTE), ==, 0);
      g_assert_cmpuint (BATCH (REACTIONS, KSCORE_KIND_FOLLOW), ==, 0);
      g_assert_cmpuint (BATCH (REACTIONS, KSCORE_KIND_NONE), ==, 0);
      g_assert_cmpuint (BATCH (FOLLOWERS, 0), ==, cases[i].followers);
      g_assert_cmpuint (BATCH (FOLLOWING, 0), ==, cases[i].followers);
      g_assert_cmpuint (BATCH (ACTORS, 0), ==, 0);
      g_assert_cmpuint (kscore_mastodon_get_pace (source), ==, cases[i].pace);
    }
}

static void
test_believe (void)
{
  g_autoptr (KscoreSource) mastodon = mastodon_source ("mastodon", NULL);
  g_autoptr (KscoreSource) pixelfed = mastodon_source ("pixelfed", NULL);
  g_autoptr (KscoreSource) snac = mastodon_source ("snac", NULL);

  g_assert_cmpint (kscore_mastodon_believe (mastodon, KSCORE_KIND_RESHARE, 0), ==, 0);
  g_assert_cmpint (kscore_mastodon_believe (pixelfed, KSCORE_KIND_LIKE, 0), ==, 0);
  g_assert_cmpint (kscore_mastodon_believe (pixelfed, KSCORE_KIND_RESHARE, 0), ==, KSCORE_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_believe (pixelfed, KSCORE_KIND_RESHARE, 2), ==, 2);
  g_assert_cmpint (kscore_mastodon_believe (snac, KSCORE_KIND_LIKE, 0), ==, KSCORE_UNKNOWN);
  g_assert_cmpint (kscore_mastodon_believe (snac, KSCORE_KIND_LIKE, 3), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mastodon-software/node-path", test_node_path);
  g_test_add_func ("/mastodon-software/node", test_node);
  g_test_add_func ("/mastodon-software/instance", test_instance);
  g_test_add_func ("/mastodon-software/versions", test_versions);
  g_test_add_func ("/mastodon-software/tells", test_tells);
  g_test_add_func ("/mastodon-software/believe", test_believe);
  return g_test_run ();
}
