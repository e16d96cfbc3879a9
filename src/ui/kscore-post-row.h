#pragma once

#include <gtk/gtk.h>

#include "service/kscore-top-post.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_POST_ROW (kscore_post_row_get_type ())
G_DECLARE_FINAL_TYPE (KscorePostRow, kscore_post_row, KSCORE, POST_ROW, GtkListBoxRow)

GtkWidget     *kscore_post_row_new      (KscoreTopPost *post,
                                         gboolean       narrow);
KscoreTopPost *kscore_post_row_get_post (KscorePostRow *self);

G_END_DECLS
