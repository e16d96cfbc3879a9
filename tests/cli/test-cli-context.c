#include "config.h"

#include "cli/kscore-cli-context.h"

#include <string.h>

#include "cli/kscore-cli.h"
#include "core/kscore-error.h"

static const KscoreCliCommand command = { "dance", "PARTNER", "Dances.", NULL };

static KscoreCliContext *
make_context (const char *words)
{
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) err = g_memory_output_stream_new_resizable ();
  KscoreCliContext *context = kscore_cli_context_new (out, err, FALSE, NULL);

  context->command = &command;
  context->arguments = g_strsplit (words, " ", -1);
  return context;
}

static char *
dup_written (GOutputStream *stream)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static void
test_options (void)
{
  g_autoptr(KscoreCliContext) context = make_context ("dance --slowly ada --json");
  gboolean slowly = FALSE;
  const GOptionEntry entries[] = {
    { "slowly", 0, 0, G_OPTION_ARG_NONE, &slowly, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  int status = -1;

  g_assert_true (kscore_cli_context_parse (context, entries, 1, 1, &status));
  g_assert_true (slowly);
  g_assert_true (context->json);
  g_assert_cmpstr (kscore_cli_context_get (context, 0), ==, "ada");
  g_assert_null (kscore_cli_context_get (context, 1));
  g_assert_cmpint (kscore_cli_context_get_format (context), ==, KSCORE_FIGURE_JSON);
}

static void
test_dashes (void)
{
  g_autoptr(KscoreCliContext) context = make_context ("dance -- --ada");
  int status = -1;

  g_assert_true (kscore_cli_context_parse (context, NULL, 1, 1, &status));
  g_assert_cmpstr (kscore_cli_context_get (context, 0), ==, "--ada");
}

static void
test_number_of_words (void)
{
  static const struct {
    const char *words;
    guint       min;
    guint       max;
    gboolean    good;
  } cases[] = {
    { "dance", 0, 0, TRUE }, { "dance ada", 0, 0, FALSE }, { "dance", 1, 1, FALSE },
    { "dance ada bo", 1, 1, FALSE }, { "dance ada bo cleo", 1, G_MAXUINT, TRUE },
    { "dance --fast", 0, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(KscoreCliContext) context = make_context (cases[i].words);
      int status = -1;

      g_assert_cmpint (kscore_cli_context_parse (context, NULL, cases[i].min, cases[i].max,
                                                 &status), ==, cases[i].good);
      if (!cases[i].good)
        {
          g_autofree char *err = dup_written (context->err);

          g_assert_cmpint (status, ==, KSCORE_CLI_USAGE);
          g_assert_nonnull (strstr (err, "See “kscore-cli dance --help”.\n"));
        }
    }
}

static void
test_errors (void)
{
  g_autoptr(KscoreCliContext) context = make_context ("dance");
  g_autoptr(GError) error =
    g_error_new (KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND, "There is no account “ada”.");
  g_autoptr(GError) foreign = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "It rains");
  g_autoptr(GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  g_autofree char *err = NULL;

  g_assert_cmpint (kscore_cli_context_finish (context, TRUE, NULL), ==, KSCORE_CLI_DONE);
  g_assert_cmpint (kscore_cli_context_finish (context, FALSE, cancelled), ==,
                   KSCORE_CLI_CANCELLED);
  g_assert_cmpint (kscore_cli_context_finish (context, FALSE, error), ==, KSCORE_CLI_FAILED);
  g_assert_cmpint (kscore_cli_context_finish (context, FALSE, foreign), ==, KSCORE_CLI_FAILED);
  kscore_cli_context_warn (context, "There is no “\033[31m\xff\nada”.");
  err = dup_written (context->err);
  g_assert_cmpstr (err, ==,
                   "kscore-cli: There is no account “ada”. Check the name and try again.\n"
                   "kscore-cli: It rains. Try again.\n"
                   "kscore-cli: There is no “[31m\xef\xbf\xbd ada”.\n");
}

/* A word without end hides nothing of what can be done about it. */
static void
test_long_word (void)
{
  g_autoptr(KscoreCliContext) context = make_context ("dance");
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autoptr(GError) error = g_error_new (KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                                         "There is no account “%s”.", word);
  g_autofree char *failed = NULL;
  g_autofree char *misused = NULL;

  kscore_cli_context_finish (context, FALSE, error);
  failed = dup_written (context->err);
  g_assert_true (g_str_has_suffix (failed, "x… Check the name and try again.\n"));
  g_assert_cmpuint (strlen (failed), <, 2100);

  kscore_cli_context_misused (context, word);
  misused = dup_written (context->err);
  g_assert_nonnull (strstr (misused, "x… See “kscore-cli"));
}

static void
test_days (void)
{
  g_autoptr(KscoreCliContext) context = make_context ("dance");
  KscoreDay day;
  int status = -1;

  g_assert_true (kscore_cli_context_read_day (context, NULL, &day, &status));
  g_assert_cmpint (day, ==, KSCORE_DAY_UNKNOWN);
  g_assert_true (kscore_cli_context_read_day (context, "1970-01-03", &day, &status));
  g_assert_cmpint (day, ==, 2);
  g_assert_false (kscore_cli_context_read_day (context, "2026-13-40", &day, &status));
  g_assert_cmpint (status, ==, KSCORE_CLI_USAGE);
}

static void
test_now (void)
{
  g_autoptr(KscoreCliContext) context = make_context ("dance");

  g_assert_true (kscore_cli_context_read_now (context, NULL));
  g_assert_cmpint (context->now, ==, KSCORE_TIME_UNKNOWN);
  g_assert_true (kscore_cli_context_read_now (context, "1970-01-01T00:01:00Z"));
  g_assert_cmpint (context->now, ==, 60);
  g_assert_false (kscore_cli_context_read_now (context, "teatime"));
}

/* A result that nobody can read is no success. */
static void
test_full_output (void)
{
  g_autoptr(KscoreCliContext) context = make_context ("dance");
  g_autofree char *err = NULL;
  char small[4];

  kscore_cli_context_print (context, "fine\n");
  g_assert_cmpint (kscore_cli_context_check_output (context, KSCORE_CLI_DONE), ==,
                   KSCORE_CLI_DONE);
  g_clear_object (&context->out);
  context->out = g_memory_output_stream_new (small, sizeof small, NULL, NULL);
  kscore_cli_context_print (context, "too long\n");
  g_assert_cmpint (kscore_cli_context_check_output (context, KSCORE_CLI_CANCELLED), ==,
                   KSCORE_CLI_CANCELLED);
  g_assert_cmpint (kscore_cli_context_check_output (context, KSCORE_CLI_DONE), ==,
                   KSCORE_CLI_FAILED);
  err = dup_written (context->err);
  g_assert_nonnull (strstr (err, "could not be written"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/cli-context/options", test_options);
  g_test_add_func ("/cli/cli-context/dashes", test_dashes);
  g_test_add_func ("/cli/cli-context/number-of-words", test_number_of_words);
  g_test_add_func ("/cli/cli-context/errors", test_errors);
  g_test_add_func ("/cli/cli-context/long-word", test_long_word);
  g_test_add_func ("/cli/cli-context/days", test_days);
  g_test_add_func ("/cli/cli-context/now", test_now);
  g_test_add_func ("/cli/cli-context/full-output", test_full_output);

  return g_test_run ();
}
