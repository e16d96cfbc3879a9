#pragma once

#include "score/kscore-score.h"

G_BEGIN_DECLS

/**
 * KscoreSourceKind:
 * @KSCORE_SOURCE_SUPPORTER: an established account that reacted or follows
 * @KSCORE_SOURCE_MARK: a mark of the evidence
 * @KSCORE_SOURCE_AUDIENCE: the audience of an account
 */
typedef enum {
  KSCORE_SOURCE_SUPPORTER,
  KSCORE_SOURCE_MARK,
  KSCORE_SOURCE_AUDIENCE,
} KscoreSourceKind;

/**
 * KscoreSource:
 *
 * A part of the score that is not an interaction.
 */
typedef struct {
  KscoreSourceKind kind;
  KscoreDay        day;     /* since when, or KSCORE_DAY_UNKNOWN */
  guint32          account; /* index in the evidence */
  guint32          person;  /* actor index, or KSCORE_NO_INDEX */
  guint32          mark;    /* index into the evidence's marks, or KSCORE_NO_INDEX */
  double           count;   /* of marks or followers; 1 for a supporter */
  double           points;
} KscoreSource;

/**
 * KscorePointsSum:
 *
 * Points of a group. @key is the group's: an index into the evidence, or a #KscoreKind;
 * KSCORE_NO_INDEX is "none" (no post, nobody known).
 */
typedef struct {
  guint32 key;
  guint   n_rows;
  double  points;
} KscorePointsSum;

/**
 * KscoreAttribution:
 *
 * The points of every part; together they are the score less the 1 that is everybody's.
 */
typedef struct {
  guint   n_rows;
  double *row_points; /* (owned) (array length=n_rows) by ledger row; NAN where it is not scored:
                       * outside coverage, outside the weeks, after the day */
  GArray *sources;    /* (owned) (element-type KscoreSource) Recognition, then Audience */
  double  total;      /* compensated sum of all of it */
} KscoreAttribution;

KscoreAttribution *kscore_attribution_new         (const KscoreLedger      *ledger,
                                                   const KscoreScore       *score);
void               kscore_attribution_free        (KscoreAttribution       *self);
GArray            *kscore_attribution_by_post     (const KscoreAttribution *self,
                                                   const KscoreLedger      *ledger);
GArray            *kscore_attribution_by_account  (const KscoreAttribution *self,
                                                   const KscoreLedger      *ledger);
GArray            *kscore_attribution_by_kind     (const KscoreAttribution *self,
                                                   const KscoreLedger      *ledger);
GArray            *kscore_attribution_by_person   (const KscoreAttribution *self,
                                                   const KscoreLedger      *ledger);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreAttribution, kscore_attribution_free)

G_END_DECLS
