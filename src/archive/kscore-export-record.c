#include "config.h"

#include "archive/kscore-export-record.h"

#include <math.h>
#include <string.h>

#include "core/kscore-text.h"

#define MAX_READINGS 10000
#define MAX_ITEMS    1000
#define MAX_ID       2048

static gboolean
get_time (JsonObject *object,
          const char *member,
          gint64     *time)
{
  return kscore_time_from_iso8601 (kscore_json_string (object, member), time);
}

static const char *
get_id (JsonObject *object,
        const char *member)
{
  const char *id = kscore_json_string (object, member);

  return id != NULL && id[0] != '\0' && strlen (id) <= MAX_ID && kscore_text_is_line (id) ? id
                                                                                          : NULL;
}

static char *
get_line (JsonObject *object,
          const char *member)
{
  return kscore_text_clean_line (kscore_json_string (object, member), KSCORE_TEXT_MAX_LINE);
}

static char **
get_strings (JsonObject *object,
             const char *member)
{
  JsonArray *array = kscore_json_array (object, member);
  guint n = array != NULL ? MIN (json_array_get_length (array), MAX_ITEMS) : 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      const char *string;

      if (kscore_json_node_get_string (json_array_get_element (array, i), &string)
            == KSCORE_JSON_FOUND
          && kscore_text_is_line (string))
        g_strv_builder_add (builder, string);
    }
  return n > 0 ? g_strv_builder_end (builder) : NULL;
}

/**
 * kscore_export_record_account:
 * @object: an element of accounts.json
 *
 * Returns: (transfer full) (nullable): an account
 */
KscoreAccount *
kscore_export_record_account (JsonObject *object)
{
  const char *network = get_id (object, "network");
  const char *native_id = get_id (object, "native_id");
  g_autofree char *handle = get_line (object, "handle");
  KscoreAccount *account;

  if (network == NULL || native_id == NULL)
    return NULL;
  account = kscore_account_new (network, native_id, handle != NULL ? handle : native_id);
  account->display_name = get_line (object, "display_name");
  account->url = g_strdup (get_id (object, "url"));
  get_time (object, "created_at", &account->created_at);
  get_time (object, "last_refresh", &account->read_at);
  kscore_json_get_count (object, "followers", &account->followers);
  kscore_json_get_count (object, "following", &account->following);
  account->unlinked = g_strcmp0 (kscore_json_string (object, "state"), "unlinked") == 0;
  return account;
}

static gboolean
read_reading (JsonObject *reading,
              const char *post,
              GPtrArray  *counts)
{
  KscoreKind kind;
  gint64 total, at;

  if (!kscore_kind_from_string (kscore_json_string (reading, "kind"), &kind)
      || kscore_json_get_count (reading, "total", &total) != KSCORE_JSON_FOUND
      || !get_time (reading, "at", &at))
    return FALSE;
  g_ptr_array_add (counts, kscore_count_new (post, kind, total, at));
  return TRUE;
}

/* The summary stands in where somebody left the readings out. */
static void
read_counts (JsonObject *object,
             const char *post,
             gint64      at,
             GPtrArray  *counts,
             guint64    *bad)
{
  JsonObject *summary = kscore_json_object (object, "counts");

  for (int kind = KSCORE_KIND_LIKE; summary != NULL && kind < KSCORE_N_KINDS; kind++)
    {
      gint64 total;

      switch (kscore_json_get_count (summary, kscore_kind_to_string (kind), &total))
        {
        case KSCORE_JSON_FOUND:
          g_ptr_array_add (counts, kscore_count_new (post, kind, total, at));
          break;
        case KSCORE_JSON_WRONG:
          ++*bad;
          break;
        case KSCORE_JSON_ABSENT:
        case KSCORE_JSON_NULL:
        default:
          break;
        }
    }
}

/**
 * kscore_export_record_post:
 * @object: a line of posts.ndjson
 * @exported_at: the time of counts without one
 * @counts: (element-type KscoreCount): takes the readings
 * @counts_bad: (inout): raised by those that cannot be
 *
 * Returns: (transfer full) (nullable): a post
 */
KscorePost *
kscore_export_record_post (JsonObject *object,
                           gint64      exported_at,
                           GPtrArray  *counts,
                           guint64    *counts_bad)
{
  const char *id = get_id (object, "id");
  const char *precision = kscore_json_string (object, "precision");
  const char *kind = kscore_json_string (object, "kind");
  JsonArray *readings = kscore_json_array (object, "readings");
  guint n = readings != NULL ? MIN (json_array_get_length (readings), MAX_READINGS) : 0;
  KscorePost *post;
  gint64 at;

  if (id == NULL || !get_time (object, "at", &at))
    return NULL;
  post = kscore_post_new (id, at);
  post->url = g_strdup (get_id (object, "url"));
  post->text = kscore_text_clean (kscore_json_string (object, "text"), KSCORE_TEXT_MAX_POST);
  post->lang = g_strdup (get_id (object, "lang"));
  post->reply_to = g_strdup (get_id (object, "reply_to"));
  kscore_json_get_bool (object, "reply_to_self", &post->reply_to_self);
  if (kind != NULL)
    kscore_post_kind_from_string (kind, &post->kind);
  if (precision != NULL)
    kscore_precision_from_string (precision, &post->precision);
  post->tags = get_strings (object, "tags");
  post->links = get_strings (object, "links");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *reading = NULL;

      kscore_json_node_get_object (json_array_get_element (readings, i), &reading);
      if (!read_reading (reading, id, counts))
        ++*counts_bad;
    }
  if (n == 0 && exported_at != KSCORE_TIME_UNKNOWN)
    read_counts (object, id, exported_at, counts, counts_bad);
  return post;
}

static KscoreActor *
actor_new (JsonObject *object,
           const char *key)
{
  KscoreActor *actor = kscore_actor_new (key);

  actor->handle = get_line (object, "handle");
  actor->display_name = get_line (object, "display_name");
  get_time (object, "created_at", &actor->created_at);
  kscore_json_get_bool (object, "follows_owner", &actor->follows_owner);
  kscore_json_get_bool (object, "followed_by_owner", &actor->followed_by_owner);
  kscore_json_get_bool (object, "known", &actor->known);
  return actor;
}

/**
 * kscore_export_record_actor:
 * @object: a line of actors.ndjson
 * @read_at: the time of what has none of its own, or %KSCORE_TIME_UNKNOWN
 * @actors: (element-type KscoreActor): takes the actor, once for each reading of its followers;
 *   the last one also has what else was read
 *
 * Returns: whether it can be one
 */
gboolean
kscore_export_record_actor (JsonObject *object,
                            gint64      read_at,
                            GPtrArray  *actors)
{
  const char *key = get_id (object, "key");
  JsonArray *readings = kscore_json_array (object, "followers");
  guint n = readings != NULL ? MIN (json_array_get_length (readings), MAX_READINGS) : 0;
  KscoreActor *last = NULL;

  if (key == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *reading = NULL;
      gint64 followers, at;

      kscore_json_node_get_object (json_array_get_element (readings, i), &reading);
      if (reading == NULL || !get_time (reading, "at", &at)
          || kscore_json_get_count (reading, "count", &followers) != KSCORE_JSON_FOUND)
        continue;
      last = actor_new (object, key);
      last->followers = followers;
      last->read_at = at;
      g_ptr_array_add (actors, last);
    }
  if (last == NULL)
    {
      last = actor_new (object, key);
      last->read_at = read_at;
      g_ptr_array_add (actors, last);
    }
  if (last->read_at != KSCORE_TIME_UNKNOWN)
    {
      kscore_json_get_count (object, "posts", &last->posts);
      kscore_json_get_count (object, "following", &last->following);
    }
  return TRUE;
}

/**
 * kscore_export_record_interaction:
 * @object: a line of interactions.ndjson
 *
 * Returns: (transfer full) (nullable): an interaction
 */
KscoreInteraction *
kscore_export_record_interaction (JsonObject *object)
{
  const char *actor = get_id (object, "actor");
  const char *precision = kscore_json_string (object, "precision");
  KscoreInteraction *interaction;
  KscoreKind kind;
  gint64 at, seq = 0;

  if (actor == NULL || !get_time (object, "at", &at)
      || !kscore_kind_from_string (kscore_json_string (object, "kind"), &kind)
      || kscore_json_get_count (object, "seq", &seq) == KSCORE_JSON_WRONG)
    return NULL;
  interaction = kscore_interaction_new (get_id (object, "post"), kind, actor, at);
  interaction->seq = seq;
  if (precision != NULL)
    kscore_precision_from_string (precision, &interaction->precision);
  return interaction;
}

/**
 * kscore_export_record_mark:
 * @object: a line of marks.ndjson
 *
 * Returns: (transfer full) (nullable): a mark
 */
KscoreMark *
kscore_export_record_mark (JsonObject *object)
{
  KscoreMark *mark;
  KscoreMarkKind kind;
  double value = 1;
  gint64 from;

  if (!kscore_mark_kind_from_string (kscore_json_string (object, "kind"), &kind)
      || !get_time (object, "from", &from)
      || kscore_json_get_double (object, "value", &value) == KSCORE_JSON_WRONG || value < 0)
    return NULL;
  mark = kscore_mark_new (kind, get_id (object, "maker"), get_id (object, "source"), from);
  mark->value = value;
  get_time (object, "to", &mark->to);
  return mark;
}

/**
 * kscore_export_record_outgoing:
 * @object: a line of outgoing.ndjson
 *
 * Returns: (transfer full) (nullable): what the owner did for somebody else
 */
KscoreOutgoing *
kscore_export_record_outgoing (JsonObject *object)
{
  const char *id = get_id (object, "id");
  const char *day_text = kscore_json_string (object, "day");
  KscoreDay day = KSCORE_DAY_UNKNOWN;
  KscoreKind kind;

  if (id == NULL || !kscore_kind_from_string (kscore_json_string (object, "kind"), &kind)
      || (day_text != NULL && !kscore_day_from_string (day_text, &day)))
    return NULL;
  return kscore_outgoing_new (id, kind, get_id (object, "actor"), day);
}

/**
 * kscore_export_record_audience:
 * @object: a line of audience.ndjson
 * @audience: (out): a reading
 *
 * Returns: whether it can be one
 */
gboolean
kscore_export_record_audience (JsonObject     *object,
                               KscoreAudience *audience)
{
  return get_time (object, "at", &audience->at)
         && kscore_json_get_count (object, "followers", &audience->followers)
              == KSCORE_JSON_FOUND;
}

/**
 * kscore_export_record_coverage:
 * @object: an interval of coverage.json
 * @last: the last day that can be covered
 * @coverage: (out): an interval
 *
 * Returns: whether it can be one
 */
gboolean
kscore_export_record_coverage (JsonObject     *object,
                               KscoreDay       last,
                               KscoreCoverage *coverage)
{
  g_auto (GStrv) kinds = get_strings (object, "kinds");

  if (!kscore_day_from_string (kscore_json_string (object, "from"), &coverage->from)
      || !kscore_day_from_string (kscore_json_string (object, "to"), &coverage->to))
    return FALSE;
  coverage->to = MIN (coverage->to, last);
  coverage->kinds = kscore_kinds_from_strv ((const char *const *) kinds);
  return coverage->from <= coverage->to && coverage->kinds != 0;
}

static gboolean
is_score (double score)
{
  return score >= 0 && score <= 100;
}

/**
 * kscore_export_record_shown:
 * @object: a line of scores.ndjson
 * @shown: (out): a figure that was shown
 *
 * Returns: whether it can be one; those that were only computed are none
 */
gboolean
kscore_export_record_shown (JsonObject  *object,
                            KscoreShown *shown)
{
  const char *model = kscore_json_string (object, "model");
  gboolean was_shown = FALSE;

  *shown = (KscoreShown) { .low = NAN, .high = NAN };
  if (kscore_json_get_bool (object, "shown", &was_shown) != KSCORE_JSON_FOUND || !was_shown
      || !kscore_day_from_string (kscore_json_string (object, "date"), &shown->day)
      || kscore_json_get_double (object, "score", &shown->score) != KSCORE_JSON_FOUND
      || !is_score (shown->score) || model == NULL || strlen (model) >= sizeof shown->model)
    return FALSE;
  kscore_json_get_double (object, "low", &shown->low);
  kscore_json_get_double (object, "high", &shown->high);
  if (!is_score (shown->low) || !is_score (shown->high))
    shown->low = shown->high = NAN;
  g_strlcpy (shown->model, model, sizeof shown->model);
  return TRUE;
}
