#include "config.h"

#include "report/kscore-score-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "report/kscore-account-summary.h"
#include "report/kscore-json-writer.h"

static void
add_gaps (KscoreJsonWriter    *json,
          const char          *name,
          const KscoreDossier *dossier,
          const GArray        *gaps)
{
  kscore_json_writer_begin_array (json, name);
  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *gap = kscore_dossier_dup_gap (dossier,
                                                     &g_array_index (gaps, KscoreGap, i));

      kscore_json_writer_add_string (json, NULL, gap);
    }
  kscore_json_writer_end_array (json);
}

static void
add_components (KscoreJsonWriter  *json,
                const KscoreScore *score)
{
  kscore_json_writer_begin_object (json, "components");
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      const KscoreComponentScore *component = &score->components[c];

      kscore_json_writer_begin_object (json, kscore_component_to_string (c));
      kscore_json_writer_add_double (json, "value", component->known ? component->value : NAN);
      kscore_json_writer_add_double (json, "points", component->known ? component->points : NAN);
      kscore_json_writer_add_double (json, "without", kscore_score_get_without (score, c));
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_object (json);
}

static void
add_networks (KscoreJsonWriter    *json,
              const KscoreDossier *dossier)
{
  g_autoptr (GArray) networks = kscore_dossier_get_networks (dossier);

  kscore_json_writer_begin_array (json, "networks");
  for (guint i = 0; i < networks->len; i++)
    {
      const KscoreNetworkPoints *points = &g_array_index (networks, KscoreNetworkPoints, i);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "network", points->network);
      kscore_json_writer_add_double (json, "points", points->points);
      kscore_json_writer_add_double (json, "without", points->without);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

static void
add_coverage (KscoreJsonWriter    *json,
              const KscoreDossier *dossier)
{
  kscore_json_writer_begin_array (json, "coverage");
  for (guint i = 0; i < dossier->evidence->accounts->len; i++)
    {
      g_autofree char *id = kscore_dossier_dup_account_id (dossier, i);
      g_autoptr (GArray) coverage = kscore_dossier_get_coverage (dossier, i);
      g_auto(GStrv) unknown = kscore_kinds_to_strv (kscore_dossier_get_unknown (dossier, i));

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "account", id);
      kscore_json_writer_add_coverage (json, "intervals", coverage);
      kscore_json_writer_add_strv (json, "unknown", (const char * const *) unknown);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

/**
 * kscore_score_report_write_json:
 * @dossier: a score with its attribution; names are not needed
 * @sink: where it goes
 *
 * Writes what `score --json` prints, one line.
 */
void
kscore_score_report_write_json (const KscoreDossier *dossier,
                                KscoreSink          *sink)
{
  const KscoreScore *score = dossier->score;
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (kscore_sink_get_buffer (sink));
  gboolean ranged = score->known && score->has_range;

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_double (&json, "score", score->known ? score->score : NAN);
  kscore_json_writer_add_double (&json, "low", ranged ? score->low : NAN);
  kscore_json_writer_add_double (&json, "high", ranged ? score->high : NAN);
  kscore_json_writer_add_double (&json, "checked", score->known ? score->checked : NAN);
  kscore_json_writer_add_string (&json, "band",
                                 score->known ? kscore_band_to_string (score->band) : NULL);
  kscore_json_writer_add_boolean (&json, "provisional", score->provisional);
  kscore_json_writer_add_day (&json, "as_of", score->day);
  kscore_json_writer_add_string (&json, "model", score->version);
  add_gaps (&json, "partial", dossier, score->partial);
  add_gaps (&json, "estimated", dossier, score->estimated);
  add_components (&json, score);
  add_networks (&json, dossier);
  add_coverage (&json, dossier);
  kscore_json_writer_end_object (&json);
  g_string_append_c (json.out, '\n');
}

/**
 * kscore_score_report_headline:
 * @dossier: a score
 * @text: where to append
 *
 * Appends the score and all that it says beside itself, some lines.
 */
void
kscore_score_report_headline (const KscoreDossier *dossier,
                              GString             *text)
{
  const KscoreScore *score = dossier->score;
  g_autofree char *figure = kscore_format_score (score->score);
  g_autofree char *low = kscore_format_score (score->low);
  g_autofree char *high = kscore_format_score (score->high);
  g_autofree char *checked = kscore_format_score (score->checked);
  g_autofree char *model = kscore_model_name_dup_title (score->version);
  g_autofree char *day = kscore_format_day (score->day, KSCORE_DAY_LONG);

  if (!score->known)
    {
      g_string_append (text, _("Not enough evidence for a score."));
      g_string_append_c (text, '\n');
      if (dossier->evidence->accounts->len == 0)
        {
          g_string_append (text, _("No account is linked. Link one, or import an archive."));
          g_string_append_c (text, '\n');
        }
      return;
    }

  if (score->at_least)
    /* Translators: the score, as "Kscore: at least 47.3 (Established)". */
    g_string_append_printf (text, _("Kscore: at least %s (%s)"), figure,
                            kscore_band_get_title (score->band));
  else
    /* Translators: the score, as "Kscore: 47.3 (Established)". */
    g_string_append_printf (text, _("Kscore: %s (%s)"), figure,
                            kscore_band_get_title (score->band));
  g_string_append_c (text, '\n');

  if (score->has_range && score->at_least)
    /* Translators: the range of what is known of the score, which may be more. */
    g_string_append_printf (text, _("What is known is between %s and %s"), low, high);
  else if (score->has_range)
    /* Translators: the range of the score, as "Between 46.1 and 48.5". */
    g_string_append_printf (text, _("Between %s and %s"), low, high);
  else
    g_string_append (text, _("No range: not enough weeks"));
  g_string_append_c (text, '\n');

  /* Translators: what the score would be without anonymous counts. */
  g_string_append_printf (text, _("Checked score, by what could be looked at person by person: %s"),
                          checked);
  g_string_append_c (text, '\n');
  /* Translators: a date, then the version of the model, "kscore-1". */
  g_string_append_printf (text, _("As of %s, model %s"), day, model);
  g_string_append_c (text, '\n');
  if (score->provisional)
    {
      g_string_append (text, _("Provisional: fewer than 9 weeks or 5 posts are known"));
      g_string_append_c (text, '\n');
    }
  if (score->estimated->len > 0)
    {
      g_autofree char *gaps = kscore_dossier_dup_gaps (dossier, score->estimated);

      /* Translators: %s is as in "Audience of ada@wren.example (Mastodon), Recognition" */
      g_string_append_printf (text, _("Estimated from what was known only later: %s"), gaps);
      g_string_append_c (text, '\n');
    }
}

/* "  Response       31.2 of at most 44.5", the names padded by characters, not bytes. */
static void
append_row (GString    *text,
            const char *name,
            const char *figure,
            const char *more)
{
  int padding = MAX (1, 16 - (int) g_utf8_strlen (name, -1));

  g_string_append_printf (text, "  %s%*s%6s%s%s\n", name, padding, "", figure,
                          more[0] != '\0' ? "  " : "", more);
}

static char *
dup_without (double score)
{
  g_autofree char *figure = NULL;

  if (!isfinite (score))
    /* Translators: beside points that are all there are. */
    return g_strdup (_("(without it no score)"));
  figure = kscore_format_score (score);
  /* Translators: what the score would be without something. */
  return g_strdup_printf (_("(without it %s)"), figure);
}

/**
 * kscore_score_report_parts:
 * @dossier: a score with its attribution
 * @text: where to append
 *
 * Appends the points of components and networks, and what is not known; nothing where no account
 * is known, as headings with nothing below tell nothing.
 */
void
kscore_score_report_parts (const KscoreDossier *dossier,
                           GString             *text)
{
  const KscoreScore *score = dossier->score;
  g_autoptr (GArray) networks = kscore_dossier_get_networks (dossier);

  if (dossier->evidence->accounts->len == 0)
    return;

  g_string_append_printf (text, "\n%s\n", _("Points by component (1 point is everybody’s)"));
  for (KscoreComponent c = 0; c < KSCORE_N_COMPONENTS; c++)
    {
      const KscoreComponentScore *component = &score->components[c];
      g_autofree char *points = kscore_format_score (component->known ? component->points : NAN);
      g_autofree char *maximum = kscore_format_score (component->maximum);
      /* Translators: the most points that a component can bring. */
      g_autofree char *most = g_strdup_printf (_("of at most %s"), maximum);
      g_autofree char *without = dup_without (kscore_score_get_without (score, c));
      g_autofree char *more = g_strjoin ("  ", most, without, NULL);

      append_row (text, kscore_component_get_title (c), points,
                  component->known ? more : _("not told"));
    }

  g_string_append_printf (text, "\n%s\n", _("Points by network"));
  for (guint i = 0; i < networks->len; i++)
    {
      const KscoreNetworkPoints *network = &g_array_index (networks, KscoreNetworkPoints, i);
      g_autofree char *points = kscore_format_score (network->points);

      g_autofree char *without = dup_without (network->without);

      append_row (text, kscore_network_get_name (network->network), points,
                  isfinite (network->points) ? without : _("not told"));
    }

  g_string_append_printf (text, "\n%s\n", _("Known of each account"));
  for (guint i = 0; i < dossier->evidence->accounts->len; i++)
    {
      g_autofree char *name = kscore_dossier_dup_account_name (dossier, i);
      g_autoptr (GArray) coverage = kscore_dossier_get_coverage (dossier, i);
      g_auto(GStrv) unknown = kscore_kinds_to_strv (kscore_dossier_get_unknown (dossier, i));
      g_autofree char *words = g_strjoinv (", ", unknown);
      KscoreDay to = KSCORE_DAY_UNKNOWN;

      for (guint j = 0; j < coverage->len; j++)
        to = MAX (to, g_array_index (coverage, KscoreCoverage, j).to);
      g_string_append (text, "  ");
      /* Translators: %s is an account; what is known of it follows. */
      g_string_append_printf (text, _("%s:"), name);
      g_string_append_c (text, ' ');
      if (coverage->len > 0)
        {
          g_autofree char *first =
            kscore_day_to_string (g_array_index (coverage, KscoreCoverage, 0).from);
          g_autofree char *last = kscore_day_to_string (to);

          /* Translators: two dates, such as 2026-01-01 and 2026-10-31. */
          g_string_append_printf (text, _("from %s to %s"), first, last);
        }
      else
        g_string_append (text, _("nothing"));
      if (words[0] != '\0')
        {
          g_string_append (text, "; ");
          /* Translators: a list of kinds, such as "save, quote". */
          g_string_append_printf (text, _("not known: %s"), words);
        }
      g_string_append_c (text, '\n');
    }
}

/**
 * kscore_score_report_write_text:
 * @dossier: a score with its attribution; names are not needed
 * @sink: where it goes
 *
 * Writes what `score` prints for a person.
 */
void
kscore_score_report_write_text (const KscoreDossier *dossier,
                                KscoreSink          *sink)
{
  GString *text = kscore_sink_get_buffer (sink);

  kscore_score_report_headline (dossier, text);
  kscore_score_report_parts (dossier, text);
}
