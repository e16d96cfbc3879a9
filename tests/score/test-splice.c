#include "config.h"

#include "score/kscore-splice.h"

/* Against doing it element by element. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < 2000; i++)
    {
      guint n = g_rand_int_range (rand, 0, 40), n_splices = 0, at = 0, place = 0;
      int *array = g_new (int, n + 1);
      g_autofree gint *moves = NULL;
      KscoreSplice splices[8];

      for (guint j = 0; j < n; j++)
        array[j] = j;
      while (n_splices < G_N_ELEMENTS (splices) && at <= n && g_rand_boolean (rand))
        {
          KscoreSplice splice = { g_rand_int_range (rand, at, n + 1), 0, 0 };

          splice.n_removed = g_rand_int_range (rand, 0, MIN (4, n - splice.at) + 1);
          splice.n_added = g_rand_int_range (rand, 0, 4);
          splices[n_splices++] = splice;
          at = splice.at + splice.n_removed;
        }

      array = kscore_splice_apply (array, sizeof *array, n, splices, n_splices);
      moves = kscore_splice_get_moves (splices, n_splices);
      at = 0;
      for (guint j = 0; j <= n_splices; j++)
        {
          guint end = j < n_splices ? splices[j].at : n;

          for (; at < end; at++, place++)
            {
              g_assert_cmpint (array[place], ==, (int) at);
              g_assert_cmpuint (kscore_splice_map (splices, moves, n_splices, at), ==, place);
            }
          if (j < n_splices)
            {
              at += splices[j].n_removed;
              place += splices[j].n_added;
            }
        }
      g_assert_cmpuint (place, ==, kscore_splice_count (n, splices, n_splices));
      /* Room for one more */
      array[place] = 1;
      g_free (array);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/splice/random", test_random);

  return g_test_run ();
}
