#include "config.h"

#include "report-scene.h"

#include <json-glib/json-glib.h>

#define DAY REPORT_SCENE_DAY

static const char * const keys[] = {
  "https://fen.example/users/ben", "https://fen.example/users/cleo dee",
  "https://fen.example/users/dan", NULL
};
static const char * const handles[] = {
  "ben@fen.example", "cleo@fen.example", "dan@fen.example", NULL
};
static const char * const posts[] = { "https://social.example/1", "https://social.example/2",
                                      "900", NULL };

static void
read_block (KscoreConstants *constants,
            const char      *block,
            JsonObject      *members)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, members);
  while (json_object_iter_next (&iter, &member, &node))
    if (!g_str_equal (member, "source"))
      g_assert_true (kscore_constants_set (constants, block, member,
                                           json_node_get_double (node)));
}

const KscoreConstants *
report_scene_get_constants (void)
{
  static KscoreConstants constants;
  static gsize read = 0;

  if (g_once_init_enter (&read))
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "model",
                                                     "kscore-1.json", NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      JsonObjectIter iter;
      JsonObject *root;
      const char *block;
      JsonNode *node;

      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      root = json_node_get_object (json_parser_get_root (parser));
      kscore_constants_init (&constants, json_object_get_string_member (root, "version"));
      json_object_iter_init (&iter, root);
      while (json_object_iter_next (&iter, &block, &node))
        if (JSON_NODE_HOLDS_OBJECT (node))
          read_block (&constants, block, json_node_get_object (node));
      g_assert_true (kscore_constants_validate (&constants, NULL));
      g_once_init_leave (&read, 1);
    }
  return &constants;
}

static void
add_accounts (KscoreEvidence *evidence)
{
  const KscoreEvidenceAccount accounts[] = {
    { 1, g_strdup ("mastodon"), g_strdup ("https://social.example/users/ada"),
      g_strdup ("ada@social.example"), DAY - 1000 },
    { 2, g_strdup ("x"), g_strdup ("12"), g_strdup ("ada"), DAY - 2000 },
  };
  const KscoreEvidenceCoverage coverage[] = {
    { DAY - 200, DAY, KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS | KSCORE_KINDS_AUDIENCE
                      | KSCORE_KINDS_PEOPLE, 0 },
    { DAY - 100, DAY - 5, KSCORE_KINDS_POSTS | KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
                          | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE), 1 },
  };
  const KscoreEvidenceAudience audience = { 1830, DAY - 2, 0 };
  const KscoreEvidencePost owned[] = {
    { 11, DAY - 3, 0 }, { 12, DAY - 40, 0 }, { 13, DAY - 20, 1 },
  };
  const KscoreEvidenceReading readings[] = {
    { kscore_day_to_time (DAY), 12, 0, KSCORE_KIND_LIKE },
    { kscore_day_to_time (DAY - 5), 40, 2, KSCORE_KIND_LIKE },
    { kscore_day_to_time (DAY - 5), 9, 2, KSCORE_KIND_RESHARE },
  };

  g_array_append_vals (evidence->accounts, accounts, G_N_ELEMENTS (accounts));
  g_array_append_vals (evidence->coverage, coverage, G_N_ELEMENTS (coverage));
  g_array_append_val (evidence->audience, audience);
  g_array_append_vals (evidence->posts, owned, G_N_ELEMENTS (owned));
  g_array_append_vals (evidence->readings, readings, G_N_ELEMENTS (readings));
}

static void
add_people (KscoreEvidence *evidence)
{
  const KscoreEvidenceFollowers followers[] = {
    { 100, 0, DAY - 60 }, { 120, 0, DAY - 10 }, { 9000, 0, DAY + 10 }, { 5000, 1, DAY - 30 },
  };
  const KscoreEvidenceInteraction interactions[] = {
    { 0, DAY - 3, 0, 0, 1, 0, KSCORE_KIND_LIKE, KSCORE_PRECISION_EXACT },
    { 5, DAY - 2, 0, 0, 1, 0, KSCORE_KIND_REPLY, KSCORE_PRECISION_EXACT },
    { 0, DAY - 39, 1, 1, 1, 0, KSCORE_KIND_RESHARE, KSCORE_PRECISION_DAY },
    { 0, DAY - 38, 2, 1, 0.5f, 0, KSCORE_KIND_LIKE, KSCORE_PRECISION_ESTIMATED },
    { 0, DAY - 30, 2, KSCORE_NO_INDEX, 1, 0, KSCORE_KIND_FOLLOW, KSCORE_PRECISION_EXACT },
    /* Before anything was covered. */
    { 0, DAY - 900, 2, 1, 1, 0, KSCORE_KIND_RESHARE, KSCORE_PRECISION_EXACT },
  };
  const KscoreEvidenceMark marks[] = {
    { 1, 0, 1, KSCORE_NO_INDEX, DAY - 50, KSCORE_DAY_UNKNOWN, 1, 0, KSCORE_MARK_LIST },
    { 14, KSCORE_NO_INDEX, 2, KSCORE_NO_INDEX, DAY - 50, KSCORE_DAY_UNKNOWN, 1, 0,
      KSCORE_MARK_STAR },
    { 1200, KSCORE_NO_INDEX, 3, KSCORE_NO_INDEX, DAY - 50, KSCORE_DAY_UNKNOWN, 1, 0,
      KSCORE_MARK_REPUTATION },
  };

  for (guint i = 0; i < 3; i++)
    {
      const KscoreEvidenceActor actor = {
        .id = 21 + i, .person = i, .follows_day = KSCORE_DAY_UNKNOWN,
        .purged_day = KSCORE_DAY_UNKNOWN,
      };

      g_array_append_val (evidence->actors, actor);
    }
  g_array_append_vals (evidence->followers, followers, G_N_ELEMENTS (followers));
  g_array_append_vals (evidence->interactions, interactions, G_N_ELEMENTS (interactions));
  g_array_append_vals (evidence->marks, marks, G_N_ELEMENTS (marks));
}

static ReportScene *
compute (KscoreEvidence *evidence,
         KscoreDay       day)
{
  ReportScene *scene = g_new0 (ReportScene, 1);

  scene->constants = *report_scene_get_constants ();
  scene->evidence = evidence;
  scene->ledger = kscore_ledger_new (evidence, &scene->constants);
  scene->score = kscore_score_new (scene->ledger, day);
  scene->attribution = kscore_attribution_new (scene->ledger, scene->score);
  scene->dossier = (KscoreDossier) {
    scene->evidence, scene->ledger, scene->score, scene->attribution, keys, handles, posts, NULL,
  };
  return scene;
}

ReportScene *
report_scene_new (KscoreDay day)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  add_accounts (evidence);
  add_people (evidence);
  return compute (evidence, day);
}

/* The same with more marks, on the scene's day. */
ReportScene *
report_scene_new_with_marks (const KscoreEvidenceMark *marks,
                             guint                     n_marks)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  add_accounts (evidence);
  add_people (evidence);
  g_array_append_vals (evidence->marks, marks, n_marks);
  return compute (evidence, DAY);
}

ReportScene *
report_scene_new_empty (void)
{
  return compute (kscore_evidence_new (), DAY);
}

void
report_scene_free (ReportScene *scene)
{
  kscore_attribution_free (scene->attribution);
  kscore_score_free (scene->score);
  kscore_ledger_unref (scene->ledger);
  kscore_evidence_free (scene->evidence);
  g_free (scene);
}
