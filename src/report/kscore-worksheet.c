#include "config.h"

#include "report/kscore-worksheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/kscore-number.h"
#include "report/kscore-line.h"
#include "report/kscore-worksheet-private.h"

static void
write_constants (KscoreWorksheet *self)
{
  const KscoreConstants *constants = self->constants;
  GString *out = self->out;

  kscore_line_add_comment (out, _("The constants of the model. L(x; x1, xm) = min (1, "
                                  "ln (1 + x/x1) / ln (1 + xm/x1)), g(P) = scale ln (1 + "
                                  "P/scale)"));
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      g_string_append_printf (out, "curve %s", kscore_component_to_string (c));
      kscore_line_add_value (out, "weight", constants->weight[c]);
      kscore_line_add_value (out, "x1", constants->x1[c]);
      kscore_line_add_value (out, "xm", constants->xm[c]);
      g_string_append_c (out, '\n');
    }
  g_string_append (out, "gain");
  kscore_line_add_value (out, "scale", constants->g_scale);
  g_string_append (out, "\nanonymous");
  kscore_line_add_value (out, "factor", constants->anonymous);
  g_string_append (out, "\nrho");
  kscore_line_add_value (out, "base", constants->rho_base);
  kscore_line_add_value (out, "slope", constants->rho_slope);
  kscore_line_add_value (out, "low", constants->rho_min);
  kscore_line_add_value (out, "high", constants->rho_max);
  kscore_line_add_value (out, "unknown", constants->rho_unknown);
  g_string_append (out, "\nweeks");
  kscore_line_add_value (out, "complete", constants->window_weeks);
  kscore_line_add_value (out, "fading", constants->fading_days / 7.0);
  kscore_line_add_value (out, "least", constants->least_weeks);
  kscore_line_add_value (out, "most", constants->best_weeks);
  kscore_line_add_value (out, "frozen", constants->frozen_days);
  g_string_append (out, "\npoints");
  for (KscoreKind kind = KSCORE_KIND_NONE + 1; kind < KSCORE_N_KINDS; kind++)
    kscore_line_add_value (out, kscore_kind_to_string (kind), constants->points[kind]);
  g_string_append (out, "\nmarks");
  kscore_line_add_value (out, "supporter", constants->established);
  for (KscoreMarkKind kind = KSCORE_MARK_LIST; kind <= KSCORE_MARK_LINKING_PAGE; kind++)
    kscore_line_add_value (out, kscore_mark_kind_to_string (kind), constants->mark_points[kind]);
  kscore_line_add_value (out, "pages", constants->domain_pages);
  kscore_line_add_value (out, "reputation", 1.0 / constants->mark_points[KSCORE_MARK_REPUTATION]);
  kscore_line_add_value (out, "karma", 1.0 / constants->mark_points[KSCORE_MARK_KARMA]);
  kscore_line_add_value (out, "wikipedia", constants->mark_points[KSCORE_MARK_WIKIPEDIA]);
  kscore_line_add_value (out, "backlink", constants->mark_points[KSCORE_MARK_WIKIPEDIA_BACKLINK]);
  g_string_append_c (out, '\n');
}

static void
write_audience (KscoreWorksheet *self)
{
  const GArray *accounts = self->dossier->score->accounts;

  kscore_line_add_comment (self->out, _("Audience: the followers of each account, as last read"));
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreAccountScore *account = &g_array_index (accounts, KscoreAccountScore, i);
      g_autofree char *id = kscore_dossier_dup_account_id (self->dossier, account->account);

      if (!account->audience_known)
        continue;
      g_string_append (self->out, "audience");
      kscore_line_add_word (self->out, id);
      kscore_line_add_value (self->out, "followers", account->audience);
      kscore_line_add_day (self->out, "day", account->audience_day);
      if (account->audience_estimated)
        kscore_line_add_yes (self->out, "estimated", TRUE);
      g_string_append_c (self->out, '\n');
    }
}

static void
write_result (KscoreWorksheet *self)
{
  const KscoreScore *score = self->dossier->score;

  kscore_line_add_comment (self->out, _("The score: 1 + the points of the components; points = "
                                        "99 weight L(value)"));
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      const KscoreComponentScore *component = &score->components[c];

      g_string_append_printf (self->out, "component %s", kscore_component_to_string (c));
      kscore_line_add_yes (self->out, "known", component->known);
      kscore_line_add_value (self->out, "value", component->known ? component->value : NAN);
      kscore_line_add_value (self->out, "points", component->known ? component->points : NAN);
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
  KscoreWorksheet self = { dossier, kscore_ledger_get_constants (dossier->ledger), sink,
                           kscore_sink_get_buffer (sink), followers };

  g_string_append_printf (self.out, "worksheet 1\nmodel %s\nday %s\n", dossier->score->version,
                          day != NULL ? day : "-");
  write_constants (&self);
  kscore_worksheet_write_response (&self);
  kscore_worksheet_write_recognition (&self);
  write_audience (&self);
  write_result (&self);
}
