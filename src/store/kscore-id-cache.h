#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KscoreIdCache:
 *
 * Remembers which integer stands for which remote id, for the ids used lately. It keeps no text:
 * a million ids take 32 megabytes.
 */
typedef struct _KscoreIdCache KscoreIdCache;

typedef struct {
  guint64 hash[2];     /* of the account and the remote id */
  gint64  id;          /* 0 in an empty place */
  guint64 fingerprint; /* of what was last written for it, 0 for nothing */
} KscoreIdCacheEntry;

KscoreIdCache      *kscore_id_cache_new    (guint          capacity);
void                kscore_id_cache_free   (KscoreIdCache *cache);
void                kscore_id_cache_clear  (KscoreIdCache *cache);
KscoreIdCacheEntry *kscore_id_cache_lookup (KscoreIdCache *cache,
                                            gint64         account,
                                            const char    *key);
KscoreIdCacheEntry *kscore_id_cache_insert (KscoreIdCache *cache,
                                            gint64         account,
                                            const char    *key,
                                            gint64         id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreIdCache, kscore_id_cache_free)

G_END_DECLS
