#pragma once

#include "support/kscore-fake-statement.h"

G_BEGIN_DECLS

/* What a part is: all of it from its number. */

#define KSCORE_FAKE_N_KINDS    8
#define KSCORE_FAKE_N_NETWORKS 3

typedef struct {
  const char *id;
  const char *name;
  const char *component;
  double      weight;
} KscoreFakePartKind;

typedef struct {
  const char *id;
  const char *name;
} KscoreFakePartNetwork;

extern const KscoreFakePartKind    kscore_fake_kinds[KSCORE_FAKE_N_KINDS];
extern const KscoreFakePartNetwork kscore_fake_networks[KSCORE_FAKE_N_NETWORKS];

const KscoreFakePartKind *
                    kscore_fake_part_kind     (guint part);
KscoreDay           kscore_fake_part_day      (guint part);
const KscoreFakePartNetwork *
                    kscore_fake_part_network  (guint part);
/* 0 where nobody is known. */
gint64              kscore_fake_part_actor    (guint part);
const char         *kscore_fake_part_person   (guint part);
gint64              kscore_fake_part_post     (guint part);
const char         *kscore_fake_part_post_text (guint part);
double              kscore_fake_part_count    (guint part);
/* Before it is scaled to the score; NAN where not scored. */
double              kscore_fake_part_weight   (guint part);

/* @scale: from weights to points. */
KscoreStatementRow *kscore_fake_row_new            (guint               part,
                                                    guint               position,
                                                    double              scale);
void                kscore_fake_row_load           (KscoreStatementRow *self);

G_END_DECLS
