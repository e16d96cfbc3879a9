#include "config.h"

#include "ui/kscore-reason-line.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-part-bar.h"

/**
 * KscoreReasonLine:
 *
 * A row of a list: a reason with its present value, what that is held against, its points as a
 * number and as a bar. Accessibility: its label says all of it, its description what activating it
 * does.
 */
struct _KscoreReasonLine
{
  GtkListBoxRow parent_instance;

  GtkLabel      *sentence;
  GtkLabel      *reference;
  GtkLabel      *points;
  KscorePartBar *bar;

  KscoreReasonRow *row; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreReasonLine, kscore_reason_line, GTK_TYPE_LIST_BOX_ROW)

static void
kscore_reason_line_dispose (GObject *object)
{
  KscoreReasonLine *self = KSCORE_REASON_LINE (object);

  g_clear_object (&self->row);

  G_OBJECT_CLASS (kscore_reason_line_parent_class)->dispose (object);
}

static void
kscore_reason_line_class_init (KscoreReasonLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_reason_line_dispose;

  g_type_ensure (KSCORE_TYPE_PART_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-reason-line.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonLine, sentence);
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonLine, reference);
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonLine, points);
  gtk_widget_class_bind_template_child (widget_class, KscoreReasonLine, bar);
}

static void
kscore_reason_line_init (KscoreReasonLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_reason_line_new:
 * @row: what to show
 * @most: the points of a full bar
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
kscore_reason_line_new (KscoreReasonRow *row,
                        double           most)
{
  KscoreReasonLine *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (KSCORE_IS_REASON_ROW (row), NULL);

  self = g_object_new (KSCORE_TYPE_REASON_LINE, NULL);
  self->row = g_object_ref (row);
  gtk_label_set_text (self->sentence, kscore_reason_row_get_sentence (row));
  gtk_label_set_text (self->reference, kscore_reason_row_get_reference (row));
  gtk_label_set_text (self->points, kscore_reason_row_get_points_text (row));
  kscore_part_bar_set_fraction (self->bar, most > 0 ? kscore_reason_row_get_points (row) / most
                                                    : 0);

  label = g_strdup_printf ("%s. %s. %s.", kscore_reason_row_get_sentence (row),
                           kscore_reason_row_get_reference (row),
                           kscore_reason_row_get_points_text (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  kscore_reason_row_get_lever (row) != KSCORE_LEVER_NONE
                                  ? _("Try it in the simulator") : _("Show Integrity"),
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * kscore_reason_line_get_row:
 * @self: a line
 *
 * Returns: (transfer none): what it shows
 */
KscoreReasonRow *
kscore_reason_line_get_row (KscoreReasonLine *self)
{
  g_return_val_if_fail (KSCORE_IS_REASON_LINE (self), NULL);

  return self->row;
}
