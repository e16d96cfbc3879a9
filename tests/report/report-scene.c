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

/* How many random scenes a property is tried on. */
guint
report_scene_get_n_cases (void)
{
  const char *cases = g_getenv ("KSCORE_CASES");

  return MAX ((cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 1000) / 25, 10);
}

static void
add_random_coverage (KscoreEvidence *evidence,
                     GRand          *rand,
                     guint16         account)
{
  KscoreDay day = DAY - g_rand_int_range (rand, 0, 400);

  for (int i = g_rand_int_range (rand, 0, 4); i > 0 && day <= DAY; i--)
    {
      const KscoreEvidenceCoverage coverage = {
        day, day + g_rand_int_range (rand, 0, 200),
        KSCORE_KINDS_REACTIONS | (g_rand_boolean (rand) ? KSCORE_KINDS_PEOPLE : 0), account,
      };

      g_array_append_val (evidence->coverage, coverage);
      day = coverage.to + g_rand_int_range (rand, 1, 60);
    }
}

static void
add_random_reactions (KscoreEvidence *evidence,
                      GRand          *rand,
                      guint           n_actors)
{
  for (int i = g_rand_int_range (rand, 0, 300); i > 0; i--)
    {
      const KscoreEvidenceInteraction interaction = {
        i, DAY - g_rand_int_range (rand, -3, 300), g_rand_int_range (rand, 0, n_actors),
        KSCORE_NO_INDEX, g_rand_boolean (rand) ? 1 : (float) g_rand_double_range (rand, 0.02, 1),
        evidence->posts->len > 0 ? i % 2 : 0, g_rand_int_range (rand, 1, KSCORE_N_KINDS),
        g_rand_int_range (rand, 0, KSCORE_N_PRECISIONS),
      };

      g_array_append_val (evidence->interactions, interaction);
    }
  for (guint i = 0; i < evidence->posts->len; i++)
    {
      const KscoreEvidenceReading reading = {
        kscore_day_to_time (DAY - g_rand_int_range (rand, 0, 50)), g_rand_int_range (rand, 0, 5000),
        i, g_rand_boolean (rand) ? KSCORE_KIND_LIKE : KSCORE_KIND_RESHARE,
      };

      g_array_append_val (evidence->readings, reading);
    }
}

static void
add_random_people (KscoreEvidence *evidence,
                   GRand          *rand,
                   guint           n_actors)
{
  for (guint i = 0; i < n_actors; i++)
    {
      const KscoreEvidenceActor actor = {
        .id = 21 + i,
        /* Some stand in the group of the first one. */
        .person = g_rand_int_range (rand, 0, 5) == 0 ? 0 : i,
        .follows_owner = g_rand_boolean (rand),
        .followed_by_owner = g_rand_int_range (rand, 0, 4) == 0,
        .follows_day = g_rand_boolean (rand) ? KSCORE_DAY_UNKNOWN
                                             : DAY - g_rand_int_range (rand, -3, 300),
        .purged_day = KSCORE_DAY_UNKNOWN,
        .account = (guint16) (i % 2),
      };

      g_array_append_val (evidence->actors, actor);
      for (int j = g_rand_int_range (rand, 0, 3); j > 0; j--)
        {
          const KscoreEvidenceFollowers followers = {
            g_rand_int_range (rand, 0, 3000), i, DAY - g_rand_int_range (rand, -3, 300),
          };

          g_array_append_val (evidence->followers, followers);
        }
    }
}

static void
add_random_marks (KscoreEvidence *evidence,
                  GRand          *rand,
                  guint           n_actors)
{
  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    {
      KscoreMarkKind kind = g_rand_int_range (rand, 1, KSCORE_N_MARKS);
      gboolean made = kind < KSCORE_MARK_LINKING_PAGE && g_rand_boolean (rand);
      gboolean linked = kind == KSCORE_MARK_LINKING_PAGE;
      const KscoreEvidenceMark mark = {
        kind == KSCORE_MARK_REPUTATION || kind == KSCORE_MARK_KARMA
        ? g_rand_int_range (rand, 1, 5000) : 1,
        made ? (guint32) g_rand_int_range (rand, 0, n_actors) : KSCORE_NO_INDEX, i,
        linked ? (guint32) g_rand_int_range (rand, 0, 2) : KSCORE_NO_INDEX,
        DAY - g_rand_int_range (rand, -3, 300), KSCORE_DAY_UNKNOWN,
        made ? (float) g_rand_double_range (rand, 0.02, 1) : 1, (guint16) (i % 2), kind,
      };

      g_array_append_val (evidence->marks, mark);
    }
}

/* Two accounts with holes in what is known, groups of people, marks of every kind. */
ReportScene *
report_scene_new_random (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  KscoreEvidence *evidence = kscore_evidence_new ();
  guint n_actors = (guint) g_rand_int_range (rand, 1, 30);
  ReportScene *scene;

  for (guint16 i = 0; i < 2; i++)
    {
      const KscoreEvidenceAccount account = {
        i + 1, g_strdup (i == 0 ? "mastodon" : "x"), g_strdup_printf ("%u", i), g_strdup ("ada"),
        g_rand_boolean (rand) ? KSCORE_DAY_UNKNOWN : DAY - g_rand_int_range (rand, 0, 600),
      };
      const KscoreEvidenceAudience audience = { g_rand_int_range (rand, 0, 90000),
                                                DAY - g_rand_int_range (rand, -9, 90), i };

      g_array_append_val (evidence->accounts, account);
      add_random_coverage (evidence, rand, i);
      if (g_rand_boolean (rand))
        g_array_append_val (evidence->audience, audience);
    }
  for (guint i = 0; i < G_N_ELEMENTS (posts) - 1; i++)
    {
      const KscoreEvidencePost post = { i + 1, DAY - g_rand_int_range (rand, 0, 200),
                                        (guint16) (i % 2) };

      g_array_append_val (evidence->posts, post);
    }
  add_random_people (evidence, rand, n_actors);
  add_random_reactions (evidence, rand, n_actors);
  add_random_marks (evidence, rand, n_actors);

  scene = compute (evidence, DAY);
  scene->keys = g_new0 (char *, n_actors + 1);
  for (guint i = 0; i < n_actors; i++)
    scene->keys[i] = g_strdup_printf ("https://fen.example/users/%u", i);
  scene->dossier.actors = scene->dossier.handles = (const char * const *) scene->keys;
  return scene;
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
  g_strfreev (scene->keys);
  g_free (scene);
}
