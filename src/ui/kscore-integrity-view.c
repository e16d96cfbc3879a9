#include "config.h"

#include "ui/kscore-integrity-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"
#include "core/kscore-text.h"

/**
 * KscoreIntegrityView:
 *
 * Integrity: what was discounted by which signal, the owner's word against a signal, for a person
 * or a group, and what the score rests on. It asks its #KscoreIntegrity for an answer while it is
 * on the screen.
 */
struct _KscoreIntegrityView
{
  GtkWidget parent_instance;

  GtkLabel   *summary;
  GtkLabel   *message;
  GtkListBox *signals;
  GtkListBox *groups;
  GtkListBox *people;
  GtkListBox *known;
  GtkWidget  *signals_group;
  GtkWidget  *groups_group;
  GtkWidget  *people_group;
  GtkLabel   *unlisted;
  GtkWidget  *known_group;
  GtkWidget  *concentration_group;
  GtkWidget  *gaps_group;
  GtkLabel   *sharing;
  GtkLabel   *top;
  GtkLabel   *gaps;

  KscoreIntegrity *integrity; /* (owned) (nullable) */
  gboolean         stand_in;  /* a row has the keyboard until its button can have it */
};

G_DEFINE_FINAL_TYPE (KscoreIntegrityView, kscore_integrity_view, GTK_TYPE_WIDGET)

static void
show_message (KscoreIntegrityView *self,
              const char          *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
overruled_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KscoreIntegrityView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kscore_integrity_overrule_finish (KSCORE_INTEGRITY (object), result, &error))
    show_message (self, NULL);
  else
    show_message (self, error->message);
}

static void
button_clicked_cb (KscoreIntegrityView *self,
                   GtkButton           *button)
{
  KscoreIntegrityRow *row = g_object_get_data (G_OBJECT (button), "kscore-row");

  if (self->integrity != NULL)
    kscore_integrity_overrule_async (self->integrity, row, !kscore_integrity_row_get_known (row),
                                     overruled_cb, g_object_ref (self));
}

/* Large text wraps rather than push out the name beside it. */
static GtkWidget *
create_button (const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  return button;
}

/* A row of a list; a name from elsewhere is never markup. */
static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  KscoreIntegrityView *self = user_data;
  KscoreIntegrityRow *row = item;
  g_autofree char *title = kscore_text_clean_line (kscore_integrity_row_get_title (row),
                                                   KSCORE_TEXT_MAX_LINE);
  const char *value = kscore_integrity_row_get_value (row);
  g_autofree char *said = NULL;
  GtkWidget *widget = adw_action_row_new ();
  guint n_actors;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), kscore_integrity_row_get_subtitle (row));

  /* A row is read by its title alone. */
  said = g_strjoin (" ", kscore_integrity_row_get_subtitle (row), value, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said, -1);

  if (value != NULL)
    {
      GtkWidget *label = gtk_label_new (value);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), label);
    }

  kscore_integrity_row_get_actors (row, &n_actors);
  if (n_actors > 0)
    {
      gboolean known = kscore_integrity_row_get_known (row);
      GtkWidget *button = create_button (known ? _("Reset") : n_actors > 1 ? _("I Know Them All")
                                                                           : _("I Know Them"));
      /* Translators: %s is the name of somebody, or as in "25 accounts on 5 posts" */
      g_autofree char *name = g_strdup_printf (known ? _("Leave %s to the signals again")
                                                     : _("I know %s"), title);
      const char *obstacle = kscore_integrity_get_obstacle (self->integrity);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_sensitive (button, obstacle == NULL
                                        && !kscore_integrity_get_busy (self->integrity));
      gtk_widget_set_tooltip_text (button, obstacle);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data_full (G_OBJECT (button), "kscore-row", g_object_ref (row),
                              g_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (button_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), button);
    }

  return widget;
}

/* Rows are few, and made anew when they may look different. */
static void
fill (KscoreIntegrityView *self,
      GtkListBox          *list,
      GtkWidget           *group,
      GListModel          *rows)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KscoreIntegrityRow) item = g_list_model_get_item (rows, i);

      gtk_list_box_append (list, create_row (item, self));
    }
  gtk_widget_set_visible (group, g_list_model_get_n_items (rows) > 0);
}

/* Where the keyboard is in a list. */
typedef struct {
  GtkListBox *list; /* (nullable) */
  int         index;
  gboolean    on_button;
} Place;

static Place
find_place (KscoreIntegrityView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return (Place) { NULL };
  while (row != GTK_WIDGET (self) && !GTK_IS_LIST_BOX_ROW (row))
    row = gtk_widget_get_parent (row);
  if (row == GTK_WIDGET (self))
    return (Place) { NULL };

  return (Place) {
    .list = GTK_LIST_BOX (gtk_widget_get_parent (row)),
    .index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)),
    .on_button = GTK_IS_BUTTON (focus) || (self->stand_in && focus == row),
  };
}

/* Moves the keyboard to where it was, in rows that were made anew: to the next one where its row
 * went to another list, to that of those who are known where it was the last. */
static void
take_place (KscoreIntegrityView *self,
            Place                place)
{
  GtkListBox *lists[] = { place.list, self->people, self->known };
  GtkListBoxRow *row = NULL;

  for (guint i = 0; place.list != NULL && row == NULL && i < G_N_ELEMENTS (lists); i++)
    for (int index = place.index; row == NULL && index >= 0; index--)
      row = gtk_list_box_get_row_at_index (lists[i], index);
  if (row == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (row));
  self->stand_in = place.on_button
                   && !gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
show_unlisted (KscoreIntegrityView *self)
{
  guint n = kscore_integrity_get_n_unlisted (self->integrity);
  g_autofree char *number = kscore_format_count (n);
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: %s is a number; below a list of people */
    text = g_strdup_printf (ngettext ("Those with most reactions. %s more is not listed.",
                                      "Those with most reactions. %s more are not listed.", n),
                            number);
  gtk_label_set_label (self->unlisted, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unlisted), text != NULL);
}

static void
update (KscoreIntegrityView *self)
{
  gboolean available = self->integrity != NULL
                       && kscore_insight_get_available (KSCORE_INSIGHT (self->integrity));
  const char *trouble = self->integrity != NULL
                        ? kscore_insight_get_trouble (KSCORE_INSIGHT (self->integrity)) : NULL;
  g_autofree char *gaps = NULL;
  Place place;

  gtk_widget_set_visible (self->concentration_group, available);
  gtk_widget_set_visible (self->gaps_group, available);
  if (!available)
    {
      gtk_label_set_label (self->summary, trouble != NULL ? trouble : _("Being worked out…"));
      gtk_widget_set_visible (self->signals_group, FALSE);
      gtk_widget_set_visible (self->groups_group, FALSE);
      gtk_widget_set_visible (self->people_group, FALSE);
      gtk_widget_set_visible (self->known_group, FALSE);
      return;
    }

  show_message (self, trouble != NULL ? trouble : kscore_integrity_get_obstacle (self->integrity));
  gtk_label_set_label (self->summary, kscore_integrity_get_summary (self->integrity));
  gtk_label_set_label (self->sharing, kscore_integrity_get_sharing (self->integrity));
  gtk_label_set_label (self->top, kscore_integrity_get_top (self->integrity));
  /* Not the same sentence twice, where nothing is told. */
  gtk_widget_set_visible (GTK_WIDGET (self->top),
                          g_strcmp0 (kscore_integrity_get_sharing (self->integrity),
                                     kscore_integrity_get_top (self->integrity)) != 0);
  gaps = g_strjoinv ("\n", (char **) kscore_integrity_get_gaps (self->integrity));
  gtk_label_set_label (self->gaps, *gaps != '\0' ? gaps : _("Everything could be judged."));
  place = find_place (self);
  fill (self, self->signals, self->signals_group, kscore_integrity_get_signals (self->integrity));
  fill (self, self->groups, self->groups_group, kscore_integrity_get_groups (self->integrity));
  fill (self, self->people, self->people_group, kscore_integrity_get_people (self->integrity));
  fill (self, self->known, self->known_group, kscore_integrity_get_known (self->integrity));
  show_unlisted (self);
  take_place (self, place);
}

static void
kscore_integrity_view_map (GtkWidget *widget)
{
  KscoreIntegrityView *self = KSCORE_INTEGRITY_VIEW (widget);

  GTK_WIDGET_CLASS (kscore_integrity_view_parent_class)->map (widget);
  if (self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), TRUE);
}

static void
kscore_integrity_view_unmap (GtkWidget *widget)
{
  KscoreIntegrityView *self = KSCORE_INTEGRITY_VIEW (widget);

  if (self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), FALSE);
  GTK_WIDGET_CLASS (kscore_integrity_view_parent_class)->unmap (widget);
}

static void
kscore_integrity_view_dispose (GObject *object)
{
  KscoreIntegrityView *self = KSCORE_INTEGRITY_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->integrity != NULL)
    g_signal_handlers_disconnect_by_data (self->integrity, self);
  g_clear_object (&self->integrity);

  G_OBJECT_CLASS (kscore_integrity_view_parent_class)->dispose (object);
}

static void
kscore_integrity_view_class_init (KscoreIntegrityViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_integrity_view_dispose;
  widget_class->map = kscore_integrity_view_map;
  widget_class->unmap = kscore_integrity_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-integrity-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, summary);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, message);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, signals);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, groups);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, people);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, known);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, signals_group);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, groups_group);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, people_group);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, unlisted);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, known_group);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, concentration_group);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, gaps_group);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, sharing);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, top);
  gtk_widget_class_bind_template_child (widget_class, KscoreIntegrityView, gaps);
}

static void
kscore_integrity_view_init (KscoreIntegrityView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * kscore_integrity_view_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
kscore_integrity_view_new (void)
{
  return g_object_new (KSCORE_TYPE_INTEGRITY_VIEW, NULL);
}

/**
 * kscore_integrity_view_set_integrity:
 * @self: a widget
 * @integrity: (nullable): what it shows
 */
void
kscore_integrity_view_set_integrity (KscoreIntegrityView *self,
                                     KscoreIntegrity     *integrity)
{
  gboolean mapped;

  g_return_if_fail (KSCORE_IS_INTEGRITY_VIEW (self));

  if (self->integrity == integrity)
    return;

  mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  if (mapped && self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), FALSE);
  if (self->integrity != NULL)
    g_signal_handlers_disconnect_by_data (self->integrity, self);
  g_set_object (&self->integrity, integrity);
  if (integrity != NULL)
    {
      g_signal_connect_swapped (integrity, "shown", G_CALLBACK (update), self);
      g_signal_connect_swapped (integrity, "notify::available", G_CALLBACK (update), self);
      g_signal_connect_swapped (integrity, "notify::trouble", G_CALLBACK (update), self);
    }
  update (self);
  if (mapped && self->integrity != NULL)
    kscore_insight_set_active (KSCORE_INSIGHT (self->integrity), TRUE);
}
