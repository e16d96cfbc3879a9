#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "core/kscore-error.h"
#include "kscore-window-fixture.h"
#include "support/kscore-fake-accounts.h"
#include "support/kscore-fake-advice.h"
#include "support/kscore-fake-engagement.h"
#include "support/kscore-fake-movement.h"
#include "support/kscore-fake-formula.h"
#include "support/kscore-fake-history.h"
#include "support/kscore-fake-integrity.h"
#include "support/kscore-fake-lenses.h"
#include "support/kscore-fake-statement.h"
#include "support/kscore-walk.h"
#include "ui/kscore-application.h"
#include "ui/kscore-statement-page.h"

/* Walks every page, dialog, menu and popover of the window in many settings: each control has a
 * name, is in the window and is reached by keyboard. A new place is a row in places[].
 *
 * KSCORE_WALK says in which settings: "words" or "long" (with LANGUAGE: few, for another language
 * or a made-up one), "contrast" (few, with the dark or high contrast style that libadwaita is
 * told), else all. KSCORE_WALK_SHARE says which places: "1/3" is the first of three shares. */

typedef struct _Place Place;

struct _Place {
  const char     *name;
  KscoreFakeState stored;
  /* (nullable): brings the window there, once */
  void          (*go)   (WindowFixture *fixture, const Place *place);
  /* (nullable): what is looked at, each time; otherwise the window */
  GtkWidget    *(*show) (WindowFixture *fixture, const Place *place);
  const char     *text; /* for these two */
  const char     *state; /* (nullable): of the Statement page; see there */
  KscoreFakeAccounts accounts;
  KscoreFakePeople   people;
  KscoreFakeLenses   lenses;
  int             least_height; /* not looked at in lower windows */
};

static GtkWidget *
find_dialog (WindowFixture *fixture)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (fixture->window)
          && gtk_widget_get_mapped (GTK_WIDGET (other)))
        return GTK_WIDGET (other);
    }
  return NULL;
}

static GtkWidget *
show_dialog (WindowFixture *fixture,
             const Place   *place)
{
  return find_dialog (fixture);
}

static gboolean
is_settled (WindowFixture *fixture)
{
  GtkStack *stack = GTK_STACK (kscore_test_find (fixture->window, "state_stack"));

  return !g_str_equal (gtk_stack_get_visible_child_name (stack), "loading");
}

/* Shows the accounts that @accounts says. */
static void
list_accounts (WindowFixture *fixture,
               const Place   *place)
{
  kscore_fake_accounts_fill (fixture->model, place->accounts);
  window_fixture_activate (fixture, "win.accounts");
  kscore_test_wait_until (find_dialog (fixture) != NULL);
  kscore_test_spin (50);
}

/* Activates the action that @text names. */
static void
activate (WindowFixture *fixture,
          const Place   *place)
{
  window_fixture_activate (fixture, place->text);
  kscore_test_spin (50);
}

static void
open_dialog (WindowFixture *fixture,
             const Place   *place)
{
  window_fixture_activate (fixture, place->text);
  kscore_test_wait_until (find_dialog (fixture) != NULL);
}

static void
type_account (WindowFixture *fixture,
              const Place   *place)
{
  GtkWidget *entry = kscore_test_find (fixture->window, "entry");

  gtk_editable_set_text (GTK_EDITABLE (entry), place->text);
}

static void
link_account (WindowFixture *fixture,
              const Place   *place)
{
  type_account (fixture, place);
  g_signal_emit_by_name (kscore_test_find (fixture->window, "link_button"), "clicked");
  kscore_test_spin (50);
}

static void
link_in_dialog (WindowFixture *fixture,
                const Place   *place)
{
  GtkWidget *dialog;

  window_fixture_activate (fixture, "win.link");
  kscore_test_wait_until (find_dialog (fixture) != NULL);
  dialog = find_dialog (fixture);
  gtk_editable_set_text (GTK_EDITABLE (kscore_test_find (dialog, "entry")), place->text);
  if (!g_str_has_prefix (place->text, "ada"))
    g_signal_emit_by_name (kscore_test_find (dialog, "link_button"), "clicked");
  kscore_test_spin (50);
}

static void
import (WindowFixture *fixture,
        const Place   *place)
{
  window_fixture_import (fixture, place->text);
  kscore_test_spin (100);
}

static void
refresh (WindowFixture *fixture,
         const Place   *place)
{
  kscore_fake_refresh_set_outcome (kscore_scoring_model_get_refresh (fixture->model), place->text);
  window_fixture_activate (fixture, "win.refresh");
  kscore_test_spin (100);
}

static void
show_failure (WindowFixture *fixture,
              const Place   *place)
{
  /* set_up() has seen to it: a model is opened once. */
  kscore_test_wait_for_page (fixture->window, "failure");
}

/* Shows the Statement page: as it is, or "nothing", "problem", "loading", "empty". */
static void
open_statement (WindowFixture *fixture,
                const Place   *place)
{
  KscoreStatement *statement = kscore_scoring_model_get_statement (fixture->model);
  KscoreStatementPage *page = KSCORE_STATEMENT_PAGE (kscore_test_find (fixture->window,
                                                                       "statement"));
  const char *what = place->state != NULL ? place->state : "";
  g_autoptr (KscoreStatementFilter) filter = kscore_statement_filter_new ();

  kscore_fake_statement_set_endless (statement, g_str_equal (what, "loading"));
  if (g_str_equal (what, "problem"))
    kscore_fake_statement_set_problem (statement, "The database cannot be read. Close other "
                                                  "programs that use it and try again.");
  else if (!g_str_equal (what, "empty"))
    kscore_fake_statement_fill (statement, 12, 47.3);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "statement"));
  kscore_test_spin (100);
  if (g_str_equal (what, "nothing"))
    filter->search = g_strdup ("zebra");
  if (!kscore_statement_filter_is_empty (filter))
    kscore_statement_page_set_filter (page, filter);
  kscore_test_spin (50);
}

static void
make_read_only (WindowFixture *fixture,
                const Place   *place)
{
  g_object_set (fixture->model, "read-only", TRUE, NULL);
}

/* Finds the menu button of an id or icon that is shown. */
static GtkWidget *
find_menu_button (GtkWidget  *widget,
                  const char *name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_MENU_BUTTON (widget)
      && (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0
          || g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), name) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_menu_button (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Opens the menu or popover of the button that @text names, by its id or its icon. */
static GtkWidget *
show_menu (WindowFixture *fixture,
           const Place   *place)
{
  GtkWidget *dialog = find_dialog (fixture);
  GtkWidget *button = find_menu_button (dialog != NULL ? dialog : fixture->window, place->text);
  GtkPopover *popover;

  g_assert_true (GTK_IS_MENU_BUTTON (button));
  /* Scrolls to it, as somebody has done who presses it. */
  gtk_widget_grab_focus (button);
  kscore_test_spin (50);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  kscore_test_wait_until (gtk_widget_get_width (GTK_WIDGET (popover)) > 0);
  return GTK_WIDGET (popover);
}

/* Shows the people and the hours that @people says. */
static void
open_people (WindowFixture *fixture,
             const Place   *place)
{
  kscore_fake_engagement_fill (kscore_scoring_model_get_insights (fixture->model)->engagement,
                               place->people);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "improve"));
  kscore_test_spin (50);
}

/* With a lever moved. */
static void
open_improve (WindowFixture *fixture,
              const Place   *place)
{
  kscore_fake_advice_fill (kscore_scoring_model_get_insights (fixture->model)->advice, 4);
  kscore_fake_engagement_fill (kscore_scoring_model_get_insights (fixture->model)->engagement,
                               KSCORE_FAKE_PEOPLE_MANY);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "improve"));
  if (place->text != NULL)
    g_assert_true (gtk_widget_activate_action (kscore_test_find (fixture->window, "reasons"),
                                               "improve.try", "(sd)", place->text, 12.0));
  kscore_test_spin (50);
}

/* Shows why the score moved, by every label, with each step open. */
static void
open_change (WindowFixture *fixture,
             const Place   *place)
{
  GtkListBox *steps = GTK_LIST_BOX (kscore_test_find (fixture->window, "steps"));
  GtkListBoxRow *row;

  kscore_fake_movement_fill (kscore_scoring_model_get_insights (fixture->model)->movement,
                             KSCORE_FAKE_MOVEMENT_MANY);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (steps, i)) != NULL && i < 2; i++)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  kscore_test_spin (400);
}

/* Shows the formula; @text is not %NULL where something is not known. */
static void
open_formula (WindowFixture *fixture,
              const Place   *place)
{
  kscore_fake_formula_fill (kscore_scoring_model_get_insights (fixture->model)->model_choice,
                            place->text != NULL ? KSCORE_FAKE_FORMULA_PARTIAL
                                                : KSCORE_FAKE_FORMULA_FULL);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "improve"));
  g_assert_true (gtk_widget_activate_action (kscore_test_find (fixture->window, "improve"),
                                             "improve.show", "s", "formula"));
  kscore_test_spin (50);
}

/* A newer version of the model is there. */
static void
tell_of_model (WindowFixture *fixture,
               const Place   *place)
{
  g_object_set (kscore_scoring_model_get_score (fixture->model), "model-notice", place->text, NULL);
  kscore_test_spin (50);
}

/* Another version of the model beside the history. */
static void
compare_history (WindowFixture *fixture,
                 const Place   *place)
{
  kscore_fake_history_compare (kscore_scoring_model_get_history (fixture->model), "kscore-2");
}

/* Shows the lenses on the Improve page. */
static void
open_lenses (WindowFixture *fixture,
             const Place   *place)
{
  kscore_fake_lenses_fill (kscore_scoring_model_get_insights (fixture->model)->lenses,
                           place->lenses);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.page", "s", "improve"));
  kscore_test_spin (50);
  g_assert_true (gtk_widget_activate_action (kscore_test_find (fixture->window, "reasons"),
                                             "improve.show", "s", "lenses"));
  kscore_test_spin (50);
}

/* Shows what was discounted; @text is not %NULL where nothing was. */
static void
open_integrity (WindowFixture *fixture,
                const Place   *place)
{
  kscore_fake_integrity_fill (kscore_scoring_model_get_insights (fixture->model)->integrity,
                              place->text != NULL ? KSCORE_FAKE_DOUBTS_NONE
                                                  : KSCORE_FAKE_DOUBTS_MANY);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.improve", "s", "integrity"));
  kscore_test_spin (50);
}

static const Place places[] = {
  { "welcome", KSCORE_FAKE_EMPTY },
  { "welcome/typed", KSCORE_FAKE_EMPTY, type_account, .text = "ada.bsky.social" },
  { "welcome/typed-wrong", KSCORE_FAKE_EMPTY, type_account, .text = "ada lovelace" },
  { "welcome/linking", KSCORE_FAKE_EMPTY, link_account, .text = "endless.bsky.social" },
  { "welcome/link-error", KSCORE_FAKE_EMPTY, link_account, .text = "nobody.bsky.social" },
  { "welcome/import-error", KSCORE_FAKE_EMPTY, import, .text = "broken.zip" },
  { "importing", KSCORE_FAKE_EMPTY, import, .text = "endless.zip" },
  { "failure", KSCORE_FAKE_EMPTY, show_failure },
  { "overview/full", KSCORE_FAKE_FULL },
  { "improve", KSCORE_FAKE_FULL, open_improve },
  { "improve/tried", KSCORE_FAKE_FULL, open_improve, .text = "reshares" },
  { "overview/partial", KSCORE_FAKE_PARTIAL },
  { "overview/not-enough", KSCORE_FAKE_ACTIVITY },
  { "overview/young", KSCORE_FAKE_YOUNG },
  { "overview/at-least", KSCORE_FAKE_AT_LEAST },
  { "overview/help", KSCORE_FAKE_FULL, NULL, show_menu, "help_button",
    .least_height = 640 },
  { "overview/offline", KSCORE_FAKE_FULL, refresh, .text = "unreached" },
  { "overview/sample", KSCORE_FAKE_EMPTY, activate, .text = "win.sample" },
  { "overview/read-only", KSCORE_FAKE_FULL, make_read_only },
  { "overview/importing", KSCORE_FAKE_FULL, import, .text = "endless.zip" },
  { "overview/import-error", KSCORE_FAKE_FULL, import, .text = "broken.zip" },
  { "overview/another-account", KSCORE_FAKE_FULL, import, .text = "foreign.zip" },
  { "overview/refreshing", KSCORE_FAKE_FULL, refresh, .text = "endless" },
  { "overview/refreshed", KSCORE_FAKE_FULL, refresh, .text = "part" },
  { "overview/refresh-trouble", KSCORE_FAKE_FULL, refresh, .text = "trouble" },
  { "overview/change", KSCORE_FAKE_FULL, open_change },
  { "improve/people", KSCORE_FAKE_FULL, open_people, .people = KSCORE_FAKE_PEOPLE_MANY },
  { "improve/few-people", KSCORE_FAKE_FULL, open_people, .people = KSCORE_FAKE_PEOPLE_FEW },
  { "improve/no-people", KSCORE_FAKE_FULL, open_people, .people = KSCORE_FAKE_PEOPLE_NONE },
  { "improve/formula", KSCORE_FAKE_FULL, open_formula },
  { "improve/formula-unknown", KSCORE_FAKE_FULL, open_formula, .text = "unknown" },
  { "overview/compared", KSCORE_FAKE_FULL, compare_history },
  { "overview/newer-model", KSCORE_FAKE_FULL, tell_of_model,
    .text = "kscore-2 is newer than kscore-1, with which the score is computed. It stays so until "
            "you choose to move." },
  { "improve/integrity", KSCORE_FAKE_FULL, open_integrity },
  { "improve/integrity-nobody", KSCORE_FAKE_FULL, open_integrity, .text = "nobody" },
  { "improve/lenses", KSCORE_FAKE_FULL, open_lenses },
  { "improve/lenses-untold", KSCORE_FAKE_FULL, open_lenses,
    .lenses = KSCORE_FAKE_LENSES_UNTOLD },
  { "statement/list", KSCORE_FAKE_FULL, open_statement, .state = "list" },
  { "statement/nothing", KSCORE_FAKE_FULL, open_statement, .state = "nothing" },
  { "statement/problem", KSCORE_FAKE_FULL, open_statement, .state = "problem" },
  { "statement/loading", KSCORE_FAKE_FULL, open_statement, .state = "loading" },
  { "statement/empty", KSCORE_FAKE_ACTIVITY, open_statement, .state = "empty" },
  { "statement/sort", KSCORE_FAKE_FULL, open_statement, show_menu, "sort_button" },
  { "statement/export", KSCORE_FAKE_FULL, open_statement, show_menu, "export_button" },
  { "link-dialog", KSCORE_FAKE_FULL, open_dialog, show_dialog, "win.link" },
  { "link-dialog/typed", KSCORE_FAKE_FULL, link_in_dialog, show_dialog, "ada.bsky.social" },
  { "link-dialog/running", KSCORE_FAKE_FULL, link_in_dialog, show_dialog, "endless.bsky.social" },
  { "link-dialog/error", KSCORE_FAKE_FULL, link_in_dialog, show_dialog, "nobody.bsky.social" },
  { "report", KSCORE_FAKE_FULL, open_dialog, show_dialog, "win.report" },
  { "shortcuts", KSCORE_FAKE_FULL, open_dialog, show_dialog, "win.shortcuts" },
  { "accounts/fine", KSCORE_FAKE_FULL, list_accounts, show_dialog,
    .accounts = KSCORE_FAKE_ACCOUNTS_FINE },
  { "accounts/troubled", KSCORE_FAKE_FULL, list_accounts, show_dialog,
    .accounts = KSCORE_FAKE_ACCOUNTS_TROUBLED },
  { "accounts/resting", KSCORE_FAKE_FULL, list_accounts, show_dialog,
    .accounts = KSCORE_FAKE_ACCOUNTS_RESTING },
  { "accounts/long", KSCORE_FAKE_FULL, list_accounts, show_dialog,
    .accounts = KSCORE_FAKE_ACCOUNTS_LONG },
  { "accounts/none", KSCORE_FAKE_EMPTY, list_accounts, show_dialog,
    .accounts = KSCORE_FAKE_ACCOUNTS_NONE },
  { "accounts/menu", KSCORE_FAKE_FULL, list_accounts, show_menu, "menu_button",
    .accounts = KSCORE_FAKE_ACCOUNTS_FINE },
  { "preferences", KSCORE_FAKE_FULL, open_dialog, show_dialog, "win.preferences" },
  { "about", KSCORE_FAKE_FULL, open_dialog, show_dialog, "win.about" },
  { "menu/main", KSCORE_FAKE_FULL, NULL, show_menu, "open-menu-symbolic" },
};

#define LTR GTK_TEXT_DIR_LTR
#define RTL GTK_TEXT_DIR_RTL

static const KscoreWalkSetting all_settings[] = {
  { 1080, 760, 1, LTR }, { 1080, 760, 1, RTL }, { 1080, 760, 2, LTR }, { 1080, 760, 2, RTL },
  { 360, 640, 1, LTR },  { 360, 640, 1, RTL },  { 360, 640, 2, LTR },  { 360, 640, 2, RTL },
  { 360, 294, 1, LTR },  { 360, 294, 1, RTL },  { 360, 294, 2, LTR },  { 360, 294, 2, RTL },
};

static const KscoreWalkSetting few_settings[] = {
  { 1080, 760, 1, LTR }, { 360, 640, 1, LTR }, { 360, 294, 1, LTR },
};

/* A dialog is as wide as it opens, where there is place. */
static void
set (KscoreWalk              *walk,
     GtkWindow               *window,
     const KscoreWalkSetting *setting,
     gboolean                 dialog)
{
  KscoreWalkSetting own = *setting;
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  if (dialog && setting->width > 360)
    {
      own.width = MAX (width, 460);
      own.height = MAX (height, 560);
    }
  kscore_walk_set (walk, window, &own);
}

static void
walk_place (WindowFixture *fixture,
            gconstpointer  data)
{
  const Place *place = data;
  gboolean all = g_getenv ("KSCORE_WALK") == NULL;
  const KscoreWalkSetting *settings = all ? all_settings : few_settings;
  guint n_settings = all ? G_N_ELEMENTS (all_settings) : G_N_ELEMENTS (few_settings);
  KscoreWalk *walk = kscore_walk_new (place->name);
  guint n_faults;

  kscore_test_wait_until (is_settled (fixture));
  if (place->go != NULL)
    place->go (fixture, place);
  for (guint i = 0; i < n_settings; i++)
    {
      GtkWidget *dialog = find_dialog (fixture);
      GtkWidget *root;

      if (settings[i].height < place->least_height)
        continue;
      set (walk, GTK_WINDOW (dialog != NULL ? dialog : fixture->window), &settings[i],
           dialog != NULL);
      root = place->show != NULL ? place->show (fixture, place) : fixture->window;
      kscore_walk_look (walk, root);
      if (GTK_IS_POPOVER (root))
        {
          gtk_popover_popdown (GTK_POPOVER (root));
          kscore_test_wait_until (!gtk_widget_get_mapped (root));
        }
    }

  kscore_walk_reset ();
  if (find_dialog (fixture) != NULL)
    gtk_window_destroy (GTK_WINDOW (find_dialog (fixture)));
  n_faults = kscore_walk_end (walk);
  if (n_faults > 0)
    g_test_fail_printf ("%u faults, see above", n_faults);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  const Place *place = data;

  window_fixture_set_up (fixture, GINT_TO_POINTER (place->stored));
  /* It is opened after the first frame. */
  if (place->go == show_failure)
    kscore_fake_model_set_open_error (fixture->model,
                                      g_error_new (KSCORE_ERROR, KSCORE_ERROR_STORAGE,
                                                   "The database is damaged."));
}

static void
tear_down (WindowFixture *fixture,
           gconstpointer  data)
{
  window_fixture_tear_down (fixture, data);
}

int
main (int   argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("KSCORE_WALK_LOCALE_DIR");
  const char *share = g_getenv ("KSCORE_WALK_SHARE");
  guint nth = 1;
  guint n_shares = 1;
  g_autoptr (KscoreApplication) app = NULL;

  kscore_test_ui_init (&argc, &argv);
  if (locale_dir != NULL)
    {
      setlocale (LC_ALL, "");
      bindtextdomain (GETTEXT_PACKAGE, locale_dir);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_assert_cmpstr (_("Overview"), !=, "Overview");
    }

  /* The program's own, for its actions. */
  app = kscore_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (app), NULL, NULL))
    g_assert_not_reached ();

  if (share != NULL && sscanf (share, "%u/%u", &nth, &n_shares) != 2)
    g_error ("KSCORE_WALK_SHARE is “%s”", share);
  for (guint i = nth - 1; i < G_N_ELEMENTS (places); i += n_shares)
    {
      g_autofree char *path = g_strconcat ("/walk/", places[i].name, NULL);

      g_test_add (path, WindowFixture, &places[i], set_up, walk_place, tear_down);
    }
  return g_test_run ();
}
