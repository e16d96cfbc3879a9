#include "config.h"

#include "ui/kscore-people-card.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "ui/kscore-person-row.h"

/* Rows that are there at first, rows that are added at a time, and the most there ever are: who
 * looks for somebody else has the Statement, which searches. */
#define ROWS_FIRST 8
#define ROWS_MORE  20
#define ROWS_MOST  200

/**
 * KscorePeopleCard:
 *
 * Whom to Engage With: the people who reacted, most points first, all of them or those who are
 * new, came back, or wait for an answer. It asks its #KscoreEngagement for an answer while it is
 * on the screen.
 *
 * Actions: `people.more` shows more of them. Choosing one activates the window's
 * `win.show-person`.
 */
struct _KscorePeopleCard
{
  GtkWidget parent_instance;

  GtkSpinner      *spinner;
  GtkFlowBox      *filters;
  GtkLabel        *message;
  GtkListBox      *people;
  GtkButton       *more;
  GtkLabel        *more_label;
  GtkLabel        *rests_on;
  GtkToggleButton *buttons[KSCORE_N_PEOPLE_FILTERS];
  GtkLabel        *labels[KSCORE_N_PEOPLE_FILTERS];

  KscoreEngagement   *engagement; /* (owned) (nullable) */
  GtkSliceListModel  *rows;       /* (owned): what is shown */
  GtkSizeGroup       *column;     /* (owned): of the points */
  KscorePeopleFilter  filter;
  gboolean            narrow;
};

G_DEFINE_FINAL_TYPE (KscorePeopleCard, kscore_people_card, GTK_TYPE_WIDGET)

static const char *
get_filter_name (KscorePeopleFilter filter)
{
  switch (filter)
    {
    case KSCORE_PEOPLE_NEW:
      /* Translators: people who reacted for the first time */
      return C_("people", "New");
    case KSCORE_PEOPLE_BACK:
      /* Translators: people who reacted again after a long time */
      return C_("people", "Came Back");
    case KSCORE_PEOPLE_WAITING:
      /* Translators: people who wrote and were not answered */
      return C_("people", "Waiting for an Answer");
    case KSCORE_PEOPLE_ALL:
    case KSCORE_N_PEOPLE_FILTERS:
    default:
      /* Translators: all people who reacted */
      return C_("people", "All");
    }
}

static const char *
get_nobody (KscorePeopleCard *self)
{
  switch (self->filter)
    {
    case KSCORE_PEOPLE_NEW:
      if (!kscore_engagement_get_tells_new (self->engagement))
        return _("It is not known for long enough who reacted to say who is new.");
      return _("Nobody reacted for the first time in the last 28 days.");
    case KSCORE_PEOPLE_BACK:
      return _("Nobody came back in the last 28 days after 91 days or more without a reaction.");
    case KSCORE_PEOPLE_WAITING:
      if (kscore_engagement_get_n_unknown (self->engagement) > 0)
        return _("Of nobody it is certain that you did not answer.");
      return _("Nobody whose reply, mention, comment or quote of the last 28 days is known waits "
               "for an answer.");
    case KSCORE_PEOPLE_ALL:
    case KSCORE_N_PEOPLE_FILTERS:
    default:
      return _("It is not known of anybody by name that they reacted in the last 91 days.");
    }
}

static char *
dup_rests_on (KscorePeopleCard *self)
{
  guint n_unknown = kscore_engagement_get_n_unknown (self->engagement);
  g_autofree char *number = kscore_format_count (n_unknown);

  switch (self->filter)
    {
    case KSCORE_PEOPLE_NEW:
      return g_strdup (_("New is who reacted in the last 28 days and, as far as is known, never "
                         "before, at accounts of which 91 days before it are known."));
    case KSCORE_PEOPLE_BACK:
      return g_strdup (_("Came back is who reacted in the last 28 days after 91 days or more of "
                         "which it is known that they did not."));
    case KSCORE_PEOPLE_WAITING:
      if (n_unknown > 0)
        return g_strdup_printf (
          /* Translators: %s is a number of people */
          ngettext ("This rests on your public posts; answers in private are not seen. Of %s more "
                    "person who wrote it is not known whether you answered.",
                    "This rests on your public posts; answers in private are not seen. Of %s more "
                    "people who wrote it is not known whether you answered.", n_unknown), number);
      return g_strdup (_("This rests on your public posts; answers in private are not seen."));
    case KSCORE_PEOPLE_ALL:
    case KSCORE_N_PEOPLE_FILTERS:
    default:
      return g_strdup (_("Who reacted in the last 91 days and is known by name, by their points of "
                         "your score, Recognition included. A group that acts in lockstep is one "
                         "person."));
    }
}

static void
update_more (KscorePeopleCard *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  GListModel *all = gtk_slice_list_model_get_model (self->rows);
  guint n_all = all != NULL ? MIN (g_list_model_get_n_items (all), ROWS_MOST) : 0;
  guint n_more = MIN (n_all - MIN (n_shown, n_all), ROWS_MORE);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("Show %u More Person", "Show %u More People", n_more), n_more);
  gtk_label_set_text (self->more_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

/* Everything but the rows. */
static void
update (KscorePeopleCard *self)
{
  gboolean available = self->engagement != NULL
                       && kscore_insight_get_available (KSCORE_INSIGHT (self->engagement));
  const char *trouble = self->engagement != NULL
                        ? kscore_insight_get_trouble (KSCORE_INSIGHT (self->engagement)) : NULL;
  gboolean computing = self->engagement != NULL && !available && trouble == NULL;
  gboolean nobody = available
                    && kscore_engagement_get_count (self->engagement, self->filter) == 0;
  g_autofree char *rests_on = available ? dup_rests_on (self) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), computing);
  gtk_spinner_set_spinning (self->spinner, computing);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), available);
  gtk_widget_set_visible (GTK_WIDGET (self->people), available && !nobody);
  gtk_widget_set_visible (GTK_WIDGET (self->rests_on), available);
  gtk_widget_set_visible (GTK_WIDGET (self->message), nobody || trouble != NULL);
  gtk_label_set_text (self->message, trouble != NULL ? trouble : nobody ? get_nobody (self) : "");
  gtk_label_set_text (self->rests_on, rests_on != NULL ? rests_on : "");
  for (KscorePeopleFilter filter = 0; available && filter < KSCORE_N_PEOPLE_FILTERS; filter++)
    {
      guint count = kscore_engagement_get_count (self->engagement, filter);
      gboolean told = count > 0 || filter != KSCORE_PEOPLE_NEW
                      || kscore_engagement_get_tells_new (self->engagement);
      /* Not known is not 0. */
      g_autofree char *number = told ? kscore_format_count (count) : g_strdup ("–");
      /* Translators: a group of people and how many they are, as "New 12" */
      g_autofree char *text = g_strdup_printf (_("%1$s %2$s"), get_filter_name (filter), number);

      gtk_label_set_text (self->labels[filter], text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[filter]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  update_more (self);
}

static void
show_filter (KscorePeopleCard *self)
{
  gtk_slice_list_model_set_size (self->rows, ROWS_FIRST);
  gtk_slice_list_model_set_model (self->rows,
                                  self->engagement != NULL
                                  ? kscore_engagement_get_people (self->engagement, self->filter)
                                  : NULL);
  update (self);
}

static void
toggled_cb (KscorePeopleCard *self,
            GtkToggleButton  *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (KscorePeopleFilter filter = 0; filter < KSCORE_N_PEOPLE_FILTERS; filter++)
    if (self->buttons[filter] == button)
      self->filter = filter;
  show_filter (self);
}

/* The first that appears takes the focus, which its button loses where it was the last. */
static void
more_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  KscorePeopleCard *self = KSCORE_PEOPLE_CARD (widget);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  GtkListBoxRow *row;

  gtk_slice_list_model_set_size (self->rows, MIN (n_shown + ROWS_MORE, ROWS_MOST));
  row = gtk_list_box_get_row_at_index (self->people, (int) n_shown);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  update_more (self);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  KscorePeopleCard *self = user_data;

  return kscore_person_row_new (item, self->narrow ? NULL : self->column);
}

static void
bind_rows (KscorePeopleCard *self)
{
  gtk_list_box_bind_model (self->people, G_LIST_MODEL (self->rows), create_row_cb, self, NULL);
}

static void
row_activated_cb (KscorePeopleCard *self,
                  GtkListBoxRow    *row)
{
  const KscorePersonValues *values
    = kscore_person_get_values (kscore_person_row_get_person (KSCORE_PERSON_ROW (row)));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "(xs)", values->id,
                              values->name);
}

static void
add_filters (KscorePeopleCard *self)
{
  for (KscorePeopleFilter filter = 0; filter < KSCORE_N_PEOPLE_FILTERS; filter++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *label = gtk_label_new (get_filter_name (filter));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (label, "numeric");
      gtk_button_set_child (GTK_BUTTON (button), label);
      self->buttons[filter] = GTK_TOGGLE_BUTTON (button);
      self->labels[filter] = GTK_LABEL (label);
      if (filter > 0)
        gtk_toggle_button_set_group (self->buttons[filter], self->buttons[0]);
      gtk_flow_box_append (self->filters, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_toggle_button_set_active (self->buttons[self->filter], TRUE);
  for (KscorePeopleFilter filter = 0; filter < KSCORE_N_PEOPLE_FILTERS; filter++)
    g_signal_connect_swapped (self->buttons[filter], "toggled", G_CALLBACK (toggled_cb), self);
}

static void
kscore_people_card_map (GtkWidget *widget)
{
  KscorePeopleCard *self = KSCORE_PEOPLE_CARD (widget);

  GTK_WIDGET_CLASS (kscore_people_card_parent_class)->map (widget);
  if (self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), TRUE);
}

static void
kscore_people_card_unmap (GtkWidget *widget)
{
  KscorePeopleCard *self = KSCORE_PEOPLE_CARD (widget);

  if (self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), FALSE);
  GTK_WIDGET_CLASS (kscore_people_card_parent_class)->unmap (widget);
}

static void
kscore_people_card_dispose (GObject *object)
{
  KscorePeopleCard *self = KSCORE_PEOPLE_CARD (object);
  GtkWidget *child;

  if (self->engagement != NULL)
    g_signal_handlers_disconnect_by_data (self->engagement, self);
  if (self->rows != NULL)
    gtk_list_box_bind_model (self->people, NULL, NULL, NULL, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->column);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->engagement);

  G_OBJECT_CLASS (kscore_people_card_parent_class)->dispose (object);
}

static void
kscore_people_card_class_init (KscorePeopleCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_people_card_dispose;
  widget_class->map = kscore_people_card_map;
  widget_class->unmap = kscore_people_card_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-people-card.ui");
  gtk_widget_class_install_action (widget_class, "people.more", NULL, more_cb);
  gtk_widget_class_bind_template_child (widget_class, KscorePeopleCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, KscorePeopleCard, filters);
  gtk_widget_class_bind_template_child (widget_class, KscorePeopleCard, message);
  gtk_widget_class_bind_template_child (widget_class, KscorePeopleCard, people);
  gtk_widget_class_bind_template_child (widget_class, KscorePeopleCard, more);
  gtk_widget_class_bind_template_child (widget_class, KscorePeopleCard, more_label);
  gtk_widget_class_bind_template_child (widget_class, KscorePeopleCard, rests_on);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kscore_people_card_init (KscorePeopleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = gtk_slice_list_model_new (NULL, 0, ROWS_FIRST);
  self->column = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  bind_rows (self);
  add_filters (self);
  show_filter (self);
}

/**
 * kscore_people_card_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_people_card_new (void)
{
  return g_object_new (KSCORE_TYPE_PEOPLE_CARD, NULL);
}

/**
 * kscore_people_card_set_engagement:
 * @self: a widget
 * @engagement: (nullable): what it shows
 */
void
kscore_people_card_set_engagement (KscorePeopleCard *self,
                                   KscoreEngagement *engagement)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_PEOPLE_CARD (self));

  if (self->engagement == engagement)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), FALSE);
  if (self->engagement != NULL)
    g_signal_handlers_disconnect_by_data (self->engagement, self);
  g_set_object (&self->engagement, engagement);
  if (engagement != NULL)
    {
      g_signal_connect_swapped (engagement, "notify::shown", G_CALLBACK (update), self);
      g_signal_connect_swapped (engagement, "notify::available", G_CALLBACK (update), self);
      g_signal_connect_swapped (engagement, "notify::trouble", G_CALLBACK (update), self);
    }
  show_filter (self);
  if (mapped && self->engagement != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->engagement), TRUE);
}

/**
 * kscore_people_card_set_narrow:
 * @self: a widget
 * @narrow: whether the points of people stand below their names
 */
void
kscore_people_card_set_narrow (KscorePeopleCard *self,
                               gboolean          narrow)
{
  g_return_if_fail (KSCORE_IS_PEOPLE_CARD (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  bind_rows (self);
}
