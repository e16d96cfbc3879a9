#include "config.h"

#include "ui/kscore-statement-filter-view.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-day-entry.h"

/**
 * KscoreStatementFilterView:
 *
 * The controls of a filter: network, kind, days, with or without points. Search, person and post
 * have none here and stay as they are. The signal `changed` tells that somebody changed it.
 */
struct _KscoreStatementFilterView
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  GtkDropDown    *network;
  GtkDropDown    *kind;
  KscoreDayEntry *from;
  KscoreDayEntry *to;
  GtkLabel       *order_problem;
  GtkDropDown    *scored;

  GListModel            *networks; /* (owned) (nullable) */
  GListModel            *kinds;    /* (owned) (nullable) */
  KscoreStatementFilter *filter;   /* (owned) */
  gboolean               setting;  /* controls, by us */
};

G_DEFINE_FINAL_TYPE (KscoreStatementFilterView, kscore_statement_filter_view, GTK_TYPE_WIDGET)

static guint changed_signal;

/* The id of what is chosen, NULL for all. */
static char *
dup_choice (GtkDropDown *drop_down)
{
  GObject *item = gtk_drop_down_get_selected_item (drop_down);

  return KSCORE_IS_STATEMENT_CHOICE (item)
           ? g_strdup (kscore_statement_choice_get_id (KSCORE_STATEMENT_CHOICE (item))) : NULL;
}

static void
choose (GtkDropDown *drop_down,
        const char  *id)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  guint n_items = model != NULL ? g_list_model_get_n_items (model) : 0;
  guint selected = 0;

  for (guint i = 1; i < n_items && id != NULL; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (KSCORE_IS_STATEMENT_CHOICE (item)
          && g_str_equal (kscore_statement_choice_get_id (KSCORE_STATEMENT_CHOICE (item)), id))
        selected = i;
    }
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
show_filter (KscoreStatementFilterView *self)
{
  self->setting = TRUE;
  choose (self->network, self->filter->network);
  choose (self->kind, self->filter->kind);
  kscore_day_entry_set_day (self->from, self->filter->from);
  kscore_day_entry_set_day (self->to, self->filter->to);
  gtk_drop_down_set_selected (self->scored, self->filter->scored);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->order_problem),
                          self->filter->from != KSCORE_DAY_UNKNOWN
                          && self->filter->to != KSCORE_DAY_UNKNOWN
                          && self->filter->from > self->filter->to);
}

static void
controls_changed_cb (KscoreStatementFilterView *self)
{
  g_autoptr (KscoreStatementFilter) filter = NULL;

  if (self->setting || self->filter == NULL)
    return;

  filter = kscore_statement_filter_copy (self->filter);
  g_free (filter->network);
  filter->network = dup_choice (self->network);
  g_free (filter->kind);
  filter->kind = dup_choice (self->kind);
  filter->from = kscore_day_entry_get_day (self->from);
  filter->to = kscore_day_entry_get_day (self->to);
  filter->scored = (KscoreStatementScored) gtk_drop_down_get_selected (self->scored);
  if (kscore_statement_filter_equal (filter, self->filter))
    return;

  kscore_statement_filter_view_set_filter (self, filter);
  g_signal_emit (self, changed_signal, 0);
}

static char *
get_name (GObject *item)
{
  if (KSCORE_IS_STATEMENT_CHOICE (item))
    return g_strdup (kscore_statement_choice_get_name (KSCORE_STATEMENT_CHOICE (item)));

  return g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
}

/* When there are other choices, the drop-down chooses one by itself; the filter stays. */
static void
choices_change_cb (KscoreStatementFilterView *self)
{
  self->setting = TRUE;
}

/* First all of them, then one after the other. */
static void
set_choices (KscoreStatementFilterView *self,
             GtkDropDown               *drop_down,
             const char                *all,
             GListModel                *choices)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkStringList) first = gtk_string_list_new ((const char *[]) { all, NULL });
  g_autoptr (GtkFlattenListModel) model = NULL;

  /* Before and after what the drop-down does. */
  g_signal_connect_object (choices, "items-changed", G_CALLBACK (choices_change_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (choices, "items-changed", G_CALLBACK (show_filter), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_list_store_append (parts, first);
  g_list_store_append (parts, choices);
  model = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
}

static void
set_expression (GtkDropDown *drop_down)
{
  g_autoptr (GtkExpression) name =
    gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_name), NULL, NULL);

  gtk_drop_down_set_expression (drop_down, name);
}

static void
kscore_statement_filter_view_dispose (GObject *object)
{
  KscoreStatementFilterView *self = KSCORE_STATEMENT_FILTER_VIEW (object);

  self->setting = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->filter, kscore_statement_filter_free);
  g_clear_object (&self->networks);
  g_clear_object (&self->kinds);

  G_OBJECT_CLASS (kscore_statement_filter_view_parent_class)->dispose (object);
}

static void
kscore_statement_filter_view_class_init (KscoreStatementFilterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_statement_filter_view_dispose;

  changed_signal = g_signal_new ("changed", KSCORE_TYPE_STATEMENT_FILTER_VIEW, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KSCORE_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/com/example/Kscore/kscore-statement-filter-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementFilterView, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementFilterView, network);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementFilterView, kind);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementFilterView, from);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementFilterView, to);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementFilterView, order_problem);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementFilterView, scored);
  gtk_widget_class_bind_template_callback (widget_class, controls_changed_cb);
}

static void
kscore_statement_filter_view_init (KscoreStatementFilterView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = kscore_statement_filter_new ();
  set_expression (self->network);
  set_expression (self->kind);
}

/**
 * kscore_statement_filter_view_new:
 *
 * Returns: (transfer floating): the controls of an empty filter
 */
GtkWidget *
kscore_statement_filter_view_new (void)
{
  return g_object_new (KSCORE_TYPE_STATEMENT_FILTER_VIEW, NULL);
}

/**
 * kscore_statement_filter_view_set_choices:
 * @self: the controls
 * @networks: (element-type KscoreStatementChoice): what there is
 * @kinds: (element-type KscoreStatementChoice): what there is
 *
 * Says what can be chosen.
 */
void
kscore_statement_filter_view_set_choices (KscoreStatementFilterView *self,
                                          GListModel                *networks,
                                          GListModel                *kinds)
{
  g_return_if_fail (KSCORE_IS_STATEMENT_FILTER_VIEW (self));

  if (self->networks != NULL)
    g_signal_handlers_disconnect_by_data (self->networks, self);
  if (self->kinds != NULL)
    g_signal_handlers_disconnect_by_data (self->kinds, self);
  g_set_object (&self->networks, networks);
  g_set_object (&self->kinds, kinds);

  self->setting = TRUE;
  set_choices (self, self->network, _("All networks"), networks);
  set_choices (self, self->kind, _("All kinds"), kinds);
  show_filter (self);
}

/**
 * kscore_statement_filter_view_set_filter:
 * @self: the controls
 * @filter: what they show
 *
 * Shows a filter.
 */
void
kscore_statement_filter_view_set_filter (KscoreStatementFilterView   *self,
                                         const KscoreStatementFilter *filter)
{
  KscoreStatementFilter *copy;

  g_return_if_fail (KSCORE_IS_STATEMENT_FILTER_VIEW (self));

  copy = kscore_statement_filter_copy (filter);
  kscore_statement_filter_free (self->filter);
  self->filter = copy;
  show_filter (self);
}

/**
 * kscore_statement_filter_view_get_filter:
 * @self: a view
 *
 * Returns: (transfer none): what it shows, as somebody has changed it
 */
const KscoreStatementFilter *
kscore_statement_filter_view_get_filter (KscoreStatementFilterView *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_FILTER_VIEW (self), NULL);

  return self->filter;
}
