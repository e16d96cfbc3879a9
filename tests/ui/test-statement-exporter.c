#include "config.h"

#include <glib/gstdio.h>

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-exporter.h"

typedef struct {
  KscoreStatement         *statement; /* (owned) */
  GtkWidget               *widget;    /* (owned) */
  KscoreMessageBar        *bar;       /* (owned) */
  GSimpleActionGroup      *actions;   /* (owned) */
  KscoreStatementExporter *exporter;
  char                    *folder;    /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("kscore-XXXXXX", NULL);
  fixture->statement = kscore_fake_statement_new ();
  kscore_fake_statement_fill (fixture->statement, 30, 47.3);
  kscore_statement_set_active (fixture->statement, TRUE);
  kscore_test_wait_until (kscore_statement_get_n_all (fixture->statement) == 30);
  fixture->widget = g_object_ref_sink (gtk_label_new (NULL));
  fixture->bar = KSCORE_MESSAGE_BAR (g_object_ref_sink (kscore_message_bar_new ()));
  fixture->actions = g_simple_action_group_new ();
  fixture->exporter = kscore_statement_exporter_new (fixture->widget, fixture->bar,
                                                     G_ACTION_MAP (fixture->actions));
  kscore_statement_exporter_set_statement (fixture->exporter, fixture->statement);
  kscore_statement_exporter_set_possible (fixture->exporter, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  if (fixture->exporter != NULL)
    g_assert_finalize_object (fixture->exporter);
  kscore_test_spin (30);
  g_object_unref (fixture->actions);
  g_object_unref (fixture->bar);
  g_object_unref (fixture->widget);
  g_assert_finalize_object (fixture->statement);
  kscore_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
is_possible (Fixture *fixture)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->actions), "export");
}

static void
run (Fixture    *fixture,
     const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  kscore_statement_exporter_run (fixture->exporter, file, KSCORE_STATEMENT_CSV);
  g_assert_true (kscore_message_bar_get_revealed (fixture->bar));
  g_assert_false (is_possible (fixture));
}

static gboolean
is_there (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_done (Fixture       *fixture,
           gconstpointer  unused)
{
  run (fixture, "all.csv");
  kscore_test_wait_until (is_possible (fixture));
  g_assert_true (is_there (fixture, "all.csv"));
  g_assert_false (kscore_message_bar_get_revealed (fixture->bar));
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  unused)
{
  run (fixture, "broken.csv");
  kscore_test_wait_until (is_possible (fixture));
  g_assert_false (is_there (fixture, "broken.csv"));
  g_assert_true (kscore_message_bar_get_revealed (fixture->bar));
  g_assert_true (g_str_has_prefix (kscore_message_bar_get_message (fixture->bar),
                                   "The disk is full. "));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  unused)
{
  run (fixture, "endless.csv");
  kscore_test_spin (20);
  g_assert_false (is_possible (fixture));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "cancel-export", NULL);
  kscore_test_wait_until (is_possible (fixture));
  g_assert_false (is_there (fixture, "endless.csv"));
  g_assert_false (kscore_message_bar_get_revealed (fixture->bar));
}

/* Closing ends it. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  unused)
{
  run (fixture, "endless.csv");
  g_assert_finalize_object (fixture->exporter);
  fixture->exporter = NULL;
  kscore_test_spin (30);
  g_assert_false (is_there (fixture, "endless.csv"));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add ("/statement-exporter/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/statement-exporter/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/statement-exporter/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/statement-exporter/closed", Fixture, NULL, set_up, test_closed, tear_down);

  return g_test_run ();
}
