#include "config.h"

#include "service/kscore-movement-private.h"

static void
changed_cb (KscoreMovement *movement,
            gpointer        user_data)
{
  (*(guint *) user_data)++;
}

/* What it shows is its own copy. */
static void
test_show (void)
{
  g_autoptr(KscoreMovement) movement = kscore_movement_new ();
  KscoreChangeFigures *figures = kscore_change_figures_new ();
  guint n_changes = 0;

  g_signal_connect (movement, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_null (kscore_movement_get_figures (movement));
  figures->model = g_strdup ("kscore-1");
  kscore_change_figures_add_step (figures, KSCORE_CHANGE_NEW, 2);
  kscore_insight_show (KSCORE_INSIGHT (movement), figures);
  kscore_change_figures_free (figures);

  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (kscore_insight_get_available (KSCORE_INSIGHT (movement)));
  g_assert_cmpstr (kscore_movement_get_figures (movement)->model, ==, "kscore-1");
  g_assert_cmpuint (kscore_movement_get_figures (movement)->steps->len, ==, 1);
}

static void
test_days (void)
{
  g_autoptr(KscoreMovement) movement = kscore_movement_new ();
  KscoreDay from, to;

  kscore_movement_get_days (movement, &from, &to);
  g_assert_cmpint (from, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpint (to, ==, KSCORE_DAY_UNKNOWN);
  kscore_movement_set_days (movement, 20000, 20030);
  kscore_movement_get_days (movement, &from, &to);
  g_assert_cmpint (from, ==, 20000);
  g_assert_cmpint (to, ==, 20030);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/movement/show", test_show);
  g_test_add_func ("/movement/days", test_days);

  return g_test_run ();
}
