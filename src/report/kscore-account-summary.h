#pragma once

#include "core/kscore-values.h"
#include "report/kscore-record-writer.h"

G_BEGIN_DECLS

/**
 * KscoreAccountSummary:
 *
 * One of the owner's accounts with what is known of it. Nothing in it is owned.
 */
typedef struct {
  const KscoreAccount *account;
  gint64               n_posts;
  gint64               n_interactions;
  gint64               last_refresh; /* seconds or KSCORE_TIME_UNKNOWN */
  const char          *state;        /* "ok", "unlinked" or what stands in the way, a word */
  const char          *error;        /* (nullable) what stood in the way, a sentence */
  gint64               retry_at;     /* when a limit resets, where @state is "rate-limited" */
  const GArray        *coverage;     /* (element-type KscoreCoverage) */
} KscoreAccountSummary;

/* What `accounts --json` tells, and the more that an export holds. */
extern const char * const kscore_account_summary_fields[];
extern const char * const kscore_account_summary_export_fields[];

KscoreKinds kscore_account_get_unknown       (const char                 *network,
                                              const GArray               *coverage);
void        kscore_json_writer_add_coverage  (KscoreJsonWriter           *json,
                                              const char                 *name,
                                              const GArray               *coverage);
gboolean    kscore_account_summary_write     (const KscoreAccountSummary *self,
                                              KscoreRecordWriter         *records);
void        kscore_account_summary_export    (const KscoreAccountSummary *self,
                                              KscoreRecordWriter         *records);
void        kscore_account_summary_describe  (const KscoreAccountSummary *self,
                                              GString                    *text);

G_END_DECLS
