#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "support/kscore-fake-accounts.h"
#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-account-row.h"
#include "ui/kscore-accounts-dialog.h"

#define ADA "bluesky:ada.bsky.social"

typedef struct {
  KscoreScoringModel   *model;   /* (owned) */
  KscoreAccountActions *actions; /* (unowned) */
  GtkWidget            *parent;
  GtkWidget            *dialog;  /* a weak pointer */
  char                 *asked;   /* (owned) (nullable): the parent's action that was activated */
} Fixture;

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *printed = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_free (fixture->asked);
  fixture->asked = g_strconcat (g_action_get_name (G_ACTION (action)), printed, NULL);
}

static void
add_action (GSimpleActionGroup *group,
            const char         *name,
            const char         *type,
            Fixture            *fixture)
{
  g_autoptr (GSimpleAction) action =
    g_simple_action_new (name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  accounts)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  add_action (group, "import", NULL, fixture);
  add_action (group, "link", NULL, fixture);
  add_action (group, "cancel", NULL, fixture);
  add_action (group, "refresh-account", "s", fixture);
  add_action (group, "import-files", "aay", fixture);
  fixture->model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  fixture->actions = kscore_scoring_model_get_account_actions (fixture->model);
  kscore_fake_accounts_fill (fixture->model, (KscoreFakeAccounts) GPOINTER_TO_INT (accounts));
  fixture->parent = adw_window_new ();
  gtk_widget_insert_action_group (fixture->parent, "win", G_ACTION_GROUP (group));
  gtk_window_present (GTK_WINDOW (fixture->parent));
  g_set_weak_pointer (&fixture->dialog,
                      kscore_accounts_dialog_new (GTK_WINDOW (fixture->parent), fixture->model));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  kscore_test_spin (50);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  accounts)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  kscore_test_wait_until (fixture->dialog == NULL);
  kscore_test_spin (20);
  g_free (fixture->asked);
  g_assert_finalize_object (fixture->model);
}

static GtkWidget *
get_row (Fixture *fixture,
         int      index)
{
  GtkListBox *list = GTK_LIST_BOX (kscore_test_find (fixture->dialog, "list"));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (list, index));
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  while (get_row (fixture, (int) n) != NULL)
    n++;
  return n;
}

static gboolean
is_revealed (Fixture    *fixture,
             const char *id)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (kscore_test_find (fixture->dialog, id)));
}

static gboolean
is_visible (Fixture    *fixture,
            const char *id)
{
  return gtk_widget_get_visible (kscore_test_find (fixture->dialog, id));
}

static void
activate (Fixture    *fixture,
          const char *action,
          const char *account)
{
  g_assert_true (gtk_widget_activate_action (fixture->dialog, action, "s", account));
}

/* All bars span the same days. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  accounts)
{
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  for (int i = 0; i < 3; i++)
    {
      GtkLabel *from = GTK_LABEL (kscore_test_find (get_row (fixture, i), "axis_from"));

      g_assert_cmpstr (gtk_label_get_text (from), ==, "24 December 2024");
    }
  g_assert_false (is_visible (fixture, "nothing"));
  g_assert_false (is_visible (fixture, "sample_note"));
  kscore_test_assert_names (fixture->dialog);
}

/* Rows stay while their accounts do, so that the focus does. */
static void
test_rows_stay (Fixture       *fixture,
                gconstpointer  accounts)
{
  GtkWidget *second = get_row (fixture, 1);
  GtkWidget *button = kscore_test_find (second, "menu_button");

  gtk_widget_grab_focus (button);
  activate (fixture, "accounts.unlink", ADA);
  kscore_test_spin (50);
  g_assert_true (get_row (fixture, 1) == second);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)),
                                         second));
  g_assert_true (g_str_has_prefix (
    gtk_label_get_text (GTK_LABEL (kscore_test_find (get_row (fixture, 0), "state"))), "Unlinked"));
  activate (fixture, "accounts.relink", ADA);
  kscore_test_spin (50);
  g_assert_true (g_str_has_prefix (
    gtk_label_get_text (GTK_LABEL (kscore_test_find (get_row (fixture, 0), "state"))), "Refreshed"));

  /* Where the account goes, the focus goes to a neighbour. */
  activate (fixture, "accounts.forget", "mastodon:ada@example.social");
  kscore_test_wait_until (count_rows (fixture) == 2);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)) == get_row (fixture, 1));
}

static void
test_forget (Fixture       *fixture,
             gconstpointer  accounts)
{
  activate (fixture, "accounts.forget", ADA);
  kscore_test_wait_until (count_rows (fixture) == 2);
  kscore_test_spin (20);
  g_assert_cmpuint (kscore_fake_actions_get_deleted (fixture->actions), ==, 0);

  /* A long deletion says what it does, and why the rest waits. */
  kscore_fake_actions_set_slow (fixture->actions, TRUE);
  kscore_account_actions_change_async (fixture->actions, KSCORE_ACCOUNT_FINISH_FORGET, ADA, NULL,
                                       NULL, NULL);
  g_assert_true (is_revealed (fixture, "deletion"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (kscore_test_find (fixture->dialog,
                                                                    "deletion_message"))),
                   ==, "Deleting ada.bsky.social and everything known of it");
  g_assert_false (gtk_widget_get_sensitive (kscore_test_find (get_row (fixture, 0),
                                                              "refresh_button")));
  kscore_fake_actions_set_slow (fixture->actions, FALSE);
  kscore_test_wait_until (!is_revealed (fixture, "deletion"));
}

static void
test_fails (Fixture       *fixture,
            gconstpointer  accounts)
{
  kscore_fake_actions_set_error (fixture->actions,
                                 g_error_new (KSCORE_ERROR, KSCORE_ERROR_BUSY,
                                              "kscore-cli (process 1) is writing."));
  activate (fixture, "accounts.unlink", ADA);
  activate (fixture, "accounts.forget", ADA);
  kscore_test_spin (50);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
}

/* While something is read, nothing is changed, and it says so. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  accounts)
{
  KscoreRefresh *refresh = kscore_scoring_model_get_refresh (fixture->model);
  GtkWidget *button = kscore_test_find (get_row (fixture, 0), "refresh_button");

  g_assert_true (gtk_widget_get_sensitive (button));
  g_object_set (refresh, "running", TRUE, NULL);
  g_assert_true (is_revealed (fixture, "progress"));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_false (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "import_row")));
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (button), "Accounts are being"));
  g_assert_true (gtk_widget_activate_action (fixture->dialog, "win.cancel", NULL));
  g_assert_cmpstr (fixture->asked, ==, "cancel");
  g_object_set (refresh, "running", FALSE, NULL);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_false (is_revealed (fixture, "progress"));
}

static void
test_refresh (Fixture       *fixture,
              gconstpointer  accounts)
{
  g_signal_emit_by_name (kscore_test_find (get_row (fixture, 0), "refresh_button"), "clicked");
  g_assert_cmpstr (fixture->asked, ==, "refresh-account'" ADA "'");
  g_assert_nonnull (fixture->dialog);
}

/* What is linked or imported shows in the parent. */
static void
test_leaves (Fixture       *fixture,
             gconstpointer  accounts)
{
  g_assert_true (gtk_widget_activate_action (fixture->dialog, "win.link", NULL));
  g_assert_cmpstr (fixture->asked, ==, "link");
  kscore_test_wait_until (fixture->dialog == NULL);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  accounts)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/archive.zip");
  g_autoptr (GSList) files = g_slist_append (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (find_drop_target (fixture->dialog), "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
  g_assert_cmpstr (fixture->asked, ==, "import-files[b'/tmp/archive.zip']");
  kscore_test_wait_until (fixture->dialog == NULL);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  accounts)
{
  g_assert_true (is_visible (fixture, "nothing"));
  g_assert_false (is_visible (fixture, "list"));
  g_assert_true (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "link_row")));
  kscore_test_assert_names (fixture->dialog);
}

static void
test_sample (Fixture       *fixture,
             gconstpointer  accounts)
{
  GtkWidget *button = kscore_test_find (get_row (fixture, 0), "refresh_button");
  GtkLabel *note = GTK_LABEL (kscore_test_find (fixture->dialog, "sample_note"));

  g_object_set (fixture->model, "sample", TRUE, NULL);
  g_assert_true (is_visible (fixture, "sample_note"));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (note), "This is sample data"));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_get_sensitive (kscore_test_find (fixture->dialog, "link_row")));
}

/* Nothing stands out of the smallest window, whatever is shown and however large the text. */
static void
test_fits (Fixture       *fixture,
           gconstpointer  accounts)
{
  int dpi, width, height;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  for (int scale = 1; scale <= 2; scale++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", scale * 96 * 1024, NULL);
      kscore_test_spin (50);
      gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                          NULL);
      gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL,
                          NULL);
      g_assert_cmpint (width, <=, 360);
      g_assert_cmpint (height, <=, 294);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

#define ADD(path, accounts, func)                                                     \
  g_test_add ("/accounts-dialog/" path, Fixture, GINT_TO_POINTER (accounts), set_up, func, \
              tear_down)

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  ADD ("lists", KSCORE_FAKE_ACCOUNTS_FINE, test_lists);
  ADD ("rows-stay", KSCORE_FAKE_ACCOUNTS_FINE, test_rows_stay);
  ADD ("forget", KSCORE_FAKE_ACCOUNTS_FINE, test_forget);
  ADD ("fails", KSCORE_FAKE_ACCOUNTS_FINE, test_fails);
  ADD ("waits", KSCORE_FAKE_ACCOUNTS_FINE, test_waits);
  ADD ("refresh", KSCORE_FAKE_ACCOUNTS_FINE, test_refresh);
  ADD ("leaves", KSCORE_FAKE_ACCOUNTS_FINE, test_leaves);
  ADD ("drop", KSCORE_FAKE_ACCOUNTS_FINE, test_drop);
  ADD ("nothing", KSCORE_FAKE_ACCOUNTS_NONE, test_nothing);
  ADD ("sample", KSCORE_FAKE_ACCOUNTS_FINE, test_sample);
  ADD ("fits", KSCORE_FAKE_ACCOUNTS_FINE, test_fits);
  ADD ("fits-troubled", KSCORE_FAKE_ACCOUNTS_TROUBLED, test_fits);
  ADD ("fits-long", KSCORE_FAKE_ACCOUNTS_LONG, test_fits);
  ADD ("fits-many", KSCORE_FAKE_ACCOUNTS_MANY, test_fits);
  return g_test_run ();
}
