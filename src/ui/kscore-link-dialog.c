#include "config.h"

#include "ui/kscore-link-dialog.h"

#include "ui/kscore-compat.h"
#include "ui/kscore-progress-view.h"

/**
 * KscoreLinkDialog:
 *
 * Asks for an account and follows how it is linked, until it is found. (AdwDialog came with
 * libadwaita 1.5.) Cancel is the parent's action `win.cancel`; closing lets what runs go on.
 */
struct _KscoreLinkDialog
{
  AdwWindow parent_instance;

  KscoreLinkForm     *form;
  GtkRevealer        *progress;
  KscoreProgressView *progress_view;
};

G_DEFINE_FINAL_TYPE (KscoreLinkDialog, kscore_link_dialog, ADW_TYPE_WINDOW)

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action_name, parameter);
}

static void
kscore_link_dialog_dispose (GObject *object)
{
  KscoreLinkDialog *self = KSCORE_LINK_DIALOG (object);

  if (self->progress_view != NULL)
    kscore_progress_view_set_work (self->progress_view, NULL);
  self->progress_view = NULL;

  G_OBJECT_CLASS (kscore_link_dialog_parent_class)->dispose (object);
}

static void
kscore_link_dialog_class_init (KscoreLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_link_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (KSCORE_TYPE_LINK_FORM);
  g_type_ensure (KSCORE_TYPE_PROGRESS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkDialog, form);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkDialog, progress_view);
}

static void
kscore_link_dialog_init (KscoreLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kscore_compat_name_buttons (GTK_WIDGET (self));
}

/**
 * kscore_link_dialog_new:
 * @parent: the window that it belongs to
 * @work: the #KscoreRefresh that links
 *
 * Returns: (transfer none): a dialog, owned by GTK
 */
GtkWidget *
kscore_link_dialog_new (GtkWindow *parent,
                        GObject   *work)
{
  KscoreLinkDialog *self = g_object_new (KSCORE_TYPE_LINK_DIALOG, "transient-for", parent, NULL);

  kscore_progress_view_set_work (self->progress_view, work);
  return GTK_WIDGET (self);
}

/**
 * kscore_link_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none): where the account is typed
 */
KscoreLinkForm *
kscore_link_dialog_get_form (KscoreLinkDialog *self)
{
  g_return_val_if_fail (KSCORE_IS_LINK_DIALOG (self), NULL);

  return self->form;
}

/**
 * kscore_link_dialog_set_running:
 * @self: a dialog
 * @running: whether an account is being looked for
 *
 * Shows how far it is.
 */
void
kscore_link_dialog_set_running (KscoreLinkDialog *self,
                                gboolean          running)
{
  g_return_if_fail (KSCORE_IS_LINK_DIALOG (self));

  gtk_revealer_set_reveal_child (self->progress, running);
}
