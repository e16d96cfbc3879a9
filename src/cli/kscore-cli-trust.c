#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli.h"
#include "service/kscore-workspace-trust.h"

/* Stores the owner's word for somebody, or for all of their group. */
static gboolean
overrule (KscoreCliContext  *context,
          KscoreWorkspace   *workspace,
          const char        *person,
          gboolean           known,
          gboolean           group,
          GError           **error)
{
  gint64 actor;

  if (!kscore_workspace_find_person (workspace, person, &actor, context->cancellable, error))
    return FALSE;

  return group ? kscore_workspace_set_group_known (workspace, actor, known, context->cancellable,
                                                   error)
               : kscore_workspace_set_known (workspace, &actor, 1, known, context->cancellable,
                                             error);
}

/**
 * kscore_cli_trust:
 * @context: where it runs
 *
 * `trust [PERSON --known|--reset [--group]]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_trust (KscoreCliContext *context)
{
  gboolean known = FALSE, reset = FALSE, group = FALSE;
  const GOptionEntry entries[] = {
    { "known", 0, 0, G_OPTION_ARG_NONE, &known,
      N_("You know this person: no signal lowers what they do"), NULL },
    { "reset", 0, 0, G_OPTION_ARG_NONE, &reset,
      N_("Leaves this person to the signals again"), NULL },
    { "group", 0, 0, G_OPTION_ARG_NONE, &group,
      N_("The same for all who act in lockstep with this person"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  const char *person;
  gboolean done;
  int status;

  if (!kscore_cli_context_parse (context, entries, 0, 1, &status))
    return status;

  person = kscore_cli_context_get (context, 0);
  if (person == NULL ? known || reset || group : known == reset)
    return kscore_cli_context_misused (context, _("Give a person together with either --known or "
                                                  "--reset, or none of them for the list."));

  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);
  if (person != NULL && !overrule (context, workspace, person, known, group, &error))
    return kscore_cli_context_finish (context, FALSE, error);

  if (person != NULL && !context->json)
    {
      kscore_cli_context_print (context, known
                                         ? _("Nothing they do is discounted any more.\n")
                                         : _("What they do is left to the signals again.\n"));
      return KSCORE_CLI_DONE;
    }
  done = kscore_figures_write_trust (workspace, kscore_cli_context_get_format (context),
                                     context->out, context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}
