#include "config.h"

#include "ui/kscore-formula-view.h"

/**
 * KscoreFormulaView:
 *
 * The Formula. It asks its #KscoreModelChoice for an answer while it is on the screen.
 */
struct _KscoreFormulaView
{
  GtkWidget parent_instance;

  KscoreModelChoice *model_choice; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreFormulaView, kscore_formula_view, GTK_TYPE_WIDGET)

static void
kscore_formula_view_map (GtkWidget *widget)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);

  GTK_WIDGET_CLASS (kscore_formula_view_parent_class)->map (widget);
  if (self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), TRUE);
}

static void
kscore_formula_view_unmap (GtkWidget *widget)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (widget);

  if (self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), FALSE);
  GTK_WIDGET_CLASS (kscore_formula_view_parent_class)->unmap (widget);
}

static void
kscore_formula_view_dispose (GObject *object)
{
  KscoreFormulaView *self = KSCORE_FORMULA_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model_choice);

  G_OBJECT_CLASS (kscore_formula_view_parent_class)->dispose (object);
}

static void
kscore_formula_view_class_init (KscoreFormulaViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_formula_view_dispose;
  widget_class->map = kscore_formula_view_map;
  widget_class->unmap = kscore_formula_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-formula-view.ui");
}

static void
kscore_formula_view_init (KscoreFormulaView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_formula_view_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_formula_view_new (void)
{
  return g_object_new (KSCORE_TYPE_FORMULA_VIEW, NULL);
}

/**
 * kscore_formula_view_set_model_choice:
 * @self: a widget
 * @model_choice: (nullable): what it shows
 */
void
kscore_formula_view_set_model_choice (KscoreFormulaView *self,
                                      KscoreModelChoice *model_choice)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_FORMULA_VIEW (self));

  if (self->model_choice == model_choice)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), FALSE);
  g_set_object (&self->model_choice, model_choice);
  if (mapped && self->model_choice != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->model_choice), TRUE);
}
