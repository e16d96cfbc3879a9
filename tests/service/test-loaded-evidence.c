#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "score/kscore-attribution.h"
#include "score/kscore-score.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-list-table.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-refresh-table.h"
#include "store/kscore-trust-table.h"
#include "support/owner-fixture.h"

/* Whatever is written, and by whom, evidence that is kept up to date is what would be read anew. */

#define NOW OWNER_FIXTURE_NOW
#define A_DAY 86400
#define N_PEOPLE 14
#define N_POSTS 12
#define N_STEPS 14

typedef struct {
  GRand           *rand;      /* (owned) */
  OwnerFixture     fixture;
  KscoreWorkspace *workspace; /* (owned) its evidence is held */
  guint            n_steps;
  guint            n_followed;
  guint            n_appends; /* steps that only append */
} World;

static const struct {
  const char *network;
  const char *native_id;
  const char *handle;
} owners[] = {
  { "mastodon", "https://a.example/users/ada", "ada@a.example" },
  { "bluesky", "did:plc:ada", "ada.example.org" },
  { "mastodon", "https://b.example/users/ada", "ada@b.example" },
};

static guint
get_n_cases (void)
{
  const char *cases = g_getenv ("KSCORE_CASES");

  return cases != NULL ? (guint) atoi (cases) : 1000;
}

static gboolean
one_in (World *world,
        int    n)
{
  return g_rand_int_range (world->rand, 0, n) == 0;
}

static gint64
random_time (World *world)
{
  return NOW - g_rand_int_range (world->rand, 0, 110) * A_DAY
         - g_rand_int_range (world->rand, 0, A_DAY);
}

static char *
random_post (World *world)
{
  return g_strdup_printf ("post-%d", g_rand_int_range (world->rand, 0, N_POSTS));
}

/* The same person by a lasting key or by an address, so that some are merged. */
static char *
random_key (World      *world,
            const char *network)
{
  int person = g_rand_int_range (world->rand, 0, N_PEOPLE);

  if (g_str_equal (network, "bluesky"))
    return person == 0 ? g_strdup ("did:plc:ada") : g_strdup_printf ("did:plc:%d", person);
  if (person == 0)
    return g_strdup ("https://a.example/users/ada");
  return one_in (world, 12) ? g_strdup_printf ("p%d@h.example", person)
                            : g_strdup_printf ("https://h.example/users/%d", person);
}

static KscoreKind
random_kind (World *world)
{
  static const KscoreKind kinds[] = {
    KSCORE_KIND_LIKE, KSCORE_KIND_LIKE, KSCORE_KIND_RESHARE, KSCORE_KIND_REPLY, KSCORE_KIND_QUOTE,
  };

  return kinds[g_rand_int_range (world->rand, 0, G_N_ELEMENTS (kinds))];
}

static KscoreInteraction *
random_interaction (World      *world,
                    const char *network)
{
  g_autofree char *post = random_post (world);
  g_autofree char *actor = random_key (world, network);
  KscoreKind kind = one_in (world, 8) ? KSCORE_KIND_FOLLOW : random_kind (world);
  KscoreInteraction *it;

  it = kscore_interaction_new (kind == KSCORE_KIND_FOLLOW ? NULL : post, kind, actor,
                               random_time (world));
  it->seq = kind == KSCORE_KIND_REPLY ? g_rand_int_range (world->rand, 1, 30) : 0;
  it->precision = one_in (world, 4) ? KSCORE_PRECISION_ESTIMATED : KSCORE_PRECISION_EXACT;
  return it;
}

/* Told again, a post is of the same time, but may answer another one. */
static KscorePost *
random_new_post (World *world)
{
  g_autofree char *id = random_post (world);
  int number = atoi (id + strlen ("post-"));
  KscorePost *post = kscore_post_new (id, NOW - (number * 9 + 1) * (gint64) A_DAY);

  if (one_in (world, 3))
    post->reply_to = one_in (world, 2) ? random_post (world)
                                       : g_strdup ("https://h.example/users/3/statuses/77");
  post->kind = number % 3 == 0 ? KSCORE_POST_REPLY : KSCORE_POST_POST;
  if (one_in (world, 20))
    post->at = random_time (world);
  if (!one_in (world, 3))
    post->read_at = NOW;
  return post;
}

/* Counts that stay the same, as they are read day after day. */
static void
add_counts (World      *world,
            KscorePage *page)
{
  g_autofree char *post = random_post (world);
  KscoreKind kind = random_kind (world);
  gint64 total = g_rand_int_range (world->rand, 0, 9);
  int day = g_rand_int_range (world->rand, 4, 60);

  for (int i = g_rand_int_range (world->rand, 1, 5); i > 0; i--)
    g_ptr_array_add (page->counts, kscore_count_new (post, kind, total, NOW - (day - i) * A_DAY));
}

static KscoreActor *
random_actor (World      *world,
              const char *network)
{
  g_autofree char *key = random_key (world, network);
  KscoreActor *actor = kscore_actor_new (key);

  if (g_str_has_prefix (key, "https://h.example/users/") && one_in (world, 4))
    actor->handle = g_strdup_printf ("p%s@h.example", key + strlen ("https://h.example/users/"));
  else if (one_in (world, 20))
    actor->handle = g_strdup (owners[0].handle);
  if (one_in (world, 2))
    actor->created_at = NOW - 300 * (gint64) A_DAY;
  if (one_in (world, 6))
    actor->created_at = NOW - 60 * (gint64) A_DAY;
  if (one_in (world, 2))
    {
      actor->followers = g_rand_int_range (world->rand, 0, 3000);
      actor->following = g_rand_int_range (world->rand, 0, 3000);
      actor->posts = g_rand_int_range (world->rand, 0, 100);
    }
  actor->read_at = random_time (world);
  actor->follows_owner = one_in (world, 5);
  actor->followed_by_owner = one_in (world, 20);
  return actor;
}

static void
add_rest (World      *world,
          KscorePage *page)
{
  KscoreDay today = kscore_day_from_time (NOW);

  if (one_in (world, 5))
    {
      KscoreAudience audience = { NOW - g_rand_int_range (world->rand, 0, 20) * A_DAY,
                                  g_rand_int_range (world->rand, 0, 900) };

      g_array_append_val (page->audience, audience);
    }
  if (one_in (world, 5))
    {
      KscoreCoverage coverage = { today - g_rand_int_range (world->rand, 0, 100), today,
                                  KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS
                                  | (one_in (world, 2) ? KSCORE_KINDS_PEOPLE : 0) };

      g_array_append_val (page->coverage, coverage);
    }
  if (one_in (world, 6))
    {
      g_autofree char *id = random_post (world);
      g_autofree char *actor = random_key (world, page->account->network);

      g_ptr_array_add (page->outgoing,
                       kscore_outgoing_new (id, random_kind (world), actor, today - 3));
    }
  if (one_in (world, 25))
    {
      g_autofree char *source = random_post (world);
      g_autofree char *maker = random_key (world, page->account->network);

      g_ptr_array_add (page->marks,
                       kscore_mark_new (KSCORE_MARK_STAR, maker, source, random_time (world)));
    }
}

static KscorePage *
empty_page (guint owner)
{
  g_autoptr (KscoreAccount) account = kscore_account_new (owners[owner].network,
                                                          owners[owner].native_id,
                                                          owners[owner].handle);

  return kscore_page_new (account);
}

static KscorePage *
random_page (World *world)
{
  KscorePage *page = empty_page (one_in (world, 3)
                                 ? g_rand_int_range (world->rand, 0, G_N_ELEMENTS (owners)) : 0);

  for (int i = g_rand_int_range (world->rand, 0, 3); i > 0; i--)
    g_ptr_array_add (page->posts, random_new_post (world));
  for (int i = g_rand_int_range (world->rand, 0, 3); i > 0; i--)
    add_counts (world, page);
  for (int i = g_rand_int_range (world->rand, 0, 3); i > 0; i--)
    g_ptr_array_add (page->actors, random_actor (world, page->account->network));
  for (int i = g_rand_int_range (world->rand, 0, 6); i > 0; i--)
    g_ptr_array_add (page->interactions, random_interaction (world, page->account->network));
  add_rest (world, page);
  return page;
}

/* A reaction, a new person and a count, as most refreshes bring. */
static KscorePage *
plain_page (World *world)
{
  KscorePage *page = empty_page (0);
  g_autofree char *post = random_post (world);
  g_autofree char *key = g_strdup_printf ("https://h.example/users/%u",
                                          1000 + world->n_steps * 7 + g_rand_int (world->rand) % 7);
  KscoreInteraction *it = random_interaction (world, "mastodon");

  g_free (it->actor);
  it->actor = g_strdup (key);
  g_ptr_array_add (page->interactions, it);
  if (one_in (world, 2))
    g_ptr_array_add (page->counts,
                     kscore_count_new (post, KSCORE_KIND_LIKE, 3 + world->n_steps % 9,
                                       NOW - 5 * A_DAY + world->n_steps * 60));
  return page;
}

/* Inside a transaction */

static gboolean
land_list (KscoreDatabase  *db,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  World *world = data;
  gboolean followers = one_in (world, 3);
  g_autoptr (KscorePage) page = empty_page (0);
  KscoreList list = {
    .account = 1,
    .post = followers ? 0 : g_rand_int_range (world->rand, 1, N_POSTS),
    .kind = followers ? KSCORE_LIST_FOLLOWERS : KSCORE_KIND_LIKE,
    .landed_at = KSCORE_TIME_UNKNOWN, .total = KSCORE_UNKNOWN, .complete = one_in (world, 2),
    .started_at = NOW, .from_at = KSCORE_TIME_UNKNOWN, .until_at = KSCORE_TIME_UNKNOWN,
  };
  guint n_new;

  for (int i = 0; i < 4; i++)
    {
      KscoreInteraction *it = random_interaction (world, "mastodon");

      it->kind = followers ? KSCORE_KIND_FOLLOW : KSCORE_KIND_LIKE;
      it->seq = 0;
      it->at = KSCORE_TIME_UNKNOWN;
      g_clear_pointer (&it->post, g_free);
      g_ptr_array_add (page->interactions, it);
    }

  return kscore_list_table_put (db, &list, error)
         && kscore_list_table_stage (db, &list, page, &n_new, error)
         && kscore_list_table_land (db, &list, NOW - g_rand_int_range (world->rand, 0, 9) * A_DAY,
                                    error);
}

static gboolean
thin_counts (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_refresh_table_thin_counts (db, 1, NOW, error);
}

static gboolean
delete_post (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autofree char *post = random_post (data);

  return kscore_refresh_table_delete_post (db, 1, post, NOW - 1, error);
}

static gboolean
change_link (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return kscore_account_table_set_linked (db, g_rand_int_range (((World *) data)->rand, 1, 4),
                                          !one_in (data, 3), error);
}

static gboolean
change_known (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  gint64 actor = g_rand_int_range (((World *) data)->rand, 1, N_PEOPLE);

  return kscore_trust_table_set (db, &actor, 1, one_in (data, 2), error);
}

static gboolean
fail (KscoreDatabase  *db,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autoptr (KscorePage) page = random_page (data);
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);

  if (kscore_page_writer_write (writer, page, NULL, error)
      && thin_counts (db, data, cancellable, error))
    g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY, "Taken back");
  return FALSE;
}

static const KscoreStoreFunc writes[] = {
  land_list, land_list, thin_counts, thin_counts, delete_post, change_link, change_known, fail,
};

/* Outside */

static void
write_page (World      *world,
            KscorePage *page)
{
  g_autoptr (GError) error = NULL;

  kscore_store_write_page (kscore_workspace_get_store (world->workspace), page, NULL, NULL, &error);
  g_assert_no_error (error);
  kscore_page_free (page);
}

/* Past the lock, as no program of ours does. */
static void
write_elsewhere (World *world)
{
  g_autofree char *path = g_build_filename (world->fixture.data_dir, KSCORE_DATABASE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KscoreDatabase) db = kscore_database_open (path, KSCORE_DATABASE_WRITE, &error);
  g_autoptr (KscorePageWriter) writer = NULL;
  g_autoptr (KscorePage) page = random_page (world);

  g_assert_no_error (error);
  writer = kscore_page_writer_new (db);
  kscore_database_begin (db, &error);
  g_assert_no_error (error);
  kscore_page_writer_write (writer, page, NULL, &error);
  g_assert_no_error (error);
  kscore_database_commit (db, &error);
  g_assert_no_error (error);
}

static void
write_something (World *world)
{
  KscoreStoreFunc func = writes[g_rand_int_range (world->rand, 0, G_N_ELEMENTS (writes))];
  g_autoptr (GError) error = NULL;

  kscore_store_run (kscore_workspace_get_store (world->workspace), KSCORE_STORE_WRITE, func, world,
                    NULL, &error);
  if (func == fail)
    g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY);
  else
    g_assert_no_error (error);
}

/* Comparing */

static void
add_line (GPtrArray  *lines,
          const char *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
add_line (GPtrArray  *lines,
          const char *format,
          ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, args));
  va_end (args);
}

#define AT(array, type, i) (&g_array_index (array, type, i))

static gint64
get_actor_id (const KscoreEvidence *evidence,
              guint32               actor)
{
  return actor != KSCORE_NO_INDEX ? AT (evidence->actors, KscoreEvidenceActor, actor)->id : -1;
}

static gint64
get_post_id (const KscoreEvidence *evidence,
             guint32               post)
{
  return post != KSCORE_NO_INDEX ? AT (evidence->posts, KscoreEvidencePost, post)->id : -1;
}

/* By the lowest id, whoever stands for it. */
static gint64
get_person_id (const KscoreEvidence *evidence,
               guint32               actor)
{
  gint64 lowest = G_MAXINT64;

  for (guint i = 0; i < evidence->actors->len; i++)
    {
      const KscoreEvidenceActor *it = AT (evidence->actors, KscoreEvidenceActor, i);

      if (it->person == AT (evidence->actors, KscoreEvidenceActor, actor)->person)
        lowest = MIN (lowest, it->id);
    }
  return lowest;
}

static void
describe_people (const KscoreEvidence *evidence,
                 GPtrArray            *lines)
{
  for (guint i = 0; i < evidence->actors->len; i++)
    {
      const KscoreEvidenceActor *it = AT (evidence->actors, KscoreEvidenceActor, i);

      add_line (lines, "actor %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                " %d%d%d%d %d %d %u",
                it->id, it->created_at, get_person_id (evidence, i), it->known, it->owner,
                it->follows_owner, it->followed_by_owner, it->follows_day, it->purged_day,
                it->account);
    }
  for (guint i = 0; i < evidence->followers->len; i++)
    {
      const KscoreEvidenceFollowers *it = AT (evidence->followers, KscoreEvidenceFollowers, i);

      add_line (lines, "followers %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                " %" G_GINT64_FORMAT, get_actor_id (evidence, it->actor), it->day, it->followers,
                it->following, it->posts);
    }
  for (guint i = 0; i < evidence->interactions->len; i++)
    {
      const KscoreEvidenceInteraction *it = AT (evidence->interactions, KscoreEvidenceInteraction,
                                                i);

      add_line (lines, "interaction %u %d %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                " %" G_GINT64_FORMAT " %u %" G_GINT64_FORMAT " %g %u",
                it->account, it->day, it->kind, get_actor_id (evidence, it->actor),
                get_post_id (evidence, it->post), it->seq, it->precision, it->at,
                (double) it->trust, it->signals);
    }
}

static void
describe_posts (const KscoreEvidence *evidence,
                gboolean              readings,
                GPtrArray            *lines)
{
  for (guint i = 0; i < evidence->posts->len; i++)
    {
      const KscoreEvidencePost *it = AT (evidence->posts, KscoreEvidencePost, i);

      add_line (lines, "post %" G_GINT64_FORMAT " %d %u %u %u %" G_GINT64_FORMAT, it->id, it->day,
                it->account, it->precision, it->kind, it->at);
    }
  for (guint i = 0; i < evidence->self_replies->len; i++)
    {
      const KscoreEvidenceSelfReply *it = AT (evidence->self_replies, KscoreEvidenceSelfReply, i);

      add_line (lines, "self-reply %" G_GINT64_FORMAT " %d", get_post_id (evidence, it->post),
                it->day);
    }
  for (guint i = 0; i < evidence->readings->len && readings; i++)
    {
      const KscoreEvidenceReading *it = AT (evidence->readings, KscoreEvidenceReading, i);

      if (it->kind != KSCORE_KIND_NONE)
        add_line (lines, "reading %" G_GINT64_FORMAT " %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                  get_post_id (evidence, it->post), it->kind, it->at, it->total);
    }
}

static void
describe_rest (const KscoreEvidence *evidence,
               GPtrArray            *lines)
{
  for (guint i = 0; i < evidence->outgoing->len; i++)
    {
      const KscoreEvidenceOutgoing *it = AT (evidence->outgoing, KscoreEvidenceOutgoing, i);

      add_line (lines, "outgoing %u %u %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, it->account,
                it->kind, it->day, get_actor_id (evidence, it->actor), it->count);
    }
  for (guint i = 0; i < evidence->answers->len; i++)
    {
      const KscoreEvidenceAnswer *it = AT (evidence->answers, KscoreEvidenceAnswer, i);

      add_line (lines, "answer %u %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                it->account, it->known, it->seq, it->at, get_actor_id (evidence, it->actor));
    }
  for (guint i = 0; i < evidence->audience->len; i++)
    {
      const KscoreEvidenceAudience *it = AT (evidence->audience, KscoreEvidenceAudience, i);

      add_line (lines, "audience %u %d %" G_GINT64_FORMAT, it->account, it->day, it->followers);
    }
  add_line (lines, "accounts %u marks %u", evidence->accounts->len, evidence->marks->len);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static void
assert_same_evidence (const KscoreEvidence *a,
                      const KscoreEvidence *b,
                      gboolean              readings)
{
  g_autoptr (GPtrArray) x = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) y = g_ptr_array_new_with_free_func (g_free);

  describe_people (a, x);
  describe_posts (a, readings, x);
  describe_rest (a, x);
  describe_people (b, y);
  describe_posts (b, readings, y);
  describe_rest (b, y);
  g_ptr_array_sort (x, compare_strings);
  g_ptr_array_sort (y, compare_strings);
  for (guint i = 0; i < MIN (x->len, y->len); i++)
    g_assert_cmpstr (x->pdata[i], ==, y->pdata[i]);
  g_assert_cmpuint (x->len, ==, y->len);
}

static void
assert_near (double a,
             double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat_with_epsilon (a, b, 1e-9);
}

/* The points of every row, by what it is, whatever its place. */
static GPtrArray *
list_parts (const KscoreLoadedEvidence *loaded,
            const KscoreAttribution    *points)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const KscoreEvidence *evidence = loaded->evidence;

  g_assert_cmpuint (points->n_rows, ==, kscore_ledger_get_n_rows (loaded->ledger));
  for (guint i = 0; i < points->n_rows; i++)
    {
      KscoreLedgerRow row;

      kscore_ledger_get_row (loaded->ledger, i, &row);
      add_line (lines, "%u %d %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %g %d %.8f", row.account,
                row.day, row.kind, get_actor_id (evidence, row.actor),
                get_post_id (evidence, row.post), (double) row.count, row.covered,
                isnan (points->row_points[i]) ? -1 : points->row_points[i] + 1e-12);
    }
  g_ptr_array_sort (lines, compare_strings);
  return lines;
}

static void
assert_same_scores (const KscoreLoadedEvidence *a,
                    const KscoreLoadedEvidence *b,
                    KscoreDay                   day)
{
  g_autoptr (KscoreScore) x = kscore_score_new (a->ledger, day);
  g_autoptr (KscoreScore) y = kscore_score_new (b->ledger, day);
  g_autoptr (KscoreAttribution) x_points = kscore_attribution_new (a->ledger, x);
  g_autoptr (KscoreAttribution) y_points = kscore_attribution_new (b->ledger, y);
  g_autoptr (GPtrArray) x_parts = list_parts (a, x_points);
  g_autoptr (GPtrArray) y_parts = list_parts (b, y_points);

  g_assert_cmpint (x->known, ==, y->known);
  g_assert_cmpint (x->has_range, ==, y->has_range);
  assert_near (x->score, y->score);
  assert_near (x->low, y->low);
  assert_near (x->high, y->high);
  assert_near (x->checked, y->checked);
  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    assert_near (x->components[i].points, y->components[i].points);
  assert_near (x_points->total, y_points->total);
  g_assert_cmpuint (x_points->sources->len, ==, y_points->sources->len);

  g_assert_cmpuint (x_parts->len, ==, y_parts->len);
  for (guint i = 0; i < x_parts->len; i++)
    g_assert_cmpstr (x_parts->pdata[i], ==, y_parts->pdata[i]);
}

static void
assert_same_trust (const KscoreTrust *a,
                   const KscoreTrust *b)
{
  g_assert_cmpuint (a->groups->len, ==, b->groups->len);
  g_assert_cmpuint (a->members->len, ==, b->members->len);
  g_assert_cmpuint (a->n_reactions, ==, b->n_reactions);
  g_assert_cmpmem (a->n_unjudged, sizeof a->n_unjudged, b->n_unjudged, sizeof b->n_unjudged);
  g_assert_cmpuint (a->n_undated, ==, b->n_undated);
  g_assert_cmpuint (a->n_untimed, ==, b->n_untimed);
  g_assert_cmpuint (a->n_actors, ==, b->n_actors);
  g_assert_cmpuint (a->n_without_created, ==, b->n_without_created);
  g_assert_cmpuint (a->n_without_profile, ==, b->n_without_profile);
  g_assert_cmpint (a->outgoing_known, ==, b->outgoing_known);
}

static gboolean
read_all (KscoreDatabase  *db,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  KscoreEvidence **evidence = data;

  *evidence = kscore_evidence_reader_read (db, error);
  return *evidence != NULL;
}

static KscoreLoadedEvidence *
ref_evidence (KscoreWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  KscoreLoadedEvidence *loaded = kscore_workspace_ref_evidence (workspace, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

static void
assert_up_to_date (World                *world,
                   KscoreLoadedEvidence *loaded)
{
  g_autoptr (KscoreWorkspace) fresh = owner_fixture_open (&world->fixture);
  g_autoptr (KscoreLoadedEvidence) anew = ref_evidence (fresh);
  KscoreEvidence *all = NULL;

  assert_same_evidence (loaded->evidence, anew->evidence, FALSE);
  assert_same_trust (loaded->trust, anew->trust);
  g_assert_cmpint (loaded->day, ==, anew->day);
  if (loaded->day != KSCORE_DAY_UNKNOWN)
    {
      assert_same_scores (loaded, anew, loaded->day);
      assert_same_scores (loaded, anew, loaded->day - 30);
    }

  if (loaded->resident == NULL)
    return;
  g_assert_true (kscore_store_run (kscore_workspace_get_store (fresh), KSCORE_STORE_READ, read_all,
                                   &all, NULL, NULL));
  kscore_trust_free (kscore_trust_apply (all, kscore_workspace_get_constants (fresh),
                                         KSCORE_ALL_SIGNALS));
  assert_same_evidence (loaded->evidence, all, TRUE);
  kscore_evidence_free (all);
}

static void
step (World *world)
{
  g_autoptr (KscoreLoadedEvidence) before = one_in (world, 3) ? ref_evidence (world->workspace)
                                                              : NULL;
  g_autoptr (KscoreEvidence) as_it_was = NULL;
  g_autoptr (KscoreLoadedEvidence) loaded = NULL;
  gboolean plain = one_in (world, 2);

  if (before != NULL)
    as_it_was = kscore_evidence_copy (before->evidence);

  for (int i = g_rand_int_range (world->rand, 1, 4); i > 0; i--)
    {
      if (plain)
        write_page (world, plain_page (world));
      else if (!one_in (world, 4))
        write_page (world, random_page (world));
      else if (!one_in (world, 9))
        write_something (world);
      else
        write_elsewhere (world);
    }
  kscore_workspace_evidence_changed (world->workspace);

  loaded = ref_evidence (world->workspace);
  assert_up_to_date (world, loaded);
  world->n_steps++;
  world->n_followed += !loaded->in_order;
  world->n_appends += plain;
  if (before != NULL)
    assert_same_evidence (before->evidence, as_it_was, TRUE);
}

static void
world_init (World *world,
            guint  seed)
{
  *world = (World) { .rand = g_rand_new_with_seed (seed) };
  owner_fixture_init (&world->fixture);
  world->workspace = owner_fixture_open (&world->fixture);
  kscore_workspace_set_least_followed (world->workspace, 0);
  kscore_workspace_hold_evidence (world->workspace);
}

static void
world_clear (World *world)
{
  kscore_workspace_unhold_evidence (world->workspace);
  g_clear_object (&world->workspace);
  owner_fixture_clear (&world->fixture);
  g_clear_pointer (&world->rand, g_rand_free);
}

static void
test_any_writes (void)
{
  guint n_followed = 0, n_appends = 0;

  for (guint seed = 0; seed < MAX (get_n_cases () / 20, 1); seed++)
    {
      World world;

      g_test_message ("seed %u", seed);
      world_init (&world, seed);
      for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
        write_page (&world, empty_page (i));
      for (guint i = 0; i < 8; i++)
        write_page (&world, random_page (&world));
      for (guint i = 0; i < N_STEPS; i++)
        step (&world);
      n_followed += world.n_followed;
      n_appends += world.n_appends;
      world_clear (&world);
    }

  g_test_message ("%u followed, %u plain", n_followed, n_appends);
  /* Otherwise nothing was tested. */
  g_assert_cmpuint (n_followed, >, n_appends / 2);
}

static void
write_plainly (World *world)
{
  world->n_steps++;
  write_page (world, plain_page (world));
  kscore_workspace_evidence_changed (world->workspace);
}

static gboolean
is_followed (World *world)
{
  g_autoptr (KscoreLoadedEvidence) loaded = ref_evidence (world->workspace);

  assert_up_to_date (world, loaded);
  return !loaded->in_order;
}

static void
world_init_filled (World *world)
{
  KscorePage *page = empty_page (0);

  world_init (world, 1);
  for (int i = 0; i < N_POSTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("post-%d", i);

      g_ptr_array_add (page->posts, kscore_post_new (id, NOW - i * A_DAY));
    }
  write_page (world, page);
  is_followed (world);
  write_plainly (world);
  is_followed (world);
}

static gboolean
choose_model (KscoreDatabase  *db,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  return kscore_model_use_write (db, "kscore-1", error);
}

/* Another model: everything anew. */
static void
test_model (void)
{
  World world;

  world_init_filled (&world);
  write_plainly (&world);
  g_assert_true (is_followed (&world));
  g_assert_true (kscore_store_run (kscore_workspace_get_store (world.workspace),
                                   KSCORE_STORE_WRITE, choose_model, NULL, NULL, NULL));
  write_plainly (&world);
  g_assert_false (is_followed (&world));
  write_plainly (&world);
  g_assert_true (is_followed (&world));
  world_clear (&world);
}

/* Nothing new is nothing to do. */
static void
test_nothing_new (void)
{
  World world;
  g_autoptr (KscoreLoadedEvidence) first = NULL;
  g_autoptr (KscoreLoadedEvidence) second = NULL;

  world_init_filled (&world);
  first = ref_evidence (world.workspace);
  kscore_workspace_evidence_changed (world.workspace);
  second = ref_evidence (world.workspace);
  g_assert_true (first == second);
  g_clear_pointer (&first, kscore_loaded_evidence_unref);
  g_clear_pointer (&second, kscore_loaded_evidence_unref);
  world_clear (&world);
}

static void
test_in_order (void)
{
  World world;
  g_autoptr (KscoreLoadedEvidence) loaded = NULL;

  world_init_filled (&world);
  write_plainly (&world);
  g_assert_true (is_followed (&world));
  loaded = kscore_workspace_ref_evidence_in_order (world.workspace, NULL, NULL);
  g_assert_true (loaded->in_order);
  assert_up_to_date (&world, loaded);
  g_clear_pointer (&loaded, kscore_loaded_evidence_unref);
  write_plainly (&world);
  g_assert_true (is_followed (&world));
  world_clear (&world);
}

/* What nobody holds is read anew, as ever. */
static void
test_not_held (void)
{
  World world;

  world_init_filled (&world);
  g_clear_object (&world.workspace);
  world.workspace = owner_fixture_open (&world.fixture);
  kscore_workspace_set_least_followed (world.workspace, 0);
  for (int i = 0; i < 3; i++)
    {
      write_plainly (&world);
      g_assert_false (is_followed (&world));
    }
  kscore_workspace_hold_evidence (world.workspace);
  kscore_workspace_evidence_changed (world.workspace);
  g_assert_false (is_followed (&world));
  write_plainly (&world);
  g_assert_true (is_followed (&world));
  world_clear (&world);
}

/* Three threads ask while a fourth writes. */
static gpointer
ask (gpointer data)
{
  World *world = data;

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (KscoreLoadedEvidence) loaded = ref_evidence (world->workspace);
      g_autoptr (KscoreScore) score = kscore_score_new (loaded->ledger, loaded->today);

      g_assert_cmpuint (loaded->evidence->interactions->len, >, 0);
      kscore_workspace_evidence_changed (world->workspace);
    }
  return NULL;
}

static void
test_threads (void)
{
  World world;
  GThread *threads[3];

  world_init_filled (&world);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("asks", ask, &world);
  for (int i = 0; i < 60; i++)
    write_plainly (&world);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  write_plainly (&world);
  g_assert_true (is_followed (&world));
  world_clear (&world);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/loaded-evidence/any-writes", test_any_writes);
  g_test_add_func ("/service/loaded-evidence/model", test_model);
  g_test_add_func ("/service/loaded-evidence/nothing-new", test_nothing_new);
  g_test_add_func ("/service/loaded-evidence/in-order", test_in_order);
  g_test_add_func ("/service/loaded-evidence/not-held", test_not_held);
  g_test_add_func ("/service/loaded-evidence/threads", test_threads);
  return g_test_run ();
}
