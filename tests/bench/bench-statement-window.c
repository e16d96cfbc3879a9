#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-statement.h"
#include "service/kscore-scoring-model.h"
#include "service/kscore-statement.h"
#include "ui/kscore-application.h"
#include "ui/kscore-statement-slots.h"

/* The real window in a process of its own, driven from inside its own main loop. What an iteration
 * takes is measured between two calls of the function that waits, so that waiting does not count:
 * by the clock, and in the CPU time of the main thread, which a busy machine does not disturb. */

#define MOST_MS       50
#define N_STEPS       150
#define N_JUMPS       60
#define N_PAGES       100
#define SETTLE_MS     1500
#define PATIENCE_MS   90000
#define WHEEL_PIXELS  60

typedef struct {
  GPollFunc   poll;
  gint64      started;      /* of the iteration, by the clock, µs; 0 before the first */
  double      started_cpu;  /* ms */
  double      most;         /* ms, of the phase */
  double      most_cpu;
  double      all_cpu;
  guint       n_iterations;
  guint       n_frames;
  guint       n_changes;    /* of the list */
  gboolean    kept;
  gboolean    statement;    /* whether to show it */
  gboolean    thorough;     /* and do all there is to do with it */
  GtkWidget  *window;
} Bench;

/* The main loop's poll function takes no data. */
static Bench bench = { .kept = TRUE };

static double
get_cpu (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);

  return (double) spec.tv_sec * 1e3 + (double) spec.tv_nsec / 1e6;
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  if (bench.started != 0)
    {
      double taken = (double) (g_get_monotonic_time () - bench.started) / 1e3;
      double cpu = get_cpu () - bench.started_cpu;

      bench.most = MAX (bench.most, taken);
      bench.most_cpu = MAX (bench.most_cpu, cpu);
      bench.all_cpu += cpu;
      bench.n_iterations++;
    }

  result = bench.poll (fds, n_fds, timeout);
  bench.started = g_get_monotonic_time ();
  bench.started_cpu = get_cpu ();

  return result;
}

static void
begin_phase (void)
{
  bench.most = bench.most_cpu = bench.all_cpu = 0;
  bench.n_iterations = bench.n_frames = 0;
}

/* @promised: whether no iteration may take longer than is promised. */
static void
end_phase (const char *name,
           gboolean    promised)
{
  gboolean kept = !promised || bench.most_cpu <= MOST_MS;

  g_print ("%s: longest iteration %.1f ms of CPU, %.1f ms by the clock (of %u iterations, "
           "%u frames, %.0f ms of CPU)%s\n", name, bench.most_cpu, bench.most,
           bench.n_iterations, bench.n_frames, bench.all_cpu,
           kept ? "" : " TOO LONG");
  bench.kept = bench.kept && kept;
  begin_phase ();
}

static gboolean
passed_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, passed_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_frame (void)
{
  guint n_frames = bench.n_frames;
  gint64 end = g_get_monotonic_time () + 200 * 1000;

  /* Nothing is drawn where nothing has changed. */
  while (bench.n_frames == n_frames && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
after_paint_cb (GdkFrameClock *frame_clock,
                gpointer       user_data)
{
  bench.n_frames++;
}

static GtkWidget *
find_widget (GtkWidget *parent,
             GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child
                                                                     : find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_busy (GObject    *object,
         const char *property)
{
  gboolean busy;

  g_object_get (object, property, &busy, NULL);

  return busy;
}

static void
wait_until_idle (GObject    *object,
                 const char *property)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  /* What is under way may be only about to begin. */
  wait_ms (50);
  while (is_busy (object, property))
    {
      if (g_get_monotonic_time () > end)
        g_error ("%s is %s for longer than anybody waits", G_OBJECT_TYPE_NAME (object), property);
      wait_ms (20);
    }
}

static void
print_memory (const char *when)
{
  g_print ("memory %s: %.1f MB resident, %.1f MB of it its own, at most %.1f MB\n", when,
           bench_get_memory ("VmRSS:"), bench_get_memory ("RssAnon:"),
           bench_get_memory ("VmHWM:"));
}

static void
scroll (GtkAdjustment *adjustment,
        double         value)
{
  gtk_adjustment_set_value (adjustment, value);
  wait_for_frame ();
}

static double
get_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static void
scroll_through (GtkAdjustment *adjustment,
                GtkWidget     *list,
                guint          n_rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  begin_phase ();
  for (guint i = 0; i < N_STEPS; i++)
    scroll (adjustment, i * WHEEL_PIXELS);
  end_phase ("scroll by the wheel", TRUE);

  for (guint i = 0; i < N_PAGES; i++)
    scroll (adjustment, gtk_adjustment_get_value (adjustment)
                        + gtk_adjustment_get_page_size (adjustment));
  end_phase ("a hundred pages down", TRUE);

  for (guint i = 0; i <= N_JUMPS; i++)
    scroll (adjustment, get_end (adjustment) * i / N_JUMPS);
  end_phase ("drag from end to end", TRUE);

  for (guint i = 0; i < N_JUMPS; i++)
    scroll (adjustment, get_end (adjustment) * g_rand_double (rand));
  end_phase ("jump anywhere", TRUE);

  for (guint i = 0; i < N_JUMPS / 2; i++)
    {
      guint position = i % 2 ? 0 : n_rows - 1;

      gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
      wait_for_frame ();
    }
  end_phase ("Home and End", TRUE);
}

static void
changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* Waits for the list that was asked for. */
static void
wait_for_list (KscoreStatement *statement,
               const char      *name)
{
  wait_until_idle (G_OBJECT (statement), "loading");
  if (bench.n_changes == 0)
    g_error ("%s: the list is still the one before", name);
  bench.n_changes = 0;
}

static void
sort_by_all (KscoreStatement *statement,
             GtkAdjustment   *adjustment)
{
  static const char * const names[KSCORE_STATEMENT_N_SORTS] = {
    "date", "points", "network", "kind", "person", "post", "count",
  };

  for (guint i = 0; i < 2 * KSCORE_STATEMENT_N_SORTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("sort by %s, %s", names[i / 2],
                                               i % 2 ? "down" : "up");

      bench.n_changes = 0;
      kscore_statement_set_sort (statement, i / 2, i % 2);
      wait_for_list (statement, name);
      scroll (adjustment, get_end (adjustment) / 2);
      scroll (adjustment, get_end (adjustment) / 3);
      wait_ms (100);
      end_phase (name, TRUE);
    }
}

static void
search (GtkWidget       *page,
        KscoreStatement *statement)
{
  static const char * const texts[] = { "r", "ri", "riv", "rive", "rivers", "rivers mou" };
  GtkWidget *entry = find_widget (page, GTK_TYPE_SEARCH_ENTRY);

  if (entry == NULL)
    {
      g_print ("There is nothing to type a search into.\n");
      bench.kept = FALSE;
      return;
    }
  bench.n_changes = 0;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      wait_ms (120);
    }
  /* It waits for a pause in the typing. */
  wait_ms (500);
  wait_for_list (statement, "search");
  g_print ("found: %u parts\n", g_list_model_get_n_items (G_LIST_MODEL (statement)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  wait_ms (500);
  wait_for_list (statement, "no search");
  end_phase ("type a search, and all again", TRUE);
}

static void
filter (KscoreStatement *statement)
{
  g_autoptr (KscoreStatementFilter) some = kscore_statement_filter_new ();
  g_autoptr (KscoreStatementFilter) all = kscore_statement_filter_new ();

  some->network = g_strdup ("bluesky");
  some->kind = g_strdup ("reply");
  some->scored = KSCORE_STATEMENT_NOT_SCORED;
  bench.n_changes = 0;
  kscore_statement_set_filter (statement, some);
  wait_for_list (statement, "filter");
  wait_ms (200);
  g_print ("filtered: %u parts\n", g_list_model_get_n_items (G_LIST_MODEL (statement)));
  bench.n_changes = 0;
  kscore_statement_set_filter (statement, all);
  wait_for_list (statement, "no filter");
  wait_ms (200);
  end_phase ("filter and all again", TRUE);
}

static KscoreStatement *
get_statement (GtkColumnView *view)
{
  GtkNoSelection *selection = GTK_NO_SELECTION (gtk_column_view_get_model (view));
  GListModel *slots = gtk_no_selection_get_model (selection);

  return KSCORE_STATEMENT (kscore_statement_slots_get_model (KSCORE_STATEMENT_SLOTS (slots)));
}

static void
drive_statement (GtkWidget *pages)
{
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *scrolled;
  GtkWidget *list;
  KscoreStatement *statement;
  GtkAdjustment *adjustment;

  page = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (pages), "statement");
  if (page == NULL)
    g_error ("There is no page of the name “statement”");
  begin_phase ();
  adw_view_stack_set_visible_child (ADW_VIEW_STACK (pages), page);
  wait_for_frame ();
  end_phase ("first frame of the Statement", FALSE);

  view = find_widget (page, GTK_TYPE_COLUMN_VIEW);
  scrolled = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  list = find_widget (view, GTK_TYPE_LIST_VIEW);
  statement = get_statement (GTK_COLUMN_VIEW (view));

  g_signal_connect_swapped (statement, "items-changed", G_CALLBACK (changed_cb),
                            &bench.n_changes);
  wait_until_idle (G_OBJECT (statement), "loading");
  wait_ms (SETTLE_MS);
  /* Its first rows are the first frame of the list. */
  end_phase ("until all parts are there", FALSE);
  g_print ("%u parts, %u shown\n", kscore_statement_get_n_all (statement),
           g_list_model_get_n_items (G_LIST_MODEL (statement)));
  print_memory ("with the Statement");
  begin_phase ();
  if (kscore_statement_get_n_all (statement) == 0)
    {
      bench.kept = FALSE;
      return;
    }

  if (!bench.thorough)
    return;

  scroll_through (adjustment, list, g_list_model_get_n_items (G_LIST_MODEL (statement)));
  print_memory ("after scrolling");
  begin_phase ();
  sort_by_all (statement, adjustment);
  print_memory ("after sorting");
  begin_phase ();
  search (page, statement);
  filter (statement);
}

static void
drive (void)
{
  g_autoptr (KscoreScoringModel) model = NULL;
  GtkWidget *pages = find_widget (bench.window, ADW_TYPE_VIEW_STACK);
  double before;

  g_object_get (bench.window, "model", &model, NULL);
  while (!kscore_scoring_model_get_ready (model))
    wait_ms (20);
  wait_until_idle (G_OBJECT (kscore_scoring_model_get_score (model)), "computing");
  wait_ms (SETTLE_MS);
  end_phase ("until the score is shown", FALSE);
  print_memory ("with the Overview");

  before = bench_get_memory ("VmRSS:");

  if (bench.statement)
    {
      drive_statement (pages);
      wait_ms (SETTLE_MS);
      print_memory ("at the end");
    }

  g_print ("result %d %.3f %.3f\n", bench.kept, before, bench_get_memory ("VmRSS:"));
  fflush (stdout);
  _exit (0);
}

static gboolean
drive_cb (gpointer user_data)
{
  drive ();
  return G_SOURCE_REMOVE;
}

static void
realize_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  bench.window = window;
  g_signal_connect (gdk_surface_get_frame_clock (surface), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
  g_timeout_add (1000, drive_cb, NULL);
}

static void
window_added_cb (GtkApplication *app,
                 GtkWidget      *window)
{
  if (bench.window == NULL)
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

int
bench_run_window (const char *mode,
                  const char *data_dir)
{
  const char *argv[] = { "kscore", "--data-dir", data_dir, NULL };
  GApplication *app = G_APPLICATION (kscore_application_new ());

  bench.thorough = g_str_equal (mode, "--window");
  bench.statement = bench.thorough || g_str_equal (mode, "--short-window");
  bench.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  g_signal_connect (app, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_application_run (app, 3, (char **) argv);

  return 1;
}
