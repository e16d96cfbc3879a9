#include "config.h"

#include "service/kscore-engagement-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kscore-format.h"
#include "core/kscore-text.h"
#include "score/kscore-engagement.h"
#include "score/kscore-hours.h"
#include "service/kscore-reaction-words.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-actor-table.h"

/* Older days are written with their year. */
#define YEAR_DAYS 300

typedef struct {
  const KscoreLoadedEvidence *loaded;
  const KscoreEngagedPeople  *people;
  GArray                     *chosen; /* (owned) (element-type guint): of @people, in order */
  GArray                     *ids;    /* (owned) (element-type gint64): of their actors */
  GPtrArray                  *actors; /* (owned) (nullable) (element-type KscoreActor) */
} Naming;

static void
naming_clear (Naming *naming)
{
  g_clear_pointer (&naming->chosen, g_array_unref);
  g_clear_pointer (&naming->ids, g_array_unref);
  g_clear_pointer (&naming->actors, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Naming, naming_clear)

static gboolean
is_in (const KscoreEngagedPerson *person,
       KscorePeopleFilter         filter)
{
  switch (filter)
    {
    case KSCORE_PEOPLE_NEW:
      return person->is_new;
    case KSCORE_PEOPLE_BACK:
      return person->came_back;
    case KSCORE_PEOPLE_WAITING:
      return person->written == KSCORE_WRITTEN_WAITING;
    case KSCORE_PEOPLE_ALL:
    case KSCORE_N_PEOPLE_FILTERS:
    default:
      return TRUE;
    }
}

/* Of a million people nobody reads all: only those of the lists are given names. */
static void
choose (Naming                 *naming,
        KscoreEngagementAnswer *answer)
{
  for (guint i = 0; i < naming->people->people->len; i++)
    {
      const KscoreEngagedPerson *person
        = &g_array_index (naming->people->people, KscoreEngagedPerson, i);
      gboolean wanted = FALSE;

      for (KscorePeopleFilter filter = 0; filter < KSCORE_N_PEOPLE_FILTERS; filter++)
        if (is_in (person, filter))
          wanted |= answer->counts[filter]++ < KSCORE_PEOPLE_LISTED;
      if (!wanted)
        continue;
      g_array_append_val (naming->chosen, i);
      g_array_append_val (naming->ids,
                          g_array_index (naming->loaded->evidence->actors, KscoreEvidenceActor,
                                         person->actor).id);
    }
}

static gboolean
read_actors (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  Naming *naming = data;

  naming->actors = kscore_actor_table_lookup (db, (const gint64 *) naming->ids->data,
                                              naming->ids->len, error);
  return naming->actors != NULL;
}

static char *
dup_name (const KscoreActor *actor)
{
  const char *name = actor != NULL ? actor->display_name : NULL;
  g_autofree char *line = NULL;

  if (actor != NULL && (name == NULL || *name == '\0'))
    name = actor->handle;
  if (actor != NULL && (name == NULL || *name == '\0'))
    name = actor->key;
  if (name != NULL)
    line = kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);
  if (line == NULL || *g_strchug (line) == '\0')
    /* Translators: in the place of a name that is not stored any more. */
    return g_strdup (_("name not kept"));
  return g_steal_pointer (&line);
}

/* Where the key itself does not say it, nobody's profile is guessed. */
static char *
dup_url (const KscoreActor *actor,
         const char        *network)
{
  if (actor == NULL || actor->key == NULL)
    return NULL;
  if (kscore_text_is_web_address (actor->key))
    return g_strdup (actor->key);
  if (g_str_equal (network, "bluesky") && g_str_has_prefix (actor->key, "did:"))
    return g_strconcat ("https://bsky.app/profile/", actor->key, NULL);
  return NULL;
}

static char *
dup_day (const Naming *naming,
         KscoreDay     day)
{
  gboolean recent = day > naming->loaded->today - YEAR_DAYS && day <= naming->loaded->today;

  return kscore_format_day (day, recent ? KSCORE_DAY_SHORT : KSCORE_DAY_LONG);
}

static char *
dup_written (const Naming              *naming,
             const KscoreEngagedPerson *person)
{
  g_autofree char *day = dup_day (naming, person->written_day);

  if (person->written == KSCORE_WRITTEN_UNKNOWN)
    /* Translators: %s is a date: somebody wrote to the owner */
    return g_strdup_printf (_("Wrote on %s; whether you answered is not known"), day);
  if (person->written != KSCORE_WRITTEN_WAITING)
    return NULL;
  switch (person->written_kind)
    {
    case KSCORE_KIND_REPLY:
      /* Translators: here and below, %s is a date */
      return g_strdup_printf (_("Replied on %s and was not answered"), day);
    case KSCORE_KIND_QUOTE:
      return g_strdup_printf (_("Quoted you on %s and was not answered"), day);
    case KSCORE_KIND_MENTION:
      return g_strdup_printf (_("Mentioned you on %s and was not answered"), day);
    case KSCORE_KIND_NONE:
    case KSCORE_KIND_LIKE:
    case KSCORE_KIND_SAVE:
    case KSCORE_KIND_STAR:
    case KSCORE_KIND_FOLLOW:
    case KSCORE_KIND_COMMENT:
    case KSCORE_KIND_RESHARE:
    case KSCORE_KIND_FORK:
    case KSCORE_KIND_LINK:
    case KSCORE_N_KINDS:
    default:
      return g_strdup_printf (_("Commented on %s and was not answered"), day);
    }
}

static char *
dup_note (const Naming              *naming,
          const KscoreEngagedPerson *person)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  if (person->is_new)
    g_ptr_array_add (notes, g_strdup (_("Reacted for the first time")));
  if (person->came_back)
    {
      g_autofree char *day = dup_day (naming, person->silent_since);

      /* Translators: %s is a date */
      g_ptr_array_add (notes, g_strdup_printf (_("Came back; the last reaction before was on %s"),
                                               day));
    }
  if (person->written == KSCORE_WRITTEN_WAITING || person->written == KSCORE_WRITTEN_UNKNOWN)
    g_ptr_array_add (notes, dup_written (naming, person));
  if (person->discounted)
    /* Translators: a signal, not a verdict: reactions of this person count for less */
    g_ptr_array_add (notes, g_strdup (_("Discounted; see Integrity")));
  if (notes->len == 0)
    return NULL;
  g_ptr_array_add (notes, NULL);
  return g_strjoinv (" · ", (char **) notes->pdata);
}

/* What lasts stands beside what they did: else one like of weeks ago seems to outweigh many. */
static char *
dup_reactions (const Naming              *naming,
               const KscoreEngagedPerson *person)
{
  gint64 counts[KSCORE_N_KINDS];
  char *text;

  for (guint kind = 0; kind < KSCORE_N_KINDS; kind++)
    counts[kind] = person->kinds[kind];
  text = kscore_reaction_words_dup_list (
    counts, kscore_ledger_get_constants (naming->loaded->ledger)->points);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *before = text;

      if (!(i == 0 ? person->established : person->marks))
        {
          g_steal_pointer (&before);
          continue;
        }
      /* Translators: what somebody did, as in "2 likes", and that their account is an established
       * one, or that they put the owner on a list or recommended them */
      text = g_strdup_printf (i == 0 ? _("%s, established") : _("%s, list or recommendation"),
                              before);
    }
  return text;
}

static KscorePerson *
new_person (const Naming *naming,
            guint         index)
{
  const KscoreEvidence *evidence = naming->loaded->evidence;
  const KscoreEngagedPerson *person
    = &g_array_index (naming->people->people, KscoreEngagedPerson,
                      g_array_index (naming->chosen, guint, index));
  const KscoreActor *actor = g_ptr_array_index (naming->actors, index);
  const char *network
    = g_array_index (evidence->accounts, KscoreEvidenceAccount, person->account).network;
  g_autofree char *name = dup_name (actor);
  g_autofree char *url = dup_url (actor, network);
  g_autofree char *date = dup_day (naming, person->last_day);
  g_autofree char *note = dup_note (naming, person);
  g_autofree char *reactions = dup_reactions (naming, person);
  g_autofree char *handle = NULL;

  if (actor != NULL && actor->handle != NULL)
    handle = kscore_text_clean_line (actor->handle, KSCORE_TEXT_MAX_LINE);

  return kscore_person_new (&(KscorePersonValues) {
    .id = g_array_index (naming->ids, gint64, index),
    .key = actor != NULL ? actor->key : NULL,
    .name = name,
    .handle = handle,
    .network = network,
    .url = url,
    .reactions = reactions,
    .date = date,
    .note = note,
    .points = person->points,
    .lasting = person->lasting,
    .n_reactions = person->n_reactions,
    .n_days = person->n_days,
    .n_accounts = person->n_accounts,
    .last_day = person->last_day,
    .silent_since = person->silent_since,
    .is_new = person->is_new,
    .came_back = person->came_back,
    .maybe_new = person->maybe_new,
    .maybe_back = person->maybe_back,
    .waiting = person->written == KSCORE_WRITTEN_WAITING,
    .unknown = person->written == KSCORE_WRITTEN_UNKNOWN,
    .discounted = person->discounted,
    .written_kind = person->written_kind,
    .written_day = person->written_day,
  });
}

static gboolean
name_people (KscoreWorkspace            *workspace,
             const KscoreLoadedEvidence *loaded,
             const KscoreEngagedPeople  *people,
             KscoreEngagementAnswer     *answer,
             GCancellable               *cancellable,
             GError                    **error)
{
  g_auto (Naming) naming = {
    .loaded = loaded,
    .people = people,
    .chosen = g_array_new (FALSE, FALSE, sizeof (guint)),
    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };

  choose (&naming, answer);
  if (!kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, read_actors,
                         &naming, cancellable, error))
    return FALSE;

  for (guint i = 0; i < naming.chosen->len; i++)
    {
      const KscoreEngagedPerson *it
        = &g_array_index (people->people, KscoreEngagedPerson,
                          g_array_index (naming.chosen, guint, i));
      g_autoptr (KscorePerson) person = new_person (&naming, i);

      for (KscorePeopleFilter filter = 0; filter < KSCORE_N_PEOPLE_FILTERS; filter++)
        if (is_in (it, filter) && answer->people[filter]->len < KSCORE_PEOPLE_LISTED)
          g_ptr_array_add (answer->people[filter], g_object_ref (person));
    }
  return TRUE;
}

static int
zone_cb (gint64   time,
         gpointer user_data)
{
  GTimeZone *zone = user_data;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time);

  return interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0;
}

static void
fill_week (KscoreWeekFigures *week,
           const KscoreHours *hours)
{
  G_STATIC_ASSERT (KSCORE_WEEK_HOURS == KSCORE_N_HOUR_CELLS);

  for (guint i = 0; i < KSCORE_WEEK_HOURS; i++)
    week->hours[i] = (KscoreHourFigures) { hours->cells[i].n_posts, hours->cells[i].n_reactions,
                                           hours->cells[i].median };
  week->from = hours->from;
  week->day = hours->day;
  week->n_posts = hours->n_posts;
  week->n_posts_undated = hours->n_posts_undated;
  week->n_reactions = hours->n_reactions;
  week->n_reactions_undated = hours->n_reactions_undated;
  week->n_told = hours->n_told;
  week->median = hours->median;
  week->best = hours->best;
  week->chance = hours->chance;
  week->stands_out = hours->stands_out;
}

static KscoreEngagementAnswer *
compute_answer (KscoreWorkspace  *workspace,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (KscoreLoadedEvidence) loaded =
    kscore_workspace_ref_evidence (workspace, cancellable, error);
  g_autoptr (KscoreEngagementAnswer) answer = kscore_engagement_answer_new ();
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (KscoreAttribution) attribution = NULL;
  g_autoptr (KscoreEngagedPeople) people = NULL;
  g_autoptr (KscoreHours) hours = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  if (loaded == NULL)
    return NULL;
  score = kscore_score_new (loaded->ledger, loaded->day);
  attribution = kscore_attribution_new (loaded->ledger, score);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  people = kscore_engaged_people_new (loaded->evidence, loaded->ledger, attribution, loaded->day);
  answer->from = people->from;
  answer->day = people->day;
  answer->n_unknown = people->n_unknown;
  answer->tells_new = people->tells_new;
  if (!name_people (workspace, loaded, people, answer, cancellable, error))
    return NULL;
  hours = kscore_hours_new (loaded->evidence, loaded->ledger, loaded->day, zone_cb, zone);
  fill_week (&answer->week, hours);
  answer->zone = g_strdup (g_time_zone_get_identifier (zone));
  return g_steal_pointer (&answer);
}

static gpointer
compute (GObject       *workspace,
         gconstpointer  question,
         GCancellable  *cancellable,
         GError       **error)
{
  gpointer answer = compute_answer (KSCORE_WORKSPACE (workspace), cancellable, error);

  kscore_workspace_release_evidence (KSCORE_WORKSPACE (workspace));
  return answer;
}

const KscoreInsightWork kscore_engagement_work = {
  compute, (GDestroyNotify) kscore_engagement_answer_free
};
