#pragma once

#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-history-chart.h"
#include "ui/kscore-message-bar.h"
#include "ui/kscore-window.h"

G_BEGIN_DECLS

/* A window on scripted models, shown. */
typedef struct {
  KscoreScoringModel *model;  /* (owned) */
  KscoreScoringModel *sample; /* (owned) */
  GtkApplication     *app;    /* (owned) */
  GtkWidget          *window; /* NULL once it is finalized */
} WindowFixture;

static inline void
window_fixture_present (WindowFixture *fixture)
{
  fixture->window = GTK_WIDGET (kscore_window_new (fixture->app, fixture->model, fixture->sample));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* @stored: a KscoreFakeState, what the user's own model holds. */
static inline void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  stored)
{
  /* For the life of the program: GTK has one application. A test may have made its own. */
  GtkApplication *app = (GtkApplication *) g_application_get_default ();

  fixture->model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  fixture->sample = kscore_scoring_model_new ("/nowhere/sample", NULL, NULL);
  if (app == NULL)
    {
      app = g_object_new (ADW_TYPE_APPLICATION, "application-id", KSCORE_APP_ID,
                          "flags", G_APPLICATION_NON_UNIQUE, NULL);
      if (!g_application_register (G_APPLICATION (app), NULL, NULL))
        g_assert_not_reached ();
    }
  fixture->app = g_object_ref (app);
  kscore_fake_model_set_stored (fixture->model, GPOINTER_TO_INT (stored));
  window_fixture_present (fixture);
}

static inline void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  stored)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (fixture->window == NULL);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->sample);
  g_object_unref (fixture->app);
}

static inline void
window_fixture_import (WindowFixture *fixture,
                       const char    *file)
{
  kscore_window_import (KSCORE_WINDOW (fixture->window), (const char *[]) { file, NULL });
}

static inline KscoreMessageBar *
window_fixture_get_bar (WindowFixture *fixture,
                        const char    *id)
{
  return KSCORE_MESSAGE_BAR (kscore_test_find (fixture->window, id));
}

static inline void
window_fixture_activate (WindowFixture *fixture,
                         const char    *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

/* Adds a test whose user's own model holds @state. */
#define ADD_WINDOW_TEST(path, state, func)                                                \
  g_test_add (path, WindowFixture, GINT_TO_POINTER (state), window_fixture_set_up, func, \
              window_fixture_tear_down)

G_END_DECLS
