#include "config.h"

#include "score/kscore-change-private.h"

#include <math.h>

#include "score/kscore-recognition.h"

/* Recognition and Audience, linearly by source. Of a maker, whose part is tau h (points), trust
 * and points are taken apart as a person of Response is. Marks of different evidence have no
 * lasting ids: what a person gave is compared by kind, and what has no maker by account and
 * kind. */

/* What one maker has of one thing, or of one kind. */
typedef struct {
  guint32   account; /* of the change, or NO_INDEX */
  guint32   source;
  guint8    mark;    /* KscoreMarkKind; none is support itself */
  double    points;
  KscoreDay day;
} Source;

/* A maker on one of the days. */
typedef struct {
  gboolean there;
  double   points;
  double   trust;
  double   h;
  GArray  *sources; /* (owned) (nullable) (element-type Source) */
} Made;

static double
get_h (const KscoreLedger *ledger,
       const KscoreMaker  *maker,
       double              points)
{
  const KscoreConstants *constants = &ledger->constants;

  switch (maker->type)
    {
    case KSCORE_MAKER_PERSON:
      return kscore_constants_g (constants, points);
    case KSCORE_MAKER_DOMAIN:
      return kscore_constants_g (constants,
                                 MIN (points, constants->domain_pages *
                                      constants->mark_points[KSCORE_MARK_LINKING_PAGE]));
    case KSCORE_MAKER_ANONYMOUS:
      {
        double one = constants->mark_points[ledger->marks[maker->first_mark].kind];

        return one > 0 ? constants->anonymous_mark * (points / one) *
                         kscore_constants_g (constants, one)
                       : 0;
      }
    case KSCORE_MAKER_WIKIPEDIA:
      return MIN (points, constants->mark_points[KSCORE_MARK_WIKIPEDIA]);
    case KSCORE_MAKER_REPUTATION:
    case KSCORE_MAKER_KARMA:
    case KSCORE_MAKER_BACKLINK:
    default:
      return points;
    }
}

static void
add_source (Made         *self,
            const Source *source,
            gboolean      by_kind)
{
  for (guint i = 0; by_kind && i < self->sources->len; i++)
    {
      Source *other = &g_array_index (self->sources, Source, i);

      if (other->mark == source->mark && other->account == source->account)
        {
          other->points += source->points;
          other->day = MAX (other->day, source->day);
          return;
        }
    }

  g_array_append_val (self->sources, *source);
}

static void
read_maker (const KscoreChangeMaker *maker,
            guint                    side,
            guint                    index,
            Made                    *made)
{
  const KscoreChangeSide *day = &maker->side[side];
  const KscoreLedger *ledger = day->ledger;
  const KscoreMaker *it = &ledger->makers[index];
  gboolean supporter;

  made->there = TRUE;
  made->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  made->points = 0;
  made->trust = kscore_recognition_get_trust (ledger, index, day->score->day);
  kscore_recognition_get_maker (ledger, index, day->score->day, NULL, &supporter);

  if (supporter)
    {
      KscoreDay since = MIN (it->first_day, MIN (it->follow_day, it->purged_day));
      Source source = {
        .account = it->account != KSCORE_NO_INDEX
                     ? KSCORE_CHANGE_MAP (day->accounts, ledger->accounts[it->account].index)
                     : KSCORE_NO_INDEX,
        .source = KSCORE_NO_INDEX,
        .points = ledger->constants.established,
        .day = MAX (since, it->established_day),
      };

      /* One supports on one account, whichever was seen first. */
      g_array_append_val (made->sources, source);
      made->points += source.points;
    }

  for (guint i = it->first_mark; i < it->end_mark;)
    {
      const KscoreLedgerMark *mark = kscore_recognition_pick_mark (ledger, it, &i,
                                                                   day->score->day);

      if (mark != NULL)
        {
          Source source = {
            .account = KSCORE_CHANGE_MAP (day->accounts, ledger->accounts[mark->account].index),
            .source = mark->source,
            .mark = mark->kind,
            .points = mark->value * ledger->constants.mark_points[mark->kind],
            .day = mark->from,
          };

          add_source (made, &source, maker->differs);
          made->points += source.points;
        }
    }

  made->h = get_h (ledger, it, made->points);
}

static KscoreChangeLabel
get_label (const KscoreChangeMaker *self,
           const Source            *before,
           const Source            *after)
{
  const Source *source = after != NULL ? after : before;
  guint side = after != NULL ? 0 : 1;
  KscoreDay day = source->day != KSCORE_DAY_UNKNOWN ? source->day : self->change->from;

  if (before != NULL && after != NULL)
    return after->points > before->points ? KSCORE_CHANGE_GREW : KSCORE_CHANGE_SHRANK;
  if (after != NULL && day > self->change->from)
    return KSCORE_CHANGE_NEW;
  if (!self->side[side].score->components[KSCORE_COMPONENT_RECOGNITION].known ||
      (source->account != KSCORE_NO_INDEX &&
       !kscore_change_is_covered (self, side, source->account, KSCORE_N_KINDS, day)))
    return side == 0 ? KSCORE_CHANGE_NEWLY_COVERED : KSCORE_CHANGE_NO_LONGER_COVERED;

  return side == 0 ? KSCORE_CHANGE_NEW : KSCORE_CHANGE_SHRANK;
}

static void
add_part (KscoreChangeMaker *self,
          KscoreChangeLabel  label,
          KscoreComponent    component,
          const Source      *source,
          guint32            person,
          double             points)
{
  KscoreChangePart part = {
    .points = points,
    .label = label,
    .component = component,
    .week = KSCORE_DAY_UNKNOWN,
    .account = source != NULL ? source->account : KSCORE_NO_INDEX,
    .person = person,
    .post = KSCORE_NO_INDEX,
    .mark = source != NULL ? source->mark : KSCORE_MARK_NONE,
  };

  kscore_change_add (self->change, &part);
}

static const Source *
find_source (const Made   *made,
             const Source *source,
             gboolean      by_kind)
{
  for (guint i = 0; made->sources != NULL && i < made->sources->len; i++)
    {
      const Source *it = &g_array_index (made->sources, Source, i);

      if (it->mark == source->mark &&
          (it->mark == KSCORE_MARK_NONE ||
           (by_kind ? it->account == source->account : it->source == source->source)))
        return it;
    }

  return NULL;
}

static void
compare_makers (KscoreChangeMaker *self,
                const KscoreMaker *maker,
                guint32            person,
                Made              *before,
                Made              *after,
                double             m)
{
  const KscoreLedger *ledger = self->side[1].ledger;
  double slope;

  if (!before->there)
    before->trust = after->trust;
  if (!after->there)
    after->trust = before->trust;

  if (before->points == after->points)
    slope = maker->type == KSCORE_MAKER_PERSON
              ? 1 / (1 + after->points / ledger->constants.g_scale)
              : after->points > 0 ? after->h / after->points : 0;
  else
    slope = (after->h - before->h) / (after->points - before->points);
  slope *= m * (before->trust + after->trust) / 2;

  {
    const Made *it = after->there && after->sources->len > 0 ? after : before;
    const Source *first = it->there && it->sources->len > 0
                            ? &g_array_index (it->sources, Source, 0) : NULL;

    add_part (self, KSCORE_CHANGE_DISCOUNTED, KSCORE_COMPONENT_RECOGNITION, first, person,
              m * (after->trust - before->trust) * (before->h + after->h) / 2);
  }

  for (guint i = 0; after->there && i < after->sources->len; i++)
    {
      const Source *source = &g_array_index (after->sources, Source, i);
      const Source *old = find_source (before, source, self->differs);
      double difference = source->points - (old != NULL ? old->points : 0);

      if (difference != 0)
        add_part (self, get_label (self, old, source), KSCORE_COMPONENT_RECOGNITION, source,
                  person, slope * difference);
    }
  for (guint i = 0; before->there && i < before->sources->len; i++)
    {
      const Source *source = &g_array_index (before->sources, Source, i);

      if (find_source (after, source, self->differs) == NULL)
        add_part (self, get_label (self, source, NULL), KSCORE_COMPONENT_RECOGNITION, source,
                  person, -slope * source->points);
    }
}

/* @before and @after are places in the ledgers, or NO_INDEX. */
static void
add_maker (KscoreChangeMaker *self,
           guint              before,
           guint              after,
           double             m)
{
  const guint index[2] = { before, after };
  Made made[2] = { { .trust = 1 }, { .trust = 1 } };
  const KscoreMaker *maker = NULL;
  guint32 person = KSCORE_NO_INDEX;

  for (guint i = 0; i < 2; i++)
    {
      if (index[i] == KSCORE_NO_INDEX || !self->side[i].score->components[
                                            KSCORE_COMPONENT_RECOGNITION].known)
        continue;

      read_maker (self, i, index[i], &made[i]);
      maker = &self->side[i].ledger->makers[index[i]];
      person = KSCORE_CHANGE_MAP (self->side[i].people, maker->person);
    }

  if (maker != NULL)
    compare_makers (self, maker, person, &made[0], &made[1], m);

  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&made[i].sources, g_array_unref);
}

/* By person of the change, the maker that is that person. */
static guint32 *
find_people (const KscoreChangeSide *side,
             guint                   n_people)
{
  guint32 *makers = g_new (guint32, n_people + 1);

  for (guint i = 0; i < n_people; i++)
    makers[i] = KSCORE_NO_INDEX;
  for (guint i = 0; i < side->ledger->n_makers; i++)
    {
      if (side->ledger->makers[i].type == KSCORE_MAKER_PERSON)
        makers[KSCORE_CHANGE_MAP (side->people, side->ledger->makers[i].person)] = i;
    }

  return makers;
}

typedef struct {
  KscoreMakerType type;
  Source          source;
  double          value[2];
  gboolean        there[2];
} Total;

/* What has no maker, of evidence that differs: by account and kind. */
static void
add_totals (KscoreChangeMaker *self,
            double             m)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, TRUE, sizeof (Total));

  for (guint side = 0; side < 2; side++)
    {
      const KscoreLedger *ledger = self->side[side].ledger;

      for (guint i = 0; i < ledger->n_makers; i++)
        {
          const KscoreMaker *maker = &ledger->makers[i];
          const KscoreLedgerMark *mark;
          double value;
          guint32 account;
          guint j;

          if (maker->type == KSCORE_MAKER_PERSON ||
              !self->side[side].score->components[KSCORE_COMPONENT_RECOGNITION].known)
            continue;

          mark = &ledger->marks[maker->first_mark];
          account = KSCORE_CHANGE_MAP (self->side[side].accounts,
                                       ledger->accounts[mark->account].index);
          value = kscore_recognition_get_maker (ledger, i, self->side[side].score->day, NULL,
                                                NULL);
          if (value <= 0)
            continue;

          for (j = 0; j < totals->len; j++)
            {
              const Total *it = &g_array_index (totals, Total, j);

              if (it->type == maker->type && it->source.mark == mark->kind &&
                  it->source.account == account)
                break;
            }
          if (j == totals->len)
            {
              Total total = { maker->type, { account, KSCORE_NO_INDEX, mark->kind, 0,
                                             mark->from } };

              g_array_append_val (totals, total);
            }
          g_array_index (totals, Total, j).value[side] += value;
          g_array_index (totals, Total, j).there[side] = TRUE;
        }
    }

  for (guint i = 0; i < totals->len; i++)
    {
      const Total *it = &g_array_index (totals, Total, i);
      Source before = it->source, after = it->source;

      before.points = it->value[0];
      after.points = it->value[1];
      add_part (self, get_label (self, it->there[0] ? &before : NULL,
                                 it->there[1] ? &after : NULL),
                KSCORE_COMPONENT_RECOGNITION, &it->source, KSCORE_NO_INDEX,
                m * (it->value[1] - it->value[0]));
    }
}

/**
 * kscore_change_add_recognition: (skip)
 * @self: two days
 *
 * Adds the parts of Recognition.
 */
void
kscore_change_add_recognition (KscoreChangeMaker *self)
{
  const KscoreLedger *after = self->side[1].ledger;
  guint n_people = self->change->evidence->actors->len + self->change->only_before[1]->len;
  g_autofree guint32 *makers_before = NULL;
  g_autofree guint32 *makers_after = NULL;
  double values[2] = { 0 };
  double m;

  for (guint i = 0; i < 2; i++)
    {
      const KscoreComponentScore *it;

      it = &self->side[i].score->components[KSCORE_COMPONENT_RECOGNITION];
      if (it->known)
        values[i] = it->value;
    }
  m = kscore_change_get_secant (&after->constants, KSCORE_COMPONENT_RECOGNITION, values[0],
                                values[1]);

  if (!self->differs)
    {
      /* The same evidence and constants have the same makers. */
      for (guint i = 0; i < after->n_makers; i++)
        add_maker (self, i, i, m);
      return;
    }

  makers_before = find_people (&self->side[0], n_people);
  makers_after = find_people (&self->side[1], n_people);
  for (guint i = 0; i < n_people; i++)
    add_maker (self, makers_before[i], makers_after[i], m);
  add_totals (self, m);
}

/**
 * kscore_change_add_audience: (skip)
 * @self: two days
 *
 * Adds the parts of Audience.
 */
void
kscore_change_add_audience (KscoreChangeMaker *self)
{
  double values[2] = { 0 };
  double m;

  for (guint i = 0; i < 2; i++)
    {
      const KscoreComponentScore *it;

      it = &self->side[i].score->components[KSCORE_COMPONENT_AUDIENCE];
      if (it->known)
        values[i] = it->value;
    }
  m = kscore_change_get_secant (&self->side[1].ledger->constants, KSCORE_COMPONENT_AUDIENCE,
                                values[0], values[1]);

  for (guint32 i = 0; i < self->n_accounts; i++)
    {
      Source source = { .account = i };
      double audience[2] = { 0 };
      gboolean known[2];
      KscoreChangeLabel label;

      for (guint j = 0; j < 2; j++)
        {
          const KscoreAccountScore *it = kscore_change_get_account_score (self, j, i);

          known[j] = it != NULL && it->audience_known;
          if (known[j])
            audience[j] = it->audience;
        }

      if (known[0] && known[1])
        label = audience[1] > audience[0] ? KSCORE_CHANGE_GREW : KSCORE_CHANGE_SHRANK;
      else
        label = known[1] ? KSCORE_CHANGE_NEWLY_COVERED : KSCORE_CHANGE_NO_LONGER_COVERED;

      add_part (self, label, KSCORE_COMPONENT_AUDIENCE, &source, KSCORE_NO_INDEX,
                m * (audience[1] - audience[0]));
    }
}
