#include "config.h"

#include "store/kscore-journal.h"

#include "core/kscore-error.h"
#include "store-fixture.h"
#include "store/kscore-page-writer.h"

#define BIT(kind) KSCORE_NOTE_BIT (KSCORE_NOTE_ ## kind)

typedef struct {
  KscoreDatabase   *db;      /* (owned) */
  KscoreJournal    *journal; /* (owned) */
  KscoreJournalMark mark;
} Fixture;

static void
mark_now (Fixture *self)
{
  g_assert_true (kscore_journal_begin_read (self->journal, self->db, &self->mark, NULL));
  kscore_database_rollback (self->db);
}

static void
fixture_init (Fixture *self)
{
  *self = (Fixture) { .db = test_database_new_with_account (), .journal = kscore_journal_new () };
}

static void
fixture_clear (Fixture *self)
{
  if (self->journal == NULL)
    return;

  kscore_journal_detach (self->journal, self->db);
  g_clear_pointer (&self->db, kscore_database_close);
  g_clear_pointer (&self->journal, kscore_journal_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
start (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  kscore_journal_start (self->journal, self->db, &error);
  g_assert_no_error (error);
  mark_now (self);
}

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

/* Whether it is known what was written. */
static gboolean
take (Fixture       *self,
      KscoreChanges *changes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_database_exec (self->db, "BEGIN", &error));
  g_assert_true (kscore_journal_take (self->journal, self->db, &self->mark, changes, &error));
  g_assert_no_error (error);
  kscore_database_rollback (self->db);
  return self->mark.epoch != 0;
}

static guint
count_triggers (Fixture *self)
{
  return (guint) test_get_integer (self->db, "SELECT count(*) FROM sqlite_temp_schema"
                                   " WHERE type = 'trigger'");
}

#define INSERT_REACTION "INSERT INTO interactions VALUES (1, 20000, 5, 7, 3, 9, 1728000000, 0);"

static void
test_keys (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };
  const KscoreNote *note;

  fixture_init (&fixture);
  start (&fixture);
  write_sql (&fixture, INSERT_REACTION
             "UPDATE interactions SET precision = 1;"
             "INSERT INTO audience VALUES (1, 1728000000, 10)");
  g_assert_true (take (&fixture, &changes));

  g_assert_cmphex (changes.kinds, ==,
                   BIT (INTERACTION) | BIT (INTERACTION_CHANGED) | BIT (AUDIENCE));
  g_assert_cmpuint (changes.notes->len, ==, 2);
  note = &g_array_index (changes.notes, KscoreNote, 0);
  g_assert_cmpint (note->kind, ==, KSCORE_NOTE_INTERACTION);
  g_assert_cmpint (note->keys[0], ==, 1);
  g_assert_cmpint (note->keys[1], ==, 3);
  g_assert_cmpint (note->keys[2], ==, 5);
  g_assert_cmpint (note->keys[3], ==, 7);
  g_assert_cmpint (note->keys[4], ==, 9);
  kscore_changes_clear (&changes);

  /* They are told once. */
  g_assert_true (take (&fixture, &changes));
  g_assert_cmphex (changes.kinds, ==, 0);
}

static void
test_same_again (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };
  g_autoptr (KscorePage) page = test_page_new (3);
  g_autoptr (KscorePageWriter) writer = NULL;

  fixture_init (&fixture);
  writer = kscore_page_writer_new (fixture.db);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (kscore_journal_begin (fixture.journal, fixture.db, NULL));
      g_assert_true (kscore_page_writer_write (writer, page, NULL, NULL));
      g_assert_true (kscore_journal_commit (fixture.journal, fixture.db, NULL));
      if (i == 0)
        start (&fixture);
    }

  g_assert_true (take (&fixture, &changes));
  g_assert_cmpuint (changes.notes->len, ==, 0);
}

static void
assert_lost (const char *sql)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };

  fixture_init (&fixture);
  write_sql (&fixture, INSERT_REACTION);
  start (&fixture);
  write_sql (&fixture, sql);
  if (take (&fixture, &changes))
    g_error ("It is noted that %s", sql);
}

static void
test_lost (void)
{
  assert_lost ("UPDATE accounts SET linked = 0");
  assert_lost ("UPDATE interactions SET actor = 8");
  assert_lost ("INSERT INTO purged_supporters VALUES (1, x'00', 1, 1)");
  assert_lost ("INSERT INTO marks VALUES (1, 1, 'list', 0, '', 0, 1, NULL, NULL)");
  assert_lost ("INSERT INTO relations (account, actor) VALUES (1, 7); DELETE FROM relations");
  assert_lost ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50001)"
               " INSERT INTO interactions SELECT 1, 20000, 1, i, 3, 0, 0, 0 FROM n");
}

static void
test_irrelevant (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };

  fixture_init (&fixture);
  start (&fixture);
  write_sql (&fixture, "UPDATE accounts SET state = 'ok', display_name = 'Ada W.';"
             "INSERT INTO settings VALUES ('a', 'b')");
  g_assert_true (take (&fixture, &changes));
  g_assert_cmphex (changes.kinds, ==, 0);
}

static void
test_taken_back (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };

  fixture_init (&fixture);
  start (&fixture);
  g_assert_true (kscore_journal_begin (fixture.journal, fixture.db, NULL));
  g_assert_true (kscore_database_exec (fixture.db, INSERT_REACTION, NULL));
  kscore_journal_rollback (fixture.journal, fixture.db);
  g_assert_false (take (&fixture, &changes));
}

/* Whoever writes outside of a transaction that is known. */
static void
test_untracked (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };

  fixture_init (&fixture);
  start (&fixture);
  g_assert_true (kscore_database_exec (fixture.db, INSERT_REACTION, NULL));
  g_assert_false (take (&fixture, &changes));
}

static void
test_marks (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };
  KscoreJournalMark first;

  fixture_init (&fixture);
  mark_now (&fixture);
  g_assert_cmpint (fixture.mark.epoch, ==, 0);

  /* What a mark holds already is not told. */
  start (&fixture);
  first = fixture.mark;
  write_sql (&fixture, INSERT_REACTION);
  mark_now (&fixture);
  g_assert_true (take (&fixture, &changes));
  g_assert_cmpuint (changes.notes->len, ==, 0);
  kscore_changes_clear (&changes);

  /* That was taken by the later one. */
  fixture.mark = first;
  g_assert_false (take (&fixture, &changes));
}

static void
test_nobody_listens (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };

  fixture_init (&fixture);
  start (&fixture);
  g_assert_cmpuint (count_triggers (&fixture), >, 20);
  kscore_journal_stop (fixture.journal);
  write_sql (&fixture, INSERT_REACTION);
  g_assert_cmpuint (count_triggers (&fixture), ==, 0);
  g_assert_false (take (&fixture, &changes));
  kscore_changes_clear (&changes);

  start (&fixture);
  g_assert_true (take (&fixture, &changes));
}

static void
test_another_connection (void)
{
  g_autofree char *dir = test_dir_new ();
  g_autofree char *path = test_dir_database (dir);
  g_autoptr (KscoreStore) store = kscore_store_new (dir);
  g_auto (Fixture) fixture = { 0 };
  g_auto (KscoreChanges) changes = { 0 };
  g_autoptr (KscoreDatabase) other = NULL;

  g_assert_true (kscore_store_open (store, KSCORE_STORE_OPEN_WRITE, NULL, NULL));
  kscore_store_close (store);
  fixture.db = kscore_database_open (path, KSCORE_DATABASE_WRITE, NULL);
  fixture.journal = kscore_journal_new ();
  start (&fixture);
  write_sql (&fixture, INSERT_REACTION);
  other = kscore_database_open (path, KSCORE_DATABASE_WRITE, NULL);
  g_assert_true (kscore_database_exec (other, "DELETE FROM interactions", NULL));
  g_assert_false (take (&fixture, &changes));

  g_clear_pointer (&other, kscore_database_close);
  fixture_clear (&fixture);
  test_dir_free (g_steal_pointer (&dir));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal/keys", test_keys);
  g_test_add_func ("/store/journal/same-again", test_same_again);
  g_test_add_func ("/store/journal/lost", test_lost);
  g_test_add_func ("/store/journal/irrelevant", test_irrelevant);
  g_test_add_func ("/store/journal/taken-back", test_taken_back);
  g_test_add_func ("/store/journal/untracked", test_untracked);
  g_test_add_func ("/store/journal/marks", test_marks);
  g_test_add_func ("/store/journal/nobody-listens", test_nobody_listens);
  g_test_add_func ("/store/journal/another-connection", test_another_connection);
  return g_test_run ();
}
