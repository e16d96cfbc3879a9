#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli.h"

typedef gboolean (*ChangeFunc) (KscoreWorkspace  *workspace,
                                const char       *account,
                                GCancellable     *cancellable,
                                GError          **error);

/**
 * kscore_cli_accounts:
 * @context: where it runs
 *
 * `accounts`
 *
 * Returns: what to exit with
 */
int
kscore_cli_accounts (KscoreCliContext *context)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  gboolean done;
  int status;

  if (!kscore_cli_context_parse (context, NULL, 0, 0, &status))
    return status;

  workspace = kscore_cli_context_open (context, &error);
  done = workspace != NULL
         && kscore_figures_write_accounts (workspace, kscore_cli_context_get_format (context),
                                           context->out, context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}

/* Changes one account, and says @sentence of it. */
static int
change (KscoreCliContext *context,
        ChangeFunc        func,
        const char       *sentence)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  const char *account;
  gboolean done;
  int status;

  if (!kscore_cli_context_parse (context, NULL, 1, 1, &status))
    return status;

  account = kscore_cli_context_get (context, 0);
  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL || !func (workspace, account, context->cancellable, &error))
    return kscore_cli_context_finish (context, FALSE, error);

  if (!context->json)
    {
      kscore_cli_context_print (context, sentence);
      kscore_cli_context_print (context, "\n");
      return KSCORE_CLI_DONE;
    }
  done = kscore_figures_write_accounts (workspace, KSCORE_FIGURE_JSON, context->out,
                                        context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}

/**
 * kscore_cli_unlink:
 * @context: where it runs
 *
 * `unlink ACCOUNT`
 *
 * Returns: what to exit with
 */
int
kscore_cli_unlink (KscoreCliContext *context)
{
  return change (context, kscore_workspace_unlink,
                 _("The account counts for nothing now; what was imported stays. Linking it, or "
                   "importing an archive of it, counts it again."));
}

/**
 * kscore_cli_forget:
 * @context: where it runs
 *
 * `forget ACCOUNT`
 *
 * Returns: what to exit with
 */
int
kscore_cli_forget (KscoreCliContext *context)
{
  return change (context, kscore_workspace_forget,
                 _("The account and everything imported for it is gone."));
}
