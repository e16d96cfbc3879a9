#include "config.h"

#include "store/kscore-store.h"

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-setting-table.h"

typedef struct {
  char         *dir;
  KscoreStore  *store;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = test_dir_new ();
  fixture->store = kscore_store_new (fixture->dir);
  g_assert_true (kscore_store_open (fixture->store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kscore_store_close (fixture->store);
  g_clear_object (&fixture->result);
  /* What a task still holds is let go of in the main context. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->store);
  test_dir_free (fixture->dir);
}

static void
keep_result (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->result);
  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return fixture->result;
}

static gboolean
get_setting (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_setting_table_get (db, "word", data, error);
}

static gboolean
set_setting (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_setting_table_set (db, "word", data, error);
}

static gboolean
set_and_fail (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  g_assert_true (set_setting (db, data, cancellable, error));
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, "no");

  return FALSE;
}

static void
assert_setting (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_store_run (fixture->store, KSCORE_STORE_READ, get_setting, &value, NULL,
                                   &error));
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_blocking (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = NULL;

  g_object_get (fixture->store, "data-dir", &dir, NULL);
  g_assert_cmpstr (dir, ==, fixture->dir);
  g_assert_cmpstr (kscore_store_get_data_dir (fixture->store), ==, fixture->dir);
  g_assert_true (kscore_store_get_writable (fixture->store));
  g_assert_null (kscore_store_dup_holder (fixture->store));

  g_assert_true (kscore_store_run (fixture->store, KSCORE_STORE_WRITE, set_setting,
                                   (gpointer) "one", NULL, &error));
  g_assert_no_error (error);
  assert_setting (fixture, "one");

  g_assert_false (kscore_store_run (fixture->store, KSCORE_STORE_WRITE, set_and_fail,
                                    (gpointer) "two", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  assert_setting (fixture, "one");

  /* A reader cannot write. */
  g_clear_error (&error);
  g_assert_false (kscore_store_run (fixture->store, KSCORE_STORE_READ, set_setting,
                                    (gpointer) "three", NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  assert_setting (fixture, "one");
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gpointer word = NULL;

  kscore_store_run_async (fixture->store, KSCORE_STORE_WRITE, set_setting, g_strdup ("late"),
                          g_free, NULL, keep_result, fixture);
  g_assert_true (kscore_store_run_finish (fixture->store, wait_for_result (fixture), &word,
                                          &error));
  g_assert_no_error (error);
  g_assert_cmpstr (word, ==, "late");
  g_free (word);
  assert_setting (fixture, "late");

  /* Nobody takes the data: the leak checker looks. */
  kscore_store_run_async (fixture->store, KSCORE_STORE_WRITE, set_and_fail, g_strdup ("never"),
                          g_free, NULL, keep_result, fixture);
  g_assert_false (kscore_store_run_finish (fixture->store, wait_for_result (fixture), &word,
                                           &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_null (word);
  assert_setting (fixture, "late");
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  kscore_store_run_async (fixture->store, KSCORE_STORE_WRITE, set_setting, g_strdup ("never"),
                          g_free, cancellable, keep_result, fixture);
  g_assert_false (kscore_store_run_finish (fixture->store, wait_for_result (fixture), NULL,
                                           &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_setting (fixture, NULL);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KscorePage) page = test_page_new (0);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_skipped = 9;

  g_assert_true (kscore_store_write_page (fixture->store, page, &n_skipped, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_skipped, ==, 0);
  before = test_dump (fixture->store);

  kscore_store_write_page_async (fixture->store, test_page_new (0), NULL, keep_result, fixture);
  g_assert_true (kscore_store_write_page_finish (fixture->store, wait_for_result (fixture),
                                                 &error));
  after = test_dump (fixture->store);
  g_assert_cmpstr (after, ==, before);

  kscore_store_forget_async (fixture->store, 1, NULL, keep_result, fixture);
  g_assert_true (kscore_store_forget_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_no_error (error);
  g_free (after);
  after = test_dump (fixture->store);
  g_assert_cmpstr (after, ==, "");
}

static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  kscore_store_close (fixture->store);
  kscore_store_close (fixture->store);
  g_assert_false (kscore_store_get_writable (fixture->store));
  g_assert_false (kscore_store_run (fixture->store, KSCORE_STORE_READ, get_setting, NULL, NULL,
                                    &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_clear_error (&error);
  kscore_store_run_async (fixture->store, KSCORE_STORE_WRITE, set_setting, NULL, NULL, NULL,
                          keep_result, fixture);
  g_assert_false (kscore_store_run_finish (fixture->store, wait_for_result (fixture), NULL,
                                           &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_clear_error (&error);

  kscore_store_open_async (fixture->store, KSCORE_STORE_OPEN_WRITE, NULL, keep_result, fixture);
  g_assert_true (kscore_store_open_finish (fixture->store, wait_for_result (fixture), &error));
  g_assert_no_error (error);
  assert_setting (fixture, NULL);
}

static void
count_change (KscoreStore *store,
              gpointer     user_data)
{
  (*(guint *) user_data)++;
}

static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (KscoreStore) window = kscore_store_new (fixture->dir);
  g_autoptr (GError) error = NULL;
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint n_changes = 0;
  guint i = 0;

  g_assert_true (kscore_store_open (window, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  g_assert_false (kscore_store_get_writable (window));
  g_signal_connect (window, "changed", G_CALLBACK (count_change), &n_changes);
  kscore_store_watch (window, 5);

  while (n_changes == 0 && g_get_monotonic_time () < deadline)
    {
      g_autofree char *word = g_strdup_printf ("word %u", i++);

      g_assert_true (kscore_store_run (fixture->store, KSCORE_STORE_WRITE, set_setting, word,
                                       NULL, NULL));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (n_changes, >, 0);
  kscore_store_close (window);
}

/* What is written before the first look is found as well. */
static void
test_watch_from_open (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (KscoreStore) window = kscore_store_new (fixture->dir);
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint n_changes = 0;

  g_assert_true (kscore_store_open (window, KSCORE_STORE_OPEN_WRITE, NULL, NULL));
  g_assert_true (kscore_store_run (fixture->store, KSCORE_STORE_WRITE, set_setting, (char *) "word",
                                   NULL, NULL));
  g_signal_connect (window, "changed", G_CALLBACK (count_change), &n_changes);
  kscore_store_watch (window, 5);
  while (n_changes == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changes, ==, 1);
  kscore_store_close (window);
}

/* When the other one ends, the one that watches takes its place. */
static void
test_watch_release (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (KscoreStore) window = kscore_store_new (fixture->dir);
  g_autofree char *holder = NULL;
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint n_changes = 0;

  g_assert_true (kscore_store_open (window, KSCORE_STORE_OPEN_WRITE, NULL, NULL));
  holder = kscore_store_dup_holder (window);
  g_assert_nonnull (holder);
  g_signal_connect (window, "changed", G_CALLBACK (count_change), &n_changes);
  kscore_store_watch (window, 5);
  for (guint i = 0; i < 5; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (kscore_store_get_writable (window));

  kscore_store_close (fixture->store);
  while (n_changes == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (kscore_store_get_writable (window));
  g_assert_cmpuint (n_changes, ==, 1);
  kscore_store_close (window);
}

/* The last reference goes while a job is under way. */
static void
test_dropped_early (void)
{
  char *dir = test_dir_new ();
  KscoreStore *store = kscore_store_new (dir);
  Fixture fixture = { 0 };
  gpointer watched = store;

  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, NULL));
  g_object_add_weak_pointer (G_OBJECT (store), &watched);
  kscore_store_run_async (store, KSCORE_STORE_WRITE, set_setting, g_strdup ("x"), g_free, NULL,
                          keep_result, &fixture);
  g_object_unref (store);
  while (fixture.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture.result);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
  test_dir_free (dir);
}

#define add(name, func) g_test_add ("/store/store/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("blocking", test_blocking);
  add ("async", test_async);
  add ("cancelled", test_cancelled);
  add ("pages", test_pages);
  add ("reopen", test_reopen);
  add ("watch", test_watch);
  add ("watch-from-open", test_watch_from_open);
  add ("watch-release", test_watch_release);
  g_test_add_func ("/store/store/dropped-early", test_dropped_early);

  return g_test_run ();
}
