#pragma once

#include <gio/gio.h>

#include "core/kscore-lever.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_REASON_ROW (kscore_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreReasonRow, kscore_reason_row, KSCORE, REASON_ROW, GObject)

KscoreReasonRow *kscore_reason_row_new             (KscoreReasonCode  code,
                                                    gboolean          in_favour,
                                                    double            value,
                                                    double            reference,
                                                    const char       *whose,
                                                    double            points,
                                                    int               lever,
                                                    double            lever_value);
KscoreReasonCode kscore_reason_row_get_code        (KscoreReasonRow  *self);
gboolean         kscore_reason_row_get_in_favour   (KscoreReasonRow  *self);
const char      *kscore_reason_row_get_sentence    (KscoreReasonRow  *self);
const char      *kscore_reason_row_get_reference   (KscoreReasonRow  *self);
const char      *kscore_reason_row_get_points_text (KscoreReasonRow  *self);
double           kscore_reason_row_get_points      (KscoreReasonRow  *self);
int              kscore_reason_row_get_lever       (KscoreReasonRow  *self);
double           kscore_reason_row_get_lever_value (KscoreReasonRow  *self);

G_END_DECLS
