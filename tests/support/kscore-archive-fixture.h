#pragma once

#include "archive/kscore-archive.h"
#include "support/kscore-pack.h"

G_BEGIN_DECLS

/* The first second of November 2026. */
#define FIXTURE_NOW G_GINT64_CONSTANT (1793491200)

char *fixture_path        (const char           *name);
char *fixture_temp        (void);
void  fixture_remove      (const char           *folder);
char *fixture_pack        (const char           *temp,
                           const char           *name,
                           const char           *fixture,
                           KscorePackFormat      format,
                           gint64                mtime);
char *fixture_pack_files  (const char           *temp,
                           const char           *name,
                           ...) G_GNUC_NULL_TERMINATED;
char *fixture_import      (const char           *path,
                           KscoreArchiveReport **report,
                           GError              **error);
char *fixture_import_with (const char                 *path,
                           const KscoreArchiveOptions *options,
                           KscoreArchiveReport       **report,
                           GError                    **error);
char *fixture_sentences   (const KscoreArchiveReport  *report);
guint fixture_cases       (void);

G_END_DECLS
