#include "config.h"

#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "score-support.h"

static void
test_formula (void)
{
  const KscoreConstants *it = score_support_get_constants ();

  g_assert_cmpstr (it->version, ==, "kscore-1");
  /* The numbers that the specification works out */
  g_assert_cmpfloat_with_epsilon (0.5 * kscore_constants_g (it, 1), 0.45, 0.005);
  g_assert_cmpfloat_with_epsilon (0.5 * kscore_constants_g (it, 3), 1.12, 0.005);
  g_assert_cmpfloat_with_epsilon (0.5 * kscore_constants_g (it, 4), 1.39, 0.005);

  g_assert_cmpfloat (kscore_constants_l (it, KSCORE_COMPONENT_RESPONSE, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (kscore_constants_l (it, KSCORE_COMPONENT_RESPONSE, 1e8), 1,
                                  1e-12);
  g_assert_cmpfloat (kscore_constants_l (it, KSCORE_COMPONENT_AUDIENCE, 1e300), ==, 1);
  g_assert_cmpfloat_with_epsilon (kscore_constants_l (it, KSCORE_COMPONENT_RECOGNITION, 2),
                                  log (2) / log (1 + 1e6 / 2), 1e-12);

  g_assert_cmpfloat (kscore_constants_rho (it, -1), ==, 1);
  g_assert_cmpfloat (kscore_constants_rho (it, NAN), ==, 1);
  g_assert_cmpfloat (kscore_constants_rho (it, 0), ==, 0.5);
  g_assert_cmpfloat (kscore_constants_rho (it, 99), ==, 1);
  g_assert_cmpfloat (kscore_constants_rho (it, 1e12), ==, 2);

  g_assert_cmpfloat (kscore_constants_get_rate (it, "x"), ==, 1);
  g_assert_cmpfloat (kscore_constants_get_rate (it, "an unknown network"), ==, 1);
  g_assert_cmpfloat (kscore_constants_get_rate (it, NULL), ==, 1);
}

static void
test_bands (void)
{
  const KscoreConstants *it = score_support_get_constants ();

  g_assert_cmpint (kscore_constants_get_band (it, NAN), ==, KSCORE_BAND_NONE);
  g_assert_cmpint (kscore_constants_get_band (it, 1), ==, KSCORE_BAND_STARTING);
  g_assert_cmpint (kscore_constants_get_band (it, 19.99), ==, KSCORE_BAND_STARTING);
  g_assert_cmpint (kscore_constants_get_band (it, 20), ==, KSCORE_BAND_GROWING);
  g_assert_cmpint (kscore_constants_get_band (it, 35), ==, KSCORE_BAND_ESTABLISHED);
  g_assert_cmpint (kscore_constants_get_band (it, 74.9), ==, KSCORE_BAND_LEADING);
  g_assert_cmpint (kscore_constants_get_band (it, 100), ==, KSCORE_BAND_PROMINENT);

  for (int i = 0; i < KSCORE_N_BANDS; i++)
    {
      g_assert_nonnull (kscore_band_to_string (i));
      g_assert_nonnull (kscore_band_get_title (i));
    }
}

/* A typical member of a band has a score in the middle of it. */
static void
test_profiles (void)
{
  const KscoreConstants *it = score_support_get_constants ();

  for (int i = KSCORE_BAND_STARTING; i < KSCORE_N_BANDS; i++)
    {
      const KscoreProfile *profile = &it->profile[i];
      double recognition = profile->supporters * kscore_constants_g (it, it->established) +
                           profile->marks;
      double score = it->base + it->span *
                     (it->weight[0] * kscore_constants_l (it, 0, profile->response) +
                      it->weight[1] * kscore_constants_l (it, 1, recognition) +
                      it->weight[2] * kscore_constants_l (it, 2, profile->audience));

      g_test_message ("%s: %.1f", kscore_band_to_string (i), score);
      g_assert_cmpint (kscore_constants_get_band (it, score - 1), ==, i);
      g_assert_cmpint (kscore_constants_get_band (it, score + 1), ==, i);
    }
}

static void
test_set (void)
{
  KscoreConstants constants;

  kscore_constants_init (&constants, "kscore-test");
  g_assert_true (kscore_constants_set (&constants, "points", "like", 7));
  g_assert_cmpfloat (constants.points[KSCORE_KIND_LIKE], ==, 7);
  g_assert_true (kscore_constants_set (&constants, "recognition", "wikipedia-backlink", 8));
  g_assert_cmpfloat (constants.mark_points[KSCORE_MARK_WIKIPEDIA_BACKLINK], ==, 8);
  g_assert_true (kscore_constants_set (&constants, "scale", "audience_xm", 9));
  g_assert_cmpfloat (constants.xm[KSCORE_COMPONENT_AUDIENCE], ==, 9);
  g_assert_true (kscore_constants_set (&constants, "profile-leading", "people", 10));
  g_assert_cmpfloat (constants.profile[KSCORE_BAND_LEADING].people, ==, 10);
  g_assert_true (kscore_constants_set (&constants, "exchange", "github", 0.5));
  g_assert_cmpfloat (kscore_constants_get_rate (&constants, "github"), ==, 0.5);

  g_assert_false (kscore_constants_set (&constants, "points", "wink", 1));
  g_assert_false (kscore_constants_set (&constants, "scale", "audience", 1));
  g_assert_false (kscore_constants_set (&constants, "profile-none", "people", 1));
  g_assert_false (kscore_constants_set (&constants, "profile-leading", "charm", 1));
  g_assert_false (kscore_constants_set (&constants, "luck", "base", 1));
}

static void
assert_refused (const KscoreConstants *constants,
                const char            *name)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", name);
  g_autoptr (GError) error = NULL;

  g_assert_false (kscore_constants_validate (constants, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, quoted));
}

static void
test_validate (void)
{
  KscoreConstants constants;

  kscore_constants_init (&constants, "kscore-test");
  assert_refused (&constants, "base");

#define REFUSE(name, change) G_STMT_START { \
  constants = *score_support_get_constants (); \
  change; \
  assert_refused (&constants, name); \
} G_STMT_END

  REFUSE ("version", constants.version[0] = '\0');
  REFUSE ("reply", constants.points[KSCORE_KIND_REPLY] = NAN);
  REFUSE ("reply", constants.points[KSCORE_KIND_REPLY] = -1);
  REFUSE ("reply", constants.points[KSCORE_KIND_REPLY] = 1e13);
  REFUSE ("star", constants.mark_points[KSCORE_MARK_STAR] = INFINITY);
  REFUSE ("response_weight", constants.weight[KSCORE_COMPONENT_RESPONSE] = -0.45);
  REFUSE ("response_weight + recognition_weight + audience_weight",
          constants.weight[KSCORE_COMPONENT_RESPONSE] = 0.5);
  REFUSE ("base", constants.base = 0; constants.span = 100);
  REFUSE ("span", constants.span = 100);
  REFUSE ("g_scale", constants.g_scale = 0);
  REFUSE ("g_scale", constants.g_scale = 1e-300);
  REFUSE ("audience_x1", constants.x1[KSCORE_COMPONENT_AUDIENCE] = 0);
  REFUSE ("audience_x1", constants.x1[KSCORE_COMPONENT_AUDIENCE] = 1e-300);
  REFUSE ("response_xm", constants.xm[KSCORE_COMPONENT_RESPONSE] = 20);
  REFUSE ("rho_min", constants.rho_min = 3);
  REFUSE ("anonymous", constants.anonymous = 1.5);
  REFUSE ("trust_floor", constants.trust_floor = 2);
  REFUSE ("window_weeks", constants.window_weeks = 30);
  REFUSE ("window_weeks", constants.window_weeks = 12.5);
  REFUSE ("best_weeks", constants.best_weeks = 14);
  REFUSE ("best_weeks", constants.best_weeks = 8.5);
  REFUSE ("least_weeks", constants.least_weeks = 0);
  REFUSE ("fading_days", constants.fading_days = 0);
  REFUSE ("frozen_days", constants.frozen_days = 1000);
  REFUSE ("starting", constants.band[KSCORE_BAND_STARTING] = 2);
  REFUSE ("prominent", constants.band[KSCORE_BAND_LEADING] = 80);
  REFUSE ("prominent", constants.band[KSCORE_BAND_PROMINENT] = 101);
  REFUSE ("profile-leading people", constants.profile[KSCORE_BAND_LEADING].people = NAN);
  REFUSE ("profile-growing discounted", constants.profile[KSCORE_BAND_GROWING].discounted = 2);
  REFUSE ("x", constants.exchange[0].rate = -1);

  constants = *score_support_get_constants ();
  g_assert_true (kscore_constants_validate (&constants, NULL));
}

/* A number as somebody might try it: near, far, or at an end. */
static double
try_number (GRand  *rand,
            double  number)
{
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return 0;
    case 1:
      return number * 1e6;
    case 2:
      return 1e12;
    case 3:
      return 1e-6;
    default:
      return number * g_rand_double_range (rand, 0.1, 10);
    }
}

/* Whatever weights are usable, counts up to the largest give a score within its bounds. */
static void
test_any_weights (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  const ScoreSupportShape shape = { .n_accounts = 2, .n_people = 12, .n_posts = 6,
                                    .n_reactions = 60, .holes = TRUE, .discounts = TRUE };
  guint n_usable = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      KscoreConstants constants = *score_support_get_constants ();
      double *const tried[] = {
        &constants.x1[0], &constants.x1[1], &constants.x1[2], &constants.xm[0],
        &constants.xm[1], &constants.xm[2], &constants.g_scale, &constants.points[1],
        &constants.points[5], &constants.rho_min, &constants.rho_max, &constants.rho_slope,
        &constants.rho_unknown, &constants.anonymous, &constants.mark_points[1],
        &constants.established, &constants.established_followers, &constants.range_z,
        &constants.exchange[0].rate,
      };
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreScore) score = NULL;
      double part = g_rand_double (rand);

      constants.weight[0] = part;
      constants.weight[1] = 1 - part;
      constants.weight[2] = 0;
      for (guint j = 0; j < 4; j++)
        {
          double *number = tried[g_rand_int_range (rand, 0, G_N_ELEMENTS (tried))];

          *number = try_number (rand, *number);
        }
      if (!kscore_constants_validate (&constants, NULL))
        continue;

      n_usable++;
      for (guint j = 0; j < evidence->audience->len; j++)
        g_array_index (evidence->audience, KscoreEvidenceAudience, j).followers = G_MAXINT64;
      for (guint j = 0; j < evidence->readings->len; j += 7)
        g_array_index (evidence->readings, KscoreEvidenceReading, j).total = G_MAXINT64;
      ledger = kscore_ledger_new (evidence, &constants);
      score = kscore_score_new (ledger, SCORE_SUPPORT_DAY);
      if (!score->known)
        continue;
      g_assert_true (score->score >= 1 && score->score <= 100);
      g_assert_false (score->has_range && !(score->low >= 1 && score->high <= 100));
    }
  g_assert_cmpuint (n_usable, >, score_support_get_n_cases () / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/constants/formula", test_formula);
  g_test_add_func ("/score/constants/bands", test_bands);
  g_test_add_func ("/score/constants/profiles", test_profiles);
  g_test_add_func ("/score/constants/set", test_set);
  g_test_add_func ("/score/constants/validate", test_validate);
  g_test_add_func ("/score/constants/any-weights", test_any_weights);

  return g_test_run ();
}
