#include "config.h"

#include "service/kscore-integrity-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"

/* Words of signals, never of verdicts. */

/**
 * kscore_integrity_words_get_signal:
 * @signal: one signal
 *
 * Returns: its name for a person, translated
 */
const char *
kscore_integrity_words_get_signal (KscoreSignals signal)
{
  switch (signal)
    {
    case KSCORE_SIGNAL_NEW:
      /* Translators: a signal about an account; it stands in a list such as "New account, empty
       * profile" */
      return _("New account");
    case KSCORE_SIGNAL_EMPTY:
      return _("Empty profile");
    case KSCORE_SIGNAL_FOLLOWS_MANY:
      return _("Follows very many");
    case KSCORE_SIGNAL_LOCKSTEP:
      /* Translators: a signal: many accounts do the same at the same time */
      return _("In lockstep");
    case KSCORE_SIGNAL_INSTANT:
      /* Translators: a signal: an account reacts to everything within a minute */
      return _("Reacts at once");
    case KSCORE_SIGNAL_POD:
      /* Translators: a signal: some people react to everything of each other */
      return _("Mutual circle");
    default:
      return "";
    }
}

/**
 * kscore_integrity_words_get_rule:
 * @signal: one signal
 *
 * Returns: what makes it, translated
 */
const char *
kscore_integrity_words_get_rule (KscoreSignals signal)
{
  switch (signal)
    {
    case KSCORE_SIGNAL_NEW:
      return _("The account was made a short time before it reacted.");
    case KSCORE_SIGNAL_EMPTY:
      return _("The account has no posts and no followers.");
    case KSCORE_SIGNAL_FOLLOWS_MANY:
      return _("The account follows many times more accounts than follow it.");
    case KSCORE_SIGNAL_LOCKSTEP:
      return _("Many small accounts were made within days and reacted within a day of each other. "
               "Together they count as one person.");
    case KSCORE_SIGNAL_INSTANT:
      return _("The account reacts to nearly every post within a minute.");
    case KSCORE_SIGNAL_POD:
      return _("Several people react to nearly every post within the hour, and you react to them "
               "as often.");
    default:
      return "";
    }
}

/**
 * kscore_integrity_words_get_signals:
 * @signals: any signals
 *
 * Returns: (transfer full): their names, as one line
 */
char *
kscore_integrity_words_get_signals (KscoreSignals signals)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      if ((signals & (1u << i)) == 0)
        continue;
      if (text->len > 0)
        /* Translators: between two entries of a list */
        g_string_append (text, C_("list", ", "));
      g_string_append (text, kscore_integrity_words_get_signal ((KscoreSignals) (1u << i)));
    }

  return g_string_free (text, FALSE);
}

static char *
count_people (guint n)
{
  g_autofree char *number = kscore_format_count (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s person", "%s people", n), number);
}

static char *
count_reactions (guint n)
{
  g_autofree char *number = kscore_format_count (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s reaction", "%s reactions", n), number);
}

/**
 * kscore_integrity_words_get_amount:
 * @signal: what a signal lowered
 *
 * Returns: (transfer full): how many people and reactions
 */
char *
kscore_integrity_words_get_amount (const KscoreIntegritySignal *signal)
{
  g_autofree char *people = count_people (signal->n_people);
  g_autofree char *reactions = count_reactions (signal->n_reactions);

  if (signal->n_people == 0)
    return g_strdup (_("Nobody"));

  /* Translators: "25 people, 180 reactions" out of its two halves */
  return g_strdup_printf (_("%1$s, %2$s"), people, reactions);
}

/**
 * kscore_integrity_words_get_points:
 * @points: that were taken from the score, or NAN
 *
 * Returns: (transfer full): the same with sign and unit; empty where it is not known
 */
char *
kscore_integrity_words_get_points (double points)
{
  g_autofree char *change = NULL;

  if (!isfinite (points))
    return g_strdup ("");

  change = kscore_format_change (-points);
  /* Translators: %s is a number such as "−0.4" */
  return g_strdup_printf (_("%s points"), change);
}

/* Reactions that count less although their weeks do not count: why so many take so little. */
static char *
dup_past (const KscoreIntegrityAnswer *answer)
{
  g_autofree char *number = kscore_format_count (answer->n_past);

  if (answer->n_past == 0)
    return NULL;
  if (answer->n_past >= answer->n_discounted)
    return g_strdup (_("They are all from weeks that no longer count, so they take nothing "
                       "today."));

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s of them is from a week that no longer counts.",
                                    "%s of them are from weeks that no longer count.",
                                    answer->n_past), number);
}

/**
 * kscore_integrity_words_get_checked:
 * @answer: what was discounted
 *
 * Returns: (transfer full) (nullable): what is said beside every score, a sentence
 */
char *
kscore_integrity_words_get_checked (const KscoreIntegrityAnswer *answer)
{
  g_autofree char *checked = kscore_format_score (answer->checked);
  g_autofree char *model = kscore_model_name_dup_title (answer->model);

  if (!isfinite (answer->checked))
    return NULL;
  /* Translators: %1$s is the score of what can be looked at person by person, %2$s the version of
   * the model, "kscore-1" or "steady (my weights)" */
  return g_strdup_printf (_("Checked score: %1$s, model %2$s."), checked, model);
}

/**
 * kscore_integrity_words_get_summary:
 * @answer: an answer
 *
 * Returns: (transfer full): the score with and without discounts, as sentences
 */
char *
kscore_integrity_words_get_summary (const KscoreIntegrityAnswer *answer)
{
  g_autofree char *score = kscore_format_score (answer->score);
  g_autofree char *without = kscore_format_score (answer->without);
  g_autofree char *people = count_people (answer->n_people);
  g_autofree char *reactions = count_reactions (answer->n_discounted);
  g_autofree char *summary = NULL;
  g_autofree char *past = NULL;

  if (!isfinite (answer->score))
    return g_strdup (_("There is no score yet."));
  if (answer->n_people == 0)
    /* Translators: %s is a score such as 46.5 */
    return g_strdup_printf (_("Nothing was discounted: your score is %s with and without the "
                              "signals."), score);

  /* Translators: %1$s is a score such as 46.5, %2$s another; %3$s is as in "25 people", %4$s as in
   * "180 reactions" */
  summary = g_strdup_printf (_("Your score is %1$s. Without any discount it would be %2$s. %4$s of "
                               "%3$s count less."), score, without, people, reactions);
  past = dup_past (answer);
  if (past == NULL)
    return g_steal_pointer (&summary);

  /* Translators: two sentences */
  return g_strdup_printf (C_("sentences", "%1$s %2$s"), summary, past);
}

/**
 * kscore_integrity_words_get_people:
 * @answer: an answer
 *
 * Returns: (transfer full): on how many people Response rests, as a sentence
 */
char *
kscore_integrity_words_get_people (const KscoreIntegrityAnswer *answer)
{
  g_autofree char *all = count_people (answer->n_contributors);
  g_autofree char *number = NULL;

  if (!isfinite (answer->effective_people))
    return g_strdup (_("Not told: nobody who reacted is known."));

  number = kscore_format_score (answer->effective_people);
  /* Translators: %1$s is as in "120 people", %2$s a number such as 34.5 */
  return g_strdup_printf (_("%1$s share it, as unequally as if %2$s had equal shares."), all,
                          number);
}

/**
 * kscore_integrity_words_get_top:
 * @answer: an answer
 *
 * Returns: (transfer full): the share of the top five people, as a sentence
 */
char *
kscore_integrity_words_get_top (const KscoreIntegrityAnswer *answer)
{
  if (!isfinite (answer->top_share))
    return g_strdup (_("Not told: nobody who reacted is known."));

  /* Translators: %.0f is a number from 0 to 100 */
  return g_strdup_printf (_("The five who bring most bring %.0f %% of what known people bring."),
                          100 * answer->top_share);
}

static void
add_gap (GStrvBuilder *builder,
         char         *sentence)
{
  g_strv_builder_add (builder, sentence);
  g_free (sentence);
}

/**
 * kscore_integrity_words_get_gaps:
 * @answer: an answer
 *
 * Returns: (transfer full): what could not be judged, as sentences
 */
char **
kscore_integrity_words_get_gaps (const KscoreIntegrityAnswer *answer)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *reactions = count_reactions (answer->n_reactions);
  g_autofree char *people = count_people (answer->n_reactors);

  if (answer->n_undated > 0)
    {
      g_autofree char *number = kscore_format_count (answer->n_undated);

      /* Translators: %1$s is a number, %2$s as in "180 reactions" */
      add_gap (builder, g_strdup_printf (_("%1$s of %2$s have no exact day: no signal is read from "
                                           "them."), number, reactions));
    }
  if (answer->n_untimed > answer->n_undated)
    {
      g_autofree char *number = kscore_format_count (answer->n_untimed - answer->n_undated);

      add_gap (builder, g_strdup_printf (_("%1$s of %2$s have a day but no time: whether accounts "
                                           "act within hours of each other cannot be read from "
                                           "them."), number, reactions));
    }
  if (answer->n_without_created > 0)
    {
      g_autofree char *number = kscore_format_count (answer->n_without_created);

      /* Translators: %1$s is a number, %2$s as in "120 people" */
      add_gap (builder, g_strdup_printf (_("Of %1$s of %2$s it is not told when their account was "
                                           "made."), number, people));
    }
  if (answer->n_without_profile > 0)
    {
      g_autofree char *number = kscore_format_count (answer->n_without_profile);

      add_gap (builder, g_strdup_printf (_("Of %1$s of %2$s it is not told how many posts or "
                                           "followers they have."), number, people));
    }
  if (!answer->outgoing_known)
    g_strv_builder_add (builder, _("To whom you react is not known: mutual circles cannot be "
                                   "found."));

  return g_strv_builder_end (builder);
}

/**
 * kscore_integrity_words_get_group:
 * @group: accounts in lockstep
 *
 * Returns: (transfer full): how many they are, on how many posts
 */
char *
kscore_integrity_words_get_group (const KscoreIntegrityGroup *group)
{
  g_autofree char *number = kscore_format_count (group->n_members);
  g_autofree char *posts = kscore_format_count (group->n_posts);
  /* Translators: %s is a number, 20 or more */
  g_autofree char *accounts = g_strdup_printf (ngettext ("%s account", "%s accounts",
                                                         group->n_members), number);
  g_autofree char *on = g_strdup_printf (ngettext ("%s post", "%s posts", group->n_posts), posts);

  /* Translators: "25 accounts on 5 posts" out of its two halves */
  return g_strdup_printf (_("%1$s on %2$s"), accounts, on);
}

/**
 * kscore_integrity_words_get_group_times:
 * @group: accounts in lockstep
 *
 * Returns: (transfer full): when they were made and reacted, and how many the owner knows
 */
char *
kscore_integrity_words_get_group_times (const KscoreIntegrityGroup *group)
{
  g_autofree char *made = kscore_format_days (kscore_day_from_time (group->made_from),
                                              kscore_day_from_time (group->made_to));
  g_autofree char *reacted = kscore_format_days (kscore_day_from_time (group->reacted_from),
                                                 kscore_day_from_time (group->reacted_to));
  g_autofree char *number = kscore_format_count (group->n_known);
  /* Translators: both are days, as in "3 to 5 May 2026" */
  g_autofree char *times = g_strdup_printf (_("Made %1$s, reacted %2$s."), made, reacted);
  g_autofree char *known = NULL;

  if (group->n_known == 0)
    return g_steal_pointer (&times);

  if (group->n_known == group->n_members)
    known = g_strdup (_("You know them all."));
  else
    known = g_strdup_printf (ngettext ("You know %s of them.", "You know %s of them.",
                                       group->n_known), number);
  /* Translators: two sentences */
  return g_strdup_printf (C_("sentences", "%1$s %2$s"), times, known);
}

/**
 * kscore_integrity_words_get_person:
 * @person: somebody who is discounted
 *
 * Returns: (transfer full): by which signals and in how many reactions
 */
char *
kscore_integrity_words_get_person (const KscoreIntegrityPerson *person)
{
  g_autofree char *signals = kscore_integrity_words_get_signals (person->signals);
  g_autofree char *reactions = count_reactions (person->n_reactions);

  /* Translators: "New account, empty profile · 5 reactions" out of its two halves */
  return g_strdup_printf (_("%1$s · %2$s"), signals, reactions);
}
