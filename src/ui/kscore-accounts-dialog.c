#include "config.h"

#include "ui/kscore-accounts-dialog.h"

#include <glib/gi18n-lib.h>

#include "ui/kscore-account-row.h"
#include "ui/kscore-forget-toast.h"
#include "ui/kscore-progress-view.h"

/**
 * KscoreAccountsDialog:
 *
 * All linked accounts: what is known of each and what can be done. (AdwDialog came with libadwaita
 * 1.5.)
 *
 * Actions, each with an account's id: `accounts.refresh`, `accounts.unlink`, `accounts.relink`,
 * `accounts.forget`. `win.refresh-account`, `win.cancel` and `win.offer-undo` are the parent's;
 * `win.link`, `win.import`, `win.import-files` and `win.news` are too, and close the dialog, since
 * what they do shows in the parent.
 */
struct _KscoreAccountsDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay    *toasts;
  GtkRevealer        *drop_highlight;
  GtkRevealer        *progress;
  KscoreProgressView *progress_view;
  GtkRevealer        *deletion;
  GtkSpinner         *spinner;
  GtkLabel           *deletion_message;
  GtkLabel           *sample_note;
  GtkWidget          *nothing;
  GtkListBox         *list;
  AdwActionRow       *link_row;
  AdwActionRow       *import_row;

  KscoreScoringModel   *model;        /* (owned) */
  KscoreAccountActions *actions;      /* (owned): the model's */
  GPtrArray            *rows;         /* (owned) (element-type KscoreAccountRow): not owned */
  GCancellable         *cancellable;  /* (owned): of unlinking and forgetting */
};

G_DEFINE_FINAL_TYPE (KscoreAccountsDialog, kscore_accounts_dialog, ADW_TYPE_WINDOW)

static KscoreImport *
get_import (KscoreAccountsDialog *self)
{
  return kscore_scoring_model_get_import (self->model);
}

static KscoreRefresh *
get_refresh (KscoreAccountsDialog *self)
{
  return kscore_scoring_model_get_refresh (self->model);
}

static gboolean
is_sample (KscoreAccountsDialog *self)
{
  gboolean sample;

  g_object_get (self->model, "sample", &sample, NULL);
  return sample;
}

/* The days that all bars span. */
static void
find_axis (KscoreAccountsDialog *self,
           KscoreDay            *from,
           KscoreDay            *to)
{
  GListModel *accounts = kscore_scoring_model_get_accounts (self->model);

  *from = *to = KSCORE_DAY_UNKNOWN;
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (KscoreLinkedAccount) account = g_list_model_get_item (accounts, i);
      guint n_spans;
      const KscoreCoverageSpan *spans = kscore_linked_account_get_coverage (account, &n_spans);

      if (n_spans == 0)
        continue;
      if (*from == KSCORE_DAY_UNKNOWN || spans[0].from < *from)
        *from = spans[0].from;
      if (*to == KSCORE_DAY_UNKNOWN || spans[n_spans - 1].to > *to)
        *to = spans[n_spans - 1].to;
    }
}

/* The place of the account in the list, or -1. */
static int
find_account (GListModel *accounts,
              const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (KscoreLinkedAccount) account = g_list_model_get_item (accounts, i);

      if (g_strcmp0 (kscore_linked_account_get_id (account), id) == 0)
        return (int) i;
    }
  return -1;
}

/* The focus goes to a neighbour, not to nowhere. */
static void
remove_row (KscoreAccountsDialog *self,
            guint                 index)
{
  GtkWidget *row = g_ptr_array_index (self->rows, index);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, row);

  g_ptr_array_remove_index (self->rows, index);
  gtk_list_box_remove (self->list, row);
  if (!had_focus)
    return;
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (index, self->rows->len - 1)));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->link_row));
}

/* Rows live as long as their accounts are listed, so that whoever is on one stays there. */
static void
update_rows (KscoreAccountsDialog *self)
{
  GListModel *accounts = kscore_scoring_model_get_accounts (self->model);
  KscoreDay from, to;

  find_axis (self, &from, &to);
  for (guint i = self->rows->len; i > 0; i--)
    if (find_account (accounts,
                      kscore_account_row_get_id (g_ptr_array_index (self->rows, i - 1))) < 0)
      remove_row (self, i - 1);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (KscoreLinkedAccount) account = g_list_model_get_item (accounts, i);
      const char *id = kscore_linked_account_get_id (account);
      GtkWidget *row = i < self->rows->len ? g_ptr_array_index (self->rows, i) : NULL;

      if (row == NULL || g_strcmp0 (kscore_account_row_get_id (KSCORE_ACCOUNT_ROW (row)), id) != 0)
        {
          row = kscore_account_row_new ();
          gtk_list_box_insert (self->list, row, (int) i);
          g_ptr_array_insert (self->rows, (int) i, row);
        }
      kscore_account_row_set_account (KSCORE_ACCOUNT_ROW (row), account);
      kscore_account_row_set_axis (KSCORE_ACCOUNT_ROW (row), from, to);
    }
  gtk_widget_set_visible (self->nothing, self->rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
}

/* What can be done now, and why not. */
static void
update_state (KscoreAccountsDialog *self)
{
  static const char *const names[] = { "accounts.refresh", "accounts.unlink", "accounts.relink",
                                       "accounts.forget" };
  g_autofree char *obstacle = NULL;
  gboolean importing, refreshing, deleting, sample;

  /* It is closed. */
  if (self->model == NULL)
    return;

  obstacle = kscore_account_actions_dup_obstacle (self->actions);
  importing = kscore_import_get_running (get_import (self));
  refreshing = kscore_refresh_get_running (get_refresh (self));
  deleting = kscore_account_actions_get_deleting (self->actions);
  sample = is_sample (self);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], obstacle == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.link", !importing && !refreshing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", !importing && !refreshing);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->link_row), sample ? NULL : obstacle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->import_row), sample ? NULL : obstacle);
  for (guint i = 0; i < self->rows->len; i++)
    kscore_account_row_set_obstacle (g_ptr_array_index (self->rows, i), obstacle);

  kscore_progress_view_set_work (self->progress_view, refreshing ? G_OBJECT (get_refresh (self))
                                                                 : G_OBJECT (get_import (self)));
  gtk_revealer_set_reveal_child (self->progress, importing || refreshing);
  gtk_revealer_set_reveal_child (self->deletion, deleting);
  gtk_spinner_set_spinning (self->spinner, deleting);
  if (deleting)
    gtk_label_set_text (self->deletion_message,
                        kscore_account_actions_get_message (self->actions));
  gtk_widget_set_visible (GTK_WIDGET (self->sample_note), sample);
  gtk_label_set_text (self->sample_note, sample ? obstacle : "");
}

static void
accounts_changed_cb (KscoreAccountsDialog *self)
{
  if (self->model != NULL)
    update_rows (self);
  update_state (self);
}

/* One call of change(). It does not keep the dialog, nor its parent. */
typedef struct {
  GWeakRef             dialog;
  GWeakRef             parent;
  KscoreAccountChange  change;
  char                *account; /* (owned) */
} Call;

static void
call_free (Call *call)
{
  g_weak_ref_clear (&call->dialog);
  g_weak_ref_clear (&call->parent);
  g_free (call->account);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  KscoreAccountActions *actions = KSCORE_ACCOUNT_ACTIONS (object);
  g_autoptr (Call) call = user_data;
  g_autoptr (KscoreAccountsDialog) self = g_weak_ref_get (&call->dialog);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&call->parent);
  g_autoptr (GError) error = NULL;
  gboolean done = kscore_account_actions_change_finish (actions, result, &error);
  gboolean closed = self == NULL || self->model == NULL;
  gboolean forgotten = done && call->change == KSCORE_ACCOUNT_FORGET;

  if (!done && !closed)
    kscore_forget_toast_fail (self->toasts, error);
  else if (forgotten && !closed)
    kscore_forget_toast_show (self->toasts, actions, call->account);
  /* It was closed too late to stop it. */
  else if (forgotten && parent != NULL)
    gtk_widget_activate_action (parent, "win.offer-undo", "s", call->account);
}

static void
change (GtkWidget           *widget,
        KscoreAccountChange  what,
        GVariant            *account)
{
  KscoreAccountsDialog *self = KSCORE_ACCOUNTS_DIALOG (widget);
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->dialog, self);
  g_weak_ref_init (&call->parent, gtk_window_get_transient_for (GTK_WINDOW (self)));
  call->change = what;
  call->account = g_variant_dup_string (account, NULL);
  kscore_account_actions_change_async (self->actions, what, call->account, self->cancellable,
                                       changed_cb, call);
}

static void
unlink_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  change (widget, KSCORE_ACCOUNT_UNLINK, parameter);
}

static void
relink_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  change (widget, KSCORE_ACCOUNT_RELINK, parameter);
}

static void
forget_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  change (widget, KSCORE_ACCOUNT_FORGET, parameter);
}

static void
activate_in_parent (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action_name, parameter);
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  activate_in_parent (widget, "win.refresh-account", parameter);
}

/* What follows shows in the parent. */
static void
leave_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (GtkWidget) held = g_object_ref (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  gtk_window_destroy (GTK_WINDOW (widget));
  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action_name, parameter);
}

static gboolean
drop_cb (KscoreAccountsDialog *self,
         const GValue         *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_auto (GVariantBuilder) paths = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_BYTESTRING_ARRAY);
  g_autoptr (GVariant) dropped = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_variant_builder_add_value (&paths, g_variant_new_bytestring (path));
    }
  g_slist_free (files);
  dropped = g_variant_ref_sink (g_variant_builder_end (&paths));
  leave_action (GTK_WIDGET (self), "win.import-files", dropped);
  return TRUE;
}

static GdkDragAction
drop_enter_cb (KscoreAccountsDialog *self)
{
  gtk_revealer_set_reveal_child (self->drop_highlight, TRUE);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (KscoreAccountsDialog *self)
{
  gtk_revealer_set_reveal_child (self->drop_highlight, FALSE);
}

static void
kscore_accounts_dialog_dispose (GObject *object)
{
  KscoreAccountsDialog *self = KSCORE_ACCOUNTS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->progress_view != NULL)
    kscore_progress_view_set_work (self->progress_view, NULL);
  self->progress_view = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (kscore_accounts_dialog_parent_class)->dispose (object);
}

static void
kscore_accounts_dialog_finalize (GObject *object)
{
  KscoreAccountsDialog *self = KSCORE_ACCOUNTS_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (kscore_accounts_dialog_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "accounts.refresh", "s", refresh_action);
  gtk_widget_class_install_action (widget_class, "accounts.unlink", "s", unlink_action);
  gtk_widget_class_install_action (widget_class, "accounts.relink", "s", relink_action);
  gtk_widget_class_install_action (widget_class, "accounts.forget", "s", forget_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, activate_in_parent);
  gtk_widget_class_install_action (widget_class, "win.link", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "win.news", NULL, leave_action);
}

static void
kscore_accounts_dialog_class_init (KscoreAccountsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_accounts_dialog_dispose;
  object_class->finalize = kscore_accounts_dialog_finalize;

  install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (KSCORE_TYPE_PROGRESS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, drop_highlight);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, progress_view);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, deletion);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, deletion_message);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, sample_note);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, link_row);
  gtk_widget_class_bind_template_child (widget_class, KscoreAccountsDialog, import_row);
}

static void
kscore_accounts_dialog_init (KscoreAccountsDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (drop, "enter", G_CALLBACK (drop_enter_cb), self);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (drop_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * kscore_accounts_dialog_new:
 * @parent: the window that it belongs to
 * @model: whose accounts are shown, open
 *
 * Returns: (transfer none): a dialog, owned by GTK
 */
GtkWidget *
kscore_accounts_dialog_new (GtkWindow          *parent,
                            KscoreScoringModel *model)
{
  KscoreAccountsDialog *self = g_object_new (KSCORE_TYPE_ACCOUNTS_DIALOG,
                                             "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->actions = g_object_ref (kscore_scoring_model_get_account_actions (model));
  g_signal_connect_object (kscore_scoring_model_get_accounts (model), "items-changed",
                           G_CALLBACK (accounts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "notify", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_import (self), "notify::running", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_refresh (self), "notify::running", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  accounts_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * kscore_accounts_dialog_get_toasts:
 * @self: a dialog
 *
 * Returns: (transfer none): where something can be said in passing
 */
AdwToastOverlay *
kscore_accounts_dialog_get_toasts (KscoreAccountsDialog *self)
{
  g_return_val_if_fail (KSCORE_IS_ACCOUNTS_DIALOG (self), NULL);

  return self->toasts;
}
