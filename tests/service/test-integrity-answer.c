#include "config.h"

#include <math.h>

#include "service/kscore-integrity-answer.h"

static void
test_empty (void)
{
  g_autoptr(KscoreIntegrityAnswer) answer = kscore_integrity_answer_new ();

  g_assert_true (isnan (answer->score) && isnan (answer->without));
  g_assert_true (isnan (answer->effective_people) && isnan (answer->top_share));
  g_assert_true (isnan (answer->signals[KSCORE_N_SIGNALS - 1].points));
  g_assert_cmpint (answer->day, ==, KSCORE_DAY_UNKNOWN);
}

static void
test_parts (void)
{
  const gint64 actors[] = { 7, 9 };
  g_autoptr(KscoreIntegrityAnswer) answer = kscore_integrity_answer_new ();
  KscoreIntegrityPerson *person = kscore_integrity_person_new (7, "x:7", "Bo");
  KscoreIntegrityGroup *group = kscore_integrity_group_new (actors, 2);

  g_ptr_array_add (answer->people, person);
  g_ptr_array_add (answer->groups, group);
  g_assert_cmpstr (person->id, ==, "x:7");
  g_assert_cmpfloat (person->trust, ==, 1);
  g_assert_cmpint (group->actors[1], ==, 9);
  g_assert_cmpuint (group->n_members, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/integrity-answer/empty", test_empty);
  g_test_add_func ("/service/integrity-answer/parts", test_parts);
  return g_test_run ();
}
