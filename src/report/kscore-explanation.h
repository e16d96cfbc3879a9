#pragma once

#include "report/kscore-dossier.h"
#include "report/kscore-sink.h"

G_BEGIN_DECLS

/**
 * KscorePostTextFunc:
 * @post: an index in the evidence
 * @user_data: what was given
 *
 * Returns: (transfer full) (nullable): the text of a post
 */
typedef char *(*KscorePostTextFunc) (guint32  post,
                                     gpointer user_data);

void kscore_explanation_write_text (const KscoreDossier *dossier,
                                    KscorePostTextFunc   post_text,
                                    gpointer             user_data,
                                    KscoreSink          *sink);
void kscore_explanation_write_json (const KscoreDossier *dossier,
                                    KscorePostTextFunc   post_text,
                                    gpointer             user_data,
                                    KscoreSink          *sink);

G_END_DECLS
