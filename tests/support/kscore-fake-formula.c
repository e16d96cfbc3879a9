#include "config.h"

#include "support/kscore-fake-formula.h"

#include <math.h>

#include "service/kscore-model-choice-private.h"

static void
add_response (KscoreModelAnswer *answer)
{
  kscore_model_answer_add_section (
    answer, "Response, R",
    "R = sum over accounts of 13 × (S / n)²\n"
    "13 × (552.2 / 9)² = 48,942\n"
    "13 × (176.6 / 9)² = 5,008\n"
    "R = 48,942 + 5,008 = 53,950\n"
    "L(R) = ln(1 + 53,950 / 20) / ln(1 + 100,000,000 / 20) = 0.512\n"
    "99 × 0.45 × 0.512 = 22.8",
    "Response brings 22.8 of at most 44.6 points.\n"
    "ada@hedgerow.example (Mastodon): n = 9, and S = 552.2 is the sum of the best weeks: 71.5 "
    "(19 Oct), 63.4 (12 Oct), 69.9 (5 Oct), 59.1 (28 Sep), 48.6 (21 Sep), 61.5 (14 Sep), 58.5 "
    "(7 Sep), 56.2 (31 Aug), 63.6 (20 Jul).\n"
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk@hedgerow.example (Mastodon): how "
    "people reacted is not told.\n"
    "218 people reacted in the weeks taken.");
}

/* Shows a formula that was filled in by hand. */
void
kscore_fake_formula_fill (KscoreModelChoice *choice,
                          KscoreFakeFormula  formula)
{
  g_autoptr (KscoreModelAnswer) answer = kscore_model_answer_new ();
  gboolean full = formula == KSCORE_FAKE_FORMULA_FULL;

  kscore_model_answer_add_section (
    answer, "Your Kscore",
    full ? "Kscore = 1 + 99 × (0.45 × L(R) + 0.35 × L(C) + 0.20 × L(A))\n"
           "46.5 = 1 + 99 × (0.45 × 0.512 + 0.35 × 0.407 + 0.20 × 0.434)\n"
           "46.5 = 1.0 + 22.8 + 14.1 + 8.6"
         : "Kscore = 1 + 99 × (0.45 × L(R) + 0.35 × L(C) + 0.20 × L(A))\n"
           "32.4 = 1 + 99 × (0.45 × 0.512 + 0.35 × (not told) + 0.20 × 0.434)\n"
           "32.4 = 1.0 + 22.8 + (not told) + 8.6",
    full ? "Your score is 46.5: 1.0 that everybody has, 22.8 by Response, 14.1 by Recognition, "
           "8.6 by Audience."
         : "Your score is at least 32.4: 1.0 that everybody has, 22.8 by Response, Recognition "
           "is not told, 8.6 by Audience.");
  add_response (answer);
  if (full)
    kscore_model_answer_add_section (
      answer, "Recognition, C",
      "C = 249.4 by people + 4 by nobody known + 118.9 by linking sites = 372.3",
      "Recognition brings 14.1 of at most 34.7 points.");
  else
    kscore_model_answer_add_section (answer, "Recognition, C", NULL,
                                     "Not told: no linked network says who reacted.");
  kscore_model_answer_add_section (answer, "What This Cannot Tell", NULL,
                                   "Views, private messages and influence offline.");

  kscore_model_answer_add_version (answer, "kscore-1", FALSE, full);
  kscore_model_answer_add_version (answer, "kscore-2", FALSE, FALSE);
  if (full)
    {
      answer->notice = g_strdup ("kscore-2 is newer than kscore-1, with which the score is "
                                 "computed. It stays so until you choose to move.");
      answer->newer = g_strdup ("kscore-2");
      answer->compared = g_strdup ("kscore-2");
      kscore_model_answer_add_row (answer, "Kscore", 46.5, 44.1);
      kscore_model_answer_add_row (answer, "Checked", 29.5, 28.4);
      kscore_model_answer_add_row (answer, "Response", 22.8, 20.2);
      kscore_model_answer_add_row (answer, "Recognition", 14.1, 14.1);
      kscore_model_answer_add_row (answer, "Audience", NAN, NAN);
    }
  else
    kscore_model_answer_add_version (answer, "my-weights:steady", TRUE, TRUE);

  kscore_insight_show (KSCORE_INSIGHT (choice), answer);
}
