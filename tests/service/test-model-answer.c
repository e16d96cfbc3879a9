#include "config.h"

#include <math.h>

#include "service/kscore-model-answer.h"

static void
test_keeps (void)
{
  g_autoptr(KscoreModelAnswer) answer = kscore_model_answer_new ();
  g_autoptr(KscoreModelAnswer) again = NULL;
  const KscoreFormulaSection *section;
  const KscoreModelItem *item;
  const KscoreComparedRow *row;

  kscore_model_answer_add_section (answer, "Recognition", NULL, "Not told.");
  kscore_model_answer_add_version (answer, "my-weights:steady", TRUE, FALSE);
  kscore_model_answer_add_row (answer, "Kscore", 47.3, NAN);
  again = kscore_model_answer_ref (answer);
  g_clear_pointer (&answer, kscore_model_answer_unref);

  section = g_ptr_array_index (again->sections, 0);
  g_assert_null (section->formula);
  g_assert_cmpstr (section->text, ==, "Not told.");
  item = g_ptr_array_index (again->versions, 0);
  g_assert_cmpstr (item->title, ==, "steady (my weights)");
  g_assert_true (item->mine);
  g_assert_false (item->used);
  row = g_ptr_array_index (again->rows, 0);
  g_assert_true (isnan (row->other));
  g_assert_cmpuint (again->days->len, ==, 0);
  g_assert_null (again->compared);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/model-answer/keeps", test_keeps);
  return g_test_run ();
}
