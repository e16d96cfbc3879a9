#include "config.h"

#include <math.h>

#include "service/kscore-lenses-private.h"
#include "support/owner-fixture.h"

static KscoreLensesAnswer *
compute (KscoreWorkspace *workspace)
{
  g_autoptr(GError) error = NULL;
  KscoreLensesAnswer *answer = kscore_lenses_work.compute (G_OBJECT (workspace), NULL, NULL,
                                                           &error);

  g_assert_no_error (error);
  g_assert_cmpuint (answer->lenses->len, ==, 7);
  return answer;
}

static const char *
get_figure (KscoreLensesAnswer *answer,
            guint               i)
{
  return kscore_lens_get_figure (answer->lenses->pdata[i]);
}

/* An archive tells counts, but not who reacted; of an empty workspace nothing is told. */
static void
test_archive (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *archive = NULL;
  g_autoptr(KscoreWorkspace) workspace = NULL;
  KscoreLensesAnswer *answer;

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  answer = compute (workspace);
  for (guint i = 0; i < answer->lenses->len; i++)
    g_assert_null (get_figure (answer, i));
  kscore_lenses_answer_free (answer);

  owner_fixture_import (workspace, archive);
  answer = compute (workspace);
  g_assert_nonnull (get_figure (answer, 0));
  g_assert_null (get_figure (answer, 1));
  g_assert_null (get_figure (answer, 2));
  g_assert_nonnull (get_figure (answer, 3));
  g_assert_nonnull (get_figure (answer, 5));
  g_assert_true (isnan (answer->axis[0]));
  g_assert_false (isnan (answer->axis[3]));
  g_assert_nonnull (answer->side[3][1]);
  g_assert_nonnull (answer->words[2]);
  kscore_lenses_answer_free (answer);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/lenses-work/archive", test_archive);
  return g_test_run ();
}
