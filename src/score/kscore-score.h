#pragma once

#include "score/kscore-ledger.h"
#include "score/kscore-mask.h"

G_BEGIN_DECLS

/* The running week, 13 that count, 4 that fade, and room for those that holes in the coverage
 * keep alive. */
#define KSCORE_MAX_WEEKS 34

typedef struct {
  gboolean known;
  double   value;   /* R, C or A; NAN where not known */
  double   l;       /* L (value), 0 to 1; 0 where not known */
  double   points;  /* 0 where not known */
  double   maximum; /* the most points it can bring */
} KscoreComponentScore;

/**
 * KscoreWeekScore:
 *
 * A calendar week that may take a place among the best.
 */
typedef struct {
  KscoreDay monday;
  double    f;        /* 1, less where it fades */
  double    response; /* R of this account in this week */
  double    s;        /* f sqrt (response) */
  double    share;    /* of the account's Response, 0 where not taken */
  gboolean  running;  /* not complete yet */
  gboolean  covered;  /* whole */
  gboolean  taken;    /* among the n best */
} KscoreWeekScore;

/**
 * KscoreAccountScore:
 *
 * What one linked account brings. Weeks are newest first.
 */
typedef struct {
  guint           account;         /* index in the evidence */
  gboolean        known;           /* whether it has a Response */
  KscoreDay       last_day;        /* the day its weeks end at, or KSCORE_DAY_UNKNOWN */
  KscoreDay       frozen_since;    /* the same where it is before the score's day, else UNKNOWN */
  guint           covered_weeks;   /* c, at most 13 */
  guint           n;
  double          s;               /* S, sum over the weeks taken */
  double          response;        /* R_a; NAN where not known */
  double          rate;            /* v */
  double          response_points;
  guint           n_weeks;
  KscoreWeekScore weeks[KSCORE_MAX_WEEKS];
  gboolean        audience_known;
  gboolean        audience_estimated; /* the first reading is of a later day */
  double          audience;        /* NAN where not known */
  KscoreDay       audience_day;    /* of the reading */
  double          audience_points;
} KscoreAccountScore;

/**
 * KscoreGap:
 *
 * Something that is not known, or that is estimated.
 */
typedef struct {
  KscoreComponent component;
  guint32         account; /* index in the evidence, or KSCORE_NO_INDEX: the whole component */
} KscoreGap;

/**
 * KscoreRecognition:
 *
 * What Recognition is made of; the six sum to its value.
 */
typedef struct {
  double people;     /* makers who are known: established accounts, lists, stars, … */
  double anonymous;  /* marks without a known maker */
  double domains;    /* linking sites */
  double reputation;
  double karma;
  double wikipedia;
  guint  supporters; /* established people */
} KscoreRecognition;

/**
 * KscoreScore:
 *
 * The score of one day with everything it says beside itself. Numbers are NAN where not known,
 * never 0.
 */
typedef struct {
  KscoreDay            day;
  char                 version[KSCORE_MODEL_NAME_SIZE];
  gboolean             known;       /* FALSE: not enough evidence */
  double               score;       /* 1 to 100 */
  gboolean             has_range;   /* FALSE: not enough weeks */
  double               low;
  double               high;
  double               checked;     /* by what could be looked at person by person */
  gboolean             at_least;    /* nobody tells who reacted */
  gboolean             provisional;
  KscoreBand           band;
  KscoreComponentScore components[KSCORE_N_COMPONENTS];
  KscoreRecognition    recognition;
  guint                window_weeks;  /* complete weeks that count */
  guint                covered_weeks; /* of them, of the best covered account */
  guint                active_weeks;  /* complete weeks taken in which anybody reacted */
  guint                n_people;      /* different people in the weeks taken */
  guint                n_posts;       /* of the owner, up to the day */
  GArray              *accounts;      /* (owned) (element-type KscoreAccountScore) as in evidence */
  GArray              *partial;       /* (owned) (element-type KscoreGap) */
  GArray              *estimated;     /* (owned) (element-type KscoreGap) */
} KscoreScore;

KscoreScore *kscore_score_new         (const KscoreLedger *ledger,
                                       KscoreDay           day);
KscoreScore *kscore_score_new_without (const KscoreLedger *ledger,
                                       KscoreDay           day,
                                       const KscoreMask   *without);
double       kscore_score_get_without (const KscoreScore  *self,
                                       KscoreComponent     component);
void         kscore_score_free        (KscoreScore        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreScore, kscore_score_free)

G_END_DECLS
