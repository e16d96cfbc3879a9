#include "config.h"

#include "ui/kscore-welcome-page.h"

#include <adwaita.h>

/**
 * KscoreWelcomePage:
 *
 * What is shown as long as nothing is known: what the program does, and the ways to begin. The
 * buttons do the window's actions; the window listens to the form.
 */
struct _KscoreWelcomePage
{
  GtkWidget parent_instance;

  AdwStatusPage  *page;
  KscoreLinkForm *form;
  GtkButton      *import_button;
  GtkButton      *sample_button;
};

G_DEFINE_FINAL_TYPE (KscoreWelcomePage, kscore_welcome_page, GTK_TYPE_WIDGET)

static void
kscore_welcome_page_dispose (GObject *object)
{
  KscoreWelcomePage *self = KSCORE_WELCOME_PAGE (object);

  if (self->page != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->page));
  self->page = NULL;

  G_OBJECT_CLASS (kscore_welcome_page_parent_class)->dispose (object);
}

static void
kscore_welcome_page_class_init (KscoreWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_welcome_page_dispose;

  g_type_ensure (KSCORE_TYPE_LINK_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreWelcomePage, page);
  gtk_widget_class_bind_template_child (widget_class, KscoreWelcomePage, form);
  gtk_widget_class_bind_template_child (widget_class, KscoreWelcomePage, import_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreWelcomePage, sample_button);
}

static void
kscore_welcome_page_init (KscoreWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_welcome_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
kscore_welcome_page_new (void)
{
  return g_object_new (KSCORE_TYPE_WELCOME_PAGE, NULL);
}

/**
 * kscore_welcome_page_get_form:
 * @self: the page
 *
 * Returns: (transfer none): where an account is typed
 */
KscoreLinkForm *
kscore_welcome_page_get_form (KscoreWelcomePage *self)
{
  g_return_val_if_fail (KSCORE_IS_WELCOME_PAGE (self), NULL);

  return self->form;
}
