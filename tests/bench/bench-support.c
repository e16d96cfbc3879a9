#include "config.h"

#include "bench-support.h"

#include <time.h>

#define LAST_DAY 20000

double
bench_support_get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
add_people (GRand          *rand,
            KscoreEvidence *evidence,
            guint           n,
            int             n_days)
{
  for (guint i = 0; i < n; i++)
    {
      KscoreEvidenceActor actor = {
        .id = i,
        /* In the last ten years. */
        .created_at = kscore_day_to_time (LAST_DAY - g_rand_int_range (rand, 0, 3650)),
        .person = i,
        .follows_day = KSCORE_DAY_UNKNOWN,
        .purged_day = KSCORE_DAY_UNKNOWN,
      };

      g_array_append_val (evidence->actors, actor);

      /* Of most the followers are known, of some they were read twice. */
      for (int j = g_rand_int_range (rand, 0, 4) > 0; j >= 0 && i % 5 > 0; j--)
        {
          KscoreEvidenceFollowers followers = {
            .actor = i,
            .day = LAST_DAY - g_rand_int_range (rand, 0, n_days),
            .followers = g_rand_int_range (rand, 0, 1 << g_rand_int_range (rand, 4, 16)),
            .following = g_rand_int_range (rand, 0, 1000),
            .posts = g_rand_int_range (rand, 0, 1 << g_rand_int_range (rand, 1, 12)),
          };

          g_array_append_val (evidence->followers, followers);
        }
    }
}

KscoreEvidence *
bench_support_generate (guint n,
                        int   n_days)
{
  static const KscoreKind kinds[] = {
    KSCORE_KIND_LIKE, KSCORE_KIND_LIKE, KSCORE_KIND_LIKE, KSCORE_KIND_LIKE,
    KSCORE_KIND_RESHARE, KSCORE_KIND_REPLY, KSCORE_KIND_COMMENT, KSCORE_KIND_SAVE,
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  KscoreEvidence *evidence = kscore_evidence_new ();
  guint n_people = MAX (1, n / 3), n_posts = MAX (1, n / 50);
  KscoreEvidenceAccount account = {
    .id = 1,
    .network = g_strdup ("mastodon"),
    .native_id = g_strdup ("https://example.org/users/ada"),
    .handle = g_strdup ("ada@example.org"),
    .created_day = KSCORE_DAY_UNKNOWN,
  };
  KscoreEvidenceCoverage coverage = {
    .from = LAST_DAY - n_days - 120,
    .to = LAST_DAY,
    .kinds = KSCORE_KINDS_REACTIONS | KSCORE_KINDS_PEOPLE,
  };
  KscoreEvidenceAudience audience = { .followers = 40000, .day = LAST_DAY };

  g_array_append_val (evidence->accounts, account);
  g_array_append_val (evidence->coverage, coverage);
  g_array_append_val (evidence->audience, audience);
  add_people (rand, evidence, n_people, n_days);

  for (guint i = 0; i < n_posts; i++)
    {
      KscoreEvidencePost post = { .id = i, .day = LAST_DAY - g_rand_int_range (rand, 0, n_days) };

      post.at = kscore_day_to_time (post.day) + 3600 * 6;
      g_array_append_val (evidence->posts, post);
    }

  for (guint i = 0; i < n; i++)
    {
      guint32 post = g_rand_int_range (rand, 0, n_posts);
      /* A tenth of the people do half of it. */
      guint32 actor = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, n_people)
                                            : g_rand_int_range (rand, 0, n_people / 10 + 1);
      KscoreDay day = g_array_index (evidence->posts, KscoreEvidencePost, post).day +
                      g_rand_int_range (rand, 0, 3);
      KscoreEvidenceInteraction interaction = {
        .seq = i + 1,
        .day = MIN (day, LAST_DAY),
        .at = kscore_day_to_time (MIN (day, LAST_DAY)) + 3600 * 6 + i % 50000,
        .actor = MIN (actor, n_people - 1),
        .post = post,
        .trust = i % 40 > 0 ? 1.f : 0.5f,
        .kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))],
      };

      g_array_append_val (evidence->interactions, interaction);
    }

  return evidence;
}
