#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/kscore-store.h"

#define N_PAGES 120
#define DEFAULT_KILLS 20

static const char *program;

static KscoreStore *
open_store (const char *dir)
{
  g_autoptr (GError) error = NULL;
  KscoreStore *store = kscore_store_new (dir);

  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_no_error (error);

  return store;
}

static void
write_all (KscoreStore *store)
{
  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autoptr (KscorePage) page = test_page_new (i);
      g_autoptr (GError) error = NULL;

      g_assert_true (kscore_store_write_page (store, page, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

/* The process that is killed: says that it begins, and how it went. */
static int
run_victim (const char *dir)
{
  g_autoptr (KscoreStore) store = open_store (dir);

  if (write (STDOUT_FILENO, "b", 1) != 1)
    return 1;
  write_all (store);
  if (write (STDOUT_FILENO, "e", 1) != 1)
    return 1;
  kscore_store_close (store);

  return 0;
}

static GPid
start_victim (const char *dir,
              int        *output)
{
  const char *argv[] = { program, "--write", dir, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  char byte;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                           NULL, NULL, &pid, NULL, output, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read (*output, &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'b');

  return pid;
}

static gboolean
count_posts (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_database_check (db, error)
         && kscore_database_get_integer (db, "SELECT count(*) FROM posts", data, error);
}

/* Returns how many microseconds an undisturbed victim needs. */
static gulong
measure (char **expected)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = NULL;
  gint64 start;
  gint64 length;
  char byte;
  int output;
  GPid pid = start_victim (dir, &output);

  start = g_get_monotonic_time ();
  g_assert_cmpint (read (output, &byte, 1), ==, 1);
  length = g_get_monotonic_time () - start;
  close (output);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);

  store = open_store (dir);
  *expected = test_dump (store);
  kscore_store_close (store);
  test_dir_free (dir);

  return (gulong) length;
}

/* Returns how many posts were there after the kill. */
static gint64
kill_one (gulong      delay,
          const char *expected)
{
  char *dir = test_dir_new ();
  g_autoptr (KscoreStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  gint64 n_posts = -1;
  int output;
  GPid pid = start_victim (dir, &output);

  g_usleep (delay);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  close (output);

  store = open_store (dir);
  g_assert_true (kscore_store_run (store, KSCORE_STORE_READ, count_posts, &n_posts, NULL, &error));
  g_assert_no_error (error);
  /* A page has five: it is there whole, or not at all. */
  g_assert_cmpint (n_posts % 5, ==, 0);

  write_all (store);
  dump = test_dump (store);
  g_assert_cmpstr (dump, ==, expected);
  kscore_store_close (store);
  test_dir_free (dir);

  return n_posts;
}

static void
test_kill (void)
{
  const char *wanted = g_getenv ("KSCORE_KILLS");
  guint n_kills = wanted != NULL ? (guint) atoi (wanted) : DEFAULT_KILLS;
  g_autofree char *expected = NULL;
  gulong length = measure (&expected);
  guint n_partial = 0;
  guint n;

  g_assert_cmpuint (strlen (expected), >, 10000);
  for (n = 0; n < n_kills || (n_partial <= n_kills / 4 && n < 5 * n_kills + 20); n++)
    {
      gint64 n_posts = kill_one ((gulong) g_test_rand_int_range (0, (gint32) length), expected);

      if (n_posts > 0 && n_posts < N_PAGES * 5)
        n_partial++;
      /* A machine is not as fast all the time as when it was measured. */
      else if (n_posts > 0)
        length = MAX (length / 10 * 9, 1000);
      else
        length = MIN (length / 10 * 11, G_MAXINT / 2);
    }
  g_test_message ("%u of %u killed in the middle", n_partial, n);
  g_assert_cmpuint (n_partial, >, n_kills / 4);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return run_victim (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/kill/any-moment", test_kill);

  return g_test_run ();
}
