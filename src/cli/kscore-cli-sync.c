#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli-progress.h"
#include "cli/kscore-cli-refresh.h"
#include "core/kscore-error.h"
#include "service/kscore-workspace-sync.h"

/**
 * kscore_cli_sync:
 * @context: where it runs
 *
 * `sync [ACCOUNT]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_sync (KscoreCliContext *context)
{
  const KscoreSyncOptions options = { 0 };
  KscoreCliProgress progress = KSCORE_CLI_PROGRESS_INIT (context->err, context->terminal);
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  gboolean done;
  int status;

  if (!kscore_cli_context_parse (context, NULL, 0, 1, &status))
    return status;

  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);

  done = kscore_workspace_sync (workspace, kscore_cli_context_get (context, 0), &options,
                                kscore_cli_progress_show, &progress, &summary,
                                context->cancellable, &error);
  kscore_cli_progress_clear (&progress);
  if (!done && kscore_cli_context_get (context, 0) == NULL
      && g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND))
    return kscore_cli_context_fail (context, error, _("Link one with “kscore-cli link”."));
  if (!done)
    return kscore_cli_context_finish (context, FALSE, error);
  return kscore_cli_refresh_finish (context, workspace, &summary);
}
