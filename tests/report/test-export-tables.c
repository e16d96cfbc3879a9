#include "config.h"

#include "report/kscore-export-tables.h"

/* Every file has fields, every name is one of the export's, and no two are the same. */
static void
test_complete (void)
{
  const char * const *files = kscore_export_get_files ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_json = 0;
  guint n_csv = 0;

  for (KscoreExportTable table = 0; table < KSCORE_EXPORT_N_TABLES; table++)
    for (KscoreExportFormat format = KSCORE_EXPORT_JSON; format <= KSCORE_EXPORT_CSV; format++)
      {
        const char *file = kscore_export_table_get_file (table, format);
        const char * const *fields = kscore_export_table_get_fields (table, format);

        g_assert_true ((file == NULL) == (fields == NULL));
        if (file == NULL)
          continue;
        g_assert_nonnull (fields[0]);
        g_assert_true (g_strv_contains (files, file));
        g_assert_true (g_hash_table_add (seen, (char *) file));
        if (format == KSCORE_EXPORT_CSV)
          n_csv++;
        else
          n_json++;
      }
  g_assert_cmpuint (n_json, ==, 11);
  g_assert_cmpuint (n_csv, ==, KSCORE_EXPORT_N_TABLES);
  g_assert_cmpuint (g_strv_length ((char **) files), ==, n_json + n_csv);
}

/* The names that other programs rely on. */
static void
test_promises (void)
{
  static const char * const marks[] = {
    "account", "kind", "maker", "source", "value", "from", "to", NULL
  };
  static const char * const evidence[] = {
    "day", "account", "network", "kind", "actor", "person", "count", "followers", "trust",
    "post", NULL
  };

  g_assert_true (g_strv_equal (kscore_export_table_get_fields (KSCORE_EXPORT_MARKS,
                                                               KSCORE_EXPORT_JSON), marks));
  g_assert_true (g_strv_equal (kscore_export_table_get_fields (KSCORE_EXPORT_EVIDENCE,
                                                               KSCORE_EXPORT_JSON), evidence));
  g_assert_cmpstr (kscore_export_table_get_file (KSCORE_EXPORT_ACCOUNTS, KSCORE_EXPORT_JSON),
                   ==, "accounts.json");
  g_assert_cmpstr (kscore_export_table_get_file (KSCORE_EXPORT_POSTS, KSCORE_EXPORT_JSON),
                   ==, "posts.ndjson");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/export-tables/complete", test_complete);
  g_test_add_func ("/report/export-tables/promises", test_promises);

  return g_test_run ();
}
