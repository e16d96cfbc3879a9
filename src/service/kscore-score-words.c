#include "config.h"

#include "service/kscore-score-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "score/kscore-attribution.h"
#include "core/kscore-network-names.h"
#include "service/kscore-score-row.h"

static char *
dup_response_detail (const KscoreScore *score)
{
  /* Translators: "9 of 13 weeks known": of the complete weeks before this one, so many are known;
   * the plural is that of the second number */
  g_autofree char *weeks = g_strdup_printf (ngettext ("%1$u of %2$u week known",
                                                      "%1$u of %2$u weeks known",
                                                      score->window_weeks),
                                            score->covered_weeks, score->window_weeks);
  g_autofree char *people = NULL;

  if (score->at_least && score->n_people == 0)
    /* Translators: networks tell how many reacted, but not who. */
    people = g_strdup (_("who reacted is not known"));
  else
    {
      g_autofree char *number = kscore_format_count (score->n_people);

      people = g_strdup_printf (ngettext ("%s person", "%s people", score->n_people), number);
    }
  /* Translators: two facts side by side, such as "9 of 13 weeks known · 1,204 people". */
  return g_strdup_printf (_("%1$s · %2$s"), weeks, people);
}

static char *
dup_supporters (const KscoreScore *score)
{
  g_autofree char *number = kscore_format_count (score->recognition.supporters);

  return g_strdup_printf (ngettext ("%s established supporter", "%s established supporters",
                                    score->recognition.supporters), number);
}

static char *
dup_marks (KscoreMarkKind kind,
           double         count)
{
  gint64 whole = (gint64) MIN (count, 1e18);
  gulong n = (gulong) whole;
  g_autofree char *number = kscore_format_count (whole);

  switch (kind)
    {
    case KSCORE_MARK_LIST:
      /* Translators: lists that other people made and put the owner on */
      return g_strdup_printf (ngettext ("%s list", "%s lists", n), number);
    case KSCORE_MARK_STAR:
      return g_strdup_printf (ngettext ("%s star", "%s stars", n), number);
    case KSCORE_MARK_FORK:
      return g_strdup_printf (ngettext ("%s fork", "%s forks", n), number);
    case KSCORE_MARK_SPONSOR:
      return g_strdup_printf (ngettext ("%s sponsor", "%s sponsors", n), number);
    case KSCORE_MARK_ENDORSEMENT:
      return g_strdup_printf (ngettext ("%s endorsement", "%s endorsements", n), number);
    case KSCORE_MARK_RECOMMENDATION:
      return g_strdup_printf (ngettext ("%s recommendation", "%s recommendations", n), number);
    case KSCORE_MARK_LINKING_PAGE:
      return g_strdup_printf (ngettext ("%s linking page", "%s linking pages", n), number);
    case KSCORE_MARK_NONE:
    case KSCORE_MARK_REPUTATION:
    case KSCORE_MARK_KARMA:
    case KSCORE_MARK_WIKIPEDIA:
    case KSCORE_MARK_WIKIPEDIA_BACKLINK:
    case KSCORE_N_MARKS:
    default:
      return NULL;
    }
}

/* What lasts besides people: the kinds there are, in the order of their numbers in the store, two
 * at most. */
static char *
dup_recognition_detail (const KscoreScore    *score,
                        const KscoreEvidence *evidence)
{
  double counts[KSCORE_N_MARKS] = { 0 };
  g_autofree char *text = dup_supporters (score);
  guint n = 0;

  for (guint i = 0; evidence != NULL && i < evidence->marks->len; i++)
    {
      const KscoreEvidenceMark *mark = &g_array_index (evidence->marks, KscoreEvidenceMark, i);

      if ((mark->from == KSCORE_DAY_UNKNOWN || mark->from <= score->day)
          && (mark->to == KSCORE_DAY_UNKNOWN || mark->to > score->day)
          && mark->kind < KSCORE_N_MARKS && mark->value > 0)
        counts[mark->kind] += mark->value;
    }

  for (KscoreMarkKind kind = KSCORE_MARK_LIST; kind < KSCORE_N_MARKS && n < 2; kind++)
    {
      g_autofree char *marks = counts[kind] >= 1 ? dup_marks (kind, counts[kind]) : NULL;
      g_autofree char *before = NULL;

      if (marks == NULL)
        continue;
      before = g_steal_pointer (&text);
      text = g_strdup_printf (_("%1$s · %2$s"), before, marks);
      n++;
    }

  return g_steal_pointer (&text);
}

static char *
dup_audience_detail (const KscoreScore *score)
{
  gint64 followers = (gint64) MIN (score->components[KSCORE_COMPONENT_AUDIENCE].value, 1e18);
  guint n_accounts = 0;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;
  g_autofree char *accounts = NULL;

  for (guint i = 0; i < score->accounts->len; i++)
    n_accounts += g_array_index (score->accounts, KscoreAccountScore, i).audience_known ? 1 : 0;
  number = kscore_format_count (followers);
  count = g_strdup_printf (ngettext ("%s follower", "%s followers", (gulong) followers), number);
  if (n_accounts < 2)
    return g_steal_pointer (&count);
  accounts = g_strdup_printf (ngettext ("on %u account", "on %u accounts", n_accounts), n_accounts);
  /* Translators: "9,310 followers on 3 accounts" out of its two halves. */
  return g_strdup_printf (C_("followers on accounts", "%1$s %2$s"), count, accounts);
}

/**
 * kscore_score_words_dup_detail:
 * @score: a score
 * @evidence: (nullable): what it is of
 * @component: one of what it is made of
 *
 * Returns: (transfer full): what the component counts, or why it is not known, translated
 */
char *
kscore_score_words_dup_detail (const KscoreScore    *score,
                               const KscoreEvidence *evidence,
                               KscoreComponent       component)
{
  gboolean known = score->components[component].known;

  switch (component)
    {
    case KSCORE_COMPONENT_RESPONSE:
      return known ? dup_response_detail (score)
                   : g_strdup (_("Not told by the linked accounts"));
    case KSCORE_COMPONENT_RECOGNITION:
      if (!known)
        return g_strdup (_("Not known: who reacted is not read yet, or not told"));
      return dup_recognition_detail (score, evidence);
    case KSCORE_COMPONENT_AUDIENCE:
      return known ? dup_audience_detail (score)
                   : g_strdup (_("Not told by the linked accounts"));
    case KSCORE_N_COMPONENTS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * kscore_score_words_list_components:
 * @score: a score
 * @evidence: (nullable): what it is of
 *
 * The points of a component are what the score would lose without it, so nothing is said of that.
 *
 * Returns: (transfer full): a list of three #KscoreScoreRow
 */
GListStore *
kscore_score_words_list_components (const KscoreScore    *score,
                                    const KscoreEvidence *evidence)
{
  GListStore *rows = g_list_store_new (KSCORE_TYPE_SCORE_ROW);

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      const KscoreComponentScore *component = &score->components[i];
      g_autofree char *detail = kscore_score_words_dup_detail (score, evidence, i);
      g_autoptr(KscoreScoreRow) row =
        kscore_score_row_new (kscore_component_to_string (i), kscore_component_get_title (i),
                              detail, component->known ? component->points : NAN,
                              component->maximum, NAN);

      g_list_store_append (rows, row);
    }

  return rows;
}

/* What stands behind a network's points where it is not simply up to date. */
static char *
dup_network_detail (const KscoreScoring *scoring,
                    const char          *network)
{
  KscoreDay newest = KSCORE_DAY_UNKNOWN;
  gboolean current = FALSE;
  g_autofree char *day = NULL;

  for (guint i = 0; i < scoring->score->accounts->len; i++)
    {
      const KscoreAccountScore *account = &g_array_index (scoring->score->accounts,
                                                          KscoreAccountScore, i);
      const KscoreEvidenceAccount *evidence = &g_array_index (scoring->loaded->evidence->accounts,
                                                              KscoreEvidenceAccount,
                                                              account->account);

      if (g_strcmp0 (evidence->network, network) != 0)
        continue;
      if (account->last_day != KSCORE_DAY_UNKNOWN
          && (newest == KSCORE_DAY_UNKNOWN || account->last_day > newest))
        newest = account->last_day;
      current |= account->known && account->frozen_since == KSCORE_DAY_UNKNOWN;
    }

  if (current)
    return NULL;
  if (newest == KSCORE_DAY_UNKNOWN)
    return g_strdup (_("How people reacted is not told"));
  day = kscore_format_day (newest, KSCORE_DAY_LONG);
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Known until %s"), day);
}

/* Whether anything of a network's accounts has points, be it 0 of them. */
static gboolean
is_network_known (const KscoreScoring *scoring,
                  const char          *network)
{
  for (guint i = 0; i < scoring->score->accounts->len; i++)
    {
      const KscoreAccountScore *account = &g_array_index (scoring->score->accounts,
                                                          KscoreAccountScore, i);
      const KscoreEvidenceAccount *evidence = &g_array_index (scoring->loaded->evidence->accounts,
                                                              KscoreEvidenceAccount,
                                                              account->account);

      if ((account->known || account->audience_known)
          && g_strcmp0 (evidence->network, network) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Most points first, what is not known last. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  double first = kscore_score_row_get_points (KSCORE_SCORE_ROW ((gpointer) a));
  double second = kscore_score_row_get_points (KSCORE_SCORE_ROW ((gpointer) b));

  if (isnan (first) || isnan (second))
    return isnan (first) ? !isnan (second) : -1;
  return first < second ? 1 : first > second ? -1 : 0;
}

/**
 * kscore_score_words_list_networks:
 * @scoring: a scoring with a score
 *
 * Returns: (transfer full): a list of #KscoreScoreRow, one a network, by points; those that nothing
 *   is known of come last, without points
 */
GListStore *
kscore_score_words_list_networks (const KscoreScoring *scoring)
{
  GListStore *rows = g_list_store_new (KSCORE_TYPE_SCORE_ROW);
  g_autoptr(GHashTable) points = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer network;
  gpointer sum;

  for (guint i = 0; i < scoring->loaded->evidence->accounts->len; i++)
    {
      const KscoreEvidenceAccount *account = &g_array_index (scoring->loaded->evidence->accounts,
                                                             KscoreEvidenceAccount, i);

      if (!g_hash_table_contains (points, account->network))
        g_hash_table_insert (points, account->network, g_new0 (double, 1));
    }
  for (guint i = 0; i < scoring->accounts->len; i++)
    {
      const KscorePointsSum *account = &g_array_index (scoring->accounts, KscorePointsSum, i);
      double *total;

      if (account->key == KSCORE_NO_INDEX)
        continue;
      total = g_hash_table_lookup (points,
                                   g_array_index (scoring->loaded->evidence->accounts,
                                                  KscoreEvidenceAccount, account->key).network);
      *total += account->points;
    }

  g_hash_table_iter_init (&iter, points);
  while (g_hash_table_iter_next (&iter, &network, &sum))
    {
      g_autofree char *detail = dup_network_detail (scoring, network);
      double total = *(double *) sum;
      const double *without = g_hash_table_lookup (scoring->without, network);
      gboolean known = total > 0 || is_network_known (scoring, network);
      g_autoptr(KscoreScoreRow) row = kscore_score_row_new (network,
                                                            kscore_network_get_name (network),
                                                            detail, known ? total : NAN,
                                                            scoring->score->score - 1,
                                                            known && without != NULL ? *without
                                                                                     : NAN);

      g_list_store_insert_sorted (rows, row, compare_rows, NULL);
    }

  return rows;
}

/* Said before a score where there is another one now, or the same of another day or model. */
static void
append_before (GString               *text,
               const KscoreScoreNews *before,
               const KscoreScoreNews *now)
{
  gboolean other_model = !g_str_equal (before->model, now->model);
  g_autofree char *number = NULL;
  g_autofree char *date = NULL;
  g_autofree char *model = NULL;

  if (isnan (before->score)
      || (before->day == now->day && fabs (before->score - now->score) < 0.05 && !other_model))
    return;

  number = kscore_format_score (before->score);
  date = kscore_format_day (before->day, KSCORE_DAY_LONG);
  model = kscore_model_name_dup_title (before->model);
  if (other_model)
    /* Translators: %1$s is a score such as 46.5, %2$s a date, %3$s a version, "kscore-1". */
    g_string_append_printf (text, _("Before, it was %1$s as of %2$s, by model %3$s."), number,
                            date, model);
  else
    /* Translators: %1$s is a score such as 46.5, %2$s a date. */
    g_string_append_printf (text, _("Before, it was %1$s as of %2$s."), number, date);
  g_string_append_c (text, '\n');
}

/**
 * kscore_score_words_append_news:
 * @text: what was done, a sentence a line
 * @before: the score before it
 * @now: the score now
 *
 * Appends what an import or a refresh made of the score. Another day is as much news as another
 * score: both are said then.
 */
void
kscore_score_words_append_news (GString               *text,
                                const KscoreScoreNews *before,
                                const KscoreScoreNews *now)
{
  g_autofree char *number = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *model = NULL;
  g_autofree char *date = NULL;

  if (isnan (now->score))
    {
      g_string_append (text, _("That is not enough evidence for a score yet."));
      g_string_append_c (text, '\n');
      return;
    }

  number = kscore_format_score (now->score);
  checked = kscore_format_score (now->checked);
  model = kscore_model_name_dup_title (now->model);
  date = kscore_format_day (now->day, KSCORE_DAY_LONG);
  if (now->at_least)
    g_string_append_printf (text,
                            /* Translators: %1$s is a score such as 46.5, %2$s a date, %3$s the
                             * score of what could be looked at person by person, %4$s the version
                             * of the model, "kscore-1" or "steady (my weights)". */
                            _("Your score as of %2$s is at least %1$s (checked %3$s, model "
                              "%4$s)."), number, date, checked, model);
  else
    g_string_append_printf (text,
                            /* Translators: %1$s is a score such as 46.5, %2$s a date, %3$s the
                             * score of what could be looked at person by person, %4$s the version
                             * of the model, "kscore-1" or "steady (my weights)". */
                            _("Your score as of %2$s is %1$s (checked %3$s, model %4$s)."),
                            number, date, checked, model);
  g_string_append_c (text, '\n');
  append_before (text, before, now);
}
