#include "config.h"

#include "service/kscore-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "report/kscore-json-writer.h"
#include "report/kscore-sink.h"
#include "service/kscore-engagement-private.h"

/* As text nobody reads more. */
#define MAX_LINES 25
/* The first of January 1970 was a Thursday. */
#define A_MONDAY  4

static KscoreEngagementAnswer *
compute (KscoreWorkspace  *workspace,
         GCancellable     *cancellable,
         GError          **error)
{
  return kscore_engagement_work.compute (G_OBJECT (workspace), NULL, cancellable, error);
}

static void
add_known (KscoreJsonWriter *json,
           const char       *name,
           gboolean          known,
           gboolean          value)
{
  if (known)
    kscore_json_writer_add_boolean (json, name, value);
  else
    kscore_json_writer_add_null (json, name);
}

static void
add_person (KscoreJsonWriter         *json,
            const KscorePersonValues *values)
{
  gboolean wrote = values->written_kind != KSCORE_KIND_NONE;

  kscore_json_writer_begin_object (json, NULL);
  kscore_json_writer_add_string (json, "actor", values->key);
  kscore_json_writer_add_string (json, "name", values->name);
  kscore_json_writer_add_string (json, "handle", values->handle);
  kscore_json_writer_add_string (json, "network", values->network);
  kscore_json_writer_add_string (json, "url", values->url);
  kscore_json_writer_add_double (json, "points", values->points);
  kscore_json_writer_add_double (json, "lasting", values->lasting);
  kscore_json_writer_add_int (json, "reactions", values->n_reactions);
  kscore_json_writer_add_int (json, "days", values->n_days);
  kscore_json_writer_add_int (json, "accounts", values->n_accounts);
  kscore_json_writer_add_day (json, "last", values->last_day);
  add_known (json, "new", !values->maybe_new, values->is_new);
  add_known (json, "came_back", !values->maybe_back, values->came_back);
  kscore_json_writer_add_day (json, "silent_since", values->silent_since);
  kscore_json_writer_add_string (json, "wrote",
                                 wrote ? kscore_kind_to_string (values->written_kind) : NULL);
  kscore_json_writer_add_day (json, "wrote_on", values->written_day);
  add_known (json, "answered", wrote && !values->unknown, !values->waiting);
  kscore_json_writer_add_boolean (json, "discounted", values->discounted);
  kscore_json_writer_end_object (json);
}

static void
write_people_json (const KscoreEngagementAnswer *answer,
                   KscorePeopleFilter            filter,
                   GString                      *out)
{
  static const char * const names[] = { "all", "new", "back", "waiting" };
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (out);

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == KSCORE_N_PEOPLE_FILTERS);
  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_day (&json, "from", answer->from);
  kscore_json_writer_add_day (&json, "as_of", answer->day);
  kscore_json_writer_begin_object (&json, "counts");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (i == KSCORE_PEOPLE_NEW && answer->counts[i] == 0 && !answer->tells_new)
        kscore_json_writer_add_null (&json, names[i]);
      else
        kscore_json_writer_add_int (&json, names[i], answer->counts[i]);
    }
  kscore_json_writer_add_int (&json, "unknown", answer->n_unknown);
  kscore_json_writer_end_object (&json);
  kscore_json_writer_begin_array (&json, "people");
  for (guint i = 0; i < answer->people[filter]->len; i++)
    add_person (&json, kscore_person_get_values (answer->people[filter]->pdata[i]));
  kscore_json_writer_end_array (&json);
  kscore_json_writer_end_object (&json);
  g_string_append_c (out, '\n');
}

static void
describe_person (const KscorePersonValues *values,
                 GString                  *out)
{
  g_autofree char *points = isnan (values->points) ? g_strdup ("–")
                                                   : g_strdup_printf ("%.2f", values->points);
  const char *network = values->network != NULL ? kscore_network_get_name (values->network) : "";

  g_string_append_printf (out, "%6s  %s", points, values->name);
  if (values->handle != NULL && g_strcmp0 (values->handle, values->name) != 0)
    g_string_append_printf (out, " (@%s)", values->handle);
  g_string_append_printf (out, ", %s: %s, ", network, values->reactions);
  /* Translators: %s is a date: the day somebody reacted last */
  g_string_append_printf (out, _("last on %s"), values->date);
  g_string_append_c (out, '\n');
  if (values->note != NULL)
    g_string_append_printf (out, "        %s\n", values->note);
}

static void
describe_people (const KscoreEngagementAnswer *answer,
                 KscorePeopleFilter            filter,
                 GString                      *out)
{
  const GPtrArray *people = answer->people[filter];
  guint n_shown = MIN (people->len, MAX_LINES);

  if (people->len == 0)
    g_string_append_printf (out, "%s\n", _("Nobody of whom that is known."));
  for (guint i = 0; i < n_shown; i++)
    describe_person (kscore_person_get_values (people->pdata[i]), out);
  if (answer->counts[filter] > n_shown)
    {
      guint n_more = answer->counts[filter] - n_shown;
      g_autofree char *number = kscore_format_count (n_more);

      g_string_append_printf (out, ngettext ("… and %s more", "… and %s more", n_more), number);
      g_string_append_c (out, '\n');
    }
  if (answer->n_unknown > 0)
    {
      g_autofree char *number = kscore_format_count (answer->n_unknown);

      g_string_append_printf (
        out, ngettext ("Of %s person who wrote it is not known whether you answered.",
                       "Of %s people who wrote it is not known whether you answered.",
                       answer->n_unknown), number);
      g_string_append_c (out, '\n');
    }
}

/**
 * kscore_figures_write_people:
 * @workspace: an open workspace
 * @filter: which people
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes who reacted, most points first.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_people (KscoreWorkspace     *workspace,
                             KscorePeopleFilter   filter,
                             KscoreFigureFormat   format,
                             GOutputStream       *stream,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr (KscoreEngagementAnswer) answer = compute (workspace, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;

  if (answer == NULL)
    return FALSE;
  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    write_people_json (answer, filter, kscore_sink_get_buffer (sink));
  else
    describe_people (answer, filter, kscore_sink_get_buffer (sink));
  return kscore_sink_finish (sink, error);
}

static void
write_hours_json (const KscoreEngagementAnswer *answer,
                  GString                      *out)
{
  const KscoreWeekFigures *week = &answer->week;
  KscoreJsonWriter json = KSCORE_JSON_WRITER_INIT (out);

  kscore_json_writer_begin_object (&json, NULL);
  kscore_json_writer_add_day (&json, "from", week->from);
  kscore_json_writer_add_day (&json, "as_of", week->day);
  kscore_json_writer_add_string (&json, "zone", answer->zone);
  kscore_json_writer_add_int (&json, "posts", week->n_posts);
  kscore_json_writer_add_int (&json, "posts_undated", week->n_posts_undated);
  kscore_json_writer_add_int (&json, "reactions", week->n_reactions);
  kscore_json_writer_add_int (&json, "reactions_undated", week->n_reactions_undated);
  kscore_json_writer_add_double (&json, "median", week->median);
  if (week->best >= 0)
    {
      kscore_json_writer_begin_object (&json, "best");
      kscore_json_writer_add_int (&json, "weekday", week->best / 24 + 1);
      kscore_json_writer_add_int (&json, "hour", week->best % 24);
      kscore_json_writer_add_double (&json, "chance", week->chance);
      kscore_json_writer_add_boolean (&json, "stands_out", week->stands_out);
      kscore_json_writer_end_object (&json);
    }
  else
    {
      kscore_json_writer_add_null (&json, "best");
    }
  kscore_json_writer_begin_array (&json, "hours");
  for (guint i = 0; i < KSCORE_WEEK_HOURS; i++)
    {
      kscore_json_writer_begin_object (&json, NULL);
      kscore_json_writer_add_int (&json, "weekday", i / 24 + 1);
      kscore_json_writer_add_int (&json, "hour", i % 24);
      kscore_json_writer_add_int (&json, "posts", week->hours[i].n_posts);
      kscore_json_writer_add_int (&json, "reactions", week->hours[i].n_reactions);
      kscore_json_writer_add_double (&json, "median", week->hours[i].median);
      kscore_json_writer_end_object (&json);
    }
  kscore_json_writer_end_array (&json);
  kscore_json_writer_end_object (&json);
  g_string_append_c (out, '\n');
}

static char *
dup_weekday (guint       day,
             const char *pattern)
{
  g_autoptr (GDateTime) date
    = g_date_time_new_from_unix_utc (kscore_day_to_time (A_MONDAY + (KscoreDay) day));

  return g_date_time_format (date, pattern);
}

/* Typical reactions by day and hour; a dot where there are too few posts to say. */
static void
describe_grid (const KscoreWeekFigures *week,
               GString                 *out)
{
  g_string_append (out, "      ");
  for (guint hour = 0; hour < 24; hour++)
    g_string_append_printf (out, " %4u", hour);
  g_string_append_c (out, '\n');
  for (guint day = 0; day < 7; day++)
    {
      g_autofree char *name = dup_weekday (day, _("%a"));

      g_string_append (out, name);
      for (glong width = g_utf8_strlen (name, -1); width < 6; width++)
        g_string_append_c (out, ' ');
      for (guint hour = 0; hour < 24; hour++)
        {
          const KscoreHourFigures *it = &week->hours[day * 24 + hour];

          if (isnan (it->median))
            g_string_append_printf (out, " %4s", it->n_posts > 0 ? "." : "");
          else
            g_string_append_printf (out, " %4.*f", it->median != floor (it->median), it->median);
        }
      g_string_append_c (out, '\n');
    }
}

static void
describe_hours (const KscoreEngagementAnswer *answer,
                GString                      *out)
{
  const KscoreWeekFigures *week = &answer->week;
  g_autofree char *number = kscore_format_count (week->n_posts);
  g_autofree char *days = kscore_format_days (week->from, week->day);

  if (week->n_posts == 0)
    {
      g_string_append_printf (out, "%s\n", _("There are no posts of the last half year whose hour "
                                             "and reactions are known."));
      return;
    }
  describe_grid (week, out);
  g_string_append_c (out, '\n');
  g_string_append_printf (
    out,
    /* Translators: how many posts, from when to when, and a time zone */
    ngettext ("%1$s post, %2$s, in local time (%3$s). Typical reactions a post, where three posts "
              "or more are behind an hour, and a dot where fewer are.",
              "%1$s posts, %2$s, in local time (%3$s). Typical reactions a post, where three posts "
              "or more are behind an hour, and a dot where fewer are.", week->n_posts),
    number, days, answer->zone);
  g_string_append_c (out, '\n');
  if (week->n_told == 0)
    {
      g_string_append (out, _("No hour of the week has three posts behind it yet, so none says "
                              "anything."));
    }
  else if (week->stands_out)
    {
      g_autofree char *day = dup_weekday ((guint) week->best / 24, _("%A"));
      guint hour = (guint) week->best % 24;
      /* Translators: an hour of the week, as "Tuesday, 18:00 to 19:00" */
      g_autofree char *best = g_strdup_printf (_("%1$s, %2$02u:00 to %3$02u:00"), day, hour,
                                               hour + 1);

      /* Translators: %s is an hour of the week, as "Tuesday, 18:00 to 19:00" */
      g_string_append_printf (out, _("One hour stands out: %s. Chance alone would hardly bring "
                                     "such a difference, but the hour need not be the reason for "
                                     "it."), best);
    }
  else
    {
      g_string_append (out, _("No hour stands out: differences as small as these are mostly "
                              "chance. When you post matters less than what you post."));
    }
  g_string_append_c (out, '\n');
}

/**
 * kscore_figures_write_hours:
 * @workspace: an open workspace
 * @format: text or JSON
 * @stream: where it goes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes in which hours of the week posts got reactions.
 *
 * Returns: whether it was written
 */
gboolean
kscore_figures_write_hours (KscoreWorkspace     *workspace,
                            KscoreFigureFormat   format,
                            GOutputStream       *stream,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_autoptr (KscoreEngagementAnswer) answer = compute (workspace, cancellable, error);
  g_autoptr (KscoreSink) sink = NULL;

  if (answer == NULL)
    return FALSE;
  sink = kscore_sink_new (stream, cancellable);
  if (format == KSCORE_FIGURE_JSON)
    write_hours_json (answer, kscore_sink_get_buffer (sink));
  else
    describe_hours (answer, kscore_sink_get_buffer (sink));
  return kscore_sink_finish (sink, error);
}
