#include "config.h"

#include "score-support.h"
#include "score/kscore-row-builder.h"

#define DAY SCORE_SUPPORT_DAY

typedef struct {
  KscoreEvidence  *evidence;
  KscoreLedger    *ledger;
  KscoreRowBuilder builder;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->evidence = kscore_evidence_new ();
  score_support_add_account (self->evidence, "x", KSCORE_DAY_UNKNOWN);
  score_support_add_coverage (self->evidence, 0, DAY - 200, DAY);
  score_support_add_post (self->evidence, 0, DAY - 20);
  score_support_add_actor (self->evidence, 10);
  self->ledger = kscore_ledger_new (self->evidence, score_support_get_constants ());
  kscore_row_builder_init (&self->builder, self->ledger, self->evidence);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  kscore_row_builder_clear (&self->builder);
  kscore_ledger_unref (self->ledger);
  kscore_evidence_free (self->evidence);
}

static gboolean
add (Fixture   *self,
     KscoreKind kind,
     guint32    actor,
     KscoreDay  day)
{
  guint i = score_support_add_interaction (self->evidence, 0, kind, actor, 0, day);

  return kscore_row_builder_add_interaction (&self->builder,
                                             &g_array_index (self->evidence->interactions,
                                                             KscoreEvidenceInteraction, i));
}

/* A mention on the day of the reply is the reply; of another day it is not. */
static void
test_doubles (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (add (self, KSCORE_KIND_MENTION, 0, DAY - 3));
  g_assert_true (add (self, KSCORE_KIND_MENTION, 0, DAY - 4));
  g_assert_true (add (self, KSCORE_KIND_REPLY, 0, DAY - 3));
  g_assert_true (add (self, KSCORE_KIND_RESHARE, 0, DAY - 3));
  kscore_row_builder_drop_doubles (&self->builder);

  g_assert_cmpuint (self->builder.rows->len, ==, 3);
  g_assert_cmpint (g_array_index (self->builder.rows, KscoreRow, 0).day, ==, DAY - 4);
}

/* The owner takes a unit off a count and makes no row; what has no date is nothing. */
static void
test_owner (Fixture       *self,
            gconstpointer  data)
{
  g_array_index (self->evidence->actors, KscoreEvidenceActor, 0).owner = TRUE;
  g_assert_true (add (self, KSCORE_KIND_LIKE, 0, DAY - 3));
  g_assert_false (add (self, KSCORE_KIND_LIKE, 0, KSCORE_DAY_UNKNOWN));
  g_assert_cmpuint (self->builder.rows->len, ==, 0);
  g_assert_cmpuint (self->builder.known->len, ==, 1);
}

/* Readings in any order; the higher of two in one second. */
static void
test_remainder (Fixture       *self,
                gconstpointer  data)
{
  const int totals[] = { 12, 4, 9 };
  const KscoreDay days[] = { DAY - 5, DAY - 15, DAY - 5 };
  gint64 sum = 0;

  for (int i = 0; i < 3; i++)
    {
      score_support_add_reading (self->evidence, 0, KSCORE_KIND_LIKE, totals[i], days[i]);
      g_assert_true (kscore_row_builder_add_count (&self->builder,
                                                   &g_array_index (self->evidence->readings,
                                                                   KscoreEvidenceReading, i)));
    }
  score_support_add_reading (self->evidence, 7, KSCORE_KIND_LIKE, 4, DAY);
  g_assert_false (kscore_row_builder_add_count (&self->builder,
                                                &g_array_index (self->evidence->readings,
                                                                KscoreEvidenceReading, 3)));
  g_assert_true (add (self, KSCORE_KIND_LIKE, 0, DAY - 10));
  g_array_set_size (self->builder.rows, 0);
  kscore_row_builder_add_remainder (&self->builder);

  for (guint i = 0; i < self->builder.rows->len; i++)
    {
      const KscoreRow *row = &g_array_index (self->builder.rows, KscoreRow, i);

      g_assert_cmpuint (row->person, ==, KSCORE_NO_INDEX);
      g_assert_cmpint (row->precision, ==, KSCORE_PRECISION_ESTIMATED);
      sum += row->count;
    }
  g_assert_cmpint (sum, ==, 11);
}

static void
test_none (Fixture       *self,
           gconstpointer  data)
{
  kscore_row_builder_add_remainder (&self->builder);
  kscore_row_builder_drop_doubles (&self->builder);
  kscore_row_builder_add_all (&self->builder);
  g_assert_cmpuint (self->builder.rows->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/score/row-builder/doubles", Fixture, NULL, set_up, test_doubles, tear_down);
  g_test_add ("/score/row-builder/owner", Fixture, NULL, set_up, test_owner, tear_down);
  g_test_add ("/score/row-builder/remainder", Fixture, NULL, set_up, test_remainder, tear_down);
  g_test_add ("/score/row-builder/none", Fixture, NULL, set_up, test_none, tear_down);

  return g_test_run ();
}
