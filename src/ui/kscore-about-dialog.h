#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_ABOUT_DIALOG (kscore_about_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KscoreAboutDialog, kscore_about_dialog, KSCORE, ABOUT_DIALOG, AdwWindow)

GtkWidget *kscore_about_dialog_new (GtkWindow *parent);

G_END_DECLS
