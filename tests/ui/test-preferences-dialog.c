#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-preferences-dialog.h"
#include "ui/kscore-settings.h"

typedef struct {
  GSettings *settings; /* (owned) */
  GtkWidget *parent;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->settings = kscore_settings_new ();
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
  fixture->dialog = kscore_preferences_dialog_new (GTK_WINDOW (fixture->parent),
                                                   data == NULL ? fixture->settings : NULL,
                                                   "/nowhere/a <b>&amp; folder");
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  kscore_test_spin (20);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  kscore_test_wait_until (fixture->dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  g_settings_reset (fixture->settings, KSCORE_SETTING_STYLE);
  g_settings_reset (fixture->settings, KSCORE_SETTING_WORK_OFFLINE);
  g_settings_reset (fixture->settings, KSCORE_SETTING_REFRESH_AT_START);
  g_clear_object (&fixture->settings);
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  AdwComboRow *style = ADW_COMBO_ROW (kscore_test_find (fixture->dialog, "style"));
  GtkSwitch *offline = GTK_SWITCH (kscore_test_find (fixture->dialog, "work_offline"));
  GtkSwitch *start = GTK_SWITCH (kscore_test_find (fixture->dialog, "refresh_at_start"));
  g_autofree char *chosen = NULL;

  g_assert_false (gtk_widget_get_visible (kscore_test_find (fixture->dialog, "missing")));
  adw_combo_row_set_selected (style, 2);
  chosen = g_settings_get_string (fixture->settings, KSCORE_SETTING_STYLE);
  g_assert_cmpstr (chosen, ==, "dark");
  g_settings_set_string (fixture->settings, KSCORE_SETTING_STYLE, "light");
  g_assert_cmpuint (adw_combo_row_get_selected (style), ==, 1);

  gtk_switch_set_active (offline, TRUE);
  g_assert_true (g_settings_get_boolean (fixture->settings, KSCORE_SETTING_WORK_OFFLINE));
  g_assert_false (g_settings_get_boolean (fixture->settings, KSCORE_SETTING_REFRESH_AT_START));
  gtk_switch_set_active (start, TRUE);
  g_assert_true (g_settings_get_boolean (fixture->settings, KSCORE_SETTING_REFRESH_AT_START));
}

/* What cannot be kept cannot be chosen, and says why. */
static void
test_no_settings (Fixture       *fixture,
                  gconstpointer  data)
{
  g_assert_true (gtk_widget_get_visible (kscore_test_find (fixture->dialog, "missing")));
  g_assert_false (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "work_offline")));
  g_assert_true (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "folder")));
}

/* The name of a folder is not markup. */
static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  AdwActionRow *folder = ADW_ACTION_ROW (kscore_test_find (fixture->dialog, "folder"));

  g_assert_cmpstr (adw_action_row_get_subtitle (folder), ==,
                   "/nowhere/a <b>&amp; folder");
  kscore_test_assert_names (fixture->dialog);
}

static void
test_fits (Fixture       *fixture,
           gconstpointer  data)
{
  int width;

  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add ("/preferences/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/preferences/no-settings", Fixture, "none", set_up, test_no_settings, tear_down);
  g_test_add ("/preferences/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/preferences/fits", Fixture, NULL, set_up, test_fits, tear_down);

  return g_test_run ();
}
