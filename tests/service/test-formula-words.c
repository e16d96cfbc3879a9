#include "config.h"

#include <math.h>
#include <string.h>

#include "service/kscore-formula-words.h"
#include "service/kscore-workspace-private.h"
#include "support/owner-fixture.h"

static const KscoreFormulaSection *
get_section (KscoreModelAnswer *answer,
             guint              index)
{
  g_assert_cmpuint (index, <, answer->sections->len);
  return g_ptr_array_index (answer->sections, index);
}

static KscoreModelAnswer *
describe (KscoreLoadedEvidence *loaded,
          const KscoreScore    *score)
{
  KscoreModelAnswer *answer = kscore_model_answer_new ();

  kscore_formula_words_append (answer, score, kscore_ledger_get_constants (loaded->ledger),
                               loaded->evidence);
  g_assert_cmpuint (answer->sections->len, ==, 7);
  for (guint i = 0; i < answer->sections->len; i++)
    {
      const KscoreFormulaSection *section = get_section (answer, i);

      g_assert_true (section->title[0] != '\0');
      g_assert_nonnull (section->text);
      g_assert_null (strstr (section->text, "nan"));
      g_assert_true (section->formula == NULL || strstr (section->formula, "nan") == NULL);
      g_assert_true (g_utf8_validate (section->text, -1, NULL));
    }
  return answer;
}

static KscoreLoadedEvidence *
load (OwnerFixture     *fixture,
      KscoreWorkspace **workspace,
      gboolean          filled)
{
  g_autofree char *archive = NULL;
  KscoreLoadedEvidence *loaded;

  owner_fixture_init (fixture);
  archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  *workspace = owner_fixture_open (fixture);
  if (filled)
    owner_fixture_import (*workspace, archive);
  loaded = kscore_workspace_ref_evidence (*workspace, NULL, NULL);
  g_assert_nonnull (loaded);
  return loaded;
}

static void
test_numbers (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) loaded = load (&fixture, &workspace, TRUE);
  g_autoptr(KscoreScore) score = kscore_score_new (loaded->ledger, loaded->day);
  g_autoptr(KscoreModelAnswer) answer = describe (loaded, score);
  const char *formula = get_section (answer, 0)->formula;
  g_auto(GStrv) lines = g_strsplit (formula, "\n", -1);
  g_autofree char *figure = g_strdup_printf ("%.1f = 1 + 99 \u00d7 (0.45 \u00d7 ", score->score);
  g_auto(GStrv) parts = NULL;
  double sum = 0;

  g_test_message ("%s", formula);
  g_assert_cmpstr (lines[0], ==, "Kscore = 1 + 99 \u00d7 (0.45 \u00d7 L(R) + 0.35 \u00d7 L(C) + "
                                 "0.20 \u00d7 L(A))");
  g_assert_true (g_str_has_prefix (lines[1], figure));
  /* What is printed adds up. */
  parts = g_strsplit (strstr (lines[2], "= ") + 2, " + ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  for (guint i = 0; parts[i] != NULL; i++)
    sum += g_ascii_strtod (parts[i], NULL);
  g_assert_cmpfloat_with_epsilon (sum, g_ascii_strtod (lines[2], NULL), 1e-9);

  /* R is from the weeks that are printed. */
  formula = get_section (answer, 2)->formula;
  g_assert_true (g_str_has_prefix (formula, "R = sum over accounts of 13 \u00d7 (S / n)\u00b2"
                                         "\n13 \u00d7 ("));
  g_assert_nonnull (strstr (formula, "L(R) = ln(1 + "));
  g_assert_nonnull (strstr (get_section (answer, 2)->text, "ada_wren"));
  g_assert_nonnull (strstr (get_section (answer, 2)->text, "Like 1, Save 2"));
  g_assert_nonnull (strstr (get_section (answer, 5)->text, "Model kscore-1"));
}

static void
test_unknown (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) loaded = load (&fixture, &workspace, TRUE);
  g_autoptr(KscoreScore) score = kscore_score_new (loaded->ledger, loaded->day);
  g_autoptr(KscoreModelAnswer) answer = NULL;

  score->components[KSCORE_COMPONENT_RECOGNITION] =
    (KscoreComponentScore) { .known = FALSE, .value = NAN };
  score->score = 1 + score->components[0].points + score->components[2].points;
  score->at_least = TRUE;
  answer = describe (loaded, score);
  g_assert_nonnull (strstr (get_section (answer, 0)->formula, "0.35 \u00d7 (not told)"));
  g_assert_nonnull (strstr (get_section (answer, 0)->text, "at least"));
  g_assert_nonnull (strstr (get_section (answer, 0)->text, "Recognition is not told"));
  g_assert_null (get_section (answer, 3)->formula);
  g_assert_nonnull (strstr (get_section (answer, 3)->text, "Not told"));
}

static void
test_nothing (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscoreLoadedEvidence) loaded = load (&fixture, &workspace, FALSE);
  g_autoptr(KscoreScore) score = kscore_score_new (loaded->ledger, loaded->day);
  g_autoptr(KscoreModelAnswer) answer = describe (loaded, score);

  g_assert_null (strchr (get_section (answer, 0)->formula, '\n'));
  g_assert_nonnull (strstr (get_section (answer, 0)->text, "not enough evidence"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/formula-words/numbers", test_numbers);
  g_test_add_func ("/service/formula-words/unknown", test_unknown);
  g_test_add_func ("/service/formula-words/nothing", test_nothing);
  return g_test_run ();
}
