#pragma once

#include <adwaita.h>

#include "service/kscore-scoring-model.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_WINDOW (kscore_window_get_type ())
G_DECLARE_FINAL_TYPE (KscoreWindow, kscore_window, KSCORE, WINDOW, AdwApplicationWindow)

KscoreWindow *kscore_window_new    (GtkApplication     *application,
                                    KscoreScoringModel *model,
                                    KscoreScoringModel *sample_model);
void          kscore_window_import (KscoreWindow       *self,
                                    const char * const *files);

G_END_DECLS
