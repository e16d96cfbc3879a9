#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "bench-support.h"
#include "core/kscore-values.h"
#include "score-support.h"
#include "score/kscore-resident.h"

/* One new thing on a million interactions in memory, all inside the weeks that count: CPU time
 * until score, range and the points of every row are new, against making all of it anew. */

#define DAY 20000
#define N_INTERACTIONS 1000000
#define N_DAYS 90
#define N_TIMES 15
#define MOST_SECONDS 0.030

typedef void (*AddFunc) (KscoreResident *resident,
                         guint           time);

static void
add_reaction (KscoreResident *resident,
              guint           time,
              guint32         actor,
              KscoreDay       day)
{
  KscoreEvidence *evidence = kscore_resident_get_evidence (resident);
  guint index = score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, actor,
                                               time * 7919 % evidence->posts->len, day);

  g_array_index (evidence->interactions, KscoreEvidenceInteraction, index).precision =
    KSCORE_PRECISION_EXACT;
}

/* Somebody who has reacted before, today. */
static void
add_known_person (KscoreResident *resident,
                  guint           time)
{
  add_reaction (resident, time, time * 104729 % 300000, DAY);
}

static void
add_new_person (KscoreResident *resident,
                guint           time)
{
  guint32 actor = score_support_add_actor (kscore_resident_get_evidence (resident),
                                           time % 2 ? 5000 : 40);

  add_reaction (resident, time, actor, DAY);
}

static void
add_old_week (KscoreResident *resident,
              guint           time)
{
  add_reaction (resident, time, time * 104729 % 300000, DAY - 85);
}

/* A count was read that nobody known explains. */
static void
add_count (KscoreResident *resident,
           guint           time)
{
  KscoreEvidence *evidence = kscore_resident_get_evidence (resident);

  score_support_add_reading (evidence, time * 7919 % evidence->posts->len, KSCORE_KIND_LIKE,
                             200 + time, DAY);
}

static void
add_follow (KscoreResident *resident,
            guint           time)
{
  KscoreEvidence *evidence = kscore_resident_get_evidence (resident);
  guint32 actor = time * 104729 % 300000;

  score_support_add_interaction (evidence, 0, KSCORE_KIND_FOLLOW, actor, KSCORE_NO_INDEX, DAY);
  score_support_add_audience (evidence, 0, 40001 + time, DAY);
  kscore_resident_follow (resident, actor, DAY);
}

static void
add_followers (KscoreResident *resident,
               guint           time)
{
  KscoreEvidenceFollowers reading = {
    .actor = time * 104729 % 300000,
    .day = DAY,
    .followers = 1000 + 400 * time,
    .following = KSCORE_UNKNOWN,
    .posts = KSCORE_UNKNOWN,
  };

  g_array_append_val (kscore_resident_get_evidence (resident)->followers, reading);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_median (double *values,
            guint   n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static double
time_one (KscoreResident *resident,
          AddFunc         add,
          guint           time,
          double         *parts)
{
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (KscoreAttribution) points = NULL;
  double times[4];

  times[0] = bench_support_get_cpu ();
  add (resident, time);
  if (!kscore_resident_update (resident))
    g_error ("All of it was made anew");
  times[1] = bench_support_get_cpu ();
  score = kscore_resident_score (resident, DAY);
  times[2] = bench_support_get_cpu ();
  points = kscore_resident_attribute (resident, score);
  times[3] = bench_support_get_cpu ();

  g_assert_true (score->has_range);
  g_assert_cmpfloat_with_epsilon (points->total, score->score - 1, 1e-9);
  for (int i = 0; i < 3; i++)
    parts[i] = times[i + 1] - times[i];
  return times[3] - times[0];
}

/* Everything from the evidence. */
static double
time_whole (KscoreResident *resident)
{
  double start = bench_support_get_cpu ();
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (kscore_resident_get_evidence (resident),
                                                       score_support_get_constants ());
  g_autoptr (KscoreScore) score = kscore_score_new (ledger, DAY);
  g_autoptr (KscoreAttribution) points = kscore_attribution_new (ledger, score);
  double seconds = bench_support_get_cpu () - start;
  g_autoptr (KscoreScore) same = kscore_resident_score (resident, DAY);
  g_autoptr (KscoreAttribution) same_points = kscore_resident_attribute (resident, same);

  g_assert_cmpfloat_with_epsilon (score->score, same->score, 1e-9);
  g_assert_cmpfloat_with_epsilon (score->low, same->low, 1e-9);
  g_assert_cmpfloat_with_epsilon (score->high, same->high, 1e-9);
  g_assert_cmpuint (points->n_rows, ==, same_points->n_rows);
  for (guint i = 0; i < points->n_rows; i++)
    if (!isnan (points->row_points[i]) || !isnan (same_points->row_points[i]))
      g_assert_cmpfloat_with_epsilon (points->row_points[i], same_points->row_points[i], 1e-9);

  return seconds;
}

int
main (void)
{
  static const struct {
    const char *name;
    AddFunc     add;
  } kinds[] = {
    { "somebody known, this week", add_known_person },
    { "somebody new", add_new_person },
    { "a week long past", add_old_week },
    { "a count by nobody known", add_count },
    { "a follow", add_follow },
    { "followers of somebody", add_followers },
  };
  KscoreEvidence *evidence = bench_support_generate (N_INTERACTIONS, N_DAYS);
  g_autoptr (KscoreResident) resident = kscore_resident_new (evidence,
                                                             score_support_get_constants ());
  double slowest = 0, whole;

  whole = time_whole (resident);
  g_print ("all of it anew                %8.1f ms\n", whole * 1e3);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      double times[N_TIMES], parts[3][N_TIMES], median;

      for (guint j = 0; j < N_TIMES; j++)
        {
          double one[3];

          times[j] = time_one (resident, kinds[i].add, 1 + i * N_TIMES + j, one);
          for (int k = 0; k < 3; k++)
            parts[k][j] = one[k];
        }

      median = get_median (times, N_TIMES);
      slowest = MAX (slowest, median);
      g_print ("%-28s  %8.1f ms  (ledger %.1f, score and range %.1f, points %.1f)"
               "  %6.1f times as fast\n", kinds[i].name, median * 1e3,
               get_median (parts[0], N_TIMES) * 1e3, get_median (parts[1], N_TIMES) * 1e3,
               get_median (parts[2], N_TIMES) * 1e3, whole / median);
    }

  time_whole (resident);
  return slowest < MOST_SECONDS ? 0 : 1;
}
