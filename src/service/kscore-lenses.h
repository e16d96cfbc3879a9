#pragma once

#include "service/kscore-insight.h"
#include "service/kscore-lens.h"

G_BEGIN_DECLS

/* Sharing to creating, listening to participating, broad to focused, casual to consistent. */
#define KSCORE_LENSES_N_AXES 4

#define KSCORE_TYPE_LENSES (kscore_lenses_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLenses, kscore_lenses, KSCORE, LENSES, KscoreInsight)

/* Signals, on the main thread: "changed", after all of it is another. */

GListModel *kscore_lenses_get_list       (KscoreLenses *self);
double      kscore_lenses_get_axis       (KscoreLenses *self,
                                          guint         axis);
double      kscore_lenses_get_axis_from  (KscoreLenses *self,
                                          guint         axis);
const char *kscore_lenses_get_side       (KscoreLenses *self,
                                          guint         axis,
                                          gboolean      second);
const char *kscore_lenses_get_axis_words (KscoreLenses *self,
                                          guint         axis);

G_END_DECLS
