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
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  int content_width = gtk_widget_get_width (content);
  int content_height = gtk_widget_get_height (content);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);

  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT ((width - content_width) / 2,
                                                           (height - content_height) / 2,
                                                           content_width, content_height));
}

void
kscore_picture_save (GtkWidget  *window,
                     const char *path)
{
  g_autoptr (GdkTexture) texture = kscore_picture_new (window);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
}
