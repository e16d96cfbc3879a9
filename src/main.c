#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "ui/kscore-application.h"

static gboolean
terminated_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* Logging out, or Ctrl+C, ends what is under way as closing the window does. */
static void
startup_cb (GApplication *app)
{
  g_unix_signal_add (SIGHUP, terminated_cb, app);
  g_unix_signal_add (SIGINT, terminated_cb, app);
  g_unix_signal_add (SIGTERM, terminated_cb, app);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KscoreApplication) app = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KSCORE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Kscore");

  app = kscore_application_new ();
  g_signal_connect (app, "startup", G_CALLBACK (startup_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
