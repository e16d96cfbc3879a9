#include "config.h"

#include "ui/kscore-about-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * KscoreAboutDialog:
 *
 * What this program is. (GtkAboutDialog is 420 pixels wide at least; AdwAboutWindow is deprecated
 * in libadwaita 1.6.)
 */
struct _KscoreAboutDialog
{
  AdwWindow parent_instance;

  GtkImage *icon;
  GtkLabel *version;
  GtkLabel *translators;
};

G_DEFINE_FINAL_TYPE (KscoreAboutDialog, kscore_about_dialog, ADW_TYPE_WINDOW)

static void
kscore_about_dialog_class_init (KscoreAboutDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-about-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreAboutDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, KscoreAboutDialog, version);
  gtk_widget_class_bind_template_child (widget_class, KscoreAboutDialog, translators);
}

static void
kscore_about_dialog_init (KscoreAboutDialog *self)
{
  /* Translators: put your names here, separated by commas */
  const char *credits = _("translator-credits");
  g_autofree char *version = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_image_set_from_icon_name (self->icon, KSCORE_APP_ID);
  /* Translators: %s is a number such as 0.1.0 */
  version = g_strdup_printf (_("Version %s"), KSCORE_VERSION);
  gtk_label_set_text (self->version, version);
  if (!g_str_equal (credits, "translator-credits"))
    {
      /* Translators: %s are the names of those who translated the program */
      g_autofree char *text = g_strdup_printf (_("Translated by %s"), credits);

      gtk_label_set_text (self->translators, text);
      gtk_widget_set_visible (GTK_WIDGET (self->translators), TRUE);
    }
}

/**
 * kscore_about_dialog_new:
 * @parent: the window that it belongs to
 *
 * Returns: (transfer none): a dialog, owned by GTK
 */
GtkWidget *
kscore_about_dialog_new (GtkWindow *parent)
{
  return g_object_new (KSCORE_TYPE_ABOUT_DIALOG, "transient-for", parent, NULL);
}
