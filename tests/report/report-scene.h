#pragma once

#include "report/kscore-dossier.h"

G_BEGIN_DECLS

/* The day of the scene's score: 2026-10-31. */
#define REPORT_SCENE_DAY 20757

/**
 * ReportScene:
 *
 * A small made-up owner with everything that a report can say: one account whose people are
 * known, one that tells counts only, a supporter, marks with and without makers.
 */
typedef struct {
  KscoreConstants    constants;
  KscoreEvidence    *evidence;
  KscoreLedger      *ledger;
  KscoreScore       *score;
  KscoreAttribution *attribution;
  KscoreDossier      dossier;
  GStrv              keys;    /* (owned) (nullable) made up for a random scene */
} ReportScene;

ReportScene           *report_scene_new           (KscoreDay    day);
ReportScene           *report_scene_new_with_marks (const KscoreEvidenceMark *marks,
                                                     guint                     n_marks);
ReportScene           *report_scene_new_random    (guint32                   seed);
ReportScene           *report_scene_new_empty     (void);
void                   report_scene_free          (ReportScene *scene);
const KscoreConstants *report_scene_get_constants (void);
guint                  report_scene_get_n_cases   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReportScene, report_scene_free)

G_END_DECLS
