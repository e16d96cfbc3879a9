#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "service/kscore-sync-private.h"
#include "store/kscore-coverage-table.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-post-table.h"
#include "store/kscore-refresh-table.h"
#include "store/kscore-source-table.h"

/* What came back, and how far the refresh is by it: one transaction. */

/* Posts that nobody told of before: more than what they add to the number of all, where others are
 * deleted meanwhile. */
static gboolean
count_new_posts (KscoreDatabase      *db,
                 KscoreSyncRun       *run,
                 const KscorePage    *page,
                 GError             **error)
{
  for (guint i = 0; i < page->posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (page->posts, i);
      gint64 id;

      if (!kscore_post_table_find (db, run->account, post->native_id, &id, error))
        return FALSE;
      if (id == 0)
        run->n_new_posts++;
    }
  return TRUE;
}

static gboolean
write_page (KscoreDatabase      *db,
            KscoreSyncRun       *run,
            const KscoreAnswer  *answer,
            GError             **error)
{
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);

  return count_new_posts (db, run, answer->page, error)
         && kscore_page_writer_write (writer, answer->page, NULL, error);
}

/* What a profile tells of the source; what it does not tell stays. */
static void
take_source (KscoreSyncRun      *run,
             const KscoreSource *told)
{
  struct {
    char      **mine;
    const char *told;
  } fields[] = {
    { &run->source->handle, told->handle },       { &run->source->remote_id, told->remote_id },
    { &run->source->server, told->server },       { &run->source->pds, told->pds },
    { &run->source->directory, told->directory }, { &run->source->software, told->software },
    { &run->source->version, told->version },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].told != NULL)
      {
        g_free (*fields[i].mine);
        *fields[i].mine = g_strdup (fields[i].told);
      }
}

/**
 * kscore_sync_run_check_opt_out:
 * @source: where an account is read
 * @profile: its profile
 * @error: return location
 *
 * Returns: whether it may be read: its profile does not ask strangers not to, or it is proven to be
 *   the user's own; %KSCORE_ERROR_OPTED_OUT otherwise
 */
gboolean
kscore_sync_run_check_opt_out (const KscoreSource  *source,
                               const KscoreAnswer  *profile,
                               GError             **error)
{
  if (profile->opt_out == NULL || source->confirmed)
    return TRUE;

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_OPTED_OUT,
               /* Translators: %1$s is a handle, %2$s a mark such as "#nobot". */
               _("The profile of %1$s asks not to be read by programs (%2$s)."), source->handle,
               profile->opt_out);
  return FALSE;
}

static gboolean
write_profile (KscoreDatabase      *db,
               KscoreSyncRun       *run,
               const KscoreAnswer  *answer,
               GError             **error)
{
  if (!kscore_sync_run_check_opt_out (run->source, answer, error))
    return FALSE;

  run->followers = answer->followers;
  run->following = answer->page->account->following;
  run->n_posts = answer->n_posts;
  if (answer->source != NULL)
    take_source (run, answer->source);
  if (answer->page->account->handle != NULL && answer->page->account->handle[0] != '\0')
    {
      g_free (run->source->handle);
      run->source->handle = g_strdup (answer->page->account->handle);
    }
  return kscore_source_table_put (db, run->account, run->source, error)
         && write_page (db, run, answer, error);
}

/**
 * kscore_sync_run_write_lookup:
 * @db: a writing connection inside a transaction
 * @run: a refresh of an account
 * @lookup: where the account was found, and its profile
 * @error: return location
 *
 * Takes over what has changed of the way to the account, unless it leads to another account now.
 * The profile that came with it needs not to be asked for again.
 *
 * Returns: whether it is written
 */
gboolean
kscore_sync_run_write_lookup (KscoreDatabase      *db,
                              KscoreSyncRun       *run,
                              const KscoreLookup  *lookup,
                              GError             **error)
{
  if (g_strcmp0 (lookup->source->native_id, run->source->native_id) != 0)
    return TRUE;

  take_source (run, lookup->source);
  g_hash_table_add (run->asked, g_strdup (""));
  return write_profile (db, run, lookup->profile, error);
}

/* @oldest: the older of two times, where they are known. */
static void
keep_oldest (gint64 *oldest,
             gint64  at)
{
  if (at != KSCORE_TIME_UNKNOWN && (*oldest == KSCORE_TIME_UNKNOWN || at < *oldest))
    *oldest = at;
}

static void
measure (const KscorePage *page,
         gint64           *oldest,
         gint64           *newest)
{
  *oldest = *newest = KSCORE_TIME_UNKNOWN;
  for (guint i = 0; i < page->posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (page->posts, i);

      keep_oldest (oldest, post->at);
      if (post->at != KSCORE_TIME_UNKNOWN
          && (*newest == KSCORE_TIME_UNKNOWN || post->at > *newest))
        *newest = post->at;
    }
}

/* A list that leads back to where it was would never end. */
static gboolean
goes_on (KscoreSyncRun      *run,
         const KscoreAnswer *answer)
{
  guint n_unseen = 0;

  for (guint i = 0; i < answer->page->posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (answer->page->posts, i);

      n_unseen += g_hash_table_add (run->seen, g_strdup (post->native_id)) ? 1 : 0;
    }
  run->n_empty = answer->page->posts->len == 0 ? run->n_empty + 1 : 0;

  return answer->cursor == NULL
         || (g_strcmp0 (answer->cursor, run->question.cursor) != 0
             && (answer->page->posts->len == 0 || n_unseen > 0));
}

static void
set_circle_error (KscoreSyncRun  *run,
                  GError        **error)
{
  if (run->question.ask == KSCORE_ASK_POSTS)
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                 /* Translators: %s is a handle. */
                 _("The server’s list of the posts of %s leads in a circle."),
                 run->source->handle);
  else
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                 /* Translators: %s is a handle. */
                 _("A list that the server tells of %s leads in a circle."), run->source->handle);
}

/* The first walk leaves what is before the window to later. */
static gboolean
write_older_start (KscoreDatabase      *db,
                   KscoreSyncRun       *run,
                   const KscoreAnswer  *answer,
                   gint64               oldest,
                   gboolean             done,
                   GError             **error)
{
  g_auto (KscoreList) older = { 0 };

  if (!kscore_list_table_get (db, run->account, 0, KSCORE_LIST_OLDER, &older, error))
    return FALSE;

  keep_oldest (&older.until_at, oldest);
  if (done)
    {
      g_free (older.cursor);
      older.cursor = g_strdup (answer->cursor);
      older.started_at = run->sync->now;
      older.complete = answer->cursor == NULL;
      if (older.complete)
        older.landed_at = run->sync->now;
    }
  return kscore_list_table_put (db, &older, error);
}

/* Where no post can be asked for by itself, what the list passes over, between posts that it shows,
 * is gone. */
static gboolean
delete_passed_over (KscoreDatabase  *db,
                    KscoreSyncRun   *run,
                    GError         **error)
{
  g_autoptr (GPtrArray) due = NULL;

  if (run->walk_oldest == KSCORE_TIME_UNKNOWN
      || kscore_provider_get_batch (run->provider, run->source, KSCORE_ASK_POST,
                                    KSCORE_KIND_NONE) > 0)
    return TRUE;

  due = kscore_refresh_table_due_posts (db, run->account, run->sync->now, KSCORE_SYNC_PASSED_OVER,
                                        error);
  if (due == NULL)
    return FALSE;

  for (guint i = 0; i < due->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (due, i);

      if (post->at > run->walk_oldest && post->read_at < run->sync->now
          && !g_hash_table_contains (run->seen, post->native_id)
          && !kscore_refresh_table_delete_post (db, run->account, post->native_id, run->sync->now,
                                                error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_walk (KscoreDatabase      *db,
            KscoreSyncRun       *run,
            const KscoreAnswer  *answer,
            GError             **error)
{
  KscoreList *list = &run->list;
  gboolean first = list->landed_at == KSCORE_TIME_UNKNOWN;
  gint64 until = list->until_at;
  gint64 oldest, newest;
  gboolean done;

  if (!goes_on (run, answer))
    {
      set_circle_error (run, error);
      return FALSE;
    }
  measure (answer->page, &oldest, &newest);
  if (until == KSCORE_TIME_UNKNOWN)
    until = kscore_sync_run_get_window_start (run);
  if (list->from_at == KSCORE_TIME_UNKNOWN)
    list->from_at = newest;

  keep_oldest (&run->walk_oldest, oldest);

  done = answer->cursor == NULL || run->n_empty >= KSCORE_SYNC_EMPTY_PAGES
         || (oldest != KSCORE_TIME_UNKNOWN && oldest <= until);
  if (!write_page (db, run, answer, error)
      || (first && !write_older_start (db, run, answer, oldest, done, error)))
    return FALSE;

  g_clear_pointer (&list->cursor, g_free);
  if (!done)
    {
      list->cursor = g_strdup (answer->cursor);
      list->pages++;
      return kscore_list_table_put (db, list, error);
    }

  if (list->from_at != KSCORE_TIME_UNKNOWN)
    list->until_at = list->from_at;
  list->landed_at = run->sync->now;
  list->complete = TRUE;
  list->started_at = list->from_at = KSCORE_TIME_UNKNOWN;
  list->pages = 0;
  run->walked = run->walking;
  return (!run->walked || delete_passed_over (db, run, error))
         && kscore_list_table_put (db, list, error);
}

static gboolean
write_older (KscoreDatabase      *db,
             KscoreSyncRun       *run,
             const KscoreAnswer  *answer,
             GError             **error)
{
  KscoreList *list = &run->list;
  gboolean circle = !goes_on (run, answer);
  gint64 oldest, newest;

  if (circle && run->trouble == NULL)
    set_circle_error (run, &run->trouble);
  if (!circle && !write_page (db, run, answer, error))
    return FALSE;

  measure (answer->page, &oldest, &newest);
  if (!circle)
    keep_oldest (&list->until_at, oldest);
  g_free (list->cursor);
  list->cursor = g_strdup (answer->cursor);
  list->pages++;
  /* What lies behind it is given up: the days that are read are complete. */
  if (circle || run->n_empty >= KSCORE_SYNC_EMPTY_PAGES)
    g_clear_pointer (&list->cursor, g_free);
  if (list->cursor == NULL)
    {
      list->complete = answer->cursor == NULL;
      list->landed_at = run->sync->now;
    }
  return kscore_list_table_put (db, list, error) && kscore_sync_run_write_coverage (db, run, error);
}

static gboolean
write_records (KscoreDatabase      *db,
               KscoreSyncRun       *run,
               const KscoreAnswer  *answer,
               GError             **error)
{
  KscoreList *list = &run->list;
  gboolean on = goes_on (run, answer) && run->n_empty < KSCORE_SYNC_EMPTY_PAGES;

  if (!write_page (db, run, answer, error))
    return FALSE;

  g_free (list->cursor);
  list->cursor = on ? g_strdup (answer->cursor) : NULL;
  list->pages++;
  list->complete = answer->cursor == NULL;
  if (list->cursor == NULL)
    {
      list->landed_at = run->sync->now;
      list->pages = 0;
    }
  return kscore_list_table_put (db, list, error);
}

static const KscorePost *
find_post (const GPtrArray *posts,
           const char      *native_id)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (posts, i);

      if (g_strcmp0 (post->native_id, native_id) == 0)
        return post;
    }
  return NULL;
}

static gboolean
write_counts (KscoreDatabase      *db,
              KscoreSyncRun       *run,
              const KscoreAnswer  *answer,
              GError             **error)
{
  if (!write_page (db, run, answer, error))
    return FALSE;

  for (guint i = 0; i < answer->missing->len; i++)
    {
      const KscorePost *post = find_post (run->posts, g_ptr_array_index (answer->missing, i));

      if (post == NULL)
        continue;
      kscore_sync_run_confirm_later (run, post);
      g_ptr_array_remove (run->posts, (gpointer) post);
    }
  return kscore_refresh_table_touch_posts (db, run->account, run->posts, run->sync->now, error);
}

static gboolean
write_confirmation (KscoreDatabase      *db,
                    KscoreSyncRun       *run,
                    const KscoreAnswer  *answer,
                    GError             **error)
{
  for (guint i = 0; i < answer->missing->len; i++)
    {
      const char *native_id = g_ptr_array_index (answer->missing, i);

      if (find_post (run->posts, native_id) != NULL
          && !kscore_refresh_table_delete_post (db, run->account, native_id, run->sync->now, error))
        return FALSE;
    }
  return write_page (db, run, answer, error)
         && kscore_refresh_table_touch_posts (db, run->account, run->posts, run->sync->now, error);
}

static gboolean
write_hidden (KscoreDatabase  *db,
              KscoreSyncRun   *run,
              GError         **error)
{
  KscoreList *list = &run->list;

  if (!kscore_list_table_drop (db, list, error))
    return FALSE;

  list->hidden = TRUE;
  list->complete = FALSE;
  list->landed_at = run->sync->now;
  list->total = run->total;
  g_clear_pointer (&list->cursor, g_free);
  list->started_at = KSCORE_TIME_UNKNOWN;
  list->pages = 0;
  return kscore_list_table_put (db, list, error);
}

/* The newest stand first in every list: where those that are known and those that are new make up
 * what is counted, the rest of it needs no look. Somebody who took a reaction back is only found
 * at the end of a list, but then the sum is another. */
static gboolean
is_made_up (const KscoreSyncRun *run,
            gint64               n_known)
{
  return !run->resumed && run->total != KSCORE_UNKNOWN
         && n_known + (gint64) run->n_new == run->total;
}

static gboolean
write_follow_coverage (KscoreDatabase  *db,
                       KscoreSyncRun   *run,
                       gint64           before,
                       GError         **error)
{
  KscoreCoverage coverage = {
    .to = kscore_day_from_time (run->sync->now),
    .kinds = KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW),
  };

  coverage.from = before != KSCORE_TIME_UNKNOWN ? kscore_day_from_time (before) : coverage.to;
  return kscore_coverage_table_put (db, run->account, &coverage, error);
}

/* Own answers are posts of the account's own, and are taken off the count as such. */
static void
drop_own_replies (KscoreSyncRun *run,
                  KscorePage    *page)
{
  if (run->question.ask != KSCORE_ASK_REACTIONS || run->question.kind != KSCORE_KIND_REPLY)
    return;

  for (guint i = page->interactions->len; i > 0; i--)
    {
      const KscoreInteraction *interaction = g_ptr_array_index (page->interactions, i - 1);

      if (g_strcmp0 (interaction->actor, run->source->native_id) == 0)
        g_ptr_array_remove_index (page->interactions, i - 1);
    }
}

/* Whether the list goes on without an end. */
static gboolean
is_circle (KscoreSyncRun      *run,
           const KscoreAnswer *answer,
           gint64              n_staged)
{
  run->n_idle = n_staged == run->n_staged ? run->n_idle + 1 : 0;
  run->n_staged = n_staged;

  return answer->cursor != NULL
         && (g_strcmp0 (answer->cursor, run->question.cursor) == 0
             || run->n_idle >= KSCORE_SYNC_IDLE_PAGES);
}

/* Nobody on a list, though the network counts some and some are known: it is not shown just now. So
 * is one that lacks most of those who are known, though the network counts no less than them. */
static gboolean
is_cut (const KscoreSyncRun *run,
        gint64               n_staged,
        gint64               n_known)
{
  if (n_staged == 0)
    return n_known > 0 && run->total > 0;
  return n_staged < n_known / 2 && run->total >= n_known;
}

static gboolean
write_list (KscoreDatabase      *db,
            KscoreSyncRun       *run,
            const KscoreAnswer  *answer,
            guint                max_pages,
            GError             **error)
{
  KscoreList *list = &run->list;
  gint64 before = list->ended_at;
  gint64 n_staged, n_known;
  gboolean made_up, circle, whole;
  guint n_new;

  /* Nobody follows: an empty list says no less than the count. */
  if (answer->hidden && run->total != 0)
    return write_hidden (db, run, error);
  drop_own_replies (run, answer->page);
  if (!kscore_list_table_stage (db, list, answer->page, &n_new, error)
      || !kscore_list_table_count (db, list, &n_staged, &n_known, error))
    return FALSE;

  if (answer->cursor == NULL && is_cut (run, n_staged, n_known))
    return write_hidden (db, run, error);
  run->n_new += n_new;
  made_up = answer->cursor != NULL && is_made_up (run, n_known);
  circle = !made_up && is_circle (run, answer, n_staged);
  whole = (answer->cursor == NULL && !answer->partial)
          || (circle && run->total != KSCORE_UNKNOWN && n_staged >= run->total);
  if (circle && !whole)
    {
      if (run->trouble == NULL)
        set_circle_error (run, &run->trouble);
      /* Who is missing on a part of the followers would be a new one on the whole of them. */
      if (run->question.ask != KSCORE_ASK_REACTIONS)
        return write_hidden (db, run, error);
    }

  list->pages++;
  list->hidden = FALSE;
  g_free (list->cursor);
  list->cursor = g_strdup (answer->cursor);
  if (!made_up && !circle && answer->cursor != NULL && list->pages < max_pages)
    return kscore_list_table_put (db, list, error);

  list->complete = whole;
  if (!kscore_list_table_land (db, list, run->sync->now, error))
    return FALSE;
  if (list->kind == KSCORE_LIST_FOLLOWERS && !write_follow_coverage (db, run, before, error))
    return FALSE;
  if (!made_up)
    return TRUE;

  /* Nobody was taken away by it, and yet it is whole. */
  kscore_list_clear (list);
  if (!kscore_list_table_get (db, run->account, list->post, list->kind, list, error))
    return FALSE;
  list->complete = TRUE;
  return kscore_list_table_put (db, list, error);
}

/**
 * kscore_sync_run_write:
 * @db: a writing connection inside a transaction
 * @run: a refresh of an account
 * @answer: what came of its question
 * @error: return location
 *
 * Returns: whether it is written; %KSCORE_ERROR_OPTED_OUT and %KSCORE_ERROR_BAD_REPLY for what must
 *   not be
 */
gboolean
kscore_sync_run_write (KscoreDatabase      *db,
                       KscoreSyncRun       *run,
                       const KscoreAnswer  *answer,
                       GError             **error)
{
  switch (run->question.ask)
    {
    case KSCORE_ASK_PROFILE:
      return write_profile (db, run, answer, error);
    case KSCORE_ASK_POSTS:
      return run->phase == KSCORE_SYNC_OLDER ? write_older (db, run, answer, error)
                                             : write_walk (db, run, answer, error);
    case KSCORE_ASK_RECORDS:
      return write_records (db, run, answer, error);
    case KSCORE_ASK_COUNTS:
      return write_counts (db, run, answer, error);
    case KSCORE_ASK_POST:
      return write_confirmation (db, run, answer, error);
    case KSCORE_ASK_REACTIONS:
      return write_list (db, run, answer, KSCORE_SYNC_LIST_PAGES, error);
    case KSCORE_ASK_ACTORS:
      return write_page (db, run, answer, error)
             && kscore_refresh_table_touch_actors (db, run->account, run->actors, run->sync->now,
                                                   error);
    case KSCORE_ASK_FOLLOWERS:
    case KSCORE_ASK_FOLLOWING:
    default:
      return write_list (db, run, answer, G_MAXUINT, error);
    }
}

/**
 * kscore_sync_run_refuse:
 * @db: a writing connection inside a transaction
 * @run: a refresh of an account, whose question about one list or some people got no answer
 * @error: return location
 *
 * Notes that it was asked, so that what comes after it is not kept waiting. A list of people that
 * an earlier refresh began is begun anew next time.
 *
 * Returns: whether it is noted
 */
gboolean
kscore_sync_run_refuse (KscoreDatabase  *db,
                        KscoreSyncRun   *run,
                        GError         **error)
{
  if (run->question.ask == KSCORE_ASK_ACTORS)
    return kscore_refresh_table_touch_actors (db, run->account, run->actors, run->sync->now, error);
  if (run->question.ask != KSCORE_ASK_REACTIONS)
    return kscore_list_table_drop (db, &run->list, error);
  return write_hidden (db, run, error);
}

/**
 * kscore_sync_run_restart_walk:
 * @db: a writing connection inside a transaction
 * @run: a refresh of an account, whose question for posts failed once more
 * @error: return location
 *
 * Forgets how far the walk over the posts has come: perhaps it is the way to go on that the server
 * does not take. The posts stay.
 *
 * Returns: whether it is done
 */
gboolean
kscore_sync_run_restart_walk (KscoreDatabase  *db,
                              KscoreSyncRun   *run,
                              GError         **error)
{
  g_auto (KscoreList) list = { 0 };

  if (!kscore_list_table_get (db, run->account, 0, KSCORE_LIST_POSTS, &list, error))
    return FALSE;
  if (list.cursor == NULL)
    return TRUE;

  g_clear_pointer (&list.cursor, g_free);
  list.started_at = list.from_at = KSCORE_TIME_UNKNOWN;
  list.pages = 0;
  return kscore_list_table_put (db, &list, error);
}

static gboolean
put_coverage (KscoreDatabase  *db,
              KscoreSyncRun   *run,
              KscoreDay        from,
              KscoreKinds      kinds,
              GError         **error)
{
  KscoreDay today = kscore_day_from_time (run->sync->now);
  KscoreCoverage coverage = { .from = MIN (from, today), .to = today, .kinds = kinds };

  return kscore_coverage_table_put (db, run->account, &coverage, error);
}

/* From which day on every post is known. */
static gboolean
find_first_day (KscoreDatabase  *db,
                KscoreSyncRun   *run,
                KscoreDay       *day,
                GError         **error)
{
  g_auto (KscoreList) older = { 0 };

  if (!kscore_list_table_get (db, run->account, 0, KSCORE_LIST_OLDER, &older, error))
    return FALSE;

  *day = kscore_day_from_time (run->sync->now);
  if (older.until_at != KSCORE_TIME_UNKNOWN)
    /* A page may end in the middle of a day. */
    *day = kscore_day_from_time (older.until_at) + (older.complete ? 0 : 1);
  if (older.complete && run->created_at != KSCORE_TIME_UNKNOWN)
    *day = MIN (*day, kscore_day_from_time (run->created_at));
  return TRUE;
}

/**
 * kscore_sync_run_write_coverage:
 * @db: a writing connection inside a transaction
 * @run: a refresh of an account, whose posts and their counts are read
 * @error: return location
 *
 * Writes what is complete from when to now.
 *
 * Returns: whether it is written
 */
gboolean
kscore_sync_run_write_coverage (KscoreDatabase  *db,
                                KscoreSyncRun   *run,
                                GError         **error)
{
  KscoreKinds told = kscore_provider_get_kinds (run->provider, run->source);
  KscoreKinds counted = told & (KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS)
                        & ~KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW);
  KscoreKinds listed = kscore_sync_run_get_listed_kinds (run);
  gint64 start = kscore_sync_run_get_window_start (run);
  KscoreDay today = kscore_day_from_time (run->sync->now);
  KscoreDay window = kscore_day_from_time (start) + 1;
  KscoreDay first;
  gint64 n_due = 0;
  gboolean tells = FALSE;

  if (!find_first_day (db, run, &first, error)
      || !put_coverage (db, run, first, counted, error)
      || (run->followers != KSCORE_UNKNOWN
          && !put_coverage (db, run, today, KSCORE_KINDS_AUDIENCE, error)))
    return FALSE;

  if (listed == 0)
    return TRUE;
  if (!kscore_refresh_table_count_lists (db, run->account, listed, start, run->sync->now, &n_due,
                                         error))
    return FALSE;
  if (n_due > 0)
    return TRUE;

  /* Where every list is for people who are signed in, nobody is not what is known. */
  return kscore_refresh_table_tells_people (db, run->account, start, &tells, error)
         && (!tells
             || put_coverage (db, run, MAX (first, window), KSCORE_KINDS_PEOPLE, error));
}
