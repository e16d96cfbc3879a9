#include "config.h"

#include "service/kscore-sample.h"
#include "support/kscore-picture.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-window.h"

/* Writes the pictures of the README into a folder: the sample person on the real service; see
 * build-aux/screenshots. With a second argument it writes whole pages instead, to be looked at. */

typedef struct {
  const char *name;
  int         width;
  int         height;
  const char *page;
  gboolean    dark;
  const char *view; /* (nullable): of Improve */
} Scene;

static const Scene scenes[] = {
  { "overview", 1090, 1010, "overview", FALSE },
  { "overview-dark", 1090, 1010, "overview", TRUE },
  { "overview-narrow", 370, 650, "overview", FALSE },
  { "overview-narrow-dark", 370, 650, "overview", TRUE },
  { "improve", 1090, 1010, "improve", FALSE },
  { "improve-dark", 1090, 1010, "improve", TRUE },
  { "improve-narrow", 370, 650, "improve", FALSE },
  { "improve-narrow-dark", 370, 650, "improve", TRUE },
  { "statement", 1090, 760, "statement", FALSE },
  { "statement-dark", 1090, 760, "statement", TRUE },
  { "statement-narrow", 370, 650, "statement", FALSE },
  { "statement-narrow-dark", 370, 650, "statement", TRUE },
};

#define WHOLE(name, page, view, height, narrow_height) \
  { name, 1090, height, page, FALSE, view }, \
  { name "-dark", 1090, height, page, TRUE, view }, \
  { name "-narrow", 370, narrow_height, page, FALSE, view }

static const Scene whole_scenes[] = {
  WHOLE ("whole-overview", "overview", NULL, 2600, 5000),
  WHOLE ("whole-improve", "improve", NULL, 2400, 4200),
  WHOLE ("whole-integrity", "improve", "integrity", 1800, 2600),
  WHOLE ("whole-lenses", "improve", "lenses", 2200, 3400),
  WHOLE ("whole-formula", "improve", "formula", 2200, 3400),
};

/* Noon of the sample's last day, 31 October 2026. */
static gint64
tell_time (gpointer user_data)
{
  return kscore_day_to_time (20757) + 3600 * 12;
}

static void
wait_while (gpointer    object,
            const char *property)
{
  gboolean value = TRUE;

  while (value)
    {
      kscore_test_spin (50);
      g_object_get (object, property, &value, NULL);
    }
}

/* Insights begin when their page is shown. */
static void
wait_for_insights (KscoreScoringModel *model)
{
  const KscoreInsights *insights = kscore_scoring_model_get_insights (model);

  wait_while (insights->movement, "computing");
  wait_while (insights->advice, "computing");
  wait_while (insights->engagement, "computing");
  wait_while (insights->integrity, "computing");
  wait_while (insights->lenses, "computing");
  wait_while (insights->model_choice, "computing");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *sample_dir = kscore_sample_dup_data_dir ();
  g_autoptr (GtkApplication) app = NULL;

  const Scene *all = scenes;
  guint n_all = G_N_ELEMENTS (scenes);

  if (argc != 2 && argc != 3)
    {
      g_printerr ("Usage: screenshots-sample FOLDER [whole]\n");
      return 2;
    }
  if (argc == 3)
    {
      all = whole_scenes;
      n_all = G_N_ELEMENTS (whole_scenes);
    }

  app = kscore_picture_start ();
  for (guint i = 0; i < n_all; i++)
    {
      g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new (sample_dir, tell_time, NULL);
      g_autoptr (KscoreScoringModel) sample = kscore_scoring_model_new (sample_dir, NULL, NULL);
      KscoreWindow *window;

      kscore_picture_set_style (all[i].dark, GTK_TEXT_DIR_LTR, 1);
      window = kscore_window_new (app, model, sample);
      gtk_window_set_default_size (GTK_WINDOW (window), all[i].width, all[i].height);
      gtk_window_present (GTK_WINDOW (window));
      kscore_test_wait_until (kscore_scoring_model_get_ready (model));
      if (i == 0)
        {
          g_auto (GStrv) files = kscore_sample_list_archives (NULL);

          kscore_window_import (window, (const char * const *) files);
        }
      kscore_test_wait_for_page (GTK_WIDGET (window), "main");
      wait_while (kscore_scoring_model_get_score (model), "computing");
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", all[i].page);
      if (all[i].view != NULL)
        gtk_widget_activate_action (kscore_test_find (GTK_WIDGET (window), "improve"),
                                    "improve.show", "s", all[i].view);
      kscore_test_spin (100);
      wait_while (kscore_scoring_model_get_statement (model), "loading");
      wait_for_insights (model);
      /* Until the toast of the import is gone. */
      kscore_test_spin (i == 0 ? 6000 : 200);

      kscore_picture_save (GTK_WIDGET (window), argv[1], all[i].name);
      gtk_window_destroy (GTK_WINDOW (window));
      kscore_test_spin (50);
    }

  return 0;
}
