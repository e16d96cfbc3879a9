#include "config.h"

#include "core/kscore-coverage-span.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"

static guint
get_told (KscoreKinds kinds)
{
  guint told = 0;

  if (kinds & KSCORE_KINDS_POSTS)
    told |= KSCORE_COVERAGE_POSTS;
  if (kinds & KSCORE_KINDS_REACTIONS)
    told |= KSCORE_COVERAGE_COUNTS;
  if (kinds & KSCORE_KINDS_PEOPLE)
    told |= KSCORE_COVERAGE_PEOPLE;
  if (kinds & KSCORE_KINDS_AUDIENCE)
    told |= KSCORE_COVERAGE_FOLLOWERS;
  return told;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* The days on which something begins, and those after which something ends; sorted. */
static GArray *
list_borders (const GArray *coverage)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (coverage, KscoreCoverage, i);
      gint64 from = interval->from;
      gint64 after = (gint64) interval->to + 1;

      if (interval->from == KSCORE_DAY_UNKNOWN || after <= from || get_told (interval->kinds) == 0)
        continue;
      g_array_append_val (borders, from);
      g_array_append_val (borders, after);
    }
  g_array_sort (borders, compare_days);
  return borders;
}

static guint
get_told_between (const GArray *coverage,
                  gint64        from,
                  gint64        after)
{
  KscoreKinds kinds = 0;

  for (guint i = 0; i < coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (coverage, KscoreCoverage, i);

      if (interval->from != KSCORE_DAY_UNKNOWN && interval->from <= from
          && (gint64) interval->to + 1 >= after)
        kinds |= interval->kinds;
    }
  return get_told (kinds);
}

/**
 * kscore_coverage_flatten:
 * @coverage: (nullable) (element-type KscoreCoverage): what is complete, in any order,
 *   overlapping
 *
 * Returns: (transfer full) (element-type KscoreCoverageSpan): the same as spans that follow each
 *   other and do not overlap, oldest first
 */
GArray *
kscore_coverage_flatten (const GArray *coverage)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KscoreCoverageSpan));
  g_autoptr (GArray) borders = NULL;

  if (coverage == NULL)
    return spans;

  borders = list_borders (coverage);
  for (guint i = 1; i < borders->len; i++)
    {
      gint64 from = g_array_index (borders, gint64, i - 1);
      gint64 after = g_array_index (borders, gint64, i);
      KscoreCoverageSpan span = { (KscoreDay) from, (KscoreDay) (after - 1), 0 };
      KscoreCoverageSpan *last =
        spans->len > 0 ? &g_array_index (spans, KscoreCoverageSpan, spans->len - 1) : NULL;

      if (from == after)
        continue;
      span.told = get_told_between (coverage, from, after);
      if (span.told == 0)
        continue;
      if (last != NULL && last->told == span.told && (gint64) last->to + 1 == from)
        last->to = span.to;
      else
        g_array_append_val (spans, span);
    }
  return spans;
}

static char *
describe_told (guint told)
{
  const char *words[5] = { NULL };
  guint n = 0;

  if (told & KSCORE_COVERAGE_POSTS)
    /* Translators: a part of a list of what is known of an account: its own posts */
    words[n++] = C_("known", "posts");
  if (told & KSCORE_COVERAGE_PEOPLE)
    /* Translators: a part of a list of what is known of an account: the people who reacted */
    words[n++] = C_("known", "who reacted");
  else if (told & KSCORE_COVERAGE_COUNTS)
    /* Translators: a part of a list of what is known of an account: how many reacted, not who */
    words[n++] = C_("known", "how many reacted");
  if (told & KSCORE_COVERAGE_FOLLOWERS)
    /* Translators: a part of a list of what is known of an account: how many follow it */
    words[n++] = C_("known", "followers");

  /* Translators: stands between the parts of a list */
  return g_strjoinv (C_("list", ", "), (char **) words);
}

static char *
describe_days (KscoreDay from,
               KscoreDay to,
               guint     told)
{
  g_autofree char *what = describe_told (told);
  g_autofree char *first = kscore_format_day (from, KSCORE_DAY_LONG);
  g_autofree char *last = kscore_format_day (to, KSCORE_DAY_LONG);

  if (from == to)
    /* Translators: %1$s is a day, "12 November 2026"; %2$s a list: "posts, who reacted" */
    return g_strdup_printf (_("Covered on %1$s: %2$s."), first, what);
  /* Translators: %1$s and %2$s are days, "12 November 2026"; %3$s a list: "posts, who reacted" */
  return g_strdup_printf (_("Covered from %1$s to %2$s: %3$s."), first, last, what);
}

/**
 * kscore_coverage_span_describe:
 * @span: some days
 *
 * Returns: (transfer full): a sentence: from when to when what is known
 */
char *
kscore_coverage_span_describe (const KscoreCoverageSpan *span)
{
  return describe_days (span->from, span->to, span->told);
}

/**
 * kscore_coverage_describe:
 * @spans: (array length=n_spans): what kscore_coverage_flatten() returned
 * @n_spans: how many
 *
 * Returns: (transfer full): one or two sentences: from when to when anything is known, what, and
 *   how often it breaks off
 */
char *
kscore_coverage_describe (const KscoreCoverageSpan *spans,
                          guint                     n_spans)
{
  g_autofree char *whole = NULL;
  guint told = 0;
  guint n_gaps = 0;

  if (n_spans == 0)
    return g_strdup (_("No day is known completely yet."));

  for (guint i = 0; i < n_spans; i++)
    {
      told |= spans[i].told;
      if (i > 0 && spans[i - 1].to + 1 < spans[i].from)
        n_gaps++;
    }
  whole = describe_days (spans[0].from, spans[n_spans - 1].to, told);
  if (n_gaps > 0)
    /* Translators: %s is the sentence above, "Covered from … to …" */
    return g_strdup_printf (ngettext ("%s There is %u gap in it.",
                                      "%s There are %u gaps in it.", n_gaps),
                            whole, n_gaps);
  return g_steal_pointer (&whole);
}
