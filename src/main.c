#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "ui/kscore-application.h"

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
  return g_application_run (G_APPLICATION (app), argc, argv);
}
