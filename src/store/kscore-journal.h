#pragma once

#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscoreNoteKind:
 * @KSCORE_NOTE_INTERACTION: one is new: account, post, kind, actor, number
 * @KSCORE_NOTE_INTERACTION_CHANGED: one is another, or gone
 * @KSCORE_NOTE_COUNT: one is new: post, kind, time
 * @KSCORE_NOTE_COUNT_CHANGED: one is another
 * @KSCORE_NOTE_COUNT_GONE: one is gone
 * @KSCORE_NOTE_POST: one is new: id
 * @KSCORE_NOTE_POST_CHANGED: one is another
 * @KSCORE_NOTE_RELATION: one is new or another: account, actor
 * @KSCORE_NOTE_PROFILE: a reading of an actor is new: account, actor, day
 * @KSCORE_NOTE_PROFILE_CHANGED: one is another
 * @KSCORE_NOTE_ACTOR: actors are new, or have another name
 * @KSCORE_NOTE_KNOWN: the owner knows others
 * @KSCORE_NOTE_AUDIENCE: readings of the audience are others
 * @KSCORE_NOTE_COVERAGE: other days are complete
 * @KSCORE_NOTE_OUTGOING: what the owner did is something else
 *
 * What was written, by the key of its row. The last ones are told without a key.
 */
typedef enum {
  KSCORE_NOTE_INTERACTION,
  KSCORE_NOTE_INTERACTION_CHANGED,
  KSCORE_NOTE_COUNT,
  KSCORE_NOTE_COUNT_CHANGED,
  KSCORE_NOTE_COUNT_GONE,
  KSCORE_NOTE_POST,
  KSCORE_NOTE_POST_CHANGED,
  KSCORE_NOTE_RELATION,
  KSCORE_NOTE_PROFILE,
  KSCORE_NOTE_PROFILE_CHANGED,
  KSCORE_NOTE_ACTOR,
  KSCORE_NOTE_KNOWN,
  KSCORE_NOTE_AUDIENCE,
  KSCORE_NOTE_COVERAGE,
  KSCORE_NOTE_OUTGOING,
  KSCORE_NOTE_OTHER,
} KscoreNoteKind;

#define KSCORE_NOTE_BIT(kind) (1u << (kind))
#define KSCORE_NOTE_N_KEYS 5

typedef struct {
  gint64 keys[KSCORE_NOTE_N_KEYS];
  gint64 position;
  guint8 kind; /* KscoreNoteKind */
} KscoreNote;

/**
 * KscoreJournalMark:
 *
 * Up to where evidence in memory holds what was written; of zeros, it cannot be brought up to date.
 */
typedef struct {
  gint64 epoch;
  gint64 position;
} KscoreJournalMark;

/**
 * KscoreChanges:
 *
 * What was written since a mark.
 */
typedef struct {
  GArray *notes; /* (owned) (element-type KscoreNote) with keys, in order */
  guint   kinds; /* bits of KscoreNoteKind of all, with keys or without */
} KscoreChanges;

/**
 * KscoreJournal:
 *
 * Notes of what the writing connection changed of the evidence since they were begun, bounded in
 * number. Where something was written that is not noted one by one, or too much, or by anybody
 * else, it knows that it does not know.
 */
typedef struct _KscoreJournal KscoreJournal;

KscoreJournal *kscore_journal_new        (void);
void           kscore_journal_free       (KscoreJournal   *journal);
gboolean       kscore_journal_start      (KscoreJournal   *journal,
                                          KscoreDatabase  *db,
                                          GError         **error);
void           kscore_journal_stop       (KscoreJournal   *journal);
void           kscore_journal_detach     (KscoreJournal   *journal,
                                          KscoreDatabase  *db);
gboolean       kscore_journal_begin      (KscoreJournal   *journal,
                                          KscoreDatabase  *db,
                                          GError         **error);
gboolean       kscore_journal_commit     (KscoreJournal   *journal,
                                          KscoreDatabase  *db,
                                          GError         **error);
void           kscore_journal_rollback   (KscoreJournal   *journal,
                                          KscoreDatabase  *db);
gboolean       kscore_journal_begin_read (KscoreJournal   *journal,
                                          KscoreDatabase  *db,
                                          KscoreJournalMark      *mark,
                                          GError         **error);
gboolean       kscore_journal_take       (KscoreJournal   *journal,
                                          KscoreDatabase  *db,
                                          KscoreJournalMark      *mark,
                                          KscoreChanges   *changes,
                                          GError         **error);

void           kscore_changes_clear      (KscoreChanges   *changes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreChanges, kscore_changes_clear)

G_END_DECLS
