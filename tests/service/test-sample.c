#include "config.h"

#include "core/kscore-error.h"
#include "service/kscore-sample.h"
#include "support/owner-fixture.h"

static void
test_list (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) archives = NULL;
  const char * const names[] = { "export", "mastodon-archive", "x-archive" };

  owner_fixture_init (&fixture);
  g_setenv ("KSCORE_SAMPLE_DIR", fixture.root, TRUE);
  g_assert_null (kscore_sample_list_archives (&error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (names[i], "something", NULL);
      g_autofree char *path = owner_fixture_write_file (&fixture, file, "");

      g_assert_nonnull (path);
    }
  archives = kscore_sample_list_archives (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (archives), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_str_has_suffix (archives[i], names[i]));
}

static void
test_data_dir_is_not_the_owners (void)
{
  g_autofree char *sample = kscore_sample_dup_data_dir ();
  g_autofree char *owner = kscore_workspace_get_default_dir ();
  g_autoptr(KscoreScoringModel) model = kscore_scoring_model_new (sample, NULL, NULL);
  g_autoptr(KscoreScoringModel) other = kscore_scoring_model_new (owner, NULL, NULL);

  g_assert_cmpstr (sample, !=, owner);
  g_assert_true (kscore_scoring_model_get_sample (model));
  g_assert_false (kscore_scoring_model_get_sample (other));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/sample/list", test_list);
  g_test_add_func ("/service/sample/data-dir-is-not-the-owners", test_data_dir_is_not_the_owners);
  return g_test_run ();
}
