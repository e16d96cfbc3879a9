#include "config.h"

#include <string.h>

#include "support/kscore-fake-accounts.h"
#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-account-row.h"

static GtkWidget *
show (KscoreLinkedAccount *account)
{
  GtkWidget *row = g_object_ref_sink (kscore_account_row_new ());

  kscore_account_row_set_account (KSCORE_ACCOUNT_ROW (row), account);
  kscore_account_row_set_axis (KSCORE_ACCOUNT_ROW (row), KSCORE_FAKE_TODAY - 700,
                               KSCORE_FAKE_TODAY);
  return row;
}

static const char *
get_text (GtkWidget  *row,
          const char *id)
{
  return gtk_label_get_text (GTK_LABEL (kscore_test_find (row, id)));
}

static gboolean
is_visible (GtkWidget  *row,
            const char *id)
{
  return gtk_widget_get_visible (kscore_test_find (row, id));
}

static void
test_fine (void)
{
  g_autoptr (KscoreLinkedAccount) account =
    kscore_fake_account_new ("bluesky", "ada.bsky.social", NULL, 260);
  g_autoptr (GtkWidget) row = show (account);
  GtkActionable *refresh = GTK_ACTIONABLE (kscore_test_find (row, "refresh_button"));

  g_assert_cmpstr (kscore_account_row_get_id (KSCORE_ACCOUNT_ROW (row)), ==,
                   "bluesky:ada.bsky.social");
  g_assert_cmpstr (get_text (row, "handle"), ==, "ada.bsky.social");
  g_assert_cmpstr (get_text (row, "who"), ==, "Ada Wren on Bluesky");
  g_assert_cmpstr (get_text (row, "figures"), ==,
                   "9,310 followers · 1,204 posts · 81,203 reactions by known people");
  g_assert_true (g_str_has_prefix (get_text (row, "state"), "Refreshed: 23 November 2026, "));
  g_assert_true (g_str_has_prefix (get_text (row, "covered"), "Covered from 9 March 2026"));
  g_assert_cmpstr (get_text (row, "axis_from"), ==, "23 December 2024");
  g_assert_cmpstr (get_text (row, "axis_to"), ==, "23 November 2026");
  g_assert_false (is_visible (row, "trouble_box"));
  g_assert_cmpstr (gtk_actionable_get_action_name (refresh), ==, "accounts.refresh");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (refresh), NULL),
                   ==, "bluesky:ada.bsky.social");
  kscore_test_assert_names (row);
}

/* What is not known is said so, and never 0. */
static void
test_not_told (void)
{
  g_autoptr (KscoreLinkedAccount) account = kscore_fake_account_new ("x", "ada", NULL, 0);
  g_autoptr (GtkWidget) row = NULL;

  g_object_set (account, "followers", (gint64) -1, "posts", (gint64) 0, "interactions",
                (gint64) 1, "display-name", NULL, NULL);
  row = show (account);
  g_assert_cmpstr (get_text (row, "figures"), ==,
                   "followers: not told · 0 posts · 1 reaction by a known person");
  g_assert_cmpstr (get_text (row, "who"), ==, "X");
  g_assert_cmpstr (get_text (row, "state"), ==, "Known from an archive of 23 November 2026");
  g_assert_cmpstr (get_text (row, "covered"), ==, "No day is known completely yet.");
  g_assert_false (is_visible (row, "refresh_button"));

  kscore_account_row_set_axis (KSCORE_ACCOUNT_ROW (row), KSCORE_DAY_UNKNOWN, KSCORE_DAY_UNKNOWN);
  g_assert_false (is_visible (row, "coverage_box"));
}

/* Each thing that stands in the way has one action, but none before the time has come. */
static void
test_trouble (void)
{
  static const struct {
    const char *obstacle;
    const char *action; /* NULL for none */
  } cases[] = {
    { "offline", "accounts.refresh" },
    { "not-found", "accounts.refresh" },
    { "bad-reply", "accounts.refresh" },
    { "unauthorized", "win.import" },
    { "forbidden", "win.import" },
    { "opted-out", "win.import" },
    { "rate-limited", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreLinkedAccount) account =
        kscore_fake_account_new ("mastodon", "ada@wren.example", cases[i].obstacle, 30);
      g_autoptr (GtkWidget) row = NULL;
      GtkActionable *button;

      g_object_set (account, "retry-at", g_get_real_time () / G_USEC_PER_SEC + 60, NULL);
      row = show (account);
      button = GTK_ACTIONABLE (kscore_test_find (row, "trouble_button"));
      g_assert_true (is_visible (row, "trouble_box"));
      g_assert_true (is_visible (row, "trouble_button") == (cases[i].action != NULL));
      if (cases[i].action != NULL)
        g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, cases[i].action);
      kscore_test_assert_names (row);
    }
}

static void
test_rate_limit (void)
{
  g_autoptr (KscoreLinkedAccount) account =
    kscore_fake_account_new ("mastodon", "ada@wren.example", "rate-limited", 30);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GtkWidget) row = NULL;

  g_object_set (account, "retry-at", now + 60, NULL);
  row = show (account);
  g_assert_nonnull (strstr (get_text (row, "trouble"), "Kscore asks again at "));

  /* The time has come. */
  g_object_set (account, "retry-at", now - 60, NULL);
  kscore_account_row_set_account (KSCORE_ACCOUNT_ROW (row), account);
  g_assert_null (strstr (get_text (row, "trouble"), "asks again"));
  g_assert_true (is_visible (row, "trouble_button"));
}

static guint
count_items (GtkWidget *row)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (kscore_test_find (row, "menu_button"));

  return (guint) g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button));
}

static char *
dup_action (GtkWidget *row,
            int        index)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (kscore_test_find (row, "menu_button"));
  char *action = NULL;

  g_menu_model_get_item_attribute (gtk_menu_button_get_menu_model (button), index, "action", "s",
                                   &action);
  return action;
}

static void
test_unlinked (void)
{
  g_autoptr (KscoreLinkedAccount) account =
    kscore_fake_account_new ("bluesky", "ada.bsky.social", "offline", 30);
  g_autoptr (GtkWidget) row = show (account);
  g_autofree char *unlink = dup_action (row, 1);
  g_autofree char *relink = NULL;

  g_assert_cmpuint (count_items (row), ==, 3);
  g_assert_cmpstr (unlink, ==, "accounts.unlink");

  g_object_set (account, "state", "unlinked", NULL);
  kscore_account_row_set_account (KSCORE_ACCOUNT_ROW (row), account);
  relink = dup_action (row, 0);
  g_assert_cmpuint (count_items (row), ==, 2);
  g_assert_cmpstr (relink, ==, "accounts.relink");
  g_assert_true (g_str_has_prefix (get_text (row, "state"), "Unlinked:"));
  g_assert_false (is_visible (row, "trouble_box"));
  g_assert_false (is_visible (row, "refresh_button"));
}

static void
test_obstacle (void)
{
  g_autoptr (KscoreLinkedAccount) account =
    kscore_fake_account_new ("bluesky", "ada.bsky.social", NULL, 30);
  g_autoptr (GtkWidget) row = show (account);
  GtkWidget *refresh = kscore_test_find (row, "refresh_button");

  g_assert_cmpstr (gtk_widget_get_tooltip_text (refresh), ==, "Refresh ada.bsky.social");
  kscore_account_row_set_obstacle (KSCORE_ACCOUNT_ROW (row), "Wait.");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (refresh), ==, "Wait.");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (refresh), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Refresh ada.bsky.social");
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/account-row/fine", test_fine);
  g_test_add_func ("/account-row/not-told", test_not_told);
  g_test_add_func ("/account-row/trouble", test_trouble);
  g_test_add_func ("/account-row/rate-limit", test_rate_limit);
  g_test_add_func ("/account-row/unlinked", test_unlinked);
  g_test_add_func ("/account-row/obstacle", test_obstacle);
  return g_test_run ();
}
