#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli.h"

/**
 * kscore_cli_people:
 * @context: where it runs
 *
 * `people [--new | --back | --waiting]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_people (KscoreCliContext *context)
{
  gboolean wanted[KSCORE_N_PEOPLE_FILTERS] = { FALSE };
  const GOptionEntry entries[] = {
    { "new", 0, 0, G_OPTION_ARG_NONE, &wanted[KSCORE_PEOPLE_NEW],
      N_("Only who reacted for the first time"), NULL },
    { "back", 0, 0, G_OPTION_ARG_NONE, &wanted[KSCORE_PEOPLE_BACK],
      N_("Only who came back after a long silence"), NULL },
    { "waiting", 0, 0, G_OPTION_ARG_NONE, &wanted[KSCORE_PEOPLE_WAITING],
      N_("Only who wrote and was not answered"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  KscorePeopleFilter filter = KSCORE_PEOPLE_ALL;
  KscoreWorkspace *workspace;
  gboolean done = FALSE;
  guint n_wanted = 0;
  int status;

  if (!kscore_cli_context_parse (context, entries, 0, 0, &status))
    return status;
  for (KscorePeopleFilter i = KSCORE_PEOPLE_NEW; i < KSCORE_N_PEOPLE_FILTERS; i++)
    if (wanted[i])
      {
        filter = i;
        n_wanted++;
      }
  if (n_wanted > 1)
    return kscore_cli_context_misused (context, _("Only one of --new, --back and --waiting can be "
                                                  "given."));

  workspace = kscore_cli_context_open (context, &error);
  if (workspace != NULL)
    done = kscore_figures_write_people (workspace, filter, kscore_cli_context_get_format (context),
                                        context->out, context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}

/**
 * kscore_cli_hours:
 * @context: where it runs
 *
 * `hours`
 *
 * Returns: what to exit with
 */
int
kscore_cli_hours (KscoreCliContext *context)
{
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  gboolean done = FALSE;
  int status;

  if (!kscore_cli_context_parse (context, NULL, 0, 0, &status))
    return status;

  workspace = kscore_cli_context_open (context, &error);
  if (workspace != NULL)
    done = kscore_figures_write_hours (workspace, kscore_cli_context_get_format (context),
                                       context->out, context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}
