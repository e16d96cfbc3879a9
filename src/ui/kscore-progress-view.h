#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_PROGRESS_VIEW (kscore_progress_view_get_type ())
G_DECLARE_FINAL_TYPE (KscoreProgressView, kscore_progress_view, KSCORE, PROGRESS_VIEW, GtkWidget)

GtkWidget *kscore_progress_view_new      (void);
void       kscore_progress_view_set_work (KscoreProgressView *self,
                                          GObject            *work);

G_END_DECLS
