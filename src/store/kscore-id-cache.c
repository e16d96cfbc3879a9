#include "config.h"

#include "store/kscore-id-cache.h"

#include <string.h>

#define FIRST_SIZE 1024

/* Open addressing: the entry is where its hash points, or in the next free place after that. */
typedef struct {
  KscoreIdCacheEntry *places;  /* (owned) (nullable) */
  gsize               size;    /* a power of two */
  gsize               n_used;
} Generation;

/* Two generations in place of a list by use: when the young one is full, the old one goes and
 * the young becomes old; what is asked for in the old one is copied over. */
struct _KscoreIdCache {
  Generation young;
  Generation old;
  gsize      capacity;
  guint64    secret[2];
};

static inline guint64
rotate (guint64 value,
        guint   bits)
{
  return (value << bits) | (value >> (64 - bits));
}

static inline void
sip_round (guint64 v[4])
{
  v[0] += v[1];
  v[1] = rotate (v[1], 13) ^ v[0];
  v[0] = rotate (v[0], 32);
  v[2] += v[3];
  v[3] = rotate (v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = rotate (v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = rotate (v[1], 17) ^ v[2];
  v[2] = rotate (v[2], 32);
}

static inline void
sip_word (guint64 v[4],
          guint64 word)
{
  v[3] ^= word;
  sip_round (v);
  sip_round (v);
  v[0] ^= word;
}

/* SipHash-2-4 with 128 bits and a secret of this process: remote ids are chosen by strangers, and
 * two of them must never be taken for one. */
static void
hash_id (const KscoreIdCache *self,
         gint64               account,
         const char          *key,
         guint64              hash[2])
{
  gsize length = strlen (key);
  guint64 v[4] = {
    self->secret[0] ^ G_GUINT64_CONSTANT (0x736f6d6570736575),
    self->secret[1] ^ G_GUINT64_CONSTANT (0x646f72616e646f6d) ^ 0xee,
    self->secret[0] ^ G_GUINT64_CONSTANT (0x6c7967656e657261),
    self->secret[1] ^ G_GUINT64_CONSTANT (0x7465646279746573),
  };
  guint64 word;
  gsize i;

  sip_word (v, (guint64) account);
  for (i = 0; i + sizeof word <= length; i += sizeof word)
    {
      memcpy (&word, key + i, sizeof word);
      sip_word (v, word);
    }
  word = (guint64) length << 56;
  memcpy (&word, key + i, length - i);
  sip_word (v, word);

  v[2] ^= 0xee;
  for (guint round = 0; round < 4; round++)
    sip_round (v);
  hash[0] = v[0] ^ v[1] ^ v[2] ^ v[3];
  v[1] ^= 0xdd;
  for (guint round = 0; round < 4; round++)
    sip_round (v);
  hash[1] = v[0] ^ v[1] ^ v[2] ^ v[3];
}

static void
generation_init (Generation *generation,
                 gsize       size)
{
  generation->places = g_new0 (KscoreIdCacheEntry, size);
  generation->size = size;
  generation->n_used = 0;
}

static void
generation_clear (Generation *generation)
{
  g_clear_pointer (&generation->places, g_free);
  generation->size = 0;
  generation->n_used = 0;
}

/* The place of an id, or the free one where it belongs. There always is one. */
static KscoreIdCacheEntry *
find_place (const Generation *generation,
            const guint64     hash[2])
{
  gsize mask = generation->size - 1;
  gsize i = hash[0] & mask;

  while (generation->places[i].id != 0
         && (generation->places[i].hash[0] != hash[0] || generation->places[i].hash[1] != hash[1]))
    i = (i + 1) & mask;

  return &generation->places[i];
}

static void
generation_grow (Generation *generation)
{
  Generation larger;

  generation_init (&larger, generation->size * 2);
  for (gsize i = 0; i < generation->size; i++)
    if (generation->places[i].id != 0)
      *find_place (&larger, generation->places[i].hash) = generation->places[i];
  larger.n_used = generation->n_used;

  g_free (generation->places);
  *generation = larger;
}

/**
 * kscore_id_cache_new: (skip)
 * @capacity: how many ids are remembered at least
 *
 * Returns: (transfer full): an empty cache
 */
KscoreIdCache *
kscore_id_cache_new (guint capacity)
{
  KscoreIdCache *self = g_new0 (KscoreIdCache, 1);

  g_assert (capacity > 0);

  self->capacity = capacity;
  for (guint i = 0; i < 2; i++)
    self->secret[i] = ((guint64) g_random_int () << 32) | g_random_int ();
  generation_init (&self->young, FIRST_SIZE);

  return self;
}

/**
 * kscore_id_cache_free: (skip)
 * @cache: (transfer full) (nullable): a cache
 */
void
kscore_id_cache_free (KscoreIdCache *cache)
{
  if (cache == NULL)
    return;

  generation_clear (&cache->young);
  generation_clear (&cache->old);
  g_free (cache);
}

/**
 * kscore_id_cache_clear: (skip)
 * @cache: a cache
 */
void
kscore_id_cache_clear (KscoreIdCache *cache)
{
  generation_clear (&cache->young);
  generation_clear (&cache->old);
  generation_init (&cache->young, FIRST_SIZE);
}

static KscoreIdCacheEntry *
add_young (KscoreIdCache            *cache,
           const KscoreIdCacheEntry *entry)
{
  KscoreIdCacheEntry *place;

  if (cache->young.n_used >= cache->capacity)
    {
      gsize size = cache->young.size;

      generation_clear (&cache->old);
      cache->old = cache->young;
      generation_init (&cache->young, size);
    }
  else if (cache->young.n_used >= cache->young.size / 4 * 3)
    {
      generation_grow (&cache->young);
    }

  place = find_place (&cache->young, entry->hash);
  *place = *entry;
  cache->young.n_used++;

  return place;
}

/**
 * kscore_id_cache_lookup: (skip)
 * @cache: a cache
 * @account: the account through which the id is known
 * @key: the remote id
 *
 * Returns: (transfer none) (nullable): what is remembered, valid until the next look or insertion
 */
KscoreIdCacheEntry *
kscore_id_cache_lookup (KscoreIdCache *cache,
                        gint64         account,
                        const char    *key)
{
  KscoreIdCacheEntry *entry;
  guint64 hash[2];

  hash_id (cache, account, key, hash);
  entry = find_place (&cache->young, hash);
  if (entry->id != 0)
    return entry;

  if (cache->old.size == 0)
    return NULL;
  entry = find_place (&cache->old, hash);

  return entry->id != 0 ? add_young (cache, entry) : NULL;
}

/**
 * kscore_id_cache_insert: (skip)
 * @cache: a cache
 * @account: the account through which the id is known
 * @key: the remote id, not in the cache
 * @id: the integer that stands for it, not 0
 *
 * Returns: (transfer none): the new entry, valid until the next look or insertion
 */
KscoreIdCacheEntry *
kscore_id_cache_insert (KscoreIdCache *cache,
                        gint64         account,
                        const char    *key,
                        gint64         id)
{
  KscoreIdCacheEntry entry = { .id = id };

  g_assert (id != 0);

  hash_id (cache, account, key, entry.hash);

  return add_young (cache, &entry);
}
