#include "config.h"

#include "service/kscore-statement-jobs.h"

#include <math.h>

#include "service/kscore-statement-words.h"
#include "support/statement-fixture.h"

typedef struct {
  OwnerFixture           owner;
  KscoreWorkspace       *workspace;
  KscoreStatementWorker *worker;
  GObject               *wanting;
  KscoreStatementParts  *parts;
  GPtrArray             *details; /* of the rows found */
  gboolean               done;
} Fixture;

static Fixture *
get_fixture (gpointer owner)
{
  return g_object_get_data (owner, "fixture");
}

static gboolean
is_done (gpointer user_data)
{
  return ((Fixture *) user_data)->done;
}

static void
wait_until_done (Fixture *self)
{
  g_assert_true (owner_fixture_spin_until (is_done, self));
  self->done = FALSE;
}

static void
build_done (gpointer      owner,
            gpointer      data,
            GCancellable *cancellable,
            const GError *error)
{
  KscoreStatementBuild *build = data;
  Fixture *self = get_fixture (owner);

  g_assert_no_error (error);
  self->parts = g_steal_pointer (&build->parts);
  self->done = TRUE;
}

static void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  statement_fixture_fill (&self->owner);
  self->workspace = owner_fixture_open (&self->owner);
  self->worker = kscore_statement_worker_new ();
  self->wanting = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (self->wanting, "fixture", self);
  kscore_statement_build_start (self->worker, self->wanting, self->workspace, NULL, NULL,
                                build_done);
  wait_until_done (self);
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  g_clear_pointer (&self->details, g_ptr_array_unref);
  kscore_statement_parts_unref (self->parts);
  g_object_unref (self->wanting);
  kscore_statement_worker_unref (self->worker);
  g_object_unref (self->workspace);
  owner_fixture_clear (&self->owner);
}

static void
find_done (gpointer      owner,
           gpointer      data,
           GCancellable *cancellable,
           const GError *error)
{
  KscoreStatementFind *find = data;
  Fixture *self = get_fixture (owner);

  g_assert_no_error (error);
  g_assert_cmpuint (find->order->len, ==, find->sums.n_parts);
  self->details = kscore_statement_parts_read (self->parts, (const guint32 *) find->order->data,
                                               find->order->len, NULL, NULL);
  self->done = TRUE;
}

static void
find (Fixture                     *self,
      const KscoreStatementFilter *filter)
{
  KscoreStatementFind *find = g_new0 (KscoreStatementFind, 1);

  g_clear_pointer (&self->details, g_ptr_array_unref);
  find->parts = kscore_statement_parts_ref (self->parts);
  find->filter = kscore_statement_filter_copy (filter);
  find->sort = KSCORE_STATEMENT_SORT_KIND;
  kscore_statement_find_start (self->worker, self->wanting, find, NULL, find_done);
  wait_until_done (self);
}

/* A star that was given is not one that lasts, though files call both so. */
static void
test_kinds (Fixture       *self,
            gconstpointer  data)
{
  static const char * const ids[] = { "like", "mark-star", "mark-fork", "followers", "supporter" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

      filter->kind = g_strdup (ids[i]);
      find (self, filter);
      g_assert_cmpuint (self->details->len, >, 0);
      for (guint j = 0; j < self->details->len; j++)
        {
          const KscorePartDetails *details = g_ptr_array_index (self->details, j);
          g_autofree char *choice = kscore_statement_words_dup_choice (details->part.kind);

          g_assert_cmpstr (choice, ==, ids[i]);
        }
    }
}

static void
test_unknown_kind_is_none (Fixture       *self,
                           gconstpointer  data)
{
  static const char * const ids[] = { "star", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

      filter->kind = g_strdup (ids[i]);
      find (self, filter);
      g_assert_cmpuint (self->details->len, ==, 0);
    }
}

static void
test_empty_texts_narrow_nothing (Fixture       *self,
                                 gconstpointer  data)
{
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();

  filter->kind = g_strdup ("");
  filter->network = g_strdup ("");
  filter->search = g_strdup ("");
  find (self, filter);
  g_assert_cmpuint (self->details->len, ==, self->parts->n_parts);
}

/* By the names that a person reads. */
static void
test_kinds_in_order (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr(KscoreStatementFilter) filter = kscore_statement_filter_new ();
  const char *last = "";

  find (self, filter);
  for (guint i = 0; i < self->details->len; i++)
    {
      const KscorePartDetails *details = g_ptr_array_index (self->details, i);
      const char *name = kscore_statement_words_get_kind_name (details->part.kind);

      g_assert_cmpint (g_utf8_collate (last, name), <=, 0);
      last = name;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/service/statement-jobs/kinds", test_kinds);
  ADD ("/service/statement-jobs/unknown-kind-is-none", test_unknown_kind_is_none);
  ADD ("/service/statement-jobs/empty-texts-narrow-nothing", test_empty_texts_narrow_nothing);
  ADD ("/service/statement-jobs/kinds-in-order", test_kinds_in_order);
  return g_test_run ();
}
