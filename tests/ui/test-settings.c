#include "config.h"

#include <adwaita.h>

#include "support/kscore-test-ui.h"
#include "ui/kscore-settings.h"

static void
test_style (void)
{
  const struct {
    const char     *style;
    AdwColorScheme  scheme;
  } cases[] = {
    { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
    { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
    { "system", ADW_COLOR_SCHEME_DEFAULT },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GSettings) settings = kscore_settings_new ();

  g_assert_nonnull (settings);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_settings_set_string (settings, KSCORE_SETTING_STYLE, cases[i].style);
      kscore_settings_apply_style (settings);
      g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, cases[i].scheme);
    }
  kscore_settings_apply_style (NULL);
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_boolean (void)
{
  g_autoptr (GSettings) settings = kscore_settings_new ();

  g_assert_false (kscore_settings_get_boolean (NULL, KSCORE_SETTING_WORK_OFFLINE));
  g_assert_false (kscore_settings_get_boolean (settings, KSCORE_SETTING_WORK_OFFLINE));
  g_settings_set_boolean (settings, KSCORE_SETTING_WORK_OFFLINE, TRUE);
  g_assert_true (kscore_settings_get_boolean (settings, KSCORE_SETTING_WORK_OFFLINE));
  g_settings_reset (settings, KSCORE_SETTING_WORK_OFFLINE);
}

/* Nothing is asked of a network unless the user says so. */
static void
test_defaults (void)
{
  g_autoptr (GSettings) settings = kscore_settings_new ();

  g_assert_false (g_settings_get_boolean (settings, KSCORE_SETTING_REFRESH_AT_START));
  g_assert_false (g_settings_get_boolean (settings, KSCORE_SETTING_WORK_OFFLINE));
  g_assert_cmpint (g_settings_get_int (settings, KSCORE_SETTING_WINDOW_WIDTH), >=, 360);
  g_assert_cmpint (g_settings_get_int (settings, KSCORE_SETTING_WINDOW_HEIGHT), >=, 294);
  g_assert_false (g_settings_get_boolean (settings, KSCORE_SETTING_WINDOW_MAXIMIZED));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/settings/style", test_style);
  g_test_add_func ("/settings/boolean", test_boolean);
  g_test_add_func ("/settings/defaults", test_defaults);

  return g_test_run ();
}
