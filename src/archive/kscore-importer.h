#pragma once

#include "archive/kscore-archive-source.h"
#include "archive/kscore-archive.h"
#include "json/kscore-json-reader.h"

G_BEGIN_DECLS

/**
 * KscoreImportJob:
 *
 * One import that runs: what it reads from, where its pages go and what it counted so far.
 */
typedef struct {
  KscoreArchiveSource        *source;
  const KscoreArchiveOptions *options;
  KscoreArchivePageFunc       page_func;
  KscoreArchiveProgressFunc   progress_func; /* (nullable) */
  gpointer                    user_data;
  GCancellable               *cancellable; /* (nullable) */
  KscoreArchiveReport        *report;
  KscorePage                 *page;       /* (owned) (nullable): being filled */
  guint                       n_pages;    /* handed over for the account of page */
  guint64                     bytes_expected;
  guint64                     bytes_done;
  double                      shown; /* the last fraction told */
} KscoreImportJob;

/**
 * KscoreImporter:
 * @format: id
 * @probe: looks whether a source is of this format and fills the info; %FALSE without an error
 *   when it is another's, with one when it is of this format and cannot be imported
 * @import: reads everything into pages; coverage only in the last one
 *
 * One format of archive. The first of the table whose probe says yes imports.
 */
typedef struct {
  const char *format;
  gboolean (*probe)  (KscoreArchiveSource *source,
                      KscoreArchiveInfo   *info,
                      GCancellable        *cancellable,
                      GError             **error);
  gboolean (*import) (KscoreImportJob         *job,
                      const KscoreArchiveInfo *info,
                      GError                 **error);
} KscoreImporter;

extern const KscoreImporter kscore_x_importer;
extern const KscoreImporter kscore_grailbird_importer;
extern const KscoreImporter kscore_mastodon_importer;
extern const KscoreImporter kscore_export_importer;

gboolean    kscore_importer_fail      (KscoreArchiveSource       *source,
                                       const char                *member,
                                       const char                *sentence,
                                       GError                   **error);
JsonNode   *kscore_importer_parse     (KscoreArchiveSource       *source,
                                       const char                *tail,
                                       GError                   **error);
char       *kscore_importer_peek      (KscoreArchiveSource       *source,
                                       const KscoreArchiveEntry  *entry,
                                       GCancellable              *cancellable);
gboolean    kscore_import_job_scan    (KscoreImportJob           *job,
                                       GPtrArray                 *entries,
                                       const char                *array_member,
                                       const char * const        *dropped,
                                       KscoreJsonElementFunc      func,
                                       gpointer                   user_data,
                                       GError                   **error);
void        kscore_import_job_expect  (KscoreImportJob           *job,
                                       GPtrArray                 *entries);
gboolean    kscore_import_job_count   (KscoreImportJob           *job,
                                       const KscorePost          *post,
                                       KscoreKind                 kind,
                                       KscoreJsonValue            found,
                                       gint64                     total,
                                       gint64                     read_at);
void        kscore_import_job_read    (KscoreImportJob           *job,
                                       gsize                      length);
void        kscore_import_job_begin   (KscoreImportJob           *job,
                                       const KscoreAccount       *account);
gboolean    kscore_import_job_accepts (KscoreImportJob           *job,
                                       gint64                     at);
void        kscore_import_job_post    (KscoreImportJob           *job,
                                       KscorePost                *post);
gboolean    kscore_import_job_flush   (KscoreImportJob           *job,
                                       gboolean                   all,
                                       GError                   **error);
gint64      kscore_import_job_newest  (KscoreImportJob           *job,
                                       GPtrArray                 *entries);
void        kscore_import_job_say     (KscoreImportJob           *job,
                                       char                      *sentence);
void        kscore_import_job_summarise (KscoreImportJob         *job);

G_END_DECLS
