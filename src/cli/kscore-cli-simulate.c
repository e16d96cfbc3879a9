#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/kscore-cli.h"

static gboolean
read_target (KscoreCliContext *context,
             const char       *text,
             double           *target,
             int              *status)
{
  g_autofree char *sentence = NULL;
  char *end;

  *target = NAN;
  if (text == NULL)
    return TRUE;

  *target = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && *target >= 1 && *target <= 100)
    return TRUE;

  sentence = g_strdup_printf (_("“%s” is not a score from 1 to 100."), text);
  *status = kscore_cli_context_misused (context, sentence);
  return FALSE;
}

static gboolean
check_amounts (KscoreCliContext *context,
               const gint64     *amounts,
               double           *levers,
               int              *status)
{
  for (KscoreLever lever = 0; lever < KSCORE_N_LEVERS; lever++)
    {
      g_autofree char *sentence = NULL;

      levers[lever] = (double) amounts[lever];
      if (amounts[lever] >= 0)
        continue;
      /* Translators: %s is an option of the command line */
      sentence = g_strdup_printf (_("--%s cannot be below 0."), kscore_lever_to_string (lever));
      *status = kscore_cli_context_misused (context, sentence);
      return FALSE;
    }

  return TRUE;
}

/**
 * kscore_cli_simulate:
 * @context: where it runs
 *
 * `simulate [--as-of DATE] [--target SCORE] [--LEVER N ...]`
 *
 * Returns: what to exit with
 */
int
kscore_cli_simulate (KscoreCliContext *context)
{
  g_autofree char *as_of = NULL;
  g_autofree char *target_text = NULL;
  gint64 amounts[KSCORE_N_LEVERS] = { 0 };
  double levers[KSCORE_N_LEVERS];
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The score of this day"), N_("DATE") },
    { "target", 0, 0, G_OPTION_ARG_STRING, &target_text,
      N_("What each lever alone would take to reach this score"), N_("SCORE") },
    { "likes", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_LIKES],
      N_("So many more likes a week"), "N" },
    { "replies", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_REPLIES],
      N_("So many more replies a week"), "N" },
    { "reshares", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_RESHARES],
      N_("So many more reshares a week"), "N" },
    { "quotes", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_QUOTES],
      N_("So many more quotes a week"), "N" },
    { "people", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_PEOPLE],
      N_("So many more people who react in a week"), "N" },
    { "weeks", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_WEEKS],
      N_("So many more active weeks"), "N" },
    { "followers", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_FOLLOWERS],
      N_("So many more followers"), "N" },
    { "supporters", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_SUPPORTERS],
      N_("So many more established followers"), "N" },
    { "lists", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_LISTS],
      N_("So many more lists"), "N" },
    { "networks", 0, 0, G_OPTION_ARG_INT64, &amounts[KSCORE_LEVER_NETWORKS],
      N_("So many more networks"), "N" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  gboolean done = FALSE;
  double target;
  KscoreDay day;
  int status;

  if (!kscore_cli_context_parse (context, entries, 0, 0, &status)
      || !kscore_cli_context_read_day (context, as_of, &day, &status)
      || !read_target (context, target_text, &target, &status)
      || !check_amounts (context, amounts, levers, &status))
    return status;

  workspace = kscore_cli_context_open (context, &error);
  if (workspace != NULL)
    done = kscore_figures_write_simulation (workspace, day, levers, target,
                                            kscore_cli_context_get_format (context),
                                            context->out, context->cancellable, &error);
  return kscore_cli_context_finish (context, done, error);
}
