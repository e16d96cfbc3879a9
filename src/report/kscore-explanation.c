#include "config.h"

#include "report/kscore-explanation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "report/kscore-json-writer.h"
#include "report/kscore-reason-report.h"
#include "report/kscore-score-report.h"

/* What fits on a screen. */
#define MAX_TOP   5
#define MAX_WEEKS 9
#define MAX_CHARS 60

/**
 * Part:
 *
 * A post, a person or a kind with its points, and what the score would be without it.
 */
typedef struct {
  guint32 key;
  double  points;
  double  without; /* NAN where no score would be left */
} Part;

typedef void (*HideFunc) (KscoreMask *mask,
                          guint32     key);

/**
 * Week:
 *
 * A week taken into account, and its points.
 */
typedef struct {
  const KscoreAccountScore *account;
  const KscoreWeekScore    *week;
  double                    points;
} Week;

static void
hide_kind (KscoreMask *mask,
           guint32     kind)
{
  kscore_mask_hide_kind (mask, (KscoreKind) kind);
}

/* The parts with the most points; takes @sums, which are in order already. */
static GArray *
find_top (const KscoreDossier *dossier,
          GArray              *sums,
          HideFunc             hide,
          guint                max)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (KscoreMask) mask = kscore_mask_new (dossier->ledger);

  for (guint i = 0; i < sums->len && parts->len < max; i++)
    {
      const KscorePointsSum *sum = &g_array_index (sums, KscorePointsSum, i);
      g_autoptr (KscoreScore) without = NULL;
      Part part = { sum->key, sum->points, NAN };

      if (sum->key == KSCORE_NO_INDEX || !(sum->points > 0))
        continue;
      kscore_mask_clear (mask);
      hide (mask, sum->key);
      without = kscore_score_new_without (dossier->ledger, dossier->score->day, mask);
      if (without->known)
        part.without = without->score;
      g_array_append_val (parts, part);
    }
  g_array_unref (sums);
  return parts;
}

static GArray *
find_posts (const KscoreDossier *dossier)
{
  return find_top (dossier, kscore_attribution_by_post (dossier->attribution, dossier->ledger),
                   kscore_mask_hide_post, MAX_TOP);
}

static GArray *
find_people (const KscoreDossier *dossier)
{
  return find_top (dossier, kscore_attribution_by_person (dossier->attribution, dossier->ledger),
                   kscore_mask_hide_person, MAX_TOP);
}

static GArray *
find_kinds (const KscoreDossier *dossier)
{
  return find_top (dossier, kscore_attribution_by_kind (dossier->attribution, dossier->ledger),
                   hide_kind, KSCORE_N_KINDS);
}

static int
compare_weeks (gconstpointer a,
               gconstpointer b)
{
  const Week *first = a;
  const Week *second = b;

  if (first->points != second->points)
    return first->points > second->points ? -1 : 1;
  if (first->week->monday != second->week->monday)
    return first->week->monday > second->week->monday ? -1 : 1;
  return first->account->account < second->account->account ? -1
                                                             : first->account->account
                                                               > second->account->account;
}

static GArray *
find_weeks (const KscoreDossier *dossier)
{
  GArray *weeks = g_array_new (FALSE, FALSE, sizeof (Week));
  const GArray *accounts = dossier->score->accounts;

  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreAccountScore *account = &g_array_index (accounts, KscoreAccountScore, i);

      for (guint j = 0; account->known && j < account->n_weeks; j++)
        {
          const KscoreWeekScore *week = &account->weeks[j];
          const Week found = { account, week, week->share * account->response_points };

          if (week->taken && week->response > 0)
            g_array_append_val (weeks, found);
        }
    }
  g_array_sort (weeks, compare_weeks);
  if (weeks->len > MAX_WEEKS)
    g_array_set_size (weeks, MAX_WEEKS);
  return weeks;
}

/* One line of a post's text, without what does not fit. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_CHARS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_CHARS - 1);
  return g_strconcat (start, "…", NULL);
}

static void
append_part (GString    *text,
             const Part *part,
             const char *name)
{
  g_autofree char *points = kscore_format_score (part->points);
  g_autofree char *without = kscore_format_score (part->without);

  /* Translators: points, then the whole score if this part were not there, then its name. */
  g_string_append_printf (text, _("  %6s  (without it %s)  %s\n"), points, without, name);
}

static void
append_posts (GString             *text,
              const KscoreDossier *dossier,
              KscorePostTextFunc   post_text,
              gpointer             user_data)
{
  g_autoptr (GArray) posts = find_posts (dossier);

  if (posts->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _("Posts with the most points"));
  for (guint i = 0; i < posts->len; i++)
    {
      const Part *part = &g_array_index (posts, Part, i);
      g_autofree char *words = post_text (part->key, user_data);
      g_autofree char *name = shorten (words != NULL ? words : dossier->posts[part->key]);

      append_part (text, part, name);
    }
}

static void
append_people (GString             *text,
               const KscoreDossier *dossier)
{
  g_autoptr (GArray) people = find_people (dossier);

  if (people->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _("People with the most points"));
  for (guint i = 0; i < people->len; i++)
    {
      const Part *part = &g_array_index (people, Part, i);

      append_part (text, part, dossier->handles[part->key]);
    }
}

static void
append_kinds (GString             *text,
              const KscoreDossier *dossier)
{
  g_autoptr (GArray) kinds = find_kinds (dossier);

  if (kinds->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _("Points of Response by kind"));
  for (guint i = 0; i < kinds->len; i++)
    {
      const Part *part = &g_array_index (kinds, Part, i);

      append_part (text, part, kscore_kind_to_string ((KscoreKind) part->key));
    }
}

static void
append_accounts (GString             *text,
                 const KscoreDossier *dossier)
{
  g_autoptr (GArray) accounts = kscore_dossier_get_accounts (dossier);

  if (accounts->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _("Points by account"));
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreAccountPoints *account = &g_array_index (accounts, KscoreAccountPoints, i);
      const Part part = { account->account, account->points, account->without };
      g_autofree char *name = kscore_dossier_dup_account_name (dossier, account->account);

      append_part (text, &part, name);
    }
}

static void
append_weeks (GString             *text,
              const KscoreDossier *dossier)
{
  g_autoptr (GArray) weeks = find_weeks (dossier);

  if (weeks->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _("Best weeks, by their Monday"));
  for (guint i = 0; i < weeks->len; i++)
    {
      const Week *week = &g_array_index (weeks, Week, i);
      g_autofree char *account = kscore_dossier_dup_account_name (dossier, week->account->account);
      g_autofree char *monday = kscore_day_to_string (week->week->monday);
      g_autofree char *points = kscore_format_score (week->points);

      g_string_append_printf (text, "  %6s  %s  %s\n", points, monday, account);
    }
}

static void
append_limits (GString *text)
{
  g_string_append_printf (text, "\n%s\n%s\n", _("What this cannot tell"),
                          _("  Views, private messages, influence offline, whether a reply agreed, "
                            "and bought\n  reactions on networks that tell no names. It is not for "
                            "hiring, lending or\n  service triage. Points are a share of the "
                            "score, not what would be lost\n  without the part."));
}

/**
 * kscore_explanation_write_text:
 * @dossier: a score with its attribution and all names
 * @post_text: (scope call): tells the text of a post
 * @user_data: for @post_text
 * @sink: where it goes
 *
 * Writes what `explain` prints for a person.
 */
void
kscore_explanation_write_text (const KscoreDossier *dossier,
                               KscorePostTextFunc   post_text,
                               gpointer             user_data,
                               KscoreSink          *sink)
{
  GString *text = kscore_sink_get_buffer (sink);

  kscore_score_report_headline (dossier, text);
  kscore_score_report_parts (dossier, text);
  append_accounts (text, dossier);
  append_weeks (text, dossier);
  kscore_reason_report_append_text (dossier, text);
  append_kinds (text, dossier);
  append_posts (text, dossier, post_text, user_data);
  append_people (text, dossier);
  append_limits (text);
}

static void
add_part (KscoreJsonWriter *json,
          const Part       *part)
{
  kscore_json_writer_add_double (json, "points", part->points);
  kscore_json_writer_add_double (json, "without", part->without);
  kscore_json_writer_end_object (json);
}

static void
add_accounts (KscoreJsonWriter    *json,
              const KscoreDossier *dossier)
{
  g_autoptr (GArray) accounts = kscore_dossier_get_accounts (dossier);

  kscore_json_writer_begin_array (json, "accounts");
  for (guint i = 0; i < accounts->len; i++)
    {
      const KscoreAccountPoints *account = &g_array_index (accounts, KscoreAccountPoints, i);
      const Part part = { account->account, account->points, account->without };
      g_autofree char *id = kscore_dossier_dup_account_id (dossier, account->account);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "account", id);
      add_part (json, &part);
    }
  kscore_json_writer_end_array (json);
}

static void
add_weeks (KscoreJsonWriter    *json,
           const KscoreDossier *dossier)
{
  g_autoptr (GArray) weeks = find_weeks (dossier);

  kscore_json_writer_begin_array (json, "weeks");
  for (guint i = 0; i < weeks->len; i++)
    {
      const Week *week = &g_array_index (weeks, Week, i);
      g_autofree char *account = kscore_dossier_dup_account_id (dossier, week->account->account);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "account", account);
      kscore_json_writer_add_day (json, "monday", week->week->monday);
      kscore_json_writer_add_double (json, "response", week->week->response);
      kscore_json_writer_add_double (json, "points", week->points);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

/**
 * kscore_explanation_write_json:
 * @dossier: a score with its attribution and all names
 * @post_text: (scope call): tells the text of a post
 * @user_data: for @post_text
 * @sink: where it goes
 *
 * Writes what `explain --json` prints, one line.
 */
void
kscore_explanation_write_json (const KscoreDossier *dossier,
                               KscorePostTextFunc   post_text,
                               gpointer             user_data,
                               KscoreSink          *sink)
{
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));
  const KscoreScore *score = dossier->score;
  g_autoptr (GArray) kinds = find_kinds (dossier);
  g_autoptr (GArray) posts = find_posts (dossier);
  g_autoptr (GArray) people = find_people (dossier);

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_double (&json, "score", score->known ? score->score : NAN);
  kscore_json_writer_add_double (&json, "checked", score->known ? score->checked : NAN);
  kscore_json_writer_add_boolean (&json, "at_least", score->at_least);
  kscore_json_writer_add_day (&json, "as_of", score->day);
  kscore_json_writer_add_string (&json, "model", score->version);
  add_weeks (&json, dossier);

  kscore_json_writer_begin_array (&json, "kinds");
  for (guint i = 0; i < kinds->len; i++)
    {
      const Part *part = &g_array_index (kinds, Part, i);

      kscore_json_writer_begin_object (&json, NULL);
      kscore_json_writer_add_string (&json, "kind",
                                     kscore_kind_to_string ((KscoreKind) part->key));
      add_part (&json, part);
    }
  kscore_json_writer_end_array (&json);

  kscore_json_writer_begin_array (&json, "posts");
  for (guint i = 0; i < posts->len; i++)
    {
      const Part *part = &g_array_index (posts, Part, i);
      g_autofree char *words = post_text (part->key, user_data);

      kscore_json_writer_begin_object (&json, NULL);
      kscore_json_writer_add_string (&json, "post", dossier->posts[part->key]);
      kscore_json_writer_add_string (&json, "text", words);
      add_part (&json, part);
    }
  kscore_json_writer_end_array (&json);

  kscore_json_writer_begin_array (&json, "people");
  for (guint i = 0; i < people->len; i++)
    {
      const Part *part = &g_array_index (people, Part, i);

      kscore_json_writer_begin_object (&json, NULL);
      kscore_json_writer_add_string (&json, "actor", dossier->actors[part->key]);
      add_part (&json, part);
    }
  kscore_json_writer_end_array (&json);
  add_accounts (&json, dossier);
  kscore_reason_report_add_json (dossier, &json);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
}
