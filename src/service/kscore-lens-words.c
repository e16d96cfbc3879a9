#include "config.h"

#include "service/kscore-lens-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "service/kscore-lens.h"

/* Puts values in the places of their names: "name", value, … */
static char *
fill (const char *pattern,
      ...) G_GNUC_NULL_TERMINATED;

static char *
fill (const char *pattern,
      ...)
{
  GString *text = g_string_new (pattern);
  const char *name;
  va_list args;

  va_start (args, pattern);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      g_autofree char *place = g_strconcat ("{", name, "}", NULL);

      g_string_replace (text, place, va_arg (args, const char *), 0);
    }
  va_end (args);
  return g_string_free (text, FALSE);
}

static char *
count (double number)
{
  return kscore_format_count (number < 9e18 ? (gint64) number : G_MAXINT64);
}

/* Whole numbers without a point, others with so many places. */
static char *
decimal (double number,
         int    places)
{
  if (number == floor (number) || fabs (number) >= 1e6)
    return count (floor (number));
  return g_strdup_printf ("%.*f", places, number);
}

static char *
percent (double share)
{
  /* Translators: a share of a whole, such as "48 %". */
  return g_strdup_printf (_("%.0f %%"), 100 * share);
}

/* "3 replies, 1 mention, 12 reshares" */
static char *
acts (const double numbers[KSCORE_N_ACTS])
{
  g_autofree char *replies = count (numbers[KSCORE_ACT_REPLY]);
  g_autofree char *mentions = count (numbers[KSCORE_ACT_MENTION]);
  g_autofree char *reshares = count (numbers[KSCORE_ACT_RESHARE]);
  g_autofree char *first
    = g_strdup_printf (ngettext ("%s reply", "%s replies",
                                 (gulong) fmin (numbers[KSCORE_ACT_REPLY], 1e9)), replies);
  g_autofree char *second
    = g_strdup_printf (ngettext ("%s mention", "%s mentions",
                                 (gulong) fmin (numbers[KSCORE_ACT_MENTION], 1e9)), mentions);
  g_autofree char *third
    = g_strdup_printf (ngettext ("%s reshare", "%s reshares",
                                 (gulong) fmin (numbers[KSCORE_ACT_RESHARE], 1e9)), reshares);

  /* Translators: each of the three is a number with its noun, such as "3 replies". */
  return fill (_("{replies}, {mentions} and {reshares}"), "replies", first, "mentions", second,
               "reshares", third, NULL);
}

static double
sum (const double numbers[KSCORE_N_ACTS])
{
  return numbers[KSCORE_ACT_REPLY] + numbers[KSCORE_ACT_MENTION] + numbers[KSCORE_ACT_RESHARE];
}

static char *
days (const KscoreLensFigures *figures)
{
  return kscore_format_days (figures->from, figures->day);
}

static const char *
get_uncovered (void)
{
  return _("Nothing is known of these weeks.");
}

static KscoreLens *
new_influence (const KscoreLensFigures *figures,
               const KscoreConstants   *constants)
{
  g_autofree char *top = count (constants->influence_top);
  g_autofree char *figure = isnan (figures->influence) ? NULL : count (round (figures->influence));
  /* Translators: stands behind a number, "451 of 1,000". */
  g_autofree char *unit = fill (_("of {top}"), "top", top, NULL);
  KscoreLens *lens = kscore_lens_new (_("Points and Outreach"), _("Influence"), figure,
                                      figure != NULL ? unit : NULL);
  g_autofree char *counts = NULL;
  g_autofree char *formula = NULL;

  if (figure != NULL)
    {
      double large = sum (figures->received_large);
      g_autofree char *what = acts (figures->received);
      g_autofree char *when = days (figures);
      g_autofree char *large_text = count (large);
      g_autofree char *small_text = count (sum (figures->received) - large);
      g_autofree char *limit = count (constants->lens_large_followers);
      g_autofree char *points = count (figures->points);
      g_autofree char *each = decimal (constants->lens_points, 1);
      g_autofree char *each_large = decimal (constants->lens_large_points, 1);
      g_autofree char *x1 = count (constants->influence_x1);
      g_autofree char *xm = count (constants->influence_xm);

      /* Translators: {when} is a range of days, {acts} such as "3 replies, 1 mention and 2
       * reshares", {large} and {limit} are numbers. */
      counts = fill (_("What others did because of you, {when}: {acts}. {large} of them came from "
                       "accounts with more than {limit} followers."),
                     "when", when, "acts", what, "large", large_text, "limit", limit, NULL);
      /* Translators: a formula with numbers in it; ln is the natural logarithm. */
      formula = fill (_("{each} × {small} + {each-large} × {large} = {points} points; {top} × "
                        "ln(1 + {points} ÷ {x1}) ÷ ln(1 + {xm} ÷ {x1}) = {figure}"),
                      "each", each, "small", small_text, "each-large", each_large,
                      "large", large_text, "points", points, "top", top, "x1", x1, "xm", xm,
                      "figure", figure, NULL);
    }
  kscore_lens_set_words (lens, counts != NULL ? counts : get_uncovered (), formula,
                         _("Likes, saves and follows, how many different people it was, and "
                           "every doubt about them. Ten times as much of it adds about 200."));
  return lens;
}

static KscoreLens *
new_outreach (const KscoreLensFigures *figures,
              const KscoreConstants   *constants)
{
  g_autofree char *level = isnan (figures->outreach_level) ? NULL : count (figures->outreach_level);
  /* Translators: {level} is a number. */
  g_autofree char *figure = level != NULL ? fill (_("Level {level}"), "level", level, NULL) : NULL;
  KscoreLens *lens = kscore_lens_new (_("Points and Outreach"), _("Outreach"), figure, NULL);
  g_autofree char *counts = NULL;
  g_autofree char *formula = NULL;

  if (level != NULL)
    {
      g_autofree char *what = acts (figures->given);
      g_autofree char *number = count (sum (figures->given));
      g_autofree char *each = decimal (constants->outreach_points, 1);
      g_autofree char *points = count (figures->outreach);
      g_autofree char *next = count (figures->outreach_level + 1);
      g_autofree char *next_points = count (ceil (figures->outreach_next));
      g_autofree char *first = count (constants->outreach_first);
      g_autofree char *second = count (kscore_lens_outreach_threshold (constants, 2));
      g_autofree char *step = decimal (constants->outreach_step, 1);

      /* Translators: {acts} such as "3 replies, 1 mention and 2 reshares". */
      counts = fill (_("What you did for others, as far back as is known: {acts}. It never falls."),
                     "acts", what, NULL);
      /* Translators: a formula with numbers in it. */
      formula = fill (_("{each} × {number} = {points} points; level {next} begins at "
                        "{next-points}. "
                        "Level 1 begins at {first}, level 2 at {second}, and each further step is "
                        "{step} times the last."),
                      "each", each, "number", number, "points", points, "next", next,
                      "next-points", next_points, "first", first, "second", second, "step", step,
                      NULL);
    }
  kscore_lens_set_words (lens,
                         counts != NULL ? counts
                                        : _("Nobody has told yet what you did for others: an "
                                            "archive does, and your posts as they are read."),
                         formula,
                         _("Likes, and whatever was never told: of Mastodon only the archive "
                           "tells what you boosted."));
  return lens;
}

static KscoreLens *
new_reach (const KscoreLensFigures *figures)
{
  g_autofree char *figure = isnan (figures->reach) ? NULL : count (figures->reach);
  /* Translators: stands behind a number. */
  const char *unit = figure != NULL ? ngettext ("person", "people",
                                                (gulong) fmin (figures->reach, 1e9)) : NULL;
  KscoreLens *lens = kscore_lens_new (_("Reach, Amplification, Network"), _("Reach"), figure, unit);
  g_autofree char *counts = NULL;
  g_autofree char *formula = NULL;

  if (!isnan (figures->reactions))
    {
      g_autofree char *when = days (figures);
      g_autofree char *all = count (figures->reactions);
      g_autofree char *anonymous = count (figures->anonymous);
      g_autofree char *known = count (figures->reactions - figures->anonymous);

      /* Translators: {when} is a range of days. */
      counts = fill (figure != NULL ? _("Different people who reacted, {when}.")
                                    : _("Nobody tells who reacted, {when}."), "when", when, NULL);
      if (figure != NULL)
        /* Translators: a sum with numbers in it. */
        formula = fill (_("{all} reactions − {anonymous} by people whom nobody names = {known} by "
                          "{figure} different people"),
                        "all", all, "anonymous", anonymous, "known", known, "figure", figure, NULL);
    }
  kscore_lens_set_words (lens, counts != NULL ? counts : get_uncovered (), formula,
                         _("Whoever read without reacting: no network tells views. A group that "
                           "acts in lockstep is one person."));
  return lens;
}

static KscoreLens *
new_amplification (const KscoreLensFigures *figures)
{
  g_autofree char *figure = isnan (figures->amplification) ? NULL
                                                           : decimal (figures->amplification, 1);
  KscoreLens *lens = kscore_lens_new (_("Reach, Amplification, Network"), _("Amplification"),
                                      figure, figure != NULL ? _("reactions a post") : NULL);
  g_autofree char *formula = NULL;

  if (figure != NULL)
    {
      g_autofree char *reactions = count (figures->post_reactions);
      g_autofree char *posts = count (figures->posts);

      /* Translators: a division with numbers in it. */
      formula = fill (_("{reactions} reactions ÷ {posts} posts = {figure}"), "reactions", reactions,
                      "posts", posts, "figure", figure, NULL);
    }
  kscore_lens_set_words (lens,
                         figure != NULL ? _("What a post of these weeks got; your answers are not "
                                            "counted as posts.")
                         : figures->posts >= 0 ? _("There are no posts in these weeks.")
                                               : get_uncovered (),
                         formula, _("How many read a post, and reactions to older posts."));
  return lens;
}

static KscoreLens *
new_network (const KscoreLensFigures *figures,
             const KscoreConstants   *constants)
{
  g_autofree char *figure = isnan (figures->network) ? NULL : g_strdup_printf ("%.2f",
                                                                              figures->network);
  KscoreLens *lens = kscore_lens_new (_("Reach, Amplification, Network"), _("Network"), figure,
                                      NULL);
  g_autofree char *formula = NULL;

  if (figure != NULL)
    {
      g_autofree char *base = decimal (constants->rho_base, 2);
      g_autofree char *slope = decimal (constants->rho_slope, 2);
      g_autofree char *least = decimal (constants->rho_min, 2);
      g_autofree char *most = decimal (constants->rho_max, 2);
      g_autofree char *people = count (figures->network_people);
      g_autofree char *followers = count (figures->network_followers);

      /* Translators: a formula with numbers in it. */
      formula = fill (_("the mean of {base} + {slope} × log10(1 + followers), from {least} to "
                        "{most}, of {people} people = {figure}; the one in the middle has "
                        "{followers} followers"),
                      "base", base, "slope", slope, "least", least, "most", most, "people", people,
                      "figure", figure, "followers", followers, NULL);
    }
  kscore_lens_set_words (lens,
                         figure != NULL ? _("How much the people who reacted weigh on average; 1 "
                                            "is somebody with 99 followers.")
                                        : _("Nobody tells how many followers those have who "
                                            "reacted."),
                         formula, _("People whose followers are not told."));
  return lens;
}

static KscoreLens *
new_h (const KscoreLensFigures *figures)
{
  g_autofree char *figure = isnan (figures->h) ? NULL : count (figures->h);
  KscoreLens *lens = kscore_lens_new (_("h-index"), _("h-index of the window"), figure, NULL);
  g_autofree char *counts = NULL;
  g_autofree char *formula = NULL;

  if (figure != NULL)
    {
      g_autofree char *next = count (figures->h + 1);
      g_autofree char *more = count (figures->h_more);
      g_autofree char *posts = count (figures->posts);

      /* Translators: {h} is a number, twice the same. */
      counts = fill (ngettext ("{h} post of these weeks has {h} reaction or more.",
                               "{h} posts of these weeks have {h} reactions or more each.",
                               (gulong) fmin (figures->h, 1e9)), "h", figure, NULL);
      /* Translators: numbers; {next} is one more than {h}. */
      formula = fill (_("the largest h for which h posts have h reactions: {more} of {posts} posts "
                        "have more than {h}, and {next} would take {next} of them"),
                      "more", more, "posts", posts, "h", figure, "next", next, NULL);
    }
  kscore_lens_set_words (lens,
                         counts != NULL ? counts
                         : figures->posts >= 0 ? _("There are no posts in these weeks.")
                                               : get_uncovered (),
                         formula,
                         _("How far the best post went: one great success is one post, and "
                           "posting more alone raises nothing. As only these weeks count, it can "
                           "fall."));
  return lens;
}

/**
 * kscore_lens_words_get_side:
 * @axis: what a style is told by
 * @second: its second side instead of the first
 *
 * Returns: the side's name, translated
 */
const char *
kscore_lens_words_get_side (KscoreStyleAxis axis,
                            gboolean        second)
{
  switch (axis)
    {
    case KSCORE_STYLE_CREATING:
      return second ? C_("style", "creating") : C_("style", "sharing");
    case KSCORE_STYLE_PARTICIPATING:
      return second ? C_("style", "participating") : C_("style", "listening");
    case KSCORE_STYLE_FOCUSED:
      return second ? C_("style", "focused") : C_("style", "broad");
    case KSCORE_STYLE_CONSISTENT:
      return second ? C_("style", "consistent") : C_("style", "casual");
    case KSCORE_N_STYLE_AXES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * kscore_lens_words_get_style:
 * @style: a set of second sides, one bit an axis
 *
 * Returns: the style's name, translated
 */
const char *
kscore_lens_words_get_style (guint style)
{
  /* Sixteen names that Klout made known, on our own places. By focused and consistent, then by
   * participating, then by creating. */
  static const char * const names[KSCORE_N_STYLES] = {
    [0] = NC_("style", "Observer"),
    [1] = NC_("style", "Taste Maker"),
    [2] = NC_("style", "Dabbler"),
    [1 | 2] = NC_("style", "Conversationalist"),
    [4] = NC_("style", "Explorer"),
    [4 | 1] = NC_("style", "Specialist"),
    [4 | 2] = NC_("style", "Syndicator"),
    [4 | 1 | 2] = NC_("style", "Activist"),
    [8] = NC_("style", "Curator"),
    [8 | 1] = NC_("style", "Broadcaster"),
    [8 | 2] = NC_("style", "Socializer"),
    [8 | 1 | 2] = NC_("style", "Host"),
    [8 | 4] = NC_("style", "Feeder"),
    [8 | 4 | 1] = NC_("style", "Pundit"),
    [8 | 4 | 2] = NC_("style", "Networker"),
    [8 | 4 | 1 | 2] = NC_("style", "Thought Leader"),
  };

  g_return_val_if_fail (style < KSCORE_N_STYLES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "style", names[style]);
}

/**
 * kscore_lens_words_dup_axis:
 * @figures: figures
 * @axis: what a style is told by
 *
 * Returns: (transfer full): where the owner stands on it, with the numbers, or why it is not told
 */
char *
kscore_lens_words_dup_axis (const KscoreLensFigures *figures,
                            KscoreStyleAxis          axis)
{
  double value = figures->axis[axis];
  g_autofree char *share = isnan (value) ? NULL : percent (value);
  g_autofree char *part = NULL;
  g_autofree char *rest = NULL;

  switch (axis)
    {
    case KSCORE_STYLE_CREATING:
      if (share == NULL)
        return g_strdup (_("What is your own: not told, as nobody tells what you share."));
      part = count (figures->created);
      rest = count (figures->shared);
      /* Translators: {share} such as "48 %", {part} and {rest} are numbers. */
      return fill (_("What is your own: {share} of what you publish, {part} posts beside "
                     "{rest} reshares."), "share", share, "part", part, "rest", rest, NULL);
    case KSCORE_STYLE_PARTICIPATING:
      if (share == NULL)
        return g_strdup (_("What is for somebody: not told, as nobody tells what you "
                           "answer."));
      part = count (figures->answered);
      rest = count (figures->said);
      /* Translators: {share} such as "48 %", {part} and {rest} are numbers. */
      return fill (_("What is for somebody: {share} of what you say, {part} answers and "
                     "mentions beside {rest} posts."), "share", share, "part", part, "rest", rest,
                   NULL);
    case KSCORE_STYLE_FOCUSED:
      if (share == NULL)
        return g_strdup (_("Your largest topic: not told, as the topics of your posts are not "
                           "known yet."));
      /* Translators: {share} such as "48 %". */
      return fill (_("Your largest topic: {share} of what you say."), "share", share, NULL);
    case KSCORE_STYLE_CONSISTENT:
      if (share == NULL)
        return g_strdup (_("When you were there: not told, as too few weeks are known."));
      part = count (figures->active_weeks);
      rest = count (figures->covered_weeks);
      /* Translators: {share} such as "48 %", {part} and {rest} are numbers. */
      return fill (_("When you were there: in {part} of {rest} weeks, {share}."),
                   "share", share, "part", part, "rest", rest, NULL);
    case KSCORE_N_STYLE_AXES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static guint
list_styles (const KscoreLensFigures *figures,
             const KscoreConstants   *constants,
             const char              *names[KSCORE_N_STYLES])
{
  guint n = 0;

  for (guint style = 0; style < KSCORE_N_STYLES; style++)
    if (kscore_lens_style_is_possible (figures, constants, style))
      names[n++] = kscore_lens_words_get_style (style);
  return n;
}

static char *
describe_sides (const KscoreConstants *constants)
{
  g_autofree char *creating = percent (constants->style_creating);
  g_autofree char *participating = percent (constants->style_participating);
  g_autofree char *focused = percent (constants->style_focused);
  g_autofree char *consistent = percent (constants->style_consistent);

  /* Translators: each is a share such as "48 %". */
  return fill (_("creating from {creating} on, participating from {participating}, focused from "
                 "{focused}, consistent from {consistent}"),
               "creating", creating, "participating", participating, "focused", focused,
               "consistent", consistent, NULL);
}

static KscoreLens *
new_style (const KscoreLensFigures *figures,
           const KscoreConstants   *constants)
{
  const char *names[KSCORE_N_STYLES];
  guint n = list_styles (figures, constants, names);
  g_autofree char *figure = NULL;
  g_autofree char *formula = describe_sides (constants);
  KscoreLens *lens;

  if (n == 1)
    figure = g_strdup (names[0]);
  else if (n == 2)
    /* Translators: two names of styles, such as "Pundit" and "Broadcaster". */
    figure = fill (_("{one} or {other}"), "one", names[0], "other", names[1], NULL);
  lens = kscore_lens_new (_("Style"), _("Style"), figure, NULL);
  kscore_lens_set_words (lens,
                         n == 1 ? _("The name that belongs to where you stand on four axes.")
                         : n == 2 ? _("The names that belong to where you stand on four axes, one "
                                      "of which is not told.")
                                  : _("A name belongs to where one stands on four axes; too few of "
                                      "them are told."),
                         formula,
                         _("What you write about, until topics are known. It tells of habits and "
                           "is no grade."));
  return lens;
}

/**
 * kscore_lens_words_get_intro:
 *
 * Returns: what all lenses have in common, translated
 */
const char *
kscore_lens_words_get_intro (void)
{
  return _("Other ways to look at the same evidence, as other programs did. They are never mixed "
           "into the score.");
}

/**
 * kscore_lens_words_new:
 * @figures: figures
 * @constants: the model's
 *
 * Returns: (transfer full) (element-type KscoreLens): every figure in words, those of one lens one
 *   after another
 */
GPtrArray *
kscore_lens_words_new (const KscoreLensFigures *figures,
                       const KscoreConstants   *constants)
{
  GPtrArray *lenses = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (lenses, new_influence (figures, constants));
  g_ptr_array_add (lenses, new_outreach (figures, constants));
  g_ptr_array_add (lenses, new_reach (figures));
  g_ptr_array_add (lenses, new_amplification (figures));
  g_ptr_array_add (lenses, new_network (figures, constants));
  g_ptr_array_add (lenses, new_h (figures));
  g_ptr_array_add (lenses, new_style (figures, constants));
  return lenses;
}
