#pragma once

#include <adwaita.h>

#include "service/kscore-scoring-model.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_ACCOUNTS_DIALOG (kscore_accounts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KscoreAccountsDialog, kscore_accounts_dialog, KSCORE, ACCOUNTS_DIALOG,
                      AdwWindow)

GtkWidget       *kscore_accounts_dialog_new        (GtkWindow            *parent,
                                                    KscoreScoringModel   *model);
AdwToastOverlay *kscore_accounts_dialog_get_toasts (KscoreAccountsDialog *self);

G_END_DECLS
