#include "config.h"

#include "service/kscore-formula-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-rounding.h"
#include "report/kscore-dossier.h"
#include "service/kscore-statement-words.h"

/* The sign of a multiplication. */
#define TIMES " \u00d7 "

typedef struct {
  KscoreModelAnswer     *answer;
  const KscoreScore     *score;
  const KscoreConstants *constants;
  const KscoreEvidence  *evidence;
} Words;

static const char letters[KSCORE_N_COMPONENTS] = { 'R', 'C', 'A' };

/* Like "1,150", "0.482", "0.5": as many decimals as say something, at most @decimals. */
static char *
dup_number (double value,
            int    decimals)
{
  double step = pow (10, -decimals);
  double rounded = round (value / step) * step;

  if (fabs (rounded) >= 1e15)
    return g_strdup_printf ("%.3g", rounded);
  while (decimals > 0 && fabs (rounded * pow (10, decimals - 1)
                               - round (rounded * pow (10, decimals - 1))) < 1e-6)
    decimals--;
  if (decimals == 0)
    return kscore_format_count ((gint64) round (rounded));
  return g_strdup_printf ("%'.*f", decimals, rounded);
}

/* "0.45", "0.20", and as it is where it has more decimals. */
static char *
dup_weight (double weight)
{
  return fabs (weight * 100 - round (weight * 100)) < 1e-9 ? g_strdup_printf ("%.2f", weight)
                                                            : dup_number (weight, 4);
}

/* R, C and A: a whole number where it is large. */
static char *
dup_value (double value)
{
  return dup_number (value, value < 100 ? 1 : 0);
}

static void
append_number (GString *text,
               double   value,
               int      decimals)
{
  g_autofree char *number = dup_number (value, decimals);

  g_string_append (text, number);
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* "0.45 × L(R) + 0.35 × L(C) + 0.2 × L(A)", or with the owner's numbers. */
static void
append_terms (GString     *text,
              const Words *words,
              gboolean     filled)
{
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      g_autofree char *weight = dup_weight (words->constants->weight[c]);

      g_string_append_printf (text, "%s%s" TIMES, c > 0 ? " + " : "", weight);
      if (!filled)
        g_string_append_printf (text, "L(%c)", letters[c]);
      else if (words->score->components[c].known)
        append_number (text, words->score->components[c].l, 3);
      else
        /* Translators: in a formula, in the place of a number */
        g_string_append (text, _("(not told)"));
    }
}

/* What is printed adds up: 1 and the three parts are the score, in tenths. */
static void
append_sum (GString     *formula,
            GString     *text,
            const Words *words)
{
  g_autofree char *figure = kscore_format_score (words->score->score);
  g_autofree char *line = NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  double values[KSCORE_N_COMPONENTS + 1] = { words->constants->base };
  gint64 rounded[KSCORE_N_COMPONENTS + 1];

  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    values[c + 1] = words->score->components[c].points;
  kscore_rounding_distribute (values, G_N_ELEMENTS (values), 0.1,
                              kscore_rounding_round (words->score->score, 0.1), rounded);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      gboolean known = i == 0 || words->score->components[i - 1].known;
      g_autofree char *number = known ? kscore_format_score ((double) rounded[i] / 10)
                                      /* Translators: in a formula, in the place of a number */
                                      : g_strdup (_("(not told)"));

      g_string_append (formula, i > 0 ? " + " : "");
      g_string_append (formula, number);
      if (i == 0)
        /* Translators: a part of a list: %s is a number of points, "1.0 that everybody has" */
        g_ptr_array_add (parts, g_strdup_printf (_("%s that everybody has"), number));
      else if (!known)
        /* Translators: a part of a list: %s is a component, such as "Recognition" */
        g_ptr_array_add (parts, g_strdup_printf (_("%s is not told"),
                                                 kscore_component_get_title (i - 1)));
      else
        /* Translators: a part of a list: a number of points and a component: "21.5 by Response" */
        g_ptr_array_add (parts, g_strdup_printf (_("%1$s by %2$s"), number,
                                                 kscore_component_get_title (i - 1)));
    }

  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (", ", (char **) parts->pdata);
  /* Translators: a score, then a list such as "1.0 that everybody has, 21.5 by Response" */
  line = words->score->at_least
           ? g_strdup_printf (_("Your score is at least %1$s: %2$s."), figure, list)
           : g_strdup_printf (_("Your score is %1$s: %2$s."), figure, list);
  append_line (text, line);
}

static void
add_formula (const Words *words)
{
  const KscoreScore *score = words->score;
  g_autoptr(GString) formula = g_string_new ("Kscore = ");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *figure = kscore_format_score (score->score);

  append_number (formula, words->constants->base, 4);
  g_string_append (formula, " + ");
  append_number (formula, words->constants->span, 4);
  g_string_append (formula, TIMES "(");
  append_terms (formula, words, FALSE);
  g_string_append (formula, ")");

  if (score->known)
    {
      g_string_append_printf (formula, "\n%s = ", figure);
      append_number (formula, words->constants->base, 4);
      g_string_append (formula, " + ");
      append_number (formula, words->constants->span, 4);
      g_string_append (formula, TIMES "(");
      append_terms (formula, words, TRUE);
      g_string_append_printf (formula, ")\n%s = ", figure);
      append_sum (formula, text, words);
    }
  else
    append_line (text, _("There is not enough evidence for a score yet, so no numbers stand in "
                         "it."));
  if (score->known && score->at_least)
    append_line (text, _("What is not told adds nothing, and the weights stay, so the score is "
                         "at least this."));

  append_line (text, _("R is Response, what people did because of you; C is Recognition, what "
                       "lasts; A is Audience, how many listen."));
  kscore_model_answer_add_section (words->answer, _("Your Kscore"), formula->str, text->str);
}

static void
add_scale (const Words *words)
{
  g_autoptr(GString) formula = g_string_new ("L(x) = min(1, ln(1 + x / x\u2081) / "
                                             "ln(1 + x\u2098 / x\u2081))\ng(P) = ");
  g_autoptr(GString) text = g_string_new (NULL);

  append_number (formula, words->constants->g_scale, 4);
  g_string_append (formula, TIMES "ln(1 + P / ");
  append_number (formula, words->constants->g_scale, 4);
  g_string_append (formula, ")");
  append_line (text, _("L goes from 0 to 1: x\u2081 is where a component begins to tell, x\u2098 "
                       "is what nobody passes. Each step up takes several times as much."));
  append_line (text, _("g makes many reactions of one person count less and less: a hundred likes "
                       "from one person are not a hundred people."));
  kscore_model_answer_add_section (words->answer, _("Two Curves"), formula->str, text->str);
}

/* "L(R) = ln(1 + 1,150 / 20) / ln(1 + 100,000,000 / 20) = 0.264", and a sentence about what it
 * brings. */
static void
append_l (GString         *formula,
          GString         *text,
          const Words     *words,
          KscoreComponent  component)
{
  const KscoreComponentScore *it = &words->score->components[component];
  g_autofree char *value = dup_value (it->value);
  g_autofree char *x1 = dup_number (words->constants->x1[component], 4);
  g_autofree char *xm = dup_number (words->constants->xm[component], 4);
  g_autofree char *l = dup_number (it->l, 3);
  g_autofree char *points = kscore_format_score (it->points);
  g_autofree char *maximum = kscore_format_score (it->maximum);
  g_autofree char *weight = dup_weight (words->constants->weight[component]);
  g_autofree char *line = NULL;

  g_string_append_printf (formula, "\nL(%c) = ln(1 + %s / %s) / ln(1 + %s / %s) = %s\n",
                          letters[component], value, x1, xm, x1, l);
  append_number (formula, words->constants->span, 4);
  g_string_append_printf (formula, TIMES "%s" TIMES "%s = %s", weight, l, points);
  /* Translators: a component such as "Response", and points: "11.8 of at most 44.6 points" */
  line = g_strdup_printf (_("%s brings %s of at most %s points."),
                          kscore_component_get_title (component), points, maximum);
  /* What matters most is said first. */
  g_string_prepend (text, text->len > 0 ? "\n" : "");
  g_string_prepend (text, line);
}

static char *
dup_account_name (const Words *words,
                  guint        account)
{
  const KscoreDossier dossier = { .evidence = words->evidence };

  return kscore_dossier_dup_account_name (&dossier, account);
}

/* The weeks that an account's Response is made of, newest first. */
static char *
dup_weeks (const KscoreAccountScore *account)
{
  g_autoptr(GPtrArray) weeks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < account->n_weeks; i++)
    {
      const KscoreWeekScore *week = &account->weeks[i];
      g_autofree char *day = NULL;
      g_autofree char *s = NULL;

      if (!week->taken)
        continue;
      day = kscore_format_day (week->monday, KSCORE_DAY_SHORT);
      s = kscore_format_score (week->s);
      if (week->f < 1)
        {
          g_autofree char *fading = dup_number (week->f, 2);

          /* Translators: the size of a week that fades, its Monday, and by what factor, as "12.1
           * (12 Oct, fading × 0.79)" */
          g_ptr_array_add (weeks, g_strdup_printf (_("%1$s (%2$s, fading × %3$s)"), s, day,
                                                   fading));
        }
      else
        {
          /* Translators: the size of a week, then its Monday, as "12.1 (12 Oct)" */
          g_ptr_array_add (weeks, g_strdup_printf (_("%1$s (%2$s)"), s, day));
        }
    }

  g_ptr_array_add (weeks, NULL);
  return g_strjoinv (", ", (char **) weeks->pdata);
}

static void
append_account (GString                  *formula,
                GString                  *text,
                const Words              *words,
                const KscoreAccountScore *account)
{
  g_autofree char *name = dup_account_name (words, account->account);
  g_autofree char *line = NULL;
  g_autofree char *weeks = NULL;
  g_autofree char *s = NULL;
  g_autofree char *value = NULL;

  if (!account->known)
    {
      /* Translators: %s is an account */
      line = g_strdup_printf (_("%s: how people reacted is not told."), name);
      append_line (text, line);
      return;
    }

  s = kscore_format_score (account->s);
  value = dup_value (account->response);
  g_string_append_c (formula, '\n');
  append_number (formula, words->constants->window_weeks, 0);
  g_string_append_printf (formula, TIMES "(%s / %u)\u00b2 = %s", s, account->n, value);
  weeks = dup_weeks (account);
  if (weeks[0] == '\0')
    /* Translators: %s is an account */
    line = g_strdup_printf (_("%s: nobody reacted in the weeks that count."), name);
  else
    /* Translators: an account, a number of weeks, a sum, then a list such as "12.1 (12 Oct), 11.0
     * (5 Oct)" */
    line = g_strdup_printf (_("%s: n = %u, and S = %s is the sum of the best weeks: %s."), name,
                            account->n, s, weeks);
  append_line (text, line);
}

/* "R = 48,942 + 5,008 = 53,950", each times its network's exchange rate. */
static void
append_accounts (GString     *formula,
                 const Words *words)
{
  guint n = 0;

  g_string_append (formula, "\nR = ");
  for (guint i = 0; i < words->score->accounts->len; i++)
    {
      const KscoreAccountScore *account =
        &g_array_index (words->score->accounts, KscoreAccountScore, i);
      g_autofree char *value = dup_value (account->response);

      if (!account->known)
        continue;
      g_string_append (formula, n++ > 0 ? " + " : "");
      if (account->rate != 1)
        {
          append_number (formula, account->rate, 4);
          g_string_append (formula, TIMES);
        }
      g_string_append (formula, value);
    }
  if (n > 1)
    {
      g_autofree char *sum = dup_value (words->score->components[KSCORE_COMPONENT_RESPONSE].value);

      g_string_append_printf (formula, " = %s", sum);
    }
}

/* "like 1, save 2, …" */
static char *
dup_points (const KscoreConstants *constants)
{
  g_autoptr(GPtrArray) points = g_ptr_array_new_with_free_func (g_free);

  for (KscoreKind kind = KSCORE_KIND_LIKE; kind < KSCORE_N_KINDS; kind++)
    {
      const char *title = kscore_statement_words_get_kind_name (kind);
      g_autofree char *number = dup_number (constants->points[kind], 2);

      g_ptr_array_add (points, g_strdup_printf ("%s %s", title, number));
    }
  g_ptr_array_add (points, NULL);
  return g_strjoinv (", ", (char **) points->pdata);
}

static void
append_people (GString     *text,
               const Words *words)
{
  const KscoreConstants *constants = words->constants;
  g_autofree char *points = dup_points (constants);
  g_autofree char *number = kscore_format_count (words->score->n_people);
  g_autofree char *anonymous = dup_number (constants->anonymous, 3);
  g_autofree char *least = dup_number (constants->rho_min, 3);
  g_autofree char *most = dup_number (constants->rho_max, 3);
  g_autofree char *window = dup_number (constants->window_weeks, 0);
  g_autofree char *best = dup_number (constants->best_weeks, 0);
  g_autofree char *fading = dup_number (constants->fading_days, 0);
  g_autofree char *line = NULL;
  g_autofree char *people = NULL;

  append_line (text, _("A week is the square root of what people did in it: for each person g of "
                       "the points, P."));
  g_string_append_c (text, '\n');
  /* Translators: a number of weeks, twice, then one of days */
  g_string_append_printf (text, _("The best of %s complete weeks and the running one count, %s of "
                                  "them at most; an older week fades to nothing in %s days."),
                          window, best, fading);
  /* Translators: %s is a list such as "Like 1, Save 2" */
  line = g_strdup_printf (_("Points: %s."), points);
  append_line (text, line);
  g_free (line);
  /* Translators: three factors, such as 0.5, 2 and 0.5 */
  line = g_strdup_printf (_("A person weighs %s to %s by followers, less where signals discount "
                            "them; a reaction of somebody not known weighs %s."),
                          least, most, anonymous);
  append_line (text, line);
  people = g_strdup_printf (ngettext ("%s person reacted in the weeks taken.",
                                      "%s people reacted in the weeks taken.",
                                      words->score->n_people), number);
  append_line (text, people);
}

static void
add_response (const Words *words)
{
  const KscoreComponentScore *it = &words->score->components[KSCORE_COMPONENT_RESPONSE];
  g_autoptr(GString) formula = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *weeks = dup_number (words->constants->window_weeks, 0);

  /* Translators: a formula, of which "13 × (S / n)²" is computed for each account */
  g_string_append_printf (formula, _("R = sum over accounts of %s × (S / n)²"), weeks);
  for (guint i = 0; i < words->score->accounts->len; i++)
    append_account (formula, text, words,
                    &g_array_index (words->score->accounts, KscoreAccountScore, i));
  if (it->known)
    {
      append_accounts (formula, words);
      append_l (formula, text, words, KSCORE_COMPONENT_RESPONSE);
    }
  append_people (text, words);
  kscore_model_answer_add_section (words->answer,
                                   /* Translators: a component and its letter in the formula */
                                   _("Response, R"), it->known ? formula->str : NULL, text->str);
}

static void
append_source (GString    *formula,
               const char *title,
               double      value)
{
  g_autofree char *number = dup_number (value, 1);

  if (!(value > 0))
    return;
  /* Translators: a part of a sum, as "1,204 by people" */
  g_string_append (formula, g_str_has_suffix (formula->str, "= ") ? "" : " + ");
  g_string_append_printf (formula, "%s %s", number, title);
}

static void
add_recognition (const Words *words)
{
  const KscoreComponentScore *it = &words->score->components[KSCORE_COMPONENT_RECOGNITION];
  const KscoreRecognition *sources = &words->score->recognition;
  g_autoptr(GString) formula = g_string_new ("C = ");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *value = dup_value (it->value);
  g_autofree char *number = kscore_format_count (sources->supporters);
  g_autofree char *followers =
    kscore_format_count ((gint64) words->constants->established_followers);
  g_autofree char *line = NULL;
  g_autofree char *established = NULL;

  if (!it->known)
    append_line (text, _("Not told: no linked network says who reacted, or that is not read yet. "
                         "It adds no points, and is not taken for zero."));
  else
    {
      /* Translators: after a number, a part of a sum */
      append_source (formula, _("by people"), sources->people);
      /* Translators: after a number, a part of a sum */
      append_source (formula, _("by nobody known"), sources->anonymous);
      /* Translators: after a number, a part of a sum */
      append_source (formula, _("by linking sites"), sources->domains);
      /* Translators: after a number, a part of a sum */
      append_source (formula, _("by reputation"), sources->reputation);
      /* Translators: after a number, a part of a sum */
      append_source (formula, _("by karma"), sources->karma);
      /* Translators: after a number, a part of a sum */
      append_source (formula, _("by Wikipedia"), sources->wikipedia);
      g_string_append (formula, g_str_has_suffix (formula->str, "= ") ? "" : " = ");
      g_string_append (formula, value);
      append_l (formula, text, words, KSCORE_COMPONENT_RECOGNITION);
      line = g_strdup_printf (ngettext ("%s established person reacted or follows.",
                                        "%s established people reacted or follow.",
                                        sources->supporters), number);
      append_line (text, line);
    }

  /* Translators: %s is a number of followers */
  established = g_strdup_printf (_("Established is who has %s followers or more. Of each person g "
                                   "of the points of all marks counts: lists, stars, forks, "
                                   "recommendations."), followers);
  append_line (text, established);
  kscore_model_answer_add_section (words->answer, _("Recognition, C"),
                                   it->known ? formula->str : NULL, text->str);
}

static void
add_audience (const Words *words)
{
  const KscoreComponentScore *it = &words->score->components[KSCORE_COMPONENT_AUDIENCE];
  g_autoptr(GString) formula = g_string_new ("A = ");
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < words->score->accounts->len; i++)
    {
      const KscoreAccountScore *account =
        &g_array_index (words->score->accounts, KscoreAccountScore, i);
      g_autofree char *name = dup_account_name (words, account->account);
      g_autofree char *number = NULL;
      g_autofree char *day = NULL;
      g_autofree char *line = NULL;

      if (account->audience_known)
        {
          number = dup_number (account->audience, 0);
          day = kscore_format_day (account->audience_day, KSCORE_DAY_LONG);
          g_string_append_printf (formula, "%s%s", n++ > 0 ? " + " : "", number);
          /* Translators: an account, a number of followers, a date */
          line = g_strdup_printf (_("%s: %s on %s."), name, number, day);
        }
      else
        /* Translators: %s is an account */
        line = g_strdup_printf (_("%s: how many listen is not told."), name);
      append_line (text, line);
    }

  if (it->known)
    {
      if (n > 1)
        {
          g_string_append (formula, " = ");
          append_number (formula, it->value, 0);
        }
      append_l (formula, text, words, KSCORE_COMPONENT_AUDIENCE);
    }
  append_line (text, _("Followers, subscribers and connections of all linked accounts; who follows "
                       "two of them counts twice."));
  kscore_model_answer_add_section (words->answer, _("Audience, A"), it->known ? formula->str : NULL,
                                   text->str);
}

static void
add_reading (const Words *words)
{
  const KscoreScore *score = words->score;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *low = kscore_format_score (score->low);
  g_autofree char *high = kscore_format_score (score->high);
  g_autofree char *checked = kscore_format_score (score->checked);
  g_autofree char *z = dup_number (words->constants->range_z, 3);
  g_autofree char *least = dup_number (words->constants->range_least, 3);
  g_autofree char *title = kscore_model_name_dup_title (score->version);
  g_autofree char *day = kscore_format_day (score->day, KSCORE_DAY_LONG);
  g_autofree char *line = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *version = NULL;
  g_autoptr(GPtrArray) bands = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *all = NULL;

  if (score->has_range)
    /* Translators: the two ends of the range, a factor such as 1.28, the least width */
    line = g_strdup_printf (_("Range: %s to %s. The weeks are left out in turn; %s standard errors "
                              "to either side, never less than %s."), low, high, z, least);
  else
    line = g_strdup (_("Range: not enough weeks."));
  append_line (text, line);
  if (score->known)
    /* Translators: %s is a score */
    beside = g_strdup_printf (_("Checked score, by what could be looked at person by person: %s."),
                              checked);
  if (beside != NULL)
    append_line (text, beside);

  for (int i = KSCORE_BAND_STARTING; i < KSCORE_N_BANDS; i++)
    {
      g_autofree char *from = dup_number (words->constants->band[i], 1);

      /* Translators: a band and its lowest score, as "Growing from 20" */
      g_ptr_array_add (bands, g_strdup_printf (_("%s from %s"), kscore_band_get_title (i), from));
    }
  g_ptr_array_add (bands, NULL);
  list = g_strjoinv (", ", (char **) bands->pdata);
  if (score->known)
    /* Translators: the owner's band, then all bands, as "Starting from 1, Growing from 20" */
    all = g_strdup_printf (_("Band: %s. The bands are fixed: %s."),
                           kscore_band_get_title (score->band), list);
  else
    /* Translators: all bands, as "Starting from 1, Growing from 20" */
    all = g_strdup_printf (_("The bands are fixed: %s."), list);
  append_line (text, all);
  /* Translators: the version of the formula, a date */
  version = g_strdup_printf (_("Model %s, as of %s."), title, day);
  append_line (text, version);
  kscore_model_answer_add_section (words->answer, _("Beside the Score"), NULL, text->str);
}

/**
 * kscore_formula_words_append:
 * @answer: an answer
 * @score: the owner's score, known or not
 * @constants: those it was computed with
 * @evidence: what it is of
 *
 * Appends the whole formula with the owner's numbers in it, as sections of @answer.
 */
void
kscore_formula_words_append (KscoreModelAnswer     *answer,
                             const KscoreScore     *score,
                             const KscoreConstants *constants,
                             const KscoreEvidence  *evidence)
{
  const Words words = { answer, score, constants, evidence };

  add_formula (&words);
  add_scale (&words);
  add_response (&words);
  add_recognition (&words);
  add_audience (&words);
  add_reading (&words);
  kscore_model_answer_add_section (
    answer, _("What This Cannot Tell"), NULL,
    _("Views, private messages and influence offline.\n"
      "Whether a reply agreed.\n"
      "Bought reactions on networks that tell no names.\n"
      "It is not for hiring, lending or service triage.\n"
      "Points are a share of the score, not what would be lost without a part."));
}
