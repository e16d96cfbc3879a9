#include "config.h"

#include "store/kscore-id-cache.h"

#include <string.h>

/* Two generations in place of a list by use: when the young one is full, the old one goes and
 * the young becomes old; what is asked for in the old one moves over. */
struct _KscoreIdCache {
  GHashTable *young; /* (owned) (element-type KscoreIdCacheEntry) */
  GHashTable *old;   /* (owned) (element-type KscoreIdCacheEntry) */
  guint       capacity;
};

static guint
entry_hash (gconstpointer data)
{
  const KscoreIdCacheEntry *entry = data;

  return g_str_hash (entry->key) ^ (guint) entry->account;
}

static gboolean
entry_equal (gconstpointer a,
             gconstpointer b)
{
  const KscoreIdCacheEntry *first = a;
  const KscoreIdCacheEntry *second = b;

  return first->account == second->account && strcmp (first->key, second->key) == 0;
}

static GHashTable *
generation_new (void)
{
  return g_hash_table_new_full (entry_hash, entry_equal, g_free, NULL);
}

/**
 * kscore_id_cache_new:
 * @capacity: how many ids are remembered at least
 *
 * Returns: (transfer full): an empty cache
 */
KscoreIdCache *
kscore_id_cache_new (guint capacity)
{
  KscoreIdCache *self = g_new (KscoreIdCache, 1);

  g_assert (capacity > 0);

  self->young = generation_new ();
  self->old = generation_new ();
  self->capacity = capacity;

  return self;
}

/**
 * kscore_id_cache_free:
 * @cache: (transfer full) (nullable): a cache
 */
void
kscore_id_cache_free (KscoreIdCache *cache)
{
  if (cache == NULL)
    return;

  g_hash_table_unref (cache->young);
  g_hash_table_unref (cache->old);
  g_free (cache);
}

/**
 * kscore_id_cache_clear:
 * @cache: a cache
 */
void
kscore_id_cache_clear (KscoreIdCache *cache)
{
  g_hash_table_remove_all (cache->young);
  g_hash_table_remove_all (cache->old);
}

static void
add_young (KscoreIdCache      *cache,
           KscoreIdCacheEntry *entry)
{
  if (g_hash_table_size (cache->young) >= cache->capacity)
    {
      g_hash_table_unref (cache->old);
      cache->old = g_steal_pointer (&cache->young);
      cache->young = generation_new ();
    }
  g_hash_table_add (cache->young, entry);
}

/**
 * kscore_id_cache_lookup:
 * @cache: a cache
 * @account: the account through which the id is known
 * @key: the remote id
 *
 * Returns: (transfer none) (nullable): what is remembered, valid until the next insertion
 */
KscoreIdCacheEntry *
kscore_id_cache_lookup (KscoreIdCache *cache,
                        gint64         account,
                        const char    *key)
{
  KscoreIdCacheEntry wanted = { .account = account, .key = (char *) key };
  KscoreIdCacheEntry *entry = g_hash_table_lookup (cache->young, &wanted);
  gpointer stolen;

  if (entry != NULL || !g_hash_table_steal_extended (cache->old, &wanted, &stolen, NULL))
    return entry;

  entry = stolen;
  add_young (cache, entry);

  return entry;
}

/**
 * kscore_id_cache_insert:
 * @cache: a cache
 * @account: the account through which the id is known
 * @key: the remote id, not in the cache
 * @id: the integer that stands for it
 *
 * Returns: (transfer none): the new entry
 */
KscoreIdCacheEntry *
kscore_id_cache_insert (KscoreIdCache *cache,
                        gint64         account,
                        const char    *key,
                        gint64         id)
{
  gsize length = strlen (key) + 1;
  /* One allocation for both: there are many. */
  KscoreIdCacheEntry *entry = g_malloc (sizeof *entry + length);

  entry->account = account;
  entry->id = id;
  entry->fingerprint = 0;
  entry->key = (char *) (entry + 1);
  memcpy (entry->key, key, length);
  add_young (cache, entry);

  return entry;
}
