#include "config.h"

#include "service/kscore-statement-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "core/kscore-text.h"

/* In a filter a lasting star is not a star that was given last week. */
#define MARK_PREFIX "mark-"

/* What fits into a sentence that is read out. */
#define MAX_SPOKEN_POST 80

static const struct {
  guint8      kind;
  const char *name;
} kind_names[] = {
  /* Translators: these name one thing that somebody did or gave, as titles in a table. */
  { KSCORE_KIND_LIKE, N_("Like") },
  { KSCORE_KIND_SAVE, N_("Save") },
  { KSCORE_KIND_STAR, N_("Star") },
  { KSCORE_KIND_FOLLOW, N_("Follow") },
  { KSCORE_KIND_REPLY, N_("Reply") },
  { KSCORE_KIND_MENTION, N_("Mention") },
  { KSCORE_KIND_COMMENT, N_("Comment") },
  { KSCORE_KIND_RESHARE, N_("Reshare") },
  { KSCORE_KIND_FORK, N_("Fork") },
  { KSCORE_KIND_QUOTE, N_("Quote") },
  { KSCORE_KIND_LINK, N_("Link") },
  { KSCORE_STATEMENT_KIND_SUPPORTER, N_("Established supporter") },
  { KSCORE_STATEMENT_KIND_FOLLOWERS, N_("Followers") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_LIST, N_("List") },
  /* Translators: a star or a fork of a repository that is still there, which counts anew. */
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_STAR, N_("Lasting star") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_FORK, N_("Lasting fork") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_SPONSOR, N_("Sponsor") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_ENDORSEMENT, N_("Endorsement") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_RECOMMENDATION, N_("Recommendation") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_LINKING_PAGE, N_("Linking page") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_REPUTATION, N_("Reputation") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_KARMA, N_("Karma") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_WIKIPEDIA, N_("Wikipedia article") },
  { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_WIKIPEDIA_BACKLINK,
    N_("Links between Wikipedia articles") },
};

static const char * const reasons[KSCORE_STATEMENT_N_REASONS] = {
  [KSCORE_STATEMENT_REASON_NONE] = NULL,
  [KSCORE_STATEMENT_REASON_NOT_COVERED] =
    N_("Not scored: what is known of this account on that day is not complete."),
  [KSCORE_STATEMENT_REASON_BEFORE] = N_("Not scored: it is older than the weeks that count."),
  [KSCORE_STATEMENT_REASON_AFTER] =
    N_("Not scored: it is later than the last day that is scored."),
  [KSCORE_STATEMENT_REASON_FROZEN] =
    N_("Not scored: nothing newer is known of this account for too long a time."),
  [KSCORE_STATEMENT_REASON_NOT_BEST] = N_("No points: its week is not among the best weeks taken."),
  [KSCORE_STATEMENT_REASON_FOLLOWED] = N_("No points: you follow this person yourself."),
};

/**
 * kscore_statement_words_get_kind_name:
 * @kind: an interaction's, or a #KscoreStatementKind
 *
 * Returns: (transfer none) (nullable): a title for one of it, translated
 */
const char *
kscore_statement_words_get_kind_name (guint8 kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (kind_names[i].kind == kind)
        return _(kind_names[i].name);
    }
  return NULL;
}

/**
 * kscore_statement_words_get_kind:
 * @kind: an interaction's, or a #KscoreStatementKind
 *
 * Returns: (transfer none) (nullable): what files and the command line call it
 */
const char *
kscore_statement_words_get_kind (guint8 kind)
{
  if (kind < KSCORE_N_KINDS)
    return kscore_kind_to_string (kind);
  if (kind == KSCORE_STATEMENT_KIND_SUPPORTER)
    return "supporter";
  if (kind == KSCORE_STATEMENT_KIND_FOLLOWERS)
    return "followers";
  if (kind > KSCORE_STATEMENT_KIND_MARK && kind < KSCORE_STATEMENT_KIND_MARK + KSCORE_N_MARKS)
    return kscore_mark_kind_to_string (kind - KSCORE_STATEMENT_KIND_MARK);
  return NULL;
}

/**
 * kscore_statement_words_dup_choice:
 * @kind: an interaction's, or a #KscoreStatementKind
 *
 * Returns: (transfer full) (nullable): what a filter calls it, where no two kinds are called alike
 */
char *
kscore_statement_words_dup_choice (guint8 kind)
{
  const char *name = kscore_statement_words_get_kind (kind);

  if (name != NULL && kind > KSCORE_STATEMENT_KIND_MARK)
    return g_strconcat (MARK_PREFIX, name, NULL);
  return g_strdup (name);
}

/**
 * kscore_statement_words_find_choice:
 * @id: (nullable): what a filter calls a kind
 *
 * Returns: the kind, or -1 for none
 */
int
kscore_statement_words_find_choice (const char *id)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (kind_names); i++)
    {
      g_autofree char *choice = kscore_statement_words_dup_choice (kind_names[i].kind);

      if (g_strcmp0 (choice, id) == 0)
        return kind_names[i].kind;
    }
  return -1;
}

typedef struct {
  char   *key; /* (owned) */
  guint8  kind;
} RankedKind;

static int
compare_ranked_kinds (gconstpointer a,
                      gconstpointer b)
{
  const RankedKind *x = a, *y = b;
  int order = g_strcmp0 (x->key, y->key);

  return order != 0 ? order : (x->kind > y->kind) - (x->kind < y->kind);
}

/**
 * kscore_statement_words_rank_kinds:
 * @ranks: (out caller-allocates) (array fixed-size=256): the place of every kind
 *
 * Tells the order of kinds by their names in the user's language.
 */
void
kscore_statement_words_rank_kinds (guint8 *ranks)
{
  RankedKind kinds[G_N_ELEMENTS (kind_names)];

  memset (ranks, G_MAXUINT8, KSCORE_STATEMENT_N_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    kinds[i] = (RankedKind) { g_utf8_collate_key (_(kind_names[i].name), -1), kind_names[i].kind };
  qsort (kinds, G_N_ELEMENTS (kinds), sizeof *kinds, compare_ranked_kinds);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      ranks[kinds[i].kind] = (guint8) i;
      g_free (kinds[i].key);
    }
}

/**
 * kscore_statement_words_get_reason:
 * @reason: why a part has no points
 *
 * Returns: (transfer none) (nullable): the sentence, translated, or NULL where it has points
 */
const char *
kscore_statement_words_get_reason (KscoreStatementReason reason)
{
  if (reason >= KSCORE_STATEMENT_N_REASONS || reasons[reason] == NULL)
    return NULL;
  return _(reasons[reason]);
}

/**
 * kscore_statement_words_dup_date:
 * @day: a day or %KSCORE_DAY_UNKNOWN
 *
 * Returns: (transfer full): the day for a person
 */
char *
kscore_statement_words_dup_date (KscoreDay day)
{
  if (day < KSCORE_DAY_MIN || day > KSCORE_DAY_MAX)
    /* Translators: in the place of a date. */
    return g_strdup (_("not known"));
  return kscore_format_day (day, KSCORE_DAY_LONG);
}

/**
 * kscore_statement_words_dup_time:
 * @at: seconds or %KSCORE_TIME_UNKNOWN
 *
 * Days are UTC days, so the time beside one is of UTC too.
 *
 * Returns: (transfer full) (nullable): the time of the day, NULL where it is not known
 */
char *
kscore_statement_words_dup_time (gint64 at)
{
  g_autoptr (GDateTime) time = NULL;

  if (at == KSCORE_TIME_UNKNOWN)
    return NULL;
  time = g_date_time_new_from_unix_utc (at);
  if (time == NULL)
    return NULL;
  /* Translators: a time of the day as "14:05 UTC"; see g_date_time_format() */
  return g_date_time_format (time, _("%H:%M UTC"));
}

/**
 * kscore_statement_words_dup_points:
 * @points: points, NAN where not scored
 *
 * Returns: (transfer full): points with three decimals; what has some is never shown as 0
 */
char *
kscore_statement_words_dup_points (double points)
{
  if (!isfinite (points))
    /* Translators: in the place of points. */
    return g_strdup (_("not scored"));
  if (points > 0 && points < 0.0005)
    return g_strdup_printf ("<%.3f", 0.001);
  return g_strdup_printf ("%.3f", points);
}

static gboolean
has_nobody (guint8 kind)
{
  return kind == KSCORE_STATEMENT_KIND_FOLLOWERS
         || kind == KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_REPUTATION
         || kind == KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_KARMA
         || kind == KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_WIKIPEDIA
         || kind == KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_WIKIPEDIA_BACKLINK;
}

/**
 * kscore_statement_words_dup_person:
 * @details: a part
 *
 * Returns: (transfer full) (nullable): how to call who did it, NULL where there is nobody to call
 */
char *
kscore_statement_words_dup_person (const KscorePartDetails *details)
{
  const char *name = details->actor_name;

  if (name == NULL || *name == '\0')
    name = details->actor_handle;
  if (name == NULL || *name == '\0')
    name = details->actor_key;
  if (name != NULL && *name != '\0')
    return kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);
  if (details->part.actor != 0)
    /* Translators: in the place of a name that is not stored any more. */
    return g_strdup (_("name not kept"));
  if (has_nobody (details->part.kind))
    return NULL;
  return g_strdup (_("anonymous"));
}

static char *
dup_spoken_date (const KscorePartDetails *details)
{
  g_autofree char *date = NULL;

  if (details->part.day == KSCORE_DAY_UNKNOWN)
    return g_strdup (_("date not known"));
  date = kscore_statement_words_dup_date (details->part.day);
  if (details->part.precision == KSCORE_PRECISION_ESTIMATED)
    /* Translators: %s is a date. */
    return g_strdup_printf (_("about %s"), date);
  return g_steal_pointer (&date);
}

static char *
dup_spoken_points (double points)
{
  g_autofree char *number = NULL;

  if (!isfinite (points))
    return g_strdup (_("not scored"));
  number = kscore_statement_words_dup_points (points);
  /* Translators: %s is a number with decimals. */
  return g_strdup_printf (_("%s points"), number);
}

/* Facts that are listed behind each other are a sentence in every language. */
static void
add_fact (GString    *sentence,
          const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (sentence->len > 0)
    /* Translators: between facts that are read out one after the other. */
    g_string_append (sentence, C_("between facts", ", "));
  g_string_append (sentence, fact);
}

static char *
dup_spoken_post (const KscorePartDetails *details)
{
  g_autofree char *text = NULL;

  if (details->part.post == 0)
    return NULL;
  if (details->post_text != NULL)
    text = kscore_text_clean_line (details->post_text, MAX_SPOKEN_POST);
  if (text == NULL || *text == '\0')
    return g_strdup (_("on a post without text"));
  /* Translators: %s is the beginning of a post. */
  return g_strdup_printf (_("on “%s”"), text);
}

/**
 * kscore_statement_words_dup_summary:
 * @details: a part
 *
 * Returns: (transfer full): all that is known of it, to be read out, translated
 */
char *
kscore_statement_words_dup_summary (const KscorePartDetails *details)
{
  GString *sentence = g_string_new (NULL);
  g_autofree char *person = kscore_statement_words_dup_person (details);
  g_autofree char *date = dup_spoken_date (details);
  g_autofree char *post = dup_spoken_post (details);
  g_autofree char *points = dup_spoken_points (details->part.points);
  const char *reason = kscore_statement_words_get_reason (details->part.reason);

  add_fact (sentence, kscore_statement_words_get_kind_name (details->part.kind));
  if (details->part.count != 1)
    {
      g_autofree char *number = kscore_format_count ((gint64) MIN (details->part.count, 9e18));
      g_autofree char *count = g_strdup_printf ("\u00d7 %s", number);

      add_fact (sentence, count);
    }
  add_fact (sentence, person);
  add_fact (sentence, post);
  add_fact (sentence, details->network != NULL ? kscore_network_get_name (details->network) : NULL);
  add_fact (sentence, date);
  add_fact (sentence, points);
  g_string_append_c (sentence, '.');
  if (reason != NULL)
    g_string_append_printf (sentence, " %s", reason);
  return g_string_free (sentence, FALSE);
}
