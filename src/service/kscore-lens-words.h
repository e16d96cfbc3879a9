#pragma once

#include "score/kscore-lenses.h"

G_BEGIN_DECLS

GPtrArray  *kscore_lens_words_new            (const KscoreLensFigures *figures,
                                              const KscoreConstants   *constants);
char       *kscore_lens_words_dup_axis       (const KscoreLensFigures *figures,
                                              KscoreStyleAxis          axis);
const char *kscore_lens_words_get_side       (KscoreStyleAxis          axis,
                                              gboolean                 second);
const char *kscore_lens_words_get_style      (guint                    style);
const char *kscore_lens_words_get_intro      (void);

G_END_DECLS
