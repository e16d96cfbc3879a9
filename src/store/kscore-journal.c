#include "config.h"

#include "store/kscore-journal.h"

#include "store/kscore-statement.h"

/* Triggers that live in the writing connection and are not in the file note what is written,
 * whoever writes it through that connection, and cannot be forgotten when a statement is added.
 * Nobody notes by hand. Other connections are found out by SQLite's own number for it. */

/* Three megabytes. More is quicker read anew. */
#define MOST_NOTES 50000

struct _KscoreJournal {
  gint     wanted;       /* atomic: whether anybody will take the notes */

  GMutex   mutex;        /* guards the fields down to the next group */
  GArray  *notes;        /* (owned) (element-type KscoreNote) */
  guint    kinds;
  gint64   epoch;        /* grows with every start */
  gint64   position;     /* of the last note, those that were taken counted too */
  gint64   committed;    /* of the last note that is committed */
  gint64   taken;        /* up to where notes were taken: none before it is there any more */
  gint64   data_version; /* of the writer when it began */
  gboolean active;       /* whether everything since the start is noted */

  /* Only for the writing thread */
  gboolean attached;     /* whether the writer has the triggers */
  gboolean tracked;      /* whether it is in a transaction that this knows of */
};

/* The names of triggers begin with this. */
#define PREFIX "kscore_note_"

typedef struct {
  const char *name;
  const char *event;
  const char *when;
  const char *note;
} Trigger;

#define DIFFERS(column) "old." column " IS NOT new." column
#define NONE_TOLD(row) "coalesce(" row ".followers, " row ".following, " row ".posts) IS NULL"
#define INTERACTION(row) row ".account, " row ".post, " row ".kind, " row ".actor, " row ".seq"
#define COUNT(row) row ".post, " row ".kind, " row ".at"
#define PROFILE(row) row ".account, " row ".actor, " row ".day"


G_STATIC_ASSERT (KSCORE_NOTE_INTERACTION == 0 && KSCORE_NOTE_COUNT == 2
                 && KSCORE_NOTE_POST == 5 && KSCORE_NOTE_RELATION == 7
                 && KSCORE_NOTE_PROFILE == 8 && KSCORE_NOTE_ACTOR == 10
                 && KSCORE_NOTE_OTHER == 15);

static const Trigger triggers[] = {
  { "interactions_new", "INSERT ON main.interactions", NULL, "0, " INTERACTION ("new") },
  { "interactions_changed", "UPDATE ON main.interactions",
    DIFFERS ("day") " OR " DIFFERS ("at") " OR " DIFFERS ("precision"),
    "1, " INTERACTION ("old") },
  { "interactions_moved", "UPDATE ON main.interactions",
    "(" INTERACTION ("old") ") IS NOT (" INTERACTION ("new") ")", "15" },
  { "interactions_gone", "DELETE ON main.interactions", NULL, "1, " INTERACTION ("old") },

  { "counts_new", "INSERT ON main.counts", NULL, "2, " COUNT ("new") },
  { "counts_changed", "UPDATE ON main.counts", DIFFERS ("total"), "3, " COUNT ("old") },
  { "counts_moved", "UPDATE ON main.counts", "(" COUNT ("old") ") IS NOT (" COUNT ("new") ")",
    "15" },
  { "counts_gone", "DELETE ON main.counts", NULL, "4, " COUNT ("old") },

  { "posts_new", "INSERT ON main.posts", NULL, "5, new.id" },
  { "posts_changed", "UPDATE ON main.posts",
    DIFFERS ("at") " OR " DIFFERS ("precision") " OR " DIFFERS ("kind") " OR "
    DIFFERS ("reply_to") " OR " DIFFERS ("reply_to_self") " OR " DIFFERS ("remote_id") " OR "
    DIFFERS ("deleted_at") " OR " DIFFERS ("native_id"),
    "6, new.id" },
  { "posts_moved", "UPDATE ON main.posts", DIFFERS ("id") " OR " DIFFERS ("account"), "15" },
  { "posts_gone", "DELETE ON main.posts", NULL, "15" },

  { "relations_new", "INSERT ON main.relations", NULL, "7, new.account, new.actor" },
  { "relations_changed", "UPDATE ON main.relations",
    DIFFERS ("follows_owner") " OR " DIFFERS ("followed_by_owner") " OR "
    DIFFERS ("follows_day") " OR " DIFFERS ("created_at"),
    "7, new.account, new.actor" },
  { "relations_moved", "UPDATE ON main.relations", DIFFERS ("account") " OR " DIFFERS ("actor"),
    "15" },
  { "relations_gone", "DELETE ON main.relations", NULL, "15" },

  { "profiles_new", "INSERT ON main.actor_readings", "NOT " NONE_TOLD ("new"),
    "8, " PROFILE ("new") },
  { "profiles_told", "UPDATE ON main.actor_readings",
    NONE_TOLD ("old") " AND NOT " NONE_TOLD ("new"), "8, " PROFILE ("new") },
  { "profiles_changed", "UPDATE ON main.actor_readings",
    "NOT " NONE_TOLD ("old") " AND (" DIFFERS ("followers") " OR " DIFFERS ("following") " OR "
    DIFFERS ("posts") ")",
    "9, " PROFILE ("old") },
  { "profiles_moved", "UPDATE ON main.actor_readings",
    "(" PROFILE ("old") ") IS NOT (" PROFILE ("new") ")", "15" },
  { "profiles_gone", "DELETE ON main.actor_readings", "NOT " NONE_TOLD ("old"), "15" },

  { "actors_new", "INSERT ON main.actors", NULL, "10" },
  { "actors_changed", "UPDATE ON main.actors",
    DIFFERS ("network") " OR " DIFFERS ("key") " OR " DIFFERS ("handle"), "10" },
  { "actors_moved", "UPDATE ON main.actors", DIFFERS ("id"), "15" },
  { "actors_gone", "DELETE ON main.actors", NULL, "15" },

  { "known_new", "INSERT ON main.trust_overrides", NULL, "11" },
  { "known_changed", "UPDATE ON main.trust_overrides", NULL, "11" },
  { "known_gone", "DELETE ON main.trust_overrides", NULL, "11" },

  { "audience_new", "INSERT ON main.audience", NULL, "12" },
  { "audience_changed", "UPDATE ON main.audience", NULL, "12" },
  { "audience_gone", "DELETE ON main.audience", NULL, "12" },

  { "coverage_new", "INSERT ON main.coverage", NULL, "13" },
  { "coverage_changed", "UPDATE ON main.coverage", NULL, "13" },
  { "coverage_gone", "DELETE ON main.coverage", NULL, "13" },

  { "outgoing_new", "INSERT ON main.outgoing", NULL, "14" },
  { "outgoing_changed", "UPDATE ON main.outgoing", NULL, "14" },
  { "outgoing_gone", "DELETE ON main.outgoing", NULL, "14" },

  { "accounts_new", "INSERT ON main.accounts", NULL, "15" },
  { "accounts_changed", "UPDATE ON main.accounts",
    DIFFERS ("id") " OR " DIFFERS ("person") " OR " DIFFERS ("network") " OR "
    DIFFERS ("native_id") " OR " DIFFERS ("handle") " OR " DIFFERS ("created_at") " OR "
    DIFFERS ("linked"),
    "15" },
  { "accounts_gone", "DELETE ON main.accounts", NULL, "15" },

  { "marks_new", "INSERT ON main.marks", NULL, "15" },
  { "marks_changed", "UPDATE ON main.marks",
    DIFFERS ("account") " OR " DIFFERS ("kind") " OR " DIFFERS ("source") " OR "
    DIFFERS ("maker") " OR " DIFFERS ("domain") " OR " DIFFERS ("reading") " OR "
    DIFFERS ("value") " OR " DIFFERS ("from_at") " OR " DIFFERS ("to_at"),
    "15" },
  { "marks_gone", "DELETE ON main.marks", NULL, "15" },

  { "purged_new", "INSERT ON main.purged_supporters", NULL, "15" },
  { "purged_changed", "UPDATE ON main.purged_supporters", NULL, "15" },
  { "purged_gone", "DELETE ON main.purged_supporters", NULL, "15" },
};

/**
 * kscore_journal_new: (skip)
 *
 * Returns: (transfer full): a journal that notes nothing yet
 */
KscoreJournal *
kscore_journal_new (void)
{
  KscoreJournal *self = g_new0 (KscoreJournal, 1);

  g_mutex_init (&self->mutex);
  self->notes = g_array_new (FALSE, FALSE, sizeof (KscoreNote));

  return self;
}

/**
 * kscore_journal_free: (skip)
 * @journal: (transfer full): a journal whose connection is closed
 */
void
kscore_journal_free (KscoreJournal *journal)
{
  g_array_unref (journal->notes);
  g_mutex_clear (&journal->mutex);
  g_free (journal);
}

/* With the mutex. The memory is given back. */
static void
drop_notes (KscoreJournal *self)
{
  g_array_unref (self->notes);
  self->notes = g_array_new (FALSE, FALSE, sizeof (KscoreNote));
  self->kinds = 0;
}

/* With the mutex. */
static void
lose (KscoreJournal *self)
{
  self->active = FALSE;
  drop_notes (self);
}

/**
 * kscore_journal_stop: (skip)
 * @journal: a journal
 *
 * Notes nothing more, until it is started anew. From any thread; never waits for the disk.
 */
void
kscore_journal_stop (KscoreJournal *journal)
{
  g_atomic_int_set (&journal->wanted, FALSE);
}

static void
note_cb (sqlite3_context  *context,
         int               n_values,
         sqlite3_value   **values)
{
  KscoreJournal *self = sqlite3_user_data (context);
  KscoreNote note = { .kind = (guint8) sqlite3_value_int (values[0]) };
  g_autoptr (GMutexLocker) locker = NULL;

  for (int i = 1; i < MIN (n_values, 1 + KSCORE_NOTE_N_KEYS); i++)
    note.keys[i - 1] = sqlite3_value_int64 (values[i]);

  locker = g_mutex_locker_new (&self->mutex);
  if (!self->active)
    return;

  note.position = ++self->position;
  self->kinds |= KSCORE_NOTE_BIT (note.kind);
  if (note.kind == KSCORE_NOTE_OTHER || !self->tracked || self->notes->len == MOST_NOTES
      || !g_atomic_int_get (&self->wanted))
    lose (self);
  else if (note.kind < KSCORE_NOTE_ACTOR)
    g_array_append_val (self->notes, note);
}

static gboolean
attach (KscoreJournal   *self,
        KscoreDatabase  *db,
        GError         **error)
{
  int code = sqlite3_create_function_v2 (kscore_database_get_handle (db), "kscore_note", -1,
                                         SQLITE_UTF8 | SQLITE_INNOCUOUS, self, note_cb, NULL, NULL,
                                         NULL);

  if (code != SQLITE_OK)
    return kscore_database_set_error (db, code, error);

  self->attached = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      const Trigger *trigger = &triggers[i];
      g_autofree char *sql = NULL;

      sql = g_strdup_printf ("CREATE TEMP TRIGGER IF NOT EXISTS " PREFIX "%s AFTER %s %s%s"
                             " BEGIN SELECT kscore_note (%s); END",
                             trigger->name, trigger->event, trigger->when != NULL ? "WHEN " : "",
                             trigger->when != NULL ? trigger->when : "", trigger->note);
      if (!kscore_database_exec (db, sql, error))
        return FALSE;
    }

  return TRUE;
}

/* Whoever writes much is not to be held up by notes that nobody takes. */
static void
remove_triggers (KscoreJournal  *self,
                 KscoreDatabase *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP TRIGGER IF EXISTS temp." PREFIX "%s",
                                              triggers[i].name);

      kscore_database_exec (db, sql, NULL);
    }
  self->attached = FALSE;
}

static gboolean
is_active (KscoreJournal *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->active && !g_atomic_int_get (&self->wanted))
    lose (self);
  return self->active;
}

/**
 * kscore_journal_start: (skip)
 * @journal: a journal
 * @db: the writing connection, in no transaction
 * @error: return location
 *
 * Begins to note what is written. Goes on where it does so already.
 *
 * Returns: whether it does
 */
gboolean
kscore_journal_start (KscoreJournal   *journal,
                      KscoreDatabase  *db,
                      GError         **error)
{
  gint64 version;

  if (is_active (journal))
    return TRUE;
  if ((!journal->attached && !attach (journal, db, error))
      || !kscore_database_get_integer (db, "PRAGMA data_version", &version, error))
    return FALSE;

  g_mutex_lock (&journal->mutex);
  drop_notes (journal);
  journal->data_version = version;
  journal->epoch++;
  journal->taken = journal->committed = journal->position;
  journal->active = TRUE;
  g_atomic_int_set (&journal->wanted, TRUE);
  g_mutex_unlock (&journal->mutex);

  return TRUE;
}

/**
 * kscore_journal_detach: (skip)
 * @journal: a journal
 * @db: its connection, which is going to be closed
 */
void
kscore_journal_detach (KscoreJournal  *journal,
                       KscoreDatabase *db)
{
  g_mutex_lock (&journal->mutex);
  lose (journal);
  g_mutex_unlock (&journal->mutex);
  if (db != NULL && journal->attached)
    remove_triggers (journal, db);
}

/**
 * kscore_journal_begin: (skip)
 * @journal: a journal
 * @db: the writing connection
 * @error: return location
 *
 * As kscore_database_begin().
 *
 * Returns: whether it started
 */
gboolean
kscore_journal_begin (KscoreJournal   *journal,
                      KscoreDatabase  *db,
                      GError         **error)
{
  if (journal->attached && !is_active (journal))
    remove_triggers (journal, db);

  return journal->tracked = kscore_database_begin (db, error);
}

/**
 * kscore_journal_commit: (skip)
 * @journal: a journal
 * @db: the writing connection
 * @error: return location
 *
 * As kscore_database_commit(). Whoever begins to read sees both the rows and their notes, or
 * neither.
 *
 * Returns: whether it is saved
 */
gboolean
kscore_journal_commit (KscoreJournal   *journal,
                       KscoreDatabase  *db,
                       GError         **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&journal->mutex);
  gboolean saved = kscore_database_commit (db, error);

  journal->tracked = FALSE;
  if (saved)
    journal->committed = journal->position;
  else
    lose (journal);

  return saved;
}

/**
 * kscore_journal_rollback: (skip)
 * @journal: a journal
 * @db: the writing connection
 *
 * As kscore_database_rollback(). The notes do not know what was taken back.
 */
void
kscore_journal_rollback (KscoreJournal  *journal,
                         KscoreDatabase *db)
{
  kscore_database_rollback (db);
  journal->tracked = FALSE;
  g_mutex_lock (&journal->mutex);
  lose (journal);
  g_mutex_unlock (&journal->mutex);
}

/**
 * kscore_journal_begin_read: (skip)
 * @journal: a journal
 * @db: a reading connection
 * @mark: (out): up to where the notes are of what is read
 * @error: return location
 *
 * Begins a transaction whose snapshot is taken at once.
 *
 * Returns: whether it started
 */
gboolean
kscore_journal_begin_read (KscoreJournal   *journal,
                           KscoreDatabase  *db,
                           KscoreJournalMark      *mark,
                           GError         **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&journal->mutex);
  gint64 any;

  *mark = (KscoreJournalMark) { 0, 0 };
  if (!kscore_database_begin (db, error))
    return FALSE;
  if (!kscore_database_get_integer (db, "SELECT 1 FROM accounts LIMIT 1", &any, error))
    {
      kscore_database_rollback (db);
      return FALSE;
    }

  if (journal->active && g_atomic_int_get (&journal->wanted))
    *mark = (KscoreJournalMark) { journal->epoch, journal->committed };
  return TRUE;
}

/* With the mutex. */
static gboolean
reaches_back (const KscoreJournal *self,
              const KscoreJournalMark    *mark,
              gint64               data_version)
{
  return self->active && self->data_version == data_version && mark->epoch == self->epoch
         && mark->position >= self->taken && self->committed == self->position;
}

/**
 * kscore_journal_take: (skip)
 * @journal: a journal
 * @db: the writing connection, in a transaction of which the caller knows, without any changes
 * @mark: (inout): since when; of zeros where nobody knows
 * @changes: (out): what was written since
 * @error: return location
 *
 * Takes the notes out. They are of what @db reads in the transaction.
 *
 * Returns: whether that could be looked up
 */
gboolean
kscore_journal_take (KscoreJournal   *journal,
                     KscoreDatabase  *db,
                     KscoreJournalMark      *mark,
                     KscoreChanges   *changes,
                     GError         **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 version;

  *changes = (KscoreChanges) { g_array_new (FALSE, FALSE, sizeof (KscoreNote)), 0 };
  if (!kscore_database_get_integer (db, "PRAGMA data_version", &version, error))
    return FALSE;

  locker = g_mutex_locker_new (&journal->mutex);
  if (!reaches_back (journal, mark, version))
    {
      *mark = (KscoreJournalMark) { 0, 0 };
      lose (journal);
      return TRUE;
    }

  for (guint i = 0; i < journal->notes->len; i++)
    {
      const KscoreNote *note = &g_array_index (journal->notes, KscoreNote, i);

      if (note->position > mark->position)
        g_array_append_vals (changes->notes, note, 1);
    }
  changes->kinds = journal->kinds;
  drop_notes (journal);
  journal->taken = mark->position = journal->position;

  return TRUE;
}

/**
 * kscore_changes_clear: (skip)
 * @changes: changes
 */
void
kscore_changes_clear (KscoreChanges *changes)
{
  g_clear_pointer (&changes->notes, g_array_unref);
}
