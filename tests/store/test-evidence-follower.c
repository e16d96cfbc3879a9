#include "config.h"

#include "store/kscore-evidence-follower.h"

#include "core/kscore-values.h"
#include "store-fixture.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-page-writer.h"

/* Generated sequences of writes are in the tests of the service; here is one of each kind. */

typedef struct {
  KscoreDatabase   *db;       /* (owned) */
  KscoreJournal    *journal;  /* (owned) */
  KscoreEvidence   *evidence; /* (owned) */
  KscoreFollowed    followed;
  KscoreJournalMark mark;
} Fixture;

static void
write_sql (Fixture    *self,
           const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_journal_begin (self->journal, self->db, &error));
  kscore_database_exec (self->db, sql, &error);
  g_assert_no_error (error);
  g_assert_true (kscore_journal_commit (self->journal, self->db, &error));
}

/* A post, somebody who reacts to it and two readings of its count. */
static void
fixture_init (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  *self = (Fixture) { .db = test_database_new_with_account (), .journal = kscore_journal_new () };
  kscore_followed_init (&self->followed);
  write_sql (self,
             "INSERT INTO posts (id, account, native_id, kind, at, precision, reply_to_self)"
             " VALUES (1, 1, 'p1', 0, 1728000000, 0, 0);"
             "INSERT INTO actors (id, network, key) SELECT 5, network, 'did:plc:5' FROM accounts;"
             "INSERT INTO relations (account, actor) VALUES (1, 5);"
             "INSERT INTO interactions VALUES (1, 20000, 1, 5, 1, 0, 1728000000, 0);"
             "INSERT INTO counts VALUES (1, 1, 1728000000, 4), (1, 1, 1728086400, 4)");
  g_assert_true (kscore_journal_start (self->journal, self->db, &error));
  g_assert_true (kscore_journal_begin_read (self->journal, self->db, &self->mark, &error));
  self->evidence = kscore_evidence_reader_read (self->db, &error);
  g_assert_no_error (error);
  kscore_database_rollback (self->db);
  g_assert_cmpuint (self->evidence->interactions->len, ==, 1);
}

static void
fixture_clear (Fixture *self)
{
  kscore_journal_detach (self->journal, self->db);
  kscore_followed_clear (&self->followed);
  g_clear_pointer (&self->evidence, kscore_evidence_free);
  g_clear_pointer (&self->db, kscore_database_close);
  g_clear_pointer (&self->journal, kscore_journal_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static gboolean
follow (Fixture    *self,
        const char *sql)
{
  g_auto (KscoreChanges) changes = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done;

  write_sql (self, sql);
  g_assert_true (kscore_database_exec (self->db, "BEGIN", &error));
  g_assert_true (kscore_journal_take (self->journal, self->db, &self->mark, &changes, &error));
  g_assert_cmpint (self->mark.epoch, !=, 0);
  kscore_evidence_follow (self->db, self->evidence, &changes, &self->followed, &done, &error);
  g_assert_no_error (error);
  kscore_database_rollback (self->db);
  return done;
}

static void
test_append (void)
{
  g_auto (Fixture) fixture = { 0 };
  const KscoreEvidenceInteraction *interaction;

  fixture_init (&fixture);
  g_assert_true (follow (&fixture,
                         "INSERT INTO actors (id, network, key)"
                         " SELECT 9, network, 'did:plc:9' FROM accounts;"
                         "INSERT INTO relations (account, actor) VALUES (1, 9);"
                         "INSERT INTO posts (id, account, native_id, kind, at, precision,"
                         " reply_to_self) VALUES (2, 1, 'p2', 0, 1728000000, 0, 0);"
                         "INSERT INTO interactions VALUES (1, 20001, 5, 9, 2, 77, 1728090000, 0);"
                         "INSERT INTO counts VALUES (2, 5, 1728100000, 3)"));

  g_assert_cmpuint (fixture.evidence->interactions->len, ==, 2);
  interaction = &g_array_index (fixture.evidence->interactions, KscoreEvidenceInteraction, 1);
  g_assert_cmpint (interaction->seq, ==, 77);
  g_assert_cmpint (interaction->day, ==, 20001);
  g_assert_cmpint (interaction->at, ==, 1728090000);
  g_assert_cmpuint (interaction->kind, ==, KSCORE_KIND_REPLY);
  g_assert_cmpint (g_array_index (fixture.evidence->actors, KscoreEvidenceActor,
                                  interaction->actor).id, ==, 9);
  g_assert_cmpint (g_array_index (fixture.evidence->posts, KscoreEvidencePost,
                                  interaction->post).id, ==, 2);
  g_assert_cmpint (g_array_index (fixture.evidence->readings, KscoreEvidenceReading, 2).total, ==,
                   3);
}

/* What came and went in between was never there. */
static void
test_passing (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  g_assert_true (follow (&fixture,
                         "INSERT INTO interactions VALUES (1, 20001, 5, 5, 1, 7, 1728090000, 0);"
                         "DELETE FROM interactions WHERE seq = 7;"
                         "INSERT INTO counts VALUES (1, 1, 1728172800, 4);"
                         "DELETE FROM counts WHERE at = 1728172800"));
  g_assert_cmpuint (fixture.evidence->interactions->len, ==, 1);
  g_assert_cmpuint (fixture.evidence->readings->len, ==, 2);
  g_assert_cmpuint (fixture.followed.withdrawn->len, ==, 0);
}

static void
test_count_is_gone (void)
{
  g_auto (Fixture) fixture = { 0 };
  guint32 reading;

  fixture_init (&fixture);
  g_assert_true (follow (&fixture,
                         "INSERT INTO counts VALUES (1, 1, 1728172800, 4);"
                         "DELETE FROM counts WHERE at = 1728086400"));
  g_assert_cmpuint (fixture.followed.withdrawn->len, ==, 1);
  reading = g_array_index (fixture.followed.withdrawn, guint32, 0);
  g_assert_cmpint (g_array_index (fixture.evidence->readings, KscoreEvidenceReading, reading).at,
                   ==, 1728086400);
}

static void
test_follows (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  g_assert_true (follow (&fixture,
                         "UPDATE relations SET follows_owner = 1, follows_day = 20003"));
  g_assert_cmpuint (fixture.followed.follows->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture.followed.follows, KscoreNewFollow, 0).day, ==, 20003);
}

static void
assert_not_followed (const char *sql)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  if (follow (&fixture, sql))
    g_error ("It is followed that %s", sql);
}

static void
test_not_followed (void)
{
  assert_not_followed ("DELETE FROM interactions");
  assert_not_followed ("UPDATE interactions SET day = 19999");
  assert_not_followed ("UPDATE interactions SET precision = 2");
  assert_not_followed ("UPDATE counts SET total = 5 WHERE at = 1728086400");
  assert_not_followed ("UPDATE posts SET at = at + 86400");
  assert_not_followed ("UPDATE posts SET deleted_at = 1728086400");
  assert_not_followed ("UPDATE relations SET followed_by_owner = 1");
  assert_not_followed ("UPDATE actors SET key = (SELECT native_id FROM accounts)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/evidence-follower/append", test_append);
  g_test_add_func ("/store/evidence-follower/passing", test_passing);
  g_test_add_func ("/store/evidence-follower/count-is-gone", test_count_is_gone);
  g_test_add_func ("/store/evidence-follower/follows", test_follows);
  g_test_add_func ("/store/evidence-follower/not-followed", test_not_followed);
  return g_test_run ();
}
