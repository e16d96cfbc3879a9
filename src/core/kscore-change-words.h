#pragma once

#include "core/kscore-change-figures.h"

G_BEGIN_DECLS

const char *kscore_change_view_get_title (KscoreChangeView        view,
                                          const KscoreChangeStep *step);
char       *kscore_change_view_dup_others (KscoreChangeView       view,
                                           guint                  n_others);
const char *kscore_change_view_get_none  (KscoreChangeView        view);
char       *kscore_change_dup_points     (double                  points,
                                          gint64                  hundredths);

G_END_DECLS
