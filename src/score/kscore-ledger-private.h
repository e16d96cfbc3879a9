#pragma once

#include "score/kscore-covered-days.h"
#include "score/kscore-ledger.h"

G_BEGIN_DECLS

/* Accounts have slots by their lasting ids; people and posts keep the places that they have in the
 * evidence. Long sums are compensated, so that they come out the same in any order. */

#define KSCORE_N_G_VALUES 256

/* All rows of an account in one calendar week: first those with a known actor, by person and day;
 * then the others, by day. */
typedef struct {
  int    week;
  guint  first_row;
  guint  first_anonymous;
  guint  end_row;
  guint  first_group; /* into the groups of the ledger */
  guint  end_group;
  double anonymous;   /* response of all rows without an actor */
} KscoreLedgerWeek;

typedef struct {
  KscoreDay day;
  double    followers;
} KscoreLedgerAudience;

typedef struct {
  guint             index; /* in the evidence */
  double            rate;
  gboolean          tells_people;
  KscoreDay         first_day; /* of which reactions are covered, or UNKNOWN */
  KscoreCoveredDays covered;   /* by reactions of any kind, and before it was created */
  KscoreCoveredDays any;       /* by evidence of any kind */
  guint             first_week;
  guint             end_week;
  GArray           *audience; /* (owned) (element-type KscoreLedgerAudience) oldest first */
} KscoreLedgerAccount;

/* From which day somebody's rho is what. */
typedef struct {
  KscoreDay day;
  guint32   person;
  double    rho;
} KscoreLedgerRho;

typedef enum {
  KSCORE_MAKER_PERSON,
  KSCORE_MAKER_DOMAIN,
  KSCORE_MAKER_ANONYMOUS,
  KSCORE_MAKER_REPUTATION,
  KSCORE_MAKER_KARMA,
  KSCORE_MAKER_WIKIPEDIA,
  KSCORE_MAKER_BACKLINK,
} KscoreMakerType;

/* Whatever Recognition sums over. */
typedef struct {
  KscoreMakerType type;
  guint32         person;     /* or NO_INDEX */
  guint           first_mark; /* into the ledger's marks */
  guint           end_mark;
  KscoreDay       established_day; /* a person's, or DAY_NEVER */
  KscoreDay       follow_day;      /* follows without being followed, or DAY_NEVER; DAY_UNKNOWN,
                                    * which is before any, where it has no date */
  KscoreDay       purged_day;      /* reacted first, purged since, or DAY_NEVER */
  KscoreDay       first_day;       /* of a covered reaction, or DAY_NEVER */
  guint32         account;         /* where it was seen first, slot, or NO_INDEX */
} KscoreMaker;

#define KSCORE_DAY_NEVER G_MAXINT32

typedef struct {
  guint     index; /* in the evidence */
  double    value; /* finite, above 0 */
  double    trust;
  guint32   source;
  KscoreDay from;  /* DAY_UNKNOWN, which is before any, where not known */
  KscoreDay to;    /* the first day without it; NEVER while it lasts */
  guint32   account; /* slot */
  KscoreMarkKind kind;
} KscoreLedgerMark;

struct _KscoreLedger {
  gatomicrefcount ref_count;
  KscoreConstants constants;
  double          g_values[KSCORE_N_G_VALUES];

  guint                n_accounts;
  KscoreLedgerAccount *accounts;      /* by lasting id */
  guint               *account_slots; /* by index in the evidence */

  guint    n_posts;
  KscoreDay *post_days; /* sorted */

  guint    n_people;
  double  *first_rho;     /* by person, before any change */
  guint    n_rhos;
  KscoreLedgerRho *rhos;  /* changes, by day and person; each raises it */

  /* Rows, by account, week, person and day */
  guint    n_rows;
  KscoreDay *day;
  guint32 *person;        /* the actor that stands for the group, or NO_INDEX */
  guint32 *actor;         /* index in the evidence, or NO_INDEX */
  guint32 *post;          /* index in the evidence, or NO_INDEX */
  float   *trust;         /* 1 where it is not covered, so that it lowers no minimum */
  float   *own_trust;
  guint8  *signals;       /* KscoreSignals */
  double  *points;        /* 0 where it is not covered */
  double  *own_points;
  gint64  *count;
  guint16 *account;       /* slot */
  guint8  *kind;
  guint8  *precision;
  guint8  *covered;

  guint             n_weeks;
  KscoreLedgerWeek *weeks;        /* by account and week */
  guint             n_groups;     /* rows of one person in one week */
  guint32          *group_person;
  guint            *group_row;    /* first row; n_groups + 1 of them */
  double           *group_weight; /* tau g (P) of the whole week */

  /* Covered rows of each maker, by day; the index of makers */
  guint        n_makers;
  KscoreMaker *makers;
  guint        n_marks;           /* that count, by maker, kind and source */
  KscoreLedgerMark *marks;
  guint        n_evidence_marks;
  guint       *maker_row_start;   /* n_makers + 1 */
  guint       *maker_rows;        /* row */
  float       *maker_trust;       /* lowest trust up to that row */

  KscoreDay    estimated_until;   /* before it, supporters rest on following without a date */
  guint        n_listed;          /* people whose following is known: the checked audience */
  struct _KscoreListed {
    KscoreDay day;                /* DAY_UNKNOWN where not known */
    guint32   account;            /* slot */
    guint32   person;
  }           *listed;
};

typedef struct _KscoreListed KscoreListed;

static inline double
kscore_ledger_g (const KscoreLedger *self,
                 double              points)
{
  if (points < KSCORE_N_G_VALUES && points == (double) (int) points)
    return self->g_values[(int) points];

  return kscore_constants_g (&self->constants, points);
}

/* The actor that stands for the group of @actor. */
static inline guint32
kscore_ledger_get_person (const KscoreEvidence *evidence,
                          guint32               actor)
{
  guint32 person = g_array_index (evidence->actors, KscoreEvidenceActor, actor).person;

  return person < evidence->actors->len ? person : actor;
}

/* What is not covered is shown, but has no points and lowers nobody's trust. */
static inline void
kscore_ledger_set_covered (KscoreLedger *self,
                           guint         row,
                           gboolean      covered)
{
  self->covered[row] = covered;
  self->trust[row] = covered ? self->own_trust[row] : 1;
  self->points[row] = covered ? self->own_points[row] : 0;
}

void     kscore_ledger_build_coverage (KscoreLedger         *self,
                                     const KscoreEvidence *evidence);
void     kscore_ledger_clear_makers (KscoreLedger         *self);
KscoreLedger *
         kscore_ledger_copy         (const KscoreLedger   *self);
void     kscore_ledger_build_rows   (KscoreLedger         *self,
                                     const KscoreEvidence *evidence);
void     kscore_ledger_build_makers (KscoreLedger         *self,
                                     const KscoreEvidence *evidence);
double  *kscore_ledger_get_rho      (const KscoreLedger   *self,
                                     KscoreDay             day);
const KscoreLedgerWeek *
         kscore_ledger_find_week    (const KscoreLedger        *self,
                                     const KscoreLedgerAccount *account,
                                     int                        week);

G_END_DECLS
