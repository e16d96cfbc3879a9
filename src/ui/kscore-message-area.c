#include "config.h"

#include "ui/kscore-message-area.h"

#include <glib/gi18n-lib.h>

/* In pixels: so much of long messages is in sight in the smallest window. */
#define HEIGHT_MIN 64

/**
 * KscoreMessageArea:
 *
 * Holds message bars above the pages, or a line below one. It is as high as they are where there
 * is room, and scrolls where there is not, so that they never make the window larger. (A
 * GtkScrolledWindow alone does not ask for the height that its child needs at its width.)
 *
 * CSS node: `message-area`.
 */
struct _KscoreMessageArea
{
  GtkWidget parent_instance;

  GtkWidget *scroller; /* (owned): child */
  GtkWidget *child;    /* (owned) (nullable): in the scroller */
};

typedef enum {
  PROP_CHILD = 1,
} KscoreMessageAreaProperty;

static GParamSpec *properties[PROP_CHILD + 1];

G_DEFINE_FINAL_TYPE (KscoreMessageArea, kscore_message_area, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
kscore_message_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kscore_message_area_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  KscoreMessageArea *self = KSCORE_MESSAGE_AREA (widget);

  if (self->child == NULL)
    return;

  /* However low it is, it need not be wider: it scrolls. */
  gtk_widget_measure (self->child, orientation,
                      orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MIN (*minimum, HEIGHT_MIN);
}

static void
kscore_message_area_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  KscoreMessageArea *self = KSCORE_MESSAGE_AREA (widget);
  int least;

  /* What shows nothing must not be a stop on the way of the keyboard. */
  gtk_widget_set_child_visible (self->scroller, height > 0);
  /* A scrollbar has a least height, also where none is shown: what is too much is cut off. */
  gtk_widget_measure (self->scroller, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->scroller, width, MAX (height, least), -1, NULL);
}

static void
kscore_message_area_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  KscoreMessageArea *self = KSCORE_MESSAGE_AREA (object);

  switch ((KscoreMessageAreaProperty) prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_message_area_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  KscoreMessageArea *self = KSCORE_MESSAGE_AREA (object);

  switch ((KscoreMessageAreaProperty) prop_id)
    {
    case PROP_CHILD:
      kscore_message_area_set_child (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_message_area_dispose (GObject *object)
{
  KscoreMessageArea *self = KSCORE_MESSAGE_AREA (object);

  g_clear_object (&self->child);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (kscore_message_area_parent_class)->dispose (object);
}

static void
kscore_message_area_class_init (KscoreMessageAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_message_area_get_property;
  object_class->set_property = kscore_message_area_set_property;
  object_class->dispose = kscore_message_area_dispose;
  widget_class->get_request_mode = kscore_message_area_get_request_mode;
  widget_class->measure = kscore_message_area_measure;
  widget_class->size_allocate = kscore_message_area_size_allocate;

  /**
   * KscoreMessageArea:child:
   *
   * What holds the bars.
   */
  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "message-area");
}

static void
kscore_message_area_init (KscoreMessageArea *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  /* Messages without a button leave the keyboard to it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller),
                                  /* Translators: an area of the window that holds sentences about
                                   * its state, for those who cannot see it */
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Messages"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kscore_message_area_new:
 *
 * Returns: (transfer floating): an area without messages
 */
GtkWidget *
kscore_message_area_new (void)
{
  return g_object_new (KSCORE_TYPE_MESSAGE_AREA, NULL);
}

/**
 * kscore_message_area_set_child:
 * @self: an area
 * @child: (nullable): what holds the bars
 */
void
kscore_message_area_set_child (KscoreMessageArea *self,
                               GtkWidget         *child)
{
  g_return_if_fail (KSCORE_IS_MESSAGE_AREA (self));

  if (!g_set_object (&self->child, child))
    return;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}
