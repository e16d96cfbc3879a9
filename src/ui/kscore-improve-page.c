#include "config.h"

#include "ui/kscore-improve-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/kscore-formula-view.h"
#include "ui/kscore-hours-card.h"
#include "ui/kscore-integrity-view.h"
#include "ui/kscore-lenses-view.h"
#include "ui/kscore-people-card.h"
#include "ui/kscore-reasons-card.h"
#include "ui/kscore-simulator-card.h"

/**
 * KscoreImprovePage:
 *
 * What holds the score back, what would raise it, whom to engage with and when; and from there
 * Integrity, the other lenses and the formula, each a page of its own with a way back. Its actions
 * are `improve.show` with the name of such a page ("integrity", "lenses", "formula"),
 * `improve.back`, and `improve.try` with a lever of the simulator and how much of it.
 */
struct _KscoreImprovePage
{
  GtkWidget parent_instance;

  GtkStack            *stack;
  GtkScrolledWindow   *scroller;
  AdwWindowTitle      *title;
  GtkBox              *bar;
  GtkButton           *back;
  GtkStack            *views;
  GtkScrolledWindow   *views_scroller;
  KscoreReasonsCard   *reasons;
  KscoreSimulatorCard *simulator;
  KscorePeopleCard    *people;
  KscoreHoursCard     *hours;
  KscoreIntegrityView *integrity;
  KscoreLensesView    *lenses;
  KscoreFormulaView   *formula;
  GtkBox              *content;
  GtkListBox          *links;
  GtkWidget           *origin; /* (nullable): weak; what had the keyboard before a view came */
  gboolean             wide;
  gboolean             narrow;
};

G_DEFINE_FINAL_TYPE (KscoreImprovePage, kscore_improve_page, GTK_TYPE_WIDGET)

typedef enum {
  PROP_WIDE = 1,
  PROP_NARROW,
} KscoreImprovePageProperty;

static GParamSpec *props[PROP_NARROW + 1];

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KscoreImprovePage *self = KSCORE_IMPROVE_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "main"))
    return;
  gtk_stack_set_visible_child_name (self->stack, "main");
  gtk_widget_action_set_enabled (widget, "improve.back", FALSE);
  if (self->origin == NULL || !gtk_widget_grab_focus (self->origin))
    gtk_widget_child_focus (GTK_WIDGET (self->links), GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->origin);
}

/* Where the way back leads to: a row of the list, a reason, nothing where the window asked. */
static void
remember_origin (KscoreImprovePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "main"))
    return;
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scroller)))
    focus = NULL;
  g_set_weak_pointer (&self->origin, focus);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kscore_improve_page_show (KSCORE_IMPROVE_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
try_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KscoreImprovePage *self = KSCORE_IMPROVE_PAGE (widget);
  const char *id;
  double amount;
  KscoreLever lever;

  g_variant_get (parameter, "(&sd)", &id, &amount);
  if (kscore_lever_from_string (id, &lever))
    kscore_simulator_card_try (self->simulator, lever, amount);
}

static void
update_layout (KscoreImprovePage *self)
{
  kscore_reasons_card_set_wide (self->reasons, self->wide);
  kscore_simulator_card_set_wide (self->simulator, self->wide);
  kscore_people_card_set_narrow (self->people, self->narrow);
  kscore_hours_card_set_wide (self->hours, self->wide);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->content), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->content), "narrow");
}

static void
kscore_improve_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  KscoreImprovePage *self = KSCORE_IMPROVE_PAGE (object);

  switch ((KscoreImprovePageProperty) prop_id)
    {
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (KscoreImprovePage *self,
          gboolean          *flag,
          gboolean           value,
          GParamSpec        *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
kscore_improve_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  KscoreImprovePage *self = KSCORE_IMPROVE_PAGE (object);

  switch ((KscoreImprovePageProperty) prop_id)
    {
    case PROP_WIDE:
      set_flag (self, &self->wide, g_value_get_boolean (value), pspec);
      break;
    case PROP_NARROW:
      set_flag (self, &self->narrow, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_improve_page_dispose (GObject *object)
{
  KscoreImprovePage *self = KSCORE_IMPROVE_PAGE (object);

  g_clear_weak_pointer (&self->origin);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;

  G_OBJECT_CLASS (kscore_improve_page_parent_class)->dispose (object);
}

static void
kscore_improve_page_class_init (KscoreImprovePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_improve_page_get_property;
  object_class->set_property = kscore_improve_page_set_property;
  object_class->dispose = kscore_improve_page_dispose;

  /**
   * KscoreImprovePage:wide:
   *
   * Whether there is room for two columns.
   */
  props[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                           | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * KscoreImprovePage:narrow:
   *
   * Whether there is not even room for figures beside what they are of.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                             | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (KSCORE_TYPE_REASONS_CARD);
  g_type_ensure (KSCORE_TYPE_SIMULATOR_CARD);
  g_type_ensure (KSCORE_TYPE_PEOPLE_CARD);
  g_type_ensure (KSCORE_TYPE_HOURS_CARD);
  g_type_ensure (KSCORE_TYPE_INTEGRITY_VIEW);
  g_type_ensure (KSCORE_TYPE_LENSES_VIEW);
  g_type_ensure (KSCORE_TYPE_FORMULA_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-improve-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, title);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, back);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, views);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, views_scroller);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, reasons);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, simulator);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, people);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, hours);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, integrity);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, lenses);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, formula);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, content);
  gtk_widget_class_bind_template_child (widget_class, KscoreImprovePage, links);
  gtk_widget_class_install_action (widget_class, "improve.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "improve.try", "(sd)", try_action);
  gtk_widget_class_install_action (widget_class, "improve.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "improve.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "improve.back", NULL);
}

static void
kscore_improve_page_init (KscoreImprovePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "improve.back", FALSE);
  update_layout (self);
}

/**
 * kscore_improve_page_new:
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
kscore_improve_page_new (void)
{
  return g_object_new (KSCORE_TYPE_IMPROVE_PAGE, NULL);
}

/**
 * kscore_improve_page_set_insights:
 * @self: a page
 * @insights: what it shows
 */
void
kscore_improve_page_set_insights (KscoreImprovePage    *self,
                                  const KscoreInsights *insights)
{
  g_return_if_fail (KSCORE_IS_IMPROVE_PAGE (self));

  kscore_reasons_card_set_advice (self->reasons, insights->advice);
  kscore_simulator_card_set_advice (self->simulator, insights->advice);
  kscore_people_card_set_engagement (self->people, insights->engagement);
  kscore_hours_card_set_engagement (self->hours, insights->engagement);
  kscore_integrity_view_set_integrity (self->integrity, insights->integrity);
  kscore_lenses_view_set_lenses (self->lenses, insights->lenses);
  kscore_formula_view_set_model_choice (self->formula, insights->model_choice);
}

/**
 * kscore_improve_page_show:
 * @self: a page
 * @name: "main", "integrity", "lenses" or "formula"
 *
 * Shows a part of the page and moves the keyboard to it.
 */
void
kscore_improve_page_show (KscoreImprovePage *self,
                          const char        *name)
{
  GtkWidget *view;

  g_return_if_fail (KSCORE_IS_IMPROVE_PAGE (self));

  if (g_str_equal (name, "main"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "improve.back", NULL);
      return;
    }
  view = gtk_stack_get_child_by_name (self->views, name);
  if (view == NULL)
    return;

  remember_origin (self);
  gtk_stack_set_visible_child (self->views, view);
  adw_window_title_set_title (self->title,
                              gtk_stack_page_get_title (gtk_stack_get_page (self->views, view)));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->views_scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "view");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "improve.back", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->back));
}
