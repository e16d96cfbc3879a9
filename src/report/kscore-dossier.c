#include "config.h"

#include "report/kscore-dossier.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-network-names.h"
#include "report/kscore-account-summary.h"

/* Of what is estimated, so much is named. */
#define MOST_GAPS 4

/**
 * kscore_dossier_dup_account_id:
 * @self: a dossier
 * @account: an index in the evidence
 *
 * Returns: (transfer full): the account's string id, `x:12345`
 */
char *
kscore_dossier_dup_account_id (const KscoreDossier *self,
                               guint                account)
{
  const KscoreEvidenceAccount *values;

  g_return_val_if_fail (account < self->evidence->accounts->len, NULL);

  values = &g_array_index (self->evidence->accounts, KscoreEvidenceAccount, account);
  return g_strconcat (values->network, ":", values->native_id, NULL);
}

/**
 * kscore_dossier_dup_account_name:
 * @self: a dossier
 * @account: an index in the evidence
 *
 * Returns: (transfer full): how an account is named to a person, "ada@wren.example (Mastodon)"
 */
char *
kscore_dossier_dup_account_name (const KscoreDossier *self,
                                 guint                account)
{
  const KscoreEvidenceAccount *values;

  g_return_val_if_fail (account < self->evidence->accounts->len, NULL);

  values = &g_array_index (self->evidence->accounts, KscoreEvidenceAccount, account);
  /* Translators: a handle and the name of its network. */
  return g_strdup_printf (_("%1$s (%2$s)"),
                          values->handle != NULL && values->handle[0] != '\0' ? values->handle
                                                                              : values->native_id,
                          kscore_network_get_name (values->network));
}

static KscoreNetworkPoints *
find_network (GArray     *networks,
              const char *network)
{
  const KscoreNetworkPoints fresh = { network, NAN, NAN };

  for (guint i = 0; i < networks->len; i++)
    {
      KscoreNetworkPoints *points = &g_array_index (networks, KscoreNetworkPoints, i);

      if (g_strcmp0 (points->network, network) == 0)
        return points;
    }
  g_array_append_val (networks, fresh);
  return &g_array_index (networks, KscoreNetworkPoints, networks->len - 1);
}

static void
add_points (const KscoreDossier *self,
            GArray              *networks,
            guint                account,
            double               points)
{
  const KscoreEvidenceAccount *values;
  KscoreNetworkPoints *sum;

  g_return_if_fail (account < self->evidence->accounts->len);

  values = &g_array_index (self->evidence->accounts, KscoreEvidenceAccount, account);
  sum = find_network (networks, values->network);
  if (isfinite (points))
    sum->points = isfinite (sum->points) ? sum->points + points : points;
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const KscoreNetworkPoints *first = a;
  const KscoreNetworkPoints *second = b;
  double first_points = isfinite (first->points) ? first->points : -1.0;
  double second_points = isfinite (second->points) ? second->points : -1.0;

  if (first_points != second_points)
    return first_points > second_points ? -1 : 1;
  return g_strcmp0 (first->network, second->network);
}

/* As though some accounts had not been linked. */
static double
compute_without (const KscoreDossier *self,
                 KscoreMask          *mask)
{
  g_autoptr (KscoreScore) without = kscore_score_new_without (self->ledger, self->score->day,
                                                              mask);

  return without->known ? without->score : NAN;
}

static void
fill_networks_without (const KscoreDossier *self,
                       GArray              *networks)
{
  const GArray *accounts = self->evidence->accounts;
  g_autoptr (KscoreMask) mask = kscore_mask_new (self->ledger);

  for (guint i = 0; i < networks->len && self->score->known; i++)
    {
      KscoreNetworkPoints *network = &g_array_index (networks, KscoreNetworkPoints, i);

      kscore_mask_clear (mask);
      for (guint j = 0; j < accounts->len; j++)
        if (g_strcmp0 (g_array_index (accounts, KscoreEvidenceAccount, j).network,
                       network->network) == 0)
          kscore_mask_hide_account (mask, j);
      network->without = compute_without (self, mask);
    }
}

/**
 * kscore_dossier_get_networks:
 * @self: a dossier
 *
 * Sums the points by network. What is known sums to the score less 1.
 *
 * Returns: (transfer full) (element-type KscoreNetworkPoints): most points first; the names are
 *   the evidence's
 */
GArray *
kscore_dossier_get_networks (const KscoreDossier *self)
{
  GArray *networks = g_array_new (FALSE, FALSE, sizeof (KscoreNetworkPoints));
  const GArray *sources = self->attribution->sources;

  for (guint i = 0; i < self->score->accounts->len; i++)
    {
      const KscoreAccountScore *account =
        &g_array_index (self->score->accounts, KscoreAccountScore, i);

      add_points (self, networks, account->account,
                  account->known ? account->response_points : NAN);
    }
  for (guint i = 0; i < sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (sources, KscoreSource, i);

      add_points (self, networks, source->account, source->points);
    }
  g_array_sort (networks, compare_points);
  fill_networks_without (self, networks);
  return networks;
}

static int
compare_accounts (gconstpointer a,
                  gconstpointer b)
{
  const KscoreAccountPoints *first = a;
  const KscoreAccountPoints *second = b;
  double first_points = isfinite (first->points) ? first->points : -1.0;
  double second_points = isfinite (second->points) ? second->points : -1.0;

  if (first_points != second_points)
    return first_points > second_points ? -1 : 1;
  return first->account < second->account ? -1 : first->account > second->account;
}

/**
 * kscore_dossier_get_accounts:
 * @self: a dossier
 *
 * Sums the points by account. What is known sums to the score less 1.
 *
 * Returns: (transfer full) (element-type KscoreAccountPoints): all of the evidence, most points
 *   first
 */
GArray *
kscore_dossier_get_accounts (const KscoreDossier *self)
{
  GArray *accounts = g_array_new (FALSE, FALSE, sizeof (KscoreAccountPoints));
  g_autoptr (GArray) sums = kscore_attribution_by_account (self->attribution, self->ledger);
  g_autoptr (KscoreMask) mask = kscore_mask_new (self->ledger);

  for (guint i = 0; i < self->score->accounts->len; i++)
    {
      const KscoreAccountScore *account =
        &g_array_index (self->score->accounts, KscoreAccountScore, i);
      KscoreAccountPoints points = { account->account, NAN, NAN };

      if (account->known || account->audience_known)
        points.points = 0;
      for (guint j = 0; j < sums->len; j++)
        {
          const KscorePointsSum *sum = &g_array_index (sums, KscorePointsSum, j);

          if (sum->key == points.account
              && (sum->points != 0 || isfinite (points.points)))
            points.points = sum->points;
        }
      if (self->score->known)
        {
          kscore_mask_clear (mask);
          kscore_mask_hide_account (mask, points.account);
          points.without = compute_without (self, mask);
        }
      g_array_append_val (accounts, points);
    }
  g_array_sort (accounts, compare_accounts);
  return accounts;
}

static int
compare_coverage (gconstpointer a,
                  gconstpointer b)
{
  const KscoreCoverage *first = a;
  const KscoreCoverage *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  if (first->to != second->to)
    return first->to < second->to ? -1 : 1;
  return first->kinds < second->kinds ? -1 : first->kinds > second->kinds;
}

/**
 * kscore_dossier_get_coverage:
 * @self: a dossier
 * @account: an index in the evidence
 *
 * Returns: (transfer full) (element-type KscoreCoverage): what is known of the account from when
 *   to when, by first day
 */
GArray *
kscore_dossier_get_coverage (const KscoreDossier *self,
                             guint                account)
{
  GArray *coverage = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));

  for (guint i = 0; i < self->evidence->coverage->len; i++)
    {
      const KscoreEvidenceCoverage *row =
        &g_array_index (self->evidence->coverage, KscoreEvidenceCoverage, i);
      const KscoreCoverage interval = { row->from, row->to, row->kinds };

      if (row->account == account)
        g_array_append_val (coverage, interval);
    }
  g_array_sort (coverage, compare_coverage);
  return coverage;
}

/**
 * kscore_dossier_get_unknown:
 * @self: a dossier
 * @account: an index in the evidence
 *
 * Returns: what was never told of the account, of all that can happen on its network
 */
KscoreKinds
kscore_dossier_get_unknown (const KscoreDossier *self,
                            guint                account)
{
  const KscoreEvidenceAccount *values =
    &g_array_index (self->evidence->accounts, KscoreEvidenceAccount, account);
  g_autoptr (GArray) coverage = kscore_dossier_get_coverage (self, account);

  return kscore_account_get_unknown (values->network, coverage);
}

/**
 * kscore_dossier_dup_gap:
 * @self: a dossier
 * @gap: something not known, or estimated
 *
 * Returns: (transfer full): `response`, or `response:x:12345` where it is one account's only
 */
char *
kscore_dossier_dup_gap (const KscoreDossier *self,
                        const KscoreGap     *gap)
{
  g_autofree char *account = NULL;
  const char *component = kscore_component_to_string (gap->component);

  if (gap->account == KSCORE_NO_INDEX)
    return g_strdup (component);

  account = kscore_dossier_dup_account_id (self, gap->account);
  return g_strconcat (component, ":", account, NULL);
}

/* "Audience of ada@wren.example (Mastodon)" */
static char *
dup_gap_words (const KscoreDossier *self,
               const KscoreGap     *gap)
{
  const char *component = kscore_component_get_title (gap->component);
  g_autofree char *account = NULL;

  if (gap->account == KSCORE_NO_INDEX)
    return g_strdup (component);

  account = kscore_dossier_dup_account_name (self, gap->account);
  /* Translators: a component of the score, "Audience", and whose, "ada@wren.example (Mastodon)" */
  return g_strdup_printf (_("%1$s of %2$s"), component, account);
}

/**
 * kscore_dossier_dup_gaps:
 * @self: a dossier; only evidence is needed
 * @gaps: (element-type KscoreGap): what is estimated, or not known
 *
 * Returns: (transfer full) (nullable): the same for a person, as one line; %NULL where it is
 *   nothing
 */
char *
kscore_dossier_dup_gaps (const KscoreDossier *self,
                         const GArray        *gaps)
{
  GString *text;
  guint n_listed = gaps->len <= MOST_GAPS + 1 ? gaps->len : MOST_GAPS;

  if (gaps->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < n_listed; i++)
    {
      g_autofree char *words = dup_gap_words (self, &g_array_index (gaps, KscoreGap, i));

      if (i > 0)
        /* Translators: between two entries of a list */
        g_string_append (text, C_("list", ", "));
      g_string_append (text, words);
    }
  if (n_listed < gaps->len)
    {
      guint n_more = gaps->len - n_listed;

      g_string_append (text, C_("list", ", "));
      /* Translators: so many more entries of a list */
      g_string_append_printf (text, ngettext ("%u more", "%u more", n_more), n_more);
    }
  return g_string_free (text, FALSE);
}

/**
 * kscore_dossier_get_followers:
 * @self: a dossier; only evidence and score are needed
 *
 * Finds the followers of everybody as the model takes them: the highest number known up to the
 * score's day, the first one known holding for all days before it; of a group the highest of its
 * members, kept at the actor that stands for it.
 *
 * Returns: (transfer full): by index of the actor, NAN where not known
 */
double *
kscore_dossier_get_followers (const KscoreDossier *self)
{
  const GArray *actors = self->evidence->actors;
  const GArray *readings = self->evidence->followers;
  double *followers = g_new (double, actors->len + 1);
  g_autofree KscoreDay *first_day = g_new (KscoreDay, actors->len + 1);

  for (guint i = 0; i < actors->len; i++)
    {
      followers[i] = NAN;
      first_day[i] = KSCORE_DAY_MAX;
    }
  for (guint i = 0; i < readings->len; i++)
    {
      const KscoreEvidenceFollowers *reading =
        &g_array_index (readings, KscoreEvidenceFollowers, i);

      if (reading->actor < actors->len && reading->followers >= 0)
        first_day[reading->actor] = MIN (first_day[reading->actor], reading->day);
    }
  for (guint i = 0; i < readings->len; i++)
    {
      const KscoreEvidenceFollowers *reading =
        &g_array_index (readings, KscoreEvidenceFollowers, i);
      guint32 person;

      if (reading->actor >= actors->len || reading->followers < 0
          || (reading->day > self->score->day && reading->day > first_day[reading->actor]))
        continue;
      person = g_array_index (actors, KscoreEvidenceActor, reading->actor).person;
      if (person >= actors->len)
        person = reading->actor;
      if (!isfinite (followers[person]) || (double) reading->followers > followers[person])
        followers[person] = (double) reading->followers;
    }
  return followers;
}
