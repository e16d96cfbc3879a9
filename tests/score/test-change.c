#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-change.h"
#include "score/kscore-ledger-private.h"
#include "score/kscore-recognition.h"

#define DAY SCORE_SUPPORT_DAY

static const ScoreSupportShape small = { 3, 12, 8, 80, TRUE, TRUE };

static KscoreDay
random_day (GRand *rand)
{
  return DAY - 200 + g_rand_int_range (rand, 0, 240);
}

static double
sum_groups (GArray *groups)
{
  double sum = 0;

  for (guint i = 0; i < groups->len; i++)
    sum += g_array_index (groups, KscorePointsSum, i).points;
  g_array_unref (groups);
  return sum;
}

static void
assert_adds_up (const KscoreChange *change,
                guint               number)
{
  double labels = 0;

  for (guint i = 0; i < KSCORE_N_CHANGES; i++)
    labels += change->points[i];

  if (!(fabs (change->total - change->difference) <= 1e-9))
    g_error ("case %u: parts %.12f, difference %.12f", number, change->total,
             change->difference);
  g_assert_cmpfloat_with_epsilon (labels, change->difference, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_groups (kscore_change_by_post (change, KSCORE_N_CHANGES)),
                                  change->difference, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_groups (kscore_change_by_person (change,
                                                                       KSCORE_CHANGE_LEFT)),
                                  change->points[KSCORE_CHANGE_LEFT], 1e-9);

  for (guint i = 0; i < change->parts->len; i++)
    {
      const KscoreChangePart *part = &g_array_index (change->parts, KscoreChangePart, i);

      g_assert_true (isfinite (part->points));
      g_assert_cmpfloat (part->points, !=, 0);
      g_assert_true ((part->post == KSCORE_NO_INDEX) ==
                     (kscore_change_get_post (change, part->post) == NULL));
      g_assert_true ((part->person == KSCORE_NO_INDEX) ==
                     (kscore_change_get_person (change, part->person) == NULL));
      g_assert_true ((part->account == KSCORE_NO_INDEX) ==
                     (kscore_change_get_account (change, part->account) == NULL));
    }
}

/* The same ledger on two days. */
static void
test_days (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (81);
  guint n_moved = 0, n_labels[KSCORE_N_CHANGES] = { 0 };

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      KscoreDay x = random_day (rand), y = random_day (rand);
      g_autoptr (KscoreScore) before = kscore_score_new (ledger, MIN (x, y));
      g_autoptr (KscoreScore) after = kscore_score_new (ledger, MAX (x, y));
      g_autoptr (KscoreChange) change = kscore_change_new (ledger, evidence, before,
                                                           ledger, evidence, after);

      g_assert_true (change->known == (before->known && after->known));
      if (!change->known)
        {
          g_assert_cmpuint (change->parts->len, ==, 0);
          g_assert_true (isnan (change->difference));
          continue;
        }

      assert_adds_up (change, i);
      n_moved += fabs (change->difference) > 0.1;
      for (guint j = 0; j < KSCORE_N_CHANGES; j++)
        n_labels[j] += change->n_parts[j] > 0;
      g_assert_cmpuint (change->n_parts[KSCORE_CHANGE_MODEL], ==, 0);
      g_assert_cmpuint (change->n_parts[KSCORE_CHANGE_IDENTIFIED], ==, 0);
    }

  g_assert_cmpuint (n_moved, >, score_support_get_n_cases () / 4);
  g_assert_cmpuint (n_labels[KSCORE_CHANGE_NEW], >, 0);
  g_assert_cmpuint (n_labels[KSCORE_CHANGE_GREW], >, 0);
  g_assert_cmpuint (n_labels[KSCORE_CHANGE_SHRANK], >, 0);
  g_assert_cmpuint (n_labels[KSCORE_CHANGE_LEFT], >, 0);
}

/* What else can become of the evidence between two looks at it. */
static void
change_evidence (GRand          *rand,
                 KscoreEvidence *evidence)
{
  GArray *interactions = evidence->interactions, *coverage = evidence->coverage;

  switch (g_rand_int_range (rand, 0, 7))
    {
    case 0:
      for (guint i = 0; i < interactions->len / 3; i++)
        g_array_remove_index_fast (interactions, g_rand_int_range (rand, 0, interactions->len));
      break;
    case 1:
      if (coverage->len == 0)
        break;
      g_array_index (coverage, KscoreEvidenceCoverage,
                     g_rand_int_range (rand, 0, coverage->len)).kinds &= ~KSCORE_KINDS_PEOPLE;
      g_array_remove_index_fast (coverage, g_rand_int_range (rand, 0, coverage->len));
      break;
    case 2:
      for (guint i = 0; i < interactions->len; i++)
        g_array_index (interactions, KscoreEvidenceInteraction, i).trust =
          g_rand_double_range (rand, 0, 1);
      break;
    case 3:
      for (guint i = 3; i < evidence->actors->len; i++)
        g_array_index (evidence->actors, KscoreEvidenceActor, i).person = i % 3;
      break;
    case 4:
      for (guint i = 0; i < 10; i++)
        {
          guint32 post = score_support_add_post (evidence, 0, random_day (rand));
          guint32 actor = score_support_add_actor (evidence, g_rand_int_range (rand, 0, 5000));

          score_support_add_interaction (evidence, 0, KSCORE_KIND_RESHARE, actor, post,
                                         random_day (rand));
        }
      break;
    case 5:
      {
        guint account = score_support_add_account (evidence, "bluesky", KSCORE_DAY_UNKNOWN);

        score_support_add_coverage (evidence, account, DAY - 300, DAY + 60);
        score_support_add_audience (evidence, account, 1000, DAY);
        score_support_add_interaction (evidence, account, KSCORE_KIND_LIKE, 1, KSCORE_NO_INDEX,
                                       random_day (rand));
      }
      break;
    default:
      g_array_set_size (evidence->marks, evidence->marks->len / 2);
      g_array_set_size (evidence->audience, evidence->audience->len / 2);
    }
}

static void
change_constants (GRand           *rand,
                  KscoreConstants *constants)
{
  if (g_rand_int_range (rand, 0, 3) > 0)
    return;

  g_strlcpy (constants->version, "other", sizeof constants->version);
  constants->points[KSCORE_KIND_RESHARE] = 6;
  constants->anonymous = 0.25;
  constants->best_weeks = 8;
}

/* Two ledgers of one owner, in either direction, each in an order of its own. */
static void
test_ledgers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (82);
  guint n_labels[KSCORE_N_CHANGES] = { 0 };

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) origin = score_support_generate (rand, &small);
      g_autoptr (KscoreEvidence) other = score_support_copy (origin);
      g_autoptr (KscoreEvidence) x = NULL;
      g_autoptr (KscoreEvidence) y = NULL;
      g_autoptr (KscoreLedger) ledger_before = NULL;
      g_autoptr (KscoreLedger) ledger_after = NULL;
      g_autoptr (KscoreScore) before = NULL;
      g_autoptr (KscoreScore) after = NULL;
      g_autoptr (KscoreChange) change = NULL;
      KscoreConstants constants = *score_support_get_constants ();
      KscoreDay day = random_day (rand);
      gboolean forward = g_rand_boolean (rand);

      for (guint j = g_rand_int_range (rand, 0, 4); j > 0; j--)
        change_evidence (rand, other);
      change_constants (rand, &constants);
      x = score_support_shuffle (rand, forward ? origin : other);
      y = score_support_shuffle (rand, forward ? other : origin);

      ledger_before = kscore_ledger_new (x, score_support_get_constants ());
      ledger_after = kscore_ledger_new (y, &constants);
      before = kscore_score_new (ledger_before, day);
      after = kscore_score_new (ledger_after,
                                g_rand_boolean (rand) ? day
                                                      : day + g_rand_int_range (rand, 0, 60));
      change = kscore_change_new (ledger_before, x, before, ledger_after, y, after);
      if (!change->known)
        continue;

      assert_adds_up (change, i);
      for (guint j = 0; j < KSCORE_N_CHANGES; j++)
        n_labels[j] += change->n_parts[j] > 0;
    }

  for (guint i = 0; i < KSCORE_N_CHANGES; i++)
    {
      if (n_labels[i] == 0)
        g_error ("no case has %s", kscore_change_label_to_string (i));
    }
}

/* Nothing changed but the order in which it arrived: no part at all. */
static void
test_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (83);

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) x = score_support_generate (rand, &small);
      g_autoptr (KscoreEvidence) y = score_support_shuffle (rand, x);
      g_autoptr (KscoreLedger) ledger_before = kscore_ledger_new (x,
                                                                  score_support_get_constants ());
      g_autoptr (KscoreLedger) ledger_after = kscore_ledger_new (y,
                                                                 score_support_get_constants ());
      KscoreDay day = random_day (rand);
      g_autoptr (KscoreScore) before = kscore_score_new (ledger_before, day);
      g_autoptr (KscoreScore) after = kscore_score_new (ledger_after, day);
      g_autoptr (KscoreChange) change = kscore_change_new (ledger_before, x, before,
                                                           ledger_after, y, after);
      g_autoptr (KscoreChange) same = kscore_change_new (ledger_before, x, before,
                                                         ledger_before, x, before);

      g_assert_cmpuint (same->parts->len, ==, 0);
      if (change->parts->len != 0)
        g_error ("case %u: %u parts, the first of %g points", i, change->parts->len,
                 g_array_index (change->parts, KscoreChangePart, 0).points);
    }
}

/* Of many people who react every week one does something more: nobody else has any part, and of
 * that person only the post of it. */
static void
test_unchanged (void)
{
  g_autoptr (KscoreEvidence) x = kscore_evidence_new ();
  g_autoptr (KscoreEvidence) y = NULL;
  g_autoptr (KscoreLedger) ledger_before = NULL;
  g_autoptr (KscoreLedger) ledger_after = NULL;
  g_autoptr (KscoreScore) before = NULL;
  g_autoptr (KscoreScore) after = NULL;
  g_autoptr (KscoreChange) change = NULL;
  const KscoreChangePart *part;
  guint32 old, new;

  score_support_add_account (x, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (x, 0, DAY - 300, DAY);
  old = score_support_add_post (x, 0, DAY - 100);
  new = score_support_add_post (x, 0, DAY - 10);
  for (int i = 0; i < 20; i++)
    {
      guint32 actor = score_support_add_actor (x, 100 * i);

      for (int week = 0; week < 13; week++)
        score_support_add_interaction (x, 0, KSCORE_KIND_LIKE, actor, old, DAY - 7 * week);
    }
  y = score_support_copy (x);
  score_support_add_interaction (y, 0, KSCORE_KIND_RESHARE, 3, new, DAY - 7);

  ledger_before = kscore_ledger_new (x, score_support_get_constants ());
  ledger_after = kscore_ledger_new (y, score_support_get_constants ());
  before = kscore_score_new (ledger_before, DAY);
  after = kscore_score_new (ledger_after, DAY);
  change = kscore_change_new (ledger_before, x, before, ledger_after, y, after);

  g_assert_cmpuint (change->parts->len, ==, 1);
  part = &g_array_index (change->parts, KscoreChangePart, 0);
  g_assert_cmpfloat_with_epsilon (part->points, after->score - before->score, 1e-12);
  g_assert_cmpfloat (part->points, >, 0);
  g_assert_cmpuint (part->person, ==, 3);
  g_assert_cmpuint (part->post, ==, new);
  g_assert_cmpuint (part->account, ==, 0);
  g_assert_cmpint (part->week, ==, kscore_day_get_monday (DAY - 7));
  g_assert_cmpuint (part->kind, ==, KSCORE_KIND_RESHARE);
  g_assert_cmpint (part->label, ==, KSCORE_CHANGE_NEW);
  g_assert_cmpint (part->component, ==, KSCORE_COMPONENT_RESPONSE);
}

static const KscoreWeekScore *
find_week (const KscoreAccountScore *account,
           KscoreDay                 monday)
{
  for (guint i = 0; account->known && i < account->n_weeks; i++)
    {
      if (account->weeks[i].monday == monday)
        return &account->weeks[i];
    }

  return NULL;
}

/* Whether a week of an account counts for as much on both days, and holds the same. */
static gboolean
is_same_week (const KscoreAccountScore *x,
              const KscoreAccountScore *y,
              KscoreDay                 monday)
{
  const KscoreWeekScore *before = find_week (x, monday), *after = find_week (y, monday);

  if (before == NULL || after == NULL || before->taken != after->taken)
    return FALSE;

  return !before->taken || (before->f == after->f && x->last_day >= monday + 6);
}

/* Whether a maker brings as much on both days, and none of the marks came or went: one that takes
 * the place of another is a change. */
static gboolean
is_same_maker (const KscoreLedger *ledger,
               guint32             person,
               KscoreDay           from,
               KscoreDay           to)
{
  for (guint i = 0; i < ledger->n_makers; i++)
    {
      const KscoreMaker *maker = &ledger->makers[i];

      if (maker->type != KSCORE_MAKER_PERSON || maker->person != person)
        continue;
      for (guint j = maker->first_mark; j < maker->end_mark; j++)
        {
          const KscoreLedgerMark *mark = &ledger->marks[j];

          if ((mark->from > from && mark->from <= to) || (mark->to > from && mark->to <= to))
            return FALSE;
        }
      return kscore_recognition_get_maker (ledger, i, from, NULL, NULL) ==
             kscore_recognition_get_maker (ledger, i, to, NULL, NULL);
    }

  return TRUE;
}

/* What did not change between two days has no part at all: a week that is whole on both and counts
 * as much, of somebody with as many followers; an account with as many whole weeks; an audience; a
 * maker. */
static void
test_unchanged_parts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (87);
  guint n_same = 0, n_parts = 0;

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence,
                                                           score_support_get_constants ());
      KscoreDay from = random_day (rand), to = from + g_rand_int_range (rand, 1, 40);
      g_autoptr (KscoreScore) before = kscore_score_new (ledger, from);
      g_autoptr (KscoreScore) after = kscore_score_new (ledger, to);
      g_autofree double *rho_before = kscore_ledger_get_rho (ledger, from);
      g_autofree double *rho_after = kscore_ledger_get_rho (ledger, to);
      g_autoptr (KscoreChange) change = kscore_change_new (ledger, evidence, before,
                                                           ledger, evidence, after);

      for (guint j = 0; j < change->parts->len; j++)
        {
          const KscoreChangePart *part = &g_array_index (change->parts, KscoreChangePart, j);
          const KscoreAccountScore *x = NULL, *y = NULL;
          gboolean same = FALSE;

          if (part->account != KSCORE_NO_INDEX)
            {
              x = &g_array_index (before->accounts, KscoreAccountScore, part->account);
              y = &g_array_index (after->accounts, KscoreAccountScore, part->account);
            }
          if (part->component == KSCORE_COMPONENT_AUDIENCE)
            same = x->audience_known == y->audience_known && x->audience == y->audience;
          else if (part->component == KSCORE_COMPONENT_RECOGNITION
                   && part->person != KSCORE_NO_INDEX)
            same = is_same_maker (ledger, part->person, from, to);
          else if (part->component == KSCORE_COMPONENT_RESPONSE && part->week == KSCORE_DAY_UNKNOWN)
            same = x->n == y->n;
          else if (part->component == KSCORE_COMPONENT_RESPONSE)
            same = is_same_week (x, y, part->week)
                   && (part->person == KSCORE_NO_INDEX
                       || rho_before[part->person] == rho_after[part->person]);
          if (same)
            g_error ("case %u: %g points of component %u for what is the same", i,
                     part->points, part->component);
          n_parts++;
        }
      for (guint j = 0; change->known && j < before->accounts->len; j++)
        {
          const KscoreAccountScore *x, *y;

          x = &g_array_index (before->accounts, KscoreAccountScore, j);
          y = &g_array_index (after->accounts, KscoreAccountScore, j);
          for (guint k = 0; x->known && y->known && k < x->n_weeks; k++)
            n_same += x->weeks[k].taken && x->weeks[k].response > 0
                      && is_same_week (x, y, x->weeks[k].monday);
        }
    }

  g_assert_cmpuint (n_parts, >, score_support_get_n_cases ());
  g_assert_cmpuint (n_same, >, score_support_get_n_cases ());
}

/* One evidence that grows in its place between the two ledgers. */
static void
test_grown (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (85);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger_before = kscore_ledger_new (evidence,
                                                                  score_support_get_constants ());
      g_autoptr (KscoreScore) before = kscore_score_new (ledger_before, DAY);
      g_autoptr (KscoreLedger) ledger_after = NULL;
      g_autoptr (KscoreScore) after = NULL;
      g_autoptr (KscoreChange) change = NULL;
      guint32 actor = score_support_add_actor (evidence, 20000);

      score_support_add_interaction (evidence, 0, KSCORE_KIND_QUOTE, actor, 0, DAY - 8);
      score_support_add_mark (evidence, 0, KSCORE_MARK_FORK, actor, 50, DAY - 9);
      score_support_add_mark (evidence, 0, KSCORE_MARK_KARMA, KSCORE_NO_INDEX, 51, DAY - 9);
      ledger_after = kscore_ledger_new (evidence, score_support_get_constants ());
      after = kscore_score_new (ledger_after, DAY);
      change = kscore_change_new (ledger_before, evidence, before, ledger_after, evidence, after);
      if (change->known)
        {
          assert_adds_up (change, i);
          g_assert_cmpuint (change->parts->len, >, 0);
        }
    }
}

/* With constants of one's own a score may stand at the lowest there is. */
static void
test_lowest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (86);
  KscoreConstants constants = *score_support_get_constants ();
  guint n_lowest = 0;

  constants.base = -30;
  constants.span = 130;
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
      g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, &constants);
      g_autoptr (KscoreScore) before = kscore_score_new (ledger, DAY - 50);
      g_autoptr (KscoreScore) after = kscore_score_new (ledger, DAY);
      g_autoptr (KscoreChange) change = kscore_change_new (ledger, evidence, before,
                                                           ledger, evidence, after);

      if (!change->known)
        continue;
      assert_adds_up (change, i);
      n_lowest += (change->before == 1) != (change->after == 1);
    }

  g_assert_cmpuint (n_lowest, >, 3);
}

/* Another model alone is one part. */
static void
test_model (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (84);
  g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &small);
  g_autoptr (KscoreLedger) ledger_before = kscore_ledger_new (evidence,
                                                              score_support_get_constants ());
  g_autoptr (KscoreLedger) ledger_after = NULL;
  g_autoptr (KscoreScore) before = kscore_score_new (ledger_before, DAY);
  g_autoptr (KscoreScore) after = NULL;
  g_autoptr (KscoreChange) change = NULL;
  KscoreConstants constants = *score_support_get_constants ();
  const KscoreChangePart *part;

  g_strlcpy (constants.version, "other", sizeof constants.version);
  constants.x1[KSCORE_COMPONENT_AUDIENCE] *= 2;
  constants.x1[KSCORE_COMPONENT_RESPONSE] *= 2;
  constants.x1[KSCORE_COMPONENT_RECOGNITION] *= 2;
  ledger_after = kscore_ledger_new (evidence, &constants);
  after = kscore_score_new (ledger_after, DAY);
  change = kscore_change_new (ledger_before, evidence, before, ledger_after, evidence, after);

  g_assert_cmpuint (change->parts->len, ==, 1);
  part = &g_array_index (change->parts, KscoreChangePart, 0);
  g_assert_cmpint (part->label, ==, KSCORE_CHANGE_MODEL);
  g_assert_cmpuint (part->component, ==, KSCORE_N_COMPONENTS);
  g_assert_cmpfloat (part->points, ==, after->score - before->score);
  g_assert_cmpfloat (part->points, <, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/days", test_days);
  g_test_add_func ("/change/ledgers", test_ledgers);
  g_test_add_func ("/change/nothing", test_nothing);
  g_test_add_func ("/change/unchanged", test_unchanged);
  g_test_add_func ("/change/unchanged-parts", test_unchanged_parts);
  g_test_add_func ("/change/grown", test_grown);
  g_test_add_func ("/change/lowest", test_lowest);
  g_test_add_func ("/change/model", test_model);

  return g_test_run ();
}
