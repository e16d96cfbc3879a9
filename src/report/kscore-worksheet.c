#include "config.h"

#include "report/kscore-worksheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/kscore-number.h"

/* One line a fact: a keyword, words, then key=value. The format is described and checked in
 * tests/reference; it is not translated, because programs read it. Lines that begin with # are
 * for people. */

typedef struct {
  const KscoreDossier   *dossier; /* not owned */
  const KscoreConstants *constants;
  KscoreSink            *sink;    /* not owned */
  GString               *out;     /* the sink's */
  const double          *followers; /* not owned; by actor in the evidence, NAN where not known */
} Worksheet;

/* A comment stays on its line, whatever a translation makes of it. */
static void
append_comment (GString    *out,
                const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r", ' ');

  g_string_append_printf (out, "\n# %s\n", line);
}

static void
append_word (GString    *out,
             const char *text)
{
  g_string_append_c (out, ' ');
  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c <= ' ' || *c == '%' || *c == 0x7f)
      g_string_append_printf (out, "%%%02X", (guchar) *c);
    else
      g_string_append_c (out, *c);
}

static void
append_text (GString    *out,
             const char *key,
             const char *value)
{
  g_string_append_printf (out, " %s=%s", key, value);
}

static void
append_value (GString    *out,
              const char *key,
              double      value)
{
  g_string_append_printf (out, " %s=", key);
  if (isfinite (value))
    kscore_number_append (out, value);
  else
    g_string_append_c (out, '-');
}

static void
append_yes (GString    *out,
            const char *key,
            gboolean    value)
{
  append_text (out, key, value ? "yes" : "no");
}

static void
append_day (GString    *out,
            const char *key,
            KscoreDay   day)
{
  g_autofree char *text = kscore_day_to_string (day);

  append_text (out, key, text != NULL ? text : "-");
}

static void
write_constants (Worksheet *self)
{
  const KscoreConstants *constants = self->constants;
  GString *out = self->out;

  append_comment (out, _("The constants of the model. L(x; x1, xm) = min (1, ln (1 + x/x1) / "
                         "ln (1 + xm/x1)), g(P) = scale ln (1 + P/scale)"));
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      g_string_append_printf (out, "curve %s", kscore_component_to_string (c));
      append_value (out, "weight", constants->weight[c]);
      append_value (out, "x1", constants->x1[c]);
      append_value (out, "xm", constants->xm[c]);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "gain");
  append_value (out, "scale", constants->g_scale);
  g_string_append (out, "\nanonymous");
  append_value (out, "factor", constants->anonymous);
  g_string_append (out, "\nrho");
  append_value (out, "base", constants->rho_base);
  append_value (out, "slope", constants->rho_slope);
  append_value (out, "low", constants->rho_min);
  append_value (out, "high", constants->rho_max);
  append_value (out, "unknown", constants->rho_unknown);
  g_string_append (out, "\nweeks");
  append_value (out, "complete", constants->window_weeks);
  append_value (out, "fading", constants->fading_days / 7.0);
  append_value (out, "least", constants->least_weeks);
  append_value (out, "most", constants->best_weeks);
  append_value (out, "frozen", constants->frozen_days);
  g_string_append (out, "\npoints");
  for (KscoreKind kind = KSCORE_KIND_NONE + 1; kind < KSCORE_N_KINDS; kind++)
    append_value (out, kscore_kind_to_string (kind), constants->points[kind]);
  g_string_append (out, "\nmarks");
  append_value (out, "supporter", constants->established);
  for (KscoreMarkKind kind = KSCORE_MARK_LIST; kind <= KSCORE_MARK_LINKING_PAGE; kind++)
    append_value (out, kscore_mark_kind_to_string (kind), constants->mark_points[kind]);
  append_value (out, "pages", constants->domain_pages);
  append_value (out, "reputation", 1.0 / constants->mark_points[KSCORE_MARK_REPUTATION]);
  append_value (out, "karma", 1.0 / constants->mark_points[KSCORE_MARK_KARMA]);
  append_value (out, "wikipedia", constants->mark_points[KSCORE_MARK_WIKIPEDIA]);
  append_value (out, "backlink", constants->mark_points[KSCORE_MARK_WIKIPEDIA_BACKLINK]);
  g_string_append_c (out, '\n');
}

/* Rows from @first on that are one person's in one week, or nobody's; returns the row after
 * them. */
static guint
find_group_end (Worksheet             *self,
                guint                  first,
                const KscoreLedgerRow *head)
{
  guint n_rows = kscore_ledger_get_n_rows (self->dossier->ledger);
  guint end = first + 1;

  for (; end < n_rows; end++)
    {
      KscoreLedgerRow row;

      kscore_ledger_get_row (self->dossier->ledger, end, &row);
      if (row.account != head->account || row.person != head->person
          || kscore_day_get_week (row.day) != kscore_day_get_week (head->day))
        break;
    }
  return end;
}

static void
append_group_head (Worksheet  *self,
                   const char *keyword,
                   const char *account,
                   KscoreDay   monday)
{
  g_autofree char *day = kscore_day_to_string (monday);

  g_string_append (self->out, keyword);
  append_word (self->out, account);
  append_word (self->out, day);
}

static void
write_person (Worksheet    *self,
              const char   *account,
              KscoreDay     monday,
              guint32       person,
              const gint64 *counts,
              double        tau)
{
  const KscoreConstants *constants = self->constants;
  double followers = self->followers[person];
  double rho = isfinite (followers) ? kscore_constants_rho (constants, followers)
                                    : constants->rho_unknown;
  double points = 0.0;

  append_group_head (self, "person", account, monday);
  append_word (self->out, self->dossier->actors[person]);
  for (KscoreKind kind = KSCORE_KIND_NONE + 1; kind < KSCORE_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        append_value (self->out, kscore_kind_to_string (kind), (double) counts[kind]);
        points += (double) counts[kind] * constants->points[kind];
      }
  append_value (self->out, "points", points);
  append_value (self->out, "followers", followers);
  append_value (self->out, "rho", rho);
  append_value (self->out, "tau", tau);
  append_value (self->out, "weight", rho * tau * kscore_constants_g (constants, points));
  g_string_append_c (self->out, '\n');
}

static void
write_anonymous (Worksheet    *self,
                 const char   *account,
                 KscoreDay     monday,
                 const gint64 *counts)
{
  const KscoreConstants *constants = self->constants;

  for (KscoreKind kind = KSCORE_KIND_NONE + 1; kind < KSCORE_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        append_group_head (self, "anonymous", account, monday);
        append_word (self->out, kscore_kind_to_string (kind));
        append_value (self->out, "count", (double) counts[kind]);
        append_value (self->out, "weight",
                      (double) counts[kind] * constants->anonymous
                      * kscore_constants_g (constants, constants->points[kind]));
        g_string_append_c (self->out, '\n');
      }
}

/* The score of an account of the evidence where the week of @monday is one of its candidates,
 * else NULL. */
static const KscoreAccountScore *
find_candidate (Worksheet *self,
                guint32    account,
                KscoreDay  monday)
{
  const GArray *accounts = self->dossier->score->accounts;

  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreAccountScore *score = &g_array_index (accounts, KscoreAccountScore, i);

      if (score->account != account || !score->known)
        continue;
      for (guint j = 0; j < score->n_weeks; j++)
        if (score->weeks[j].monday == monday && score->weeks[j].f > 0)
          return score;
    }
  return NULL;
}

/* Everybody who reacted in a candidate week, and the counts without names. */
static void
write_people (Worksheet *self)
{
  const KscoreLedger *ledger = self->dossier->ledger;
  guint n_rows = kscore_ledger_get_n_rows (ledger);
  guint end;

  append_comment (self->out, _("Who reacted: weight = rho tau g(points); without names: "
                               "weight = count factor g(points of the kind)"));
  for (guint first = 0; first < n_rows; first = end)
    {
      const KscoreAccountScore *score;
      g_autofree char *account = NULL;
      gint64 counts[KSCORE_N_KINDS] = { 0 };
      gboolean any = FALSE;
      double tau = 1.0;
      KscoreLedgerRow head;
      KscoreDay monday;

      kscore_ledger_get_row (ledger, first, &head);
      monday = kscore_day_get_monday (head.day);
      end = find_group_end (self, first, &head);
      score = find_candidate (self, head.account, monday);
      if (score == NULL)
        continue;

      for (guint i = first; i < end; i++)
        {
          KscoreLedgerRow row;

          kscore_ledger_get_row (ledger, i, &row);
          if (!row.covered || row.day > score->last_day)
            continue;
          tau = MIN (tau, row.trust);
          if (row.points > 0)
            {
              counts[row.kind] += row.count;
              any = TRUE;
            }
        }
      if (!any)
        continue;
      account = kscore_dossier_dup_account_id (self->dossier, head.account);
      if (head.person == KSCORE_NO_INDEX)
        write_anonymous (self, account, monday, counts);
      else
        write_person (self, account, monday, head.person, counts, tau);
      if (!kscore_sink_poll (self->sink))
        return;
    }
}

/* The days of which all reactions are known, as a week's age is counted in them. */
static void
write_coverage (Worksheet                   *self,
                guint                        account,
                const KscoreEvidenceAccount *values,
                const char                  *id)
{
  g_autoptr (GArray) coverage = kscore_dossier_get_coverage (self->dossier, account);

  if (values->created_day != KSCORE_DAY_UNKNOWN)
    {
      g_string_append (self->out, "coverage");
      append_word (self->out, id);
      append_text (self->out, "from", "-");
      append_day (self->out, "to", values->created_day - 1);
      g_string_append_c (self->out, '\n');
    }
  for (guint i = 0; i < coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (coverage, KscoreCoverage, i);

      if ((interval->kinds & KSCORE_KINDS_REACTIONS) == 0)
        continue;
      g_string_append (self->out, "coverage");
      append_word (self->out, id);
      append_day (self->out, "from", interval->from);
      append_day (self->out, "to", interval->to);
      g_string_append_c (self->out, '\n');
    }
}

static void
write_account (Worksheet                *self,
               const KscoreAccountScore *account)
{
  const KscoreEvidenceAccount *values =
    &g_array_index (self->dossier->evidence->accounts, KscoreEvidenceAccount, account->account);
  g_autofree char *id = kscore_dossier_dup_account_id (self->dossier, account->account);
  double known = account->known ? 1.0 : NAN;
  KscoreDay running = kscore_day_get_monday (account->last_day);

  g_string_append (self->out, "account");
  append_word (self->out, id);
  append_text (self->out, "network", values->network);
  append_value (self->out, "rate", account->rate);
  append_day (self->out, "end", account->last_day);
  append_yes (self->out, "known", account->known);
  append_value (self->out, "covered", known * account->covered_weeks);
  append_value (self->out, "n", known * account->n);
  append_value (self->out, "S", known * account->s);
  append_value (self->out, "R", known * account->response);
  g_string_append_c (self->out, '\n');
  write_coverage (self, account->account, values, id);

  for (guint i = 0; account->known && i < account->n_weeks; i++)
    {
      const KscoreWeekScore *week = &account->weeks[i];

      if (week->f <= 0)
        continue;
      append_group_head (self, "week", id, week->monday);
      append_value (self->out, "back", (running - week->monday) / 7);
      append_yes (self->out, "covered", week->covered);
      append_value (self->out, "f", week->f);
      append_value (self->out, "R", week->response);
      append_value (self->out, "s", week->s);
      append_yes (self->out, "taken", week->taken);
      g_string_append_c (self->out, '\n');
    }
}

static void
write_response (Worksheet *self)
{
  const GArray *accounts = self->dossier->score->accounts;

  append_comment (self->out, _("Response: s = f sqrt (R) for each week, S their sum over the n best "
                               "ones, R of the account = complete (S/n)^2"));
  for (guint i = 0; i < accounts->len; i++)
    write_account (self, &g_array_index (accounts, KscoreAccountScore, i));
  write_people (self);
}

/**
 * Maker:
 *
 * What one maker brings to Recognition, as the worksheet names it.
 */
typedef struct {
  guint32 person;                /* actor index, or a domain's number, or NO_INDEX */
  double  counts[KSCORE_N_MARKS]; /* distinct marks by kind; supporter at NONE */
  double  share;                 /* points of the score */
} Maker;

typedef struct {
  GArray     *people;  /* (owned) (element-type Maker) */
  GArray     *domains; /* (owned) (element-type Maker) */
  GHashTable *indices; /* (owned) person to index in @people */
  Maker       nobody;  /* everything without a maker */
} Makers;

static void
makers_clear (Makers *makers)
{
  g_clear_pointer (&makers->people, g_array_unref);
  g_clear_pointer (&makers->domains, g_array_unref);
  g_clear_pointer (&makers->indices, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Makers, makers_clear)

static Maker *
find_person (Makers  *makers,
             guint32  person)
{
  const Maker fresh = { .person = person };
  gpointer index;

  if (!g_hash_table_lookup_extended (makers->indices, GUINT_TO_POINTER (person), NULL, &index))
    {
      index = GUINT_TO_POINTER (makers->people->len);
      g_hash_table_insert (makers->indices, GUINT_TO_POINTER (person), index);
      g_array_append_val (makers->people, fresh);
    }
  return &g_array_index (makers->people, Maker, GPOINTER_TO_UINT (index));
}

static Maker *
find_domain (Makers  *makers,
             guint32  domain)
{
  const Maker fresh = { .person = domain };

  for (guint i = 0; i < makers->domains->len; i++)
    if (g_array_index (makers->domains, Maker, i).person == domain)
      return &g_array_index (makers->domains, Maker, i);
  g_array_append_val (makers->domains, fresh);
  return &g_array_index (makers->domains, Maker, makers->domains->len - 1);
}

static void
collect_makers (Worksheet *self,
                Makers    *makers)
{
  const GArray *sources = self->dossier->attribution->sources;

  makers->people = g_array_new (FALSE, FALSE, sizeof (Maker));
  makers->domains = g_array_new (FALSE, FALSE, sizeof (Maker));
  makers->indices = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (sources, KscoreSource, i);
      KscoreMarkKind kind = KSCORE_MARK_NONE;
      Maker *maker = &makers->nobody;

      if (source->kind == KSCORE_SOURCE_AUDIENCE)
        continue;
      if (source->kind == KSCORE_SOURCE_MARK)
        {
          const KscoreEvidenceMark *mark =
            &g_array_index (self->dossier->evidence->marks, KscoreEvidenceMark, source->mark);

          kind = mark->kind;
          if (kind == KSCORE_MARK_LINKING_PAGE && mark->domain != KSCORE_NO_INDEX)
            maker = find_domain (makers, mark->domain);
        }
      if (maker == &makers->nobody && source->person != KSCORE_NO_INDEX)
        maker = find_person (makers, source->person);
      maker->counts[kind] += source->count;
      maker->share += source->points;
    }
}

static void
write_maker (Worksheet   *self,
             const Maker *maker,
             double       value_of_point)
{
  const KscoreConstants *constants = self->constants;
  double points = maker->counts[KSCORE_MARK_NONE] * constants->established;
  double weight = maker->share * value_of_point;

  g_string_append (self->out, "maker");
  append_word (self->out, self->dossier->actors[maker->person]);
  if (maker->counts[KSCORE_MARK_NONE] > 0)
    append_value (self->out, "supporter", maker->counts[KSCORE_MARK_NONE]);
  for (KscoreMarkKind kind = KSCORE_MARK_LIST; kind <= KSCORE_MARK_RECOMMENDATION; kind++)
    if (maker->counts[kind] > 0)
      {
        append_value (self->out, kscore_mark_kind_to_string (kind), maker->counts[kind]);
        points += maker->counts[kind] * constants->mark_points[kind];
      }
  append_value (self->out, "points", points);
  append_value (self->out, "tau", weight / kscore_constants_g (constants, points));
  append_value (self->out, "weight", weight);
  g_string_append_c (self->out, '\n');
}

static void
write_nobody (Worksheet   *self,
              const Maker *nobody)
{
  const KscoreConstants *constants = self->constants;
  double articles = MIN (nobody->counts[KSCORE_MARK_WIKIPEDIA], 1.0);
  double backlinks = nobody->counts[KSCORE_MARK_WIKIPEDIA_BACKLINK];
  GString *out = self->out;

  for (KscoreMarkKind kind = KSCORE_MARK_REPUTATION; kind <= KSCORE_MARK_KARMA; kind++)
    if (nobody->counts[kind] > 0)
      {
        g_string_append (out, kscore_mark_kind_to_string (kind));
        append_value (out, "value", nobody->counts[kind]);
        append_value (out, "weight", nobody->counts[kind] * constants->mark_points[kind]);
        g_string_append_c (out, '\n');
      }
  if (articles > 0 || backlinks > 0)
    {
      g_string_append (out, "wikipedia");
      append_value (out, "articles", articles);
      append_value (out, "backlinks", backlinks);
      append_value (out, "weight",
                    articles * constants->mark_points[KSCORE_MARK_WIKIPEDIA]
                    + backlinks * constants->mark_points[KSCORE_MARK_WIKIPEDIA_BACKLINK]);
      g_string_append_c (out, '\n');
    }
  for (KscoreMarkKind kind = KSCORE_MARK_LIST; kind <= KSCORE_MARK_LINKING_PAGE; kind++)
    if (nobody->counts[kind] > 0)
      {
        g_string_append (out, "unmade");
        append_word (out, kscore_mark_kind_to_string (kind));
        append_value (out, "count", nobody->counts[kind]);
        append_value (out, "weight",
                      nobody->counts[kind] * constants->anonymous_mark
                      * kscore_constants_g (constants, constants->mark_points[kind]));
        g_string_append_c (out, '\n');
      }
}

static void
write_recognition (Worksheet *self)
{
  const KscoreComponentScore *component =
    &self->dossier->score->components[KSCORE_COMPONENT_RECOGNITION];
  /* Points are split in proportion, so this leads back from points to the value. */
  double value_of_point = component->points > 0 ? component->value / component->points : 0.0;
  g_auto (Makers) makers = { 0 };

  if (!component->known)
    return;

  append_comment (self->out, _("Recognition: its value is the sum of these weights"));
  collect_makers (self, &makers);
  for (guint i = 0; i < makers.people->len; i++)
    write_maker (self, &g_array_index (makers.people, Maker, i), value_of_point);
  for (guint i = 0; i < makers.domains->len; i++)
    {
      const Maker *domain = &g_array_index (makers.domains, Maker, i);

      g_string_append_printf (self->out, "domain domain-%u", domain->person);
      append_value (self->out, "pages", domain->counts[KSCORE_MARK_LINKING_PAGE]);
      append_value (self->out, "weight", domain->share * value_of_point);
      g_string_append_c (self->out, '\n');
    }
  write_nobody (self, &makers.nobody);
}

static void
write_audience (Worksheet *self)
{
  const GArray *accounts = self->dossier->score->accounts;

  append_comment (self->out, _("Audience: the followers of each account, as last read"));
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreAccountScore *account = &g_array_index (accounts, KscoreAccountScore, i);
      g_autofree char *id = kscore_dossier_dup_account_id (self->dossier, account->account);

      if (!account->audience_known)
        continue;
      g_string_append (self->out, "audience");
      append_word (self->out, id);
      append_value (self->out, "followers", account->audience);
      append_day (self->out, "day", account->audience_day);
      if (account->audience_estimated)
        append_yes (self->out, "estimated", TRUE);
      g_string_append_c (self->out, '\n');
    }
}

static void
write_result (Worksheet *self)
{
  const KscoreScore *score = self->dossier->score;

  append_comment (self->out, _("The score: 1 + the points of the components; points = 99 weight "
                               "L(value)"));
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      const KscoreComponentScore *component = &score->components[c];

      g_string_append_printf (self->out, "component %s", kscore_component_to_string (c));
      append_yes (self->out, "known", component->known);
      append_value (self->out, "value", component->known ? component->value : NAN);
      append_value (self->out, "points", component->known ? component->points : NAN);
      g_string_append_c (self->out, '\n');
    }
  g_string_append (self->out, "score ");
  if (score->known)
    kscore_number_append (self->out, score->score);
  else
    g_string_append_c (self->out, '-');
  g_string_append_c (self->out, '\n');
}

/**
 * kscore_worksheet_write:
 * @dossier: a score with its attribution and the keys of the actors
 * @sink: where it goes
 *
 * Writes every input and every intermediate value of the score, so that it can be computed again
 * from the text alone, by hand or by another program.
 */
void
kscore_worksheet_write (const KscoreDossier *dossier,
                        KscoreSink          *sink)
{
  g_autofree double *followers = kscore_dossier_get_followers (dossier);
  g_autofree char *day = kscore_day_to_string (dossier->score->day);
  Worksheet self = { dossier, kscore_ledger_get_constants (dossier->ledger), sink,
                     kscore_sink_get_buffer (sink), followers };

  g_string_append_printf (self.out, "worksheet 1\nmodel %s\nday %s\n", dossier->score->version,
                          day != NULL ? day : "-");
  write_constants (&self);
  write_response (&self);
  write_recognition (&self);
  write_audience (&self);
  write_result (&self);
}
