#pragma once

#include "score/kscore-ledger-private.h"

G_BEGIN_DECLS

/* A row before it has its place in a ledger. */
typedef struct {
  gint64    count;
  gint64    seq;
  KscoreDay day;
  int       week;
  guint32   person;     /* or NO_INDEX, which sorts last */
  guint32   actor;      /* or NO_INDEX */
  guint32   post;
  float     trust;
  guint16   account;    /* slot */
  guint8    kind;
  guint8    precision;
  guint8    signals;    /* KscoreSignals */
  guint8    worthless;  /* a follow by somebody whom the owner follows */
} KscoreRow;

/* A reaction that takes a unit off a post's count. */
typedef struct {
  guint32   post;
  guint32   kind;
  KscoreDay day;
} KscoreKnown;

/* A total of one kind that was read. */
typedef struct {
  guint32 post;
  guint32 kind;
  gint64  at;
  gint64  total;
} KscoreCount;

/* Makes rows of evidence. All of it at once, or what belongs together: of one actor on one day,
 * or of one post and kind. */
typedef struct {
  const KscoreLedger   *ledger;   /* with its accounts */
  const KscoreEvidence *evidence;
  GArray               *rows;     /* (owned) (element-type KscoreRow) */
  GArray               *known;    /* (owned) (element-type KscoreKnown) */
  GArray               *counts;   /* (owned) (element-type KscoreCount) of one post and kind */
  GArray               *totals;   /* (owned) (element-type KscoreTotal) scratch */
  GArray               *days;     /* (owned) (element-type KscoreDay) scratch */
  GArray               *runs;     /* (owned) (element-type KscoreRun) scratch */
} KscoreRowBuilder;

void     kscore_row_builder_init            (KscoreRowBuilder                *self,
                                             const KscoreLedger              *ledger,
                                             const KscoreEvidence            *evidence);
void     kscore_row_builder_clear           (KscoreRowBuilder                *self);
void     kscore_row_builder_add_all         (KscoreRowBuilder                *self);
gboolean kscore_row_builder_add_interaction (KscoreRowBuilder                *self,
                                             const KscoreEvidenceInteraction *interaction);
void     kscore_row_builder_drop_doubles    (KscoreRowBuilder                *self);
gboolean kscore_row_builder_add_count       (KscoreRowBuilder                *self,
                                             const KscoreEvidenceReading     *reading);
void     kscore_row_builder_add_remainder   (KscoreRowBuilder                *self);
int      kscore_row_compare                 (gconstpointer                    a,
                                             gconstpointer                    b);

/* Into a ledger */
KscoreCoveredDays *
         kscore_ledger_get_coverage         (const KscoreLedger              *self,
                                             const KscoreEvidence            *evidence);
void     kscore_ledger_free_coverage        (const KscoreLedger              *self,
                                             KscoreCoveredDays               *covered);
void     kscore_ledger_fill_row             (KscoreLedger                    *self,
                                             guint                            index,
                                             const KscoreRow                 *row,
                                             const KscoreCoveredDays         *covered);
void     kscore_ledger_fill_week            (KscoreLedger                    *self,
                                             KscoreLedgerWeek                *week);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreRowBuilder, kscore_row_builder_clear)

G_END_DECLS
