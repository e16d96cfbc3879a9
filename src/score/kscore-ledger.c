#include "config.h"

#include "score/kscore-ledger-private.h"

#include <math.h>

#include "core/kscore-sort.h"

/* Sums over accounts go by their lasting ids. */
static int
compare_accounts (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const KscoreEvidence *evidence = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const KscoreEvidenceAccount *x, *y;
  int result;

  x = &g_array_index (evidence->accounts, KscoreEvidenceAccount, i);
  y = &g_array_index (evidence->accounts, KscoreEvidenceAccount, j);
  result = g_strcmp0 (x->network, y->network);
  if (result == 0)
    result = g_strcmp0 (x->native_id, y->native_id);
  if (result == 0)
    result = (x->id > y->id) - (x->id < y->id);

  return result != 0 ? result : (i > j) - (i < j);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  KscoreDay x = *(const KscoreDay *) a, y = *(const KscoreDay *) b;

  return (x > y) - (x < y);
}

static int
compare_audience (gconstpointer a,
                  gconstpointer b)
{
  const KscoreLedgerAudience *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;

  return (x->followers > y->followers) - (x->followers < y->followers);
}

static void
build_accounts (KscoreLedger         *self,
                const KscoreEvidence *evidence)
{
  guint n = self->n_accounts = evidence->accounts->len;
  g_autofree guint *order = g_new (guint, n + 1);

  self->accounts = g_new0 (KscoreLedgerAccount, n + 1);
  self->account_slots = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  kscore_sort (order, n, sizeof *order, compare_accounts, (gpointer) evidence);

  for (guint slot = 0; slot < n; slot++)
    {
      KscoreLedgerAccount *account = &self->accounts[slot];
      const KscoreEvidenceAccount *source;

      source = &g_array_index (evidence->accounts, KscoreEvidenceAccount, order[slot]);
      self->account_slots[order[slot]] = slot;
      account->index = order[slot];
      account->rate = kscore_constants_get_rate (&self->constants, source->network);
      account->first_day = KSCORE_DAY_UNKNOWN;
      account->audience = g_array_new (FALSE, FALSE, sizeof (KscoreLedgerAudience));
      kscore_covered_days_init (&account->covered);
      kscore_covered_days_init (&account->any);
    }
}

/**
 * kscore_ledger_build_coverage: (skip)
 * @self: a ledger with accounts
 * @evidence: what it is made from
 *
 * An account is covered on a day when its reactions of any kind are: what its network never tells
 * must not make every week of it unknown. Rows are held against the coverage of their own kind.
 * What was known of it before is forgotten.
 */
void
kscore_ledger_build_coverage (KscoreLedger         *self,
                              const KscoreEvidence *evidence)
{
  for (guint slot = 0; slot < self->n_accounts; slot++)
    {
      KscoreLedgerAccount *account = &self->accounts[slot];

      kscore_covered_days_clear (&account->covered);
      kscore_covered_days_clear (&account->any);
      kscore_covered_days_init (&account->covered);
      kscore_covered_days_init (&account->any);
      account->first_day = KSCORE_DAY_UNKNOWN;
      account->tells_people = FALSE;
    }

  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage;
      KscoreLedgerAccount *account;

      coverage = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);
      if (coverage->account >= self->n_accounts || coverage->from > coverage->to)
        continue;

      account = &self->accounts[self->account_slots[coverage->account]];
      if (coverage->kinds & KSCORE_KINDS_PEOPLE)
        account->tells_people = TRUE;
      kscore_covered_days_add (&account->any, coverage->from, coverage->to);
      if (coverage->kinds & KSCORE_KINDS_REACTIONS)
        {
          kscore_covered_days_add (&account->covered, coverage->from, coverage->to);
          if (account->first_day == KSCORE_DAY_UNKNOWN || coverage->from < account->first_day)
            account->first_day = MAX (coverage->from, KSCORE_DAY_MIN);
        }
    }

  for (guint slot = 0; slot < self->n_accounts; slot++)
    {
      KscoreLedgerAccount *account = &self->accounts[slot];
      KscoreDay created;

      created = g_array_index (evidence->accounts, KscoreEvidenceAccount,
                               account->index).created_day;
      /* The days before it was created are known to be empty, of an account of which anything
       * is known. */
      if (created != KSCORE_DAY_UNKNOWN && created > KSCORE_DAY_MIN &&
          account->covered.intervals->len > 0)
        kscore_covered_days_add (&account->covered, KSCORE_DAY_MIN, created - 1);

      kscore_covered_days_finish (&account->covered, (int) self->constants.frozen_days);
      kscore_covered_days_finish (&account->any, 0);
    }
}

static void
build_audience (KscoreLedger         *self,
                const KscoreEvidence *evidence)
{
  for (guint i = 0; i < evidence->audience->len; i++)
    {
      const KscoreEvidenceAudience *reading;
      KscoreLedgerAudience audience;

      reading = &g_array_index (evidence->audience, KscoreEvidenceAudience, i);
      if (reading->account >= self->n_accounts || reading->followers < 0)
        continue;

      audience.day = reading->day;
      audience.followers = reading->followers;
      g_array_append_val (self->accounts[self->account_slots[reading->account]].audience,
                          audience);
    }

  for (guint slot = 0; slot < self->n_accounts; slot++)
    g_array_sort (self->accounts[slot].audience, compare_audience);
}

static void
build_posts (KscoreLedger         *self,
             const KscoreEvidence *evidence)
{
  self->n_posts = evidence->posts->len;
  self->post_days = g_new (KscoreDay, self->n_posts + 1);

  for (guint i = 0; i < self->n_posts; i++)
    self->post_days[i] = g_array_index (evidence->posts, KscoreEvidencePost, i).day;

  qsort (self->post_days, self->n_posts, sizeof *self->post_days, compare_days);
}

static int
compare_rhos (gconstpointer a,
              gconstpointer b)
{
  const KscoreLedgerRho *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->person != y->person)
    return x->person < y->person ? -1 : 1;

  return (x->rho > y->rho) - (x->rho < y->rho);
}

/* A group of lockstep accounts has the rho of its best known member. An actor's followers are the
 * highest number known up to the day; the first reading holds for all days before it too. */
static void
build_people (KscoreLedger         *self,
              const KscoreEvidence *evidence)
{
  guint n = self->n_people = evidence->actors->len;
  g_autofree KscoreDay *first_day = g_new (KscoreDay, n + 1);
  g_autofree double *highest = g_new (double, n + 1);
  guint n_rhos = 0;

  self->first_rho = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      first_day[i] = KSCORE_DAY_NEVER;
      highest[i] = -1;
    }

  for (guint i = 0; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *reading;

      reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      if (reading->actor < n && reading->followers >= 0)
        first_day[reading->actor] = MIN (first_day[reading->actor], reading->day);
    }

  self->rhos = g_new (KscoreLedgerRho, evidence->followers->len + 1);

  for (guint i = 0; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *reading;
      guint32 person;

      reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      if (reading->actor >= n || reading->followers < 0)
        continue;

      person = kscore_ledger_get_person (evidence, reading->actor);

      self->rhos[n_rhos].person = person;
      self->rhos[n_rhos].rho = reading->followers; /* made into rho below */
      self->rhos[n_rhos].day = reading->day <= first_day[reading->actor] ? KSCORE_DAY_UNKNOWN
                                                                         : reading->day;
      n_rhos++;
    }

  qsort (self->rhos, n_rhos, sizeof *self->rhos, compare_rhos);

  for (guint i = 0; i < n; i++)
    self->first_rho[i] = self->constants.rho_unknown;

  self->n_rhos = 0;
  for (guint i = 0; i < n_rhos; i++)
    {
      KscoreLedgerRho change = self->rhos[i];

      if (change.rho <= highest[change.person])
        continue;

      highest[change.person] = change.rho;
      change.rho = kscore_constants_rho (&self->constants, change.rho);
      if (change.day == KSCORE_DAY_UNKNOWN)
        self->first_rho[change.person] = change.rho;
      else
        self->rhos[self->n_rhos++] = change;
    }
}

/**
 * kscore_ledger_new:
 * @evidence: what is known; not kept
 * @constants: the model's version; copied
 *
 * Prepares @evidence for scoring: computes the anonymous remainder of the counts, leaves out what
 * is no evidence (the owner's own, a mention that is a reply, a reshare that is a quote), holds
 * every row against the coverage of its kind, and brings all of it into one order. Indices out of
 * range and days without a date are left out.
 *
 * Returns: (transfer full): a ledger
 */
KscoreLedger *
kscore_ledger_new (const KscoreEvidence  *evidence,
                   const KscoreConstants *constants)
{
  KscoreLedger *self;

  g_return_val_if_fail (evidence != NULL, NULL);
  g_return_val_if_fail (constants != NULL, NULL);

  self = g_new0 (KscoreLedger, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->constants = *constants;
  for (int i = 0; i < KSCORE_N_G_VALUES; i++)
    self->g_values[i] = kscore_constants_g (constants, i);

  build_accounts (self, evidence);
  kscore_ledger_build_coverage (self, evidence);
  build_audience (self, evidence);
  build_posts (self, evidence);
  build_people (self, evidence);
  kscore_ledger_build_rows (self, evidence);
  kscore_ledger_build_makers (self, evidence);

  return self;
}

/**
 * kscore_ledger_ref:
 * @self: a ledger
 *
 * Returns: (transfer full): @self
 */
KscoreLedger *
kscore_ledger_ref (KscoreLedger *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kscore_ledger_clear_makers: (skip)
 * @self: a ledger
 *
 * Forgets what kscore_ledger_build_makers() found.
 */
void
kscore_ledger_clear_makers (KscoreLedger *self)
{
  g_clear_pointer (&self->makers, g_free);
  g_clear_pointer (&self->marks, g_free);
  g_clear_pointer (&self->maker_row_start, g_free);
  g_clear_pointer (&self->maker_rows, g_free);
  g_clear_pointer (&self->maker_trust, g_free);
  g_clear_pointer (&self->listed, g_free);
}

static GArray *
copy_array (GArray *array)
{
  return array != NULL ? g_array_copy (array) : NULL;
}

/**
 * kscore_ledger_copy: (skip)
 * @self: a ledger
 *
 * Returns: (transfer full): another that is equal, to be changed while somebody reads @self
 */
KscoreLedger *
kscore_ledger_copy (const KscoreLedger *self)
{
  KscoreLedger *copy = g_memdup2 (self, sizeof *self);
  guint n = self->n_rows + 1, n_rows = self->maker_row_start[self->n_makers] + 1;

  g_atomic_ref_count_init (&copy->ref_count);
  copy->accounts = g_memdup2 (self->accounts, (self->n_accounts + 1) * sizeof *self->accounts);
  for (guint i = 0; i < self->n_accounts; i++)
    {
      KscoreLedgerAccount *account = &copy->accounts[i];

      account->covered.intervals = copy_array (account->covered.intervals);
      account->any.intervals = copy_array (account->any.intervals);
      account->audience = copy_array (account->audience);
    }

#define COPY(array, length) copy->array = g_memdup2 (self->array, (length) * sizeof *self->array)
  COPY (account_slots, self->n_accounts + 1);
  COPY (post_days, self->n_posts + 1);
  COPY (first_rho, self->n_people + 1);
  COPY (rhos, self->n_rhos + 1);
  COPY (day, n);
  COPY (person, n);
  COPY (actor, n);
  COPY (post, n);
  COPY (trust, n);
  COPY (own_trust, n);
  COPY (signals, n);
  COPY (points, n);
  COPY (own_points, n);
  COPY (count, n);
  COPY (account, n);
  COPY (kind, n);
  COPY (precision, n);
  COPY (covered, n);
  COPY (weeks, self->n_weeks + 1);
  COPY (group_person, self->n_groups + 1);
  COPY (group_row, self->n_groups + 1);
  COPY (group_weight, self->n_groups + 1);
  COPY (makers, self->n_makers);
  COPY (marks, self->n_marks + 1);
  COPY (maker_row_start, self->n_makers + 1);
  COPY (maker_rows, n_rows);
  COPY (maker_trust, n_rows);
  COPY (listed, self->n_listed + 1);
#undef COPY

  return copy;
}

/**
 * kscore_ledger_unref:
 * @self: (transfer full): a ledger
 *
 * May be called from any thread.
 */
void
kscore_ledger_unref (KscoreLedger *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_accounts; i++)
    {
      kscore_covered_days_clear (&self->accounts[i].covered);
      kscore_covered_days_clear (&self->accounts[i].any);
      g_array_unref (self->accounts[i].audience);
    }

  g_free (self->accounts);
  g_free (self->account_slots);
  g_free (self->post_days);
  g_free (self->first_rho);
  g_free (self->rhos);
  g_free (self->day);
  g_free (self->person);
  g_free (self->actor);
  g_free (self->post);
  g_free (self->trust);
  g_free (self->own_trust);
  g_free (self->signals);
  g_free (self->points);
  g_free (self->own_points);
  g_free (self->count);
  g_free (self->account);
  g_free (self->kind);
  g_free (self->precision);
  g_free (self->covered);
  g_free (self->weeks);
  g_free (self->group_person);
  g_free (self->group_row);
  g_free (self->group_weight);
  kscore_ledger_clear_makers (self);
  g_free (self);
}

/**
 * kscore_ledger_get_constants:
 * @self: a ledger
 *
 * Returns: (transfer none): the model it was made for
 */
const KscoreConstants *
kscore_ledger_get_constants (const KscoreLedger *self)
{
  return &self->constants;
}

/**
 * kscore_ledger_get_n_rows:
 * @self: a ledger
 *
 * Returns: how many rows there are, covered or not
 */
guint
kscore_ledger_get_n_rows (const KscoreLedger *self)
{
  return self->n_rows;
}

/**
 * kscore_ledger_get_row:
 * @self: a ledger
 * @index: a row, less than kscore_ledger_get_n_rows()
 * @row: (out caller-allocates): what it says
 *
 * The index of a row stays the same for the life of @self.
 */
void
kscore_ledger_get_row (const KscoreLedger *self,
                       guint               index,
                       KscoreLedgerRow    *row)
{
  g_return_if_fail (index < self->n_rows);

  row->day = self->day[index];
  row->account = self->accounts[self->account[index]].index;
  row->post = self->post[index];
  row->actor = self->actor[index];
  row->person = self->person[index];
  row->kind = self->kind[index];
  row->precision = self->precision[index];
  row->count = self->count[index];
  row->points = self->own_points[index];
  row->trust = self->own_trust[index];
  row->signals = self->signals[index];
  row->covered = self->covered[index];
}

/**
 * kscore_ledger_get_n_accounts:
 * @self: a ledger
 *
 * Returns: how many linked accounts the evidence held
 */
guint
kscore_ledger_get_n_accounts (const KscoreLedger *self)
{
  return self->n_accounts;
}

/**
 * kscore_ledger_get_n_marks:
 * @self: a ledger
 *
 * Returns: how many marks the evidence held, those that do not count among them
 */
guint
kscore_ledger_get_n_marks (const KscoreLedger *self)
{
  return self->n_evidence_marks;
}

/**
 * kscore_ledger_get_first_day:
 * @self: a ledger
 *
 * Returns: the first day of which reactions are covered, which is where a history can begin, or
 *   %KSCORE_DAY_UNKNOWN
 */
KscoreDay
kscore_ledger_get_first_day (const KscoreLedger *self)
{
  KscoreDay first = KSCORE_DAY_UNKNOWN;

  for (guint i = 0; i < self->n_accounts; i++)
    {
      KscoreDay day = self->accounts[i].first_day;

      if (day != KSCORE_DAY_UNKNOWN && (first == KSCORE_DAY_UNKNOWN || day < first))
        first = day;
    }

  return first;
}

/**
 * kscore_ledger_get_score_day:
 * @self: a ledger
 * @today: today
 *
 * Tells the day that the score is of: @today where any account is covered into the last days, by
 * evidence of any kind; else (an old archive alone) the newest covered day. Never after @today.
 *
 * Returns: the day; @today where nothing is covered at all
 */
KscoreDay
kscore_ledger_get_score_day (const KscoreLedger *self,
                             KscoreDay           today)
{
  KscoreDay last = KSCORE_DAY_UNKNOWN;

  for (guint i = 0; i < self->n_accounts; i++)
    {
      KscoreDay day = kscore_covered_days_get_last (&self->accounts[i].any, today);

      last = MAX (last, day);
    }

  if (last == KSCORE_DAY_UNKNOWN || (gint64) today - last <= self->constants.today_days)
    return today;

  return last;
}

/**
 * kscore_ledger_get_rho: (skip)
 * @self: a ledger
 * @day: a day
 *
 * Returns: (transfer full): rho of everybody on @day, by person
 */
double *
kscore_ledger_get_rho (const KscoreLedger *self,
                       KscoreDay           day)
{
  double *rho = g_memdup2 (self->first_rho, (self->n_people + 1) * sizeof (double));

  for (guint i = 0; i < self->n_rhos && self->rhos[i].day <= day; i++)
    rho[self->rhos[i].person] = self->rhos[i].rho;

  return rho;
}

/**
 * kscore_ledger_find_week: (skip)
 * @self: a ledger
 * @account: one of its accounts
 * @week: a calendar week
 *
 * Returns: (transfer none) (nullable): its rows, or %NULL where there are none
 */
const KscoreLedgerWeek *
kscore_ledger_find_week (const KscoreLedger        *self,
                         const KscoreLedgerAccount *account,
                         int                        week)
{
  guint low = account->first_week, high = account->end_week;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->weeks[middle].week < week)
        low = middle + 1;
      else
        high = middle;
    }

  return low < account->end_week && self->weeks[low].week == week ? &self->weeks[low] : NULL;
}
