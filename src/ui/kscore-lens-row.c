#include "config.h"

#include "ui/kscore-lens-row.h"

#include <glib/gi18n-lib.h>

/**
 * KscoreLensRow:
 *
 * A figure beside the score: what it counts, its formula and what it leaves out.
 *
 * CSS node: `lens-row`. Accessibility: a group named by the figure, so that it is heard before the
 * words.
 */
struct _KscoreLensRow
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *unit;
  GtkLabel *counts;
  GtkLabel *formula;
  GtkLabel *leaves_out;
};

G_DEFINE_FINAL_TYPE (KscoreLensRow, kscore_lens_row, GTK_TYPE_WIDGET)

static void
kscore_lens_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kscore_lens_row_parent_class)->dispose (object);
}

static void
kscore_lens_row_class_init (KscoreLensRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_lens_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-lens-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreLensRow, title);
  gtk_widget_class_bind_template_child (widget_class, KscoreLensRow, figure);
  gtk_widget_class_bind_template_child (widget_class, KscoreLensRow, unit);
  gtk_widget_class_bind_template_child (widget_class, KscoreLensRow, counts);
  gtk_widget_class_bind_template_child (widget_class, KscoreLensRow, formula);
  gtk_widget_class_bind_template_child (widget_class, KscoreLensRow, leaves_out);
  gtk_widget_class_set_css_name (widget_class, "lens-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kscore_lens_row_init (KscoreLensRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/**
 * kscore_lens_row_new:
 * @lens: what it shows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kscore_lens_row_new (KscoreLens *lens)
{
  KscoreLensRow *self = g_object_new (KSCORE_TYPE_LENS_ROW, NULL);
  const char *figure = kscore_lens_get_figure (lens);
  const char *unit = kscore_lens_get_unit (lens);
  const char *leaves_out = kscore_lens_get_leaves_out (lens);
  g_autofree char *name = NULL;
  g_autofree char *left_out = NULL;

  if (figure == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->figure), "untold");
  set_label (self->title, kscore_lens_get_title (lens));
  set_label (self->figure, figure != NULL ? figure : _("not told"));
  set_label (self->unit, unit);
  set_label (self->counts, kscore_lens_get_counts (lens));
  set_label (self->formula, kscore_lens_get_formula (lens));
  if (leaves_out != NULL)
    left_out = g_strdup_printf ("%s %s", _("Left out:"), leaves_out);
  set_label (self->leaves_out, left_out);

  name = g_strdup_printf ("%s: %s%s%s", kscore_lens_get_title (lens),
                          figure != NULL ? figure : _("not told"), unit != NULL ? " " : "",
                          unit != NULL ? unit : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
