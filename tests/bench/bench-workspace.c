#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "bench-support.h"
#include "score/kscore-attribution.h"
#include "score/kscore-score.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-store.h"

/* One new reaction written into a store of a million: CPU time until score, range and the points of
 * every row are new, through the workspace, while a refresh holds its evidence, against reading all
 * of it anew. */

#define N_INTERACTIONS 1000000
#define ROWS_A_POST 50
#define POSTS_A_PAGE 100
#define N_POSTS (N_INTERACTIONS / ROWS_A_POST)
#define N_PEOPLE (N_INTERACTIONS / 3)
#define N_DAYS 90
#define N_TIMES 9
#define LEAST_RATIO 4.0

typedef struct {
  KscoreWorkspace *workspace; /* (owned) */
  gint64           now;
  GRand           *rand;      /* (owned) */
} Bench;

static void
check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
write_page (Bench            *bench,
            const KscorePage *page)
{
  g_autoptr (GError) error = NULL;

  kscore_store_write_page (kscore_workspace_get_store (bench->workspace), page, NULL, NULL, &error);
  check (error);
}

static KscorePage *
new_page (void)
{
  g_autoptr (KscoreAccount) account = kscore_account_new ("mastodon", "https://example.org/@ada",
                                                          "ada@example.org");

  return kscore_page_new (account);
}

static void
add_reaction (KscorePage *page,
              const char *post,
              KscoreKind  kind,
              guint       person,
              gint64      at)
{
  g_autofree char *actor = g_strdup_printf ("https://example.org/users/%u", person);

  g_ptr_array_add (page->interactions, kscore_interaction_new (post, kind, actor, at));
}

static void
fill (Bench *bench)
{
  KscoreDay today = kscore_day_from_time (bench->now);
  KscoreCoverage coverage = { today - N_DAYS, today, KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS
                                                     | KSCORE_KINDS_PEOPLE };

  for (guint first = 0; first < N_POSTS; first += POSTS_A_PAGE)
    {
      g_autoptr (KscorePage) page = new_page ();

      if (first == 0)
        g_array_append_val (page->coverage, coverage);
      for (guint i = first; i < first + POSTS_A_PAGE; i++)
        {
          gint64 at = bench->now - (gint64) (N_POSTS - i) * N_DAYS * 86400 / N_POSTS;
          g_autofree char *post = g_strdup_printf ("%u", i);

          g_ptr_array_add (page->posts, kscore_post_new (post, at));
          for (guint j = 0; j < ROWS_A_POST; j++)
            add_reaction (page, post, KSCORE_KIND_LIKE, g_rand_int (bench->rand) % N_PEOPLE,
                          MIN (at + g_rand_int (bench->rand) % 100000, bench->now));
        }
      write_page (bench, page);
    }
}

/* The score after something was written, and the time it takes. */
static double
time_score (Bench        *bench,
            gboolean      in_order,
            KscoreScore **score)
{
  double start = bench_support_get_cpu ();
  g_autoptr (KscoreLoadedEvidence) loaded = NULL;
  g_autoptr (KscoreAttribution) points = NULL;
  g_autoptr (GError) error = NULL;

  loaded = in_order ? kscore_workspace_ref_evidence_in_order (bench->workspace, NULL, &error)
                    : kscore_workspace_ref_evidence (bench->workspace, NULL, &error);
  check (error);
  g_assert_cmpint (loaded->in_order, ==, in_order);
  *score = kscore_score_new (loaded->ledger, loaded->day);
  points = kscore_attribution_new (loaded->ledger, *score);
  g_assert_true ((*score)->has_range);
  g_assert_cmpfloat_with_epsilon (points->total, (*score)->score - 1, 1e-9);

  return bench_support_get_cpu () - start;
}

static void
add_one (Bench *bench,
         guint  time)
{
  g_autoptr (KscorePage) page = new_page ();
  g_autofree char *post = g_strdup_printf ("%u", N_POSTS - 100 - time);

  add_reaction (page, post, KSCORE_KIND_REPLY, time * 104729 % (N_PEOPLE + N_PEOPLE / 10),
                bench->now - time);
  write_page (bench, page);
  kscore_workspace_evidence_changed (bench->workspace);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
run (Bench *bench)
{
  g_autoptr (KscoreScore) first = NULL;
  g_autoptr (KscoreScore) last = NULL;
  g_autoptr (KscoreScore) anew = NULL;
  double times[N_TIMES], whole;

  /* What is large was read once before a refresh begins. */
  time_score (bench, TRUE, &first);
  kscore_workspace_release_evidence (bench->workspace);
  kscore_workspace_hold_evidence (bench->workspace);
  g_clear_pointer (&first, kscore_score_free);
  time_score (bench, TRUE, &first);

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_clear_pointer (&last, kscore_score_free);
      add_one (bench, i + 1);
      times[i] = time_score (bench, FALSE, &last);
    }
  whole = time_score (bench, TRUE, &anew);
  kscore_workspace_unhold_evidence (bench->workspace);

  g_assert_cmpfloat (last->score, >=, first->score);
  g_assert_cmpfloat_with_epsilon (last->score, anew->score, 1e-9);
  g_assert_cmpfloat_with_epsilon (last->low, anew->low, 1e-9);
  g_assert_cmpfloat_with_epsilon (last->high, anew->high, 1e-9);

  qsort (times, N_TIMES, sizeof *times, compare_doubles);
  g_print ("all of it read anew      %8.1f ms of CPU\n"
           "one reaction more        %8.1f ms of CPU, %.1f times as fast (at least %.0f)\n",
           whole * 1e3, times[N_TIMES / 2] * 1e3, whole / times[N_TIMES / 2], LEAST_RATIO);
  return whole / times[N_TIMES / 2];
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_unlink (child);
    }
  g_rmdir (path);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kscore-bench-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  Bench bench = { .now = g_get_real_time () / G_USEC_PER_SEC, .rand = g_rand_new_with_seed (1) };
  double ratio;

  bench.workspace = kscore_workspace_new (folder, NULL, NULL);
  kscore_workspace_open (bench.workspace, NULL, &error);
  check (error);
  fill (&bench);
  ratio = run (&bench);
  g_clear_object (&bench.workspace);
  g_rand_free (bench.rand);
  remove_folder (folder);

  return ratio >= LEAST_RATIO ? 0 : 1;
}
