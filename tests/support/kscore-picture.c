#include "config.h"

#include "support/kscore-picture.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "core/kscore-format.h"

/* Prepares a program that takes pictures: an application of its own, nothing that moves, and one
 * font everywhere. */
GtkApplication *
kscore_picture_start (void)
{
  GtkApplication *app = g_object_new (ADW_TYPE_APPLICATION,
                                      "application-id", KSCORE_APP_ID,
                                      "flags", G_APPLICATION_NON_UNIQUE,
                                      NULL);
  g_autoptr (GError) error = NULL;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  if (!g_application_register (G_APPLICATION (app), NULL, &error))
    g_error ("%s", error->message);
  g_object_set (gtk_settings_get_default (),
                "gtk-font-name", "Cantarell 11",
                "gtk-enable-animations", FALSE,
                NULL);
  return app;
}

/* How the next windows look. */
void
kscore_picture_set_style (gboolean         dark,
                          GtkTextDirection direction,
                          double           text_scale)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (direction);
  kscore_format_set_rtl (direction == GTK_TEXT_DIR_RTL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * text_scale), NULL);
}

/* Renders what is in a window as it is shown, without the frame that stands for a shadow. */
GdkTexture *
kscore_picture_new (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GtkWidget *content = GTK_IS_POPOVER (window)
                         ? gtk_popover_get_child (GTK_POPOVER (window))
                       : ADW_IS_APPLICATION_WINDOW (window)
                         ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
                         : adw_window_get_content (ADW_WINDOW (window));
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

/* Writes a picture of a window into a folder. */
void
kscore_picture_save (GtkWidget  *window,
                     const char *directory,
                     const char *name)
{
  g_autoptr (GdkTexture) texture = kscore_picture_new (window);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (directory, file, NULL);

  if (g_mkdir_with_parents (directory, 0755) != 0 || !gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
}
