#include "config.h"

#include "store/kscore-id-cache.h"

static void
test_by_account_and_key (void)
{
  g_autoptr (KscoreIdCache) cache = kscore_id_cache_new (10);

  kscore_id_cache_insert (cache, 1, "a", 11)->fingerprint = 5;
  kscore_id_cache_insert (cache, 2, "a", 22);
  g_assert_cmpint (kscore_id_cache_lookup (cache, 1, "a")->id, ==, 11);
  g_assert_cmpuint (kscore_id_cache_lookup (cache, 1, "a")->fingerprint, ==, 5);
  g_assert_cmpint (kscore_id_cache_lookup (cache, 2, "a")->id, ==, 22);
  g_assert_null (kscore_id_cache_lookup (cache, 3, "a"));
  g_assert_null (kscore_id_cache_lookup (cache, 1, "b"));

  kscore_id_cache_clear (cache);
  g_assert_null (kscore_id_cache_lookup (cache, 1, "a"));
}

static void
test_forgets_what_is_not_used (void)
{
  g_autoptr (KscoreIdCache) cache = kscore_id_cache_new (10);

  kscore_id_cache_insert (cache, 1, "used", 1);
  kscore_id_cache_insert (cache, 1, "unused", 2);
  for (gint64 i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("k%" G_GINT64_FORMAT, i);

      kscore_id_cache_insert (cache, 1, key, i + 1);
      g_assert_cmpint (kscore_id_cache_lookup (cache, 1, key)->id, ==, i + 1);
      g_assert_nonnull (kscore_id_cache_lookup (cache, 1, "used"));
    }
  g_assert_null (kscore_id_cache_lookup (cache, 1, "unused"));
  /* The last ten at least are there. */
  g_assert_nonnull (kscore_id_cache_lookup (cache, 1, "k92"));
}

static void
test_many (void)
{
  g_autoptr (KscoreIdCache) cache = kscore_id_cache_new (50000);

  for (gint64 i = 1; i <= 50000; i++)
    {
      g_autofree char *key = g_strdup_printf ("https://people.example/users/%" G_GINT64_FORMAT, i);

      g_assert_null (kscore_id_cache_lookup (cache, i % 3, key));
      kscore_id_cache_insert (cache, i % 3, key, i)->fingerprint = (guint64) i * 7;
    }
  for (gint64 i = 1; i <= 50000; i++)
    {
      g_autofree char *key = g_strdup_printf ("https://people.example/users/%" G_GINT64_FORMAT, i);
      const KscoreIdCacheEntry *entry = kscore_id_cache_lookup (cache, i % 3, key);

      g_assert_cmpint (entry->id, ==, i);
      g_assert_cmpuint (entry->fingerprint, ==, (guint64) i * 7);
      g_assert_null (kscore_id_cache_lookup (cache, 4, key));
    }
}

/* Lengths around a word of the hash, and keys that differ in the last byte or a zero. */
static void
test_alike (void)
{
  g_autoptr (KscoreIdCache) cache = kscore_id_cache_new (1000);
  gint64 n = 0;

  for (gsize length = 0; length < 40; length++)
    {
      g_autofree char *first = g_strnfill (length + 1, 'a');
      g_autofree char *second = g_strnfill (length + 1, 'a');

      second[length] = 'b';
      g_assert_null (kscore_id_cache_lookup (cache, 1, first));
      kscore_id_cache_insert (cache, 1, first, ++n);
      g_assert_null (kscore_id_cache_lookup (cache, 1, second));
      kscore_id_cache_insert (cache, 1, second, ++n);
      g_assert_cmpint (kscore_id_cache_lookup (cache, 1, first)->id, ==, n - 1);
      g_assert_cmpint (kscore_id_cache_lookup (cache, 1, second)->id, ==, n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/id-cache/by-account-and-key", test_by_account_and_key);
  g_test_add_func ("/store/id-cache/many", test_many);
  g_test_add_func ("/store/id-cache/alike", test_alike);
  g_test_add_func ("/store/id-cache/forgets-what-is-not-used", test_forgets_what_is_not_used);

  return g_test_run ();
}
