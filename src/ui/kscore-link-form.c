#include "config.h"

#include "ui/kscore-link-form.h"

#include <glib/gi18n-lib.h>

#include "service/kscore-handle.h"

/**
 * KscoreLinkForm:
 *
 * One entry for the name of an account. While somebody types, it says what is meant and what will
 * be read of it; it asks no server.
 *
 * Signal `submitted`: Enter, or the button.
 */
struct _KscoreLinkForm
{
  GtkWidget parent_instance;

  GtkBox      *box;
  GtkEntry    *entry;
  GtkLabel    *meaning;
  GtkLabel    *hint;
  GtkImage    *hint_icon;
  GtkLabel    *not_told;
  GtkBox      *problem_box;
  GtkLabel    *problem;
  GtkExpander *server;
  GtkEntry    *service;
  GtkButton   *link_button;

  char *waiting; /* (owned) (nullable): why nothing can be linked now */
};

G_DEFINE_FINAL_TYPE (KscoreLinkForm, kscore_link_form, GTK_TYPE_WIDGET)

enum {
  SIGNAL_SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (label)), text != NULL);
}

static void
update (KscoreLinkForm *self)
{
  g_autofree char *typed = dup_text (self->entry);
  g_autoptr (KscoreHandle) handle = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *meaning = NULL;
  const char *hint;
  const char *not_told = NULL;
  /* One thing at a time. */
  gboolean problem = gtk_widget_get_visible (GTK_WIDGET (self->problem_box));

  if (*typed != '\0')
    handle = kscore_handle_new (typed, NULL, &error);

  if (handle != NULL)
    /* Translators: %1$s is the name of an account, %2$s of its network */
    meaning = g_strdup_printf (_("%1$s on %2$s"), handle->handle, handle->network_name);
  if (self->waiting != NULL)
    hint = self->waiting;
  else if (handle != NULL)
    {
      hint = handle->reads;
      not_told = handle->not_told;
    }
  else if (error != NULL)
    hint = error->message;
  else
    hint = _("Bluesky and Mastodon tell everybody what an account posts in public and who reacts. "
             "No password is needed.");

  show_line (self->meaning, meaning);
  show_line (self->hint, problem ? NULL : hint);
  show_line (self->not_told, problem ? NULL : not_told);
  gtk_image_set_from_icon_name (self->hint_icon,
                                error != NULL && self->waiting == NULL
                                  ? "dialog-question-symbolic" : "dialog-information-symbolic");
  /* It keeps the focus: who uses the keyboard goes on where they were. */
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), self->waiting == NULL);
  if (self->waiting != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "dim-label");
  gtk_widget_set_sensitive (GTK_WIDGET (self->server), self->waiting == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->link_button),
                            handle != NULL && self->waiting == NULL);
}

static void
typed_cb (KscoreLinkForm *self)
{
  kscore_link_form_set_problem (self, NULL);
}

static void
submit_cb (KscoreLinkForm *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->link_button)))
    g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static gboolean
kscore_link_form_grab_focus (GtkWidget *widget)
{
  KscoreLinkForm *self = KSCORE_LINK_FORM (widget);

  /* What is corrected is not to be typed over by the first key. */
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return gtk_entry_grab_focus_without_selecting (self->entry);
}

/* Otherwise GTK would grab the focus anew where nothing is left to go to: Shift+Tab would stay. */
static gboolean
kscore_link_form_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

static void
kscore_link_form_dispose (GObject *object)
{
  KscoreLinkForm *self = KSCORE_LINK_FORM (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_link_form_parent_class)->dispose (object);
}

static void
kscore_link_form_finalize (GObject *object)
{
  KscoreLinkForm *self = KSCORE_LINK_FORM (object);

  g_clear_pointer (&self->waiting, g_free);

  G_OBJECT_CLASS (kscore_link_form_parent_class)->finalize (object);
}

static void
kscore_link_form_class_init (KscoreLinkFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_link_form_dispose;
  object_class->finalize = kscore_link_form_finalize;
  widget_class->focus = kscore_link_form_focus;
  widget_class->grab_focus = kscore_link_form_grab_focus;

  /**
   * KscoreLinkForm::submitted:
   *
   * The user says that what was typed is their account.
   */
  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted", KSCORE_TYPE_LINK_FORM, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-link-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, entry);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, meaning);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, hint);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, hint_icon);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, not_told);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, problem_box);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, problem);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, server);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, service);
  gtk_widget_class_bind_template_child (widget_class, KscoreLinkForm, link_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
kscore_link_form_init (KscoreLinkForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kscore_link_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
kscore_link_form_new (void)
{
  return g_object_new (KSCORE_TYPE_LINK_FORM, NULL);
}

/**
 * kscore_link_form_dup_typed:
 * @self: a form
 *
 * Returns: (transfer full): what was typed
 */
char *
kscore_link_form_dup_typed (KscoreLinkForm *self)
{
  g_return_val_if_fail (KSCORE_IS_LINK_FORM (self), NULL);

  return dup_text (self->entry);
}

/**
 * kscore_link_form_dup_service:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): the server to ask, where it is not the usual one
 */
char *
kscore_link_form_dup_service (KscoreLinkForm *self)
{
  g_autofree char *service = NULL;

  g_return_val_if_fail (KSCORE_IS_LINK_FORM (self), NULL);

  /* What nobody sees is not meant. */
  if (!gtk_expander_get_expanded (self->server))
    return NULL;
  service = dup_text (self->service);
  return *service != '\0' ? g_steal_pointer (&service) : NULL;
}

/**
 * kscore_link_form_clear:
 * @self: a form
 *
 * Empties it.
 */
void
kscore_link_form_clear (KscoreLinkForm *self)
{
  g_return_if_fail (KSCORE_IS_LINK_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->service), "");
  gtk_expander_set_expanded (self->server, FALSE);
}

/**
 * kscore_link_form_set_waiting:
 * @self: a form
 * @reason: (nullable): why nothing can be linked now, one sentence; %NULL where it can
 *
 * Takes nothing until then, and says why. What was typed stays.
 */
void
kscore_link_form_set_waiting (KscoreLinkForm *self,
                              const char     *reason)
{
  g_return_if_fail (KSCORE_IS_LINK_FORM (self));

  if (g_strcmp0 (self->waiting, reason) == 0)
    return;

  g_free (self->waiting);
  self->waiting = g_strdup (reason);
  update (self);
}

/**
 * kscore_link_form_set_problem:
 * @self: a form
 * @problem: (nullable): what went wrong and what to do, plain text
 *
 * Says beside the entry what stood in the way. It goes away with the next key.
 */
void
kscore_link_form_set_problem (KscoreLinkForm *self,
                              const char     *problem)
{
  g_return_if_fail (KSCORE_IS_LINK_FORM (self));

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_box), problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  update (self);
}
