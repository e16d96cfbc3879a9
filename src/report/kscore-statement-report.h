#pragma once

#include "report/kscore-dossier.h"
#include "report/kscore-record-writer.h"

G_BEGIN_DECLS

/**
 * KscoreStatementEntry:
 *
 * One line of the statement: something that people did or another source of points. Nothing in
 * it is owned.
 */
typedef struct {
  const char     *precision;  /* (nullable): NULL is not something that happened at a time */
  const char     *network;
  const char     *account_id; /* "mastodon:…" */
  const char     *kind;
  const char     *actor;      /* (nullable): key */
  const char     *handle;     /* (nullable): for the text */
  const char     *post;       /* (nullable): native id */
  gint64          at;         /* seconds or KSCORE_TIME_UNKNOWN */
  double          count;
  double          points;     /* NAN where not scored */
  guint32         account;    /* index in the evidence */
  KscoreDay       day;
  KscoreComponent component;
} KscoreStatementEntry;

extern const char * const kscore_statement_report_fields[];

gboolean kscore_statement_report_add        (KscoreRecordWriter         *records,
                                             const KscoreStatementEntry *entry);
void     kscore_statement_report_write      (const KscoreDossier        *dossier,
                                             KscoreRecordFormat          format,
                                             KscoreSink                 *sink);
void     kscore_statement_report_write_text (const KscoreDossier        *dossier,
                                             KscoreSink                 *sink);

G_END_DECLS
