#include "config.h"

#include "core/kscore-format.h"
#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-about-dialog.h"
#include "ui/kscore-application.h"
#include "ui/kscore-window.h"

typedef struct {
  GApplication *app; /* (owned) */
  guint         n_steps;
} Fixture;

static guint
count_windows (Fixture *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->app)));
}

static GtkWindow *
find_about_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (KSCORE_IS_ABOUT_DIALOG (toplevel))
        return toplevel;
    }
  return NULL;
}

static gboolean
step_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  GtkWidget *window =
    GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (fixture->app)));

  g_assert_nonnull (window);
  g_assert_cmpuint (count_windows (fixture), ==, 1);

  switch (fixture->n_steps++)
    {
    case 0:
      /* A second start shows the window that is there. */
      g_application_activate (fixture->app);
      return G_SOURCE_CONTINUE;
    case 1:
      g_assert_true (gtk_widget_activate_action (window, "win.about", NULL));
      g_assert_nonnull (find_about_dialog ());
      gtk_window_destroy (find_about_dialog ());
      return G_SOURCE_CONTINUE;
    case 2:
      {
        g_autoptr (GFile) file = g_file_new_for_path ("/tmp/full.zip");

        g_application_open (fixture->app, &file, 1, "");
        return G_SOURCE_CONTINUE;
      }
    default:
      kscore_test_wait_for_page (window, "main");
      g_action_group_activate_action (G_ACTION_GROUP (fixture->app), "quit", NULL);
      return G_SOURCE_REMOVE;
    }
}

static void
test_one_window (void)
{
  char *argv[] = { (char *) "kscore", (char *) "--data-dir", (char *) "somewhere", NULL };
  Fixture fixture = { G_APPLICATION (kscore_application_new ()), 0 };

  g_timeout_add (100, step_cb, &fixture);
  g_assert_cmpint (g_application_run (fixture.app, 3, argv), ==, 0);
  g_assert_cmpuint (fixture.n_steps, ==, 4);
  g_assert_cmpint (g_application_get_flags (fixture.app) & G_APPLICATION_NON_UNIQUE, !=, 0);
  g_assert_finalize_object (fixture.app);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (gtk_application_get_active_window (user_data));
  return G_SOURCE_REMOVE;
}

/* Where words run from right to left, the program says so before it writes any number. */
static void
test_rtl (void)
{
  char *argv[] = { (char *) "kscore", (char *) "--data-dir=here", NULL };
  g_autoptr (GApplication) app = G_APPLICATION (kscore_application_new ());
  g_autofree char *change = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_timeout_add (50, close_cb, app);
  g_assert_cmpint (g_application_run (app, 2, argv), ==, 0);
  change = kscore_format_change (4.8);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  kscore_format_set_rtl (FALSE);
  g_assert_cmpstr (change, ==, "\u2066+4.8\u2069");
}

static gboolean
sample_cb (gpointer user_data)
{
  GtkApplication *app = user_data;
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (app));

  kscore_test_wait_for_page (window, "main");
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
test_sample (void)
{
  char *argv[] = { (char *) "kscore", (char *) "--data-dir=here", (char *) "--sample", NULL };
  g_autoptr (GApplication) app = G_APPLICATION (kscore_application_new ());

  g_timeout_add (50, sample_cb, app);
  g_assert_cmpint (g_application_run (app, 3, argv), ==, 0);
}

static gboolean
file_cb (gpointer user_data)
{
  GtkApplication *app = user_data;
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (app));

  /* Imported: what was empty has a score. */
  kscore_test_wait_for_page (window, "main");
  gtk_window_close (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* As a file manager starts it, by what the desktop file says. */
static void
test_file (void)
{
  char *argv[] = { (char *) "kscore", (char *) "--data-dir=here", (char *) "/tmp/full.zip", NULL };
  g_autoptr (GApplication) app = G_APPLICATION (kscore_application_new ());

  g_timeout_add (50, file_cb, app);
  g_assert_cmpint (g_application_run (app, 3, argv), ==, 0);
}

static void
test_version (void)
{
  if (g_test_subprocess ())
    {
      char *argv[] = { (char *) "kscore", (char *) "--version", NULL };
      g_autoptr (GApplication) app = G_APPLICATION (kscore_application_new ());

      exit (g_application_run (app, 2, argv));
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*Kscore " KSCORE_VERSION "*");
}

int
main (int   argc,
      char *argv[])
{
  g_unsetenv ("KSCORE_SAMPLE_DIR");
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/application/one-window", test_one_window);
  g_test_add_func ("/application/rtl", test_rtl);
  g_test_add_func ("/application/sample", test_sample);
  g_test_add_func ("/application/file", test_file);
  g_test_add_func ("/application/version", test_version);

  return g_test_run ();
}
