#include "config.h"

#include "score/kscore-hours.h"

#include <math.h>
#include <stdlib.h>

#include "score/kscore-covered-days.h"

/* Zones change at quarters of an hour. */
#define QUARTER 900
#define HOUR    3600
#define A_DAY   86400

/* A post that is looked at. */
typedef struct {
  double  reactions;
  double  rank; /* among those of its account, 0 to 1, ties in the middle */
  guint16 account;
  guint16 cell;
} Post;

typedef struct {
  const KscoreEvidence *evidence;
  KscoreHours          *result;
  KscoreZoneFunc        zone;
  gpointer              zone_data;
  gint64                first_quarter;
  guint                 n_quarters;
  gint32               *offsets; /* (owned): by quarter, or UNKNOWN_OFFSET */
} Work;

#define UNKNOWN_OFFSET G_MAXINT32

static void
work_clear (Work *work)
{
  g_free (work->offsets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gint64
floor_divide (gint64 a,
              gint64 b)
{
  return a / b - (a % b < 0);
}

static int
get_offset (Work   *work,
            gint64  time)
{
  gint64 quarter = floor_divide (time, QUARTER) - work->first_quarter;

  if (quarter < 0 || quarter >= work->n_quarters)
    return work->zone (time, work->zone_data);
  if (work->offsets[quarter] == UNKNOWN_OFFSET)
    work->offsets[quarter] = work->zone (time, work->zone_data);
  return work->offsets[quarter];
}

/* The first of January 1970 was a Thursday. */
static guint
get_cell (Work   *work,
          gint64  time)
{
  gint64 local = time + get_offset (work, time);
  gint64 day = floor_divide (local, A_DAY);
  gint64 weekday = day + 3 - 7 * floor_divide (day + 3, 7);

  return (guint) (weekday * KSCORE_HOURS_HOURS + (local - day * A_DAY) / HOUR);
}

static void
count_reactions (Work *work)
{
  const KscoreEvidence *evidence = work->evidence;

  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it
        = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);

      if (it->day < work->result->from || it->day > work->result->day
          || it->actor >= evidence->actors->len
          || g_array_index (evidence->actors, KscoreEvidenceActor, it->actor).owner)
        continue;
      if (it->precision != KSCORE_PRECISION_EXACT)
        {
          work->result->n_reactions_undated++;
          continue;
        }
      work->result->cells[get_cell (work, it->at)].n_reactions++;
      work->result->n_reactions++;
    }
}

static gboolean
is_own_words (const KscoreEvidencePost *post)
{
  return post->kind != KSCORE_POST_REPLY && post->kind != KSCORE_POST_COMMENT;
}

/* Of the days of which it is not known who reacted, or how many, a post with nothing would not be
 * one with 0. */
static KscoreCoveredDays *
get_covered (const KscoreEvidence *evidence)
{
  KscoreCoveredDays *covered = g_new (KscoreCoveredDays, evidence->accounts->len + 1);

  for (guint i = 0; i < evidence->accounts->len; i++)
    kscore_covered_days_init (&covered[i]);
  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *it
        = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);

      if (it->account < evidence->accounts->len && (it->kinds & KSCORE_KINDS_REACTIONS))
        kscore_covered_days_add (&covered[it->account], it->from, it->to);
    }
  for (guint i = 0; i < evidence->accounts->len; i++)
    kscore_covered_days_finish (&covered[i], 0);
  return covered;
}

static double *
sum_reactions (const KscoreEvidence *evidence,
               const KscoreLedger   *ledger,
               KscoreDay             day)
{
  double *sums = g_new0 (double, evidence->posts->len + 1);
  guint n = kscore_ledger_get_n_rows (ledger);
  KscoreLedgerRow row;

  for (guint i = 0; i < n; i++)
    {
      kscore_ledger_get_row (ledger, i, &row);
      if (row.post < evidence->posts->len && row.covered && row.day <= day)
        sums[row.post] += (double) row.count;
    }
  return sums;
}

static GArray *
collect_posts (Work               *work,
               const KscoreLedger *ledger)
{
  const KscoreEvidence *evidence = work->evidence;
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (Post));
  g_autofree double *sums = sum_reactions (evidence, ledger, work->result->day);
  g_autofree KscoreCoveredDays *covered = get_covered (evidence);

  for (guint i = 0; i < evidence->posts->len; i++)
    {
      const KscoreEvidencePost *it = &g_array_index (evidence->posts, KscoreEvidencePost, i);
      Post post = { .reactions = sums[i], .account = it->account };

      if (it->day < work->result->from || it->day > work->result->day - KSCORE_HOURS_AGE
          || !is_own_words (it) || it->account >= evidence->accounts->len
          || !kscore_covered_days_contain (&covered[it->account], it->day))
        continue;
      if (it->precision != KSCORE_PRECISION_EXACT)
        {
          work->result->n_posts_undated++;
          continue;
        }
      post.cell = (guint16) get_cell (work, it->at);
      g_array_append_val (posts, post);
    }
  for (guint i = 0; i < evidence->accounts->len; i++)
    kscore_covered_days_clear (&covered[i]);
  return posts;
}

static int
compare_within_account (gconstpointer a,
                        gconstpointer b)
{
  const Post *x = a, *y = b;

  if (x->account != y->account)
    return x->account < y->account ? -1 : 1;
  return (x->reactions > y->reactions) - (x->reactions < y->reactions);
}

static int
compare_within_cell (gconstpointer a,
                     gconstpointer b)
{
  const Post *x = a, *y = b;

  if (x->cell != y->cell)
    return x->cell < y->cell ? -1 : 1;
  return (x->reactions > y->reactions) - (x->reactions < y->reactions);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Ranks are taken inside each account: a post at ten times the audience is no better hour. */
static void
rank_posts (GArray *posts)
{
  Post *all = (Post *) posts->data;
  guint account_end;

  g_array_sort (posts, compare_within_account);
  for (guint start = 0; start < posts->len; start = account_end)
    {
      guint tie_end;

      for (account_end = start; account_end < posts->len
           && all[account_end].account == all[start].account; account_end++)
        ;
      for (guint tie = start; tie < account_end; tie = tie_end)
        {
          for (tie_end = tie; tie_end < account_end
               && all[tie_end].reactions == all[tie].reactions; tie_end++)
            ;
          for (guint i = tie; i < tie_end; i++)
            all[i].rank = ((tie - start) + (tie_end - start)) / 2.0 / (account_end - start);
        }
    }
}

static double
get_median (const Post *posts,
            guint       n)
{
  return (posts[(n - 1) / 2].reactions + posts[n / 2].reactions) / 2;
}

/* If hours made no difference, the ranks in a cell would be drawn from 0 to 1 evenly, so that their
 * mean had a variance of at most 1/12n around one half (ties and drawing without return only lower
 * it). The chance that any of k cells is as far up is at most k times that of one (Bonferroni).
 * The normal curve has longer tails than a mean of few such numbers: three posts never stand out
 * among many cells. */
static double
get_chance (double rank,
            guint  n_posts,
            guint  n_cells)
{
  double z = (rank - 0.5) * sqrt (12.0 * n_posts);

  return MIN (1.0, n_cells * 0.5 * erfc (z / G_SQRT2));
}

static void
fill_cells (KscoreHours *self,
            GArray      *posts)
{
  const Post *all = (const Post *) posts->data;
  guint end;

  g_array_sort (posts, compare_within_cell);
  for (guint start = 0; start < posts->len; start = end)
    {
      KscoreHourCell *cell = &self->cells[all[start].cell];
      double sum = 0;

      for (end = start; end < posts->len && all[end].cell == all[start].cell; end++)
        sum += all[end].rank;
      cell->n_posts = end - start;
      if (cell->n_posts < KSCORE_HOURS_MIN_POSTS)
        continue;
      cell->median = get_median (all + start, cell->n_posts);
      cell->rank = sum / cell->n_posts;
      self->n_told++;
    }
}

static void
find_best (KscoreHours *self)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < KSCORE_N_HOUR_CELLS; i++)
    {
      const KscoreHourCell *cell = &self->cells[i];
      double chance;

      if (isnan (cell->rank))
        continue;
      /* Not capped, or the first of many that are all chance would be the best. */
      chance = erfc ((cell->rank - 0.5) * sqrt (12.0 * cell->n_posts) / G_SQRT2);
      if (chance >= least)
        continue;
      least = chance;
      self->best = (int) i;
      self->chance = get_chance (cell->rank, cell->n_posts, self->n_told);
    }
  self->stands_out = self->best >= 0 && self->n_told > 1 && self->chance < KSCORE_HOURS_CHANCE;
}

static double
get_median_of_all (GArray *posts)
{
  g_autofree double *all = g_new (double, posts->len + 1);

  if (posts->len == 0)
    return NAN;
  for (guint i = 0; i < posts->len; i++)
    all[i] = g_array_index (posts, Post, i).reactions;
  qsort (all, posts->len, sizeof *all, compare_doubles);
  return (all[(posts->len - 1) / 2] + all[posts->len / 2]) / 2;
}

/**
 * kscore_hours_new:
 * @evidence: what @ledger was made from
 * @ledger: the same, prepared
 * @day: the score's
 * @zone: (scope call): tells local time
 * @zone_data: for @zone
 *
 * Looks at the 182 days that end at @day: in which hour of the week posts were published and how
 * many reactions each of them had by @day, and in which hour reactions came. Only times that are
 * known to the second are taken; reactions to a post count whenever they came, counted ones too.
 * The owner's replies, posts of the last 7 days and posts of days of which reactions are not
 * covered are left out.
 *
 * Returns: (transfer full): the hours
 */
KscoreHours *
kscore_hours_new (const KscoreEvidence *evidence,
                  const KscoreLedger   *ledger,
                  KscoreDay             day,
                  KscoreZoneFunc        zone,
                  gpointer              zone_data)
{
  KscoreHours *self = g_new0 (KscoreHours, 1);
  g_autoptr (GArray) posts = NULL;
  g_auto (Work) work = { evidence, self, zone, zone_data };

  self->day = day;
  self->from = day - (KSCORE_HOURS_WINDOW - 1);
  self->best = -1;
  self->chance = NAN;
  for (guint i = 0; i < KSCORE_N_HOUR_CELLS; i++)
    self->cells[i].median = self->cells[i].rank = NAN;

  work.first_quarter = kscore_day_to_time (self->from) / QUARTER;
  work.n_quarters = KSCORE_HOURS_WINDOW * (A_DAY / QUARTER);
  work.offsets = g_new (gint32, work.n_quarters);
  for (guint i = 0; i < work.n_quarters; i++)
    work.offsets[i] = UNKNOWN_OFFSET;

  count_reactions (&work);
  posts = collect_posts (&work, ledger);
  self->n_posts = posts->len;
  self->median = get_median_of_all (posts);
  rank_posts (posts);
  fill_cells (self, posts);
  find_best (self);
  return self;
}

/**
 * kscore_hours_free:
 * @self: (transfer full): hours
 */
void
kscore_hours_free (KscoreHours *self)
{
  g_free (self);
}
