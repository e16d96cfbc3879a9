#pragma once

#include <adwaita.h>

#include "service/kscore-account-actions.h"

G_BEGIN_DECLS

/* Offers, for a while, to bring back an account that is forgotten; deletes it when the toast goes
 * or something else begins. */
void kscore_forget_toast_show (AdwToastOverlay      *overlay,
                               KscoreAccountActions *actions,
                               const char           *account);
/* Says what went wrong with an action; nothing where it was cancelled. */
void kscore_forget_toast_fail (AdwToastOverlay      *overlay,
                               const GError         *error);

G_END_DECLS
