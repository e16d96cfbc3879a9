#include "config.h"

#include "store/kscore-evidence-follower.h"

#include <string.h>

#include "core/kscore-values.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-own-actors-private.h"
#include "store/kscore-statement.h"

/* Brings evidence in memory up to date with what the journal noted, without reading all of it
 * again. The notes only tell which rows to look at: what is taken is what stands there now. What
 * is not just more of the evidence (a reaction that is gone or has another date, a post that
 * changed) is not followed, and all of it is to be read anew. */

typedef struct {
  KscoreDatabase      *db;         /* (unowned) */
  KscoreEvidence      *evidence;   /* (unowned) */
  const KscoreChanges *changes;    /* (unowned) */
  KscoreFollowed      *followed;   /* (unowned) */
  GHashTable          *accounts;   /* (owned) of indices, one more than they are, by id */
  GHashTable          *posts;      /* (owned) the same */
  guint32             *actors;     /* (owned) indices by id */
  gint64               n_actor_ids;
  guint                n_actors;   /* that were there before */
  gboolean             lost;       /* cannot be followed */
} Follower;

static void
follower_clear (Follower *self)
{
  g_clear_pointer (&self->accounts, g_hash_table_unref);
  g_clear_pointer (&self->posts, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follower, follower_clear)

/**
 * kscore_followed_init:
 * @self: (out caller-allocates): nothing yet
 */
void
kscore_followed_init (KscoreFollowed *self)
{
  self->follows = g_array_new (FALSE, FALSE, sizeof (KscoreNewFollow));
  self->withdrawn = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * kscore_followed_clear:
 * @self: what has to be told
 */
void
kscore_followed_clear (KscoreFollowed *self)
{
  g_clear_pointer (&self->follows, g_array_unref);
  g_clear_pointer (&self->withdrawn, g_array_unref);
}

/* Indices */

static void
set_index (GHashTable *table,
           gint64      id,
           guint       index)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (index + 1));
}

/* KSCORE_NO_INDEX is one less than nothing. */
static guint32
get_index (GHashTable *table,
           gint64      id)
{
  return (guint32) (GPOINTER_TO_UINT (g_hash_table_lookup (table, &id)) - 1);
}

static guint32
get_actor (const Follower *self,
           gint64          id)
{
  return id > 0 && id < self->n_actor_ids ? self->actors[id] : KSCORE_NO_INDEX;
}

static gboolean
fill_indices (Follower  *self,
              GError   **error)
{
  const KscoreEvidence *evidence = self->evidence;
  gint64 highest;

  self->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->posts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < evidence->accounts->len; i++)
    set_index (self->accounts, g_array_index (evidence->accounts, KscoreEvidenceAccount, i).id, i);
  for (guint i = 0; i < evidence->posts->len; i++)
    set_index (self->posts, g_array_index (evidence->posts, KscoreEvidencePost, i).id, i);

  if (!kscore_database_get_integer (self->db, "SELECT max(id) FROM actors", &highest, error))
    return FALSE;
  self->n_actor_ids = highest + 1;
  self->actors = g_new (guint32, self->n_actor_ids);
  for (gint64 i = 0; i < self->n_actor_ids; i++)
    self->actors[i] = KSCORE_NO_INDEX;

  self->n_actors = evidence->actors->len;
  for (guint i = 0; i < self->n_actors; i++)
    {
      gint64 id = g_array_index (evidence->actors, KscoreEvidenceActor, i).id;

      if (id > 0 && id < self->n_actor_ids)
        self->actors[id] = i;
    }

  return TRUE;
}

/* Keys */

static guint
hash_keys (gconstpointer key)
{
  const gint64 *keys = key;
  guint64 hash = 0;

  for (int i = 0; i < KSCORE_NOTE_N_KEYS; i++)
    hash = (hash ^ (guint64) keys[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (hash >> 32);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  return memcmp (a, b, KSCORE_NOTE_N_KEYS * sizeof (gint64)) == 0;
}

static GHashTable *
new_keys (void)
{
  return g_hash_table_new (hash_keys, equal_keys);
}

/* The keys of the notes of one kind. */
static GHashTable *
list_keys (const Follower *self,
           KscoreNoteKind  kind)
{
  GHashTable *keys = new_keys ();

  for (guint i = 0; i < self->changes->notes->len; i++)
    {
      const KscoreNote *note = &g_array_index (self->changes->notes, KscoreNote, i);

      if (note->kind == kind)
        g_hash_table_add (keys, (gpointer) note->keys);
    }

  return keys;
}

/* What is another now, or gone, was new just before. */
static gboolean
are_all_new (const Follower *self,
             KscoreNoteKind  changed,
             GHashTable     *added)
{
  g_autoptr (GHashTable) keys = list_keys (self, changed);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (added, key))
        return FALSE;
    }

  return TRUE;
}

typedef void (*RowFunc) (Follower     *self,
                         const gint64 *keys,
                         sqlite3_stmt *statement);

/* Calls @row with the row of every new key that is still there. */
static gboolean
read_new (Follower        *self,
          KscoreNoteKind   kind,
          GHashTable      *keys,
          const char      *sql,
          guint            n_keys,
          RowFunc          row,
          GError         **error)
{
  sqlite3_stmt *statement = kscore_statement_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;

  /* In the order of the notes, so that nothing depends on a table's. */
  for (guint i = 0; i < self->changes->notes->len && !self->lost; i++)
    {
      const KscoreNote *note = &g_array_index (self->changes->notes, KscoreNote, i);
      g_autoptr (GError) local_error = NULL;

      if (note->kind != kind || !g_hash_table_remove (keys, note->keys))
        continue;

      for (guint j = 0; j < n_keys; j++)
        sqlite3_bind_int64 (statement, (int) j + 1, note->keys[j]);
      while (kscore_statement_next (self->db, statement, &local_error))
        row (self, note->keys, statement);
      if (!kscore_statement_succeeded (&local_error, error))
        return FALSE;
    }

  return TRUE;
}

/* Posts */

static void
take_post (Follower     *self,
           const gint64 *keys,
           sqlite3_stmt *statement)
{
  KscoreEvidencePost post = {
    .id = keys[0],
    .at = sqlite3_column_int64 (statement, 1),
    .day = kscore_day_from_time (sqlite3_column_int64 (statement, 1)),
    .precision = (guint8) sqlite3_column_int (statement, 2),
    .kind = (guint8) sqlite3_column_int (statement, 3),
  };
  guint32 account = get_index (self->accounts, sqlite3_column_int64 (statement, 0));

  if (account == KSCORE_NO_INDEX || sqlite3_column_type (statement, 4) != SQLITE_NULL)
    return;

  post.account = (guint16) account;
  set_index (self->posts, post.id, self->evidence->posts->len);
  g_array_append_val (self->evidence->posts, post);
}

/* One that was there is followed where only its words or its threads changed. */
static void
compare_post (Follower     *self,
              const gint64 *keys,
              sqlite3_stmt *statement)
{
  guint32 account = get_index (self->accounts, sqlite3_column_int64 (statement, 0));
  guint32 index = get_index (self->posts, keys[0]);
  const KscoreEvidencePost *post;

  if (account == KSCORE_NO_INDEX)
    return;
  if (index == KSCORE_NO_INDEX || sqlite3_column_type (statement, 4) != SQLITE_NULL)
    {
      self->lost = TRUE;
      return;
    }

  post = &g_array_index (self->evidence->posts, KscoreEvidencePost, index);
  self->lost |= post->at != sqlite3_column_int64 (statement, 1)
                || post->precision != sqlite3_column_int (statement, 2)
                || post->kind != sqlite3_column_int (statement, 3);
}

#define SELECT_POST "SELECT account, at, precision, kind, deleted_at FROM posts WHERE id = ?"

static gboolean
follow_posts (Follower  *self,
              GError   **error)
{
  g_autoptr (GHashTable) added = list_keys (self, KSCORE_NOTE_POST);
  g_autoptr (GHashTable) changed = list_keys (self, KSCORE_NOTE_POST_CHANGED);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, added);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_remove (changed, key);

  return read_new (self, KSCORE_NOTE_POST, added, SELECT_POST, 1, take_post, error)
         && read_new (self, KSCORE_NOTE_POST_CHANGED, changed, SELECT_POST, 1, compare_post, error);
}

/* Actors */

typedef struct {
  gboolean  follows_owner;
  gboolean  followed_by_owner;
  KscoreDay follows_day;
  gint64    created_at;
  guint16   account;   /* where it was seen at first, or G_MAXUINT16 */
  KscoreDay first_day;
  guint     n_accounts;
} Relation;

/* Over all accounts, as the reader does. */
static gboolean
read_relation (Follower   *self,
               gint64      actor,
               Relation   *relation,
               GError    **error)
{
  const GArray *accounts = self->evidence->accounts;
  sqlite3_stmt *statement;

  *relation = (Relation) { FALSE, FALSE, KSCORE_DAY_UNKNOWN, KSCORE_TIME_UNKNOWN, G_MAXUINT16,
                           KSCORE_DAY_MAX, 0 };
  statement = kscore_statement_prepare (
    self->db,
    "SELECT follows_owner, followed_by_owner, follows_day, created_at FROM relations"
    " WHERE account = ? AND actor = ?",
    error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      g_autoptr (GError) local_error = NULL;

      kscore_statement_bind (statement, "ii",
                             g_array_index (accounts, KscoreEvidenceAccount, i).id, actor);
      while (kscore_statement_next (self->db, statement, &local_error))
        {
          gint64 day = kscore_statement_get_int (statement, 2, KSCORE_DAY_UNKNOWN);
          gint64 created_at = kscore_statement_get_int (statement, 3, KSCORE_TIME_UNKNOWN);
          KscoreDay seen = day != KSCORE_DAY_UNKNOWN ? (KscoreDay) day : KSCORE_DAY_MAX;

          relation->n_accounts++;
          relation->follows_owner |= sqlite3_column_int (statement, 0) != 0;
          relation->followed_by_owner |= sqlite3_column_int (statement, 1) != 0;
          if (day != KSCORE_DAY_UNKNOWN
              && (relation->follows_day == KSCORE_DAY_UNKNOWN || day < relation->follows_day))
            relation->follows_day = (KscoreDay) day;
          if (created_at != KSCORE_TIME_UNKNOWN
              && (relation->created_at == KSCORE_TIME_UNKNOWN
                  || created_at < relation->created_at))
            relation->created_at = created_at;
          if (relation->account == G_MAXUINT16 || seen < relation->first_day)
            {
              relation->account = (guint16) i;
              relation->first_day = MIN (seen, relation->first_day);
            }
        }
      if (!kscore_statement_succeeded (&local_error, error))
        return FALSE;
    }

  return TRUE;
}

static void
take_actor (Follower       *self,
            gint64          id,
            const Relation *relation)
{
  KscoreEvidenceActor actor = {
    .id = id,
    .created_at = relation->created_at,
    .person = self->evidence->actors->len,
    .follows_owner = relation->follows_owner,
    .followed_by_owner = relation->followed_by_owner,
    .follows_day = relation->follows_day,
    .purged_day = KSCORE_DAY_UNKNOWN,
    .account = relation->account,
  };

  if (relation->account == G_MAXUINT16)
    return;

  self->actors[id] = self->evidence->actors->len;
  g_array_append_val (self->evidence->actors, actor);
}

static void
compare_actor (Follower       *self,
               guint32         index,
               const Relation *relation)
{
  KscoreEvidenceActor *actor = &g_array_index (self->evidence->actors, KscoreEvidenceActor, index);
  KscoreNewFollow follow = { index, relation->follows_day };
  gboolean other_day = actor->follows_day != relation->follows_day;

  /* Somebody who is seen at several accounts may have been seen at another one first. */
  if (relation->n_accounts > 1
      || actor->followed_by_owner != relation->followed_by_owner
      || (actor->follows_owner && !relation->follows_owner)
      || (other_day && !relation->follows_owner))
    {
      self->lost = TRUE;
      return;
    }

  /* Trust alone asks for it, and is judged anew. */
  actor->created_at = relation->created_at;
  if (relation->follows_owner && (!actor->follows_owner || other_day))
    g_array_append_val (self->followed->follows, follow);
}

static gboolean
follow_relations (Follower  *self,
                  GError   **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->changes->notes->len && !self->lost; i++)
    {
      const KscoreNote *note = &g_array_index (self->changes->notes, KscoreNote, i);
      gint64 id = note->keys[1];
      guint32 index = get_actor (self, id);
      Relation relation;

      if (note->kind != KSCORE_NOTE_RELATION
          || get_index (self->accounts, note->keys[0]) == KSCORE_NO_INDEX
          || !g_hash_table_add (seen, (gpointer) &note->keys[1]))
        continue;
      if (id <= 0 || id >= self->n_actor_ids)
        {
          self->lost = TRUE;
          break;
        }

      if (!read_relation (self, id, &relation, error))
        return FALSE;
      if (index == KSCORE_NO_INDEX)
        take_actor (self, id, &relation);
      else
        compare_actor (self, index, &relation);
    }

  return TRUE;
}

/* Calls for every actor of @sql that is in the evidence. */
static gboolean
mark_actors (Follower    *self,
             const char  *sql,
             guint8      *marked,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement = kscore_statement_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;

  while (kscore_statement_next (self->db, statement, &local_error))
    {
      guint32 index = get_actor (self, sqlite3_column_int64 (statement, 0));

      if (index != KSCORE_NO_INDEX)
        marked[index] = TRUE;
    }

  return kscore_statement_succeeded (&local_error, error);
}

static gboolean
follow_names (Follower  *self,
              GError   **error)
{
  guint n = self->evidence->actors->len;
  g_autofree guint8 *own = g_new0 (guint8, n + 1);
  g_autofree guint8 *known = g_new0 (guint8, n + 1);

  if (!mark_actors (self, KSCORE_SELECT_OWN_ACTORS, own, error)
      || !mark_actors (self, KSCORE_SELECT_KNOWN_ACTORS, known, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      KscoreEvidenceActor *actor = &g_array_index (self->evidence->actors, KscoreEvidenceActor, i);

      self->lost |= i < self->n_actors && actor->owner != own[i];
      actor->owner = own[i];
      actor->known = known[i];
    }

  return TRUE;
}

static void
take_profile (Follower     *self,
              const gint64 *keys,
              sqlite3_stmt *statement)
{
  KscoreEvidenceFollowers followers = {
    .followers = kscore_statement_get_int (statement, 0, KSCORE_UNKNOWN),
    .actor = get_actor (self, keys[1]),
    .day = (KscoreDay) keys[2],
    .following = kscore_statement_get_int (statement, 1, KSCORE_UNKNOWN),
    .posts = kscore_statement_get_int (statement, 2, KSCORE_UNKNOWN),
  };

  if (followers.actor != KSCORE_NO_INDEX
      && get_index (self->accounts, keys[0]) != KSCORE_NO_INDEX)
    g_array_append_val (self->evidence->followers, followers);
}

static gboolean
follow_profiles (Follower  *self,
                 GError   **error)
{
  g_autoptr (GHashTable) added = list_keys (self, KSCORE_NOTE_PROFILE);

  if (!are_all_new (self, KSCORE_NOTE_PROFILE_CHANGED, added))
    {
      self->lost = TRUE;
      return TRUE;
    }

  return read_new (self, KSCORE_NOTE_PROFILE, added,
                   "SELECT followers, following, posts FROM actor_readings"
                   " WHERE account = ? AND actor = ? AND day = ?"
                   " AND coalesce(followers, following, posts) IS NOT NULL",
                   3, take_profile, error);
}

/* Counts */

static void
take_count (Follower     *self,
            const gint64 *keys,
            sqlite3_stmt *statement)
{
  KscoreEvidenceReading reading = {
    .at = keys[2],
    .total = sqlite3_column_int64 (statement, 0),
    .post = get_index (self->posts, keys[0]),
    .kind = (guint8) keys[1],
  };

  if (reading.post != KSCORE_NO_INDEX)
    g_array_append_val (self->evidence->readings, reading);
}

/* A reading that is gone was either there before, or came and went in between. */
static void
withdraw_counts (Follower   *self,
                 GHashTable *gone,
                 GHashTable *added)
{
  const KscoreEvidence *evidence = self->evidence;
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (gone) == 0)
    return;

  for (guint32 i = 0; i < evidence->readings->len; i++)
    {
      const KscoreEvidenceReading *it = &g_array_index (evidence->readings, KscoreEvidenceReading,
                                                        i);
      gint64 keys[KSCORE_NOTE_N_KEYS] = { 0, it->kind, it->at };

      if (it->kind == KSCORE_KIND_NONE)
        continue;
      keys[0] = g_array_index (evidence->posts, KscoreEvidencePost, it->post).id;
      if (g_hash_table_remove (gone, keys))
        g_array_append_val (self->followed->withdrawn, i);
    }

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const gint64 *keys = key;

      if (!g_hash_table_contains (added, key)
          && get_index (self->posts, keys[0]) != KSCORE_NO_INDEX)
        self->lost = TRUE;
    }
}

static gboolean
follow_counts (Follower  *self,
               GError   **error)
{
  g_autoptr (GHashTable) added = list_keys (self, KSCORE_NOTE_COUNT);
  g_autoptr (GHashTable) gone = list_keys (self, KSCORE_NOTE_COUNT_GONE);

  if (!are_all_new (self, KSCORE_NOTE_COUNT_CHANGED, added))
    {
      self->lost = TRUE;
      return TRUE;
    }

  withdraw_counts (self, gone, added);
  return read_new (self, KSCORE_NOTE_COUNT, added,
                   "SELECT total FROM counts WHERE post = ? AND kind = ? AND at = ?", 3,
                   take_count, error);
}

/* Interactions */

static void
take_interaction (Follower     *self,
                  const gint64 *keys,
                  sqlite3_stmt *statement)
{
  guint32 account = get_index (self->accounts, keys[0]);
  KscoreEvidenceInteraction interaction = {
    .seq = keys[4],
    .day = sqlite3_column_int (statement, 0),
    .actor = get_actor (self, keys[3]),
    .post = keys[1] != 0 ? get_index (self->posts, keys[1]) : KSCORE_NO_INDEX,
    .trust = 1.0f,
    .account = (guint16) account,
    .kind = (guint8) keys[2],
    .precision = (guint8) sqlite3_column_int (statement, 1),
    .at = sqlite3_column_int64 (statement, 2),
  };

  if (account == KSCORE_NO_INDEX || interaction.actor == KSCORE_NO_INDEX)
    return;

  /* Perhaps this is the account where it was seen at first. */
  self->lost |= g_array_index (self->evidence->actors, KscoreEvidenceActor,
                               interaction.actor).account != account;
  g_array_append_val (self->evidence->interactions, interaction);
}

static gboolean
follow_interactions (Follower  *self,
                     GError   **error)
{
  g_autoptr (GHashTable) added = list_keys (self, KSCORE_NOTE_INTERACTION);

  if (!are_all_new (self, KSCORE_NOTE_INTERACTION_CHANGED, added))
    {
      self->lost = TRUE;
      return TRUE;
    }

  return read_new (self, KSCORE_NOTE_INTERACTION, added,
                   "SELECT day, precision, at FROM interactions"
                   " WHERE account = ? AND post = ? AND kind = ? AND actor = ? AND seq = ?",
                   5, take_interaction, error);
}

/* What is small is read whole and compared. */

static int
compare_self_replies (gconstpointer a,
                      gconstpointer b)
{
  const KscoreEvidenceSelfReply *x = a, *y = b;

  if (x->post != y->post)
    return x->post < y->post ? -1 : 1;
  return (x->day > y->day) - (x->day < y->day);
}

static int
compare_audience (gconstpointer a,
                  gconstpointer b)
{
  const KscoreEvidenceAudience *x = a, *y = b;

  if (x->account != y->account)
    return x->account < y->account ? -1 : 1;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->followers > y->followers) - (x->followers < y->followers);
}

/* Appends to @array what is in @now and not in it. */
static void
append_difference (Follower      *self,
                   GArray        *array,
                   GArray        *now,
                   GCompareFunc   compare)
{
  g_autoptr (GArray) before = g_array_copy (array);
  guint size = g_array_get_element_size (array);
  guint i = 0;

  g_array_sort (before, compare);
  g_array_sort (now, compare);
  for (guint j = 0; j < now->len; j++)
    {
      if (i < before->len && compare (before->data + i * size, now->data + j * size) == 0)
        i++;
      else
        g_array_append_vals (array, now->data + j * size, 1);
    }
  self->lost |= i < before->len;
}

/* An interval only grows. What the old one held is held twice then, which covers it once. */
static void
append_coverage (Follower *self,
                 GArray   *now)
{
  GArray *coverage = self->evidence->coverage;
  guint n = coverage->len;
  g_autofree guint8 *same = g_new0 (guint8, now->len + 1);

  for (guint i = 0; i < n; i++)
    {
      KscoreEvidenceCoverage old = g_array_index (coverage, KscoreEvidenceCoverage, i);
      gboolean held = FALSE;

      for (guint j = 0; j < now->len; j++)
        {
          const KscoreEvidenceCoverage *it = &g_array_index (now, KscoreEvidenceCoverage, j);

          if (it->account != old.account || it->kinds != old.kinds || it->from > old.from
              || it->to < old.to)
            continue;
          held = TRUE;
          same[j] |= it->from == old.from && it->to == old.to;
        }
      self->lost |= !held;
    }

  for (guint j = 0; j < now->len; j++)
    {
      if (!same[j])
        g_array_append_vals (coverage, &g_array_index (now, KscoreEvidenceCoverage, j), 1);
    }
}

static void
swap (GArray **a,
      GArray **b)
{
  GArray *c = *a;

  *a = *b;
  *b = c;
}

static gboolean
follow_small (Follower  *self,
              GError   **error)
{
  guint kinds = self->changes->kinds;
  KscoreEvidenceParts parts = 0;
  g_autoptr (KscoreEvidence) now = NULL;

  if (kinds & (KSCORE_NOTE_BIT (KSCORE_NOTE_POST) | KSCORE_NOTE_BIT (KSCORE_NOTE_POST_CHANGED)))
    parts |= KSCORE_EVIDENCE_SELF_REPLIES | KSCORE_EVIDENCE_OUTGOING;
  if (kinds & (KSCORE_NOTE_BIT (KSCORE_NOTE_OUTGOING) | KSCORE_NOTE_BIT (KSCORE_NOTE_ACTOR)
               | KSCORE_NOTE_BIT (KSCORE_NOTE_RELATION)))
    parts |= KSCORE_EVIDENCE_OUTGOING;
  if (kinds & KSCORE_NOTE_BIT (KSCORE_NOTE_AUDIENCE))
    parts |= KSCORE_EVIDENCE_AUDIENCE;
  if (kinds & KSCORE_NOTE_BIT (KSCORE_NOTE_COVERAGE))
    parts |= KSCORE_EVIDENCE_COVERAGE;
  if (parts == 0)
    return TRUE;

  now = kscore_evidence_reader_read_again (self->db, self->evidence, parts, error);
  if (now == NULL)
    return FALSE;

  if (parts & KSCORE_EVIDENCE_SELF_REPLIES)
    append_difference (self, self->evidence->self_replies, now->self_replies,
                       compare_self_replies);
  if (parts & KSCORE_EVIDENCE_AUDIENCE)
    append_difference (self, self->evidence->audience, now->audience, compare_audience);
  if (parts & KSCORE_EVIDENCE_COVERAGE)
    append_coverage (self, now->coverage);
  if (parts & KSCORE_EVIDENCE_OUTGOING)
    {
      swap (&self->evidence->outgoing, &now->outgoing);
      swap (&self->evidence->answers, &now->answers);
    }

  return TRUE;
}

/**
 * kscore_evidence_follow:
 * @db: the writing connection
 * @evidence: evidence as it was read before @changes, or followed since; good for nothing where it
 *   cannot be followed
 * @changes: what was written since
 * @followed: (inout): what the ledger has to be told beside what is appended; initialized
 * @done: (out): whether @evidence is what would be read now, but for the order in its arrays;
 *   otherwise all of it is to be read anew
 * @error: return location
 *
 * Appends to @evidence what was written. Reactions come with full trust. Readings and follows in
 * @followed are left to the caller, all else is done.
 *
 * Returns: whether nothing failed
 */
gboolean
kscore_evidence_follow (KscoreDatabase       *db,
                        KscoreEvidence       *evidence,
                        const KscoreChanges  *changes,
                        KscoreFollowed       *followed,
                        gboolean             *done,
                        GError              **error)
{
  const guint names = KSCORE_NOTE_BIT (KSCORE_NOTE_ACTOR) | KSCORE_NOTE_BIT (KSCORE_NOTE_KNOWN)
                      | KSCORE_NOTE_BIT (KSCORE_NOTE_RELATION);
  g_auto (Follower) self = {
    .db = db,
    .evidence = evidence,
    .changes = changes,
    .followed = followed,
  };

  *done = FALSE;
  if (changes->kinds & KSCORE_NOTE_BIT (KSCORE_NOTE_OTHER))
    return TRUE;

  if (changes->kinds != 0
      && (!fill_indices (&self, error)
          || !follow_posts (&self, error)
          || !follow_relations (&self, error)
          || ((changes->kinds & names) && !follow_names (&self, error))
          || !follow_profiles (&self, error)
          || !follow_counts (&self, error)
          || !follow_interactions (&self, error)
          || !follow_small (&self, error)))
    return FALSE;

  *done = !self.lost;
  return TRUE;
}
