#pragma once

#include <glib.h>

#include "service/kscore-score-news.h"

G_BEGIN_DECLS

/**
 * KscoreImportSummary:
 *
 * What an import brought.
 */
typedef struct {
  guint      files;
  gint64     posts;
  gint64     interactions;
  gint64     new_posts;        /* of them, those that were not known before */
  gint64     new_interactions;
  KscoreScoreNews before;
  KscoreScoreNews now;
  char      *headline; /* (owned) one sentence for a person */
  char      *text;     /* (owned) all that is worth saying, one sentence a line */
} KscoreImportSummary;

void kscore_import_summary_clear (KscoreImportSummary *summary);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KscoreImportSummary, kscore_import_summary_clear)

G_END_DECLS
