#include "config.h"

#include "ui/kscore-statement-exporter.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "core/kscore-format.h"
#include "ui/kscore-compat.h"

/**
 * KscoreStatementExporter:
 *
 * Writes what is shown of a statement into a file that somebody chooses, and says in a bar and a
 * toast how it goes. It adds the actions `export`, with the format, `cancel-export` and
 * `export-again`; it ends when it is disposed.
 */
struct _KscoreStatementExporter
{
  GObject parent_instance;

  GtkWidget        *widget;  /* (not owned): what it is a part of */
  KscoreMessageBar *bar;     /* (not owned) */
  GSimpleAction    *action;  /* (owned) */

  KscoreStatement       *statement;   /* (owned) (nullable) */
  GCancellable          *cancellable; /* (owned) (nullable): of what runs */
  KscoreStatementFormat  format;
  guint                  n_parts;     /* that are being written */
  gboolean               possible;
};

G_DEFINE_FINAL_TYPE (KscoreStatementExporter, kscore_statement_exporter, G_TYPE_OBJECT)

/* A call that is under way; late ones are dropped. */
typedef struct {
  GWeakRef      exporter;
  GCancellable *cancellable; /* (owned) */
  GFile        *file;        /* (owned) (nullable) */
} Call;

static Call *
call_new (KscoreStatementExporter *self,
          GFile                 *file)
{
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->exporter, self);
  call->cancellable = g_object_ref (self->cancellable);
  g_set_object (&call->file, file);
  return call;
}

static void
call_free (Call *call)
{
  g_weak_ref_clear (&call->exporter);
  g_object_unref (call->cancellable);
  g_clear_object (&call->file);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
update (KscoreStatementExporter *self)
{
  g_simple_action_set_enabled (self->action, self->possible && self->cancellable == NULL);
}

static void
stop (KscoreStatementExporter *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
open_folder_cb (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gdk_display_get_default ());

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, NULL, NULL);
}

static void
show_toast (KscoreStatementExporter *self,
            GFile                 *file)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (self->widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *number = kscore_format_count (self->n_parts);
  /* Translators: %s is a number */
  g_autofree char *text = g_strdup_printf (ngettext ("%s part exported", "%s parts exported",
                                                     self->n_parts), number);
  AdwToast *toast;

  if (toasts == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("Open Folder"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_folder_cb),
                         g_object_ref (file), (GClosureNotify) (GCallback) g_object_unref,
                         G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (KscoreStatementExporter) self = g_weak_ref_get (&call->exporter);
  g_autoptr (GError) error = NULL;
  gboolean done = kscore_statement_export_finish (KSCORE_STATEMENT (object), result, &error);

  if (self == NULL || self->cancellable != call->cancellable)
    return;

  g_clear_object (&self->cancellable);
  kscore_message_bar_hide (self->bar);
  if (done)
    show_toast (self, call->file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *message = NULL;

      /* Translators: a sentence about what went wrong, then one about what can be done */
      message = g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
      kscore_message_bar_show (self->bar, message, _("Choose Another…"),
                               "statement.export-again");
    }
  update (self);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (KscoreStatementExporter) self = g_weak_ref_get (&call->exporter);
  g_autoptr (GFile) file = kscore_compat_choose_target_finish (GTK_WINDOW (object), result, NULL);

  if (self == NULL || self->cancellable != call->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (file != NULL)
    kscore_statement_exporter_run (self, file, self->format);
  update (self);
}

static void
choose (KscoreStatementExporter *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (self->widget, GTK_TYPE_WINDOW);
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;
  int as_of = KSCORE_DAY_UNKNOWN;

  if (window == NULL || self->statement == NULL || self->cancellable != NULL)
    return;

  g_object_get (self->statement, "as-of", &as_of, NULL);
  date = as_of != KSCORE_DAY_UNKNOWN ? kscore_day_to_string (as_of) : g_strdup ("1");
  name = g_strdup_printf ("kscore-%s.%s", date,
                          self->format == KSCORE_STATEMENT_CSV ? "csv" : "ndjson");
  self->cancellable = g_cancellable_new ();
  kscore_message_bar_hide (self->bar);
  update (self);
  kscore_compat_choose_target_async (GTK_WINDOW (window), _("Export the Statement"), name,
                                     self->cancellable, chosen_cb, call_new (self, NULL));
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  KscoreStatementExporter *self = user_data;

  self->format = g_str_equal (g_variant_get_string (parameter, NULL), "json")
                   ? KSCORE_STATEMENT_JSON : KSCORE_STATEMENT_CSV;
  choose (self);
}

static void
export_again_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  choose (user_data);
}

static void
cancel_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  KscoreStatementExporter *self = user_data;

  g_cancellable_cancel (self->cancellable);
}

static void
kscore_statement_exporter_dispose (GObject *object)
{
  KscoreStatementExporter *self = KSCORE_STATEMENT_EXPORTER (object);

  stop (self);
  g_clear_object (&self->statement);
  g_clear_object (&self->action);

  G_OBJECT_CLASS (kscore_statement_exporter_parent_class)->dispose (object);
}

static void
kscore_statement_exporter_class_init (KscoreStatementExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kscore_statement_exporter_dispose;
}

static void
kscore_statement_exporter_init (KscoreStatementExporter *self)
{
}

/**
 * kscore_statement_exporter_new:
 * @widget: what it is a part of, which it does not keep
 * @bar: where it says what runs and what went wrong
 * @actions: where its actions are added
 *
 * Returns: (transfer full): an exporter
 */
KscoreStatementExporter *
kscore_statement_exporter_new (GtkWidget        *widget,
                             KscoreMessageBar *bar,
                             GActionMap       *actions)
{
  static const GActionEntry entries[] = {
    { .name = "export", .parameter_type = "s", .activate = export_action },
    { .name = "export-again", .activate = export_again_action },
    { .name = "cancel-export", .activate = cancel_action },
  };
  KscoreStatementExporter *self = g_object_new (KSCORE_TYPE_STATEMENT_EXPORTER, NULL);

  self->widget = widget;
  self->bar = bar;
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  self->action = g_object_ref (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "export")));
  update (self);
  return self;
}

/**
 * kscore_statement_exporter_set_statement:
 * @self: an exporter
 * @statement: what is written; what runs of another ends
 *
 * Chooses what is written.
 */
void
kscore_statement_exporter_set_statement (KscoreStatementExporter *self,
                                       KscoreStatement       *statement)
{
  g_return_if_fail (KSCORE_IS_STATEMENT_EXPORTER (self));

  if (!g_set_object (&self->statement, statement))
    return;

  stop (self);
  kscore_message_bar_hide (self->bar);
  update (self);
}

/**
 * kscore_statement_exporter_set_possible:
 * @self: an exporter
 * @possible: whether there is something to write
 *
 * Says whether it can begin.
 */
void
kscore_statement_exporter_set_possible (KscoreStatementExporter *self,
                                      gboolean               possible)
{
  g_return_if_fail (KSCORE_IS_STATEMENT_EXPORTER (self));

  self->possible = possible;
  update (self);
}

/**
 * kscore_statement_exporter_run:
 * @self: an exporter
 * @file: where to
 * @format: how
 *
 * Writes what is shown into @file.
 */
void
kscore_statement_exporter_run (KscoreStatementExporter *self,
                             GFile                 *file,
                             KscoreStatementFormat  format)
{
  g_return_if_fail (KSCORE_IS_STATEMENT_EXPORTER (self));
  g_return_if_fail (self->statement != NULL && self->cancellable == NULL);

  self->format = format;
  self->n_parts = g_list_model_get_n_items (G_LIST_MODEL (self->statement));
  self->cancellable = g_cancellable_new ();
  kscore_message_bar_show (self->bar, _("Exporting what is shown…"), _("Cancel"),
                           "statement.cancel-export");
  kscore_statement_export_async (self->statement, file, format, self->cancellable, exported_cb,
                                 call_new (self, file));
  update (self);
}
