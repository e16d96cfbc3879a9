#pragma once

#include "score/kscore-ledger.h"

G_BEGIN_DECLS

/**
 * KscoreStyleAxis:
 * @KSCORE_STYLE_CREATING: from sharing (0) to creating (1): own posts of all that is published
 * @KSCORE_STYLE_PARTICIPATING: from listening to participating: answers of all that is said
 * @KSCORE_STYLE_FOCUSED: from broad to focused: the largest topic of all
 * @KSCORE_STYLE_CONSISTENT: from casual to consistent: weeks in which anything was done
 *
 * What a style is told by. A style is a set of second sides, one bit an axis: sixteen in all.
 */
typedef enum {
  KSCORE_STYLE_CREATING,
  KSCORE_STYLE_PARTICIPATING,
  KSCORE_STYLE_FOCUSED,
  KSCORE_STYLE_CONSISTENT,
  KSCORE_N_STYLE_AXES
} KscoreStyleAxis;

#define KSCORE_N_STYLES (1 << KSCORE_N_STYLE_AXES)

/**
 * KscoreAct:
 *
 * What is counted of what people do for each other: a comment is a reply, a quote a reshare.
 */
typedef enum {
  KSCORE_ACT_REPLY,
  KSCORE_ACT_MENTION,
  KSCORE_ACT_RESHARE,
  KSCORE_N_ACTS
} KscoreAct;

/**
 * KscoreLensFigures:
 *
 * Figures of one day beside its score, never mixed into it. The window is the running week and the
 * complete weeks before it that the model counts. Only what coverage holds is counted. Numbers are
 * NAN where not known, never 0.
 */
typedef struct {
  KscoreDay from; /* the window's first day, a Monday */
  KscoreDay day;  /* and its last */

  /* Points and Outreach */
  double received[KSCORE_N_ACTS];       /* how many, in the window */
  double received_large[KSCORE_N_ACTS]; /* of them, from accounts with many followers */
  double points;
  double influence;                     /* 0 to the constant influence_top */
  double given[KSCORE_N_ACTS];          /* what the owner did for others, since ever */
  double outreach;                      /* points */
  double outreach_level;                /* a whole number */
  double outreach_next;                 /* the points at which the next level begins */

  /* Reach, Amplification, Network */
  double reach;             /* different people who reacted in the window */
  double reactions;         /* in the window, by whomever */
  double anonymous;         /* of them, by nobody who is told */
  double posts;             /* published in the window, answers aside */
  double post_reactions;    /* to them, up to the day */
  double amplification;     /* reactions a post */
  double network;           /* mean rho of those who reacted and whose followers are known */
  double network_people;    /* how many those are */
  double network_followers; /* the followers of the middle one of them */

  /* h-index */
  double h;      /* so many posts of the window with so many reactions each */
  double h_more; /* posts with more than h */

  /* Style */
  double axis[KSCORE_N_STYLE_AXES]; /* 0 to 1 */
  double created;                   /* posts of accounts that tell what they share */
  double shared;                    /* reshares by them */
  double said;                      /* posts of accounts that tell what they do for others */
  double answered;                  /* replies and mentions by them */
  double active_weeks;
  double covered_weeks;
} KscoreLensFigures;

void     kscore_lens_figures_compute    (KscoreLensFigures       *self,
                                         const KscoreLedger      *ledger,
                                         const KscoreEvidence    *evidence,
                                         double                   focus,
                                         KscoreDay                day);
double   kscore_lens_influence          (const KscoreConstants   *constants,
                                         double                   points);
double   kscore_lens_outreach_threshold (const KscoreConstants   *constants,
                                         guint                    level);
guint    kscore_lens_outreach_level     (const KscoreConstants   *constants,
                                         double                   points);
double   kscore_lens_axis_get_from      (const KscoreConstants   *constants,
                                         KscoreStyleAxis          axis);
gboolean kscore_lens_style_is_possible  (const KscoreLensFigures *self,
                                         const KscoreConstants   *constants,
                                         guint                    style);

G_END_DECLS
