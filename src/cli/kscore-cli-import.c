#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli-progress.h"
#include "cli/kscore-cli.h"
#include "core/kscore-error.h"

static gboolean
print_summary (KscoreCliContext           *context,
               const KscoreImportSummary  *summary,
               GError                    **error)
{
  if (context->json)
    return kscore_figures_write_import (summary, context->out, context->cancellable, error);

  if (summary->text != NULL)
    {
      kscore_cli_context_print (context, summary->text);
      if (!g_str_has_suffix (summary->text, "\n"))
        kscore_cli_context_print (context, "\n");
    }
  return TRUE;
}

/**
 * kscore_cli_import:
 * @context: where it runs
 *
 * `import [--another-account] FILE...`
 *
 * Returns: what to exit with
 */
int
kscore_cli_import (KscoreCliContext *context)
{
  gboolean another_account = FALSE;
  const GOptionEntry entries[] = {
    { "another-account", 0, 0, G_OPTION_ARG_NONE, &another_account,
      N_("Accept a second account on a network where one is linked already"), NULL },
    G_OPTION_ENTRY_NULL
  };
  KscoreCliProgress progress = KSCORE_CLI_PROGRESS_INIT (context->err, context->terminal);
  g_auto (KscoreImportSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  gboolean done;
  int status;

  if (!kscore_cli_context_parse (context, entries, 1, G_MAXUINT, &status))
    return status;

  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);

  done = kscore_workspace_import (workspace, (const char * const *) context->arguments + 1,
                                  another_account, kscore_cli_progress_show, &progress, &summary,
                                  context->cancellable, &error);
  kscore_cli_progress_clear (&progress);
  if (done)
    done = print_summary (context, &summary, &error);
  else if (g_error_matches (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN))
    return kscore_cli_context_fail (context, error,
                                    _("Confirm that it is yours with --another-account, or choose "
                                      "another."));
  return kscore_cli_context_finish (context, done, error);
}
