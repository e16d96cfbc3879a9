#include "config.h"

#include <sys/resource.h>

#include "bench-support.h"
#include "score-support.h"
#include "score/kscore-engagement.h"
#include "score/kscore-hours.h"

/* Who reacted, and the hours of the week, of a million interactions on arrays in memory: what a
 * page waits for beside the score itself. */

#define DAY            20000
#define N_INTERACTIONS 1000000
#define N_DAYS         400
/* Seconds of CPU for both, and megabytes. */
#define MOST_SECONDS   1.0
#define MOST_MEGABYTES 120.0

static int
zone_cb (gint64   time,
         gpointer user_data)
{
  GTimeZone *zone = user_data;

  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL,
                                                                  time));
}

static double
get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static void
set_times (KscoreEvidence *evidence)
{
  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      KscoreEvidenceInteraction *it
        = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);

      it->at = kscore_day_to_time (it->day) + (gint64) i * 7919 % 86400;
    }
  for (guint i = 0; i < evidence->posts->len; i++)
    {
      KscoreEvidencePost *it = &g_array_index (evidence->posts, KscoreEvidencePost, i);

      it->at = kscore_day_to_time (it->day) + (gint64) i * 4217 % 86400;
    }
  for (guint i = 0; i < 20000; i++)
    {
      KscoreEvidenceAnswer answer = {
        .at = kscore_day_to_time (DAY - (KscoreDay) (i % 60)) + i % 86400,
        .actor = i * 17 % evidence->actors->len,
        .known = TRUE,
      };

      g_array_append_val (evidence->answers, answer);
    }
}

int
main (void)
{
  g_autoptr (KscoreEvidence) evidence = bench_support_generate (N_INTERACTIONS, N_DAYS);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (KscoreAttribution) attribution = NULL;
  g_autoptr (KscoreEngagedPeople) people = NULL;
  g_autoptr (KscoreHours) hours = NULL;
  double start, middle, end, before, peak;

  set_times (evidence);
  ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  score = kscore_score_new (ledger, DAY);
  attribution = kscore_attribution_new (ledger, score);

  before = get_peak ();
  start = bench_support_get_cpu ();
  people = kscore_engaged_people_new (evidence, ledger, attribution, DAY);
  middle = bench_support_get_cpu ();
  hours = kscore_hours_new (evidence, ledger, DAY, zone_cb, zone);
  end = bench_support_get_cpu ();
  peak = get_peak () - before;

  g_print ("People: %u of %u actors, %.0f ms. Hours: %u posts, %u reactions, %.0f ms. "
           "At most %.0f MB more.\n", people->people->len, evidence->actors->len,
           1000 * (middle - start), hours->n_posts, hours->n_reactions, 1000 * (end - middle),
           peak);
  g_assert_cmpuint (people->people->len, >, 1000);
  g_assert_cmpuint (hours->n_reactions, >, 100000);
  return end - start <= MOST_SECONDS && peak <= MOST_MEGABYTES ? 0 : 1;
}
