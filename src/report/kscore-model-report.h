#pragma once

#include "report/kscore-sink.h"
#include "score/kscore-score.h"

G_BEGIN_DECLS

void kscore_model_report_write_json         (const KscoreScore   *used,
                                             const KscoreScore   *other,
                                             KscoreSink          *sink);
void kscore_model_report_write_text         (const KscoreScore   *used,
                                             const KscoreScore   *other,
                                             KscoreSink          *sink);
void kscore_model_report_write_history_json (const GArray        *used,
                                             const char          *used_model,
                                             const GArray        *other,
                                             const char          *other_model,
                                             KscoreSink          *sink);
void kscore_model_report_write_history_text (const GArray        *used,
                                             const char          *used_model,
                                             const GArray        *other,
                                             const char          *other_model,
                                             KscoreSink          *sink);

G_END_DECLS
