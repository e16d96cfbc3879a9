#include "config.h"

#include "score/kscore-change-private.h"

#include <math.h>

/* Response, by the secants of the model: R_a = 13 q S^2 with q = 1 / n^2, S the sum of s = f
 * sqrt (R_w) over the weeks taken, R_w the sum of everybody's rho tau g (P). Each product a b is
 * taken apart as (b0 + b1) / 2 (a1 - a0) + (a0 + a1) / 2 (b1 - b0), so a factor that did not
 * change brings exactly 0, and the parts sum to the difference. */

/* One person, or one cell of nobody known, on one of the days. */
typedef struct {
  guint  first; /* into the cells */
  guint  end;
  double points;
  double trust;
  double rho;
  double g;
  double weight;
} Person;

/* A week of an account on both days. */
typedef struct {
  KscoreChangeMaker     *maker;
  guint32                account;
  KscoreDay              monday;
  const KscoreWeekScore *place[2];  /* (nullable) */
  GArray                *cells[2];
  double                 scale;     /* K */
  double                 root[2];   /* sqrt (R_w) */
  double                 fading[2]; /* K (f1 - f0) / 2, over sqrt (R_w) of each day */
  double                 people;    /* K (f0 + f1) / 2 / (sqrt (R_w0) + sqrt (R_w1)) */
} Week;

static KscoreChangeCell *
get_cell (Week *self,
          guint side,
          guint index)
{
  return &g_array_index (self->cells[side], KscoreChangeCell, index);
}

static void
add_part (Week                   *self,
          KscoreChangeLabel       label,
          const KscoreChangeCell *cell,
          guint32                 post,
          double                  points)
{
  KscoreChangePart part = {
    .points = points,
    .label = label,
    .component = KSCORE_COMPONENT_RESPONSE,
    .week = self->monday,
    .account = self->account,
    .person = cell != NULL ? cell->person : KSCORE_NO_INDEX,
    .post = post,
    .kind = cell != NULL ? cell->kind : KSCORE_KIND_NONE,
  };

  kscore_change_add (self->maker->change, &part);
}

/* The cells of the next person of a day, or none of them where the next is somebody else. */
static void
read_person (Week   *self,
             guint   side,
             guint   first,
             guint32 key,
             Person *person)
{
  const KscoreChangeSide *day = &self->maker->side[side];
  const KscoreLedger *ledger = day->ledger;
  guint i;

  *person = (Person) { .first = first, .end = first, .trust = 1 };

  for (i = first; i < self->cells[side]->len; i++)
    {
      const KscoreChangeCell *cell = get_cell (self, side, i);

      if (cell->person != key)
        break;
      person->points += cell->points;
      person->trust = MIN (person->trust, (double) cell->trust);
    }

  person->end = i;
  if (i == first)
    return;

  person->rho = day->rho[ledger->person[get_cell (self, side, first)->row]];
  person->g = kscore_ledger_g (ledger, person->points);
  person->weight = person->rho * (person->trust * person->g);
}

/* What a cell brings of what its person brings. */
static double
get_share (const Person           *person,
           const KscoreChangeCell *cell)
{
  return person->points > 0 ? person->weight * (cell->points / person->points) : 0;
}

/* The slope of g between two sums of points; g' (P) = 1 / (1 + P / scale) where they are equal. */
static double
get_slope (const KscoreConstants *constants,
           const Person          *before,
           const Person          *after)
{
  if (before->points == after->points)
    return 1 / (1 + before->points / constants->g_scale);

  return (after->g - before->g) / (after->points - before->points);
}

static KscoreChangeLabel
get_label (Week                   *self,
           const KscoreChangeCell *before,
           const KscoreChangeCell *after,
           gboolean                gain)
{
  if (gain)
    return kscore_change_label_gain (self->maker, self->account, after);

  return kscore_change_label_loss (self->maker, self->account, before);
}

/* A week that entered: what was there already took a place with it, the rest came. */
static void
add_entering (Week                   *self,
              const KscoreChangeCell *before,
              const KscoreChangeCell *after,
              double                  share)
{
  double points = self->scale * self->place[1]->f * share / self->root[1];
  double old = before != NULL && after->points > 0 ? MIN (1, before->points / after->points) : 0;

  if (old > 0)
    add_part (self, KSCORE_CHANGE_GREW, after, after->post, points * old);
  if (old < 1)
    add_part (self, kscore_change_label_gain (self->maker, self->account, after), after,
              after->post, points * (1 - old));
}

/* A week that left: because it fades or has faded, or, still in full, for better ones. */
static void
add_leaving (Week                   *self,
             const KscoreChangeCell *before,
             const KscoreChangeCell *after,
             double                  share)
{
  double points = -self->scale * self->place[0]->f * share / self->root[0];
  double kept = after != NULL && before->points > 0 ? MIN (1, after->points / before->points) : 0;
  gboolean displaced = self->place[1] != NULL && self->place[1]->f >= self->place[0]->f;

  if (kept > 0)
    add_part (self, displaced ? KSCORE_CHANGE_SHRANK : KSCORE_CHANGE_LEFT, before, before->post,
              points * kept);
  if (kept < 1)
    add_part (self, kscore_change_label_loss (self->maker, self->account, before), before,
              before->post, points * (1 - kept));
}

static void
add_fading (Week                   *self,
            const KscoreChangeCell *cell,
            double                  points)
{
  KscoreChangeLabel label = self->place[1]->f < self->place[0]->f ? KSCORE_CHANGE_LEFT
                                                                  : KSCORE_CHANGE_GREW;

  add_part (self, label, cell, cell->post, points);
}

static gboolean
is_taken (Week *self,
          guint side)
{
  return self->place[side] != NULL && self->place[side]->taken;
}

/* @before or @after is NULL where the day has no such cell. */
static void
add_cell (Week                   *self,
          const KscoreChangeCell *before,
          const KscoreChangeCell *after,
          double                  share_before,
          double                  share_after,
          double                  difference)
{
  const KscoreChangeCell *cell = after != NULL ? after : before;

  if (!is_taken (self, 0))
    {
      if (after != NULL && self->root[1] > 0)
        add_entering (self, before, after, share_after);
      return;
    }
  if (!is_taken (self, 1))
    {
      if (before != NULL && self->root[0] > 0)
        add_leaving (self, before, after, share_before);
      return;
    }

  add_fading (self, cell, self->fading[0] * share_before + self->fading[1] * share_after);
  if (difference != 0)
    add_part (self, get_label (self, before, after, difference > 0), cell, cell->post,
              self->people * difference);
}

static int
compare_places (const KscoreChangeCell *x,
                const KscoreChangeCell *y)
{
  if (x->post != y->post)
    return x->post < y->post ? -1 : 1;

  return (x->kind > y->kind) - (x->kind < y->kind);
}

/* The post of everything that somebody did in the week, or none. */
static guint32
get_only_post (Week         *self,
               const Person *people)
{
  guint32 post = KSCORE_NO_INDEX;

  for (guint side = 0; side < 2; side++)
    {
      for (guint i = people[side].first; i < people[side].end; i++)
        {
          const KscoreChangeCell *cell = get_cell (self, side, i);

          if (post != KSCORE_NO_INDEX && cell->post != post)
            return KSCORE_NO_INDEX;
          post = cell->post;
        }
    }

  return post;
}

static void
add_person (Week         *self,
            const Person *before,
            const Person *after)
{
  const KscoreConstants *constants = &self->maker->side[1].ledger->constants;
  const Person people[2] = { *before, *after };
  double slope = get_slope (constants, before, after);
  guint i = before->first, j = after->first;

  if (is_taken (self, 0) && is_taken (self, 1) && before->end > before->first &&
      after->end > after->first)
    {
      const KscoreChangeCell *cell = get_cell (self, 1, after->first);
      guint32 post = get_only_post (self, people);
      double rho = after->rho - before->rho, trust = after->trust - before->trust;

      add_part (self, rho > 0 ? KSCORE_CHANGE_GREW : KSCORE_CHANGE_SHRANK, cell, post,
                self->people * rho * (before->trust * before->g + after->trust * after->g) / 2);
      add_part (self, KSCORE_CHANGE_DISCOUNTED, cell, post,
                self->people * (before->rho + after->rho) / 2 * trust * (before->g + after->g) / 2);
      slope *= (before->rho + after->rho) / 2 * (before->trust + after->trust) / 2;
    }
  else
    slope *= before->end > before->first ? before->rho * before->trust
                                         : after->rho * after->trust;

  while (i < before->end || j < after->end)
    {
      const KscoreChangeCell *x = i < before->end ? get_cell (self, 0, i) : NULL;
      const KscoreChangeCell *y = j < after->end ? get_cell (self, 1, j) : NULL;
      int order = x == NULL ? 1 : y == NULL ? -1 : compare_places (x, y);

      if (order > 0)
        x = NULL;
      if (order < 0)
        y = NULL;
      i += x != NULL;
      j += y != NULL;

      add_cell (self, x, y, x != NULL ? get_share (before, x) : 0,
                y != NULL ? get_share (after, y) : 0,
                slope * ((y != NULL ? y->points : 0) - (x != NULL ? x->points : 0)));
    }
}

static int
compare_anonymous (const KscoreChangeCell *x,
                   const KscoreChangeCell *y)
{
  int order = compare_places (x, y);

  return order != 0 ? order : (x->trust > y->trust) - (x->trust < y->trust);
}

static void
add_anonymous (Week  *self,
               guint  i,
               guint  j)
{
  while (i < self->cells[0]->len || j < self->cells[1]->len)
    {
      const KscoreChangeCell *x = i < self->cells[0]->len ? get_cell (self, 0, i) : NULL;
      const KscoreChangeCell *y = j < self->cells[1]->len ? get_cell (self, 1, j) : NULL;
      int order = x == NULL ? 1 : y == NULL ? -1 : compare_anonymous (x, y);
      double before, after;

      if (order > 0)
        x = NULL;
      if (order < 0)
        y = NULL;
      i += x != NULL;
      j += y != NULL;

      before = x != NULL ? x->points : 0;
      after = y != NULL ? y->points : 0;
      add_cell (self, x, y, before, after, after - before);
    }
}

static void
add_people (Week *self)
{
  guint i = 0, j = 0;

  while (TRUE)
    {
      guint32 x = i < self->cells[0]->len ? get_cell (self, 0, i)->person : KSCORE_NO_INDEX;
      guint32 y = j < self->cells[1]->len ? get_cell (self, 1, j)->person : KSCORE_NO_INDEX;
      guint32 key = MIN (x, y);
      Person before, after;

      if (key == KSCORE_NO_INDEX)
        break;

      read_person (self, 0, i, key, &before);
      read_person (self, 1, j, key, &after);
      add_person (self, &before, &after);
      i = before.end;
      j = after.end;
    }

  add_anonymous (self, i, j);
}

static const KscoreWeekScore *
find_place (const KscoreAccountScore *account,
            KscoreDay                 monday)
{
  for (guint i = 0; account != NULL && account->known && i < account->n_weeks; i++)
    {
      if (account->weeks[i].monday == monday)
        return &account->weeks[i];
    }

  return NULL;
}

static GArray *
collect (KscoreChangeMaker        *maker,
         guint                     side,
         guint32                   account,
         const KscoreAccountScore *score,
         KscoreDay                 monday)
{
  const KscoreChangeSide *day = &maker->side[side];
  const KscoreLedgerWeek *week = NULL;

  if (score != NULL && score->known)
    week = kscore_ledger_find_week (day->ledger,
                                    &day->ledger->accounts[day->slots[account]],
                                    kscore_day_get_week (monday));

  return kscore_change_collect (day, week, score != NULL ? score->last_day : KSCORE_DAY_UNKNOWN);
}

static void
add_week (KscoreChangeMaker         *maker,
          guint32                    account,
          const KscoreAccountScore **scores,
          KscoreDay                  monday,
          double                     scale)
{
  Week self = {
    .maker = maker,
    .account = account,
    .monday = monday,
    .scale = scale,
  };
  double roots;

  for (guint i = 0; i < 2; i++)
    {
      self.place[i] = find_place (scores[i], monday);
      self.root[i] = self.place[i] != NULL ? sqrt (self.place[i]->response) : 0;
    }

  if (!is_taken (&self, 0) && !is_taken (&self, 1))
    return;

  roots = self.root[0] + self.root[1];
  if (is_taken (&self, 0) && is_taken (&self, 1) && roots > 0)
    {
      double f0 = self.place[0]->f, f1 = self.place[1]->f;

      for (guint i = 0; i < 2; i++)
        self.fading[i] = self.root[i] > 0 ? scale * (f1 - f0) / 2 / self.root[i] : 0;
      self.people = scale * (f0 + f1) / 2 / roots;
    }

  for (guint i = 0; i < 2; i++)
    self.cells[i] = collect (maker, i, account, scores[i], monday);
  add_people (&self);
  for (guint i = 0; i < 2; i++)
    g_array_unref (self.cells[i]);
}

static double
get_q (const KscoreAccountScore *account)
{
  return 1. / ((double) account->n * account->n);
}

static void
add_account (KscoreChangeMaker *maker,
             guint32            account,
             double             m)
{
  const KscoreConstants *constants = &maker->side[1].ledger->constants;
  const KscoreAccountScore *scores[2];
  double q[2], s[2], rate, factor, scale;
  gboolean known[2];

  for (guint i = 0; i < 2; i++)
    {
      scores[i] = kscore_change_get_account_score (maker, i, account);
      known[i] = scores[i] != NULL && scores[i]->known;
      s[i] = known[i] ? scores[i]->s : 0;
    }
  if (!known[0] && !known[1])
    return;

  /* An account that is not known on a day has no weeks on it, and the other day's n: all that it
   * brings is of its weeks. */
  for (guint i = 0; i < 2; i++)
    q[i] = get_q (known[i] ? scores[i] : scores[1 - i]);
  rate = scores[known[1] ? 1 : 0]->rate;
  factor = m * rate * constants->window_weeks;
  scale = factor * (q[0] + q[1]) / 2 * (s[0] + s[1]);

  if (q[0] != q[1])
    {
      KscoreChangePart part = {
        .points = factor * (q[1] - q[0]) * (s[0] * s[0] + s[1] * s[1]) / 2,
        .label = q[1] < q[0] ? KSCORE_CHANGE_NEWLY_COVERED : KSCORE_CHANGE_NO_LONGER_COVERED,
        .component = KSCORE_COMPONENT_RESPONSE,
        .week = KSCORE_DAY_UNKNOWN,
        .account = account,
        .person = KSCORE_NO_INDEX,
        .post = KSCORE_NO_INDEX,
      };

      kscore_change_add (maker->change, &part);
    }

  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; known[i] && j < scores[i]->n_weeks; j++)
        {
          KscoreDay monday = scores[i]->weeks[j].monday;

          if (i == 0 || find_place (scores[0], monday) == NULL)
            add_week (maker, account, scores, monday, scale);
        }
    }
}

/**
 * kscore_change_add_response: (skip)
 * @self: two days
 *
 * Adds the parts of Response.
 */
void
kscore_change_add_response (KscoreChangeMaker *self)
{
  double values[2] = { 0 };
  double m;

  for (guint i = 0; i < 2; i++)
    {
      const KscoreComponentScore *it;

      it = &self->side[i].score->components[KSCORE_COMPONENT_RESPONSE];
      if (it->known)
        values[i] = it->value;
    }

  m = kscore_change_get_secant (&self->side[1].ledger->constants, KSCORE_COMPONENT_RESPONSE,
                                values[0], values[1]);
  for (guint32 i = 0; i < self->n_accounts; i++)
    add_account (self, i, m);
}
