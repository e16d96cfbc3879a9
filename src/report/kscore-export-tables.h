#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What settings.json calls the format. */
#define KSCORE_EXPORT_FORMAT_NAME "kscore-export-1"
/* In the settings of an export of any version. */
#define KSCORE_EXPORT_MARK "kscore-export-"

typedef enum {
  KSCORE_EXPORT_JSON,
  KSCORE_EXPORT_CSV,
} KscoreExportFormat;

/**
 * KscoreExportTable:
 *
 * The files of an export. The last two exist only in CSV, where a cell holds no list.
 */
typedef enum {
  KSCORE_EXPORT_ACCOUNTS,
  KSCORE_EXPORT_POSTS,
  KSCORE_EXPORT_ACTORS,
  KSCORE_EXPORT_INTERACTIONS,
  KSCORE_EXPORT_MARKS,
  KSCORE_EXPORT_OUTGOING,
  KSCORE_EXPORT_AUDIENCE,
  KSCORE_EXPORT_COVERAGE,
  KSCORE_EXPORT_SCORES,
  KSCORE_EXPORT_EVIDENCE,
  KSCORE_EXPORT_SETTINGS,
  KSCORE_EXPORT_READINGS,
  KSCORE_EXPORT_FOLLOWERS,
  KSCORE_EXPORT_N_TABLES
} KscoreExportTable;

const char         *kscore_export_table_get_file   (KscoreExportTable  table,
                                                   KscoreExportFormat format);
const char * const *kscore_export_table_get_fields (KscoreExportTable  table,
                                                   KscoreExportFormat format);
const char * const *kscore_export_get_files        (void);

G_END_DECLS
