#include "config.h"

#include "ui/kscore-overview-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "ui/kscore-change-card.h"
#include "ui/kscore-history-card.h"
#include "ui/kscore-part-tile.h"
#include "ui/kscore-post-row.h"
#include "ui/kscore-score-card.h"

/* In two columns the first keeps this width. */
#define COLUMN_WIDTH 340

/**
 * KscoreOverviewPage:
 *
 * The score, its history and what it is made of; read from top to bottom, in two columns where
 * the window is `wide`. Emits "post-activated" with the #KscoreTopPost that somebody chose.
 */
struct _KscoreOverviewPage
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox            *content;
  GtkBox            *top;
  KscoreScoreCard   *score_card;
  KscoreHistoryCard *history_card;
  GtkBox            *notice;
  GtkLabel          *notice_label;
  KscoreChangeCard  *change_card;
  GtkBox            *components_card;
  GtkBox            *components;
  GtkLabel          *first_point;
  GtkBox            *bottom;
  GtkBox            *networks_card;
  GtkBox            *networks;
  GtkLabel          *networks_note;
  GtkBox            *posts_card;
  GtkListBox        *posts;
  GtkLabel          *components_day;
  GtkLabel          *networks_day;
  GtkLabel          *posts_day;

  KscoreScorePart *score;   /* (owned) (nullable) */
  KscoreHistory   *history; /* (owned) (nullable) */
  GSignalGroup    *score_signals;      /* (owned) */
  GSignalGroup    *history_signals;    /* (owned) */
  GSignalGroup    *components_signals; /* (owned) */
  GSignalGroup    *networks_signals;   /* (owned) */
  GSignalGroup    *posts_signals;      /* (owned) */
  gboolean         wide;
  gboolean         narrow;
};

G_DEFINE_FINAL_TYPE (KscoreOverviewPage, kscore_overview_page, GTK_TYPE_WIDGET)

typedef enum {
  PROP_WIDE = 1,
  PROP_NARROW,
} KscoreOverviewPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

typedef enum {
  SIGNAL_POST_ACTIVATED,
  N_SIGNALS
} KscoreOverviewPageSignal;

static guint signals[N_SIGNALS];

static void
fill (GtkBox     *box,
      GListModel *rows,
      gboolean    compact)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KscoreScoreRow) row = g_list_model_get_item (rows, i);
      GtkWidget *tile = kscore_part_tile_new (row, compact);

      if (!compact)
        gtk_widget_set_hexpand (tile, TRUE);
      gtk_box_append (box, tile);
    }
}

static void
components_changed_cb (KscoreOverviewPage *self)
{
  g_autoptr (GListModel) rows = g_signal_group_dup_target (self->components_signals);

  if (rows != NULL)
    fill (self->components, rows, FALSE);
}

/* Of a single network there is nothing to say but its points. */
static gboolean
tells_without (GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);
      double without;

      g_object_get (row, "without", &without, NULL);
      if (isfinite (without))
        return TRUE;
    }
  return FALSE;
}

static void
networks_changed_cb (KscoreOverviewPage *self)
{
  g_autoptr (GListModel) rows = g_signal_group_dup_target (self->networks_signals);

  if (rows == NULL)
    return;

  fill (self->networks, rows, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->networks_card), g_list_model_get_n_items (rows) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->networks_note), tells_without (rows));
}

static GtkWidget *
create_post_cb (gpointer item,
                gpointer user_data)
{
  KscoreOverviewPage *self = user_data;

  return kscore_post_row_new (item, self->narrow);
}

static void
posts_changed_cb (KscoreOverviewPage *self)
{
  g_autoptr (GListModel) posts = g_signal_group_dup_target (self->posts_signals);

  gboolean any = posts != NULL && g_list_model_get_n_items (posts) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->posts_card), any);
  /* Alone, the other card takes the whole row. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->networks_card), !any);
}

/* Returns the post whose row has the focus, or NULL. */
static KscoreTopPost *
get_focused_post (KscoreOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->posts)))
    return NULL;
  row = KSCORE_IS_POST_ROW (focus) ? focus
                                   : gtk_widget_get_ancestor (focus, KSCORE_TYPE_POST_ROW);
  return row != NULL ? kscore_post_row_get_post (KSCORE_POST_ROW (row)) : NULL;
}

static void
focus_post (KscoreOverviewPage *self,
            gint64              id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->posts, i)) != NULL; i++)
    if (kscore_top_post_get_id (kscore_post_row_get_post (KSCORE_POST_ROW (row))) == id)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

/* All rows are made anew; whoever stands on one with the keyboard stays on the same post. */
static void
bind_posts (KscoreOverviewPage *self)
{
  g_autoptr (GListModel) posts = g_signal_group_dup_target (self->posts_signals);
  KscoreTopPost *focused = get_focused_post (self);
  gint64 id = focused != NULL ? kscore_top_post_get_id (focused) : 0;

  gtk_list_box_bind_model (self->posts, posts, create_post_cb, self, NULL);
  posts_changed_cb (self);
  if (focused != NULL)
    focus_post (self, id);
}

static void
post_activated_cb (KscoreOverviewPage *self,
                   GtkListBoxRow      *row)
{
  g_signal_emit (self, signals[SIGNAL_POST_ACTIVATED], 0,
                 kscore_post_row_get_post (KSCORE_POST_ROW (row)));
}

/* A new score may come with new lists. */
static void
update_lists (KscoreOverviewPage *self)
{
  g_autoptr (GListModel) components = NULL;
  g_autoptr (GListModel) networks = NULL;
  g_autoptr (GListModel) posts = NULL;
  g_autoptr (GListModel) shown_posts = g_signal_group_dup_target (self->posts_signals);
  g_autoptr (GListModel) shown_components = g_signal_group_dup_target (self->components_signals);
  g_autoptr (GListModel) shown_networks = g_signal_group_dup_target (self->networks_signals);

  g_object_get (self->score, "components", &components, "networks", &networks, "posts", &posts,
                NULL);
  if (posts != shown_posts)
    {
      g_signal_group_set_target (self->posts_signals, posts);
      bind_posts (self);
    }
  if (components != shown_components)
    {
      g_signal_group_set_target (self->components_signals, components);
      components_changed_cb (self);
    }
  if (networks != shown_networks)
    {
      g_signal_group_set_target (self->networks_signals, networks);
      networks_changed_cb (self);
    }
}

/* What is of the score's day says so where the history and why it moved end on another one. */
static void
update_days (KscoreOverviewPage *self)
{
  GtkLabel *labels[] = { self->components_day, self->networks_day, self->posts_day };
  int as_of = KSCORE_DAY_UNKNOWN;
  KscoreDay first, last;
  gboolean other;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (self->score != NULL)
    g_object_get (self->score, "as-of", &as_of, NULL);
  other = as_of != KSCORE_DAY_UNKNOWN
          && kscore_history_card_get_range (self->history_card, &first, &last) && last != as_of;
  day = other ? kscore_format_day (as_of, KSCORE_DAY_LONG) : NULL;
  /* Translators: %s is a date. */
  text = other ? g_strdup_printf (_("As of %s"), day) : g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_text (labels[i], text);
      gtk_widget_set_visible (GTK_WIDGET (labels[i]), other);
    }
}

static void
score_changed_cb (KscoreOverviewPage *self)
{
  gboolean available = FALSE;
  gboolean as_of_today = FALSE;
  gboolean computing = FALSE;
  int as_of = KSCORE_DAY_UNKNOWN;
  guint n_points = 0;
  g_autofree char *notice = NULL;

  g_object_get (self->score,
                "available", &available, "computing", &computing, "as-of", &as_of,
                "as-of-today", &as_of_today, "model-notice", &notice, NULL);
  kscore_history_get_points (self->history, &n_points);
  update_lists (self);

  gtk_label_set_text (self->notice_label, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
  kscore_history_card_set_today (self->history_card, as_of_today ? as_of : KSCORE_DAY_UNKNOWN);
  gtk_widget_set_visible (GTK_WIDGET (self->history_card), available && n_points > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->change_card), available && n_points > 1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->score_card), !(available && n_points > 0));
  gtk_widget_set_visible (GTK_WIDGET (self->first_point), available);
  /* Before the first score nobody has looked at what is told. */
  gtk_widget_set_visible (GTK_WIDGET (self->components_card), available || !computing);
  update_days (self);
}

/* Why it moved over the days that the history shows. */
static void
range_changed_cb (KscoreOverviewPage *self)
{
  KscoreDay first, last;

  if (kscore_history_card_get_range (self->history_card, &first, &last))
    kscore_change_card_set_days (self->change_card, first, last);
  update_days (self);
}

static void
update_layout (KscoreOverviewPage *self)
{
  GtkOrientation row = self->wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  GtkOrientation tiles = self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->top), row);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->components), tiles);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom), row);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->notice), tiles);
  /* There are more posts than networks. */
  gtk_widget_set_valign (GTK_WIDGET (self->networks_card),
                         self->wide ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_size_request (GTK_WIDGET (self->score_card), self->wide ? COLUMN_WIDTH : -1, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->networks_card),
                               self->wide ? COLUMN_WIDTH : -1, -1);
  kscore_history_card_set_narrow (self->history_card, self->narrow);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->content), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->content), "narrow");
}

static void
kscore_overview_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  KscoreOverviewPage *self = KSCORE_OVERVIEW_PAGE (object);

  switch ((KscoreOverviewPageProperty) prop_id)
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
set_flag (KscoreOverviewPage *self,
          gboolean           *flag,
          gboolean            value,
          GParamSpec         *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  update_layout (self);
  if (flag == &self->narrow)
    bind_posts (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
kscore_overview_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  KscoreOverviewPage *self = KSCORE_OVERVIEW_PAGE (object);

  switch ((KscoreOverviewPageProperty) prop_id)
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
kscore_overview_page_dispose (GObject *object)
{
  KscoreOverviewPage *self = KSCORE_OVERVIEW_PAGE (object);

  g_clear_object (&self->score_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->components_signals);
  g_clear_object (&self->networks_signals);
  if (self->posts != NULL)
    gtk_list_box_bind_model (self->posts, NULL, NULL, NULL, NULL);
  self->posts = NULL;
  g_clear_object (&self->posts_signals);
  g_clear_object (&self->score);
  g_clear_object (&self->history);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;

  G_OBJECT_CLASS (kscore_overview_page_parent_class)->dispose (object);
}

static void
kscore_overview_page_class_init (KscoreOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_overview_page_get_property;
  object_class->set_property = kscore_overview_page_set_property;
  object_class->dispose = kscore_overview_page_dispose;

  /**
   * KscoreOverviewPage:wide:
   *
   * Whether there is room for two columns.
   */
  properties[PROP_WIDE] =
    g_param_spec_boolean ("wide", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * KscoreOverviewPage:narrow:
   *
   * Whether there is room for one thing in a row only.
   */
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * KscoreOverviewPage::post-activated:
   * @self: a page
   * @post: the #KscoreTopPost
   *
   * Somebody wants to see what a post's points are made of.
   */
  signals[SIGNAL_POST_ACTIVATED] =
    g_signal_new ("post-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, KSCORE_TYPE_TOP_POST);

  g_type_ensure (KSCORE_TYPE_SCORE_CARD);
  g_type_ensure (KSCORE_TYPE_CHANGE_CARD);
  g_type_ensure (KSCORE_TYPE_HISTORY_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, components_day);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, networks_day);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, posts_day);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, top);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, score_card);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, history_card);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, notice);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, change_card);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, components_card);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, components);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, first_point);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, networks_card);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, networks);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, networks_note);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, bottom);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, posts_card);
  gtk_widget_class_bind_template_child (widget_class, KscoreOverviewPage, posts);
  gtk_widget_class_bind_template_callback (widget_class, post_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
}

static void
kscore_overview_page_init (KscoreOverviewPage *self)
{
  self->score_signals = g_signal_group_new (KSCORE_TYPE_SCORE_PART);
  g_signal_group_connect_swapped (self->score_signals, "notify", G_CALLBACK (score_changed_cb),
                                  self);
  self->history_signals = g_signal_group_new (KSCORE_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "changed", G_CALLBACK (score_changed_cb),
                                  self);
  self->components_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->components_signals, "items-changed",
                                  G_CALLBACK (components_changed_cb), self);
  self->networks_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->networks_signals, "items-changed",
                                  G_CALLBACK (networks_changed_cb), self);
  self->posts_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->posts_signals, "items-changed",
                                  G_CALLBACK (posts_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  update_layout (self);
}

/**
 * kscore_overview_page_new:
 *
 * Returns: (transfer floating): a page of nothing
 */
GtkWidget *
kscore_overview_page_new (void)
{
  return g_object_new (KSCORE_TYPE_OVERVIEW_PAGE, NULL);
}

/**
 * kscore_overview_page_set_parts:
 * @self: a page
 * @score: the score to show
 * @history: its history
 *
 * Chooses what is shown.
 */
void
kscore_overview_page_set_parts (KscoreOverviewPage *self,
                                KscoreScorePart    *score,
                                KscoreHistory      *history)
{
  g_return_if_fail (KSCORE_IS_OVERVIEW_PAGE (self));
  g_return_if_fail (KSCORE_IS_SCORE_PART (score));
  g_return_if_fail (KSCORE_IS_HISTORY (history));

  g_set_object (&self->score, score);
  g_set_object (&self->history, history);
  g_signal_group_set_target (self->score_signals, score);
  g_signal_group_set_target (self->history_signals, history);

  kscore_score_card_set_score (self->score_card, score);
  kscore_history_card_set_history (self->history_card, history);
  score_changed_cb (self);
}

/**
 * kscore_overview_page_get_range:
 * @self: a page
 * @first: (out): the first day of the history that is shown
 * @last: (out): the last one
 *
 * Returns: whether any day is shown
 */
gboolean
kscore_overview_page_get_range (KscoreOverviewPage *self,
                                KscoreDay          *first,
                                KscoreDay          *last)
{
  g_return_val_if_fail (KSCORE_IS_OVERVIEW_PAGE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->history_card))
         && kscore_history_card_get_range (self->history_card, first, last);
}

/**
 * kscore_overview_page_set_movement:
 * @self: a page
 * @movement: (nullable): why the score moved
 */
void
kscore_overview_page_set_movement (KscoreOverviewPage *self,
                                   KscoreMovement     *movement)
{
  g_return_if_fail (KSCORE_IS_OVERVIEW_PAGE (self));

  kscore_change_card_set_movement (self->change_card, movement);
}
