#include "config.h"

#include "store/kscore-part-table.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-statement.h"

#define N_ACCOUNTS 4
#define N_ACTORS   40
#define N_POSTS    25
#define N_PARTS    600

typedef struct {
  char            *dir;
  KscoreStore     *store;
  KscorePartTable *table;
  GArray          *parts; /* (element-type KscorePart) */
  GRand           *rand;
} Fixture;

/* Ids are 1 and up; what is not here is nobody. */
static const char * const networks[N_ACCOUNTS] = { "mastodon", "bluesky", "mastodon", "x" };

static const char * const words[] = {
  "a river", "the River bank", "100% sure", "under_score", "back\\slash", "say \"hello\" twice",
  "it's", "שלום עולם", "🌉 bridge 🌉", "AND OR NOT", "NEAR(a b)", "tab\there", "ab", "-minus*",
  "naïve café", "日本語の橋", "{col} : ^x",
};

static const char * const searches[] = {
  "river", "RIVER", "%", "0%", "_", "\\", "\"hello\"", "\"", "'", "שלום", "של", "🌉", "🌉 bridge",
  "AND OR", "NEAR(", "*", "minus*", "café", "本", "日本語", "nobody says this", "  ri ", "   ",
  "person-1", "p1", "@", "%s%n", "col} : ^",
};

static const char *
get_word (guint i)
{
  return words[i % G_N_ELEMENTS (words)];
}

static gint64
get_post_at (gint64 id)
{
  return 1600000000 + (id * 7919) % 11 * 86400;
}

static char *
dup_key (gint64 id)
{
  return g_strdup_printf ("https://people.example/person-%" G_GINT64_FORMAT, id);
}

/* Some have no handle, and some share one but for its case. */
static char *
dup_handle (gint64 id)
{
  if (id % 5 == 0)
    return NULL;

  return g_strdup_printf ("%c%" G_GINT64_FORMAT "@people.example", id % 2 ? 'p' : 'P', id / 3);
}

static gboolean
fill_store (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  for (gint64 id = 1; id <= N_ACCOUNTS; id++)
    {
      g_autofree char *native_id = g_strdup_printf ("native-%" G_GINT64_FORMAT, id);

      g_assert_true (kscore_statement_execute (
        db, error, "INSERT INTO accounts (id, person, network, native_id, handle)"
        " VALUES (?, 1, ?, ?, 'ada')", "iss", id, networks[id - 1], native_id));
    }
  for (gint64 id = 1; id <= N_ACTORS; id++)
    {
      g_autofree char *key = dup_key (id);
      g_autofree char *handle = dup_handle (id);

      g_assert_true (kscore_statement_execute (
        db, error, "INSERT INTO actors (id, network, key, handle, display_name)"
        " VALUES (?, 'mastodon', ?, ?, ?)", "isss", id, key, handle,
        id % 3 == 0 ? NULL : get_word ((guint) id)));
    }
  for (gint64 id = 1; id <= N_POSTS; id++)
    {
      g_autofree char *native_id = g_strdup_printf ("post-%" G_GINT64_FORMAT, id);

      g_assert_true (kscore_statement_execute (
        db, error, "INSERT INTO posts (id, account, native_id, kind, at, precision,"
        " reply_to_self, url, text) VALUES (?, 1, ?, 0, ?, 0, 0, 'https://a.example/', ?)",
        "isis", id, native_id, get_post_at (id), id % 6 == 0 ? NULL : get_word ((guint) id)));
    }

  return TRUE;
}

static void
run_in_store (Fixture         *fixture,
              KscoreStoreFunc  func,
              gpointer         data)
{
  g_autoptr (GError) error = NULL;

  kscore_store_run (fixture->store, KSCORE_STORE_WRITE, func, data, NULL, &error);
  g_assert_no_error (error);
}

static void
fill_table (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kscore_part_table_begin (fixture->table, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fixture->parts->len; i++)
    {
      kscore_part_table_add (fixture->table, &g_array_index (fixture->parts, KscorePart, i),
                             &error);
      g_assert_no_error (error);
    }
  kscore_part_table_end (fixture->table, NULL, &error);
  g_assert_no_error (error);
}

/* Few values of everything, so that many are equal; a share of all is not known, and some
 * accounts, actors and posts are not in the store. */
static KscorePart
make_part (GRand *rand)
{
  return (KscorePart) {
    .points = g_rand_int_range (rand, 0, 3) ? g_rand_int_range (rand, -3, 9) / 8.0 : NAN,
    .count = g_rand_int_range (rand, 0, 9) ? g_rand_int_range (rand, 1, 4) : NAN,
    .account = g_rand_int_range (rand, 1, N_ACCOUNTS + 2),
    .actor = g_rand_int_range (rand, 0, N_ACTORS + 3),
    .post = g_rand_int_range (rand, 0, N_POSTS + 3),
    .day = g_rand_int_range (rand, 0, 6) ? g_rand_int_range (rand, -5, 12) : KSCORE_DAY_UNKNOWN,
    .component = (guint8) g_rand_int_range (rand, 0, 3),
    .kind = (guint8) (g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 5) : 250),
    .reason = (guint8) g_rand_int_range (rand, 0, 4),
    .precision = (KscorePrecision) g_rand_int_range (rand, 0, KSCORE_N_PRECISIONS),
  };
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = test_dir_new ();
  fixture->store = kscore_store_new (fixture->dir);
  g_assert_true (kscore_store_open (fixture->store, KSCORE_STORE_OPEN_WRITE, NULL, &error));
  run_in_store (fixture, fill_store, NULL);
  fixture->table = kscore_part_table_new (fixture->store, &error);
  g_assert_no_error (error);

  fixture->rand = g_rand_new_with_seed (20);
  fixture->parts = g_array_new (FALSE, FALSE, sizeof (KscorePart));
  for (guint i = 0; i < N_PARTS; i++)
    {
      KscorePart part = make_part (fixture->rand);

      g_array_append_val (fixture->parts, part);
    }
  fill_table (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kscore_part_table_free (fixture->table);
  kscore_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  g_array_unref (fixture->parts);
  g_rand_free (fixture->rand);
  test_dir_free (fixture->dir);
}

/* What find() is to do, one part after the other. */

static gboolean
contains (const char *text,
          const char *search)
{
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;
  g_autofree char *lower_search = g_ascii_strdown (search, -1);

  return lower != NULL && strstr (lower, lower_search) != NULL;
}

static gboolean
is_found (const KscorePart *part,
          const char       *search)
{
  g_autofree char *stripped = search != NULL ? g_strstrip (g_strdup (search)) : NULL;

  if (stripped == NULL || *stripped == '\0')
    return TRUE;

  if (part->actor >= 1 && part->actor <= N_ACTORS)
    {
      g_autofree char *key = dup_key (part->actor);
      g_autofree char *handle = dup_handle (part->actor);

      if (contains (handle != NULL ? handle : key, stripped)
          || (part->actor % 3 != 0 && contains (get_word ((guint) part->actor), stripped)))
        return TRUE;
    }

  return part->post >= 1 && part->post <= N_POSTS && part->post % 6 != 0
         && contains (get_word ((guint) part->post), stripped);
}

static gboolean
is_asked_for (const KscorePart      *part,
              const KscorePartQuery *query)
{
  const char *network = part->account <= N_ACCOUNTS ? networks[part->account - 1] : NULL;
  gboolean known = part->day != KSCORE_DAY_UNKNOWN;

  return (query->network == NULL || g_strcmp0 (network, query->network) == 0)
         && (query->kind < 0 || part->kind == query->kind)
         && (query->actor == 0 || part->actor == query->actor)
         && (query->post == 0 || part->post == query->post)
         && (query->from == KSCORE_DAY_UNKNOWN || (known && part->day >= query->from))
         && (query->to == KSCORE_DAY_UNKNOWN || (known && part->day <= query->to))
         && (query->scored != KSCORE_PART_SCORED || isfinite (part->points))
         && (query->scored != KSCORE_PART_NOT_SCORED || !isfinite (part->points))
         && is_found (part, query->search);
}

/* Numbers and, for persons and posts, numbers that stand for their names and times. */
static double
get_sort_key (const KscorePart      *part,
              const KscorePartQuery *query)
{
  switch (query->sort)
    {
    case KSCORE_PART_SORT_DAY:
      return part->day != KSCORE_DAY_UNKNOWN ? part->day : NAN;
    case KSCORE_PART_SORT_POINTS:
      return part->points;
    case KSCORE_PART_SORT_NETWORK:
      return part->account <= N_ACCOUNTS ? networks[part->account - 1][0] : NAN;
    case KSCORE_PART_SORT_KIND:
      return query->kind_ranks != NULL ? query->kind_ranks[part->kind] : part->kind;
    case KSCORE_PART_SORT_PERSON:
      return part->actor >= 1 && part->actor <= N_ACTORS ? 1 : NAN;
    case KSCORE_PART_SORT_POST:
      if (part->post < 1 || part->post > N_POSTS)
        return NAN;
      return (double) get_post_at (part->post) * 1000 + (double) part->post;
    case KSCORE_PART_SORT_COUNT:
    default:
      return part->count;
    }
}

/* As somebody is shown: by display name, else handle, else key. */
static char *
dup_folded_name (gint64 id)
{
  const char *word = id % 3 != 0 ? get_word ((guint) id) : "";
  g_autofree char *name = *word != '\0' ? g_strdup (word) : dup_handle (id);

  if (name == NULL)
    name = dup_key (id);
  return g_ascii_strdown (name, -1);
}

static int
compare_persons (gint64 a,
                 gint64 b)
{
  g_autofree char *a_name = dup_folded_name (a);
  g_autofree char *b_name = dup_folded_name (b);
  int order = strcmp (a_name, b_name);

  return order != 0 ? order : (a > b) - (a < b);
}

typedef struct {
  const KscorePartQuery *query;
  const GArray          *parts;
} Order;

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Order *order = user_data;
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;
  const KscorePart *first = &g_array_index (order->parts, KscorePart, x - 1);
  const KscorePart *second = &g_array_index (order->parts, KscorePart, y - 1);
  double first_key = get_sort_key (first, order->query);
  double second_key = get_sort_key (second, order->query);
  int compared;

  if (isnan (first_key) != isnan (second_key))
    return isnan (first_key) ? 1 : -1;
  if (isnan (first_key))
    return x < y ? -1 : x > y;

  if (order->query->sort == KSCORE_PART_SORT_PERSON)
    compared = compare_persons (first->actor, second->actor);
  else
    compared = (first_key > second_key) - (first_key < second_key);
  if (compared != 0)
    return order->query->descending ? -compared : compared;

  return x < y ? -1 : x > y;
}

static void
check_query (Fixture               *fixture,
             const KscorePartQuery *query)
{
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  Order order = { query, fixture->parts };
  KscorePartSums sums;
  double points = 0;
  guint n_not_scored = 0;

  for (guint32 row = 1; row <= fixture->parts->len; row++)
    {
      const KscorePart *part = &g_array_index (fixture->parts, KscorePart, row - 1);

      if (!is_asked_for (part, query))
        continue;
      g_array_append_val (expected, row);
      points += isfinite (part->points) ? part->points : 0;
      n_not_scored += !isfinite (part->points);
    }
  g_array_sort_with_data (expected, compare_rows, &order);

  rows = kscore_part_table_find (fixture->table, query, &sums, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (rows->data, rows->len * sizeof (guint32),
                   expected->data, expected->len * sizeof (guint32));
  g_assert_cmpuint (sums.n_parts, ==, expected->len);
  g_assert_cmpuint (sums.n_not_scored, ==, n_not_scored);
  g_assert_cmpfloat_with_epsilon (sums.points, points, 1e-9);
}

static KscorePartQuery
everything (void)
{
  return (KscorePartQuery) { .kind = -1, .from = KSCORE_DAY_UNKNOWN, .to = KSCORE_DAY_UNKNOWN };
}

static void
test_sorts (Fixture       *fixture,
            gconstpointer  data)
{
  guint8 ranks[256];

  for (guint i = 0; i < 256; i++)
    ranks[i] = (guint8) ((i * 37 + 11) % 256);

  for (guint i = 0; i <= 2 * (KSCORE_PART_SORT_COUNT + 1); i++)
    {
      KscorePartQuery query = everything ();

      query.sort = MIN (i / 2, KSCORE_PART_SORT_COUNT);
      query.descending = i % 2;
      check_query (fixture, &query);
      query.kind_ranks = ranks;
      check_query (fixture, &query);
    }
}

static void
test_searches (Fixture       *fixture,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      KscorePartQuery query = everything ();

      query.search = searches[i];
      g_test_message ("“%s”", searches[i]);
      check_query (fixture, &query);
    }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      KscorePartQuery query = everything ();

      query.search = words[i];
      check_query (fixture, &query);
    }
}

static void
test_not_utf8 (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  KscorePartQuery query = everything ();

  query.search = "\xff\xfe\xfd river";
  query.network = "\xff\xfe";
  rows = kscore_part_table_find (fixture->table, &query, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
}

/* Of all filters at once, each on for some. */
static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_cases = g_test_thorough () ? 10000 : 600;

  for (guint i = 0; i < n_cases; i++)
    {
      KscorePartQuery query = everything ();
      GRand *rand = fixture->rand;

      if (g_rand_int_range (rand, 0, 4) == 0)
        query.search = searches[g_rand_int_range (rand, 0, G_N_ELEMENTS (searches))];
      if (g_rand_int_range (rand, 0, 4) == 0)
        query.network = networks[g_rand_int_range (rand, 0, N_ACCOUNTS)];
      if (g_rand_int_range (rand, 0, 4) == 0)
        query.kind = g_rand_boolean (rand) ? 250 : g_rand_int_range (rand, 0, 6);
      if (g_rand_int_range (rand, 0, 6) == 0)
        query.actor = g_rand_int_range (rand, 1, N_ACTORS + 3);
      if (g_rand_int_range (rand, 0, 6) == 0)
        query.post = g_rand_int_range (rand, 1, N_POSTS + 3);
      if (g_rand_int_range (rand, 0, 4) == 0)
        query.from = g_rand_int_range (rand, -7, 12);
      if (g_rand_int_range (rand, 0, 4) == 0)
        query.to = g_rand_int_range (rand, -7, 12);
      query.scored = (KscorePartScored) g_rand_int_range (rand, 0, 3);
      query.sort = (KscorePartSort) g_rand_int_range (rand, 0, KSCORE_PART_SORT_COUNT + 1);
      query.descending = g_rand_boolean (rand);
      check_query (fixture, &query);
    }
}

static GPtrArray *
read_all (Fixture *fixture)
{
  g_autofree guint32 *rows = g_new (guint32, fixture->parts->len);
  g_autoptr (GError) error = NULL;
  GPtrArray *all;

  for (guint32 i = 0; i < fixture->parts->len; i++)
    rows[i] = i + 1;
  all = kscore_part_table_read (fixture->table, rows, fixture->parts->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, fixture->parts->len);

  return all;
}

static void
assert_same_part (const KscorePart *a,
                  const KscorePart *b)
{
  g_assert_true (a->points == b->points || (isnan (a->points) && isnan (b->points)));
  g_assert_true (a->count == b->count || (isnan (a->count) && isnan (b->count)));
  g_assert_cmpint (a->account, ==, b->account);
  g_assert_cmpint (a->actor, ==, b->actor);
  g_assert_cmpint (a->post, ==, b->post);
  g_assert_cmpint (a->day, ==, b->day);
  g_assert_cmpint (a->component, ==, b->component);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpint (a->reason, ==, b->reason);
  g_assert_cmpint (a->precision, ==, b->precision);
}

static void
check_person (const KscorePartDetails *details)
{
  g_autofree char *key = NULL;
  g_autofree char *handle = NULL;

  if (details->part.actor < 1 || details->part.actor > N_ACTORS)
    {
      g_assert_null (details->actor_key);
      g_assert_null (details->actor_handle);
      g_assert_null (details->actor_name);
      return;
    }

  key = dup_key (details->part.actor);
  handle = dup_handle (details->part.actor);
  g_assert_cmpstr (details->actor_key, ==, key);
  g_assert_cmpstr (details->actor_handle, ==, handle != NULL ? handle : key);
  g_assert_cmpstr (details->actor_name, ==,
                   details->part.actor % 3 == 0 ? NULL : get_word ((guint) details->part.actor));
}

static void
test_read (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) all = read_all (fixture);

  for (guint i = 0; i < all->len; i++)
    {
      const KscorePartDetails *details = g_ptr_array_index (all, i);
      gint64 post = details->part.post;
      gint64 account = details->part.account;

      assert_same_part (&details->part, &g_array_index (fixture->parts, KscorePart, i));
      check_person (details);
      g_assert_cmpstr (details->network, ==,
                       account <= N_ACCOUNTS ? networks[account - 1] : NULL);
      g_assert_cmpint (details->at, ==, KSCORE_TIME_UNKNOWN);
      if (post >= 1 && post <= N_POSTS)
        {
          g_assert_cmpint (details->post_at, ==, get_post_at (post));
          g_assert_cmpstr (details->post_text, ==,
                           post % 6 == 0 ? NULL : get_word ((guint) post));
          g_assert_nonnull (details->post_id);
        }
      else
        {
          g_assert_cmpint (details->post_at, ==, KSCORE_TIME_UNKNOWN);
          g_assert_null (details->post_id);
          g_assert_null (details->post_text);
        }
    }
}

static void
test_no_such_row (Fixture       *fixture,
                  gconstpointer  data)
{
  const guint32 rows[] = { 0, 1, G_MAXUINT32, 1 };
  g_autoptr (GPtrArray) some = NULL;
  const KscorePartDetails *none;

  some = kscore_part_table_read (fixture->table, rows, G_N_ELEMENTS (rows), NULL, NULL);
  g_assert_cmpuint (some->len, ==, 4);
  none = g_ptr_array_index (some, 2);
  g_assert_true (isnan (none->part.points));
  g_assert_cmpint (none->part.day, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpint (none->at, ==, KSCORE_TIME_UNKNOWN);
  assert_same_part (&((KscorePartDetails *) g_ptr_array_index (some, 3))->part,
                    &g_array_index (fixture->parts, KscorePart, 0));
}

static gboolean
add_interactions (KscoreDatabase  *db,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  return kscore_database_exec (
    db,
    /* Three replies of one day, the middle one of a known day only, and one like. */
    "INSERT INTO interactions (account, day, kind, actor, post, seq, at, precision) VALUES"
    " (1, 100, 5, 7, 3, 11, 8640011, 0), (1, 100, 5, 7, 3, 22, 8640022, 1),"
    " (1, 100, 5, 7, 3, 33, 8640033, 0), (1, 100, 1, 7, 3, 0, 8640001, 0);"
    "UPDATE posts SET text = replace(hex(zeroblob(200)), '00', '🌉') WHERE id = 3;",
    error);
}

static void
test_times (Fixture       *fixture,
            gconstpointer  data)
{
  const gint64 expected[] = {
    8640011, KSCORE_TIME_UNKNOWN, 8640033, KSCORE_TIME_UNKNOWN, 8640001, KSCORE_TIME_UNKNOWN,
    KSCORE_TIME_UNKNOWN,
  };
  g_autoptr (GPtrArray) all = NULL;
  KscorePart part = {
    .points = 1, .count = 1, .account = 1, .actor = 7, .post = 3, .day = 100,
    .kind = KSCORE_KIND_REPLY,
  };

  run_in_store (fixture, add_interactions, NULL);
  g_array_set_size (fixture->parts, 0);
  /* A fourth that nobody knows the time of. */
  for (guint i = 0; i < 4; i++)
    g_array_append_val (fixture->parts, part);
  part.kind = KSCORE_KIND_LIKE;
  g_array_append_val (fixture->parts, part);
  part.day = 101;
  g_array_append_val (fixture->parts, part);
  part.day = 100;
  part.precision = KSCORE_PRECISION_ESTIMATED;
  g_array_append_val (fixture->parts, part);
  fill_table (fixture);

  all = read_all (fixture);
  for (guint i = 0; i < all->len; i++)
    {
      const KscorePartDetails *details = g_ptr_array_index (all, i);

      g_assert_cmpint (details->at, ==, expected[i]);
      g_assert_cmpint (g_utf8_strlen (details->post_text, -1), ==, 200);
      g_assert_cmpstr (details->account_id, ==, "mastodon:native-1");
      g_assert_cmpstr (details->account, ==, "ada");
    }
}

static gboolean
set_text (KscoreDatabase  *db,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  return kscore_statement_execute (db, error, "UPDATE posts SET text = ? WHERE id = 1", "s",
                                   (const char *) data);
}

static void
test_long_text (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *text = g_strnfill (100000, 'x');
  guint n_seen = 0;

  run_in_store (fixture, set_text, text);
  all = read_all (fixture);
  for (guint i = 0; i < all->len; i++)
    {
      const KscorePartDetails *details = g_ptr_array_index (all, i);

      if (details->part.post != 1)
        continue;
      g_assert_cmpuint (strlen (details->post_text), ==, 300);
      n_seen++;
    }
  g_assert_cmpuint (n_seen, >, 0);
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  gboolean kinds[256];

  found = kscore_part_table_list_networks (fixture->table, kinds, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (found, 0), ==, "bluesky");
  g_assert_cmpstr (g_ptr_array_index (found, 1), ==, "mastodon");
  g_assert_cmpstr (g_ptr_array_index (found, 2), ==, "x");
  for (guint i = 0; i < 256; i++)
    g_assert_cmpint (kinds[i], ==, (i >= 1 && i < 5) || i == 250);

  g_array_set_size (fixture->parts, 0);
  fill_table (fixture);
  none = kscore_part_table_list_networks (fixture->table, kinds, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (kinds[250]);
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  KscorePartQuery query = everything ();

  query.sort = KSCORE_PART_SORT_PERSON;
  for (guint turn = 0; turn < 3; turn++)
    {
      check_query (fixture, &query);
      g_array_set_size (fixture->parts, fixture->parts->len / 2);
      fill_table (fixture);
      check_query (fixture, &query);
    }
  g_array_set_size (fixture->parts, 0);
  fill_table (fixture);
  check_query (fixture, &query);
}

static void
test_stopped_filling (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  KscorePartQuery query = everything ();
  KscorePart part = make_part (fixture->rand);

  g_assert_true (kscore_part_table_begin (fixture->table, NULL));
  g_assert_true (kscore_part_table_add (fixture->table, &part, NULL));
  /* In the middle, from the beginning again. */
  g_assert_true (kscore_part_table_begin (fixture->table, NULL));
  g_assert_true (kscore_part_table_add (fixture->table, &part, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (kscore_part_table_end (fixture->table, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_array_set_size (fixture->parts, 0);
  check_query (fixture, &query);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (30000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  KscorePartQuery query = everything ();
  gboolean too_late = FALSE;
  GThread *thread;

  for (guint i = 0; i < 200000; i++)
    {
      KscorePart part = make_part (fixture->rand);

      g_array_append_val (fixture->parts, part);
    }
  fill_table (fixture);

  query.sort = KSCORE_PART_SORT_PERSON;
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  while (error == NULL)
    {
      g_clear_pointer (&rows, g_array_unref);
      too_late = g_cancellable_is_cancelled (cancellable);
      rows = kscore_part_table_find (fixture->table, &query, NULL, cancellable, &error);
      g_assert_true ((rows == NULL) == (error != NULL));
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* In the middle of it: it had not been cancelled when it began. */
  g_assert_false (too_late);
  g_thread_join (thread);

  /* The next call is none of that cancellable's business. */
  g_clear_error (&error);
  rows = kscore_part_table_find (fixture->table, &query, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, fixture->parts->len);
  g_assert_null (kscore_part_table_read (fixture->table, (guint32 *) rows->data, 5, cancellable,
                                         &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
forget_everything (KscoreDatabase  *db,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  return kscore_database_exec (db,
                               "DELETE FROM posts; DELETE FROM actors; DELETE FROM accounts;",
                               error);
}

static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) all = NULL;
  KscorePartQuery query = everything ();

  query.sort = KSCORE_PART_SORT_PERSON;
  check_query (fixture, &query);
  run_in_store (fixture, forget_everything, NULL);

  all = read_all (fixture);
  for (guint i = 0; i < all->len; i++)
    {
      const KscorePartDetails *details = g_ptr_array_index (all, i);

      assert_same_part (&details->part, &g_array_index (fixture->parts, KscorePart, i));
      g_assert_null (details->network);
      g_assert_null (details->account_id);
      g_assert_null (details->account);
      g_assert_null (details->actor_handle);
      g_assert_null (details->post_text);
    }
  for (guint sort = 0; sort <= KSCORE_PART_SORT_COUNT; sort++)
    {
      g_autoptr (GArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      query.sort = sort;
      rows = kscore_part_table_find (fixture->table, &query, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, fixture->parts->len);
    }
}

/* Nothing holds on to the store's file between calls, not even while parts are added: an account
 * can be forgotten to its last byte. */
static void
test_forget_while_filling (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  KscorePart part = make_part (fixture->rand);

  g_assert_true (kscore_part_table_begin (fixture->table, NULL));
  g_assert_true (kscore_part_table_add (fixture->table, &part, NULL));
  g_assert_true (kscore_store_forget (fixture->store, 1, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (test_dir_contains (fixture->dir, "river"));
  g_assert_true (kscore_part_table_add (fixture->table, &part, NULL));
  g_assert_true (kscore_part_table_end (fixture->table, NULL, NULL));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* It is a reader: no other connection sees a change, and no file of it lies beside the store's. */
static void
test_leaves_no_trace (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = test_dir_database (fixture->dir);
  KscoreDatabase *db = kscore_database_open (path, KSCORE_DATABASE_READ, NULL);
  gint64 version = test_get_integer (db, "PRAGMA data_version");
  gint64 schema = test_get_integer (db, "SELECT count(*) FROM sqlite_schema");
  guint n_files = count_files (fixture);
  KscorePartQuery query = everything ();

  fill_table (fixture);
  query.sort = KSCORE_PART_SORT_POST;
  check_query (fixture, &query);
  g_assert_cmpint (test_get_integer (db, "PRAGMA data_version"), ==, version);
  g_assert_cmpint (test_get_integer (db, "SELECT count(*) FROM sqlite_schema"), ==, schema);
  g_assert_cmpuint (count_files (fixture), ==, n_files);
  kscore_database_close (db);
}

static void
test_vanished (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = test_dir_database (fixture->dir);
  g_autofree char *away = g_strconcat (path, ".away", NULL);
  g_autoptr (GError) error = NULL;
  KscorePartQuery query = everything ();

  g_assert_no_errno (g_rename (path, away));
  g_assert_false (kscore_part_table_begin (fixture->table, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_clear_error (&error);
  g_assert_null (kscore_part_table_find (fixture->table, &query, NULL, NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_null (kscore_part_table_new (fixture->store, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);

  /* And back again. */
  g_assert_no_errno (g_rename (away, path));
  fill_table (fixture);
  check_query (fixture, &query);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = test_dir_database (fixture->dir);
  g_autofree char *rubbish = g_strnfill (8192, 'z');
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->table, kscore_part_table_free);
  kscore_store_close (fixture->store);
  g_assert_true (g_file_set_contents (path, rubbish, 8192, NULL));
  g_assert_null (kscore_part_table_new (fixture->store, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

#define add(name, func) \
  g_test_add ("/store/part-table/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("sorts", test_sorts);
  add ("searches", test_searches);
  add ("not-utf8", test_not_utf8);
  add ("filters", test_filters);
  add ("read", test_read);
  add ("no-such-row", test_no_such_row);
  add ("times", test_times);
  add ("long-text", test_long_text);
  add ("choices", test_choices);
  add ("again", test_again);
  add ("stopped-filling", test_stopped_filling);
  add ("cancel", test_cancel);
  add ("forgotten", test_forgotten);
  add ("forget-while-filling", test_forget_while_filling);
  add ("leaves-no-trace", test_leaves_no_trace);
  add ("vanished", test_vanished);
  add ("damaged", test_damaged);

  return g_test_run ();
}
