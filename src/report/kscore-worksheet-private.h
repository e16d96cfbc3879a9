#pragma once

#include "report/kscore-dossier.h"
#include "report/kscore-sink.h"

G_BEGIN_DECLS

/**
 * KscoreWorksheet:
 *
 * A worksheet while it is written. Nothing in it is owned.
 */
typedef struct {
  const KscoreDossier   *dossier;
  const KscoreConstants *constants;
  KscoreSink            *sink;
  GString               *out;       /* the sink's */
  const double          *followers; /* by actor in the evidence, NAN where not known */
} KscoreWorksheet;

void kscore_worksheet_write_response    (KscoreWorksheet *self);
void kscore_worksheet_write_recognition (KscoreWorksheet *self);

G_END_DECLS
