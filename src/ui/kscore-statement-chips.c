#include "config.h"

#include "ui/kscore-statement-chips.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"

/* In characters; a chip that says more is cut. */
#define LONGEST 28
/* And one is not cut below this; the row scrolls instead. */
#define SHORTEST 12

/**
 * KscoreStatementChips:
 *
 * What a filter is made of, each a button that takes it away, in one row that scrolls, and one
 * that takes all away. Not visible without a filter. The signal `changed` tells that somebody took
 * something away.
 */
struct _KscoreStatementChips
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox    *row;
  GtkWidget *clear;

  GListModel            *networks; /* (owned) (nullable) */
  GListModel            *kinds;    /* (owned) (nullable) */
  KscoreStatementFilter *filter;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreStatementChips, kscore_statement_chips, GTK_TYPE_WIDGET)

typedef enum {
  PIECE_SEARCH,
  PIECE_PERSON,
  PIECE_POST,
  PIECE_NETWORK,
  PIECE_KIND,
  PIECE_DAYS,
  PIECE_SCORED,
  N_PIECES
} Piece;

static guint changed_signal;

/* The name of a choice; its id where it is not offered any more. */
static char *
dup_name (GListModel *choices,
          const char *id)
{
  guint n_choices = choices != NULL ? g_list_model_get_n_items (choices) : 0;

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (KscoreStatementChoice) choice = g_list_model_get_item (choices, i);

      if (g_str_equal (kscore_statement_choice_get_id (choice), id))
        return g_strdup (kscore_statement_choice_get_name (choice));
    }
  return g_strdup (id);
}

static char *
get_days (const KscoreStatementFilter *filter)
{
  g_autofree char *from = kscore_format_day (filter->from, KSCORE_DAY_LONG);
  g_autofree char *to = kscore_format_day (filter->to, KSCORE_DAY_LONG);

  if (filter->from == KSCORE_DAY_UNKNOWN && filter->to == KSCORE_DAY_UNKNOWN)
    return NULL;
  /* Translators: %s is a day, as "From 12 November 2026" */
  if (filter->to == KSCORE_DAY_UNKNOWN)
    return g_strdup_printf (_("From %s"), from);
  /* Translators: %s is a day, as "Until 12 November 2026" */
  if (filter->from == KSCORE_DAY_UNKNOWN)
    return g_strdup_printf (_("Until %s"), to);
  if (filter->from == filter->to)
    return g_steal_pointer (&from);

  /* Translators: from the first day to the second */
  return g_strdup_printf (_("%s – %s"), from, to);
}

/* Returns NULL where the filter has no such piece. */
static char *
get_words (KscoreStatementChips *self,
           Piece                 piece)
{
  const KscoreStatementFilter *filter = self->filter;

  switch (piece)
    {
    case PIECE_SEARCH:
      /* Translators: %s is what somebody searches for */
      return filter->search != NULL ? g_strdup_printf (_("“%s”"), filter->search) : NULL;
    case PIECE_PERSON:
      if (filter->actor == 0)
        return NULL;
      return g_strdup (filter->person != NULL ? filter->person : _("One person"));
    case PIECE_POST:
      if (filter->post == 0)
        return NULL;
      /* Translators: %s is the beginning of a post */
      return filter->post_text != NULL ? g_strdup_printf (_("Post: %s"), filter->post_text)
                                       : g_strdup (_("One post"));
    case PIECE_NETWORK:
      return filter->network != NULL ? dup_name (self->networks, filter->network) : NULL;
    case PIECE_KIND:
      return filter->kind != NULL ? dup_name (self->kinds, filter->kind) : NULL;
    case PIECE_DAYS:
      return get_days (filter);
    case PIECE_SCORED:
    case N_PIECES:
    default:
      if (filter->scored == KSCORE_STATEMENT_ALL)
        return NULL;
      return g_strdup (filter->scored == KSCORE_STATEMENT_SCORED ? _("With points")
                                                                 : _("Not scored"));
    }
}

static void
take_away (KscoreStatementFilter *filter,
           Piece                  piece)
{
  switch (piece)
    {
    case PIECE_SEARCH:
      g_clear_pointer (&filter->search, g_free);
      break;
    case PIECE_PERSON:
      filter->actor = 0;
      g_clear_pointer (&filter->person, g_free);
      break;
    case PIECE_POST:
      filter->post = 0;
      g_clear_pointer (&filter->post_text, g_free);
      break;
    case PIECE_NETWORK:
      g_clear_pointer (&filter->network, g_free);
      break;
    case PIECE_KIND:
      g_clear_pointer (&filter->kind, g_free);
      break;
    case PIECE_DAYS:
      filter->from = filter->to = KSCORE_DAY_UNKNOWN;
      break;
    case PIECE_SCORED:
      filter->scored = KSCORE_STATEMENT_ALL;
      break;
    case N_PIECES:
    default:
      g_assert_not_reached ();
    }
}

static GtkWidget *
get_child (KscoreStatementChips *self,
           guint                 index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->row));

  while (child != NULL && index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
clicked_cb (KscoreStatementChips *self,
            GtkWidget            *chip)
{
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_copy (self->filter);
  gboolean focused = gtk_widget_has_focus (chip);
  guint index = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (chip); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    index++;
  take_away (filter,
             (Piece) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "piece")));
  kscore_statement_chips_set_filter (self, filter);

  /* The focus goes to the next one; where there is none, to who listens. */
  if (focused && gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      GtkWidget *next = get_child (self, index);

      if (next == NULL)
        next = gtk_widget_get_last_child (GTK_WIDGET (self->row));
      gtk_widget_grab_focus (next);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
clear_cb (KscoreStatementChips *self)
{
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();

  kscore_statement_chips_set_filter (self, filter);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
create_chip (KscoreStatementChips *self,
             Piece                 piece,
             const char           *words)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  /* Translators: takes a piece of a filter away, as “Mastodon” */
  g_autofree char *name = g_strdup_printf (_("Remove filter: %s"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (words, -1), SHORTEST));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "piece", GUINT_TO_POINTER (piece));
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (clicked_cb), self);
  return chip;
}

static void
update (KscoreStatementChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->row))) != NULL)
    gtk_box_remove (self->row, child);

  for (Piece piece = PIECE_SEARCH; piece < N_PIECES; piece++)
    {
      g_autofree char *words = get_words (self, piece);

      if (words != NULL)
        gtk_box_append (self->row, create_chip (self, piece, words));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->row)) != NULL);
}

static void
kscore_statement_chips_dispose (GObject *object)
{
  KscoreStatementChips *self = KSCORE_STATEMENT_CHIPS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->clear, gtk_widget_unparent);
  g_clear_pointer (&self->filter, kscore_statement_filter_free);
  g_clear_object (&self->networks);
  g_clear_object (&self->kinds);

  G_OBJECT_CLASS (kscore_statement_chips_parent_class)->dispose (object);
}

static void
kscore_statement_chips_class_init (KscoreStatementChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_statement_chips_dispose;

  changed_signal = g_signal_new ("changed", KSCORE_TYPE_STATEMENT_CHIPS, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "statement-chips");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kscore_statement_chips_init (KscoreStatementChips *self)
{
  self->filter = kscore_statement_filter_new ();
  self->row = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->row));
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->clear = gtk_button_new_from_icon_name ("edit-clear-all-symbolic");
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->clear, _("Clear All Filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Clear All Filters"), -1);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Active filters"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * kscore_statement_chips_new:
 *
 * Returns: (transfer floating): the chips of an empty filter
 */
GtkWidget *
kscore_statement_chips_new (void)
{
  return g_object_new (KSCORE_TYPE_STATEMENT_CHIPS, NULL);
}

/**
 * kscore_statement_chips_set_choices:
 * @self: the chips
 * @networks: (element-type KscoreStatementChoice): what there is
 * @kinds: (element-type KscoreStatementChoice): what there is
 *
 * Says how networks and kinds are called.
 */
void
kscore_statement_chips_set_choices (KscoreStatementChips *self,
                                    GListModel           *networks,
                                    GListModel           *kinds)
{
  g_return_if_fail (KSCORE_IS_STATEMENT_CHIPS (self));

  g_set_object (&self->networks, networks);
  g_set_object (&self->kinds, kinds);
  update (self);
}

/**
 * kscore_statement_chips_set_filter:
 * @self: the chips
 * @filter: what they show
 *
 * Shows a filter.
 */
void
kscore_statement_chips_set_filter (KscoreStatementChips        *self,
                                   const KscoreStatementFilter *filter)
{
  KscoreStatementFilter *copy;

  g_return_if_fail (KSCORE_IS_STATEMENT_CHIPS (self));

  /* So that the focus stays where it is. */
  if (kscore_statement_filter_equal (filter, self->filter))
    return;

  copy = kscore_statement_filter_copy (filter);
  kscore_statement_filter_free (self->filter);
  self->filter = copy;
  update (self);
}

/**
 * kscore_statement_chips_get_filter:
 * @self: chips
 *
 * Returns: (transfer none): what it shows, as somebody has changed it
 */
const KscoreStatementFilter *
kscore_statement_chips_get_filter (KscoreStatementChips *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_CHIPS (self), NULL);

  return self->filter;
}
