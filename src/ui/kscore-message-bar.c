#include "config.h"

#include "ui/kscore-message-bar.h"

/**
 * KscoreMessageBar:
 *
 * One sentence with at most one action, above the content and not in its way. (AdwBanner came
 * with libadwaita 1.3.)
 *
 * CSS: node `message-bar` holding a box of the same class; class `problem` for what went wrong.
 * Accessibility: role ALERT when it can be closed, else STATUS.
 */
struct _KscoreMessageBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkBox      *box;
  GtkLabel    *label;
  GtkButton   *button;
  GtkLabel    *button_label;
  GtkButton   *close_button;

  gboolean closable;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (KscoreMessageBar, kscore_message_bar, GTK_TYPE_WIDGET)

typedef enum {
  PROP_CLOSABLE = 1,
  PROP_NARROW,
} KscoreMessageBarProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static void
kscore_message_bar_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KscoreMessageBar *self = KSCORE_MESSAGE_BAR (object);

  switch ((KscoreMessageBarProperty) prop_id)
    {
    case PROP_CLOSABLE:
      g_value_set_boolean (value, self->closable);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (KscoreMessageBar *self,
          gboolean         *flag,
          gboolean          value,
          GParamSpec       *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), self->closable);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
kscore_message_bar_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KscoreMessageBar *self = KSCORE_MESSAGE_BAR (object);

  switch ((KscoreMessageBarProperty) prop_id)
    {
    case PROP_CLOSABLE:
      set_flag (self, &self->closable, g_value_get_boolean (value), pspec);
      break;
    case PROP_NARROW:
      set_flag (self, &self->narrow, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  kscore_message_bar_hide (KSCORE_MESSAGE_BAR (widget));
}

static void
kscore_message_bar_dispose (GObject *object)
{
  KscoreMessageBar *self = KSCORE_MESSAGE_BAR (object);

  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (kscore_message_bar_parent_class)->dispose (object);
}

static void
kscore_message_bar_class_init (KscoreMessageBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_message_bar_get_property;
  object_class->set_property = kscore_message_bar_set_property;
  object_class->dispose = kscore_message_bar_dispose;

  /**
   * KscoreMessageBar:closable:
   *
   * Whether the user can put the message away.
   */
  properties[PROP_CLOSABLE] =
    g_param_spec_boolean ("closable", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * KscoreMessageBar:narrow:
   *
   * Whether the action stands below the sentence.
   */
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "message.close", NULL, close_action);
  gtk_widget_class_set_css_name (widget_class, "message-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreMessageBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, KscoreMessageBar, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreMessageBar, label);
  gtk_widget_class_bind_template_child (widget_class, KscoreMessageBar, button);
  gtk_widget_class_bind_template_child (widget_class, KscoreMessageBar, button_label);
  gtk_widget_class_bind_template_child (widget_class, KscoreMessageBar, close_button);
}

static void
kscore_message_bar_init (KscoreMessageBar *self)
{
  self->closable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_message_bar_new:
 *
 * Returns: (transfer floating): a bar that shows nothing
 */
GtkWidget *
kscore_message_bar_new (void)
{
  return g_object_new (KSCORE_TYPE_MESSAGE_BAR, NULL);
}

/**
 * kscore_message_bar_show:
 * @self: a bar
 * @message: what to say, plain text
 * @button: (nullable): what the button says
 * @action: (nullable): the detailed name of the action that the button does
 *
 * Shows a message in place of what was shown.
 */
void
kscore_message_bar_show (KscoreMessageBar *self,
                         const char       *message,
                         const char       *button,
                         const char       *action)
{
  g_return_if_fail (KSCORE_IS_MESSAGE_BAR (self));
  g_return_if_fail (message != NULL);

  gtk_label_set_text (self->label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    {
      gtk_label_set_text (self->button_label, button);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
      /* GTK 4.8 does not find the name in a label of one's own. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, button,
                                      -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                  -1);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * kscore_message_bar_hide:
 * @self: a bar
 *
 * Puts the message away.
 */
void
kscore_message_bar_hide (KscoreMessageBar *self)
{
  g_return_if_fail (KSCORE_IS_MESSAGE_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * kscore_message_bar_get_revealed:
 * @self: a bar
 *
 * Returns: whether a message is shown
 */
gboolean
kscore_message_bar_get_revealed (KscoreMessageBar *self)
{
  g_return_val_if_fail (KSCORE_IS_MESSAGE_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * kscore_message_bar_get_message:
 * @self: a bar
 *
 * Returns: (transfer none): what it says, also when it is not shown
 */
const char *
kscore_message_bar_get_message (KscoreMessageBar *self)
{
  g_return_val_if_fail (KSCORE_IS_MESSAGE_BAR (self), NULL);

  return gtk_label_get_text (self->label);
}
