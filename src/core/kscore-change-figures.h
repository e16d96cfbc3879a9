#pragma once

#include <glib.h>

#include "core/kscore-change-label.h"
#include "core/kscore-date.h"

G_BEGIN_DECLS

/* Posts and people behind each step, where not all are wanted. */
#define KSCORE_CHANGE_MAX_SOURCES 5
/* What is printed: tenths of a point of a step, hundredths of what is behind it. */
#define KSCORE_CHANGE_STEP 0.1
#define KSCORE_CHANGE_PART 0.01

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
  gint64  hundredths; /* as printed */
} KscoreChangeSource;

/**
 * KscoreChangeView:
 * @KSCORE_CHANGE_BY_POST: by the posts that were reacted to
 * @KSCORE_CHANGE_BY_PERSON: by who reacted
 *
 * One of the ways to take a step apart. Each adds up to the whole step: they are the same points.
 */
typedef enum {
  KSCORE_CHANGE_BY_POST,
  KSCORE_CHANGE_BY_PERSON,
  KSCORE_N_CHANGE_VIEWS,
} KscoreChangeView;

/**
 * KscoreChangeRest:
 *
 * What stands beside the posts or the people that are listed.
 */
typedef struct {
  guint  n;          /* so many posts or people, or parts of none; 0 where there is no rest */
  double points;
  gint64 hundredths; /* as printed */
} KscoreChangeRest;

/**
 * KscoreChangeStep:
 *
 * All parts of one label. The tenths of all steps add up to those of the change. What is listed of
 * a view, its others and what is of none add up to the step, in points and as printed.
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
  KscoreChangeRest  others[KSCORE_N_CHANGE_VIEWS]; /* posts and people that are not listed */
  KscoreChangeRest  none[KSCORE_N_CHANGE_VIEWS];   /* on no single post; by nobody known */
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
  gboolean  provisional; /* too few weeks or posts are known */
  gboolean  estimated;   /* in part, from what was known only later */
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
const GPtrArray     *kscore_change_step_get_sources    (const KscoreChangeStep    *self,
                                                        KscoreChangeView           view);
void                 kscore_change_figures_finish      (KscoreChangeFigures       *self);
double               kscore_change_figures_get_learned (const KscoreChangeFigures *self);
void                 kscore_change_source_free         (KscoreChangeSource        *self);
void                 kscore_change_sum_free            (KscoreChangeSum           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreChangeFigures, kscore_change_figures_free)

G_END_DECLS
