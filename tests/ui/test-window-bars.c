#include "config.h"

#include "kscore-window-fixture.h"
#include "ui/kscore-settings.h"

static KscoreRefresh *
get_refresh (WindowFixture *fixture)
{
  return kscore_scoring_model_get_refresh (fixture->model);
}

static gboolean
is_shown (WindowFixture *fixture,
          const char    *bar)
{
  return kscore_message_bar_get_revealed (window_fixture_get_bar (fixture, bar));
}

/* Says what is shown instead, and what to do; goes away by itself when an account answers. */
static void
test_unreached (WindowFixture *fixture,
                gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (is_shown (fixture, "offline_bar"));

  kscore_fake_refresh_set_outcome (get_refresh (fixture), "unreached");
  window_fixture_activate (fixture, "win.refresh");
  kscore_test_wait_until (is_shown (fixture, "offline_bar"));
  g_assert_cmpstr (kscore_message_bar_get_message (window_fixture_get_bar (fixture,
                                                                           "offline_bar")), ==,
                   "No account can be reached. What is shown was read on 23 November 2026, "
                   "00:00.");
  /* Once is enough. */
  g_assert_false (is_shown (fixture, "error_bar"));

  kscore_fake_refresh_set_outcome (get_refresh (fixture), "quiet");
  window_fixture_activate (fixture, "win.refresh");
  kscore_test_wait_until (!is_shown (fixture, "offline_bar"));
}

static void
test_never_read (WindowFixture *fixture,
                 gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "main");
  g_object_set (get_refresh (fixture), "last", KSCORE_TIME_UNKNOWN, "offline", TRUE, NULL);
  g_assert_cmpstr (kscore_message_bar_get_message (window_fixture_get_bar (fixture,
                                                                           "offline_bar")), ==,
                   "No account can be reached. Nothing was read from a network yet.");
}

/* Nothing to be reached: archives alone are never offline. */
static void
test_archives (WindowFixture *fixture,
               gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "main");
  g_object_set (get_refresh (fixture), "offline", TRUE, NULL);
  g_assert_false (is_shown (fixture, "offline_bar"));
}

static void
test_works_offline (WindowFixture *fixture,
                    gconstpointer  stored)
{
  g_autoptr (GSettings) settings = kscore_settings_new ();

  kscore_test_wait_for_page (fixture->window, "main");
  g_settings_set_boolean (settings, KSCORE_SETTING_WORK_OFFLINE, TRUE);
  kscore_test_wait_until (is_shown (fixture, "offline_bar"));
  g_assert_true (g_str_has_prefix (kscore_message_bar_get_message (
                                     window_fixture_get_bar (fixture, "offline_bar")),
                                   "Working offline."));
  window_fixture_activate (fixture, "win.refresh");
  kscore_test_spin (20);
  g_assert_false (kscore_refresh_get_running (get_refresh (fixture)));

  window_fixture_activate (fixture, "win.go-online");
  kscore_test_wait_until (!is_shown (fixture, "offline_bar"));
  g_assert_false (g_settings_get_boolean (settings, KSCORE_SETTING_WORK_OFFLINE));
}

static void
test_read_only (WindowFixture *fixture,
                gconstpointer  stored)
{
  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (is_shown (fixture, "state_bar"));
  g_object_set (fixture->model, "read-only-reason", "kscore-cli is changing this data.",
                "read-only", TRUE, NULL);
  g_assert_true (is_shown (fixture, "state_bar"));
  g_object_set (fixture->model, "read-only", FALSE, NULL);
  g_assert_false (is_shown (fixture, "state_bar"));
}

/* Weights of the user's own are told on every page. */
static void
test_weights (WindowFixture *fixture,
              gconstpointer  stored)
{
  KscoreScorePart *score = kscore_scoring_model_get_score (fixture->model);

  kscore_test_wait_for_page (fixture->window, "main");
  g_assert_false (is_shown (fixture, "weights_bar"));
  g_object_set (score, "model", "my-weights:steady", NULL);
  g_assert_true (is_shown (fixture, "weights_bar"));
  g_assert_cmpstr (kscore_message_bar_get_message (window_fixture_get_bar (fixture,
                                                                           "weights_bar")), ==,
                   "All scores are by steady (my weights).");
  g_object_set (score, "model", "kscore-1", NULL);
  g_assert_false (is_shown (fixture, "weights_bar"));
}

static void
test_trouble (WindowFixture *fixture,
              gconstpointer  stored)
{
  const char *trouble = "“kscore.db” is damaged. Check the disk & the folder.";
  KscoreScorePart *score = kscore_scoring_model_get_score (fixture->model);

  kscore_test_wait_for_page (fixture->window, "main");
  g_object_set (fixture->model, "trouble", trouble, NULL);
  g_assert_true (is_shown (fixture, "error_bar"));
  kscore_test_wait_for_page (fixture->window, "main");
  window_fixture_activate (fixture, "win.reopen");
  g_assert_false (is_shown (fixture, "error_bar"));

  /* Nothing that is not known is shown in place of the figures. */
  g_object_set (score, "available", FALSE, NULL);
  g_object_set (fixture->model, "trouble", trouble, NULL);
  kscore_test_wait_for_page (fixture->window, "failure");
  g_assert_false (is_shown (fixture, "error_bar"));
  window_fixture_activate (fixture, "win.reopen");
  kscore_test_wait_for_page (fixture->window, "main");
}

static void
set_up_refreshing (WindowFixture *fixture,
                   gconstpointer  stored)
{
  g_autoptr (GSettings) settings = kscore_settings_new ();

  g_settings_set_boolean (settings, KSCORE_SETTING_REFRESH_AT_START, TRUE);
  window_fixture_set_up (fixture, stored);
}

static void
test_refresh_at_start (WindowFixture *fixture,
                       gconstpointer  stored)
{
  g_autoptr (GSettings) settings = kscore_settings_new ();

  g_assert_null (kscore_refresh_get_headline (get_refresh (fixture)));
  kscore_test_wait_until (kscore_refresh_get_headline (get_refresh (fixture)) != NULL);
  g_settings_reset (settings, KSCORE_SETTING_REFRESH_AT_START);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD_WINDOW_TEST ("/window-bars/unreached", KSCORE_FAKE_FULL, test_unreached);
  ADD_WINDOW_TEST ("/window-bars/never-read", KSCORE_FAKE_FULL, test_never_read);
  ADD_WINDOW_TEST ("/window-bars/archives", KSCORE_FAKE_PARTIAL, test_archives);
  ADD_WINDOW_TEST ("/window-bars/works-offline", KSCORE_FAKE_FULL, test_works_offline);
  ADD_WINDOW_TEST ("/window-bars/read-only", KSCORE_FAKE_FULL, test_read_only);
  ADD_WINDOW_TEST ("/window-bars/weights", KSCORE_FAKE_FULL, test_weights);
  ADD_WINDOW_TEST ("/window-bars/trouble", KSCORE_FAKE_FULL, test_trouble);
  g_test_add ("/window-bars/refresh-at-start", WindowFixture, GINT_TO_POINTER (KSCORE_FAKE_FULL),
              set_up_refreshing, test_refresh_at_start, window_fixture_tear_down);

  return g_test_run ();
}
