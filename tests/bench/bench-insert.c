#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/kscore-actor-table.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-migrations.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-post-table.h"
#include "store/kscore-statement.h"
#include "store/kscore-store.h"

/* Inserting reactions, page by page, three ways: into a table whose unique key is the remote id,
 * as text, with the other ids as text beside it; into the store, through the function that
 * importers call, with the posts and the people that come along; and into the store's table
 * alone. All three grow in turns, so that a busy machine is busy for each of them, with the same
 * settings of SQLite and a transaction a page. KSCORE_BENCH_ROWS is how far they grow.
 *
 * The promise is about the clock, which sees the waiting for the disk; the same in CPU time, which
 * a busy machine does not disturb, is printed beside it. */

#define DEFAULT_ROWS 1000000
#define LEAST_RATIO 4.0
#define N_PARTS 10
#define ROWS_A_POST 50
#define POSTS_A_PAGE 10
#define PAGES_A_TURN 50
#define OWNER "did:plc:ownerownerownerownerown1"

typedef enum {
  SIDE_TEXT,
  SIDE_PAGES,
  SIDE_TABLE,
  N_SIDES
} Side;

static const char * const side_names[N_SIDES] = {
  "unique text key", "store, by page", "store, table alone",
};

typedef struct {
  KscorePage *page;   /* (owned) */
  char      **ids;    /* (owned): the remote id of each interaction */
  guint32    *actors; /* (owned): the number of each person */
} Batch;

typedef struct {
  KscoreDatabase *text;  /* (owned) */
  KscoreDatabase *table; /* (owned) */
  KscoreStore    *store; /* (owned) */
  guint64         n_people;
  guint64         n_posts;
  GRand          *rand;  /* (owned) */
  double          seconds[N_SIDES]; /* of CPU, all threads */
  double          elapsed[N_SIDES];
} Bench;

/* A made-up id like "did:plc:k3j2…", the same for the same number. */
static void
append_code (GString *string,
             guint64  number,
             guint    length)
{
  guint64 state = (number + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  for (guint i = 0; i < length; i++)
    {
      state ^= state >> 29;
      state *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      g_string_append_c (string, "abcdefghijklmnopqrstuvwxyz234567"[(state >> 40) % 32]);
    }
}

static char *
make_did (guint64 person)
{
  GString *string = g_string_new ("did:plc:");

  append_code (string, person, 24);

  return g_string_free (string, FALSE);
}

static char *
make_uri (const char *did,
          const char *collection,
          guint64     number)
{
  GString *string = g_string_new ("at://");

  g_string_append_printf (string, "%s/%s/", did, collection);
  append_code (string, number, 13);

  return g_string_free (string, FALSE);
}

/* A tenth of the people do half of it. */
static guint32
pick_person (Bench *bench)
{
  guint64 range = g_rand_boolean (bench->rand) ? bench->n_people : bench->n_people / 10 + 1;

  return (guint32) (g_rand_double (bench->rand) * (double) range);
}

static void
batch_clear (Batch *batch)
{
  g_clear_pointer (&batch->page, kscore_page_free);
  g_clear_pointer (&batch->ids, g_strfreev);
  g_clear_pointer (&batch->actors, g_free);
}

static void
batch_fill (Batch *batch,
            Bench *bench)
{
  g_autoptr (KscoreAccount) account = kscore_account_new ("bluesky", OWNER, "ada.example.org");
  guint n = 0;

  batch->page = kscore_page_new (account);
  batch->ids = g_new0 (char *, POSTS_A_PAGE * ROWS_A_POST + 1);
  batch->actors = g_new (guint32, POSTS_A_PAGE * ROWS_A_POST);

  for (guint i = 0; i < POSTS_A_PAGE; i++)
    {
      /* Ten posts a day. */
      gint64 at = kscore_day_to_time (15000) + (gint64) bench->n_posts * 8640;
      g_autofree char *post = make_uri (OWNER, "app.bsky.feed.post", bench->n_posts++);

      g_ptr_array_add (batch->page->posts, kscore_post_new (post, at));
      for (guint j = 0; j < ROWS_A_POST; j++, n++)
        {
          guint32 person = pick_person (bench);
          g_autofree char *did = make_did (person);
          gint64 delay = (gint64) (86400.0 * 3 * g_rand_double (bench->rand)
                                   * g_rand_double (bench->rand));

          batch->actors[n] = person;
          batch->ids[n] = make_uri (did, "app.bsky.feed.like", g_rand_int (bench->rand));
          g_ptr_array_add (batch->page->interactions,
                           kscore_interaction_new (post, KSCORE_KIND_LIKE, did, at + delay));
        }
    }
}

static void
check (gboolean  ok,
       GError   *error)
{
  if (!ok)
    g_error ("%s", error->message);
}

static void
insert_text (Bench       *bench,
             const Batch *batch)
{
  GError *error = NULL;
  sqlite3_stmt *statement;

  check (kscore_database_begin (bench->text, &error), error);
  statement = kscore_statement_prepare (
    bench->text, "INSERT OR IGNORE INTO interactions VALUES (?, ?, ?, ?, ?, ?)", &error);
  for (guint i = 0; i < batch->page->interactions->len; i++)
    {
      const KscoreInteraction *interaction = g_ptr_array_index (batch->page->interactions, i);

      sqlite3_bind_text (statement, 1, batch->ids[i], -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, OWNER, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 3, interaction->actor, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 4, interaction->post, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 5, "like", -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 6, kscore_day_from_time (interaction->at));
      check (kscore_statement_run (bench->text, statement, &error), error);
    }
  check (kscore_database_commit (bench->text, &error), error);
}

static void
insert_page (Bench       *bench,
             const Batch *batch)
{
  GError *error = NULL;

  check (kscore_store_write_page (bench->store, batch->page, NULL, NULL, &error), error);
}

static void
insert_table (Bench       *bench,
              const Batch *batch)
{
  GError *error = NULL;
  gint64 first_post = (gint64) bench->n_posts;

  check (kscore_database_begin (bench->table, &error), error);
  for (guint i = 0; i < batch->page->interactions->len; i++)
    check (kscore_interaction_table_put (bench->table, 1, batch->actors[i] + 1,
                                         first_post + i / ROWS_A_POST,
                                         g_ptr_array_index (batch->page->interactions, i),
                                         &error),
           error);
  check (kscore_database_commit (bench->table, &error), error);
}

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* One turn of each side over the same rows. */
static void
run_turn (Bench *bench)
{
  static void (*const insert[N_SIDES]) (Bench *, const Batch *) = {
    insert_text, insert_page, insert_table,
  };
  Batch batches[PAGES_A_TURN];
  guint64 first_post = bench->n_posts;

  for (guint i = 0; i < PAGES_A_TURN; i++)
    batch_fill (&batches[i], bench);

  for (guint side = 0; side < N_SIDES; side++)
    {
      gint64 start = g_get_monotonic_time ();
      double cpu = get_cpu ();

      for (guint i = 0; i < PAGES_A_TURN; i++)
        {
          bench->n_posts = first_post + i * POSTS_A_PAGE + 1;
          insert[side](bench, &batches[i]);
        }
      bench->seconds[side] += get_cpu () - cpu;
      bench->elapsed[side] += (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
    }

  bench->n_posts = first_post + PAGES_A_TURN * POSTS_A_PAGE;
  for (guint i = 0; i < PAGES_A_TURN; i++)
    batch_clear (&batches[i]);
}

static KscoreDatabase *
open_database (const char *dir,
               const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  GError *error = NULL;
  KscoreDatabase *db = kscore_database_open (path, KSCORE_DATABASE_WRITE, &error);

  check (db != NULL, error);

  return db;
}

static void
open_sides (Bench      *bench,
            const char *dir)
{
  g_autofree char *store_dir = g_build_filename (dir, "store", NULL);
  GError *error = NULL;

  bench->text = open_database (dir, "text.db");
  check (kscore_database_exec (bench->text,
                               "PRAGMA journal_mode = WAL;"
                               "CREATE TABLE interactions (id TEXT PRIMARY KEY,"
                               " account TEXT NOT NULL, actor TEXT NOT NULL, post TEXT,"
                               " kind TEXT NOT NULL, day INTEGER NOT NULL)",
                               &error),
         error);
  bench->table = open_database (dir, "table.db");
  check (kscore_migrations_run (bench->table, &error), error);
  bench->store = kscore_store_new (store_dir);
  check (kscore_store_open (bench->store, KSCORE_STORE_OPEN_WRITE, NULL, &error), error);
}

static gboolean
count_rows (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  return kscore_database_get_integer (db, "SELECT count(*) FROM interactions", data, error);
}

/* A person who likes a post twice likes it once: no side may drop much more than that. */
static void
check_rows (Bench   *bench,
            guint64  n_rows)
{
  gint64 text, pages, table;

  g_assert_true (count_rows (bench->text, &text, NULL, NULL));
  g_assert_true (count_rows (bench->table, &table, NULL, NULL));
  g_assert_true (kscore_store_run (bench->store, KSCORE_STORE_READ, count_rows, &pages, NULL,
                                   NULL));
  g_assert_cmpint (pages, ==, table);
  g_assert_cmpint (text, >=, pages);
  g_assert_cmpint (pages, >, (gint64) (n_rows - n_rows / 50));
}

static gboolean
read_evidence (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_reader_read (db, error);

  if (evidence == NULL)
    return FALSE;

  *(guint *) data = evidence->interactions->len;

  return TRUE;
}

static void
print_reading (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  guint n_read = 0;

  g_assert_true (kscore_store_run (bench->store, KSCORE_STORE_READ, read_evidence, &n_read, NULL,
                                   NULL));
  g_print ("evidence of %u interactions by %" G_GUINT64_FORMAT " people read in %.2f s\n", n_read,
           bench->n_people, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

static void
remove_files (const char *dir)
{
  g_autoptr (GDir) entries = g_dir_open (dir, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_files (path);
      else
        g_unlink (path);
    }
  g_rmdir (dir);
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = g_getenv ("KSCORE_BENCH_ROWS");
  guint64 n_rows = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : DEFAULT_ROWS;
  guint64 rows_a_turn = PAGES_A_TURN * POSTS_A_PAGE * ROWS_A_POST;
  guint64 turns_a_part = MAX (1, n_rows / rows_a_turn / N_PARTS);
  g_autofree char *dir = g_dir_make_tmp ("kscore-bench-XXXXXX", NULL);
  double total[N_SIDES] = { 0, };
  double elapsed[N_SIDES] = { 0, };
  double last_ratio = 0;
  double ratio;
  Bench bench = { .n_people = MAX (1, n_rows / 10), .rand = g_rand_new_with_seed (7) };

  open_sides (&bench, dir);
  g_print ("%12s", "rows");
  for (guint side = 0; side < N_SIDES; side++)
    g_print ("%20s/s", side_names[side]);
  g_print ("     ratio    of CPU\n");

  for (guint part = 1; part <= N_PARTS; part++)
    {
      double part_rows = (double) (turns_a_part * rows_a_turn);

      memset (bench.seconds, 0, sizeof bench.seconds);
      memset (bench.elapsed, 0, sizeof bench.elapsed);
      for (guint64 turn = 0; turn < turns_a_part; turn++)
        run_turn (&bench);

      g_print ("%12.0f", part_rows * part);
      for (guint side = 0; side < N_SIDES; side++)
        {
          total[side] += bench.seconds[side];
          elapsed[side] += bench.elapsed[side];
          g_print ("%22.0f", part_rows / bench.elapsed[side]);
        }
      last_ratio = bench.elapsed[SIDE_TEXT] / bench.elapsed[SIDE_PAGES];
      g_print ("%10.2f%10.2f\n", last_ratio,
               bench.seconds[SIDE_TEXT] / bench.seconds[SIDE_PAGES]);
    }

  ratio = elapsed[SIDE_TEXT] / elapsed[SIDE_PAGES];
  g_print ("by page: %.2f times the rate of a unique text key, %.2f in the last tenth (at least"
           " %.0f wanted), %.2f in CPU time; table alone: %.2f, %.2f in CPU time\n",
           ratio, last_ratio, LEAST_RATIO, total[SIDE_TEXT] / total[SIDE_PAGES],
           elapsed[SIDE_TEXT] / elapsed[SIDE_TABLE], total[SIDE_TEXT] / total[SIDE_TABLE]);
  check_rows (&bench, turns_a_part * N_PARTS * rows_a_turn);
  print_reading (&bench);

  kscore_database_close (bench.text);
  kscore_database_close (bench.table);
  g_object_unref (bench.store);
  g_rand_free (bench.rand);
  remove_files (dir);

  return ratio >= LEAST_RATIO && last_ratio >= LEAST_RATIO ? EXIT_SUCCESS : EXIT_FAILURE;
}
