#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "service/kscore-scoring-model.h"
#include "store/kscore-store.h"
#include "ui/kscore-application.h"

/* How long the first painted frame takes, from the start of the process, and how much memory is
 * taken at that frame: Kscore's window on a database of a million interactions, and an empty
 * window of libadwaita, in turns, each in a process of its own. Needs a display. */

#define N_INTERACTIONS 1000000
#define N_TURNS        15
#define ROWS_A_POST    100
#define POSTS_A_PAGE   40
#define N_PEOPLE       200000
#define N_DAYS         3650

typedef enum {
  FIGURE_TIME,
  FIGURE_CPU,
  FIGURE_MEMORY,
  N_FIGURES
} Figure;

static const struct {
  const char *name;
  const char *unit;
  double      most; /* over the empty window; 0 where nothing is promised */
} figures[N_FIGURES] = {
  { "first frame", "ms", 100 },
  { "CPU until it", "ms", 0 },
  { "memory at it", "MB", 40 },
};

typedef struct {
  double values[N_FIGURES];
} Reading;

static double
get_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    g_error ("/proc/self/status cannot be read");
  line = strstr (status, "VmRSS:");
  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024.0;
}

/* In a child: the frame is on the screen. */
static void
after_paint_cb (GdkFrameClock *frame_clock,
                gpointer       user_data)
{
  gint64 started = g_ascii_strtoll (g_getenv ("BENCH_STARTED"), NULL, 10);

  g_print ("%.3f %.3f %.3f\n", (double) (g_get_monotonic_time () - started) / 1000.0,
           (double) clock () * 1000.0 / CLOCKS_PER_SEC, get_megabytes ());
  fflush (stdout);
  /* Threads are still at work: nothing is cleaned up under them. */
  _exit (0);
}

/* After the surface, which paints at the same signal. */
static void
paint_cb (GdkFrameClock *frame_clock,
          gpointer       user_data)
{
  g_signal_connect (frame_clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static void
realize_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect_after (gdk_surface_get_frame_clock (surface), "paint", G_CALLBACK (paint_cb),
                          NULL);
}

static void
window_added_cb (GtkApplication *app,
                 GtkWidget      *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

static void
activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *data_dir)
{
  const char *empty_argv[] = { "empty", NULL };
  const char *kscore_argv[] = { "kscore", "--data-dir", data_dir, NULL };
  GApplication *app;

  if (data_dir != NULL)
    app = G_APPLICATION (kscore_application_new ());
  else
    {
      app = G_APPLICATION (adw_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
    }
  g_signal_connect (app, "window-added", G_CALLBACK (window_added_cb), NULL);

  g_application_run (app, data_dir != NULL ? 3 : 1,
                     (char **) (data_dir != NULL ? kscore_argv : empty_argv));
  return 1;
}

static Reading
measure (const char *program,
         const char *data_dir)
{
  const char *argv[] = { program, "--child", data_dir, NULL };
  g_autofree char *started = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  Reading reading;
  int status;

  g_setenv ("BENCH_STARTED", started, TRUE);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                     &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);

  words = g_strsplit (g_strstrip (out), " ", N_FIGURES);
  for (guint i = 0; i < N_FIGURES; i++)
    reading.values[i] = g_ascii_strtod (words[i], NULL);

  return reading;
}

static void
fill_page (KscorePage *page,
           guint       first_post,
           GRand      *rand)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < POSTS_A_PAGE; i++)
    {
      guint n_posts = N_INTERACTIONS / ROWS_A_POST;
      gint64 at = now - (gint64) (n_posts - first_post - i) * N_DAYS * 86400 / n_posts;
      g_autofree char *post = g_strdup_printf ("%u", first_post + i);

      g_ptr_array_add (page->posts, kscore_post_new (post, at));
      for (guint j = 0; j < ROWS_A_POST; j++)
        {
          g_autofree char *actor = g_strdup_printf ("https://example.org/users/%u",
                                                    g_rand_int (rand) % N_PEOPLE);

          g_ptr_array_add (page->interactions,
                           kscore_interaction_new (post, KSCORE_KIND_LIKE, actor, at));
        }
    }
}

static void
fill (const char *data_dir)
{
  g_autoptr (KscoreStore) store = kscore_store_new (data_dir);
  g_autoptr (KscoreAccount) account = kscore_account_new ("mastodon", "https://example.org/@ada",
                                                          "ada@example.org");
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  gboolean done = kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error);

  for (guint post = 0; done && post < N_INTERACTIONS / ROWS_A_POST; post += POSTS_A_PAGE)
    {
      g_autoptr (KscorePage) page = kscore_page_new (account);
      KscoreDay today = kscore_day_from_time (g_get_real_time () / G_USEC_PER_SEC);
      KscoreCoverage coverage = { today - N_DAYS, today,
                                  KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS
                                    | KSCORE_KINDS_PEOPLE };

      fill_page (page, post, rand);
      if (post == 0)
        g_array_append_val (page->coverage, coverage);
      done = kscore_store_write_page (store, page, NULL, NULL, &error);
    }

  if (!done)
    g_error ("%s", error->message);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!kscore_scoring_model_open_finish (KSCORE_SCORING_MODEL (object), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

/* As after a first use: the scores of all days are stored. */
static void
compute (const char *data_dir)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new (data_dir, NULL, NULL);
  gboolean opened = FALSE;
  gboolean computing = TRUE;

  kscore_scoring_model_open_async (model, NULL, opened_cb, &opened);
  while (!opened || computing)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (kscore_scoring_model_get_score (model), "computing", &computing, NULL);
    }
}

/* The least of each figure: what else the machine does only adds to it. */
static void
take_least (Reading       *least,
            const Reading *reading)
{
  for (guint i = 0; i < N_FIGURES; i++)
    least->values[i] = MIN (least->values[i], reading->values[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_dir = NULL;
  Reading empty = { { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE } };
  Reading kscore = empty;
  gboolean kept = TRUE;

  if (argc > 1 && g_str_equal (argv[1], "--child"))
    return run_child (argc > 2 ? argv[2] : NULL);

  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  /* What tests set to find faults takes time. */
  g_unsetenv ("MALLOC_CHECK_");
  g_unsetenv ("G_DEBUG");
  data_dir = g_dir_make_tmp ("kscore-bench-XXXXXX", NULL);
  g_setenv ("XDG_CACHE_HOME", data_dir, TRUE);
  fill (data_dir);
  compute (data_dir);

  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      Reading reading = measure (argv[0], NULL);

      take_least (&empty, &reading);
      reading = measure (argv[0], data_dir);
      take_least (&kscore, &reading);
    }

  for (guint i = 0; i < N_FIGURES; i++)
    {
      const char *unit = figures[i].unit;
      double over = kscore.values[i] - empty.values[i];

      g_print ("%s: empty window %.1f %s, Kscore %.1f %s, over it %.1f %s", figures[i].name,
               empty.values[i], unit, kscore.values[i], unit, over, unit);
      if (figures[i].most > 0)
        g_print (" (at most %.0f %s)", figures[i].most, unit);
      g_print ("\n");
      kept = kept && (figures[i].most == 0 || over <= figures[i].most);
    }

  {
    const char *rm[] = { "rm", "-rf", data_dir, NULL };

    g_spawn_sync (NULL, (char **) rm, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                  NULL);
  }
  return kept ? 0 : 1;
}
