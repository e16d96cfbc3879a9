#pragma once

#include "core/kscore-evidence.h"
#include "core/kscore-values.h"
#include "score/kscore-attribution.h"
#include "score/kscore-ledger.h"
#include "score/kscore-score.h"

G_BEGIN_DECLS

/**
 * KscoreDossier:
 *
 * A score with everything that it was computed from, and the names of what the evidence knows by
 * number. Nothing in it is owned.
 */
typedef struct {
  const KscoreEvidence    *evidence;
  const KscoreLedger      *ledger;      /* of @evidence */
  const KscoreScore       *score;       /* of @ledger */
  const KscoreAttribution *attribution; /* of @score */
  const char * const      *actors;      /* keys, by index in the evidence */
  const char * const      *handles;     /* of the actors, the key where there is none */
  const char * const      *posts;       /* native ids, by index in the evidence */
  const gint64            *times;       /* (nullable) seconds or unknown, by row of the ledger */
} KscoreDossier;

/**
 * KscoreNetworkPoints:
 *
 * What one network brings.
 */
typedef struct {
  const char *network;
  double      points;  /* NAN where nothing is known of it */
  double      without; /* the score without it, NAN where none would be left */
} KscoreNetworkPoints;

/**
 * KscoreAccountPoints:
 *
 * What one account brings.
 */
typedef struct {
  guint  account; /* index in the evidence */
  double points;  /* NAN where nothing is known of it */
  double without; /* the score without it, NAN where none would be left */
} KscoreAccountPoints;

char       *kscore_dossier_dup_account_id (const KscoreDossier *self,
                                           guint                account);
char       *kscore_dossier_dup_account_name (const KscoreDossier *self,
                                             guint                account);
GArray     *kscore_dossier_get_networks   (const KscoreDossier *self);
GArray     *kscore_dossier_get_accounts   (const KscoreDossier *self);
GArray     *kscore_dossier_get_coverage   (const KscoreDossier *self,
                                           guint                account);
KscoreKinds kscore_dossier_get_unknown    (const KscoreDossier *self,
                                           guint                account);
char       *kscore_dossier_dup_gap        (const KscoreDossier *self,
                                           const KscoreGap     *gap);
char       *kscore_dossier_dup_gaps       (const KscoreDossier *self,
                                           const GArray        *gaps);
double     *kscore_dossier_get_followers  (const KscoreDossier *self);

G_END_DECLS
