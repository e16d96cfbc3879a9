#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_LENS (kscore_lens_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLens, kscore_lens, KSCORE, LENS, GObject)

KscoreLens *kscore_lens_new             (const char *group,
                                         const char *title,
                                         const char *figure,
                                         const char *unit);
void        kscore_lens_set_words       (KscoreLens *self,
                                         const char *counts,
                                         const char *formula,
                                         const char *leaves_out);
const char *kscore_lens_get_group       (KscoreLens *self);
const char *kscore_lens_get_title       (KscoreLens *self);
const char *kscore_lens_get_figure      (KscoreLens *self);
const char *kscore_lens_get_unit        (KscoreLens *self);
const char *kscore_lens_get_counts      (KscoreLens *self);
const char *kscore_lens_get_formula     (KscoreLens *self);
const char *kscore_lens_get_leaves_out  (KscoreLens *self);

G_END_DECLS
