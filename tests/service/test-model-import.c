#include "config.h"

#include "service/kscore-model-import.h"

#include <string.h>

#include "service/kscore-figures.h"
#include "service/kscore-workspace-model.h"
#include "support/model-fixture.h"
#include "support/owner-fixture.h"

typedef struct {
  const char *choice;
  const char *weights;
  GPtrArray  *sentences; /* (owned) */
} Import;

static gboolean
import_cb (KscoreDatabase  *db,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  Import *import = data;

  return kscore_model_import (db, import->choice, import->weights, import->sentences, error);
}

/* What was said, a sentence a line. */
static char *
take_over (KscoreWorkspace *workspace,
           const char      *choice,
           const char      *weights)
{
  Import import = { choice, weights, g_ptr_array_new_with_free_func (g_free) };
  g_autoptr(GError) error = NULL;
  char *text;

  kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_WRITE, import_cb,
                    &import, NULL, &error);
  g_assert_no_error (error);
  kscore_workspace_reload_model (workspace, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (import.sentences, NULL);
  text = g_strjoinv ("\n", (char **) import.sentences->pdata);
  g_ptr_array_unref (import.sentences);
  return text;
}

#define CHECK(call, expected)        \
  G_STMT_START                       \
  {                                  \
    g_autofree char *said = (call);  \
    g_assert_cmpstr (said, ==, expected); \
  }                                  \
  G_STMT_END

static void
check_use (KscoreWorkspace *workspace,
           const char      *choice,
           const char      *weights,
           const char      *version)
{
  g_autoptr(KscoreModelUse) use = kscore_workspace_ref_model_use (workspace);

  g_assert_cmpstr (use->choice, ==, choice);
  g_assert_cmpstr (use->weights, ==, weights);
  g_assert_cmpstr (use->version->constants.version, ==, version);
}

static void
test_taken_over (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *steady = model_fixture_read ("steady.json");
  g_autoptr(KscoreWorkspace) workspace = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  CHECK (take_over (workspace, NULL, NULL), "");
  check_use (workspace, NULL, NULL, "kscore-1");
  CHECK (take_over (workspace, "my-weights:steady", steady),
         "It chooses the model steady (my weights).");
  check_use (workspace, "my-weights:steady", steady, "my-weights:steady");
  CHECK (take_over (workspace, "my-weights:steady", steady), "");
  CHECK (take_over (workspace, "kscore-1", NULL),
         "Its choice of the model is left out: yours, steady (my weights), stays.");
  check_use (workspace, "my-weights:steady", steady, "my-weights:steady");
}

/* Weights that were loaded and not used stay so; a choice of one's own stays. */
static void
test_choice_stays (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *steady = model_fixture_read ("steady.json");
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(GError) error = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  kscore_workspace_use_model (workspace, "kscore-1", NULL, &error);
  g_assert_no_error (error);
  CHECK (take_over (workspace, "my-weights:steady", steady),
         "Its choice of the model is left out: yours, kscore-1, stays.");
  check_use (workspace, "kscore-1", NULL, "kscore-1");
}

static void
test_loaded_only (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *steady = model_fixture_read ("steady.json");
  g_autoptr(KscoreWorkspace) workspace = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  CHECK (take_over (workspace, "kscore-1", steady), "It chooses the model kscore-1.");
  check_use (workspace, "kscore-1", steady, "kscore-1");
}

/* A version that only a newer program knows is remembered; until then another one computes. */
static void
test_unknown_here (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreModelUse) use = NULL;
  g_autofree char *notice = NULL;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  CHECK (take_over (workspace, "kscore-9", NULL), "It chooses the model kscore-9.");
  check_use (workspace, "kscore-9", NULL, "kscore-1");
  use = kscore_workspace_ref_model_use (workspace);
  notice = kscore_model_use_dup_notice (use);
  g_assert_nonnull (strstr (notice, "kscore-9"));
}

#define NOT_IN_IT \
  "The version of the model that it chooses is not in it, so the choice is left out."
#define LEFT_OUT "The weights of your own in it are left out. "

/* Nothing of what is not usable is kept, and it is said why. */
static void
test_hostile (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autofree char *steady = model_fixture_read ("steady.json");
  g_autofree char *large = g_strnfill (KSCORE_WEIGHTS_MAX_BYTES + 1, ' ');
  g_autofree char *longer = g_strconcat ("kscore-", large, NULL);
  g_auto(GStrv) split = g_strsplit (steady, "\"steady\"", 2);
  g_autofree char *path = g_strjoinv ("\"../../etc/steady\"", split);
  g_autofree char *built_in = g_strjoinv ("\"kscore-1\"", split);
  g_auto(GStrv) span = g_strsplit (steady, "\"span\": 99", 2);
  g_autofree char *wrong = g_strjoinv ("\"span\": -99", span);
  const struct {
    const char *choice;
    const char *weights;
    const char *said; /* how it begins */
  } cases[] = {
    { "my-weights:steady", NULL, NOT_IN_IT },
    { "my-weights:other", steady, NOT_IN_IT },
    { "my-weights", steady, NOT_IN_IT },
    { "kscore-../../x", NULL, NOT_IN_IT },
    { "/etc/passwd", NULL, NOT_IN_IT },
    { "", NULL, NOT_IN_IT },
    { longer, NULL, NOT_IN_IT },
    { NULL, large, LEFT_OUT "The file is larger than" },
    { NULL, "", LEFT_OUT },
    { NULL, "[", LEFT_OUT },
    { NULL, "{}", LEFT_OUT },
    { "my-weights:../../etc/steady", path, LEFT_OUT },
    { NULL, built_in, LEFT_OUT },
    { "my-weights:steady", wrong, LEFT_OUT },
  };

  g_assert_cmpuint (g_strv_length (split), ==, 2);
  g_assert_cmpuint (g_strv_length (span), ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(KscoreWorkspace) workspace = NULL;
      g_autofree char *said = NULL;

      owner_fixture_clear (&fixture);
      owner_fixture_init (&fixture);
      workspace = owner_fixture_open (&fixture);
      said = take_over (workspace, cases[i].choice, cases[i].weights);
      g_assert_true (g_str_has_prefix (said, cases[i].said));
      check_use (workspace, NULL, cases[i].choice != NULL && cases[i].weights == steady ? steady
                                                                                        : NULL,
                 "kscore-1");
    }
}

static char *
print_score (KscoreWorkspace *workspace)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  kscore_figures_write_score (workspace, KSCORE_DAY_UNKNOWN, KSCORE_FIGURE_JSON, stream, NULL,
                              &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* An export, imported into an empty folder, chooses and weighs and scores as before. */
static void
test_round_trip (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_auto(OwnerFixture) other = { 0 };
  g_autofree char *archive = NULL;
  g_autofree char *steady = model_fixture_read ("steady.json");
  g_autofree char *folder = NULL;
  g_autofree char *before = NULL;
  g_autofree char *score = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (steady, strlen (steady));
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreWorkspace) empty = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(KscoreImportSummary) summary = { 0 };

  owner_fixture_init (&fixture);
  archive = owner_fixture_write_x_archive (&fixture, "x", "42", "ada_wren", 30);
  workspace = owner_fixture_open (&fixture);
  owner_fixture_import (workspace, archive);
  before = print_score (workspace);
  kscore_workspace_load_weights (workspace, bytes, NULL, &error);
  g_assert_no_error (error);
  score = print_score (workspace);
  g_assert_cmpstr (score, !=, before);
  folder = g_build_filename (fixture.root, "export", NULL);
  kscore_figures_export (workspace, folder, KSCORE_FIGURE_JSON, NULL, &error);
  g_assert_no_error (error);

  owner_fixture_init (&other);
  empty = owner_fixture_open (&other);
  kscore_workspace_import (empty, (const char *[]) { folder, NULL }, FALSE, NULL, NULL, &summary,
                           NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (summary.text, "It chooses the model steady (my weights).\n"));
  g_assert_cmpstr (summary.now.model, ==, "my-weights:steady");
  check_use (empty, "my-weights:steady", steady, "my-weights:steady");
  again = print_score (empty);
  g_assert_cmpstr (again, ==, score);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/model-import/taken-over", test_taken_over);
  g_test_add_func ("/service/model-import/choice-stays", test_choice_stays);
  g_test_add_func ("/service/model-import/loaded-only", test_loaded_only);
  g_test_add_func ("/service/model-import/unknown-here", test_unknown_here);
  g_test_add_func ("/service/model-import/hostile", test_hostile);
  g_test_add_func ("/service/model-import/round-trip", test_round_trip);

  return g_test_run ();
}
