#include "config.h"

#include "ui/kscore-statement-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"

#define SEPARATOR " · "

/**
 * kscore_statement_words_get_sort:
 * @sort: an order
 *
 * Returns: (transfer none): what it goes by, the title of a column too
 */
const char *
kscore_statement_words_get_sort (KscoreStatementSort sort)
{
  switch (sort)
    {
    case KSCORE_STATEMENT_SORT_DATE:
      return _("Date");
    case KSCORE_STATEMENT_SORT_NETWORK:
      return _("Network");
    case KSCORE_STATEMENT_SORT_KIND:
      /* Translators: the kind of a reaction: like, reply, … */
      return _("Kind");
    case KSCORE_STATEMENT_SORT_PERSON:
      return _("Person");
    case KSCORE_STATEMENT_SORT_POST:
      /* Translators: a noun, what somebody posted */
      return _("Post");
    case KSCORE_STATEMENT_SORT_COUNT:
      /* Translators: a noun, how many reactions stand in one line */
      return _("Count");
    case KSCORE_STATEMENT_SORT_POINTS:
    case KSCORE_STATEMENT_N_SORTS:
    default:
      return _("Points");
    }
}

/**
 * kscore_statement_words_get_title:
 * @row: a row that is loaded
 *
 * Returns: (transfer full): what it is and by whom, "Like by Ada Example"
 */
char *
kscore_statement_words_get_title (KscoreStatementRow *row)
{
  g_autofree char *kind = NULL;
  g_autofree char *person = NULL;

  g_object_get (row, "kind-name", &kind, "person", &person, NULL);
  if (person == NULL)
    return g_steal_pointer (&kind);

  /* Translators: a kind of reaction, "Like", and who made it, "Ada Example" or "anonymous" */
  return g_strdup_printf (C_("statement", "%s by %s"), kind, person);
}

static void
append (GString    *text,
        const char *piece)
{
  if (piece == NULL || *piece == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, SEPARATOR);
  g_string_append (text, piece);
}

/**
 * kscore_statement_words_get_detail:
 * @row: a row that is loaded
 *
 * Returns: (transfer full): how many where it is not one, when, where and on what,
 *   "× 721 · 12 Nov · Mastodon · Three years of …"
 */
char *
kscore_statement_words_get_detail (KscoreStatementRow *row)
{
  KscoreDay day = kscore_statement_row_get_day (row);
  g_autofree char *date = NULL;
  g_autofree char *network = NULL;
  g_autofree char *post = NULL;
  GString *text = g_string_new (NULL);
  double count = 1;

  g_object_get (row, "network-name", &network, "post-text", &post, "count", &count, NULL);
  if (count != 1)
    {
      g_autofree char *number = kscore_statement_words_get_count (count);
      g_autofree char *times = g_strdup_printf ("× %s", number);

      append (text, times);
    }
  date = day == KSCORE_DAY_UNKNOWN ? g_strdup (_("day not known"))
                                   : kscore_format_day (day, KSCORE_DAY_SHORT);
  append (text, date);
  append (text, network);
  append (text, post);
  return g_string_free (text, FALSE);
}

/**
 * kscore_statement_words_get_count:
 * @count: how many, which need not be whole
 *
 * Returns: (transfer full): the number
 */
char *
kscore_statement_words_get_count (double count)
{
  if (!isfinite (count))
    return kscore_format_count (-1);
  if (count == floor (count) && count < 1e15)
    return kscore_format_count ((gint64) count);

  return kscore_format_score (count);
}

/**
 * kscore_statement_words_get_copy:
 * @row: a row that is loaded
 *
 * Returns: (transfer full): all of it, for the clipboard
 */
char *
kscore_statement_words_get_copy (KscoreStatementRow *row)
{
  g_autofree char *summary = NULL;
  g_autofree char *url = NULL;

  g_object_get (row, "summary", &summary, "post-url", &url, NULL);
  return url != NULL ? g_strdup_printf ("%s\n%s", summary, url) : g_steal_pointer (&summary);
}

static char *
get_parts (guint n_all,
           guint n_shown)
{
  g_autofree char *all = kscore_format_count (n_all);
  g_autofree char *shown = kscore_format_count (n_shown);

  /* Translators: %s is a number; a part is one line of the activity statement */
  if (n_all == n_shown)
    return g_strdup_printf (ngettext ("%s part", "%s parts", n_all), all);

  /* Translators: as "1,204 of 5,310 parts", the plural goes by the second number */
  return g_strdup_printf (ngettext ("%s of %s part", "%s of %s parts", n_all), shown, all);
}

static char *
get_points (gboolean all,
            double   points,
            double   score)
{
  g_autofree char *points_text = kscore_format_score (points);
  g_autofree char *score_text = kscore_format_score (score);

  if (isnan (score))
    return g_strdup (_("no score yet"));
  if (all)
    /* Translators: as "46.3 points, with the first point the score of 47.3" */
    return g_strdup_printf (_("%s points, with the first point the score of %s"), points_text,
                            score_text);

  /* Translators: %s is a number with one decimal, as "21.4 points" */
  return g_strdup_printf (_("%s points"), points_text);
}

static void
append_without (GString  *text,
                gboolean  comparing,
                double    without)
{
  g_autofree char *number = NULL;
  g_autofree char *without_text = NULL;

  if (!comparing && !isfinite (without))
    return;
  number = comparing ? g_strdup ("…") : kscore_format_score (without);
  /* Translators: what the score would be without the parts that are shown: "45.9 without it" */
  without_text = g_strdup_printf (_("%s without it"), number);
  append (text, without_text);
}

/**
 * kscore_statement_words_get_sums:
 * @n_all: parts there are
 * @n_shown: parts that are shown
 * @n_not_scored: of these
 * @points: of these
 * @score: NAN where there is none
 * @comparing: whether @without is being computed
 * @without: the score that is left without what is shown, NAN where there is none
 *
 * Returns: (transfer full): "1,204 of 5,310 parts · 21.4 points · 29.8 without it · 312 not scored"
 */
char *
kscore_statement_words_get_sums (guint  n_all,
                                 guint  n_shown,
                                 guint  n_not_scored,
                                 double points,
                                 double score,
                                 gboolean comparing,
                                 double without)
{
  g_autofree char *parts = get_parts (n_all, n_shown);
  g_autofree char *points_text = get_points (n_all == n_shown, points, score);
  GString *text = g_string_new (parts);

  append (text, points_text);
  append_without (text, comparing, without);
  if (n_not_scored > 0)
    {
      g_autofree char *number = kscore_format_count (n_not_scored);
      /* Translators: how many of the parts have no points */
      g_autofree char *not_scored = g_strdup_printf (ngettext ("%s not scored", "%s not scored",
                                                               n_not_scored), number);

      append (text, not_scored);
    }
  return g_string_free (text, FALSE);
}
