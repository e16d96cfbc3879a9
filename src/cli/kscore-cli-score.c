#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli.h"

/**
 * kscore_cli_score:
 * @context: where it runs
 *
 * `score [--as-of DATE] [--history]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_score (KscoreCliContext *context)
{
  g_autofree char *as_of = NULL;
  gboolean history = FALSE;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The score of this day"), N_("DATE") },
    { "history", 0, 0, G_OPTION_ARG_NONE, &history, N_("The score of every day"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  KscoreFigureFormat format;
  gboolean done = FALSE;
  KscoreDay day;
  int status;

  if (!kscore_cli_context_parse (context, entries, 0, 0, &status)
      || !kscore_cli_context_read_day (context, as_of, &day, &status))
    return status;

  format = kscore_cli_context_get_format (context);
  workspace = kscore_cli_context_open (context, &error);
  if (workspace != NULL)
    done = history ? kscore_figures_write_history (workspace, day, format, context->out,
                                                   context->cancellable, &error)
                   : kscore_figures_write_score (workspace, day, format, context->out,
                                                 context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}

/**
 * kscore_cli_explain:
 * @context: where it runs
 *
 * `explain [--as-of DATE] [--worksheet | --statement | --since DATE [--all] |
 * --lenses]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_explain (KscoreCliContext *context)
{
  g_autofree char *as_of = NULL;
  g_autofree char *since_text = NULL;
  gboolean worksheet = FALSE;
  gboolean statement = FALSE;
  gboolean lenses = FALSE;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The score of this day"), N_("DATE") },
    { "worksheet", 0, 0, G_OPTION_ARG_NONE, &worksheet,
      N_("Every input and every intermediate value, to compute the score by hand"), NULL },
    { "statement", 0, 0, G_OPTION_ARG_NONE, &statement,
      N_("Every part of the score with its points"), NULL },
    { "since", 0, 0, G_OPTION_ARG_STRING, &since_text, N_("Why the score moved since this day"),
      N_("DATE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all,
      N_("With --since: every post and every person behind each step"), NULL },
    { "lenses", 0, 0, G_OPTION_ARG_NONE, &lenses,
      N_("Other figures of the same evidence, with their formulas"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  KscoreFigureFormat format;
  gboolean done = FALSE;
  KscoreDay day, since;
  int status;

  if (!kscore_cli_context_parse (context, entries, 0, 0, &status)
      || !kscore_cli_context_read_day (context, as_of, &day, &status)
      || !kscore_cli_context_read_day (context, since_text, &since, &status))
    return status;
  if (worksheet && statement)
    return kscore_cli_context_misused (context,
                                       _("Worksheet and statement cannot be printed together."));
  if (since != KSCORE_DAY_UNKNOWN && (worksheet || statement))
    return kscore_cli_context_misused (context,
                                       _("A change has no worksheet and no statement: leave out "
                                         "--since or the other option."));
  if (all && since == KSCORE_DAY_UNKNOWN)
    return kscore_cli_context_misused (context, _("--all goes with --since DATE."));
  if (lenses && (worksheet || statement || since != KSCORE_DAY_UNKNOWN))
    return kscore_cli_context_misused (context,
                                       _("Lenses are printed alone: leave out --lenses or the "
                                         "other option."));

  format = kscore_cli_context_get_format (context);
  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL)
    return kscore_cli_context_finish (context, FALSE, error);

  if (worksheet)
    done = kscore_figures_write_worksheet (workspace, day, context->out, context->cancellable,
                                           &error);
  else if (statement)
    done = kscore_figures_write_statement (workspace, day, format, context->out,
                                           context->cancellable, &error);
  else if (since != KSCORE_DAY_UNKNOWN)
    done = kscore_figures_write_change (workspace, since, day, all, format, context->out,
                                        context->cancellable, &error);
  else if (lenses)
    done = kscore_figures_write_lenses (workspace, day, format, context->out,
                                        context->cancellable, &error);
  else
    done = kscore_figures_write_explanation (workspace, day, format, context->out,
                                             context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}
