#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-statement.h"
#include "core/kscore-memory.h"
#include "service/kscore-scoring-model.h"
#include "store/kscore-part-table.h"
#include "store/kscore-statement.h"

/* The Statement of a million interactions: how long the main thread is ever kept from drawing
 * while it is scrolled, sorted, searched and filtered in the real window, and how much memory it
 * takes; and the table beneath it beside plain SQL on the store. Each in a process of its own.
 * Needs a display. */

#define N_INTERACTIONS 1000000
#define N_FEW          2000
#define MOST_MEGABYTES 40.0

/* Two accounts with posts in ten years, a hundred reactions to each by people of whom there are a
 * fifth as many as reactions. What is random is so by multiplication, the same every time. The
 * second of what happened is told; the first years are not covered. The parameters: now, the
 * kinds that are covered, how many reactions, how many posts, how many people. */
static const char * const fill_statements[] = {
  "INSERT INTO accounts (id, person, network, native_id, handle, display_name, created_at) VALUES"
  " (1, 1, 'mastodon', 'https://example.org/users/ada', 'ada@example.org', 'Ada', 1),"
  " (2, 1, 'bluesky', 'did:plc:ada', 'ada.example.org', 'Ada', 1)",

  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?4 - 1)"
  " INSERT INTO posts (id, account, native_id, kind, at, precision, reply_to_self, url, text)"
  " SELECT i + 1, i % 2 + 1, 'post-' || i, 0, ?1 - (?4 - 1 - i) * (315360000 / ?4), 0, 0,"
  " 'https://example.org/posts/' || i, 'Post number ' || i || ' tells of '"
  " || substr('bridges rivers mountains trains cities gardens forests islands', i % 50, 12)"
  " || ' and of what else there is to be said about them on a day such as this one'"
  " FROM n",

  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?5 - 1)"
  " INSERT INTO actors (id, network, key, handle, display_name)"
  " SELECT i + 1, iif(i % 2, 'bluesky', 'mastodon'), 'https://example.org/users/' || i,"
  " 'person' || (i * 7919 % ?5) || '@example.org', iif(i % 3, 'Person Number ' || i, NULL)"
  " FROM n",

  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?3 - 1),"
  " made (i, post, at) AS (SELECT i, i * ?4 / ?3 + 1,"
  " min(?1, ?1 - (?4 - 1 - i * ?4 / ?3) * (315360000 / ?4) + i * 7727 % 200000) FROM n)"
  " INSERT OR IGNORE INTO interactions (account, day, kind, actor, post, seq, at, precision)"
  " SELECT (post - 1) % 2 + 1, at / 86400,"
  " CASE i % 10 WHEN 0 THEN 5 WHEN 1 THEN 8 WHEN 2 THEN 10 ELSE 1 END,"
  " (i * 48271 + i / 100 * 13) % ?5 + 1, post, 0, at, 0 FROM made",

  "INSERT OR IGNORE INTO relations (account, actor)"
  " SELECT DISTINCT account, actor FROM interactions",

  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49)"
  " INSERT INTO audience (account, at, followers)"
  " SELECT i % 2 + 1, ?1 - i * 604800, 20000 - i * 100 FROM n",

  "INSERT INTO coverage (account, kinds, from_day, to_day)"
  " SELECT id, ?2, ?1 / 86400 - 3000, ?1 / 86400 FROM accounts",
};

static gboolean
fill_store (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  gint64 n_interactions = *(const gint64 *) data;
  gint64 parameters[] = {
    g_get_real_time () / G_USEC_PER_SEC,
    KSCORE_KINDS_POSTS | KSCORE_KINDS_AUDIENCE | KSCORE_KINDS_REACTIONS | KSCORE_KINDS_PEOPLE,
    n_interactions,
    n_interactions / 100,
    n_interactions / 5,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fill_statements); i++)
    {
      sqlite3_stmt *statement = kscore_statement_prepare (db, fill_statements[i], error);

      if (statement == NULL)
        return FALSE;
      /* One that it does not have is refused without harm. */
      for (guint j = 0; j < G_N_ELEMENTS (parameters); j++)
        sqlite3_bind_int64 (statement, (int) j + 1, parameters[j]);
      if (!kscore_statement_run (db, statement, error))
        return FALSE;
    }

  return TRUE;
}

static void
fill (const char *data_dir,
      gint64      n_interactions)
{
  g_autoptr (KscoreStore) store = kscore_store_new (data_dir);
  g_autoptr (GError) error = NULL;

  if (!kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, &error)
      || !kscore_store_run (store, KSCORE_STORE_WRITE, fill_store, &n_interactions, NULL, &error))
    g_error ("%s", error->message);
  kscore_store_close (store);
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
static int
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

  return 0;
}

/* Of all threads: one works at a time. */
static double
get_cpu (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spec);

  return (double) spec.tv_sec * 1e3 + (double) spec.tv_nsec / 1e6;
}

/* The parts as a score would have them: in an order of their own, with points of all sizes. */
static gboolean
add_parts (KscoreDatabase  *db,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  KscorePartTable *table = data;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;
  guint64 n_parts = 0;

  statement = kscore_statement_prepare (
    db, "SELECT account, day, kind, actor, post FROM interactions", error);
  if (statement == NULL)
    return FALSE;

  while (kscore_statement_next (db, statement, &local_error))
    {
      KscorePart part = {
        .points = n_parts % 3 ? (double) (n_parts * 2654435761 % 1000003) / 1e6 : NAN,
        .count = 1,
        .account = sqlite3_column_int64 (statement, 0),
        .day = sqlite3_column_int (statement, 1),
        .kind = (guint8) sqlite3_column_int (statement, 2),
        .actor = sqlite3_column_int64 (statement, 3),
        .post = sqlite3_column_int64 (statement, 4),
      };

      n_parts++;
      if (!kscore_part_table_add (table, &part, error))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }

  return kscore_statement_succeeded (&local_error, error);
}

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static double
measure_find (KscorePartTable       *table,
              const KscorePartQuery *query,
              const char            *name)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  double started = get_cpu ();
  double taken;

  rows = kscore_part_table_find (table, query, NULL, NULL, &error);
  check (error);
  taken = get_cpu () - started;
  if (name != NULL)
    g_print ("find, %s: %.0f ms of CPU, %u parts\n", name, taken, rows->len);

  return taken;
}

static void
measure_read (KscorePartTable       *table,
              const KscorePartQuery *query)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  double most = 0;

  rows = kscore_part_table_find (table, query, NULL, NULL, &error);
  check (error);
  for (guint i = 0; i < 100; i++)
    {
      guint first = i * (rows->len / 101);
      double started = get_cpu ();
      g_autoptr (GPtrArray) some = NULL;

      some = kscore_part_table_read (table, &g_array_index (rows, guint32, first), 100, NULL,
                                     &error);
      check (error);
      most = MAX (most, get_cpu () - started);
    }
  g_print ("read 100 rows: at most %.1f ms of CPU\n", most);
}

/* What there would be without the table: the points in a table, all else joined from the store
 * and sorted there. */
static gboolean
sort_plainly (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  double *taken = data;
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *statement;
  double started = get_cpu ();

  statement = kscore_statement_prepare (
    db,
    "SELECT i.account, i.day, i.kind, i.actor, i.post, i.seq FROM interactions i"
    " JOIN accounts o ON o.id = i.account LEFT JOIN actors a ON a.id = i.actor"
    " ORDER BY a.handle COLLATE NOCASE DESC, i.account, i.day, i.kind, i.actor, i.post, i.seq",
    error);
  if (statement == NULL)
    return FALSE;
  while (kscore_statement_next (db, statement, &local_error))
    ;
  *taken = get_cpu () - started;

  return kscore_statement_succeeded (&local_error, error);
}

static int
measure_parts (const char *data_dir)
{
  static const char * const sorts[] = {
    "by day", "by points", "by network", "by kind", "by person", "by post", "by count",
  };
  g_autoptr (KscoreStore) store = kscore_store_new (data_dir);
  g_autoptr (KscorePartTable) table = NULL;
  g_autoptr (GError) error = NULL;
  KscorePartQuery query = { .kind = -1, .from = KSCORE_DAY_UNKNOWN, .to = KSCORE_DAY_UNKNOWN };
  double started = get_cpu ();
  double memory = bench_get_memory ("RssAnon:");
  double person = 0;
  double plain;

  kscore_store_open (store, KSCORE_STORE_OPEN_READ, NULL, &error);
  check (error);
  table = kscore_part_table_new (store, &error);
  check (error);
  if (!kscore_part_table_begin (table, &error)
      || !kscore_store_run (store, KSCORE_STORE_READ, add_parts, table, NULL, &error)
      || !kscore_part_table_end (table, NULL, &error))
    check (error);
  g_print ("fill: %.0f ms of CPU\n", get_cpu () - started);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (sorts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", sorts[i / 2], i % 2 ? "down" : "up");

      query.sort = (KscorePartSort) (i / 2);
      query.descending = i % 2;
      started = measure_find (table, &query, name);
      if (query.sort == KSCORE_PART_SORT_PERSON)
        person = started;
    }
  measure_read (table, &query);

  query.sort = KSCORE_PART_SORT_POINTS;
  query.search = "rivers mou";
  measure_find (table, &query, "with words");
  query.search = "ri";
  measure_find (table, &query, "with two letters");
  query.search = "person777";
  measure_find (table, &query, "with a name");
  g_print ("memory of the table: %.1f MB\n", bench_get_memory ("RssAnon:") - memory);

  kscore_store_run (store, KSCORE_STORE_READ, sort_plainly, &plain, NULL, &error);
  check (error);
  g_print ("sorting by person: plain SQL %.0f ms, the table %.0f ms of CPU, ratio %.1f\n",
           plain, person, plain / person);

  return 0;
}

double
bench_get_memory (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    g_error ("/proc/self/status cannot be read");
  line = strstr (status, name);

  return line != NULL ? g_ascii_strtod (line + strlen (name), NULL) / 1024.0 : 0;
}

static void
remove_folder (const char *path)
{
  const char *argv[] = { "rm", "-rf", path, NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

/* Runs this program anew and prints what it says. Its last line is "result", whether it kept what
 * is promised, and how much memory it took, then more figures of its own. */
static gboolean
run_child (const char *program,
           const char *mode,
           const char *data_dir,
           double     *figures)
{
  const char *argv[] = { program, mode, data_dir, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  char *result;
  int status;

  g_print ("%s\n", mode);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                     &error))
    g_error ("%s", error->message);
  result = strstr (out, "result ");
  g_print ("%.*s\n", (int) (result != NULL ? result - out : (gssize) strlen (out)), out);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  if (figures == NULL)
    return TRUE;

  g_assert (result != NULL);
  words = g_strsplit (g_strstrip (result), " ", -1);
  for (guint i = 0; i < BENCH_N_FIGURES; i++)
    figures[i] = g_ascii_strtod (words[i + 2], NULL);

  return g_str_equal (words[1], "1");
}

/* Every one in a process and a folder of its own. */
static gboolean
run_all (const char *program,
         const char *folder)
{
  g_autofree char *empty_dir = g_build_filename (folder, "empty", NULL);
  g_autofree char *small_dir = g_build_filename (folder, "small", NULL);
  g_autofree char *large_dir = g_build_filename (folder, "large", NULL);
  double empty[BENCH_N_FIGURES];
  double small[BENCH_N_FIGURES];
  double large[BENCH_N_FIGURES];
  gboolean kept;
  double visible;
  double over;

  run_child (program, "--fill-small", small_dir, NULL);
  run_child (program, "--fill", large_dir, NULL);
  run_child (program, "--parts", large_dir, NULL);
  run_child (program, "--empty-window", empty_dir, empty);
  run_child (program, "--short-window", small_dir, small);
  kept = run_child (program, "--window", large_dir, large);

  /* A few parts take as many rows on the screen as a million. */
  visible = MAX (small[BENCH_AT_END] - small[BENCH_BEFORE], 0);
  over = MAX (large[BENCH_AT_END], large[BENCH_BEFORE]) - empty[BENCH_AT_END];
  g_print ("memory: empty window %.1f MB, with a million %.1f MB before the Statement and %.1f MB "
           "after all of it: %.1f MB over the empty window (at most %.0f MB, and %.1f MB of "
           "visible rows)\n", empty[BENCH_AT_END], large[BENCH_BEFORE], large[BENCH_AT_END], over,
           MOST_MEGABYTES, visible);

  return kept && over <= MOST_MEGABYTES + visible;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  gboolean kept;

  kscore_memory_return_large ();
  if (argc == 3 && g_str_has_prefix (argv[1], "--fill"))
    {
      fill (argv[2], g_str_equal (argv[1], "--fill") ? N_INTERACTIONS : N_FEW);
      return compute (argv[2]);
    }
  if (argc == 3 && g_str_equal (argv[1], "--parts"))
    return measure_parts (argv[2]);
  if (argc == 3)
    return bench_run_window (argv[1], argv[2]);

  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  /* What tests set to find faults takes time. */
  g_unsetenv ("MALLOC_CHECK_");
  g_unsetenv ("G_DEBUG");
  folder = g_dir_make_tmp ("kscore-bench-XXXXXX", NULL);
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  kept = run_all (argv[0], folder);
  remove_folder (folder);

  return kept ? 0 : 1;
}
