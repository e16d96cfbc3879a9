#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_SHORTCUTS_DIALOG (kscore_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KscoreShortcutsDialog, kscore_shortcuts_dialog, KSCORE, SHORTCUTS_DIALOG,
                      AdwWindow)

GtkWidget *kscore_shortcuts_dialog_new        (GtkWindow      *parent);
void       kscore_shortcuts_dialog_set_accels (GtkApplication *app);

G_END_DECLS
