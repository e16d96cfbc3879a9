#pragma once

#include "core/kscore-evidence.h"
#include "store/kscore-journal.h"

G_BEGIN_DECLS

/* An actor of before follows the owner. */
typedef struct {
  guint32   actor;
  KscoreDay day; /* since when that is known, or KSCORE_DAY_UNKNOWN */
} KscoreNewFollow;

/**
 * KscoreFollowed:
 *
 * What the evidence has to be told beside what was appended to it.
 */
typedef struct {
  GArray *follows;   /* (owned) (element-type KscoreNewFollow) */
  GArray *withdrawn; /* (owned) (element-type guint32) indices of readings that are gone */
} KscoreFollowed;

void     kscore_followed_init     (KscoreFollowed       *self);
void     kscore_followed_clear    (KscoreFollowed       *self);
gboolean kscore_evidence_follow   (KscoreDatabase       *db,
                                   KscoreEvidence       *evidence,
                                   const KscoreChanges  *changes,
                                   KscoreFollowed       *followed,
                                   gboolean             *done,
                                   GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreFollowed, kscore_followed_clear)

G_END_DECLS
