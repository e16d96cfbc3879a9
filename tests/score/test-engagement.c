#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-engagement.h"

#define DAY    SCORE_SUPPORT_DAY
#define RECENT (DAY - 27)

static KscoreEvidenceInteraction *
get_interaction (KscoreEvidence *evidence,
                 guint           index)
{
  return &g_array_index (evidence->interactions, KscoreEvidenceInteraction, index);
}

static KscoreEngagedPeople *
engage (const KscoreEvidence *evidence)
{
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (KscoreScore) score = kscore_score_new (ledger, DAY);
  g_autoptr (KscoreAttribution) attribution = kscore_attribution_new (ledger, score);

  return kscore_engaged_people_new (evidence, ledger, attribution, DAY);
}

static const KscoreEngagedPerson *
find (const KscoreEngagedPeople *people,
      guint32                    person)
{
  for (guint i = 0; i < people->people->len; i++)
    {
      const KscoreEngagedPerson *it = &g_array_index (people->people, KscoreEngagedPerson, i);

      if (it->person == person)
        return it;
    }
  return NULL;
}

static guint
react (KscoreEvidence *evidence,
       KscoreKind      kind,
       guint32         actor,
       guint32         post,
       KscoreDay       day,
       int             second)
{
  guint index = score_support_add_interaction (evidence, 0, kind, actor, post, day);

  get_interaction (evidence, index)->at = kscore_day_to_time (day) + second;
  return index;
}

static void
answer (KscoreEvidence *evidence,
        gint64          seq,
        gboolean        known,
        guint32         actor,
        KscoreDay       day,
        int             second)
{
  KscoreEvidenceAnswer one = {
    .seq = seq, .known = known, .actor = actor, .at = kscore_day_to_time (day) + second,
  };

  g_array_append_val (evidence->answers, one);
}

static KscoreEvidence *
make_covered (KscoreDay from)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, from, DAY);
  score_support_add_post (evidence, 0, DAY - 150);
  return evidence;
}

static void
test_new (void)
{
  for (int covered = 89; covered <= 93; covered++)
    {
      g_autoptr (KscoreEvidence) evidence = make_covered (RECENT - covered);
      g_autoptr (KscoreEngagedPeople) people = NULL;

      for (guint i = 0; i < 3; i++)
        score_support_add_actor (evidence, 10);
      react (evidence, KSCORE_KIND_LIKE, 0, 0, RECENT, 0);
      react (evidence, KSCORE_KIND_LIKE, 1, 0, RECENT - 1, 0);
      react (evidence, KSCORE_KIND_LIKE, 2, 0, RECENT, 0);
      react (evidence, KSCORE_KIND_RESHARE, 2, 0, RECENT - 80, 0);
      people = engage (evidence);
      g_assert_cmpuint (people->people->len, ==, 3);
      g_assert_cmpint (find (people, 0)->is_new, ==, covered >= 91);
      g_assert_false (find (people, 1)->is_new);
      g_assert_false (find (people, 2)->is_new);
      g_assert_cmpuint (people->n_new, ==, covered >= 91);
      g_assert_cmpint (people->tells_new, ==, covered >= 91);
      g_assert_cmpuint (people->n_back, ==, 0);
    }
}

static void
test_came_back (void)
{
  for (int silent = 89; silent <= 93; silent++)
    for (int hole = 0; hole <= 1; hole++)
      {
        g_autoptr (KscoreEvidence) evidence = make_covered (DAY - 400);
        g_autoptr (KscoreEngagedPeople) people = NULL;
        KscoreDay back = DAY - 3;

        score_support_add_actor (evidence, 10);
        if (hole)
          {
            g_array_index (evidence->coverage, KscoreEvidenceCoverage, 0).to = back - 12;
            score_support_add_coverage (evidence, 0, back - 10, DAY);
          }
        react (evidence, KSCORE_KIND_LIKE, 0, 0, back - silent - 1, 0);
        react (evidence, KSCORE_KIND_RESHARE, 0, 0, back, 0);
        people = engage (evidence);
        g_assert_cmpint (find (people, 0)->came_back, ==, silent - hole >= 91);
        g_assert_cmpint (find (people, 0)->silent_since, ==,
                         silent - hole >= 91 ? back - silent - 1 : KSCORE_DAY_UNKNOWN);
        g_assert_false (find (people, 0)->is_new);
      }
}

static KscoreWritten
get_written (KscoreEvidence *evidence)
{
  g_autoptr (KscoreEngagedPeople) people = engage (evidence);

  return find (people, 0)->written;
}

static void
test_answers (void)
{
  static const struct {
    const char   *seq;    /* "this", "that" or NULL */
    gboolean      known;
    int           actor;  /* -1: a stranger, -2: no answer at all */
    int           day;    /* after the message */
    int           second;
    KscoreWritten written;
  } cases[] = {
    { NULL, FALSE, -2, 0, 0, KSCORE_WRITTEN_WAITING },
    /* To them, after it, in the same second, before it */
    { NULL, TRUE, 0, 1, 0, KSCORE_WRITTEN_ANSWERED },
    { NULL, TRUE, 0, 0, 500, KSCORE_WRITTEN_ANSWERED },
    { NULL, TRUE, 0, 0, 499, KSCORE_WRITTEN_WAITING },
    { NULL, TRUE, 0, -1, 0, KSCORE_WRITTEN_WAITING },
    /* To others */
    { NULL, TRUE, 1, 1, 0, KSCORE_WRITTEN_WAITING },
    { NULL, TRUE, -1, 1, 0, KSCORE_WRITTEN_WAITING },
    /* To nobody knows whom */
    { NULL, FALSE, -1, 1, 0, KSCORE_WRITTEN_UNKNOWN },
    { NULL, FALSE, -1, -1, 0, KSCORE_WRITTEN_WAITING },
    /* It names the message, whatever the clocks say; or another one */
    { "this", FALSE, -1, -1, 0, KSCORE_WRITTEN_ANSWERED },
    { "that", FALSE, -1, 1, 0, KSCORE_WRITTEN_WAITING },
    /* After the day of the score */
    { NULL, TRUE, 0, 20, 0, KSCORE_WRITTEN_WAITING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreEvidence) evidence = make_covered (DAY - 200);
      gint64 this, that;

      score_support_add_actor (evidence, 10);
      score_support_add_actor (evidence, 10);
      react (evidence, KSCORE_KIND_REPLY, 0, 0, DAY - 15, 0);
      this = get_interaction (evidence,
                              react (evidence, KSCORE_KIND_REPLY, 0, 0, DAY - 10, 500))->seq;
      that = get_interaction (evidence,
                              react (evidence, KSCORE_KIND_REPLY, 1, 0, DAY - 50, 0))->seq;
      react (evidence, KSCORE_KIND_LIKE, 0, 0, DAY - 2, 0);
      if (cases[i].actor != -2)
        answer (evidence, g_strcmp0 (cases[i].seq, "this") == 0   ? this
                          : g_strcmp0 (cases[i].seq, "that") == 0 ? that : 0,
                cases[i].known, cases[i].actor < 0 ? KSCORE_NO_INDEX : (guint32) cases[i].actor,
                DAY - 10 + cases[i].day, cases[i].second);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (get_written (evidence), ==, cases[i].written);
    }
}

static void
test_answers_not_known (void)
{
  g_autoptr (KscoreEvidence) evidence = make_covered (DAY - 200);
  KscoreEvidenceCoverage *coverage
    = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, 0);
  guint message;

  score_support_add_actor (evidence, 10);
  message = react (evidence, KSCORE_KIND_MENTION, 0, KSCORE_NO_INDEX, DAY - 10, 500);
  g_assert_cmpint (get_written (evidence), ==, KSCORE_WRITTEN_WAITING);
  /* The owner's posts are not all known. */
  coverage->kinds &= ~KSCORE_KINDS_POSTS;
  g_assert_cmpint (get_written (evidence), ==, KSCORE_WRITTEN_UNKNOWN);
  coverage->kinds |= KSCORE_KINDS_POSTS;
  coverage->to = DAY - 11;
  g_assert_cmpint (get_written (evidence), ==, KSCORE_WRITTEN_UNKNOWN);
  coverage->to = DAY;
  /* Only the day of the message is known, and something was said on that day. */
  get_interaction (evidence, message)->precision = KSCORE_PRECISION_DAY;
  g_assert_cmpint (get_written (evidence), ==, KSCORE_WRITTEN_WAITING);
  answer (evidence, 0, TRUE, 0, DAY - 10, 400);
  g_assert_cmpint (get_written (evidence), ==, KSCORE_WRITTEN_UNKNOWN);
  answer (evidence, 0, TRUE, 0, DAY - 9, 0);
  g_assert_cmpint (get_written (evidence), ==, KSCORE_WRITTEN_ANSWERED);
  /* Long ago nobody waits any more; nor for an answer to a like. */
  get_interaction (evidence, message)->day = DAY - 28;
  g_assert_cmpint (get_written (evidence), ==, KSCORE_WRITTEN_NOTHING);
}

/* A lockstep group is one person, and shows as discounted. */
static void
test_group (void)
{
  g_autoptr (KscoreEvidence) evidence = make_covered (DAY - 200);
  g_autoptr (KscoreEngagedPeople) people = NULL;
  guint32 own;

  for (guint i = 0; i < 5; i++)
    {
      guint32 actor = score_support_add_actor (evidence, 1);

      g_array_index (evidence->actors, KscoreEvidenceActor, actor).person = 0;
      get_interaction (evidence, react (evidence, KSCORE_KIND_LIKE, actor, 0, DAY - 5, 0))->trust
        = 0.1f;
    }
  own = score_support_add_actor (evidence, 1);
  g_array_index (evidence->actors, KscoreEvidenceActor, own).owner = TRUE;
  react (evidence, KSCORE_KIND_REPLY, own, 0, DAY - 5, 0);

  people = engage (evidence);
  g_assert_cmpuint (people->people->len, ==, 1);
  g_assert_cmpuint (find (people, 0)->n_reactions, ==, 5);
  g_assert_cmpuint (find (people, 0)->kinds[KSCORE_KIND_LIKE], ==, 5);
  g_assert_cmpuint (find (people, 0)->n_days, ==, 1);
  g_assert_cmpuint (find (people, 0)->n_accounts, ==, 5);
  g_assert_true (find (people, 0)->discounted);
  g_assert_cmpuint (people->n_new, ==, 1);
}

/* By looking at everything again for each person. */

static gboolean
is_covered (const KscoreEvidence *evidence,
            guint                 account,
            KscoreKinds           kinds,
            KscoreDay             day)
{
  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *it
        = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);

      if (it->account == account && (it->kinds & kinds) == kinds && day >= it->from
          && day <= it->to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
tells_people (const KscoreEvidence *evidence,
              guint                 account,
              KscoreDay             day)
{
  KscoreKinds kinds = KSCORE_KINDS_PEOPLE | KSCORE_KINDS_OF (KSCORE_KIND_LIKE);
  KscoreDay created = g_array_index (evidence->accounts, KscoreEvidenceAccount,
                                     account).created_day;
  gboolean any = FALSE;

  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *it
        = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);

      any |= it->account == account && (it->kinds & kinds) == kinds;
    }
  return is_covered (evidence, account, kinds, day)
         || (any && created != KSCORE_DAY_UNKNOWN && day < created);
}

static guint
count_told (const KscoreEvidence *evidence,
            guint                 account,
            KscoreDay             from,
            KscoreDay             to)
{
  guint n = 0;

  for (KscoreDay day = from; day <= to; day++)
    n += tells_people (evidence, account, day);
  return n;
}

static void
check_person (const KscoreEvidence      *evidence,
              const KscoreLedger        *ledger,
              const KscoreEngagedPerson *it)
{
  KscoreDay first = KSCORE_DAY_UNKNOWN, before = KSCORE_DAY_UNKNOWN, last = KSCORE_DAY_UNKNOWN;
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) accounts = g_hash_table_new (NULL, NULL);
  guint n = 0, account = 0;
  gboolean discounted = FALSE;
  KscoreLedgerRow row;

  for (guint i = 0; i < kscore_ledger_get_n_rows (ledger); i++)
    {
      kscore_ledger_get_row (ledger, i, &row);
      if (row.person != it->person || row.day > DAY)
        continue;
      if (row.day > DAY - 91)
        {
          n++;
          discounted |= row.trust < 1;
          g_hash_table_add (days, GINT_TO_POINTER (row.day));
          g_hash_table_add (accounts, GUINT_TO_POINTER (row.actor));
          last = MAX (last, row.day);
        }
      if (row.day < RECENT)
        before = MAX (before, row.day);
      else if (first == KSCORE_DAY_UNKNOWN || row.day < first)
        {
          first = row.day;
          account = row.account;
        }
    }
  g_assert_cmpuint (it->n_reactions, ==, n);
  g_assert_cmpuint (it->n_days, ==, g_hash_table_size (days));
  g_assert_cmpuint (it->n_accounts, ==, g_hash_table_size (accounts));
  g_assert_cmpint (it->last_day, ==, last);
  g_assert_cmpint (it->discounted, ==, discounted);
  g_assert_cmpint (it->is_new, ==,
                   first != KSCORE_DAY_UNKNOWN && before == KSCORE_DAY_UNKNOWN
                   && count_told (evidence, account, first - 600, first - 1) >= 91);
  g_assert_cmpint (it->maybe_new, ==, first != KSCORE_DAY_UNKNOWN
                                      && before == KSCORE_DAY_UNKNOWN && !it->is_new);
  g_assert_cmpint (it->maybe_back, ==, first != KSCORE_DAY_UNKNOWN
                                       && before != KSCORE_DAY_UNKNOWN && first - before > 91
                                       && !it->came_back);
  g_assert_cmpint (it->came_back, ==,
                   first != KSCORE_DAY_UNKNOWN && before != KSCORE_DAY_UNKNOWN
                   && count_told (evidence, account, before + 1, first - 1) >= 91);
}

static KscoreWritten
find_written (const KscoreEvidence      *evidence,
              const KscoreEngagedPerson *person)
{
  const KscoreEvidenceInteraction *message = NULL;
  gboolean unknown = FALSE;
  KscoreDay last = KSCORE_DAY_UNKNOWN;

  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it
        = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      const KscoreEvidenceActor *actor
        = &g_array_index (evidence->actors, KscoreEvidenceActor, it->actor);

      if ((it->kind != KSCORE_KIND_REPLY && it->kind != KSCORE_KIND_MENTION
           && it->kind != KSCORE_KIND_COMMENT && it->kind != KSCORE_KIND_QUOTE)
          || actor->owner || actor->person != person->person || it->day < RECENT || it->day > DAY)
        continue;
      if (message == NULL || it->at > message->at
          || (it->at == message->at && it->seq > message->seq))
        message = it;
    }
  if (message == NULL)
    return KSCORE_WRITTEN_NOTHING;
  for (guint i = 0; i < evidence->answers->len; i++)
    {
      const KscoreEvidenceAnswer *it
        = &g_array_index (evidence->answers, KscoreEvidenceAnswer, i);

      if (kscore_day_from_time (it->at) > DAY)
        continue;
      if (it->known && it->actor != KSCORE_NO_INDEX && it->at >= message->at
          && g_array_index (evidence->actors, KscoreEvidenceActor, it->actor).person
             == person->person)
        return KSCORE_WRITTEN_ANSWERED;
      unknown |= !it->known && it->account == message->account && it->at >= message->at;
    }
  for (KscoreDay day = DAY - 600; day <= DAY; day++)
    if (tells_people (evidence, message->account, day))
      last = day;
  unknown |= last == KSCORE_DAY_UNKNOWN || last < message->day;
  for (KscoreDay day = message->day; !unknown && day <= last; day++)
    unknown |= !is_covered (evidence, message->account, KSCORE_KINDS_POSTS, day);
  return unknown ? KSCORE_WRITTEN_UNKNOWN : KSCORE_WRITTEN_WAITING;
}

static void
vary (GRand          *rand,
      KscoreEvidence *evidence)
{
  guint n = g_rand_int_range (rand, 0, 6);

  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      KscoreEvidenceCoverage *it = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);

      if (g_rand_int_range (rand, 0, 5) == 0)
        it->kinds &= ~KSCORE_KINDS_POSTS;
      if (g_rand_int_range (rand, 0, 8) == 0)
        it->kinds &= ~KSCORE_KINDS_PEOPLE;
    }
  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      KscoreEvidenceInteraction *it = get_interaction (evidence, i);

      /* Half of them of the last days, where the flags are. */
      if (g_rand_boolean (rand) && it->kind != KSCORE_KIND_FOLLOW)
        it->day = DAY - g_rand_int_range (rand, 0, 40);
      it->at = kscore_day_to_time (it->day) + g_rand_int_range (rand, 0, 86400);
    }
  for (guint i = 0; i < n; i++)
    {
      KscoreEvidenceAnswer one = {
        .at = kscore_day_to_time (DAY - g_rand_int_range (rand, -2, 40))
              + g_rand_int_range (rand, 0, 86400),
        .known = g_rand_int_range (rand, 0, 6) > 0,
        .actor = g_rand_boolean (rand) ? (guint32) g_rand_int_range (rand, 0, 12)
                                       : KSCORE_NO_INDEX,
        .account = (guint16) g_rand_int_range (rand, 0, evidence->accounts->len),
      };

      g_array_append_val (evidence->answers, one);
    }
}

/* Sums of all flags say that the generated cases are not all alike. */
/* What somebody's reactions bring. */
static double
sum_rows (const KscoreLedger      *ledger,
          const KscoreAttribution *attribution,
          guint32                  person)
{
  double sum = 0;

  for (guint i = 0; i < attribution->n_rows; i++)
    {
      KscoreLedgerRow row;

      kscore_ledger_get_row (ledger, i, &row);
      if (row.person == person && attribution->row_points[i] > 0)
        sum += attribution->row_points[i];
    }

  return sum;
}

static void
test_generated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (507);
  const ScoreSupportShape shape = { 3, 12, 8, 60, TRUE, TRUE };
  guint n_cases = score_support_get_n_cases ();
  guint n_new = 0, n_back = 0, n_waiting = 0, n_unknown = 0, n_answered = 0, n_lasting = 0;

  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      g_autoptr (KscoreLedger) ledger = NULL;
      g_autoptr (KscoreScore) score = NULL;
      g_autoptr (KscoreAttribution) attribution = NULL;
      g_autoptr (KscoreEngagedPeople) people = NULL;
      g_autoptr (GArray) sums = NULL;

      vary (rand, evidence);
      ledger = kscore_ledger_new (evidence, score_support_get_constants ());
      score = kscore_score_new (ledger, DAY);
      attribution = kscore_attribution_new (ledger, score);
      people = kscore_engaged_people_new (evidence, ledger, attribution, DAY);
      sums = kscore_attribution_by_person (attribution, ledger);

      for (guint j = 0; j < people->people->len; j++)
        {
          const KscoreEngagedPerson *it
            = &g_array_index (people->people, KscoreEngagedPerson, j);
          KscoreWritten written = find_written (evidence, it);

          check_person (evidence, ledger, it);
          g_assert_cmpint (it->written, ==, written);
          n_answered += written == KSCORE_WRITTEN_ANSWERED;
          if (j > 0)
            g_assert_false (it->points > it[-1].points);
        }
      /* Nobody with points who reacted is missing, and the points are those of the attribution. */
      for (guint j = 0; j < sums->len; j++)
        {
          const KscorePointsSum *sum = &g_array_index (sums, KscorePointsSum, j);
          const KscoreEngagedPerson *it = find (people, sum->key);

          if (it != NULL)
            {
              g_assert_cmpfloat (it->points, ==, sum->points);
              g_assert_cmpfloat_with_epsilon (it->points - it->lasting,
                                              sum_rows (ledger, attribution, sum->key), 1e-9);
              n_lasting += it->lasting > 0;
            }
        }
      for (guint j = 0; j < kscore_ledger_get_n_rows (ledger); j++)
        {
          KscoreLedgerRow row;

          kscore_ledger_get_row (ledger, j, &row);
          if (row.person != KSCORE_NO_INDEX && row.day <= DAY && row.day > DAY - 91)
            g_assert_nonnull (find (people, row.person));
        }
      n_new += people->n_new;
      n_back += people->n_back;
      n_waiting += people->n_waiting;
      n_unknown += people->n_unknown;
    }
  g_test_message ("%u new, %u came back, %u wait, %u not known, %u answered", n_new, n_back,
                  n_waiting, n_unknown, n_answered);
  g_assert_cmpuint (n_new, >, n_cases / 50);
  g_assert_cmpuint (n_back, >, n_cases / 50);
  g_assert_cmpuint (n_lasting, >, n_cases / 50);
  g_assert_cmpuint (n_waiting, >, n_cases / 50);
  g_assert_cmpuint (n_unknown, >, n_cases / 50);
  g_assert_cmpuint (n_answered, >, n_cases / 50);
}

static void
test_nothing (void)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (KscoreEngagedPeople) people = engage (evidence);

  g_assert_cmpuint (people->people->len, ==, 0);
  g_assert_false (people->tells_new);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engagement/new", test_new);
  g_test_add_func ("/engagement/came-back", test_came_back);
  g_test_add_func ("/engagement/answers", test_answers);
  g_test_add_func ("/engagement/answers-not-known", test_answers_not_known);
  g_test_add_func ("/engagement/group", test_group);
  g_test_add_func ("/engagement/generated", test_generated);
  g_test_add_func ("/engagement/nothing", test_nothing);
  return g_test_run ();
}
