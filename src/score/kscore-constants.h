#pragma once

#include <glib.h>

#include "core/kscore-kind.h"
#include "core/kscore-model-name.h"

G_BEGIN_DECLS

#define KSCORE_MAX_EXCHANGE_RATES 32

/**
 * KscoreBand:
 *
 * The fixed, absolute bands of the score's whole part.
 */
typedef enum {
  KSCORE_BAND_NONE = 0, /* no score */
  KSCORE_BAND_STARTING,
  KSCORE_BAND_GROWING,
  KSCORE_BAND_ESTABLISHED,
  KSCORE_BAND_LEADING,
  KSCORE_BAND_PROMINENT,
  KSCORE_N_BANDS
} KscoreBand;

/**
 * KscoreComponent:
 *
 * What the score is made of.
 */
typedef enum {
  KSCORE_COMPONENT_RESPONSE,
  KSCORE_COMPONENT_RECOGNITION,
  KSCORE_COMPONENT_AUDIENCE,
  KSCORE_N_COMPONENTS
} KscoreComponent;

/**
 * KscoreProfile:
 *
 * What a typical member of a band looks like: the reference of the reason codes when there are
 * too few peers.
 */
typedef struct {
  double active_weeks;   /* of 13 */
  double people;         /* different people a week */
  double reshare_share;  /* of Response, 0 to 1 */
  double reply_share;    /* replies, mentions, comments and quotes, of Response, 0 to 1 */
  double supporters;     /* established accounts that reacted or follow */
  double marks;          /* Recognition by anything else */
  double audience;
  double networks;
  double discounted;     /* share of Response lost to integrity signals, 0 to 1 */
  double top_post_share; /* of Response, 0 to 1 */
  double response;       /* R */
} KscoreProfile;

typedef struct {
  char   network[24];
  double rate;
} KscoreExchangeRate;

/**
 * KscoreConstants:
 *
 * Every constant of one version of the model. A plain value: copy it by assignment. The numbers
 * come from a data file (`data/model/kscore-1.json`), never from code: a "version" string, and
 * blocks of numbers. Whoever reads the file calls kscore_constants_init(), then
 * kscore_constants_set() for each number of each block, then kscore_constants_validate(); the
 * string members "source" are for the reader of the file and are skipped.
 */
typedef struct {
  char   version[KSCORE_MODEL_NAME_SIZE];

  /* Block "scale": score = base + span * sum of weight * L (x; x1, xm). */
  double base;
  double span;
  double weight[KSCORE_N_COMPONENTS]; /* "response_weight", "recognition_weight", … */
  double x1[KSCORE_N_COMPONENTS];     /* "response_x1", … */
  double xm[KSCORE_N_COMPONENTS];     /* "response_xm", … */
  double g_scale;                     /* g(P) = g_scale ln (1 + P / g_scale) */

  /* Block "points": one member a kind, named as kscore_kind_to_string() does. */
  double points[KSCORE_N_KINDS];

  /* Block "people" */
  double rho_base;      /* rho = clamp (base + slope log10 (1 + followers), min, max) */
  double rho_slope;
  double rho_min;
  double rho_max;
  double rho_unknown;
  double anonymous;     /* factor of a reaction by nobody known */
  double trust_floor;

  /* Block "trust": what lowers the trust in a reaction, see #KscoreSignals. A factor multiplies it,
   * a share is 0 to 1. */
  double new_days;                 /* made less than so many days before it reacted */
  double new_factor;
  double empty_factor;
  double follows_ratio;            /* follows so many times more than it is followed … */
  double follows_followers;        /* … with fewer followers than this */
  double follows_factor;
  double lockstep_accounts;        /* at least so many … */
  double lockstep_share;           /* … and this share of a post's known reactors … */
  double lockstep_made_hours;      /* … made within … */
  double lockstep_small_share;     /* … of whom so many are small … */
  double lockstep_small_followers; /* … under this … */
  double lockstep_small_posts;     /* … and under this … */
  double lockstep_hours;           /* … and which reacted within */
  double lockstep_narrow;          /* looked for in this part of the times too */
  double lockstep_factor;
  double instant_seconds;          /* reacts within … */
  double instant_share;            /* … to so many … */
  double instant_posts;            /* … of so many posts in a row */
  double instant_factor;
  double pod_people;               /* one of at least so many … */
  double pod_hours;                /* … who react within … */
  double pod_share;                /* … to so many of a window's posts … */
  double pod_outgoing;             /* … and to whom the owner reacted so often in it */
  double pod_posts;                /* fewest posts of such a window */
  double pod_factor;

  /* Block "weeks" */
  double window_weeks;  /* complete weeks that count in full */
  double fading_days;   /* in which a week then fades to nothing */
  double best_weeks;    /* n is at most this … */
  double least_weeks;   /* … and at least this */
  double frozen_days;   /* an account without coverage for longer is unknown */

  /* Block "recognition": points of a mark by kind, named as kscore_mark_kind_to_string() does
   * (reputation and karma: what one is worth; linking_page: points a page), and the rest. */
  double mark_points[KSCORE_N_MARKS];
  double established;           /* points of an established account */
  double established_followers; /* from which an account is one */
  double domain_pages;          /* linking pages of one domain that count */
  double anonymous_mark;        /* factor of a mark without a known maker */

  /* Block "range" */
  double range_z;
  double range_least;        /* never narrower than this to either side */
  double range_weeks;        /* fewest covered weeks for a range */
  double range_active_weeks; /* fewest active weeks for a range */
  double estimate_variation; /* of a week's reactions, relative to their mean, where a table of
                              * counts tells no weeks */

  /* Block "coverage" */
  double provisional_weeks; /* provisional under this many covered weeks … */
  double provisional_posts; /* … or this many posts */
  double today_days;        /* the score is of today when covered into the last so many days */

  /* Block "lenses": figures beside the score, never mixed into it */
  double lens_points;          /* a reply, mention or reshare received */
  double lens_large_points;    /* … from an account with more followers than */
  double lens_large_followers; /* … this */
  double influence_top;        /* influence_top min (1, ln (1 + P/x1) / ln (1 + xm/x1)) */
  double influence_x1;
  double influence_xm;
  double outreach_points;      /* a reply, mention or reshare given */
  double outreach_first;       /* points of level 1 … */
  double outreach_step;        /* … and how many times the last step a further one is */
  double style_creating;       /* from which share on a style stands on the second side … */
  double style_participating;
  double style_focused;
  double style_consistent;
  double style_weeks;          /* fewest covered weeks to tell whether it is consistent */

  /* Block "bands": the lowest score of each, by kscore_band_to_string(). */
  double band[KSCORE_N_BANDS];

  /* Blocks "profile-BAND" */
  KscoreProfile profile[KSCORE_N_BANDS];

  /* Block "exchange": what one point of a network is worth; 1 where it is not listed. */
  KscoreExchangeRate exchange[KSCORE_MAX_EXCHANGE_RATES];
  guint              n_exchange;
} KscoreConstants;

void        kscore_constants_init        (KscoreConstants       *self,
                                          const char            *version);
gboolean    kscore_constants_set         (KscoreConstants       *self,
                                          const char            *block,
                                          const char            *member,
                                          double                 value);
gboolean    kscore_constants_validate    (const KscoreConstants *self,
                                          GError               **error);
double      kscore_constants_get_rate    (const KscoreConstants *self,
                                          const char            *network);
double      kscore_constants_g           (const KscoreConstants *self,
                                          double                 points);
double      kscore_constants_l           (const KscoreConstants *self,
                                          KscoreComponent        component,
                                          double                 value);
double      kscore_constants_rho         (const KscoreConstants *self,
                                          double                 followers);
KscoreBand  kscore_constants_get_band    (const KscoreConstants *self,
                                          double                 score);
const char *kscore_band_to_string        (KscoreBand             band);
const char *kscore_band_get_title        (KscoreBand             band);
const char *kscore_component_to_string   (KscoreComponent        component);
const char *kscore_component_get_title   (KscoreComponent        component);

G_END_DECLS
