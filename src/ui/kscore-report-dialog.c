#include "config.h"

#include "ui/kscore-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-day-input.h"
#include "core/kscore-error.h"
#include "core/kscore-format.h"
#include "ui/kscore-compat.h"

/**
 * KscoreReportDialog:
 *
 * Asks which days a report shall be about, and what kind of file it shall be, and saves it. Says in
 * a sentence what will be saved, or why nothing can be. Its actions are `report.save` and
 * `report.cancel`. Closing it stops what runs.
 */
struct _KscoreReportDialog
{
  AdwWindow parent_instance;

  GtkStack       *stack;
  AdwEntryRow    *from;
  AdwEntryRow    *to;
  AdwComboRow    *format;
  AdwComboRow    *paper;
  GtkLabel       *outcome;
  GtkProgressBar *progress;
  GtkWidget      *save;
  GtkWidget      *cancel;

  KscoreReporter *reporter;    /* (owned) */
  GCancellable   *cancellable; /* (owned) (nullable): of what runs */
  char           *trouble;     /* (owned) (nullable): why the last one could not be saved */
  KscoreDay       oldest;      /* that has a score */
  KscoreDay       newest;
  gboolean        saving;      /* rather than choosing a file */
};

G_DEFINE_FINAL_TYPE (KscoreReportDialog, kscore_report_dialog, ADW_TYPE_WINDOW)

enum {
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A call that is under way; late ones are dropped. */
typedef struct {
  GWeakRef      dialog;
  GCancellable *cancellable; /* (owned) */
  GFile        *file;        /* (owned) (nullable) */
} Call;

static Call *
call_new (KscoreReportDialog *self,
          GFile              *file)
{
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->dialog, self);
  call->cancellable = g_object_ref (self->cancellable);
  g_set_object (&call->file, file);
  return call;
}

static void
call_free (Call *call)
{
  g_weak_ref_clear (&call->dialog);
  g_object_unref (call->cancellable);
  g_clear_object (&call->file);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static gboolean
get_day (AdwEntryRow *row,
         KscoreDay   *day)
{
  return kscore_day_from_input (gtk_editable_get_text (GTK_EDITABLE (row)), day);
}

static KscoreReportFormat
get_format (KscoreReportDialog *self)
{
  return (KscoreReportFormat) MIN (adw_combo_row_get_selected (self->format),
                                   KSCORE_N_REPORT_FORMATS - 1);
}

/* What keeps a report from being saved, and which row is to be mended. */
static char *
dup_problem (KscoreReportDialog *self,
             AdwEntryRow       **wrong)
{
  AdwEntryRow *rows[] = { self->from, self->to };
  KscoreDay days[2];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!get_day (rows[i], &days[i]))
      {
        g_autofree char *example = kscore_day_to_string (self->newest);
        const char *text = gtk_editable_get_text (GTK_EDITABLE (rows[i]));

        *wrong = rows[i];
        if (*text == '\0')
          /* Translators: a date */
          return g_strdup_printf (_("A date is missing; write it as %s."), example);
        /* Translators: what somebody typed, and a date */
        return g_strdup_printf (_("“%s” is not a date; write it as %s."), text, example);
      }

  *wrong = self->to;
  if (days[1] < days[0])
    return g_strdup (_("The last day is before the first."));
  if (days[1] < self->oldest || days[0] > self->newest)
    {
      g_autofree char *extent = kscore_format_days (self->oldest, self->newest);

      /* Translators: from one date to another */
      return g_strdup_printf (_("There is no score on these days; there is for %s."), extent);
    }

  *wrong = NULL;
  return NULL;
}

static char *
dup_outcome (KscoreReportDialog *self)
{
  KscoreReportOrder order;
  kscore_report_dialog_get_order (self, &order);
  return kscore_format_span (order.from, order.to);
}

static void
set_wrong (AdwEntryRow *row,
           gboolean     wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static void
update (KscoreReportDialog *self)
{
  AdwEntryRow *wrong = NULL;
  gboolean running = self->cancellable != NULL;
  KscoreReportFormat format = get_format (self);
  g_autofree char *problem = NULL;
  g_autofree char *outcome = NULL;

  if (self->newest == KSCORE_DAY_UNKNOWN)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "choice");
  problem = dup_problem (self, &wrong);
  outcome = problem == NULL ? dup_outcome (self) : NULL;
  set_wrong (self->from, wrong == self->from);
  set_wrong (self->to, wrong == self->to);
  gtk_label_set_text (self->outcome, problem != NULL ? problem
                                     : self->trouble != NULL ? self->trouble : outcome);
  if (problem != NULL || self->trouble != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->outcome), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), "error");

  gtk_widget_set_sensitive (GTK_WIDGET (self->from), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->to), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->paper),
                            !running && (format == KSCORE_REPORT_PDF
                                         || format == KSCORE_REPORT_PNG));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->saving);
  gtk_widget_set_visible (self->save, !self->saving);
  gtk_widget_set_visible (self->cancel, self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", problem == NULL && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.cancel", self->saving);
}

/* What went wrong before was about another choice. */
static void
changed_cb (KscoreReportDialog *self)
{
  g_clear_pointer (&self->trouble, g_free);
  update (self);
}

static void
fraction_cb (KscoreReportDialog *self)
{
  gtk_progress_bar_set_fraction (self->progress, kscore_reporter_get_fraction (self->reporter));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (KscoreReportDialog) self = g_weak_ref_get (&call->dialog);
  g_autoptr (GError) error = NULL;
  gboolean done = kscore_reporter_save_finish (KSCORE_REPORTER (object), result, &error);

  if (self == NULL || self->cancellable != call->cancellable)
    return;

  g_clear_object (&self->cancellable);
  self->saving = FALSE;
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: a sentence about what went wrong, then one about what can be done */
    self->trouble = g_strdup_printf (_("%s %s"), error->message, kscore_error_get_action (error));
  update (self);
  if (done)
    {
      g_signal_emit (self, signals[SAVED], 0, call->file);
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    gtk_widget_grab_focus (self->save);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (KscoreReportDialog) self = g_weak_ref_get (&call->dialog);
  g_autoptr (GFile) file = kscore_compat_choose_target_finish (GTK_WINDOW (object), result, NULL);

  if (self == NULL || self->cancellable != call->cancellable)
    return;

  g_clear_object (&self->cancellable);
  if (file != NULL)
    kscore_report_dialog_save (self, file);
  update (self);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  KscoreReportDialog *self = KSCORE_REPORT_DIALOG (widget);
  KscoreReportOrder order;
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;

  if (self->cancellable != NULL || !kscore_report_dialog_get_order (self, &order))
    return;

  date = kscore_day_to_string (order.to);
  name = g_strdup_printf ("kscore-%s%s", date, kscore_report_format_get_suffix (order.format));
  g_clear_pointer (&self->trouble, g_free);
  self->cancellable = g_cancellable_new ();
  update (self);
  kscore_compat_choose_target_async (GTK_WINDOW (self), _("Save the Report"), name,
                                     self->cancellable, chosen_cb, call_new (self, NULL));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_cancellable_cancel (KSCORE_REPORT_DIALOG (widget)->cancellable);
}

static void
kscore_report_dialog_dispose (GObject *object)
{
  KscoreReportDialog *self = KSCORE_REPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reporter);
  g_clear_pointer (&self->trouble, g_free);

  G_OBJECT_CLASS (kscore_report_dialog_parent_class)->dispose (object);
}

static void
kscore_report_dialog_class_init (KscoreReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_report_dialog_dispose;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "report.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, from);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, to);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, paper);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, save);
  gtk_widget_class_bind_template_child (widget_class, KscoreReportDialog, cancel);
}

/* An entry row does not tell its title to those who cannot see it. */
static void
name_entry (AdwEntryRow *row,
            const char  *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
kscore_report_dialog_init (KscoreReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kscore_compat_name_buttons (GTK_WIDGET (self));

  self->oldest = self->newest = KSCORE_DAY_UNKNOWN;
  name_entry (self->from, _("First day"));
  name_entry (self->to, _("Last day"));
  g_signal_connect_swapped (self->from, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->to, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (changed_cb), self);
  /* Where letters are written on Letter, reports are. */
  if (g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER))
    adw_combo_row_set_selected (self->paper, 1);
  update (self);
}

/**
 * kscore_report_dialog_new:
 * @parent: the window that it belongs to
 * @reporter: what saves
 *
 * Returns: (transfer none): a dialog that says that there is no score, owned by GTK
 */
GtkWidget *
kscore_report_dialog_new (GtkWindow      *parent,
                          KscoreReporter *reporter)
{
  KscoreReportDialog *self = g_object_new (KSCORE_TYPE_REPORT_DIALOG, "transient-for", parent,
                                           NULL);

  self->reporter = g_object_ref (reporter);
  g_signal_connect_object (reporter, "notify::fraction", G_CALLBACK (fraction_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
set_day (AdwEntryRow *row,
         KscoreDay    day)
{
  g_autofree char *text = kscore_day_to_string (day);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * kscore_report_dialog_set_days:
 * @self: a dialog
 * @first: the first day that is offered
 * @last: the last one
 * @oldest: the first day that has a score
 * @newest: the last one
 *
 * Offers a range of days.
 */
void
kscore_report_dialog_set_days (KscoreReportDialog *self,
                               KscoreDay           first,
                               KscoreDay           last,
                               KscoreDay           oldest,
                               KscoreDay           newest)
{
  g_return_if_fail (KSCORE_IS_REPORT_DIALOG (self));

  self->oldest = oldest;
  self->newest = newest;
  set_day (self->from, first);
  set_day (self->to, last);
  update (self);
  gtk_widget_grab_focus (self->save);
}

/**
 * kscore_report_dialog_get_order:
 * @self: a dialog
 * @order: (out): which report is chosen, of days that have a score
 *
 * Returns: whether one can be saved
 */
gboolean
kscore_report_dialog_get_order (KscoreReportDialog *self,
                                KscoreReportOrder  *order)
{
  AdwEntryRow *wrong;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (KSCORE_IS_REPORT_DIALOG (self), FALSE);

  *order = (KscoreReportOrder) { KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN, get_format (self),
                                 adw_combo_row_get_selected (self->paper) == 1 };
  if (self->newest == KSCORE_DAY_UNKNOWN)
    return FALSE;
  problem = dup_problem (self, &wrong);
  if (problem != NULL)
    return FALSE;
  get_day (self->from, &order->from);
  get_day (self->to, &order->to);
  order->from = MAX (order->from, self->oldest);
  order->to = MIN (order->to, self->newest);
  return TRUE;
}

/**
 * kscore_report_dialog_save:
 * @self: a dialog
 * @file: where to
 *
 * Saves what is chosen.
 */
void
kscore_report_dialog_save (KscoreReportDialog *self,
                           GFile              *file)
{
  KscoreReportOrder order;

  g_return_if_fail (KSCORE_IS_REPORT_DIALOG (self));
  g_return_if_fail (self->cancellable == NULL);

  if (!kscore_report_dialog_get_order (self, &order))
    return;
  self->cancellable = g_cancellable_new ();
  self->saving = TRUE;
  update (self);
  kscore_reporter_save_async (self->reporter, &order, file, self->cancellable, saved_cb,
                              call_new (self, file));
  gtk_widget_grab_focus (self->cancel);
}
