#include "config.h"

#include "cli-support.h"

#include <stdarg.h>

void
cli_result_clear (CliResult *result)
{
  g_clear_pointer (&result->out, g_free);
  g_clear_pointer (&result->err, g_free);
}

static char *
steal_text (GOutputStream *stream)
{
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Runs `kscore-cli --data-dir … ARGUMENT…` on the fixture's directory, at the fixture's time. */
void
cli_support_run (OwnerFixture *fixture,
                 CliResult    *result,
                 const char   *argument,
                 ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) err = g_memory_output_stream_new_resizable ();
  va_list list;

  cli_result_clear (result);
  g_ptr_array_add (arguments, (char *) "kscore-cli");
  g_ptr_array_add (arguments, (char *) "--data-dir");
  g_ptr_array_add (arguments, fixture->data_dir);
  va_start (list, argument);
  for (const char *word = argument; word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (arguments, (char *) word);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  g_setenv ("KSCORE_NOW", "2026-11-01T12:00:00Z", TRUE);
  result->status = kscore_cli_run ((const char * const *) arguments->pdata, out, err, FALSE, NULL);
  result->out = steal_text (out);
  result->err = steal_text (err);
}

/* An archive of 30 weeks in the fixture's directory. */
void
cli_support_import (OwnerFixture *fixture)
{
  g_autofree char *archive = owner_fixture_write_x_archive (fixture, "x", "42", "ada_wren", 30);
  g_auto(CliResult) result = { 0 };

  cli_support_run (fixture, &result, "import", archive, NULL);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, KSCORE_CLI_DONE);
}
