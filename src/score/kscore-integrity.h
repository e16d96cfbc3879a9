#pragma once

#include "score/kscore-score.h"
#include "score/kscore-trust.h"

G_BEGIN_DECLS

/**
 * KscoreSignalFigures:
 *
 * What one signal lowered.
 */
typedef struct {
  guint  n_people;
  guint  n_reactions;
  guint  n_marks;
  double without; /* the score if nobody heeded the signal; NAN where there is no score */
  double points;  /* that it took from the score */
} KscoreSignalFigures;

/**
 * KscoreDiscountedPerson:
 *
 * Somebody whose reactions or marks count less.
 */
typedef struct {
  guint32       actor;       /* index in the evidence */
  KscoreSignals signals;     /* of any of their reactions and marks */
  guint         n_reactions; /* that a signal lowered */
  double        trust;       /* the lowest of them */
} KscoreDiscountedPerson;

/**
 * KscoreIntegrityFigures:
 *
 * What was discounted and what the score rests on. Numbers are NAN where not known.
 */
typedef struct {
  KscoreDay           day;
  double              score;
  double              checked;
  char                version[KSCORE_MODEL_NAME_SIZE];
  double              without;          /* the score if nothing were discounted and nobody were of
                                         * a group */
  KscoreSignalFigures signals[KSCORE_N_SIGNALS]; /* by the bit's place */
  guint               n_people;         /* discounted, each once */
  guint               n_reactions;      /* discounted, each once */
  guint               n_past;           /* of these, in weeks that no longer count */
  guint               n_marks;
  double              effective_people; /* 1 / sum of squared shares of the known Response */
  double              top_share;        /* of the top five people in it, 0 to 1 */
  guint               n_contributors;   /* people who share it */
  GArray             *people;           /* (owned) (element-type KscoreDiscountedPerson) by how
                                         * many reactions were lowered, most first */
  KscoreTrust        *trust;            /* (owned) groups, and what could not be judged */
} KscoreIntegrityFigures;

KscoreIntegrityFigures *kscore_integrity_figures_new     (KscoreEvidence         *evidence,
                                                          const KscoreConstants  *constants,
                                                          KscoreDay               today,
                                                          KscoreDay               as_of);
void                    kscore_integrity_figures_measure (KscoreIntegrityFigures *self,
                                                          guint                   signal,
                                                          KscoreEvidence         *evidence,
                                                          const KscoreConstants  *constants);
void                    kscore_integrity_figures_free    (KscoreIntegrityFigures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreIntegrityFigures, kscore_integrity_figures_free)

G_END_DECLS
