#include "config.h"

#include "support/kscore-fake-lenses.h"

#include <math.h>

#include "service/kscore-lenses-private.h"

static const struct {
  const char *group;
  const char *title;
  const char *figure;
  const char *unit;
  const char *counts;
  const char *formula;
  const char *leaves_out;
} rows[] = {
  { "Points and Outreach", "Influence", "636", "of 1,000",
    "What others did because of you, 27 Jul – 1 Nov 2026: 1,249 replies, 21 mentions and 13,909 "
    "reshares. 10 of them came from accounts with more than 10,000 followers.",
    "10 × 15,169 + 20 × 10 = 151,890 points; 1,000 × ln(1 + 151,890 ÷ 100) ÷ ln(1 + 10,000,000 ÷ "
    "100) = 636",
    "Likes, saves and follows, how many different people it was, and every doubt about them." },
  { "Points and Outreach", "Outreach", "Level 5", NULL,
    "What you did for others, as far back as is known: 67 replies, 0 mentions and 123 reshares. It "
    "never falls.",
    "10 × 190 = 1,900 points; level 6 begins at 3,306.", "Likes, and whatever was never told." },
  { "Reach, Amplification, Network", "Reach", "208", "people",
    "Different people who reacted, 27 Jul – 1 Nov 2026.",
    "51,587 reactions − 50,894 by people whom nobody names = 693 by 208 different people",
    "Whoever read without reacting." },
  { "Reach, Amplification, Network", "Amplification", "810.4", "reactions a post",
    "What a post of these weeks got; your answers are not counted as posts.",
    "47,006 reactions ÷ 58 posts = 810.4", "How many read a post." },
  { "Reach, Amplification, Network", "Network", "1.16", NULL,
    "How much the people who reacted weigh on average.",
    "the mean of 0.50 + 0.25 × log10(1 + followers), from 0.50 to 2, of 199 people = 1.16",
    "People whose followers are not told." },
  { "h-index", "h-index of the window", "56", NULL,
    "56 posts of these weeks have 56 reactions or more each.",
    "the largest h for which h posts have h reactions", "How far the best post went." },
  { "Style", "Style", "Taste Maker or Specialist", NULL,
    "The names that belong to where you stand on four axes, one of which is not told.",
    "creating from 50 % on, participating from 30 %, focused from 50 %, consistent from 75 %",
    "What you write about, until topics are known. <b>No</b> grade." },
};

static const struct {
  double      value;
  double      from;
  const char *first;
  const char *second;
  const char *words;
} axes[KSCORE_LENSES_N_AXES] = {
  { 0.82, 0.5, "sharing", "creating",
    "What is your own: 82 % of what you publish, 58 posts beside 13 reshares." },
  { 0.09, 0.3, "listening", "participating",
    "What is for somebody: 9 % of what you say, 6 answers and mentions beside 58 posts." },
  { NAN, 0.5, "broad", "focused",
    "Your largest topic: not told, as the topics of your posts are not known yet." },
  { 0.69, 0.75, "casual", "consistent", "When you were there: in 9 of 13 weeks, 69 %." },
};

/**
 * kscore_fake_lenses_fill:
 * @lenses: an insight
 * @shown: what it shows
 *
 * Scripts an answer.
 */
void
kscore_fake_lenses_fill (KscoreLenses     *lenses,
                         KscoreFakeLenses  shown)
{
  gboolean full = shown == KSCORE_FAKE_LENSES_FULL;
  KscoreLensesAnswer *answer = g_new0 (KscoreLensesAnswer, 1);

  answer->lenses = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KscoreLens *lens = kscore_lens_new (rows[i].group, rows[i].title,
                                          full ? rows[i].figure : NULL,
                                          full ? rows[i].unit : NULL);

      kscore_lens_set_words (lens, full ? rows[i].counts : "Nothing is known of these weeks.",
                             full ? rows[i].formula : NULL, rows[i].leaves_out);
      g_ptr_array_add (answer->lenses, lens);
    }
  for (guint i = 0; i < KSCORE_LENSES_N_AXES; i++)
    {
      answer->axis[i] = full ? axes[i].value : NAN;
      answer->from[i] = axes[i].from;
      answer->side[i][0] = g_strdup (axes[i].first);
      answer->side[i][1] = g_strdup (axes[i].second);
      answer->words[i] = g_strdup (full ? axes[i].words : axes[2].words);
    }
  kscore_insight_show (KSCORE_INSIGHT (lenses), answer);
  kscore_lenses_answer_free (answer);
}
