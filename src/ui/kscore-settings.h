#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_SETTING_WINDOW_WIDTH     "window-width"
#define KSCORE_SETTING_WINDOW_HEIGHT    "window-height"
#define KSCORE_SETTING_WINDOW_MAXIMIZED "window-maximized"
#define KSCORE_SETTING_STYLE            "style"
#define KSCORE_SETTING_REFRESH_AT_START "refresh-at-start"
#define KSCORE_SETTING_WORK_OFFLINE     "work-offline"

GSettings *kscore_settings_new         (void);
gboolean   kscore_settings_get_boolean (GSettings  *settings,
                                        const char *key);
void       kscore_settings_apply_style (GSettings  *settings);

G_END_DECLS
