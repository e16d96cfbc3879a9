#pragma once

#include "core/kscore-values.h"
#include "report/kscore-account-summary.h"
#include "report/kscore-export-tables.h"

G_BEGIN_DECLS

/**
 * KscoreExportActor:
 *
 * Somebody who reacted, and the followers they had. Nothing in it is owned.
 */
typedef struct {
  const KscoreActor *actor;
  const KscoreDay   *follower_days;
  const gint64      *follower_counts;
  gsize              n_followers;
} KscoreExportActor;

/**
 * KscoreExportEvidence:
 *
 * One row of what the model was fed. Nothing in it is owned.
 */
typedef struct {
  const char *account; /* string id */
  const char *network;
  const char *actor;   /* key, NULL for anonymous units */
  const char *person;  /* key of the actor that stands for its group, NULL where alone */
  const char *post;    /* native id, NULL for none */
  gint64      count;
  gint64      followers; /* or KSCORE_UNKNOWN */
  double      trust;
  KscoreDay   day;
  KscoreKind  kind;
} KscoreExportEvidence;

/**
 * KscoreExportModel:
 * @choice: (nullable): the name of the version that was chosen
 * @weights: (nullable): the text of the user's own model file
 *
 * How the score is computed. Nothing in it is owned.
 */
typedef struct {
  const char *choice;
  const char *weights;
} KscoreExportModel;

/**
 * KscoreExportWriter:
 *
 * Writes the folder that holds everything known about the owner. Values are written in the order
 * in which they are added; the same values in the same order give the same bytes.
 */
typedef struct _KscoreExportWriter KscoreExportWriter;

KscoreExportWriter *kscore_export_writer_new            (const char                  *directory,
                                                         KscoreExportFormat           format,
                                                         gint64                       now,
                                                         const KscoreExportModel     *model,
                                                         GCancellable                *cancellable,
                                                         GError                     **error);
gboolean            kscore_export_writer_add_account    (KscoreExportWriter          *self,
                                                         const KscoreAccountSummary  *account,
                                                         KscoreKinds                  unknown);
gboolean            kscore_export_writer_add_post       (KscoreExportWriter          *self,
                                                         const char                  *account,
                                                         const KscorePost            *post,
                                                         const GPtrArray             *readings);
gboolean            kscore_export_writer_add_actor      (KscoreExportWriter          *self,
                                                         const char                  *account,
                                                         const KscoreExportActor     *actor);
gboolean            kscore_export_writer_add_interaction (KscoreExportWriter         *self,
                                                         const char                  *account,
                                                         const KscoreInteraction     *interaction);
gboolean            kscore_export_writer_add_mark       (KscoreExportWriter          *self,
                                                         const char                  *account,
                                                         const KscoreMark            *mark);
gboolean            kscore_export_writer_add_outgoing   (KscoreExportWriter          *self,
                                                         const char                  *account,
                                                         const KscoreOutgoing        *outgoing);
gboolean            kscore_export_writer_add_audience   (KscoreExportWriter          *self,
                                                         const char                  *account,
                                                         const KscoreAudience        *audience);
gboolean            kscore_export_writer_add_score      (KscoreExportWriter          *self,
                                                         const KscoreShown           *score,
                                                         double                       checked,
                                                         gboolean                     shown);
gboolean            kscore_export_writer_add_evidence   (KscoreExportWriter          *self,
                                                         const KscoreExportEvidence  *evidence);
gboolean            kscore_export_writer_finish         (KscoreExportWriter          *self,
                                                         GError                     **error);
void                kscore_export_writer_free           (KscoreExportWriter          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreExportWriter, kscore_export_writer_free)

G_END_DECLS
