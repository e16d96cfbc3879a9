#include "config.h"

#include "ui/kscore-settings.h"

#include <adwaita.h>

/**
 * kscore_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings; %NULL where their schema is not installed, as
 *   in a build folder: everything is then as at first
 */
GSettings *
kscore_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, KSCORE_APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * kscore_settings_get_boolean:
 * @settings: (nullable): the settings
 * @key: one of theirs
 *
 * Returns: the value; %FALSE where there are no settings
 */
gboolean
kscore_settings_get_boolean (GSettings  *settings,
                             const char *key)
{
  return settings != NULL && g_settings_get_boolean (settings, key);
}

/**
 * kscore_settings_apply_style:
 * @settings: (nullable): the settings
 *
 * Makes the program light or dark as chosen.
 */
void
kscore_settings_apply_style (GSettings *settings)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *style = NULL;

  if (settings == NULL)
    return;

  style = g_settings_get_string (settings, KSCORE_SETTING_STYLE);
  if (g_str_equal (style, "light"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (style, "dark"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}
