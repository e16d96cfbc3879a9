#include "config.h"

#include "store/kscore-lock-file.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/kscore-error.h"
#include "store-fixture.h"

static void
test_one_holder (void)
{
  g_autoptr (KscoreLockFile) again = NULL;
  g_autoptr (GError) error = NULL;
  char *dir = test_dir_new ();
  KscoreLockFile *lock;

  g_assert_null (kscore_lock_file_dup_holder (dir));
  lock = kscore_lock_file_acquire (dir, &error);
  g_assert_no_error (error);

  g_assert_null (kscore_lock_file_acquire (dir, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_clear_error (&error);

  kscore_lock_file_release (lock);
  g_assert_null (kscore_lock_file_dup_holder (dir));
  again = kscore_lock_file_acquire (dir, &error);
  g_assert_no_error (error);
  test_dir_free (dir);
}

/* A process that holds the lock until it is killed. */
static pid_t
start_holder (const char *dir)
{
  int ready[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      KscoreLockFile *lock;

      g_set_prgname ("kscore-cli");
      lock = kscore_lock_file_acquire (dir, NULL);
      if (write (ready[1], lock != NULL ? "y" : "n", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  close (ready[0]);
  close (ready[1]);

  return child;
}

static void
test_other_process (void)
{
  g_autoptr (KscoreLockFile) lock = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = NULL;
  g_autofree char *expected = NULL;
  char *dir = test_dir_new ();
  pid_t child = start_holder (dir);

  expected = g_strdup_printf ("kscore-cli (process %d)", (int) child);
  holder = kscore_lock_file_dup_holder (dir);
  g_assert_cmpstr (holder, ==, expected);
  g_assert_null (kscore_lock_file_acquire (dir, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, expected));
  g_clear_error (&error);

  /* Killed, it holds nothing, though its name is still in the file. */
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_null (kscore_lock_file_dup_holder (dir));
  lock = kscore_lock_file_acquire (dir, &error);
  g_assert_no_error (error);
  test_dir_free (dir);
}

static void
test_odd_content (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *holder = NULL;
  char *dir = test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "kscore.lock", NULL);
  KscoreLockFile *lock = kscore_lock_file_acquire (dir, NULL);
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("-3 \xff\xff", file);
  fclose (file);
  holder = kscore_lock_file_dup_holder (dir);
  g_assert_cmpstr (holder, ==, "Another process");
  kscore_lock_file_release (lock);
  test_dir_free (dir);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kscore_lock_file_acquire ("/nonexistent/kscore", &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_null (kscore_lock_file_dup_holder ("/nonexistent/kscore"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/lock-file/one-holder", test_one_holder);
  g_test_add_func ("/store/lock-file/other-process", test_other_process);
  g_test_add_func ("/store/lock-file/odd-content", test_odd_content);
  g_test_add_func ("/store/lock-file/no-folder", test_no_folder);

  return g_test_run ();
}
