#include "config.h"

#include "core/kscore-error.h"
#include "service/kscore-figures-loader.h"
#include "support/owner-fixture.h"

static void
test_names (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedFigures) figures = NULL;
  g_autoptr(GError) error = NULL;
  const GArray *posts;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);

  figures = kscore_loaded_figures_new (workspace, KSCORE_DAY_UNKNOWN, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (figures->score->known);
  g_assert_null (figures->dossier.posts);
  g_assert_true (kscore_loaded_figures_load_names (figures, workspace, NULL, &error));
  g_assert_no_error (error);

  posts = figures->loaded->evidence->posts;
  g_assert_cmpuint (posts->len, >, 0);
  for (guint i = 0; i < posts->len; i++)
    g_assert_nonnull (figures->dossier.posts[i]);
  g_assert_cmpuint (g_strv_length (figures->posts), ==, posts->len);
  g_assert_cmpuint (g_strv_length (figures->actors), ==, figures->loaded->evidence->actors->len);
  g_assert_cmpuint (g_strv_length (figures->handles), ==, figures->loaded->evidence->actors->len);
}

static void
test_days (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedFigures) past = NULL;
  g_autoptr(GError) error = NULL;
  KscoreDay today = kscore_day_from_time (OWNER_FIXTURE_NOW);

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);

  past = kscore_loaded_figures_new (workspace, today - 50, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (past->score->day, ==, today - 50);
  g_assert_null (kscore_loaded_figures_new (workspace, today + 1, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
}

/* Without any account there is still something to report: that nothing is known. */
static void
test_nothing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedFigures) figures = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  figures = kscore_loaded_figures_new (workspace, KSCORE_DAY_UNKNOWN, NULL, NULL);
  g_assert_nonnull (figures);
  g_assert_false (figures->score->known);
  g_assert_true (kscore_loaded_figures_load_names (figures, workspace, NULL, NULL));
  g_assert_cmpuint (g_strv_length (figures->actors), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/figures-loader/names", test_names);
  g_test_add_func ("/service/figures-loader/days", test_days);
  g_test_add_func ("/service/figures-loader/nothing", test_nothing);

  return g_test_run ();
}
