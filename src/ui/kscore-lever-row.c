#include "config.h"

#include "ui/kscore-lever-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-advice-words.h"
#include "core/kscore-format.h"

/**
 * KscoreLeverRow:
 *
 * A lever of the simulator: how much there is now, how much more there would be as a slider and as
 * a number to type, and what evidence that stands for. The slider goes as far as is usual, the
 * number as far as can be asked.
 *
 * Accessibility: role GROUP with the lever's name; slider and number have it too.
 */
struct _KscoreLeverRow
{
  GtkWidget parent_instance;

  GtkBox        *box;
  GtkLabel      *title;
  GtkLabel      *present;
  GtkLabel      *meaning;
  GtkSpinButton *spin;
  GtkScale      *scale;
  GtkAdjustment *amount;
  GtkAdjustment *part;

  KscoreLever lever;
  double      now;     /* NAN where not told */
  double      points;  /* that it brings; 0 where it is not moved */
  gboolean    available;
  gboolean    updating; /* one of both follows the other */
};

G_DEFINE_FINAL_TYPE (KscoreLeverRow, kscore_lever_row, GTK_TYPE_WIDGET)

typedef enum {
  PROP_AMOUNT = 1,
} KscoreLeverRowProperty;

static GParamSpec *props[PROP_AMOUNT + 1];

static void
show_meaning (KscoreLeverRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->meaning),
                          !self->available || kscore_lever_row_get_amount (self) > 0);
}

static void
show_present (KscoreLeverRow *self)
{
  g_autofree char *number = NULL;
  g_autofree char *now = NULL;
  g_autofree char *change = NULL;
  g_autofree char *text = NULL;

  if (isnan (self->now))
    /* Translators: how much there is of something now is not told by any network */
    now = g_strdup (_("now: not told"));
  else
    {
      number = self->now < 10 && fabs (self->now - round (self->now)) >= 0.05
               ? kscore_format_score (self->now)
               : kscore_format_count ((gint64) MIN (round (self->now), 1e18));
      /* Translators: how much there is of something at present */
      now = g_strdup_printf (_("now %s"), number);
    }
  if (kscore_lever_row_get_amount (self) <= 0)
    {
      gtk_label_set_text (self->present, now);
      return;
    }
  change = kscore_format_change (self->points);
  /* Translators: "now 12", then by how many points the score is higher with what was added */
  text = g_strdup_printf (_("%1$s · %2$s points"), now, change);
  gtk_label_set_text (self->present, text);
}

static void
spin_changed_cb (KscoreLeverRow *self)
{
  double value = gtk_adjustment_get_value (self->amount);

  if (self->updating)
    return;

  self->updating = TRUE;
  gtk_adjustment_set_value (self->part, value);
  self->updating = FALSE;
  show_meaning (self);
  show_present (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AMOUNT]);
}

static void
scale_changed_cb (KscoreLeverRow *self)
{
  if (!self->updating)
    gtk_adjustment_set_value (self->amount, round (gtk_adjustment_get_value (self->part)));
}

/* The page is scrolled over them, not they. */
static void
ignore_scrolling (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
kscore_lever_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KscoreLeverRow *self = KSCORE_LEVER_ROW (object);

  switch ((KscoreLeverRowProperty) prop_id)
    {
    case PROP_AMOUNT:
      g_value_set_double (value, kscore_lever_row_get_amount (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_lever_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KscoreLeverRow *self = KSCORE_LEVER_ROW (object);

  switch ((KscoreLeverRowProperty) prop_id)
    {
    case PROP_AMOUNT:
      kscore_lever_row_set_amount (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_lever_row_dispose (GObject *object)
{
  KscoreLeverRow *self = KSCORE_LEVER_ROW (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_lever_row_parent_class)->dispose (object);
}

static void
kscore_lever_row_class_init (KscoreLeverRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_lever_row_dispose;
  object_class->get_property = kscore_lever_row_get_property;
  object_class->set_property = kscore_lever_row_set_property;

  props[PROP_AMOUNT] = g_param_spec_double ("amount", NULL, NULL, 0, G_MAXDOUBLE, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                            | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "lever-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-lever-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, title);
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, present);
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, meaning);
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, spin);
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, scale);
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, amount);
  gtk_widget_class_bind_template_child (widget_class, KscoreLeverRow, part);
  gtk_widget_class_bind_template_callback (widget_class, spin_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_changed_cb);
}

static void
kscore_lever_row_init (KscoreLeverRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ignore_scrolling (GTK_WIDGET (self->spin));
  ignore_scrolling (GTK_WIDGET (self->scale));
}

/**
 * kscore_lever_row_new:
 * @lever: what it moves
 *
 * Returns: (transfer floating): a row that is at 0
 */
GtkWidget *
kscore_lever_row_new (KscoreLever lever)
{
  KscoreLeverRow *self = g_object_new (KSCORE_TYPE_LEVER_ROW, NULL);
  const char *title = kscore_lever_get_title (lever);

  self->lever = lever;
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* What has the focus is inside. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->spin))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * kscore_lever_row_set_simulation:
 * @self: a row
 * @simulation: what it is a lever of
 *
 * Takes over what the lever stands for now. How far it was moved stays, as far as it can.
 */
void
kscore_lever_row_set_simulation (KscoreLeverRow   *self,
                                 KscoreSimulation *simulation)
{
  const KscoreSimulationLever *lever;
  g_autofree char *meaning = NULL;

  g_return_if_fail (KSCORE_IS_LEVER_ROW (self));
  g_return_if_fail (KSCORE_IS_SIMULATION (simulation));

  lever = kscore_simulation_get_lever (simulation, self->lever);
  meaning = kscore_simulation_dup_meaning (simulation, self->lever);
  self->available = lever->available;
  self->now = lever->present;
  gtk_label_set_text (self->meaning, meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->scale), meaning);
  gtk_adjustment_set_upper (self->part, lever->available ? lever->usual : 1);
  gtk_adjustment_set_page_increment (self->part, MAX (1, floor (lever->usual / 10)));
  gtk_adjustment_set_page_increment (self->amount, MAX (1, floor (lever->usual / 10)));
  gtk_adjustment_set_upper (self->amount, lever->available ? lever->limit : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->spin), lever->available);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), lever->available);
  show_meaning (self);
  show_present (self);
}

/**
 * kscore_lever_row_get_amount:
 * @self: a row
 *
 * Returns: how much more, a whole number
 */
double
kscore_lever_row_get_amount (KscoreLeverRow *self)
{
  g_return_val_if_fail (KSCORE_IS_LEVER_ROW (self), 0);

  return round (gtk_adjustment_get_value (self->amount));
}

/**
 * kscore_lever_row_set_amount:
 * @self: a row
 * @amount: how much more; as much as can be asked for
 */
void
kscore_lever_row_set_amount (KscoreLeverRow *self,
                             double          amount)
{
  g_return_if_fail (KSCORE_IS_LEVER_ROW (self));

  gtk_adjustment_set_value (self->amount, round (amount));
}

/**
 * kscore_lever_row_set_points:
 * @self: a row
 * @points: by how much the score is higher with it, beside all others that were moved
 */
void
kscore_lever_row_set_points (KscoreLeverRow *self,
                             double          points)
{
  g_return_if_fail (KSCORE_IS_LEVER_ROW (self));

  self->points = points;
  show_present (self);
}

/**
 * kscore_lever_row_focus:
 * @self: a row
 *
 * Moves the keyboard to the slider, or to the number where the slider ends below it.
 */
void
kscore_lever_row_focus (KscoreLeverRow *self)
{
  gboolean beyond;

  g_return_if_fail (KSCORE_IS_LEVER_ROW (self));

  beyond = gtk_adjustment_get_value (self->amount) > gtk_adjustment_get_upper (self->part);
  gtk_widget_grab_focus (beyond ? GTK_WIDGET (self->spin) : GTK_WIDGET (self->scale));
}
