#include "config.h"

#include "ui/kscore-window-private.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "ui/kscore-about-dialog.h"
#include "ui/kscore-compat.h"
#include "ui/kscore-message-area.h"
#include "ui/kscore-preferences-dialog.h"
#include "ui/kscore-settings.h"
#include "ui/kscore-shortcuts-dialog.h"

/* In pixels at the usual text size. */
#define WIDTH_OF_TWO_COLUMNS 900
#define WIDTH_OF_ONE_ROW     620
/* So that the layout does not flicker at a border. */
#define HYSTERESIS 24

/**
 * KscoreWindow:
 *
 * The main window: pages on a model, the user's own or the sample's. Actions: `win.import`,
 * `win.retry-import`, `win.import-another`, `win.link`, `win.refresh`, `win.news`, `win.cancel`,
 * `win.accounts`, `win.refresh-account`, `win.offer-undo`, `win.report`, `win.import-files`,
 * `win.sample`, `win.leave-sample`, `win.reopen`, `win.go-online`, `win.preferences`,
 * `win.shortcuts`, `win.about`, and `win.page` with the name of a page.
 *
 * The database is opened only after the first frame. Pages are added to the view stack in the
 * template; with more than one, the switcher shows by itself.
 */

G_DEFINE_FINAL_TYPE (KscoreWindow, kscore_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
  PROP_MODEL = 1,
  PROP_SAMPLE_MODEL,
  PROP_NARROW,
  PROP_WIDE,
} KscoreWindowProperty;

static GParamSpec *properties[PROP_WIDE + 1];

KscoreWindowCall *
kscore_window_call_new (KscoreWindow *window,
                        GCancellable *cancellable)
{
  KscoreWindowCall *call = g_new (KscoreWindowCall, 1);

  g_weak_ref_init (&call->window, window);
  call->cancellable = g_object_ref (cancellable);
  return call;
}

void
kscore_window_call_free (KscoreWindowCall *call)
{
  g_weak_ref_clear (&call->window);
  g_object_unref (call->cancellable);
  g_free (call);
}

static void update_switcher (KscoreWindow *self);

/* Stacks tell all of their pages as showing, so that a screen reader would read those behind. */
static void
hide_pages_behind (GtkWidget *stack,
                   GtkWidget *visible)
{
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page),
                                 GTK_ACCESSIBLE_STATE_HIDDEN, page != visible,
                                 -1);
}

static void
page_changed_cb (KscoreWindow *self)
{
  hide_pages_behind (GTK_WIDGET (self->pages), adw_view_stack_get_visible_child (self->pages));
}

/* Shows the page that fits what is known. */
void
kscore_window_update_page (KscoreWindow *self)
{
  gboolean filling = self->importing != NULL && self->first_import;
  gboolean running = self->importing != NULL || self->refreshing != NULL;
  const char *page = "main";
  guint n_accounts;

  if (self->model == NULL)
    return;

  n_accounts = g_list_model_get_n_items (kscore_scoring_model_get_accounts (self->model));
  if (self->open_error != NULL || !kscore_window_has_figures (self))
    page = "failure";
  else if (!kscore_scoring_model_get_ready (self->model))
    page = "loading";
  else if (filling)
    page = "importing";
  else if (n_accounts == 0)
    page = "welcome";

  gtk_stack_set_visible_child_name (self->state_stack, page);
  hide_pages_behind (GTK_WIDGET (self->state_stack),
                     gtk_stack_get_visible_child (self->state_stack));
  update_switcher (self);
  gtk_revealer_set_reveal_child (self->progress_strip, running && !filling);
  gtk_label_set_text (self->import_title, self->model == self->sample_model
                                            ? _("Reading the Sample Data")
                                            : _("Importing"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.leave-sample",
                                 self->model == self->sample_model);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sample",
                                 self->model != self->sample_model && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.accounts",
                                 kscore_scoring_model_get_ready (self->model));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.report", g_str_equal (page, "main"));
  kscore_window_update_refresh (self);
  kscore_window_update_bars (self);
}

/* Says something in passing. @button: (nullable): what else can be done, by @action. */
void
kscore_window_show_toast (KscoreWindow *self,
                          const char   *text,
                          const char   *button,
                          const char   *action)
{
  /* The title of a toast is markup. */
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast;

  /* A toast has one line, and no room for a button beside it here. */
  if (self->narrow && button != NULL)
    {
      kscore_message_bar_show (self->news_bar, text, button, action);
      return;
    }

  toast = adw_toast_new (title);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (kscore_window_get_toasts (self), toast);
}

/* Ends what runs. What it says at its end is waited for. */
void
kscore_window_cancel (KscoreWindow *self)
{
  g_cancellable_cancel (self->importing);
  g_cancellable_cancel (self->refreshing);
}

/* Shows another model: the user's own or the sample's. What runs in the one before ends. */
void
kscore_window_set_model (KscoreWindow       *self,
                         KscoreScoringModel *model)
{
  if (self->model == model)
    return;

  kscore_window_cancel (self);
  kscore_window_close_accounts (self);
  g_clear_object (&self->importing);
  g_clear_object (&self->refreshing);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_error (&self->open_error);
  kscore_message_bar_hide (self->error_bar);
  kscore_message_bar_hide (self->news_bar);

  self->model = model;
  g_signal_group_set_target (self->model_signals, model);
  g_signal_group_set_target (self->accounts_signals, kscore_scoring_model_get_accounts (model));
  g_signal_group_set_target (self->refresh_signals, kscore_scoring_model_get_refresh (model));
  g_signal_group_set_target (self->score_signals, kscore_scoring_model_get_score (model));
  kscore_progress_view_set_work (self->import_page_view,
                                 G_OBJECT (kscore_scoring_model_get_import (model)));
  kscore_overview_page_set_parts (self->overview, kscore_scoring_model_get_score (model),
                                  kscore_scoring_model_get_history (model));
  kscore_overview_page_set_movement (self->overview,
                                     kscore_scoring_model_get_insights (model)->movement);
  kscore_improve_page_set_insights (self->improve, kscore_scoring_model_get_insights (model));
  kscore_statement_page_set_statement (self->statement,
                                       kscore_scoring_model_get_statement (model));
  kscore_window_update_page (self);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GWeakRef *window = user_data;
  g_autoptr (KscoreWindow) self = g_weak_ref_get (window);
  KscoreScoringModel *model = KSCORE_SCORING_MODEL (object);
  g_autoptr (GError) error = NULL;
  gboolean opened = kscore_scoring_model_open_finish (model, result, &error);

  g_weak_ref_clear (window);
  g_free (window);

  /* Another model is shown by now, or the window is gone. */
  if (self == NULL || self->model != model
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (!opened)
    {
      g_autofree char *text = NULL;
      g_autofree char *markup = NULL;

      /* Translators: a sentence about what went wrong, then one about what can be done */
      text = g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
      markup = g_markup_escape_text (text, -1);
      adw_status_page_set_description (self->failure_page, markup);
      self->open_error = g_steal_pointer (&error);
    }
  else if (model == self->sample_model)
    kscore_window_fill_sample (self);
  else if (self->import_waits)
    kscore_window_start_import (self, FALSE);
  else if (self->link_waits)
    kscore_window_ask_account (self);
  else if (kscore_settings_get_boolean (self->settings, KSCORE_SETTING_REFRESH_AT_START)
           && kscore_refresh_get_possible (kscore_scoring_model_get_refresh (model)))
    kscore_window_refresh (self);

  kscore_window_update_page (self);
}

/* Opens the shown model. */
void
kscore_window_open_model (KscoreWindow *self)
{
  GWeakRef *window;

  if (self->opening != NULL)
    return;
  if (kscore_scoring_model_get_ready (self->model))
    {
      kscore_message_bar_hide (self->error_bar);
      kscore_scoring_model_compute (self->model);
      return;
    }

  g_clear_error (&self->open_error);
  self->opening = g_cancellable_new ();
  window = g_new (GWeakRef, 1);
  g_weak_ref_init (window, self);
  kscore_scoring_model_open_async (self->model, self->opening, opened_cb, window);
  kscore_window_update_page (self);
}

/* Shows the user's own data instead of the sample's, and opens them: a window that began with the
 * sample has not done so. At the start they wait for the first frame. */
void
kscore_window_show_own_model (KscoreWindow *self)
{
  if (self->model == self->own_model)
    return;

  kscore_window_set_model (self, self->own_model);
  if (!kscore_scoring_model_get_ready (self->model))
    kscore_window_open_model (self);
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  kscore_window_choose_files (KSCORE_WINDOW (widget));
}

static void
retry_import_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);

  if (self->importing == NULL && self->refreshing == NULL)
    kscore_window_start_import (self, FALSE);
}

static void
import_another_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);

  if (self->importing == NULL && self->refreshing == NULL)
    kscore_window_start_import (self, TRUE);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  kscore_window_cancel (KSCORE_WINDOW (widget));
}

static void
link_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  kscore_window_ask_account (KSCORE_WINDOW (widget));
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  kscore_window_refresh (KSCORE_WINDOW (widget));
}

static void
news_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  kscore_window_show_news (KSCORE_WINDOW (widget));
}

/* Shows which parts a post brought. */
static void
post_activated_cb (KscoreWindow  *self,
                   KscoreTopPost *post)
{
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();

  filter->post = kscore_top_post_get_id (post);
  filter->post_text = g_strdup (kscore_top_post_get_text (post));
  kscore_statement_page_set_filter (self->statement, filter);
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->statement));
}

/* The same of any post, by its id and its beginning. */
static void
show_post_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();

  g_variant_get (parameter, "(xs)", &filter->post, &filter->post_text);
  kscore_statement_page_set_filter (self->statement, filter);
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->statement));
}

/* Shows which parts a person brought. */
static void
show_person_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();

  g_variant_get (parameter, "(xs)", &filter->actor, &filter->person);
  kscore_statement_page_set_filter (self->statement, filter);
  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->statement));
}

static void
submitted_cb (KscoreWindow   *self,
              KscoreLinkForm *form)
{
  kscore_window_link (self, form);
}

static void
sample_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);

  kscore_window_set_model (self, self->sample_model);
  if (kscore_scoring_model_get_ready (self->model))
    kscore_window_fill_sample (self);
  else
    kscore_window_open_model (self);
}

static void
leave_sample_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  kscore_window_show_own_model (KSCORE_WINDOW (widget));
}

static void
go_online_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  kscore_window_go_online (KSCORE_WINDOW (widget));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);
  const char *data_dir = kscore_scoring_model_get_data_dir (self->own_model);

  gtk_window_present (GTK_WINDOW (kscore_preferences_dialog_new (GTK_WINDOW (self), self->settings,
                                                                 data_dir)));
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kscore_shortcuts_dialog_new (GTK_WINDOW (widget))));
}

static void
about_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (kscore_about_dialog_new (GTK_WINDOW (widget))));
}

static void
page_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);

  if (adw_view_stack_get_child_by_name (self->pages, g_variant_get_string (parameter, NULL)))
    adw_view_stack_set_visible_child_name (self->pages, g_variant_get_string (parameter, NULL));
}

/* A page of Improve: "integrity", "lenses" or "formula". */
static void
improve_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  KscoreWindow *self = KSCORE_WINDOW (widget);

  adw_view_stack_set_visible_child (self->pages, GTK_WIDGET (self->improve));
  kscore_improve_page_show (self->improve, g_variant_get_string (parameter, NULL));
}

static void
reopen_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  kscore_window_open_model (KSCORE_WINDOW (widget));
}

static gboolean
drop_cb (KscoreWindow *self,
         const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  g_slist_free (files);

  gtk_revealer_set_reveal_child (self->drop_highlight, FALSE);
  paths = g_strv_builder_end (builder);
  kscore_window_import (self, (const char * const *) paths);
  return TRUE;
}

static GdkDragAction
drop_enter_cb (KscoreWindow *self)
{
  gtk_revealer_set_reveal_child (self->drop_highlight, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (KscoreWindow *self)
{
  gtk_revealer_set_reveal_child (self->drop_highlight, FALSE);
}

static void
set_flag (KscoreWindow *self,
          gboolean     *flag,
          gboolean      value,
          GParamSpec   *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static gboolean
is_below (int      width,
          int      border,
          gboolean was_below)
{
  return width < border + (was_below ? HYSTERESIS : 0);
}

static double
get_text_scale (KscoreWindow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024.0) : 1.0;
}

/* Notes how narrow the window can be as it is laid out now: in another language, or with other
 * data, it may be less than it is meant to be, and it would never become narrower. */
static void
note_minimum (KscoreWindow *self,
              double        scale)
{
  GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (self));
  int minimum;

  if (self->minimum_scale != scale)
    {
      self->row_minimum = 0;
      self->columns_minimum = 0;
      self->minimum_scale = scale;
    }
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (self->wide)
    self->columns_minimum = minimum;
  else if (!self->narrow)
    self->row_minimum = minimum;
}

/* A title that is cut says less than none. */
static gboolean
title_fits (KscoreWindow *self,
            int           width)
{
  int title;
  int stack;
  int header;

  gtk_widget_measure (self->title_label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &title, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->title_stack), GTK_ORIENTATION_HORIZONTAL, -1,
                      &stack, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->header), GTK_ORIENTATION_HORIZONTAL, -1,
                      &header, NULL, NULL, NULL);
  return header - stack + title <= width;
}

static int
measure_switcher (KscoreWindow *self)
{
  int switcher;
  int header;

  gtk_widget_measure (GTK_WIDGET (self->switcher), GTK_ORIENTATION_HORIZONTAL, -1,
                      NULL, &switcher, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->header), GTK_ORIENTATION_HORIZONTAL, -1,
                      &header, NULL, NULL, NULL);
  return switcher + header;
}

/* Pages are switched where they are shown: above them, or below where that does not fit. */
static void
update_switcher (KscoreWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);
  const char *state = gtk_stack_get_visible_child_name (self->state_stack);
  gboolean several = g_list_model_get_n_items (G_LIST_MODEL (pages)) > 1
                     && g_strcmp0 (state, "main") == 0;
  const char *title = "none";

  if (several && !self->narrow)
    title = "switcher";
  else if (title_fits (self, self->width))
    title = "title";
  gtk_stack_set_visible_child_name (self->title_stack, title);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, several && self->narrow);
}

/* Decides by the window's width how the pages are laid out. What a page needs grows with the
 * text. */
static void
layout_cb (KscoreWindow *self,
           int           width)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->pages);
  gboolean several = g_list_model_get_n_items (G_LIST_MODEL (pages)) > 1;
  double scale = get_text_scale (self);
  int row;
  int columns;

  note_minimum (self, scale);
  /* As narrow as it can be is narrow already: who goes on dragging gets the next layout. */
  row = MAX ((int) (WIDTH_OF_ONE_ROW * scale), self->row_minimum + 1);
  columns = MAX ((int) (WIDTH_OF_TWO_COLUMNS * scale), self->columns_minimum + 1);
  if (several)
    row = MAX (row, measure_switcher (self));

  set_flag (self, &self->narrow, is_below (width, row, self->narrow), properties[PROP_NARROW]);
  set_flag (self, &self->wide, !self->narrow && !is_below (width, columns, !self->wide),
            properties[PROP_WIDE]);

  self->width = width;
  update_switcher (self);
}

static void
painted_cb (KscoreWindow  *self,
            GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (self->model != NULL && !kscore_scoring_model_get_ready (self->model))
    kscore_window_open_model (self);
}

static void
kscore_window_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (kscore_window_parent_class)->realize (widget);

  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect_object (surface, "layout", G_CALLBACK (layout_cb), widget, G_CONNECT_SWAPPED);
  /* After the surface, which paints at the same signal. */
  g_signal_connect_object (gdk_surface_get_frame_clock (surface), "paint",
                           G_CALLBACK (painted_cb), widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
kscore_window_constructed (GObject *object)
{
  KscoreWindow *self = KSCORE_WINDOW (object);

  G_OBJECT_CLASS (kscore_window_parent_class)->constructed (object);

  kscore_window_set_model (self, self->own_model);
}

static void
kscore_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KscoreWindow *self = KSCORE_WINDOW (object);

  switch ((KscoreWindowProperty) prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->own_model);
      break;
    case PROP_SAMPLE_MODEL:
      g_value_set_object (value, self->sample_model);
      break;
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
kscore_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KscoreWindow *self = KSCORE_WINDOW (object);

  switch ((KscoreWindowProperty) prop_id)
    {
    case PROP_MODEL:
      self->own_model = g_value_dup_object (value);
      break;
    case PROP_SAMPLE_MODEL:
      self->sample_model = g_value_dup_object (value);
      break;
    case PROP_NARROW:
    case PROP_WIDE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_window_dispose (GObject *object)
{
  KscoreWindow *self = KSCORE_WINDOW (object);

  g_cancellable_cancel (self->importing);
  g_clear_object (&self->importing);
  g_cancellable_cancel (self->refreshing);
  g_clear_object (&self->refreshing);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_weak_pointer (&self->link_dialog);
  kscore_window_close_accounts (self);
  kscore_window_settle_accounts (self);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->accounts_signals);
  g_clear_object (&self->refresh_signals);
  g_clear_object (&self->score_signals);
  g_clear_object (&self->settings);
  self->model = NULL;
  g_clear_object (&self->own_model);
  g_clear_object (&self->sample_model);

  G_OBJECT_CLASS (kscore_window_parent_class)->dispose (object);
}

static void
kscore_window_finalize (GObject *object)
{
  KscoreWindow *self = KSCORE_WINDOW (object);

  g_clear_error (&self->open_error);
  g_clear_pointer (&self->import_files, g_strfreev);

  G_OBJECT_CLASS (kscore_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, drop_highlight);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, header);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, state_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, offline_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, news_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, weights_bar);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, progress_strip);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, progress_strip_view);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, state_stack);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, import_title);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, import_page_view);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, improve);
  gtk_widget_class_bind_template_child (widget_class, KscoreWindow, statement);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  /**
   * KscoreWindow:model:
   *
   * The user's own data; not open yet.
   */
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, KSCORE_TYPE_SCORING_MODEL,
                                                construct);

  /**
   * KscoreWindow:sample-model:
   *
   * The data of the made-up person; not open yet.
   */
  properties[PROP_SAMPLE_MODEL] = g_param_spec_object ("sample-model", NULL, NULL,
                                                       KSCORE_TYPE_SCORING_MODEL, construct);

  /**
   * KscoreWindow:narrow:
   *
   * Whether the switcher's natural width does not fit into the header bar.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, read);

  /**
   * KscoreWindow:wide:
   *
   * Whether there is room for two columns.
   */
  properties[PROP_WIDE] = g_param_spec_boolean ("wide", NULL, NULL, FALSE, read);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kscore_window_class_init (KscoreWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kscore_window_constructed;
  object_class->get_property = kscore_window_get_property;
  object_class->set_property = kscore_window_set_property;
  object_class->dispose = kscore_window_dispose;
  object_class->finalize = kscore_window_finalize;
  widget_class->realize = kscore_window_realize;

  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.retry-import", NULL, retry_import_action);
  gtk_widget_class_install_action (widget_class, "win.import-another", NULL,
                                   import_another_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "win.news", NULL, news_action);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, sample_action);
  gtk_widget_class_install_action (widget_class, "win.leave-sample", NULL, leave_sample_action);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "win.go-online", NULL, go_online_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.improve", "s", improve_action);
  gtk_widget_class_install_action (widget_class, "win.show-post", "(xs)", show_post_action);
  gtk_widget_class_install_action (widget_class, "win.show-person", "(xs)", show_person_action);
  kscore_window_install_account_actions (widget_class);
  kscore_window_install_report_action (widget_class);

  g_type_ensure (KSCORE_TYPE_PROGRESS_VIEW);
  g_type_ensure (KSCORE_TYPE_MESSAGE_AREA);
  g_type_ensure (KSCORE_TYPE_MESSAGE_BAR);
  g_type_ensure (KSCORE_TYPE_IMPROVE_PAGE);
  g_type_ensure (KSCORE_TYPE_OVERVIEW_PAGE);
  g_type_ensure (KSCORE_TYPE_STATEMENT_PAGE);
  g_type_ensure (KSCORE_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-window.ui");
  bind_children (widget_class);
}

static void
kscore_window_init (KscoreWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Until the first layout, so that the pages keep no window from starting as small as it may be
   * whatever the language and the size of the text. */
  self->narrow = TRUE;
  self->model_signals = g_signal_group_new (KSCORE_TYPE_SCORING_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "notify",
                                  G_CALLBACK (kscore_window_update_page), self);
  g_signal_group_connect_swapped (self->model_signals, "notify::trouble",
                                  G_CALLBACK (kscore_window_show_trouble), self);
  self->accounts_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->accounts_signals, "items-changed",
                                  G_CALLBACK (kscore_window_update_page), self);

  self->refresh_signals = g_signal_group_new (KSCORE_TYPE_REFRESH);
  g_signal_group_connect_swapped (self->refresh_signals, "notify::possible",
                                  G_CALLBACK (kscore_window_update_page), self);
  g_signal_group_connect_swapped (self->refresh_signals, "notify::last",
                                  G_CALLBACK (kscore_window_update_page), self);
  g_signal_group_connect_swapped (self->refresh_signals, "notify::offline",
                                  G_CALLBACK (kscore_window_update_page), self);
  self->score_signals = g_signal_group_new (KSCORE_TYPE_SCORE_PART);
  g_signal_group_connect_swapped (self->score_signals, "notify::model",
                                  G_CALLBACK (kscore_window_update_bars), self);

  self->settings = kscore_settings_new ();
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::" KSCORE_SETTING_WORK_OFFLINE,
                             G_CALLBACK (kscore_window_update_page), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));
  kscore_compat_name_buttons (GTK_WIDGET (self));

  g_signal_connect_object (self->overview, "post-activated", G_CALLBACK (post_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_changed_cb),
                           self, G_CONNECT_SWAPPED);
  page_changed_cb (self);

  g_signal_connect_object (kscore_welcome_page_get_form (self->welcome), "submitted",
                           G_CALLBACK (submitted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (drop, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * kscore_window_new:
 * @application: the application
 * @model: the user's own data, which the window opens after its first frame
 * @sample_model: the data of the made-up person, which the window opens when asked to
 *
 * Returns: (transfer none): a window, owned by GTK
 */
KscoreWindow *
kscore_window_new (GtkApplication     *application,
                   KscoreScoringModel *model,
                   KscoreScoringModel *sample_model)
{
  return g_object_new (KSCORE_TYPE_WINDOW,
                       "application", application,
                       "model", model,
                       "sample-model", sample_model,
                       NULL);
}
