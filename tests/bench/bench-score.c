#include "config.h"

#include <math.h>
#include <sqlite3.h>

#include "bench-support.h"
#include "score-support.h"
#include "score/kscore-attribution.h"
#include "score/kscore-mask.h"
#include "score/kscore-trust.h"

/* The full score of a million interactions, all inside the weeks that count, on arrays in memory,
 * against the same person-week sums in SQL. Reading the rows out of SQL is printed apart. */

#define DAY 20000
#define N_INTERACTIONS 1000000
#define N_DAYS 90
#define LEAST_RATIO 40

#define SUMS \
  "SELECT week, sum(rho * tau * 4 * ln(1 + p / 4.0)) FROM (" \
  " SELECT (day + 3) / 7 AS week, actor, sum(points) AS p, min(trust) AS tau" \
  " FROM interactions WHERE day <= 20000 GROUP BY 1, 2)" \
  " JOIN actors USING (actor) GROUP BY week"

static void
run (sqlite3    *db,
     const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));

  return statement;
}

/* The table the store has: clustered by account and day. */
static sqlite3 *
fill_database (const KscoreEvidence  *evidence,
               const KscoreConstants *constants)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  g_autofree double *followers = g_new (double, evidence->actors->len);

  sqlite3_open (":memory:", &db);
  run (db, "CREATE TABLE interactions (account INTEGER NOT NULL, day INTEGER NOT NULL,"
           " kind INTEGER NOT NULL, actor INTEGER NOT NULL, post INTEGER NOT NULL,"
           " seq INTEGER NOT NULL, points REAL NOT NULL, trust REAL NOT NULL,"
           " PRIMARY KEY (account, day, kind, actor, post, seq)) STRICT, WITHOUT ROWID;"
           "CREATE TABLE actors (actor INTEGER PRIMARY KEY, rho REAL NOT NULL) STRICT; BEGIN");

  statement = prepare (db, "INSERT INTO interactions VALUES (1, ?, ?, ?, ?, ?, ?, ?)");
  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it;

      it = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, i);
      sqlite3_bind_int (statement, 1, it->day);
      sqlite3_bind_int (statement, 2, it->kind);
      sqlite3_bind_int64 (statement, 3, it->actor);
      sqlite3_bind_int64 (statement, 4, it->post);
      sqlite3_bind_int64 (statement, 5, it->seq);
      sqlite3_bind_double (statement, 6, constants->points[it->kind]);
      sqlite3_bind_double (statement, 7, it->trust);
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);

  for (guint i = 0; i < evidence->actors->len; i++)
    followers[i] = -1;
  for (guint i = 0; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *it;

      it = &g_array_index (evidence->followers, KscoreEvidenceFollowers, i);
      followers[it->actor] = MAX (followers[it->actor], it->followers);
    }

  statement = prepare (db, "INSERT INTO actors VALUES (?, ?)");
  for (guint i = 0; i < evidence->actors->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, i);
      sqlite3_bind_double (statement, 2, kscore_constants_rho (constants, followers[i]));
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  run (db, "COMMIT; ANALYZE");

  return db;
}

static double
read_rows (sqlite3 *db)
{
  double start = bench_support_get_cpu ();
  sqlite3_stmt *statement = prepare (db, "SELECT day, kind, actor, post, seq, points, trust"
                                         " FROM interactions WHERE account = 1");
  gint64 sum = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < 7; i++)
        sum += sqlite3_column_int64 (statement, i);
    }
  sqlite3_finalize (statement);
  g_assert_cmpint (sum, >, 0);

  return bench_support_get_cpu () - start;
}

/* Checks that SQL and the room agree week by week, so that they are the same sums. */
static double
sum_weeks (sqlite3           *db,
           const KscoreScore *score)
{
  const KscoreAccountScore *account = &g_array_index (score->accounts, KscoreAccountScore, 0);
  double start = bench_support_get_cpu (), seconds;
  sqlite3_stmt *statement = prepare (db, SUMS);
  int weeks[64];
  double sums[64];
  guint n = 0, n_found = 0;

  while (sqlite3_step (statement) == SQLITE_ROW && n < G_N_ELEMENTS (weeks))
    {
      weeks[n] = sqlite3_column_int (statement, 0);
      sums[n++] = sqlite3_column_double (statement, 1);
    }
  sqlite3_finalize (statement);
  seconds = bench_support_get_cpu () - start;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < account->n_weeks; j++)
      {
        if (kscore_day_get_week (account->weeks[j].monday) != weeks[i])
          continue;

        g_assert_cmpfloat_with_epsilon (account->weeks[j].response, sums[i], sums[i] * 1e-6);
        n_found++;
      }
  g_assert_cmpuint (n_found, ==, n);

  return seconds;
}

/* What the overview asks besides: the ten posts with most points, and the score without each. */
static double
rank_posts (const KscoreLedger *ledger,
            const KscoreScore  *score)
{
  double start = bench_support_get_cpu ();
  g_autoptr (KscoreAttribution) attribution = kscore_attribution_new (ledger, score);
  g_autoptr (GArray) posts = kscore_attribution_by_post (attribution, ledger);
  g_autoptr (KscoreMask) mask = kscore_mask_new (ledger);

  for (guint i = 0; i < MIN (posts->len, 10); i++)
    {
      g_autoptr (KscoreScore) without = NULL;

      kscore_mask_clear (mask);
      kscore_mask_hide_post (mask, g_array_index (posts, KscorePointsSum, i).key);
      without = kscore_score_new_without (ledger, DAY, mask);
      g_assert_cmpfloat (without->score, <, score->score);
    }

  return bench_support_get_cpu () - start;
}

int
main (void)
{
  const KscoreConstants *constants = score_support_get_constants ();
  g_autoptr (KscoreEvidence) evidence = bench_support_generate (N_INTERACTIONS, N_DAYS);
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreScore) score = NULL;
  g_autoptr (KscoreMask) nothing = NULL;
  g_autoptr (KscoreTrust) trust = NULL;
  double start, judged, prepared, best = INFINITY, rows = INFINITY, reading, sql = INFINITY;
  double posts;
  sqlite3 *db;

  start = bench_support_get_cpu ();
  trust = kscore_trust_apply (evidence, constants, KSCORE_ALL_SIGNALS);
  judged = bench_support_get_cpu () - start;

  start = bench_support_get_cpu ();
  ledger = kscore_ledger_new (evidence, constants);
  prepared = bench_support_get_cpu () - start;

  for (int i = 0; i < 5; i++)
    {
      g_clear_pointer (&score, kscore_score_free);
      start = bench_support_get_cpu ();
      score = kscore_score_new (ledger, DAY);
      best = MIN (best, bench_support_get_cpu () - start);
    }

  nothing = kscore_mask_new (ledger);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (KscoreScore) same = NULL;

      start = bench_support_get_cpu ();
      same = kscore_score_new_without (ledger, DAY, nothing);
      rows = MIN (rows, bench_support_get_cpu () - start);
      g_assert_cmpfloat (same->score, ==, score->score);
    }

  posts = rank_posts (ledger, score);
  db = fill_database (evidence, constants);
  reading = read_rows (db);
  for (int i = 0; i < 2; i++)
    sql = MIN (sql, sum_weeks (db, score));
  sqlite3_close (db);

  g_print ("score %.3f of %u interactions by %u people\n", score->score,
           evidence->interactions->len, score->n_people);
  g_print ("judge by the signals         %8.1f ms\n", judged * 1e3);
  g_print ("prepare the ledger           %8.1f ms\n", prepared * 1e3);
  g_print ("read the rows by SQL         %8.1f ms\n", reading * 1e3);
  g_print ("person-week sums in SQL      %8.1f ms\n", sql * 1e3);
  g_print ("full score                   %8.1f ms  %6.1f times as fast\n", best * 1e3, sql / best);
  g_print ("full score from single rows  %8.1f ms  %6.1f times as fast\n", rows * 1e3, sql / rows);

  g_print ("ten posts and without each   %8.1f ms\n", posts * 1e3);

  return sql / best >= LEAST_RATIO ? 0 : 1;
}
