#include "config.h"

#include <glib/gi18n-lib.h>

#include "service/kscore-sync-private.h"
#include "store/kscore-refresh-table.h"

/* What is asked next, found out from what is stored and from the few notes of this refresh. */

static KscorePost *
dup_name (const KscorePost *post)
{
  KscorePost *copy = kscore_post_new (post->native_id, post->at);

  copy->remote_id = g_strdup (post->remote_id);
  copy->url = g_strdup (post->url);
  copy->read_at = post->read_at;
  return copy;
}

static void
ask (KscoreSyncRun *run,
     KscoreAsk      what)
{
  run->question = (KscoreQuestion) {
    .ask = what,
    .source = run->source,
    .posts = run->posts,
    .actors = run->actors,
    .now = run->sync->now,
  };
  run->asking = TRUE;
}

static gboolean
can_ask (KscoreSyncRun *run,
         KscoreAsk      what)
{
  return kscore_provider_get_batch (run->provider, run->source, what, KSCORE_KIND_NONE) > 0;
}

/**
 * kscore_sync_run_get_listed_kinds:
 * @run: a refresh of an account
 *
 * Returns: the kinds of which its server tells who did it
 */
KscoreKinds
kscore_sync_run_get_listed_kinds (const KscoreSyncRun *run)
{
  KscoreKinds kinds = 0;

  for (guint kind = 1; kind < KSCORE_N_KINDS; kind++)
    if (kscore_provider_get_batch (run->provider, run->source, KSCORE_ASK_REACTIONS, kind) > 0)
      kinds |= KSCORE_KINDS_OF (kind);
  return kinds;
}

/**
 * kscore_sync_run_get_window_start:
 * @run: a refresh of an account
 *
 * Returns: from when on a score rests on the posts
 */
gint64
kscore_sync_run_get_window_start (const KscoreSyncRun *run)
{
  return run->sync->now - KSCORE_SYNC_WINDOW_SEC;
}

/**
 * kscore_sync_run_confirm_later:
 * @run: a refresh of an account
 * @post: one that is not there any more, as it seems
 *
 * One answer without a post is no proof: it is asked for by itself before it is given up.
 */
void
kscore_sync_run_confirm_later (KscoreSyncRun    *run,
                               const KscorePost *post)
{
  g_queue_push_tail (&run->to_confirm, dup_name (post));
}

static gboolean
plan_identity (KscoreSyncRun *run)
{
  gint64 checked_at = run->source->checked_at;
  gint64 now = run->sync->now;

  run->looking_up = checked_at == KSCORE_TIME_UNKNOWN || checked_at > now
                    || now - checked_at > KSCORE_SYNC_IDENTITY_SEC;
  run->asking = run->looking_up;
  /* Once: what cannot be found out again stays as it is. */
  run->source->checked_at = now;
  return TRUE;
}

static gboolean
plan_profile (KscoreDatabase  *db,
              KscoreSyncRun   *run,
              GError         **error)
{
  if (!g_hash_table_contains (run->asked, ""))
    {
      /* The empty name stands for the profile. */
      g_hash_table_add (run->asked, g_strdup (""));
      ask (run, KSCORE_ASK_PROFILE);
    }
  return TRUE;
}

/* One walk that an earlier refresh left is finished first; then comes that of this one. */
static gboolean
plan_posts (KscoreDatabase  *db,
            KscoreSyncRun   *run,
            GError         **error)
{
  if (run->walked)
    return TRUE;

  kscore_list_clear (&run->list);
  if (!kscore_list_table_get (db, run->account, 0, KSCORE_LIST_POSTS, &run->list, error))
    return FALSE;

  if (run->list.cursor == NULL)
    {
      run->walking = TRUE;
      run->list.started_at = run->sync->now;
      run->list.from_at = KSCORE_TIME_UNKNOWN;
      run->list.pages = 0;
      g_hash_table_remove_all (run->seen);
      run->walk_oldest = KSCORE_TIME_UNKNOWN;
      run->n_empty = 0;
    }
  ask (run, KSCORE_ASK_POSTS);
  run->question.cursor = run->list.cursor;
  return TRUE;
}

static gboolean
plan_confirmation (KscoreSyncRun *run)
{
  KscorePost *post = g_queue_pop_head (&run->to_confirm);

  if (post == NULL)
    return FALSE;

  g_ptr_array_set_size (run->posts, 0);
  g_ptr_array_add (run->posts, post);
  ask (run, KSCORE_ASK_POST);
  return TRUE;
}

static gboolean
plan_counts (KscoreDatabase  *db,
             KscoreSyncRun   *run,
             GError         **error)
{
  guint batch = kscore_provider_get_batch (run->provider, run->source, KSCORE_ASK_COUNTS,
                                           KSCORE_KIND_NONE);
  g_autoptr (GPtrArray) due = NULL;

  if (batch == 0)
    return TRUE;

  due = kscore_refresh_table_due_posts (db, run->account, run->sync->now,
                                        batch + g_hash_table_size (run->asked), error);
  if (due == NULL)
    return FALSE;

  g_ptr_array_set_size (run->posts, 0);
  for (guint i = 0; i < due->len && run->posts->len < batch; i++)
    {
      const KscorePost *post = g_ptr_array_index (due, i);

      if (!g_hash_table_contains (run->asked, post->native_id))
        {
          g_hash_table_add (run->asked, g_strdup (post->native_id));
          g_ptr_array_add (run->posts, dup_name (post));
        }
    }
  if (run->posts->len > 0)
    ask (run, KSCORE_ASK_COUNTS);
  return TRUE;
}

/* A list that goes on, or one that begins. */
static void
open_list (KscoreSyncRun *run)
{
  gboolean same = run->last_post == run->list.post && run->last_kind == run->list.kind;

  if (run->list.cursor == NULL)
    {
      run->list.started_at = run->sync->now;
      run->list.pages = 0;
      /* As of its first page: whoever comes before it lands is not on it. */
      run->list.total = run->total;
    }
  if (run->list.cursor == NULL || !same)
    {
      run->n_new = 0;
      run->n_staged = run->list.cursor != NULL ? KSCORE_UNKNOWN : 0;
      run->n_idle = 0;
      run->resumed = run->list.cursor != NULL;
    }
  run->last_post = run->list.post;
  run->last_kind = run->list.kind;
}

static gboolean
plan_lists (KscoreDatabase  *db,
            KscoreSyncRun   *run,
            GError         **error)
{
  KscoreKinds kinds = kscore_sync_run_get_listed_kinds (run);
  KscorePost *post = NULL;

  /* Without the followers of those who reacted a score says little: their profiles get a share. */
  if (kinds == 0
      || (run->phase == KSCORE_SYNC_LISTS && run->requests >= run->max_requests / 8 * 7))
    return TRUE;

  kscore_list_clear (&run->list);
  if (!kscore_refresh_table_due_list (db, run->account, kinds,
                                      kscore_sync_run_get_window_start (run), run->sync->now,
                                      &run->list, &post, &run->total, error))
    return FALSE;
  if (post == NULL)
    return TRUE;

  g_ptr_array_set_size (run->posts, 0);
  g_ptr_array_add (run->posts, post);
  open_list (run);
  ask (run, KSCORE_ASK_REACTIONS);
  run->question.kind = run->list.kind;
  run->question.cursor = run->list.cursor;
  return TRUE;
}

static gboolean
plan_actors (KscoreDatabase  *db,
             KscoreSyncRun   *run,
             GError         **error)
{
  guint batch = kscore_provider_get_batch (run->provider, run->source, KSCORE_ASK_ACTORS,
                                           KSCORE_KIND_NONE);

  if (batch == 0)
    return TRUE;

  g_clear_pointer (&run->actors, g_ptr_array_unref);
  run->actors = kscore_refresh_table_due_actors (db, run->account,
                                                 kscore_sync_run_get_window_start (run),
                                                 run->sync->now - KSCORE_SYNC_STALE_SEC, batch,
                                                 error);
  if (run->actors == NULL)
    return FALSE;
  if (run->actors->len > 0)
    ask (run, KSCORE_ASK_ACTORS);
  return TRUE;
}

static gboolean
plan_older (KscoreDatabase  *db,
            KscoreSyncRun   *run,
            GError         **error)
{
  kscore_list_clear (&run->list);
  if (!kscore_list_table_get (db, run->account, 0, KSCORE_LIST_OLDER, &run->list, error))
    return FALSE;

  if (run->list.cursor != NULL && !run->list.complete)
    {
      ask (run, KSCORE_ASK_POSTS);
      run->question.cursor = run->list.cursor;
    }
  return TRUE;
}

/* Some accounts' posts are listed in part only. Where the network counts more than it has shown, or
 * did not come to an end, the account's own server is asked for all of them, now and then. */
static gboolean
plan_records (KscoreDatabase  *db,
              KscoreSyncRun   *run,
              GError         **error)
{
  g_auto (KscoreList) older = { 0 };
  gint64 n_shown;

  if (!can_ask (run, KSCORE_ASK_RECORDS))
    return TRUE;

  kscore_list_clear (&run->list);
  if (!kscore_list_table_get (db, run->account, 0, KSCORE_LIST_OLDER, &older, error)
      || !kscore_list_table_get (db, run->account, 0, KSCORE_LIST_RECORDS, &run->list, error)
      || !kscore_refresh_table_count_posts (db, run->account, &n_shown, error))
    return FALSE;

  if (run->list.cursor == NULL
      && (older.landed_at == KSCORE_TIME_UNKNOWN
          || (older.complete && (run->n_posts == KSCORE_UNKNOWN || run->n_posts <= n_shown))
          || (run->list.landed_at != KSCORE_TIME_UNKNOWN
              && run->sync->now - run->list.landed_at <= KSCORE_SYNC_STALE_SEC)))
    return TRUE;

  if (run->list.cursor == NULL)
    {
      g_hash_table_remove_all (run->seen);
      run->n_empty = 0;
    }
  ask (run, KSCORE_ASK_RECORDS);
  run->question.cursor = run->list.cursor;
  return TRUE;
}

/* Once all of them are told and counted, it is no matter that the network's own list had no end. */
static gboolean
close_gap (KscoreDatabase  *db,
           KscoreSyncRun   *run,
           GError         **error)
{
  g_auto (KscoreList) older = { 0 };
  g_auto (KscoreList) records = { 0 };

  if (!kscore_list_table_get (db, run->account, 0, KSCORE_LIST_OLDER, &older, error)
      || !kscore_list_table_get (db, run->account, 0, KSCORE_LIST_RECORDS, &records, error))
    return FALSE;
  if (older.complete || older.landed_at == KSCORE_TIME_UNKNOWN || !records.complete
      || records.cursor != NULL)
    return TRUE;

  older.complete = TRUE;
  return kscore_list_table_put (db, &older, error);
}

static gboolean
is_people_list_due (const KscoreSyncRun *run,
                    gint64               told)
{
  const KscoreList *list = &run->list;

  if (list->landed_at == KSCORE_TIME_UNKNOWN || list->cursor != NULL)
    return TRUE;
  if (list->landed_at >= run->sync->now)
    return FALSE;
  if (run->sync->now - list->landed_at > KSCORE_SYNC_STALE_SEC)
    return TRUE;
  return !list->hidden && told != KSCORE_UNKNOWN && told != list->total;
}

static gboolean
plan_people (KscoreDatabase  *db,
             KscoreSyncRun   *run,
             KscoreAsk        what,
             guint            kind,
             gint64           told,
             GError         **error)
{
  if (!can_ask (run, what))
    return TRUE;

  kscore_list_clear (&run->list);
  if (!kscore_list_table_get (db, run->account, 0, kind, &run->list, error))
    return FALSE;
  if (!is_people_list_due (run, told))
    return TRUE;

  run->total = told;
  open_list (run);
  ask (run, what);
  run->question.cursor = run->list.cursor;
  return TRUE;
}

static gboolean
plan_phase (KscoreDatabase  *db,
            KscoreSyncRun   *run,
            GError         **error)
{
  switch (run->phase)
    {
    case KSCORE_SYNC_IDENTITY:
      return plan_identity (run);
    case KSCORE_SYNC_PROFILE:
      return plan_profile (db, run, error);
    case KSCORE_SYNC_POSTS:
      return plan_posts (db, run, error);
    case KSCORE_SYNC_COUNTS:
    case KSCORE_SYNC_UNCOUNTED:
      return plan_counts (db, run, error);
    case KSCORE_SYNC_LISTS:
    case KSCORE_SYNC_REST:
      return plan_lists (db, run, error);
    case KSCORE_SYNC_ACTORS:
      return plan_actors (db, run, error);
    case KSCORE_SYNC_OLDER:
      return plan_older (db, run, error);
    case KSCORE_SYNC_RECORDS:
      return plan_records (db, run, error);
    case KSCORE_SYNC_FOLLOWERS:
      return plan_people (db, run, KSCORE_ASK_FOLLOWERS, KSCORE_LIST_FOLLOWERS, run->followers,
                          error);
    case KSCORE_SYNC_FOLLOWING:
      return plan_people (db, run, KSCORE_ASK_FOLLOWING, KSCORE_LIST_FOLLOWING, run->following,
                          error);
    case KSCORE_SYNC_DONE:
    default:
      return TRUE;
    }
}

static gboolean
estimate (KscoreDatabase  *db,
          KscoreSyncRun   *run,
          GError         **error)
{
  gint64 n_lists = 0;

  if (run->phase <= KSCORE_SYNC_REST
      && !kscore_refresh_table_count_lists (db, run->account,
                                            kscore_sync_run_get_listed_kinds (run),
                                            kscore_sync_run_get_window_start (run),
                                            run->sync->now, &n_lists, error))
    return FALSE;

  /* What comes after the lists: profiles, followers, older posts, a few each. */
  run->expected = run->requests + (guint) MIN (n_lists, (gint64) run->max_requests)
                  + 2 * (KSCORE_SYNC_DONE - run->phase);
  run->expected = MIN (run->expected, run->max_requests);
  return TRUE;
}

static gboolean
is_used_up (const KscoreSyncRun *run)
{
  gint64 now = g_get_monotonic_time ();

  return run->requests >= run->max_requests || now >= run->sync->end
         || (run->sync->deadline != 0 && run->phase > KSCORE_SYNC_COUNTS
             && now >= run->sync->deadline);
}

/**
 * kscore_sync_run_plan:
 * @db: a writing connection
 * @run: a refresh of an account, whose last answer is written
 * @error: return location
 *
 * Finds the next question. Without one the refresh of this account is over.
 *
 * Returns: whether it could be found out
 */
gboolean
kscore_sync_run_plan (KscoreDatabase  *db,
                      KscoreSyncRun   *run,
                      GError         **error)
{
  run->asking = run->looking_up = FALSE;
  if (run->phase < KSCORE_SYNC_DONE && is_used_up (run))
    {
      run->cut = TRUE;
      return run->phase <= KSCORE_SYNC_COUNTS
             || kscore_sync_run_write_coverage (db, run, error);
    }
  if (run->phase < KSCORE_SYNC_DONE && plan_confirmation (run))
    return TRUE;

  while (run->phase < KSCORE_SYNC_DONE)
    {
      if (!plan_phase (db, run, error))
        return FALSE;
      if (run->asking)
        return estimate (db, run, error);
      if (run->phase == KSCORE_SYNC_UNCOUNTED && !close_gap (db, run, error))
        return FALSE;

      run->phase++;
      if (run->phase > KSCORE_SYNC_COUNTS && !kscore_sync_run_write_coverage (db, run, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * kscore_sync_phase_get_message:
 * @phase: a phase
 *
 * Returns: (transfer none): what is read in it, with {handle} for the account's name
 */
const char *
kscore_sync_phase_get_message (KscoreSyncPhase phase)
{
  switch (phase)
    {
    case KSCORE_SYNC_IDENTITY:
    case KSCORE_SYNC_PROFILE:
      /* Translators: {handle} is the name of an account. */
      return _("Reading the profile of {handle}…");
    case KSCORE_SYNC_POSTS:
      /* Translators: {handle} is the name of an account. */
      return _("Reading the posts of {handle}…");
    case KSCORE_SYNC_COUNTS:
    case KSCORE_SYNC_UNCOUNTED:
      /* Translators: {handle} is the name of an account. */
      return _("Reading the counts of {handle} again…");
    case KSCORE_SYNC_LISTS:
    case KSCORE_SYNC_REST:
      /* Translators: {handle} is the name of an account. */
      return _("Reading who reacted to {handle}…");
    case KSCORE_SYNC_ACTORS:
      /* Translators: {handle} is the name of an account. */
      return _("Reading about the people who reacted to {handle}…");
    case KSCORE_SYNC_OLDER:
    case KSCORE_SYNC_RECORDS:
      /* Translators: {handle} is the name of an account. */
      return _("Reading older posts of {handle}…");
    case KSCORE_SYNC_FOLLOWERS:
    case KSCORE_SYNC_FOLLOWING:
    case KSCORE_SYNC_DONE:
    default:
      /* Translators: {handle} is the name of an account. */
      return _("Reading the followers of {handle}…");
    }
}
