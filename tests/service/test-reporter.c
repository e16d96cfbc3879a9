#include "config.h"

#include "service/kscore-reporter-private.h"

#include "core/kscore-error.h"

typedef struct {
  KscoreReporter *reporter;
  GObject        *workspace;
  GFile          *file;
  GCancellable   *cancellable;
  GError         *error;
  gboolean        done;
  gboolean        ended;
  double          most; /* fraction that was told */
} Fixture;

static const KscoreReportOrder order = { 100, 200, KSCORE_REPORT_CSV, TRUE };

/* Waits in the middle until it was seen how far it is. */
static gboolean
work (GObject                  *workspace,
      const KscoreReportOrder  *wanted,
      GFile                    *file,
      KscoreReportProgress      progress,
      gpointer                  progress_data,
      GCancellable             *cancellable,
      GError                  **error)
{
  g_autofree char *name = g_file_get_basename (file);

  g_assert_cmpint (wanted->from, ==, order.from);
  g_assert_cmpint (wanted->format, ==, order.format);
  g_assert_true (wanted->letter);
  progress (0.5, progress_data);
  if (g_str_equal (name, "endless"))
    while (!g_cancellable_is_cancelled (cancellable))
      g_usleep (1000);
  else
    g_usleep (250000);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
fraction_cb (KscoreReporter *reporter,
             GParamSpec     *pspec,
             Fixture        *fixture)
{
  double fraction = -1;

  g_object_get (reporter, "fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, ==, kscore_reporter_get_fraction (reporter));
  fixture->most = MAX (fixture->most, fraction);
  if (fraction > 0)
    g_cancellable_cancel (fixture->cancellable);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->done = kscore_reporter_save_finish (KSCORE_REPORTER (object), result, &fixture->error);
  fixture->ended = TRUE;
}

static void
save (Fixture    *fixture,
      const char *path)
{
  fixture->file = g_file_new_for_path (path);
  kscore_reporter_save_async (fixture->reporter, &order, fixture->file, fixture->cancellable,
                              saved_cb, fixture);
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->reporter = kscore_reporter_new ();
  fixture->workspace = g_object_new (G_TYPE_OBJECT, NULL);
  kscore_reporter_set_work (fixture->reporter, work);
  kscore_reporter_follow (fixture->reporter, fixture->workspace);
  g_signal_connect (fixture->reporter, "notify::fraction", G_CALLBACK (fraction_cb), fixture);
}

/* A worker thread lets go of its task a moment after the answer has come. */
static void
assert_goes (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  for (guint i = 0; i < 10000 && g_atomic_pointer_get (&weak) != NULL; i++)
    g_usleep (1000);
  g_assert_null (g_atomic_pointer_get (&weak));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_goes (fixture->reporter);
  assert_goes (fixture->workspace);
  g_clear_object (&fixture->file);
  g_clear_object (&fixture->cancellable);
  g_clear_error (&fixture->error);
}

static void
test_saves (Fixture       *fixture,
            gconstpointer  data)
{
  save (fixture, "/report");
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->done);
  g_assert_cmpfloat (fixture->most, ==, 0.5);
  /* The next one begins at the beginning. */
  g_assert_cmpfloat (kscore_reporter_get_fraction (fixture->reporter), ==, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->cancellable = g_cancellable_new ();
  save (fixture, "/endless");
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (fixture->done);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  kscore_reporter_follow (fixture->reporter, NULL);
  save (fixture, "/report");
  g_assert_error (fixture->error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND);
}

#define ADD(name, function) \
  g_test_add ("/service/reporter/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("saves", test_saves);
  ADD ("cancelled", test_cancelled);
  ADD ("nothing", test_nothing);

  return g_test_run ();
}
