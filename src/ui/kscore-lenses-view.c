#include "config.h"

#include "ui/kscore-lenses-view.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-lens-row.h"
#include "ui/kscore-style-chart.h"

/**
 * KscoreLensesView:
 *
 * Other Lenses: a card a lens, with its figures. It asks its #KscoreLenses for an answer while it
 * is on the screen.
 */
struct _KscoreLensesView
{
  GtkWidget parent_instance;

  GtkLabel     *message;
  GtkBox       *cards;
  KscoreLenses *lenses; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreLensesView, kscore_lenses_view, GTK_TYPE_WIDGET)

static GtkWidget *
new_heading (const char *title)
{
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

static GtkBox *
add_card (KscoreLensesView *self,
          const char       *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_box_append (GTK_BOX (card), new_heading (title));
  gtk_box_append (self->cards, card);
  return GTK_BOX (card);
}

/* The style is the last lens; its axes stand below its name. */
static void
add_axes (KscoreLensesView *self,
          GtkBox           *card)
{
  GtkWidget *chart = kscore_style_chart_new ();

  kscore_style_chart_show (KSCORE_STYLE_CHART (chart), self->lenses);
  gtk_box_append (card, chart);
  for (guint i = 0; i < KSCORE_LENSES_N_AXES; i++)
    {
      GtkWidget *sentence = gtk_label_new (kscore_lenses_get_axis_words (self->lenses, i));

      gtk_label_set_xalign (GTK_LABEL (sentence), 0);
      gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
      gtk_box_append (card, sentence);
    }
}

static void
update (KscoreLensesView *self)
{
  const char *group = NULL;
  GtkBox *card = NULL;
  GtkWidget *child;
  GListModel *list;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  if (self->lenses == NULL)
    return;

  list = kscore_lenses_get_list (self->lenses);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KscoreLens) lens = g_list_model_get_item (list, i);

      if (card == NULL || g_strcmp0 (group, kscore_lens_get_group (lens)) != 0)
        card = add_card (self, kscore_lens_get_group (lens));
      else
        gtk_box_append (card, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      group = kscore_lens_get_group (lens);
      gtk_box_append (card, kscore_lens_row_new (lens));
    }
  if (card != NULL)
    add_axes (self, card);
}

static void
update_message (KscoreLensesView *self)
{
  KscoreInsight *insight = self->lenses != NULL ? KSCORE_INSIGHT (self->lenses) : NULL;
  const char *trouble = insight != NULL ? kscore_insight_get_trouble (insight) : NULL;
  gboolean available = insight != NULL && kscore_insight_get_available (insight);

  if (trouble == NULL && insight != NULL && !available)
    trouble = kscore_insight_get_computing (insight) ? _("Counting…") : NULL;
  gtk_label_set_label (self->message, trouble != NULL ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), trouble != NULL);
}

static void
disconnect (KscoreLensesView *self)
{
  if (self->lenses != NULL)
    g_signal_handlers_disconnect_by_data (self->lenses, self);
}

static void
kscore_lenses_view_map (GtkWidget *widget)
{
  KscoreLensesView *self = KSCORE_LENSES_VIEW (widget);

  GTK_WIDGET_CLASS (kscore_lenses_view_parent_class)->map (widget);
  if (self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), TRUE);
}

static void
kscore_lenses_view_unmap (GtkWidget *widget)
{
  KscoreLensesView *self = KSCORE_LENSES_VIEW (widget);

  if (self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), FALSE);
  GTK_WIDGET_CLASS (kscore_lenses_view_parent_class)->unmap (widget);
}

static void
kscore_lenses_view_dispose (GObject *object)
{
  KscoreLensesView *self = KSCORE_LENSES_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  disconnect (self);
  g_clear_object (&self->lenses);

  G_OBJECT_CLASS (kscore_lenses_view_parent_class)->dispose (object);
}

static void
kscore_lenses_view_class_init (KscoreLensesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_lenses_view_dispose;
  widget_class->map = kscore_lenses_view_map;
  widget_class->unmap = kscore_lenses_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-lenses-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreLensesView, message);
  gtk_widget_class_bind_template_child (widget_class, KscoreLensesView, cards);
}

static void
kscore_lenses_view_init (KscoreLensesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_message (self);
}

/**
 * kscore_lenses_view_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_lenses_view_new (void)
{
  return g_object_new (KSCORE_TYPE_LENSES_VIEW, NULL);
}

/**
 * kscore_lenses_view_set_lenses:
 * @self: a widget
 * @lenses: (nullable): what it shows
 */
void
kscore_lenses_view_set_lenses (KscoreLensesView *self,
                               KscoreLenses     *lenses)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_LENSES_VIEW (self));

  if (self->lenses == lenses)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), FALSE);
  disconnect (self);
  g_set_object (&self->lenses, lenses);
  if (lenses != NULL)
    {
      g_signal_connect_swapped (lenses, "changed", G_CALLBACK (update), self);
      g_signal_connect_swapped (lenses, "notify", G_CALLBACK (update_message), self);
    }
  update (self);
  update_message (self);
  if (mapped && self->lenses != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->lenses), TRUE);
}
