#include "config.h"

#include "core/kscore-advice-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"

/* What levers and reason codes are called, on screen, on paper and in a terminal. */

/* A number that decides between singular and plural. */
static gulong
get_plural (double amount)
{
  return (gulong) CLAMP (round (amount), 0, 1e9);
}

static char *
dup_count (double amount)
{
  return kscore_format_count ((gint64) CLAMP (round (amount), 0, 1e18));
}

/**
 * kscore_lever_get_title:
 * @lever: a lever
 *
 * Returns: (transfer none): what it moves, translated
 */
const char *
kscore_lever_get_title (KscoreLever lever)
{
  switch (lever)
    {
    case KSCORE_LEVER_LIKES:
      return _("Likes a Week");
    case KSCORE_LEVER_REPLIES:
      return _("Replies a Week");
    case KSCORE_LEVER_RESHARES:
      return _("Reshares a Week");
    case KSCORE_LEVER_QUOTES:
      return _("Quotes a Week");
    case KSCORE_LEVER_PEOPLE:
      return _("Different People a Week");
    case KSCORE_LEVER_WEEKS:
      return _("Active Weeks");
    case KSCORE_LEVER_FOLLOWERS:
      return _("Followers");
    case KSCORE_LEVER_SUPPORTERS:
      return _("Established Followers");
    case KSCORE_LEVER_LISTS:
      return _("Lists");
    case KSCORE_LEVER_NETWORKS:
      return _("Networks");
    case KSCORE_N_LEVERS:
    default:
      return "";
    }
}

/**
 * kscore_lever_dup_amount:
 * @lever: a lever
 * @amount: a whole number
 *
 * Returns: (transfer full): so much more of it, translated: "12 more reshares a week"
 */
char *
kscore_lever_dup_amount (KscoreLever lever,
                         double      amount)
{
  g_autofree char *count = dup_count (amount);
  gulong n = get_plural (amount);

  switch (lever)
    {
    case KSCORE_LEVER_LIKES:
      return g_strdup_printf (ngettext ("%s more like a week", "%s more likes a week", n), count);
    case KSCORE_LEVER_REPLIES:
      return g_strdup_printf (ngettext ("%s more reply a week",
                                        "%s more replies a week", n), count);
    case KSCORE_LEVER_RESHARES:
      return g_strdup_printf (ngettext ("%s more reshare a week",
                                        "%s more reshares a week", n), count);
    case KSCORE_LEVER_QUOTES:
      return g_strdup_printf (ngettext ("%s more quote a week", "%s more quotes a week", n), count);
    case KSCORE_LEVER_PEOPLE:
      /* Translators: people who react */
      return g_strdup_printf (ngettext ("%s more person a week",
                                        "%s more people a week", n), count);
    case KSCORE_LEVER_WEEKS:
      /* Translators: a week in which anybody reacts */
      return g_strdup_printf (ngettext ("%s more active week", "%s more active weeks", n), count);
    case KSCORE_LEVER_FOLLOWERS:
      return g_strdup_printf (ngettext ("%s more follower", "%s more followers", n), count);
    case KSCORE_LEVER_SUPPORTERS:
      return g_strdup_printf (ngettext ("%s more established follower",
                                        "%s more established followers", n), count);
    case KSCORE_LEVER_LISTS:
      return g_strdup_printf (ngettext ("%s more list", "%s more lists", n), count);
    case KSCORE_LEVER_NETWORKS:
      return g_strdup_printf (ngettext ("%s more network", "%s more networks", n), count);
    case KSCORE_N_LEVERS:
    default:
      return g_strdup ("");
    }
}

/**
 * kscore_lever_dup_meaning:
 * @lever: a lever
 * @available: whether it adds anything
 * @n_weeks: in how many weeks it adds
 * @each: likes of a person or of a week, where it adds such
 * @where: (nullable): the handle of the account that it adds to
 *
 * Returns: (transfer full): what evidence it stands for, or why for none, translated
 */
char *
kscore_lever_dup_meaning (KscoreLever  lever,
                          gboolean     available,
                          guint        n_weeks,
                          guint        each,
                          const char  *where)
{
  g_autofree char *likes = dup_count (each);

  if (!available)
    {
      if (lever == KSCORE_LEVER_WEEKS)
        return g_strdup (_("No full week that is known was silent"));
      if (lever == KSCORE_LEVER_NETWORKS)
        return g_strdup (_("Nothing is known yet of how you are heard on one"));
      return g_strdup (_("No linked network tells this"));
    }
  if (where == NULL)
    where = "";

  switch (lever)
    {
    case KSCORE_LEVER_LIKES:
    case KSCORE_LEVER_REPLIES:
    case KSCORE_LEVER_RESHARES:
    case KSCORE_LEVER_QUOTES:
      /* Translators: %2$s is a handle */
      return g_strdup_printf (ngettext ("Each from a person of its own, in the %1$u full week that "
                                        "is known of %2$s",
                                        "Each from a person of its own, in each of the last %1$u "
                                        "full weeks of %2$s", n_weeks), n_weeks, where);
    case KSCORE_LEVER_PEOPLE:
      /* Translators: the plural goes by %1$s, which is a number; %2$u weeks; %3$s a handle */
      return g_strdup_printf (ngettext ("Each with %1$s like in each of the last %2$u full weeks "
                                        "of %3$s",
                                        "Each with %1$s likes in each of the last %2$u full weeks "
                                        "of %3$s", each), likes, n_weeks, where);
    case KSCORE_LEVER_WEEKS:
      /* Translators: %1$s is a number of likes, %2$s a handle */
      return g_strdup_printf (ngettext ("Silent weeks of %2$s, each filled with %1$s like",
                                        "Silent weeks of %2$s, each filled with %1$s likes", each),
                              likes, where);
    case KSCORE_LEVER_FOLLOWERS:
      /* Translators: %s is a handle */
      return g_strdup_printf (_("Of %s, whoever they are"), where);
    case KSCORE_LEVER_SUPPORTERS:
      /* Translators: %s is a handle */
      return g_strdup_printf (_("Established people who follow %s, and whom you do not follow"),
                              where);
    case KSCORE_LEVER_LISTS:
      return g_strdup (_("Lists or starter packs, each by a person of its own"));
    case KSCORE_LEVER_NETWORKS:
      /* Translators: %1$s is a number of likes, %2$u of weeks */
      return g_strdup_printf (ngettext ("Each as your quietest one now: %1$s like in each of %2$u "
                                        "weeks, and its followers",
                                        "Each as your quietest one now: %1$s likes in each of %2$u "
                                        "weeks, and its followers", each), likes, n_weeks);
    case KSCORE_N_LEVERS:
    default:
      return g_strdup ("");
    }
}

/**
 * kscore_reason_get_title:
 * @code: a reason code
 *
 * Returns: (transfer none): the factor that it names, translated
 */
const char *
kscore_reason_get_title (KscoreReasonCode code)
{
  switch (code)
    {
    case KSCORE_REASON_WEEKS:
      return _("Active weeks");
    case KSCORE_REASON_PEOPLE:
      return _("Different people");
    case KSCORE_REASON_RESHARES:
      return _("Resharing");
    case KSCORE_REASON_CONVERSATION:
      return _("Conversation");
    case KSCORE_REASON_SUPPORTERS:
      return _("Established people");
    case KSCORE_REASON_AUDIENCE:
      return _("Audience");
    case KSCORE_REASON_MARKS:
      return _("Lasting recognition");
    case KSCORE_REASON_NETWORKS:
      return _("Networks");
    case KSCORE_REASON_DISCOUNTED:
      return _("Discounted share");
    case KSCORE_REASON_TOP_POST:
      return _("Dependence on one post");
    case KSCORE_N_REASONS:
    default:
      return "";
    }
}

/**
 * kscore_reason_dup_code:
 * @code: a reason code
 *
 * Returns: (transfer full): how programs and papers name it: "K03"
 */
char *
kscore_reason_dup_code (KscoreReasonCode code)
{
  return g_strdup_printf ("K%02d", (int) code);
}

static gboolean
is_share (KscoreReasonCode code)
{
  return code == KSCORE_REASON_RESHARES || code == KSCORE_REASON_CONVERSATION
         || code == KSCORE_REASON_DISCOUNTED || code == KSCORE_REASON_TOP_POST;
}

/* "12 %", "1,204", or "3.4" where a whole number would say too little. */
static char *
dup_value (KscoreReasonCode code,
           double           value)
{
  if (is_share (code))
    {
      g_autofree char *number = dup_count (value * 100);

      /* Translators: a share in percent */
      return g_strdup_printf (_("%s %%"), number);
    }
  if (value < 10 && fabs (value - round (value)) >= 0.05)
    return kscore_format_score (value);
  return dup_count (value);
}

/**
 * kscore_reason_dup_sentence:
 * @code: a reason code
 * @value: the present value, as in the model: a number, or a share from 0 to 1
 *
 * Returns: (transfer full): a sentence with the value, translated
 */
char *
kscore_reason_dup_sentence (KscoreReasonCode code,
                            double           value)
{
  g_autofree char *number = dup_value (code, value);
  gulong n = get_plural (value);

  switch (code)
    {
    case KSCORE_REASON_WEEKS:
      return g_strdup_printf (ngettext ("People reacted in %s of the last full weeks",
                                        "People reacted in %s of the last full weeks", n),
                              number);
    case KSCORE_REASON_PEOPLE:
      return g_strdup_printf (ngettext ("%s person known by name reacts in an ordinary week",
                                        "%s people known by name react in an ordinary week", n),
                              number);
    case KSCORE_REASON_RESHARES:
      /* Translators: %s is a share in percent; Response is a part of the score */
      return g_strdup_printf (_("Reshares make up %s of your Response"), number);
    case KSCORE_REASON_CONVERSATION:
      return g_strdup_printf (_("Replies, mentions, comments and quotes make up %s of your "
                                "Response"), number);
    case KSCORE_REASON_SUPPORTERS:
      return g_strdup_printf (ngettext ("%s established person reacted or follows you",
                                        "%s established people reacted or follow you", n),
                              number);
    case KSCORE_REASON_AUDIENCE:
      return g_strdup_printf (ngettext ("Your audience is %s person",
                                        "Your audience is %s people", n), number);
    case KSCORE_REASON_MARKS:
      /* Translators: %s is a part of the value of Recognition, which is a part of the score */
      return g_strdup_printf (_("Lists, stars and other lasting marks bring %s to Recognition"),
                              number);
    case KSCORE_REASON_NETWORKS:
      return g_strdup_printf (ngettext ("You are heard on %s network",
                                        "You are heard on %s networks", n), number);
    case KSCORE_REASON_DISCOUNTED:
      return g_strdup_printf (_("Signals took %s off your Response"), number);
    case KSCORE_REASON_TOP_POST:
      return g_strdup_printf (_("One post brings %s of your Response"), number);
    case KSCORE_N_REASONS:
    default:
      return g_strdup ("");
    }
}

/**
 * kscore_reason_dup_reference:
 * @code: a reason code
 * @reference: what the value is held against
 * @whose: the name of the band whose typical profile that is, translated
 *
 * Returns: (transfer full): words, translated: "Typical of Established: 12"
 */
char *
kscore_reason_dup_reference (KscoreReasonCode  code,
                             double            reference,
                             const char       *whose)
{
  g_autofree char *number = dup_value (code, reference);

  /* Translators: %1$s is a band of the score ("Established"), %2$s a number or a share */
  return g_strdup_printf (_("Typical of %1$s: %2$s"), whose, number);
}

/**
 * kscore_reason_dup_points:
 * @points: attainable, or what would be lost
 * @in_favour: which of the two
 *
 * Returns: (transfer full): words, translated: "+1.3 points attainable"
 */
char *
kscore_reason_dup_points (double   points,
                          gboolean in_favour)
{
  g_autofree char *number = in_favour ? kscore_format_score (points)
                                      : kscore_format_change (points);

  /* Translators: %s is a number of points that the factor brings above what is typical */
  return in_favour ? g_strdup_printf (_("carries %s points"), number)
                   /* Translators: %s is a number of points with its sign, as "+1.3" */
                   : g_strdup_printf (_("%s points attainable"), number);
}
