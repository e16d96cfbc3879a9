#include "config.h"

#include "support/kscore-picture.h"

#include <adwaita.h>

/* Renders what is in a window as it is shown, without the frame that stands for a shadow. */
GdkTexture *
kscore_picture_new (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (content, window, &bounds))
    g_assert_not_reached ();
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);

  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &bounds);
}

void
kscore_picture_save (GtkWidget  *window,
                     const char *path)
{
  g_autoptr (GdkTexture) texture = kscore_picture_new (window);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
}
