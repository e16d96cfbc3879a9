#include "config.h"

#include "ui/kscore-compat.h"

#include <glib/gi18n-lib.h>

/* The one place for what differs between the GTK that we build against at the oldest and at the
 * newest: no other file of this room has a version check or calls what is deprecated. */

/* What is asked for. */
typedef struct {
  const char *title;
  const char *accept;
  const char *filter;      /* the name of what is shown at first */
  const char *suffixes[5]; /* NULL after the last */
  gboolean    multiple;
} Question;

static const Question archives_question = {
  N_("Import an Archive"), N_("_Import"), N_("Archives"), { "zip", "tar.gz", "tgz", "tar" }, TRUE
};

static const Question weights_question = {
  N_("Load My Weights"), N_("_Load"), N_("Files of weights"), { "json" }, FALSE
};

static GListModel *
create_filters (const Question *question)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) some = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (some, _(question->filter));
  for (guint i = 0; question->suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (some, question->suffixes[i]);
  g_list_store_append (filters, some);

  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static char **
paths_from_files (GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }

  return g_strv_builder_end (builder);
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#if GTK_CHECK_VERSION (4, 10, 0)

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (object),
                                                                       result, &error);

  if (files != NULL)
    g_task_return_pointer (task, paths_from_files (files), (GDestroyNotify) g_strfreev);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
opened_one_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (file != NULL)
    {
      g_list_store_append (files, file);
      g_task_return_pointer (task, paths_from_files (G_LIST_MODEL (files)),
                             (GDestroyNotify) g_strfreev);
    }
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose (GTask          *task,
        GtkWindow      *parent,
        const Question *question)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters (question);

  gtk_file_dialog_set_title (dialog, _(question->title));
  gtk_file_dialog_set_accept_label (dialog, _(question->accept));
  gtk_file_dialog_set_filters (dialog, filters);
  if (question->multiple)
    gtk_file_dialog_open_multiple (dialog, parent, g_task_get_cancellable (task), opened_cb,
                                   g_object_ref (task));
  else
    gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task), opened_one_cb,
                          g_object_ref (task));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
choose_target (GTask      *task,
               GtkWindow  *parent,
               const char *title,
               const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), saved_cb,
                        g_object_ref (task));
}

#else

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      g_task_return_pointer (task, paths_from_files (files), (GDestroyNotify) g_strfreev);
    }
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");

  g_object_unref (dialog);
}

static void
choose (GTask          *task,
        GtkWindow      *parent,
        const Question *question)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_(question->title), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _(question->accept), NULL);
  g_autoptr (GListModel) filters = create_filters (question);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), question->multiple);
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }

  /* Held until the answer. */
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
target_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");

  g_object_unref (dialog);
}

static void
choose_target (GTask      *task,
               GtkWindow  *parent,
               const char *title,
               const char *name)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _("_Export"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  /* Held until the answer. */
  g_signal_connect (dialog, "response", G_CALLBACK (target_response_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

G_GNUC_END_IGNORE_DEPRECATIONS

/**
 * kscore_compat_choose_archives_async:
 * @parent: the window that asks
 * @cancellable: (nullable): a cancellable
 * @callback: called when the user has chosen
 * @user_data: for @callback
 *
 * Lets the user choose archives to import.
 */
void
kscore_compat_choose_archives_async (GtkWindow           *parent,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, kscore_compat_choose_archives_async);
  choose (task, parent, &archives_question);
}

/**
 * kscore_compat_choose_archives_finish:
 * @parent: the window that asked
 * @result: what the callback was given
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when nothing was chosen
 *
 * Ends kscore_compat_choose_archives_async().
 *
 * Returns: (transfer full) (nullable): the chosen paths
 */
char **
kscore_compat_choose_archives_finish (GtkWindow     *parent,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_compat_choose_archives_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kscore_compat_choose_weights_async:
 * @parent: the window that asks
 * @cancellable: (nullable): a cancellable
 * @callback: called when the user has chosen
 * @user_data: for @callback
 *
 * Lets the user choose a file of weights of the model.
 */
void
kscore_compat_choose_weights_async (GtkWindow           *parent,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, kscore_compat_choose_weights_async);
  choose (task, parent, &weights_question);
}

/**
 * kscore_compat_choose_weights_finish:
 * @parent: the window that asked
 * @result: what the callback was given
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when nothing was chosen
 *
 * Ends kscore_compat_choose_weights_async().
 *
 * Returns: (transfer full) (nullable): the chosen file
 */
GFile *
kscore_compat_choose_weights_finish (GtkWindow     *parent,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_auto (GStrv) paths = NULL;

  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_compat_choose_weights_async),
                        NULL);

  paths = g_task_propagate_pointer (G_TASK (result), error);
  if (paths == NULL)
    return NULL;
  if (paths[0] != NULL)
    return g_file_new_for_path (paths[0]);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nothing that can be read");
  return NULL;
}

/**
 * kscore_compat_choose_target_async:
 * @parent: the window that asks
 * @title: what for
 * @name: the name that is offered
 * @cancellable: (nullable): a cancellable
 * @callback: called when the user has chosen
 * @user_data: for @callback
 *
 * Lets the user choose a file to write. Whether one that is there may be replaced is asked by the
 * dialog.
 */
void
kscore_compat_choose_target_async (GtkWindow           *parent,
                                   const char          *title,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, kscore_compat_choose_target_async);
  choose_target (task, parent, title, name);
}

/**
 * kscore_compat_choose_target_finish:
 * @parent: the window that asked
 * @result: what the callback was given
 * @error: return location for an error; %G_IO_ERROR_CANCELLED when nothing was chosen
 *
 * Ends kscore_compat_choose_target_async().
 *
 * Returns: (transfer full) (nullable): the chosen file
 */
GFile *
kscore_compat_choose_target_finish (GtkWindow     *parent,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kscore_compat_choose_target_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kscore_compat_name_buttons:
 * @root: a widget
 *
 * Lets every button with a mnemonic below @root be named by its label alone. GTK before 4.10 tells
 * assistive technologies the text with its underscore, and then the label that shows it.
 */
void
kscore_compat_name_buttons (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root))
      && gtk_button_get_label (GTK_BUTTON (root)) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kscore_compat_name_buttons (child);
}

/**
 * kscore_compat_expander_row_add:
 * @row: a row
 * @widget: what stands at its end
 *
 * Adds a widget to the end of a row, before its arrow.
 */
void
kscore_compat_expander_row_add (AdwExpanderRow *row,
                                GtkWidget      *widget)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#if ADW_CHECK_VERSION (1, 4, 0)
  adw_expander_row_add_suffix (row, widget);
#else
  adw_expander_row_add_action (row, widget);
#endif
  G_GNUC_END_IGNORE_DEPRECATIONS
}
