#include "config.h"

#include "ui/kscore-report-dialog.h"

#include "core/kscore-error.h"
#include "kscore-window-fixture.h"
#include "service/kscore-reporter-private.h"

#define OLDEST 20600
#define NEWEST 20780 /* 2026-11-23 */

typedef struct {
  KscoreReporter    *reporter;
  GObject           *workspace;
  GtkWidget         *window;
  GtkWidget         *dialog; /* NULL once it is gone */
  KscoreReportOrder  saved;
  GFile             *file;   /* (owned) (nullable): that was told as saved */
} Fixture;

static KscoreReportOrder written;

/* What the name of the file says. */
static gboolean
work (GObject                  *workspace,
      const KscoreReportOrder  *order,
      GFile                    *file,
      KscoreReportProgress      progress,
      gpointer                  progress_data,
      GCancellable             *cancellable,
      GError                  **error)
{
  g_autofree char *name = g_file_get_basename (file);

  written = *order;
  progress (0.25, progress_data);
  if (g_str_equal (name, "full"))
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE, "No room.");
      return FALSE;
    }
  while (g_str_equal (name, "endless") && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
saved_cb (KscoreReportDialog *dialog,
          GFile              *file,
          Fixture            *fixture)
{
  g_set_object (&fixture->file, file);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->reporter = kscore_reporter_new ();
  fixture->workspace = g_object_new (G_TYPE_OBJECT, NULL);
  kscore_reporter_set_work (fixture->reporter, work);
  kscore_reporter_follow (fixture->reporter, fixture->workspace);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->dialog = kscore_report_dialog_new (GTK_WINDOW (fixture->window), fixture->reporter);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect (fixture->dialog, "saved", G_CALLBACK (saved_cb), fixture);
  if (data == NULL)
    kscore_report_dialog_set_days (KSCORE_REPORT_DIALOG (fixture->dialog), NEWEST - 90, NEWEST,
                                   OLDEST, NEWEST);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (fixture->dialog == NULL);
  g_clear_object (&fixture->file);
  g_assert_finalize_object (fixture->reporter);
  g_assert_finalize_object (fixture->workspace);
}

static const char *
get_outcome (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (kscore_test_find (fixture->dialog, "outcome")));
}

static void
type (Fixture    *fixture,
      const char *name,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (fixture->dialog, name)), text);
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "save"));
}

static void
save (Fixture    *fixture,
      const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  kscore_report_dialog_save (KSCORE_REPORT_DIALOG (fixture->dialog), file);
}

static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  KscoreReportOrder order;

  kscore_test_assert_names (fixture->dialog);
  g_assert_true (can_save (fixture));
  g_assert_nonnull (strstr (get_outcome (fixture), "change over 90 days"));
  type (fixture, "from", "2026-11-01");
  type (fixture, "to", "2099-01-01");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kscore_test_find (fixture->dialog, "paper")), 1);
  g_assert_true (kscore_report_dialog_get_order (KSCORE_REPORT_DIALOG (fixture->dialog), &order));
  g_assert_cmpint (order.from, ==, NEWEST - 22);
  /* No day that has not come yet. */
  g_assert_cmpint (order.to, ==, NEWEST);
  g_assert_true (order.letter);
  g_assert_cmpint (order.format, ==, KSCORE_REPORT_PDF);
  /* A table has no paper. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (kscore_test_find (fixture->dialog, "format")), 2);
  g_assert_false (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "paper")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kscore_test_find (fixture->dialog, "format")), 1);
  g_assert_true (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "paper")));
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct {
    const char *from;
    const char *to;
    const char *text;
  } wrong[] = {
    { "", "2026-11-01", "A date is missing" },
    { "yesterday", "2026-11-01", "“yesterday” is not a date" },
    { "2026-11-02", "2026-11-01", "before the first" },
    { "1999-01-01", "1999-02-01", "no score on these days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type (fixture, "from", wrong[i].from);
      type (fixture, "to", wrong[i].to);
      g_assert_nonnull (strstr (get_outcome (fixture), wrong[i].text));
      g_assert_false (can_save (fixture));
      save (fixture, "/report");
      g_assert_null (fixture->file);
    }
  type (fixture, "from", "2026-10-01");
  type (fixture, "to", "2026-10-31");
  g_assert_true (can_save (fixture));
}

static void
test_saves (Fixture       *fixture,
            gconstpointer  data)
{
  save (fixture, "/report");
  kscore_test_wait_until (fixture->dialog == NULL);
  g_assert_nonnull (fixture->file);
  g_assert_cmpint (written.from, ==, NEWEST - 90);
  g_assert_cmpint (written.to, ==, NEWEST);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *cancel = kscore_test_find (fixture->dialog, "cancel");
  GtkProgressBar *progress = GTK_PROGRESS_BAR (kscore_test_find (fixture->dialog, "progress"));

  save (fixture, "/endless");
  g_assert_true (gtk_widget_get_visible (cancel));
  g_assert_false (gtk_widget_get_visible (kscore_test_find (fixture->dialog, "save")));
  g_assert_false (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "from")));
  kscore_test_wait_until (gtk_progress_bar_get_fraction (progress) > 0);
  kscore_test_assert_names (fixture->dialog);
  g_signal_emit_by_name (cancel, "clicked");
  kscore_test_wait_until (!gtk_widget_get_visible (cancel));
  /* It is silent, and leaves the dialog as it was. */
  g_assert_nonnull (strstr (get_outcome (fixture), "change over 90 days"));
  g_assert_true (can_save (fixture));
  g_assert_null (fixture->file);
}

static void
test_trouble (Fixture       *fixture,
              gconstpointer  data)
{
  save (fixture, "/full");
  kscore_test_wait_until (g_str_has_prefix (get_outcome (fixture), "No room. Check the disk"));
  g_assert_true (can_save (fixture));
  type (fixture, "from", "2026-10-01");
  g_assert_null (strstr (get_outcome (fixture), "No room"));
}

/* Closing it stops what runs. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  save (fixture, "/endless");
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  kscore_test_wait_until (fixture->dialog == NULL);
  kscore_test_spin (50);
  g_assert_null (fixture->file);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  GtkStack *stack = GTK_STACK (kscore_test_find (fixture->dialog, "stack"));
  KscoreReportOrder order;

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing");
  g_assert_false (kscore_report_dialog_get_order (KSCORE_REPORT_DIALOG (fixture->dialog), &order));
}

#define ADD(name, data, function) \
  g_test_add ("/report-dialog/" name, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD ("choice", NULL, test_choice);
  ADD ("problems", NULL, test_problems);
  ADD ("saves", NULL, test_saves);
  ADD ("cancel", NULL, test_cancel);
  ADD ("trouble", NULL, test_trouble);
  ADD ("closed", NULL, test_closed);
  ADD ("nothing", "nothing", test_nothing);

  return g_test_run ();
}
