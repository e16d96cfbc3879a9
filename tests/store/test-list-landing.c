#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-list-table.h"
#include "store/kscore-post-table.h"
#include "store/kscore-refresh-table.h"
#include "store/kscore-statement.h"

/* Random sequences of pages, landings, rollbacks, archives and deletions, beside a plain model of
 * what must come of them. KSCORE_CASES says how many sequences. */

#define DAY ((gint64) 86400)
#define POST_DAY 19000
#define N_ACTORS 9
#define N_SEQS 2
#define N_STEPS 40
#define NONE G_MININT

enum { LIKES, REPLIES, FOLLOWERS, FOLLOWING, N_LISTS };

static const guint kinds[N_LISTS] = {
  KSCORE_KIND_LIKE, KSCORE_KIND_REPLY, KSCORE_LIST_FOLLOWERS, KSCORE_LIST_FOLLOWING,
};

/* A day, and whether it is made up. */
typedef struct {
  int      day; /* NONE where there is nothing */
  gboolean estimated;
} Dated;

typedef struct {
  Dated    known[N_LISTS][N_ACTORS][N_SEQS];
  gboolean on_page[N_LISTS][N_ACTORS][N_SEQS];
  int      staged[N_LISTS][N_ACTORS][N_SEQS]; /* the day that was told, or NONE */
  int      landed[N_LISTS];
  int      noted[N_LISTS]; /* landed, or found hidden */
  gboolean follows[N_ACTORS];
  int      follows_day[N_ACTORS];
  gboolean followed[N_ACTORS];
  gboolean gone;
  int      gone_day;
} Model;

static void
clear_post (Model *model)
{
  for (guint l = LIKES; l <= REPLIES; l++)
    {
      model->landed[l] = model->noted[l] = NONE;
      for (guint a = 0; a < N_ACTORS; a++)
        for (guint s = 0; s < N_SEQS; s++)
          {
            model->known[l][a][s] = (Dated) { NONE, FALSE };
            model->on_page[l][a][s] = FALSE;
          }
    }
}

static void
model_init (Model *model)
{
  memset (model, 0, sizeof *model);
  clear_post (model);
  for (guint l = 0; l < N_LISTS; l++)
    model->landed[l] = model->noted[l] = NONE;
  for (guint a = 0; a < N_ACTORS; a++)
    model->follows_day[a] = NONE;
  for (guint a = 0; a < N_ACTORS; a++)
    for (guint s = 0; s < N_SEQS; s++)
      model->known[FOLLOWERS][a][s].day = model->known[FOLLOWING][a][s].day = NONE;
}

static gboolean
is_known (const Model *model,
          guint        list,
          guint        actor,
          guint        seq)
{
  if (list == FOLLOWERS)
    return model->follows[actor];
  if (list == FOLLOWING)
    return model->followed[actor];

  return model->known[list][actor][seq].day != NONE;
}

static guint
model_stage (Model *model,
             guint  list,
             guint  actor,
             guint  seq,
             int    day)
{
  gboolean new = !model->on_page[list][actor][seq] && !is_known (model, list, actor, seq);
  int *staged = &model->staged[list][actor][seq];

  if (list <= REPLIES && model->gone)
    return 0;

  if (!model->on_page[list][actor][seq])
    *staged = day;
  else if (day != NONE && (*staged == NONE || day < *staged))
    *staged = day;
  model->on_page[list][actor][seq] = TRUE;

  return new ? 1 : 0;
}

static void
model_put (Dated *known,
           int    day)
{
  if (known->day == NONE || known->estimated || day < known->day)
    *known = (Dated) { day, FALSE };
}

static gboolean
is_undated (const Model *model,
            guint        list,
            guint        actor,
            guint        seq)
{
  return model->on_page[list][actor][seq] && model->staged[list][actor][seq] == NONE
         && model->known[list][actor][seq].day == NONE
         && (list != FOLLOWERS || !model->follows[actor]);
}

static int
estimate (const Model *model,
          guint        list,
          int          now,
          int          i,
          int          n)
{
  int previous, day;

  if (model->landed[list] == NONE)
    return POST_DAY;

  previous = MIN (model->landed[list], now);
  day = previous + (i * (now - previous) + n - 1) / n;

  return list <= REPLIES ? MAX (day, POST_DAY) : day;
}

/* Days of all before any of them is put: each counts the others. */
static void
model_date (Model *model,
            guint  list,
            int    now)
{
  gboolean undated[N_ACTORS][N_SEQS];
  int n = 0, i = 0;

  for (guint a = 0; a < N_ACTORS; a++)
    for (guint s = 0; s < N_SEQS; s++)
      n += undated[a][s] = is_undated (model, list, a, s);
  for (guint a = 0; a < N_ACTORS; a++)
    for (guint s = 0; s < N_SEQS; s++)
      if (undated[a][s])
        model->known[list][a][s] = (Dated) { estimate (model, list, now, ++i, n), TRUE };
}

static void
model_land_one (Model   *model,
                guint    list,
                guint    actor,
                guint    seq,
                int      now,
                gboolean complete)
{
  gboolean staged = model->on_page[list][actor][seq];

  if (list <= REPLIES && staged && model->staged[list][actor][seq] != NONE)
    model_put (&model->known[list][actor][seq], model->staged[list][actor][seq]);
  if (list <= REPLIES && !staged && complete)
    model->known[list][actor][seq].day = NONE;

  if (list == FOLLOWERS && seq == 0 && staged && !model->follows[actor])
    model->follows_day[actor] = now;
  if (list == FOLLOWERS && seq == 0 && !staged && complete)
    model->follows_day[actor] = NONE;
  if (list == FOLLOWERS && seq == 0)
    model->follows[actor] = staged || (model->follows[actor] && !complete);
  if (list == FOLLOWING && seq == 0)
    model->followed[actor] = staged || (model->followed[actor] && !complete);

  model->on_page[list][actor][seq] = FALSE;
}

static void
model_land (Model   *model,
            guint    list,
            int      now,
            gboolean complete)
{
  if (list <= REPLIES && model->gone)
    return;

  if (list <= REPLIES || (list == FOLLOWERS && model->landed[list] != NONE))
    model_date (model, list, now);
  for (guint a = 0; a < N_ACTORS; a++)
    for (guint s = 0; s < N_SEQS; s++)
      model_land_one (model, list, a, s, now, complete);
  model->landed[list] = model->noted[list] = now;
}

/* Keys that sort otherwise than they are met. */
static char *
key_of (guint actor)
{
  return g_strdup_printf ("https://people.example/users/%u", actor);
}

static void
get_list (KscoreDatabase *db,
          guint           list,
          KscoreList     *found)
{
  g_assert_true (kscore_list_table_get (db, 1, list <= REPLIES ? 1 : 0, kinds[list], found, NULL));
}

static void
step_stage (KscoreDatabase *db,
            Model          *model,
            guint           list,
            GRand          *rand)
{
  g_autoptr (KscoreAccount) account = test_account_new ();
  g_autoptr (KscorePage) page = kscore_page_new (account);
  g_auto (KscoreList) found = { 0 };
  guint n = (guint) g_rand_int_range (rand, 0, 5);
  guint n_new = 99, expected = 0;

  for (guint i = 0; i < n; i++)
    {
      guint actor = (guint) g_rand_int_range (rand, 0, N_ACTORS);
      guint seq = list == REPLIES ? (guint) g_rand_int_range (rand, 0, N_SEQS) : 0;
      int day = g_rand_int_range (rand, 0, 3) == 0
                ? POST_DAY + g_rand_int_range (rand, 0, 30) : NONE;
      g_autofree char *key = key_of (actor);
      KscoreInteraction *one;

      if (list >= FOLLOWERS)
        {
          g_ptr_array_add (page->actors, kscore_actor_new (key));
          day = NONE;
        }
      else
        {
          one = kscore_interaction_new ("p", (KscoreKind) kinds[list], key,
                                        day != NONE ? day * DAY + 60000 : KSCORE_TIME_UNKNOWN);
          one->seq = seq;
          g_ptr_array_add (page->interactions, one);
        }
      expected += model_stage (model, list, actor, seq, day);
    }

  get_list (db, list, &found);
  g_assert_true (kscore_list_table_stage (db, &found, page, &n_new, NULL));
  g_assert_cmpuint (n_new, ==, expected);
}

static void
step_land (KscoreDatabase *db,
           Model          *model,
           guint           list,
           int             now,
           gboolean        complete)
{
  g_auto (KscoreList) found = { 0 };

  get_list (db, list, &found);
  g_assert_cmpint (kscore_day_from_time (found.landed_at), ==, model->noted[list]);
  found.complete = complete;
  g_assert_true (kscore_list_table_land (db, &found, now * DAY + 100, NULL));
  model_land (model, list, now, complete);
}

static void
step_drop (KscoreDatabase *db,
           Model          *model,
           guint           list)
{
  g_auto (KscoreList) found = { 0 };

  get_list (db, list, &found);
  g_assert_true (kscore_list_table_drop (db, &found, NULL));
  memset (model->on_page[list], 0, sizeof model->on_page[list]);
}

/* As a refresh notes that the network does not show a list. */
static void
step_hide (KscoreDatabase *db,
           Model          *model,
           guint           list,
           int             now)
{
  g_auto (KscoreList) found = { 0 };

  step_drop (db, model, list);
  if (list <= REPLIES && model->gone)
    return;

  get_list (db, list, &found);
  found.hidden = TRUE;
  found.landed_at = now * DAY;
  g_assert_true (kscore_list_table_put (db, &found, NULL));
  model->noted[list] = now;
}

/* An archive that tells of a post and, exactly, of a reaction. */
static void
step_archive (KscoreDatabase *db,
              Model          *model,
              guint           list,
              GRand          *rand)
{
  guint actor = (guint) g_rand_int_range (rand, 0, N_ACTORS);
  int day = POST_DAY + g_rand_int_range (rand, 0, 30);
  g_autofree char *key = key_of (actor);
  g_autoptr (KscorePost) post = kscore_post_new ("p", POST_DAY * DAY + 50000);
  KscoreInteraction one = { .kind = (KscoreKind) kinds[list], .at = day * DAY + 60000 };
  gint64 id;

  if (list == FOLLOWING)
    return;

  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  g_assert_cmpint (id, ==, model->gone ? KSCORE_POST_DELETED : 1);
  if (list <= REPLIES && model->gone)
    return;

  g_assert_true (kscore_interaction_table_put (db, 1, test_add_actor (db, key),
                                               list <= REPLIES ? 1 : 0, &one, NULL));
  model_put (&model->known[list][actor][0], day);
}

static void
step_post (KscoreDatabase *db,
           Model          *model,
           int             now,
           GRand          *rand)
{
  g_autoptr (KscorePost) post = kscore_post_new ("p", POST_DAY * DAY + 50000);
  gint64 id;

  if (g_rand_boolean (rand) && !model->gone)
    {
      g_assert_true (kscore_refresh_table_delete_post (db, 1, "p", now * DAY, NULL));
      clear_post (model);
      model->gone = TRUE;
      model->gone_day = now;
      return;
    }

  post->read_at = now * DAY;
  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  if (now > model->gone_day)
    model->gone = FALSE;
  g_assert_cmpint (id, ==, model->gone ? KSCORE_POST_DELETED : 1);
}

static void
step (KscoreDatabase *db,
      Model          *model,
      int            *now,
      GRand          *rand)
{
  guint list = (guint) g_rand_int_range (rand, 0, N_LISTS);

  *now += g_rand_int_range (rand, 0, 4);
  switch (g_rand_int_range (rand, 0, 16))
    {
    case 0: case 1: case 2: case 3:
      /* Clocks are set back. */
      step_land (db, model, list, *now - (g_rand_int_range (rand, 0, 6) == 0 ? 15 : 0),
                 g_rand_int_range (rand, 0, 3) > 0);
      break;
    case 4:
      step_drop (db, model, list);
      break;
    case 5: case 6:
      step_archive (db, model, list, rand);
      break;
    case 7:
      step_post (db, model, *now, rand);
      break;
    case 8:
      step_hide (db, model, list, *now);
      break;
    default:
      step_stage (db, model, list, rand);
      break;
    }
}

typedef struct {
  Model model;
  guint n_rows;
} Seen;

static gboolean
see (const KscoreInteraction  *interaction,
     KscoreDay                 day,
     gpointer                  user_data,
     GError                  **error)
{
  Seen *seen = user_data;
  guint actor = (guint) g_ascii_strtoull (strrchr (interaction->actor, '/') + 1, NULL, 10);

  for (guint l = 0; l < N_LISTS; l++)
    if (kinds[l] == (guint) interaction->kind)
      {
        seen->model.known[l][actor][interaction->seq].day = day;
        seen->model.known[l][actor][interaction->seq].estimated =
          interaction->precision == KSCORE_PRECISION_ESTIMATED;
        seen->n_rows++;
      }

  return TRUE;
}

static void
see_relations (KscoreDatabase *db,
               Model          *model)
{
  sqlite3_stmt *statement = kscore_statement_prepare (
    db,
    "SELECT a.key, r.follows_owner, r.follows_day, r.followed_by_owner FROM relations r"
    " JOIN actors a ON a.id = r.actor",
    NULL);
  g_autoptr (GError) error = NULL;

  while (kscore_statement_next (db, statement, &error))
    {
      g_autofree char *key = kscore_statement_dup_text (statement, 0);
      guint actor = (guint) g_ascii_strtoull (strrchr (key, '/') + 1, NULL, 10);

      model->follows[actor] = sqlite3_column_int (statement, 1) != 0;
      model->follows_day[actor] = (int) kscore_statement_get_int (statement, 2, NONE);
      model->followed[actor] = sqlite3_column_int (statement, 3) != 0;
    }
  g_assert_no_error (error);
}

static void
assert_same (KscoreDatabase *db,
             const Model    *model)
{
  Seen seen = { 0 };
  guint n_rows = 0;

  model_init (&seen.model);
  g_assert_true (kscore_interaction_table_foreach (db, 1, see, &seen, NULL));
  see_relations (db, &seen.model);

  for (guint l = 0; l < N_LISTS; l++)
    for (guint a = 0; a < N_ACTORS; a++)
      for (guint s = 0; s < N_SEQS; s++)
        {
          const Dated *expected = &model->known[l][a][s];

          g_assert_cmpint (seen.model.known[l][a][s].day, ==, expected->day);
          if (expected->day == NONE)
            continue;
          g_assert_cmpint (seen.model.known[l][a][s].estimated, ==, expected->estimated);
          n_rows++;
        }
  g_assert_cmpuint (seen.n_rows, ==, n_rows);
  for (guint a = 0; a < N_ACTORS; a++)
    {
      g_assert_cmpint (seen.model.follows[a], ==, model->follows[a]);
      g_assert_cmpint (seen.model.follows_day[a], ==, model->follows_day[a]);
      g_assert_cmpint (seen.model.followed[a], ==, model->followed[a]);
    }
}

static void
assert_counts (KscoreDatabase *db,
               const Model    *model)
{
  for (guint l = 0; l < N_LISTS; l++)
    {
      g_auto (KscoreList) list = { 0 };
      gint64 n_staged, n_known, staged = 0, known = 0;

      for (guint a = 0; a < N_ACTORS; a++)
        for (guint s = 0; s < N_SEQS; s++)
          {
            staged += model->on_page[l][a][s];
            known += is_known (model, l, a, s) && (s == 0 || l <= REPLIES);
          }
      get_list (db, l, &list);
      g_assert_true (kscore_list_table_count (db, &list, &n_staged, &n_known, NULL));
      g_assert_cmpint (n_staged, ==, staged);
      g_assert_cmpint (n_known, ==, known);
    }
}

static void
run_case (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KscoreDatabase) db = test_database_new_with_account ();
  g_autoptr (KscorePost) post = kscore_post_new ("p", POST_DAY * DAY + 50000);
  int now = POST_DAY + g_rand_int_range (rand, -30, 5);
  Model model;
  gint64 id;

  model_init (&model);
  g_assert_true (kscore_post_table_put (db, 1, post, &id, NULL));
  for (guint i = 0; i < N_STEPS; i++)
    {
      /* A refresh that is cut off: it leaves nothing, and what follows is as without it. */
      if (g_rand_int_range (rand, 0, 4) == 0)
        {
          Model lost = model;
          int then = now;

          g_assert_true (kscore_database_begin (db, NULL));
          for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
            step (db, &lost, &then, rand);
          kscore_database_rollback (db);
        }

      step (db, &model, &now, rand);
      assert_same (db, &model);
      assert_counts (db, &model);
    }
}

static void
test_model (void)
{
  const char *cases = g_getenv ("KSCORE_CASES");
  guint n = cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 100;

  for (guint i = 0; i < n; i++)
    {
      g_test_message ("case %u", i);
      run_case (i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/list-landing/model", test_model);

  return g_test_run ();
}
