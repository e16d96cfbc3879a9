#pragma once

#include <gio/gio.h>

#include "service/kscore-engagement.h"
#include "core/kscore-lever.h"
#include "service/kscore-sync-summary.h"
#include "service/kscore-workspace.h"

G_BEGIN_DECLS

/**
 * KscoreFigureFormat:
 * @KSCORE_FIGURE_TEXT: for a person to read
 * @KSCORE_FIGURE_JSON: for a program; the man page states the schemas
 * @KSCORE_FIGURE_CSV: a table, where there is one
 */
typedef enum {
  KSCORE_FIGURE_TEXT,
  KSCORE_FIGURE_JSON,
  KSCORE_FIGURE_CSV,
} KscoreFigureFormat;

/* What the command line prints. Every call blocks, may be made from any thread and writes UTF-8.
 * @as_of: the score's day, or KSCORE_DAY_UNKNOWN for the day that the model chooses. */
gboolean kscore_figures_write_accounts    (KscoreWorkspace     *workspace,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_score       (KscoreWorkspace     *workspace,
                                           KscoreDay            as_of,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_history     (KscoreWorkspace     *workspace,
                                           KscoreDay            as_of,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_explanation (KscoreWorkspace     *workspace,
                                           KscoreDay            as_of,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_worksheet   (KscoreWorkspace     *workspace,
                                           KscoreDay            as_of,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_statement   (KscoreWorkspace     *workspace,
                                           KscoreDay            as_of,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* @since: the first day. */
gboolean kscore_figures_write_change      (KscoreWorkspace     *workspace,
                                           KscoreDay            since,
                                           KscoreDay            as_of,
                                           gboolean             all,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* As of the day that the model chooses. */
gboolean kscore_figures_write_people      (KscoreWorkspace     *workspace,
                                           KscorePeopleFilter   filter,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_hours       (KscoreWorkspace     *workspace,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_lenses      (KscoreWorkspace     *workspace,
                                           KscoreDay            as_of,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_simulation  (KscoreWorkspace     *workspace,
                                           KscoreDay            as_of,
                                           const double         levers[KSCORE_N_LEVERS],
                                           double               target,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* Needs no database. @path: "-" is the standard input; @format: JSON or CSV; @warning: (out)
 * (transfer full) (nullable): a sentence about rows without a score. */
gboolean kscore_figures_write_trust       (KscoreWorkspace     *workspace,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean kscore_figures_write_estimate    (const char          *path,
                                           KscoreFigureFormat   format,
                                           GOutputStream       *stream,
                                           char               **warning,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* JSON. */
gboolean kscore_figures_write_sync        (const KscoreSyncSummary *summary,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* JSON. */
gboolean kscore_figures_write_import      (const KscoreImportSummary *summary,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* Text. */
gboolean kscore_figures_write_headline    (KscoreWorkspace     *workspace,
                                           GOutputStream       *stream,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* @format: JSON or CSV. */
gboolean kscore_figures_export            (KscoreWorkspace     *workspace,
                                           const char          *directory,
                                           KscoreFigureFormat   format,
                                           GCancellable        *cancellable,
                                           GError             **error);

G_END_DECLS
