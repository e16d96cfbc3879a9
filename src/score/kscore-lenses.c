#include "config.h"

#include "score/kscore-lenses.h"

#include <math.h>
#include <stdlib.h>

#define MAX_LEVEL 100

/**
 * kscore_lens_influence:
 * @constants: the model's
 * @points: 0 or more, or NAN
 *
 * Returns: influence_top min (1, ln (1 + @points/x1) / ln (1 + xm/x1)), with x1 and xm of the
 *   influence; NAN for NAN
 */
double
kscore_lens_influence (const KscoreConstants *constants,
                       double                 points)
{
  double x1 = constants->influence_x1;

  if (isnan (points))
    return NAN;
  return constants->influence_top
         * fmin (1, log1p (points / x1) / log1p (constants->influence_xm / x1));
}

/**
 * kscore_lens_outreach_threshold:
 * @constants: the model's
 * @level: a level
 *
 * Kred's levels: the first takes a hundred points, each further one so many more than the one
 * before took, times the step.
 *
 * Returns: the points at which it begins: first (step^level - 1) / (step - 1)
 */
double
kscore_lens_outreach_threshold (const KscoreConstants *constants,
                                guint                  level)
{
  double step = constants->outreach_first;
  double sum = 0;

  for (guint i = 0; i < level; i++)
    {
      sum += step;
      step *= constants->outreach_step;
    }
  /* What is whole by the formula is whole here: 100 + 170. */
  return round (sum * 1e6) / 1e6;
}

/**
 * kscore_lens_outreach_level:
 * @constants: the model's
 * @points: 0 or more
 *
 * Returns: the highest level that begins at @points or before
 */
guint
kscore_lens_outreach_level (const KscoreConstants *constants,
                            double                 points)
{
  guint level = 0;

  while (level < MAX_LEVEL && kscore_lens_outreach_threshold (constants, level + 1) <= points)
    level++;
  return level;
}

/**
 * kscore_lens_axis_get_from:
 * @constants: the model's
 * @axis: one axis
 *
 * Returns: the share, 0 to 1, from which somebody stands at the second side
 */
double
kscore_lens_axis_get_from (const KscoreConstants *constants,
                           KscoreStyleAxis        axis)
{
  const double from[KSCORE_N_STYLE_AXES] = {
    constants->style_creating, constants->style_participating, constants->style_focused,
    constants->style_consistent,
  };

  return from[axis];
}

/**
 * kscore_lens_style_is_possible:
 * @self: figures
 * @constants: the model's
 * @style: a set of second sides, one bit an axis
 *
 * Returns: whether no axis that is known says otherwise; exactly one style is possible where all
 *   are known
 */
gboolean
kscore_lens_style_is_possible (const KscoreLensFigures *self,
                               const KscoreConstants   *constants,
                               guint                    style)
{
  for (guint i = 0; i < KSCORE_N_STYLE_AXES; i++)
    {
      gboolean second = (style & (1u << i)) != 0;

      double from = kscore_lens_axis_get_from (constants, (KscoreStyleAxis) i);

      if (!isnan (self->axis[i]) && (self->axis[i] >= from) != second)
        return FALSE;
    }

  return TRUE;
}

static int
get_act (KscoreKind kind)
{
  switch (kind)
    {
    case KSCORE_KIND_REPLY:
    case KSCORE_KIND_COMMENT:
      return KSCORE_ACT_REPLY;
    case KSCORE_KIND_MENTION:
      return KSCORE_ACT_MENTION;
    case KSCORE_KIND_RESHARE:
    case KSCORE_KIND_QUOTE:
      return KSCORE_ACT_RESHARE;
    case KSCORE_KIND_NONE:
    case KSCORE_KIND_LIKE:
    case KSCORE_KIND_SAVE:
    case KSCORE_KIND_STAR:
    case KSCORE_KIND_FOLLOW:
    case KSCORE_KIND_FORK:
    case KSCORE_KIND_LINK:
    case KSCORE_N_KINDS:
    default:
      return -1;
    }
}

/* What was done to or by whom is not asked; only whether anything of @kinds is covered at all. */
static gboolean
is_covered (const KscoreEvidence *evidence,
            KscoreKinds           kinds,
            KscoreDay             from,
            KscoreDay             to)
{
  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage =
        &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);

      if ((coverage->kinds & kinds) != 0 && coverage->from <= to && coverage->to >= from)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_day_covered (const KscoreEvidence *evidence,
                guint                 account,
                KscoreKinds           kinds,
                KscoreDay             day)
{
  for (guint i = 0; i < evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *coverage =
        &g_array_index (evidence->coverage, KscoreEvidenceCoverage, i);

      if (coverage->account == account && (coverage->kinds & kinds) != 0
          && coverage->from <= day && coverage->to >= day)
        return TRUE;
    }

  return FALSE;
}

/* The highest number known up to the day, else the earliest known: NAN where nobody tells. */
static double *
get_followers (const KscoreEvidence *evidence,
               KscoreDay             day)
{
  guint n = evidence->actors->len;
  double *followers = g_new (double, n + 1);
  g_autofree KscoreDay *days = g_new (KscoreDay, n + 1);

  for (guint i = 0; i < n; i++)
    {
      followers[i] = NAN;
      days[i] = KSCORE_DAY_MAX;
    }
  for (guint i = 0; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *reading =
        &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      KscoreDay reading_day = MAX (reading->day, day);

      if (reading->actor >= n || reading->followers < 0)
        continue;
      /* All readings up to the day are one, the highest. */
      if (isnan (followers[reading->actor]) || reading_day < days[reading->actor])
        followers[reading->actor] = (double) reading->followers;
      else if (reading_day == days[reading->actor])
        followers[reading->actor] = fmax (followers[reading->actor], (double) reading->followers);
      else
        continue;
      days[reading->actor] = reading_day;
    }

  return followers;
}

static gboolean
is_answer (guint8 kind)
{
  return kind == KSCORE_POST_REPLY || kind == KSCORE_POST_COMMENT;
}

/* Everything that people did in the window, and to the posts of the window. */
typedef struct {
  KscoreLensFigures     *figures;
  const KscoreEvidence  *evidence;
  const KscoreConstants *constants;
  double                *followers;      /* (owned) by actor */
  gboolean              *seen;           /* (owned) by actor: reacted in the window */
  double                *post_reactions; /* (owned) by post, NAN where it is none of the window */
} Look;

static void
look_init (Look                  *self,
           KscoreLensFigures     *figures,
           const KscoreEvidence  *evidence,
           const KscoreConstants *constants)
{
  self->figures = figures;
  self->evidence = evidence;
  self->constants = constants;
  self->followers = get_followers (evidence, figures->day);
  self->seen = g_new0 (gboolean, evidence->actors->len + 1);
  self->post_reactions = g_new (double, evidence->posts->len + 1);
  for (guint i = 0; i < evidence->posts->len; i++)
    {
      const KscoreEvidencePost *post = &g_array_index (evidence->posts, KscoreEvidencePost, i);
      gboolean counts = post->day >= figures->from && post->day <= figures->day
                        && !is_answer (post->kind)
                        && is_day_covered (evidence, post->account, KSCORE_KINDS_REACTIONS,
                                           post->day);

      self->post_reactions[i] = counts ? 0 : NAN;
    }
}

static void
look_clear (Look *self)
{
  g_clear_pointer (&self->followers, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->post_reactions, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static void
look_at_row (Look                  *self,
             const KscoreLedgerRow *row)
{
  KscoreLensFigures *figures = self->figures;
  gboolean known = row->actor < self->evidence->actors->len;
  double count = (double) row->count;
  int act = get_act (row->kind);

  if (!row->covered || row->day > figures->day)
    return;
  if (row->post < self->evidence->posts->len)
    self->post_reactions[row->post] += count;
  if (row->day < figures->from)
    return;

  figures->reactions += count;
  if (known)
    self->seen[row->person < self->evidence->actors->len ? row->person : row->actor] = TRUE;
  else
    figures->anonymous += count;
  if (act < 0)
    return;
  figures->received[act] += count;
  if (known && self->followers[row->actor] > self->constants->lens_large_followers)
    figures->received_large[act] += count;
}

static void
sum_points (KscoreLensFigures     *self,
            const KscoreConstants *constants)
{
  double all = 0, large = 0;

  for (guint i = 0; i < KSCORE_N_ACTS; i++)
    {
      all += self->received[i];
      large += self->received_large[i];
    }
  self->points = constants->lens_points * (all - large) + constants->lens_large_points * large;
  self->influence = kscore_lens_influence (constants, self->points);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
sum_people (Look *self)
{
  KscoreLensFigures *figures = self->figures;
  g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (double));
  double weight = 0;
  double people = 0;

  for (guint i = 0; i < self->evidence->actors->len; i++)
    {
      if (!self->seen[i])
        continue;
      people++;
      if (isnan (self->followers[i]))
        continue;
      weight += kscore_constants_rho (self->constants, self->followers[i]);
      g_array_append_val (followers, self->followers[i]);
    }

  if (people > 0 || is_covered (self->evidence, KSCORE_KINDS_PEOPLE, figures->from, figures->day))
    figures->reach = people;
  figures->network_people = followers->len;
  if (followers->len == 0)
    return;
  g_array_sort (followers, compare_numbers);
  figures->network = weight / followers->len;
  figures->network_followers = g_array_index (followers, double, followers->len / 2);
  if (followers->len % 2 == 0)
    figures->network_followers = (figures->network_followers
                                  + g_array_index (followers, double, followers->len / 2 - 1)) / 2;
}

static void
sum_posts (Look *self)
{
  KscoreLensFigures *figures = self->figures;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
  guint h = 0;

  figures->post_reactions = 0;
  for (guint i = 0; i < self->evidence->posts->len; i++)
    if (!isnan (self->post_reactions[i]))
      {
        figures->post_reactions += self->post_reactions[i];
        g_array_append_val (counts, self->post_reactions[i]);
      }

  figures->posts = counts->len;
  if (counts->len == 0)
    return;
  figures->amplification = figures->post_reactions / counts->len;
  g_array_sort (counts, compare_numbers);
  while (h < counts->len && g_array_index (counts, double, counts->len - 1 - h) >= h + 1)
    h++;
  figures->h = h;
  figures->h_more = 0;
  for (guint i = 0; i < counts->len; i++)
    figures->h_more += g_array_index (counts, double, i) > h;
}

/* What each account tells of what it did for others: 0 nothing, 1 something, 2 reshares too. An
 * account of which nothing was ever told may do much; nobody knows. */
static guint8 *
get_told (const KscoreEvidence *evidence)
{
  guint8 *told = g_new0 (guint8, evidence->accounts->len + 1);

  for (guint i = 0; i < evidence->outgoing->len; i++)
    {
      const KscoreEvidenceOutgoing *act =
        &g_array_index (evidence->outgoing, KscoreEvidenceOutgoing, i);

      if (act->account < evidence->accounts->len && get_act (act->kind) >= 0)
        told[act->account] = MAX (told[act->account], act->kind == KSCORE_KIND_RESHARE ? 2 : 1);
    }

  return told;
}

static gboolean
is_for_others (const KscoreEvidence         *evidence,
               const KscoreEvidenceOutgoing *act)
{
  return act->actor >= evidence->actors->len
         || !g_array_index (evidence->actors, KscoreEvidenceActor, act->actor).owner;
}

static void
sum_outreach (KscoreLensFigures     *self,
              const KscoreEvidence  *evidence,
              const KscoreConstants *constants)
{
  g_autofree guint8 *told = get_told (evidence);
  gboolean any = FALSE;
  double total = 0;

  for (guint i = 0; i < evidence->accounts->len; i++)
    any = any || told[i] > 0;
  if (!any)
    return;

  for (guint i = 0; i < KSCORE_N_ACTS; i++)
    self->given[i] = 0;
  for (guint i = 0; i < evidence->outgoing->len; i++)
    {
      const KscoreEvidenceOutgoing *act =
        &g_array_index (evidence->outgoing, KscoreEvidenceOutgoing, i);
      int kind = get_act (act->kind);

      if (kind < 0 || !is_for_others (evidence, act) || act->day > self->day)
        continue;
      self->given[kind] += (double) act->count;
      total += (double) act->count;
    }
  self->outreach = constants->outreach_points * total;
  self->outreach_level = kscore_lens_outreach_level (constants, self->outreach);
  self->outreach_next =
    kscore_lens_outreach_threshold (constants, (guint) self->outreach_level + 1);
}

static double
get_share (double part,
           double rest)
{
  return part + rest > 0 ? part / (part + rest) : NAN;
}

static void
sum_sides (KscoreLensFigures    *self,
           const KscoreEvidence *evidence)
{
  g_autofree guint8 *told = get_told (evidence);

  self->created = self->shared = self->said = self->answered = 0;
  for (guint i = 0; i < evidence->posts->len; i++)
    {
      const KscoreEvidencePost *post = &g_array_index (evidence->posts, KscoreEvidencePost, i);

      if (post->day < self->from || post->day > self->day || is_answer (post->kind)
          || post->account >= evidence->accounts->len)
        continue;
      self->created += told[post->account] == 2;
      self->said += told[post->account] > 0;
    }
  for (guint i = 0; i < evidence->outgoing->len; i++)
    {
      const KscoreEvidenceOutgoing *act =
        &g_array_index (evidence->outgoing, KscoreEvidenceOutgoing, i);

      if (act->day < self->from || act->day > self->day || !is_for_others (evidence, act))
        continue;
      if (act->kind == KSCORE_KIND_RESHARE)
        self->shared += (double) act->count;
      else if (act->kind == KSCORE_KIND_REPLY || act->kind == KSCORE_KIND_COMMENT
               || act->kind == KSCORE_KIND_MENTION)
        self->answered += (double) act->count;
    }
  self->axis[KSCORE_STYLE_CREATING] = get_share (self->created, self->shared);
  self->axis[KSCORE_STYLE_PARTICIPATING] = get_share (self->answered, self->said);
}

/* A week is covered where one account's posts are, on all of its days. */
static gboolean
is_week_covered (const KscoreEvidence *evidence,
                 KscoreDay             monday)
{
  for (guint account = 0; account < evidence->accounts->len; account++)
    {
      guint n = 0;

      for (KscoreDay day = monday; day < monday + 7; day++)
        n += is_day_covered (evidence, account, KSCORE_KINDS_POSTS, day);
      if (n == 7)
        return TRUE;
    }

  return FALSE;
}

static void
sum_weeks (KscoreLensFigures     *self,
           const KscoreEvidence  *evidence,
           const KscoreConstants *constants)
{
  guint n_weeks = (guint) constants->window_weeks;
  g_autofree gboolean *active = g_new0 (gboolean, n_weeks + 1);

  for (guint i = 0; i < evidence->posts->len; i++)
    {
      KscoreDay day = g_array_index (evidence->posts, KscoreEvidencePost, i).day;

      if (day >= self->from && day < self->from + 7 * (KscoreDay) n_weeks)
        active[(day - self->from) / 7] = TRUE;
    }
  for (guint i = 0; i < evidence->outgoing->len; i++)
    {
      KscoreDay day = g_array_index (evidence->outgoing, KscoreEvidenceOutgoing, i).day;

      if (day >= self->from && day < self->from + 7 * (KscoreDay) n_weeks)
        active[(day - self->from) / 7] = TRUE;
    }

  self->active_weeks = self->covered_weeks = 0;
  for (guint i = 0; i < n_weeks; i++)
    if (is_week_covered (evidence, self->from + 7 * (KscoreDay) i))
      {
        self->covered_weeks++;
        self->active_weeks += active[i];
      }
  if (self->covered_weeks >= constants->style_weeks && self->covered_weeks > 0)
    self->axis[KSCORE_STYLE_CONSISTENT] = self->active_weeks / self->covered_weeks;
}

static void
set_unknown (KscoreLensFigures *self)
{
  double *const numbers[] = {
    &self->points, &self->influence, &self->outreach, &self->outreach_level, &self->outreach_next,
    &self->reach, &self->reactions, &self->anonymous, &self->posts, &self->post_reactions,
    &self->amplification, &self->network, &self->network_people, &self->network_followers,
    &self->h, &self->h_more,
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *numbers[i] = NAN;
  self->created = self->shared = self->said = self->answered = NAN;
  self->active_weeks = self->covered_weeks = NAN;
  for (guint i = 0; i < KSCORE_N_ACTS; i++)
    self->received[i] = self->received_large[i] = self->given[i] = NAN;
  for (guint i = 0; i < KSCORE_N_STYLE_AXES; i++)
    self->axis[i] = NAN;
}

/**
 * kscore_lens_figures_compute:
 * @self: (out caller-allocates): figures
 * @ledger: what people did, made from @evidence
 * @evidence: everything known of the owner
 * @focus: the share of the largest topic, 0 to 1, or NAN while topics are not known
 * @day: the day to tell of, or %KSCORE_DAY_UNKNOWN, of which nothing is known
 *
 * Looks at the same evidence in other ways: those of Klout (Reach, Amplification, Network, style),
 * of Kred (Points and Outreach) and of libraries (the h-index, of a window, so that it can fall).
 * No discount for doubtful reactions is made, but a lockstep group is one person.
 */
void
kscore_lens_figures_compute (KscoreLensFigures    *self,
                             const KscoreLedger   *ledger,
                             const KscoreEvidence *evidence,
                             double                focus,
                             KscoreDay             day)
{
  const KscoreConstants *constants = kscore_ledger_get_constants (ledger);

  set_unknown (self);
  self->day = self->from = day;
  if (day == KSCORE_DAY_UNKNOWN)
    return;
  self->from = kscore_day_get_monday (day) - 7 * (KscoreDay) constants->window_weeks;

  if (is_covered (evidence, KSCORE_KINDS_REACTIONS, self->from, day))
    {
      g_auto (Look) look = { 0 };
      guint n_rows = kscore_ledger_get_n_rows (ledger);

      self->reactions = self->anonymous = 0;
      for (guint i = 0; i < KSCORE_N_ACTS; i++)
        self->received[i] = self->received_large[i] = 0;
      look_init (&look, self, evidence, constants);
      for (guint i = 0; i < n_rows; i++)
        {
          KscoreLedgerRow row;

          kscore_ledger_get_row (ledger, i, &row);
          look_at_row (&look, &row);
        }
      sum_points (self, constants);
      sum_people (&look);
      sum_posts (&look);
    }

  sum_outreach (self, evidence, constants);
  sum_sides (self, evidence);
  sum_weeks (self, evidence, constants);
  self->axis[KSCORE_STYLE_FOCUSED] = focus;
}
