#pragma once

#include <gio/gio.h>

#include "core/kscore-evidence.h"
#include "core/kscore-model-name.h"

G_BEGIN_DECLS

/**
 * KscoreIntegrityPerson:
 *
 * Somebody whose reactions count less, or would if the owner did not know them.
 */
typedef struct {
  gint64        actor;       /* the store's */
  char         *id;          /* (owned) "network:key" */
  char         *name;        /* (owned) */
  char         *handle;      /* (owned) (nullable) */
  guint         group;       /* among the groups of the answer, or KSCORE_NO_INDEX */
  KscoreSignals signals;
  guint         n_reactions; /* that a signal lowered */
  double        trust;       /* the lowest of them */
} KscoreIntegrityPerson;

/**
 * KscoreIntegrityGroup:
 *
 * Accounts that act in lockstep; times are in seconds.
 */
typedef struct {
  gint64 *actors; /* (owned) (array length=n_members) the store's */
  guint   n_members;
  guint   n_known;
  guint   n_posts;
  gint64  made_from;
  gint64  made_to;
  gint64  reacted_from;
  gint64  reacted_to;
} KscoreIntegrityGroup;

typedef struct {
  guint  n_people;
  guint  n_reactions;
  guint  n_marks;
  guint  n_unjudged; /* reactions of which it could tell nothing */
  double without;    /* the score without it; NAN where there is none */
  double points;
} KscoreIntegritySignal;

/**
 * KscoreIntegrityAnswer:
 *
 * What was discounted by which signal, and what the score rests on.
 */
typedef struct {
  KscoreDay             day;
  double                score;   /* NAN where there is none */
  double                checked;
  char                  model[KSCORE_MODEL_NAME_SIZE]; /* the version of the model of both */
  double                without; /* without any discount */
  KscoreIntegritySignal signals[KSCORE_N_SIGNALS];
  guint                 n_people;
  guint                 n_discounted; /* reactions */
  guint                 n_past;       /* of these, in weeks that no longer count */
  guint                 n_marks;
  double                effective_people; /* NAN where nobody known reacted */
  double                top_share;
  guint                 n_contributors;
  guint                 n_reactions;
  guint                 n_undated;
  guint                 n_untimed;
  guint                 n_reactors;
  guint                 n_without_created;
  guint                 n_without_profile;
  gboolean              outgoing_known;
  GPtrArray            *groups;   /* (owned) (element-type KscoreIntegrityGroup) largest first */
  GPtrArray            *people;   /* (owned) (element-type KscoreIntegrityPerson) at most as many
                                   * as asked for, most reactions first */
  GPtrArray            *known;    /* (owned) (element-type KscoreIntegrityPerson) by id */
  char                 *obstacle; /* (owned) (nullable) why nobody can be overruled now */
} KscoreIntegrityAnswer;

KscoreIntegrityAnswer *kscore_integrity_answer_new  (void);
void                   kscore_integrity_answer_free (KscoreIntegrityAnswer *self);
KscoreIntegrityPerson *kscore_integrity_person_new  (gint64                 actor,
                                                     const char            *id,
                                                     const char            *name);
KscoreIntegrityGroup  *kscore_integrity_group_new   (const gint64          *actors,
                                                     guint                  n_members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreIntegrityAnswer, kscore_integrity_answer_free)

G_END_DECLS
