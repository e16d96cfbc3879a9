#include "config.h"

#include "ui/kscore-statement-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/kscore-message-area.h"
#include "ui/kscore-message-bar.h"
#include "ui/kscore-statement-chips.h"
#include "ui/kscore-statement-details.h"
#include "ui/kscore-statement-filter-view.h"
#include "ui/kscore-statement-view.h"
#include "ui/kscore-statement-words.h"
#include "ui/kscore-web-link.h"

/* In milliseconds: what takes less is not announced. */
#define QUIET 200
/* What of the window is not the popover's, in pixels. */
#define AROUND_POPOVER 110

/**
 * KscoreStatementPage:
 *
 * Every part of the score with its points: search, filter, sort, details, export. The statement is
 * active while the page is seen. What is shown follows the statement alone, so that columns, menu,
 * chips and controls cannot disagree.
 *
 * Actions: `statement.sort`, `statement.direction`, `statement.clear`, `statement.try-again`,
 * `statement.export`, `statement.cancel-export`.
 */
struct _KscoreStatementPage
{
  GtkWidget parent_instance;

  GtkWidget                 *box;
  GtkBox                    *toolbar;
  GtkSearchEntry            *search;
  GtkMenuButton             *filter_button;
  GtkPopover                *filter_popover;
  GtkScrolledWindow         *filter_scroller;
  KscoreStatementFilterView *filter_view;
  GtkMenuButton             *sort_button;
  GtkMenuButton             *export_button;
  KscoreStatementChips      *chips;
  KscoreMessageBar          *export_bar;
  GtkStack                  *stack;
  GtkSpinner                *first_spinner;
  KscoreStatementView       *view;
  AdwStatusPage             *problem_page;
  GtkWidget                 *status_bar;
  GtkSpinner                *spinner;
  GtkLabel                  *sums;

  KscoreStatement       *statement; /* (owned) (nullable) */
  GSignalGroup          *signals;   /* (owned) */
  KscoreStatementExporter *exporter;  /* (owned) */
  GSimpleActionGroup    *actions;   /* (owned) */
  guint                  busy_id;
  gboolean               setting; /* the search, by us */
  gboolean               narrow;
  gboolean               wide;
};

G_DEFINE_FINAL_TYPE (KscoreStatementPage, kscore_statement_page, GTK_TYPE_WIDGET)

typedef enum {
  PROP_NARROW = 1,
  PROP_WIDE,
} KscoreStatementPageProperty;

static GParamSpec *properties[PROP_WIDE + 1];

static const char *const sorts[KSCORE_STATEMENT_N_SORTS] = {
  [KSCORE_STATEMENT_SORT_DATE] = "date",       [KSCORE_STATEMENT_SORT_POINTS] = "points",
  [KSCORE_STATEMENT_SORT_NETWORK] = "network", [KSCORE_STATEMENT_SORT_KIND] = "kind",
  [KSCORE_STATEMENT_SORT_PERSON] = "person",   [KSCORE_STATEMENT_SORT_POST] = "post",
  [KSCORE_STATEMENT_SORT_COUNT] = "count",
};

static void
set_spinning (GtkSpinner *spinner,
              gboolean    spinning)
{
  gtk_spinner_set_spinning (spinner, spinning);
  gtk_widget_set_visible (GTK_WIDGET (spinner), spinning);
}

static void
busy_cb (gpointer user_data)
{
  KscoreStatementPage *self = user_data;

  self->busy_id = 0;
  set_spinning (self->spinner, TRUE);
}

static void
update_busy (KscoreStatementPage *self,
             gboolean             loading)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_BUSY, loading,
                               -1);
  if (!loading)
    {
      g_clear_handle_id (&self->busy_id, g_source_remove);
      set_spinning (self->spinner, FALSE);
    }
  else if (self->busy_id == 0 && !gtk_spinner_get_spinning (self->spinner))
    self->busy_id = g_timeout_add_once (QUIET, busy_cb, self);
}

static const char *
choose_state (KscoreStatementPage *self,
              const char          *problem,
              guint                n_shown,
              gboolean             loading)
{
  if (problem != NULL)
    return "problem";
  if (kscore_statement_get_n_all (self->statement) == 0)
    return loading || !gtk_widget_get_mapped (GTK_WIDGET (self)) ? "loading" : "empty";
  if (n_shown > 0)
    return "list";

  /* What was shown stays until the new is there. */
  return loading ? gtk_stack_get_visible_child_name (self->stack) : "nothing";
}

static void
update_actions (KscoreStatementPage *self)
{
  GAction *sort = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sort");
  GAction *direction = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "direction");

  g_simple_action_set_state (G_SIMPLE_ACTION (sort),
                             g_variant_new_string (
                               sorts[kscore_statement_get_sort (self->statement)]));
  g_simple_action_set_state (G_SIMPLE_ACTION (direction),
                             g_variant_new_string (
                               kscore_statement_get_descending (self->statement)
                                 ? "descending" : "ascending"));
  gtk_menu_button_set_icon_name (self->sort_button,
                                 kscore_statement_get_descending (self->statement)
                                   ? "view-sort-descending-symbolic"
                                   : "view-sort-ascending-symbolic");
}

static void
update (KscoreStatementPage *self)
{
  gboolean loading = FALSE;
  g_autofree char *problem = NULL;
  g_autofree char *sums = NULL;
  guint n_shown = 0;
  guint n_not_scored = 0;
  double points = 0;
  double score = 0;
  double without = 0;
  gboolean comparing = FALSE;
  const char *state;
  gboolean rows;

  if (self->statement == NULL)
    return;

  g_object_get (self->statement,
                "loading", &loading, "problem", &problem, "n-shown", &n_shown,
                "n-not-scored", &n_not_scored, "points", &points, "score", &score,
                "comparing", &comparing, "without", &without,
                NULL);
  state = choose_state (self, problem, n_shown, loading);
  rows = g_str_equal (state, "list") || g_str_equal (state, "nothing");
  gtk_stack_set_visible_child_name (self->stack, state);
  set_spinning (self->first_spinner, g_str_equal (state, "loading"));
  update_busy (self, loading && rows);
  if (problem != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (problem, -1);

      adw_status_page_set_description (self->problem_page, markup);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->toolbar), rows);
  gtk_widget_set_visible (self->status_bar, rows);
  kscore_statement_exporter_set_possible (self->exporter, n_shown > 0 && !loading);
  sums = kscore_statement_words_get_sums (kscore_statement_get_n_all (self->statement), n_shown,
                                          n_not_scored, points, score, comparing, without);
  /* Said once, when it is known. */
  if (!loading && !g_str_equal (gtk_label_get_text (self->sums), sums))
    gtk_label_set_text (self->sums, sums);
  update_actions (self);
}

/* Shows in all places by what it is filtered. */
static void
show_filter (KscoreStatementPage *self)
{
  const KscoreStatementFilter *filter = kscore_statement_get_filter (self->statement);
  const char *search = filter->search != NULL ? filter->search : "";
  g_autofree char *typed =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  self->setting = TRUE;
  if (!g_str_equal (typed, search))
    gtk_editable_set_text (GTK_EDITABLE (self->search), search);
  self->setting = FALSE;
  kscore_statement_chips_set_filter (self->chips, filter);
  kscore_statement_filter_view_set_filter (self->filter_view, filter);
}

static void
apply (KscoreStatementPage         *self,
       const KscoreStatementFilter *filter)
{
  if (self->statement == NULL
      || kscore_statement_filter_equal (filter, kscore_statement_get_filter (self->statement)))
    return;

  kscore_statement_set_filter (self->statement, filter);
  show_filter (self);
}

static void
search_changed_cb (KscoreStatementPage *self)
{
  g_autoptr (KscoreStatementFilter) filter = NULL;
  g_autofree char *typed = NULL;

  if (self->setting || self->statement == NULL)
    return;

  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  filter = kscore_statement_filter_copy (kscore_statement_get_filter (self->statement));
  g_free (filter->search);
  filter->search = *typed != '\0' ? g_steal_pointer (&typed) : NULL;
  apply (self, filter);
}

/* Escape clears; the second time it leads back to the rows. */
static void
stop_search_cb (KscoreStatementPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
search_activated_cb (KscoreStatementPage *self)
{
  search_changed_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
filter_view_changed_cb (KscoreStatementPage *self)
{
  apply (self, kscore_statement_filter_view_get_filter (self->filter_view));
}

static void
chips_changed_cb (KscoreStatementPage *self)
{
  apply (self, kscore_statement_chips_get_filter (self->chips));
  if (!gtk_widget_get_visible (GTK_WIDGET (self->chips)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The controls scroll where the window is low. */
static void
filter_popover_map_cb (KscoreStatementPage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));

  gtk_scrolled_window_set_max_content_height (self->filter_scroller,
                                              MAX (height - AROUND_POPOVER, 120));
}

static void
show_only (KscoreStatementPage *self,
           KscoreStatementRow  *row,
           gboolean             person)
{
  g_autoptr (KscoreStatementFilter) filter =
    kscore_statement_filter_copy (kscore_statement_get_filter (self->statement));

  if (person)
    {
      filter->actor = kscore_statement_row_get_actor (row);
      g_clear_pointer (&filter->person, g_free);
      g_object_get (row, "person", &filter->person, NULL);
    }
  else
    {
      filter->post = kscore_statement_row_get_post (row);
      g_clear_pointer (&filter->post_text, g_free);
      g_object_get (row, "post-text", &filter->post_text, NULL);
    }
  apply (self, filter);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (object), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GError) error = NULL;

  if (!kscore_web_link_open_finish (GTK_WIDGET (object), result, &error) && toasts != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts),
                                 adw_toast_new (_("The post could not be opened.")));
}

static void
open_post (KscoreStatementPage *self,
           KscoreStatementRow  *row)
{
  g_autofree char *url = NULL;

  g_object_get (row, "post-url", &url, NULL);
  if (url != NULL)
    kscore_web_link_open_async (GTK_WIDGET (self), url, NULL, opened_cb, NULL);
}

static void
copy (KscoreStatementPage *self,
      KscoreStatementRow  *row)
{
  g_autofree char *text = kscore_statement_words_get_copy (row);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
row_action_cb (KscoreStatementPage *self,
               KscoreStatementRow  *row,
               const char          *action)
{
  if (self->statement == NULL)
    return;

  if (g_str_equal (action, "details"))
    {
      GtkWidget *details = kscore_statement_details_new (
        GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW)), row);

      g_signal_connect_object (details, "row-action", G_CALLBACK (row_action_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (details));
    }
  else if (g_str_equal (action, "only-person") && kscore_statement_row_get_actor (row) != 0)
    show_only (self, row, TRUE);
  else if (g_str_equal (action, "only-post") && kscore_statement_row_get_post (row) != 0)
    show_only (self, row, FALSE);
  else if (g_str_equal (action, "open-post"))
    open_post (self, row);
  else if (g_str_equal (action, "copy"))
    copy (self, row);
}

static void
set_sort (KscoreStatementPage *self,
          KscoreStatementSort  sort,
          gboolean             descending)
{
  kscore_statement_set_sort (self->statement, sort, descending);
}

static void
sort_action (GSimpleAction *action,
             GVariant      *state,
             gpointer       user_data)
{
  KscoreStatementPage *self = user_data;

  if (self->statement == NULL)
    return;

  for (guint i = 0; i < KSCORE_STATEMENT_N_SORTS; i++)
    if (g_str_equal (sorts[i], g_variant_get_string (state, NULL)))
      set_sort (self, (KscoreStatementSort) i, kscore_statement_get_descending (self->statement));
}

static void
direction_action (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       user_data)
{
  KscoreStatementPage *self = user_data;

  if (self->statement != NULL)
    set_sort (self, kscore_statement_get_sort (self->statement),
              g_str_equal (g_variant_get_string (state, NULL), "descending"));
}

static void
clear_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  KscoreStatementPage *self = user_data;
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();

  apply (self, filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
try_again_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  KscoreStatementPage *self = user_data;

  if (self->statement == NULL)
    return;

  kscore_statement_set_active (self->statement, FALSE);
  kscore_statement_set_active (self->statement, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static gboolean
find_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  KscoreStatementPage *self = KSCORE_STATEMENT_PAGE (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->search)))
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
kscore_statement_page_map (GtkWidget *widget)
{
  KscoreStatementPage *self = KSCORE_STATEMENT_PAGE (widget);

  GTK_WIDGET_CLASS (kscore_statement_page_parent_class)->map (widget);

  if (self->statement != NULL)
    kscore_statement_set_active (self->statement, TRUE);
  update (self);
}

static void
kscore_statement_page_unmap (GtkWidget *widget)
{
  KscoreStatementPage *self = KSCORE_STATEMENT_PAGE (widget);

  if (self->statement != NULL)
    kscore_statement_set_active (self->statement, FALSE);

  GTK_WIDGET_CLASS (kscore_statement_page_parent_class)->unmap (widget);
}

static void
kscore_statement_page_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  KscoreStatementPage *self = KSCORE_STATEMENT_PAGE (object);

  switch ((KscoreStatementPageProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_flag (KscoreStatementPage *self,
          gboolean            *flag,
          gboolean             value,
          GParamSpec          *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
kscore_statement_page_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  KscoreStatementPage *self = KSCORE_STATEMENT_PAGE (object);

  switch ((KscoreStatementPageProperty) prop_id)
    {
    case PROP_NARROW:
      set_flag (self, &self->narrow, g_value_get_boolean (value), pspec);
      break;
    case PROP_WIDE:
      set_flag (self, &self->wide, g_value_get_boolean (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_statement_page_dispose (GObject *object)
{
  KscoreStatementPage *self = KSCORE_STATEMENT_PAGE (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->signals);
  if (self->exporter != NULL)
    g_object_run_dispose (G_OBJECT (self->exporter));
  g_clear_object (&self->exporter);
  g_clear_object (&self->statement);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "statement", NULL);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kscore_statement_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, search);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, filter_scroller);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, filter_view);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, chips);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, export_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, first_spinner);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, view);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, status_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementPage, sums);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_popover_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_action_cb);
}

static void
kscore_statement_page_class_init (KscoreStatementPageClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_statement_page_get_property;
  object_class->set_property = kscore_statement_page_set_property;
  object_class->dispose = kscore_statement_page_dispose;
  widget_class->map = kscore_statement_page_map;
  widget_class->unmap = kscore_statement_page_unmap;

  /**
   * KscoreStatementPage:narrow:
   *
   * Whether there is room for one thing in a row only.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

  /**
   * KscoreStatementPage:wide:
   *
   * Whether there is room for every column.
   */
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KSCORE_TYPE_MESSAGE_AREA);
  g_type_ensure (KSCORE_TYPE_MESSAGE_BAR);
  g_type_ensure (KSCORE_TYPE_STATEMENT_CHIPS);
  g_type_ensure (KSCORE_TYPE_STATEMENT_FILTER_VIEW);
  g_type_ensure (KSCORE_TYPE_STATEMENT_VIEW);
  gtk_widget_class_set_css_name (widget_class, "statement-page");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-statement-page.ui");
  bind_children (widget_class);
}

static void
add_actions (KscoreStatementPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .parameter_type = "s", .state = "'points'", .change_state = sort_action },
    { .name = "direction", .parameter_type = "s", .state = "'descending'",
      .change_state = direction_action },
    { .name = "clear", .activate = clear_action },
    { .name = "try-again", .activate = try_again_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->exporter = kscore_statement_exporter_new (GTK_WIDGET (self), self->export_bar,
                                              G_ACTION_MAP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "statement", G_ACTION_GROUP (self->actions));
}

static void
kscore_statement_page_init (KscoreStatementPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->signals = g_signal_group_new (KSCORE_TYPE_STATEMENT);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "items-changed", G_CALLBACK (update), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                      gtk_callback_action_new (find_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/**
 * kscore_statement_page_new:
 *
 * Returns: (transfer floating): a page of nothing
 */
GtkWidget *
kscore_statement_page_new (void)
{
  return g_object_new (KSCORE_TYPE_STATEMENT_PAGE, NULL);
}

/**
 * kscore_statement_page_set_statement:
 * @self: a page
 * @statement: a statement
 *
 * Chooses what is shown.
 */
void
kscore_statement_page_set_statement (KscoreStatementPage *self,
                                     KscoreStatement     *statement)
{
  GListModel *networks;
  GListModel *kinds;

  g_return_if_fail (KSCORE_IS_STATEMENT_PAGE (self));
  g_return_if_fail (KSCORE_IS_STATEMENT (statement));

  if (self->statement == statement)
    return;

  if (self->statement != NULL)
    kscore_statement_set_active (self->statement, FALSE);
  g_set_object (&self->statement, statement);
  networks = kscore_statement_get_networks (statement);
  kinds = kscore_statement_get_kinds (statement);
  kscore_statement_chips_set_choices (self->chips, networks, kinds);
  kscore_statement_filter_view_set_choices (self->filter_view, networks, kinds);
  kscore_statement_exporter_set_statement (self->exporter, statement);
  kscore_statement_view_set_statement (self->view, statement);
  g_signal_group_set_target (self->signals, statement);
  show_filter (self);
  kscore_statement_set_active (statement, gtk_widget_get_mapped (GTK_WIDGET (self)));
  update (self);
}

/**
 * kscore_statement_page_set_filter:
 * @self: a page with a statement
 * @filter: which parts to show
 *
 * Shows the parts that somebody asked for elsewhere.
 */
void
kscore_statement_page_set_filter (KscoreStatementPage         *self,
                                  const KscoreStatementFilter *filter)
{
  g_return_if_fail (KSCORE_IS_STATEMENT_PAGE (self));
  g_return_if_fail (filter != NULL);

  apply (self, filter);
}

/**
 * kscore_statement_page_get_exporter:
 * @self: a page
 *
 * Returns: (transfer none): what writes the rows into a file
 */
KscoreStatementExporter *
kscore_statement_page_get_exporter (KscoreStatementPage *self)
{
  g_return_val_if_fail (KSCORE_IS_STATEMENT_PAGE (self), NULL);

  return self->exporter;
}
