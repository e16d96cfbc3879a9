#include "config.h"

#include "service/kscore-sample.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"

/* Kscore's own export and one archive a network, in the order they are imported. */
static const char * const archives[] = { "export", "mastodon-archive", "x-archive" };

/**
 * kscore_sample_dup_data_dir:
 *
 * Returns: (transfer full): where the sample person's database lives, apart from the owner's
 */
char *
kscore_sample_dup_data_dir (void)
{
  return g_build_filename (g_get_user_cache_dir (), "kscore", "sample", NULL);
}

/**
 * kscore_sample_list_archives:
 * @error: return location
 *
 * Finds the archives of the made-up person, in the folder that the environment variable
 * `KSCORE_SAMPLE_DIR` names or in the installed one.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): paths to import, or NULL with
 *   %KSCORE_ERROR_NOT_FOUND
 */
char **
kscore_sample_list_archives (GError **error)
{
  const char *env = g_getenv ("KSCORE_SAMPLE_DIR");
  g_autofree char *dir = env != NULL ? g_strdup (env)
                                     : g_build_filename (KSCORE_PKGDATADIR, "sample", NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autofree char *path = g_build_filename (dir, archives[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                       _("The sample data is not installed in “%s”."), dir);
          return NULL;
        }
      g_strv_builder_add (builder, path);
    }

  return g_strv_builder_end (builder);
}
