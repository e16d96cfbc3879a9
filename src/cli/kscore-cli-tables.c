#include "config.h"

#include "cli/kscore-cli-commands.h"

#include <glib/gi18n-lib.h>

#include "cli/kscore-cli.h"
#include "core/kscore-text.h"

/**
 * kscore_cli_estimate:
 * @context: where it runs
 *
 * `estimate FILE.csv`
 *
 * Returns: what to exit with
 */
int
kscore_cli_estimate (KscoreCliContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  gboolean done;
  int status;

  if (!kscore_cli_context_parse (context, NULL, 1, 1, &status))
    return status;

  done = kscore_figures_write_estimate (kscore_cli_context_get (context, 0),
                                        context->json ? KSCORE_FIGURE_JSON : KSCORE_FIGURE_CSV,
                                        context->out, &warning, context->cancellable, &error);
  if (warning != NULL)
    kscore_cli_context_warn (context, warning);
  return kscore_cli_context_finish (context, done, error);
}

/**
 * kscore_cli_export:
 * @context: where it runs
 *
 * `export --format csv|json DIR`
 *
 * Returns: what to exit with
 */
int
kscore_cli_export (KscoreCliContext *context)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("csv, for spreadsheets, or json, which can be imported again"), "csv|json" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;
  KscoreWorkspace *workspace;
  const char *directory;
  int status;

  if (!kscore_cli_context_parse (context, entries, 1, 1, &status))
    return status;
  if (g_strcmp0 (format, "csv") != 0 && g_strcmp0 (format, "json") != 0)
    return kscore_cli_context_misused (context, _("The format has to be csv or json."));

  directory = kscore_cli_context_get (context, 0);
  workspace = kscore_cli_context_open (context, &error);
  if (workspace == NULL
      || !kscore_figures_export (workspace, directory,
                                 g_str_equal (format, "csv") ? KSCORE_FIGURE_CSV
                                                             : KSCORE_FIGURE_JSON,
                                 context->cancellable, &error))
    return kscore_cli_context_finish (context, FALSE, error);

  if (!context->json)
    {
      g_autofree char *shown = g_filename_display_name (directory);
      g_autofree char *clean = kscore_text_clean_line (shown, KSCORE_TEXT_MAX_POST);
      /* Translators: %s is a folder. */
      g_autofree char *sentence = g_strdup_printf (_("Everything is in “%s”.\n"), clean);

      kscore_cli_context_print (context, sentence);
    }
  return KSCORE_CLI_DONE;
}
