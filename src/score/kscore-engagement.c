#include "config.h"

#include "score/kscore-engagement.h"

#include <math.h>

#include "score/kscore-covered-days.h"

#define WRITTEN_KINDS                                                                              \
  (KSCORE_KINDS_OF (KSCORE_KIND_REPLY) | KSCORE_KINDS_OF (KSCORE_KIND_MENTION)                     \
   | KSCORE_KINDS_OF (KSCORE_KIND_COMMENT) | KSCORE_KINDS_OF (KSCORE_KIND_QUOTE))

/* When something was said, as exactly as it is known. */
typedef struct {
  gint64 at; /* KSCORE_TIME_UNKNOWN: never */
  guint8 precision;
} Moment;

/* What is known of the days of one of the owner's accounts. */
typedef struct {
  KscoreCoveredDays people; /* who reacted, and before it was created */
  KscoreCoveredDays posts;  /* the owner's own */
  Moment            unknown_answer; /* the newest of which nobody knows to whom it went */
} Account;

typedef struct {
  KscoreDay first_recent; /* first reaction of the last days, or UNKNOWN */
  guint32   recent_account;
  KscoreDay before;       /* last reaction before those, or UNKNOWN */
  guint64   days[2];      /* bits of days with a reaction */
  gint64    message_seq;
  Moment    message;
  guint32   message_account;
  gboolean  message_answered; /* an answer names it */
  Moment    answer;           /* the newest to this person */
} Notes;

G_STATIC_ASSERT (KSCORE_ENGAGEMENT_DAYS <= 128);

typedef struct {
  const KscoreEvidence *evidence;
  KscoreEngagedPeople  *result;
  KscoreDay             recent;  /* first of the last days */
  guint32              *slots;   /* (owned): by actor, into people, or NO_INDEX */
  guint8               *seen;    /* (owned): by actor, reacted in the window */
  GArray               *notes;   /* (owned) (element-type Notes): beside people */
  Account              *accounts; /* (owned): by index in the evidence */
} Work;

static void
work_clear (Work *work)
{
  for (guint i = 0; work->accounts != NULL && i < work->evidence->accounts->len; i++)
    {
      kscore_covered_days_clear (&work->accounts[i].people);
      kscore_covered_days_clear (&work->accounts[i].posts);
    }
  g_free (work->accounts);
  g_free (work->slots);
  g_free (work->seen);
  g_clear_pointer (&work->notes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static KscoreEngagedPerson *
get_person (Work    *work,
            guint32  slot)
{
  return &g_array_index (work->result->people, KscoreEngagedPerson, slot);
}

static Notes *
get_notes (Work    *work,
           guint32  slot)
{
  return &g_array_index (work->notes, Notes, slot);
}

static guint32
get_slot (Work    *work,
          guint32  actor)
{
  return actor < work->evidence->actors->len ? work->slots[actor] : KSCORE_NO_INDEX;
}

static guint32
get_group (Work    *work,
           guint32  actor)
{
  guint32 person;

  if (actor >= work->evidence->actors->len)
    return KSCORE_NO_INDEX;
  person = g_array_index (work->evidence->actors, KscoreEvidenceActor, actor).person;
  return person < work->evidence->actors->len ? person : actor;
}

static void
note_coverage (Work *work)
{
  const KscoreEvidence *evidence = work->evidence;

  work->accounts = g_new0 (Account, evidence->accounts->len + 1);
  for (guint i = 0; i < evidence->accounts->len; i++)
    {
      kscore_covered_days_init (&work->accounts[i].people);
      kscore_covered_days_init (&work->accounts[i].posts);
      work->accounts[i].unknown_answer.at = KSCORE_TIME_UNKNOWN;
    }
  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage
        = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);
      Account *account;

      if (coverage->account >= evidence->accounts->len)
        continue;
      account = &work->accounts[coverage->account];
      if ((coverage->kinds & KSCORE_KINDS_PEOPLE) && (coverage->kinds & KSCORE_KINDS_REACTIONS))
        kscore_covered_days_add (&account->people, coverage->from, coverage->to);
      if (coverage->kinds & KSCORE_KINDS_POSTS)
        kscore_covered_days_add (&account->posts, coverage->from, coverage->to);
    }
  for (guint i = 0; i < evidence->accounts->len; i++)
    {
      Account *account = &work->accounts[i];
      KscoreDay created = g_array_index (evidence->accounts, KscoreEvidenceAccount, i).created_day;

      /* Nobody reacts to what is not there yet. */
      if (created != KSCORE_DAY_UNKNOWN && created > KSCORE_DAY_MIN
          && account->people.intervals->len > 0)
        kscore_covered_days_add (&account->people, KSCORE_DAY_MIN, created - 1);
      kscore_covered_days_finish (&account->people, 0);
      kscore_covered_days_finish (&account->posts, 0);
    }
}

static guint32
add_person (Work    *work,
            guint32  person)
{
  KscoreEngagedPerson one = {
    .points = NAN,
    .person = person,
    .last_day = KSCORE_DAY_UNKNOWN,
    .silent_since = KSCORE_DAY_UNKNOWN,
    .written_day = KSCORE_DAY_UNKNOWN,
    .written_post = KSCORE_NO_INDEX,
  };
  Notes notes = {
    .first_recent = KSCORE_DAY_UNKNOWN,
    .before = KSCORE_DAY_UNKNOWN,
    .message.at = KSCORE_TIME_UNKNOWN,
    .answer.at = KSCORE_TIME_UNKNOWN,
  };

  g_array_append_val (work->result->people, one);
  g_array_append_val (work->notes, notes);
  work->slots[person] = work->result->people->len - 1;
  return work->slots[person];
}

static void
note_reaction (Work                  *work,
               const KscoreLedgerRow *row)
{
  guint32 slot = get_slot (work, row->person);
  guint bit = (guint) (row->day - work->result->from);
  KscoreEngagedPerson *person;
  Notes *notes;

  if (slot == KSCORE_NO_INDEX)
    slot = add_person (work, row->person);
  person = get_person (work, slot);
  notes = get_notes (work, slot);

  person->n_reactions++;
  person->kinds[row->kind]++;
  person->discounted |= row->trust < 1;
  if (row->actor < work->evidence->actors->len && !work->seen[row->actor])
    {
      work->seen[row->actor] = TRUE;
      person->n_accounts++;
    }
  notes->days[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
  if (person->last_day == KSCORE_DAY_UNKNOWN || row->day > person->last_day)
    {
      person->last_day = row->day;
      person->actor = row->actor;
      person->account = row->account;
    }
  if (row->day >= work->recent
      && (notes->first_recent == KSCORE_DAY_UNKNOWN || row->day < notes->first_recent))
    {
      notes->first_recent = row->day;
      notes->recent_account = row->account;
    }
}

/* Who reacted in the window first; then when those reacted before. */
static void
note_rows (Work               *work,
           const KscoreLedger *ledger)
{
  guint n = kscore_ledger_get_n_rows (ledger);
  KscoreLedgerRow row;

  for (guint i = 0; i < n; i++)
    {
      kscore_ledger_get_row (ledger, i, &row);
      if (row.person != KSCORE_NO_INDEX && row.day >= work->result->from
          && row.day <= work->result->day)
        note_reaction (work, &row);
    }
  for (guint i = 0; i < n; i++)
    {
      guint32 slot;

      kscore_ledger_get_row (ledger, i, &row);
      slot = row.day < work->recent ? get_slot (work, row.person) : KSCORE_NO_INDEX;
      if (slot != KSCORE_NO_INDEX)
        get_notes (work, slot)->before = MAX (get_notes (work, slot)->before, row.day);
    }
}

/* -1 before, 1 at the same time or after, 0 where that cannot be told. */
static int
compare_moments (const Moment *answer,
                 const Moment *message)
{
  KscoreDay answered, written;

  if (answer->at == KSCORE_TIME_UNKNOWN)
    return -1;
  if (answer->precision == KSCORE_PRECISION_EXACT && message->precision == KSCORE_PRECISION_EXACT)
    return answer->at >= message->at ? 1 : -1;
  answered = kscore_day_from_time (answer->at);
  written = kscore_day_from_time (message->at);
  return (answered > written) - (answered < written);
}

static void
keep_newest (Moment *newest,
             gint64  at,
             guint8  precision)
{
  if (newest->at != KSCORE_TIME_UNKNOWN && at <= newest->at)
    return;
  newest->at = at;
  newest->precision = precision;
}

/* An answer names what it answers; where that was told as well, it tells whom. */
static void
note_answers (Work *work)
{
  const KscoreEvidence *evidence = work->evidence;
  g_autoptr (GHashTable) by_seq = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint32 *actors = g_new (guint32, evidence->answers->len + 1);
  g_autofree guint8 *known = g_new (guint8, evidence->answers->len + 1);

  for (guint i = 0; i < evidence->answers->len; i++)
    {
      KscoreEvidenceAnswer *answer = &g_array_index (evidence->answers, KscoreEvidenceAnswer, i);

      actors[i] = answer->known ? answer->actor : KSCORE_NO_INDEX;
      known[i] = answer->known;
      if (answer->seq != 0)
        g_hash_table_insert (by_seq, &answer->seq, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it
        = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      guint place;
      guint32 slot;

      if (it->seq == 0 || !(WRITTEN_KINDS & KSCORE_KINDS_OF (it->kind)))
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (by_seq, &it->seq));
      if (place == 0)
        continue;
      actors[place - 1] = it->actor;
      known[place - 1] = TRUE;
      slot = get_slot (work, get_group (work, it->actor));
      if (slot != KSCORE_NO_INDEX && get_notes (work, slot)->message_seq == it->seq)
        get_notes (work, slot)->message_answered = TRUE;
    }
  for (guint i = 0; i < evidence->answers->len; i++)
    {
      const KscoreEvidenceAnswer *answer
        = &g_array_index (evidence->answers, KscoreEvidenceAnswer, i);
      guint32 slot = get_slot (work, get_group (work, actors[i]));

      if (kscore_day_from_time (answer->at) > work->result->day)
        continue;
      if (!known[i] && answer->account < evidence->accounts->len)
        keep_newest (&work->accounts[answer->account].unknown_answer, answer->at,
                     answer->precision);
      else if (slot != KSCORE_NO_INDEX)
        keep_newest (&get_notes (work, slot)->answer, answer->at, answer->precision);
    }
}

static void
note_messages (Work *work)
{
  const KscoreEvidence *evidence = work->evidence;

  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it
        = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      guint32 slot;
      KscoreEngagedPerson *person;
      Notes *notes;

      if (it->day < work->recent || it->day > work->result->day
          || !(WRITTEN_KINDS & KSCORE_KINDS_OF (it->kind)))
        continue;
      slot = get_slot (work, get_group (work, it->actor));
      if (slot == KSCORE_NO_INDEX
          || g_array_index (evidence->actors, KscoreEvidenceActor, it->actor).owner)
        continue;
      person = get_person (work, slot);
      notes = get_notes (work, slot);
      if (notes->message.at != KSCORE_TIME_UNKNOWN
          && (it->at < notes->message.at
              || (it->at == notes->message.at && it->seq < notes->message_seq)))
        continue;
      notes->message.at = it->at;
      notes->message.precision = it->precision;
      notes->message_seq = it->seq;
      notes->message_account = it->account;
      person->written_kind = it->kind;
      person->written_day = it->day;
      person->written_post = it->post;
    }
}

/* Whether every post of the owner is known from a day to the last one that is told. */
static gboolean
knows_posts (const Account *account,
             KscoreDay      from,
             KscoreDay      day)
{
  KscoreDay last = kscore_covered_days_get_last (&account->people, day);

  if (last == KSCORE_DAY_UNKNOWN || last < from)
    return FALSE;
  return kscore_covered_days_count (&account->posts, last)
         - kscore_covered_days_count (&account->posts, from - 1) == last - from + 1;
}

static KscoreWritten
judge_answer (Work        *work,
              const Notes *notes,
              KscoreDay    written_day)
{
  const Account *account;
  int answered = compare_moments (&notes->answer, &notes->message);

  if (notes->message.at == KSCORE_TIME_UNKNOWN)
    return KSCORE_WRITTEN_NOTHING;
  if (notes->message_answered || answered > 0)
    return KSCORE_WRITTEN_ANSWERED;
  account = &work->accounts[notes->message_account];
  if (answered == 0 || compare_moments (&account->unknown_answer, &notes->message) >= 0
      || !knows_posts (account, written_day, work->result->day))
    return KSCORE_WRITTEN_UNKNOWN;
  return KSCORE_WRITTEN_WAITING;
}

static void
judge_person (Work    *work,
              guint32  slot)
{
  KscoreEngagedPerson *person = get_person (work, slot);
  const Notes *notes = get_notes (work, slot);

  person->n_days = 0;
  for (guint i = 0; i < G_N_ELEMENTS (notes->days); i++)
    for (guint64 bits = notes->days[i]; bits != 0; bits &= bits - 1)
      person->n_days++;

  if (notes->first_recent != KSCORE_DAY_UNKNOWN
      && notes->recent_account < work->evidence->accounts->len)
    {
      const KscoreCoveredDays *covered = &work->accounts[notes->recent_account].people;
      gint64 until = kscore_covered_days_count (covered, notes->first_recent - 1);

      if (notes->before == KSCORE_DAY_UNKNOWN)
        {
          person->is_new = until >= KSCORE_ENGAGEMENT_SILENCE;
          person->maybe_new = !person->is_new;
        }
      else if (until - kscore_covered_days_count (covered, notes->before)
               >= KSCORE_ENGAGEMENT_SILENCE)
        {
          person->came_back = TRUE;
          person->silent_since = notes->before;
        }
      else
        {
          person->maybe_back
            = notes->first_recent - notes->before > KSCORE_ENGAGEMENT_SILENCE;
        }
    }
  person->written = judge_answer (work, notes, person->written_day);

  work->result->n_new += person->is_new;
  work->result->n_back += person->came_back;
  work->result->n_waiting += person->written == KSCORE_WRITTEN_WAITING;
  work->result->n_unknown += person->written == KSCORE_WRITTEN_UNKNOWN;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const KscoreEngagedPerson *x = a, *y = b;
  double points_x = isnan (x->points) ? -1 : x->points;
  double points_y = isnan (y->points) ? -1 : y->points;

  if (points_x != points_y)
    return points_x > points_y ? -1 : 1;
  if (x->n_reactions != y->n_reactions)
    return x->n_reactions > y->n_reactions ? -1 : 1;
  return (x->person > y->person) - (x->person < y->person);
}

static void
take_points (Work                    *work,
             const KscoreLedger      *ledger,
             const KscoreAttribution *attribution)
{
  g_autoptr (GArray) sums = kscore_attribution_by_person (attribution, ledger);

  for (guint i = 0; i < sums->len; i++)
    {
      const KscorePointsSum *sum = &g_array_index (sums, KscorePointsSum, i);
      guint32 slot = get_slot (work, sum->key);

      if (slot != KSCORE_NO_INDEX)
        get_person (work, slot)->points = sum->points;
    }
  for (guint i = 0; i < attribution->sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (attribution->sources, KscoreSource, i);
      guint32 slot = get_slot (work, source->person);

      if (slot == KSCORE_NO_INDEX)
        continue;
      get_person (work, slot)->lasting += source->points;
      get_person (work, slot)->established |= source->kind == KSCORE_SOURCE_SUPPORTER;
      get_person (work, slot)->marks |= source->kind == KSCORE_SOURCE_MARK;
    }
}

/**
 * kscore_engaged_people_new:
 * @evidence: what @ledger was made from
 * @ledger: the same, prepared
 * @attribution: the points of @day
 * @day: the score's
 *
 * Lists who reacted in the 91 days that end at @day, with their points of the whole score.
 *
 * Somebody is new whose first reaction that is known of lies in the last 28 days, where it is known
 * of 91 days before it who reacted at that account; somebody came back who reacted in the last 28
 * days after 91 or more days without, all covered; and somebody waits for an answer whose newest
 * reply, mention, comment or quote of the last 28 days no post of the owner followed that answers
 * it or them. That is known only where all posts of the owner since are, and whom each answers.
 * The owner's own accounts are nobody.
 *
 * Returns: (transfer full): the people
 */
KscoreEngagedPeople *
kscore_engaged_people_new (const KscoreEvidence    *evidence,
                           const KscoreLedger      *ledger,
                           const KscoreAttribution *attribution,
                           KscoreDay                day)
{
  KscoreEngagedPeople *self = g_new0 (KscoreEngagedPeople, 1);
  g_auto (Work) work = { evidence, self };

  self->day = day;
  self->from = day - (KSCORE_ENGAGEMENT_DAYS - 1);
  self->people = g_array_new (FALSE, FALSE, sizeof (KscoreEngagedPerson));
  work.recent = day - (KSCORE_ENGAGEMENT_RECENT - 1);
  work.notes = g_array_new (FALSE, FALSE, sizeof (Notes));
  work.slots = g_new (guint32, evidence->actors->len + 1);
  work.seen = g_new0 (guint8, evidence->actors->len + 1);
  for (guint i = 0; i < evidence->actors->len; i++)
    work.slots[i] = KSCORE_NO_INDEX;

  note_coverage (&work);
  note_rows (&work, ledger);
  note_messages (&work);
  note_answers (&work);
  take_points (&work, ledger, attribution);
  for (guint i = 0; i < self->people->len; i++)
    judge_person (&work, i);
  for (guint i = 0; i < evidence->accounts->len; i++)
    self->tells_new |= kscore_covered_days_count (&work.accounts[i].people, work.recent - 1)
                       >= KSCORE_ENGAGEMENT_SILENCE;
  g_array_sort (self->people, compare_people);
  return self;
}

/**
 * kscore_engaged_people_free:
 * @self: (transfer full): people
 */
void
kscore_engaged_people_free (KscoreEngagedPeople *self)
{
  g_array_unref (self->people);
  g_free (self);
}
