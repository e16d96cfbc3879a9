#include "config.h"

#include <string.h>

#include "service/kscore-figures.h"
#include "service/kscore-workspace-trust.h"
#include "support/statement-fixture.h"

static char *
print (KscoreWorkspace    *workspace,
       KscoreFigureFormat  format)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_figures_write_trust (workspace, format, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_sample (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreIntegrityAnswer) answer = NULL;
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  const KscoreIntegrityPerson *person;

  statement_fixture_fill (&fixture);
  workspace = owner_fixture_open (&fixture);
  answer = kscore_workspace_read_integrity (workspace, KSCORE_DAY_UNKNOWN, 1, NULL, NULL);
  person = g_ptr_array_index (answer->people, 0);
  g_assert_true (kscore_workspace_set_known (workspace, &person->actor, 1, TRUE, NULL, NULL));

  text = print (workspace, KSCORE_FIGURE_TEXT);
  g_assert_nonnull (strstr (text, "\nChecked score: "));
  g_assert_nonnull (strstr (text, ", model kscore-1.\n"));
  g_assert_nonnull (strstr (text, "In lockstep: 25 accounts on 5 posts."));
  g_assert_nonnull (strstr (text, "You know 1 of them."));
  g_assert_nonnull (strstr (text, person->id));
  g_assert_nonnull (strstr (text, "have no exact day"));

  json = print (workspace, KSCORE_FIGURE_JSON);
  g_assert_nonnull (strstr (json, ",\"model\":\"kscore-1\",\"without_discounts\":"));
  g_assert_nonnull (strstr (json, "\"groups\":[{\"accounts\":25,\"known\":1,\"posts\":5,"));
  g_assert_nonnull (strstr (json, "{\"signal\":\"lockstep\",\"people\":24,"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/figures-trust/sample", test_sample);
  return g_test_run ();
}
