#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"
#include "core/kscore-model-name.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_HISTORY (kscore_history_get_type ())
G_DECLARE_FINAL_TYPE (KscoreHistory, kscore_history, KSCORE, HISTORY, GObject)

/**
 * KscoreHistoryPoint:
 *
 * The score of one day, recomputed from what is known now, and beside it what was shown then.
 */
typedef struct {
  KscoreDay day;
  float     score;     /* NAN where the day has none */
  float     low;       /* NAN where there is no range */
  float     high;
  gboolean  estimated; /* rests on undated state; drawn dashed */
  float     shown;     /* on that day, never rewritten; NAN where nothing was */
  float     checked;   /* by what could be looked at person by person, NAN where not known */
  float     other;     /* with the version that is compared with, NAN where there is none */
} KscoreHistoryPoint;

/**
 * KscoreHistoryMark:
 *
 * The first day that was shown with another version of the model than the day before it.
 */
typedef struct {
  KscoreDay day;
  char      version[KSCORE_MODEL_NAME_SIZE]; /* "kscore-2" */
} KscoreHistoryMark;

/* Emits "changed" when the points are others. The array is one a day without gaps, oldest
 * first, owned by the history. */
const KscoreHistoryPoint *kscore_history_get_points (KscoreHistory *self,
                                                     guint         *n_points);
/* In order, owned by the history. */
const KscoreHistoryMark  *kscore_history_get_marks  (KscoreHistory *self,
                                                     guint         *n_marks);

/* The title of the version of the model that is compared with, "kscore-2", or NULL. */
const char               *kscore_history_get_other  (KscoreHistory *self);

/* What of the points is estimated, "Audience of ada@wren.example (Mastodon), Recognition", or NULL
 * where nothing is or that is not computed yet. */
const char               *kscore_history_get_estimated (KscoreHistory *self);

G_END_DECLS
