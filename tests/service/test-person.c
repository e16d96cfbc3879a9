#include "config.h"

#include "service/kscore-person.h"

/* It keeps what it was given when that is gone. */
static void
test_copied (void)
{
  g_autofree char *name = g_strdup ("Bo");
  g_autoptr (KscorePerson) person = kscore_person_new (&(KscorePersonValues) {
    .id = 7, .name = name, .points = 2.5, .is_new = TRUE,
  });

  name[0] = 'J';
  g_assert_cmpstr (kscore_person_get_values (person)->name, ==, "Bo");
  g_assert_null (kscore_person_get_values (person)->url);
  g_assert_cmpint (kscore_person_get_values (person)->id, ==, 7);
  g_assert_cmpfloat (kscore_person_get_values (person)->points, ==, 2.5);
  g_assert_true (kscore_person_get_values (person)->is_new);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/copied", test_copied);
  return g_test_run ();
}
