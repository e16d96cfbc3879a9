#pragma once

#include "core/kscore-values.h"

G_BEGIN_DECLS

/**
 * KscoreReportDay:
 *
 * The score of a day; NAN where it is not known.
 */
typedef struct {
  KscoreDay day;
  gboolean  estimated;
  double    score;
  double    low;
  double    high;
  double    checked;
  double    response;    /* points */
  double    recognition;
  double    audience;
} KscoreReportDay;

/**
 * KscoreReportRow:
 * @id: what a program knows it by: `response`, `mastodon`, `x:12`, `reshare`, a post's native id,
 *   `new`, `K03`, `lockstep`
 * @title: how it is named to a person, translated or somebody's own words
 * @detail: (nullable): more about it, translated
 * @network: (nullable): whose it is
 * @day: its day, or %KSCORE_DAY_UNKNOWN
 * @value: R, C or A; the present value of a reason's factor; how many reactions a signal lowered
 * @reference: what a reason's factor is held against
 * @people: whose reactions or marks a signal lowered
 * @points: what it brings, changed, or could bring; of a signal, what it takes
 * @maximum: the most points it could bring
 * @without: the score without it
 * @rest: it stands for all that is not listed
 *
 * A part of a score, of its change, or of what is told about it. Numbers are NAN where they are not
 * known or say nothing of it.
 */
typedef struct {
  char     *id;
  char     *title;
  char     *detail;
  char     *network;
  KscoreDay day;
  double    value;
  double    reference;
  double    people;
  double    points;
  double    maximum;
  double    without;
  gboolean  rest;
} KscoreReportRow;

/**
 * KscoreReportCoverage:
 *
 * What is known of an account from when to when, and what is not told of it.
 */
typedef struct {
  char       *id;       /* (owned) */
  char       *name;     /* (owned): to a person */
  char       *words;    /* (owned) (nullable): what is known of it, sentences */
  char       *not_told; /* (owned) (nullable): a sentence */
  GArray     *spans;    /* (owned) (element-type KscoreCoverage): by first day */
  KscoreKinds unknown;
} KscoreReportCoverage;

/**
 * KscoreReport:
 *
 * A score and its history over a range of days, as plain data: what is written on paper and into
 * tables. The score is that of the last day.
 */
typedef struct {
  GPtrArray *owners;     /* (owned) (element-type utf8): the accounts, as they are named */
  KscoreDay  from;       /* the first day of the range */
  KscoreDay  to;         /* the last one, which is the score's */
  KscoreDay  known_from; /* where days before it were asked for, the first of which anything is
                          * covered; else KSCORE_DAY_UNKNOWN */
  KscoreDay  today;
  gint64     now;        /* when it is made, injected */
  char      *model;      /* (owned): "kscore-1" */
  gboolean   own_weights; /* the constants are the owner's, not the published ones */

  gboolean   known;      /* FALSE: not enough evidence */
  double     score;
  double     low;        /* NAN where there is no range */
  double     high;
  double     checked;
  char      *band;       /* (owned) (nullable): `established` */
  char      *band_title; /* (owned) (nullable): translated */
  gboolean   at_least;
  gboolean   provisional;
  gboolean   estimated;
  char     **estimated_ids;      /* (owned) (nullable): `recognition`, `audience:x:12` */
  char      *estimated_words;    /* (owned) (nullable): the same for a person */
  char      *estimated_in_range; /* (owned) (nullable): of any day of the range */

  GArray    *days;       /* (owned) (element-type KscoreReportDay): one a day, oldest first */
  GPtrArray *components; /* (owned) (element-type KscoreReportRow), like those below */
  GPtrArray *networks;
  GPtrArray *accounts;
  GPtrArray *kinds;
  GPtrArray *posts;      /* the last may stand for all others */
  GPtrArray *changes;    /* from the first day of the range to the last; empty where not told */
  GPtrArray *reasons;
  GPtrArray *signals;    /* what was discounted, by each signal */
  gboolean   integrity_known;
  guint      discounted_people;
  guint      discounted_reactions;
  guint      discounted_past;  /* of these, in weeks that no longer count */
  guint      n_groups;         /* in lockstep, each of which counts as one person */
  double     undiscounted; /* the score without discounts */
  double     effective_people;
  double     top_share;    /* of the five people with the most points, 0 to 1 */
  GPtrArray *coverage;   /* (owned) (element-type KscoreReportCoverage) */
} KscoreReport;

KscoreReport         *kscore_report_new              (void);
void                  kscore_report_free             (KscoreReport          *self);
KscoreReportRow      *kscore_report_add_row          (GPtrArray             *rows,
                                                      const char            *id,
                                                      const char            *title);
KscoreReportCoverage *kscore_report_add_coverage     (KscoreReport          *self,
                                                      const char            *id,
                                                      const char            *name);
const KscoreReportDay *kscore_report_get_first_scored (const KscoreReport   *self);
gboolean              kscore_report_is_rtl           (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreReport, kscore_report_free)

G_END_DECLS
