#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli-progress.h"
#include "cli/kscore-cli-refresh.h"
#include "core/kscore-network-names.h"
#include "core/kscore-text.h"
#include "service/kscore-workspace-sync.h"

/* Somebody waits for a first score; what is left the next refresh reads. */
#define FIRST_SECONDS 45

/* That it is linked stays true where the first reading went wrong. */
static void
print_linked (KscoreCliContext        *context,
              const KscoreSyncSummary *summary)
{
  for (guint i = 0; summary->accounts != NULL && i < summary->accounts->len; i++)
    {
      const KscoreSyncAccount *account = g_ptr_array_index (summary->accounts, i);
      g_autofree char *handle = kscore_text_clean_line (account->handle, KSCORE_TEXT_MAX_LINE);
      /* Translators: %1$s is a handle, %2$s the name of a network. */
      g_autofree char *line = g_strdup_printf (_("Linked: you say that %1$s on %2$s is your "
                                                 "account.\n"), handle,
                                               kscore_network_get_name (account->network));

      kscore_cli_context_print (context, line);
    }
}

/**
 * kscore_cli_link:
 * @context: where it runs
 *
 * `link HANDLE [--network ID] [--service URL]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_link (KscoreCliContext *context)
{
  g_autofree char *network = NULL;
  g_autofree char *service = NULL;
  const GOptionEntry entries[] = {
    { "network", 0, 0, G_OPTION_ARG_STRING, &network,
      N_("The network it is on, where the handle alone does not tell"), N_("ID") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &service,
      N_("Ask this server instead of the one that the handle names"), N_("URL") },
    G_OPTION_ENTRY_NULL
  };
  const KscoreSyncOptions options = { .seconds = FIRST_SECONDS };
  KscoreCliProgress progress = KSCORE_CLI_PROGRESS_INIT (context->err, context->terminal);
  g_auto (KscoreSyncSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  gboolean done;
  int status;

  if (!kscore_cli_context_parse (context, entries, 1, 1, &status))
    return status;

  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);

  done = kscore_workspace_link (workspace, kscore_cli_context_get (context, 0), network, service,
                                &options, kscore_cli_progress_show, &progress, &summary,
                                context->cancellable, &error);
  kscore_cli_progress_clear (&progress);
  if (!done)
    return kscore_cli_context_finish (context, FALSE, error);
  if (!context->json)
    print_linked (context, &summary);
  return kscore_cli_refresh_finish (context, workspace, &summary);
}
