#pragma once

#include "core/kscore-change-figures.h"
#include "report/kscore-sink.h"

G_BEGIN_DECLS

void kscore_change_report_write_text (const KscoreChangeFigures *figures,
                                      KscoreSink                *sink);
void kscore_change_report_write_json (const KscoreChangeFigures *figures,
                                      KscoreSink                *sink);

G_END_DECLS
