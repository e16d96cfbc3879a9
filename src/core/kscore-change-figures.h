#pragma once

#include <glib.h>

#include "core/kscore-change-label.h"
#include "core/kscore-date.h"

G_BEGIN_DECLS

/* Posts and people behind each step. */
#define KSCORE_CHANGE_MAX_SOURCES 5
/* What is printed: tenths of a point. */
#define KSCORE_CHANGE_STEP 0.1

/**
 * KscoreChangeSource:
 *
 * A post or a person behind a step.
 */
typedef struct {
  gint64  id;     /* the store's */
  char   *key;    /* (owned) (nullable): a post's native id, an actor's key */
  char   *name;   /* (owned): one line, short and plain: the beginning of a post, a name */
  char   *handle; /* (owned) (nullable): a person's */
  double  points;
} KscoreChangeSource;

/**
 * KscoreChangeStep:
 *
 * All parts of one label. The tenths of all steps add up to those of the change.
 */
typedef struct {
  KscoreChangeLabel label;
  double            points;
  gint64            tenths;
  guint             n_parts;
  guint             n_posts;  /* different ones, listed or not */
  guint             n_people;
  GPtrArray        *posts;    /* (owned) (element-type KscoreChangeSource): the largest movement
                               * first */
  GPtrArray        *people;   /* (owned) (element-type KscoreChangeSource) */
} KscoreChangeStep;

/**
 * KscoreChangeDay:
 *
 * The score of one of the two days. Numbers are NAN where there is none.
 */
typedef struct {
  KscoreDay day;
  double    score;
  double    low;
  double    high;
  double    checked;
  gboolean  at_least;
} KscoreChangeDay;

/**
 * KscoreChangeSum:
 *
 * The points of a component or of a network.
 */
typedef struct {
  char   *name; /* (owned): its id; NULL: the whole score, by another model */
  double  points;
} KscoreChangeSum;

/**
 * KscoreChangeFigures:
 *
 * Why the score moved between two days, as it is shown and printed.
 */
typedef struct {
  KscoreChangeDay from;
  KscoreChangeDay to;
  KscoreDay       first_day;  /* of which anything is covered, or KSCORE_DAY_UNKNOWN */
  char           *model;      /* (owned): version */
  guint           window_weeks; /* complete weeks that count */
  double          shown;      /* what was shown on the first day; NAN where nothing was */
  double          difference; /* NAN where one of the days has no score */
  gint64          tenths;     /* of the printed scores */
  GPtrArray      *steps;      /* (owned) (element-type KscoreChangeStep): what raised it, then what
                               * lowered it, each the largest first */
  GPtrArray      *components; /* (owned) (element-type KscoreChangeSum): the largest first */
  GPtrArray      *networks;   /* (owned) (element-type KscoreChangeSum) */
} KscoreChangeFigures;

KscoreChangeFigures *kscore_change_figures_new         (void);
KscoreChangeFigures *kscore_change_figures_copy        (const KscoreChangeFigures *self);
void                 kscore_change_figures_free        (KscoreChangeFigures       *self);
KscoreChangeStep    *kscore_change_figures_add_step    (KscoreChangeFigures       *self,
                                                        KscoreChangeLabel          label,
                                                        double                     points);
void                 kscore_change_figures_finish      (KscoreChangeFigures       *self);
double               kscore_change_figures_get_learned (const KscoreChangeFigures *self);
void                 kscore_change_source_free         (KscoreChangeSource        *self);
void                 kscore_change_sum_free            (KscoreChangeSum           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreChangeFigures, kscore_change_figures_free)

G_END_DECLS
