#include "config.h"

#include "resident-support.h"
#include "score/kscore-ledger-update.h"

#define DAY SCORE_SUPPORT_DAY

typedef struct {
  KscoreEvidence     *evidence;
  KscoreLedger       *ledger;
  KscoreEvidenceIndex index;
  KscoreLedgerUpdate  update;
} Fixture;

/* Two people over two weeks, and a count. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->evidence = kscore_evidence_new ();
  score_support_add_account (self->evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (self->evidence, 0, DAY - 200, DAY);
  score_support_add_post (self->evidence, 0, DAY - 20);
  score_support_add_actor (self->evidence, 10);
  score_support_add_actor (self->evidence, 5000);
  score_support_add_interaction (self->evidence, 0, KSCORE_KIND_LIKE, 0, 0, DAY - 18);
  score_support_add_interaction (self->evidence, 0, KSCORE_KIND_MENTION, 1, 0, DAY - 3);
  score_support_add_reading (self->evidence, 0, KSCORE_KIND_LIKE, 9, DAY - 4);

  self->ledger = kscore_ledger_new (self->evidence, score_support_get_constants ());
  kscore_evidence_index_init (&self->index);
  kscore_evidence_index_update (&self->index, self->evidence);
  kscore_ledger_update_init (&self->update);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  kscore_ledger_update_clear (&self->update);
  kscore_evidence_index_clear (&self->index);
  kscore_ledger_unref (self->ledger);
  kscore_evidence_free (self->evidence);
}

static gboolean
apply (Fixture *self)
{
  KscoreEvidenceSizes before = self->index.sizes;
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (KscoreLedger) whole = NULL;

  kscore_evidence_index_update (&self->index, self->evidence);
  if (!kscore_ledger_update_apply (&self->update, self->ledger, self->evidence, &self->index,
                                   &before, people))
    return FALSE;

  whole = kscore_ledger_new (self->evidence, score_support_get_constants ());
  resident_support_assert_same_ledgers (self->ledger, whole);
  return TRUE;
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (apply (self));
  g_assert_cmpuint (self->update.rows->len, ==, 0);
  g_assert_cmpuint (self->update.weeks->len, ==, 0);
  g_assert_cmpuint (self->update.people->len, ==, 0);
}

/* A week is touched, and no other. */
static void
test_reaction (Fixture       *self,
               gconstpointer  data)
{
  const KscoreTouchedWeek *week;
  guint n = kscore_ledger_get_n_rows (self->ledger);

  score_support_add_interaction (self->evidence, 0, KSCORE_KIND_RESHARE, 0, 0, DAY - 2);
  g_assert_true (apply (self));
  g_assert_cmpuint (kscore_ledger_get_n_rows (self->ledger), ==, n + 1);
  g_assert_cmpuint (self->update.weeks->len, ==, 1);
  week = &g_array_index (self->update.weeks, KscoreTouchedWeek, 0);
  g_assert_cmpint (week->week, ==, kscore_day_get_week (DAY - 2));
  g_assert_cmpuint (self->update.people->len, ==, 1);
  g_assert_cmpuint (g_array_index (self->update.people, guint32, 0), ==, 0);
}

/* The reply makes the mention that came before it a double. */
static void
test_double (Fixture       *self,
             gconstpointer  data)
{
  guint n = kscore_ledger_get_n_rows (self->ledger);

  score_support_add_interaction (self->evidence, 0, KSCORE_KIND_REPLY, 1, 0, DAY - 3);
  g_assert_true (apply (self));
  g_assert_cmpuint (kscore_ledger_get_n_rows (self->ledger), ==, n);
}

/* Somebody turns out to be one of the nine: the remainder loses a unit. */
static void
test_identified (Fixture       *self,
                 gconstpointer  data)
{
  gint64 sum = 0;

  score_support_add_interaction (self->evidence, 0, KSCORE_KIND_LIKE, 1, 0, DAY - 10);
  g_assert_true (apply (self));
  for (guint i = 0; i < kscore_ledger_get_n_rows (self->ledger); i++)
    {
      KscoreLedgerRow row;

      kscore_ledger_get_row (self->ledger, i, &row);
      if (row.actor == KSCORE_NO_INDEX)
        sum += row.count;
    }
  g_assert_cmpint (sum, ==, 7);
}

static void
test_followers (Fixture       *self,
                gconstpointer  data)
{
  KscoreEvidenceFollowers reading = { .actor = 0, .followers = 2000, .day = DAY - 1 };

  g_array_append_val (self->evidence->followers, reading);
  g_assert_true (apply (self));
  g_assert_true (self->update.rho);
  g_assert_cmpuint (self->ledger->n_makers, ==, 2);
}

static void
test_coverage (Fixture       *self,
               gconstpointer  data)
{
  score_support_add_interaction (self->evidence, 0, KSCORE_KIND_LIKE, 0, 0, DAY + 9);
  g_assert_true (apply (self));
  kscore_ledger_update_clear (&self->update);
  kscore_ledger_update_init (&self->update);

  score_support_add_coverage (self->evidence, 0, DAY + 1, DAY + 10);
  g_assert_true (apply (self));
  g_assert_cmpuint (self->update.weeks->len, ==, 1);
}

static void
test_account (Fixture       *self,
              gconstpointer  data)
{
  score_support_add_account (self->evidence, "mastodon", KSCORE_DAY_UNKNOWN);
  g_assert_false (apply (self));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/score/ledger-update/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("nothing", test_nothing);
  ADD ("reaction", test_reaction);
  ADD ("double", test_double);
  ADD ("identified", test_identified);
  ADD ("followers", test_followers);
  ADD ("coverage", test_coverage);
  ADD ("account", test_account);
#undef ADD

  return g_test_run ();
}
