#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KscoreChangeLabel:
 * @KSCORE_CHANGE_NEW: happened, or was found, since the first day
 * @KSCORE_CHANGE_GREW: was there and counts for more
 * @KSCORE_CHANGE_SHRANK: was there and counts for less
 * @KSCORE_CHANGE_LEFT: fades, or has faded, with time
 * @KSCORE_CHANGE_DISCOUNTED: is trusted less, or is trusted again
 * @KSCORE_CHANGE_IDENTIFIED: was counted before, and now somebody is known to have done it
 * @KSCORE_CHANGE_NEWLY_COVERED: is known since
 * @KSCORE_CHANGE_NO_LONGER_COVERED: is no longer known
 * @KSCORE_CHANGE_MODEL: the same evidence by another version of the model
 *
 * Why a part of the score changed. kscore_change_new() states the rules.
 */
typedef enum {
  KSCORE_CHANGE_NEW,
  KSCORE_CHANGE_GREW,
  KSCORE_CHANGE_SHRANK,
  KSCORE_CHANGE_LEFT,
  KSCORE_CHANGE_DISCOUNTED,
  KSCORE_CHANGE_IDENTIFIED,
  KSCORE_CHANGE_NEWLY_COVERED,
  KSCORE_CHANGE_NO_LONGER_COVERED,
  KSCORE_CHANGE_MODEL,
  KSCORE_N_CHANGES,
} KscoreChangeLabel;

const char *kscore_change_label_to_string (KscoreChangeLabel label);
const char *kscore_change_label_get_title (KscoreChangeLabel label);
char       *kscore_change_label_dup_words (KscoreChangeLabel label,
                                           guint             window_weeks);

G_END_DECLS
