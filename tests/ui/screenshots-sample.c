#include "config.h"

#include "service/kscore-sample.h"
#include "support/kscore-picture.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-window.h"

/* Writes the pictures of the README into a folder: the sample person on the real service; see
 * build-aux/screenshots. */

static const struct {
  const char *name;
  int         width;
  int         height;
  gboolean    dark;
} scenes[] = {
  { "overview", 1090, 910, FALSE },
  { "overview-dark", 1090, 910, TRUE },
  { "overview-narrow", 370, 650, FALSE },
};

/* Noon of the sample's last day, 31 October 2026. */
static gint64
tell_time (gpointer user_data)
{
  return kscore_day_to_time (20757) + 3600 * 12;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *sample_dir = kscore_sample_dup_data_dir ();
  g_autoptr (GtkApplication) app = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: screenshots-sample FOLDER\n");
      return 2;
    }

  app = kscore_picture_start ();
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new (sample_dir, tell_time, NULL);
      g_autoptr (KscoreScoringModel) sample = kscore_scoring_model_new (sample_dir, NULL, NULL);
      gboolean computing = TRUE;
      KscoreWindow *window;

      kscore_picture_set_style (scenes[i].dark, GTK_TEXT_DIR_LTR, 1);
      window = kscore_window_new (app, model, sample);
      gtk_window_set_default_size (GTK_WINDOW (window), scenes[i].width, scenes[i].height);
      gtk_window_present (GTK_WINDOW (window));
      kscore_test_wait_until (kscore_scoring_model_get_ready (model));
      if (i == 0)
        {
          g_auto (GStrv) files = kscore_sample_list_archives (NULL);

          kscore_window_import (window, (const char * const *) files);
        }
      kscore_test_wait_for_page (GTK_WIDGET (window), "main");
      while (computing)
        {
          kscore_test_spin (50);
          g_object_get (kscore_scoring_model_get_score (model), "computing", &computing, NULL);
        }
      /* Until the toast of the import is gone. */
      kscore_test_spin (i == 0 ? 6000 : 200);

      kscore_picture_save (GTK_WIDGET (window), argv[1], scenes[i].name);
      gtk_window_destroy (GTK_WINDOW (window));
      kscore_test_spin (50);
    }

  return 0;
}
