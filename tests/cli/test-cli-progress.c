#include "config.h"

#include "cli/kscore-cli-progress.h"

#include <string.h>

static char *
dup_written (GOutputStream *stream)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static void
test_terminal (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  KscoreCliProgress progress = KSCORE_CLI_PROGRESS_INIT (stream, TRUE);
  g_autofree char *written = NULL;

  /* However often it is called, it is shown a few times a second only. */
  for (int i = 0; i < 1000; i++)
    kscore_cli_progress_show (0.42, "Reading posts", &progress);
  kscore_cli_progress_clear (&progress);
  kscore_cli_progress_clear (&progress);
  written = dup_written (stream);
  g_assert_true (g_str_has_prefix (written, "\r\033[K 42 %  Reading posts"));
  g_assert_true (g_str_has_suffix (written, "Reading posts\r\033[K"));
  g_assert_cmpuint (strlen (written), <, 500);
}

static void
test_unknown_length (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  KscoreCliProgress progress = KSCORE_CLI_PROGRESS_INIT (stream, TRUE);
  g_autofree char *written = NULL;

  kscore_cli_progress_show (-1, "Reading posts", &progress);
  written = dup_written (stream);
  g_assert_cmpstr (written, ==, "\r\033[KReading posts");
}

/* A name does not move the cursor. */
static void
test_hostile_name (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  KscoreCliProgress progress = KSCORE_CLI_PROGRESS_INIT (stream, TRUE);
  g_autofree char *written = NULL;

  kscore_cli_progress_show (-1, "Reading a\033[2Jda\nben", &progress);
  written = dup_written (stream);
  g_assert_true (g_str_has_prefix (written, "\r\033[KReading a"));
  g_assert_null (strchr (written + strlen ("\r\033[K"), '\033'));
  g_assert_null (strchr (written, '\n'));
}

static void
test_nobody_looks (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  KscoreCliProgress progress = KSCORE_CLI_PROGRESS_INIT (stream, FALSE);

  kscore_cli_progress_show (0.5, "Reading posts", &progress);
  kscore_cli_progress_clear (&progress);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-progress/terminal", test_terminal);
  g_test_add_func ("/cli/cli-progress/unknown-length", test_unknown_length);
  g_test_add_func ("/cli/cli-progress/hostile-name", test_hostile_name);
  g_test_add_func ("/cli/cli-progress/nobody-looks", test_nobody_looks);

  return g_test_run ();
}
