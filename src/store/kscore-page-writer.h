#pragma once

#include "core/kscore-values.h"
#include "store/kscore-database.h"

G_BEGIN_DECLS

/**
 * KscorePageWriter:
 *
 * Writes pages through one connection and remembers which integer stands for which remote id.
 */
typedef struct _KscorePageWriter KscorePageWriter;

KscorePageWriter *kscore_page_writer_new   (KscoreDatabase    *db);
void              kscore_page_writer_free  (KscorePageWriter  *writer);
void              kscore_page_writer_reset (KscorePageWriter  *writer);
gboolean          kscore_page_writer_write (KscorePageWriter  *writer,
                                            const KscorePage  *page,
                                            guint             *n_skipped,
                                            GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscorePageWriter, kscore_page_writer_free)

G_END_DECLS
