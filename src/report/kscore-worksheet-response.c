#include "config.h"

#include "report/kscore-worksheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/kscore-line.h"

/* Rows from @first on that are one person's in one week, or nobody's; returns the row after
 * them. */
static guint
find_group_end (KscoreWorksheet             *self,
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
append_group_head (KscoreWorksheet  *self,
                   const char *keyword,
                   const char *account,
                   KscoreDay   monday)
{
  g_autofree char *day = kscore_day_to_string (monday);

  g_string_append (self->out, keyword);
  kscore_line_add_word (self->out, account);
  kscore_line_add_word (self->out, day);
}

static void
write_person (KscoreWorksheet    *self,
              const char   *account,
              KscoreDay     monday,
              guint32       person,
              const double *counts,
              double        tau)
{
  const KscoreConstants *constants = self->constants;
  double followers = self->followers[person];
  double rho = isfinite (followers) ? kscore_constants_rho (constants, followers)
                                    : constants->rho_unknown;
  double points = 0.0;

  append_group_head (self, "person", account, monday);
  kscore_line_add_word (self->out, self->dossier->actors[person]);
  for (KscoreKind kind = KSCORE_KIND_NONE + 1; kind < KSCORE_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        kscore_line_add_value (self->out, kscore_kind_to_string (kind), counts[kind]);
        points += counts[kind] * constants->points[kind];
      }
  kscore_line_add_value (self->out, "points", points);
  kscore_line_add_value (self->out, "followers", followers);
  kscore_line_add_value (self->out, "rho", rho);
  kscore_line_add_value (self->out, "tau", tau);
  kscore_line_add_value (self->out, "weight", rho * tau * kscore_constants_g (constants, points));
  g_string_append_c (self->out, '\n');
}

static void
write_anonymous (KscoreWorksheet    *self,
                 const char   *account,
                 KscoreDay     monday,
                 const double *counts)
{
  const KscoreConstants *constants = self->constants;

  for (KscoreKind kind = KSCORE_KIND_NONE + 1; kind < KSCORE_N_KINDS; kind++)
    if (counts[kind] > 0)
      {
        append_group_head (self, "anonymous", account, monday);
        kscore_line_add_word (self->out, kscore_kind_to_string (kind));
        kscore_line_add_value (self->out, "count", counts[kind]);
        kscore_line_add_value (self->out, "weight",
                               counts[kind] * constants->anonymous
                               * kscore_constants_g (constants, constants->points[kind]));
        g_string_append_c (self->out, '\n');
      }
}

/* The score of an account of the evidence where the week of @monday is one of its candidates,
 * else NULL. */
static const KscoreAccountScore *
find_candidate (KscoreWorksheet *self,
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
write_people (KscoreWorksheet *self)
{
  const KscoreLedger *ledger = self->dossier->ledger;
  guint n_rows = kscore_ledger_get_n_rows (ledger);
  guint end;

  kscore_line_add_comment (self->out, _("Who reacted: weight = rho tau g(points); without names: "
                                        "weight = count factor g(points of the kind)"));
  for (guint first = 0; first < n_rows; first = end)
    {
      const KscoreAccountScore *score;
      g_autofree char *account = NULL;
      double counts[KSCORE_N_KINDS] = { 0.0 };
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
              counts[row.kind] += (double) row.count;
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
write_coverage (KscoreWorksheet                   *self,
                guint                        account,
                const KscoreEvidenceAccount *values,
                const char                  *id)
{
  g_autoptr (GArray) coverage = kscore_dossier_get_coverage (self->dossier, account);

  if (values->created_day != KSCORE_DAY_UNKNOWN)
    {
      g_string_append (self->out, "coverage");
      kscore_line_add_word (self->out, id);
      kscore_line_add_text (self->out, "from", "-");
      kscore_line_add_day (self->out, "to", values->created_day - 1);
      g_string_append_c (self->out, '\n');
    }
  for (guint i = 0; i < coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (coverage, KscoreCoverage, i);

      if ((interval->kinds & KSCORE_KINDS_REACTIONS) == 0)
        continue;
      g_string_append (self->out, "coverage");
      kscore_line_add_word (self->out, id);
      kscore_line_add_day (self->out, "from", interval->from);
      kscore_line_add_day (self->out, "to", interval->to);
      g_string_append_c (self->out, '\n');
    }
}

static void
write_account (KscoreWorksheet                *self,
               const KscoreAccountScore *account)
{
  const KscoreEvidenceAccount *values =
    &g_array_index (self->dossier->evidence->accounts, KscoreEvidenceAccount, account->account);
  g_autofree char *id = kscore_dossier_dup_account_id (self->dossier, account->account);
  double known = account->known ? 1.0 : NAN;
  KscoreDay running = account->known ? kscore_day_get_monday (account->last_day)
                                     : KSCORE_DAY_UNKNOWN;

  g_string_append (self->out, "account");
  kscore_line_add_word (self->out, id);
  kscore_line_add_text (self->out, "network", values->network);
  kscore_line_add_value (self->out, "rate", account->rate);
  kscore_line_add_day (self->out, "end", account->last_day);
  kscore_line_add_yes (self->out, "known", account->known);
  kscore_line_add_value (self->out, "covered", known * account->covered_weeks);
  kscore_line_add_value (self->out, "n", known * account->n);
  kscore_line_add_value (self->out, "S", known * account->s);
  kscore_line_add_value (self->out, "R", known * account->response);
  g_string_append_c (self->out, '\n');
  write_coverage (self, account->account, values, id);

  for (guint i = 0; account->known && i < account->n_weeks; i++)
    {
      const KscoreWeekScore *week = &account->weeks[i];

      if (week->f <= 0)
        continue;
      append_group_head (self, "week", id, week->monday);
      kscore_line_add_value (self->out, "back", (running - week->monday) / 7);
      kscore_line_add_yes (self->out, "covered", week->covered);
      kscore_line_add_value (self->out, "f", week->f);
      kscore_line_add_value (self->out, "R", week->response);
      kscore_line_add_value (self->out, "s", week->s);
      kscore_line_add_yes (self->out, "taken", week->taken);
      g_string_append_c (self->out, '\n');
    }
}

/**
 * kscore_worksheet_write_response:
 * @self: a worksheet
 *
 * Writes the accounts with their weeks, and everybody who reacted in them.
 */
void
kscore_worksheet_write_response (KscoreWorksheet *self)
{
  const GArray *accounts = self->dossier->score->accounts;

  kscore_line_add_comment (self->out, _("Response: s = f sqrt (R) for each week, S their sum over "
                                        "the n best ones, R of the account = complete (S/n)^2"));
  for (guint i = 0; i < accounts->len; i++)
    write_account (self, &g_array_index (accounts, KscoreAccountScore, i));
  write_people (self);
}
