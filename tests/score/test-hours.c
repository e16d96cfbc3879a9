#include "config.h"

#include <math.h>

#include "score-support.h"
#include "score/kscore-hours.h"

#define DAY SCORE_SUPPORT_DAY

static int
zone_cb (gint64   time,
         gpointer user_data)
{
  GTimeZone *zone = user_data;

  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL,
                                                                  time));
}

static GTimeZone *
get_zone (const char *name)
{
  static GHashTable *zones = NULL;
  GTimeZone *zone;

  if (zones == NULL)
    zones = g_hash_table_new (g_str_hash, g_str_equal);
  zone = g_hash_table_lookup (zones, name);
  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier (name);
      g_assert_nonnull (zone);
      g_hash_table_insert (zones, (gpointer) name, zone);
    }
  return zone;
}

static guint
get_cell (gint64      time,
          const char *name)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, get_zone (name));

  return (guint) (g_date_time_get_day_of_week (local) - 1) * 24
         + (guint) g_date_time_get_hour (local);
}

static KscoreHours *
look (const KscoreEvidence *evidence,
      KscoreDay             day,
      const char           *name)
{
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());

  return kscore_hours_new (evidence, ledger, day, zone_cb, get_zone (name));
}

static guint32
add_post (KscoreEvidence *evidence,
          guint           account,
          gint64          at,
          guint           n_reactions)
{
  guint32 post = score_support_add_post (evidence, account, kscore_day_from_time (at));

  g_array_index (evidence->posts, KscoreEvidencePost, post).at = at;
  if (n_reactions > 0)
    score_support_add_reading (evidence, post, KSCORE_KIND_LIKE, n_reactions,
                               kscore_day_from_time (at));
  return post;
}

static KscoreEvidence *
make (void)
{
  KscoreEvidence *evidence = kscore_evidence_new ();

  score_support_add_account (evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 0, DAY - 400, DAY);
  return evidence;
}

/* The hour that is there twice, and the one that is not there at all. */
static void
test_summer_time (void)
{
  static const struct {
    const char *time;
    const char *zone;
    int         weekday; /* 0 is Monday */
    int         hour;
  } cases[] = {
    { "2024-10-27T00:30:00Z", "Europe/Berlin", 6, 2 },
    { "2024-10-27T01:30:00Z", "Europe/Berlin", 6, 2 },
    { "2024-10-27T02:30:00Z", "Europe/Berlin", 6, 3 },
    { "2024-07-01T22:30:00Z", "Europe/Berlin", 1, 0 },
    { "2024-12-31T23:30:00Z", "Europe/Berlin", 2, 0 },
    { "2024-09-02T03:59:59Z", "America/New_York", 0, -1 },
    { "2024-09-02T18:29:59Z", "Asia/Kolkata", 0, 23 },
    { "2024-09-02T18:30:00Z", "Asia/Kolkata", 1, 0 },
    { "2024-09-02T10:00:00Z", "Pacific/Kiritimati", 1, 0 },
    { "2024-09-02T10:59:59Z", "Pacific/Pago_Pago", 6, 23 },
    { "2024-10-05T15:29:59Z", "Australia/Lord_Howe", 6, 1 },
    { "2024-10-05T15:30:00Z", "Australia/Lord_Howe", 6, 2 },
    { "2024-09-02T12:00:00Z", "UTC", 0, 12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreEvidence) evidence = make ();
      g_autoptr (KscoreHours) hours = NULL;
      gint64 at;
      guint cell;

      g_assert_true (kscore_time_from_iso8601 (cases[i].time, &at));
      add_post (evidence, 0, at, 0);
      score_support_add_coverage (evidence, 0, DAY, DAY + 150);
      hours = look (evidence, kscore_day_from_time (at) + 10, cases[i].zone);
      /* Before midnight in New York it is Sunday still. */
      cell = cases[i].hour < 0 ? 6 * 24 + 23 : (guint) (cases[i].weekday * 24 + cases[i].hour);
      g_test_message ("%s in %s", cases[i].time, cases[i].zone);
      g_assert_cmpuint (cell, ==, get_cell (at, cases[i].zone));
      g_assert_cmpuint (hours->n_posts, ==, 1);
      g_assert_cmpuint (hours->cells[cell].n_posts, ==, 1);
    }
}

/* Fewer than three posts say nothing; the median of more. */
static void
test_few (void)
{
  for (guint n = 1; n <= 5; n++)
    {
      g_autoptr (KscoreEvidence) evidence = make ();
      g_autoptr (KscoreHours) hours = NULL;
      gint64 at = kscore_day_to_time (kscore_day_get_monday (DAY - 20)) + 9 * 3600;
      const KscoreHourCell *cell;

      for (guint i = 0; i < n; i++)
        add_post (evidence, 0, at - i * 7 * 86400, (i * i) % 7);
      hours = look (evidence, DAY, "UTC");
      cell = &hours->cells[9];
      g_assert_cmpuint (cell->n_posts, ==, n);
      g_assert_cmpuint (hours->n_told, ==, n >= 3);
      g_assert_false (hours->stands_out);
      if (n < 3)
        g_assert_true (isnan (cell->median) && isnan (cell->rank));
      /* 0, 1, 4, 2, 2 */
      else if (n == 3)
        g_assert_cmpfloat (cell->median, ==, 1);
      else if (n == 4)
        g_assert_cmpfloat (cell->median, ==, 1.5);
      else
        g_assert_cmpfloat (cell->median, ==, 2);
    }
}

static void
test_left_out (void)
{
  g_autoptr (KscoreEvidence) evidence = make ();
  g_autoptr (KscoreHours) hours = NULL;
  gint64 noon = kscore_day_to_time (DAY) + 43200;
  guint32 post = add_post (evidence, 0, noon - 7 * 86400, 3);
  guint32 reply, undated;

  add_post (evidence, 0, noon - 6 * 86400, 3); /* too young */
  add_post (evidence, 0, noon - 181 * 86400, 3);
  add_post (evidence, 0, noon - 182 * 86400, 3); /* too old */
  reply = add_post (evidence, 0, noon - 20 * 86400, 3);
  g_array_index (evidence->posts, KscoreEvidencePost, reply).kind = KSCORE_POST_REPLY;
  undated = add_post (evidence, 0, noon - 20 * 86400, 3);
  g_array_index (evidence->posts, KscoreEvidencePost, undated).precision = KSCORE_PRECISION_DAY;
  score_support_add_account (evidence, "x", KSCORE_DAY_UNKNOWN);
  add_post (evidence, 1, noon - 20 * 86400, 3); /* not covered */
  for (guint i = 0; i < 4; i++)
    {
      guint32 actor = score_support_add_actor (evidence, 1);
      guint index = score_support_add_interaction (evidence, 0, KSCORE_KIND_REPLY, actor, post,
                                                   DAY - 1);
      KscoreEvidenceInteraction *it
        = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, index);

      it->at = noon - 86400;
      it->precision = i == 1 ? KSCORE_PRECISION_ESTIMATED : KSCORE_PRECISION_EXACT;
      g_array_index (evidence->actors, KscoreEvidenceActor, actor).owner = i == 2;
    }

  hours = look (evidence, DAY, "UTC");
  g_assert_cmpuint (hours->n_posts, ==, 2);
  g_assert_cmpuint (hours->n_posts_undated, ==, 1);
  g_assert_cmpuint (hours->n_reactions, ==, 2);
  g_assert_cmpuint (hours->n_reactions_undated, ==, 1);
  g_assert_cmpuint (hours->cells[get_cell (noon - 86400, "UTC")].n_reactions, ==, 2);
  /* 3 likes, and 3 with as many replies by others, estimated or not */
  g_assert_cmpfloat (hours->median, ==, 4.5);
}

/* One hour that is better than all others by far is named; chance is not. */
static void
test_stands_out (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint n_named = 0;

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (KscoreEvidence) evidence = make ();
      g_autoptr (KscoreHours) hours = NULL;
      gboolean real = round % 2;

      for (guint i = 0; i < 300; i++)
        {
          guint slot = i % 30;
          gint64 at = kscore_day_to_time (kscore_day_get_monday (DAY - 10 - (int) (i / 30) * 7))
                      + slot % 7 * 86400 + slot % 5 * 7200;

          add_post (evidence, 0, at,
                    (guint) g_rand_int_range (rand, 0, 20) + (real && slot == 11 ? 15 : 0));
        }
      hours = look (evidence, DAY, "UTC");
      g_assert_cmpuint (hours->n_told, ==, 30);
      if (real)
        {
          g_assert_true (hours->stands_out);
          g_assert_cmpint (hours->best, ==, 11 % 7 * 24 + 11 % 5 * 2);
        }
      else
        {
          n_named += hours->stands_out;
        }
    }
  /* One in twenty at most; of 100 that is hardly ever above 12. */
  g_test_message ("named by chance: %u of 100", n_named);
  g_assert_cmpuint (n_named, <, 13);
}

/* Of two accounts one has a hundred times the audience and posts at another hour: no better one. */
static void
test_accounts_apart (void)
{
  g_autoptr (KscoreEvidence) evidence = make ();
  g_autoptr (KscoreHours) hours = NULL;
  gint64 at = kscore_day_to_time (kscore_day_get_monday (DAY - 20)) + 9 * 3600;

  score_support_add_account (evidence, "bluesky", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (evidence, 1, DAY - 400, DAY);
  for (guint i = 0; i < 20; i++)
    {
      add_post (evidence, 0, at - i * 7 * 86400, i % 5);
      add_post (evidence, 1, at - i * 7 * 86400 + 3600, 100 + i % 5);
    }
  hours = look (evidence, DAY, "UTC");
  g_assert_cmpuint (hours->n_told, ==, 2);
  g_assert_cmpfloat (hours->cells[9].median, ==, 2);
  g_assert_cmpfloat (hours->cells[10].median, ==, 102);
  g_assert_cmpfloat_with_epsilon (hours->cells[9].rank, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (hours->cells[10].rank, 0.5, 1e-9);
  g_assert_false (hours->stands_out);
}

/* The cells hold everything once, wherever the owner lives. */
static void
test_generated (void)
{
  static const char * const zones[] = {
    "UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Pacific/Apia", "Africa/Casablanca",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  const ScoreSupportShape shape = { 3, 12, 30, 60, TRUE, TRUE };

  for (guint i = 0; i < score_support_get_n_cases (); i++)
    {
      g_autoptr (KscoreEvidence) evidence = score_support_generate (rand, &shape);
      const char *zone = zones[i % G_N_ELEMENTS (zones)];
      g_autoptr (KscoreHours) hours = NULL;
      guint posts[KSCORE_N_HOUR_CELLS] = { 0 }, reactions[KSCORE_N_HOUR_CELLS] = { 0 };
      guint n_posts = 0, n_reactions = 0;

      for (guint j = 0; j < evidence->posts->len; j++)
        {
          KscoreEvidencePost *it = &g_array_index (evidence->posts, KscoreEvidencePost, j);
          gboolean covered = FALSE;

          it->at = kscore_day_to_time (it->day) + g_rand_int_range (rand, 0, 86400);
          it->precision = g_rand_int_range (rand, 0, 5) == 0;
          it->kind = g_rand_int_range (rand, 0, KSCORE_N_POST_KINDS);
          for (guint k = 0; k < evidence->coverage->len; k++)
            {
              const KscoreEvidenceCoverage *coverage
                = &g_array_index (evidence->coverage, KscoreEvidenceCoverage, k);

              covered |= coverage->account == it->account && coverage->from <= it->day
                         && it->day <= coverage->to;
            }
          if (covered && it->precision == 0 && it->kind != KSCORE_POST_REPLY
              && it->kind != KSCORE_POST_COMMENT && it->day > DAY - 182 && it->day <= DAY - 7)
            posts[get_cell (it->at, zone)]++;
        }
      for (guint j = 0; j < evidence->interactions->len; j++)
        {
          KscoreEvidenceInteraction *it
            = &g_array_index (evidence->interactions, KscoreEvidenceInteraction, j);

          it->at = kscore_day_to_time (it->day) + g_rand_int_range (rand, 0, 86400);
          it->precision = g_rand_int_range (rand, 0, KSCORE_N_PRECISIONS);
          if (it->precision == 0 && it->day > DAY - 182 && it->day <= DAY
              && !g_array_index (evidence->actors, KscoreEvidenceActor, it->actor).owner)
            reactions[get_cell (it->at, zone)]++;
        }

      hours = look (evidence, DAY, zone);
      for (guint j = 0; j < KSCORE_N_HOUR_CELLS; j++)
        {
          const KscoreHourCell *cell = &hours->cells[j];

          g_assert_cmpuint (cell->n_posts, ==, posts[j]);
          g_assert_cmpuint (cell->n_reactions, ==, reactions[j]);
          g_assert_cmpint (isnan (cell->median), ==, cell->n_posts < 3);
          n_posts += cell->n_posts;
          n_reactions += cell->n_reactions;
        }
      g_assert_cmpuint (hours->n_posts, ==, n_posts);
      g_assert_cmpuint (hours->n_reactions, ==, n_reactions);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/summer-time", test_summer_time);
  g_test_add_func ("/hours/few", test_few);
  g_test_add_func ("/hours/left-out", test_left_out);
  g_test_add_func ("/hours/stands-out", test_stands_out);
  g_test_add_func ("/hours/accounts-apart", test_accounts_apart);
  g_test_add_func ("/hours/generated", test_generated);
  return g_test_run ();
}
