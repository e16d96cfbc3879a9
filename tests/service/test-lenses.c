#include "config.h"

#include "service/kscore-lenses-private.h"

#include <math.h>

static KscoreLensesAnswer *
new_answer (guint n_lenses)
{
  KscoreLensesAnswer *answer = g_new0 (KscoreLensesAnswer, 1);

  answer->lenses = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_lenses; i++)
    g_ptr_array_add (answer->lenses, kscore_lens_new ("Group", "Title", "1", NULL));
  for (guint i = 0; i < KSCORE_LENSES_N_AXES; i++)
    {
      answer->axis[i] = i == 0 ? 0.25 : NAN;
      answer->side[i][0] = g_strdup ("first");
      answer->side[i][1] = g_strdup ("second");
      answer->words[i] = g_strdup ("A sentence.");
    }
  return answer;
}

static void
changed_cb (KscoreLenses *lenses,
            guint        *n)
{
  (*n)++;
}

static void
test_show (void)
{
  g_autoptr (KscoreLenses) lenses = kscore_lenses_new ();
  KscoreLensesAnswer *answer = new_answer (3);
  guint n_changes = 0;

  g_signal_connect (lenses, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_true (isnan (kscore_lenses_get_axis (lenses, 0)));
  g_assert_null (kscore_lenses_get_side (lenses, 0, TRUE));
  g_assert_cmpuint (g_list_model_get_n_items (kscore_lenses_get_list (lenses)), ==, 0);

  kscore_insight_show (KSCORE_INSIGHT (lenses), answer);
  kscore_lenses_answer_free (answer);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_lenses_get_list (lenses)), ==, 3);
  g_assert_cmpfloat (kscore_lenses_get_axis (lenses, 0), ==, 0.25);
  g_assert_true (isnan (kscore_lenses_get_axis (lenses, 1)));
  g_assert_cmpstr (kscore_lenses_get_side (lenses, 0, FALSE), ==, "first");
  g_assert_cmpstr (kscore_lenses_get_side (lenses, 0, TRUE), ==, "second");
  g_assert_cmpstr (kscore_lenses_get_axis_words (lenses, 3), ==, "A sentence.");

  answer = new_answer (1);
  kscore_insight_show (KSCORE_INSIGHT (lenses), answer);
  kscore_lenses_answer_free (answer);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_lenses_get_list (lenses)), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/lenses/show", test_show);
  return g_test_run ();
}
