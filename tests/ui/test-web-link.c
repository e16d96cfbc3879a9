#include "config.h"

#include <glib/gstdio.h>

#include "core/kscore-error.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-web-link.h"

typedef struct {
  gboolean  done;
  gboolean  opened;
  GError   *error;
} Result;

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Result *self = user_data;

  self->opened = kscore_web_link_open_finish (GTK_WIDGET (object), result, &self->error);
  self->done = TRUE;
}

static void
test_refused (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  Result result = { 0 };

  kscore_web_link_open_async (widget, "file:///etc/passwd", NULL, opened_cb, &result);
  kscore_test_wait_until (result.done);
  g_assert_false (result.opened);
  g_assert_error (result.error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&result.error);
  g_assert_finalize_object (widget);
}

/* Nothing on this machine opens such addresses: that is said, in one sentence. */
static void
test_no_program (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  Result result = { 0 };

  kscore_web_link_open_async (widget, "https://moor.example/", NULL, opened_cb, &result);
  kscore_test_wait_until (result.done);
  g_assert_false (result.opened);
  g_assert_error (result.error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (result.error->message, ==, "No program opens web addresses here.");
  g_clear_error (&result.error);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *empty = g_dir_make_tmp ("kscore-test-XXXXXX", NULL);
  int status;

  /* No browser of this machine, whatever is installed. */
  g_setenv ("XDG_DATA_HOME", empty, TRUE);
  g_setenv ("XDG_DATA_DIRS", empty, TRUE);
  g_setenv ("XDG_CONFIG_HOME", empty, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", empty, TRUE);
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/web-link/refused", test_refused);
  g_test_add_func ("/web-link/no-program", test_no_program);

  status = g_test_run ();
  g_rmdir (empty);
  return status;
}
