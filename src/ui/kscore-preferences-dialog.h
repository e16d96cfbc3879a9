#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_PREFERENCES_DIALOG (kscore_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KscorePreferencesDialog, kscore_preferences_dialog, KSCORE,
                      PREFERENCES_DIALOG, AdwWindow)

GtkWidget *kscore_preferences_dialog_new (GtkWindow  *parent,
                                          GSettings  *settings,
                                          const char *data_dir);

G_END_DECLS
