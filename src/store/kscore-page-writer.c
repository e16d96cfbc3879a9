#include "config.h"

#include "store/kscore-page-writer.h"

#include <string.h>

#include "store/kscore-account-table.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-audience-table.h"
#include "store/kscore-coverage-table.h"
#include "store/kscore-id-cache.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-mark-table.h"
#include "store/kscore-outgoing-table.h"
#include "store/kscore-post-table.h"
#include "store/kscore-score-table.h"

/* Of the people who react to somebody, most come back: it pays to remember many. */
#define MAX_ACTORS 750000
#define MAX_POSTS 5000

struct _KscorePageWriter {
  KscoreDatabase *db;     /* (unowned) */
  KscoreIdCache  *actors; /* (owned) */
  KscoreIdCache  *posts;  /* (owned) */
};

/**
 * kscore_page_writer_new:
 * @db: (transfer none): a writing connection, which outlives the writer
 *
 * Returns: (transfer full): a writer that remembers nothing yet
 */
KscorePageWriter *
kscore_page_writer_new (KscoreDatabase *db)
{
  KscorePageWriter *self = g_new (KscorePageWriter, 1);

  self->db = db;
  self->actors = kscore_id_cache_new (MAX_ACTORS);
  self->posts = kscore_id_cache_new (MAX_POSTS);

  return self;
}

/**
 * kscore_page_writer_free:
 * @writer: (transfer full) (nullable): a writer
 */
void
kscore_page_writer_free (KscorePageWriter *writer)
{
  if (writer == NULL)
    return;

  kscore_id_cache_free (writer->actors);
  kscore_id_cache_free (writer->posts);
  g_free (writer);
}

/**
 * kscore_page_writer_reset:
 * @writer: a writer
 *
 * Makes it remember nothing: after a rollback, and after anybody else wrote through the
 * connection.
 */
void
kscore_page_writer_reset (KscorePageWriter *writer)
{
  kscore_id_cache_clear (writer->actors);
  kscore_id_cache_clear (writer->posts);
}

/* FNV-1a */
static guint64
mix (guint64       hash,
     gconstpointer data,
     gsize         length)
{
  const guint8 *bytes = data;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

static guint64
fingerprint_actor (const KscoreActor *actor)
{
  const gint64 numbers[] = {
    actor->created_at, actor->posts, actor->following, actor->followers, actor->read_at,
    actor->follows_owner ? 1 : 0, actor->followed_by_owner ? 1 : 0, actor->known ? 1 : 0,
  };
  guint64 hash = mix (G_GUINT64_CONSTANT (0xcbf29ce484222325), numbers, sizeof numbers);

  if (actor->handle != NULL)
    hash = mix (hash, actor->handle, strlen (actor->handle) + 1);
  hash = mix (hash, "", 1);
  if (actor->display_name != NULL)
    hash = mix (hash, actor->display_name, strlen (actor->display_name) + 1);

  return MAX (hash, 1);
}

/* An actor described again in the same words, as happens on every page, costs a look. */
static gboolean
write_actor (KscorePageWriter   *writer,
             gint64              account,
             const KscoreActor  *actor,
             gint64             *id,
             GError            **error)
{
  KscoreIdCacheEntry *entry = kscore_id_cache_lookup (writer->actors, account, actor->key);
  guint64 fingerprint = fingerprint_actor (actor);
  gboolean merged;

  if (entry != NULL && entry->fingerprint == fingerprint)
    {
      *id = entry->id;
      return TRUE;
    }

  if (!kscore_actor_table_put (writer->db, account, actor, id, &merged, error))
    return FALSE;

  if (merged)
    {
      kscore_id_cache_clear (writer->actors);
      entry = NULL;
    }
  if (entry == NULL)
    entry = kscore_id_cache_insert (writer->actors, account, actor->key, *id);
  entry->fingerprint = fingerprint;

  return TRUE;
}

static gboolean
resolve_actor (KscorePageWriter  *writer,
               gint64             account,
               const char        *key,
               gint64            *id,
               GError           **error)
{
  KscoreIdCacheEntry *entry = kscore_id_cache_lookup (writer->actors, account, key);
  g_autoptr (KscoreActor) actor = NULL;
  gboolean related;

  if (entry != NULL)
    {
      *id = entry->id;
      return TRUE;
    }

  /* Known already, and nothing new is told: nothing is to be written. */
  if (!kscore_actor_table_find (writer->db, account, key, id, &related, error))
    return FALSE;
  if (*id == 0 && kscore_actor_table_is_lasting (key))
    {
      if (!kscore_actor_table_add (writer->db, account, key, id, error))
        return FALSE;
      related = TRUE;
    }
  if (related)
    {
      kscore_id_cache_insert (writer->actors, account, key, *id);
      return TRUE;
    }

  actor = kscore_actor_new (key);

  return write_actor (writer, account, actor, id, error);
}

/* @id is 0 for a post that nobody has told of, KSCORE_POST_DELETED for one that is gone. */
static gboolean
resolve_post (KscorePageWriter  *writer,
              gint64             account,
              const char        *native_id,
              gint64            *id,
              GError           **error)
{
  KscoreIdCacheEntry *entry = kscore_id_cache_lookup (writer->posts, account, native_id);

  if (entry != NULL)
    {
      *id = entry->id;
      return TRUE;
    }

  if (!kscore_post_table_find (writer->db, account, native_id, id, error))
    return FALSE;

  if (*id > 0)
    kscore_id_cache_insert (writer->posts, account, native_id, *id);

  return TRUE;
}

static gboolean
write_posts (KscorePageWriter  *writer,
             gint64             account,
             const KscorePage  *page,
             guint             *n_skipped,
             GError           **error)
{
  gint64 id;

  for (guint i = 0; i < page->posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (page->posts, i);

      if (post->native_id == NULL || post->at == KSCORE_TIME_UNKNOWN)
        (*n_skipped)++;
      else if (!kscore_post_table_put (writer->db, account, post, &id, error))
        return FALSE;
      else if (id > 0 && kscore_id_cache_lookup (writer->posts, account, post->native_id) == NULL)
        kscore_id_cache_insert (writer->posts, account, post->native_id, id);
    }

  for (guint i = 0; i < page->counts->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (page->counts, i);

      if (!resolve_post (writer, account, count->post, &id, error))
        return FALSE;
      if (id == 0 || count->kind == KSCORE_KIND_NONE || count->kind >= KSCORE_N_KINDS
          || count->at == KSCORE_TIME_UNKNOWN)
        (*n_skipped)++;
      else if (id != KSCORE_POST_DELETED && !kscore_count_table_put (writer->db, id, count, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_usable (const KscoreInteraction *interaction)
{
  return interaction->actor != NULL && interaction->kind != KSCORE_KIND_NONE
         && interaction->kind < KSCORE_N_KINDS && interaction->precision < KSCORE_N_PRECISIONS
         && interaction->at != KSCORE_TIME_UNKNOWN;
}

static gboolean
write_interactions (KscorePageWriter  *writer,
                    gint64             account,
                    const KscorePage  *page,
                    guint             *n_skipped,
                    GError           **error)
{
  const char *last_post = NULL;
  gint64 post = 0;

  for (guint i = 0; i < page->interactions->len; i++)
    {
      const KscoreInteraction *interaction = g_ptr_array_index (page->interactions, i);
      gint64 actor;

      if (!is_usable (interaction))
        {
          (*n_skipped)++;
          continue;
        }

      /* Reactions come post by post. */
      if (interaction->post == NULL)
        post = 0;
      else if ((last_post == NULL || strcmp (interaction->post, last_post) != 0)
               && !resolve_post (writer, account, interaction->post, &post, error))
        return FALSE;
      last_post = interaction->post;

      if (post == KSCORE_POST_DELETED)
        continue;
      if (interaction->post != NULL && post == 0)
        {
          (*n_skipped)++;
          continue;
        }

      if (!resolve_actor (writer, account, interaction->actor, &actor, error)
          || !kscore_interaction_table_put (writer->db, account, actor, post, interaction, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_outgoing (KscorePageWriter  *writer,
                gint64             account,
                const KscorePage  *page,
                guint             *n_skipped,
                GError           **error)
{
  for (guint i = 0; i < page->outgoing->len; i++)
    {
      const KscoreOutgoing *outgoing = g_ptr_array_index (page->outgoing, i);
      gint64 actor = 0;

      if (outgoing->remote_id == NULL || outgoing->kind == KSCORE_KIND_NONE
          || outgoing->kind >= KSCORE_N_KINDS)
        {
          (*n_skipped)++;
          continue;
        }
      if ((outgoing->actor != NULL
           && !resolve_actor (writer, account, outgoing->actor, &actor, error))
          || !kscore_outgoing_table_put (writer->db, account, outgoing, actor, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_people (KscorePageWriter  *writer,
              gint64             account,
              const KscorePage  *page,
              guint             *n_skipped,
              GError           **error)
{
  gint64 id;

  for (guint i = 0; i < page->actors->len; i++)
    {
      const KscoreActor *actor = g_ptr_array_index (page->actors, i);

      if (actor->key == NULL)
        (*n_skipped)++;
      else if (!write_actor (writer, account, actor, &id, error))
        return FALSE;
    }

  if (!write_interactions (writer, account, page, n_skipped, error))
    return FALSE;

  for (guint i = 0; i < page->marks->len; i++)
    {
      const KscoreMark *mark = g_ptr_array_index (page->marks, i);

      id = 0;
      if (mark->kind == KSCORE_MARK_NONE || mark->kind >= KSCORE_N_MARKS)
        {
          (*n_skipped)++;
          continue;
        }
      if ((mark->kind != KSCORE_MARK_LINKING_PAGE && mark->maker != NULL
           && !resolve_actor (writer, account, mark->maker, &id, error))
          || !kscore_mark_table_put (writer->db, account, mark, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_figures (KscorePageWriter  *writer,
               gint64             account,
               const KscorePage  *page,
               GError           **error)
{
  for (guint i = 0; i < page->audience->len; i++)
    if (!kscore_audience_table_put (writer->db, account,
                                    &g_array_index (page->audience, KscoreAudience, i), error))
      return FALSE;

  for (guint i = 0; i < page->coverage->len; i++)
    if (!kscore_coverage_table_put (writer->db, account,
                                    &g_array_index (page->coverage, KscoreCoverage, i), error))
      return FALSE;

  return TRUE;
}

/**
 * kscore_page_writer_write:
 * @writer: a writer, its connection inside a transaction
 * @page: what a source told
 * @n_skipped: (out) (optional): how many values could not be kept: of a post that no page has
 *   told of, or without a time. What belongs to a post that is gone is left out and not
 *   counted here
 * @error: return location
 *
 * Writes a page. Written again, it changes nothing. After a failure the transaction has to be
 * rolled back and the writer reset.
 *
 * Returns: whether all of it is written
 */
gboolean
kscore_page_writer_write (KscorePageWriter  *writer,
                          const KscorePage  *page,
                          guint             *n_skipped,
                          GError           **error)
{
  guint skipped = 0;
  gint64 account;

  if (page->account != NULL)
    {
      account = kscore_account_table_put (writer->db, page->account, error);
      if (account == 0
          || !write_posts (writer, account, page, &skipped, error)
          || !write_people (writer, account, page, &skipped, error)
          || !write_outgoing (writer, account, page, &skipped, error)
          || !write_figures (writer, account, page, error))
        return FALSE;
    }

  if (!kscore_shown_table_put (writer->db, KSCORE_OWNER, (const KscoreShown *) page->shown->data,
                               page->shown->len, error))
    return FALSE;

  if (n_skipped != NULL)
    *n_skipped = skipped;

  return TRUE;
}
