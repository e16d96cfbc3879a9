#include "config.h"

#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/kscore-cli.h"
#include "core/kscore-memory.h"

/* Waits for Ctrl+C: the first one stops the command as soon as nothing is left half written, the
 * second one at once. */
static gpointer
wait_for_interrupt (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  sigset_t signals;
  int signal_number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigwait (&signals, &signal_number);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &signal_number);
  _exit (KSCORE_CLI_CANCELLED);
}

/* A standard stream that was closed would be the next file that is opened, such as the database,
 * and messages would go into it. Open the wrong way round, it refuses what it is used for. */
static gboolean
occupy_standard_streams (void)
{
  static const int flags[] = { O_WRONLY, O_RDONLY, O_RDONLY };

  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && open ("/dev/null", flags[fd]) != fd)
      return FALSE;
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOutputStream) out = NULL;
  g_autoptr (GOutputStream) err = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  sigset_t signals;

  kscore_memory_return_large ();
  if (!occupy_standard_streams ())
    return KSCORE_CLI_FAILED;
  out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  err = g_unix_output_stream_new (STDERR_FILENO, FALSE);
  cancellable = g_cancellable_new ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KSCORE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Every thread inherits this, so that only the one that waits gets them. */
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("interrupt", wait_for_interrupt, g_object_ref (cancellable)));

  return kscore_cli_run ((const char * const *) argv, out, err, isatty (STDERR_FILENO),
                         cancellable);
}
