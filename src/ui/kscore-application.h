#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_APPLICATION (kscore_application_get_type ())
G_DECLARE_FINAL_TYPE (KscoreApplication, kscore_application, KSCORE, APPLICATION, AdwApplication)

KscoreApplication *kscore_application_new (void);

G_END_DECLS
