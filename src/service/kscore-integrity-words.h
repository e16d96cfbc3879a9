#pragma once

#include "service/kscore-integrity-answer.h"

G_BEGIN_DECLS

const char  *kscore_integrity_words_get_signal  (KscoreSignals                signal);
const char  *kscore_integrity_words_get_rule    (KscoreSignals                signal);
char        *kscore_integrity_words_get_signals (KscoreSignals                signals);
char        *kscore_integrity_words_get_amount  (const KscoreIntegritySignal *signal);
char        *kscore_integrity_words_get_points  (double                       points);
char        *kscore_integrity_words_get_checked (const KscoreIntegrityAnswer *answer);
char        *kscore_integrity_words_get_summary (const KscoreIntegrityAnswer *answer);
char        *kscore_integrity_words_get_people  (const KscoreIntegrityAnswer *answer);
char        *kscore_integrity_words_get_top     (const KscoreIntegrityAnswer *answer);
char       **kscore_integrity_words_get_gaps    (const KscoreIntegrityAnswer *answer);
char        *kscore_integrity_words_get_group   (const KscoreIntegrityGroup  *group);
char        *kscore_integrity_words_get_group_times
                                                (const KscoreIntegrityGroup  *group);
char        *kscore_integrity_words_get_person  (const KscoreIntegrityPerson *person);

G_END_DECLS
