#include "config.h"

#include "support/kscore-fake-advice.h"

#include <math.h>

#include "service/kscore-advice-private.h"
#include "service/kscore-simulation-private.h"

/* How much a lever brings at most, and how fast. */
static const struct {
  double most;
  double half;
} effects[KSCORE_N_LEVERS] = {
  { 8, 40 }, { 9, 20 }, { 10, 20 }, { 0, 1 }, { 12, 60 }, { 0.6, 2 }, { 5, 4000 }, { 4, 30 },
  { 3, 20 }, { 3, 2 },
};

static const KscoreSimulationLever levers[KSCORE_N_LEVERS] = {
  { TRUE, 212, 1e7, 500, 13, 1, (char *) "@ada@moor.example" },
  { TRUE, 14.3, 1e7, 50, 13, 1, (char *) "@ada@moor.example" },
  { TRUE, 9.2, 1e7, 20, 13, 1, (char *) "@ada@moor.example" },
  { FALSE, NAN, 0, 0, 0, 1, NULL },
  { TRUE, 64, 1e7, 200, 13, 2, (char *) "@ada@moor.example" },
  { TRUE, 11, 2, 2, 2, 41, (char *) "@ada@moor.example" },
  { TRUE, 1204, 1e9, 5000, 1, 1, (char *) "ada.bsky.social" },
  { TRUE, 31, 1e6, 100, 0, 1, (char *) "@ada@moor.example" },
  { TRUE, 0, 1e6, 20, 0, 1, (char *) "@ada@moor.example" },
  { TRUE, 2, 9, 3, 13, 12, NULL },
};

static void
evaluate (gconstpointer           base,
          const double           *amounts,
          KscoreSimulationAnswer *answer)
{
  double added[KSCORE_SIMULATION_N_PARTS] = { 0 };

  *answer = (KscoreSimulationAnswer) { .known = base != NULL, .score = NAN, .low = NAN,
                                       .high = NAN, .points = { NAN, NAN, NAN } };
  if (!answer->known)
    return;

  for (int i = 0; i < KSCORE_N_LEVERS; i++)
    {
      int part = i <= KSCORE_LEVER_WEEKS || i == KSCORE_LEVER_NETWORKS ? 0
                 : i == KSCORE_LEVER_FOLLOWERS ? 2 : 1;

      added[part] += effects[i].most * amounts[i] / (amounts[i] + effects[i].half);
    }

  answer->points[0] = 21.4 + added[0];
  answer->points[1] = 14.2 + added[1];
  answer->points[2] = 10.7 + added[2];
  answer->score = 1 + answer->points[0] + answer->points[1] + answer->points[2];
  answer->has_range = TRUE;
  answer->low = answer->score - 1.9;
  answer->high = answer->score + 1.4;
  answer->band = answer->score >= 55 ? "Leading" : "Established";
}

static gboolean
reach (gconstpointer base,
       KscoreLever   lever,
       double        target,
       double       *value)
{
  double missing = target - KSCORE_FAKE_ADVICE_SCORE;

  *value = 0;
  if (missing <= 0)
    return TRUE;
  if (missing >= effects[lever].most)
    return FALSE;
  *value = ceil (effects[lever].half * missing / (effects[lever].most - missing));
  return *value <= levers[lever].limit;
}

static const KscoreSimulationFuncs funcs = { evaluate, reach, NULL };

/* A made-up simulation: the score is KSCORE_FAKE_ADVICE_SCORE, or not known. */
KscoreSimulation *
kscore_fake_simulation_new (gboolean known)
{
  return kscore_simulation_new (&funcs, known ? GINT_TO_POINTER (1) : NULL, KSCORE_FAKE_ADVICE_WEEKS,
                                levers);
}

/* Shows so many reasons of each list, at most four, and a simulation. */
void
kscore_fake_advice_fill (KscoreAdvice *advice,
                         guint         n_reasons)
{
  KscoreAdviceAnswer answer = {
    .simulation = kscore_fake_simulation_new (TRUE),
    .next = "Leading",
    .band = "Established",
    .n_against = n_reasons,
    .against = {
      { KSCORE_REASON_SUPPORTERS, 31, 8000, 4.4, KSCORE_LEVER_SUPPORTERS, 7969 },
      { KSCORE_REASON_AUDIENCE, 1204, 930000, 2.6, KSCORE_LEVER_FOLLOWERS, 928796 },
      { KSCORE_REASON_RESHARES, 0.08, 0.2, 1.3, KSCORE_LEVER_RESHARES, 12 },
      { KSCORE_REASON_DISCOUNTED, 0.31, 0.05, 0.4, KSCORE_LEVER_NONE, 0 },
    },
    .n_favour = n_reasons,
    .favour = {
      { KSCORE_REASON_CONVERSATION, 0.52, 0.3, 2.1, KSCORE_LEVER_REPLIES, 0 },
      { KSCORE_REASON_WEEKS, 13, 12, 0.9, KSCORE_LEVER_WEEKS, 0 },
      { KSCORE_REASON_TOP_POST, 0.07, 0.2, 0.6, KSCORE_LEVER_PEOPLE, 0 },
      { KSCORE_REASON_MARKS, 212, 150, 0.3, KSCORE_LEVER_LISTS, 0 },
    },
  };

  kscore_insight_show (KSCORE_INSIGHT (advice), &answer);
  g_object_unref (answer.simulation);
}
