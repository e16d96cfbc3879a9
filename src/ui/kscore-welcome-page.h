#pragma once

#include "ui/kscore-link-form.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_WELCOME_PAGE (kscore_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (KscoreWelcomePage, kscore_welcome_page, KSCORE, WELCOME_PAGE, GtkWidget)

GtkWidget      *kscore_welcome_page_new      (void);
KscoreLinkForm *kscore_welcome_page_get_form (KscoreWelcomePage *self);

G_END_DECLS
